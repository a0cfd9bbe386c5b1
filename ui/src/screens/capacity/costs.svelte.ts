/** What the cheapest choice of each segment would add to the year's pay: tried on the plan, nothing done. Asked for once a revision. */
import type { HirePlan } from "../../bindings/HirePlan";
import { ask } from "../../desk";
import { session } from "../../session.svelte";
import { difference } from "../mid-year/amounts";
import { facts, typical } from "../mid-year/facts";
import { joinEdits } from "../mid-year/joining";
import { cheapest } from "./hires";

/** Typing an assumption is not held up by what a sentence would like to know. */
const settled = 150;
/** More hires than that are no choice that one would make. */
const mostHires = 50;

export class Costs {
  #known = $state.raw<ReadonlyMap<string, string>>(new Map());
  #asked = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  of(segment: string): string | undefined {
    return this.#known.get(segment);
  }

  load(revision: number, plans: readonly HirePlan[]): void {
    if (revision === this.#asked) return;
    this.#asked = revision;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      costsOf(plans).then(
        (known) => revision === this.#asked && (this.#known = known),
        (error: unknown) => session.report(error),
      );
    }, settled);
  }
}

async function costsOf(plans: readonly HirePlan[]): Promise<ReadonlyMap<string, string>> {
  const choices = plans.flatMap((plan) => {
    const start = cheapest(plan);
    return start && (start.hires ?? 0) <= mostHires ? [{ plan, start }] : [];
  });
  const found = choices.length > 0 ? await facts() : undefined;
  if (!found) return new Map();
  const costs = await Promise.all(
    choices.map(async ({ plan, start }): Promise<[string, string][]> => {
      const usual = typical(found, plan.segment);
      const form = usual && { ...usual, name: "?", vacancy: true, seats: String(start.hires), segment: plan.segment, team: null, start: start.start, quota: plan.quota };
      const edits = form && joinEdits(form, null, found.people.sellers.map(({ name }) => name), "en-US");
      if (!edits) return [];
      const { before, after } = await ask("preview", { edits });
      return [[plan.segment, difference(before.cost.total, after.cost.total)]];
    }),
  );
  return new Map(costs.flat());
}
