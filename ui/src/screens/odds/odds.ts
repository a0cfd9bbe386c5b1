/** Reading the odds of a pool: between the points that the core worked out, and as money. */
import type { ChancePoint } from "../../bindings/ChancePoint";
import type { PoolOdds } from "../../bindings/PoolOdds";
import { place } from "../../charts/size.svelte";
import { shiftPoint } from "../../format";
import { downPoint } from "../../typed";

/** A discount, the chance that it gives and the target that it leaves. */
export interface Answer {
  chance: string;
  discount: string;
  target: string;
}

/** Chances that can be asked for, in whole percent. */
export const asked = { least: 50, most: 95, first: 70 } as const;

/** Less is one share of target variable in all that is shown: half of a tenth of a point. */
const alike = 0.0005;

function parts(value: string): { digits: bigint; scale: number } {
  const point = value.indexOf(".");
  return { digits: BigInt(value.replace(".", "")), scale: point < 0 ? 0 : value.length - point - 1 };
}

function text(digits: bigint, scale: number): string {
  const sign = digits < 0n ? "-" : "";
  const plain = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
  return scale === 0 ? sign + plain : `${sign}${plain.slice(0, -scale)}.${plain.slice(-scale)}`;
}

/** A share of an amount, exact, rounded half away from zero to so many places. */
export function shareOfAmount(amount: string, share: string, places = 0): string {
  const [one, other] = [parts(amount), parts(share)];
  const product = one.digits * other.digits;
  const off = one.scale + other.scale - places;
  if (off <= 0) return text(product * 10n ** BigInt(-off), places);
  const unit = 10n ** BigInt(off);
  const half = product < 0n ? -unit / 2n : unit / 2n;
  return text((product + half) / unit, places);
}

/** 1 - discount. */
export function kept(discount: string): string {
  const { digits, scale } = parts(discount);
  return text(10n ** BigInt(scale) - digits, scale);
}

/** The target that a discount leaves of the sum, in whole units. */
export function targetOf(sum: string, discount: string): string {
  return shareOfAmount(sum, kept(discount));
}

/** How far the sum lies above the target: 13.33 % off is 15.38 % over. */
export function overAssignment(discount: string): number | undefined {
  const share = 1 - place(discount);
  return share > 0 ? 1 / share - 1 : undefined;
}

/** All points of the curve that are known: what was asked for and what is in use lie on it. */
export function line(pool: PoolOdds): ChancePoint[] {
  const known: ChancePoint[] = [...pool.curve, ...pool.answers];
  if (pool.discount !== null && pool.chance !== null) known.push({ discount: pool.discount, chance: pool.chance });
  const byDiscount = new Map(known.map(({ discount, chance }) => [place(discount), { discount, chance }]));
  return [...byDiscount.values()].sort((one, other) => place(one.discount) - place(other.discount));
}

/** The least discount that gives a chance, in whole percent; undefined where the curve never gets there or starts above it. */
export function answerFor(pool: PoolOdds, percent: number): Answer | undefined {
  const chance = downPoint(String(percent), 2);
  const exact = pool.answers.find((one) => place(one.chance) === percent / 100);
  if (exact) return exact;
  const points = line(pool);
  const after = points.findIndex((point) => place(point.chance) >= percent / 100);
  const [low, high] = [points[after - 1], points[after]];
  if (!low || !high) return undefined;
  const [from, to] = [place(low.chance), place(high.chance)];
  const way = to > from ? (percent / 100 - from) / (to - from) : 1;
  const between = place(low.discount) + (place(high.discount) - place(low.discount)) * way;
  // To a hundredth of a percent, upwards: not less than the chance asked for.
  const discount = downPoint(String(Math.ceil(between * 10_000 - 1e-6)), 4);
  return { chance, discount, target: targetOf(pool.sumRepQuotas, discount) };
}

/** Whether two canonical shares are the same number. */
export function same(one: string | null, other: string): boolean {
  return one !== null && place(one) === place(other);
}

/** Whether a spread is too small to be told. */
export function even(spread: string): boolean {
  return place(spread) < alike;
}

/** A share as points: "0.241" is 24.1. */
export function points(share: string): string {
  return shiftPoint(share, 2);
}
