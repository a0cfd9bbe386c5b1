/** Regions that somebody else drew, as paths of the plane, in place of states and countries. */
import type { GeoProjection } from "d3-geo";
import type { Polygon, Position } from "geojson";
import type { Region } from "../../../bindings/Region";
import type { RegionShapes } from "../../../bindings/RegionShapes";
import { trace, type Area, type Shapes } from "./shapes";

const whole = 10_000;

/** Corners in degrees, of a ring as it stands in the plan: each but the first as the way from the one before. */
export function corners(ring: readonly number[]): Position[] {
  const found: Position[] = [];
  let [east, north] = [0, 0];
  for (let at = 0; at + 1 < ring.length; at += 2) {
    east += ring[at] as number;
    north += ring[at + 1] as number;
    found.push([east / whole, north / whole]);
  }
  return found;
}

const x = (corner: Position | undefined) => corner?.[0] ?? 0;
const y = (corner: Position | undefined) => corner?.[1] ?? 0;

/** Twice the area, below zero where the ring runs clockwise. */
function turning(ring: readonly Position[]): number {
  return ring.reduce((sum, corner, at) => sum + x(corner) * y(ring[(at + 1) % ring.length]) - x(ring[(at + 1) % ring.length]) * y(corner), 0);
}

function holds(ring: readonly Position[], spot: Position | undefined): boolean {
  let odd = false;
  for (let one = 0, other = ring.length - 1; one < ring.length; other = one++) {
    const [from, to] = [ring[one], ring[other]];
    if (y(from) > y(spot) !== y(to) > y(spot) && x(spot) < ((x(to) - x(from)) * (y(spot) - y(from))) / (y(to) - y(from)) + x(from)) odd = !odd;
  }
  return odd;
}

function box(ring: readonly Position[]): [number, number, number, number] {
  return ring.reduce<[number, number, number, number]>((sum, corner) => [Math.min(sum[0], x(corner)), Math.min(sum[1], y(corner)), Math.max(sum[2], x(corner)), Math.max(sum[3], y(corner))], [Infinity, Infinity, -Infinity, -Infinity]);
}

/** Polygons with their holes. On a globe the inside lies to the right of an outer ring, so rings are turned to run as d3 expects. */
export function polygons({ rings }: Region): Polygon[] {
  const lines = rings.map((ring) => {
    const line = corners(ring);
    return { line, box: box(line), spot: line[0], size: Math.abs(turning(line)) };
  });
  const around = lines.map((own) => lines.filter((other) => other !== own && other.size > own.size && within(other.box, own.spot) && holds(other.line, own.spot)));
  const made = new Map<(typeof lines)[number], Polygon>();
  lines.forEach((own, at) => {
    if ((around[at]?.length ?? 0) % 2 === 0) made.set(own, { type: "Polygon", coordinates: [closed(own.line, true)] });
  });
  lines.forEach((own, at) => {
    const outer = around[at] ?? [];
    if (outer.length % 2 === 0) return;
    const nearest = outer.reduce((least, one) => (one.size < least.size ? one : least));
    made.get(nearest)?.coordinates.push(closed(own.line, false));
  });
  return [...made.values()];
}

function within([west, south, east, north]: [number, number, number, number], spot: Position | undefined): boolean {
  return x(spot) >= west && x(spot) <= east && y(spot) >= south && y(spot) <= north;
}

function closed(line: Position[], clockwise: boolean): Position[] {
  const turned = turning(line) < 0 === clockwise ? line : [...line].reverse();
  return turned[0] ? [...turned, turned[0]] : turned;
}

/** Areas to be tinted and the borders around them. */
export function drawnRegions({ regions }: RegionShapes, projection: GeoProjection): { areas: Area[]; borders: Path2D } {
  const borders = new Path2D();
  const areas = regions.map((region) => {
    const traced = trace({ type: "GeometryCollection", geometries: polygons(region) }, projection);
    borders.addPath(traced.path);
    return { name: region.name, ...traced };
  });
  return { areas, borders };
}

/** Regions over the land that is drawn anyway, with borders as plain as its shore: they are what was asked for. */
export function over(usual: Shapes, drawn: { areas: Area[]; borders: Path2D }): Shapes {
  const land = new Path2D(usual.land);
  land.addPath(drawn.borders);
  return { ...usual, land, areas: drawn.areas, inner: new Path2D(), counties: 0, states: 0 };
}
