/** How quotas are spread: chosen once, kept while the window is open, and looked at before it is done. */
import type { Edit } from "../../bindings/Edit";
import type { PreviewReply } from "../../bindings/PreviewReply";
import type { QuotasView } from "../../bindings/QuotasView";
import type { SpreadMethod } from "../../bindings/SpreadMethod";
import { ask, Problem } from "../../desk";

export const units = ["1", "100", "500", "1000", "5000", "10000", "25000"] as const;
export type Unit = (typeof units)[number];

export const choice = $state<{ method: SpreadMethod; unit: Unit }>({ method: "potential", unit: "1000" });

/** The whole that is wanted, over every quota that is not locked. */
export function spreadAll(): Edit[] {
  return [{ type: "spreadQuotas", method: choice.method, target: null, unit: choice.unit, sellers: [] }];
}

/**
 * What is left: to the sellers who wait for a quota, or, where nobody waits, on top of every quota that is not locked. `undefined`
 * where nothing is left or everything is locked.
 */
export function spreadRemaining({ sum, rows }: QuotasView): Edit[] | undefined {
  const left = sum.leftToAssign;
  const open = rows.filter((row) => !row.locked);
  if (left === null || left.startsWith("-") || !/[1-9]/.test(left) || open.length === 0) return undefined;
  const waiting = open.filter((row) => row.quota === null).map((row) => row.seller);
  const how = { type: "spreadQuotas", method: choice.method, unit: choice.unit } as const;
  return waiting.length > 0 ? [{ ...how, target: left, sellers: waiting }] : [{ ...how, target: null, sellers: [], keep: true }];
}

/** What edits would do to the sums, shown as a ghost; the last one asked for wins. */
export class Ghost {
  shown = $state.raw<PreviewReply | undefined>();
  refused = $state.raw<Problem | undefined>();
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `refusals` is for buttons, which say why they would not work; typing shows nothing until it is done. */
  show(edits: Edit[] | undefined, refusals = false): void {
    clearTimeout(this.#timer);
    if (!edits) {
      this.hide();
      return;
    }
    const turn = ++this.#asked;
    this.#timer = setTimeout(() => {
      ask("preview", { edits }).then(
        (reply) => {
          if (turn !== this.#asked) return;
          this.shown = reply;
          this.refused = undefined;
        },
        (error: unknown) => {
          if (turn !== this.#asked) return;
          this.shown = undefined;
          if (refusals && error instanceof Problem) this.refused = error;
        },
      );
    }, 80);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.shown = undefined;
    this.refused = undefined;
  }
}
