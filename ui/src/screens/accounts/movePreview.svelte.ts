/** What a move of accounts would do, asked while one looks around: the newest question alone, and never two at a time. */
import type { Edit } from "../../bindings/Edit";
import type { PreviewReply } from "../../bindings/PreviewReply";
import { ask } from "../../desk";

export class MovePreview {
  reply = $state.raw<PreviewReply | undefined>();
  /** The reply is of an earlier question. */
  waiting = $state(false);
  #turn = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** One passes over things faster than answers are worth: only what stays for `rest` milliseconds is asked. */
  constructor(readonly rest: number) {}

  /** Nothing where there is nothing to ask. */
  ask(edit: (() => Edit | Promise<Edit>) | undefined): void {
    const own = ++this.#turn;
    this.waiting = true;
    const before = this.#last;
    this.#last = (async () => {
      await Promise.all([before, new Promise((done) => setTimeout(done, this.rest))]);
      if (own !== this.#turn) return;
      let reply: PreviewReply | undefined;
      try {
        reply = edit && (await ask("preview", { edits: [await edit()] }));
      } catch {
        // A preview is an offer: what is wrong is said when the move is made.
      }
      if (own !== this.#turn) return;
      this.reply = reply;
      this.waiting = false;
    })();
  }

  clear(): void {
    this.#turn++;
    this.reply = undefined;
    this.waiting = false;
  }
}
