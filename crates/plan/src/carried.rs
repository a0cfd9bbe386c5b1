//! What a seller carries of the year: each quota for the time it was in force, season, ramp, days and leave, rounded
//! once; by quarter and by quota it adds up to the year (`domain.md` 3.9 to 3.11).

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::{Money, Rate, rounded_ratio};
use crate::period::{Calendar, Months, Stay};
use crate::quota::{Terms, spread};

/// One quota of the year, and what of it falls to the days on which it was in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuotaPart {
    /// First day on which the quota was in force; `None`: from the beginning of the year.
    #[ts(type = "string | null")]
    pub from: Option<Date>,
    /// The full year's quota.
    pub quota: Option<Money>,
    pub carried: Money,
    pub attainment: Rate,
    pub bookings: Money,
}

/// What a seller carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Shares of a full year, whatever the quota.
    pub months: Months,
    /// `None` where no quota is set at any time.
    pub year: Option<Money>,
    pub quarters: [Money; 4],
    /// The same without ramp: what a seller who needs none would carry on the same days.
    pub unramped: [Money; 4],
    /// The quotas in order of time, one where it never changes.
    pub parts: Vec<QuotaPart>,
    /// How each of them falls on the months, over one denominator.
    pub part_months: Vec<[i128; 12]>,
}

/// A stretch of the year: from its first day, before its last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    pub from: Option<Date>,
    pub before: Option<Date>,
}

impl Window {
    /// From one day to another, both included.
    pub fn of_days(first: Option<Date>, last: Option<Date>) -> Window {
        Window { from: first, before: last.map(|last| last.saturating_add(1.day())) }
    }

    pub fn is_whole(self) -> bool {
        self == Window::default()
    }

    /// What both have in common.
    pub fn within(self, other: Window) -> Window {
        let earlier = |one: Option<Date>, other: Option<Date>| one.into_iter().chain(other).min();
        Window {
            from: self.from.into_iter().chain(other.from).max(),
            before: earlier(self.before, other.before),
        }
    }
}

/// Carries a seller's quotas through the year at an assumed attainment, until a step has one of its own.
pub fn carried(
    calendar: &Calendar,
    stay: Stay<'_>,
    ramp: &[Rate],
    terms: &Terms,
    attainment: Rate,
    decimals: u8,
) -> Carried {
    carried_within(calendar, stay, ramp, terms, attainment, decimals, Window::default())
}

/// As [`carried`], for a stretch of the year alone.
pub fn carried_within(
    calendar: &Calendar,
    stay: Stay<'_>,
    ramp: &[Rate],
    terms: &Terms,
    attainment: Rate,
    decimals: u8,
    window: Window,
) -> Carried {
    let during = |ramp: &[Rate]| calendar.carried_between(stay, ramp, window.from, window.before);
    let months = during(ramp);
    let unramped = if ramp.is_empty() { months } else { during(&[]) };
    let whole = |quarters: [i128; 4]| (0..4).map(|quarter| quarters[quarter]).sum::<i128>();
    if terms.steps.is_empty() {
        let of_quarters = |months: &Months| {
            let quarters = months.quarters();
            let year =
                terms.quota.and_then(|quota| quota.scaled(whole(quarters), calendar.denominator(), decimals));
            (year, by_quarter(year.unwrap_or_default(), quarters, decimals))
        };
        let (year, quarters) = of_quarters(&months);
        let unramped = if ramp.is_empty() { quarters } else { of_quarters(&unramped).1 };
        let carried = year.unwrap_or_default();
        let part = QuotaPart {
            from: None,
            quota: terms.quota,
            carried,
            attainment,
            bookings: carried.times(attainment, decimals),
        };
        let part_months = vec![months.numerators];
        return Carried { months, year, quarters, unramped, parts: vec![part], part_months };
    }

    let spans = spans(terms, attainment);
    let in_force = |ramp: &[Rate]| -> Vec<Months> {
        let stretch = |span: &Span| Window { from: span.from, before: span.before }.within(window);
        let in_force = spans.iter().map(stretch);
        in_force.map(|part| calendar.carried_between(stay, ramp, part.from, part.before)).collect()
    };
    let weighted = |months: &[Months]| -> Vec<[i128; 4]> {
        let of_span = |(span, months): (&Span, &Months)| {
            months.quarters().map(|share| share * span.quota.unwrap_or_default().thousandths())
        };
        spans.iter().zip(months).map(of_span).collect()
    };
    let rounded = |weights: &[[i128; 4]]| {
        let mut quarters = [0i128; 4];
        for span in weights {
            for (sum, part) in quarters.iter_mut().zip(span) {
                *sum += part;
            }
        }
        let step = 10i128.pow(3u32.saturating_sub(decimals as u32));
        let steps = rounded_ratio(&[whole(quarters)], &[calendar.denominator(), step]).unwrap_or(0);
        let year = Money::from_thousandths(steps * step);
        (year, by_quarter(year, quarters, decimals))
    };
    let part_months = in_force(ramp);
    let weights = weighted(&part_months);
    let (year, quarters) = rounded(&weights);
    let unramped = if ramp.is_empty() { quarters } else { rounded(&weighted(&in_force(&[]))).1 };
    let of_spans: Vec<i128> = weights.iter().map(|span| whole(*span)).collect();
    let amounts =
        if year.is_zero() { vec![Money::ZERO; spans.len()] } else { spread(year, &of_spans, unit(decimals)) };
    let parts = spans.iter().zip(amounts).map(|(span, carried)| QuotaPart {
        from: span.from,
        quota: span.quota,
        carried,
        attainment: span.attainment,
        bookings: carried.times(span.attainment, decimals),
    });
    let year = spans.iter().any(|span| span.quota.is_some()).then_some(year);
    let part_months = part_months.iter().map(|months| months.numerators).collect();
    Carried { months, year, quarters, unramped, parts: parts.collect(), part_months }
}

