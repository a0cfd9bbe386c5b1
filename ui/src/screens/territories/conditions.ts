/** A rule's conditions while they are being written, and as the core takes them. Pure. */
import type { Condition } from "../../bindings/Condition";
import type { Facets } from "../../bindings/Facets";
import type { RuleField } from "../../bindings/RuleField";

export type Test = "is" | "isNot" | "startsWith";

export interface Draft {
  field: RuleField | "size";
  test: Test;
  values: string[];
  least: string;
  below: string;
}

export const fields: readonly Draft["field"][] = ["segment", "country", "state", "city", "postalCode", "industry", "owner", "size"];

export function newDraft(field: Draft["field"] = "segment"): Draft {
  return { field, test: "is", values: [], least: "", below: "" };
}

export function draftOf(condition: Condition, shown: (quantity: string) => string): Draft {
  if (condition.test !== "size") return { ...newDraft(condition.field), test: condition.test, values: [...condition.values] };
  return { ...newDraft("size"), least: shown(condition.least ?? ""), below: shown(condition.below ?? "") };
}

/** A size as typed in the canonical form; "" for none, undefined when it is no size. Groups of three may be marked as people do. */
export function sizeOf(text: string, point: "." | ","): string | undefined {
  const group = point === "." ? "," : ".";
  const plain = text.trim();
  if (plain === "") return "";
  const [whole = "", fraction, ...more] = plain.split(point);
  const digits = whole.replace(/[\s\u00a0\u202f']/g, group);
  if (more.length > 0 || (fraction !== undefined && !/^\d{1,3}$/.test(fraction))) return undefined;
  const marked = group === "." ? /^\d{1,3}(\.\d{3})+$/ : /^\d{1,3}(,\d{3})+$/;
  if (!/^\d{1,12}$/.test(digits) && !marked.test(digits)) return undefined;
  const number = digits.replaceAll(group, "").replace(/^0+(?=\d)/, "");
  return fraction === undefined ? number : `${number}.${fraction}`;
}

/** The conditions to send, or the place of the first draft that says nothing yet. */
export function conditionsOf(drafts: readonly Draft[], point: "." | ","): { conditions: Condition[] } | { missing: number } {
  const conditions: Condition[] = [];
  for (const [place, draft] of drafts.entries()) {
    if (draft.field === "size") {
      const least = sizeOf(draft.least, point);
      const below = sizeOf(draft.below, point);
      if (least === undefined || below === undefined || (least === "" && below === "")) return { missing: place };
      conditions.push({ test: "size", least: least || null, below: below || null });
    } else {
      if (draft.values.length === 0) return { missing: place };
      conditions.push({ test: draft.test, field: draft.field, values: draft.values });
    }
  }
  return drafts.length === 0 ? { missing: 0 } : { conditions };
}

/** The values that the plan's accounts have in a field, where they are few enough to be listed. */
export function valuesOf(facets: Facets, field: Draft["field"]): readonly string[] {
  switch (field) {
    case "segment": return facets.segments;
    case "country": return facets.countries;
    case "state": return facets.states;
    case "industry": return facets.industries;
    case "owner": return facets.owners;
    default: return [];
  }
}

/** Where a rule lands, counted without itself, when it is dropped before the rule that now stands at `before`. */
export function landing(from: number, before: number): number {
  return before > from ? before - 1 : before;
}
