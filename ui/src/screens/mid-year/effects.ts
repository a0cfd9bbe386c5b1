/** What a choice would do, in the lines in which choices are compared. Sums are the core's; differences are exact. Pure. */
import type { PreviewReply } from "../../bindings/PreviewReply";
import type { SellerShift } from "../../bindings/SellerShift";
import type { TeamRow } from "../../bindings/TeamRow";
import { isZero, type Formatter } from "../../format";
import { m } from "../../language.svelte";
import { difference, isPositive, negated, signed } from "./amounts";

/** One measure of one choice: what it comes to, and by how much it moves. */
export interface Effect {
  label: string;
  hint?: string;
  value: string;
  full?: string;
  /** "" where it stays. */
  change: string;
  /** Says all there is to say: that it stays is not said beside it. */
  alone?: boolean;
}

export interface Moved {
  /** The one it is about, and whoever comes new. */
  first: SellerShift[];
  /** Everybody else whose quota changes. */
  others: SellerShift[];
}

/** Who is touched: `about` is the seller in question, `known` those who are in the plan today. */
export function moved(reply: PreviewReply, about: number | null, known: ReadonlySet<number>): Moved {
  const own = (shift: SellerShift) => shift.seller === about || !known.has(shift.seller);
  return { first: reply.sellers.filter(own), others: reply.sellers.filter((shift) => !own(shift)) };
}

/** The sums of the plan under a choice, and how many others it touches by how much. */
export function effects(reply: PreviewReply, { others }: Moved, team: TeamRow | undefined, f: Formatter): Effect[] {
  const { before, after } = reply;
  const left = reply.teams.find((shift) => shift.team === team?.team);
  const leftAfter = left ? left.after.leftToAssign : (team?.leftToAssign ?? null);
  const leftBefore = left ? left.before.leftToAssign : leftAfter;
  return [
    amount(m.mid_year_effect_capacity(), before.quotas.capacity, after.quotas.capacity, f, m.mid_year_effect_capacity_hint()),
    amount(m.mid_year_effect_pools(), before.poolTargets, after.poolTargets, f),
    amount(m.mid_year_effect_cost(), before.cost.total, after.cost.total, f, m.mid_year_effect_cost_hint()),
    { label: m.mid_year_effect_others(), alone: true, value: others.length === 0 ? m.mid_year_nobody() : m.mid_year_sellers({ count: others.length, shown: atMost(others.length, f) }), change: range(others, f) },
    ...(team && leftAfter !== null ? [amount(team.team === null ? m.mid_year_effect_left_region() : m.mid_year_effect_left({ team: team.name }), leftBefore, leftAfter, f)] : []),
  ];
}

export function amount(label: string, before: string | null, after: string | null, f: Formatter, hint?: string, print = f.short): Effect {
  return { label, hint, value: print(after) || "–", full: f.money(after), change: signed(difference(before, after), print) };
}

/** "+$375,000 each", "+$300,000 to +$450,000" of full-year quotas. */
export function range(shifts: readonly SellerShift[], f: Formatter): string {
  const by = shifts.map((shift) => difference(shift.quotaBefore, shift.quotaAfter)).filter((value) => !isZero(value));
  if (by.length === 0) return "";
  const ordered = [...by].sort(ascending);
  const [least = "0", most = "0"] = [ordered[0], ordered.at(-1)];
  if (isZero(difference(least, most))) return by.length === 1 ? signed(least, f.money) : m.mid_year_each({ amount: signed(least, f.money) });
  const [near, far] = isPositive(most) ? [least, most] : [most, least];
  return m.mid_year_range({ least: signed(near, f.money), most: signed(far, f.money) });
}

function ascending(one: string, other: string): number {
  const by = difference(other, one);
  return isZero(by) ? 0 : isPositive(by) ? 1 : -1;
}

/** A preview names at most 50 sellers. */
export const mostNamed = 50;

function atMost(count: number, f: Formatter): string {
  return count >= mostNamed - 1 ? `${f.number(count)}+` : f.number(count);
}

/** Two ways to pay a year with several quotas, told apart in a sentence. */
export function payDifference(blended: string, segments: string, f: Formatter): string {
  const by = difference(blended, segments);
  if (isZero(by)) return m.mid_year_pay_same();
  return isPositive(by) ? m.mid_year_pay_more({ amount: f.money(by) }) : m.mid_year_pay_less({ amount: f.money(negated(by)) });
}
