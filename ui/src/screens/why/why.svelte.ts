/**
 * Why a number is what it is: the figure asked about, and the way to it.
 *
 *   why.at = figure            what the keyboard would ask about now; grids and numbers set it
 *   await why.ask(figure)      opens the panel
 *
 * A figure among the inputs is asked in its turn; `back` returns to the one before. After a change the panel asks again.
 */
import type { Figure } from "../../bindings/Figure";
import type { WhyAnswer } from "../../bindings/WhyAnswer";
import { ask } from "../../desk";
import { whenPlanChanges } from "../../ofPlan.svelte";
import { session } from "../../session.svelte";

class Why {
  at = $state.raw<Figure | undefined>();
  answer = $state.raw<WhyAnswer | undefined>();
  #trail = $state.raw<readonly Figure[]>([]);
  #from: HTMLElement | undefined;
  /** Counts what is asked and closed: a late answer is dropped. */
  #turn = 0;
  depth = $derived(this.#trail.length);

  async ask(figure: Figure): Promise<void> {
    if (this.#trail.length === 0) this.#from = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    await this.#show([...this.#trail, figure]);
  }

  /** From somewhere else on the screen: the way begins anew. */
  async start(figure: Figure): Promise<void> {
    this.#from = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    await this.#show([figure]);
  }

  async back(): Promise<void> {
    await this.#show(this.#trail.slice(0, -1));
  }

  /** What the plan says now. */
  async again(): Promise<void> {
    if (this.#trail.length > 0) await this.#show(this.#trail);
  }

  close(): void {
    this.#turn += 1;
    this.answer = undefined;
    this.#trail = [];
    this.#from?.focus();
    this.#from = undefined;
  }

  async #show(trail: readonly Figure[]): Promise<void> {
    const figure = trail.at(-1);
    if (!figure) return;
    const turn = (this.#turn += 1);
    try {
      const { answer } = await ask("why", { figure });
      if (turn !== this.#turn) return;
      this.#trail = trail;
      this.answer = answer;
    } catch (error) {
      if (turn !== this.#turn) return;
      // What is there no more has no answer.
      if (this.answer) this.close();
      else session.report(error);
    }
  }
}

export const why = new Why();
whenPlanChanges(() => {
  why.close();
  why.at = undefined;
});
