/** Sellers and presales as rows of the people grids. */
import type { Leave } from "../../bindings/Leave";
import type { Presales } from "../../bindings/Presales";
import type { Seller } from "../../bindings/Seller";
import type { Formatter } from "../../format";
import type { Cell, Column, Row } from "../../grid/types";
import { m } from "../../language.svelte";
import type { TeamsBeside } from "./teams.svelte";

/** The first column counts the rows; Delete there takes the person out of the plan. */
export const placeColumn = "place";

const place: Column = { key: placeColumn, title: "#", kind: "text", width: 48, align: "end", sortable: false };

/** `leaves` draws the days away in the language's own form; they are typed and copied as `2027-03-01/2027-05-31`. */
export function sellerColumns(teams: TeamsBeside, leaves: Column["cell"]): Column[] {
  const seats = [
    { value: "false", label: m.people_seat_filled() },
    { value: "true", label: m.people_seat_open() },
  ];
  return [
    place,
    { key: "name", title: m.people_name(), kind: "text", width: 150, grow: true, editable: true },
    { key: "segment", title: m.people_segment(), kind: "text", width: 100, grow: true, editable: true },
    ...(teams.names.size > 0 ? [teamColumn(teams)] : []),
    { key: "vacancy", title: m.people_seat(), hint: m.people_seat_hint(), kind: "choice", width: 92, editable: true, choices: seats },
    { key: "start", title: m.people_start(), hint: m.people_start_hint(), kind: "date", width: 106, editable: true },
    ...payColumns(),
    { key: "end", title: m.people_end(), hint: m.people_end_hint(), kind: "date", width: 106, editable: true },
    { key: "leaves", title: m.people_leaves(), hint: m.people_leaves_hint(), kind: "text", width: 168, grow: true, editable: true, cell: leaves },
    { key: "lastBookings", title: m.people_last_bookings(), kind: "money", width: 120, grow: true, editable: true },
    { key: "externalId", title: m.people_id(), kind: "text", width: 110, editable: true },
  ];
}

export function presalesColumns(): Column[] {
  return [
    place,
    { key: "name", title: m.people_name(), kind: "text", width: 150, grow: true, editable: true },
    { key: "segment", title: m.people_segment(), kind: "text", width: 100, grow: true, editable: true },
    { key: "skills", title: m.people_skills(), hint: m.people_skills_hint(), kind: "text", width: 148, grow: true, editable: true },
    { key: "start", title: m.people_start(), hint: m.people_start_hint(), kind: "date", width: 106, editable: true },
    ...payColumns(),
    { key: "end", title: m.people_end(), kind: "date", width: 106, editable: true },
    { key: "externalId", title: m.people_id(), kind: "text", width: 110, editable: true },
  ];
}

function teamColumn({ names }: TeamsBeside): Column {
  const choices = [...[...names.values()].map((name) => ({ value: name, label: name })), { value: "", label: m.people_no_team() }];
  return { key: "team", title: m.people_team(), hint: m.people_team_hint(), kind: "choice", width: 128, grow: true, editable: true, choices };
}

function payColumns(): Column[] {
  return [
    { key: "base", title: m.people_base(), hint: m.people_pay_hint(), kind: "money", width: 118, grow: true, editable: true },
    { key: "targetVariable", title: m.people_variable(), hint: m.people_pay_hint(), kind: "money", width: 118, grow: true, editable: true },
  ];
}

export function sellerRow(seller: Seller, index: number, teams: TeamsBeside): Row {
  const { id, name, segment, start, end, base, targetVariable, externalId } = seller;
  return {
    id,
    quiet: seller.vacancy,
    cells: {
      [placeColumn]: { value: String(index + 1), tone: "quiet" },
      name, segment, start: start ?? "", end: end ?? "", base, targetVariable, externalId,
      team: teams.of(id),
      leaves: leavesCell(seller.leaves),
      vacancy: String(seller.vacancy),
      lastBookings: seller.lastBookings ?? "",
    },
  };
}

export function presalesRow(presales: Presales, index: number): Row {
  const { id, name, segment, skills, start, end, base, targetVariable, externalId } = presales;
  return {
    id,
    cells: { [placeColumn]: { value: String(index + 1), tone: "quiet" }, name, segment, skills, start: start ?? "", end: end ?? "", base, targetVariable, externalId },
  };
}

/** As they are typed: first and last day, several parted by semicolons. */
export function leavesCell(leaves: readonly Leave[]): Cell {
  return { value: leaves.map(({ first, last }) => `${first}/${last}`).join("; ") };
}

/** "Mar 1 – May 31, 2027", several one after the other. */
export function leavesShown(value: string, f: Formatter): string {
  const format = new Intl.DateTimeFormat(f.locale, { dateStyle: "medium", timeZone: "UTC" });
  return value
    .split(";")
    .map((leave) => leave.trim().split("/").map((day) => new Date(`${day}T00:00:00Z`)))
    .map(([first, last]) => (first && last && !Number.isNaN(first.getTime()) && !Number.isNaN(last.getTime()) ? format.formatRange(first, last) : ""))
    .filter(Boolean)
    .join("; ");
}

/** "New seller", "New seller 2" …: the first that nobody has. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.trim().toLowerCase()));
  let name = wanted;
  for (let turn = 2; used.has(name.toLowerCase()); turn += 1) name = `${wanted} ${turn}`;
  return name;
}
