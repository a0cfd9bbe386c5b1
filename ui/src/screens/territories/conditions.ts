/** A rule's conditions while they are being written, as a tree, and as the core takes them. Pure. */
import type { Condition } from "../../bindings/Condition";
import type { AccountField } from "../../bindings/AccountField";
import type { Facets } from "../../bindings/Facets";
import type { NumberField } from "../../bindings/NumberField";
import type { PostalRange } from "../../bindings/PostalRange";
import type { RuleField } from "../../bindings/RuleField";

export type Field = AccountField | "place" | "named";
export type Test = "is" | "isNot" | "startsWith" | "contains" | "postalRange" | "range" | "within" | "named" | "isEmpty";
export type Together = "allOf" | "anyOf" | "noneOf";

/** One condition. What another test needs stays typed while the test is changed to and fro. */
export interface TestDraft {
  id: number;
  kind: "test";
  field: Field;
  test: Test;
  values: string[];
  least: string;
  below: string;
  latitude: string;
  longitude: string;
  kilometres: string;
}

export interface GroupDraft {
  id: number;
  kind: "group";
  together: Together;
  of: Draft[];
}

export type Draft = TestDraft | GroupDraft;

/** Levels of groups that the core takes, the rule itself being the first. */
export const deepest = 6;

export const fields: readonly Field[] = [
  "segment", "industry", "country", "state", "city", "postalCode", "place", "name", "externalId", "named", "owner", "size", "potential", "workload", "lastBookings", "latitude",
  "longitude",
];
const numbers: readonly Field[] = ["size", "potential", "workload", "lastBookings", "latitude", "longitude"];

export function testsOf(field: Field): readonly Test[] {
  if (field === "place") return ["within"];
  if (field === "named") return ["named"];
  if (numbers.includes(field)) return ["range", "isEmpty"];
  const texts: Test[] = ["is", "isNot", "startsWith", "contains", "isEmpty"];
  return field === "postalCode" ? ["postalRange", ...texts] : texts;
}

let next = 1;

export function newTest(field: Field = "segment"): TestDraft {
  const [test = "is"] = testsOf(field);
  return { id: next++, kind: "test", field, test, values: [], least: "", below: "", latitude: "", longitude: "", kilometres: "" };
}

export function newGroup(together: Together, of: Draft[] = [newTest()]): GroupDraft {
  return { id: next++, kind: "group", together, of };
}

/** The same condition on another field, with a test that was chosen kept where that field has it. */
export function onField(draft: TestDraft, field: Field): TestDraft {
  if (field === draft.field) return draft;
  const tests = testsOf(field);
  return { ...newTest(field), id: draft.id, test: draft.test !== "is" && tests.includes(draft.test) ? draft.test : (tests[0] ?? "is") };
}

/** A rule's list as one group; a rule that is one group shows as that group. */
export function rootOf(conditions: readonly Condition[], shown: (number: string) => string): GroupDraft {
  const of = conditions.map((condition) => draftOf(condition, shown));
  const [only] = of;
  return of.length === 1 && only?.kind === "group" ? only : newGroup("allOf", of);
}

export function draftOf(condition: Condition, shown: (number: string) => string): Draft {
  const bound = (number: string | null) => (number === null ? "" : shown(number));
  switch (condition.test) {
    case "allOf":
    case "anyOf":
    case "noneOf": return newGroup(condition.test, condition.of.map((part) => draftOf(part, shown)));
    case "range": return { ...newTest(condition.field), test: "range", least: bound(condition.least), below: bound(condition.below) };
    case "within": {
      const { latitude, longitude, kilometres } = condition;
      return { ...newTest("place"), latitude: shown(latitude), longitude: shown(longitude), kilometres: shown(kilometres) };
    }
    case "postalRange": return { ...newTest("postalCode"), test: "postalRange", values: condition.ranges.map(rangeText) };
    case "named": return { ...newTest("named"), values: [...condition.accounts] };
    case "isEmpty": return { ...newTest(condition.field), test: "isEmpty" };
    default: return { ...newTest(condition.field), test: condition.test, values: [...condition.values] };
  }
}

/**
 * A number as typed in the canonical form; "" for none, undefined when it is no number. Groups of three may be marked as people do; a dash in front
 * stands for a minus.
 */
