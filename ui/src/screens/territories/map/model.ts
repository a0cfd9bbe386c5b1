/** The accounts of the map, ready to be drawn: projected once, kept while only their territories change. */
import type { GeoProjection } from "d3-geo";
import type { MapPoints } from "../../../bindings/MapPoints";
import type { MapView } from "../../../bindings/MapView";
import type { Points } from "./pick";
import { flat, insets, plane, projectionOf, spread, type Inset } from "./project";
import type { Area } from "./shapes";

export interface Model extends Points {
  points: MapPoints;
  projection: GeoProjection;
  unitedStates: boolean;
  insets: readonly Inset[];
}

/** Makes a model, or takes over what an earlier one has where no account moved on the ground. */
export function modelOf(view: MapView, before: Model | undefined): Model {
  const { points } = view;
  const same = before && sameNumbers(before.points.latitudes, points.latitudes) && sameNumbers(before.points.longitudes, points.longitudes);
  if (same) return { ...before, points };
  let unitedStates = view.unitedStates;
  let projection = projectionOf(points, unitedStates);
  let places = flat(points, projection, unitedStates ? insets : []);
  if (places.hidden > 0 && unitedStates) {
    // A place that is neither on the map of the states nor in its corners.
    unitedStates = false;
    projection = projectionOf(points, false);
    places = flat(points, projection);
  }
  return { points, projection, unitedStates, insets: places.insets, x: places.x, y: places.y, ...spread(points) };
}

function sameNumbers(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((number, at) => number === other[at]);
}

/** Which area each point lies in, read off a picture of the areas; -1 outside of all. */
export function areasOf(model: Model, areas: readonly Area[]): Int16Array {
  const found = new Int16Array(model.x.length).fill(-1);
  const scale = 1.6;
  const canvas = new OffscreenCanvas(plane.width * scale, plane.height * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return found;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  areas.forEach((area, at) => {
    const code = at + 1;
    // Far apart, so that the mixed pixels of a border are nobody's.
    context.fillStyle = `rgb(${(code % 16) * 16 + 8}, ${(Math.floor(code / 16) % 32) * 8 + 4}, 77)`;
    context.fill(area.path);
  });
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < found.length; at++) {
    const [x, y] = [Math.round((model.x[at] as number) * scale), Math.round((model.y[at] as number) * scale)];
    if (!(x >= 0 && y >= 0 && x < canvas.width && y < canvas.height)) continue;
    const place = (y * canvas.width + x) * 4;
    const [red = 0, green = 0, blue = 0] = [data[place], data[place + 1], data[place + 2]];
    if (blue !== 77 || red % 16 !== 8 || green % 8 !== 4) continue;
    const code = (green - 4) * 2 + (red - 8) / 16;
    if (code >= 1 && code <= areas.length) found[at] = code - 1;
  }
  return found;
}

export interface Tint {
  area: number;
  territory: number;
  /** Nearly all of the potential there is this territory's: three quarters. */
  clear: boolean;
}

/** Areas by the territory that holds most potential there, where it has `least` accounts. What is kept out does not count. */
export function tintsOf({ territories, weights }: Pick<MapPoints, "territories" | "weights">, areas: Int16Array, least = 3): Tint[] {
  const sums = new Map<number, Map<number, { weight: number; count: number }>>();
  areas.forEach((area, at) => {
    const territory = territories[at] ?? -1;
    if (area < 0 || territory === -2) return;
    const here = sums.get(area) ?? new Map<number, { weight: number; count: number }>();
    sums.set(area, here);
    const own = here.get(territory) ?? { weight: 0, count: 0 };
    here.set(territory, { weight: own.weight + (weights[at] ?? 0), count: own.count + 1 });
  });
  const tints: Tint[] = [];
  for (const [area, here] of sums) {
    const all = [...here.values()].reduce((sum, { weight }) => sum + weight, 0);
    const [territory, most] = [...here].reduce((best, one) => (one[1].weight > best[1].weight ? one : best));
    if (territory >= 0 && most.count >= least) tints.push({ area, territory, clear: most.weight >= 0.75 * all });
  }
  return tints;
}

/** Where each territory's name goes: the field of the plane where most of its accounts are. */
export function middles(model: Model): Map<number, { x: number; y: number; count: number }> {
  const field = 36;
  const fields = new Map<number, Map<number, { count: number; x: number; y: number }>>();
  const counts = new Map<number, number>();
  model.points.territories.forEach((territory, at) => {
    const [x, y] = [model.x[at] as number, model.y[at] as number];
    if (territory < 0 || Number.isNaN(x)) return;
    const own = fields.get(territory) ?? new Map<number, { count: number; x: number; y: number }>();
    fields.set(territory, own);
    counts.set(territory, (counts.get(territory) ?? 0) + 1);
    const key = Math.floor(y / field) * 10_000 + Math.floor(x / field);
    const here = own.get(key) ?? { count: 0, x: 0, y: 0 };
    own.set(key, { count: here.count + 1, x: here.x + x, y: here.y + y });
  });
  const most = (own: Map<number, { count: number; x: number; y: number }>) => [...own.values()].reduce((best, one) => (one.count > best.count ? one : best));
  return new Map([...fields].map(([territory, own]) => {
    const { count, x, y } = most(own);
    return [territory, { x: x / count, y: y / count, count: counts.get(territory) ?? 0 }];
  }));
}
