import { expect, test } from "vitest";
import { columnAt, columnWidths, offsets, reveal } from "./geometry";
import { intent } from "./keyboard";
import { at, contains, everything, move, moveTo, rectangle, wholeColumns, wholeRows } from "./selection";
import type { Column } from "./types";

const bounds = { rows: 10, columns: 4 };
const press = (key: string, held = "") => ({ key, ctrlKey: held.includes("c"), metaKey: false, shiftKey: held.includes("s"), altKey: held.includes("a") });

test("moving stops at the edges and takes the anchor along", () => {
  expect(move(at(0, 0), { row: -1, column: -1 }, bounds, false)).toEqual(at(0, 0));
  expect(move(at(9, 3), { row: 5, column: 5 }, bounds, false)).toEqual(at(9, 3));
});
test("extending keeps the anchor", () => {
  const selection = moveTo(at(2, 1), { row: 5, column: 3 }, bounds, true);
  expect(rectangle(selection)).toEqual({ top: 2, bottom: 5, left: 1, right: 3 });
  expect(contains(rectangle(selection), 5, 3)).toBe(true);
  expect(contains(rectangle(selection), 6, 3)).toBe(false);
});
test("whole rows, columns, everything", () => {
  expect(rectangle(wholeRows(at(2, 1), bounds))).toEqual({ top: 2, bottom: 2, left: 0, right: 3 });
  expect(rectangle(wholeColumns(at(2, 1), bounds))).toEqual({ top: 0, bottom: 9, left: 1, right: 1 });
  expect(rectangle(everything(bounds))).toEqual({ top: 0, bottom: 9, left: 0, right: 3 });
});

test.each([
  ["ArrowDown", "", { do: "step", to: "down", extend: false }],
  ["ArrowDown", "s", { do: "step", to: "down", extend: true }],
  ["ArrowDown", "c", { do: "step", to: "bottom", extend: false }],
  ["ArrowDown", "a", { do: "edit", list: true }],
  ["End", "cs", { do: "step", to: "last", extend: true }],
  ["Tab", "s", { do: "tab", back: true }],
  ["5", "", { do: "edit", text: "5" }],
  ["+", "s", { do: "edit", text: "+" }],
  ["ñ", "", { do: "edit", text: "ñ" }],
  ["€", "ca", { do: "edit", text: "€" }],
  ["F2", "", { do: "edit" }],
  ["d", "c", { do: "fill", along: "down" }],
  ["R", "c", { do: "fill", along: "right" }],
  [" ", "c", { do: "columns" }],
  [" ", "s", { do: "rows" }],
  ["ArrowLeft", "ca", { do: "fold", open: false }],
  ["ArrowRight", "as", { do: "resize", by: 16 }],
  ["z", "c", undefined],
  ["c", "c", undefined],
  ["Shift", "s", undefined],
])("key %s with %j", (key, held, wanted) => {
  expect(intent(press(key, held))).toEqual(wanted);
});

const columns: Column[] = [
  { key: "a", title: "A", kind: "text", width: 100, grow: true },
  { key: "b", title: "B", kind: "money", width: 80 },
  { key: "c", title: "C", kind: "money", width: 80 },
];
test("spare room goes to the columns that grow, until they are dragged", () => {
  expect(columnWidths(columns, {}, 300)).toEqual([140, 80, 80]);
  expect(columnWidths(columns, { a: 60 }, 300)).toEqual([60, 80, 80]);
  expect(columnWidths(columns, { a: 1 }, 300)).toEqual([48, 80, 80]);
});
test("the frozen column is found wherever the rest is scrolled to", () => {
  const widths = [100, 80, 80];
  expect(columnAt(50, 90, offsets(widths), widths, 1)).toBe(0);
  expect(columnAt(110, 90, offsets(widths), widths, 1)).toBe(2);
  expect(columnAt(110, 0, offsets(widths), widths, 1)).toBe(1);
});
test("a cell comes into view by the least scrolling", () => {
  expect(reveal(0, 500, 32, 0, 320)).toBe(212);
  expect(reveal(600, 500, 32, 0, 320)).toBe(500);
  expect(reveal(400, 500, 32, 0, 320)).toBe(400);
  expect(reveal(200, 250, 80, 100, 400)).toBe(150);
});
