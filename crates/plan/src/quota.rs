//! Individual quotas: what is decided about each seller, and spreading a whole over parts to the last unit.

use ethnum::I256;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{PayPlanId, Row, SellerId};
use crate::money::{Money, Rate};

/// What a scenario decides about one seller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Terms {
    pub seller: SellerId,
    /// The full year's individual quota. `None` is "not set"; 0 is "no quota".
    pub quota: Option<Money>,
    /// A locked quota is not touched by spreading.
    pub locked: bool,
    /// Attainment assumed for this seller alone; `None`: the one set for all.
    pub attainment: Option<Rate>,
    /// `None`: the seller plan of the seller's segment.
    pub pay_plan: Option<PayPlanId>,
}

impl Row for Terms {
    fn slot(&self) -> u32 {
        self.seller.0
    }
}

impl Terms {
    pub fn new(seller: SellerId) -> Terms {
        Terms { seller, quota: None, locked: false, attainment: None, pay_plan: None }
    }
}

/// How a target is spread over sellers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SpreadMethod {
    Equal,
    /// In proportion to the potential of the seller's territories; equally where nobody has any.
    Potential,
}

/// What the quotas are to add up to: company plan x (1 + the over-assignment wanted).
pub fn wanted_sum(company_plan: Money, over_assignment: Rate, decimals: u8) -> Money {
    company_plan.times(Rate::from_scaled(Rate::ONE.scaled() + over_assignment.scaled()), decimals)
}

/// Splits `total` by `weights` in whole `unit`s with the largest remainder; ties go to the earlier part. What is
/// smaller than a unit goes to the part with the largest remainder, so the parts always add up to `total`.
/// All weights zero, or none positive: equal parts. A negative total is spread as its absolute (`domain.md` 3.13).
pub fn spread(total: Money, weights: &[Money], unit: Money) -> Vec<Money> {
    if weights.is_empty() {
        return Vec::new();
    }
    if total.is_negative() {
        return spread(-total, weights, unit).into_iter().map(|part| -part).collect();
    }
    let positive: Vec<i128> = weights.iter().map(|weight| weight.thousandths().max(0)).collect();
    let sum: i128 = positive.iter().sum();
    let (shares, whole) =
        if sum > 0 { (positive, sum) } else { (vec![1; weights.len()], weights.len() as i128) };

    let unit = unit.thousandths().max(1);
    let total = total.thousandths();
    let mut parts: Vec<i128> = Vec::with_capacity(shares.len());
    let mut remainders: Vec<(I256, usize)> = Vec::with_capacity(shares.len());
    for (place, share) in shares.iter().enumerate() {
        let (floor, rest) = floor_and_rest(total, *share, whole, unit);
        parts.push(floor);
        remainders.push((rest, place));
    }
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let missing = total / unit - parts.iter().sum::<i128>();
    for (_, place) in remainders.iter().take(missing as usize) {
        parts[*place] += 1;
    }
    let mut amounts: Vec<Money> = parts.iter().map(|part| Money::from_thousandths(part * unit)).collect();
    amounts[remainders[0].1] += Money::from_thousandths(total % unit);
    amounts
}

/// `total * share / whole` in whole `unit`s, rounded down, and the remainder (to be compared among parts of one spread).
fn floor_and_rest(total: i128, share: i128, whole: i128, unit: i128) -> (i128, I256) {
    let product = I256::from(total) * I256::from(share);
    let step = I256::from(whole) * I256::from(unit);
    ((product / step).as_i128(), product % step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(total: &str, weights: &[i64], unit: &str, expected: &str) {
        let weights: Vec<Money> = weights.iter().map(|weight| Money::units(*weight)).collect();
        let parts = spread(total.parse().unwrap(), &weights, unit.parse().unwrap());
        let shown: Vec<String> = parts.iter().map(Money::to_string).collect();
        assert_eq!(shown.join(" "), expected);
        assert_eq!(parts.into_iter().sum::<Money>(), total.parse().unwrap());
    }

    #[test]
    fn parts_add_up_to_the_whole() {
        check("100", &[1, 1, 1], "0.01", "33.34 33.33 33.33");
        check("0.01", &[1, 1, 1], "0.01", "0.01 0.00 0.00");
        check("-100", &[1, 1, 1], "0.01", "-33.34 -33.33 -33.33");
        check("9", &[0, 0, 0], "1", "3.00 3.00 3.00");
        check("10", &[3, 0, 1], "5", "10.00 0.00 0.00");
        check("1000.50", &[1, 1], "1000", "1000.50 0.00");
        check("18400000", &[5, 7, 3], "1000", "6133000.00 8587000.00 3680000.00");
    }
}
