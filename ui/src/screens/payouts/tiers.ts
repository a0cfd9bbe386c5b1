/** The tier that is offered next: from 100 % on after the first one, then a quarter above the last, at the last one's rate. Pure. */
import type { Tier } from "../../bindings/Tier";
import { sumDecimals } from "../../format";

export function nextFrom(tiers: readonly Tier[]): Tier {
  const last = tiers.at(-1);
  if (!last) return { from: "0", multiplier: "1" };
  return { from: sumDecimals([last.from, /[1-9]/.test(last.from) ? "0.25" : "1"]), multiplier: last.multiplier };
}
