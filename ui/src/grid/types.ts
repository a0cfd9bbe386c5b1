/** What a screen hands to the grid. The grid formats, selects and edits text; what a value means is the core's business. */
import type { Snippet } from "svelte";
import type { Figure } from "../bindings/Figure";
import type { Kind } from "../format";

export interface Choice {
  value: string;
  label: string;
}

export interface Column {
  key: string;
  title: string;
  /** A longer explanation of the heading, shown on hover and read to screen readers. */
  hint?: string;
  kind: Kind;
  /** CSS pixels. */
  width: number;
  /** Takes a part of the spare room; the width is then the least. */
  grow?: boolean;
  align?: "start" | "end" | "center";
  /** Whether cells can be typed into; a cell's own `edit` wins. */
  editable?: boolean;
  choices?: Choice[] | ((row: Row) => Choice[]);
  /** Print money short ("$1.25M"); the whole number is the cell's tooltip. */
  short?: boolean;
  sortable?: boolean;
  filtered?: boolean;
  cell?: Snippet<[Row, Cell, number]>;
}

export interface Cell {
  /** Canonical: "1500000.00", "0.1333", "2027-02-01", or words. "" is "not set". */
  value: string;
  edit?: boolean;
  /** `override` a dot, `lock` a lock, `pin` a pin; each with `note` as its tooltip. */
  mark?: "override" | "lock" | "pin";
  note?: string;
  tone?: "good" | "warn" | "bad" | "quiet";
  /** A quieter second text after the value. */
  aside?: string;
}

export interface Row {
  id: number | string;
  cells: Record<string, Cell | string | undefined>;
  /** A heading row: drawn bold, with a triangle when it can be folded. */
  group?: { level: number; open: boolean; aside?: string };
  /** How deep a plain row stands below nested headings; 0 right below the outermost. */
  level?: number;
  /** Drawn dimmed, such as a vacancy. */
  quiet?: boolean;
  /** The figures that answer why, by column. */
  why?: Readonly<Record<string, Figure>>;
}

/** Rows come in windows: `row(i)` may be undefined until the core has answered for it. Reading `count` and `row` must be reactive. */
export interface Source {
  readonly count: number;
  row(index: number): Row | undefined;
  ensure(from: number, to: number): void;
}

export interface Entered {
  row: number;
  column: string;
  text: string;
}

export interface Sort {
  column: string;
  descending: boolean;
}

export interface SelectionSummary {
  cells: number;
  rows: number;
  /** Over money and number cells; absent when there are fewer than two of them or some are not loaded yet. */
  sum?: string;
  average?: string;
  kind?: "money" | "number";
}

/** Where the grid stands, so that a screen reopens on the same cell. */
export interface Standing {
  row: number;
  column: number;
  top: number;
}

export interface CellProblem {
  message: string;
  remedy?: string;
}

export const noCell: Cell = { value: "" };

export function cellOf(row: Row | undefined, column: string): Cell {
  const found = row?.cells[column];
  if (found === undefined) return noCell;
  return typeof found === "string" ? { value: found } : found;
}

/** The key of the `problems` map. */
export function cellKey(rowId: number | string, column: string): string {
  return `${rowId}:${column}`;
}
