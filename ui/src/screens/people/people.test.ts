import { expect, test } from "vitest";
import { formatter } from "../../format";
import { freeName, leavesCell, leavesShown } from "./columns";
import { rampOf, shareOf, withRamp } from "./ramps";

test("percents become shares without a float", () => {
  expect(["0", "25", "25 %", "12,5%", "100", "7.25", "05"].map(shareOf)).toEqual(["0", "0.25", "0.25", "0.125", "1", "0.0725", "0.05"]);
  expect(["", "abc", "101", "100.5", "-5", "1000", "1e1"].map(shareOf)).toEqual(Array.from({ length: 7 }, () => undefined));
});

test("a segment follows its own ramp, else the one of all others", () => {
  const ramps = [{ segment: "", months: ["1"] }, { segment: "SMB", months: ["0", "0.5"] }];
  expect(rampOf(ramps, "smb ")?.months).toEqual(["0", "0.5"]);
  expect(rampOf(ramps, "Enterprise")?.months).toEqual(["1"]);
  expect(rampOf([], "SMB")).toBeUndefined();
});

test("a ramp is replaced, added or taken away", () => {
  const ramps = [{ segment: "SMB", months: ["0"] }];
  expect(withRamp(ramps, "smb", ["0.5"])).toEqual([{ segment: "smb", months: ["0.5"] }]);
  expect(withRamp(ramps, "Enterprise", ["0"])).toHaveLength(2);
  expect(withRamp(ramps, "SMB", [])).toEqual([]);
});

test("a new name is one that nobody has", () => {
  expect(freeName("New seller", ["new seller", "New seller 2"])).toBe("New seller 3");
  expect(freeName("New seller", [])).toBe("New seller");
});

test("days away are typed as two dates and read in the language's own form", () => {
  const { value } = leavesCell([{ first: "2027-03-01", last: "2027-05-31" }, { first: "2027-09-01", last: "2027-09-30" }]);
  expect(value).toBe("2027-03-01/2027-05-31; 2027-09-01/2027-09-30");
  expect(leavesShown(value, formatter("en-US", "USD"))).toMatch(/^Mar 1\s–\sMay 31, 2027; Sep 1\s–\s30, 2027$/);
  expect(leavesShown("", formatter("es-ES", "USD"))).toBe("");
});
