import { expect, test } from "vitest";
import type { CapacityView } from "../../bindings/CapacityView";
import type { HirePlan } from "../../bindings/HirePlan";
import type { QuarterCapacity } from "../../bindings/QuarterCapacity";
import { formatter } from "../../format";
import { groups } from "./bars";
import { after, cheapest, isFewest, need } from "./hires";
import { amountOf, datesOf, gapWords, shown, standing, summary } from "./steps";
import { treeLines } from "./tree";

const f = formatter("en-US", "USD");
const quarter = (part: Partial<QuarterCapacity>): QuarterCapacity => ({
  first: "2027-01-01", last: "2027-03-31", target: "3600000.00", full: "4000000.00", daysLoss: "200000.00", rampLoss: "100000.00", carried: "3700000.00", turnoverLoss: "300000.00",
  capacity: "3400000.00", gap: "200000.00", coverage: "0.94444444", rampedSellers: "15.04761904", sellers: 16, ...part,
});
const over = quarter({ capacity: "3700000.00", gap: "-100000.00", coverage: "1.02777777" });

test("the stack is the full quotas, and the plan stands beside it on the same scale", () => {
  const [first, second, , , whole] = groups([quarter({}), quarter({ full: "2000000.00", target: "8000000.00" }), quarter({}), quarter({})], quarter({ target: "20000000.00" }));
  expect(first?.stack.map(({ part }) => part)).toEqual(["capacity", "turnover", "ramp", "days"]);
  expect(first?.stack.at(-1)?.to).toBeCloseTo(0.5);
  expect(second?.target).toBe(1);
  expect(whole?.target).toBe(1);
});

test("days that take nothing off draw nothing, and without a plan there is no target", () => {
  const [group] = groups([quarter({ daysLoss: "-200000.00", target: null, gap: null, coverage: null })], quarter({}));
  expect(group?.stack.map(({ part }) => part)).toEqual(["capacity", "turnover", "ramp"]);
  expect(group?.target).toBeUndefined();
});

test("losses and gaps carry their sign, a shape and words", () => {
  expect(amountOf(quarter({}), "turnover")).toBe("-300000.00");
  expect(shown(quarter({}), "gap", f)).toBe("▼ −$200K");
  expect(shown(over, "gap", f)).toBe("▲ +$100K");
  expect(shown(quarter({ daysLoss: "-50000.00" }), "days", f)).toBe("+$50K");
  expect(shown(quarter({}), "sellers", f)).toBe("15 of 16");
  expect([gapWords(quarter({}), f), gapWords(over, f), standing(quarter({ gap: null }))]).toEqual(["$200K short", "$100K over", "none"]);
});

test("quarters say their dates in any fiscal year", () => {
  expect(datesOf(quarter({}), "en-US", false)).toMatch(/^Jan 1\s–\sMar 31$/);
  expect(datesOf(quarter({ first: "2026-11-01", last: "2027-01-31" }), "es-ES", true)).toMatch(/nov.*2026.*ene.*2027/);
});

test("the picture is said in a sentence with its base", () => {
  const view = { capacity: { quarters: [quarter({}), over], year: quarter({ target: "20000000.00" }), hires: [] } } as unknown as CapacityView;
  expect(summary(view, f)).toMatch(/\$3\.40M.*\$20\.00M.*94\.4%.*Q1/);
});

const plan = (hires: (number | null)[]): HirePlan => ({ segment: "SMB", quota: "700000.00", starts: hires.map((count, month) => ({ start: `2027-${String(month + 1).padStart(2, "0")}-01`, contribution: "100.00", hires: count })) });

test("the cheapest choice is the fewest hires, as late as they still are enough", () => {
  const some = plan([2, 2, 2, 3, 3, null]);
  const best = cheapest(some);
  expect(best?.start).toBe("2027-03-01");
  expect(best && after(some, best)?.hires).toBe(3);
  expect(some.starts.map((start) => isFewest(some, start))).toEqual([true, true, true, false, false, false]);
  expect(cheapest(plan([null, null]))).toBeUndefined();
  expect(cheapest(plan([0, 0]))).toBeUndefined();
});

test("a hire is needed, comes too late, or is not needed", () => {
  const [first, last] = plan([2, null]).starts;
  expect(first && [need(first, true), need(first, false), need(first, undefined)]).toEqual(["hires", "closed", "unknown"]);
  expect(last && need(last, true)).toBe("late");
});

const node = (team: number | null, depth: number, members: number[]) => ({ team, depth, members, name: team === null ? "" : `T${team}`, manager: "", sellers: members.length, sumRepQuotas: "5.00", carried: "4.00", quarters: ["1.00", "1.00", "1.00", "1.00"] });
const seller = (id: number, part: object = {}) => ({ seller: id, name: `S${id}`, vacancy: false, start: null, end: null, leaves: [], steps: [], quota: "4.00", carriedQuota: "4.00", carriedShare: "1", quarters: ["1.00", "1.00", "1.00", "1.00"], unramped: ["1.00", "1.00", "1.00", "1.00"], ...part });
const tree = { nodes: [node(null, 0, [9]), node(1, 1, [1]), node(2, 2, [2]), node(3, 1, [3])], sellers: [seller(1), seller(2), seller(3, { vacancy: true, start: "2027-04-01", quarters: ["0.00", "0.50", "1.00", "1.00"] }), seller(9)], capacity: { year: { full: "20.00" } } } as unknown as CapacityView;

test("the tree shows each team before what is below it, and folds", () => {
  expect(treeLines(tree, new Set(), f, "2027-01-01").map(({ id }) => id)).toEqual(["team region", 9, "team 1", 1, "team 2", 2, "team 3", 3]);
  expect(treeLines(tree, new Set(["1"]), f, "2027-01-01").map(({ id }) => id)).toEqual(["team region", 9, "team 1", "team 3", 3]);
  expect(treeLines(tree, new Set(["region"]), f, "2027-01-01").map(({ id }) => id)).toEqual(["team region"]);
});

test("ramps and vacancies are said where they stand", () => {
  const line = treeLines(tree, new Set(), f, "2027-01-01").at(-1);
  expect(line?.cells.name).toMatchObject({ aside: "open seat from Apr 1, 2027 · ramping" });
  expect(line?.cells.q2).toMatchObject({ value: "0.50", tone: "warn" });
  expect(line?.cells.q3).not.toHaveProperty("tone");
});
