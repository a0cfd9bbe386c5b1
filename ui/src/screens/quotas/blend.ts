/** Methods of spreading and how much each counts beside the others. Pure. */
import type { MethodShare } from "../../bindings/MethodShare";
import type { SpreadMethod } from "../../bindings/SpreadMethod";
import type { Formatter } from "../../format";
import { m } from "../../language.svelte";
import { downPoint } from "../../typed";

export const methods: readonly SpreadMethod[] = ["potential", "lastBookings", "equal", "capacity", "weight"];
/** Whole percents as typed; they need not add up to 100. */
export type Shares = Record<SpreadMethod, number>;

export const methodWords: Record<SpreadMethod, () => string> = {
  potential: () => m.quotas_method_potential(),
  lastBookings: () => m.quotas_method_last(),
  equal: () => m.quotas_method_equal(),
  capacity: () => m.quotas_method_capacity(),
  weight: () => m.quotas_method_weight(),
};
export const methodHints: Record<SpreadMethod, () => string> = {
  potential: () => m.quotas_method_potential_hint(),
  lastBookings: () => m.quotas_method_last_hint(),
  equal: () => m.quotas_method_equal_hint(),
  capacity: () => m.quotas_method_capacity_hint(),
  weight: () => m.quotas_method_weight_hint(),
};

export function only(method: SpreadMethod): Shares {
  return { potential: 0, lastBookings: 0, equal: 0, capacity: 0, weight: 0, [method]: 100 };
}

/** The one method that counts, if it is one. */
export function sole(shares: Shares): SpreadMethod | undefined {
  const counting = methods.filter((method) => shares[method] > 0);
  return counting.length === 1 ? counting[0] : undefined;
}

/** What the core is asked: it reads the shares beside each other. */
export function blendOf(shares: Shares): MethodShare[] {
  return methods.filter((method) => shares[method] > 0).map((method) => ({ method, share: downPoint(String(shares[method]), 2) }));
}

/** What a method counts of the whole, 0 to 1, for people to see; undefined where no method counts. */
export function partOf(shares: Shares, method: SpreadMethod): number | undefined {
  const whole = methods.reduce((sum, one) => sum + shares[one], 0);
  return whole > 0 ? shares[method] / whole : undefined;
}

/** "60% potential, 40% last year", the largest first. */
export function blendWords(shares: Shares, f: Formatter): string {
  const alone = sole(shares);
  if (alone) return methodWords[alone]();
  const counting = methods.filter((method) => shares[method] > 0).sort((one, other) => shares[other] - shares[one]);
  if (counting.length === 0) return m.quotas_method_none();
  return counting.map((method) => `${f.percent(partOf(shares, method), 0)} ${methodWords[method]().toLocaleLowerCase()}`).join(", ");
}

/** What was typed for a share: a whole percent from 0 to 100, or undefined. */
export function shareTyped(text: string): number | undefined {
  const bare = text.replace(/[\s%]/g, "");
  if (bare === "") return 0;
  return /^\d{1,3}$/.test(bare) && Number(bare) <= 100 ? Number(bare) : undefined;
}
