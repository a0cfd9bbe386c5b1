/** The rows of the two payout grids. Pure. */
import type { Pay } from "../../bindings/Pay";
import type { ManagerRow } from "../../bindings/ManagerRow";
import type { PresalesRow } from "../../bindings/PresalesRow";
import type { QuotaRow } from "../../bindings/QuotaRow";
import { sumDecimals, type Formatter } from "../../format";
import type { Cell, Column, Row } from "../../grid/types";
import { m } from "../../language.svelte";
import { managerWhy, paidWhy, presalesWhy } from "../why/figures";

export function sellerLines(rows: readonly QuotaRow[], format: Formatter): Row[] {
  return rows.map((row) => ({
    id: row.seller,
    quiet: row.vacancy,
    why: paidWhy(row.seller),
    cells: {
      name: row.name,
      carried: row.carriedQuota === null ? undefinedCell(m.quotas_no_quota()) : row.carriedQuota,
      attainment: row.ownAttainment
        ? { value: row.attainment, mark: "override", note: m.payouts_own_note() }
        : { value: "", aside: format.percent(row.attainment), note: m.payouts_follows_note() },
      bookings: row.bookings,
      ...payCells(row.pay, m.payouts_undefined_seller()),
    },
  }));
}

export function presalesLines(rows: readonly PresalesRow[], format: Formatter): Row[] {
  return rows.map((row) => ({
    id: row.presales,
    why: presalesWhy(row.presales),
    cells: {
      name: row.name,
      pools: row.weights.map((weight) => `${weight.name} ${format.percent(weight.weight)}`).join(", "),
      attainment: row.attainment === null ? undefinedCell(m.payouts_undefined_presales()) : row.attainment,
      ...payCells(row.pay, m.payouts_undefined_presales()),
    },
  }));
}

export function managerLines(rows: readonly ManagerRow[]): Row[] {
  return rows.map((row) => ({
    id: row.team,
    why: managerWhy(row.team),
    cells: {
      name: row.name || m.payouts_nobody(),
      team: row.teamName,
      attainment: row.attainment === null ? undefinedCell(m.payouts_undefined_manager()) : row.attainment,
      ...payCells(row.pay, m.payouts_undefined_manager()),
    },
  }));
}

export function managerColumns(): Column[] {
  const [name, attainment, ...pay] = sellerColumns();
  if (!name || !attainment) return [];
  return [
    { ...name, title: m.payouts_managers() },
    { key: "team", title: m.payouts_team(), kind: "text", width: 130, grow: true },
    { ...attainment, editable: false, hint: m.payouts_team_attainment_hint() },
    ...pay.filter((column) => column.key !== "carried" && column.key !== "bookings"),
  ];
}

export function totalPay(pays: readonly Pay[]): Record<string, string> {
  const add = (of: (pay: Pay) => string | null) => sumDecimals(pays.map((pay) => of(pay) ?? "0"));
  return { base: add((pay) => pay.base), target: add((pay) => pay.targetVariable), variable: add((pay) => pay.variable), accelerator: add((pay) => pay.accelerator), total: add((pay) => pay.total) };
}

function payCells(pay: Pay, why: string): Record<string, Cell | string> {
  return {
    base: pay.base,
    target: pay.targetVariable,
    variable: pay.variable ?? undefinedCell(why),
    accelerator: /[1-9]/.test(pay.accelerator) ? pay.accelerator : { value: pay.accelerator, tone: "quiet" },
    total: pay.total,
    ofBase: pay.shareOfBase ?? undefinedCell(why),
    ofTarget: pay.shareOfTarget ?? undefinedCell(why),
  };
}

/** Not a number and not 0: a dash that says why. */
function undefinedCell(why: string): Cell {
  return { value: "–", note: why, tone: "quiet" };
}

export function sellerColumns(): Column[] {
  return [
    { key: "name", title: m.quotas_col_seller(), kind: "text", width: 150, grow: true },
    { key: "attainment", title: m.payouts_attainment(), hint: m.payouts_attainment_hint(), kind: "percent", width: 90, editable: true, grow: true },
    { key: "variable", title: m.payouts_variable(), hint: m.payouts_variable_hint(), kind: "money", width: 116, grow: true },
    { key: "accelerator", title: m.payouts_accelerator(), hint: m.payouts_accelerator_hint(), kind: "money", width: 100, grow: true },
    { key: "total", title: m.payouts_total(), hint: m.payouts_total_hint(), kind: "money", width: 116, grow: true },
    { key: "ofTarget", title: m.payouts_of_target(), hint: m.payouts_of_target_hint(), kind: "percent", width: 84, grow: true },
    { key: "ofBase", title: m.payouts_of_base(), hint: m.payouts_of_base_hint(), kind: "percent", width: 84, grow: true },
    { key: "base", title: m.payouts_base(), hint: m.payouts_base_hint(), kind: "money", width: 116, grow: true },
    { key: "target", title: m.payouts_target(), hint: m.payouts_target_hint(), kind: "money", width: 116, grow: true },
    { key: "carried", title: m.quotas_col_carried(), hint: m.quotas_col_carried_hint(), kind: "money", width: 118, grow: true },
    { key: "bookings", title: m.payouts_bookings(), hint: m.payouts_bookings_hint(), kind: "money", width: 120, grow: true },
  ];
}

export function presalesColumns(): Column[] {
  const [name, , ...pay] = sellerColumns();
  if (!name) return [];
  return [
    { ...name, title: m.payouts_presales() },
    { key: "attainment", title: m.payouts_pool_attainment(), hint: m.payouts_pool_attainment_hint(), kind: "percent", width: 90 },
    ...pay.filter((column) => column.key !== "carried" && column.key !== "bookings"),
    { key: "pools", title: m.payouts_pools(), kind: "text", width: 220 },
  ];
}

/** As wide as short amounts of the language are. */
export const shortWidth = (...samples: string[]): number => Math.round(24 + 7.4 * Math.max(...samples.map((sample) => sample.length)));
