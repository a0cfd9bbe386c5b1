//! All that follows from a plan: sums, loads, targets, attainment, pay, cost, findings. Never stored, always derived.

mod pools;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::assignment::Load;
use crate::capacity::{Capacity, capacity};
use crate::carried::{Carried, QuotaPart, carried};
use crate::fairness::{Fairness, compared, to_last_year};
use crate::finding::{Finding, findings};
use crate::ids::{PoolId, PresalesId, SellerId, TeamId, TerritoryId};
use crate::membership::{PoolMember, WeightOff, memberships};
use crate::money::{Money, Rate};
use crate::payout::{Cost, ManagerOutlook, Pay, pay_all};
use crate::plan::Plan;
use crate::pool::{Attachment, DerivedTarget};
use crate::projection::{Deals, Projection, booked};
use crate::waterfall::{Waterfall, waterfall};
pub(crate) use pools::over_days;
pub use pools::yearly;
use pools::{pools, presales};

/// Everything computed from the plan at one moment.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Outlook {
    pub quotas: QuotaSum,
    pub waterfall: Waterfall,
    pub capacity: Capacity,
    pub territories: Vec<TerritoryOutlook>,
    pub unassigned: Load,
    pub kept_out: Load,
    pub sellers: Vec<SellerOutlook>,
    pub pools: Vec<PoolOutlook>,
    pub presales: Vec<PresalesOutlook>,
    pub managers: Vec<ManagerOutlook>,
    /// Bookings of all sellers by quarter of the plan year, as they are expected to fall or by the days of their deals.
    pub bookings_by_quarter: [Money; 4],
    pub cost: Cost,
    pub findings: Vec<Finding>,
}

