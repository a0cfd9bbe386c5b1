import { expect, test } from "vitest";
import { corners, polygons } from "./regions";

const square = [0, 0, 40_000, 0, 0, 40_000, -40_000, 0];
const hole = [10_000, 10_000, 10_000, 0, 0, 10_000, -10_000, 0];
const island = [14_000, 14_000, 2_000, 0, 0, 2_000, -2_000, 0];
const turning = (ring: number[][]) => ring.slice(1).reduce((sum, [x = 0, y = 0], at) => sum + (ring[at]?.[0] ?? 0) * y - x * (ring[at]?.[1] ?? 0), 0);

test("corners are the ways from one to the next", () => {
  expect(corners([20_000, -10_000, 5_000, 0, 0, 2_500])).toEqual([[2, -1], [2.5, -1], [2.5, -0.75]]);
  expect(corners([])).toEqual([]);
});

test("a hole is cut out of what is around it, an island in it stands for itself", () => {
  for (const rings of [[square, hole, island], [island, hole, square]]) {
    const made = polygons({ name: "A", rings });
    expect(made.map(({ coordinates }) => coordinates.length).sort()).toEqual([1, 2]);
    const whole = made.find(({ coordinates }) => coordinates.length === 2);
    expect(whole?.coordinates.map((ring) => Math.sign(turning(ring)))).toEqual([-1, 1]);
    expect(whole?.coordinates[0]?.length).toBe(5);
  }
});

test("which way a ring runs in the file says nothing", () => {
  const back = [0, 0, 0, 40_000, 40_000, 0, 0, -40_000];
  const [one, other] = [polygons({ name: "A", rings: [square] }), polygons({ name: "A", rings: [back] })];
  expect(Math.sign(turning(one[0]?.coordinates[0] ?? []))).toBe(-1);
  expect(Math.sign(turning(other[0]?.coordinates[0] ?? []))).toBe(-1);
});
