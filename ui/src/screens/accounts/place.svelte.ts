/** How the accounts were left: where the grid stood and which columns are hidden, kept while the window is open. */
import type { Standing } from "../../grid/types";

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
