/** From full quotas down to the ramped capacity and its gap to the company plan: the lines of the picture, period by period. Pure. */
import type { CapacityFigure } from "../../bindings/CapacityFigure";
import type { CapacityView } from "../../bindings/CapacityView";
import type { Figure } from "../../bindings/Figure";
import type { QuarterCapacity } from "../../bindings/QuarterCapacity";
import { isZero, type Formatter } from "../../format";
import { m } from "../../language.svelte";
import { isPositive, negated, signed } from "../mid-year/amounts";

export type Step = "full" | "days" | "ramp" | "turnover" | "capacity" | "target" | "gap" | "sellers";
/** The figure that answers why. */
const figures: Record<Step, CapacityFigure> = { full: "full", days: "days", ramp: "ramp", turnover: "turnover", capacity: "capacity", target: "target", gap: "gap", sellers: "rampedSellers" };
export const steps: readonly Step[] = ["full", "days", "ramp", "turnover", "capacity", "target", "gap", "sellers"];
/** 0 to 3 are quarters, 4 is the year. */
export type Period = number;
export const year: Period = 4;

export function whyOf(step: Step, period: Period): Figure {
  const span = (["quarter1", "quarter2", "quarter3", "quarter4"] as const)[period] ?? "year";
  return { of: "capacity", span, figure: figures[step] };
}

export const stepWords: Record<Step, () => string> = {
  full: () => m.capacity_step_full(),
  days: () => m.capacity_step_days(),
  ramp: () => m.capacity_step_ramp(),
  turnover: () => m.capacity_step_turnover(),
  capacity: () => m.capacity_step_capacity(),
  target: () => m.capacity_step_target(),
  gap: () => m.capacity_step_gap(),
  sellers: () => m.capacity_step_sellers(),
};

export function periodsOf(view: CapacityView): QuarterCapacity[] {
  return [...view.capacity.quarters, view.capacity.year];
}

export function periodName(period: Period): string {
  return period === year ? m.capacity_year() : m.capacity_quarter({ number: period + 1 });
}

/** "Jan 1 – Mar 31"; with the year where it is asked for, or not the same at both ends. */
export function datesOf({ first, last }: QuarterCapacity, locale: string, withYear: boolean): string {
  if (!first || !last) return "";
  const format = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", ...(withYear ? { year: "numeric" } : {}), timeZone: "UTC" });
  return format.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));
}

/** "Jan – Mar", in one piece. */
export function monthsOf({ first, last }: QuarterCapacity, locale: string): string {
  if (!first || !last) return "";
  const format = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  return [first, last].map((day) => format.format(new Date(`${day}T00:00:00Z`))).join("\u00a0–\u00a0");
}

/** The amount of a step with its sign: what is taken off is below zero. */
export function amountOf(of: QuarterCapacity, step: Step): string | null {
  const amounts: Record<Step, string | null> = {
    full: of.full,
    days: negated(of.daysLoss),
    ramp: negated(of.rampLoss),
    turnover: negated(of.turnoverLoss),
    capacity: of.capacity,
    target: of.target,
    gap: of.gap === null ? null : negated(of.gap),
    sellers: of.rampedSellers,
  };
  return amounts[step];
}

export function shown(of: QuarterCapacity, step: Step, f: Formatter, print = f.short): string {
  const value = amountOf(of, step);
  if (value === null) return "–";
  if (step === "sellers") return m.capacity_of_sellers({ ramped: f.number(value, 1), all: f.number(of.sellers) });
  if (step === "gap") return isZero(value) ? print(value) : `${shapes[standing(of)]}${signed(value, print)}`;
  return step === "days" && isPositive(value) ? signed(value, print) : print(value);
}

export type Standing = "short" | "over" | "even" | "none";

/** What stands before the words, so that colour is never alone. */
export const shapes: Record<Standing, string> = { short: "▼ ", over: "▲ ", even: "", none: "" };

export function standing({ gap }: QuarterCapacity): Standing {
  return gap === null ? "none" : isZero(gap) ? "even" : isPositive(gap) ? "short" : "over";
}

/** "$368K short", "$120K over", in the words that stand over the columns. */
export function gapWords(of: QuarterCapacity, f: Formatter, print = f.short): string {
  const gap = of.gap ?? "0";
  const words: Record<Standing, () => string> = {
    short: () => m.capacity_short({ amount: print(gap) }),
    over: () => m.capacity_over({ amount: print(negated(gap)) }),
    even: () => m.capacity_even(),
    none: () => m.capacity_no_plan(),
  };
  return words[standing(of)]();
}

/** As it begins a line. */
export function capital(text: string, locale: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}

/** "89.8% of the company plan", with its base. */
export function coverageWords({ coverage }: QuarterCapacity, f: Formatter): string {
  return coverage === null ? "" : m.capacity_coverage({ rate: f.percent(coverage, 1) });
}

/** What the picture shows, in two sentences. */
export function summary(view: CapacityView, f: Formatter): string {
  const { quarters, year: whole } = view.capacity;
  if (whole.target === null) return m.capacity_summary_no_plan({ capacity: f.short(whole.capacity), full: f.short(whole.full) });
  const told = m.capacity_summary({ capacity: f.short(whole.capacity), plan: f.short(whole.target), rate: f.percent(whole.coverage, 1), gap: gapWords(whole, f) });
  const worst = quarters.reduce((least, quarter) => (Number(quarter.coverage ?? 1) < Number(least.coverage ?? 1) ? quarter : least), quarters[0] ?? whole);
  const place = quarters.indexOf(worst);
  if (place < 0 || standing(worst) !== "short") return told;
  return `${told} ${m.capacity_summary_worst({ quarter: periodName(place), rate: f.percent(worst.coverage, 1) })}`;
}

/** One sentence that says how a number is made: its tooltip. */
export function sentence(of: QuarterCapacity, step: Step, period: Period, view: CapacityView, f: Formatter): string {
  const share = period === year ? "" : f.percent(view.season[period] ?? null);
  const words: Record<Step, () => string> = {
    full: () => (period === year ? m.capacity_why_full_year() : m.capacity_why_full({ share })),
    days: () => m.capacity_why_days(),
    ramp: () => m.capacity_why_ramp(),
    turnover: () => m.capacity_why_turnover(),
    capacity: () => m.capacity_why_capacity(),
    target: () => (of.target === null ? m.capacity_set_plan() : period === year ? m.capacity_why_target_year() : m.capacity_why_target({ share })),
    gap: () => (of.gap === null ? m.capacity_set_plan() : m.capacity_why_gap()),
    sellers: () => m.capacity_why_sellers(),
  };
  return words[step]();
}
