/** Territories as rows of their grid. */
import type { Snippet } from "svelte";
import type { Ground } from "../../bindings/Ground";
import type { SellerName } from "../../bindings/SellerName";
import type { TerritoriesView } from "../../bindings/TerritoriesView";
import type { TerritoryRow } from "../../bindings/TerritoryRow";
import type { Cell, Column, Row } from "../../grid/types";
import { m } from "../../language.svelte";
import { territoryWhy } from "../why/figures";

export const placeColumn = "place";

/** How a territory's potential stands to the mean; the band is that of the fairness of quotas. */
export type Balance = "balanced" | "large" | "small";

export function balanceOf(balance: string | null): Balance | undefined {
  if (balance === null) return undefined;
  // By the whole percent that is shown, so that word and number agree.
  const percent = Math.round(Number(balance) * 100);
  return percent > 120 ? "large" : percent < 80 ? "small" : "balanced";
}

export function territoryColumns(sellers: readonly SellerName[], balance: Snippet<[Row, Cell, number]>): Column[] {
  const choices = sellers.map(({ name }) => ({ value: name, label: name }));
  return [
    { key: placeColumn, title: "#", kind: "text", width: 42, align: "end", sortable: false },
    { key: "name", title: m.territories_name(), kind: "text", width: 166, grow: true, editable: true },
    { key: "seller", title: m.territories_seller(), hint: m.territories_seller_hint(), kind: "choice", width: 112, grow: true, editable: true, choices },
    { key: "accounts", title: m.territories_accounts(), kind: "number", width: 72, grow: true },
    { key: "potential", title: m.territories_potential(), kind: "money", width: 88, grow: true, short: true },
    { key: "balance", title: m.territories_balance(), hint: m.territories_balance_hint(), kind: "percent", width: 186, align: "start", cell: balance },
    { key: "workload", title: m.territories_workload(), kind: "number", width: 80, grow: true },
    { key: "byHand", title: m.territories_by_hand(), kind: "number", width: 74 },
    { key: "ratio", title: m.territories_ratio(), hint: m.territories_ratio_hint(), kind: "percent", width: 92 },
    { key: "travel", title: m.territories_travel(), hint: m.territories_travel_hint(), kind: "number", width: 92 },
    { key: "compact", title: m.territories_compact(), hint: m.territories_compact_hint(), kind: "percent", width: 78 },
    { key: "ownerChange", title: m.territories_handover(), hint: m.territories_handover_hint(), kind: "number", width: 104 },
    { key: "rules", title: m.territories_rules(), kind: "number", width: 64 },
  ];
}

export function territoryRow(row: TerritoryRow, index: number, ground: Ground | undefined): Row {
  return {
    id: row.territory,
    why: territoryWhy(row.territory),
    cells: {
      [placeColumn]: { value: String(index + 1), tone: "quiet" },
      name: row.name,
      seller: row.sellerName,
      accounts: { value: String(row.load.accounts), tone: row.load.accounts === 0 ? "warn" : undefined, note: row.load.accounts === 0 ? m.territories_no_accounts() : undefined },
      potential: row.load.potential,
      balance: row.balance ?? "",
      workload: row.load.workload,
      byHand: row.load.byHand === 0 ? "" : String(row.load.byHand),
      ratio: row.quotaToPotential === null ? { value: "–", note: row.seller === null ? m.territories_no_seller_note() : m.territories_no_ratio_note() } : row.quotaToPotential,
      travel: ground?.meanKm ? String(Math.round(Number(ground.meanKm))) : "",
      compact: ground?.compactness ?? "",
      ownerChange: ground && ground.ownerChange.owned > 0 ? String(ground.ownerChange.changing) : "",
      rules: String(row.rules),
    },
  };
}

export function totalsRow(view: TerritoriesView): Row {
  const { total } = view;
  return {
    id: "total",
    cells: {
      [placeColumn]: "Σ",
      name: m.territories_total(),
      accounts: String(total.accounts),
      potential: total.potential,
      workload: total.workload,
      byHand: total.byHand === 0 ? "" : String(total.byHand),
      ownerChange: view.ownerChange.owned > 0 ? String(view.ownerChange.changing) : "",
      rules: String(view.rules.length),
    },
  };
}
