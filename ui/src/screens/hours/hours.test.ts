import { expect, test } from "vitest";
import type { Balance } from "../../bindings/Balance";
import type { HoursRow } from "../../bindings/HoursRow";
import { linesOf, placeholder, placeholders, rowOf, skillsOf, standing, stageOf, usedDigits, withoutRow, withRow, withSkill, withStage } from "./hours";

const balance = (utilisation: string | null, demand = "10"): Balance => ({ demand, supply: utilisation === null ? "0" : "10", utilisation });

test("a cell is over, full, free, without anybody, or without work", () => {
  expect(["1.00000001", "1", "0.85", "0.84999999", "0"].map((used) => standing(balance(used)))).toEqual(["over", "full", "full", "free", "free"]);
  expect(standing(balance(null))).toBe("nobody");
  expect(standing(balance(null, "0.000"))).toBe("nothing");
});

test("a percentage is printed with a decimal where rounding would carry it over a limit", () => {
  expect(["0.845875", "1.004", "0.84", "1.124", "0.996"].map((used) => usedDigits(balance(used)))).toEqual([1, 1, 0, 0, 0]);
  expect(usedDigits(balance(null))).toBe(0);
});

test("skills stand under their pool unless it is folded", () => {
  const pool = (id: number, skills: string[]) => ({ pool: id, name: `P${id}`, skills: skills.map((skill) => ({ skill })) }) as unknown as HoursRow;
  const pools = [pool(3, ["Retail", ""]), pool(5, ["Retail"])];
  expect(linesOf(pools, new Set([5])).map((line) => line.id)).toEqual(["3", "3/Retail", "3/", "5"]);
});

test("a placeholder deal is a tenth of an account's potential, to two figures", () => {
  const deal = (potential: string, accounts: number) => placeholder({ segment: "", accounts, potential }).averageDeal;
  expect(deal("23578000.00", 198)).toBe("12000");
  expect(deal("56479000.00", 202)).toBe("28000");
  expect(deal("0", 10)).toBe("100000");
  expect(deal("5000", 0)).toBe("100000");
  expect(deal("70", 1)).toBe("7");
  expect(placeholders([]).map((row) => row.segment)).toEqual([""]);
});

test("a segment has its own row or follows that of all others", () => {
  const rows = [placeholder({ segment: "", accounts: 0, potential: "0" }), placeholder({ segment: "SMB", accounts: 1, potential: "5000" })];
  expect(rowOf(rows, " smb ")?.segment).toBe("SMB");
  expect(rowOf(rows, "Enterprise")?.segment).toBe("");
  expect(withRow(rows, { ...rows[1]!, averageDeal: "9" }).map((row) => row.averageDeal)).toEqual(["100000", "9"]);
  expect(withoutRow(rows, "smb")).toHaveLength(1);
});

test("a stage that is missing counts nothing and is put in its place", () => {
  const row = { ...placeholder({ segment: "", accounts: 0, potential: "0" }), stages: [{ stage: "proof" as const, reached: "1", hours: "4" }] };
  expect(stageOf(row, "discovery")).toEqual({ stage: "discovery", reached: "0", hours: "0" });
  expect(withStage(row, "discovery", { reached: "1" }).stages.map((one) => one.stage)).toEqual(["discovery", "proof"]);
});

test("an industry that asks for itself needs no row", () => {
  const needs = [{ industry: "Media", skill: "Data" }];
  expect(withSkill(needs, "media", "Media")).toEqual([]);
  expect(withSkill(needs, "Energy", "")).toEqual([...needs, { industry: "Energy", skill: "" }]);
  expect(skillsOf(" Data, Retail,, Data")).toEqual(["Data", "Retail"]);
});
