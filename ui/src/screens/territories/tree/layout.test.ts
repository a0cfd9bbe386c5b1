import { describe, expect, it } from "vitest";
import type { TreeGroup } from "../../../bindings/TreeGroup";
import { boxes, neighbour } from "./layout";

const load = (potential: string, accounts: number) => ({ accounts, potential, workload: "0", lastBookings: "0", customers: 0, byHand: 0 });
const part = (name: string, potential: string) => ({ name, load: load(potential, 1), territory: null, there: 1, accounts: [1] });
const groups: TreeGroup[] = [
  { name: "A", load: load("300.00", 2), parts: [part("one", "200.00"), part("two", "100.00")] },
  { name: "B", load: load("100.00", 1), parts: [part("three", "100.00")] },
  { name: "C", load: load("0.00", 1), parts: [part("nothing", "0.00")] },
];

describe("treemap", () => {
  it("gives each part the area of its share and leaves out what has none", () => {
    const laid = boxes(groups, "potential", 800, 600);
    expect(laid.map(({ group }) => group.name)).toEqual(["A", "B"]);
    const area = (name: string) => laid.flatMap(({ parts }) => parts).filter((box) => box.part.name === name).reduce((sum, box) => sum + box.width * box.height, 0);
    expect(area("one") / area("two")).toBeGreaterThan(1.9);
    expect(area("one") / area("two")).toBeLessThan(2.1);
    for (const { left, top, width, height } of laid.flatMap(({ parts }) => parts)) {
      expect(left >= 0 && top >= 0 && left + width <= 800 && top + height <= 600).toBe(true);
    }
  });

  it("measures by accounts as well", () => {
    expect(boxes(groups, "accounts", 800, 600).length).toBe(3);
    expect(boxes(groups, "accounts", 5, 5)).toEqual([]);
  });

  it("leads from part to part with the arrow keys", () => {
    const parts = boxes(groups, "potential", 800, 600).flatMap((box) => box.parts);
    const [one] = parts;
    if (!one) throw new Error("no part");
    const reached = new Set([one, neighbour(parts, one, 1, 0), neighbour(parts, one, 0, 1)].map((box) => box?.part.name));
    expect(reached.size).toBeGreaterThan(1);
    expect(neighbour(parts, one, -1, 0)).toBeUndefined();
  });
});
