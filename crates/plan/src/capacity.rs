//! Ramped capacity against the company plan, quarter by quarter, and how many hires by when would close the gap
//! (`domain.md` 3.14).

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::{Money, Rate, mul_div};
use crate::outlook::SellerOutlook;
use crate::period::Stay;
use crate::plan::Plan;
use crate::quota::spread;
use crate::territory::same_text;

/// The capacity of the plan year.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Capacity {
    pub quarters: Vec<QuarterCapacity>,
    /// The quarters added up.
    pub year: QuarterCapacity,
    /// What one more seller of each segment would bring, by start month.
    pub hires: Vec<HirePlan>,
}

/// What the sellers can carry in a quarter, from their full quotas down to what is to be expected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuarterCapacity {
    #[ts(type = "string | null")]
    pub first: Option<Date>,
    #[ts(type = "string | null")]
    pub last: Option<Date>,
    /// The quarter's part of the company plan, by season.
    pub target: Option<Money>,
    /// The quarter's part of all full-year quotas, as if everybody were there and ramped.
    pub full: Money,
    /// Taken off by starts, ends and leave; below 0 where quotas are higher later in the year.
    pub days_loss: Money,
    /// Taken off by ramps.
    pub ramp_loss: Money,
    /// Full - days - ramps: the sum of the carried quotas.
    pub carried: Money,
    /// Taken off by the turnover to be expected.
    pub turnover_loss: Money,
    /// Carried - turnover: the ramped capacity.
    pub capacity: Money,
    /// Target - capacity: positive where it falls short.
    pub gap: Option<Money>,
    /// Capacity / target.
    pub coverage: Option<Rate>,
    /// Sellers, each as far as ramped and present, by their quotas' share: 12.5 is twelve and a half; `None` where nothing is carried in full.
    pub ramped_sellers: Option<Rate>,
    pub sellers: u32,
}

/// Hires of one segment that would close the year's gap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HirePlan {
    pub segment: String,
    /// Full year's quota of a hire: the median of the segment's.
    pub quota: Money,
    /// One for each month of the plan year in which a hire may start.
    pub starts: Vec<HireStart>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HireStart {
    #[ts(type = "string")]
    pub start: Date,
    /// What one hire from that day on brings this year, after ramp and turnover.
    pub contribution: Money,
    /// Hires that close the gap; 0 where there is none, `None` where they come too late to bring anything.
    pub hires: Option<u32>,
}

/// Weighs the sellers' quotas against the company plan.
pub(crate) fn capacity(plan: &Plan, sellers: &[SellerOutlook]) -> Capacity {
    let assumptions = &plan.decisions.assumptions;
    let decimals = plan.info.decimals;
    let unit = crate::carried::unit(decimals);
    let calendar = plan.calendar();
    let season = calendar.full().quarters();
    let by_season = |year: Money| -> [Money; 4] {
        let parts = spread(year, &season, unit);
        std::array::from_fn(|quarter| parts[quarter])
    };
    let targets = assumptions.company_plan.map(by_season);
    let stays = |seller: &&SellerOutlook| {
        plan.facts.sellers.get(seller.seller.0).is_none_or(|row| row.stays(plan.year()))
    };
    let staying = sellers.iter().filter(stays);
    let mut quarters: Vec<QuarterCapacity> = (0..4)
        .map(|quarter| QuarterCapacity {
            first: Some(plan.year().month(quarter * 3)),
            last: Some(plan.year().month(quarter * 3 + 3).saturating_add(-1.day())),
            target: targets.map(|targets| targets[quarter]),
            sellers: staying.clone().count() as u32,
            ..QuarterCapacity::default()
        })
        .collect();
    for seller in sellers {
        let segment = segment_of(plan, seller);
        // A quota that changes hands is one full quota: what a leaver still carried makes good what the next one lacks.
        let full =
            if stays(&seller) { by_season(seller.quota.unwrap_or_default()) } else { [Money::ZERO; 4] };
        let loss =
            assumptions.turnover(segment).map(|t| t.loss(assumptions.ramp(segment))).unwrap_or_default();
        for (place, quarter) in quarters.iter_mut().enumerate() {
            let carried = seller.quarters[place];
            quarter.full += full[place];
            quarter.days_loss += full[place] - seller.unramped[place];
            quarter.ramp_loss += seller.unramped[place] - carried;
            quarter.carried += carried;
            quarter.turnover_loss += carried.times(loss, decimals);
        }
    }
    let mut year = QuarterCapacity {
        first: quarters.first().and_then(|quarter| quarter.first),
        last: quarters.last().and_then(|quarter| quarter.last),
        target: assumptions.company_plan,
        sellers: staying.count() as u32,
        ..QuarterCapacity::default()
    };
    for quarter in &mut quarters {
        year.full += quarter.full;
        year.days_loss += quarter.days_loss;
        year.ramp_loss += quarter.ramp_loss;
        year.carried += quarter.carried;
        year.turnover_loss += quarter.turnover_loss;
        conclude(quarter);
    }
    conclude(&mut year);
    let hires = hires(plan, sellers, year.gap);
    Capacity { quarters, year, hires }
}

