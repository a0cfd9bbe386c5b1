//! Hours that presales members have for opportunities: working days less holidays and leave, productive share, ramp.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::ids::PoolId;
use crate::money::{Quantity, Rate};
use crate::period::PlanYear;
use crate::plan::Plan;
use crate::pool::Attachment;
use crate::presales_work::PresalesWork;
use crate::seller::Presales;
use crate::territory::same_text;

/// Hours on every day of the plan year, in thousandths times the scale of two rates.
const SCALE: i128 = Rate::ONE.scaled() as i128 * Rate::ONE.scaled() as i128;

/// The hours of one member, day by day of the plan year.
#[derive(Clone, Debug)]
pub(crate) struct MemberHours {
    days: Vec<i128>,
}

impl MemberHours {
    pub fn of(plan: &Plan, member: &Presales) -> MemberHours {
        let work = &plan.decisions.assumptions.presales_work;
        let year = plan.year();
        let full = i128::from(work.hours_per_day.thousandths()) * i128::from(work.productive.scaled());
        let off: Vec<Date> = holidays(work, member).collect();
        let ramped = |day: Date| {
            let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
            let since = member.start.and_then(|start| usize::try_from(months(day) - months(start)).ok());
            since.and_then(|since| work.ramp.get(since)).map_or(Rate::ONE, |rate| *rate)
        };
        let works = |day: Date| {
            !is_weekend(day)
                && member.start.is_none_or(|start| start <= day)
                && member.end.is_none_or(|end| end >= day)
                && !member.leaves.iter().any(|leave| (leave.first..=leave.last).contains(&day))
                && !off.contains(&day)
        };
        let hours = |day: Date| if works(day) { full * i128::from(ramped(day).scaled()) } else { 0 };
        MemberHours { days: days_of(year).map(hours).collect() }
    }

    /// All hours of the year.
    pub fn year(&self) -> Quantity {
        quantity(self.days.iter().sum(), SCALE)
    }

    /// The hours that an attachment gives its pool, day by day, over [`POOL_SCALE`].
    pub fn given<'a>(
        &'a self,
        year: PlanYear,
        attachment: &'a Attachment,
    ) -> impl Iterator<Item = i128> + 'a {
        let weight = i128::from(attachment.weight.scaled());
        let stands = |day: Date| {
            attachment.start.is_none_or(|start| start <= day) && attachment.end.is_none_or(|end| end >= day)
        };
        self.days
            .iter()
            .zip(days_of(year))
            .map(move |(hours, day)| if stands(day) { hours * weight } else { 0 })
    }
}

/// What hours of a pool are kept over.
pub(crate) const POOL_SCALE: i128 = SCALE * Rate::ONE.scaled() as i128;

/// Days on which nobody of the member's country works.
pub(crate) fn holidays(work: &PresalesWork, member: &Presales) -> impl Iterator<Item = Date> {
    let of_member = |country: &str| country.is_empty() || same_text(country, &member.country);
    work.holidays.iter().filter(move |holiday| of_member(&holiday.country)).map(|holiday| holiday.date)
}

/// Every day of the plan year.
pub(crate) fn days_of(year: PlanYear) -> impl Iterator<Item = Date> {
    days_from(year.start, year.last())
}

/// Every day from one to another, both included.
pub(crate) fn days_from(first: Date, last: Date) -> impl Iterator<Item = Date> {
    let next = |day: &Date| Some(day.saturating_add(1.day()));
    std::iter::successors(Some(first), next).take_while(move |day| *day <= last)
}

pub(crate) fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Hours, rounded to a thousandth.
pub(crate) fn quantity(sum: i128, scale: i128) -> Quantity {
    let thousandths = crate::money::mul_div(sum, 1, scale).unwrap_or(0);
    Quantity::from_thousandths(i64::try_from(thousandths).unwrap_or(i64::MAX))
}

/// A pool's hours day by day, and those of its members.
#[derive(Clone, Debug, Default)]
pub(crate) struct PoolHours {
    pub pool: Option<PoolId>,
    pub days: Vec<i128>,
    /// Each member's part.
    pub members: Vec<(crate::ids::PresalesId, Vec<i128>)>,
}

/// Hours of all pools, by slot.
pub(crate) fn pool_hours(plan: &Plan, members: &[Option<MemberHours>]) -> Vec<PoolHours> {
    let year = plan.year();
    let count = usize::try_from(year.days()).unwrap_or(0);
    let mut pools = vec![PoolHours::default(); plan.decisions.pools.bound()];
    for attachment in plan.decisions.attachments.iter() {
        let Some(Some(hours)) = members.get(attachment.presales.0 as usize) else { continue };
        let Some(pool) = pools.get_mut(attachment.pool.0 as usize) else { continue };
        let given: Vec<i128> = hours.given(year, attachment).collect();
        pool.pool = Some(attachment.pool);
        pool.days.resize(count, 0);
        for (sum, hours) in pool.days.iter_mut().zip(&given) {
            *sum += hours;
        }
        match pool.members.iter_mut().find(|(member, _)| *member == attachment.presales) {
            Some((_, days)) => days.iter_mut().zip(&given).for_each(|(sum, hours)| *sum += hours),
            None => pool.members.push((attachment.presales, given)),
        }
    }
    pools
}
