/** Opens the accounts, filtered to a part of them. */
import type { AccountFilter } from "../../bindings/AccountFilter";
import { accountsPlace } from "../accounts/place.svelte";
import { session } from "../../session.svelte";
import { firstView, noFilter } from "../views";

export function showAccounts(part: Partial<AccountFilter>): void {
  const first = firstView("accounts");
  if (first.screen !== "accounts") return;
  accountsPlace.standing = undefined;
  void session.go("accounts", { ...first, filter: { ...noFilter, ...part } });
}
