/** Differences of amounts, exact, with their sign in sight. Pure. */
import { isZero, sumDecimals, type Formatter } from "../../format";

export function negated(value: string): string {
  return value.startsWith("-") ? value.slice(1) : /[1-9]/.test(value) ? `-${value}` : value;
}

/** `after - before`; what is not set counts 0. */
export function difference(before: string | null, after: string | null): string {
  return sumDecimals([after ?? "0", negated(before ?? "0")]);
}

export function isPositive(value: string): boolean {
  return !isZero(value) && !value.startsWith("-");
}

/** "+$375,000", "−$1,200,000", "" for nothing. */
export function signed(value: string, print: Formatter["money"]): string {
  if (isZero(value)) return "";
  return `${isPositive(value) ? "+" : ""}${print(value)}`;
}
