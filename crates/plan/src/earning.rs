//! What a component of a pay plan has earned by a day of the year, exactly.

use std::cmp::Ordering;

use jiff::civil::Date;

use crate::compensation::{
    CapLimit, CapPer, Component, Evaluation, Measure, Reward, Shape, SpiffUnit, Threshold, ThresholdKind,
};
use crate::fraction::Fraction;
use crate::money::{Money, Quantity, Rate, mul_div};
use crate::period::PlanYear;

/// The plan year by day numbers from 0; a month's amounts fall evenly on its days.
#[derive(Clone, Debug)]
pub struct Days {
    pub year: PlanYear,
    /// First day of each month, and the first after the year.
    pub firsts: [usize; 13],
}

/// Twelve amounts, from the first month of the plan year.
pub type ByMonth = [i128; 12];

/// A quota and what is booked against it through the year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Track {
    pub quota: i128,
    /// How the quota falls on the months: weights, of any scale.
    pub quota_months: ByMonth,
    /// Booked by month, beside the deals.
    pub bookings: ByMonth,
    /// In order of time.
    pub deals: Vec<Booked>,
}

/// A deal on its day, or its cancellation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Booked {
    /// Day of the year, from 0.
    pub day: usize,
    /// Below 0 for what is taken back.
    pub amount: i128,
    pub units: Quantity,
    /// Days since the deal was made, where it is taken back.
    pub age: Option<u32>,
}

/// A part of a person's target variable with all that it hangs on: the whole, one pool's weight, or one stretch of the
/// year that is paid apart.
#[derive(Clone, Debug)]
pub struct Branch<'a> {
    pub variable: Fraction,
    /// Days worked by month.
    pub days: ByMonth,
    pub own: Option<&'a Track>,
    pub team: Option<&'a Track>,
    pub pool: Option<&'a Track>,
    pub score: Option<&'a Track>,
}

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

    /// The number of the day after a date, within the year; 0 for dates before it.
    pub fn after(&self, date: Date) -> usize {
        if date < self.year.start { 0 } else { (self.of(date) + 1).min(self.count()) }
    }

    /// The day's number, within the year.
    pub fn of(&self, date: Date) -> usize {
        day_of(self.year, date).min(self.count())
    }

    /// What falls before `day` of amounts by month, times [`PARTS`].
    fn before(&self, months: &ByMonth, day: usize) -> i128 {
        let mut sum = 0;
        for (month, amount) in months.iter().enumerate() {
            let (first, next) = (self.firsts[month], self.firsts[month + 1]);
            if day >= next {
                sum += amount * PARTS;
            } else if day > first {
                sum += amount * (day - first) as i128 * (PARTS / (next - first) as i128);
            } else {
                break;
            }
        }
        sum
    }

    fn between(&self, months: &ByMonth, from: usize, to: usize) -> i128 {
        if from == 0 { self.before(months, to) } else { self.before(months, to) - self.before(months, from) }
    }
}

fn day_of(year: PlanYear, date: Date) -> usize {
    let days = date.duration_since(year.start).as_hours() / 24;
    usize::try_from(days).unwrap_or(0)
}

