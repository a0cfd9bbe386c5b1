import { expect, test } from "vitest";
import type { PreviewReply } from "../../bindings/PreviewReply";
import type { SellerShift } from "../../bindings/SellerShift";
import { formatter } from "../../format";
import { difference, signed } from "./amounts";
import { effects, moved, payDifference, range } from "./effects";
import { typical, type Facts } from "./facts";

const f = formatter("en-US", "USD");
const shift = (seller: number, quotaBefore: string | null, quotaAfter: string | null): SellerShift => ({
  seller, name: `S${seller}`, quotaBefore, quotaAfter, carriedBefore: quotaBefore, carriedAfter: quotaAfter, payBefore: "100.00", payAfter: "100.00",
});
const reply = (sellers: SellerShift[]): PreviewReply => ({
  rows: 2,
  before: { quotas: { capacity: "20000000.00" }, cost: { total: "4000000.00" }, poolTargets: "18000000.00", unassigned: 0 },
  after: { quotas: { capacity: "19000000.00" }, cost: { total: "3900000.00" }, poolTargets: "18000000.00", unassigned: 0 },
  teams: [], pools: [], sellers,
}) as unknown as PreviewReply;

test("differences are exact and carry their sign", () => {
  expect(difference("0.10", "0.30")).toBe("0.20");
  expect(difference(null, "5.00")).toBe("5.00");
  expect(signed("-1200000.00", f.short)).toBe("−$1.20M");
  expect(signed("0.00", f.money)).toBe("");
});

test("the one in question and whoever comes new are told apart from the others", () => {
  const all = moved(reply([shift(1, "1.00", "1.00"), shift(2, "1.00", "2.00"), shift(9, null, "1.00")]), 1, new Set([1, 2, 3]));
  expect(all.first.map(({ seller }) => seller)).toEqual([1, 9]);
  expect(all.others.map(({ seller }) => seller)).toEqual([2]);
});

test("a choice is told by its sums, and by how many others carry how much more", () => {
  const given = reply([shift(2, "1000000.00", "1375000.00"), shift(3, "1000000.00", "1375000.00")]);
  const lines = effects(given, moved(given, 1, new Set([1, 2, 3])), undefined, f);
  expect(lines.map(({ value, change }) => [value, change])).toEqual([
    ["$19.00M", "−$1.00M"],
    ["$18.00M", ""],
    ["$3.90M", "−$100K"],
    ["2 sellers", "+$375,000 each"],
  ]);
});

test("unequal shares are told as a range, from the smallest step on", () => {
  expect(range([shift(2, "1.00", "301.00"), shift(3, "1.00", "101.00")], f)).toBe("+$100 to +$300");
  expect(range([shift(2, "500.00", "300.00"), shift(3, "500.00", "400.00")], f)).toBe("−$100 to −$200");
  expect(range([shift(2, "500.00", "500.00")], f)).toBe("");
});

test("two ways to pay are told apart in words", () => {
  expect(payDifference("100.00", "100.00", f)).toMatch(/same/);
  expect(payDifference("100.00", "130.00", f)).toMatch(/\$30 more/);
  expect(payDifference("100.00", "70.00", f)).toMatch(/\$30 less/);
});

test("a joiner is offered what most of the segment have", () => {
  const seller = (id: number, base: string, segment = "SMB") => ({ id, base, targetVariable: "5.00", segment });
  const facts = { people: { sellers: [seller(1, "1.00"), seller(2, "2.00"), seller(3, "2.00"), seller(4, "9.00", "X")] }, capacity: { sellers: [] } } as unknown as Facts;
  expect(typical(facts, "smb ")).toEqual({ base: "2.00", targetVariable: "5.00", quota: "" });
  expect(typical(facts, "Enterprise")).toBeUndefined();
});
