/** The season as it is typed: shares of the year in percent, which count only once they are whole. Shares are decimal strings, added exactly. Pure. */
import type { Seasonality } from "../../bindings/Seasonality";
import { isZero, sumDecimals } from "../../format";
import { shareOf } from "../../typed";
import { difference, isPositive } from "../mid-year/amounts";

export type By = Seasonality["by"];

export const evenQuarters = ["0.25", "0.25", "0.25", "0.25"] as const;
/** What many software companies book by quarter: the last is the largest. */
export const lateQuarters = ["0.18", "0.22", "0.26", "0.34"] as const;
/** Twelve shares that add up to the whole. */
export const evenMonths = ["0.0833", "0.0833", "0.0834", "0.0833", "0.0833", "0.0834", "0.0833", "0.0833", "0.0834", "0.0833", "0.0833", "0.0834"] as const;

/** More than the core keeps would be refused there in words about decimals; nobody types that. */
const mostDecimals = 8;

/** A share as typed, "18" or "18 %"; undefined where it is none from 0 to 100 %. */
export function shareTyped(text: string, locale: string): string | undefined {
  const share = shareOf(text.trim(), locale);
  if (share === undefined || share.startsWith("-") || (share.split(".")[1]?.length ?? 0) > mostDecimals) return undefined;
  return isPositive(difference("1", share)) ? undefined : share;
}

export interface Whole {
  sum: string;
  /** 1 - sum: positive where something is missing. */
  missing: string;
  is: "whole" | "short" | "over" | "unreadable";
}

/** What typed shares come to. An empty field counts nothing. */
export function whole(texts: readonly string[], locale: string): Whole {
  const shares = texts.map((text) => (text.trim() === "" ? "0" : shareTyped(text, locale)));
  const sum = sumDecimals(shares.filter((share) => share !== undefined));
  const missing = difference(sum, "1");
  if (shares.includes(undefined)) return { sum, missing, is: "unreadable" };
  return { sum, missing, is: isZero(missing) ? "whole" : isPositive(missing) ? "short" : "over" };
}

/** The season that whole texts mean; undefined while they are not whole. */
export function seasonOf(by: "quarters" | "months", texts: readonly string[], locale: string): Seasonality | undefined {
  if (texts.length !== (by === "quarters" ? 4 : 12) || whole(texts, locale).is !== "whole") return undefined;
  const weights = texts.map((text) => (text.trim() === "" ? "0" : (shareTyped(text, locale) ?? "0")));
  return { by, weights } as Seasonality;
}

/** What typing by quarter or by month begins with: what is typed already, else what the year falls to now, to the hundredth of a percent. */
export function beginning(by: "quarters" | "months", season: Seasonality, quarters: readonly string[]): string[] {
  if (season.by === by) return [...season.weights];
  if (by === "quarters") return wholeOf(season.by === "even" ? evenQuarters : quarters);
  return season.by === "quarters" ? season.weights.flatMap(third) : [...evenMonths];
}

/** Cut to four decimals; the last takes what is left. */
function wholeOf(shares: readonly string[]): string[] {
  const cut = shares.slice(0, -1).map((share) => tidy(share.replace(/(\.\d{4})\d+/, "$1")));
  return [...cut, tidy(difference(sumDecimals(cut), "1"))];
}

/** A quarter's share on its three months, in ten-thousandths where it does not go in evenly. */
function third(share: string): string[] {
  const [units = "0", fraction = ""] = share.split(".");
  const digits = BigInt(units + fraction.padEnd(8, "0").slice(0, 8));
  const each = (digits / 3n / 10_000n) * 10_000n;
  return [each, each, digits - 2n * each].map((part) => {
    const text = part.toString().padStart(9, "0");
    return tidy(`${text.slice(0, -8)}.${text.slice(-8)}`);
  });
}

function tidy(share: string): string {
  return share.includes(".") ? share.replace(/\.?0+$/, "") : share;
}

/** Whether two lists of shares say the same, however they are written. */
export function sameShares(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((share, index) => isZero(difference(share, other[index] ?? "0")));
}
