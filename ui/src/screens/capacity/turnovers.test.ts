import { expect, test } from "vitest";
import type { TurnoverRow } from "../../bindings/TurnoverRow";
import { withTurnover } from "./turnovers";

const row = (segment: string, yearly: string | null, vacancyMonths: string | null): TurnoverRow => ({ segment, yearly, vacancyMonths, rampLossMonths: "5", loss: "0", sellers: 1 });
const rows = [row("Enterprise", "0.14", "3"), row("SMB", null, null)];

test("one turnover changes and the others stay", () => {
  expect(withTurnover(rows, "Enterprise", "yearly", "0.2")).toEqual([{ segment: "Enterprise", yearly: "0.2", vacancyMonths: "3" }]);
  expect(withTurnover(rows, "SMB", "yearly", "0.25")).toEqual([
    { segment: "Enterprise", yearly: "0.14", vacancyMonths: "3" },
    { segment: "SMB", yearly: "0.25", vacancyMonths: "3" },
  ]);
});

test("a cleared turnover is gone, cleared months are none", () => {
  expect(withTurnover(rows, "Enterprise", "yearly", null)).toEqual([]);
  expect(withTurnover(rows, "Enterprise", "vacancyMonths", null)).toEqual([{ segment: "Enterprise", yearly: "0.14", vacancyMonths: "0" }]);
});
