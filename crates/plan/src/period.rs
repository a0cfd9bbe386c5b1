//! The plan year, and how much of it a person works: seasonality, ramp, proration, leave (`domain.md` 3.10, 3.11).

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::Rate;

/// Twelve months from `start`, the first day of any month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanYear {
    #[ts(type = "string")]
    pub start: Date,
}

/// Share of full quota by month since the start date, for a segment; after the last month it is 100 %.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Ramp {
    /// Segment of the sellers it is for, as written in their rows; empty: all others.
    pub segment: String,
    pub months: Vec<Rate>,
}

/// How the year's quota falls on its months. Within a month it falls evenly on the days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "by")]
#[ts(export)]
pub enum Seasonality {
    /// A twelfth each month.
    #[default]
    Even,
    /// In proportion to the days of each month.
    Days,
    /// Shares of the year, adding up to 1; a third of its quarter each month.
    Quarters { weights: [Rate; 4] },
    /// Shares of the year, adding up to 1, from the first month of the plan year.
    Months { weights: [Rate; 12] },
}

/// Days away from work, both ends included: quota and target variable are relieved of them, base pay goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Leave {
    #[ts(type = "string")]
    pub first: Date,
    #[ts(type = "string")]
    pub last: Date,
}

/// From when to when a person is there, both ends included, and when away in between.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stay<'a> {
    pub start: Option<Date>,
    pub end: Option<Date>,
    /// In order of time, none within another.
    pub leaves: &'a [Leave],
}

/// An exact share: numerator over denominator, never rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub numerator: i128,
    pub denominator: i128,
}

impl Share {
    pub const WHOLE: Share = Share { numerator: 1, denominator: 1 };

    /// Rounded for display.
    pub fn as_rate(self) -> Rate {
        let scaled = crate::money::mul_div(self.numerator, Rate::ONE.scaled() as i128, self.denominator);
        Rate::from_scaled(scaled.and_then(|s| i64::try_from(s).ok()).unwrap_or(0))
    }
}

impl Seasonality {
    /// What the typed shares add up to; 1 where none is typed.
    pub fn sum(&self) -> Rate {
        match self {
            Seasonality::Even | Seasonality::Days => Rate::ONE,
            Seasonality::Quarters { weights } => added(weights),
            Seasonality::Months { weights } => added(weights),
        }
    }

    pub fn weights(&self) -> &[Rate] {
        match self {
            Seasonality::Even | Seasonality::Days => &[],
            Seasonality::Quarters { weights } => weights,
            Seasonality::Months { weights } => weights,
        }
    }
}

fn added(weights: &[Rate]) -> Rate {
    Rate::from_scaled(weights.iter().map(|weight| weight.scaled()).sum())
}

impl PlanYear {
    pub fn new(start: Date) -> PlanYear {
        PlanYear { start: start.first_of_month() }
    }

    /// First day after the plan year.
    pub fn after(self) -> Date {
        self.start.saturating_add(12.months())
    }

    /// Last day of the plan year.
    pub fn last(self) -> Date {
        self.after().saturating_add(-1.day())
    }

    pub fn days(self) -> i128 {
        i128::from(day(self.after()) - day(self.start))
    }

    /// First day of a month of the plan year, 0 to 12; 12 is the first after it.
    pub fn month(self, month: usize) -> Date {
        self.start.saturating_add((month as i64).months())
    }

    /// Days worked from one day to another, both included.
    pub fn active_between(self, stay: Stay<'_>, first: Date, last: Date) -> i128 {
        i128::from(active_days(day(first), day(last) + 1, &DayStay::of(stay)))
    }

    /// Active days over days of the plan year, both ends included; 366 in leap years.
    pub fn active(self, stay: Stay<'_>) -> Share {
        let days = active_days(day(self.start), day(self.after()), &DayStay::of(stay));
        Share { numerator: i128::from(days), denominator: self.days() }
    }
}

/// The plan year by its months as day numbers: made once, asked for every seller.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// First day of each month, and the first after the year.
    firsts: [i32; 13],
    /// Year and month of each first, as months since the year 0.
    months: [i32; 12],
    /// What each month counts, of `whole`.
    weights: [i128; 12],
    whole: i128,
}

/// Shares of a full year's quota by month, all over one denominator, never rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Months {
    pub numerators: [i128; 12],
    pub denominator: i128,
}

