/** How many hires by when: which start is the cheapest of a segment, and what stands in the cells. Pure. */
import type { HirePlan } from "../../bindings/HirePlan";
import type { HireStart } from "../../bindings/HireStart";

export type Need = "closed" | "late" | "hires" | "unknown";

/** `gapOpen`: undefined where there is no company plan to fall short of. */
export function need(start: HireStart, gapOpen: boolean | undefined): Need {
  if (gapOpen === undefined) return "unknown";
  if (!gapOpen) return "closed";
  return start.hires === null ? "late" : "hires";
}

/** The fewest hires that close the gap, begun as late as that is still enough: who comes later is paid for fewer months. */
export function cheapest(plan: HirePlan): HireStart | undefined {
  const possible = plan.starts.filter((start) => start.hires !== null && start.hires > 0);
  const fewest = Math.min(...possible.map((start) => start.hires ?? Infinity));
  return possible.findLast((start) => start.hires === fewest);
}

/** The start of the next month in which one more is needed than with `best`; undefined where none comes after it. */
export function after(plan: HirePlan, best: HireStart): HireStart | undefined {
  return plan.starts[plan.starts.indexOf(best) + 1];
}

/** Months that need no more hires than the fewest. */
export function isFewest(plan: HirePlan, start: HireStart): boolean {
  const best = cheapest(plan);
  return best !== undefined && start.hires === best.hires;
}
