/** The levels of the hedge waterfall in words: what each is called, what it lies above, and how all of them multiply. Pure. */
import type { Figure } from "../../bindings/Figure";
import type { LevelKind } from "../../bindings/LevelKind";
import type { LevelOutlook } from "../../bindings/LevelOutlook";
import type { TeamRow } from "../../bindings/TeamRow";
import type { Level } from "../../charts/levels";
import { sumDecimals, type Formatter } from "../../format";
import { m } from "../../language.svelte";
import { nodeKey, sellerKey } from "./tree";

export const companyKey = "company";

export function levelKey(level: LevelKind): string {
  return level.at === "teams" ? `teams ${level.depth}` : level.at;
}

/** The figure that answers why a level has its total, or lies above the one before it. */
export function whyOf(level: LevelKind, figure: "total" | "overAssignment"): Figure | undefined {
  const total = figure === "total";
  switch (level.at) {
    case "company": return total ? { of: "plan", figure: "companyPlan" } : undefined;
    case "region": return total ? { of: "plan", figure: "regionalTarget" } : undefined;
    case "teams": return { of: "level", depth: level.depth, figure };
    case "sellers": return total ? { of: "plan", figure: "sumRepQuotas" } : undefined;
  }
}

function deepest(levels: readonly LevelOutlook[]): number {
  return levels.reduce((most, { level }) => (level.at === "teams" ? Math.max(most, level.depth) : most), 0);
}

export function levelWords(level: LevelKind, depths: number): string {
  switch (level.at) {
    case "company": return m.quotas_company_plan();
    case "region": return m.quotas_regional();
    case "teams": return depths === 1 ? m.teams_level_only() : m.teams_level({ depth: level.depth });
    case "sellers": return m.quotas_sum();
  }
}

function shortWords(level: LevelKind, depths: number): string {
  switch (level.at) {
    case "company": return m.teams_short_company();
    case "region": return m.teams_short_region();
    case "teams": return depths === 1 ? m.teams_level_only() : m.teams_short_level({ depth: level.depth });
    case "sellers": return m.teams_short_sellers();
  }
}

/** What an over-assignment at the level below is a share of. */
function baseWords(above: LevelKind, depths: number): string {
  switch (above.at) {
    case "company": return m.teams_over_company();
    case "region": return m.teams_over_region();
    case "teams": return depths === 1 ? m.teams_over_teams() : m.teams_over_level({ depth: above.depth });
    case "sellers": return "";
  }
}

/** As the chart draws them. */
export function chartLevels(levels: readonly LevelOutlook[], f: Formatter): Level[] {
  const depths = deepest(levels);
  return levels.map(({ level, total, overAmount, overAssignment }, index) => {
    const above = levels[index - 1];
    return {
      id: levelKey(level),
      label: levelWords(level, depths),
      short: shortWords(level, depths),
      total,
      from: above?.total ?? null,
      shown: f.short(total),
      full: f.money(total),
      change: above ? signed(overAmount, f.short) : "",
      rate: above ? (overAssignment === null ? "–" : f.change(overAssignment, 2)) : "",
      base: above ? baseWords(above.level, depths) : "",
    };
  });
}

/** "+$400K", "−$20K", "±$0": a difference never stands without a sign. */
export function signed(amount: string, print: (amount: string) => string): string {
  if (!/[1-9]/.test(amount)) return `±${print("0")}`;
  return amount.startsWith("-") ? print(amount) : `+${print(amount)}`;
}

/** "1.02 × 1 × 1.0147": each level by the one above it. Empty where a factor is not known, or there is but one level. */
export function factors(levels: readonly LevelOutlook[], f: Formatter): string {
  const rates = levels.slice(1).map(({ overAssignment }) => overAssignment);
  if (rates.length === 0 || rates.includes(null)) return "";
  return rates.map((rate) => f.number(sumDecimals(["1", rate ?? "0"]), 4)).join(rates.length > 5 ? " × " : "\u00a0×\u00a0");
}

/** The whole chain as one sentence. */
export function chainSentence(levels: readonly LevelOutlook[], f: Formatter): string {
  const [first, last] = [levels[0], levels.at(-1)];
  if (!first || !last) return "";
  if (first.level.at !== "company" || last.overCompany === null) return m.teams_chain_no_plan({ sum: f.money(last.total) });
  const product = factors(levels, f);
  return m.teams_chain({ plan: f.money(first.total), sum: f.money(last.total), over: overCompanyWords(last.overCompany, f), factors: product ? ` =\u00a0${product}` : "" });
}

/** "+5% over the company plan", "−2% under the company plan", "exactly the company plan". */
export function overCompanyWords(rate: string, f: Formatter): string {
  if (!/[1-9]/.test(rate)) return m.quotas_on_plan();
  return rate.startsWith("-") ? m.teams_under_company({ rate: f.percent(rate.slice(1)) }) : m.teams_over_company_by({ rate: f.change(rate, 2) });
}

/** The rows of the tree that a level adds up: with its teams also those who stand above it and count with their quotas. */
export function rowsOf(key: string, levels: readonly LevelOutlook[], nodes: readonly TeamRow[]): ReadonlySet<string> {
  const level = levels.find((one) => levelKey(one.level) === key)?.level;
  const members = (among: readonly TeamRow[]) => among.flatMap((node) => node.members.map(sellerKey));
  switch (level?.at) {
    case undefined: return new Set();
    case "company": return new Set([companyKey]);
    case "region": return new Set([nodeKey(null)]);
    case "sellers": return new Set(members(nodes));
    case "teams": return new Set([...nodes.filter((node) => node.depth === level.depth).map((node) => nodeKey(node.team)), ...members(nodes.filter((node) => node.depth < level.depth))]);
  }
}
