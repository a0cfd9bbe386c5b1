/** What the fields of the carving say, as the desk is asked it. */
import type { Areas } from "../../../bindings/Areas";
import type { CarveAims } from "../../../bindings/CarveAims";
import type { CarveBand } from "../../../bindings/CarveBand";
import type { Measured } from "../../../bindings/Measured";

export type DesignKind = "balance" | "new" | "split" | "merge" | "handOver";
export interface Wanted {
  measure: Measured;
  on: boolean;
  percent: number;
  hard: boolean;
}

/** Imported regions by the number of their set. */
export type AreasChoice = "no" | "state" | "county" | "zip" | "zip3" | `regions-${number}`;

export interface Form {
  design: DesignKind;
  /** The territory that is divided, merged or given up. */
  territory: number;
  into: number;
  count: number;
  balance: Wanted[];
  stay: number;
  customersStay: boolean;
  byHandStays: boolean;
  unassigned: boolean;
  within: "any" | "segment" | "industry" | "country" | "state";
  contiguous: AreasChoice;
  mostMoves: string;
  mostAccounts: string;
  missingIsZero: boolean;
  effort: "quick" | "normal" | "thorough";
}

export function newForm(territory: number, into: number): Form {
  const wanted = (measure: Measured, on: boolean, percent: number): Wanted => ({ measure, on, percent, hard: false });
  return {
    design: "balance", territory, into, count: 2, stay: 60, customersStay: false, byHandStays: true, unassigned: true, within: "segment", contiguous: "no",
    balance: [wanted("potential", true, 10), wanted("workload", false, 15), wanted("accounts", false, 30), wanted("customers", false, 20)],
    mostMoves: "", mostAccounts: "", missingIsZero: false, effort: "normal",
  };
}

function whole(text: string): number | null {
  const number = Number.parseInt(text, 10);
  return Number.isFinite(number) && number >= 0 ? Math.min(number, 4_000_000_000) : null;
}

function areasOf(choice: AreasChoice): Areas | null {
  if (choice.startsWith("regions-")) return { regions: Number(choice.slice("regions-".length)) };
  return choice === "no" ? null : (choice as Areas);
}

export function aimsOf(form: Form): CarveAims {
  const { territory, into } = form;
  const count = Math.max(1, Math.round(form.count) || 1);
  const designs = {
    balance: { design: "balance" },
    new: { design: "new", count },
    split: { design: "split", territory, into: count },
    merge: { design: "merge", from: territory, into },
    handOver: { design: "handOver", territory },
  } as const;
  const balance: CarveBand[] = form.balance
    .filter((row) => row.on)
    .map(({ measure, percent, hard }) => ({ measure, tolerance: (Math.max(0, percent || 0) / 100).toFixed(4), hard }));
  return {
    design: designs[form.design], territories: [], balance, stay: form.stay, customersStay: form.customersStay && (form.design === "balance" || form.design === "handOver"), byHandStays: form.byHandStays,
    unassigned: form.unassigned, within: form.within === "any" ? null : form.within, alike: null, mostMoves: form.design === "balance" ? whole(form.mostMoves) : null,
    mostAccounts: whole(form.mostAccounts), contiguous: areasOf(form.contiguous), missingIsZero: form.missingIsZero, effort: form.effort,
  };
}
