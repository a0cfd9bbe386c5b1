//! The plan year, and how much of it a person works: ramp and proration (`domain.md` 3.10, 3.11).

use jiff::ToSpan;
use jiff::civil::Date;
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

impl PlanYear {
    pub fn new(start: Date) -> PlanYear {
        PlanYear { start: start.first_of_month() }
    }

    /// First day after the plan year.
    pub fn after(self) -> Date {
        self.start.saturating_add(12.months())
    }

    pub fn days(self) -> i128 {
        days_between(self.start, self.after())
    }

    /// Active days over days of the plan year, both ends included; 366 in leap years.
    pub fn active(self, start: Option<Date>, end: Option<Date>) -> Share {
        Share { numerator: active_days(self.start, self.after(), start, end), denominator: self.days() }
    }

    /// The share of a full year's quota that is carried: each month's twelfth, ramped by months since the start
    /// date and prorated by active days inside the month.
    pub fn carried(self, start: Option<Date>, end: Option<Date>, ramp: &[Rate]) -> Share {
        // The least common multiple of 28, 29, 30 and 31 days, so that no month's proration is rounded.
        const DAYS: i128 = 28 * 29 * 15 * 31;
        let full = Rate::ONE.scaled() as i128;
        let mut numerator = 0;
        for month in 0..12 {
            let first = self.start.saturating_add(month.months());
            let next = self.start.saturating_add((month + 1).months());
            let active = active_days(first, next, start, end);
            let share = match start {
                Some(start) => {
                    ramp.get(months_since(start, first)).map_or(full, |rate| rate.scaled() as i128)
                }
                None => full,
            };
            // At the end of the calendar (year 9999) months have no days, and nothing is carried in them.
            numerator += share * active * DAYS.checked_div(days_between(first, next)).unwrap_or(0);
        }
        Share { numerator, denominator: 12 * DAYS * full }
    }
}

/// Whole calendar months from the month of `start` to the month of `first`; 0 before the start.
fn months_since(start: Date, first: Date) -> usize {
    let months =
        (first.year() as i32 - start.year() as i32) * 12 + first.month() as i32 - start.month() as i32;
    months.max(0) as usize
}

fn days_between(from: Date, to: Date) -> i128 {
    (from.until(to).map(|span| span.get_days()).unwrap_or(0)) as i128
}

fn active_days(from: Date, to: Date, start: Option<Date>, end: Option<Date>) -> i128 {
    let first = start.map_or(from, |start| start.max(from));
    let last = end.map_or(to, |end| end.saturating_add(1.day()).min(to));
    days_between(first, last).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn percents(months: &[i64]) -> Vec<Rate> {
        months.iter().map(|month| Rate::percent(*month)).collect()
    }

    #[test]
    fn a_year_may_be_leap_and_start_in_any_month() {
        assert_eq!(PlanYear::new(date(2027, 1, 1)).days(), 365);
        assert_eq!(PlanYear::new(date(2027, 7, 1)).days(), 366);
    }

    #[test]
    fn both_ends_of_a_stay_count() {
        let year = PlanYear::new(date(2027, 1, 1));
        let stay = year.active(Some(date(2027, 12, 31)), Some(date(2027, 12, 31)));
        assert_eq!(stay.numerator, 1);
        assert_eq!(year.active(Some(date(2028, 1, 1)), None).numerator, 0);
        assert_eq!(year.active(None, None).as_rate(), Rate::ONE);
    }

    /// Start in April, ramp 0, 50, 100 %: April 0, May half, June to December seven months: 7.5 / 12.
    #[test]
    fn ramp_counts_from_the_start_month() {
        let year = PlanYear::new(date(2027, 1, 1));
        let carried = year.carried(Some(date(2027, 4, 1)), None, &percents(&[0, 50, 100]));
        assert_eq!(carried.as_rate().to_string(), "0.625");
        assert_eq!(year.carried(None, None, &percents(&[0])).as_rate(), Rate::ONE);
        let long_ago = year.carried(Some(date(2020, 4, 1)), None, &percents(&[0, 50, 100]));
        assert_eq!(long_ago.as_rate(), Rate::ONE);
    }
}
