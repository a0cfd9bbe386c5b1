import { expect, test } from "vitest";
import type { PoolOdds } from "../../bindings/PoolOdds";
import { answerFor, even, kept, line, overAssignment, points, same, shareOfAmount, targetOf } from "./odds";

const pool: PoolOdds = {
  pool: 0, name: "Enterprise", sellers: 10, sumRepQuotas: "15000000.00", poolTarget: "13000000.00", discount: "0.13333333", breakEven: "0.86666667", chance: "0.4617",
  mean: "0.87", deviation: "0.21", p10: "0.61", p50: "0.84", p90: "1.14",
  curve: [{ discount: "-0.1", chance: "0.2" }, { discount: "0.1", chance: "0.4" }, { discount: "0.2", chance: "0.6" }, { discount: "0.3", chance: "0.9" }],
  answers: [{ chance: "0.7", discount: "0.23", target: "11550000.00" }],
};

test("a share of an amount is exact", () => {
  expect(shareOfAmount("15000000.00", "0.61838418")).toBe("9275763");
  expect(shareOfAmount("0.05", "0.5", 2)).toBe("0.03");
  expect(shareOfAmount("-0.05", "0.5", 2)).toBe("-0.03");
  expect(shareOfAmount("12", "2", 2)).toBe("24.00");
});

test("a discount leaves a target, and lies as far above it as over-assignment says", () => {
  expect(kept("0.13333333")).toBe("0.86666667");
  expect(kept("-0.1")).toBe("1.1");
  expect(kept("0")).toBe("1");
  expect(targetOf("15000000.00", "0.2")).toBe("12000000");
  expect(overAssignment("0.2")).toBeCloseTo(0.25);
  expect(overAssignment("1")).toBeUndefined();
});

test("the curve goes through what is in use and what was asked for", () => {
  expect(line(pool).map((point) => point.discount)).toEqual(["-0.1", "0.1", "0.13333333", "0.2", "0.23", "0.3"]);
  expect(line({ ...pool, discount: "0.1", chance: "0.4" })).toHaveLength(5);
});

test("an answer is the core's own or lies between two points", () => {
  expect(answerFor(pool, 70)).toEqual(pool.answers[0]);
  expect(answerFor(pool, 80)).toEqual({ chance: "0.8", discount: "0.265", target: "11025000" });
  expect(answerFor(pool, 95)).toBeUndefined();
  expect(answerFor({ ...pool, curve: [], answers: [], discount: null, chance: null }, 70)).toBeUndefined();
});

test("shares are told as points, and the smallest not at all", () => {
  expect(points("0.241")).toBe("24.1");
  expect(even("0.00001544")).toBe(true);
  expect(even("0.01")).toBe(false);
  expect(same("0.2", "0.20")).toBe(true);
  expect(same(null, "0")).toBe(false);
});
