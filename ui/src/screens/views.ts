/** What each screen looks at when it is first opened; screens without a view of their own keep the overview fresh. */
import type { AccountFilter } from "../bindings/AccountFilter";
import type { ViewRequest } from "../bindings/ViewRequest";
import type { ScreenKey } from "./registry";

const pageOfRows = 200;

export function firstView(screen: ScreenKey): ViewRequest {
  switch (screen) {
    case "accounts":
      return { screen, from: 0, count: pageOfRows, filter: noFilter, sort: null };
    case "history":
      return { screen, from: 0, count: pageOfRows };
    case "export":
    case "import":
      return { screen: "overview" };
    case "requests":
      return { screen, by: "priority" };
    case "treemap":
      return { screen, outer: "segment", inner: "territory", by: "potential" };
    case "settings":
      return { screen: "people" };
    default:
      return { screen };
  }
}

export const noFilter: AccountFilter = { text: "", segments: [], countries: [], states: [], industries: [], owners: [], territories: [], unassigned: false, byHand: false, keptOut: false };
