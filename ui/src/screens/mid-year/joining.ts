/** Somebody joins, or several open seats are planned: what is typed as edits of the plan. Pure. */
import type { Edit } from "../../bindings/Edit";
import type { Sharing } from "../../bindings/Sharing";
import { freeName } from "../people/columns";
import { amountOf } from "../../typed";

export interface JoinForm {
  name: string;
  vacancy: boolean;
  /** As typed; one where it is a person. */
  seats: string;
  segment: string;
  team: number | null;
  /** ISO, "" while it is none. */
  start: string;
  base: string;
  targetVariable: string;
  /** "" for none yet. */
  quota: string;
}

export const mostSeats = 50;

/** How many come: undefined where the text is no whole number that makes sense. */
export function seatsOf({ vacancy, seats }: JoinForm): number | undefined {
  if (!vacancy) return 1;
  const count = /^\d{1,2}$/.test(seats.trim()) ? Number(seats) : 0;
  return count >= 1 && count <= mostSeats ? count : undefined;
}

/** Undefined while something is missing. Several open seats are named apart, and by nobody who is there. */
export function joinEdits(form: JoinForm, relief: Sharing | null, taken: readonly string[], locale: string): Edit[] | undefined {
  const [base, targetVariable] = [amountOf(form.base, locale), amountOf(form.targetVariable, locale)];
  const quota = form.quota.trim() === "" ? null : amountOf(form.quota, locale);
  const seats = seatsOf(form);
  const name = form.name.trim();
  if (name === "" || form.start === "" || base === undefined || targetVariable === undefined || quota === undefined || seats === undefined) return undefined;
  const names = [...taken];
  return Array.from({ length: seats }, (): Edit => {
    // The name of one alone is sent as typed: the core says when it is taken.
    const own = seats === 1 ? name : freeName(name, names);
    names.push(own);
    return { type: "sellerJoins", name: own, segment: form.segment.trim(), team: form.team, start: form.start, vacancy: form.vacancy, base, targetVariable, quota, relief };
  });
}
