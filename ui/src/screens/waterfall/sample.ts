/** Rows of a tree of teams for tests: nothing special about them but what is given. */
import type { TeamRow } from "../../bindings/TeamRow";

export function sampleNode(team: number | null, more: Partial<TeamRow> = {}): TeamRow {
  const sum = more.sumBelow ?? "0.00";
  return {
    team, name: team === null ? "" : `Team ${team}`, manager: "", parent: null, locked: false, overAssignmentTyped: { typed: "rate", rate: "0" }, overAssignmentWanted: "0", depth: team === null ? 0 : 1,
    members: [], sellers: 0, target: null, wantedBelow: null, sumBelow: sum, leftToAssign: null, overAssignment: null, overAmount: null, sumRepQuotas: sum, overChain: null, carried: sum,
    quarters: ["0.00", "0.00", "0.00", "0.00"], proposed: "0.00", withoutProposal: 0, gap: null, load: { accounts: 0, potential: "0.00", workload: "0", lastBookings: "0.00", customers: 0, byHand: 0 }, ...more,
  };
}

/** Region > Enterprise (seller 9) > East (1, 2), West (3); Commercial (4) beside Enterprise. */
export const sampleNodes: readonly TeamRow[] = [
  sampleNode(null, { sellers: 5, target: "20400000.00", wantedBelow: "20400000.00", sumBelow: "20400000.00", leftToAssign: "0.00", overAssignment: "0", overAmount: "0.00" }),
  sampleNode(0, { name: "Enterprise", manager: "DIR-01", members: [9], sellers: 4, target: "14550000.00", wantedBelow: "14700000.00", sumBelow: "14000000.00", leftToAssign: "700000.00", overAssignmentTyped: { typed: "amount", amount: "150000.00" }, overAssignmentWanted: "0.01030928" }),
  sampleNode(1, { name: "East", parent: 0, depth: 2, members: [1, 2], sellers: 2, target: "7350000.00", locked: true }),
  sampleNode(2, { name: "West", parent: 0, depth: 2, members: [3], sellers: 1, sumBelow: "1500000.00" }),
  sampleNode(3, { name: "Commercial", members: [4], sellers: 1, target: "5850000.00", wantedBelow: "5967000.00", overAssignmentTyped: { typed: "rate", rate: "0.02" }, overAssignmentWanted: "0.02", leftToAssign: "-33000.00" }),
];
