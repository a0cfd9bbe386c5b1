import { expect, test } from "vitest";
import { balanceOf } from "./columns";
import { conditionsOf, draftOf, landing, newDraft, sizeOf } from "./conditions";

test("sizes are read in the manner of the language", () => {
  expect(["", "500", "1,000", "1 000", "12.5", "007"].map((text) => sizeOf(text, "."))).toEqual(["", "500", "1000", "1000", "12.5", "7"]);
  expect(["1.000", "12,5"].map((text) => sizeOf(text, ","))).toEqual(["1000", "12.5"]);
  expect(["1,00", "abc", "-5", "1.2.3", "1.2345"].map((text) => sizeOf(text, "."))).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test("a draft becomes a condition and back", () => {
  const draft = { ...newDraft("state"), values: ["CA", "NV"] };
  const made = conditionsOf([draft], ".");
  expect(made).toEqual({ conditions: [{ test: "is", field: "state", values: ["CA", "NV"] }] });
  expect(draftOf({ test: "is", field: "state", values: ["CA", "NV"] }, String)).toEqual(draft);
  expect(conditionsOf([{ ...newDraft("size"), least: "1,000" }], ".")).toEqual({ conditions: [{ test: "size", least: "1000", below: null }] });
});

test("what says nothing yet is named by its place", () => {
  expect(conditionsOf([], ".")).toEqual({ missing: 0 });
  expect(conditionsOf([{ ...newDraft("state"), values: ["CA"] }, newDraft("owner")], ".")).toEqual({ missing: 1 });
  expect(conditionsOf([newDraft("size")], ".")).toEqual({ missing: 0 });
});

test("dropping after itself does not count itself", () => {
  expect([landing(0, 3), landing(3, 0), landing(2, 2), landing(2, 3)]).toEqual([2, 0, 2, 2]);
});

test("balance has a word", () => {
  expect([null, "0.5", "1", "1.2049", "1.21"].map(balanceOf)).toEqual([undefined, "small", "balanced", "balanced", "large"]);
});
