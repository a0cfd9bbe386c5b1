import { describe, expect, it } from "vitest";
import type { LevelOutlook } from "../../bindings/LevelOutlook";
import type { PreviewReply } from "../../bindings/PreviewReply";
import type { WaterfallView } from "../../bindings/WaterfallView";
import { formatter } from "../../format";
import { cellOf } from "../../grid/types";
import { sampleRow } from "../quotas/sample";
import { chainSentence, chartLevels, factors, overCompanyWords, rowsOf, signed } from "./levels";
import { treeLines } from "./lines";
import { moveEdits, partyOf } from "./moving";
import { sampleNode, sampleNodes as nodes } from "./sample";
import { branch, firstFolds, foldedToTeams, lineage, pathOf, sellersBelow, tops, walk } from "./tree";
import { placed, reading } from "./typing";

const f = formatter("en-US", "USD");
const sellers = [[1, 1], [2, 1], [3, 2], [4, 3], [9, 0]].map(([seller, team]) => sampleRow(seller!, { team: team!, quota: "1500000.00" }));
const level = (kind: LevelOutlook["level"], total: string, overAssignment: string | null, overAmount: string, overCompany: string | null): LevelOutlook => ({ level: kind, total, overAssignment, overAmount, overCompany });
const levels = [
  level({ at: "company" }, "20000000.00", null, "0.00", "0"),
  level({ at: "region" }, "20400000.00", "0.02", "400000.00", "0.02"),
  level({ at: "teams", depth: 1 }, "20400000.00", "0", "0.00", "0.02"),
  level({ at: "teams", depth: 2 }, "20700000.00", "0.01470588", "300000.00", "0.035"),
  level({ at: "sellers" }, "21000000.00", "0.01449275", "300000.00", "0.05"),
];
const sum = { companyPlan: "20000000.00", regionalTarget: "20400000.00", wantedSum: "21000000.00", sumRepQuotas: "21000000.00", locked: "0.00", leftToAssign: "0.00", overAssignment: "0.05", capacity: "19000000.00" };
const view: WaterfallView = { sum, levels, nodes: [...nodes], sellers, overAssignment: { typed: "rate", rate: "0.02" } };
const lines = (folded: string[] = [], more = {}) => treeLines(view, { folded: new Set(folded), marked: undefined, ghost: undefined, format: f, ...more });

describe("the tree of teams", () => {
  it("puts own sellers before the teams below, and folds all that is below", () => {
    expect(walk(nodes, sellers, new Set()).map((step) => (step.seller ? step.seller.seller : step.node.name || "Region"))).toEqual(["Region", "Enterprise", 9, "East", 1, 2, "West", 3, "Commercial", 4]);
    expect(walk(nodes, sellers, new Set(["team 0"])).map((step) => step.seller?.seller ?? step.node.team)).toEqual([null, 0, 3, 4]);
    expect(walk(nodes, sellers, new Set(), 1).map(({ level }) => level)).toEqual([1, 2, 2, 3, 3, 3, 3, 3, 2, 2]);
  });
  it("knows who stands above and below", () => {
    expect(branch(nodes, 0).map(({ team }) => team)).toEqual([0, 1, 2]);
    expect(branch(nodes, null)).toHaveLength(5);
    expect(branch(nodes, 77)).toEqual([]);
    expect(lineage(nodes, 2).map(({ team }) => team)).toEqual([2, 0, null]);
    expect(pathOf(nodes, 2)).toBe("Enterprise / West");
    expect(sellersBelow(nodes, sellers, 0).map(({ seller }) => seller)).toEqual([1, 2, 3, 9]);
  });
  it("is seen as teams alone where it is large", () => {
    expect([...foldedToTeams(nodes)]).toEqual(["team 1", "team 2", "team 3"]);
    expect(firstFolds(nodes).size).toBe(0);
    expect(firstFolds([sampleNode(null, { sellers: 500 }), ...nodes.slice(1)]).size).toBe(3);
    expect(firstFolds([sampleNode(null, { sellers: 500, members: [1] })]).size).toBe(0);
  });
  it("moves what is below a team along with it", () => {
    expect(tops(nodes, nodes.slice(1, 4)).map(({ team }) => team)).toEqual([0]);
    const party = partyOf(nodes, sellers, [nodes[1]!]);
    expect(party.sellers.map(({ seller }) => seller)).toEqual([4]);
    expect(moveEdits(nodes, party, 3)).toEqual([{ type: "moveTeam", team: 0, parent: 3 }]);
    expect(moveEdits(nodes, party, 1)).toEqual([]);
    expect(moveEdits(nodes, { teams: [], sellers }, 1)).toEqual([{ type: "moveToTeam", sellers: [3, 4, 9], team: 1 }]);
    expect(moveEdits(nodes, party, null)).toEqual([{ type: "moveToTeam", sellers: [4], team: null }]);
  });
});

