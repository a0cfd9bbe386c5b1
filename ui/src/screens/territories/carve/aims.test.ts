import { describe, expect, test } from "vitest";
import { aimsOf, newForm } from "./aims";

describe("the aims of a form", () => {
  test("only what is ticked is balanced, in shares", () => {
    expect(aimsOf(newForm(3, 4)).balance).toEqual([{ measure: "potential", tolerance: "0.1000", hard: false }]);
  });
  test("each design takes its own fields", () => {
    const form = { ...newForm(3, 4), count: 5 };
    expect(aimsOf({ ...form, design: "new" }).design).toEqual({ design: "new", count: 5 });
    expect(aimsOf({ ...form, design: "split" }).design).toEqual({ design: "split", territory: 3, into: 5 });
    expect(aimsOf({ ...form, design: "merge" }).design).toEqual({ design: "merge", from: 3, into: 4 });
    expect(aimsOf({ ...form, design: "handOver" }).design).toEqual({ design: "handOver", territory: 3 });
  });
  test("an empty limit is none, and 0 is one", () => {
    expect(aimsOf(newForm(0, 1)).mostMoves).toBeNull();
    expect(aimsOf({ ...newForm(0, 1), mostMoves: "0", mostAccounts: " 20 " })).toMatchObject({ mostMoves: 0, mostAccounts: 20 });
    expect(aimsOf({ ...newForm(0, 1), mostMoves: "-3" }).mostMoves).toBeNull();
  });
  test("moves are limited only where present territories are evened out", () => {
    for (const design of ["new", "split", "merge", "handOver"] as const) expect(aimsOf({ ...newForm(0, 1), mostMoves: "5", design }).mostMoves).toBeNull();
  });
  test("customers keep a territory only where there are present ones", () => {
    const stay = (design: "balance" | "handOver" | "new" | "split" | "merge") => aimsOf({ ...newForm(0, 1), customersStay: true, design }).customersStay;
    expect([stay("balance"), stay("handOver"), stay("new"), stay("split"), stay("merge")]).toEqual([true, true, false, false, false]);
  });
  test("areas are those of the plan or imported regions", () => {
    expect(aimsOf(newForm(0, 1)).contiguous).toBeNull();
    expect(aimsOf({ ...newForm(0, 1), contiguous: "county" }).contiguous).toBe("county");
    expect(aimsOf({ ...newForm(0, 1), contiguous: "regions-2" }).contiguous).toEqual({ regions: 2 });
  });
  test("a cleared tolerance is 0", () => {
    const form = newForm(0, 1);
    const [first] = form.balance;
    if (first) first.percent = Number.NaN;
    expect(aimsOf(form).balance[0]?.tolerance).toBe("0.0000");
  });
});
