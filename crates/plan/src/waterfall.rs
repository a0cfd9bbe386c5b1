//! The hedge waterfall: company plan, regional target, teams, sellers, and what each level assigns on top of its target.
//! Overlay quotas (pool targets) are no part of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::assignment::Load;
use crate::ids::{SellerId, TeamId};
use crate::money::{Money, Rate};
use crate::outlook::SellerOutlook;
use crate::plan::Plan;
use crate::team::DEEPEST;

/// The chain from the company plan to the sellers: by level, and team by team.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Waterfall {
    /// From the company plan down to the sum of rep quotas. Each over-assignment is of the level above it, and together
    /// they multiply to the whole.
    pub levels: Vec<LevelOutlook>,
    /// The region, then its teams, each before what stands below it.
    pub nodes: Vec<NodeOutlook>,
}

/// All that stands on one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LevelOutlook {
    pub level: LevelKind,
    /// What the level adds up to. Sellers who stand above it, and teams without a target, count with their quotas.
    pub total: Money,
    /// Total / total of the level above - 1; `None` for the first, and where the level above is 0.
    pub over_assignment: Option<Rate>,
    /// Total - total of the level above.
    pub over_amount: Money,
    /// Total / company plan - 1.
    pub over_company: Option<Rate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "at")]
#[ts(export)]
pub enum LevelKind {
    Company,
    Region,
    /// Teams of this depth below the region, from 1.
    Teams {
        depth: u32,
    },
    Sellers,
}

/// The region or a team with what stands below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NodeOutlook {
    /// `None`: the region.
    pub team: Option<TeamId>,
    /// 0 for the region.
    pub depth: u32,
    /// Sellers right below, without those of the teams below.
    pub members: Vec<SellerId>,
    /// Sellers here and below.
    pub sellers: u32,
    pub target: Option<Money>,
    /// What teams and sellers right below are to add up to: the target and its over-assignment.
    pub wanted_below: Option<Money>,
    /// What they do add up to: targets of teams, quotas of sellers; a team without a target counts with what is below it.
    pub sum_below: Money,
    /// Wanted - sum: negative where more is assigned than wanted.
    pub left_to_assign: Option<Money>,
    /// Sum below / target - 1, of the target.
    pub over_assignment: Option<Rate>,
    /// Sum below - target.
    pub over_amount: Option<Money>,
    /// Sum of rep quotas here and below.
    pub sum_rep_quotas: Money,
    /// Sum of rep quotas / target - 1: all over-assignments from here down, multiplied.
    pub over_chain: Option<Rate>,
    /// Sum of the quotas as they are carried this year.
    pub carried: Money,
    /// The carried quotas by quarter.
    pub quarters: [Money; 4],
    /// Bottom-up: what the sellers here and below propose; sellers without any count 0.
    pub proposed: Money,
    /// Sellers without a proposal.
    pub without_proposal: u32,
    /// Target - proposed: positive where more is asked than offered; `None` where no target is set.
    pub gap: Option<Money>,
    /// Accounts of the sellers here and below.
    pub load: Load,
}

impl Waterfall {
    /// What is left to assign at all levels together; `None` where there is no company plan.
    pub fn left_to_assign(&self) -> Option<Money> {
        self.nodes.first()?.left_to_assign?;
        Some(self.nodes.iter().filter_map(|node| node.left_to_assign).sum())
    }
}

/// Adds the sellers up over the tree of teams.
pub(crate) fn waterfall(plan: &Plan, sellers: &[SellerOutlook]) -> Waterfall {
    let teams = &plan.decisions.teams;
    let mut children = vec![Vec::new(); teams.bound() + 1];
    for team in teams.iter() {
        children[place(team.parent)].push(team.id);
    }
    let mut members: Vec<Vec<&SellerOutlook>> = vec![Vec::new(); teams.bound() + 1];
    for seller in sellers {
        if let Some(of_team) = members.get_mut(place(seller.team)) {
            of_team.push(seller);
        }
    }
    let mut nodes = Vec::with_capacity(teams.len() + 1);
    let walk = Walk { plan, children, members };
    walk.node(None, 0, &mut nodes);
    let levels = levels(plan, sellers, &nodes);
    Waterfall { levels, nodes }
}

/// The region stands first.
fn place(team: Option<TeamId>) -> usize {
    team.map_or(0, |team| team.0 as usize + 1)
}

struct Walk<'a> {
    plan: &'a Plan,
    children: Vec<Vec<TeamId>>,
    members: Vec<Vec<&'a SellerOutlook>>,
}