describe("the levels of the waterfall", () => {
  it("say what each adds, with its base", () => {
    expect(chartLevels(levels, f).map((one) => [one.label, one.change, one.rate, one.base].join("|"))).toEqual([
      "Company plan|||", "Regional target|+$400K|+2%|over the company plan", "Teams, level 1|±$0|0%|over the regional target", "Teams, level 2|+$300K|+1.47%|over teams, level 1", "Sum of rep quotas|+$300K|+1.45%|over teams, level 2",
    ]);
    expect(chartLevels(levels.filter((_, index) => index !== 3), f)[3]?.base).toBe("over the teams");
  });
  it("multiply, and the product is said", () => {
    expect(factors(levels, f)).toBe("1.02\u00a0×\u00a01\u00a0×\u00a01.0147\u00a0×\u00a01.0145");
    expect(chainSentence(levels, f)).toBe("The company plan of $20,000,000 becomes a sum of rep quotas of $21,000,000: in all +5% over the company plan =\u00a01.02\u00a0×\u00a01\u00a0×\u00a01.0147\u00a0×\u00a01.0145.");
    expect(factors([levels[0]!, level({ at: "sellers" }, "0.00", null, "0.00", null)], f)).toBe("");
    expect(chainSentence(levels.slice(2), f)).toMatch(/^The quotas add up to \$21,000,000\./);
    expect(overCompanyWords("-0.02", f)).toBe("2% under the company plan");
    expect(overCompanyWords("0", f)).toBe("exactly the company plan");
    expect(["-5.00", "0.00", "5.00"].map((amount) => signed(amount, f.money))).toEqual(["−$5", "±$0", "+$5"]);
  });
  it("mark the rows that they add up: who stands above teams counts with the quota", () => {
    expect([...rowsOf("teams 2", levels, nodes)]).toEqual(["team 1", "team 2", "seller 9", "seller 4"]);
    expect([...rowsOf("company", levels, nodes)]).toEqual(["company"]);
    expect(rowsOf("sellers", levels, nodes).size).toBe(5);
    expect(rowsOf("gone", levels, nodes).size).toBe(0);
  });
});

