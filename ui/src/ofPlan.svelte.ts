/**
 * What a screen remembers of the plan that is open, while the window shows other screens. Every such memory is made here, so that none outlives
 * its plan: another one begins with what `make` gives.
 *
 *   export const drawnPlace = ofPlan(() => ({ set: undefined as number | undefined }));
 */
const begun: (() => void)[] = [];

export function ofPlan<Memory extends object>(make: () => Memory): Memory {
  const memory = $state(make());
  whenPlanChanges(() => Object.assign(memory, make()));
  return memory;
}

/** For what is remembered in a class. */
export function whenPlanChanges(begin: () => void): void {
  begun.push(begin);
}

/** Another plan is open, or none. */
export function forgetPlan(): void {
  for (const begin of begun) begin();
}
