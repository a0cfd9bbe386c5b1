/** The edits that spread quotas: all that is wanted, or only what is left, down the tree, in one team or over some sellers. Pure. */
import type { Edit } from "../../bindings/Edit";
import type { QuotaRow } from "../../bindings/QuotaRow";
import type { QuotasView } from "../../bindings/QuotasView";
import type { TeamRow } from "../../bindings/TeamRow";
import { sumDecimals } from "../../format";
import { blendOf, type Shares } from "./blend";
import { branch } from "./teams";

export type Over = { over: "tree" } | { over: "team"; team: number } | { over: "sellers" };

export interface Wish {
  shares: Shares;
  unit: string;
  over: Over;
}
/** Where it would be spread: the view, the teams' own sums where they are known, and the sellers selected. */
export interface Ground {
  view: QuotasView;
  nodes: readonly TeamRow[];
  chosen: readonly QuotaRow[];
}
export interface Order {
  edits: Edit[];
  /** What is spread, where it is known. */
  amount: string | null;
}

/** The whole, over every quota that is not locked. */
export function spreadAll(wish: Wish, { view, nodes, chosen }: Ground): Order {
  const { over } = wish;
  if (over.over === "tree") return { edits: [order(wish, {})], amount: view.sum.wantedSum };
  if (over.over === "team") return { edits: [order(wish, { team: over.team })], amount: nodes.find((node) => node.team === over.team)?.wantedBelow ?? null };
  const carried = sumDecimals(chosen.map((row) => row.countedQuota));
  return { edits: [order(wish, { sellers: chosen.map((row) => row.seller), target: carried })], amount: carried };
}

/**
 * What is left: to the sellers who wait for a quota, or, where nobody waits, on top of every quota that is not locked. `undefined` where
 * nothing is left or everything is locked.
 */
export function spreadRemaining(wish: Wish, ground: Ground): Order | undefined {
  const { view, nodes, chosen } = ground;
  const { over } = wish;
  const rows = over.over === "sellers" ? chosen : over.over === "team" ? inBranch(view, over.team) : view.rows;
  const left = over.over === "team" ? leftIn(nodes, branch(view.teams, over.team)) : view.sum.leftToAssign;
  const open = rows.filter((row) => row.open);
  if (left === null || left.startsWith("-") || !/[1-9]/.test(left) || open.length === 0) return undefined;
  const waiting = open.filter((row) => row.quota === null);
  if (over.over === "sellers" || view.teams.length === 0) {
    const whole = sumDecimals([...rows.map((row) => row.countedQuota), left]);
    const edit = waiting.length > 0 ? order(wish, { sellers: ids(waiting), target: left }) : order(wish, { sellers: over.over === "sellers" ? ids(rows) : [], target: over.over === "sellers" ? whole : null, keep: true });
    return { edits: [edit], amount: left };
  }
  const top = over.over === "team" ? { team: over.team } : {};
  return { edits: [...toWaiting(wish, ground, waiting), order(wish, { ...top, keep: true })], amount: left };
}

/** Each team's own remainder goes to those of its sellers who wait, before anything goes on top of what stands. */
function toWaiting(wish: Wish, { nodes }: Ground, waiting: readonly QuotaRow[]): Edit[] {
  return nodes.flatMap((node) => {
    const own = waiting.filter((row) => row.team === node.team);
    const left = node.leftToAssign;
    return own.length > 0 && left !== null && !left.startsWith("-") && /[1-9]/.test(left) ? [order(wish, { sellers: ids(own), target: left })] : [];
  });
}

function inBranch(view: QuotasView, team: number): QuotaRow[] {
  const inside = branch(view.teams, team);
  return view.rows.filter((row) => inside.has(row.team));
}

function leftIn(nodes: readonly TeamRow[], inside: ReadonlySet<number | null>): string | null {
  const lefts = nodes.filter((node) => inside.has(node.team)).flatMap((node) => (node.leftToAssign === null ? [] : [node.leftToAssign]));
  return lefts.length > 0 ? sumDecimals(lefts) : null;
}

function ids(rows: readonly QuotaRow[]): number[] {
  return rows.map((row) => row.seller);
}

function order({ shares, unit }: Wish, { sellers = [], target = null, team, keep }: { sellers?: number[]; target?: string | null; team?: number; keep?: boolean }): Edit {
  return { type: "spreadQuotas", blend: blendOf(shares), unit, sellers, target, ...(team === undefined ? {} : { team }), ...(keep ? { keep } : {}) };
}
