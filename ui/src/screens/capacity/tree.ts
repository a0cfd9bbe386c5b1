/** The tree of teams with what is carried in each quarter: region, teams, sellers. Pure. */
import type { CapacityView } from "../../bindings/CapacityView";
import type { QuotaRow } from "../../bindings/QuotaRow";
import type { TeamRow } from "../../bindings/TeamRow";
import type { Formatter } from "../../format";
import type { Cell, Row } from "../../grid/types";
import { m } from "../../language.svelte";
import { sellerWhy, teamWhy } from "../why/figures";
import { difference, isPositive } from "../mid-year/amounts";
import { dayAfter, monthsAfter } from "../mid-year/dates";

export interface TreeLine extends Row {
  node?: TeamRow;
  seller?: QuotaRow;
}

/** Each team before what is below it; its own sellers right below its heading. A folded team hides all below it. */
export function treeLines(view: CapacityView, folded: ReadonlySet<string>, f: Formatter, yearStart: string): TreeLine[] {
  const sellers = new Map(view.sellers.map((row) => [row.seller, row]));
  const lines: TreeLine[] = [];
  let hidden = Infinity;
  for (const node of view.nodes) {
    if (node.depth > hidden) continue;
    const open = !folded.has(keyOf(node));
    hidden = open ? Infinity : node.depth;
    lines.push(heading(node, open));
    if (!open) continue;
    for (const id of node.members) {
      const row = sellers.get(id);
      if (row) lines.push(sellerLine(row, node.depth, f, yearStart));
    }
  }
  return lines;
}

export function keyOf({ team }: TeamRow): string {
  return team === null ? "region" : String(team);
}

function heading(node: TeamRow, open: boolean): TreeLine {
  const members = m.capacity_members({ count: node.sellers });
  return {
    id: `team ${keyOf(node)}`,
    why: teamWhy(node.team),
    node,
    group: { level: node.depth, open, aside: members },
    cells: { name: { value: node.team === null ? m.capacity_region() : node.name, note: node.manager ? `${node.manager} · ${members}` : members }, quota: node.sumRepQuotas, ...quarterCells(node.quarters), carried: node.carried },
  };
}

function sellerLine(row: QuotaRow, level: number, f: Formatter, yearStart: string): TreeLine {
  const cells = row.carriedQuota === null ? {} : quarterCells(row.quarters, row.unramped, f);
  const words = state(row, f, yearStart);
  return {
    id: row.seller,
    why: sellerWhy(row.seller),
    seller: row,
    quiet: row.vacancy,
    level,
    cells: {
      name: { value: row.name, aside: words, note: words ? `${row.name}: ${words}` : undefined },
      quota: row.quota ?? "",
      ...cells,
      carried: row.carriedQuota ?? "",
      share: row.carriedQuota === null ? "" : row.carriedShare,
    },
  };
}

/** What is ramping is said in the cell, and what it would be without. */
function quarterCells(quarters: readonly string[], unramped?: readonly string[], f?: Formatter): Record<string, Cell> {
  return Object.fromEntries(
    quarters.map((value, quarter): [string, Cell] => {
      const loss = unramped ? difference(value, unramped[quarter] ?? value) : "0";
      const ramping = isPositive(loss);
      return [`q${quarter + 1}`, { value, ...(ramping && f ? { tone: "warn" as const, note: m.capacity_ramping_note({ amount: f.money(value), full: f.money(unramped?.[quarter]) }) } : {}) }];
    }),
  );
}

/** In a few words why a seller does not carry the whole year: open seat, ramp, start, end, leave, a quota that changes. */
export function state(row: QuotaRow, f: Formatter, yearStart: string): string {
  const yearEnd = dayAfter(monthsAfter(yearStart, 12), -1);
  const ramping = row.unramped.some((amount, quarter) => isPositive(difference(row.quarters[quarter] ?? "0", amount)));
  const words = [
    row.vacancy ? (row.start ? m.capacity_open_from({ date: f.date(row.start) }) : m.capacity_open_seat()) : row.start && row.start > yearStart ? m.capacity_starts({ date: f.date(row.start) }) : "",
    ramping ? m.capacity_ramping() : "",
    row.end && row.end < yearEnd ? m.capacity_ends({ date: f.date(row.end) }) : "",
    row.leaves.some((leave) => leave.last >= yearStart && leave.first <= yearEnd) ? m.capacity_on_leave() : "",
    row.steps.length > 0 ? m.capacity_changes() : "",
  ];
  return words.filter(Boolean).join(" · ");
}
