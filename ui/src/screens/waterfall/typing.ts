/** Texts typed or pasted into the tree: to the grid of the core that reads them, or, where they belong to several, as edits of one step. Pure. */
import type { Edit } from "../../bindings/Edit";
import type { TypedCell } from "../../bindings/TypedCell";
import type { Grid } from "../../bindings/Grid";
import type { Formatter } from "../../format";
import { cellKey, type CellProblem, type Entered } from "../../grid/types";
import { m } from "../../language.svelte";
import { amountOf } from "../../typed";
import { overOf } from "../quotas/over";
import type { Line } from "./lines";

export type Reading =
  /** All of one kind: the core reads the texts, maths included. */
  | { grid: Grid; cells: TypedCell[] }
  | { edits: Edit[] }
  | { bad: Map<string, CellProblem> };

export function reading(cells: readonly Entered[], lines: readonly Line[], f: Formatter): Reading {
  const typed = cells.flatMap((cell) => {
    const line = lines[cell.row];
    return line ? [{ cell, line, own: ownGrid(line, cell) }] : [];
  });
  const grids = new Set(typed.map(({ own }) => own?.grid));
  const [grid] = grids;
  if (grids.size === 1 && grid) return { grid, cells: typed.flatMap(({ own }) => (own ? [own.cell] : [])) };
  const edits: Edit[] = [];
  const bad = new Map<string, CellProblem>();
  for (const { cell, line } of typed) {
    const edit = editOf(line, cell, f);
    if (edit) edits.push(edit);
    else bad.set(cellKey(line.id, cell.column), { message: cell.column === "target" ? m.typed_no_amount({ example: f.money("20500000") }) : m.quotas_over_bad({ rate: f.percent("0.02"), amount: f.money("400000") }) });
  }
  return bad.size > 0 ? { bad } : { edits };
}

function ownGrid(line: Line, { column, text }: Entered): { grid: Grid; cell: TypedCell } | undefined {
  if (line.seller) return { grid: "quotas", cell: { row: line.seller.seller, column: "quota", text } };
  const team = line.node?.team ?? null;
  return team === null ? undefined : { grid: "teams", cell: { row: team, column, text } };
}

function editOf(line: Line, { column, text }: Entered, f: Formatter): Edit | undefined {
  const team = line.node?.team ?? null;
  if (column === "overAssignment") {
    const over = overOf(text, f.locale);
    return over && { type: "setOverAssignment", level: !line.node ? { at: "company" } : team === null ? { at: "region" } : { at: "team", team }, over };
  }
  if (column === "target") {
    const amount = text.trim() === "" ? null : amountOf(text, f.locale);
    if (amount === undefined) return undefined;
    if (line.seller) return { type: "setQuotas", cells: [{ seller: line.seller.seller, amount }] };
    return team === null ? { type: "setCompanyPlan", amount } : { type: "setTeamTargets", cells: [{ team, amount }] };
  }
  if (team === null) return undefined;
  return column === "name" ? { type: "renameTeam", team, name: text } : { type: "setTeamManager", team, manager: text };
}

/** The problems of the core's grid, keyed as the rows of the tree are: a team and a seller may have the same number. */
export function placed(problems: ReadonlyMap<string, CellProblem>, grid: Grid): Map<string, CellProblem> {
  const of = grid === "teams" ? "team" : "seller";
  return new Map([...problems].map(([key, problem]) => [`${of} ${key}`.replace(/:quota$/, ":target"), problem]));
}
