/** The tree as rows of its grid: company plan, region, teams, and the sellers under their teams. Pure. */
import type { OverAssignment } from "../../bindings/OverAssignment";
import type { PreviewReply } from "../../bindings/PreviewReply";
import type { QuotaRow } from "../../bindings/QuotaRow";
import type { TeamRow } from "../../bindings/TeamRow";
import type { WaterfallView } from "../../bindings/WaterfallView";
import type { Formatter } from "../../format";
import type { Cell, Row } from "../../grid/types";
import { m } from "../../language.svelte";
import { planWhy, sellerWhy, teamWhy } from "../why/figures";
import { difference } from "../overview/steps";
import { seat, status } from "../quotas/cells";
import { overText } from "../quotas/over";
import { companyKey } from "./levels";
import { nodeKey, sellerKey, walk } from "./tree";

type Ghosted = "target" | "sumBelow" | "left";

export interface Line extends Row {
  id: string;
  /** As messages call it. */
  name: string;
  /** Neither of the two: the company plan. */
  node?: TeamRow;
  seller?: QuotaRow;
  over?: OverAssignment;
  /** What would stand here if what is pointed at were done. */
  becomes?: Partial<Record<Ghosted, string>>;
  marked?: boolean;
}

export interface Shown {
  folded: ReadonlySet<string>;
  /** Rows of the level that was chosen in the picture; the others step back. */
  marked: ReadonlySet<string> | undefined;
  ghost: PreviewReply | undefined;
  format: Formatter;
}

export function treeLines(view: WaterfallView, shown: Shown): Line[] {
  const { folded, marked, format: f } = shown;
  const lines = [companyLine(view, !folded.has(companyKey), f)];
  if (!folded.has(companyKey)) lines.push(...walk(view.nodes, view.sellers, folded, 1).map((step) => (step.seller ? sellerLine(step.seller, step.level, f) : nodeLine(step.node, step.level, step.open, f))));
  const would = futures(shown.ghost);
  return lines.map((line) => ({ ...line, becomes: would.get(line.id), ...(marked ? { marked: marked.has(line.id), quiet: !marked.has(line.id) } : {}) }));
}

function companyLine(view: WaterfallView, open: boolean, f: Formatter): Line {
  const { sum, overAssignment } = view;
  const region = view.levels.find(({ level }) => level.at === "region");
  return {
    why: planWhy, id: companyKey, name: m.quotas_company_plan(), over: overAssignment,
    group: { level: 0, open },
    cells: {
      name: { value: m.quotas_company_plan(), edit: false },
      target: { value: sum.companyPlan ?? "", edit: true, ...(sum.companyPlan === null ? { aside: m.teams_not_set() } : {}) },
      overAssignment: { value: overText(overAssignment, f), edit: true, note: m.quotas_over_company_hint(), aside: otherForm(overAssignment, sum.companyPlan, sum.regionalTarget, region?.overAssignment ?? null, f) },
      wanted: sum.regionalTarget ?? "",
      over: { value: region?.overAssignment ?? "", aside: region?.overAssignment ? m.teams_of_plan() : undefined, note: region?.overAssignment ? m.teams_over_note({ amount: f.money(region.overAmount), base: m.teams_over_company() }) : undefined },
      sumRepQuotas: sum.sumRepQuotas,
      overChain: { value: sum.overAssignment ?? "", note: m.teams_over_company() },
    },
  };
}

