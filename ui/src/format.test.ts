import { describe, expect, test } from "vitest";
import { averageDecimal, formatter, shiftPoint, sumDecimals } from "./format";

const us = formatter("en-US", "USD");
const es = formatter("es-ES", "EUR");
/** Intl separates with no-break spaces; tests are written with plain ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("money", () => {
  test("keeps every digit of amounts that a float cannot hold", () => {
    expect(us.money("90071992547409.93")).toBe("$90,071,992,547,409.93");
    expect(us.money("1500000.00")).toBe("$1,500,000");
    expect(us.money("0.05")).toBe("$0.05");
  });
  test("groups four digits in Spanish too, and uses a real minus", () => {
    expect(plain(es.money("-1234.50"))).toBe("−1.234,50 €");
  });
  test("short money lines up: two decimals from a million on", () => {
    expect(["0.00", "950.00", "9500.00", "875000.00", "1250000.00", "18400000.00"].map(us.short)).toEqual(["$0", "$950", "$9,500", "$875K", "$1.25M", "$18.40M"]);
  });
  test("not set prints as nothing", () => {
    expect([us.money(""), us.money(null), us.percent(undefined)]).toEqual(["", "", ""]);
  });
});

test("percent and change", () => {
  expect(us.percent("0.1333")).toBe("13.33%");
  expect(us.change("0.345")).toBe("+34.5%");
  expect(us.change("-0.15")).toBe("−15%");
  expect(us.change("0")).toBe("0%");
});

test("dates do not slip across a time zone", () => {
  expect(us.date("2027-02-01")).toBe("Feb 1, 2027");
});

test("what an editor starts with can be typed back", () => {
  expect(us.editable("1500000.00", "money")).toBe("1500000");
  expect(es.editable("1500000.50", "money")).toBe("1500000,50");
  expect(us.editable("0.1333", "percent")).toBe("13.33%");
  expect(es.editable("0.135", "percent")).toBe("13,5%");
  expect(us.editable("", "money")).toBe("");
  expect(us.editable("12.50", "text")).toBe("12.50");
});

test("the point moves without arithmetic", () => {
  expect(["0.1333", "1", "-0.05", "0", "0.12345678", "12.5"].map((value) => shiftPoint(value, 2))).toEqual(["13.33", "100", "-5", "0", "12.345678", "1250"]);
});

test("sums are exact beyond floats and mixed scales", () => {
  expect(sumDecimals(["0.10", "0.20", "90071992547409.93"])).toBe("90071992547410.23");
  expect(sumDecimals(["1", "0.5", "words"])).toBe("1.5");
  expect(sumDecimals(["-0.05", "0.02"])).toBe("-0.03");
  expect(averageDecimal("10.00", 3)).toBe("3.33");
  expect(averageDecimal("-20.00", 3)).toBe("-6.67");
});
