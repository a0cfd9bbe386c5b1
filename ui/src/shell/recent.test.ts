import { expect, test } from "vitest";
import { openable } from "./recent";

const plan = (name: string, folder = "/plans", missing = false) => ({ name, folder, missing });

test("plans that are gone are left out and the others keep their place", () => {
  expect(openable([plan("A"), plan("B", "/plans", true), plan("C")], undefined)).toEqual([{ index: 0, label: "A" }, { index: 2, label: "C" }]);
});

test("plans of one name are told apart by their folder", () => {
  expect(openable([plan("A", "/one"), plan("A", "/two")], undefined).map((one) => one.label)).toEqual(["A · /one", "A · /two"]);
});
