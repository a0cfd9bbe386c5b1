//! Individual quotas: what is decided about each seller, and spreading a whole over parts to the last unit.

use ethnum::I256;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{PayPlanId, Row, SellerId, TeamId};
use crate::money::{Money, Quantity, Rate, mul_div, rounded_ratio};
use crate::period::PlanYear;
use crate::seller::Seller;

/// What a scenario decides about one seller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Terms {
    pub seller: SellerId,
    /// The full year's individual quota, at the beginning of the plan year. `None` is "not set"; 0 is "no quota".
    pub quota: Option<Money>,
    /// A locked quota is not touched by spreading.
    pub locked: bool,
    /// Attainment assumed for this seller alone; `None`: the one set for all.
    pub attainment: Option<Rate>,
    /// `None`: the seller plan of the seller's segment.
    pub pay_plan: Option<PayPlanId>,
    /// `None`: directly under the region.
    #[serde(default)]
    pub team: Option<TeamId>,
    /// What the seller counts when quotas are spread by typed weights; `None`: 1.
    #[serde(default)]
    pub weight: Option<Quantity>,
    /// What the seller offers to carry, typed; `None`: calculated from the potential.
    #[serde(default)]
    pub proposal: Option<Money>,
    /// Quotas from later dates on, in order of time.
    #[serde(default)]
    pub steps: Vec<QuotaStep>,
    /// How a year with several quotas is paid.
    #[serde(default)]
    pub mid_year: MidYear,
    /// Objectives reached, for a pay plan that measures them; `None`: all of them.
    #[serde(default)]
    pub score: Option<Rate>,
}

/// From this day on the seller carries another quota, written for a full year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuotaStep {
    #[ts(type = "string")]
    pub from: Date,
    pub quota: Money,
    /// Attainment assumed from this day on; `None`: as before it.
    #[serde(default)]
    pub attainment: Option<Rate>,
}

/// A quota that changes in mid-year is one for pay, or several (`domain.md` 3.9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum MidYear {
    /// One quota for the year, blended by the time each was in force; one attainment.
    #[default]
    Blended,
    /// Each part of the year is attained and paid apart.
    Segments,
}

/// Yearly turnover of a segment and how long a seat then stands empty; the ramp of the next one is the segment's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Turnover {
    /// Segment of the sellers it is for; empty: all others.
    pub segment: String,
    /// Share of the sellers that leave within a year.
    pub yearly: Rate,
    /// Months until the seat is filled again.
    pub vacancy_months: Quantity,
}

/// What part of a territory's potential a seller of a segment can turn into bookings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Conversion {
    /// Segment of the sellers it is for; empty: all others.
    pub segment: String,
    /// Share of the potential that can be worked within the year.
    pub penetration: Rate,
    /// Share of what is worked that is won.
    pub win_rate: Rate,
}

impl Conversion {
    /// Bottom-up: potential x penetration x win rate, rounded once.
    pub fn of(&self, potential: Money, decimals: u8) -> Money {
        let one = i128::from(Rate::ONE.scaled());
        let factors = [
            potential.thousandths(),
            i128::from(self.penetration.scaled()),
            i128::from(self.win_rate.scaled()),
        ];
        let step = 10i128.pow(3u32.saturating_sub(decimals as u32));
        let steps = rounded_ratio(&factors, &[one, one, step]).unwrap_or(0);
        Money::from_thousandths(steps * step)
    }
}

impl Turnover {
    /// Share of the capacity that turnover costs: yearly x (vacancy + ramp loss) / 12, at most all of it (`domain.md` 3.14).
    pub fn loss(&self, ramp: &[Rate]) -> Rate {
        let thousandth = i128::from(Rate::ONE.scaled()) / 1000;
        let months = i128::from(self.vacancy_months.thousandths()) * thousandth + ramp_loss(ramp);
        let loss = mul_div(i128::from(self.yearly.scaled()), months, 12 * i128::from(Rate::ONE.scaled()));
        let loss = loss.unwrap_or(0).clamp(0, i128::from(Rate::ONE.scaled()));
        Rate::from_scaled(loss as i64)
    }
}

/// Months of full quota that a ramp costs, scaled as a rate is: 1 is a month.
fn ramp_loss(ramp: &[Rate]) -> i128 {
    ramp.iter().map(|month| i128::from(Rate::ONE.scaled() - month.scaled())).sum()
}

