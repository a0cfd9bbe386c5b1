//! All that follows from a plan: sums, loads, targets, attainment, pay, cost, findings. Never stored, always derived.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::assignment::Load;
use crate::finding::{Finding, findings};
use crate::ids::{PoolId, PresalesId, SellerId, TerritoryId};
use crate::money::{Money, Rate};
use crate::payout::{Cost, Pay};
use crate::plan::Plan;
use crate::pool::{DerivedTarget, derive_target};
use crate::quota::wanted_sum;

/// Everything computed from the plan at one moment.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Outlook {
    pub quotas: QuotaSum,
    pub territories: Vec<TerritoryOutlook>,
    pub unassigned: Load,
    pub kept_out: Load,
    pub sellers: Vec<SellerOutlook>,
    pub pools: Vec<PoolOutlook>,
    pub presales: Vec<PresalesOutlook>,
    pub cost: Cost,
    pub findings: Vec<Finding>,
}

/// The individual quotas against the company plan.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuotaSum {
    pub company_plan: Option<Money>,
    /// Company plan x (1 + the over-assignment wanted): what the quotas are to add up to.
    pub wanted_sum: Option<Money>,
    pub sum_rep_quotas: Money,
    pub locked: Money,
    /// Wanted sum - sum; negative when more is assigned than wanted.
    pub left_to_assign: Option<Money>,
    /// Sum / company plan - 1, of the company plan.
    pub over_assignment: Option<Rate>,
    /// Sum of the quotas ramped and prorated: what the seats can carry this year.
    pub capacity: Money,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TerritoryOutlook {
    pub territory: TerritoryId,
    pub seller: Option<SellerId>,
    pub load: Load,
    /// Potential / mean potential of the territories, 1 is balanced.
    pub balance: Option<Rate>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SellerOutlook {
    pub seller: SellerId,
    pub territories: Vec<TerritoryId>,
    pub pools: Vec<PoolId>,
    pub load: Load,
    /// The full year's quota.
    pub quota: Option<Money>,
    /// Quota ramped and prorated: what the seller carries in this plan year.
    pub carried_quota: Option<Money>,
    /// Share of the full year's quota that is carried.
    pub carried_share: Rate,
    pub quota_to_potential: Option<Rate>,
    /// Quota to potential over the median of all sellers, 1 is fair.
    pub fairness: Option<Rate>,
    /// Quota / last year's bookings - 1; undefined where there were none, or more was taken back than booked.
    pub growth: Option<Rate>,
    pub attainment: Rate,
    pub bookings: Money,
    pub pay: Pay,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PoolOutlook {
    pub pool: PoolId,
    pub sellers: Vec<SellerId>,
    pub presales: Vec<PresalesId>,
    #[serde(flatten)]
    pub target: DerivedTarget,
    pub bookings: Money,
    pub attainment: Option<Rate>,
    /// Mean attainment of the reps at which the pool reaches its target: target / sum.
    pub break_even: Option<Rate>,
    pub load: Load,
    /// Weights of the presales members added up: 1.4 is one member and 40 % of another.
    pub presales_capacity: Rate,
    /// Sellers per unit of presales capacity.
    pub reps_per_presales: Option<Rate>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PresalesOutlook {
    pub presales: PresalesId,
    pub pools: Vec<PoolId>,
    /// Weights over all pools; 1 is fully placed.
    pub weight: Rate,
    /// Sellers who ask for this member by name.
    pub wanted_by: Vec<SellerId>,
    /// Attainment of the pools, weighted.
    pub attainment: Option<Rate>,
    pub pay: Pay,
}

/// Computes all that follows from the plan. Pure, and fast enough to run after every edit.
pub fn outlook(plan: &Plan) -> Outlook {
    let decimals = plan.info.decimals;
    let territories = territories(plan);
    let mut sellers = sellers(plan);
    let pools = pools(plan, &sellers);
    let presales = presales(plan, &pools);
    fill_fairness(&mut sellers);
    let cost = Cost::of(
        sellers.iter().map(|seller| (&seller.pay, seller.bookings)),
        presales.iter().map(|p| &p.pay),
    );
    let mut outlook = Outlook {
        quotas: quota_sum(plan, &sellers, decimals),
        territories,
        unassigned: plan.assignment.unassigned,
        kept_out: plan.assignment.kept_out,
        sellers,
        pools,
        presales,
        cost,
        findings: Vec::new(),
    };
    outlook.findings = findings(plan, &outlook);
    outlook
}

fn quota_sum(plan: &Plan, sellers: &[SellerOutlook], decimals: u8) -> QuotaSum {
    let assumptions = &plan.decisions.assumptions;
    let sum_rep_quotas: Money = sellers.iter().filter_map(|seller| seller.quota).sum();
    let locked =
        plan.decisions.terms.iter().filter(|terms| terms.locked).filter_map(|terms| terms.quota).sum();
    let wanted_sum =
        assumptions.company_plan.map(|company| wanted_sum(company, assumptions.over_assignment, decimals));
    QuotaSum {
        company_plan: assumptions.company_plan,
        wanted_sum,
        sum_rep_quotas,
        locked,
        left_to_assign: wanted_sum.map(|wanted| wanted - sum_rep_quotas),
        over_assignment: assumptions
            .company_plan
            .and_then(|company| (sum_rep_quotas - company).share_of(company)),
        capacity: sellers.iter().filter_map(|seller| seller.carried_quota).sum(),
    }
}

fn territories(plan: &Plan) -> Vec<TerritoryOutlook> {
    let rows = &plan.decisions.territories;
    let total: Money = rows.iter().map(|territory| plan.assignment.load(territory.id).potential).sum();
    rows.iter()
        .map(|territory| {
            let load = plan.assignment.load(territory.id);
            let count = rows.len() as i128;
            let balance = Money::from_thousandths(load.potential.thousandths() * count).share_of(total);
            TerritoryOutlook { territory: territory.id, seller: territory.seller, load, balance }
        })
        .collect()
}

fn sellers(plan: &Plan) -> Vec<SellerOutlook> {
    let decisions = &plan.decisions;
    let decimals = plan.info.decimals;
    let mut territories = vec![Vec::new(); plan.facts.sellers.bound()];
    for territory in decisions.territories.iter() {
        if let Some(seller) = territory.seller {
            territories[seller.0 as usize].push(territory.id);
        }
    }
    let mut pools = vec![Vec::new(); plan.facts.sellers.bound()];
    for member in decisions.members.iter() {
        pools[member.seller.0 as usize].push(member.pool);
    }
    plan.facts
        .sellers
        .iter()
        .map(|seller| {
            let slot = seller.id.0 as usize;
            let terms = plan.terms(seller.id);
            let territories = std::mem::take(&mut territories[slot]);
            let load = territories
                .iter()
                .fold(Load::default(), |sum, territory| sum.plus(&plan.assignment.load(*territory)));
            let share = plan.year().carried(seller.start, seller.end, plan.ramp(&seller.segment));
            let carried_quota =
                terms.quota.and_then(|quota| quota.scaled(share.numerator, share.denominator, decimals));
            let attainment = terms.attainment.unwrap_or(decisions.assumptions.attainment);
            let bookings = carried_quota.map_or(Money::ZERO, |quota| quota.times(attainment, decimals));
            SellerOutlook {
                seller: seller.id,
                pools: std::mem::take(&mut pools[slot]),
                quota: terms.quota,
                carried_quota,
                carried_share: share.as_rate(),
                quota_to_potential: terms.quota.and_then(|quota| quota.share_of(load.potential)),
                fairness: None,
                growth: terms
                    .quota
                    .zip(seller.last_bookings)
                    .filter(|(_, last)| *last > Money::ZERO)
                    .and_then(|(quota, last)| (quota - last).share_of(last)),
                attainment,
                bookings,
                pay: Pay::of_seller(plan, seller, &terms, carried_quota, bookings),
                territories,
                load,
            }
        })
        .collect()
}

/// Each seller's quota to potential against the median of those who have both.
fn fill_fairness(sellers: &mut [SellerOutlook]) {
    let mut shares: Vec<Rate> = sellers.iter().filter_map(|seller| seller.quota_to_potential).collect();
    shares.sort();
    let Some(median) = (match shares.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(i128::from(shares[odd / 2].scaled())),
        even => Some((i128::from(shares[even / 2 - 1].scaled()) + i128::from(shares[even / 2].scaled())) / 2),
    }) else {
        return;
    };
    for seller in sellers {
        let share = seller.quota_to_potential.map(|share| Money::from_thousandths(share.scaled() as i128));
        seller.fairness = share.and_then(|share| share.share_of(Money::from_thousandths(median)));
    }
}

fn pools(plan: &Plan, sellers: &[SellerOutlook]) -> Vec<PoolOutlook> {
    let mut by_slot: Vec<Option<&SellerOutlook>> = vec![None; plan.facts.sellers.bound()];
    for seller in sellers {
        by_slot[seller.seller.0 as usize] = Some(seller);
    }
    let mut members = vec![Vec::new(); plan.decisions.pools.bound()];
    for member in plan.decisions.members.iter() {
        if let Some(seller) = by_slot[member.seller.0 as usize] {
            members[member.pool.0 as usize].push(seller);
        }
    }
    let mut attached = vec![Vec::new(); plan.decisions.pools.bound()];
    for attachment in plan.decisions.attachments.iter() {
        attached[attachment.pool.0 as usize].push(attachment);
    }
    plan.decisions
        .pools
        .iter()
        .map(|pool| {
            let members = &members[pool.id.0 as usize];
            let attached = &attached[pool.id.0 as usize];
            let sum: Money = members.iter().filter_map(|seller| seller.carried_quota).sum();
            let target = derive_target(pool.target, sum, plan.info.decimals);
            let bookings: Money = members.iter().map(|seller| seller.bookings).sum();
            let capacity =
                Rate::from_scaled(attached.iter().map(|attachment| attachment.weight.scaled()).sum());
            PoolOutlook {
                pool: pool.id,
                sellers: members.iter().map(|seller| seller.seller).collect(),
                presales: attached.iter().map(|attachment| attachment.presales).collect(),
                target,
                bookings,
                attainment: bookings.share_of(target.pool_target),
                break_even: target.pool_target.share_of(sum),
                load: members.iter().fold(Load::default(), |load, seller| load.plus(&seller.load)),
                presales_capacity: capacity,
                reps_per_presales: Money::from_thousandths(
                    members.len() as i128 * Rate::ONE.scaled() as i128,
                )
                .share_of(Money::from_thousandths(capacity.scaled() as i128)),
            }
        })
        .collect()
}

fn presales(plan: &Plan, pools: &[PoolOutlook]) -> Vec<PresalesOutlook> {
    let mut by_slot: Vec<Option<&PoolOutlook>> = vec![None; plan.decisions.pools.bound()];
    for pool in pools {
        by_slot[pool.pool.0 as usize] = Some(pool);
    }
    let mut shares: Vec<Vec<(Rate, &PoolOutlook)>> = vec![Vec::new(); plan.facts.presales.bound()];
    for attachment in plan.decisions.attachments.iter() {
        if let Some(pool) = by_slot[attachment.pool.0 as usize] {
            shares[attachment.presales.0 as usize].push((attachment.weight, pool));
        }
    }
    let mut wanted_by = vec![Vec::new(); plan.facts.presales.bound()];
    for request in plan.facts.requests.iter() {
        wanted_by[request.presales.0 as usize].push(request.seller);
    }
    plan.facts
        .presales
        .iter()
        .map(|member| {
            let slot = member.id.0 as usize;
            let shares = &shares[slot];
            let weight = Rate::from_scaled(shares.iter().map(|(weight, _)| weight.scaled()).sum());
            // Weighted mean for display; pay is made from bookings and targets, not from this.
            let weighted: Option<i128> = shares
                .iter()
                .map(|(weight, pool)| pool.attainment.map(|a| a.scaled() as i128 * weight.scaled() as i128))
                .sum();
            let attainment = weighted.and_then(|sum| {
                Money::from_thousandths(sum)
                    .share_of(Money::from_thousandths(weight.scaled() as i128 * Rate::ONE.scaled() as i128))
            });
            let by_pool: Vec<_> =
                shares.iter().map(|(w, pool)| (*w, pool.target.pool_target, pool.bookings)).collect();
            PresalesOutlook {
                presales: member.id,
                pools: shares.iter().map(|(_, pool)| pool.pool).collect(),
                weight,
                wanted_by: std::mem::take(&mut wanted_by[slot]),
                attainment,
                pay: Pay::of_presales(plan, member, &by_pool),
            }
        })
        .collect()
}
