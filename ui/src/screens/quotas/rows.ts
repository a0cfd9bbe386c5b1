/** The rows of the quotas grid: sellers under headings with sums, along the tree of teams or in plain groups. Pure. */
import type { QuotaRow } from "../../bindings/QuotaRow";
import type { TeamName } from "../../bindings/TeamName";
import { sumDecimals, type Formatter } from "../../format";
import type { Row, Sort } from "../../grid/types";
import { m } from "../../language.svelte";
import { sellerWhy } from "../why/figures";
import { growthOf, sellerCells, type Told } from "./cells";
import { parents } from "./teams";

export type Grouping = "team" | "segment" | "pool" | "none";

export interface SellerLine extends Row {
  seller?: QuotaRow;
  /** Of a heading row. */
  heading?: Group;
}

export interface Group {
  key: string;
  title: string;
  level: number;
  /** Where the group is a team. */
  team?: TeamName;
  /** Sellers right below. */
  own: QuotaRow[];
  /** Sellers here and below. */
  all: QuotaRow[];
}

export function groupsOf(rows: readonly QuotaRow[], teams: readonly TeamName[], grouping: Grouping): Group[] {
  if (grouping === "none") return [];
  if (grouping === "team") return teamGroups(rows, teams);
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = grouping === "segment" ? row.segment : row.poolNames;
    const group = groups.get(key) ?? { key, title: key || (grouping === "segment" ? m.quotas_no_segment() : m.quotas_no_pool()), level: 0, own: [], all: [] };
    groups.set(key, group);
    group.own.push(row);
    group.all.push(row);
  }
  return [...groups.values()];
}

/** A team stands before what is below it and adds all of that up; sellers of no team come last, if there are any. */
function teamGroups(rows: readonly QuotaRow[], teams: readonly TeamName[]): Group[] {
  const above = parents(teams);
  const groups = new Map<number | null, Group>(teams.map((team) => [team.team, { key: String(team.team), title: team.name, level: team.depth - 1, team, own: [], all: [] }]));
  const outside: Group = { key: "", title: m.quotas_no_team(), level: 0, own: [], all: [] };
  for (const row of rows) {
    const own = groups.get(row.team) ?? outside;
    own.own.push(row);
    if (own === outside) outside.all.push(row);
    for (let here = row.team; here !== null; here = above.get(here) ?? null) groups.get(here)?.all.push(row);
  }
  return [...groups.values(), ...(outside.own.length > 0 ? [outside] : [])];
}

/** Headings and sellers in the order of the grid. A folded group hides what is below it, its teams as well. */
export function quotaLines(rows: readonly QuotaRow[], groups: readonly Group[], grouping: Grouping, folded: ReadonlySet<string>, sort: Sort | undefined, told: Told): SellerLine[] {
  const line = (row: QuotaRow, level: number): SellerLine => ({ id: row.seller, why: sellerWhy(row.seller), seller: row, quiet: row.vacancy, level, cells: sellerCells(row, grouping, told) });
  if (grouping === "none") return sorted(rows, sort).map((row) => line(row, 0));
  const lines: SellerLine[] = [];
  let hidden = Infinity;
  for (const group of groups) {
    if (group.level > hidden) continue;
    const open = !folded.has(group.key);
    hidden = open ? Infinity : group.level;
    lines.push(heading(group, open));
    if (open) lines.push(...sorted(group.own, sort).map((row) => line(row, group.level)));
  }
  return lines;
}

function heading(group: Group, open: boolean): SellerLine {
  const members = m.quotas_members({ count: group.all.length });
  const manager = group.team?.manager ?? "";
  return {
    id: `group ${group.key}`,
    heading: group,
    group: { level: group.level, open, aside: members },
    cells: {
      ...sums(group.all),
      name: { value: group.title, note: [group.team?.path ?? group.title, manager && m.quotas_led_by({ manager }), members].filter(Boolean).join(" · ") },
      team: manager,
    },
  };
}

/** What sellers add up to: exact sums of the core's own amounts. */
export function sums(members: readonly QuotaRow[]): Record<string, string> {
  const add = (of: (row: QuotaRow) => string | null) => {
    const known = members.map(of).filter((value) => value !== null);
    return known.length > 0 ? sumDecimals(known) : "";
  };
  return {
    accounts: String(members.reduce((sum, row) => sum + row.load.accounts, 0)),
    potential: sumDecimals(members.map((row) => row.load.potential)),
    lastBookings: add((row) => row.lastBookings),
    quota: add((row) => (row.quota === null ? null : row.countedQuota)),
    proposal: add((row) => row.proposal),
    gap: add((row) => row.gap),
    carried: add((row) => row.carriedQuota),
    ote: sumDecimals(members.map((row) => row.ote)),
  };
}

/** Over-assignment with its base: "5% over the company plan". */
export function overPlan(rate: string | null, format: Formatter): string {
  if (rate === null) return "";
  if (!/[1-9]/.test(rate)) return m.quotas_on_plan();
  return rate.startsWith("-") ? m.quotas_under_plan({ rate: format.percent(rate.slice(1)) }) : m.quotas_over_plan({ rate: format.percent(rate) });
}

const sortedBy: Record<string, (row: QuotaRow) => string | number | null> = {
  name: (row) => row.name,
  team: (row) => row.teamName || null,
  accounts: (row) => row.load.accounts,
  potential: (row) => row.load.potential,
  lastBookings: (row) => row.lastBookings,
  quota: (row) => row.quota,
  growth: (row) => growthOf(row),
  toPotential: (row) => row.toPotential.times,
  toPay: (row) => row.toPay.times,
  toLastYear: (row) => row.toLastYear.times,
  proposal: (row) => row.proposal,
  gap: (row) => row.gap,
  weight: (row) => row.weight ?? "1",
  ratio: (row) => row.toPotential.ratio,
  carried: (row) => row.carriedQuota,
  ote: (row) => row.ote,
  times: (row) => row.toPay.ratio,
};
const byWords = new Set(["name", "team"]);

function sorted(rows: readonly QuotaRow[], sort: Sort | undefined): readonly QuotaRow[] {
  const by = sort && sortedBy[sort.column];
  if (!sort || !by) return rows;
  const turn = sort.descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [first, second] = [by(one), by(other)];
    // What is not set stays at the end in both directions.
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    if (byWords.has(sort.column)) return turn * String(first).localeCompare(String(second), undefined, { numeric: true });
    return turn * (Number(first) - Number(second));
  });
}
