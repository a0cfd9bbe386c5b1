//! Legal but doubtful: computed all the same, shown so that somebody decides.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fairness::FairnessMeasure;
use crate::ids::{PayPlanId, PoolId, PresalesId, RuleId, SellerId, TeamId, TerritoryId};
use crate::membership::WeightOff;
use crate::money::{Money, Rate};
use crate::outlook::Outlook;
use crate::plan::Plan;

/// A presales member asked for by at least this many sellers is contended.
const CONTENDED: usize = 5;
/// A quota this far above what the peers are asked is called heavy, one this far below light.
const HEAVY: Rate = Rate::percent(150);
const LIGHT: Rate = Rate::percent(50);

/// One doubtful thing, with the facts to word it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum Finding {
    NoCompanyPlan,
    /// Quotas add up to less than wanted.
    LeftToAssign {
        amount: Money,
    },
    AccountsUnassigned {
        accounts: u32,
        potential: Money,
    },
    TerritoryWithoutSeller {
        territory: TerritoryId,
    },
    TerritoryEmpty {
        territory: TerritoryId,
    },
    /// A rule that no account fits.
    RuleMatchesNothing {
        rule: RuleId,
    },
    /// A rule that holds none of the accounts it matches: earlier rules take so many of them, most of them `by` one; the
    /// rest was placed by hand.
    RuleShadowed {
        rule: RuleId,
        matches: u32,
        taken: u32,
        by: Option<RuleId>,
    },
    SellerWithoutTerritory {
        seller: SellerId,
    },
    SellerWithoutQuota {
        seller: SellerId,
    },
    /// An open seat without an expected start: it counts as if somebody sat there all year.
    SeatWithoutStart {
        seller: SellerId,
    },
    SellerWithoutPool {
        seller: SellerId,
    },
    /// Far from what the peers are asked; `times` is the ratio to their median.
    QuotaOutlier {
        seller: SellerId,
        measure: FairnessMeasure,
        times: Rate,
    },
    /// A team's teams and sellers add up to less than the team is to assign.
    TeamLeftToAssign {
        team: TeamId,
        amount: Money,
    },
    /// Nobody sells in the team or below it.
    TeamEmpty {
        team: TeamId,
    },
    /// Ramped capacity after turnover does not reach the company plan.
    CapacityShort {
        amount: Money,
    },
    PoolWithoutSellers {
        pool: PoolId,
    },
    PoolWithoutPresales {
        pool: PoolId,
    },
    /// The weights of a presales member do not add up to 100 %, from the first such day on; `None`: from the beginning.
    PresalesWeight {
        presales: PresalesId,
        weight: Rate,
        #[serde(default)]
        #[ts(type = "string | null")]
        from: Option<Date>,
    },
    /// Presales share a pool's risk; an accelerator pays them for luck (`domain.md` 1).
    PresalesAccelerated {
        plan: PayPlanId,
    },
    /// From a day on, shares of target variable that do not add up to the whole: part of it is never paid, or paid twice.
    TargetShares {
        plan: PayPlanId,
        #[ts(type = "string")]
        from: Date,
        sum: Rate,
    },
    /// More sellers than one in ten would miss a threshold at the assumed distribution of attainments.
    ThresholdMissed {
        plan: PayPlanId,
        threshold: Rate,
        share: Rate,
    },
    /// One more unit of bookings is worth a jump of pay; `jump` is for a typical person on the plan.
    PayCliff {
        plan: PayPlanId,
        at: Rate,
        jump: Money,
    },
    /// A cap that one in ten would reach at the assumed distribution; `at` is the attainment at which it bites.
    CapBites {
        plan: PayPlanId,
        at: Rate,
        ninth_decile: Rate,
    },
    /// Base as a share of OTE, of the people on a plan, outside what is usual for the role.
    PayMixUnusual {
        plan: PayPlanId,
        base_share: Rate,
        least: Rate,
        most: Rate,
    },
    /// Quota to OTE of the people on a plan, outside what is usual.
    QuotaToPayUnusual {
        plan: PayPlanId,
        times: Rate,
        least: Rate,
        most: Rate,
    },
    /// The year's pay costs more than its budget.
    OverBudget {
        amount: Money,
    },
    /// Wanted by many sellers: somebody will wait.
    PresalesContended {
        presales: PresalesId,
        sellers: u32,
    },
}

