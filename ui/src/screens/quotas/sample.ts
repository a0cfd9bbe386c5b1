/** A seller's row for tests: nothing special about it but what is given. */
import type { QuotaRow } from "../../bindings/QuotaRow";
import type { TeamName } from "../../bindings/TeamName";

const nothing = { ratio: null, median: null, peers: null, times: null };

export function sampleRow(seller: number, more: Partial<QuotaRow> = {}): QuotaRow {
  const quota = more.quota ?? null;
  return {
    seller, quota, name: `Seat ${seller}`, segment: "Enterprise", vacancy: false, start: null, end: null, leaves: [], lastBookings: null, locked: false, open: !more.locked, countedQuota: quota ?? "0.00", ote: "300000.00", team: null, teamName: "", weight: null,
    proposal: null, proposalTyped: false, gap: null, steps: [], midYear: "blended", ownPlan: null, score: null, deals: 0, poolNames: "", ownAttainment: false, territories: [], pools: [],
    load: { accounts: 10, potential: "5000000.00", workload: "100", lastBookings: "0.00", customers: 0, byHand: 0 }, carriedQuota: quota, carriedShare: "1",
    quarters: ["0.00", "0.00", "0.00", "0.00"], unramped: ["0.00", "0.00", "0.00", "0.00"], parts: [], toPotential: nothing, toPay: nothing, toLastYear: nothing, attainment: "1", bookings: "0.00",
    pay: { plan: null, base: "0.00", targetVariable: "0.00", variable: null, accelerator: "0.00", total: "0.00", debt: "0.00", shareOfBase: null, shareOfTarget: null }, ...more,
  };
}

/** Enterprise with East and West below it, and Commercial. */
export const sampleTeams: readonly TeamName[] = [
  { team: 0, name: "Enterprise", manager: "DIR-01", depth: 1, path: "Enterprise" },
  { team: 1, name: "East", manager: "MGR-01", depth: 2, path: "Enterprise / East" },
  { team: 2, name: "West", manager: "", depth: 2, path: "Enterprise / West" },
  { team: 3, name: "Commercial", manager: "MGR-03", depth: 1, path: "Commercial" },
];