/// Months of full quota that a ramp costs.
pub fn ramp_loss_months(ramp: &[Rate]) -> Quantity {
    let thousandths = mul_div(ramp_loss(ramp), 1000, Rate::ONE.scaled().into()).unwrap_or(0);
    Quantity::from_thousandths(i64::try_from(thousandths).unwrap_or(i64::MAX))
}

impl Row for Terms {
    fn slot(&self) -> u32 {
        self.seller.0
    }
}

impl Terms {
    pub fn new(seller: SellerId) -> Terms {
        Terms {
            seller,
            quota: None,
            locked: false,
            attainment: None,
            pay_plan: None,
            team: None,
            weight: None,
            proposal: None,
            steps: Vec::new(),
            mid_year: MidYear::Blended,
            score: None,
        }
    }

    /// What counts in every sum of quotas: the full year's quota as it stands at the end of the plan year, 0 for who has
    /// left by then. So a quota that changes hands during the year is neither lost nor doubled.
    pub fn counted(&self, seller: &Seller, year: PlanYear) -> Money {
        if !seller.stays(year) {
            return Money::ZERO;
        }
        self.quota_on(year.last()).unwrap_or_default()
    }

    /// Whether spreading may change the quota: not locked, one for all of the year, and the seller there to its end.
    pub fn is_open(&self, seller: &Seller, year: PlanYear) -> bool {
        !self.locked && self.steps.is_empty() && seller.stays(year)
    }

    /// The full year's quota in force on a day.
    pub fn quota_on(&self, day: Date) -> Option<Money> {
        let step = self.steps.iter().rev().find(|step| step.from <= day);
        step.map(|step| step.quota).or(self.quota)
    }
}

/// What a target is spread by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SpreadMethod {
    Equal,
    /// In proportion to the potential of the seller's territories; equally where nobody has any.
    Potential,
    /// Last year's bookings; equally where nobody has any.
    LastBookings,
    /// Share of a full year that the seller can carry: ramp, dates, leave.
    Capacity,
    /// Weights typed for each seller.
    Weight,
}

/// A method and how much it counts beside the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct MethodShare {
    pub method: SpreadMethod,
    pub share: Rate,
}

impl MethodShare {
    /// One method and no other.
    pub fn only(method: SpreadMethod) -> Vec<MethodShare> {
        vec![MethodShare { method, share: Rate::ONE }]
    }
}

/// One weight a part from the weights of several methods, each a part of its own sum. A method that weighs nobody
/// counts all the same. With one method the weights are its own, exactly.
pub fn blended(methods: &[(Rate, Vec<i128>)]) -> Vec<i128> {
    // Beyond any currency's last unit, and far from the bounds of 128 bits.
    const FINE: i128 = 1_000_000_000_000_000_000;
    let mut weighing = methods.iter().filter(|(share, _)| *share > Rate::ZERO);
    if let (Some((_, only)), None) = (weighing.next(), weighing.next()) {
        let weighs = only.iter().any(|weight| *weight > 0);
        return only.iter().map(|weight| if weighs { (*weight).max(0) } else { 1 }).collect();
    }
    let parts = methods.first().map_or(0, |(_, weights)| weights.len());
    let mut all = vec![0i128; parts];
    for (share, weights) in methods {
        let sum: i128 = weights.iter().map(|weight| (*weight).max(0)).sum();
        for (sum_of_part, weight) in all.iter_mut().zip(weights) {
            let (weight, whole) = if sum > 0 { ((*weight).max(0), sum) } else { (1, parts as i128) };
            *sum_of_part += i128::from(share.scaled()) * mul_div(weight, FINE, whole).unwrap_or(0);
        }
    }
    all
}

/// Splits `total` by `weights` in whole `unit`s with the largest remainder; ties go to the earlier part. What is
/// smaller than a unit goes to the part with the largest remainder, so the parts always add up to `total`.
/// All weights zero, or none positive: equal parts. A negative total is spread as its absolute (`domain.md` 3.13).
pub fn spread(total: Money, weights: &[i128], unit: Money) -> Vec<Money> {
    if weights.is_empty() {
        return Vec::new();
    }
    if total.is_negative() {
        return spread(-total, weights, unit).into_iter().map(|part| -part).collect();
    }
    let positive: Vec<i128> = weights.iter().map(|weight| (*weight).max(0)).collect();
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
        let weights: Vec<i128> = weights.iter().map(|weight| i128::from(*weight)).collect();
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
