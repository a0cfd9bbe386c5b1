import { expect, test } from "vitest";
import { formatter } from "../../format";
import { misplaced, rowsOf, stepsOf, type StepRow } from "./steps";

const row = (key: number, day: string, quota: string, attainment = ""): StepRow => ({ key, day, quota, attainment });

test("rows become steps once each is whole; empty rows do not count", () => {
  expect(stepsOf([row(0, "2027-04-01", "1.2m", "110%"), row(1, "", "")], "en-US")).toEqual([{ from: "2027-04-01", quota: "1200000", attainment: "1.1" }]);
  expect(stepsOf([row(0, "2027-04-01", "1.500.000", "")], "es-ES")).toEqual([{ from: "2027-04-01", quota: "1500000", attainment: null }]);
  expect(stepsOf([row(0, "2027-04-01", "")], "en-US")).toBeUndefined();
  expect(stepsOf([row(0, "", "5")], "en-US")).toBeUndefined();
  expect(stepsOf([row(0, "2027-04-01", "a lot")], "en-US")).toBeUndefined();
  expect(stepsOf([row(0, "2027-04-01", "5", "many")], "en-US")).toBeUndefined();
});

test("what stands in the plan is shown as one would type it", () => {
  const f = formatter("es-ES", "USD");
  const rows = rowsOf([{ from: "2027-04-01", quota: "1200000.00", attainment: "1.105" }], f);
  expect(rows[0]).toEqual({ key: 0, day: "2027-04-01", quota: "1.200.000", attainment: "110,5%" });
  expect(stepsOf(rows, "es-ES")).toEqual([{ from: "2027-04-01", quota: "1200000", attainment: "1.105" }]);
});

test("days outside of the year and days taken twice are found", () => {
  const rows = [row(0, "2027-01-01", ""), row(1, "2027-04-01", ""), row(2, "2027-04-01", ""), row(3, "2028-01-01", ""), row(4, "", "")];
  expect([...misplaced(rows, "2027-01-01")]).toEqual([0, 2, 3]);
});
