/** In which team each seller is, and which teams there are to choose from: known to the quotas, asked for once a revision. */
import { ask } from "../../desk";
import { session } from "../../session.svelte";
import { teamNames } from "../quotas/teams";

/** Requests wait for each other: who types down a column is not held up by what hardly ever changes. */
const settled = 150;

export class TeamsBeside {
  /** By id, as the core reads them. */
  names = $state.raw<ReadonlyMap<number, string>>(new Map());
  #teams = $state.raw<ReadonlyMap<number, number | null>>(new Map());
  #asked = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** In a moment; `now` after a team was typed. */
  load(revision: number, now = this.#asked < 0): void {
    if (revision === this.#asked && !now) return;
    this.#asked = revision;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(revision), now ? 0 : settled);
  }

  #ask(revision: number): void {
    ask("look", { view: { screen: "quotas" } }).then(
      (view) => {
        if (revision !== this.#asked || view.screen !== "quotas") return;
        this.names = teamNames(view.teams);
        this.#teams = new Map(view.rows.map((row) => [row.seller, row.team]));
      },
      (error: unknown) => session.report(error),
    );
  }

  /** The name of a seller's team; "" right below the region. */
  of(seller: number): string {
    const team = this.teamOf(seller);
    return team === null ? "" : (this.names.get(team) ?? "");
  }

  teamOf(seller: number): number | null {
    return this.#teams.get(seller) ?? null;
  }
}
