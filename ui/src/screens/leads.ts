/** Where a finding is put right: the words for its button and the way there, with the thing selected. */
import type { Finding } from "../bindings/Finding";
import type { Kind } from "../bindings/Kind";
import { open } from "../find";
import { frame } from "../frame.svelte";
import { m } from "../language.svelte";
import { session } from "../session.svelte";
import type { ScreenKey } from "./registry";
import { noFilter, firstView } from "./views";

export interface Lead {
  label: string;
  go: () => void;
}

export function lead(finding: Finding): Lead {
  switch (finding.code) {
    case "noCompanyPlan":
      return { label: m.lead_quotas(), go: () => at("quotas", "plan", 0) };
    case "leftToAssign":
      return { label: m.lead_quotas(), go: () => void session.go("quotas") };
    case "accountsUnassigned":
      return { label: m.lead_accounts(), go: showUnassigned };
    case "territoryWithoutSeller":
    case "territoryEmpty":
    case "sellerWithoutTerritory":
      return { label: m.lead_territory(), go: () => ("territory" in finding ? open("territory", finding.territory) : at("territories", "seller", finding.seller)) };
    case "ruleMatchesNothing":
    case "ruleShadowed":
      return { label: m.lead_rule(), go: () => at("territories", "rule", finding.rule) };
    case "sellerWithoutQuota":
    case "quotaOutlier":
      return { label: m.lead_quota(), go: () => open("seller", finding.seller) };
    case "seatWithoutStart":
      return { label: m.lead_seller(), go: () => at("people", "seller", finding.seller) };
    case "teamLeftToAssign":
    case "teamEmpty":
      return { label: m.lead_team(), go: () => open("team", finding.team) };
    case "capacityShort":
      return { label: m.lead_capacity(), go: () => void session.go("capacity") };
    case "sellerWithoutPool":
      return { label: m.lead_pools(), go: () => at("pools", "seller", finding.seller) };
    case "poolWithoutSellers":
    case "poolWithoutPresales":
      return { label: m.lead_pool(), go: () => open("pool", finding.pool) };
    case "presalesAccelerated":
    case "thresholdMissed":
    case "payCliff":
    case "capBites":
    case "targetShares":
    case "payMixUnusual":
    case "quotaToPayUnusual":
      return { label: m.lead_payouts(), go: () => at("payouts", "payPlan", finding.plan) };
    case "overBudget":
      return { label: m.lead_payouts(), go: () => void session.go("payouts") };
    case "presalesWeight":
    case "presalesContended":
      return { label: m.lead_pools(), go: () => at("pools", "presales", finding.presales) };
  }
}

/** The accounts that no territory has, listed. */
export function showUnassigned(): void {
  const view = firstView("accounts");
  void session.go("accounts", view.screen === "accounts" ? { ...view, filter: { ...noFilter, unassigned: true } } : view);
}

function at(screen: ScreenKey, kind: Kind, id: number): void {
  frame.aim = { kind, id };
  void session.go(screen);
}
