/** Pools and their skills as the lines of the heat map, how full a cell is, and what a plan without assumptions begins with. Pure. */
import type { Figure } from "../../bindings/Figure";
import type { HoursFigure } from "../../bindings/HoursFigure";
import type { Balance } from "../../bindings/Balance";
import type { HoursRow } from "../../bindings/HoursRow";
import type { Opportunities } from "../../bindings/Opportunities";
import type { SegmentWork } from "../../bindings/SegmentWork";
import type { SkillBalance } from "../../bindings/SkillBalance";
import type { SkillNeed } from "../../bindings/SkillNeed";
import type { Stage } from "../../bindings/Stage";
import type { StageHours } from "../../bindings/StageHours";
import { isPositive } from "../mid-year/amounts";

/** A pool, or one skill of it. */
export interface Line {
  id: string;
  pool: HoursRow;
  skill?: SkillBalance;
}

export function linesOf(pools: readonly HoursRow[], folded: ReadonlySet<number>): Line[] {
  return pools.flatMap((pool): Line[] => {
    const skills = folded.has(pool.pool) ? [] : pool.skills.map((skill): Line => ({ id: `${pool.pool}/${skill.skill}`, pool, skill }));
    return [{ id: `${pool.pool}`, pool }, ...skills];
  });
}

/** The year, then its quarters. */
export function balancesOf({ pool, skill }: Line): readonly [Balance, ...Balance[]] {
  const of = skill ?? pool;
  return [of.year, ...of.quarters];
}

/** Over: more is asked than there is. Full: nearly, so that requests wait. Nobody: hours are asked and none are there. */
export type Standing = "over" | "full" | "free" | "nobody" | "nothing";

/** From here on requests wait for days; an assumption that the legend prints. */
export const fullFrom = 0.85;

export const shapes = { over: "▲", full: "●", free: "○", nobody: "■", nothing: "" } as const satisfies Record<Standing, string>;
export const tones = { over: "bad", full: "warn", free: "quiet", nobody: "bad", nothing: "quiet" } as const satisfies Record<Standing, string>;

export function standing({ demand, utilisation }: Balance): Standing {
  if (utilisation === null) return isPositive(demand) ? "nobody" : "nothing";
  const used = Number(utilisation);
  return used > 1 ? "over" : used >= fullFrom ? "full" : "free";
}

/** Decimals that keep a printed percentage on its side of a limit: 84.6 % is not full, and 100.4 % is over. */
export function usedDigits(balance: Balance): 0 | 1 {
  const printed = String(Math.round(Number(balance.utilisation ?? 0) * 100) / 100);
  return standing({ ...balance, utilisation: balance.utilisation === null ? null : printed }) === standing(balance) ? 0 : 1;
}

/** What colours a cell: deeper blue the more is used, amber when full, red the further it is over. */
export function tint(balance: Balance): string {
  const used = Number(balance.utilisation ?? 0);
  const mix = (colour: string, percent: number) => `color-mix(in oklab, var(--${colour}) ${Math.round(percent)}%, transparent)`;
  switch (standing(balance)) {
    case "over":
      return mix("bad", 20 + Math.min(1, used - 1) * 22);
    case "full":
      return mix("warn", 24);
    case "free":
      return mix("accent", 3 + used * 17);
    default:
      return "transparent";
  }
}

export const stages: readonly Stage[] = ["discovery", "demonstration", "proof", "vendorSelection"];

const placeholderStages: readonly StageHours[] = [
  { stage: "discovery", reached: "1", hours: "4" },
  { stage: "demonstration", reached: "0.7", hours: "8" },
  { stage: "proof", reached: "0.4", hours: "16" },
  { stage: "vendorSelection", reached: "0.3", hours: "6" },
];
const placeholderDeal = "100000";

/** Something to begin with: ten deals would take an average account's potential. */
export function placeholder({ segment, accounts, potential }: Pick<SegmentWork, "segment" | "accounts" | "potential">): Opportunities {
  return { segment, averageDeal: tenth(potential, accounts), typed: null, stages: placeholderStages.map((stage) => ({ ...stage })) };
}

/** One for each segment of the accounts; for all others where there are none. */
export function placeholders(segments: readonly SegmentWork[]): Opportunities[] {
  return segments.length > 0 ? segments.map(placeholder) : [placeholder({ segment: "", accounts: 0, potential: "0" })];
}

/** A tenth of the potential of one account, to two figures. */
function tenth(potential: string, accounts: number): string {
  const whole = BigInt(potential.split(".")[0] || "0");
  const each = accounts > 0 ? whole / BigInt(accounts * 10) : 0n;
  if (each <= 0n) return placeholderDeal;
  const unit = 10n ** BigInt(Math.max(0, each.toString().length - 2));
  return (((each + unit / 2n) / unit) * unit).toString();
}

/** What holds for a segment: its own row, else that of all others. */
export function rowOf(rows: readonly Opportunities[], segment: string): Opportunities | undefined {
  return rows.find((row) => same(row.segment, segment)) ?? rows.find((row) => row.segment === "");
}

export function withRow(rows: readonly Opportunities[], row: Opportunities): Opportunities[] {
  return rows.some((old) => same(old.segment, row.segment)) ? rows.map((old) => (same(old.segment, row.segment) ? row : old)) : [...rows, row];
}

export function withoutRow(rows: readonly Opportunities[], segment: string): Opportunities[] {
  return rows.filter((row) => !same(row.segment, segment));
}

export function stageOf(row: Opportunities, stage: Stage): StageHours {
  return row.stages.find((one) => one.stage === stage) ?? { stage, reached: "0", hours: "0" };
}

export function withStage(row: Opportunities, stage: Stage, part: Partial<StageHours>): Opportunities {
  const next = { ...stageOf(row, stage), ...part };
  const others = row.stages.filter((one) => one.stage !== stage);
  return { ...row, stages: [...others, next].sort((one, other) => stages.indexOf(one.stage) - stages.indexOf(other.stage)) };
}

/** What an industry asks for. Its own name is what it asks for anyway, so that needs no row. */
export function withSkill(needs: readonly SkillNeed[], industry: string, skill: string): SkillNeed[] {
  const others = needs.filter((need) => !same(need.industry, industry));
  return same(industry, skill) ? others : [...others, { industry, skill: skill.trim() }];
}

/** "Data platform, Retail" as single skills. */
export function skillsOf(text: string): string[] {
  return [...new Set(text.split(",").map((skill) => skill.trim()).filter((skill) => skill !== ""))];
}

export function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** The figure that answers why; 0 is the year, then its quarters. Pools answer, skills are parts of theirs. */
export function whyOf(line: Line, period: number, figure: HoursFigure): Figure | undefined {
  const span = (["year", "quarter1", "quarter2", "quarter3", "quarter4"] as const)[period] ?? "year";
  return line.skill ? undefined : { of: "hours", pool: line.pool.pool, span, figure };
}
