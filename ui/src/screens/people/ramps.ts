/** Ramps: the share of the full quota by month since the start, for a segment. Wire shares are decimal strings, people write percents. Pure. */
import type { Ramp } from "../../bindings/Ramp";

/** "25", "25 %", "12,5%" as the share that goes on the wire ("0.25", "0.125"); undefined when it is no percent from 0 to 100. */
export function shareOf(text: string): string | undefined {
  const digits = /^(\d{1,3})(?:[.,](\d{1,6}))?\s*%?$/.exec(text.trim());
  if (!digits) return undefined;
  const [, whole = "", fraction = ""] = digits;
  const moved = whole.padStart(3, "0");
  const tail = (moved.slice(-2) + fraction).replace(/0+$/, "");
  const head = moved.slice(0, -2);
  if (Number(head) > 1 || (Number(head) === 1 && tail !== "")) return undefined;
  return tail ? `${head}.${tail}` : head;
}

/** The ramp that a segment follows: its own, else the one of all others. */
export function rampOf(ramps: readonly Ramp[], segment: string): Ramp | undefined {
  return ramps.find((ramp) => same(ramp.segment, segment)) ?? ramps.find((ramp) => ramp.segment === "");
}

/** The ramps with that of a segment replaced, added, or (no months) taken away. */
export function withRamp(ramps: readonly Ramp[], segment: string, months: readonly string[]): Ramp[] {
  const others = ramps.filter((ramp) => !same(ramp.segment, segment));
  return months.length === 0 ? others : [...others, { segment, months: [...months] }];
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
