/**
 * Days as people type them into a field of the window, read as the core reads them in a grid: `2027-03-31`, `3/31/2027` (in Spanish
 * `31/3/2027`), `31 Mar 2027`, `31 de marzo de 2027`. Without a year the day of the plan year is meant. Pure.
 */
const starts = [["jan", "ene"], ["feb"], ["mar"], ["apr", "abr"], ["may"], ["jun"], ["jul"], ["aug", "ago"], ["sep", "set"], ["oct"], ["nov"], ["dec", "dic"]];

/** The ISO date, or undefined where the text is none. `yearStart` is the first day of the plan year. */
export function dateOf(text: string, locale: string, yearStart: string): string | undefined {
  const bare = text.trim().toLowerCase();
  const whole = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(bare);
  if (whole) return iso(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const figures = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}))?$/.exec(bare);
  if (figures) {
    const [first, second] = [Number(figures[1]), Number(figures[3])];
    const [day, month] = locale.startsWith("en") ? [second, first] : [first, second];
    // What is possible in the other order only is meant so.
    return inYear(figures[4], month, day, yearStart) ?? inYear(figures[4], day, month, yearStart);
  }
  const words = bare.split(/[\s,.\-/]+/).filter((word) => word !== "" && word !== "de" && word !== "del");
  const at = words.findIndex((word) => monthOf(word) > 0);
  const others = words.filter((_, index) => index !== at).map((word) => /^(\d{1,4})(st|nd|rd|th|º)?$/.exec(word)?.[1]);
  const [day, year, ...more] = others;
  if (at < 0 || at > 1 || more.length > 0 || day === undefined || day.length > 2 || (others.length === 2 && year?.length !== 4)) return undefined;
  return inYear(year, monthOf(words[at] ?? ""), Number(day), yearStart);
}

export function dayAfter(day: string, days = 1): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The same day some months on, or the last of that month where it is shorter. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`;
}

/** First and last day of each quarter of the plan year. */
export function quartersOf(yearStart: string): { first: string; last: string }[] {
  return [0, 3, 6, 9].map((month) => ({ first: monthsAfter(yearStart, month), last: dayAfter(monthsAfter(yearStart, month + 3), -1) }));
}

function inYear(year: string | undefined, month: number, day: number, yearStart: string): string | undefined {
  if (year !== undefined) return iso(Number(year), month, day);
  const start = Number(yearStart.slice(0, 4));
  const here = iso(start, month, day);
  return here === undefined || here >= yearStart ? (here ?? iso(start + 1, month, day)) : iso(start + 1, month, day);
}

function monthOf(word: string): number {
  const plain = word.normalize("NFD").replace(/\p{M}/gu, "");
  return /^[a-z]{3,}$/.test(plain) ? starts.findIndex((names) => names.some((name) => plain.startsWith(name))) + 1 : 0;
}

function iso(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1900 && year <= 2200 ? date.toISOString().slice(0, 10) : undefined;
}
