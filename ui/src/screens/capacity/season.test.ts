import { expect, test } from "vitest";
import { sumDecimals } from "../../format";
import { beginning, evenMonths, lateQuarters, sameShares, seasonOf, shareTyped, whole } from "./season";

const en = "en-US";

test("what is missing to the whole is said while typing", () => {
  expect(whole(["18", "22", "26", "33"], en)).toEqual({ sum: "0.99", missing: "0.01", is: "short" });
  expect(whole(["18", "22", "26", "34"], en)).toMatchObject({ is: "whole" });
  expect(whole(["18", "22", "26", "36.5"], en)).toMatchObject({ missing: "-0.025", is: "over" });
  expect(whole(["18 %", "22", "", "60"], en)).toMatchObject({ is: "whole" });
  expect(whole(["18", "many", "26", "34"], en)).toMatchObject({ is: "unreadable" });
  expect(whole(["12,5", "12,5", "25", "50"], "es-ES")).toMatchObject({ is: "whole" });
});

test("only a whole year is a season", () => {
  expect(seasonOf("quarters", ["18", "22", "26", "34"], en)).toEqual({ by: "quarters", weights: ["0.18", "0.22", "0.26", "0.34"] });
  expect(seasonOf("quarters", ["18", "22", "26", "33"], en)).toBeUndefined();
  expect(seasonOf("quarters", ["100"], en)).toBeUndefined();
  expect(seasonOf("months", ["100", ...Array.from({ length: 11 }, () => "")], en)).toMatchObject({ by: "months" });
});

test("a share lies from 0 to 100 %", () => {
  expect(["0", "100", "8.33", "100.1", "-1", "x", ""].map((text) => shareTyped(text, en))).toEqual(["0", "1", "0.0833", undefined, undefined, undefined, undefined]);
});

test("typing begins with what holds, and that is whole", () => {
  expect(beginning("quarters", { by: "even" }, [])).toEqual(["0.25", "0.25", "0.25", "0.25"]);
  const byDays = beginning("quarters", { by: "days" }, ["0.24657534", "0.24931507", "0.25205479", "0.2520548"]);
  expect(byDays).toEqual(["0.2465", "0.2493", "0.252", "0.2522"]);
  expect(beginning("quarters", { by: "quarters", weights: [...lateQuarters] }, [])).toEqual(lateQuarters);
  for (const season of [{ by: "quarters", weights: ["0.18", "0.22", "0.26", "0.34"] } as const, { by: "even" } as const]) {
    const months = beginning("months", season as never, []);
    expect(months).toHaveLength(12);
    expect(Number(sumDecimals(months))).toBe(1);
  }
  expect(sameShares(beginning("months", { by: "quarters", weights: ["0.18", "0.22", "0.26", "0.34"] }, []).slice(0, 3), ["0.06", "0.06", "0.06"])).toBe(true);
  expect(Number(sumDecimals(evenMonths))).toBe(1);
});

test("the same shares are the same however they are written", () => {
  expect(sameShares(["0.180", "0.82"], ["0.18", "0.82"])).toBe(true);
  expect(sameShares(["0.18"], ["0.19"])).toBe(false);
});
