/** The columns of the quotas grid. What a director types and judges stands first, so that a narrow window shows it. */
import type { Snippet } from "svelte";
import type { Cell, Column, Row } from "../../grid/types";
import { m } from "../../language.svelte";

type CellSnippet = Snippet<[Row, Cell, number]>;

export function quotaColumns(teamNames: ReadonlyMap<number, string>, cells: Record<"growth" | "ratio" | "fairness" | "times" | "gap", CellSnippet>): Column[] {
  const fairness = { kind: "text", width: 72, cell: cells.fairness, grow: true } as const;
  const teams = [...[...teamNames.values()].map((name) => ({ value: name, label: name })), { value: "", label: m.quotas_no_team() }];
  return [
    { key: "name", title: m.quotas_col_seller(), kind: "text", width: 180, grow: true },
    { key: "potential", title: m.quotas_col_potential(), hint: m.quotas_col_potential_hint(), kind: "money", width: 88, short: true, grow: true },
    { key: "lastBookings", title: m.quotas_col_last(), hint: m.quotas_col_last_hint(), kind: "money", width: 88, short: true, grow: true },
    { key: "quota", title: m.quotas_col_quota(), hint: m.quotas_col_quota_hint(), kind: "money", width: 116, editable: true, grow: true },
    { key: "growth", title: m.quotas_col_growth(), hint: m.quotas_col_growth_hint(), kind: "percent", width: 62, cell: cells.growth, grow: true },
    { key: "toPotential", title: m.quotas_col_fair_potential(), hint: m.quotas_col_fair_potential_hint(), ...fairness },
    { key: "toPay", title: m.quotas_col_fair_pay(), hint: m.quotas_col_fair_pay_hint(), ...fairness },
    { key: "toLastYear", title: m.quotas_col_fair_last(), hint: m.quotas_col_fair_last_hint(), ...fairness },
    ...(teamNames.size > 0 ? [{ key: "team", title: m.quotas_col_team(), hint: m.quotas_col_team_hint(), kind: "choice", width: 130, editable: true, choices: teams, grow: true } as const] : []),
    { key: "proposal", title: m.quotas_col_proposal(), hint: m.quotas_col_proposal_hint(), kind: "money", width: 112, editable: true, grow: true },
    { key: "gap", title: m.quotas_col_gap(), hint: m.quotas_col_gap_hint(), kind: "money", width: 88, short: true, cell: cells.gap, grow: true },
    { key: "weight", title: m.quotas_col_weight(), hint: m.quotas_col_weight_hint(), kind: "number", width: 66, editable: true, grow: true },
    { key: "carried", title: m.quotas_col_carried(), hint: m.quotas_col_carried_hint(), kind: "money", width: 128, grow: true },
    { key: "ote", title: m.quotas_col_ote(), hint: m.quotas_col_ote_hint(), kind: "money", width: 80, short: true, grow: true },
    { key: "times", title: m.quotas_col_times(), hint: m.quotas_col_times_hint(), kind: "percent", width: 68, cell: cells.times, grow: true },
    { key: "ratio", title: m.quotas_col_ratio(), hint: m.quotas_col_ratio_hint(), kind: "percent", width: 76, cell: cells.ratio, grow: true },
    { key: "accounts", title: m.quotas_col_accounts(), kind: "number", width: 74, grow: true },
  ];
}

