/** The border as the window speaks it: the body of each request by its name, beside the generated `Replies`. Shapes come from `bindings/`. */
import type { Change } from "./bindings/Change";
import type { Enter } from "./bindings/Enter";
import type { Export } from "./bindings/Export";
import type { Find } from "./bindings/Find";
import type { Import } from "./bindings/Import";
import type { Look } from "./bindings/Look";
import type { NewPlan } from "./bindings/NewPlan";
import type { OpenPlan } from "./bindings/OpenPlan";
import type { OpenRecent } from "./bindings/OpenRecent";
import type { Preview } from "./bindings/Preview";
import type { PreviewCells } from "./bindings/PreviewCells";
import type { Problem } from "./bindings/Problem";
import type { ReadTable } from "./bindings/ReadTable";
import type { Redo } from "./bindings/Redo";
import type { Replies } from "./bindings/Replies";
import type { SaveCopy } from "./bindings/SaveCopy";
import type { SetSettings } from "./bindings/SetSettings";
import type { Undo } from "./bindings/Undo";
import type { Why } from "./bindings/Why";

type Nothing = Record<string, never>;

export interface Bodies extends Record<keyof Replies, object> {
  hello: Nothing;
  setSettings: SetSettings;
  newPlan: NewPlan;
  openExample: Nothing;
  openPlan: OpenPlan;
  openRecent: OpenRecent;
  closePlan: Nothing;
  saveCopy: SaveCopy;
  look: Look;
  change: Change;
  enter: Enter;
  undo: Undo;
  redo: Redo;
  preview: Preview;
  previewCells: PreviewCells;
  readTable: ReadTable;
  import: Import;
  export: Export;
  find: Find;
  why: Why;
}

export type Envelope<Reply> = { reply: Reply } | { problem: Problem };

/** A file that a native dialog gave: a token for requests, and a name for people. */
export interface Picked {
  file: string;
  name: string;
}
