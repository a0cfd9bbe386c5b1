/** Where the names of territories stand on the map. Pure. */
import type { View } from "./project";

/** What is looked at of a territory: where most of its accounts lie together. */
export interface Sighting {
  territory: number;
  x: number;
  y: number;
  /** Of its accounts in sight. */
  count: number;
}

export interface Label {
  territory: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Placed {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  points: { territories: readonly number[] };
}
interface Sheet {
  width: number;
  height: number;
  edge: { x: number; y: number };
}

/** Accounts looked at for names; of more only so many. */
const sample = 4_000;
/** Pixels in which accounts lie together. */
const field = 72;
/** Half of a label's height, and how far its middle may lie from that of its accounts. */
const half = 9;
const reach = 22;

/** The territories with accounts in the window, the largest first. */
export function sightings({ x, y, points }: Placed, view: View, sheet: Sheet): Sighting[] {
  const every = Math.ceil(x.length / sample) || 1;
  const found = new Map<number, { count: number; fields: Map<number, { count: number; x: number; y: number }> }>();
  for (let at = 0; at < x.length; at += every) {
    const territory = points.territories[at] ?? -1;
    const [right, down] = [(x[at] as number) * view.k + view.dx, (y[at] as number) * view.k + view.dy];
    if (territory < 0 || !(right >= sheet.edge.x && down >= sheet.edge.y && right <= sheet.width - sheet.edge.x && down <= sheet.height - sheet.edge.y)) continue;
    let own = found.get(territory);
    if (!own) found.set(territory, (own = { count: 0, fields: new Map() }));
    own.count++;
    const key = Math.floor(down / field) * 10_000 + Math.floor(right / field);
    const here = own.fields.get(key);
    if (!here) own.fields.set(key, { count: 1, x: right, y: down });
    else {
      here.count++;
      here.x += right;
      here.y += down;
    }
  }
  const all = [...found].map(([territory, { count, fields }]) => {
    const most = [...fields.values()].reduce((best, one) => (one.count > best.count ? one : best));
    return { territory, x: most.x / most.count, y: most.y / most.count, count };
  });
  return all.sort((a, b) => b.count - a.count || a.territory - b.territory);
}

/**
 * A label stands over its accounts or touches them, hides few of others, and lies neither over another label nor across the window's edge. One
 * without such a place is left out until one looks closer; `kept` (a territory, or all) need not lie among its own.
 */
export function labels({ x, y, points }: Placed, view: View, sheet: Sheet, seen: readonly Sighting[], width: (territory: number) => number, kept?: number | "all"): Label[] {
  const every = Math.ceil(x.length / sample) || 1;
  const under = (label: Label) => {
    let [own, foreign] = [0, 0];
    for (let at = 0; at < x.length; at += every) {
      const [right, down] = [(x[at] as number) * view.k + view.dx, (y[at] as number) * view.k + view.dy];
      if (!(right > label.left - 3 && right < label.right + 3 && down > label.top - 3 && down < label.bottom + 3)) continue;
      if (points.territories[at] === label.territory) own++;
      else foreign++;
    }
    return { own, foreign };
  };
  const made: Label[] = [];
  for (const { territory, x: right, y: down, count } of seen) {
    const aside = width(territory) / 2 + 7;
    let best: { label: Label; cost: number } | undefined;
    for (const shift of [0, -0.35, 0.35])
      for (const drop of [0, -reach, reach, -reach / 2, reach / 2]) {
        const [middle, level] = [right + shift * aside, down + drop];
        const label = { territory, left: middle - aside, right: middle + aside, top: level - half, bottom: level + half };
        const { edge } = sheet;
        if (label.left < edge.x + 4 || label.right > sheet.width - edge.x - 4 || label.top < edge.y + 4 || label.bottom > sheet.height - edge.y - 4) continue;
        if (made.some((one) => one.left < label.right + 4 && one.right > label.left - 4 && one.top < label.bottom + 3 && one.bottom > label.top - 3)) continue;
        const { own, foreign } = under(label);
        const fits = foreign <= Math.max(2, own, count / 8);
        if (!fits && kept !== "all" && kept !== territory) continue;
        const cost = 3 * foreign + own + Math.abs(shift) * 2 + Math.abs(drop) / reach;
        if (!best || cost < best.cost) best = { label, cost };
      }
    if (best) made.push(best.label);
  }
  return made;
}
