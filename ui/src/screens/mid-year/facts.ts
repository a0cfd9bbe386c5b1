/** What the dialogs need to know of the plan, asked for once when one of them opens. */
import type { CapacityView } from "../../bindings/CapacityView";
import type { PeopleView } from "../../bindings/PeopleView";
import { ask } from "../../desk";
import { m } from "../../language.svelte";

export interface Facts {
  capacity: CapacityView;
  people: PeopleView;
}

export async function facts(): Promise<Facts | undefined> {
  const [capacity, people] = await Promise.all([ask("look", { view: { screen: "capacity" } }), ask("look", { view: { screen: "people" } })]);
  return capacity.screen === "capacity" && people.screen === "people" ? { capacity, people } : undefined;
}

export interface Typical {
  base: string;
  targetVariable: string;
  quota: string;
}

/** What most sellers of a segment are paid and carry; of several that are as common, the first. Undefined where nobody is in it. */
export function typical({ people, capacity }: Facts, segment: string): Typical | undefined {
  const quotas = new Map(capacity.sellers.map((row) => [row.seller, row.quota ?? ""]));
  const counted = new Map<string, { typical: Typical; count: number }>();
  for (const seller of people.sellers.filter((one) => same(one.segment, segment))) {
    const own = { base: seller.base, targetVariable: seller.targetVariable, quota: quotas.get(seller.id) ?? "" };
    const key = Object.values(own).join(" ");
    const known = counted.get(key);
    if (known) known.count += 1;
    else counted.set(key, { typical: own, count: 1 });
  }
  return [...counted.values()].reduce<{ typical: Typical; count: number } | undefined>((best, one) => (best && best.count >= one.count ? best : one), undefined)?.typical;
}

/** Segments that sellers are in, in the order in which they come, then those that the plan assumes something for. */
export function segmentsOf({ people, capacity }: Facts): string[] {
  const found: string[] = [];
  for (const { segment } of [...people.sellers, ...capacity.turnovers, ...people.ramps]) if (segment !== "" && !found.some((one) => same(one, segment))) found.push(segment);
  return found;
}

/** Teams to choose from, indented as they stand below each other; "" is the region itself. */
export function teamOptions(capacity: CapacityView): { value: string; label: string }[] {
  const teams = capacity.nodes.flatMap((node) => (node.team === null ? [] : [{ value: String(node.team), label: `${"\u2003".repeat(node.depth - 1)}${node.name}` }]));
  return [...teams, { value: "", label: m.mid_year_no_team() }];
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
