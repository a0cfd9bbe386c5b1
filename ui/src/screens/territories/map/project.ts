/**
 * From degrees to a flat plane. The plane's units are pixels of a nominal picture (`plane`); zoom and pan are a `View` on it, so shapes and
 * points are projected once.
 */
import { geoAlbersUsa, geoAzimuthalEqualArea, geoMercator, geoNaturalEarth1, type GeoProjection } from "d3-geo";

export const plane = { width: 1000, height: 640 };

/** A point of the plane stands at x · k + dx on the screen. */
export interface View {
  k: number;
  dx: number;
  dy: number;
}

export interface Extent {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Places as the core sends them: ten-thousandths of a degree. */
export interface Degrees {
  latitudes: readonly number[];
  longitudes: readonly number[];
}

/** Islands that are drawn in a corner of the map of the states. */
export interface Inset {
  projection: GeoProjection;
  /** Longitudes and latitudes it is for, in degrees. */
  holds: (longitude: number, latitude: number) => boolean;
  /** States by their FIPS number. */
  states: readonly string[];
  frame: Extent;
}

/** Puerto Rico and the Virgin Islands; Guam and the Marianas. */
export const insets: readonly Inset[] = [
  { projection: geoMercator().center([-66.1, 18.2]).scale(1280).translate([915, 585]), holds: (x, y) => x > -68 && x < -64 && y > 17 && y < 19, states: ["72", "78"], frame: { left: 880, top: 565, right: 950, bottom: 605 } },
  { projection: geoMercator().center([145.2, 14.3]).scale(900).translate([385, 592]), holds: (x, y) => x > 144 && x < 147 && y > 13 && y < 16, states: ["66", "69"], frame: { left: 362, top: 562, right: 408, bottom: 622 } },
];

const whole = 10_000;
/** Beyond this many degrees from west to east the round earth is shown whole. */
const widest = 130;

/** The part of the circle that holds all longitudes, across the date line where that is shorter: where it begins, and how wide it is. */
export function span(longitudes: readonly number[]): { from: number; width: number } {
  const taken = new Uint8Array(360);
  for (const longitude of longitudes) taken[(((Math.floor(longitude / whole) + 180) % 360) + 360) % 360] = 1;
  let [bestFrom, best, run] = [0, 0, 0];
  for (let turn = 0; turn < 720; turn++) {
    if (taken[turn % 360]) run = 0;
    else if (++run > best && run <= 360) [best, bestFrom] = [run, turn - run + 1];
  }
  if (best >= 360) return { from: -180, width: 360 };
  const from = ((bestFrom + best) % 360) - 180;
  return { from, width: 360 - best };
}

/** The United States with Alaska and Hawaii moved in; else a round piece of the earth around the accounts; else all of it. */
export function projectionOf(places: Degrees, unitedStates: boolean): GeoProjection {
  const { width, height } = plane;
  if (unitedStates) return geoAlbersUsa().scale(1280).translate([width / 2, height / 2]);
  const { from, width: wide } = span(places.longitudes);
  const middle = from + wide / 2;
  if (wide > widest) return geoNaturalEarth1().rotate([-middle, 0]).scale(175).translate([width / 2, height / 2]);
  const [south, north] = range(places.latitudes);
  return geoAzimuthalEqualArea()
    .rotate([-middle, -(south + north) / 2 / whole])
    .clipAngle(100)
    .scale(700)
    .translate([width / 2, height / 2]);
}

export function range(numbers: ArrayLike<number>): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as number;
    if (number < least) least = number;
    if (number > most) most = number;
  }
  return [least, most];
}

/** Points on the plane, with the insets they need; NaN where nothing shows a place. */
export function flat(places: Degrees, projection: GeoProjection, corners: readonly Inset[] = []): { x: Float32Array; y: Float32Array; hidden: number; insets: Inset[] } {
  const count = places.latitudes.length;
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  const used = new Set<Inset>();
  let hidden = 0;
  for (let at = 0; at < count; at++) {
    const [longitude, latitude] = [(places.longitudes[at] ?? 0) / whole, (places.latitudes[at] ?? 0) / whole];
    let point = projection([longitude, latitude]);
    const inset = point ? undefined : corners.find((corner) => corner.holds(longitude, latitude));
    if (inset) {
      used.add(inset);
      point = inset.projection([longitude, latitude]);
    }
    if (!point) hidden++;
    x[at] = point ? point[0] : NaN;
    y[at] = point ? point[1] : NaN;
  }
  return { x, y, hidden, insets: [...used] };
}

/**
 * Accounts on one spot, or so near that the whole map cannot part them, stand around their places as the seeds of a sunflower, in pixels of the
 * screen: the more there are, the closer, so that a spot never grows past some 18 pixels.
 */
export function spread(places: Degrees): { ox: Float32Array; oy: Float32Array } {
  const count = places.latitudes.length;
  const [ox, oy] = [new Float32Array(count), new Float32Array(count)];
  // What lies within a 250th of the map is one spot.
  const [south, north] = count > 0 ? range(places.latitudes) : [0, 0];
  const spot = Math.max(1, (north - south) / 250, (span(places.longitudes).width * whole - whole) / 250);
  const counts = new Map<number, number>();
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const key = Math.floor(((places.latitudes[at] ?? 0) + 900_000) / spot) * 4_000_000 + Math.floor(((places.longitudes[at] ?? 0) + 1_800_000) / spot);
    keys[at] = key;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // Many accounts are drawn smaller, and stand closer.
  const [step, reach] = count > 2_000 ? [2.6, 11] : [4.8, 18];
  const turns = new Map<number, number>();
  for (let at = 0; at < count; at++) {
    const key = keys[at] as number;
    const together = counts.get(key) ?? 1;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    if (turn === 0) continue;
    const far = Math.min(step, reach / Math.sqrt(together)) * Math.sqrt(turn);
    ox[at] = far * Math.cos(turn * 2.399963);
    oy[at] = far * Math.sin(turn * 2.399963);
  }
  return { ox, oy };
}

/** The view that shows all points with some room around them. A few stray ones may lie outside when `share` is below 1. */
export function fit(x: Float32Array, y: Float32Array, width: number, height: number, room = 48): View {
  const known = (numbers: Float32Array) => range(numbers.filter((number) => !Number.isNaN(number)));
  const [left, right] = known(x);
  const [top, bottom] = known(y);
  if (!(right >= left)) return center({ left: 0, top: 0, right: plane.width, bottom: plane.height }, width, height, room);
  return center({ left, top, right, bottom }, width, height, room);
}

export function center(extent: Extent, width: number, height: number, room: number): View {
  const [wide, tall] = [Math.max(extent.right - extent.left, 8), Math.max(extent.bottom - extent.top, 8)];
  const k = Math.max(0.05, Math.min((width - 2 * room) / wide, (height - 2 * room) / tall));
  return { k, dx: width / 2 - (k * (extent.left + extent.right)) / 2, dy: height / 2 - (k * (extent.top + extent.bottom)) / 2 };
}

export const nearest = 0.2;
export const furthest = 400;

/** The same view nearer or further, with the screen's point (x, y) staying where it is. */
export function zoomed(view: View, factor: number, x: number, y: number): View {
  const k = Math.min(furthest, Math.max(nearest, view.k * factor));
  const by = k / view.k;
  return { k, dx: x - (x - view.dx) * by, dy: y - (y - view.dy) * by };
}
