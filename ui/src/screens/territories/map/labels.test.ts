import { expect, test } from "vitest";
import { labels, sightings } from "./labels";

const sheet = { width: 1_000, height: 600, edge: { x: 100, y: 60 } };
const still = { k: 1, dx: 0, dy: 0 };
const wide = () => 120;

/** So many accounts around a place. */
function heap(territory: number, x: number, y: number, count: number, step = 9) {
  return Array.from({ length: count }, (_, at) => ({ territory, x: x + step * Math.sqrt(at) * Math.cos(at * 2.4), y: y + step * Math.sqrt(at) * Math.sin(at * 2.4) }));
}
const placed = (accounts: { territory: number; x: number; y: number }[]) => ({ x: accounts.map(({ x }) => x), y: accounts.map(({ y }) => y), points: { territories: accounts.map(({ territory }) => territory) } });
const drawn = (accounts: ReturnType<typeof heap>, kept?: number | "all", view = still) => {
  const points = placed(accounts);
  return labels(points, view, sheet, sightings(points, view, sheet), wide, kept);
};

test("a name stands over or beside its own accounts, inside the window", () => {
  const made = drawn([...heap(1, 300, 200, 20), ...heap(2, 700, 400, 20), ...heap(3, 104, 300, 5)]);
  expect(made.map(({ territory }) => territory).sort()).toEqual([1, 2]);
  for (const { left, right, top, bottom } of made) {
    const [x, y] = left < 500 ? [300, 200] : [700, 400];
    expect(left <= x + 20 && right >= x - 20 && Math.abs((top + bottom) / 2 - y) < 40).toBe(true);
  }
});

test("names never lie over each other", () => {
  const made = drawn(Array.from({ length: 30 }, (_, at) => heap(at, 200 + (at % 6) * 60, 120 + Math.floor(at / 6) * 40, 6)).flat());
  expect(made.length).toBeGreaterThan(3);
  made.forEach((one, at) => made.slice(at + 1).forEach((other) => expect(one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top).toBe(false)));
});

test("a name that would stand among the accounts of others is left out until one looks closer", () => {
  const crowd = [...heap(1, 500, 300, 60, 8), ...heap(2, 500, 300, 6, 3)];
  expect(drawn(crowd).map(({ territory }) => territory)).toEqual([1]);
  expect(drawn(crowd, 2).map(({ territory }) => territory)).toContain(2);
  const close = { k: 30, dx: -29 * 500, dy: -29 * 300 };
  expect(drawn(crowd, undefined, close).map(({ territory }) => territory)).toContain(2);
});
