//! Quotas and bookings on the days of the plan year.

use jiff::civil::Date;

use crate::fraction::Fraction;
use crate::money::{Quantity, Rate};
use crate::period::PlanYear;

/// The plan year by day numbers from 0; a month's amounts fall evenly on its days.
#[derive(Clone, Debug)]
pub struct Days {
    pub year: PlanYear,
    /// First day of each month, and the first after the year.
    pub firsts: [usize; 13],
}

/// Into how many parts a thousandth is divided where a quota is taken times an attainment.
pub const FINE: i128 = Rate::ONE.scaled() as i128;

/// Twelve amounts, from the first month of the plan year.
pub type ByMonth = [i128; 12];

/// A quota and what is booked against it through the year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Track {
    pub quota: i128,
    /// How the quota falls on the months: weights, of any scale.
    pub quota_months: ByMonth,
    /// Booked by month, beside the deals; in parts of [`FINE`], because an attainment assumed is never rounded.
    pub bookings: ByMonth,
    /// In order of time.
    pub deals: Vec<Booked>,
}

/// A deal on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Booked {
    /// Day of the year, from 0.
    pub day: usize,
    pub amount: i128,
    pub units: Quantity,
    /// Day of the year on which it is lost again. Where it is taken back, it is so on the day on which it was made.
    pub lost: Option<usize>,
}

/// A stretch of the year, from its first day to before its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub from: usize,
    pub to: usize,
}

impl Window {
    /// What both have in common; empty where that is nothing.
    pub(crate) fn within(self, other: Window) -> Window {
        let from = self.from.max(other.from);
        Window { from, to: self.to.min(other.to).max(from) }
    }
}

/// What is booked before one day, as it is known before another: what is lost until then counts no more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Until {
    pub end: usize,
    pub by: usize,
}

/// Which cancelled deals are taken back.
#[derive(Clone, Copy, Debug)]
pub struct Clawback(pub Option<u32>);

/// The least common multiple of 28, 29, 30 and 31 days, so that no month's part is rounded.
const PARTS: i128 = 28 * 29 * 15 * 31;

impl Days {
    pub fn new(year: PlanYear) -> Days {
        let firsts = std::array::from_fn(|month| day_of(year, year.month(month)));
        Days { year, firsts }
    }

    pub fn count(&self) -> usize {
        self.firsts[12]
    }

    /// The day's number, within the year.
    pub fn of(&self, date: Date) -> usize {
        day_of(self.year, date).min(self.count())
    }

    /// The number of the day after a date, within the year; 0 for dates before it.
    pub fn after(&self, date: Date) -> usize {
        if date < self.year.start { 0 } else { (self.of(date) + 1).min(self.count()) }
    }

    pub(super) fn all(&self) -> Window {
        Window { from: 0, to: self.count() }
    }

    /// What falls into a window of amounts by month.
    pub(super) fn between(&self, months: &ByMonth, window: Window) -> Fraction {
        let (amount, scale) = self.parts_between(months, window);
        Fraction::new(amount, scale).unwrap_or(Fraction::ZERO)
    }

    /// The same of amounts in parts of [`FINE`].
    pub(super) fn fine_between(&self, months: &ByMonth, window: Window) -> Fraction {
        let (amount, scale) = self.parts_between(months, window);
        // Whole percents of whole thousandths are the most usual, and short numbers are fast.
        let [short, fine] = [FINE, FINE / 100].map(|step| (amount % step == 0).then(|| amount / step));
        let short = short.map(|amount| (amount, scale)).or(fine.map(|amount| (amount, scale * 100)));
        let (amount, scale) = short.unwrap_or((amount, scale * FINE));
        Fraction::new(amount, scale).unwrap_or(Fraction::ZERO)
    }

