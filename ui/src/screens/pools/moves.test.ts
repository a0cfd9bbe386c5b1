import { expect, test } from "vitest";
import type { PoolsView } from "../../bindings/PoolsView";
import type { PresalesRow } from "../../bindings/PresalesRow";
import type { QuotaRow } from "../../bindings/QuotaRow";
import { sampleRow } from "../quotas/sample";
import { freeWeight, moveEdits, startingWeight } from "./moves";

const pay = { plan: null, base: "0.00", targetVariable: "0.00", variable: null, accelerator: "0.00", total: "0.00", debt: "0.00", shareOfBase: null, shareOfTarget: null };

function presales(id: number, weights: [number, string][], weight: string): PresalesRow {
  return {
    presales: id, name: `Seat SE-0${id}`, segment: "", skills: "", ownPlan: null, score: null, weightOff: null, weight, attainment: null, pay, wantedBy: [], wantedByNames: [],
    pools: weights.map(([pool]) => pool), weights: weights.map(([pool, share]) => ({ pool, name: `Pool ${pool}`, weight: share, start: null, end: null })),
  };
}

function seller(id: number, pools: number[]): QuotaRow {
  return sampleRow(id, { pools });
}

const view: PoolsView = {
  pools: [],
  sellers: [seller(0, [1]), seller(1, []), seller(2, [1, 2])],
  presales: [presales(0, [[1, "0.6"], [2, "0.4"]], "1"), presales(1, [], "0"), presales(2, [[1, "0.75"], [2, "0.5"]], "1.25")],
  loans: [],
};

test("a seller goes into a pool, or out of all; staying is no edit", () => {
  expect(moveEdits(view, { kind: "seller", id: 0, from: 1 }, 2)).toEqual([{ type: "moveSeller", seller: 0, pool: 2 }]);
  expect(moveEdits(view, { kind: "seller", id: 0, from: 1 }, null)).toEqual([{ type: "moveSeller", seller: 0, pool: null }]);
  expect(moveEdits(view, { kind: "seller", id: 0, from: 1 }, 1)).toEqual([]);
  expect(moveEdits(view, { kind: "seller", id: 1, from: null }, null)).toEqual([]);
});

test("a seller of two pools can be left in one", () => {
  expect(moveEdits(view, { kind: "seller", id: 2, from: 2 }, 1)).toEqual([{ type: "moveSeller", seller: 2, pool: 1 }]);
});

test("a presales member takes the weight along, and adds it to the weight that is there already", () => {
  expect(moveEdits(view, { kind: "presales", id: 0, from: 1 }, 3)).toEqual([
    { type: "detachPresales", presales: 0, pool: 1 },
    { type: "attachPresales", presales: 0, pool: 3, weight: "0.6" },
  ]);
  expect(moveEdits(view, { kind: "presales", id: 0, from: 1 }, 2).at(-1)).toMatchObject({ pool: 2, weight: "1.0" });
  expect(moveEdits(view, { kind: "presales", id: 2, from: 1 }, 2).at(-1)).toMatchObject({ pool: 2, weight: "1" });
  expect(moveEdits(view, { kind: "presales", id: 0, from: 1 }, null)).toEqual([{ type: "detachPresales", presales: 0, pool: 1 }]);
});

test("from the tray a presales member joins with all that is free", () => {
  expect(moveEdits(view, { kind: "presales", id: 1, from: null }, 2)).toEqual([{ type: "attachPresales", presales: 1, pool: 2, weight: "1" }]);
  expect(moveEdits(view, { kind: "presales", id: 1, from: null }, null)).toEqual([]);
});

test("what is free is exact, and nobody starts with nothing", () => {
  expect(freeWeight(presales(3, [[1, "0.33333333"]], "0.33333333"))).toBe("0.66666667");
  expect(startingWeight(presales(3, [[1, "0.7"]], "0.7"))).toBe("0.3");
  expect(startingWeight(presales(3, [[1, "1"]], "1"))).toBe("1");
});
