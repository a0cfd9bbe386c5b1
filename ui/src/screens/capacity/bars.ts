/** Where the marks of the capacity picture stand, as parts of the height: positions only, never amounts to show. Pure. */
import type { QuarterCapacity } from "../../bindings/QuarterCapacity";
import { place } from "../../charts/size.svelte";

export type Part = "capacity" | "turnover" | "ramp" | "days";

export interface Group {
  /** The company plan, from 0 up; undefined where there is none. */
  target?: number;
  /** From the bottom up; each begins where the one below ends. All of them are the full quotas. */
  stack: { part: Part; from: number; to: number }[];
}

/** Quarters share a scale, so that they can be compared; the year has its own. Places are 0 (bottom) to 1 (the largest). */
export function groups(quarters: readonly QuarterCapacity[], year: QuarterCapacity): Group[] {
  const most = Math.max(1, ...quarters.map(largest));
  return [...quarters.map((quarter) => group(quarter, most)), group(year, Math.max(1, largest(year)))];
}

/** The amount at the top of the quarters' scale, for the axis. */
export function scaleOf(quarters: readonly QuarterCapacity[]): number {
  return Math.max(1, ...quarters.map(largest));
}

function largest(of: QuarterCapacity): number {
  return Math.max(place(of.target), place(of.full), place(of.carried) + place(of.rampLoss));
}

function group(of: QuarterCapacity, most: number): Group {
  let at = 0;
  const stack = ([["capacity", of.capacity], ["turnover", of.turnoverLoss], ["ramp", of.rampLoss], ["days", of.daysLoss]] as const).flatMap(([part, amount]) => {
    // Where quotas are higher later in the year, days take nothing off.
    const to = at + Math.max(0, place(amount)) / most;
    const bar = { part, from: at, to };
    at = to;
    return bar.to > bar.from ? [bar] : [];
  });
  return { ...(of.target === null ? {} : { target: place(of.target) / most }), stack };
}
