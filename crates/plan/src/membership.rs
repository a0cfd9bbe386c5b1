//! What each seller brings to a pool on the days in it, and what pools lend each other.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::carried::{Carried, Window, carried_within};
use crate::ids::{MemberId, PoolId, SellerId};
use crate::money::{Money, Rate};
use crate::outlook::SellerOutlook;
use crate::period::{PlanYear, Stay};
use crate::plan::Plan;
use crate::pool::{Attachment, LoanCredit, Member};
use crate::projection::{Deals, booked};

/// A seller's part of a pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PoolMember {
    pub member: MemberId,
    pub seller: SellerId,
    /// `None`: as long as the seller is there.
    #[ts(type = "string | null")]
    pub start: Option<Date>,
    #[ts(type = "string | null")]
    pub end: Option<Date>,
    /// What the seller carries on the days in the pool.
    pub carried: Option<Money>,
    pub bookings: Money,
}

/// A membership with the seller's year as far as it falls into it; `None` where it is the whole year.
pub(crate) struct Membership {
    pub pool: PoolId,
    pub part: PoolMember,
    pub window: Window,
    pub within: Option<Carried>,
}

/// All memberships of sellers who are in the outlook.
pub(crate) fn memberships(plan: &Plan, sellers: &[SellerOutlook], deals: &Deals<'_>) -> Vec<Membership> {
    let mut by_slot: Vec<Option<&SellerOutlook>> = vec![None; plan.facts.sellers.bound()];
    for seller in sellers {
        by_slot[seller.seller.0 as usize] = Some(seller);
    }
    let calendar = plan.calendar();
    let of = |member: &Member| {
        let outlook = (*by_slot.get(member.seller.0 as usize)?)?;
        let window = Window::of_days(member.start, member.end);
        let mut part = PoolMember {
            member: member.id,
            seller: member.seller,
            start: member.start,
            end: member.end,
            carried: outlook.carried_quota,
            bookings: outlook.bookings,
        };
        if window.is_whole() {
            return Some(Membership { pool: member.pool, part, window, within: None });
        }
        let row = plan.facts.sellers.get(member.seller.0)?;
        let terms = plan.terms(row.id);
        let ramp = plan.ramp(&row.segment);
        let attainment = plan.assumed_attainment(&terms);
        let decimals = plan.info.decimals;
        let within = carried_within(&calendar, row.stay(), ramp, &terms, attainment, decimals, window);
        let made = deals.of_seller(row);
        part.carried = within.year;
        part.bookings = match made {
            [] => within.parts.iter().map(|part| part.bookings).sum(),
            _ => booked(plan.year(), made, window.from, window.before),
        };
        Some(Membership { pool: member.pool, part, window, within: Some(within) })
    };
    plan.decisions.members.iter().filter_map(of).collect()
}

/// What loans credit a pool with, less what they take from it, and on which days.
pub(crate) fn credits(plan: &Plan, pool: PoolId) -> Vec<(Date, Money)> {
    let year = plan.year();
    let decimals = plan.info.decimals;
    let mut credits = Vec::new();
    for loan in plan.decisions.loans.iter() {
        if !(year.start..year.after()).contains(&loan.date) {
            continue;
        }
        let credited = loan.amount.times(loan.share, decimals);
        if loan.home == pool {
            credits.push((loan.date, credited));
        }
        if loan.to == pool && loan.credit == LoanCredit::Split {
            credits.push((loan.date, -credited));
        }
    }
    credits.sort_by_key(|(date, _)| *date);
    credits
}

/// From this day on the weights of a presales member add up to something else than 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WeightOff {
    /// `None`: from the beginning of the year, or of the member's stay.
    #[ts(type = "string | null")]
    pub from: Option<Date>,
    pub weight: Rate,
}

/// The first day within the year and the stay on which the weights do not add up to 1. Weights change only where an
/// attachment begins or has ended.
pub(crate) fn weight_off(year: PlanYear, stay: Stay<'_>, attached: &[Attachment]) -> Option<WeightOff> {
    let first = stay.start.map_or(year.start, |start| start.max(year.start));
    let last = stay.end.map_or(year.last(), |end| end.min(year.last()));
    if first > last {
        return None;
    }
    let mut days: Vec<Date> = vec![first];
    days.extend(attached.iter().filter_map(|one| one.start));
    days.extend(attached.iter().filter_map(|one| one.end).map(|end| end.saturating_add(1.day())));
    days.retain(|day| (first..=last).contains(day));
    days.sort();
    days.into_iter().find_map(|day| {
        let standing = attached.iter().filter(|one| one.stands_on(day));
        let weight = Rate::from_scaled(standing.map(|one| one.weight.scaled()).sum());
        (weight != Rate::ONE).then_some(WeightOff { from: (day > first).then_some(day), weight })
    })
}
