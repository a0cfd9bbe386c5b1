/** The tree of region, teams and sellers: who is drawn where and how deep, who stands below whom. Pure. */
import type { QuotaRow } from "../../bindings/QuotaRow";
import type { TeamRow } from "../../bindings/TeamRow";

/** One line of a tree; a seller has the level of the node above. */
export type Step = { node: TeamRow; level: number; open: boolean; seller?: undefined } | { node: TeamRow; level: number; seller: QuotaRow };

export function nodeKey(team: number | null): string {
  return team === null ? "region" : `team ${team}`;
}

export function sellerKey(seller: number): string {
  return `seller ${seller}`;
}

/** Each node before what is below it, its own sellers before its teams. A folded node hides all below it. */
export function walk(nodes: readonly TeamRow[], sellers: readonly QuotaRow[], folded: ReadonlySet<string>, top = 0): Step[] {
  const byId = new Map(sellers.map((row) => [row.seller, row]));
  const steps: Step[] = [];
  let hidden = Infinity;
  for (const node of nodes) {
    if (node.depth > hidden) continue;
    const open = !folded.has(nodeKey(node.team));
    const level = node.depth + top;
    hidden = open ? Infinity : node.depth;
    steps.push({ node, level, open });
    if (!open) continue;
    for (const id of node.members) {
      const seller = byId.get(id);
      if (seller) steps.push({ node, level, seller });
    }
  }
  return steps;
}

/** The node and all below it, which follow it directly. */
export function branch(nodes: readonly TeamRow[], team: number | null): TeamRow[] {
  const at = nodes.findIndex((node) => node.team === team);
  const top = nodes[at];
  if (!top) return [];
  const next = nodes.findIndex((node, index) => index > at && node.depth <= top.depth);
  return nodes.slice(at, next < 0 ? undefined : next);
}

export function sellersBelow(nodes: readonly TeamRow[], sellers: readonly QuotaRow[], team: number | null): QuotaRow[] {
  const below = new Set(branch(nodes, team).flatMap((node) => node.members));
  return sellers.filter((row) => below.has(row.seller));
}

/** Teams right below the node. */
export function childrenOf(nodes: readonly TeamRow[], team: number | null): TeamRow[] {
  return nodes.filter((node) => node.team !== null && node.parent === team);
}

/** The node and those above it, the nearest first; the region closes it. */
export function lineage(nodes: readonly TeamRow[], team: number | null): TeamRow[] {
  const byTeam = new Map(nodes.map((node) => [node.team, node]));
  const line: TeamRow[] = [];
  let here = byTeam.get(team);
  while (here && line.length < nodes.length) {
    line.push(here);
    here = here.team === null ? undefined : byTeam.get(here.parent);
  }
  return line;
}

/** "Enterprise / East": names from the top, the region left out. */
export function pathOf(nodes: readonly TeamRow[], team: number | null): string {
  return lineage(nodes, team).flatMap((node) => (node.team === null ? [] : [node.name])).reverse().join(" / ");
}

/** Of those selected, the ones with none of the others above them: what is below moves along. */
export function tops(nodes: readonly TeamRow[], teams: readonly TeamRow[]): TeamRow[] {
  const chosen = new Set(teams.map(({ team }) => team));
  return teams.filter(({ team }) => !lineage(nodes, team).slice(1).some((above) => chosen.has(above.team)));
}

/** Nodes that have sellers and no teams below them: folded, they leave a tree of teams alone. */
export function foldedToTeams(nodes: readonly TeamRow[]): ReadonlySet<string> {
  const parents = new Set(nodes.flatMap((node) => (node.team === null ? [] : [node.parent])));
  return new Set(nodes.filter((node) => !parents.has(node.team) && node.members.length > 0).map((node) => nodeKey(node.team)));
}

/** Regions larger than this are first seen as teams alone. */
const openAtMost = 60;

export function firstFolds(nodes: readonly TeamRow[]): ReadonlySet<string> {
  return (nodes[0]?.sellers ?? 0) > openAtMost && nodes.length > 1 ? foldedToTeams(nodes) : new Set();
}

export function toggled(folded: ReadonlySet<string>, key: string, open: boolean): ReadonlySet<string> {
  const next = new Set(folded);
  if (open) next.delete(key);
  else next.add(key);
  return next;
}
