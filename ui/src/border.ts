/** The types of the border, under the names that the window uses. Screens may import from `bindings/` directly. */
export type { Head, HelloReply, Place, Recent, Refresh, Replies, Settings, View, ViewRequest } from "./wire";
export type { Problem as ProblemWire } from "./wire";
import type { Problem as ProblemWire } from "./wire";

export type Envelope<Reply> = { reply: Reply } | { problem: ProblemWire };

/** A file that a native dialog gave: a token for requests, and a name for people. */
export interface Picked {
  file: string;
  name: string;
}
