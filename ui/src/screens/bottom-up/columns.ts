/** The columns of asked and proposed. */
import type { Snippet } from "svelte";
import type { Formatter } from "../../format";
import type { Cell, Column, Row } from "../../grid/types";
import { m } from "../../language.svelte";
import { isWordy, nameWidth } from "../waterfall/columns";

type CellSnippet = Snippet<[Row, Cell, number]>;

export function gapColumns(depth: number, f: Formatter, cells: Record<"name" | "asked" | "gap" | "share" | "bar", CellSnippet>): Column[] {
  const wordy = isWordy(f);
  return [
    { key: "name", title: m.teams_col_name(), kind: "text", width: nameWidth(wordy ? 148 : 168, depth), cell: cells.name, grow: true },
    { key: "asked", title: m.bottom_up_asked(), hint: m.bottom_up_asked_hint(), kind: "money", width: 112, cell: cells.asked, grow: true },
    { key: "calculated", title: m.bottom_up_calculated(), hint: m.bottom_up_calculated_hint(), kind: "money", width: wordy ? 94 : 86, short: true, grow: true },
    { key: "proposal", title: m.bottom_up_proposed(), hint: m.bottom_up_proposed_hint(), kind: "money", width: 112, editable: true, grow: true },
    { key: "gap", title: m.bottom_up_gap(), hint: m.bottom_up_gap_hint(), kind: "money", width: wordy ? 100 : 86, short: true, cell: cells.gap, grow: true },
    { key: "share", title: m.bottom_up_share(), hint: m.bottom_up_share_hint(), kind: "percent", width: wordy ? 80 : 72, cell: cells.share, grow: true },
    { key: "bar", title: m.bottom_up_bar(), hint: m.bottom_up_bar_hint(), kind: "text", width: wordy ? 74 : 84, cell: cells.bar, grow: true },
    { key: "without", title: m.bottom_up_without(), hint: m.bottom_up_without_hint(), kind: "text", align: "end", width: 92, grow: true },
    { key: "potential", title: m.bottom_up_potential(), kind: "money", width: 92, short: true, grow: true },
  ];
}
