/** The columns of the quotas grid. What a director types and judges stands first, so that a narrow window shows it. */
import type { Snippet } from "svelte";
import type { Cell, Column, Row } from "../../grid/types";
import { m } from "../../language.svelte";

type CellSnippet = Snippet<[Row, Cell, number]>;

export function quotaColumns(cells: { growth: CellSnippet; ratio: CellSnippet; fairness: CellSnippet; times: CellSnippet }): Column[] {
  return [
    { key: "name", title: m.quotas_col_seller(), kind: "text", width: 190, grow: true },
    { key: "potential", title: m.quotas_col_potential(), hint: m.quotas_col_potential_hint(), kind: "money", width: 90, short: true, grow: true },
    { key: "lastBookings", title: m.quotas_col_last(), hint: m.quotas_col_last_hint(), kind: "money", width: 88, short: true, grow: true },
    { key: "quota", title: m.quotas_col_quota(), hint: m.quotas_col_quota_hint(), kind: "money", width: 118, editable: true, grow: true },
    { key: "growth", title: m.quotas_col_growth(), hint: m.quotas_col_growth_hint(), kind: "percent", width: 80, cell: cells.growth, grow: true },
    { key: "fairness", title: m.quotas_col_fairness(), hint: m.quotas_col_fairness_hint(), kind: "text", width: 156, cell: cells.fairness, grow: true },
    { key: "accounts", title: m.quotas_col_accounts(), kind: "number", width: 78, grow: true },
    { key: "ratio", title: m.quotas_col_ratio(), hint: m.quotas_col_ratio_hint(), kind: "percent", width: 80, cell: cells.ratio, grow: true },
    { key: "carried", title: m.quotas_col_carried(), hint: m.quotas_col_carried_hint(), kind: "money", width: 130, grow: true },
    { key: "ote", title: m.quotas_col_ote(), hint: m.quotas_col_ote_hint(), kind: "money", width: 90, short: true, grow: true },
    { key: "times", title: m.quotas_col_times(), hint: m.quotas_col_times_hint(), kind: "percent", width: 72, cell: cells.times, grow: true },
  ];
}
