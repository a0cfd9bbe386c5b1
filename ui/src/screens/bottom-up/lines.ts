/** Region, teams and sellers with what is asked of them and what they propose. Pure. */
import type { BottomUpView } from "../../bindings/BottomUpView";
import type { PreviewReply } from "../../bindings/PreviewReply";
import type { QuotaRow } from "../../bindings/QuotaRow";
import type { TeamRow } from "../../bindings/TeamRow";
import { sumDecimals, type Formatter } from "../../format";
import type { Cell, Row } from "../../grid/types";
import { m } from "../../language.svelte";
import { sellerWhy, teamWhy } from "../why/figures";
import { seat, status } from "../quotas/cells";
import { nodeKey, sellerKey, sellersBelow, walk } from "../waterfall/tree";
import { gapWords, shareOfAsked } from "./gaps";

export interface GapLine extends Row {
  id: string;
  node?: TeamRow;
  seller?: QuotaRow;
  /** The gap as a share of what is asked. */
  share: string | null;
  /** What would be asked if the proposals were taken. */
  becomes?: string;
}

export interface Told {
  folded: ReadonlySet<string>;
  /** `undefined`: not known yet. */
  calculated: (row: QuotaRow) => string | null | undefined;
  ghost: PreviewReply | undefined;
  format: Formatter;
}

export function gapLines(view: BottomUpView, told: Told): GapLine[] {
  const { format: f, folded } = told;
  const becomes = new Map((told.ghost?.sellers ?? []).filter((one) => one.quotaBefore !== one.quotaAfter).map((one) => [one.seller, one.quotaAfter ?? ""]));
  return walk(view.nodes, view.sellers, folded).map((step) =>
    step.seller ? sellerLine(step.seller, step.level, told, becomes.get(step.seller.seller)) : nodeLine(view, step.node, step.level, step.open, told, f),
  );
}

/** The share there is that of the gap. */
const gapWhy = ({ gap, ...others }: ReturnType<typeof sellerWhy>) => (gap ? { ...others, gap, share: gap } : others);

function nodeLine(view: BottomUpView, node: TeamRow, level: number, open: boolean, told: Told, f: Formatter): GapLine {
  const name = node.team === null ? m.quotas_region() : node.name;
  const members = m.quotas_members({ count: node.sellers });
  const share = shareOfAsked(node.gap, node.target);
  const known = sellersBelow(view.nodes, view.sellers, node.team).map(told.calculated);
  return {
    id: nodeKey(node.team), why: gapWhy(teamWhy(node.team)), node, share,
    group: { level, open, aside: members },
    cells: {
      name: { value: name, note: [name, node.manager && m.quotas_led_by({ manager: node.manager }), members].filter(Boolean).join(" · ") },
      asked: node.target === null ? { value: "", aside: m.bottom_up_no_asked() } : node.target,
      calculated: known.includes(undefined) ? "" : sumDecimals(known.flatMap((amount) => (amount ? [amount] : []))),
      proposal: node.proposed,
      gap: { value: node.gap ?? "", note: gapWords(node.gap, node.target, f) || undefined },
      share: share ?? "",
      bar: { value: share ?? "", note: gapWords(node.gap, node.target, f) || undefined },
      without: node.withoutProposal === 0 ? "" : { value: String(node.withoutProposal), tone: "warn", note: m.teams_without_proposal({ count: node.withoutProposal }) },
      potential: node.load.potential,
    },
  };
}

function sellerLine(row: QuotaRow, level: number, told: Told, becomes: string | undefined): GapLine {
  const { format: f } = told;
  const share = shareOfAsked(row.gap, row.quota);
  const calculated = told.calculated(row);
  return {
    id: sellerKey(row.seller), why: gapWhy(sellerWhy(row.seller)), seller: row, share, level, quiet: row.vacancy, becomes,
    cells: {
      name: { value: row.name, aside: status(row, "team", f), note: seat(row, f) || undefined },
      asked: { value: row.quota ?? "", ...(row.quota === null ? { aside: m.bottom_up_no_asked() } : {}), ...(row.locked ? { mark: "lock" as const, note: m.quotas_locked_note() } : {}) },
      calculated: calculated === null ? { value: "–", tone: "quiet", note: m.quotas_no_proposal() } : (calculated ?? ""),
      proposal: proposalCell(row, calculated, f),
      gap: row.gap === null ? { value: row.quota === null ? "" : "–", tone: "quiet", note: row.quota === null ? m.quotas_no_quota() : m.quotas_no_proposal() } : { value: row.gap, note: gapWords(row.gap, row.quota, f) },
      share: share ?? "",
      bar: { value: share ?? "", note: gapWords(row.gap, row.quota, f) || undefined },
      without: row.proposal === null ? { value: m.bottom_up_none_short(), tone: "warn" } : "",
      potential: row.load.potential,
    },
  };
}

/** What was typed is marked, and the calculated value stays in sight. */
function proposalCell(row: QuotaRow, calculated: string | null | undefined, f: Formatter): Cell {
  if (row.proposal === null) return { value: "", edit: true, note: m.quotas_no_proposal() };
  if (!row.proposalTyped) return { value: row.proposal, edit: true, note: m.quotas_proposal_made() };
  return { value: row.proposal, edit: true, mark: "override", note: calculated ? m.bottom_up_typed_note({ amount: f.money(calculated) }) : calculated === null ? m.bottom_up_typed_note_plain() : m.quotas_proposal_typed() };
}
