import { describe, expect, it } from "vitest";
import type { QuotaRow } from "../../bindings/QuotaRow";
import { formatter } from "../../format";
import { bandOf, fairnessOf, reach } from "./fairness";
import { groupOf, overPlan, quotaLines, sums } from "./rows";

const f = formatter("en-US", "USD");

function row(seller: number, segment: string, quota: string | null, more: Partial<QuotaRow> = {}): QuotaRow {
  const load = { accounts: 10, potential: "5000000.00", workload: "100", lastBookings: "0.00", byHand: 0 };
  const pay = { plan: null, base: "0.00", targetVariable: "0.00", variable: null, accelerator: "0.00", total: "0.00", shareOfBase: null, shareOfTarget: null };
  return {
    seller, segment, quota, load, pay, name: `Seat ${seller}`, vacancy: false, start: null, lastBookings: null, locked: false, ote: "300000.00", quotaToOte: null, poolNames: "", ownAttainment: false,
    territories: [], pools: [], carriedQuota: quota, carriedShare: "1", quotaToPotential: null, fairness: null, growth: null, attainment: "1", bookings: "0.00", ...more,
  };
}

describe("rows of the quotas grid", () => {
  const rows = [row(1, "Enterprise", "1500000.00"), row(2, "Commercial", null), row(3, "Enterprise", "1000000.10", { locked: true })];

  it("puts sellers under headings with exact subtotals", () => {
    const lines = quotaLines(rows, "segment", new Set(), undefined, f);
    expect(lines.map((line) => line.id)).toEqual(["group Enterprise", 1, 3, "group Commercial", 2]);
    expect(lines[0]?.cells.quota).toBe("2500000.10");
    expect(lines[3]?.cells.quota).toBe("");
    expect(sums(rows).potential).toBe("15000000.00");
  });
  it("folds groups and sorts inside them, with what is not set last", () => {
    const folded = quotaLines(rows, "segment", new Set(["Enterprise"]), undefined, f);
    expect(folded.map((line) => line.id)).toEqual(["group Enterprise", "group Commercial", 2]);
    expect(groupOf(folded[0] ?? { id: "", cells: {} })).toBe("Enterprise");
    const down = quotaLines(rows, "none", new Set(), { column: "quota", descending: true }, f);
    expect(down.map((line) => line.id)).toEqual([1, 3, 2]);
    const up = quotaLines(rows, "none", new Set(), { column: "quota", descending: false }, f);
    expect(up.map((line) => line.id)).toEqual([3, 1, 2]);
  });
  it("does not let a locked quota be typed over", () => {
    const locked = quotaLines(rows, "none", new Set(), undefined, f)[2]?.cells.quota;
    expect(locked).toMatchObject({ mark: "lock", edit: false });
  });
  it("says over-assignment with its base", () => {
    expect(overPlan("0.05", f)).toBe("5% over the company plan");
    expect(overPlan("-0.148", f)).toBe("14.8% under the company plan");
    expect(overPlan(null, f)).toBe("");
  });
});

describe("fairness", () => {
  it("is fair within 80 % to 120 % of the median", () => {
    expect(["0.79", "0.8", "1", "1.2", "1.21"].map(fairnessOf)).toEqual(["light", "fair", "fair", "fair", "heavy"]);
    expect(fairnessOf(null)).toBeUndefined();
    expect(reach("3")).toBe(1);
    expect(bandOf("0.25")).toEqual({ low: "0.200000", high: "0.300000" });
  });
});