/// The individual quotas against the company plan.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuotaSum {
    pub company_plan: Option<Money>,
    /// Company plan and what is assigned on top of it.
    pub regional_target: Option<Money>,
    /// What the quotas are to add up to: the over-assignments of all levels on top of the company plan.
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
    /// Potential / mean potential of the territories that have accounts, 1 is balanced.
    pub balance: Option<Rate>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SellerOutlook {
    pub seller: SellerId,
    pub team: Option<TeamId>,
    pub territories: Vec<TerritoryId>,
    pub pools: Vec<PoolId>,
    pub load: Load,
    /// The full year's quota at the beginning of the year.
    pub quota: Option<Money>,
    /// What counts in the sums of quotas: the full year's quota as it stands at the end of the year, 0 for who has left.
    pub counted_quota: Money,
    /// What the seller carries in this plan year: season, ramp, days, leave, and every quota while it was in force.
    pub carried_quota: Option<Money>,
    /// Share of a full year's quota that is carried.
    pub carried_share: Rate,
    /// The carried quota by quarter of the plan year.
    pub quarters: [Money; 4],
    /// The same without ramp.
    pub unramped: [Money; 4],
    /// The quotas of the year in order of time; empty where it is one from beginning to end.
    pub parts: Vec<QuotaPart>,
    /// Bottom-up: typed, or potential x penetration x win rate; `None` where neither is known.
    pub proposal: Option<Money>,
    /// Quota / potential against the peers.
    pub to_potential: Fairness,
    /// Quota / OTE against the peers.
    pub to_pay: Fairness,
    /// Quota / last year's bookings against the peers: 1.15 asks for 15 % of growth.
    pub to_last_year: Fairness,
    /// Assumed; with deals typed: what they come to, 0 where nothing is carried.
    pub attainment: Rate,
    /// Deals typed instead of an attainment.
    pub deals: u32,
    pub bookings: Money,
    pub pay: Pay,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PoolOutlook {
    pub pool: PoolId,
    /// In the pool at any time of the year.
    pub sellers: Vec<SellerId>,
    /// With their days, and what they bring on them.
    pub members: Vec<PoolMember>,
    pub presales: Vec<PresalesId>,
    #[serde(flatten)]
    pub target: DerivedTarget,
    /// Of the sellers on their days in the pool, each booking once, and what loans credit.
    pub bookings: Money,
    /// Net of what loans bring and take.
    pub lent: Money,
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
    /// Weights over all pools, by the days of the year on which they stand; 1 is fully placed all year.
    pub weight: Rate,
    /// Sellers who ask for this member by name.
    pub wanted_by: Vec<SellerId>,
    /// The member's attachments.
    #[serde(skip)]
    pub attached: Vec<Attachment>,
    /// The first day of the year on which the weights do not add up to 1, and what they add up to then.
    pub weight_off: Option<WeightOff>,
    /// Attainment of the pools, weighted.
    pub attainment: Option<Rate>,
    pub pay: Pay,
}

/// Computes all that follows from the plan. Pure, and fast enough to run after every edit.
pub fn outlook(plan: &Plan) -> Outlook {
    let decimals = plan.info.decimals;
    let territories = territories(plan);
    let deals = Deals::of(plan);
    let (mut sellers, carried) = sellers(plan, &deals);
    fill_fairness(plan, &mut sellers);
    let memberships = memberships(plan, &sellers, &deals);
    let pools = pools(plan, &sellers, &memberships);
    let mut presales = presales(plan, &pools);
    let waterfall = waterfall(plan, &sellers);
    let projection = Projection::of(plan, &carried, &sellers, &deals);
    let projection = projection.with_pools(plan, &pools, &memberships, &deals).with_targets(&waterfall);
    let bookings_by_quarter = projection.bookings_by_quarter(&sellers, decimals);
    let managers = pay_all(plan, &projection, &mut sellers, &mut presales);
    let cost = Cost::of(
        sellers.iter().map(|seller| (&seller.pay, seller.bookings)),
        presales.iter().map(|member| &member.pay).chain(managers.iter().map(|manager| &manager.pay)),
        plan.decisions.assumptions.pay_budget,
    );
    let mut outlook = Outlook {
        quotas: quota_sum(plan, &sellers, &waterfall, decimals),
        capacity: capacity(plan, &sellers),
        waterfall,
        territories,
        unassigned: plan.assignment.unassigned,
        kept_out: plan.assignment.kept_out,
        sellers,
        pools,
        presales,
        managers,
        bookings_by_quarter,
        cost,
        findings: Vec::new(),
    };
    outlook.findings = findings(plan, &outlook);
    outlook
}

fn quota_sum(plan: &Plan, sellers: &[SellerOutlook], waterfall: &Waterfall, decimals: u8) -> QuotaSum {
    let assumptions = &plan.decisions.assumptions;
    let sum_rep_quotas: Money = sellers.iter().map(|seller| seller.counted_quota).sum();
    let is_locked = |seller: &&SellerOutlook| plan.terms(seller.seller).locked;
    let locked = sellers.iter().filter(is_locked).map(|seller| seller.counted_quota).sum();
    let left_to_assign = waterfall.left_to_assign();
    QuotaSum {
        company_plan: assumptions.company_plan,
        regional_target: assumptions.regional_target(decimals),
        wanted_sum: left_to_assign.map(|left| sum_rep_quotas + left),
        sum_rep_quotas,
        locked,
        left_to_assign,
        over_assignment: assumptions
            .company_plan
            .and_then(|company| (sum_rep_quotas - company).share_of(company)),
        capacity: sellers.iter().filter_map(|seller| seller.carried_quota).sum(),
    }
}

fn territories(plan: &Plan) -> Vec<TerritoryOutlook> {
    let rows = &plan.decisions.territories;
    let loads = || rows.iter().map(|territory| plan.assignment.load(territory.id));
    let total: Money = loads().map(|load| load.potential).sum();
    let count = loads().filter(|load| load.is_compared()).count() as i128;
    rows.iter()
        .map(|territory| {
            let load = plan.assignment.load(territory.id);
            let balance = Money::from_thousandths(load.potential.thousandths() * count).share_of(total);
            TerritoryOutlook { territory: territory.id, seller: territory.seller, load, balance }
        })
        .collect()
}

pub(crate) fn sellers(plan: &Plan, deals: &Deals<'_>) -> (Vec<SellerOutlook>, Vec<Carried>) {
    let decisions = &plan.decisions;
    let decimals = plan.info.decimals;
    let mut territories = vec![Vec::new(); plan.facts.sellers.bound()];
    for territory in decisions.territories.iter() {
        if let Some(seller) = territory.seller {
            territories[seller.0 as usize].push(territory.id);
        }
    }
    let calendar = plan.calendar();
    let mut pools = vec![Vec::new(); plan.facts.sellers.bound()];
    for member in decisions.members.iter() {
        let own = &mut pools[member.seller.0 as usize];
        if !own.contains(&member.pool) {
            own.push(member.pool);
        }
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
            let assumed = plan.assumed_attainment(&terms);
            let made = deals.of_seller(seller);
            let ramp = decisions.assumptions.ramp(&seller.segment);
            let mut carried = carried(&calendar, seller.stay(), ramp, &terms, assumed, decimals);
            if !made.is_empty() {
                // Deals that are typed take the place of what is assumed.
                let before: Vec<_> =
                    carried.parts.iter().skip(1).map(|next| next.from).chain([None]).collect();
                for (part, before) in carried.parts.iter_mut().zip(before) {
                    part.bookings = booked(plan.year(), made, part.from, before);
                    part.attainment = part.bookings.share_of(part.carried).unwrap_or(Rate::ZERO);
                }
            }
            let bookings: Money = carried.parts.iter().map(|part| part.bookings).sum();
            let dealt = bookings.share_of(carried.year.unwrap_or_default()).unwrap_or(Rate::ZERO);
            let conversion = decisions.assumptions.conversion(&seller.segment);
            let calculated = conversion.map(|conversion| conversion.of(load.potential, decimals));
            let outlook = SellerOutlook {
                seller: seller.id,
                team: terms.team,
                pools: std::mem::take(&mut pools[slot]),
                quota: terms.quota,
                counted_quota: terms.counted(seller, plan.year()),
                carried_quota: carried.year,
                carried_share: carried.months.year().as_rate(),
                quarters: carried.quarters,
                unramped: carried.unramped,
                parts: if terms.steps.is_empty() { Vec::new() } else { carried.parts.clone() },
                proposal: terms.proposal.or(calculated),
                to_potential: Fairness::default(),
                to_pay: Fairness::default(),
                to_last_year: Fairness::default(),
                attainment: if made.is_empty() { assumed } else { dealt },
                deals: made.len() as u32,
                bookings,
                pay: Pay::prorated(plan, seller),
                territories,
                load,
            };
            (outlook, carried)
        })
        .unzip()
}

/// Each seller's quota against those of the peers, by potential, pay and last year.
fn fill_fairness(plan: &Plan, sellers: &mut [SellerOutlook]) {
    let measured = |sellers: &[SellerOutlook], ratio: &dyn Fn(&SellerOutlook) -> Option<Rate>| {
        let own: Vec<_> = sellers.iter().map(|seller| (seller.team, ratio(seller))).collect();
        compared(plan, &own)
    };
    let row = |seller: &SellerOutlook| plan.facts.sellers.get(seller.seller.0);
    let potential = measured(sellers, &|seller| seller.quota?.share_of(seller.load.potential));
    let pay = measured(sellers, &|seller| {
        let row = row(seller)?;
        seller.quota?.share_of(row.base + row.target_variable)
    });
    let last = measured(sellers, &|seller| to_last_year(seller.quota, row(seller)?.last_bookings));
    for (seller, ((potential, pay), last)) in sellers.iter_mut().zip(potential.into_iter().zip(pay).zip(last))
    {
        seller.to_potential = potential;
        seller.to_pay = pay;
        seller.to_last_year = last;
    }
}
