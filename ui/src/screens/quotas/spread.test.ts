import { describe, expect, it } from "vitest";
import type { QuotasView } from "../../bindings/QuotasView";
import type { TeamRow } from "../../bindings/TeamRow";
import { formatter } from "../../format";
import { blendOf, blendWords, only, partOf, shareTyped } from "./blend";
import { overOf } from "./over";
import { sampleRow, sampleTeams } from "./sample";
import { spreadAll, spreadRemaining, type Wish } from "./spreading";

const f = formatter("en-US", "USD");
const mixed = { ...only("potential"), potential: 60, lastBookings: 20 };

describe("a blend of methods", () => {
  it("is sent as it was typed and shown as parts of the whole", () => {
    expect(blendOf(mixed)).toEqual([{ method: "potential", share: "0.6" }, { method: "lastBookings", share: "0.2" }]);
    expect(partOf(mixed, "potential")).toBe(0.75);
    expect(partOf({ ...mixed, potential: 0, lastBookings: 0 }, "potential")).toBeUndefined();
    expect(blendWords(mixed, f)).toBe("75% potential, 25% last year");
    expect(blendWords(only("equal"), f)).toBe("Equal");
    expect(blendWords({ ...only("equal"), equal: 0 }, f)).toBe("none");
  });
  it("takes whole percents", () => {
    expect(["", "40", "40 %", "100"].map(shareTyped)).toEqual([0, 40, 40, 100]);
    expect(["101", "-1", "4.5", "x"].map(shareTyped)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("what is spread", () => {
  const sum = { companyPlan: "20.00", regionalTarget: "20.40", wantedSum: "21.00", sumRepQuotas: "20.00", locked: "0.00", leftToAssign: "1.00", overAssignment: "0", capacity: "18.00" };
  const view: QuotasView = {
    sum, overAssignment: { typed: "rate", rate: "0.02" }, overAssignmentWanted: "0.02", teams: [],
    rows: [sampleRow(1, { quota: "12.00", team: 1 }), sampleRow(2, { quota: "8.00", team: 3, locked: true }), sampleRow(3, { team: 3 })],
  };
  const inTeams = { ...view, teams: [...sampleTeams] };
  const node = (team: number | null, leftToAssign: string | null) => ({ team, leftToAssign, wantedBelow: "9.00" }) as TeamRow;
  const wish = (over: Wish["over"]): Wish => ({ shares: only("equal"), unit: "1000", over });
  const how = { type: "spreadQuotas", blend: [{ method: "equal", share: "1" }], unit: "1000" };

  it("is everything wanted, down the tree, in one team or over some", () => {
    expect(spreadAll(wish({ over: "tree" }), { view, nodes: [], chosen: [] })).toEqual({ edits: [{ ...how, sellers: [], target: null }], amount: "21.00" });
    expect(spreadAll(wish({ over: "team", team: 3 }), { view: inTeams, nodes: [node(3, "1.00")], chosen: [] })).toEqual({ edits: [{ ...how, sellers: [], target: null, team: 3 }], amount: "9.00" });
    expect(spreadAll(wish({ over: "sellers" }), { view, nodes: [], chosen: view.rows.slice(0, 2) })).toEqual({ edits: [{ ...how, sellers: [1, 2], target: "20.00" }], amount: "20.00" });
  });
  it("is what is left: to those who wait, or on top of what stands", () => {
    expect(spreadRemaining(wish({ over: "tree" }), { view, nodes: [], chosen: [] })?.edits).toEqual([{ ...how, sellers: [3], target: "1.00" }]);
    const nobodyWaits = { ...view, rows: view.rows.slice(0, 2) };
    expect(spreadRemaining(wish({ over: "tree" }), { view: nobodyWaits, nodes: [], chosen: [] })?.edits).toEqual([{ ...how, sellers: [], target: null, keep: true }]);
    expect(spreadRemaining(wish({ over: "sellers" }), { view: nobodyWaits, nodes: [], chosen: nobodyWaits.rows })?.edits).toEqual([{ ...how, sellers: [1, 2], target: "21.00", keep: true }]);
  });
  it("goes to those who wait in the team that lacks it, and the rest on top", () => {
    const nodes = [node(null, "0.00"), node(1, "0.40"), node(3, "0.60")];
    const remaining = spreadRemaining(wish({ over: "tree" }), { view: inTeams, nodes, chosen: [] });
    expect(remaining?.edits).toEqual([{ ...how, sellers: [3], target: "0.60" }, { ...how, sellers: [], target: null, keep: true }]);
    const inOne = spreadRemaining(wish({ over: "team", team: 3 }), { view: inTeams, nodes, chosen: [] });
    expect(inOne).toEqual({ edits: [{ ...how, sellers: [3], target: "0.60" }, { ...how, sellers: [], target: null, team: 3, keep: true }], amount: "0.60" });
  });
  it("is nothing where nothing is left or all are locked", () => {
    expect(spreadRemaining(wish({ over: "tree" }), { view: { ...view, sum: { ...sum, leftToAssign: "-1.00" } }, nodes: [], chosen: [] })).toBeUndefined();
    expect(spreadRemaining(wish({ over: "sellers" }), { view, nodes: [], chosen: view.rows.slice(1, 2) })).toBeUndefined();
  });
});

describe("an over-assignment typed", () => {
  it("is a share or an amount", () => {
    expect(["2%", "2", "-1.5 %", ""].map((text) => overOf(text, "en-US"))).toEqual(["0.02", "0.02", "-0.015", "0"].map((rate) => ({ typed: "rate", rate })));
    expect(["400k", "$400,000", "1.2m"].map((text) => overOf(text, "en-US"))).toEqual(["400000", "400000", "1200000"].map((amount) => ({ typed: "amount", amount })));
    expect(overOf("2,5 %", "es-ES")).toEqual({ typed: "rate", rate: "0.025" });
    expect(overOf("a lot", "en-US")).toBeUndefined();
  });
});
