import { expect, test } from "vitest";
import type { Problem } from "../../bindings/Problem";
import { grouped, matched, targetOf } from "./reading";

test("a file's name says what is in it", () => {
  expect(["Accounts 2027.xlsx", "sellers.csv", "Vendedores.csv", "presales team.csv", "reps.csv", "report.csv"].map(targetOf)).toEqual([
    "accounts", "sellers", "sellers", "presales", "sellers", "accounts",
  ]);
});

test("problems stand together by kind", () => {
  const problem = (code: string, row: number): Problem => ({ code, message: `${code} ${row}`, place: { row }, remedy: "" });
  const groups = grouped([problem("a", 1), problem("b", 2), problem("a", 3)]);
  expect(groups.map((group) => [group.code, group.all.length])).toEqual([["a", 2], ["b", 1]]);
});

test("a field serves one column only", () => {
  expect(matched(["name", null, "state"], 1, "name")).toEqual([null, "name", "state"]);
  expect(matched(["name", "state", null], 1, null)).toEqual(["name", null, null]);
});
