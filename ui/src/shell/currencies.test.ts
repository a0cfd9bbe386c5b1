import { expect, test } from "vitest";
import { currencyOptions } from "./currencies";

const currencies = [{ code: "USD", decimals: 2 }, { code: "CLP", decimals: 0 }];

test("currencies are named in the language of the window, in the order of the core", () => {
  expect(currencyOptions(currencies, "en-US").map((one) => one.value)).toEqual(["USD", "CLP"]);
  expect(currencyOptions(currencies, "en-US")[0]?.label).toBe("USD · US Dollar");
  expect(currencyOptions(currencies, "es-ES")[1]?.label).toMatch(/^CLP · peso/i);
});

test("a plan's own currency is always in the list, once", () => {
  expect(currencyOptions(currencies, "en-US", "CLP")).toHaveLength(2);
  expect(currencyOptions(currencies, "en-US", "QQQ")[0]).toEqual({ value: "QQQ", label: "QQQ" });
});
