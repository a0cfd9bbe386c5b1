/** Draws the map: land and borders, tints, accounts, names. One picture larger than the window, so that panning only moves it; in steps,
 * so that a large one is drawn over several frames. */
import type { MapTerritory } from "../../../bindings/MapTerritory";
import { pixel, tokenOf, type ColourBy } from "./colours";
import type { Model, Tint } from "./model";
import { flows, type Moves } from "./moves";
import type { View } from "./project";
import { labels, sightings } from "./labels";
import type { Shapes, Traced } from "./shapes";

export interface Scene {
  model: Model;
  shapes: Shapes | undefined;
  tints: readonly Tint[];
  /** By county, in place of its state, where one looks closer. */
  countyTints: () => Generator<void, readonly Tint[], void>;
  names: ReadonlyMap<number, { x: number; y: number; count: number }>;
  territories: ReadonlyMap<number, MapTerritory>;
  by: ColourBy;
  /** 1 for each chosen account. */
  chosen: Uint8Array;
  chosenCount: number;
  /** The territory that is looked at alone. */
  lit?: number | undefined;
  /** The area that is pointed at, by its place in the shapes. */
  outlined?: number | undefined;
  /** Of a proposal: where the chosen accounts come from. */
  moves?: Moves;
  color: (token: string) => string;
}

export interface Sheet {
  width: number;
  height: number;
  /** How far the picture reaches beyond the window at each side. */
  edge: { x: number; y: number };
  ratio: number;
}

export type Steps = Generator<void, void, void>;

/** Of a map whose counties are not tinted, or not known yet. */
export function* noTints(): Generator<void, readonly Tint[], void> {
  return [];
}

/** The token of accounts that stand in no territory. */
const none = "--text-3";
/** Counties are drawn from this zoom on. */
export const countiesFrom = 3.2;
/** Accounts drawn without looking at the clock. */
const slice = 25_000;
/** Beyond this many accounts they are drawn as squares of pixels. */
const many = 12_000;

/** Land, tints and borders, without accounts: kept while only the choice changes. */
export function* drawGround(context: CanvasRenderingContext2D, scene: Scene, view: View, sheet: Sheet): Steps {
  const { width, height, ratio } = sheet;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = scene.color("--map-water");
  context.fillRect(0, 0, width, height);
  yield* ground(context, scene, view, sheet);
}

/** What the ground depends on, besides where it is looked at from. */
export function groundOf(scene: Scene): readonly unknown[] {
  return [scene.shapes, scene.tints, scene.by, scene.color, scene.chosenCount > 0, scene.lit];
}

/** The ground, and on it accounts and names. */
export function* drawAccounts(context: CanvasRenderingContext2D, ground: CanvasRenderingContext2D, scene: Scene, view: View, sheet: Sheet): Steps {
  const { ratio } = sheet;
  context.setTransform(1, 0, 0, 1, 0, 0);
  if (scene.model.x.length > many) yield* squares(context, ground, scene, view, sheet);
  else context.drawImage(ground.canvas, 0, 0);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (scene.model.x.length <= many) discs(context, scene, view, sheet);
  yield;
  const outlined = scene.shapes?.areas[scene.outlined ?? -1];
  if (outlined) {
    context.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * view.dx, ratio * view.dy);
    context.lineJoin = "round";
    for (const [token, wide] of [["--raised", 4.5], ["--text", 2]] as const) {
      context.strokeStyle = scene.color(token);
      context.lineWidth = wide / view.k;
      context.stroke(outlined.path);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
  if (scene.moves) flows(context, scene, scene.moves, view);
  if (scene.by === "territory") names(context, scene, view, sheet);
}

function* ground(context: CanvasRenderingContext2D, scene: Scene, view: View, sheet: Sheet): Steps {
  const { shapes, color } = scene;
  const { ratio } = sheet;
  if (!shapes) return;
  context.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * view.dx, ratio * view.dy);
  context.fillStyle = color("--map-land");
  context.fill(shapes.land);
  yield;
  const near = view.k >= countiesFrom;
  const tint = ({ territory, clear }: Tint, path: Path2D) => {
    context.globalAlpha = (scene.lit === undefined ? (scene.chosenCount > 0 ? 0.14 : 0.26) : scene.lit === territory ? 0.42 : 0.07) * (clear ? 1 : 0.5);
    context.fillStyle = color(tokenOf(scene.territories.get(territory), scene.by));
    context.fill(path);
  };
  for (const one of scene.tints) {
    const area = shapes.areas[one.area];
    if (area && !(near && area.state)) tint(one, area.path);
  }
  if (near) yield* tinted(scene, shapes, view, sheet, tint);
  context.globalAlpha = 1;
  yield;
  context.lineJoin = "round";
  const line = (path: Path2D, token: string, width: number) => {
    context.strokeStyle = color(token);
    context.lineWidth = width / view.k;
    context.stroke(path);
  };
  for (let state = 0; near && state < shapes.states; state++) {
    const lines = shapes.countyLines(state);
    if (!inSight(lines, view, sheet)) continue;
    line(lines.path, "--map-county", 0.7);
    if (state % 4 === 3) yield;
  }
  line(shapes.inner, "--map-border", 0.8);
  line(shapes.borders, "--map-border", 1);
  yield;
  line(shapes.land, "--map-shore", 0.8);
  line(shapes.frames, "--map-border", 1);
}

