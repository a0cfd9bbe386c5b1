/** Which points a click or a lasso means. 100,000 points are walked in less than a millisecond, so no index is kept. */
import type { MapPoints } from "../../../bindings/MapPoints";
import type { View } from "./project";

export interface Points {
  x: Float32Array;
  y: Float32Array;
  ox: Float32Array;
  oy: Float32Array;
}

/** The point nearest to the screen's (x, y) within so many pixels; of equally near ones the last, which is drawn on top. Those `but` marks are passed over. */
export function nearestTo(points: Points, view: View, x: number, y: number, within: number, but?: Uint8Array): number | undefined {
  let [best, found] = [within * within, -1];
  for (let at = 0; at < points.x.length; at++) {
    const right = (points.x[at] as number) * view.k + view.dx + (points.ox[at] as number) - x;
    const down = (points.y[at] as number) * view.k + view.dy + (points.oy[at] as number) - y;
    const far = right * right + down * down;
    if (far <= best && !but?.[at]) [best, found] = [far, at];
  }
  return found < 0 ? undefined : found;
}

/** Points inside a closed line drawn on the screen (x, y, x, y, …), by the even-odd rule. */
export function inside(points: Points, view: View, line: readonly number[]): number[] {
  const corners = line.length / 2;
  if (corners < 3) return [];
  const xs = Float64Array.from({ length: corners }, (_, at) => line[2 * at] as number);
  const ys = Float64Array.from({ length: corners }, (_, at) => line[2 * at + 1] as number);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const found: number[] = [];
  for (let at = 0; at < points.x.length; at++) {
    const x = (points.x[at] as number) * view.k + view.dx + (points.ox[at] as number);
    const y = (points.y[at] as number) * view.k + view.dy + (points.oy[at] as number);
    if (!(x >= left && x <= right && y >= top && y <= bottom)) continue;
    let odd = false;
    for (let one = 0, other = corners - 1; one < corners; other = one++) {
      const [y1, y2] = [ys[one] as number, ys[other] as number];
      if (y1 > y !== y2 > y && x < (((xs[other] as number) - (xs[one] as number)) * (y - y1)) / (y2 - y1) + (xs[one] as number)) odd = !odd;
    }
    if (odd) found.push(at);
  }
  return found;
}

/** Of `foundBy`: the middle of a country stands for an account, which lies in none of its states. */
const byCountry = 4;

/** The accounts in one area; `at` says for each which area it lies in. */
export function accountsIn({ accounts, foundBy }: Pick<MapPoints, "accounts" | "foundBy">, at: ArrayLike<number>, area: number, state: boolean): number[] {
  return accounts.filter((_, place) => at[place] === area && !(state && foundBy[place] === byCountry));
}

/** A line drawn by hand without points that lie closer than two pixels. */
export function extended(line: readonly number[], x: number, y: number): readonly number[] {
  const [lastX, lastY] = [line.at(-2), line.at(-1)];
  if (lastX !== undefined && lastY !== undefined && Math.hypot(x - lastX, y - lastY) < 2) return line;
  return [...line, x, y];
}
