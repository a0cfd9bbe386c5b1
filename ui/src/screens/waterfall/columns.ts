/** The columns of the tree of teams. What is typed and judged stands first, so that a narrow window shows it. */
import type { Snippet } from "svelte";
import type { Formatter } from "../../format";
import type { Cell, Column, Row } from "../../grid/types";
import { m } from "../../language.svelte";

type CellSnippet = Snippet<[Row, Cell, number]>;
export type Cells = Record<"name" | "target" | "typed" | "sumBelow" | "left" | "over" | "chain", CellSnippet>;

/** Each level of the tree is drawn so much further in. */
const step = 16;
/** Beyond it the column is widened by hand: the numbers beside it must be seen as well. */
const deepest = 7;

/** Whether short amounts are long words in the language, as "150 mil $" beside "$150K". */
export function isWordy(f: Formatter): boolean {
  return f.short("100000").length > 6;
}

/** How wide a column of names must be. */
export function nameWidth(least: number, depth: number): number {
  return least + Math.max(2, Math.min(depth, deepest)) * step;
}

/** Amounts that are typed are printed whole, what follows from them short. */
export function teamColumns(depth: number, f: Formatter, cells: Cells): Column[] {
  const short = { kind: "money", width: 92, short: true, grow: true } as const;
  const wordy = isWordy(f);
  return [
    { key: "name", title: m.teams_col_name(), kind: "text", width: nameWidth(176, depth), editable: true, cell: cells.name, grow: true },
    { key: "target", title: m.teams_col_target(), hint: m.teams_col_target_hint(), kind: "money", width: 122, editable: true, cell: cells.target, grow: true },
    // A number, so that letters stay shortcuts here; its text is "8%" or an amount.
    { key: "overAssignment", title: m.teams_col_over(), hint: m.teams_col_over_hint(), kind: "number", width: wordy ? 136 : 106, editable: true, cell: cells.typed, grow: true },
    { key: "wanted", title: m.teams_col_wanted(), hint: m.teams_col_wanted_hint(), ...short },
    { key: "sumBelow", title: m.teams_col_sum_below(), hint: m.teams_col_sum_below_hint(), ...short, width: 96, cell: cells.sumBelow },
    { key: "left", title: m.teams_col_left(), hint: m.teams_col_left_hint(), ...short, cell: cells.left },
    { key: "over", title: m.teams_col_actual(), hint: m.teams_col_actual_hint(), kind: "percent", width: 126, cell: cells.over, grow: true },
    { key: "sumRepQuotas", title: m.quotas_sum(), hint: m.teams_col_sum_hint(), ...short, width: 104 },
    { key: "overChain", title: m.teams_col_chain(), hint: m.teams_col_chain_hint(), kind: "percent", width: 96, cell: cells.chain, grow: true },
    { key: "manager", title: m.teams_col_manager(), hint: m.teams_col_manager_hint(), kind: "text", width: 124, editable: true, grow: true },
    { key: "sellers", title: m.tab_sellers(), kind: "number", width: 92 },
  ];
}
