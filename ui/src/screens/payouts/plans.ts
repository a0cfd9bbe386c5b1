/** Pay plans as the editor changes them. Pure. */
import type { Component } from "../../bindings/Component";
import type { PayPlan } from "../../bindings/PayPlan";
import type { PayPlanRow } from "../../bindings/PayPlanRow";
import type { Role } from "../../bindings/Role";
import type { Measure } from "../../bindings/Measure";
import type { Shape } from "../../bindings/Shape";

/** The plan alone, without what the screen knows of it. */
export function planOf(row: PayPlanRow): PayPlan {
  const { id, name, role, segment, components, frequency, rounding, draw, guarantee, clawbackDays } = row;
  return { id, name, role, segment, components, frequency, rounding, draw, guarantee, clawbackDays };
}

/** The plan with one component changed. */
export function withComponent(plan: PayPlan, place: number, part: Partial<Component>): PayPlan {
  return { ...plan, components: plan.components.map((component, index) => (index === place ? { ...component, ...part } : component)) };
}

/** What a role is paid on unless its plan says otherwise, first. */
export const measures: Record<Role, readonly Measure[]> = {
  seller: ["own", "team", "pool", "score"],
  presales: ["pool", "score"],
  manager: ["team", "score"],
};

export function newComponent(role: Role): Component {
  const [measure = "own"] = measures[role];
  return {
    name: "", measures: [{ measure, weight: "1" }], reward: { by: "target", share: "1" }, shape: { by: "marginal", tiers: [{ from: "0", multiplier: "1" }] },
    threshold: null, cap: null, evaluation: { by: "yearToDate" }, first: null, last: null, changes: [],
  };
}

/** The same places in another kind of shape, as far as they make sense there. */
export function reshaped(shape: Shape, by: Shape["by"]): Shape {
  if (by === shape.by) return shape;
  if (by === "curve") return { by, points: [{ attainment: "0", pays: "0" }, { attainment: "1", pays: "1" }, { attainment: "1.5", pays: "2" }] };
  return { by, tiers: shape.by === "curve" ? [{ from: "0", multiplier: "1" }] : shape.tiers };
}

/** A name that no plan has: "Rep", "Rep 2", … */
export function freeName(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map((one) => one.trim().toLowerCase()));
  if (!known.has(name.trim().toLowerCase())) return name;
  let number = 2;
  while (known.has(`${name} ${number}`.toLowerCase())) number += 1;
  return `${name} ${number}`;
}

/** Whether a plan pays the same rate throughout. */
export function isLinear(plan: PayPlan): boolean {
  return plan.components.every(({ shape, threshold, cap }) => shape.by === "marginal" && shape.tiers.length === 1 && shape.tiers[0]?.multiplier === "1" && threshold === null && cap === null);
}
