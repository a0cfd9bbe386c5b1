/** Refusals as the grid and the dialog show them. */
import type { Place } from "./bindings/Place";
import type { Problem } from "./desk";
import { cellKey, type CellProblem } from "./grid/types";
import { m } from "./language.svelte";

/**
 * The `problems` of a grid after `session.enter` was refused: each bad cell of the details, or the one cell that the problem names, or `fallback`.
 */
export function refusals(problem: Problem, fallback?: { row: number | string; column: string }): Map<string, CellProblem> {
  const found = new Map<string, CellProblem>();
  for (const one of problem.details.length > 0 ? problem.details : [problem]) {
    const row = one.place.row ?? fallback?.row;
    const column = one.place.column ?? fallback?.column;
    if (row !== undefined && column !== undefined) found.set(cellKey(row, column), { message: one.message, remedy: one.remedy });
  }
  return found;
}

/** "accounts.xlsx · Sheet1 · row 12 · Potential" */
export function placeWords({ file, sheet, row, column }: Place): string {
  return [file, sheet, row === undefined ? undefined : m.place_row({ row }), column].filter((part) => part !== undefined && part !== "").join(" · ");
}
