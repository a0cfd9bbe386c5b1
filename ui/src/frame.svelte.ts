/** What the frame around the screens shows: which parts are open and what the status bar says of the selection. */
import type { SelectionSummary } from "./grid/types";

class Frame {
  sidebar = $state(true);
  inspector = $state(true);
  palette = $state(false);
  keys = $state(false);
  newPlan = $state(false);
  /** Set from a grid's `onselect`; the frame forgets it when the screen changes. */
  summary = $state.raw<SelectionSummary | undefined>();
}

export const frame = new Frame();
