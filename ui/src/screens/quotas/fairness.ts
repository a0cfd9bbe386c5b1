/** How a seller's quota stands to the potential, against the median of all sellers. Pure. */
export type Fairness = "fair" | "heavy" | "light";

/** The band of the core's fair share: within 80 % to 120 % of the median. */
const low = 0.8;
const high = 1.2;
/** A bar is full at this distance from the median. */
const full = 0.6;

export function fairnessOf(times: string | null | undefined): Fairness | undefined {
  if (times === null || times === undefined || times === "") return undefined;
  const value = Number(times);
  return value > high ? "heavy" : value < low ? "light" : "fair";
}

/** How far the bar reaches from the middle, from -1 (light) to 1 (heavy). */
export function reach(times: string): number {
  return Math.max(-1, Math.min(1, (Number(times) - 1) / full));
}

/** The fair band of quota to potential around the median, for a chart. */
export function bandOf(median: string): { low: string; high: string } {
  return { low: (Number(median) * low).toFixed(6), high: (Number(median) * high).toFixed(6) };
}