/// A stretch of the year, from its first day to before its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Window {
    from: usize,
    to: usize,
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
            quota: worked * i128::from(Rate::ONE.scaled()),
            quota_months: *days,
            bookings: days.map(|days| days * i128::from(score.scaled())),
            deals: Vec::new(),
        }
    }

    /// The stretch alone, with its part of the quota; amounts are rounded to a thousandth.
    pub fn clipped(&self, days: &Days, from: usize, to: usize) -> Track {
        let to = to.max(from);
        let month = |months: &ByMonth, month: usize| {
            let (first, next) = (days.firsts[month].max(from), days.firsts[month + 1].min(to));
            if first >= next {
                return 0;
            }
            let whole = (days.firsts[month + 1] - days.firsts[month]) as i128;
            mul_div(months[month], (next - first) as i128, whole).unwrap_or(0)
        };
        let quota_months = std::array::from_fn(|place| month(&self.quota_months, place));
        let whole: i128 = self.quota_months.iter().sum();
        let part = days.between(&self.quota_months, from, to);
        Track {
            quota: mul_div(self.quota, part, whole * PARTS).unwrap_or(0),
            quota_months,
            bookings: std::array::from_fn(|place| month(&self.bookings, place)),
            deals: self.deals.iter().filter(|deal| (from..to).contains(&deal.day)).copied().collect(),
        }
    }

    pub fn add(&mut self, other: &Track) {
        for month in 0..12 {
            self.quota_months[month] += other.quota_months[month];
            self.bookings[month] += other.bookings[month];
        }
        self.deals.extend(&other.deals);
    }

    /// Booked in the year.
    pub fn booked(&self) -> i128 {
        self.bookings.iter().sum::<i128>() + self.deals.iter().map(|deal| deal.amount).sum::<i128>()
    }

    fn booked_between(&self, days: &Days, window: Window, clawback: Clawback) -> i128 {
        let counted =
            |deal: &&Booked| deal.day >= window.from && deal.day < window.to && clawback.counts(deal);
        let deals: i128 = self.deals.iter().filter(counted).map(|deal| deal.amount).sum();
        days.between(&self.bookings, window.from, window.to) + deals * PARTS
    }

    /// The quota's part of a window, times [`PARTS`]; `None` where nothing says how it falls on the months.
    fn quota_between(&self, days: &Days, window: Window) -> Option<Fraction> {
        if window.from == 0 && window.to == days.count() {
            return Some(Fraction::whole(self.quota * PARTS));
        }
        let whole: i128 = self.quota_months.iter().sum();
        let part = days.between(&self.quota_months, window.from, window.to);
        Some(Fraction::whole(self.quota).times(&Fraction::new(part, whole)?))
    }
}

/// Which cancelled deals are taken back.
#[derive(Clone, Copy, Debug)]
pub struct Clawback(pub Option<u32>);

impl Clawback {
    fn counts(self, deal: &Booked) -> bool {
        match (deal.age, self.0) {
            (None, _) | (_, None) => true,
            (Some(_), Some(0)) => false,
            (Some(age), Some(within)) => age <= within,
        }
    }
}

/// One component of a plan, on the way through the year.
pub struct Earning<'a> {
    pub days: &'a Days,
    pub component: &'a Component,
    pub clawback: Clawback,
}

impl<'a> Earning<'a> {
    fn window(&self) -> Window {
        let from = self.component.first.map_or(0, |first| self.days.of(first));
        let to = self.component.last.map_or(self.days.count(), |last| self.days.after(last));
        Window { from, to }
    }