impl Months {
    pub fn year(&self) -> Share {
        Share { numerator: self.numerators.iter().sum(), denominator: self.denominator }
    }

    pub fn quarters(&self) -> [i128; 4] {
        std::array::from_fn(|quarter| self.numerators[quarter * 3..quarter * 3 + 3].iter().sum())
    }
}

/// The least common multiple of 28, 29, 30 and 31 days, so that no month's proration is rounded.
const DAYS: i128 = 28 * 29 * 15 * 31;

impl Calendar {
    pub fn new(year: PlanYear, seasonality: &Seasonality) -> Calendar {
        let firsts: [i32; 13] = std::array::from_fn(|month| day(year.month(month)));
        let (weights, whole): ([i128; 12], i128) = match seasonality {
            Seasonality::Even => ([1; 12], 12),
            Seasonality::Days => {
                (std::array::from_fn(|month| i128::from(firsts[month + 1] - firsts[month])), year.days())
            }
            Seasonality::Quarters { weights } => {
                let whole = 3 * i128::from(Rate::ONE.scaled());
                (std::array::from_fn(|month| i128::from(weights[month / 3].scaled())), whole)
            }
            Seasonality::Months { weights } => {
                (std::array::from_fn(|month| i128::from(weights[month].scaled())), Rate::ONE.scaled().into())
            }
        };
        let months = std::array::from_fn(|month| months_of(year.month(month)));
        Calendar { firsts, months, weights, whole }
    }

    /// The denominator of every [`Months`] of this calendar.
    pub fn denominator(&self) -> i128 {
        self.whole * DAYS * i128::from(Rate::ONE.scaled())
    }

    /// What each month is of a full year's quota: seasonality alone.
    pub fn full(&self) -> Months {
        let one = DAYS * i128::from(Rate::ONE.scaled());
        Months { numerators: self.weights.map(|weight| weight * one), denominator: self.denominator() }
    }

    /// What a person carries of a full year's quota, month by month: its season, ramped by months since the start date
    /// and prorated by the days worked inside the month. `ramp` empty: none.
    pub fn carried(&self, stay: Stay<'_>, ramp: &[Rate]) -> Months {
        self.carried_between(stay, ramp, None, None)
    }

    /// As [`Calendar::carried`], only from `from` on and before `before`. Parts of a year add up to the year.
    pub fn carried_between(
        &self,
        stay: Stay<'_>,
        ramp: &[Rate],
        from: Option<Date>,
        before: Option<Date>,
    ) -> Months {
        let full = i128::from(Rate::ONE.scaled());
        let start_month = stay.start.map(months_of);
        let stay = DayStay::of(stay);
        let least = from.map_or(i32::MIN, day);
        let most = before.map_or(i32::MAX, day);
        let numerators = std::array::from_fn(|month| {
            let (first, next) = (self.firsts[month], self.firsts[month + 1]);
            let active = i128::from(active_days(first.max(least), next.min(most), &stay));
            if active == 0 {
                return 0;
            }
            let since = start_month.map(|start| (self.months[month] - start).max(0) as usize);
            let ramped =
                since.and_then(|since| ramp.get(since)).map_or(full, |rate| i128::from(rate.scaled()));
            // At the end of the calendar (year 9999) months have no days, and nothing is carried in them.
            self.weights[month] * ramped * active * DAYS.checked_div(i128::from(next - first)).unwrap_or(0)
        });
        Months { numerators, denominator: self.denominator() }
    }
}

/// A stay as day numbers; `end` is the first day after it.
struct DayStay<'a> {
    start: i32,
    end: i32,
    leaves: &'a [Leave],
}

