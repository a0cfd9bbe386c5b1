//! Pay plans, and what a person earns: sellers with marginal accelerators, presales linear on the pool.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{PayPlanId, Row};
use crate::money::{Money, Rate, rounded_ratio};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PayPlan {
    pub id: PayPlanId,
    pub name: String,
    pub role: Role,
    /// Segment it is for by default; empty: every segment that has no plan of its own.
    pub segment: String,
    /// Marginal tiers, first from 0 %, rising.
    pub tiers: Vec<Tier>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Role {
    Seller,
    Presales,
}

/// From this attainment on, each unit is paid `multiplier` times the base rate, up to where the next tier begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Tier {
    pub from: Rate,
    pub multiplier: Rate,
}

impl Row for PayPlan {
    fn slot(&self) -> u32 {
        self.id.0
    }
}

/// The linear plan: the same rate before and after 100 %.
pub const LINEAR: [Tier; 1] = [Tier { from: Rate::ZERO, multiplier: Rate::ONE }];

/// The first tier that does not rise above the one before, counted from 0; the first of all must begin at 0 %.
pub fn first_out_of_order(tiers: &[Tier]) -> Option<usize> {
    if tiers.first().is_none_or(|first| first.from != Rate::ZERO) {
        return Some(0);
    }
    tiers.windows(2).position(|pair| pair[1].from <= pair[0].from).map(|place| place + 1)
}

/// Variable pay of bookings against a quota: `TV * sum_k m_k * max(0, min(a, hi_k) - lo_k)`, `a = bookings/quota`
/// never rounded, the result rounded once (`domain.md` 3.2). `None` where the quota is 0: attainment is undefined.
pub fn marginal_pay(
    target_variable: Money,
    quota: Money,
    bookings: Money,
    tiers: &[Tier],
    decimals: u8,
) -> Option<Money> {
    weighted_pay(target_variable, Rate::ONE, quota, bookings, tiers, decimals)
}

/// [`marginal_pay`] on a share of the target variable: a presales member's weight in one pool, rounded once with the rest.
pub fn weighted_pay(
    target_variable: Money,
    weight: Rate,
    quota: Money,
    bookings: Money,
    tiers: &[Tier],
    decimals: u8,
) -> Option<Money> {
    let one = Rate::ONE.scaled() as i128;
    let quota = quota.thousandths();
    let attained = bookings.thousandths() * one;
    let mut weighted: i128 = 0;
    for (place, tier) in tiers.iter().enumerate() {
        let from = tier.from.scaled() as i128 * quota;
        let upto = tiers.get(place + 1).map(|next| next.from.scaled() as i128 * quota);
        let reached = upto.map_or(attained, |upto| attained.min(upto));
        weighted += tier.multiplier.scaled() as i128 * (reached - from).max(0);
    }
    // Bookings below zero (returns) are taken back at the first tier's rate.
    if attained < 0
        && let Some(first) = tiers.first()
    {
        weighted += first.multiplier.scaled() as i128 * attained;
    }
    let step = 10i128.pow(3u32.saturating_sub(decimals as u32));
    let variable = target_variable.thousandths();
    let factors = [weighted, variable, weight.scaled() as i128];
    let steps = rounded_ratio(&factors, &[quota, one, one, one, step])?;
    Some(Money::from_thousandths(steps * step))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pay(tv: i64, quota: i64, bookings: i64, tiers: &[(i64, i64)]) -> Option<String> {
        let tiers: Vec<Tier> = tiers
            .iter()
            .map(|(from, times)| Tier { from: Rate::percent(*from), multiplier: Rate::percent(*times) })
            .collect();
        marginal_pay(Money::units(tv), Money::units(quota), Money::units(bookings), &tiers, 2)
            .map(|pay| pay.to_string())
    }

    #[test]
    fn the_storys_seller_and_presales_member() {
        let accelerated = [(0, 100), (100, 150), (125, 200)];
        assert_eq!(pay(150_000, 1_500_000, 1_500_000, &accelerated).unwrap(), "150000.00");
        assert_eq!(pay(150_000, 1_500_000, 2_250_000, &accelerated).unwrap(), "281250.00");
        assert_eq!(pay(45_000, 13_000_000, 15_000_000, &[(0, 100)]).unwrap(), "51923.08");
        assert_eq!(pay(45_000, 13_000_000, 6_500_000, &[(0, 100)]).unwrap(), "22500.00");
        assert_eq!(pay(45_000, 0, 10, &[(0, 100)]), None);
    }
}
