import { expect, test } from "vitest";
import type { Condition } from "../../bindings/Condition";
import { balanceOf } from "./columns";
import { conditionsOf, fields, landing, newGroup, newTest, numberOf, onField, postalRange, rootOf, tellingFirst, testsOf } from "./conditions";

test("numbers are read in the manner of the language", () => {
  expect(["", "500", "1,000", "1 000", "12.5", "007", "-5", "−5"].map((text) => numberOf(text, "."))).toEqual(["", "500", "1000", "1000", "12.5", "7", "-5", "-5"]);
  expect(["1.000", "12,5"].map((text) => numberOf(text, ","))).toEqual(["1000", "12.5"]);
  expect(["1,00", "abc", "--5", "1.2.3", "1.2345"].map((text) => numberOf(text, "."))).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(numberOf("-122.4194", ".", 6)).toBe("-122.4194");
});

test("every condition becomes a draft and comes back", () => {
  const conditions: Condition[] = [
    { test: "is", field: "state", values: ["CA", "NV"] },
    { test: "isEmpty", field: "lastBookings" },
    { test: "range", field: "potential", least: "50000", below: null },
    {
      test: "anyOf",
      of: [
        { test: "within", latitude: "37.7749", longitude: "-122.4194", kilometres: "80" },
        { test: "noneOf", of: [{ test: "postalRange", ranges: [{ first: "900", last: "961" }, { first: "02", last: "02" }] }] },
        { test: "allOf", of: [{ test: "contains", field: "name", values: ["bank"] }, { test: "named", accounts: ["A1"] }] },
      ],
    },
  ];
  expect(conditionsOf(rootOf(conditions, String), ".")).toEqual({ conditions });
  const [, , , any] = conditions;
  const alone = rootOf(any ? [any] : [], String);
  expect(alone.together).toBe("anyOf");
  expect(conditionsOf(alone, ".")).toEqual({ conditions: [any] });
});

test("every field has tests, and a test is kept where the next field has it", () => {
  expect(fields.every((field) => testsOf(field).length > 0)).toBe(true);
  const contains = { ...newTest("name"), test: "contains" as const, values: ["x"] };
  expect(onField(contains, "city")).toMatchObject({ id: contains.id, test: "contains", values: [] });
  expect(onField(contains, "size").test).toBe("range");
  expect(onField(newTest("city"), "postalCode").test).toBe("postalRange");
  expect(onField(contains, "name")).toBe(contains);
});

test("a postal range is typed with a dash, and a beginning alone", () => {
  expect(["900-961", "900 – 961", "02"].map(postalRange)).toEqual([{ first: "900", last: "961" }, { first: "900", last: "961" }, { first: "02", last: "02" }]);
});

test("what says nothing yet is named", () => {
  const [filled, empty] = [{ ...newTest("state"), values: ["CA"] }, newTest("owner")];
  expect(conditionsOf(newGroup("allOf", [filled, newGroup("anyOf", [empty])]), ".")).toEqual({ missing: empty.id });
  const none = newGroup("noneOf", []);
  expect(conditionsOf(newGroup("allOf", [filled, none]), ".")).toEqual({ missing: none.id });
  const place = { ...newTest("place"), latitude: "37.7", kilometres: "50" };
  expect(conditionsOf(newGroup("allOf", [place]), ".")).toEqual({ missing: place.id });
  const size = newTest("size");
  expect(conditionsOf(newGroup("allOf", [size]), ".")).toEqual({ missing: size.id });
});

test("dropping after itself does not count itself", () => {
  expect([landing(0, 3), landing(3, 0), landing(2, 2), landing(2, 3)]).toEqual([2, 0, 2, 2]);
});

test("balance has a word", () => {
  expect([null, "0.5", "1", "1.2049", "1.21"].map(balanceOf)).toEqual([undefined, "small", "balanced", "balanced", "large"]);
});

test("what few rules ask stands first in their summaries", () => {
  const [us, big, small] = ["country is US", "segment is Enterprise", "segment is Commercial"];
  const rules = [[big, us, "state is CA"], [big, us, "state is NY"], [small, us], [big]] as string[][];
  expect(tellingFirst(rules)).toEqual([["state is CA", big, us], ["state is NY", big, us], [small, us], [big]]);
});