export function numberOf(text: string, point: "." | ",", decimals = 3): string | undefined {
  const group = point === "." ? "," : ".";
  const plain = text.trim().replace(/^[\u2212\u2013-]/, "-");
  if (plain === "") return "";
  const sign = plain.startsWith("-") ? "-" : "";
  const [whole = "", fraction, ...more] = plain.slice(sign.length).split(point);
  const digits = whole.replace(/[\s\u00a0\u202f']/g, group);
  if (more.length > 0 || (fraction !== undefined && (!/^\d+$/.test(fraction) || fraction.length > decimals))) return undefined;
  const marked = group === "." ? /^\d{1,3}(\.\d{3})+$/ : /^\d{1,3}(,\d{3})+$/;
  if (!/^\d{1,12}$/.test(digits) && !marked.test(digits)) return undefined;
  const number = digits.replaceAll(group, "").replace(/^0+(?=\d)/, "");
  return fraction === undefined ? `${sign}${number}` : `${sign}${number}.${fraction}`;
}

/** `900-961` as a range; `02` alone is every code that begins so. */
export function postalRange(text: string): PostalRange {
  const [first = "", last = ""] = text.split(/\s*[\u2013\u2014-]\s*/, 2);
  return { first: first.trim(), last: last.trim() || first.trim() };
}

function rangeText({ first, last }: PostalRange): string {
  return first === last ? first : `${first}–${last}`;
}

/** The conditions to send, or the draft that says nothing yet. */
export function conditionsOf(root: GroupDraft, point: "." | ","): { conditions: Condition[] } | { missing: number } {
  const made = madeOf(root, point);
  if ("missing" in made) return made;
  return { conditions: made.condition.test === "allOf" ? made.condition.of : [made.condition] };
}

type Made = { condition: Condition } | { missing: number };

function madeOf(draft: Draft, point: "." | ","): Made {
  if (draft.kind === "test") {
    const condition = conditionOf(draft, point);
    return condition ? { condition } : { missing: draft.id };
  }
  const of: Condition[] = [];
  for (const part of draft.of) {
    const made = madeOf(part, point);
    if ("missing" in made) return made;
    of.push(made.condition);
  }
  return of.length === 0 ? { missing: draft.id } : { condition: { test: draft.together, of } };
}

function conditionOf(draft: TestDraft, point: "." | ","): Condition | undefined {
  const { field, test, values } = draft;
  switch (test) {
    case "within": {
      const [latitude, longitude] = [draft.latitude, draft.longitude].map((text) => numberOf(text, point, 6));
      const kilometres = numberOf(draft.kilometres, point, 6);
      return latitude && longitude && kilometres ? { test, latitude, longitude, kilometres } : undefined;
    }
    case "named": return values.length > 0 ? { test, accounts: values } : undefined;
    case "postalRange": return values.length > 0 ? { test, ranges: values.map(postalRange) } : undefined;
    case "isEmpty": return field === "place" || field === "named" ? undefined : { test, field };
    case "range": {
      const decimals = field === "latitude" || field === "longitude" ? 6 : 3;
      const least = numberOf(draft.least, point, decimals);
      const below = numberOf(draft.below, point, decimals);
      if (least === undefined || below === undefined || (least === "" && below === "")) return undefined;
      return { test, field: field as NumberField, least: least || null, below: below || null };
    }
    case "is":
    case "isNot":
    case "startsWith":
    case "contains": return values.length > 0 ? ({ test, field: field as RuleField, values } as Condition) : undefined;
  }
}

/** The values that the plan's accounts have in a field, where they are few enough to be listed. */
export function valuesOf(facets: Facets, field: Field): readonly string[] {
  switch (field) {
    case "segment": return facets.segments;
    case "country": return facets.countries;
    case "state": return facets.states;
    case "industry": return facets.industries;
    case "owner": return facets.owners;
    default: return [];
  }
}

/** The conditions of each rule, those first that fewest rules share: what tells a rule from others is in sight where the line is cut. */
export function tellingFirst(rules: readonly (readonly string[])[]): string[][] {
  const counts = new Map<string, number>();
  for (const parts of rules) for (const part of new Set(parts)) counts.set(part, (counts.get(part) ?? 0) + 1);
  const shared = (part: string) => counts.get(part) ?? 0;
  return rules.map((parts) => parts.map((part, at) => ({ part, at })).sort((a, b) => shared(a.part) - shared(b.part) || a.at - b.at).map(({ part }) => part));
}

/** Where a rule lands, counted without itself, when it is dropped before the rule that now stands at `before`. */
export function landing(from: number, before: number): number {
  return before > from ? before - 1 : before;
}