    /// An amount and over what it stands.
    fn parts_between(&self, months: &ByMonth, window: Window) -> (i128, i128) {
        // Whole months need no parts, which keeps numbers short.
        let whole = self.firsts.contains(&window.from) && self.firsts.contains(&window.to);
        let scale = if whole { 1 } else { PARTS };
        let before = match window.from {
            0 => 0,
            from => self.before(months, from, scale),
        };
        (self.before(months, window.to, scale) - before, scale)
    }

    fn before(&self, months: &ByMonth, day: usize, scale: i128) -> i128 {
        let mut whole = 0;
        for (month, amount) in months.iter().enumerate() {
            let (first, next) = (self.firsts[month], self.firsts[month + 1]);
            if day < next {
                let part = if day > first {
                    amount * (day - first) as i128 * (scale / (next - first) as i128)
                } else {
                    0
                };
                return whole * scale + part;
            }
            whole += amount;
        }
        whole * scale
    }
}

fn day_of(year: PlanYear, date: Date) -> usize {
    let days = date.duration_since(year.start).as_hours() / 24;
    usize::try_from(days).unwrap_or(0)
}

impl Track {
    /// Where every month counts the same and nothing is booked.
    pub fn new(quota: i128) -> Track {
        Track { quota, quota_months: [1; 12], ..Track::default() }
    }

    /// An objective that is reached evenly over the days worked.
    pub fn of_score(score: Rate, days: &ByMonth) -> Track {
        let worked: i128 = days.iter().sum();
        Track {
            quota: worked,
            quota_months: *days,
            bookings: days.map(|days| days * i128::from(score.scaled())),
            deals: Vec::new(),
        }
    }

    pub fn add(&mut self, other: &Track) {
        for month in 0..12 {
            self.quota_months[month] += other.quota_months[month];
            self.bookings[month] += other.bookings[month];
        }
        self.deals.extend(&other.deals);
    }

    /// Booked in the year and not lost in it.
    pub fn booked(&self) -> Fraction {
        let evenly = Fraction::new(self.bookings.iter().sum(), FINE).unwrap_or(Fraction::ZERO);
        let deals = self.deals.iter().filter(|deal| deal.lost.is_none()).map(|deal| deal.amount);
        evenly.plus(&Fraction::whole(deals.sum()))
    }

    pub(super) fn booked_between(
        &self,
        days: &Days,
        window: Window,
        by: usize,
        clawback: Clawback,
    ) -> Fraction {
        let evenly = days.fine_between(&self.bookings, window);
        if self.deals.is_empty() {
            return evenly;
        }
        let deals: i128 = self.counted(window, by, clawback).map(|deal| deal.amount).sum();
        evenly.plus(&Fraction::whole(deals))
    }

    /// Deals made in a window that are not taken back before a day.
    pub(crate) fn counted(
        &self,
        window: Window,
        by: usize,
        clawback: Clawback,
    ) -> impl Iterator<Item = &Booked> {
        let made = move |deal: &&Booked| deal.day >= window.from && deal.day < window.to;
        self.deals.iter().filter(made).filter(move |deal| !clawback.takes_back(deal, by))
    }

    /// The quota's part of a window; 0 where nothing says how it falls on the months.
    pub(super) fn quota_between(&self, days: &Days, window: Window) -> Fraction {
        let quota = Fraction::whole(self.quota);
        if window == days.all() {
            return quota;
        }
        let whole = Fraction::whole(self.quota_months.iter().sum());
        let part = days.between(&self.quota_months, window).over(&whole);
        part.map_or(Fraction::ZERO, |part| quota.times(&part))
    }
}

impl Clawback {
    /// Whether a deal is lost before a day, and early enough to be taken back.
    pub(crate) fn takes_back(self, deal: &Booked, by: usize) -> bool {
        let Some(lost) = deal.lost.filter(|lost| *lost < by) else { return false };
        match self.0 {
            None => true,
            Some(0) => false,
            Some(within) => lost.saturating_sub(deal.day) <= within as usize,
        }
    }
}
