/** The plans opened lately that can be opened now: neither gone from the disk nor the one that is open. */
import type { Head } from "../bindings/Head";
import type { Recent } from "../bindings/Recent";

export interface Openable {
  /** Its place in the whole list, by which it is asked for. */
  index: number;
  /** Its name, with the folder where another has the same. */
  label: string;
}

export function openable(recent: readonly Recent[], head: Head | undefined): Openable[] {
  return recent.flatMap((plan, index) => {
    // The plan that is open was opened last.
    const open = index === 0 && head?.file === `${plan.name}.podplan`;
    if (open || plan.missing) return [];
    const twin = recent.some((other, place) => place !== index && other.name === plan.name);
    return [{ index, label: twin ? `${plan.name} · ${plan.folder}` : plan.name }];
  });
}
