/**
 * Canonical wire strings to words for people, and back to text for an editor. Display only: nothing here computes money.
 *
 *   const f = formatter("es-MX", "USD");
 *   f.money("1500000.00")      "$1,500,000"    every digit, cents only when there are any
 *   f.short("1250000.00")      "$1.25M"       millions with two decimals, thousands with none, so that a column stays aligned
 *   f.percent("0.1333")        "13.33%"
 *   f.change("-0.15")          "−15%"         signed, with a real minus
 *   f.editable("0.1333", "percent")  "13.33%"  what a person would type; the core parses it back
 *
 * Strings go straight into `Intl.NumberFormat`, which formats decimal strings exactly, so no digit is lost to a float.
 * `undefined`, `null` and "" are "not set" and print as "". Screens use `session.format`, which follows the settings.
 */
export type Kind = "text" | "money" | "percent" | "number" | "date" | "choice" | "flag";
export type Wire = string | number | null | undefined;

export interface Formatter {
  readonly locale: string;
  readonly currency: string;
  money(value: Wire): string;
  short(value: Wire): string;
  /** Short and without trailing zeros, for the axis of a chart. */
  tick(value: Wire): string;
  percent(value: Wire, digits?: number): string;
  change(value: Wire, digits?: number): string;
  number(value: Wire, digits?: number): string;
  /** "5.0×": how many times one thing is another. */
  times(value: Wire, digits?: number): string;
  date(iso: string | null | undefined): string;
  moment(iso: string | null | undefined): string;
  currencyMark(): string;
  shown(value: Wire, kind: Kind): string;
  editable(value: Wire, kind: Kind): string;
}

const made = new Map<string, Formatter>();

export function formatter(locale: string, currency: string): Formatter {
  const key = `${locale} ${currency}`;
  let found = made.get(key);
  if (!found) made.set(key, (found = make(locale, currency)));
  return found;
}

const decimalString = /^-?\d+(\.\d+)?$/;

/** Moves the decimal point of a canonical decimal string to the right; trailing zeros of the fraction are dropped. */
export function shiftPoint(value: string, places: number): string {
  const negative = value.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? value.slice(1) : value).split(".");
  const digits = fraction.padEnd(places, "0");
  const moved = (whole + digits.slice(0, places)).replace(/^0+(?=\d)/, "");
  const rest = digits.slice(places).replace(/0+$/, "");
  const text = rest ? `${moved}.${rest}` : moved;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}

export function isZero(value: string): boolean {
  return !/[1-9]/.test(value);
}

/** Adds canonical decimal strings exactly. For the status bar only. */
export function sumDecimals(values: Iterable<string>): string {
  let scale = 0;
  const parsed: { digits: bigint; scale: number }[] = [];
  for (const value of values) {
    if (!decimalString.test(value)) continue;
    const point = value.indexOf(".");
    const own = point < 0 ? 0 : value.length - point - 1;
    scale = Math.max(scale, own);
    parsed.push({ digits: BigInt(value.replace(".", "")), scale: own });
  }
  let sum = 0n;
  for (const part of parsed) sum += part.digits * 10n ** BigInt(scale - part.scale);
  return withScale(sum, scale);
}

/** A canonical sum divided by a count, rounded to the scale of the sum. For the status bar only. */
export function averageDecimal(sum: string, count: number): string {
  if (count < 1) return "";
  const point = sum.indexOf(".");
  const scale = point < 0 ? 0 : sum.length - point - 1;
  const digits = BigInt(sum.replace(".", ""));
  const by = BigInt(count);
  const half = digits < 0n ? -by / 2n : by / 2n;
  return withScale((digits + half) / by, scale);
}

function withScale(digits: bigint, scale: number): string {
  if (scale === 0) return digits.toString();
  const negative = digits < 0n;
  const text = (negative ? -digits : digits).toString().padStart(scale + 1, "0");
  return `${negative ? "-" : ""}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

function make(locale: string, currency: string): Formatter {
  const cache = new Map<string, Intl.NumberFormat>();
  /** `name` stands for the options: making a number format is slow, and so is comparing options. */
  const print = (value: Wire, name: string, options: () => Intl.NumberFormatOptions): string => {
    if (value === null || value === undefined || value === "") return "";
    // Anything but a number is shown as it is rather than as "NaN".
    if (typeof value === "string" && !decimalString.test(value)) return value;
    let format = cache.get(name);
    if (!format) cache.set(name, (format = new Intl.NumberFormat(locale, { useGrouping: "always", ...options() })));
    return format.format(value as Intl.StringNumericLiteral).replace("-", "−");
  };
  const inCurrency = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
  const point = new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".";
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const parse = (iso: string) => new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  const whole = (value: Wire) => print(value, "whole", () => ({ ...inCurrency, maximumFractionDigits: 0 }));

  const self: Formatter = {
    locale,
    currency,
    money: (value) => (/\.0*[1-9]/.test(String(value ?? "")) ? print(value, "cents", () => inCurrency) : whole(value)),
    short(value) {
      const size = String(value ?? "").replace(/^-/, "").split(".")[0]?.length ?? 0;
      if (size <= 4) return whole(value);
      const digits = size > 6 ? 2 : 0;
      return print(value, `short${digits}`, () => ({ ...inCurrency, notation: "compact", minimumFractionDigits: digits, maximumFractionDigits: digits }));
    },
    tick: (value) => print(value, "tick", () => ({ ...inCurrency, notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: 2 })),
    percent: (value, digits = 2) => print(value, `percent${digits}`, () => ({ style: "percent", maximumFractionDigits: digits })),
    change: (value, digits = 1) => print(value, `change${digits}`, () => ({ style: "percent", maximumFractionDigits: digits, signDisplay: "exceptZero" })),
    number: (value, digits = 8) => print(value, `number${digits}`, () => ({ maximumFractionDigits: digits })),
    times: (value, digits = 1) => {
      const text = print(value, `times${digits}`, () => ({ minimumFractionDigits: digits, maximumFractionDigits: digits }));
      return decimalString.test(String(value ?? "")) ? `${text}×` : text;
    },
    date: (iso) => (iso ? days.format(parse(iso)) : ""),
    moment: (iso) => (iso ? moments.format(parse(iso)) : ""),
    currencyMark: () => new Intl.NumberFormat(locale, inCurrency).formatToParts(0).find((part) => part.type === "currency")?.value ?? currency,
    shown(value, kind) {
      if (value === null || value === undefined) return "";
      if (kind === "money") return self.money(value);
      if (kind === "percent") return self.percent(value);
      if (kind === "number") return self.number(value);
      if (kind === "date") return self.date(String(value));
      return String(value);
    },
    editable(value, kind) {
      const text = value === null || value === undefined ? "" : String(value);
      if (!decimalString.test(text)) return text;
      if (kind === "percent") return `${shiftPoint(text, 2).replace(".", point)}%`;
      if (kind === "money") return text.replace(/\.0+$/, "").replace(".", point);
      if (kind === "number") return text.replace(".", point);
      return text;
    },
  };
  return self;
}
