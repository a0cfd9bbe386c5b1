/** From a finding to the place where it is mended; Ctrl . goes from one to the next, on whatever screen the window stands. */
import type { FoundText } from "../../bindings/FoundText";
import { ask } from "../../desk";
import { open } from "../../find";
import { frame } from "../../frame.svelte";
import { m } from "../../language.svelte";
import { session } from "../../session.svelte";
import { toasts } from "../../toasts.svelte";
import { noFilter } from "../views";

const pageOfRows = 200;

export function mend({ finding }: FoundText): void {
  switch (finding.code) {
    case "noCompanyPlan":
      frame.aim = { kind: "plan", id: 0 };
      void session.go("quotas");
      break;
    case "leftToAssign":
      void session.go("quotas");
      break;
    case "accountsUnassigned":
      void session.go("accounts", { screen: "accounts", from: 0, count: pageOfRows, filter: { ...noFilter, unassigned: true }, sort: null });
      break;
    case "territoryWithoutSeller":
    case "territoryEmpty":
      open("territory", finding.territory);
      break;
    case "ruleTakesNothing":
      frame.aim = { kind: "rule", id: finding.rule };
      void session.go("territories");
      break;
    case "sellerWithoutTerritory":
      void session.go("territories");
      break;
    case "sellerWithoutQuota":
    case "quotaHeavy":
      open("seller", finding.seller);
      break;
    case "sellerWithoutPool":
    case "presalesWeight":
      void session.go("pools");
      break;
    case "poolWithoutSellers":
    case "poolWithoutPresales":
      open("pool", finding.pool);
      break;
    case "presalesContended":
      open("presales", finding.presales);
      break;
  }
}

let last: string | undefined;

/** The finding after the one gone to last, round the list. */
export async function nextIssue(): Promise<void> {
  try {
    const view = await ask("look", { view: { screen: "overview" } });
    const found = view.screen === "overview" ? view.findings : [];
    const next = after(found, last);
    if (!next) {
      toasts.say(m.overview_no_issues(), undefined, "good");
      return;
    }
    last = JSON.stringify(next.finding);
    mend(next);
    toasts.say(`${next.message} ${next.remedy}`.trim());
  } catch (error) {
    session.report(error);
  }
}

export function after(found: readonly FoundText[], seen: string | undefined): FoundText | undefined {
  const at = found.findIndex((one) => JSON.stringify(one.finding) === seen);
  return found[(at + 1) % found.length];
}
