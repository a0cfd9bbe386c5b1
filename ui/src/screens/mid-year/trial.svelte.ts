/** What several edits would do, each tried alone and nothing done: for choices that stand side by side. */
import type { Edit } from "../../bindings/Edit";
import type { PreviewReply } from "../../bindings/PreviewReply";
import { ask, Problem } from "../../desk";
import { session } from "../../session.svelte";

export type Tried = { reply: PreviewReply; problem?: undefined } | { reply?: undefined; problem: Problem };

export class Trial {
  /** By choice; a choice that cannot be tried yet is not here. */
  tried = $state.raw<Readonly<Record<string, Tried>>>({});
  #turn = 0;

  /** Asks again for all; answers to an earlier question are dropped, and all come in one picture. */
  async of(choices: Readonly<Record<string, Edit[] | undefined>>): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const asked = Object.entries(choices).flatMap(([key, edits]) => (edits ? [{ key, edits }] : []));
    const answers = await Promise.all(asked.map(async ({ key, edits }) => [key, await tried(edits)] as const));
    if (turn === this.#turn) this.tried = Object.fromEntries(answers.flatMap(([key, answer]) => (answer ? [[key, answer]] : [])));
  }
}

async function tried(edits: Edit[]): Promise<Tried | undefined> {
  try {
    return { reply: await ask("preview", { edits }) };
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    session.report(error);
    return undefined;
  }
}

export function words(problem: { message: string; remedy: string }): string {
  return `${problem.message} ${problem.remedy}`.trim();
}

/** A command's words as a title: what it opens is open now. */
export function titled(command: string): string {
  return command.replace(/…$/, "");
}
