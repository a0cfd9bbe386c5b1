/** From a finding to the place where it is mended; Ctrl . goes from one to the next, on whatever screen the window stands. */
import type { FoundText } from "../../bindings/FoundText";
import { ask } from "../../desk";
import { m } from "../../language.svelte";
import { whenPlanChanges } from "../../ofPlan.svelte";
import { session } from "../../session.svelte";
import { toasts } from "../../toasts.svelte";
import { lead } from "../leads";

export function mend({ finding }: FoundText): void {
  lead(finding).go();
}

let last: string | undefined;
whenPlanChanges(() => (last = undefined));

/** The finding after the one gone to last, round the list. */
export async function nextIssue(): Promise<void> {
  try {
    const view = await ask("look", { view: { screen: "overview" } });
    const found = view.screen === "overview" ? view.findings : [];
    const next = after(found, last);
    if (!next) {
      toasts.say(m.overview_no_issues(), undefined, "good");
      return;
    }
    last = JSON.stringify(next.finding);
    mend(next);
    toasts.say(`${next.message} ${next.remedy}`.trim());
  } catch (error) {
    session.report(error);
  }
}

export function after(found: readonly FoundText[], seen: string | undefined): FoundText | undefined {
  const at = found.findIndex((one) => JSON.stringify(one.finding) === seen);
  return found[(at + 1) % found.length];
}
