/** What the screen shows of other screens: names of territories, pay curves, conversions, the teams' own sums. Asked for once a revision, when needed. */
import type { Conversion } from "../../bindings/Conversion";
import type { ConversionRow } from "../../bindings/ConversionRow";
import type { PayPlanRow } from "../../bindings/PayPlanRow";
import type { QuotaRow } from "../../bindings/QuotaRow";
import type { TeamRow } from "../../bindings/TeamRow";
import type { View } from "../../bindings/View";
import { ask } from "../../desk";
import { session } from "../../session.svelte";

/** Requests wait for each other: who types down a column is not held up by what the inspector would like to know. */
const settled = 120;

export class Beside {
  #names = $state.raw<ReadonlyMap<number, string>>(new Map());
  #payPlans = $state.raw<readonly PayPlanRow[]>([]);
  #conversions = $state.raw<readonly ConversionRow[]>([]);
  nodes = $state.raw<readonly TeamRow[]>([]);
  #asked = { seller: -1, teams: -1 };
  #timers: Partial<Record<"seller" | "teams", ReturnType<typeof setTimeout>>> = {};

  /** For the inspector of one seller. */
  load(revision: number): void {
    this.#once("seller", revision, ["territories", "payouts", "bottomUp"], (view) => {
      if (view.screen === "territories") this.#names = new Map(view.territories.map((row) => [row.territory, row.name]));
      if (view.screen === "payouts") this.#payPlans = view.payPlans;
      if (view.screen === "bottomUp") this.#conversions = view.conversions;
    });
  }

  /** For spreading in one team. */
  loadTeams(revision: number): void {
    this.#once("teams", revision, ["waterfall"], (view) => {
      if (view.screen === "waterfall") this.nodes = view.nodes;
    });
  }

  #once(what: "seller" | "teams", revision: number, screens: readonly ("territories" | "payouts" | "bottomUp" | "waterfall")[], take: (view: View) => void): void {
    if (revision === this.#asked[what]) return;
    const first = this.#asked[what] < 0;
    this.#asked[what] = revision;
    clearTimeout(this.#timers[what]);
    this.#timers[what] = setTimeout(() => {
      void Promise.all(screens.map((screen) => ask("look", { view: { screen } }))).then(
        (views) => revision === this.#asked[what] && views.forEach(take),
        (error: unknown) => session.report(error),
      );
    }, first ? 0 : settled);
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

  /** The conversion of the seller's segment, or the one for all others. */
  conversionOf(row: QuotaRow): Conversion | undefined {
    const of = (segment: string) => this.#conversions.find((one) => one.segment.toLowerCase() === segment.toLowerCase())?.conversion;
    return of(row.segment) ?? of("") ?? undefined;
  }
}
