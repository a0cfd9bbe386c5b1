/** Which shapes the map draws: the usual ones, or a set of regions out of the plan. */
import type { GeoProjection } from "d3-geo";
import type { RegionSetRow } from "../../../bindings/RegionSetRow";
import type { RegionShapes } from "../../../bindings/RegionShapes";
import { ask } from "../../../desk";
import { ofPlan } from "../../../ofPlan.svelte";
import { session } from "../../../session.svelte";
import { drawnRegions } from "./regions";
import type { Area } from "./shapes";

/** The map is left and come back to. */
export const drawnPlace = ofPlan(() => ({ set: undefined as number | undefined }));

export interface Drawn {
  key: string;
  projection: GeoProjection;
  areas: Area[];
  borders: Path2D;
  at: Int16Array;
}

export class Regions {
  drawn = $state.raw<Drawn | undefined>();
  #asked = "";
  #shapes: { key: string; reply: RegionShapes } | undefined;

  /** Reads what is not here yet. `places` is another object where accounts lie elsewhere. */
  async follow(sets: readonly RegionSetRow[], projection: GeoProjection, places: object): Promise<void> {
    const row = sets.find(({ set }) => set === drawnPlace.set);
    if (!row) {
      this.#asked = "";
      this.drawn = undefined;
      return;
    }
    const key = `${row.set}/${row.stamp}/${stampOf(places)}`;
    if (this.#asked === key && (!this.drawn || this.drawn.projection === projection)) return;
    this.#asked = key;
    try {
      if (this.#shapes?.key !== key) this.#shapes = { key, reply: await ask("shapes", { set: row.set }) };
      if (this.#asked !== key) return;
      const { reply } = this.#shapes;
      this.drawn = { key, projection, ...drawnRegions(reply, projection), at: Int16Array.from(reply.at) };
    } catch (error) {
      // Asked again at the next chance; until then nothing is drawn under a name that is not its own.
      if (this.#asked === key) {
        this.#asked = "";
        this.drawn = undefined;
      }
      session.report(error);
    }
  }
}

const stamps = new WeakMap<object, number>();
let next = 0;
function stampOf(places: object): number {
  const known = stamps.get(places);
  if (known !== undefined) return known;
  stamps.set(places, (next += 1));
  return next;
}
