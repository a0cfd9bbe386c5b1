/** The rows of the quotas grid: sellers under headings with subtotals. Pure. */
import type { QuotaRow } from "../../bindings/QuotaRow";
import { sumDecimals, type Formatter } from "../../format";
import type { Cell, Row, Sort } from "../../grid/types";
import { m } from "../../language.svelte";

export type Grouping = "segment" | "pool" | "none";

export interface SellerLine extends Row {
  seller?: QuotaRow;
}

export function quotaLines(rows: readonly QuotaRow[], grouping: Grouping, folded: ReadonlySet<string>, sort: Sort | undefined, format: Formatter): SellerLine[] {
  if (grouping === "none") return sorted(rows, sort).map((row) => line(row, grouping, format));
  const groups = new Map<string, QuotaRow[]>();
  for (const row of rows) {
    const name = grouping === "segment" ? row.segment : row.poolNames;
    const members = groups.get(name);
    if (members) members.push(row);
    else groups.set(name, [row]);
  }
  const lines: SellerLine[] = [];
  for (const [name, members] of groups) {
    const open = !folded.has(name);
    lines.push(heading(name || (grouping === "segment" ? m.quotas_no_segment() : m.quotas_no_pool()), name, members, open));
    if (open) lines.push(...sorted(members, sort).map((row) => line(row, grouping, format)));
  }
  return lines;
}

/** Over-assignment with its base: "5% over the company plan". */
export function overPlan(rate: string | null, format: Formatter): string {
  if (rate === null) return "";
  if (!/[1-9]/.test(rate)) return m.quotas_on_plan();
  return rate.startsWith("-") ? m.quotas_under_plan({ rate: format.percent(rate.slice(1)) }) : m.quotas_over_plan({ rate: format.percent(rate) });
}

/** The folded groups' key of a heading row. */
export function groupOf(row: SellerLine): string {
  return String(row.id).slice(headingMark.length);
}
const headingMark = "group ";

function heading(title: string, key: string, members: readonly QuotaRow[], open: boolean): SellerLine {
  return {
    id: `${headingMark}${key}`,
    group: { level: 0, open, aside: m.quotas_members({ count: members.length }) },
    cells: { name: title, ...sums(members) },
  };
}

/** What members add up to: exact sums of the core's own amounts. */
export function sums(members: readonly QuotaRow[]): Record<string, string> {
  const add = (values: (string | null)[]) => sumDecimals(values.filter((value) => value !== null));
  return {
    accounts: String(members.reduce((sum, row) => sum + row.load.accounts, 0)),
    potential: add(members.map((row) => row.load.potential)),
    lastBookings: members.some((row) => row.lastBookings !== null) ? add(members.map((row) => row.lastBookings)) : "",
    quota: members.some((row) => row.quota !== null) ? add(members.map((row) => row.quota)) : "",
    carried: members.some((row) => row.carriedQuota !== null) ? add(members.map((row) => row.carriedQuota)) : "",
    ote: add(members.map((row) => row.ote)),
  };
}

function line(row: QuotaRow, grouping: Grouping, format: Formatter): SellerLine {
  const { quota, locked } = row;
  const quotaCell: Cell = { value: quota ?? "", edit: !locked, ...(locked ? { mark: "lock" as const, note: m.quotas_locked_note() } : {}) };
  return {
    id: row.seller,
    seller: row,
    quiet: row.vacancy,
    cells: {
      name: { value: row.name, aside: status(row, grouping, format), note: seat(row, format) },
      accounts: String(row.load.accounts),
      potential: row.load.potential,
      lastBookings: row.lastBookings === null ? { value: "–", note: m.quotas_no_last(), tone: "quiet" } : row.lastBookings,
      quota: quotaCell,
      growth: row.growth === null ? { value: "–", note: quota === null ? m.quotas_no_quota() : m.quotas_no_last(), tone: "quiet" } : row.growth,
      ratio: row.quotaToPotential === null ? { value: "–", note: quota === null ? m.quotas_no_quota() : m.quotas_no_potential(), tone: "quiet" } : row.quotaToPotential,
      fairness: row.fairness ?? "",
      carried: row.carriedQuota === null ? "" : { value: row.carriedQuota, note: row.carriedShare === "1" ? undefined : m.quotas_carried_note({ share: format.percent(row.carriedShare, 0) }) },
      ote: row.ote,
      times: row.quotaToOte === null ? { value: "–", note: quota === null ? m.quotas_no_quota() : m.quotas_no_ote(), tone: "quiet" } : row.quotaToOte,
    },
  };
}

/** What is special about the seat, beside its name. */
export function status(row: QuotaRow, grouping: Grouping, format: Formatter): string | undefined {
  if (row.vacancy) return m.quotas_vacancy();
  if (Number(row.carriedShare) < 1) return m.quotas_ramping({ share: format.percent(row.carriedShare, 0) });
  return grouping === "segment" ? undefined : row.segment;
}

/** The same in full, with the date. */
export function seat(row: QuotaRow, format: Formatter): string | undefined {
  if (row.vacancy) return row.start ? m.quotas_vacancy_from({ date: format.date(row.start) }) : m.quotas_vacancy();
  if (Number(row.carriedShare) >= 1) return undefined;
  const share = m.quotas_carried_note({ share: format.percent(row.carriedShare, 0) });
  return row.start ? `${share} · ${m.quotas_starts({ date: format.date(row.start) })}` : share;
}

const sortedBy: Record<string, (row: QuotaRow) => string | number | null> = {
  name: (row) => row.name,
  accounts: (row) => row.load.accounts,
  potential: (row) => row.load.potential,
  lastBookings: (row) => row.lastBookings,
  quota: (row) => row.quota,
  growth: (row) => row.growth,
  ratio: (row) => row.quotaToPotential,
  fairness: (row) => row.fairness,
  carried: (row) => row.carriedQuota,
  ote: (row) => row.ote,
  times: (row) => row.quotaToOte,
};

function sorted(rows: readonly QuotaRow[], sort: Sort | undefined): QuotaRow[] {
  const by = sort && sortedBy[sort.column];
  if (!sort || !by) return [...rows];
  const turn = sort.descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [first, second] = [by(one), by(other)];
    // What is not set stays at the end in both directions.
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    if (sort.column === "name") return turn * String(first).localeCompare(String(second), undefined, { numeric: true });
    return turn * (Number(first) - Number(second));
  });
}