function nodeLine(node: TeamRow, level: number, open: boolean, f: Formatter): Line {
  const region = node.team === null;
  const name = region ? m.quotas_region() : node.name;
  const members = m.quotas_members({ count: node.sellers });
  const base = region ? m.teams_over_region() : m.teams_over_target();
  return {
    id: nodeKey(node.team), why: teamWhy(node.team), name, node, over: node.overAssignmentTyped,
    group: { level, open, aside: members },
    cells: {
      name: { value: name, edit: !region, note: [name, node.manager && m.quotas_led_by({ manager: node.manager }), members].filter(Boolean).join(" · ") },
      manager: { value: node.manager, edit: !region },
      target: targetCell(node),
      overAssignment: { value: overText(node.overAssignmentTyped, f), edit: true, aside: otherForm(node.overAssignmentTyped, node.target, node.wantedBelow, node.overAssignmentWanted, f), note: region ? m.teams_over_region_hint() : undefined },
      wanted: node.wantedBelow ?? "",
      sumBelow: { value: node.sumBelow, note: node.target === null && !region ? m.teams_counts_below() : undefined },
      left: { value: node.leftToAssign ?? "", note: leftWords(node, f) },
      over: node.overAssignment === null ? "" : { value: node.overAssignment, aside: m.teams_of_target(), note: m.teams_over_note({ amount: f.money(node.overAmount), base }) },
      sumRepQuotas: node.sumRepQuotas,
      overChain: { value: node.overChain ?? "", note: node.overChain === null ? undefined : base },
      sellers: String(node.sellers),
    },
  };
}

function targetCell(node: TeamRow): Cell {
  if (node.team === null) return { value: node.target ?? "", note: m.teams_regional_note() };
  if (node.locked) return { value: node.target ?? "", edit: false, mark: "lock", note: m.teams_locked_note() };
  return { value: node.target ?? "", edit: true, ...(node.target === null ? { aside: m.teams_not_set(), note: m.teams_counts_below() } : {}) };
}

function sellerLine(row: QuotaRow, level: number, f: Formatter): Line {
  return {
    id: sellerKey(row.seller), why: sellerWhy(row.seller), name: row.name, seller: row, level, quiet: row.vacancy,
    cells: {
      name: { value: row.name, edit: false, aside: status(row, "team", f), note: seat(row, f) || undefined },
      target: {
        value: row.quota ?? "", edit: !row.locked,
        ...(row.locked ? { mark: "lock" as const, note: m.quotas_locked_note() } : row.quota === null ? { aside: m.teams_not_set() } : {}),
      },
      // Who has left, or has another quota by the end of the year, counts with something else than what stands in front.
      ...(row.quota !== null && row.countedQuota !== row.quota ? { sumBelow: { value: row.countedQuota, tone: "quiet" as const, note: m.teams_counted_note() } } : {}),
    },
  };
}

/** An over-assignment in the other of its two forms, both exact. */
function otherForm(over: OverAssignment, target: string | null, wanted: string | null, share: string | null, f: Formatter): string | undefined {
  if (target === null || wanted === null) return undefined;
  if (over.typed === "amount") return share === null || !/[1-9]/.test(over.amount) ? undefined : f.percent(share);
  const on = difference(wanted, target);
  return /[1-9]/.test(on) ? f.short(on) : undefined;
}

export function leftWords({ leftToAssign: left }: Pick<TeamRow, "leftToAssign">, f: Formatter): string | undefined {
  if (left === null) return undefined;
  if (!/[1-9]/.test(left)) return m.quotas_left_nothing();
  return left.startsWith("-") ? m.quotas_over({ amount: f.money(left.slice(1)) }) : m.quotas_left({ amount: f.money(left) });
}

/** By row, what a preview says would stand there. */
function futures(ghost: PreviewReply | undefined): ReadonlyMap<string, Line["becomes"]> {
  const would = new Map<string, Line["becomes"]>();
  const changed = (before: string | null, after: string | null) => (before === after ? undefined : (after ?? ""));
  for (const { team, before, after } of ghost?.teams ?? []) {
    would.set(nodeKey(team), { target: team === null ? undefined : changed(before.target, after.target), sumBelow: changed(before.sumBelow, after.sumBelow), left: changed(before.leftToAssign, after.leftToAssign) });
  }
  for (const { seller, quotaBefore, quotaAfter } of ghost?.sellers ?? []) would.set(sellerKey(seller), { target: changed(quotaBefore, quotaAfter) });
  return would;
}
