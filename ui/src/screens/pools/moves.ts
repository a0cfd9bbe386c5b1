/** What moving a person means as edits of the plan. Weights are added exactly, as decimal strings. */
import type { Edit } from "../../bindings/Edit";
import type { PoolsView } from "../../bindings/PoolsView";
import type { PresalesRow } from "../../bindings/PresalesRow";
import { sumDecimals } from "../../format";
import { dayAfter } from "../mid-year/dates";

/** Somebody who can be moved. `from` is the pool whose card is held: a presales member may be in several. */
export interface Person {
  kind: "seller" | "presales";
  id: number;
  from: number | null;
}

/** Into the pool `to`, or out where it is null; from a day on, or all year. Empty where nothing would change. */
export function moveEdits(view: PoolsView, person: Person, to: number | null, from = ""): Edit[] {
  if (person.kind === "seller") {
    const seller = view.sellers.find((row) => row.seller === person.id);
    const there = to === null ? seller?.pools.length === 0 : seller?.pools.length === 1 && seller.pools[0] === to;
    return !seller || there ? [] : [{ type: "moveSeller", seller: person.id, pool: to, ...(from ? { from } : {}) }];
  }
  const member = view.presales.find((row) => row.presales === person.id);
  if (!member || to === person.from) return [];
  const held = weightIn(member, person.from);
  const edits: Edit[] = held === undefined || person.from === null ? [] : [{ type: "detachPresales", presales: person.id, pool: person.from, ...(from ? { last: dayAfter(from, -1) } : {}) }];
  if (to === null) return edits;
  const weight = atMostOne(sumDecimals([held ?? startingWeight(member), weightIn(member, to) ?? "0"]));
  return [...edits, { type: "attachPresales", presales: person.id, pool: to, weight, ...(from ? { from } : {}) }];
}

export function weightIn(member: PresalesRow, pool: number | null): string | undefined {
  return member.weights.find((one) => one.pool === pool)?.weight;
}

/** The share of the member that no pool has yet; "0" or less where there is none. */
export function freeWeight(member: PresalesRow): string {
  return sumDecimals(["1", negated(member.weight)]);
}

/** The weight with which a member joins a pool unless somebody says otherwise: what is free, or all of it. */
export function startingWeight(member: PresalesRow): string {
  const free = freeWeight(member);
  return isPositive(free) ? atMostOne(free) : "1";
}

export function isPositive(value: string): boolean {
  return !value.startsWith("-") && /[1-9]/.test(value);
}

export function samePerson(one: Person | undefined, other: Person): boolean {
  return one?.kind === other.kind && one.id === other.id;
}

function atMostOne(value: string): string {
  return isPositive(sumDecimals([value, "-1"])) ? "1" : value;
}

function negated(value: string): string {
  return value.startsWith("-") ? value.slice(1) : `-${value}`;
}