/** Counties in sight, so many at a time. */
function* tinted(scene: Scene, shapes: Shapes, view: View, sheet: Sheet, tint: (one: Tint, path: Path2D) => void): Steps {
  const most = 60;
  let drawn = 0;
  for (const one of yield* scene.countyTints()) {
    const traced = shapes.countyPath(one.area);
    if (inSight(traced, view, sheet)) tint(one, traced.path);
    if (++drawn % most === 0) yield;
  }
}

/** The tints of the counties at once: which county each account lies in is known by the time one looks for this. */
export function countyTintsOf(scene: Scene): readonly Tint[] {
  const steps = scene.countyTints();
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function inSight({ left, right, top, bottom }: Traced, view: View, sheet: Sheet): boolean {
  return right * view.k + view.dx >= 0 && left * view.k + view.dx <= sheet.width && bottom * view.k + view.dy >= 0 && top * view.k + view.dy <= sheet.height;
}

/** How large a single account is, by how many there are and how near one looks. */
function size(count: number, zoom: number): number {
  const base = count > 60_000 ? 2 : count > many ? 2.6 : count > 3_000 ? 4.6 : count > 800 ? 6.4 : 8.6;
  return base * Math.min(1.6, Math.max(1, Math.sqrt(zoom / 2)));
}

/** Accounts that others are looked at before. */
function quiet({ lit, chosenCount, model }: Scene, at: number, wanted: number): boolean {
  return lit === undefined ? chosenCount > 0 && wanted === 0 : model.points.territories[at] !== lit;
}

/** The token of each territory by its number. */
function tokens(scene: Scene): (territory: number) => string {
  const known = new Map<number, string>();
  for (const [id, territory] of scene.territories) known.set(id, tokenOf(territory, scene.by));
  return (territory) => known.get(territory) ?? none;
}

function discs(context: CanvasRenderingContext2D, scene: Scene, view: View, sheet: Sheet): void {
  const { model, chosen, color } = scene;
  const { x, y, ox, oy } = model;
  const wide = size(x.length, view.k);
  const sprites = new Map<string, HTMLCanvasElement>();
  const sprite = (token: string, quiet: boolean, rim: string) => {
    const key = `${token}${quiet}${rim}`;
    const found = sprites.get(key);
    if (found) return found;
    // Accounts of no territory are hollow, which no colour is.
    const hollow = token === none;
    const made = disc(wide, sheet.ratio, color(hollow ? "--raised" : token), color(rim || (hollow ? none : "--map-rim")), quiet, scene.moves && rim ? 3 : rim || hollow ? 1.8 : 1);
    sprites.set(key, made);
    return made;
  };
  const token = tokens(scene);
  const half = wide / 2 + 3;
  for (const wanted of [0, 1]) {
    if (wanted === 1 && scene.chosenCount === 0) break;
    for (let at = 0; at < x.length; at++) {
      if (chosen[at] !== wanted) continue;
      const right = (x[at] as number) * view.k + view.dx + (ox[at] as number);
      const down = (y[at] as number) * view.k + view.dy + (oy[at] as number);
      if (!(right > -9 && down > -9 && right < sheet.width + 9 && down < sheet.height + 9)) continue;
      const rim = wanted === 0 ? "" : scene.moves ? token(scene.moves.from[at] ?? -1) : "--text";
      const image = sprite(token(model.points.territories[at] as number), quiet(scene, at, wanted), rim);
      context.drawImage(image, right - half, down - half, 2 * half, 2 * half);
    }
  }
}

function disc(wide: number, ratio: number, fill: string, rim: string, quiet: boolean, line: number): HTMLCanvasElement {
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
  context.lineWidth = line;
  context.strokeStyle = rim;
  context.stroke();
  return canvas;
}

/** Kept from one picture to the next: some 30 MB that need not be had anew. */
let kept: ImageData | undefined;
/** Lines of pixels that are read or written at once. */
const band = 240;

/** Written pixel by pixel into a copy of the ground: a hundred thousand accounts take a few milliseconds. */
function* squares(context: CanvasRenderingContext2D, ground: CanvasRenderingContext2D, scene: Scene, view: View, sheet: Sheet): Steps {
  const { width: wide, height: tall } = ground.canvas;
  const image = kept?.width === wide && kept.height === tall ? kept : new ImageData(wide, tall);
  kept = undefined;
  const pixels = new Uint32Array(image.data.buffer);
  for (let top = 0; top < tall; top += band) {
    image.data.set(ground.getImageData(0, top, wide, Math.min(band, tall - top)).data, top * wide * 4);
    yield;
  }
  const { x, y, ox, oy, points } = scene.model;
  const side = Math.max(2, Math.round(size(x.length, view.k) * sheet.ratio));
  const token = tokens(scene);
  const inks = new Map<number, number>();
  const pixelOf = (territory: number) => {
    let found = inks.get(territory);
    if (found === undefined) inks.set(territory, (found = pixel(scene.color(token(territory)))));
    return found;
  };
  const ink = (at: number) => pixelOf(points.territories[at] as number);
  const square = (right: number, down: number, side: number, value: number, pale: boolean) => {
    const [left, top] = [Math.round(right - side / 2), Math.round(down - side / 2)];
    if (!(left >= 0 && top >= 0 && left + side < wide && top + side < tall)) return;
    for (let row = 0; row < side; row++) {
      const from = (top + row) * wide + left;
      if (!pale) pixels.fill(value, from, from + side);
      else for (let at = from; at < from + side; at++) pixels[at] = mixed(pixels[at] as number, value);
    }
  };
  for (const wanted of [0, 1]) {
    if (wanted === 1 && scene.chosenCount === 0) break;
    yield;
    for (let at = 0; at < x.length; at++) {
      if (at % slice === slice - 1) yield;
      if (scene.chosen[at] !== wanted) continue;
      const right = ((x[at] as number) * view.k + view.dx + (ox[at] as number)) * sheet.ratio;
      const down = ((y[at] as number) * view.k + view.dy + (oy[at] as number)) * sheet.ratio;
      if (!(right > 0 && down > 0 && right < wide && down < tall)) continue;
      const ringed = wanted === 1 && scene.moves !== undefined;
      if (ringed) square(right, down, side + 4, pixelOf(scene.moves?.from[at] ?? -1), false);
      square(right, down, ringed ? side + 1 : side, ink(at), quiet(scene, at, wanted));
    }
  }
  yield;
  for (let top = 0; top < tall; top += band) {
    context.putImageData(image, 0, 0, 0, top, wide, Math.min(band, tall - top));
    yield;
  }
  kept = image;
}

/** A third of one colour laid over another, both as pixels. */
function mixed(under: number, over: number): number {
  const part = (shift: number) => ((((under >>> shift) & 255) * 11 + ((over >>> shift) & 255) * 5) >>> 4) << shift;
  return (0xff000000 | part(16) | part(8) | part(0)) >>> 0;
}

/** Names of territories where they have room; of the one that is looked at wherever it fits best. */
function names(context: CanvasRenderingContext2D, scene: Scene, view: View, sheet: Sheet): void {
  context.font = "600 11px Inter, system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  const nameOf = (territory: number) => scene.territories.get(territory)?.name ?? "";
  const seen = sightings(scene.model, view, sheet).filter(({ territory }) => scene.names.has(territory) && (scene.lit === undefined || scene.lit === territory));
  const width = (territory: number) => context.measureText(nameOf(territory)).width;
  for (const { territory, left, right, top } of labels(scene.model, view, sheet, seen, width, scene.lit ?? (scene.moves ? "all" : undefined))) {
    context.globalAlpha = 0.9;
    context.fillStyle = scene.color("--raised");
    context.beginPath();
    context.roundRect(left, top, right - left, 18, 9);
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 1.5;
    context.strokeStyle = scene.color(tokenOf(scene.territories.get(territory), scene.by));
    context.stroke();
    context.fillStyle = scene.color("--text");
    context.fillText(nameOf(territory), (left + right) / 2, top + 9.5);
  }
}
