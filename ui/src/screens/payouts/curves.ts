/** Pay curves of pay plans as the chart wants them. Pure. */
import type { CostPoint } from "../../bindings/CostPoint";
import type { CurvePoint } from "../../bindings/CurvePoint";
import type { PayPlanRow } from "../../bindings/PayPlanRow";
import { place } from "../../charts/size.svelte";

/** The cost at a handful of attainments, with the one assumed now in its place. */
export function costPoints(points: readonly CostPoint[], now: CostPoint): CostPoint[] {
  const shown = points.filter((point) => !left.has(Number(point.attainment)) && Number(point.attainment) !== Number(now.attainment));
  return [...shown, now].sort((one, other) => place(one.attainment) - place(other.attainment));
}
/** Between the others, and telling little more than they do. */
const left: ReadonlySet<number> = new Set([0.6, 0.7]);

/** What a pay is a share of. */
export type Against = "target" | "base";

export interface PairPoint {
  attainment: string;
  rep: string | null;
  presales: string | null;
}

/** Both curves on the attainments of either; a curve is left out where the other one alone has a kink. */
export function curveOf(rep: PayPlanRow | undefined, presales: PayPlanRow | undefined, against: Against): PairPoint[] {
  const points = new Map<string, PairPoint>();
  for (const [key, plan] of [["rep", rep], ["presales", presales]] as const) {
    for (const point of plan?.curve ?? []) {
      const found = points.get(point.attainment) ?? { attainment: point.attainment, rep: null, presales: null };
      points.set(point.attainment, { ...found, [key]: share(point, plan?.targetVariable ?? "0", against) });
    }
  }
  return [...points.values()].sort((one, other) => place(one.attainment) - place(other.attainment));
}

/** A position on the chart: of the target variable it is the quotient of two amounts that the core gave. */
function share(point: CurvePoint, targetVariable: string, against: Against): string | null {
  if (against === "base") return point.shareOfBase;
  const target = place(targetVariable);
  return target > 0 ? (place(point.variable) / target).toFixed(6) : null;
}
