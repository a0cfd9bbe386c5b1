/** How quotas are spread: chosen once, kept while the plan is open. And what edits, or a text being typed, would do before they are done. */
import type { Edit } from "../../bindings/Edit";
import type { PreviewReply } from "../../bindings/PreviewReply";
import type { TypedCell } from "../../bindings/TypedCell";
import { ask, Problem } from "../../desk";
import { ofPlan } from "../../ofPlan.svelte";
import { only } from "./blend";
import type { Wish } from "./spreading";

export const units = ["1", "100", "500", "1000", "5000", "10000", "25000"] as const;
export type Unit = (typeof units)[number];

export const choice = ofPlan((): Wish & { unit: Unit } => ({ shares: only("potential"), unit: "1000", over: { over: "tree" } }));

/** Typing and pointing wait this long, so that a number typed fast is asked about once. */
const settled = 80;

/** What would come of it, shown as a ghost; the last one asked for wins. */
export class Ghost {
  shown = $state.raw<PreviewReply | undefined>();
  refused = $state.raw<Problem | undefined>();
  /** The cell that is being typed into, where it is one. */
  cell = $state.raw<TypedCell | undefined>();
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** For buttons, which say why they would not work. */
  show(edits: Edit[]): void {
    this.#ask(() => ask("preview", { edits }), undefined);
  }

  /** For a text on its way: what cannot be read yet shows nothing. */
  type(cell: TypedCell): void {
    this.#ask(() => ask("previewCells", { grid: "quotas", cells: [cell] }), cell);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.#take(undefined, undefined, undefined);
  }

  #ask(preview: () => Promise<PreviewReply>, cell: TypedCell | undefined): void {
    clearTimeout(this.#timer);
    const turn = ++this.#asked;
    this.#timer = setTimeout(() => {
      preview().then(
        (reply) => turn === this.#asked && this.#take(reply, undefined, cell),
        (error: unknown) => turn === this.#asked && this.#take(undefined, !cell && error instanceof Problem ? error : undefined, cell),
      );
    }, settled);
  }

  #take(reply: PreviewReply | undefined, refused: Problem | undefined, cell: TypedCell | undefined): void {
    this.shown = reply;
    this.refused = refused;
    this.cell = cell;
  }
}
