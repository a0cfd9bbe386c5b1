import { expect, test } from "vitest";
import { fromTsv, spread, toTsv } from "./clipboard";

test.each([
  ["a\tb\nc\td\n", [["a", "b"], ["c", "d"]]],
  ["a\r\nb\r\n", [["a"], ["b"]]],
  ['"two\nlines"\t"with ""quotes"""', [["two\nlines", 'with "quotes"']]],
  ["a\t", [["a", ""]]],
  ["\t\n", [["", ""]]],
  ['5" pipe\tx', [['5" pipe', "x"]]],
  ['"open\tx', [['"open', "x"]]],
  ['"a"b\tx', [['"a"b', "x"]]],
  ["", []],
  ["a\n\nb", [["a"], [""], ["b"]]],
])("reads %j", (text, table) => {
  expect(fromTsv(text)).toEqual(table);
});

test("what is written is read back", () => {
  const table = [["a\tb", 'say "hi"', ""], ["line\none", "1.5", "ñ"]];
  expect(fromTsv(toTsv(table))).toEqual(table);
});

const bounds = { rows: 4, columns: 3 };

test("one value fills the selection", () => {
  expect(spread([["7"]], { top: 0, bottom: 1, left: 0, right: 1 }, bounds)).toHaveLength(4);
});
test("a block repeats over a multiple of itself", () => {
  expect(spread([["1"], ["2"]], { top: 0, bottom: 3, left: 1, right: 1 }, bounds).map((place) => place.text)).toEqual(["1", "2", "1", "2"]);
});
test("a block goes past the selection and stops at the edge", () => {
  const places = spread([["1", "2", "3"], ["4", "5", "6"]], { top: 3, bottom: 3, left: 1, right: 1 }, bounds);
  expect(places).toEqual([{ row: 3, column: 1, text: "1" }, { row: 3, column: 2, text: "2" }]);
});
test("ragged lines leave cells alone instead of clearing them", () => {
  expect(spread([["1", "2"], ["3"]], { top: 0, bottom: 0, left: 0, right: 0 }, bounds)).toHaveLength(3);
});
