/** The accounts chosen on a map or treemap, and what they add up to, as the core says. */
import { ask } from "../../../desk";
import type { ChosenReply } from "../../../bindings/ChosenReply";
import { session } from "../../../session.svelte";
import { outcome } from "../../outcome";

export class Choice {
  accounts = $state.raw<readonly number[]>([]);
  sum = $state.raw<ChosenReply | undefined>();
  #asked = 0;

  get count(): number {
    return this.accounts.length;
  }

  /** Chooses these accounts; with `add` those not yet chosen are added, and where all are, they are taken off. */
  set(accounts: readonly number[], add = false): void {
    if (add) {
      const before = new Set(this.accounts);
      const all = accounts.length > 0 && accounts.every((account) => before.has(account));
      for (const account of accounts) {
        if (all) before.delete(account);
        else before.add(account);
      }
      this.accounts = [...before];
    } else this.accounts = [...accounts];
    void this.refresh();
  }

  clear(): void {
    if (this.count > 0) this.set([]);
  }

  /** Adds up anew: the choice changed, or the plan did. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    if (this.count === 0) {
      this.sum = undefined;
      return;
    }
    try {
      const sum = await ask("chosen", { accounts: [...this.accounts] });
      if (asked === this.#asked) this.sum = sum;
    } catch (error) {
      session.report(error);
    }
  }

  /** Places the chosen accounts by hand; `null` keeps them out of every territory. One step of undo. */
  async move(territory: number | null): Promise<void> {
    const accounts = [...this.accounts];
    if (accounts.length > 0 && outcome(await session.change([{ type: "placeAccounts", accounts, territory }]))) void this.refresh();
  }

  async release(): Promise<void> {
    const accounts = [...this.accounts];
    if (accounts.length > 0 && outcome(await session.change([{ type: "releaseAccounts", accounts }]))) void this.refresh();
  }
}
