/** What the frame around the screens shows: which parts are open and what the status bar says of the selection. */
import type { Kind } from "./bindings/Kind";
import type { SelectionSummary } from "./grid/types";

class Frame {
  sidebar = $state(true);
  inspector = $state(true);
  palette = $state(false);
  keys = $state(false);
  newPlan = $state(false);
  /** What a search hit or an issue points at: the screen that opens goes to it and sets this back to undefined. */
  aim = $state.raw<{ kind: Kind; id: number } | undefined>();
  /** Set from a grid's `onselect`; the frame forgets it when the screen changes. */
  summary = $state.raw<SelectionSummary | undefined>();
}

export const frame = new Frame();
