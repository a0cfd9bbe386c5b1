/** What a table holds, and problems by their kind. Pure. */
import type { ImportOptions } from "../../bindings/ImportOptions";
import type { ImportTarget } from "../../bindings/ImportTarget";
import type { Problem } from "../../bindings/Problem";

export const asFound: ImportOptions = { sheet: null, headerRow: null, encoding: null, delimiter: null, decimal: null, mapping: null, duplicates: null };

/** By the name of the file: people say what is in it. Accounts when the name says nothing. */
export function targetOf(fileName: string): ImportTarget {
  const name = fileName.toLowerCase();
  if (/presales|pre-sales|preventa|solution|engineer/.test(name)) return "presales";
  if (/seller|vendedor|\breps?\b|sales[ _-]?(people|team)|people|personas/.test(name)) return "sellers";
  return "accounts";
}

export interface ProblemGroup {
  code: string;
  first: Problem;
  all: Problem[];
}

/** Problems of one kind together, in the order in which the kinds first appear. */
export function grouped(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const problem of problems) {
    const group = groups.get(problem.code);
    if (group) group.all.push(problem);
    else groups.set(problem.code, { code: problem.code, first: problem, all: [problem] });
  }
  return [...groups.values()];
}

/** The fields of the columns with one of them matched anew; a field serves one column only. */
export function matched(fields: readonly (string | null)[], column: number, field: string | null): (string | null)[] {
  return fields.map((own, place) => (place === column ? field : own === field ? null : own));
}
