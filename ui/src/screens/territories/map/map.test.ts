import { describe, expect, it } from "vitest";
import type { CarvedMove } from "../../../bindings/CarvedMove";
import type { MapView } from "../../../bindings/MapView";
import { balanceStep, pixel, tokenOf } from "./colours";
import { countiesAt, type County } from "./counties";
import { middles, modelOf, tintsOf } from "./model";
import { flowsOf, proposed, type Focus } from "./moves";
import { extended, inside, nearestTo } from "./pick";
import { fit, flat, insets, plane, projectionOf, span, spread, zoomed } from "./project";

const at = (latitude: number, longitude: number) => ({ latitudes: [latitude * 1e4], longitudes: [longitude * 1e4] });
const flatPoints = (list: [number, number][]) => ({ x: Float32Array.from(list, ([x]) => x), y: Float32Array.from(list, ([, y]) => y), ox: new Float32Array(list.length), oy: new Float32Array(list.length) });
const still = { k: 1, dx: 0, dy: 0 };

describe("projections", () => {
  it("shows every state and the islands on the map of the United States", () => {
    for (const [latitude, longitude] of [[40.7, -74], [47.6, -122.3], [25.8, -80.2], [61.2, -149.9], [21.3, -157.9], [18.4, -66.1], [13.5, 144.8]] as const) {
      const { x, y, hidden } = flat(at(latitude, longitude), projectionOf(at(latitude, longitude), true), insets);
      expect(hidden).toBe(0);
      expect(x[0]).toBeGreaterThan(0);
      expect(x[0]).toBeLessThan(plane.width);
      expect(y[0]).toBeGreaterThan(0);
      expect(y[0]).toBeLessThan(plane.height);
    }
  });

  it("puts what lies east to the right and what lies north above, across the date line too", () => {
    const places = { latitudes: [-36e4, -17e4, -41e4], longitudes: [174e4, -178e4, 147e4] };
    expect(span(places.longitudes)).toEqual({ from: 147, width: 36 });
    const { x, y } = flat(places, projectionOf(places, false));
    expect(x[1]).toBeGreaterThan(x[0] as number);
    expect(x[0]).toBeGreaterThan(x[2] as number);
    expect(y[1]).toBeLessThan(y[0] as number);
  });

  it("shows the whole earth where accounts are all around it", () => {
    const places = { latitudes: [40e4, 35e4, -33e4, 51e4], longitudes: [-74e4, 139e4, 151e4, 0] };
    const { hidden } = flat(places, projectionOf(places, false));
    expect(hidden).toBe(0);
  });

  it("fits all points into the window and zooms about the pointer", () => {
    const x = Float32Array.from([100, 300, NaN]);
    const y = Float32Array.from([50, 450, NaN]);
    const view = fit(x, y, 800, 500);
    for (const place of [0, 1]) {
      expect((x[place] as number) * view.k + view.dx).toBeGreaterThanOrEqual(47);
      expect((y[place] as number) * view.k + view.dy).toBeGreaterThanOrEqual(47);
      expect((x[place] as number) * view.k + view.dx).toBeLessThanOrEqual(753);
      expect((y[place] as number) * view.k + view.dy).toBeLessThanOrEqual(453);
    }
    const near = zoomed(view, 2, 400, 250);
    expect(((400 - view.dx) / view.k) * near.k + near.dx).toBeCloseTo(400);
    expect(zoomed(view, 1e9, 0, 0).k).toBe(400);
  });

  it("spreads accounts on one spot without letting the spot grow", () => {
    const count = 5_000;
    const { ox, oy } = spread({ latitudes: new Array<number>(count).fill(1), longitudes: new Array<number>(count).fill(2) });
    expect(Math.hypot(ox[0] as number, oy[0] as number)).toBe(0);
    expect(Math.max(...ox.map((x, place) => Math.hypot(x, oy[place] as number)))).toBeLessThan(19);
    expect(new Set([...ox].map((x, place) => `${x} ${oy[place]}`)).size).toBe(count);
  });
});