/// A quota from a day on, before another.
struct Span {
    from: Option<Date>,
    before: Option<Date>,
    quota: Option<Money>,
    attainment: Rate,
}

fn spans(terms: &Terms, attainment: Rate) -> Vec<Span> {
    let mut spans = vec![Span { from: None, before: None, quota: terms.quota, attainment }];
    for step in &terms.steps {
        let before = spans.last().map_or(attainment, |span| span.attainment);
        if let Some(last) = spans.last_mut() {
            last.before = Some(step.from);
        }
        spans.push(Span {
            from: Some(step.from),
            before: None,
            quota: Some(step.quota),
            attainment: step.attainment.unwrap_or(before),
        });
    }
    spans
}

/// The year's amount over its quarters, to the last unit.
fn by_quarter(year: Money, weights: [i128; 4], decimals: u8) -> [Money; 4] {
    if year.is_zero() {
        return [Money::ZERO; 4];
    }
    let parts = spread(year, &weights, unit(decimals));
    std::array::from_fn(|quarter| parts[quarter])
}

/// The currency's last unit.
pub(crate) fn unit(decimals: u8) -> Money {
    Money::from_thousandths(10i128.pow(3u32.saturating_sub(decimals as u32)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::SellerId;
    use crate::period::{PlanYear, Seasonality};
    use crate::quota::QuotaStep;
    use jiff::civil::date;

    fn of(terms: &Terms, seasonality: &Seasonality) -> Carried {
        let calendar = Calendar::new(PlanYear::new(date(2027, 1, 1)), seasonality);
        carried(&calendar, Stay::default(), &[], terms, Rate::ONE, 2)
    }

    /// 1.2M for 90 days and 1.5M for 275 of 365: `Q1*d1/D + Q2*d2/D`.
    #[test]
    fn a_change_is_blended_by_days() {
        let step = QuotaStep { from: date(2027, 4, 1), quota: Money::units(1_500_000), attainment: None };
        let terms =
            Terms { quota: Some(Money::units(1_200_000)), steps: vec![step], ..Terms::new(SellerId(0)) };
        let by_days = of(&terms, &Seasonality::Days);
        assert_eq!(by_days.year.unwrap().to_string(), "1426027.40");
        assert_eq!(by_days.parts[0].carried.to_string(), "295890.41");
        assert_eq!(by_days.parts[1].carried.to_string(), "1130136.99");
        let by_months = of(&terms, &Seasonality::Even);
        assert_eq!(by_months.year.unwrap(), Money::units(1_425_000));
        assert_eq!(by_months.quarters[0], Money::units(300_000));
    }

    #[test]
    fn quarters_add_up_to_the_year() {
        let terms = Terms { quota: Some("1000000.01".parse().unwrap()), ..Terms::new(SellerId(0)) };
        let weights = [18, 22, 26, 34].map(Rate::percent);
        let carried = of(&terms, &Seasonality::Quarters { weights });
        assert_eq!(carried.quarters.iter().copied().sum::<Money>(), carried.year.unwrap());
        assert_eq!(carried.quarters[0].to_string(), "180000.00");
    }
}
