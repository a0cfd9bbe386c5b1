import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import { formatter } from "../format";
import { language } from "../language.svelte";
import Grid from "./Grid.svelte";
import { allRows } from "./rows.svelte";
import { cellKey, type Column, type Entered, type Row } from "./types";

// The test page lays nothing out: the grid is told how large it is.
Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 400 });
Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 800 });

const columns: Column[] = [
  { key: "name", title: "Seller", kind: "text", width: 160 },
  { key: "quota", title: "Quota", kind: "money", width: 120, editable: true },
  { key: "share", title: "Share", kind: "percent", width: 90, editable: true },
  { key: "pool", title: "Pool", kind: "choice", width: 120, editable: true, choices: [{ value: "1", label: "West" }, { value: "2", label: "Célula Este" }] },
];
const rows: Row[] = ["ENT-01", "ENT-02", "ENT-03"].map((seat, index) => ({
  id: index + 1,
  cells: { name: `Seat ${seat}`, quota: index === 2 ? { value: "900000.00", edit: false, mark: "lock" } : "1500000.00", share: "0.125", pool: "1" },
}));

function open(extra: Record<string, unknown> = {}) {
  const onenter = vi.fn<(cells: Entered[], pasted: boolean) => void>();
  const onselect = vi.fn();
  const onsort = vi.fn();
  const view = render(Grid, { label: "Quotas", columns, source: allRows(() => rows), format: formatter("en-US", "USD"), onenter, onselect, onsort, ...extra });
  const grid = screen.getByRole("grid");
  grid.focus();
  const key = (name: string, held: object = {}) => fireEvent.keyDown(document.activeElement ?? grid, { key: name, ...held });
  return { ...view, grid, key, onenter, onselect, onsort };
}

function clip(type: "copy" | "cut" | "paste", text = "") {
  const data = new Map([["text/plain", text]]);
  const event = new Event(type, { bubbles: true, cancelable: true });
  Object.defineProperty(event, "clipboardData", { value: { getData: (kind: string) => data.get(kind) ?? "", setData: (kind: string, value: string) => data.set(kind, value) } });
  return { event, text: () => data.get("text/plain") };
}

afterEach(() => language.set("en"));

test("follows the grid pattern", () => {
  const { grid } = open();
  expect(grid.getAttribute("aria-rowcount")).toBe("4");
  expect(grid.getAttribute("aria-colcount")).toBe("4");
  expect(document.getElementById(grid.getAttribute("aria-activedescendant") ?? "")?.textContent).toContain("Seat ENT-01");
  expect(screen.getAllByRole("rowheader")).toHaveLength(3);
  expect(screen.getByText("Seat ENT-02").closest("[role=row]")?.getAttribute("aria-rowindex")).toBe("3");
});

describe("typing", () => {
  test("Enter sends the raw text once and goes down", async () => {
    const { grid, key, onenter } = open();
    await key("ArrowRight");
    await key("+");
    const field = screen.getByRole("textbox");
    await fireEvent.input(field, { target: { value: "+10%" } });
    await key("Enter");
    expect(onenter.mock.calls).toEqual([[[{ row: 0, column: "quota", text: "+10%" }], false]]);
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(document.activeElement).toBe(grid);
    expect(grid.getAttribute("aria-activedescendant")).toMatch(/-1-1$/);
  });
  test("F2 starts with what would be typed, and the same text changes nothing", async () => {
    const { key, onenter } = open();
    await key("ArrowRight");
    await key("ArrowRight");
    await key("F2");
    expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("12.5%");
    await key("Tab");
    expect(onenter).not.toHaveBeenCalled();
  });
  test("Escape leaves the cell as it was", async () => {
    const { key, onenter } = open();
    await key("ArrowRight");
    await key("7");
    await key("Escape");
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(onenter).not.toHaveBeenCalled();
  });
  test("a locked cell says why it does not open", async () => {
    const { key } = open();
    await key("ArrowRight");
    await key("ArrowDown", { ctrlKey: true });
    await key("5");
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getByRole("alert").textContent).toContain("locked");
  });
  test("a choice is found without its accent and sends its value", async () => {
    const { key, onenter } = open();
    await key("End");
    await key("ArrowDown", { altKey: true });
    await fireEvent.input(screen.getByRole("combobox"), { target: { value: "celu" } });
    await key("Enter");
    expect(onenter).toHaveBeenCalledWith([{ row: 0, column: "pool", text: "2" }], false);
  });
});

