/**
 * Every shortcut of the window in one table: the dispatcher in `App.svelte`, tooltips, the palette and the `?` sheet read it.
 * "Mod" is Command on macOS and Ctrl elsewhere. Grid rows are here for the sheet; `grid/keyboard.ts` handles them.
 *
 *   shortcut("undo")  "Ctrl Z"      pressed(event)  "undo" or undefined
 */
import { m } from "./language.svelte";

export type KeyGroup = "global" | "screens" | "grid" | "editing";
export interface KeyRow {
  id: string;
  keys: string[];
  group: KeyGroup;
  label: () => string;
  /** Also while a text field has the focus. */
  inFields?: boolean;
}

const global: KeyRow[] = [
  { id: "palette", keys: ["Mod+K"], group: "global", label: () => m.key_palette(), inFields: true },
  { id: "undo", keys: ["Mod+Z"], group: "global", label: () => m.undo() },
  { id: "redo", keys: ["Mod+Shift+Z", "Mod+Y"], group: "global", label: () => m.redo() },
  { id: "save-copy", keys: ["Mod+S"], group: "global", label: () => m.key_save_copy(), inFields: true },
  { id: "open", keys: ["Mod+O"], group: "global", label: () => m.key_open(), inFields: true },
  { id: "import", keys: ["Mod+Shift+O"], group: "global", label: () => m.key_import(), inFields: true },
  { id: "find", keys: ["Mod+F"], group: "global", label: () => m.key_find(), inFields: true },
  { id: "sidebar", keys: ["Mod+\\"], group: "global", label: () => m.key_sidebar(), inFields: true },
  { id: "inspector", keys: ["Mod+I"], group: "global", label: () => m.key_inspector(), inFields: true },
  { id: "explain", keys: ["Mod+E"], group: "global", label: () => m.key_explain(), inFields: true },
  { id: "why", keys: ["Mod+Shift+E"], group: "global", label: () => m.key_why(), inFields: true },
  { id: "next-issue", keys: ["Mod+."], group: "global", label: () => m.key_next_issue(), inFields: true },
  { id: "regions", keys: ["F6"], group: "global", label: () => m.key_regions(), inFields: true },
  { id: "keys", keys: ["?"], group: "global", label: () => m.key_sheet() },
];

const grid: KeyRow[] = [
  { id: "g-move", keys: ["Arrows"], group: "grid", label: () => m.key_move() },
  { id: "g-extend", keys: ["Shift+Arrows"], group: "grid", label: () => m.key_extend() },
  { id: "g-edge", keys: ["Mod+Arrows"], group: "grid", label: () => m.key_edge() },
  { id: "g-page", keys: ["PageUp", "PageDown"], group: "grid", label: () => m.key_page() },
  { id: "g-home", keys: ["Home", "End"], group: "grid", label: () => m.key_home() },
  { id: "g-corner", keys: ["Mod+Home", "Mod+End"], group: "grid", label: () => m.key_corner() },
  { id: "g-all", keys: ["Mod+A"], group: "grid", label: () => m.key_all() },
  { id: "g-column", keys: ["Mod+Space"], group: "grid", label: () => m.key_column() },
  { id: "g-row", keys: ["Shift+Space"], group: "grid", label: () => m.key_row() },
  { id: "g-sort", keys: ["Alt+Mod+S"], group: "grid", label: () => m.key_sort() },
  { id: "g-filter", keys: ["Alt+Mod+F"], group: "grid", label: () => m.key_filter() },
  { id: "g-width", keys: ["Alt+Shift+ArrowLeft", "Alt+Shift+ArrowRight"], group: "grid", label: () => m.key_width() },
  { id: "g-group", keys: ["Mod+Alt+ArrowLeft", "Mod+Alt+ArrowRight"], group: "grid", label: () => m.key_group() },
  { id: "g-edit", keys: ["F2"], group: "editing", label: () => m.key_edit() },
  { id: "g-enter", keys: ["Enter"], group: "editing", label: () => m.key_enter() },
  { id: "g-tab", keys: ["Tab"], group: "editing", label: () => m.key_tab() },
  { id: "g-cancel", keys: ["Escape"], group: "editing", label: () => m.key_cancel() },
  { id: "g-list", keys: ["Alt+ArrowDown"], group: "editing", label: () => m.key_list() },
  { id: "g-clear", keys: ["Delete"], group: "editing", label: () => m.key_clear() },
  { id: "g-copy", keys: ["Mod+C", "Mod+X", "Mod+V"], group: "editing", label: () => m.key_clipboard() },
  { id: "g-fill", keys: ["Mod+D", "Mod+R"], group: "editing", label: () => m.key_fill() },
  { id: "g-maths", keys: ["+10%", "-5k", "1.2m"], group: "editing", label: () => m.key_maths() },
];

export const keyRows: readonly KeyRow[] = [...global, ...grid];

const mac = typeof navigator !== "undefined" && /mac/i.test(navigator.userAgent) && !/like mac/i.test(navigator.userAgent);
const marks: Record<string, string> = mac
  ? { Mod: "⌘", Shift: "⇧", Alt: "⌥", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc" }
  : { Mod: "Ctrl", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc", PageUp: "PgUp", PageDown: "PgDn" };

/** "Mod+Shift+Z" as this computer prints it. */
export function shownKeys(combo: string): string {
  if (/^[+-]?[\d.]+\S*$/.test(combo)) return combo;
  const parts = combo.split("+").map((part) => (part === "Arrows" ? "↑ ↓ ← →" : (marks[part] ?? part)));
  return parts.join(mac ? "" : " ");
}

/** The first shortcut of a command, as printed; "" when it has none. */
export function shortcut(id: string): string {
  const combo = global.find((row) => row.id === id)?.keys[0];
  return combo ? shownKeys(combo) : "";
}

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** The id of the global command that a key press means; screens 1 to 9 give "screen-1" and so on. */
export function pressed(event: Press, inField: boolean): string | undefined {
  const mod = mac ? event.metaKey : event.ctrlKey;
  if (mod && !event.shiftKey && !event.altKey && /^[1-9]$/.test(event.key)) return `screen-${event.key}`;
  return global.find((row) => (row.inFields || !inField) && row.keys.some((combo) => matches(event, combo)))?.id;
}

function matches(event: Press, combo: string): boolean {
  const parts = combo.split("+");
  const key = parts.at(-1) ?? "";
  const mod = mac ? event.metaKey : event.ctrlKey;
  if (mod !== parts.includes("Mod") || event.altKey !== parts.includes("Alt")) return false;
  // "?" needs Shift on some keyboards and not on others: the character decides.
  if (key !== "?" && event.shiftKey !== parts.includes("Shift")) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}
