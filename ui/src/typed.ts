/**
 * What a person types into a field of the window (not into a grid: there the core reads the text) as a canonical decimal string.
 *
 *   amountOf("20.5m", "en-US")   "20500000"      amountOf("1.500.000,50", "es-ES")   "1500000.50"
 *   shareOf("5%", "en-US")       "0.05"          undefined when the text is no number in that language
 *
 * Only digits are moved; nothing is computed.
 */
import { shiftPoint } from "./format";

const thousands: Record<string, number> = { k: 3, m: 6, mm: 6, b: 9 };

export function amountOf(text: string, locale: string): string | undefined {
  const bare = text.replace(/[\s\u00a0\u202f$€£¥]/g, "").replace(/^=/, "").replace("−", "-");
  const found = /^(-?)([\d.,']+)([a-z]{0,2})$/i.exec(bare);
  if (!found) return undefined;
  const [, sign = "", digits = "", suffix = ""] = found;
  const places = suffix === "" ? 0 : thousands[suffix.toLowerCase()];
  const plain = plainDigits(digits, locale);
  if (plain === undefined || places === undefined) return undefined;
  return `${sign}${places > 0 ? shiftPoint(plain, places) : plain}`;
}

/** A percentage, with or without its sign, as the share of it. */
export function shareOf(text: string, locale: string): string | undefined {
  const amount = amountOf(text.replace("%", ""), locale);
  return amount === undefined ? undefined : downPoint(amount, 2);
}

/** Moves the decimal point of a canonical decimal string to the left. */
export function downPoint(value: string, places: number): string {
  const negative = value.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? value.slice(1) : value).split(".");
  const digits = whole.padStart(places + 1, "0");
  const moved = `${digits.slice(0, -places)}.${digits.slice(-places)}${fraction}`.replace(/^0+(?=\d)/, "").replace(/\.?0+$/, "");
  return negative && /[1-9]/.test(moved) ? `-${moved}` : moved;
}

/** Digits without grouping and with a point; undefined where the separators are not those of the language. */
function plainDigits(digits: string, locale: string): string | undefined {
  const parts = new Intl.NumberFormat(locale, { useGrouping: "always" }).formatToParts(12345.5);
  const point = parts.find((part) => part.type === "decimal")?.value ?? ".";
  const group = parts.find((part) => part.type === "group")?.value ?? ",";
  const [whole = "", fraction, ...more] = digits.split(point);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const groups = whole.split(group);
  if (groups.length > 1 && !groups.every((part, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part))) return undefined;
  const plain = groups.join("");
  if (!/^\d+$/.test(plain)) return undefined;
  const trimmed = plain.replace(/^0+(?=\d)/, "");
  return fraction === undefined ? trimmed : `${trimmed}.${fraction}`;
}
