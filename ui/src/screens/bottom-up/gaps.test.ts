import { describe, expect, it } from "vitest";
import type { ConversionRow } from "../../bindings/ConversionRow";
import { formatter } from "../../format";
import { cellOf } from "../../grid/types";
import { sampleRow } from "../quotas/sample";
import { sampleNode } from "../waterfall/sample";
import { taken } from "./calculated.svelte";
import { conversionsWith, rowsOf } from "./conversions";
import { bullets, gapWords, reachOf, shareOfAsked, stateOf, summary } from "./gaps";
import { gapLines } from "./lines";

const f = formatter("en-US", "USD");

describe("the gap", () => {
  it("as a share of what is asked is exact, half away from zero", () => {
    expect(shareOfAsked("708940.00", "20400000.00")).toBe("0.034752");
    expect(shareOfAsked("-492000.00", "5850000.00")).toBe("-0.084103");
    expect(shareOfAsked("0.5", "1000000")).toBe("0.000001");
    expect(shareOfAsked("0.00", "5.00")).toBe("0.000000");
    expect(shareOfAsked("12.00", "4.00")).toBe("3.000000");
    expect([shareOfAsked(null, "5.00"), shareOfAsked("5.00", null), shareOfAsked("5.00", "0.00")]).toEqual([null, null, null]);
  });
  it("has a word, and a sentence", () => {
    expect(["5.00", "-5.00", "0.00", null].map(stateOf)).toEqual(["less", "more", "same", undefined]);
    expect(gapWords("708940.00", "20400000.00", f)).toBe("$708,940 more is asked than proposed (3.5% of what is asked).");
    expect(gapWords("-5.00", null, f)).toBe("$5 more is proposed than asked (– of what is asked).");
    expect(gapWords(null, null, f)).toBe("");
    expect(summary(sampleNode(null, { target: "10.00", proposed: "10.00", gap: "0.00" }), f)).toBe("Asked of the region: $10; proposed by its sellers: $10. As much is proposed as is asked.");
    expect(summary(sampleNode(null), f)).toMatch(/Type the company plan/);
  });
  it("fills a bar at the largest, within sensible ends", () => {
    expect(reachOf([sampleNode(0, { target: "100.00", gap: "20.00" })], [])).toBe(0.2);
    expect(reachOf([sampleNode(0, { target: "100.00", gap: "1.00" })], [])).toBe(0.1);
    expect(reachOf([], [sampleRow(1, { quota: "100.00", gap: "-900.00" })])).toBe(0.5);
  });
  it("is drawn where there is a target", () => {
    expect(bullets([sampleNode(null, { proposed: "5.00" }), sampleNode(1, { name: "East", target: "10.00", proposed: "8.00", gap: "2.00" })], f)).toMatchObject([
      { label: "Region", asked: null, gapShown: "", state: undefined },
      { label: "East", askedShown: "$10", proposedShown: "$8", gapShown: "+$2", shareShown: "+20%", state: "less" },
    ]);
  });
});

describe("rows of asked and proposed", () => {
  const sellers = [sampleRow(1, { quota: "10.00", proposal: "8.00", proposalTyped: true, gap: "2.00", team: 0 }), sampleRow(2, { quota: null, proposal: "3.00", team: 0 }), sampleRow(3, { quota: "4.00", team: 0 })];
  const nodes = [sampleNode(null), sampleNode(0, { members: [1, 2, 3], target: "14.00", proposed: "11.00", gap: "3.00", withoutProposal: 1 })];
  const lines = (known: Record<number, string | null | undefined>) => gapLines({ nodes, sellers, conversions: [] }, { folded: new Set(), calculated: (row) => known[row.seller], ghost: undefined, format: f });
  it("keep the calculated value beside a typed one", () => {
    const [, team, one, two, three] = lines({ 1: "9.00", 2: "3.00", 3: null });
    expect(cellOf(one, "proposal")).toMatchObject({ value: "8.00", mark: "override", edit: true, note: "Typed. Calculated: $9. Clear the cell to take that." });
    expect(cellOf(one, "calculated").value).toBe("9.00");
    expect(cellOf(two, "proposal").mark).toBeUndefined();
    expect(cellOf(three, "calculated").value).toBe("–");
    expect(cellOf(three, "without").value).toBe("no proposal");
    expect(cellOf(team, "calculated").value).toBe("12.00");
    expect(cellOf(team, "without").value).toBe("1");
    expect(cellOf(lines({})[1], "calculated").value).toBe("");
  });
  it("ask for the calculated one as if nothing else stood there", () => {
    const stepped = sampleRow(5, { steps: [{ from: "2027-07-01", quota: "1.00", attainment: null }] });
    expect(taken([stepped]).map((edit) => edit.type)).toEqual(["setProposals", "lockQuotas", "setQuotaSteps", "setQuotas", "takeProposals"]);
  });
});

describe("conversions", () => {
  const enterprise: ConversionRow = { segment: "Enterprise", conversion: { segment: "Enterprise", penetration: "0.9", winRate: "0.18" }, sellers: 10 };
  const smb: ConversionRow = { segment: "SMB", conversion: null, sellers: 2 };
  const rows = rowsOf([enterprise, smb]);
  it("always have a row for all others, at the end", () => {
    expect(rows.map(({ segment }) => segment)).toEqual(["Enterprise", "SMB", ""]);
    expect(rowsOf([{ segment: "", conversion: null, sellers: 1 }, smb]).map(({ segment }) => segment)).toEqual(["SMB", ""]);
  });
  it("are sent as a whole list", () => {
    expect(conversionsWith(rows, "SMB", "winRate", "0.35")).toEqual([enterprise.conversion, { segment: "SMB", penetration: "1", winRate: "0.35" }]);
    expect(conversionsWith(rows, "Enterprise", "penetration", "0.8")).toEqual([{ segment: "Enterprise", penetration: "0.8", winRate: "0.18" }]);
    expect(conversionsWith(rows, "Enterprise", "penetration", null)).toEqual([{ segment: "Enterprise", penetration: "1", winRate: "0.18" }]);
    expect(conversionsWith(rows, "Enterprise", "winRate", null)).toEqual([]);
    expect(conversionsWith(rows, "SMB", "penetration", "0.5")).toBe("winRate");
  });
});
