/** Draws the map: land and borders, tints, accounts, names. One picture larger than the window, so that panning only moves it. */
import type { MapTerritory } from "../../../bindings/MapTerritory";
import { pixel, tokenOf, type ColourBy } from "./colours";
import type { Model, Tint } from "./model";
import type { View } from "./project";
import type { Shapes } from "./shapes";

export interface Scene {
  model: Model;
  shapes: Shapes | undefined;
  tints: readonly Tint[];
  names: ReadonlyMap<number, { x: number; y: number; count: number }>;
  territories: ReadonlyMap<number, MapTerritory>;
  by: ColourBy;
  /** 1 for each chosen account. */
  chosen: Uint8Array;
  chosenCount: number;
  color: (token: string) => string;
}

export interface Sheet {
  width: number;
  height: number;
  /** How far the picture reaches beyond the window at each side. */
  edge: { x: number; y: number };
  ratio: number;
}

/** The token of accounts that stand in no territory. */
const none = "--text-3";
/** Counties are drawn from this zoom on. */
const countiesFrom = 3.2;
/** Beyond this many accounts they are drawn as squares of pixels. */
const many = 12_000;

/** Land, tints and borders, without accounts: kept while only the choice changes. */
export function drawGround(context: CanvasRenderingContext2D, scene: Scene, view: View, sheet: Sheet): void {
  const { width, height, ratio } = sheet;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = scene.color("--map-water");
  context.fillRect(0, 0, width, height);
  ground(context, scene, view, ratio);
}

/** What the ground depends on, besides where it is looked at from. */
export function groundOf(scene: Scene): readonly unknown[] {
  return [scene.shapes, scene.tints, scene.by, scene.color, scene.chosenCount > 0];
}

/** Accounts and names, on top of the ground. */
export function drawAccounts(context: CanvasRenderingContext2D, scene: Scene, view: View, sheet: Sheet): void {
  const { ratio } = sheet;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (scene.model.x.length > many) squares(context, scene, view, sheet);
  else discs(context, scene, view, sheet);
  if (scene.by === "territory") names(context, scene, view, sheet);
}

function ground(context: CanvasRenderingContext2D, scene: Scene, view: View, ratio: number): void {
  const { shapes, color } = scene;
  if (!shapes) return;
  context.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * view.dx, ratio * view.dy);
  context.fillStyle = color("--map-land");
  context.fill(shapes.land);
  context.globalAlpha = scene.chosenCount > 0 ? 0.14 : 0.26;
  for (const { area, territory } of scene.tints) {
    const path = shapes.areas[area]?.path;
    if (!path) continue;
    context.fillStyle = color(tokenOf(scene.territories.get(territory), scene.by));
    context.fill(path);
  }
  context.globalAlpha = 1;
  context.lineJoin = "round";
  const line = (path: Path2D, token: string, width: number) => {
    context.strokeStyle = color(token);
    context.lineWidth = width / view.k;
    context.stroke(path);
  };
  if (view.k >= countiesFrom) line(shapes.counties(), "--map-county", 0.7);
  line(shapes.inner, "--map-border", 0.8);
  line(shapes.borders, "--map-border", 1);
  line(shapes.land, "--map-shore", 0.8);
  line(shapes.frames, "--map-border", 1);
}

/** How large a single account is, by how many there are and how near one looks. */
function size(count: number, zoom: number): number {
  const base = count > 60_000 ? 2 : count > many ? 2.6 : count > 3_000 ? 4.6 : count > 800 ? 6.4 : 8.6;
  return base * Math.min(1.6, Math.max(1, Math.sqrt(zoom / 2)));
}

function tokens(scene: Scene): { token: (at: number) => string } {
  const known = new Map<number, string>();
  for (const [id, territory] of scene.territories) known.set(id, tokenOf(territory, scene.by));
  return { token: (at) => known.get(scene.model.points.territories[at] as number) ?? none };
}

function discs(context: CanvasRenderingContext2D, scene: Scene, view: View, sheet: Sheet): void {
  const { model, chosen, color } = scene;
  const { x, y, ox, oy } = model;
  const wide = size(x.length, view.k);
  const sprites = new Map<string, HTMLCanvasElement>();
  const sprite = (token: string, quiet: boolean, ring: boolean) => {
    const key = `${token}${quiet}${ring}`;
    const found = sprites.get(key);
    if (found) return found;
    // Accounts of no territory are hollow, which no colour is.
    const hollow = token === none;
    const made = disc(wide, sheet.ratio, color(hollow ? "--raised" : token), color(ring ? "--text" : hollow ? none : "--map-rim"), quiet, ring || hollow);
    sprites.set(key, made);
    return made;
  };
  const { token } = tokens(scene);
  const half = wide / 2 + 3;
  for (const wanted of [0, 1]) {
    if (wanted === 1 && scene.chosenCount === 0) break;
    for (let at = 0; at < x.length; at++) {
      if (chosen[at] !== wanted) continue;
      const right = (x[at] as number) * view.k + view.dx + (ox[at] as number);
      const down = (y[at] as number) * view.k + view.dy + (oy[at] as number);
      if (!(right > -9 && down > -9 && right < sheet.width + 9 && down < sheet.height + 9)) continue;
      const image = sprite(token(at), scene.chosenCount > 0 && wanted === 0, wanted === 1);
      context.drawImage(image, right - half, down - half, 2 * half, 2 * half);
    }
  }
}

