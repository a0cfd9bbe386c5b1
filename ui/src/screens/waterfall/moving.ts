/** What moving sellers and teams to another team means as edits. Pure. */
import type { Edit } from "../../bindings/Edit";
import type { QuotaRow } from "../../bindings/QuotaRow";
import type { TeamRow } from "../../bindings/TeamRow";
import { branch, lineage, tops } from "./tree";

export interface Party {
  sellers: readonly QuotaRow[];
  teams: readonly TeamRow[];
}

/** Those of a selection that move: what stands below a chosen team moves along with it. */
export function partyOf(nodes: readonly TeamRow[], sellers: readonly QuotaRow[], teams: readonly TeamRow[]): Party {
  const chosen = new Set(teams.map(({ team }) => team));
  const along = (row: QuotaRow) => lineage(nodes, row.team).some((node) => chosen.has(node.team));
  return { teams: tops(nodes, teams), sellers: sellers.filter((row) => !along(row)) };
}

/** Under the team `to`, or right below the region where it is null. Empty where nothing would change, or where it cannot be. */
export function moveEdits(nodes: readonly TeamRow[], { sellers, teams }: Party, to: number | null): Edit[] {
  if (to !== null && teams.some(({ team }) => branch(nodes, team).some((node) => node.team === to))) return [];
  const away = sellers.filter((row) => row.team !== to).map((row) => row.seller);
  const under = teams.flatMap(({ team, parent }): Edit[] => (team === null || parent === to ? [] : [{ type: "moveTeam", team, parent: to }]));
  return [...under, ...(away.length > 0 ? [{ type: "moveToTeam" as const, sellers: away, team: to }] : [])];
}