describe("many cells", () => {
  test("copy is what a spreadsheet reads", async () => {
    const { grid, key } = open();
    await key("ArrowRight", { shiftKey: true });
    await key("ArrowDown", { shiftKey: true });
    const { event, text } = clip("copy");
    grid.dispatchEvent(event);
    expect(text()).toBe("Seat ENT-01\t1500000\nSeat ENT-02\t1500000");
  });
  test("paste leaves locked and calculated cells out", async () => {
    const { grid, key, onenter } = open();
    await key("ArrowRight");
    grid.dispatchEvent(clip("paste", "1m\n2m\n3m\n4m\n").event);
    expect(onenter).toHaveBeenCalledWith([{ row: 0, column: "quota", text: "1m" }, { row: 1, column: "quota", text: "2m" }], true);
  });
  test("fill down, clear", async () => {
    const { key, onenter } = open();
    await key("ArrowRight");
    await key("ArrowRight");
    await key("ArrowDown", { ctrlKey: true, shiftKey: true });
    await key("d", { ctrlKey: true });
    expect(onenter).toHaveBeenLastCalledWith([{ row: 1, column: "share", text: "12.5%" }, { row: 2, column: "share", text: "12.5%" }], true);
    await key("Delete");
    expect(onenter.mock.lastCall?.[0]).toHaveLength(3);
  });
  test("the selection's sum is exact", async () => {
    const { key, onselect } = open();
    await key("ArrowRight");
    await key(" ", { ctrlKey: true });
    await vi.waitFor(() => expect(onselect.mock.lastCall?.[0]).toEqual({ cells: 3, rows: 3, kind: "money", sum: "3900000.00", average: "1300000.00" }));
  });
});

test("a letter on a number is left to the shortcuts, on a text it begins typing", async () => {
  const onkey = vi.fn((event: KeyboardEvent) => event.key === "l");
  const { key, grid } = open({ onkey });
  await key("ArrowRight");
  await key("l");
  expect(onkey.mock.lastCall?.[0].key).toBe("l");
  const question = new KeyboardEvent("keydown", { key: "?", bubbles: true, cancelable: true });
  grid.dispatchEvent(question);
  expect(question.defaultPrevented).toBe(false);
  expect(document.activeElement).toBe(grid);
  await key("7");
  expect(document.activeElement).toBeInstanceOf(HTMLInputElement);
});

test("Tab leaves the grid at the end of a row", async () => {
  const { key, grid } = open();
  await key("End");
  const event = new KeyboardEvent("keydown", { key: "Tab", bubbles: true, cancelable: true });
  grid.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
});

test("a header sorts up, down and back", async () => {
  const { onsort, rerender } = open();
  const head = () => screen.getAllByRole("columnheader")[1] as HTMLElement;
  await fireEvent.click(head());
  expect(onsort).toHaveBeenLastCalledWith({ column: "quota", descending: false });
  await rerender({ sort: { column: "quota", descending: false } });
  expect(head().getAttribute("aria-sort")).toBe("ascending");
  await fireEvent.click(head());
  expect(onsort).toHaveBeenLastCalledWith({ column: "quota", descending: true });
  await rerender({ sort: { column: "quota", descending: true } });
  await fireEvent.click(head());
  expect(onsort).toHaveBeenLastCalledWith(undefined);
});

test("a refusal stands at its cell with the remedy", async () => {
  const { key } = open({ problems: new Map([[cellKey(1, "quota"), { message: "Not an amount.", remedy: "Type 1,500,000." }]]) });
  await key("ArrowRight");
  const active = document.querySelector("[aria-invalid]");
  expect(active?.textContent).toContain("$1,500,000");
});

test("the language changes without a reload", async () => {
  const { key } = open();
  await key("5");
  await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toContain("calculated"));
  language.set("es");
  await key("5");
  await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toContain("se calcula"));
});
