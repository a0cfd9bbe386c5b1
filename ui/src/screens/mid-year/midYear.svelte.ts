/**
 * Changes during the year, from wherever one thinks of them. The dialogs are mounted once, in `App.svelte`:
 *
 *   midYear.openLeave(seller)                          somebody leaves; without a seller the dialog asks for one
 *   midYear.openJoin(team, { segment, start })         somebody joins a team, or an open seat is planned
 *   midYear.openSteps(seller)                          another quota from a date on
 */
import { whenPlanChanges } from "../../ofPlan.svelte";

export interface JoinPreset {
  segment: string;
  /** ISO date. */
  start: string;
  /** How many open seats to plan at once; 1 unless said. */
  seats?: number;
}

export type Opened = { kind: "leave"; seller: number | null } | { kind: "steps"; seller: number | null } | { kind: "join"; team: number | null; preset?: JoinPreset };

class MidYear {
  opened = $state.raw<Opened | undefined>();

  openSteps(seller: number | null): void {
    this.opened = { kind: "steps", seller };
  }

  openLeave(seller: number | null): void {
    this.opened = { kind: "leave", seller };
  }

  openJoin(team: number | null, preset?: JoinPreset): void {
    this.opened = { kind: "join", team, preset };
  }

  close(): void {
    this.opened = undefined;
  }
}

export const midYear = new MidYear();
whenPlanChanges(() => midYear.close());
