/** One bar of a waterfall. */
export interface Step {
  label: string;
  from: string;
  to: string;
  kind: "total" | "up" | "down";
  /** What the bar says: the whole, or the signed difference. Formatted by the caller. */
  shown: string;
}