function disc(wide: number, ratio: number, fill: string, rim: string, quiet: boolean, ring: boolean): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const half = wide / 2 + 3;
  canvas.width = canvas.height = Math.ceil(2 * half * ratio);
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.scale(canvas.width / (2 * half), canvas.width / (2 * half));
  context.globalAlpha = quiet ? 0.3 : 0.92;
  context.beginPath();
  context.arc(half, half, wide / 2, 0, 7);
  context.fillStyle = fill;
  context.fill();
  context.globalAlpha = quiet ? 0.3 : 1;
  context.lineWidth = ring ? 1.8 : 1;
  context.strokeStyle = rim;
  context.stroke();
  return canvas;
}

/** Written pixel by pixel: a hundred thousand accounts take a few milliseconds. */
function squares(context: CanvasRenderingContext2D, scene: Scene, view: View, sheet: Sheet): void {
  const [wide, tall] = [Math.ceil(sheet.width * sheet.ratio), Math.ceil(sheet.height * sheet.ratio)];
  const image = new ImageData(wide, tall);
  const pixels = new Uint32Array(image.data.buffer);
  const { x, y, ox, oy, points } = scene.model;
  const side = Math.max(2, Math.round(size(x.length, view.k) * sheet.ratio));
  const { token } = tokens(scene);
  const inks = new Map<number, number>();
  const ink = (at: number) => {
    const territory = points.territories[at] as number;
    let found = inks.get(territory);
    if (found === undefined) inks.set(territory, (found = pixel(scene.color(token(at)))));
    return found;
  };
  const quiet = scene.chosenCount > 0 ? 0x50ffffff : 0xffffffff;
  for (const wanted of [0, 1]) {
    if (wanted === 1 && scene.chosenCount === 0) break;
    for (let at = 0; at < x.length; at++) {
      if (scene.chosen[at] !== wanted) continue;
      const left = Math.round(((x[at] as number) * view.k + view.dx + (ox[at] as number)) * sheet.ratio - side / 2);
      const top = Math.round(((y[at] as number) * view.k + view.dy + (oy[at] as number)) * sheet.ratio - side / 2);
      if (!(left >= 0 && top >= 0 && left + side < wide && top + side < tall)) continue;
      const value = (wanted === 1 ? ink(at) : ink(at) & quiet) >>> 0;
      for (let row = 0; row < side; row++) pixels.fill(value, (top + row) * wide + left, (top + row) * wide + left + side);
    }
  }
  const layer = new OffscreenCanvas(wide, tall);
  layer.getContext("2d")?.putImageData(image, 0, 0);
  context.drawImage(layer, 0, 0, sheet.width, sheet.height);
}

interface Plate {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Names of territories, the largest first, beside their accounts where that hides fewer of them; one without room is left out. */
function names(context: CanvasRenderingContext2D, scene: Scene, view: View, sheet: Sheet): void {
  context.font = "600 11px Inter, system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  const { x, y } = scene.model;
  const every = Math.ceil(x.length / 4_000);
  const hides = (plate: Plate) => {
    let count = 0;
    for (let at = 0; at < x.length; at += every) {
      const [right, down] = [(x[at] as number) * view.k + view.dx, (y[at] as number) * view.k + view.dy];
      if (right > plate.left - 3 && right < plate.right + 3 && down > plate.top - 3 && down < plate.bottom + 3) count++;
    }
    return count;
  };
  const taken: Plate[] = [];
  for (const [id, place] of [...scene.names].sort((a, b) => b[1].count - a[1].count)) {
    const name = scene.territories.get(id)?.name ?? "";
    const [right, down] = [place.x * view.k + view.dx, place.y * view.k + view.dy];
    if (right < -60 || down < -20 || right > sheet.width + 60 || down > sheet.height + 20) continue;
    const half = context.measureText(name).width / 2 + 7;
    const steps: [number, number][] = [[0, -20], [0, 20], [half + 8, 0], [-half - 8, 0], [0, -38], [0, 38], [half + 14, -16], [-half - 14, -16], [0, 0]];
    let best: { plate: Plate; hidden: number } | undefined;
    for (const [aside, under] of steps) {
      const plate = { left: right + aside - half, right: right + aside + half, top: down + under - 9, bottom: down + under + 9 };
      if (taken.some((one) => one.left < plate.right && one.right > plate.left && one.top < plate.bottom && one.bottom > plate.top)) continue;
      const { edge } = sheet;
      const cut = plate.left < edge.x + 4 || plate.right > sheet.width - edge.x - 4 || plate.top < edge.y + 4 || plate.bottom > sheet.height - edge.y - 4;
      const hidden = hides(plate) + (cut ? 1_000 : 0);
      if (!best || hidden < best.hidden) best = { plate, hidden };
      if (hidden === 0) break;
    }
    if (!best) continue;
    const { plate } = best;
    taken.push(plate);
    context.globalAlpha = 0.9;
    context.fillStyle = scene.color("--raised");
    context.beginPath();
    context.roundRect(plate.left, plate.top, plate.right - plate.left, 18, 9);
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 1;
    context.strokeStyle = scene.color(tokenOf(scene.territories.get(id), scene.by));
    context.stroke();
    context.fillStyle = scene.color("--text");
    context.fillText(name, (plate.left + plate.right) / 2, plate.top + 9.5);
  }
}
