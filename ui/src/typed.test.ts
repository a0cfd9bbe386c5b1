import { describe, expect, it } from "vitest";
import { amountOf, downPoint, shareOf } from "./typed";

describe("typed texts", () => {
  it("reads amounts in both languages", () => {
    expect(amountOf("20,500,000", "en-US")).toBe("20500000");
    expect(amountOf("$1,500.25", "en-US")).toBe("1500.25");
    expect(amountOf("1.500.000,50 €", "es-ES")).toBe("1500000.50");
    expect(amountOf("20.5m", "en-US")).toBe("20500000");
    expect(amountOf("250k", "es-ES")).toBe("250000");
    expect(amountOf("-3", "en-US")).toBe("-3");
  });
  it("refuses what is no number in that language", () => {
    for (const text of ["", "abc", "1.500.000", "1,5,0", "12x", "+10%", "1..2"]) expect(amountOf(text, "en-US")).toBeUndefined();
    expect(amountOf("1,500,000", "es-ES")).toBeUndefined();
  });
  it("reads percentages as shares", () => {
    expect(shareOf("5%", "en-US")).toBe("0.05");
    expect(shareOf("13,33", "es-ES")).toBe("0.1333");
    expect(shareOf("100", "en-US")).toBe("1");
    expect(shareOf("-2.5 %", "en-US")).toBe("-0.025");
    expect(downPoint("0", 2)).toBe("0");
  });
});
