/** Which county each point lies in: the counties' own outlines, asked through a grid of whole degrees. */
import type { MultiPolygon, Polygon, Position } from "geojson";
import type { Degrees } from "./project";

export interface County {
  geometry: Polygon | MultiPolygon;
}

interface Part {
  county: number;
  rings: readonly Float64Array[];
  left: number;
  right: number;
  bottom: number;
  top: number;
}

const whole = 10_000;
const cell = (longitude: number, latitude: number) => Math.floor(latitude) * 1_000 + Math.floor(longitude);

/** The county of each place by its number; -1 outside of all. Pauses now and then: there are 3,231 counties. */
export function* countiesAt(places: Degrees, count: number, county: (at: number) => County): Generator<void, Int16Array, void> {
  const grid = new Map<number, Part[]>();
  for (let number = 0; number < count; number++) {
    if (number % 120 === 119) yield;
    const { geometry } = county(number);
    for (const polygon of geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) {
      const part = partOf(number, polygon);
      for (let latitude = Math.floor(part.bottom); latitude <= Math.floor(part.top); latitude++)
        for (let longitude = Math.floor(part.left); longitude <= Math.floor(part.right); longitude++) {
          const key = cell(longitude, latitude);
          const here = grid.get(key);
          if (here) here.push(part);
          else grid.set(key, [part]);
        }
    }
  }
  const found = new Int16Array(places.latitudes.length).fill(-1);
  // Many accounts share the middle of a postal code or a city.
  const known = new Map<number, number>();
  for (let at = 0; at < found.length; at++) {
    if (at % 20_000 === 19_999) yield;
    const [y, x] = [places.latitudes[at] ?? 0, places.longitudes[at] ?? 0];
    const spot = (y + 900_000) * 4_000_000 + x + 1_800_000;
    let here = known.get(spot);
    if (here === undefined) {
      const [longitude, latitude] = [x / whole, y / whole];
      here = grid.get(cell(longitude, latitude))?.find((part) => holds(part, longitude, latitude))?.county ?? -1;
      known.set(spot, here);
    }
    found[at] = here;
  }
  return found;
}

function partOf(county: number, polygon: readonly Position[][]): Part {
  const part = { county, rings: polygon.map((ring) => Float64Array.from(ring.flatMap(([x = 0, y = 0]) => [x, y]))), left: 180, right: -180, bottom: 90, top: -90 };
  const [outline] = part.rings;
  for (let at = 0; outline && at < outline.length; at += 2) {
    const [x, y] = [outline[at] as number, outline[at + 1] as number];
    part.left = Math.min(part.left, x);
    part.right = Math.max(part.right, x);
    part.bottom = Math.min(part.bottom, y);
    part.top = Math.max(part.top, y);
  }
  return part;
}

function holds(part: Part, x: number, y: number): boolean {
  if (x < part.left || x > part.right || y < part.bottom || y > part.top) return false;
  let odd = false;
  for (const ring of part.rings)
    for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
      const [y1, y2] = [ring[at + 1] as number, ring[before + 1] as number];
      if (y1 > y !== y2 > y && x < (((ring[before] as number) - (ring[at] as number)) * (y - y1)) / (y2 - y1) + (ring[at] as number)) odd = !odd;
    }
  return odd;
}
