/** Sentences about a pool and its people that more than one part says. */
import type { PoolRow } from "../../bindings/PoolRow";
import type { QuotaRow } from "../../bindings/QuotaRow";
import type { Formatter } from "../../format";
import { m } from "../../language.svelte";
import { session } from "../../session.svelte";

/** "13.33% off the sum", "15.38% over the target": never one without the other, each with its base. */
export function pairWords(pool: PoolRow, f: Formatter): string[] {
  if (pool.poolDiscount === null || pool.overAssignment === null) return [m.pools_pair_undefined()];
  if (pool.poolDiscount.startsWith("-")) {
    return [m.pools_above_sum({ share: f.percent(pool.poolDiscount.slice(1)) }), m.pools_under_target({ share: f.percent(pool.overAssignment.replace(/^-/, "")) })];
  }
  return [m.pools_off_sum({ share: f.percent(pool.poolDiscount) }), m.pools_over_target({ share: f.percent(pool.overAssignment) })];
}

/** Why a seller carries less than the whole quota; "" for somebody who carries all of it. */
export function standing(seller: QuotaRow, f: Formatter): string {
  const carries = seller.quota !== null && seller.carriedShare !== "1" ? m.pools_carries({ share: f.percent(seller.carriedShare, 1) }) : "";
  const seat = seller.vacancy ? m.pools_open_seat() : "";
  return [seat, carries].filter(Boolean).join(" · ");
}

/** "from Jul 1, 2027", "until Jun 30, 2027"; "" for the whole year. */
export function datesOf(start: string | null, end: string | null, f: Formatter): string {
  return [start ? m.pools_from_day({ date: f.date(start) }) : "", end ? m.pools_until_day({ date: f.date(end) }) : ""].filter(Boolean).join(" ");
}

/** What the plan calls a pool's target. */
export function poolTerm(): string {
  return session.head?.poolTerm || m.pools_target();
}
