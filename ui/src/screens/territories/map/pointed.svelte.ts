/** The state, country or region under the pointer: its name, and what its accounts add up to, as the core says. */
import type { Load } from "../../../bindings/Load";
import type { MapPoints } from "../../../bindings/MapPoints";
import { ask } from "../../../desk";
import { session } from "../../../session.svelte";
import { accountsIn } from "./pick";
import type { Area } from "./shapes";

interface Known {
  points: MapPoints;
  areas: readonly Area[];
  at: Int16Array;
}

const patience = 90;

export class Pointed {
  /** By its place in the shapes. */
  at = $state<number | undefined>();
  told = $state.raw<{ name: string; load: Load; x: number; y: number } | undefined>();
  /** By the regions that are drawn, and their places. */
  #loads = new WeakMap<Int16Array, Map<number, Load>>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly known: () => Known | undefined) {}

  over(at: number | undefined, x: number, y: number): void {
    if (at === this.at) {
      if (this.told) this.told = { ...this.told, x, y };
      return;
    }
    this.at = at;
    this.told = undefined;
    clearTimeout(this.#timer);
    if (at !== undefined) this.#timer = setTimeout(() => void this.#tell(at, x, y), patience);
  }

  /** The plan changed, and with it what areas hold. */
  clear(): void {
    this.#loads = new WeakMap();
    this.over(undefined, 0, 0);
  }

  async #tell(at: number, x: number, y: number): Promise<void> {
    const known = this.known();
    const area = known?.areas[at];
    if (!known || !area) return;
    try {
      const all = this.#loads;
      const loads = all.get(known.at) ?? new Map<number, Load>();
      all.set(known.at, loads);
      let load = loads.get(at);
      if (!load) loads.set(at, (load = (await ask("chosen", { accounts: accountsIn(known.points, known.at, at, area.state ?? false) })).load));
      if (this.at === at && this.#loads === all && this.known()?.at === known.at) this.told = { name: area.name, load, x, y };
    } catch (error) {
      session.report(error);
    }
  }
}
