/** The rows of the dialog in which a quota changes from a date: what is typed, and what it means. Pure. */
import type { QuotaStep } from "../../bindings/QuotaStep";
import type { Formatter } from "../../format";
import { amountOf, shareOf } from "../../typed";
import { monthsAfter } from "./dates";

export interface StepRow {
  key: number;
  /** ISO, "" while it is none. */
  day: string;
  quota: string;
  /** "" for as before. */
  attainment: string;
}

export function rowsOf(steps: readonly QuotaStep[], f: Formatter): StepRow[] {
  return steps.map(({ from, quota, attainment }, key) => ({ key, day: from, quota: f.number(quota), attainment: attainment === null ? "" : f.editable(attainment, "percent") }));
}

export function isEmpty(row: StepRow): boolean {
  return row.day === "" && row.quota.trim() === "" && row.attainment.trim() === "";
}

/** The steps that the rows ask for; undefined while one of them is half typed. Empty rows do not count. */
export function stepsOf(rows: readonly StepRow[], locale: string): QuotaStep[] | undefined {
  const steps: QuotaStep[] = [];
  for (const row of rows.filter((one) => !isEmpty(one))) {
    const quota = amountOf(row.quota, locale);
    const attainment = row.attainment.trim() === "" ? null : shareOf(row.attainment, locale);
    if (row.day === "" || quota === undefined || attainment === undefined) return undefined;
    steps.push({ from: row.day, quota, attainment });
  }
  return steps;
}

/** Rows on a day on which no quota can change: outside of the year, on its first day, or on the day of another row. */
export function misplaced(rows: readonly StepRow[], yearStart: string): ReadonlySet<number> {
  const after = monthsAfter(yearStart, 12);
  const seen = new Set<string>();
  const bad = new Set<number>();
  for (const { key, day } of rows) {
    if (day === "") continue;
    if (day <= yearStart || day >= after || seen.has(day)) bad.add(key);
    seen.add(day);
  }
  return bad;
}
