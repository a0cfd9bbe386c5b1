/** What the inspector shows of other screens: names of territories and pay curves. Asked for once a revision, when it is needed. */
import type { PayPlanRow } from "../../bindings/PayPlanRow";
import type { QuotaRow } from "../../bindings/QuotaRow";
import { ask } from "../../desk";
import { session } from "../../session.svelte";

export class Beside {
  #names = $state.raw<ReadonlyMap<number, string>>(new Map());
  #payPlans = $state.raw<readonly PayPlanRow[]>([]);
  #revision = -1;

  load(revision: number): void {
    if (revision === this.#revision) return;
    this.#revision = revision;
    void Promise.all([ask("look", { view: { screen: "territories" } }), ask("look", { view: { screen: "payouts" } })]).then(
      ([territories, payouts]) => {
        if (revision !== this.#revision) return;
        if (territories.screen === "territories") this.#names = new Map(territories.territories.map((row) => [row.territory, row.name]));
        if (payouts.screen === "payouts") this.#payPlans = payouts.payPlans;
      },
      (error: unknown) => session.report(error),
    );
  }

  territoriesOf(row: QuotaRow): { id: number; name: string }[] {
    return row.territories.flatMap((id) => {
      const name = this.#names.get(id);
      return name === undefined ? [] : [{ id, name }];
    });
  }

  payPlanOf(row: QuotaRow): PayPlanRow | undefined {
    return this.#payPlans.find((plan) => plan.id === row.pay.plan);
  }
}
