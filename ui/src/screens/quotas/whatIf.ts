/** What a text on its way would do, as lines of before and after: the seller, the teams from the nearest up, the whole, the pools, the cost. Pure. */
import type { PreviewReply } from "../../bindings/PreviewReply";
import type { TeamShift } from "../../bindings/TeamShift";
import type { TypedCell } from "../../bindings/TypedCell";
import type { Formatter } from "../../format";
import { m } from "../../language.svelte";

export interface Line {
  label: string;
  before: string;
  /** Empty where nothing changes. */
  after: string;
  tone?: "warn";
}
export interface Part {
  title: string;
  lines: Line[];
}
export interface WhatIf {
  parts: Part[];
  /** One sentence: read out, and all that is shown where no sum changes. */
  said: string;
}

/** A chain of teams is at most this many parts long; the region closes it. */
const mostTeams = 3;
const mostPools = 4;

export function whatIf(reply: PreviewReply, cell: TypedCell, name: string, f: Formatter): WhatIf {
  const own = reply.sellers.find((shift) => shift.seller === cell.row);
  const teams = reply.teams.length > mostTeams ? [...reply.teams.slice(0, mostTeams - 1), ...reply.teams.slice(-1)] : reply.teams;
  const { before, after } = reply;
  const seller: Line[] = own
    ? [
        // The last quota of the year: where an earlier one is typed it stays, and saying so would only puzzle.
        ...(own.quotaBefore === own.quotaAfter ? [] : [line(m.quotas_col_quota(), f.money(own.quotaBefore), f.money(own.quotaAfter))]),
        line(m.quotas_if_carried(), f.money(own.carriedBefore), f.money(own.carriedAfter)),
        line(m.quotas_if_pay(), f.money(own.payBefore), f.money(own.payAfter)),
      ]
    : [];
  const whole: Line[] = [
    line(m.quotas_if_sum(), f.money(before.quotas.sumRepQuotas), f.money(after.quotas.sumRepQuotas)),
    ...(before.quotas.companyPlan === null ? [] : [line(m.quotas_if_over_plan(), signed(before.quotas.overAssignment, f), signed(after.quotas.overAssignment, f))]),
    ...leftLine(before.quotas.leftToAssign, after.quotas.leftToAssign, f),
    ...reply.pools.slice(0, mostPools).map((pool) => line(m.quotas_if_pool({ pool: pool.name }), f.money(pool.before), f.money(pool.after))),
    line(m.quotas_if_cost(), f.money(before.cost.total), f.money(after.cost.total)),
    line(m.quotas_if_ccos(), f.percent(before.cost.ccos), f.percent(after.cost.ccos)),
  ];
  // A part in which nothing moves is left out; in the others what stays is said as well, so that nothing jumps while one types.
  const parts = [{ title: name, lines: seller }, ...teams.map((team) => teamPart(team, f)), { title: m.quotas_if_whole(), lines: whole }].filter((part) => part.lines.some(moves));
  return { parts, said: parts.length > 0 ? sentence(reply, teams[0], f) : (untouched[cell.column]?.() ?? m.quotas_if_nothing()) };
}

/** Columns that move no sum say what they are for. */
const untouched: Partial<Record<string, () => string>> = { weight: () => m.quotas_if_weight(), proposal: () => m.quotas_if_proposal() };

function teamPart({ name, team, before, after }: TeamShift, f: Formatter): Part {
  const title = team === null ? m.quotas_region() : name;
  return {
    title,
    lines: [
      ...(before.target === after.target ? [] : [line(m.quotas_if_target(), f.money(before.target), f.money(after.target))]),
      line(m.quotas_if_sum_below(), f.money(before.sumBelow), f.money(after.sumBelow)),
      ...(after.overAssignment === null && before.overAssignment === null ? [] : [line(team === null ? m.quotas_if_over_region() : m.quotas_if_over_target(), signed(before.overAssignment, f), signed(after.overAssignment, f))]),
      ...leftLine(before.leftToAssign, after.leftToAssign, f),
    ],
  };
}

/** Below zero more is assigned than wanted. */
function leftLine(before: string | null, after: string | null, f: Formatter): Line[] {
  if (before === null && after === null) return [];
  return [{ ...line(m.quotas_if_left(), f.money(before), f.money(after)), ...(after?.startsWith("-") ? { tone: "warn" as const } : {}) }];
}

function sentence({ before, after }: PreviewReply, team: TeamShift | undefined, f: Formatter): string {
  const from = team ? team.before.sumBelow : before.quotas.sumRepQuotas;
  const to = team ? team.after.sumBelow : after.quotas.sumRepQuotas;
  return m.quotas_if_said({ what: team ? (team.team === null ? m.quotas_region() : team.name) : m.quotas_sum(), before: f.money(from), after: f.money(to) });
}

function signed(rate: string | null, f: Formatter): string {
  return f.change(rate, 2);
}

function line(label: string, before: string, after: string): Line {
  return { label, before: before || "–", after: before === after ? "" : after || "–" };
}

function moves({ after }: Line): boolean {
  return after !== "";
}
