/**
 * The commands that the palette lists and shortcuts run. A screen adds its own while it is shown:
 *
 *   $effect(() => actions.add([{ id: "spread", label: m.quotas_spread(), run: spread }]));
 *   $effect(() => actions.add([{ id: "explain", label: m.key_explain(), run: explain }]));   ids of keys.ts answer to their shortcut
 *   $effect(() => actions.searchBy(async (words) => found.map((one) => ({ id, label, group: m.accounts(), run }))));
 *
 * The later one wins where two have the same id.
 */
import type { Component } from "svelte";

export interface Action {
  id: string;
  label: string;
  /** A second line's worth of context, shown quietly after the label. */
  hint?: string;
  group?: string;
  icon?: Component<{ size?: number | string }>;
  /** Other words by which it is found. */
  words?: string;
  disabled?: boolean;
  /** Answers to its shortcut and stays out of the palette. */
  hidden?: boolean;
  run: () => void;
}
export type Search = (words: string) => Promise<Action[]>;

class Actions {
  // Written from the plain lists and never read back: while an effect is taken down, state still reads as it was before.
  #sets = $state.raw<Action[][]>([]);
  searches = $state.raw<Search[]>([]);
  #added: Action[][] = [];
  #searching: Search[] = [];

  all = $derived.by(() => {
    const byId = new Map<string, Action>();
    for (const set of this.#sets) for (const action of set) byId.set(action.id, action);
    return [...byId.values()];
  });

  /** Gives the function that takes them away again, as an effect wants it. */
  add(set: Action[]): () => void {
    this.#sets = this.#added = [...this.#added, set];
    return () => (this.#sets = this.#added = this.#added.filter((other) => other !== set));
  }

  searchBy(search: Search): () => void {
    this.searches = this.#searching = [...this.#searching, search];
    return () => (this.searches = this.#searching = this.#searching.filter((other) => other !== search));
  }

  /** Runs the action of a shortcut; false when nothing answers to it now. */
  run(id: string): boolean {
    const action = this.all.find((one) => one.id === id);
    if (!action || action.disabled) return false;
    action.run();
    return true;
  }
}

export const actions = new Actions();
