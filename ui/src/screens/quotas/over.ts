/** An over-assignment as people type it: a share of the target, or an amount. Read as the core reads it in a grid. Pure. */
import type { OverAssignment } from "../../bindings/OverAssignment";
import type { Formatter } from "../../format";
import { amountOf, shareOf } from "../../typed";

/** A plain number up to this many is a percentage: no level assigns more than 200 % on top, and nobody plans in amounts of 200. */
const mostPercent = 200;

/** `undefined` where the text is neither. An empty one is nothing on top. */
export function overOf(text: string, locale: string): OverAssignment | undefined {
  const bare = text.trim();
  if (bare === "") return { typed: "rate", rate: "0" };
  const amount = amountOf(bare.replace("%", ""), locale);
  if (amount === undefined) return undefined;
  const plain = /^[-−]?[\d.,]+$/.test(bare) && Math.abs(Number(amount)) <= mostPercent;
  if (!bare.endsWith("%") && !plain) return { typed: "amount", amount };
  const rate = shareOf(bare, locale);
  return rate === undefined ? undefined : { typed: "rate", rate };
}

export function overText(over: OverAssignment, f: Formatter): string {
  return over.typed === "rate" ? f.editable(over.rate, "percent") : f.editable(over.amount, "money");
}

export function overShown(over: OverAssignment, f: Formatter): string {
  return over.typed === "rate" ? f.percent(over.rate) : f.short(over.amount);
}
