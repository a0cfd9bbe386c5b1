/** The columns of the accounts grid and an account as one of its rows. */
import type { AccountFilter } from "../../bindings/AccountFilter";
import type { AccountRow } from "../../bindings/AccountRow";
import type { TerritoryName } from "../../bindings/TerritoryName";
import type { Column, Row } from "../../grid/types";
import { m } from "../../language.svelte";

/** The first column counts the rows; it holds nothing to type, so single letters are commands there. */
export const placeColumn = "place";

/** `total` makes room for the longest row number. */
export function accountColumns(territories: readonly TerritoryName[], filter: AccountFilter | undefined, total: number): Column[] {
  const choices = territories.map(({ name }) => ({ value: name, label: name }));
  const asked = (values: readonly unknown[] | undefined) => (values?.length ?? 0) > 0;
  return [
    { key: placeColumn, title: "#", kind: "text", width: Math.max(48, 24 + String(total).length * 9), align: "end", sortable: false },
    { key: "name", title: m.accounts_account(), kind: "text", width: 156, grow: true, editable: true },
    { key: "segment", title: m.accounts_segment(), kind: "text", width: 98, editable: true, filtered: asked(filter?.segments) },
    { key: "state", title: m.accounts_state(), kind: "text", width: 56, editable: true, filtered: asked(filter?.states) },
    { key: "territory", title: m.accounts_territory(), hint: m.accounts_territory_hint(), kind: "choice", width: 188, editable: true, choices, filtered: asked(filter?.territories) || filter?.unassigned },
    { key: "potential", title: m.accounts_potential(), hint: m.accounts_potential_hint(), kind: "money", width: 88, short: true, editable: true },
    { key: "seller", title: m.accounts_seller(), hint: m.accounts_seller_hint(), kind: "text", width: 112 },
    { key: "workload", title: m.accounts_workload(), hint: m.accounts_workload_hint(), kind: "number", width: 88, editable: true },
    { key: "lastBookings", title: m.accounts_last_bookings(), kind: "money", width: 108, short: true, editable: true },
    { key: "industry", title: m.accounts_industry(), kind: "text", width: 130, editable: true, filtered: asked(filter?.industries) },
    { key: "owner", title: m.accounts_owner(), hint: m.accounts_owner_hint(), kind: "text", width: 124, editable: true, filtered: asked(filter?.owners) },
    { key: "size", title: m.accounts_size(), kind: "number", width: 92, editable: true },
    { key: "country", title: m.accounts_country(), kind: "text", width: 80, editable: true, filtered: asked(filter?.countries) },
    { key: "city", title: m.accounts_city(), kind: "text", width: 124, editable: true },
    { key: "postalCode", title: m.accounts_postal_code(), kind: "text", width: 96, editable: true },
    { key: "placedBy", title: m.accounts_placed_by(), hint: m.accounts_placed_by_hint(), kind: "text", width: 132, sortable: false },
    { key: "externalId", title: m.accounts_id(), kind: "text", width: 110, editable: true },
    { key: "why", title: m.accounts_why(), kind: "text", width: 230 },
  ];
}

/** What its place on the map follows from: coordinates of its own, or what of its address was known. */
export function placedBy({ placedBy: by }: AccountRow): string {
  const said = { coordinates: m.accounts_placed_coordinates, postalCode: m.accounts_placed_postal_code, city: m.accounts_placed_city, state: m.accounts_placed_state, country: m.accounts_placed_country };
  return by === null ? m.accounts_placed_nowhere() : said[by]();
}

export function accountRow(account: AccountRow, place: number): Row {
  const byHand = account.why.by === "hand" || account.why.by === "keptOut";
  return {
    id: account.id,
    cells: {
      [placeColumn]: { value: String(place + 1), tone: "quiet" },
      name: account.name,
      externalId: account.externalId,
      placedBy: { value: placedBy(account), tone: account.placedBy === "coordinates" ? undefined : account.placedBy === null ? "warn" : "quiet" },
      country: account.country,
      state: account.state,
      city: account.city,
      postalCode: account.postalCode,
      industry: account.industry,
      segment: account.segment,
      owner: account.owner,
      size: account.size ?? "",
      potential: account.potential ?? "",
      workload: account.workload ?? "",
      lastBookings: account.lastBookings ?? "",
      territory: { value: account.territoryName, mark: byHand ? "pin" : undefined, note: account.whyText },
      seller: { value: account.sellerName, tone: account.territory !== null && !account.sellerName ? "warn" : undefined },
      why: { value: account.whyText, note: account.whyText },
    },
  };
}
