import { expect, test } from "vitest";
import type { CoverageView } from "../../bindings/CoverageView";
import type { SegmentCoverage } from "../../bindings/SegmentCoverage";
import { funnel, part, perSeller } from "./segments";

const load = (accounts: number) => ({ accounts, potential: "0.00", workload: "0", lastBookings: "0.00", customers: 0, byHand: 0 });
const segment = (accounts: number, withSeller: number, withPresales: number, sellers: number): SegmentCoverage => ({
  segment: "Enterprise", load: load(accounts), unassigned: load(0), withSeller, withPresales, sellers, meanWorkloadPerSeller: null,
});

const view: CoverageView = {
  total: load(400), unassigned: load(10), keptOut: load(5), uncovered: load(35), territories: [], pools: [], sellersWithoutPool: [], poolsWithoutPresales: 0, territoriesWithoutSeller: 1, gaps: [],
  segments: [segment(250, 240, 200, 10), segment(150, 120, 100, 0)],
};

test("each step of the funnel is a part of the one before", () => {
  expect(funnel(view)).toEqual([
    { id: "accounts", count: 400, share: 1, lost: 0 },
    { id: "territory", count: 385, share: 0.9625, lost: 15 },
    { id: "seller", count: 360, share: 0.9, lost: 25 },
    { id: "presales", count: 300, share: 0.75, lost: 60 },
  ]);
});

test("nothing is no part of nothing", () => {
  expect(part(0, 0)).toBeUndefined();
  expect(perSeller(segment(150, 0, 0, 0))).toBeUndefined();
  expect(funnel({ ...view, total: load(0), unassigned: load(0), keptOut: load(0), segments: [] }).map((step) => step.share)).toEqual([0, 0, 0, 0]);
});
