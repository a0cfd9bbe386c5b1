/** The model of the chart of levels: totals that lie close together, drawn on an axis that is cut where nothing happens. Pure, for positions only. */
export interface Level {
  id: string;
  label: string;
  /** For where there is no room. */
  short: string;
  total: string;
  /** Total of the level above; `null` for the first. */
  from: string | null;
  shown: string;
  full: string;
  /** Printed with their signs; empty for the first. */
  change: string;
  rate: string;
  /** In words, what the rate is a share of: "over the company plan". */
  base: string;
}

export interface Axis {
  /** Where the drawn part begins; 0 where the axis is whole. */
  floor: number;
  top: number;
  cut: boolean;
}

/** Totals that differ by less than this share of the largest are drawn on a cut axis. */
const near = 0.35;
/** How much of what lies below the least total is still drawn, in spans between least and largest. */
const rest = 0.7;

export function axisOf(totals: readonly number[]): Axis {
  const top = Math.max(0, ...totals);
  const least = Math.min(top, ...totals);
  const span = top - least;
  const cut = least > 0 && span > 0 && span < near * top;
  return { floor: cut ? least - rest * span : 0, top: top > 0 ? top : 1, cut };
}

/** The height of a value, 0 at the foot and 1 at the top. On a cut axis the lowest `stub` of the height stands for all that is left out. */
export function heightOf(value: number, { floor, top, cut }: Axis, stub: number): number {
  const least = cut ? stub : 0;
  const share = top > floor ? (value - floor) / (top - floor) : 0;
  return Math.max(0, Math.min(1, least + share * (1 - least)));
}
