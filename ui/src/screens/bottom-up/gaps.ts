/** What is asked against what is proposed, at every level. Amounts are the core's; only their ratio is made here, exactly. Pure. */
import type { QuotaRow } from "../../bindings/QuotaRow";
import type { TeamRow } from "../../bindings/TeamRow";
import type { Formatter } from "../../format";
import { m } from "../../language.svelte";
import type { Bullet } from "../../charts/bullets";
import { signed } from "../waterfall/levels";
import { nodeKey } from "../waterfall/tree";

export type State = "less" | "more" | "same";

/** Of a gap: where it is positive, less is proposed than asked. */
export function stateOf(gap: string | null): State | undefined {
  if (gap === null) return undefined;
  if (!/[1-9]/.test(gap)) return "same";
  return gap.startsWith("-") ? "more" : "less";
}

const digits = 6n;

/** A gap as a share of what is asked, to six digits, half away from zero; `null` where nothing is asked. */
export function shareOfAsked(gap: string | null, asked: string | null): string | null {
  if (gap === null || asked === null || !/[1-9]/.test(asked)) return null;
  const scale = Math.max(...[gap, asked].map((text) => text.split(".")[1]?.length ?? 0));
  const whole = (text: string) => BigInt(text.replace("-", "").replace(".", "") + "0".repeat(scale - (text.split(".")[1]?.length ?? 0)));
  const [part, of] = [whole(gap), whole(asked)];
  const share = (part * 10n ** digits * 2n + of) / (of * 2n);
  const text = share.toString().padStart(Number(digits) + 1, "0");
  return `${gap.startsWith("-") && share > 0n ? "-" : ""}${text.slice(0, -Number(digits))}.${text.slice(-Number(digits))}`;
}

/** How far a bar reaches at most, as a share of what is asked: the largest gap, within sensible ends. */
export function reachOf(nodes: readonly TeamRow[], sellers: readonly QuotaRow[]): number {
  const shares = [...nodes.map(({ gap, target }) => shareOfAsked(gap, target)), ...sellers.map(({ gap, quota }) => shareOfAsked(gap, quota))];
  const most = Math.max(0, ...shares.map((share) => Math.abs(Number(share ?? 0))));
  return Math.min(0.5, Math.max(0.1, most));
}

export function gapWords(gap: string | null, asked: string | null, f: Formatter): string {
  const share = shareOfAsked(gap, asked);
  const state = stateOf(gap);
  if (gap === null || state === undefined) return "";
  if (state === "same") return m.bottom_up_even();
  const said = { amount: f.money(gap.replace("-", "")), share: share === null ? "–" : f.percent(share.replace("-", ""), 1) };
  return state === "less" ? m.bottom_up_short(said) : m.bottom_up_above(said);
}

export function summary(region: TeamRow | undefined, f: Formatter): string {
  if (!region) return "";
  if (region.target === null) return m.bottom_up_summary_no_plan({ proposed: f.money(region.proposed) });
  return m.bottom_up_summary({ asked: f.money(region.target), proposed: f.money(region.proposed), gap: gapWords(region.gap, region.target, f) });
}

/** Region and teams as the chart draws them. */
export function bullets(nodes: readonly TeamRow[], f: Formatter): Bullet[] {
  return nodes.map((node) => {
    const share = shareOfAsked(node.gap, node.target);
    return {
      id: nodeKey(node.team),
      label: node.team === null ? m.quotas_region() : node.name,
      level: node.depth,
      asked: node.target,
      proposed: node.proposed,
      askedShown: node.target === null ? m.bottom_up_no_asked() : f.money(node.target),
      proposedShown: f.short(node.proposed),
      proposedFull: f.money(node.proposed),
      gapShown: node.gap === null ? "" : signed(node.gap, f.short),
      shareShown: share === null ? "" : f.change(share, 1),
      words: gapWords(node.gap, node.target, f),
      state: stateOf(node.gap),
    };
  });
}