    /// Earned before `day`, over all branches; `None` where an attainment is undefined (no quota, no pool).
    pub fn earned(&self, branches: &[Branch<'a>], day: usize) -> Option<Fraction> {
        let mut sum = Fraction::ZERO;
        let mut whole = Fraction::ZERO;
        for branch in branches {
            sum = sum.plus(&self.of_branch(branch, day)?);
            if self.component.cap.is_some() {
                whole = whole.plus(&self.value(branch, self.window())?);
            }
        }
        match self.component.cap {
            Some(cap) if cap.per == CapPer::Year => {
                Some(capped(sum, &self.limit(cap.limit, &whole), cap.beyond))
            }
            _ => Some(sum),
        }
    }

    /// The same bookings at the rate of 100 %, without tiers, threshold or cap: what accelerators are measured from.
    pub fn linear(&self, branches: &[Branch<'a>]) -> Option<Fraction> {
        if self.component.is_spiff() {
            return self.earned(branches, self.days.count());
        }
        let window = self.window();
        branches.iter().try_fold(Fraction::ZERO, |sum, branch| {
            let linear = match self.attained(branch, window, window) {
                Some(attained) => self.value(branch, window)?.times(&attained),
                None => self.without_quota(branch, window, Rate::ONE)?,
            };
            Some(sum.plus(&linear))
        })
    }

    /// Attainment of the whole window, over all branches by their part of the variable; for display.
    pub fn attainment(&self, branches: &[Branch<'a>]) -> Option<Rate> {
        let window = self.window();
        if let [branch] = branches {
            return self.attained(branch, window, window)?.to_rate();
        }
        let (mut sum, mut whole) = (Fraction::ZERO, Fraction::ZERO);
        for branch in branches {
            sum = sum.plus(&self.attained(branch, window, window)?.times(&branch.variable));
            whole = whole.plus(&branch.variable);
        }
        sum.over(&whole)?.to_rate()
    }

    /// What a branch pays at 100 %.
    fn value(&self, branch: &Branch<'a>, window: Window) -> Option<Fraction> {
        match self.component.reward {
            Reward::Target { share } => {
                let value = match share {
                    Rate::ONE => branch.variable.clone(),
                    _ => branch.variable.times(&Fraction::rate(share)),
                };
                if window.from == 0 && window.to == self.days.count() {
                    return Some(value);
                }
                let whole: i128 = branch.days.iter().sum();
                let part =
                    Fraction::new(self.days.between(&branch.days, window.from, window.to), whole * PARTS);
                Some(part.map_or(Fraction::ZERO, |part| value.times(&part)))
            }
            Reward::Commission { rate } => {
                let track = branch.track(self.component.measures.first()?.measure)?;
                let quota = track.quota_between(self.days, window)?.over(&Fraction::whole(PARTS))?;
                Some(quota.times(&Fraction::rate(rate)))
            }
            Reward::Spiff { amount, .. } => Some(Fraction::money(amount)),
        }
    }

    /// Bookings in `part` against the quota of `window`, blended.
    fn attained(&self, branch: &Branch<'a>, part: Window, window: Window) -> Option<Fraction> {
        let mut blend: Option<Fraction> = None;
        for share in &self.component.measures {
            let track = branch.track(share.measure)?;
            let booked = Fraction::whole(track.booked_between(self.days, part, self.clawback));
            let mut attained = booked.over(&track.quota_between(self.days, window)?)?;
            if share.weight != Rate::ONE {
                attained = attained.times(&Fraction::rate(share.weight));
            }
            blend = Some(blend.map_or(attained.clone(), |sum| sum.plus(&attained)));
        }
        blend
    }

    /// A commission at one rate needs no quota.
    fn without_quota(&self, branch: &Branch<'a>, part: Window, times: Rate) -> Option<Fraction> {
        let Reward::Commission { rate } = self.component.reward else { return None };
        let track = branch.track(self.component.measures.first()?.measure)?;
        let booked = Fraction::new(track.booked_between(self.days, part, self.clawback), PARTS)?;
        Some(booked.times(&Fraction::rate(rate)).times(&Fraction::rate(times)))
    }

    fn of_branch(&self, branch: &Branch<'a>, day: usize) -> Option<Fraction> {
        let window = self.window();
        let end = day.min(window.to);
        if let Reward::Spiff { amount, per } = self.component.reward {
            return Some(self.spiff(branch, Window { from: window.from, to: end }, amount, per));
        }
        if let Evaluation::Period { every } = self.component.evaluation {
            return self.by_period(branch, end, every.months());
        }
        let earned = self.to_date(branch, window, end)?;
        match (self.component.cap, self.component.evaluation) {
            (Some(cap), _) if cap.per == CapPer::Deal => {
                let limit = self.limit(cap.limit, &self.value(branch, window)?);
                Some(earned.minus(&self.beyond_deals(branch, end, &limit, cap.beyond)?))
            }
            _ => Some(earned),
        }
    }

    /// Earned by `end` on the way to the quota of the window; each shape on what is booked while it is in force.
    fn to_date(&self, branch: &Branch<'a>, window: Window, end: usize) -> Option<Fraction> {
        if end <= window.from {
            // Undefined is undefined from the first day.
            return self.attained_or_free(branch, window).map(|_| Fraction::ZERO);
        }
        let reached = |to: usize| -> Option<Option<Fraction>> {
            self.attained_or_free(branch, window)?;
            Some(self.attained(branch, Window { from: window.from, to }, window))
        };
        let value = self.value(branch, window)?;
        let pays = |shape: &Shape, to: usize| -> Option<Fraction> {
            match reached(to)? {
                Some(attained) => Some(value.times(&share(shape, self.component.threshold, &attained))),
                None => self.without_quota(branch, Window { from: window.from, to }, shape.only_rate()?),
            }
        };
        if self.component.changes.is_empty() {
            return pays(&self.component.shape, end);
        }
        let mut earned = Fraction::ZERO;
        let mut shape = &self.component.shape;
        let mut from = window.from;
        for change in &self.component.changes {
            let changed = self.days.of(change.from);
            if changed > from && from < end {
                let to = changed.min(end);
                earned = earned.plus(&pays(shape, to)?.minus(&pays(shape, from)?));
                from = to;
            }
            if changed <= from {
                shape = &change.shape;
            }
        }
        if from < end {
            earned = earned.plus(&pays(shape, end)?.minus(&pays(shape, from)?));
        }
        Some(earned)
    }

    /// `None` where neither a quota nor a single commission rate says what is earned.
    fn attained_or_free(&self, branch: &Branch<'a>, window: Window) -> Option<()> {
        let defined = self.attained(branch, window, window).is_some();
        let single = self.component.threshold.is_none()
            && matches!(self.component.reward, Reward::Commission { .. })
            && self.component.shape.only_rate().is_some();
        (defined || single).then_some(())
    }

    /// Periods that have ended by `end`, each against its own part of the quota and of the target variable.
    fn by_period(&self, branch: &Branch<'a>, end: usize, months: usize) -> Option<Fraction> {
        let window = self.window();
        self.attained_or_free(branch, window)?;
        let mut earned = Fraction::ZERO;
        for month in (0..12).step_by(months) {
            let from = self.days.firsts[month].max(window.from);
            let to = self.days.firsts[month + months].min(window.to);
            if from >= to || to > end {
                continue;
            }
            let part = Window { from, to };
            // A period without a quota of its own (the first month of a ramp) has nothing to attain.
            let Some(attained) = self.attained(branch, part, part) else { continue };
            let shape = self.component.shape_on(Some(self.days.date(from)));
            let value = match self.component.reward {
                Reward::Commission { .. } => self.value(branch, part)?,
                _ => self.value(branch, window)?.times(&self.part_of_quota(branch, part, window)?),
            };
            earned = earned.plus(&value.times(&share(shape, self.component.threshold, &attained)));
        }
        Some(earned)
    }

    /// What part of the window's quota falls to a period, blended as the measures are.
    fn part_of_quota(&self, branch: &Branch<'a>, part: Window, window: Window) -> Option<Fraction> {
        self.component.measures.iter().try_fold(Fraction::ZERO, |sum, share| {
            let track = branch.track(share.measure)?;
            let whole = track.quota_between(self.days, window)?;
            let of_whole = track.quota_between(self.days, part)?.over(&whole)?;
            Some(sum.plus(&of_whole.times(&Fraction::rate(share.weight))))
        })
    }

    fn spiff(&self, branch: &Branch<'a>, window: Window, amount: Money, per: SpiffUnit) -> Fraction {
        let deals = branch.own.map_or(&[][..], |own| &own.deals);
        let counted = deals
            .iter()
            .filter(|deal| deal.day >= window.from && deal.day < window.to && self.clawback.counts(deal));
        let thousandths: i128 = counted
            .map(|deal| {
                let number = match per {
                    SpiffUnit::Unit => i128::from(deal.units.thousandths()),
                    SpiffUnit::Deal => 1000,
                };
                if deal.age.is_some() { -number } else { number }
            })
            .sum();
        Fraction::money(amount)
            .times(&Fraction::whole(thousandths))
            .over(&Fraction::whole(1000))
            .unwrap_or(Fraction::ZERO)
    }

    /// What deals made by `end` earned beyond a cap for each of them.
    fn beyond_deals(
        &self,
        branch: &Branch<'a>,
        end: usize,
        limit: &Fraction,
        kept: Rate,
    ) -> Option<Fraction> {
        let window = self.window();
        let mut beyond = Fraction::ZERO;
        let [measure] = self.component.measures[..] else { return Some(beyond) };
        let track = branch.track(measure.measure)?;
        let quota = track.quota_between(self.days, window)?;
        let value = self.value(branch, window)?;
        let mut dealt = 0;
        let inside = |deal: &&Booked| deal.day >= window.from && deal.day < end && self.clawback.counts(deal);
        for deal in track.deals.iter().filter(inside) {
            let before = self.days.between(&track.bookings, window.from, deal.day + 1) + dealt;
            let after = before + deal.amount * PARTS;
            dealt += deal.amount * PARTS;
            if deal.age.is_some() {
                continue;
            }
            let shape = self.component.shape_on(Some(self.days.date(deal.day)));
            let at = |booked: i128| -> Option<Fraction> {
                match Fraction::whole(booked).over(&quota) {
                    Some(attained) => Some(value.times(&share(shape, self.component.threshold, &attained))),
                    None => {
                        let Reward::Commission { rate } = self.component.reward else { return None };
                        let paid = Fraction::rate(rate).times(&Fraction::rate(shape.only_rate()?));
                        Some(Fraction::new(booked, PARTS)?.times(&paid))
                    }
                }
            };
            let alone = at(after)?.minus(&at(before)?);
            if alone.compared(limit) == Ordering::Greater {
                let stopped = Rate::from_scaled(Rate::ONE.scaled() - kept.scaled());
                beyond = beyond.plus(&alone.minus(limit).times(&Fraction::rate(stopped)));
            }
        }
        Some(beyond)
    }

    fn limit(&self, limit: CapLimit, value: &Fraction) -> Fraction {
        match limit {
            CapLimit::Amount { amount } => Fraction::money(amount),
            CapLimit::Times { times } => value.times(&Fraction::rate(times)),
        }
    }
}

impl Days {
    fn date(&self, day: usize) -> Date {
        self.year.start.saturating_add(jiff::Span::new().days(day as i64))
    }
}

impl<'a> Branch<'a> {
    pub fn track(&self, measure: Measure) -> Option<&'a Track> {
        match measure {
            Measure::Own => self.own,
            Measure::Team => self.team,
            Measure::Pool => self.pool,
            Measure::Score => self.score,
        }
    }
}

/// Share of the target that an attainment pays behind a threshold.
pub fn share(shape: &Shape, threshold: Option<Threshold>, attained: &Fraction) -> Fraction {
    let Some(threshold) = threshold else { return shape.at(attained) };
    let at = Fraction::rate(threshold.at);
    if attained.compared(&at).is_lt() {
        return Fraction::ZERO;
    }
    match threshold.kind {
        ThresholdKind::Cliff => shape.at(attained),
        ThresholdKind::AboveOnly => shape.at(attained).minus(&shape.at(&at)),
        ThresholdKind::Incremental if attained.compared(&Fraction::ONE).is_lt() => {
            let run = Fraction::ONE.minus(&at);
            let along = attained.minus(&at).over(&run).unwrap_or(Fraction::ZERO);
            along.times(&shape.at(&Fraction::ONE))
        }
        ThresholdKind::Incremental => shape.at(attained),
    }
}

/// Up to the limit in full, beyond it at the share that is still paid.
fn capped(pay: Fraction, limit: &Fraction, beyond: Rate) -> Fraction {
    if pay.compared(limit) != Ordering::Greater {
        return pay;
    }
    if beyond == Rate::ZERO {
        return limit.clone();
    }
    limit.plus(&pay.minus(limit).times(&Fraction::rate(beyond)))
}
