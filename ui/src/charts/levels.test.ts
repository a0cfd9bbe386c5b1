import { describe, expect, it } from "vitest";
import { axisOf, heightOf } from "./levels";

describe("the axis of levels", () => {
  it("is cut where all totals lie close together, and whole otherwise", () => {
    const near = axisOf([20, 20.4, 20.4, 20.7, 21]);
    expect(near).toMatchObject({ top: 21, cut: true });
    expect(near.floor).toBeCloseTo(19.3);
    expect(axisOf([10, 21])).toEqual({ floor: 0, top: 21, cut: false });
    expect(axisOf([21, 21])).toEqual({ floor: 0, top: 21, cut: false });
    expect(axisOf([0, 5])).toEqual({ floor: 0, top: 5, cut: false });
  });
  it("has a top where there is nothing yet", () => {
    expect(axisOf([])).toEqual({ floor: 0, top: 1, cut: false });
    expect(axisOf([0, 0])).toEqual({ floor: 0, top: 1, cut: false });
  });
  it("keeps the order, and leaves a stub for what is cut off", () => {
    const near = axisOf([20, 21]);
    expect(heightOf(21, near, 0.2)).toBe(1);
    expect(heightOf(20, near, 0.2)).toBeGreaterThan(0.2);
    expect(heightOf(near.floor, near, 0.2)).toBeCloseTo(0.2);
    expect(heightOf(0, axisOf([10, 21]), 0.2)).toBe(0);
  });
});
