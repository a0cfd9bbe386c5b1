import { expect, test } from "vitest";
import { dateOf, dayAfter, monthsAfter, quartersOf } from "./dates";

test("a day is read in the manner of the language", () => {
  const en = (text: string) => dateOf(text, "en-US", "2027-01-01");
  const es = (text: string) => dateOf(text, "es-ES", "2027-01-01");
  for (const text of ["2027-03-31", "3/31/2027", "31/3/2027", "Mar 31, 2027", "31 Mar 2027", "March 31st 2027", "3/31", "Mar 31"]) expect([text, en(text)]).toEqual([text, "2027-03-31"]);
  for (const text of ["31/3/2027", "31.3.2027", "31 mar 2027", "31 de marzo de 2027", "31/3", "31 de marzo"]) expect([text, es(text)]).toEqual([text, "2027-03-31"]);
  expect([en("3/4/2027"), es("3/4/2027")]).toEqual(["2027-03-04", "2027-04-03"]);
  for (const text of ["", "soon", "31", "2027-02-30", "13/32/2027", "Mar 2027", "3/31/27", "Mar 31 27", "1 2 Mar 2027"]) expect([text, en(text)]).toEqual([text, undefined]);
});

test("without a year the day of the plan year is meant", () => {
  expect(dateOf("3/31", "en-US", "2026-07-01")).toBe("2027-03-31");
  expect(dateOf("7/1", "en-US", "2026-07-01")).toBe("2026-07-01");
  expect(dateOf("29 feb", "es-ES", "2027-07-01")).toBe("2028-02-29");
});

test("days and months are counted on", () => {
  expect(dayAfter("2027-12-31")).toBe("2028-01-01");
  expect(dayAfter("2028-03-01", -1)).toBe("2028-02-29");
  expect(monthsAfter("2027-01-31", 1)).toBe("2027-02-28");
  expect(quartersOf("2026-11-01")).toEqual([
    { first: "2026-11-01", last: "2027-01-31" },
    { first: "2027-02-01", last: "2027-04-30" },
    { first: "2027-05-01", last: "2027-07-31" },
    { first: "2027-08-01", last: "2027-10-31" },
  ]);
});
