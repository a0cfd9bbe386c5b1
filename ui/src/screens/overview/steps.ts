/** From last year's bookings to the pool targets, one bar a step. Differences are exact, on the core's own amounts. Pure. */
import type { OverviewView } from "../../bindings/OverviewView";
import type { Step } from "../../charts/step";
import { sumDecimals, type Formatter } from "../../format";
import { m } from "../../language.svelte";

export function waterfallSteps(view: OverviewView, f: Formatter): Step[] {
  const { quotas, lastBookings, poolTargets } = view;
  const steps: Step[] = [];
  let stands: string | undefined;
  const total = (label: string, amount: string) => {
    steps.push({ label, from: "0", to: amount, kind: "total", shown: f.short(amount) });
    stands = amount;
  };
  const step = (label: string, to: string) => {
    if (stands === undefined) return;
    const by = difference(to, stands);
    if (!/[1-9]/.test(by)) return;
    const down = by.startsWith("-");
    steps.push({ label, from: stands, to, kind: down ? "down" : "up", shown: down ? f.short(by) : `+${f.short(by)}` });
    stands = to;
  };
  if (lastBookings !== null) total(m.overview_step_last(), lastBookings);
  if (quotas.companyPlan !== null) {
    step(m.overview_step_growth(), quotas.companyPlan);
    total(m.overview_step_plan(), quotas.companyPlan);
  }
  if (quotas.wantedSum !== null) {
    const between = quotas.regionalTarget !== null && quotas.regionalTarget !== quotas.companyPlan && quotas.regionalTarget !== quotas.wantedSum;
    if (between && quotas.regionalTarget !== null) step(m.overview_step_over_company(), quotas.regionalTarget);
    step(between ? m.overview_step_over_teams() : m.overview_step_over(), quotas.wantedSum);
    if (quotas.wantedSum !== quotas.sumRepQuotas) total(m.overview_step_wanted(), quotas.wantedSum);
    step(quotas.leftToAssign?.startsWith("-") ? m.overview_step_beyond() : m.overview_step_left(), quotas.sumRepQuotas);
  }
  total(m.overview_step_sum(), quotas.sumRepQuotas);
  step(m.overview_step_ramp(), quotas.capacity);
  // The targets count the members of pools alone: who is in none is part of the last step down, and it says so.
  const outside = view.sellers.some((row) => row.pools.length === 0 && row.quota !== null);
  step(outside ? m.overview_step_discount_outside() : m.overview_step_discount(), poolTargets);
  total(m.overview_step_pools(), poolTargets);
  return steps;
}

export function difference(amount: string, from: string): string {
  return sumDecimals([amount, from.startsWith("-") ? from.slice(1) : `-${from}`]);
}
