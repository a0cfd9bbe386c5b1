/** The figures that stand in the columns of grids, by the keys that the screens give them. Pure. */
import type { Figure } from "../../bindings/Figure";
import type { ManagerFigure } from "../../bindings/ManagerFigure";
import type { PresalesFigure } from "../../bindings/PresalesFigure";
import type { SellerFigure } from "../../bindings/SellerFigure";
import type { TeamFigure } from "../../bindings/TeamFigure";

type ByColumn = Readonly<Record<string, Figure>>;

const sellers: Record<string, SellerFigure> = {
  quota: "quota", asked: "quota", target: "quota", carried: "carriedQuota", share: "carriedShare", q1: "quarter1", q2: "quarter2", q3: "quarter3", q4: "quarter4", proposal: "proposal", gap: "gap", potential: "potential", ote: "ote", toPotential: "quotaToPotential", ratio: "quotaToPotential", toPay: "quotaToOte", times: "quotaToOte", toLastYear: "quotaToLastYear", growth: "quotaToLastYear",
};
const paid: Record<string, SellerFigure> = {
  attainment: "attainment", bookings: "bookings", carried: "carriedQuota", base: "base", target: "targetVariable", variable: "variable", accelerator: "accelerator", total: "total", ofBase: "shareOfBase",
  ofTarget: "shareOfTarget",
};
const members: Record<string, PresalesFigure> = {
  attainment: "attainment", base: "base", target: "targetVariable", variable: "variable", accelerator: "accelerator", total: "total", ofBase: "shareOfBase", ofTarget: "shareOfTarget",
};
const managers: Record<string, ManagerFigure> = {
  attainment: "attainment", base: "base", target: "targetVariable", variable: "variable", accelerator: "accelerator", total: "total", ofBase: "shareOfBase", ofTarget: "shareOfTarget",
};
const teams: Record<string, TeamFigure> = {
  target: "target", asked: "target", wanted: "wantedBelow", sumBelow: "sumBelow", left: "leftToAssign", over: "overAssignment", overChain: "overChain", sumRepQuotas: "sumRepQuotas", quota: "sumRepQuotas", carried: "carried", q1: "quarter1", q2: "quarter2", q3: "quarter3", q4: "quarter4", proposal: "proposed", gap: "gap",
};

function mapped<Key extends string>(keys: Record<string, Key>, figure: (key: Key) => Figure): ByColumn {
  return Object.fromEntries(Object.entries(keys).map(([column, key]) => [column, figure(key)]));
}

/** What is carried in a quarter, from 0. */
export const quarterFigure = (quarter: number): "quarter1" | "quarter2" | "quarter3" | "quarter4" => (["quarter1", "quarter2", "quarter3", "quarter4"] as const)[quarter] ?? "quarter1";

export const sellerWhy = (seller: number): ByColumn => mapped(sellers, (figure) => ({ of: "seller", seller, figure }));
export const paidWhy = (seller: number): ByColumn => mapped(paid, (figure) => ({ of: "seller", seller, figure }));
export const presalesWhy = (presales: number): ByColumn => mapped(members, (figure) => ({ of: "presales", presales, figure }));
export const managerWhy = (team: number): ByColumn => mapped(managers, (figure) => ({ of: "manager", team, figure }));
/** `null`: the region. */
export const teamWhy = (team: number | null): ByColumn => mapped(teams, (figure) => ({ of: "team", team, figure }));
export const territoryWhy = (territory: number): ByColumn =>
  mapped({ accounts: "accounts", potential: "potential", workload: "workload", balance: "balance" } as const, (figure) => ({ of: "territory", territory, figure }));
export const planWhy: ByColumn = mapped({ target: "companyPlan", wanted: "regionalTarget", sumRepQuotas: "sumRepQuotas", overChain: "overAssignment" } as const, (figure) => ({ of: "plan", figure }));
