/** What the status bar says of a selection. Display only; sums are exact on the canonical strings. Pure. */
import { averageDecimal, sumDecimals } from "../format";
import { rectangle, type Selection } from "./selection";
import { cellOf, type Column, type SelectionSummary, type Source } from "./types";

/** Larger selections show their size only, so that a whole-sheet selection stays instant. */
const summedAtMost = 200_000;

export function summarise(selection: Selection, columns: readonly Column[], source: Source): SelectionSummary {
  const area = rectangle(selection);
  const rows = area.bottom - area.top + 1;
  const summary: SelectionSummary = { cells: rows * (area.right - area.left + 1), rows };
  const counted = columns.slice(area.left, area.right + 1).filter((column) => column.kind === "money" || column.kind === "number");
  const kinds = new Set(counted.map((column) => column.kind));
  const kind = counted[0]?.kind;
  if (kinds.size !== 1 || (kind !== "money" && kind !== "number") || rows * counted.length > summedAtMost) return summary;
  const values: string[] = [];
  for (let index = area.top; index <= area.bottom; index += 1) {
    const row = source.row(index);
    if (!row) return summary;
    // A heading row repeats what its members say.
    if (row.group) continue;
    for (const column of counted) {
      const { value } = cellOf(row, column.key);
      if (value !== "") values.push(value);
    }
  }
  if (values.length < 2) return summary;
  const sum = sumDecimals(values);
  return { ...summary, kind, sum, average: averageDecimal(sum, values.length) };
}
