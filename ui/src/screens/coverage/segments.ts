/** What the coverage screen derives from counts. Money comes from the core; only counts are set against each other here. */
import type { CoverageView } from "../../bindings/CoverageView";
import type { SegmentCoverage } from "../../bindings/SegmentCoverage";

export interface Step {
  id: "accounts" | "territory" | "seller" | "presales";
  count: number;
  /** Of all accounts; 0 where there are none. */
  share: number;
  /** Lost since the step before. */
  lost: number;
}

/** From every account to those that presales covers too; each step is a part of the one before. */
export function funnel(view: CoverageView): Step[] {
  const counts = [
    { id: "accounts", count: view.total.accounts },
    { id: "territory", count: view.total.accounts - view.unassigned.accounts - view.keptOut.accounts },
    { id: "seller", count: total(view.segments, (row) => row.withSeller) },
    { id: "presales", count: total(view.segments, (row) => row.withPresales) },
  ] as const;
  return counts.map(({ id, count }, at) => ({ id, count, share: part(count, view.total.accounts) ?? 0, lost: (counts[at - 1]?.count ?? count) - count }));
}

/** `some` of `all`; undefined where there is nothing to be a part of. */
export function part(some: number, all: number): number | undefined {
  return all > 0 ? some / all : undefined;
}

export function perSeller(row: SegmentCoverage): number | undefined {
  return part(row.load.accounts, row.sellers);
}

function total(rows: readonly SegmentCoverage[], of: (row: SegmentCoverage) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}
