/** What the chart of asked and proposed draws: amounts as the core wrote them, and their words. */
export interface Bullet {
  id: string;
  label: string;
  /** How far in its name stands. */
  level: number;
  asked: string | null;
  proposed: string;
  askedShown: string;
  proposedShown: string;
  proposedFull: string;
  gapShown: string;
  shareShown: string;
  words: string;
  state: "less" | "more" | "same" | undefined;
}
