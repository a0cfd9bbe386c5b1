import { describe, expect, it } from "vitest";
import type { PreviewReply } from "../../bindings/PreviewReply";
import { formatter } from "../../format";
import { moved, targetsMoved } from "./moved";
import { whatIf } from "./whatIf";

const f = formatter("en-US", "USD");
const quotas = { companyPlan: "20000000.00", regionalTarget: "20400000.00", wantedSum: "21000000.00", sumRepQuotas: "21000000.00", locked: "0.00", leftToAssign: "0.00", overAssignment: "0.05", capacity: "19000000.00" };
const cost = { base: "0.00", variable: "0.00", accelerators: "0.00", total: "4000000.00", bookings: "20000000.00", ccos: "0.2", budget: null, variance: null };
const sums = { quotas, cost, poolTargets: "17000000.00", unassigned: 0 };
const same: PreviewReply = { rows: 0, before: sums, after: sums, teams: [], territories: [], moreTerritories: 0, pools: [], sellers: [], presales: [] };
const team = { target: "7350000.00", sumBelow: "7500000.00", overAssignment: "0.0204", leftToAssign: "0.00" };
const more: PreviewReply = {
  ...same, rows: 1,
  after: { ...sums, quotas: { ...quotas, sumRepQuotas: "21250000.00", leftToAssign: "-250000.00", overAssignment: "0.0625" }, cost: { ...cost, total: "3990000.00", ccos: "0.1995" } },
  teams: [{ team: 1, name: "East", before: team, after: { ...team, sumBelow: "7750000.00", overAssignment: "0.0544", leftToAssign: "-250000.00" } }],
  pools: [{ pool: 0, name: "Enterprise", before: "13000000.00", after: "13216667.00", discountBefore: null, discountAfter: null }],
  sellers: [{ seller: 2, name: "Seat 2", quotaBefore: "1500000.00", quotaAfter: "1750000.00", carriedBefore: "1500000.00", carriedAfter: "1750000.00", payBefore: "300000.00", payAfter: "278571.43" }],
};
const cell = (column: string) => ({ row: 2, column, text: "+10%" });

describe("what a text on its way would do", () => {
  it("is said from the seller up to the whole", () => {
    const { parts, said } = whatIf(more, cell("quota"), "Seat 2", f);
    expect(parts.map((part) => part.title)).toEqual(["Seat 2", "East", "Whole plan"]);
    expect(parts[0]?.lines[0]).toEqual({ label: "Quota", before: "$1,500,000", after: "$1,750,000" });
    expect(parts[1]?.lines.map((line) => line.after)).toEqual(["$7,750,000", "+5.44%", "−$250,000"]);
    expect(parts[1]?.lines[2]?.tone).toBe("warn");
    expect(parts[2]?.lines.map((line) => line.label)).toEqual(["Sum of quotas", "Over company plan", "Left to assign", "Pool Enterprise", "Total cost", "CCOS"]);
    expect(said).toBe("East: $7,500,000 would become $7,750,000.");
  });
  it("is one sentence where no sum moves", () => {
    expect(whatIf(same, cell("quota"), "Seat 2", f)).toEqual({ parts: [], said: "No sum changes." });
    expect(whatIf({ ...same, rows: 1 }, cell("weight"), "Seat 2", f).said).toMatch(/weights count/);
  });
  it("keeps a long chain of teams short, the region always last", () => {
    const chain = [3, 2, 1, 0, null].map((id) => ({ team: id, name: `T${id}`, before: team, after: { ...team, sumBelow: "1.00" } }));
    expect(whatIf({ ...more, teams: chain }, cell("quota"), "Seat 2", f).parts.map((part) => part.title)).toEqual(["Seat 2", "T3", "T2", "Region", "Whole plan"]);
  });
});

describe("what of a spread is named", () => {
  it("is the largest changes, and team targets apart", () => {
    const shift = (seller: number, quotaBefore: string | null, quotaAfter: string) => ({ ...more.sellers[0]!, seller, quotaBefore, quotaAfter });
    expect(moved([shift(1, "10.00", "11.00"), shift(2, null, "5.00"), shift(3, "4.00", "4.00")]).map((one) => one.seller)).toEqual([2, 1]);
    expect(targetsMoved(more)).toBe(0);
    expect(targetsMoved({ ...more, teams: [{ ...more.teams[0]!, after: { ...team, target: "1.00" } }] })).toBe(1);
  });
});
