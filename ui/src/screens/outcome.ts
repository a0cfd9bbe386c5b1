/** Says what became of a change that has no cell of its own: done, with a way back, or why not. */
import type { Problem } from "../desk";
import { session } from "../session.svelte";
import { toasts } from "../toasts.svelte";

/** Gives true when it was done. Faults already have their dialog and are not said twice. */
export function outcome(refused: Problem | undefined): boolean {
  if (!refused) session.tell();
  else if (session.fault !== refused) toasts.say(refused.remedy ? `${refused.message} ${refused.remedy}` : refused.message, undefined, "bad");
  return refused === undefined;
}
