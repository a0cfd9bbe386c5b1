/** What a seller's row says, cell by cell, each undefined number with the reason. Pure. */
import type { FairnessMeasure } from "../../bindings/FairnessMeasure";
import type { QuotaRow } from "../../bindings/QuotaRow";
import { sumDecimals, type Formatter } from "../../format";
import type { Cell } from "../../grid/types";
import { m } from "../../language.svelte";
import { fairnessOf } from "./fairness";
import type { Grouping } from "./rows";
import { fairnessBy, type PeersOf } from "./teams";

export interface Told {
  format: Formatter;
  peersOf: PeersOf;
  /** Teams as the grid names them. */
  teamNames: ReadonlyMap<number, string>;
}

export function sellerCells(row: QuotaRow, grouping: Grouping, told: Told): Record<string, Cell | string> {
  const { format: f, teamNames } = told;
  const noQuota = row.quota === null ? m.quotas_no_quota() : undefined;
  return {
    name: { value: row.name, aside: status(row, grouping, f), note: seat(row, f) || undefined },
    team: { value: row.team === null ? "" : (teamNames.get(row.team) ?? row.teamName), edit: true },
    accounts: String(row.load.accounts),
    potential: row.load.potential,
    lastBookings: row.lastBookings ?? dash(m.quotas_no_last()),
    quota: { value: row.quota ?? "", edit: !row.locked, ...(row.locked ? { mark: "lock" as const, note: m.quotas_locked_note() } : row.steps.length > 0 ? { note: stepsNote(row, f) } : {}) },
    growth: growthOf(row) ?? dash(noQuota ?? m.quotas_no_last()),
    toPotential: mark(row, "potential", told),
    toPay: mark(row, "pay", told),
    toLastYear: mark(row, "lastYear", told),
    proposal: {
      value: row.proposal ?? "", edit: true,
      ...(row.proposalTyped ? { mark: "override" as const, note: m.quotas_proposal_typed() } : { note: row.proposal === null ? m.quotas_no_proposal() : m.quotas_proposal_made() }),
    },
    gap: row.gap === null ? dash(noQuota ?? m.quotas_no_proposal()) : { value: row.gap, note: gapWords(row, f) },
    weight: row.weight === null ? { value: "", aside: f.number(1), edit: true, note: m.quotas_weight_none() } : { value: row.weight, edit: true },
    ratio: row.toPotential.ratio ?? dash(noQuota ?? m.quotas_no_potential()),
    carried: row.carriedQuota === null ? "" : { value: row.carriedQuota, note: row.carriedShare === "1" && row.parts.length === 0 ? undefined : seat(row, f) },
    ote: row.ote,
    times: row.toPay.ratio ?? dash(noQuota ?? m.quotas_no_ote()),
  };
}

/** Not a number and not 0: a dash that says why. */
function dash(why: string): Cell {
  return { value: "–", note: why, tone: "quiet" };
}

/** Quota / last year's bookings - 1. */
export function growthOf(row: QuotaRow): string | null {
  return row.toLastYear.ratio === null ? null : sumDecimals([row.toLastYear.ratio, "-1"]);
}

function mark(row: QuotaRow, measure: FairnessMeasure, told: Told): Cell {
  const { times } = fairnessBy[measure](row);
  return { value: times ?? "", note: fairnessNote(row, measure, told) };
}

/** "Quota to OTE: 5.2×. The median of Enterprise East is 5.0×, so this is 1.04× of it: fair." */
export function fairnessNote(row: QuotaRow, measure: FairnessMeasure, { format: f, peersOf }: Told): string {
  const { ratio, median, times } = fairnessBy[measure](row);
  const state = fairnessOf(times);
  if (ratio === null || median === null || !state) return row.quota === null ? m.quotas_no_quota() : whyNone[measure]();
  return m.quotas_fairness_note({
    measure: measureWords[measure](), ratio: ratioWords(measure, ratio, f), median: ratioWords(measure, median, f), peers: peersOf(row, measure)?.name ?? m.quotas_all_sellers(), times: f.times(times, 2), state: stateWords[state](),
  });
}

/** A ratio as people say it: percent of potential, times the pay, percent of last year. */
export function ratioWords(measure: FairnessMeasure, ratio: string, f: Formatter): string {
  return measure === "pay" ? f.times(ratio, 2) : f.percent(ratio, 1);
}

export const measureWords = { potential: () => m.quotas_to_potential(), pay: () => m.quotas_to_pay(), lastYear: () => m.quotas_to_last_year() };
export const stateWords = { fair: () => m.quotas_fair(), heavy: () => m.quotas_heavy(), light: () => m.quotas_light() };
const whyNone = { potential: () => m.quotas_no_potential(), pay: () => m.quotas_no_ote(), lastYear: () => m.quotas_no_last() };

export function gapWords(row: QuotaRow, f: Formatter): string | undefined {
  if (row.gap === null || !/[1-9]/.test(row.gap)) return undefined;
  return row.gap.startsWith("-") ? m.quotas_gap_below({ amount: f.money(row.gap.slice(1)) }) : m.quotas_gap_above({ amount: f.money(row.gap) });
}

/** What is special about the seat, beside its name. */
export function status(row: QuotaRow, grouping: Grouping, f: Formatter): string | undefined {
  if (row.vacancy) return m.quotas_vacancy();
  if (row.end !== null) return m.quotas_leaving();
  if (row.steps.length > 0) return m.quotas_changes({ count: row.steps.length + 1 });
  if (row.leaves.length > 0) return m.quotas_away();
  if (Number(row.carriedShare) < 1) return m.quotas_ramping({ share: f.percent(row.carriedShare, 0) });
  return grouping === "segment" || grouping === "team" ? undefined : row.segment;
}

/** The same in full, with the dates. */
export function seat(row: QuotaRow, f: Formatter): string {
  const whole = Number(row.carriedShare) >= 1;
  return [
    row.vacancy ? (row.start ? m.quotas_vacancy_from({ date: f.date(row.start) }) : m.quotas_vacancy()) : "",
    whole ? "" : m.quotas_carried_note({ share: f.percent(row.carriedShare, 0) }),
    !row.vacancy && !whole && row.start ? m.quotas_starts({ date: f.date(row.start) }) : "",
    row.end ? m.quotas_until({ date: f.date(row.end) }) : "",
    ...row.leaves.map(({ first, last }) => m.quotas_away_from({ first: f.date(first), last: f.date(last) })),
    row.steps.length > 0 ? stepsNote(row, f) : "",
  ].filter(Boolean).join(" · ");
}

function stepsNote(row: QuotaRow, f: Formatter): string {
  return row.steps.map(({ from, quota }) => m.quotas_step({ date: f.date(from), amount: f.money(quota) })).join(" · ");
}
