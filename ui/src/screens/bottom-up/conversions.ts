/** The list of conversions while it is typed into: the core takes it as a whole. Pure. */
import type { Conversion } from "../../bindings/Conversion";
import type { ConversionRow } from "../../bindings/ConversionRow";

export type Part = "penetration" | "winRate";

/** All segments, and at the end the row for those without one of their own. */
export function rowsOf(conversions: readonly ConversionRow[]): ConversionRow[] {
  const others = conversions.find(({ segment }) => segment === "") ?? { segment: "", conversion: null, sellers: 0 };
  return [...conversions.filter(({ segment }) => segment !== ""), others];
}

/**
 * The whole list with one share changed. An empty win rate takes the segment off it; an empty penetration is all of the potential. "winRate" where
 * that is still missing.
 */
export function conversionsWith(rows: readonly ConversionRow[], segment: string, part: Part, share: string | null): Conversion[] | "winRate" {
  const own = rows.find((row) => row.segment === segment)?.conversion;
  const winRate = part === "winRate" ? share : (own?.winRate ?? null);
  const penetration = (part === "penetration" ? share : own?.penetration) ?? "1";
  if (winRate === null && part === "penetration" && share !== null) return "winRate";
  return rows.flatMap((row) => {
    if (row.segment !== segment) return row.conversion ? [row.conversion] : [];
    return winRate === null ? [] : [{ segment: row.conversion?.segment ?? segment, penetration, winRate }];
  });
}