describe("rows of the tree", () => {
  it("begin with the company plan, and say an over-assignment in both forms", () => {
    const [company, region, enterprise] = lines();
    expect([company?.id, region?.id, enterprise?.id]).toEqual(["company", "region", "team 0"]);
    expect(cellOf(company, "overAssignment")).toMatchObject({ value: "2%", aside: "$400K", edit: true });
    expect(cellOf(enterprise, "overAssignment")).toMatchObject({ value: "150000", aside: "1.03%" });
    expect(cellOf(region, "target")).not.toMatchObject({ edit: true });
    expect(cellOf(enterprise, "left").note).toBe("$700,000 left to assign");
    expect(lines(["company"]).map(({ id }) => id)).toEqual(["company"]);
  });
  it("lock targets and quotas, and say what is not set", () => {
    const byId = new Map(lines().map((line) => [line.id, line]));
    expect(cellOf(byId.get("team 1"), "target")).toMatchObject({ mark: "lock", edit: false });
    expect(cellOf(byId.get("team 2"), "target")).toMatchObject({ value: "", aside: "not set", edit: true });
    expect(cellOf(byId.get("seller 9"), "target")).toMatchObject({ value: "1500000.00", edit: true });
    expect(cellOf(byId.get("seller 9"), "sumBelow").value).toBe("");
  });
  it("show what counts where somebody has left", () => {
    const left = sampleRow(9, { team: 0, quota: "1500000.00", countedQuota: "0.00" });
    const line = treeLines({ ...view, sellers: [left] }, { folded: new Set(), marked: undefined, ghost: undefined, format: f }).find(({ id }) => id === "seller 9");
    expect(cellOf(line, "sumBelow").value).toBe("0.00");
  });
  it("step back where another level was chosen, and show what would stand there", () => {
    const marked = lines([], { marked: new Set(["team 1"]) });
    expect(marked.filter(({ quiet }) => !quiet).map(({ id }) => id)).toEqual(["team 1"]);
    const sums = { target: "1.00", sumBelow: "2.00", overAssignment: null, leftToAssign: "3.00" };
    const ghost = { teams: [{ team: 0, name: "Enterprise", before: sums, after: { ...sums, sumBelow: "4.00" } }], sellers: [{ seller: 9, name: "", quotaBefore: null, quotaAfter: "7.00", carriedBefore: null, carriedAfter: null, payBefore: "0", payAfter: "0" }] } as unknown as PreviewReply;
    const would = new Map(lines([], { ghost }).map((line) => [line.id, line.becomes]));
    expect(would.get("team 0")).toEqual({ target: undefined, sumBelow: "4.00", left: undefined });
    expect(would.get("seller 9")).toEqual({ target: "7.00" });
    expect(would.get("team 1")).toBeUndefined();
  });
});

describe("what is typed into the tree", () => {
  const rows = lines();
  const at = (id: string) => rows.findIndex((line) => line.id === id);
  const cell = (id: string, text: string, column = "target") => ({ row: at(id), column, text });
  it("goes to the core's grid where it is of one kind", () => {
    expect(reading([cell("team 0", "+10%"), cell("team 3", "5m")], rows, f)).toEqual({ grid: "teams", cells: [{ row: 0, column: "target", text: "+10%" }, { row: 3, column: "target", text: "5m" }] });
    expect(reading([cell("seller 9", "1m")], rows, f)).toEqual({ grid: "quotas", cells: [{ row: 9, column: "quota", text: "1m" }] });
  });
  it("is one step of edits where it belongs to several", () => {
    expect(reading([cell("company", "21m"), cell("team 0", "15,000,000"), cell("seller 9", "")], rows, f)).toEqual({
      edits: [{ type: "setCompanyPlan", amount: "21000000" }, { type: "setTeamTargets", cells: [{ team: 0, amount: "15000000" }] }, { type: "setQuotas", cells: [{ seller: 9, amount: null }] }],
    });
    expect(reading([cell("region", "3%", "overAssignment")], rows, f)).toEqual({ edits: [{ type: "setOverAssignment", level: { at: "region" }, over: { typed: "rate", rate: "0.03" } }] });
    expect(reading([cell("company", "500k", "overAssignment"), cell("team 0", "1%", "overAssignment")], rows, f)).toMatchObject({ edits: [{ level: { at: "company" } }, { level: { at: "team", team: 0 } }] });
  });
  it("is refused at its cell", () => {
    const read = reading([cell("company", "lots")], rows, f);
    expect("bad" in read && [...read.bad.keys()]).toEqual(["company:target"]);
    expect([...placed(new Map([["9:quota", { message: "no" }]]), "quotas").keys()]).toEqual(["seller 9:target"]);
    expect([...placed(new Map([["0:overAssignment", { message: "no" }]]), "teams").keys()]).toEqual(["team 0:overAssignment"]);
  });
});
