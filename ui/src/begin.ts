/** Before the first picture: settings and an open plan, so that nothing flashes in the wrong language, colours or screen. */
import { ask } from "./desk";
import { session } from "./session.svelte";

export async function begin(): Promise<void> {
  try {
    await session.take(await ask("hello", {}));
  } catch (error) {
    session.apply(session.settings);
    session.report(error);
  }
}
