/** What a proposal of territories looks like on the map: who goes where, and from where. */
import type { CarvedMove } from "../../../bindings/CarvedMove";
import type { MapTerritory } from "../../../bindings/MapTerritory";
import { tokenOf } from "./colours";
import type { Scene } from "./draw";
import type { View } from "./project";

/** From a territory's centre to an account's place or to another's centre, on the plane. */
export interface Flow {
  from: { x: number; y: number };
  to: { x: number; y: number };
  token: string;
  /** In pixels of the screen. */
  width: number;
}

export interface Moves {
  /** The territory that each account leaves, by its place in the model; -1: none. */
  from: Int32Array;
  flows: readonly Flow[];
}

/** What is looked at alone: a territory's moves, or one account's. */
export type Focus = { territory: number; account?: undefined } | { account: number; territory?: undefined } | undefined;

export interface Proposed {
  /** Where each account would stand, by its place in the model. */
  territories: number[];
  from: Int32Array;
  /** 1 for each account whose move is taken and looked at. */
  chosen: Uint8Array;
  chosenCount: number;
  /** Moves of accounts that have no place. */
  unplaced: number;
}

export const within = (focus: Focus, move: CarvedMove): boolean =>
  focus === undefined || (focus.account === undefined ? move.from === focus.territory || move.to === focus.territory : move.account === focus.account);

/** The proposal over today's map: moves into territories that are `left` out are not made. */
export function proposed(today: readonly number[], placeOf: ReadonlyMap<number, number>, moves: readonly CarvedMove[], left: ReadonlySet<number>, focus: Focus): Proposed {
  const made: Proposed = { territories: [...today], from: new Int32Array(today.length).fill(-1), chosen: new Uint8Array(today.length), chosenCount: 0, unplaced: 0 };
  for (const move of moves) {
    const place = placeOf.get(move.account);
    if (place === undefined) {
      made.unplaced++;
      continue;
    }
    if (left.has(move.to)) continue;
    made.territories[place] = move.to;
    made.from[place] = move.from ?? -1;
    if (!within(focus, move)) continue;
    made.chosen[place] = 1;
    made.chosenCount++;
  }
  return made;
}

interface Point {
  x: number;
  y: number;
}

/** Arrows of what is looked at: one for every two territories, or from the old territory over the account to the new one. */
export function flowsOf(
  moves: readonly CarvedMove[],
  left: ReadonlySet<number>,
  focus: NonNullable<Focus>,
  before: ReadonlyMap<number, Point>,
  after: ReadonlyMap<number, Point>,
  territories: ReadonlyMap<number, MapTerritory>,
  placeOf: (account: number) => Point | undefined,
): Flow[] {
  const own = moves.filter((move) => within(focus, move) && !left.has(move.to));
  const token = (territory: number) => tokenOf(territories.get(territory), "territory");
  const flow = (from: Point | undefined, to: Point | undefined, territory: number, width: number): Flow[] => (from && to ? [{ from, to, token: token(territory), width }] : []);
  if (focus.account !== undefined) {
    const [move] = own;
    const place = placeOf(focus.account);
    if (!move || !place) return [];
    return [...(move.from === null ? [] : flow(before.get(move.from), place, move.from, 1.8)), ...flow(place, after.get(move.to), move.to, 1.8)];
  }
  const counts = new Map<string, { from: number; to: number; count: number }>();
  for (const { from, to } of own) {
    if (from === null) continue;
    const known = counts.get(`${from} ${to}`);
    if (known) known.count++;
    else counts.set(`${from} ${to}`, { from, to, count: 1 });
  }
  return [...counts.values()].flatMap(({ from, to, count }) => flow(before.get(from), after.get(to) ?? before.get(to), to, 1.8 + Math.min(4, Math.log2(count) / 2)));
}

/** Bent arrows, so that two that go to and fro between the same territories stand apart. */
export function flows(context: CanvasRenderingContext2D, scene: Scene, { flows: all }: Moves, view: View): void {
  context.lineCap = "round";
  for (const { from, to, token, width } of all) {
    const [x1, y1, x2, y2] = [from.x * view.k + view.dx, from.y * view.k + view.dy, to.x * view.k + view.dx, to.y * view.k + view.dy];
    const long = Math.hypot(x2 - x1, y2 - y1);
    if (long < 12) continue;
    const [bendX, bendY] = [(x1 + x2) / 2 + (y1 - y2) * 0.16, (y1 + y2) / 2 + (x2 - x1) * 0.16];
    const angle = Math.atan2(y2 - bendY, x2 - bendX);
    const head = 5 + 2 * width;
    for (const [ink, thick] of [[scene.color("--raised"), width + 2.5], [scene.color(token), width]] as const) {
      context.strokeStyle = ink;
      context.lineWidth = thick;
      context.beginPath();
      context.moveTo(x1, y1);
      context.quadraticCurveTo(bendX, bendY, x2, y2);
      for (const side of [-0.45, 0.45]) {
        context.moveTo(x2, y2);
        context.lineTo(x2 - head * Math.cos(angle + side), y2 - head * Math.sin(angle + side));
      }
      context.stroke();
    }
  }
  context.lineCap = "butt";
}
