/** The tree of teams as the quotas see it: who stands below whom, and whose sellers are the peers of a seller. Pure. */
import type { FairnessMeasure } from "../../bindings/FairnessMeasure";
import type { QuotaRow } from "../../bindings/QuotaRow";
import type { TeamName } from "../../bindings/TeamName";

/** Teams come each before what stands below it, so that depths alone say who is above: the last team that is one less deep. */
export function parents(teams: readonly TeamName[]): ReadonlyMap<number, number | null> {
  const above = new Map<number, number | null>();
  const line: number[] = [];
  for (const { team, depth } of teams) {
    line.length = Math.min(line.length, depth - 1);
    above.set(team, line.at(-1) ?? null);
    line.push(team);
  }
  return above;
}

/** The team and all below it; `null` is the region, which has them all and the sellers of no team. */
export function branch(teams: readonly TeamName[], top: number | null): ReadonlySet<number | null> {
  if (top === null) return new Set([null, ...teams.map(({ team }) => team)]);
  const above = parents(teams);
  const inside = new Set<number | null>([top]);
  for (const { team } of teams) {
    const parent = above.get(team) ?? null;
    if (parent !== null && inside.has(parent)) inside.add(team);
  }
  return inside;
}

export const fairnessBy = {
  potential: (row: QuotaRow) => row.toPotential,
  pay: (row: QuotaRow) => row.toPay,
  lastYear: (row: QuotaRow) => row.toLastYear,
} as const;
export const measures: readonly FairnessMeasure[] = ["potential", "pay", "lastYear"];

export type PeersOf = (seller: QuotaRow, measure: FairnessMeasure) => TeamName | null;

/** The team whose sellers a seller is compared with; `null`: all of the region. */
export function peers(teams: readonly TeamName[]): PeersOf {
  const byTeam = new Map(teams.map((team) => [team.team, team]));
  return (seller, measure) => {
    const of = fairnessBy[measure](seller).peers;
    return of === null ? null : (byTeam.get(of) ?? null);
  };
}

/** Teams as the core reads them: by the name, or from the top where several have the same. */
export function teamNames(teams: readonly TeamName[]): ReadonlyMap<number, string> {
  const shared = new Map<string, number>();
  for (const { name } of teams) shared.set(name.toLowerCase(), (shared.get(name.toLowerCase()) ?? 0) + 1);
  return new Map(teams.map(({ team, name, path }) => [team, (shared.get(name.toLowerCase()) ?? 0) > 1 ? path : name]));
}
