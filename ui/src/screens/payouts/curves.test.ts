import { describe, expect, it } from "vitest";
import type { PayPlanRow } from "../../bindings/PayPlanRow";
import { costPoints, curveOf } from "./curves";
import { nextFrom } from "./tiers";

const cost = { base: "0.00", variable: "0.00", accelerators: "0.00", total: "1.00", bookings: "0.00", ccos: null, budget: null, variance: null };
const plan = (curve: PayPlanRow["curve"]): PayPlanRow => ({
  id: 1, name: "Rep", role: "seller", segment: "", components: [], frequency: "yearly", rounding: "halfAway", draw: null, guarantee: null, clawbackDays: null, people: 1, base: "100.00", targetVariable: "50.00", curve,
});

describe("pay curves", () => {
  it("joins both curves on the attainments of either", () => {
    const rep = plan([{ attainment: "0", variable: "0.00", shareOfBase: "0", shareOfTarget: null, accelerator: "0.00" }, { attainment: "1.25", variable: "75.00", shareOfBase: "0.75", shareOfTarget: null, accelerator: "0.00" }]);
    const presales = plan([{ attainment: "1", variable: "50.00", shareOfBase: "0.5", shareOfTarget: null, accelerator: "0.00" }]);
    expect(curveOf(rep, presales, "base")).toEqual([
      { attainment: "0", rep: "0", presales: null },
      { attainment: "1", rep: null, presales: "0.5" },
      { attainment: "1.25", rep: "0.75", presales: null },
    ]);
    expect(curveOf(rep, undefined, "target")[1]?.rep).toBe("1.500000");
  });
  it("puts the attainment assumed now in its place", () => {
    const points = ["0.5", "0.6", "1", "1.5"].map((attainment) => ({ attainment, cost }));
    expect(costPoints(points, { attainment: "0.95", cost }).map((point) => point.attainment)).toEqual(["0.5", "0.95", "1", "1.5"]);
    expect(costPoints(points, { attainment: "1", cost }).map((point) => point.attainment)).toEqual(["0.5", "1", "1.5"]);
  });
  it("offers the next tier above the last one", () => {
    expect(nextFrom([])).toEqual({ from: "0", multiplier: "1" });
    expect(nextFrom([{ from: "0", multiplier: "1" }])).toEqual({ from: "1", multiplier: "1" });
    expect(nextFrom([{ from: "0", multiplier: "1" }, { from: "1.25", multiplier: "2" }])).toEqual({ from: "1.50", multiplier: "2" });
  });
});