fn conclude(quarter: &mut QuarterCapacity) {
    quarter.capacity = quarter.carried - quarter.turnover_loss;
    quarter.gap = quarter.target.map(|target| target - quarter.capacity);
    quarter.coverage = quarter.target.and_then(|target| quarter.capacity.share_of(target));
    quarter.ramped_sellers = quarter.carried.share_of(quarter.full).and_then(|share| {
        let scaled = i128::from(share.scaled()) * i128::from(quarter.sellers);
        i64::try_from(scaled).ok().map(Rate::from_scaled)
    });
}

fn segment_of<'a>(plan: &'a Plan, seller: &SellerOutlook) -> &'a str {
    plan.facts.sellers.get(seller.seller.0).map_or("", |row| &row.segment)
}

/// For every segment with a quota: what a hire brings by start month, and how many close the gap.
fn hires(plan: &Plan, sellers: &[SellerOutlook], gap: Option<Money>) -> Vec<HirePlan> {
    let assumptions = &plan.decisions.assumptions;
    let decimals = plan.info.decimals;
    let calendar = plan.calendar();
    let mut segments: Vec<(&str, Vec<Money>)> = Vec::new();
    for seller in sellers {
        let Some(quota) = seller.quota.filter(|quota| *quota > Money::ZERO) else { continue };
        let segment = segment_of(plan, seller);
        match segments.iter_mut().find(|(known, _)| same_text(known, segment)) {
            Some((_, quotas)) => quotas.push(quota),
            None => segments.push((segment, vec![quota])),
        }
    }
    let plan_of = |(segment, mut quotas): (&str, Vec<Money>)| {
        quotas.sort();
        let quota = quotas[quotas.len() / 2];
        let ramp = assumptions.ramp(segment);
        let loss = assumptions.turnover(segment).map(|t| t.loss(ramp)).unwrap_or_default();
        let starts = (0..12).map(|month| {
            let start = plan.year().month(month);
            let stay = Stay { start: Some(start), ..Stay::default() };
            let share = calendar.carried(stay, ramp).year();
            let carried = quota.scaled(share.numerator, share.denominator, decimals).unwrap_or_default();
            let contribution = carried - carried.times(loss, decimals);
            HireStart { start, contribution, hires: gap.and_then(|gap| needed(gap, contribution)) }
        });
        HirePlan { segment: segment.to_owned(), quota, starts: starts.collect() }
    };
    segments.into_iter().map(plan_of).collect()
}

/// The least number of hires whose contributions reach the gap.
pub fn needed(gap: Money, contribution: Money) -> Option<u32> {
    if gap <= Money::ZERO {
        return Some(0);
    }
    if contribution <= Money::ZERO {
        return None;
    }
    // Rounded up: the division below rounds to the nearest.
    let (gap, each) = (gap.thousandths(), contribution.thousandths());
    let hires = mul_div(gap, 1, each)?;
    let hires = if hires * each < gap { hires + 1 } else { hires };
    u32::try_from(hires).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hires_are_whole_people() {
        let needed = |gap: i64, each: i64| needed(Money::units(gap), Money::units(each));
        assert_eq!(needed(3_000_000, 300_000), Some(10));
        assert_eq!(needed(3_000_001, 300_000), Some(11));
        assert_eq!(needed(400_000, 300_000), Some(2));
        assert_eq!(needed(0, 0), Some(0));
        assert_eq!(needed(-5, 1), Some(0));
        assert_eq!(needed(1, 0), None);
    }
}