describe("choosing", () => {
  const points = flatPoints([[10, 10], [50, 50], [90, 90], [50, 90], [NaN, NaN]]);

  it("takes what a lasso holds, also a hollow one", () => {
    expect(inside(points, still, [0, 0, 60, 0, 60, 60, 0, 60])).toEqual([0, 1]);
    expect(inside(points, { k: 2, dx: -20, dy: -20 }, [50, 50, 100, 50, 100, 200, 50, 200])).toEqual([1, 3]);
    // A horseshoe leaves out what lies between its arms.
    expect(inside(points, still, [40, 40, 100, 40, 100, 60, 60, 60, 60, 80, 100, 80, 100, 100, 40, 100])).toEqual([1, 2, 3]);
    expect(inside(points, still, [0, 0, 60, 0])).toEqual([]);
  });

  it("takes the nearest account within reach", () => {
    expect(nearestTo(points, still, 52, 52, 9)).toBe(1);
    expect(nearestTo(points, still, 70, 70, 9)).toBeUndefined();
    expect(nearestTo(flatPoints([[5, 5], [5, 5]]), still, 5, 5, 9)).toBe(1);
  });

  it("draws no more points than the hand makes", () => {
    expect(extended([0, 0], 1, 1)).toEqual([0, 0]);
    expect(extended([0, 0], 3, 1)).toEqual([0, 0, 3, 1]);
  });
});

describe("colours", () => {
  const territory = (colour: number, balance: string | null) => ({ territory: 1, name: "", sellerName: "", colour, balance, load: { accounts: 0, potential: "0", workload: "0", lastBookings: "0", customers: 0, byHand: 0 } });

  it("say the territory, or how it stands to the mean", () => {
    expect(tokenOf(territory(6, null), "territory")).toBe("--cat-7");
    expect(tokenOf(territory(0, "1"), "balance")).toBe("--div-4");
    expect(tokenOf(territory(0, null), "balance")).toBe("--text-3");
    expect(tokenOf(undefined, "territory")).toBe("--text-3");
    expect(["0.3", "0.6", "0.8", "0.95", "1.0499", "1.05", "1.2", "1.4", "9"].map(balanceStep)).toEqual([1, 2, 3, 4, 5, 5, 6, 7, 7]);
  });

  it("are written as pixels", () => {
    expect(pixel("rgb(0, 114, 178)")).toBe(0xffb27200);
  });

  it("tint an area by who holds most potential there, clearly from three quarters on", () => {
    const tints = (territories: number[], weights: number[], areas: number[], least?: number) => tintsOf({ territories, weights }, Int16Array.from(areas), least);
    // Three accounts of 5 hold less than one of 7, which is too few for a state.
    expect(tints([5, 5, 5, 7], [1, 1, 1, 4], [0, 0, 0, 0])).toEqual([]);
    expect(tints([5, 5, 5, 7], [1, 1, 1, 4], [0, 0, 0, 0], 1)).toEqual([{ area: 0, territory: 7, clear: false }]);
    expect(tints([5, 5, 5, 7], [2, 2, 2, 2], [0, 0, 0, 0])).toEqual([{ area: 0, territory: 5, clear: true }]);
    // What nobody has counts, what is kept out on purpose and what lies outside does not.
    expect(tints([5, 5, 5, -1], [2, 2, 2, 9], [1, 1, 1, 1])).toEqual([]);
    expect(tints([5, 5, 5, -2, 7], [2, 2, 2, 9, 9], [1, 1, 1, 1, -1])).toEqual([{ area: 1, territory: 5, clear: true }]);
  });

  it("count accounts by county, holes and islands too", () => {
    const square = (left: number, bottom: number, size: number) => [[left, bottom], [left + size, bottom], [left + size, bottom + size], [left, bottom + size], [left, bottom]];
    const counties: County[] = [
      { geometry: { type: "Polygon", coordinates: [square(-101.5, 40, 3), square(-100.5, 41, 1)] } },
      { geometry: { type: "MultiPolygon", coordinates: [[square(-100.5, 41, 1)], [square(10, -3, 1)]] } },
    ];
    const spots = [[40.5, -101], [41.5, -100], [-2.5, 10.5], [45, -101], [42.9, -98.6]] as const;
    const places = { latitudes: spots.map(([latitude]) => latitude * 1e4), longitudes: spots.map(([, longitude]) => longitude * 1e4) };
    const asked = countiesAt(places, counties.length, (at) => counties[at] as County);
    let step = asked.next();
    while (!step.done) step = asked.next();
    expect([...step.value]).toEqual([0, 1, 1, -1, 0]);
  });
});