impl<'a> DayStay<'a> {
    fn of(stay: Stay<'a>) -> DayStay<'a> {
        DayStay {
            start: stay.start.map_or(i32::MIN, day),
            end: stay.end.map_or(i32::MAX, |end| day(end) + 1),
            leaves: stay.leaves,
        }
    }
}

/// Days since 1 January of the year 0.
fn day(date_of: Date) -> i32 {
    const FIRST: Date = date(0, 1, 1);
    (date_of.duration_since(FIRST).as_hours() / 24) as i32
}

/// Months since the year 0.
fn months_of(date_of: Date) -> i32 {
    i32::from(date_of.year()) * 12 + i32::from(date_of.month())
}

/// Days worked from `from` on and before `to`.
fn active_days(from: i32, to: i32, stay: &DayStay<'_>) -> i32 {
    let (first, next) = (from.max(stay.start), to.min(stay.end));
    if next <= first {
        return 0;
    }
    let away = stay.leaves.iter().map(|leave| {
        let (begins, ends) = (day(leave.first).max(first), (day(leave.last) + 1).min(next));
        (ends - begins).max(0)
    });
    (next - first - away.sum::<i32>()).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percents(months: &[i64]) -> Vec<Rate> {
        months.iter().map(|month| Rate::percent(*month)).collect()
    }

    fn stay(start: Option<Date>, end: Option<Date>) -> Stay<'static> {
        Stay { start, end, leaves: &[] }
    }

    fn calendar(seasonality: &Seasonality) -> Calendar {
        Calendar::new(PlanYear::new(date(2027, 1, 1)), seasonality)
    }

    #[test]
    fn a_year_may_be_leap_and_start_in_any_month() {
        assert_eq!(PlanYear::new(date(2027, 1, 1)).days(), 365);
        assert_eq!(PlanYear::new(date(2027, 7, 1)).days(), 366);
    }

    #[test]
    fn both_ends_of_a_stay_count() {
        let year = PlanYear::new(date(2027, 1, 1));
        let last_day = year.active(stay(Some(date(2027, 12, 31)), Some(date(2027, 12, 31))));
        assert_eq!(last_day.numerator, 1);
        assert_eq!(year.active(stay(Some(date(2028, 1, 1)), None)).numerator, 0);
        assert_eq!(year.active(Stay::default()).as_rate(), Rate::ONE);
    }

    /// Start in April, ramp 0, 50, 100 %: April 0, May half, June to December seven months: 7.5 / 12.
    #[test]
    fn ramp_counts_from_the_start_month() {
        let year = calendar(&Seasonality::Even);
        let carried = |start, ramp: &[i64]| year.carried(stay(start, None), &percents(ramp)).year().as_rate();
        assert_eq!(carried(Some(date(2027, 4, 1)), &[0, 50, 100]).to_string(), "0.625");
        assert_eq!(carried(None, &[0]), Rate::ONE);
        assert_eq!(carried(Some(date(2020, 4, 1)), &[0, 50, 100]), Rate::ONE);
    }

    /// A quarter of 20 % of which one month of three is worked.
    #[test]
    fn a_season_is_prorated_inside_its_months() {
        let weights = [20, 20, 20, 40].map(Rate::percent);
        let year = calendar(&Seasonality::Quarters { weights });
        let carried = year.carried(stay(Some(date(2027, 3, 1)), None), &[]);
        assert_eq!(carried.year().as_rate().to_string(), "0.86666667");
        let first = Share { numerator: carried.quarters()[0], denominator: carried.denominator };
        assert_eq!(first.as_rate().to_string(), "0.06666667");
    }

    #[test]
    fn by_days_a_quota_is_prorated_as_pay_is() {
        let year = calendar(&Seasonality::Days);
        let carried = year.carried(stay(Some(date(2027, 6, 1)), Some(date(2027, 12, 31))), &[]);
        let paid = PlanYear::new(date(2027, 1, 1)).active(stay(Some(date(2027, 6, 1)), None));
        assert_eq!(carried.year().as_rate(), paid.as_rate());
        assert_eq!(paid.numerator, 214);
    }

    #[test]
    fn leave_takes_its_days_only() {
        let leaves = [
            Leave { first: date(2026, 12, 1), last: date(2027, 1, 31) },
            Leave { first: date(2027, 4, 1), last: date(2027, 4, 15) },
        ];
        let away = Stay { start: Some(date(2020, 1, 1)), end: None, leaves: &leaves };
        assert_eq!(PlanYear::new(date(2027, 1, 1)).active(away).numerator, 365 - 31 - 15);
        let carried = calendar(&Seasonality::Even).carried(away, &[]).year().as_rate();
        assert_eq!(carried.to_string(), "0.875");
    }

    #[test]
    fn day_numbers_count_days() {
        assert_eq!(day(date(2028, 3, 1)) - day(date(2028, 2, 28)), 2);
        assert_eq!(day(date(0, 1, 2)), 1);
    }
}
