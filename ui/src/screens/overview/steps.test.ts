import { describe, expect, it } from "vitest";
import type { OverviewView } from "../../bindings/OverviewView";
import { formatter } from "../../format";
import { after } from "./issues";
import { difference, waterfallSteps } from "./steps";

const load = { accounts: 1, potential: "0.00", workload: "0", lastBookings: "0.00", customers: 0, byHand: 0 };
const cost = { base: "0.00", variable: "0.00", accelerators: "0.00", total: "0.00", bookings: "0.00", ccos: null, budget: null, variance: null };
const quotas = { companyPlan: "20000000.00", regionalTarget: "20400000.00", wantedSum: "21000000.00", sumRepQuotas: "20500000.00", locked: "0.00", leftToAssign: "500000.00", overAssignment: "0.025", capacity: "20000000.00" };
const view: OverviewView = {
  quotas, cost, accounts: load, unassigned: load, lastBookings: "16575000.00", poolTargets: "17000000.00", medianQuotaToPotential: null, fairShare: null, sellers: [], findings: [],
};

describe("the waterfall", () => {
  it("leads from last year to the pool targets without a gap", () => {
    const steps = waterfallSteps(view, formatter("en-US", "USD"));
    expect(steps.map((step) => `${step.kind} ${step.shown}`)).toEqual([
      "total $16.58M", "up +$3.43M", "total $20.00M", "up +$400K", "up +$600K", "total $21.00M", "down −$500K", "total $20.50M", "down −$500K", "down −$3.00M", "total $17.00M",
    ]);
    for (const [index, step] of steps.entries()) if (step.kind !== "total") expect(step.from).toBe(steps[index - 1]?.to);
  });
  it("leaves out what is not known", () => {
    const bare = waterfallSteps({ ...view, lastBookings: null, quotas: { ...quotas, companyPlan: null, regionalTarget: null, wantedSum: null, leftToAssign: null } }, formatter("en-US", "USD"));
    const flat = waterfallSteps({ ...view, quotas: { ...quotas, regionalTarget: "20000000.00" } }, formatter("en-US", "USD"));
    expect(flat.map((step) => step.shown)).toContain("+$1.00M");
    expect(bare[0]?.to).toBe("20500000.00");
    expect(difference("1.00", "-2.50")).toBe("3.50");
  });
});

describe("walking the issues", () => {
  const found = [1, 2].map((seller) => ({ code: "", severity: "warn" as const, message: `${seller}`, remedy: "", finding: { code: "sellerWithoutQuota" as const, seller } }));
  it("goes on after the one seen last, round the list", () => {
    expect(after(found, undefined)?.message).toBe("1");
    expect(after(found, JSON.stringify(found[0]?.finding))?.message).toBe("2");
    expect(after(found, JSON.stringify(found[1]?.finding))?.message).toBe("1");
    expect(after([], undefined)).toBeUndefined();
  });
});