describe("a proposal", () => {
  const moves: CarvedMove[] = [
    { account: 10, name: "A", from: 0, to: 1, potential: "5" },
    { account: 11, name: "B", from: null, to: 2, potential: null },
    { account: 12, name: "C", from: 1, to: 0, potential: "1" },
    { account: 99, name: "Nowhere", from: 1, to: 2, potential: null },
  ];
  const places = new Map([[9, 0], [10, 1], [11, 2], [12, 3]]);
  const today = [0, 0, -1, 1];

  it("puts accounts where they would stand and remembers where they come from", () => {
    const made = proposed(today, places, moves, new Set(), undefined);
    expect(made.territories).toEqual([0, 1, 2, 0]);
    expect([...made.from]).toEqual([-1, 0, -1, 1]);
    expect([...made.chosen]).toEqual([0, 1, 1, 1]);
    expect([made.chosenCount, made.unplaced]).toEqual([3, 1]);
    expect(today).toEqual([0, 0, -1, 1]);
  });

  it("leaves out what is not taken, and looks at one territory or account alone", () => {
    const part = proposed(today, places, moves, new Set([2]), { territory: 0 });
    expect(part.territories).toEqual([0, 1, -1, 0]);
    expect([...part.chosen]).toEqual([0, 1, 0, 1]);
    expect([...proposed(today, places, moves, new Set(), { account: 11 }).chosen]).toEqual([0, 0, 1, 0]);
  });

  it("draws an arrow for every two territories that give and take, and over an account's own place", () => {
    const at = (x: number) => ({ x, y: 0 });
    const centres = new Map([[0, at(0)], [1, at(10)], [2, at(20)]]);
    const flows = (focus: NonNullable<Focus>, left = new Set<number>()) => flowsOf(moves, left, focus, centres, centres, new Map(), (account) => (places.has(account) ? at(account) : undefined)).map(({ from, to }) => [from.x, to.x]);
    expect(flows({ territory: 1 })).toEqual([[0, 10], [10, 0], [10, 20]]);
    expect(flows({ territory: 1 }, new Set([2]))).toEqual([[0, 10], [10, 0]]);
    expect(flows({ account: 10 })).toEqual([[0, 10], [10, 10]]);
    expect(flows({ account: 99 })).toEqual([]);
  });
});

describe("the model", () => {
  const view = (territories: number[], latitude = 40e4): MapView => ({
    points: { accounts: [4, 5, 6], latitudes: [latitude, 40.1e4, 34e4], longitudes: [-74e4, -74.1e4, -118e4], territories, weights: [1, 1, 1], foundBy: [0, 1, 2] },
    territories: [], unassigned: undefined as never, keptOut: undefined as never, placedBy: [1, 1, 1, 0, 0], unplaced: 0, unplacedRows: [], regionSets: [], unitedStates: true, attribution: "",
  });

  it("keeps what was projected while accounts only change hands", () => {
    const before = modelOf(view([0, 0, 0]), undefined);
    const moved = modelOf(view([1, 0, 0]), before);
    expect(moved.x).toBe(before.x);
    expect(moved.points.territories).toEqual([1, 0, 0]);
    expect(modelOf(view([1, 0, 0], 41e4), before).x).not.toBe(before.x);
  });

  it("names a territory where most of its accounts are", () => {
    const model = modelOf(view([0, 0, 0]), undefined);
    const middle = middles(model).get(0);
    expect(middle?.count).toBe(3);
    expect(middle?.x).toBeCloseTo(((model.x[0] as number) + (model.x[1] as number)) / 2);
  });
});
