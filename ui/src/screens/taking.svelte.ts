/** The last step of a dialog: its edits as one step of undo. Done closes it and offers the way back; refused, it stays open and says why. */
import type { Edit } from "../bindings/Edit";
import { session } from "../session.svelte";
import { words } from "./mid-year/trial.svelte";

export class Taking {
  refused = $state("");
  busy = $state(false);

  async take(edits: Edit[] | undefined, close: () => void): Promise<void> {
    if (!edits || edits.length === 0 || this.busy) return;
    this.busy = true;
    const problem = await session.change(edits);
    this.busy = false;
    if (problem) {
      this.refused = words(problem);
      return;
    }
    close();
    session.tell();
  }
}
