/** Before the first picture: the settings, so that nothing flashes in the wrong language or colours, and a plan given at the start. */
import { ask } from "./desk";
import { session } from "./session.svelte";
import type { Settings } from "./wire";

export async function begin(): Promise<void> {
  try {
    const reply = await ask<{ settings: Settings }>("settings");
    session.apply(reply.settings);
  } catch (error) {
    session.apply(session.settings);
    session.report(error);
  }
}
