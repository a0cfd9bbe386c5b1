import { expect, test } from "vitest";
import { pressed, shownKeys } from "./keys";
import { ranked } from "./shell/ranking";

const press = (key: string, held = "") => ({ key, ctrlKey: held.includes("c"), metaKey: false, shiftKey: held.includes("s"), altKey: held.includes("a") });

test.each([
  ["k", "c", false, "palette"],
  ["k", "c", true, "palette"],
  ["Z", "cs", false, "redo"],
  ["z", "c", false, "undo"],
  ["z", "c", true, undefined],
  ["3", "c", false, "screen-3"],
  ["?", "s", false, "keys"],
  ["?", "", true, undefined],
  ["F6", "", true, "regions"],
  ["k", "", false, undefined],
])("%s %j in a field %s", (key, held, inField, id) => {
  expect(pressed(press(key, held), inField)).toBe(id);
});

test("combinations print as on this computer", () => {
  expect(shownKeys("Mod+Shift+Z")).toBe("Ctrl Shift Z");
  expect(shownKeys("+10%")).toBe("+10%");
});

test("word starts come before middles, accents do not matter", () => {
  const items = [{ label: "Abrir un plan" }, { label: "Planificar" }, { label: "Célula Este" }];
  expect(ranked(items, "plan").map((item) => item.label)).toEqual(["Planificar", "Abrir un plan"]);
  expect(ranked(items, "celula")).toHaveLength(1);
  expect(ranked(items, "xyz")).toEqual([]);
});
