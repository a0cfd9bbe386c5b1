import { describe, expect, it } from "vitest";
import type { QuotaRow } from "../../bindings/QuotaRow";
import { formatter } from "../../format";
import { cellOf } from "../../grid/types";
import { fairnessNote, growthOf } from "./cells";
import { bandOf, fairnessIn, fairnessOf, reach } from "./fairness";
import { groupsOf, overPlan, quotaLines, sums, type Grouping } from "./rows";
import { sampleRow, sampleTeams } from "./sample";
import { branch, parents, peers, teamNames } from "./teams";

const f = formatter("en-US", "USD");
const told = { format: f, peersOf: () => null, teamNames: teamNames(sampleTeams) };
const lines = (rows: QuotaRow[], grouping: Grouping, folded: string[] = [], sort?: { column: string; descending: boolean }) =>
  quotaLines(rows, groupsOf(rows, sampleTeams, grouping), grouping, new Set(folded), sort, told);

describe("rows of the quotas grid", () => {
  const rows = [
    sampleRow(1, { quota: "1500000.00", team: 1 }),
    sampleRow(2, { segment: "Commercial", team: 3 }),
    sampleRow(3, { quota: "1000000.10", team: 2, locked: true }),
    sampleRow(4, { quota: "250000.00", team: 0 }),
  ];

  it("stands along the tree of teams: own sellers first, then the teams below, with exact sums of all of it", () => {
    const tree = lines(rows, "team");
    expect(tree.map((line) => line.id)).toEqual(["group 0", 4, "group 1", 1, "group 2", 3, "group 3", 2]);
    expect(tree.map((line) => line.group?.level ?? line.level)).toEqual([0, 0, 1, 1, 1, 1, 0, 0]);
    expect(cellOf(tree[0], "quota").value).toBe("2750000.10");
    expect(cellOf(tree[2], "quota").value).toBe("1500000.00");
    expect(tree[0]?.group?.aside).toBe("3 sellers");
    expect(cellOf(tree[0], "name").note).toBe("Enterprise · led by DIR-01 · 3 sellers");
    expect(cellOf(tree[0], "team").value).toBe("DIR-01");
  });
  it("puts sellers of no team last, and shows teams that have nobody", () => {
    const tree = lines([sampleRow(9), sampleRow(1, { team: 1 })], "team");
    expect(tree.map((line) => line.id)).toEqual(["group 0", "group 1", 1, "group 2", "group 3", "group ", 9]);
  });
  it("folds a team with everything below it", () => {
    expect(lines(rows, "team", ["0"]).map((line) => line.id)).toEqual(["group 0", "group 3", 2]);
    expect(lines(rows, "team", ["1"]).map((line) => line.id)).toEqual(["group 0", 4, "group 1", "group 2", 3, "group 3", 2]);
  });
  it("puts sellers under headings with exact subtotals", () => {
    const plain = lines(rows, "segment");
    expect(plain.map((line) => line.id)).toEqual(["group Enterprise", 1, 3, 4, "group Commercial", 2]);
    expect(cellOf(plain[4], "quota").value).toBe("");
    expect(sums(rows).potential).toBe("20000000.00");
  });
  it("sorts inside groups, with what is not set last", () => {
    expect(lines(rows, "none", [], { column: "quota", descending: true }).map((line) => line.id)).toEqual([1, 3, 4, 2]);
    expect(lines(rows, "none", [], { column: "quota", descending: false }).map((line) => line.id)).toEqual([4, 3, 1, 2]);
  });
  it("does not let a locked quota be typed over, and offers the rest", () => {
    const locked = lines(rows, "none")[2]?.cells;
    expect(locked?.quota).toMatchObject({ mark: "lock", edit: false });
    for (const column of ["team", "weight", "proposal"]) expect(locked?.[column]).toMatchObject({ edit: true });
    expect(locked?.team).toMatchObject({ value: "West" });
    expect(locked?.weight).toMatchObject({ value: "", aside: "1" });
  });
  it("says over-assignment with its base", () => {
    expect(overPlan("0.05", f)).toBe("5% over the company plan");
    expect(overPlan("-0.148", f)).toBe("14.8% under the company plan");
    expect(overPlan(null, f)).toBe("");
  });
});

describe("the tree of teams", () => {
  it("knows who is above from the depths alone", () => {
    expect([...parents(sampleTeams)]).toEqual([[0, null], [1, 0], [2, 0], [3, null]]);
    expect([...branch(sampleTeams, 0)]).toEqual([0, 1, 2]);
    expect(branch(sampleTeams, null).has(null)).toBe(true);
  });
  it("names teams by their path where several have the same name", () => {
    const twin = { team: 9, name: "east", manager: "", depth: 2, path: "Commercial / east" };
    expect(teamNames([...sampleTeams, twin]).get(1)).toBe("Enterprise / East");
    expect(teamNames([...sampleTeams, twin]).get(3)).toBe("Commercial");
  });
  it("names the team whose sellers are the peers", () => {
    const seller = sampleRow(1, { team: 3, toPotential: { ratio: "0.3", median: "0.3", peers: 0, times: "1" } });
    expect(peers(sampleTeams)(seller, "potential")?.name).toBe("Enterprise");
    expect(peers(sampleTeams)(seller, "pay")).toBeNull();
  });
});

describe("fairness", () => {
  it("is fair within 80 % to 120 % of the median", () => {
    expect(["0.79", "0.8", "1", "1.2", "1.21"].map(fairnessOf)).toEqual(["light", "fair", "fair", "fair", "heavy"]);
    expect(fairnessOf(null)).toBeUndefined();
    expect(reach("3")).toBe(1);
  });
  it("is judged by the band that is drawn", () => {
    const band = bandOf("0.25");
    expect(band).toEqual({ low: "0.200000", high: "0.300000" });
    expect(["0.19", "0.2", "0.3", "0.31"].map((ratio) => fairnessIn(ratio, band))).toEqual(["light", "fair", "fair", "heavy"]);
    expect(fairnessIn(null, band)).toBeUndefined();
  });
  it("is said in full, with the peers it is of", () => {
    const row = sampleRow(1, { quota: "1500000.00", toLastYear: { ratio: "1.15", median: "1", peers: null, times: "1.15" } });
    expect(growthOf(row)).toBe("0.15");
    expect(fairnessNote(row, "lastYear", told)).toBe("Quota to last year’s bookings: 115%. Median of all sellers: 100%. That is 1.15× the median: fair.");
    expect(fairnessNote(row, "pay", told)).toBe("Base and target variable are not set.");
  });
});
