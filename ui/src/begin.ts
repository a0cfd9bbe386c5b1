/** Before the first picture: settings and what is open, so that nothing flashes in the wrong language, colours or screen. */
import { ask } from "./desk";
import { session } from "./session.svelte";

export async function begin(): Promise<void> {
  try {
    const reply = await ask("hello", {});
    const landing = session.take(reply).catch((error: unknown) => session.report(error));
    // The frame of an open plan can be drawn while its first screen is still asked for.
    if (session.head) session.screen = session.table ? "import" : "overview";
    else await landing;
  } catch (error) {
    session.apply(session.settings);
    session.report(error);
  }
}
