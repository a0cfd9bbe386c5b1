/**
 * What would be proposed where a proposal is typed: the core is asked what the quota would be if the typed one were cleared and the calculated one
 * taken. Nothing is done. Asked for once a revision.
 */
import type { Edit } from "../../bindings/Edit";
import type { QuotaRow } from "../../bindings/QuotaRow";
import { ask } from "../../desk";
import { session } from "../../session.svelte";

/** Typing down a column is not held up by what stands beside it. */
const settled = 120;
/** A preview names at most so many sellers. */
const atOnce = 50;

export class Calculated {
  #known = $state.raw<ReadonlyMap<number, string | null>>(new Map());
  #asked = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `undefined` until it is known, `null` where there is nothing to calculate it from. */
  of(row: QuotaRow): string | null | undefined {
    return row.proposalTyped ? this.#known.get(row.seller) : row.proposal;
  }

  load(revision: number, sellers: readonly QuotaRow[]): void {
    if (revision === this.#asked) return;
    const first = this.#asked < 0;
    this.#asked = revision;
    clearTimeout(this.#timer);
    const typed = sellers.filter((row) => row.proposalTyped);
    this.#timer = setTimeout(() => {
      calculated(typed).then(
        (known) => revision === this.#asked && (this.#known = known),
        (error: unknown) => session.report(error),
      );
    }, first ? 0 : settled);
  }
}

async function calculated(typed: readonly QuotaRow[]): Promise<ReadonlyMap<number, string | null>> {
  const known = new Map<number, string | null>();
  for (let from = 0; from < typed.length; from += atOnce) {
    const rows = typed.slice(from, from + atOnce);
    const { sellers } = await ask("preview", { edits: taken(rows) });
    const after = new Map(sellers.map((shift) => [shift.seller, shift.quotaAfter]));
    // Who is not named keeps the quota that stands: it is what is calculated, to the last digit.
    for (const row of rows) known.set(row.seller, after.has(row.seller) ? (after.get(row.seller) ?? null) : row.quota);
  }
  return known;
}

/** As if none of them had a proposal, a lock, a quota or another quota later in the year. */
export function taken(rows: readonly QuotaRow[]): Edit[] {
  const sellers = rows.map((row) => row.seller);
  const none = sellers.map((seller) => ({ seller, amount: null }));
  const stepped = rows.filter((row) => row.steps.length > 0).map((row): Edit => ({ type: "setQuotaSteps", seller: row.seller, steps: [], midYear: row.midYear }));
  return [{ type: "setProposals", cells: none }, { type: "lockQuotas", sellers, locked: false }, ...stepped, { type: "setQuotas", cells: none }, { type: "takeProposals", sellers, unit: "0" }];
}
