/** Turnover by segment, as it is typed beside what follows from it. Pure. */
import type { Turnover } from "../../bindings/Turnover";
import type { TurnoverRow } from "../../bindings/TurnoverRow";

/** What a seat stands empty where only the turnover was typed, as in a new plan. */
const usualVacancy = "3";

export type TurnoverField = "yearly" | "vacancyMonths";

/** All turnovers with one of them changed. A segment whose yearly share is cleared follows that of all others again. */
export function withTurnover(rows: readonly TurnoverRow[], segment: string, field: TurnoverField, value: string | null): Turnover[] {
  return rows.flatMap((row): Turnover[] => {
    const own = row.segment === segment ? { ...row, [field]: value } : row;
    if (own.yearly === null && (row.segment !== segment || field === "yearly")) return [];
    return [{ segment: row.segment, yearly: own.yearly ?? "0", vacancyMonths: own.vacancyMonths ?? (row.segment === segment && field === "vacancyMonths" ? "0" : usualVacancy) }];
  });
}