pub(crate) fn findings(plan: &Plan, outlook: &Outlook) -> Vec<Finding> {
    let mut found = Vec::new();
    match (outlook.quotas.company_plan, outlook.quotas.left_to_assign) {
        (None, _) if !outlook.sellers.is_empty() => found.push(Finding::NoCompanyPlan),
        (Some(_), Some(left)) if left > Money::ZERO => found.push(Finding::LeftToAssign { amount: left }),
        _ => {}
    }
    for node in &outlook.waterfall.nodes {
        let Some(team) = node.team else { continue };
        if node.sellers == 0 {
            found.push(Finding::TeamEmpty { team });
        } else if let Some(left) = node.left_to_assign.filter(|left| *left > Money::ZERO) {
            found.push(Finding::TeamLeftToAssign { team, amount: left });
        }
    }
    if let Some(gap) = outlook.capacity.year.gap.filter(|gap| *gap > Money::ZERO)
        && !outlook.sellers.is_empty()
    {
        found.push(Finding::CapacityShort { amount: gap });
    }
    if outlook.unassigned.accounts > 0 {
        let load = &outlook.unassigned;
        found.push(Finding::AccountsUnassigned { accounts: load.accounts, potential: load.potential });
    }
    for territory in &outlook.territories {
        if territory.seller.is_none() {
            found.push(Finding::TerritoryWithoutSeller { territory: territory.territory });
        }
        if territory.load.accounts == 0 {
            found.push(Finding::TerritoryEmpty { territory: territory.territory });
        }
    }
    for rule in plan.decisions.rules.iter().map(|rule| rule.id) {
        let tally = plan.assignment.tally(rule);
        if tally.matches == 0 {
            found.push(Finding::RuleMatchesNothing { rule });
        } else if tally.holds == 0 {
            let by = tally.earlier.first().map(|(rule, _)| *rule);
            found.push(Finding::RuleShadowed { rule, matches: tally.matches, taken: tally.taken(), by });
        }
    }
    for seller in &outlook.sellers {
        let leaving = plan.facts.sellers.get(seller.seller.0).is_some_and(|row| row.end.is_some());
        // Who leaves has handed the accounts over.
        if seller.territories.is_empty() && !leaving {
            found.push(Finding::SellerWithoutTerritory { seller: seller.seller });
        }
        if plan.facts.sellers.get(seller.seller.0).is_some_and(|row| row.vacancy && row.start.is_none()) {
            found.push(Finding::SeatWithoutStart { seller: seller.seller });
        }
        if seller.quota.is_none() {
            found.push(Finding::SellerWithoutQuota { seller: seller.seller });
        }
        if seller.pools.is_empty() {
            found.push(Finding::SellerWithoutPool { seller: seller.seller });
        }
        let measures = [
            (FairnessMeasure::Potential, seller.to_potential),
            (FairnessMeasure::Pay, seller.to_pay),
            (FairnessMeasure::LastYear, seller.to_last_year),
        ];
        for (measure, fairness) in measures {
            if let Some(times) = fairness.times.filter(|times| *times > HEAVY || *times < LIGHT) {
                found.push(Finding::QuotaOutlier { seller: seller.seller, measure, times });
            }
        }
    }
    for pool in &outlook.pools {
        if pool.sellers.is_empty() {
            found.push(Finding::PoolWithoutSellers { pool: pool.pool });
        }
        if pool.presales.is_empty() {
            found.push(Finding::PoolWithoutPresales { pool: pool.pool });
        }
    }
    for member in &outlook.presales {
        if let Some(WeightOff { from, weight }) = member.weight_off {
            found.push(Finding::PresalesWeight { presales: member.presales, weight, from });
        }
        if member.wanted_by.len() >= CONTENDED {
            let sellers = member.wanted_by.len() as u32;
            found.push(Finding::PresalesContended { presales: member.presales, sellers });
        }
    }
    crate::pay_check::pay_findings(plan, outlook, &mut found);
    found
}
