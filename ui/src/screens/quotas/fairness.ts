/** How a seller's quota stands beside those of the peers. Pure. */
export type Fairness = "fair" | "heavy" | "light";

/** The band of the core's fair share: within 80 % to 120 % of the median. */
const low = 0.8;
const high = 1.2;
/** A bar is full at this distance from the median. */
const full = 0.6;

export function fairnessOf(times: string | null | undefined): Fairness | undefined {
  if (times === null || times === undefined || times === "") return undefined;
  return within(Number(times), low, high);
}

/** How far the bar reaches from the middle, from -1 (light) to 1 (heavy). */
export function reach(times: string): number {
  return Math.max(-1, Math.min(1, (Number(times) - 1) / full));
}

/** The fair band of a ratio around its median, for a chart. */
export interface Band {
  low: string;
  high: string;
}
export function bandOf(median: string): Band {
  return { low: (Number(median) * low).toFixed(6), high: (Number(median) * high).toFixed(6) };
}

/** What a ratio is beside a band that is drawn: dot and band cannot disagree. */
export function fairnessIn(ratio: string | null, band: Band | undefined): Fairness | undefined {
  return ratio === null || !band ? undefined : within(Number(ratio), Number(band.low), Number(band.high));
}

function within(value: number, least: number, most: number): Fairness {
  return value > most ? "heavy" : value < least ? "light" : "fair";
}
