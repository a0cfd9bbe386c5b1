/** What edits, or a text on its way, would do before they are done. The last one asked for wins. */
import type { Edit } from "../../bindings/Edit";
import type { PreviewReply } from "../../bindings/PreviewReply";
import { ask, Problem } from "../../desk";
import type { Reading } from "./typing";

/** Typing and pointing wait this long, so that a number typed fast is asked about once. */
const settled = 80;

export class Trying {
  shown = $state.raw<PreviewReply | undefined>();
  refused = $state.raw<Problem | undefined>();
  /** Whether it is a text that is being typed. */
  typing = $state(false);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** For buttons, which say why they would not work. */
  show(edits: Edit[]): void {
    this.#ask(() => ask("preview", { edits }), false);
  }

  /** For a text: what cannot be read yet shows nothing. */
  type(reading: Reading): void {
    if ("bad" in reading) this.hide();
    else this.#ask(() => ("grid" in reading ? ask("previewCells", reading) : ask("preview", reading)), true);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.#take(undefined, undefined, false);
  }

  #ask(preview: () => Promise<PreviewReply>, typing: boolean): void {
    clearTimeout(this.#timer);
    const turn = ++this.#asked;
    this.#timer = setTimeout(() => {
      preview().then(
        (reply) => turn === this.#asked && this.#take(reply, undefined, typing),
        (error: unknown) => turn === this.#asked && this.#take(undefined, !typing && error instanceof Problem ? error : undefined, typing),
      );
    }, settled);
  }

  #take(reply: PreviewReply | undefined, refused: Problem | undefined, typing: boolean): void {
    this.shown = reply;
    this.refused = refused;
    this.typing = typing;
  }
}