impl Walk<'_> {
    /// Adds the node and all below it, and returns its place.
    fn node(&self, team: Option<TeamId>, depth: usize, nodes: &mut Vec<NodeOutlook>) -> usize {
        let decimals = self.plan.info.decimals;
        let row = team.and_then(|team| self.plan.decisions.teams.get(team.0));
        let assumptions = &self.plan.decisions.assumptions;
        let (target, wanted_below) = match row {
            Some(row) => (row.target, row.target.map(|target| row.over_assignment.below(target, decimals))),
            None => (assumptions.regional_target(decimals), assumptions.wanted_below_region(decimals)),
        };
        let mut node = NodeOutlook {
            team,
            depth: depth as u32,
            members: Vec::new(),
            sellers: 0,
            target,
            wanted_below,
            sum_below: Money::ZERO,
            left_to_assign: None,
            over_assignment: None,
            over_amount: None,
            sum_rep_quotas: Money::ZERO,
            over_chain: None,
            carried: Money::ZERO,
            quarters: [Money::ZERO; 4],
            proposed: Money::ZERO,
            without_proposal: 0,
            gap: None,
            load: Load::default(),
        };
        let own = nodes.len();
        nodes.push(node.clone());
        for seller in self.members.get(place(team)).into_iter().flatten() {
            node.members.push(seller.seller);
            node.sellers += 1;
            node.sum_below += seller.counted_quota;
            node.sum_rep_quotas += seller.counted_quota;
            node.carried += seller.carried_quota.unwrap_or_default();
            // Who leaves offers nothing more: the seat's next one does.
            if self.plan.facts.sellers.get(seller.seller.0).is_none_or(|row| row.stays(self.plan.year())) {
                node.proposed += seller.proposal.unwrap_or_default();
                node.without_proposal += u32::from(seller.proposal.is_none());
            }
            node.load = node.load.plus(&seller.load);
            for (sum, quarter) in node.quarters.iter_mut().zip(seller.quarters) {
                *sum += quarter;
            }
        }
        // No plan of ours is deeper; a circle in a damaged one must not run away.
        let below = if depth < DEEPEST { self.children[place(team)].as_slice() } else { &[] };
        for child in below {
            let child = self.node(Some(*child), depth + 1, nodes);
            let child = &nodes[child];
            node.sellers += child.sellers;
            node.sum_below += child.target.unwrap_or(child.sum_below);
            node.sum_rep_quotas += child.sum_rep_quotas;
            node.carried += child.carried;
            node.proposed += child.proposed;
            node.without_proposal += child.without_proposal;
            node.load = node.load.plus(&child.load);
            for (sum, quarter) in node.quarters.iter_mut().zip(child.quarters) {
                *sum += quarter;
            }
        }
        node.left_to_assign = node.wanted_below.map(|wanted| wanted - node.sum_below);
        node.over_amount = target.map(|target| node.sum_below - target);
        node.over_assignment = target.and_then(|target| (node.sum_below - target).share_of(target));
        node.over_chain = target.and_then(|target| (node.sum_rep_quotas - target).share_of(target));
        node.gap = target.map(|target| target - node.proposed);
        nodes[own] = node;
        own
    }
}

/// Adds each level up. A seller who stands above a level counts in it, so that every level holds everybody.
fn levels(plan: &Plan, sellers: &[SellerOutlook], nodes: &[NodeOutlook]) -> Vec<LevelOutlook> {
    let assumptions = &plan.decisions.assumptions;
    let company = assumptions.company_plan;
    let mut totals: Vec<(LevelKind, Money)> = Vec::new();
    if let Some(company) = company {
        totals.push((LevelKind::Company, company));
    }
    if let Some(target) = assumptions.regional_target(plan.info.decimals) {
        totals.push((LevelKind::Region, target));
    }
    let deepest = nodes.iter().map(|node| node.depth).max().unwrap_or(0);
    let quotas: std::collections::BTreeMap<SellerId, Money> =
        sellers.iter().map(|seller| (seller.seller, seller.counted_quota)).collect();
    let of_members = |node: &NodeOutlook| -> Money {
        node.members.iter().filter_map(|seller| quotas.get(seller).copied()).sum()
    };
    for depth in 1..=deepest {
        let mut total = Money::ZERO;
        for node in nodes {
            if node.depth == depth {
                total += node.target.unwrap_or(node.sum_below);
            } else if node.depth < depth {
                total += of_members(node);
            }
        }
        totals.push((LevelKind::Teams { depth }, total));
    }
    totals.push((LevelKind::Sellers, nodes.first().map(|region| region.sum_rep_quotas).unwrap_or_default()));
    let mut above: Option<Money> = None;
    let chain = totals.into_iter().map(|(level, total)| {
        let before = above.replace(total);
        LevelOutlook {
            level,
            total,
            over_assignment: before.and_then(|before| (total - before).share_of(before)),
            over_amount: before.map_or(Money::ZERO, |before| total - before),
            over_company: company.and_then(|company| (total - company).share_of(company)),
        }
    });
    chain.collect()
}
