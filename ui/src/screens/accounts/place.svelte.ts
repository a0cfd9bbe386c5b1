/** How the accounts were left: where the grid stood, for as long as the plan is open, and which columns are hidden. */
import type { Standing } from "../../grid/types";
import { whenPlanChanges } from "../../ofPlan.svelte";

class AccountsPlace {
  standing = $state.raw<Standing | undefined>();
  hidden = $state.raw<ReadonlySet<string>>(new Set(["postalCode", "city", "externalId"]));

  toggle(column: string): void {
    const next = new Set(this.hidden);
    if (!next.delete(column)) next.add(column);
    this.hidden = next;
  }
}

export const accountsPlace = new AccountsPlace();
whenPlanChanges(() => (accountsPlace.standing = undefined));
