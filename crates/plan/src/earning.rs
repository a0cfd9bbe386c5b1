//! What a component of a pay plan has earned by a day of the year, exactly.

mod course;
mod track;

use std::cmp::Ordering;

use crate::compensation::{
    CapLimit, Component, Evaluation, Measure, Reward, Shape, Threshold, ThresholdKind,
};
use crate::fraction::Fraction;
use crate::money::Rate;

pub use course::Earning;
pub(crate) use track::Until;
pub use track::{Booked, ByMonth, Clawback, Days, FINE, Track, Window};

/// A part of a person's target variable with all that it hangs on: the whole, one pool's weight, or one stretch of the
/// year that is paid apart.
#[derive(Clone, Debug)]
pub struct Branch<'a> {
    pub variable: Fraction,
    /// Share of the person that this is; a commission on a team or a pool is paid by it.
    pub weight: Fraction,
    /// Days worked by month.
    pub days: ByMonth,
    pub own: Option<&'a Track>,
    pub team: Option<&'a Track>,
    pub pool: Option<&'a Track>,
    /// Which of the person's pools it is.
    pub pool_number: usize,
    /// Days of the year on which the branch hangs on the pool; `None`: on all of them.
    pub pool_days: Option<Window>,
    pub score: Option<&'a Track>,
}

/// What a component is evaluated by, whoever is paid.
#[derive(Clone, Copy)]
struct Terms<'a> {
    days: &'a Days,
    component: &'a Component,
    clawback: Clawback,
}

impl Component {
    /// The days that count.
    pub(crate) fn window(&self, days: &Days) -> Window {
        Window {
            from: self.first.map_or(0, |first| days.of(first)),
            to: self.last.map_or(days.count(), |last| days.after(last)),
        }
    }

    /// The shapes in force in the window, each from a day on. A change to the same shape is none.
    pub(crate) fn shapes_by_day(&self, days: &Days) -> Vec<(usize, &Shape)> {
        let window = self.window(days);
        let mut shapes = Vec::with_capacity(1 + self.changes.len());
        shapes.push((window.from, &self.shape));
        for change in &self.changes {
            let from = days.of(change.from);
            if from <= window.from {
                shapes[0].1 = &change.shape;
            } else if from < window.to && shapes.last().is_none_or(|(_, before)| **before != change.shape) {
                shapes.push((from, &change.shape));
            }
        }
        shapes
    }

    /// The multiplier of a commission that needs no quota.
    pub(crate) fn free_rate(&self, shape: &Shape) -> Option<Rate> {
        let commission = matches!(self.reward, Reward::Commission { .. });
        if commission && self.threshold.is_none() { shape.only_rate() } else { None }
    }

    /// Of a commission where there is no quota, so that nothing is attained of any: that of the first tier.
    pub(crate) fn rate_without_quota(&self, shape: &Shape) -> Option<Rate> {
        let commission = matches!(self.reward, Reward::Commission { .. });
        let first = shape.tiers().and_then(<[_]>::first).map(|tier| tier.multiplier);
        first.filter(|_| commission)
    }

    /// Months of each period, where periods are evaluated by themselves.
    pub(crate) fn period(&self) -> Option<usize> {
        match self.evaluation {
            Evaluation::Period { every } if !self.is_spiff() => Some(every.months()),
            _ => None,
        }
    }
}

impl<'a> Terms<'a> {
    /// Whether quotas, or a commission at single rates, say what the branches earn. A stretch of the year without a
    /// quota of its own has nothing to attain, as long as another has.
    fn are_defined(&self, branches: &[Branch<'a>], shapes: &[(usize, &Shape)]) -> bool {
        if self.component.is_spiff() {
            return true;
        }
        let times = self.component.cap.is_some_and(|cap| matches!(cap.limit, CapLimit::Times { .. }));
        let free = !times && shapes.iter().all(|(_, shape)| self.component.free_rate(shape).is_some());
        let has_quota = |track: &Track| track.quota != 0;
        let own = branches.iter().filter_map(|branch| branch.own).any(has_quota);
        branches.iter().all(|branch| {
            self.component.measures.iter().all(|share| {
                let track = branch.track(share.measure);
                let somewhere = own && share.measure == Measure::Own;
                track.is_some_and(|track| free || somewhere || has_quota(track))
            })
        })
    }

    /// What a branch pays at 100 % of a window; `quota` is that of the first measure.
    fn value(&self, branch: &Branch<'a>, window: Window, quota: Option<&Fraction>) -> Fraction {
        match self.component.reward {
            Reward::Target { share } => {
                let value = times_rate(branch.variable.clone(), share);
                if window == self.days.all() {
                    return value;
                }
                let whole = Fraction::whole(branch.days.iter().sum());
                let part = self.days.between(&branch.days, window).over(&whole);
                part.map_or(Fraction::ZERO, |part| value.times(&part))
            }
            Reward::Commission { rate } => {
                let quota = quota.unwrap_or(&Fraction::ZERO);
                self.by_weight(branch, quota.times(&Fraction::rate(rate)))
            }
            Reward::Spiff { amount, .. } => Fraction::money(amount).times(&branch.weight),
        }
    }

    /// What is booked on a team or a pool is another's too: a person has the branch's share of it.
    fn by_weight(&self, branch: &Branch<'a>, amount: Fraction) -> Fraction {
        match self.component.measures.first().map(|share| share.measure) {
            Some(Measure::Own) | None => amount,
            Some(_) => amount.times(&branch.weight),
        }
    }

    /// A commission at one rate on what is booked in a window, as it is known before a day.
    fn commission(&self, branch: &Branch<'a>, window: Window, by: usize, multiplier: Rate) -> Fraction {
        let Reward::Commission { rate } = self.component.reward else { return Fraction::ZERO };
        let measure = self.component.measures.first().map(|share| share.measure);
        let Some(track) = measure.and_then(|measure| branch.track(measure)) else { return Fraction::ZERO };
        let window = measure.map_or(window, |measure| branch.days_on(measure, window));
        let booked = track.booked_between(self.days, window, by, self.clawback);
        self.by_weight(branch, times_rate(booked.times(&Fraction::rate(rate)), multiplier))
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

    /// Whether a day is worked before `day`; nobody is paid before that. Who works on no day of the year is paid what
    /// is booked all the same.
    pub(crate) fn has_begun(&self, days: &Days, day: usize) -> bool {
        let worked = |(month, count): (usize, &i128)| *count > 0 && days.firsts[month] < day;
        self.days.iter().enumerate().any(worked) || self.days.iter().all(|count| *count == 0)
    }

    /// Days of a window on which the branch hangs on what is measured.
    pub(crate) fn days_on(&self, measure: Measure, window: Window) -> Window {
        match self.pool_days {
            Some(days) if measure == Measure::Pool => window.within(days),
            _ => window,
        }
    }
}

/// Share of the target that an attainment pays behind a threshold.
pub fn share(shape: &Shape, threshold: Option<Threshold>, attained: &Fraction) -> Fraction {
    share_between(shape, threshold, None, attained, attained)
}

/// Share of the target that a stretch of the year pays by its own shape, from one attainment to another. A cliff is
/// passed by the `total` to date; the rate of retroactive tiers is that which the stretch has reached, and raises nothing
/// of what was booked before it. Below 0 a cliff stops nothing: what is returned is taken back.
pub fn share_between(
    shape: &Shape,
    threshold: Option<Threshold>,
    before: Option<&Fraction>,
    after: &Fraction,
    total: &Fraction,
) -> Fraction {
    if below_cliff(threshold, total) {
        return Fraction::ZERO;
    }
    let rate = stretch_rate(shape, threshold, after);
    let pays = |attained: &Fraction| match rate {
        Some(rate) => attained.times(&Fraction::rate(rate)),
        None => shape.at(attained),
    };
    let behind = |attained: &Fraction| {
        let Some(threshold) = threshold.filter(|threshold| threshold.kind != ThresholdKind::Cliff) else {
            return pays(attained);
        };
        let at = Fraction::rate(threshold.at);
        if attained.compared(&at).is_lt() {
            return Fraction::ZERO;
        }
        if threshold.kind == ThresholdKind::AboveOnly {
            return pays(attained).minus(&pays(&at));
        }
        if attained.compared(&Fraction::ONE).is_ge() {
            return pays(attained);
        }
        let along = attained.minus(&at).over(&Fraction::ONE.minus(&at)).unwrap_or(Fraction::ZERO);
        along.times(&pays(&Fraction::ONE))
    };
    match before {
        Some(before) => behind(after).minus(&behind(before)),
        None => behind(after),
    }
}

pub(crate) fn below_cliff(threshold: Option<Threshold>, total: &Fraction) -> bool {
    let cliff = threshold.filter(|threshold| threshold.kind == ThresholdKind::Cliff);
    cliff.is_some_and(|cliff| !total.sign().is_lt() && total.compared(&Fraction::rate(cliff.at)).is_lt())
}

/// The rate of retroactive tiers on all of a stretch that ends at an attainment. A straight line up to 100 % leads to
/// what is paid there.
pub(crate) fn stretch_rate(shape: &Shape, threshold: Option<Threshold>, after: &Fraction) -> Option<Rate> {
    let straight = threshold.is_some_and(|threshold| threshold.kind == ThresholdKind::Incremental);
    let short = straight && after.compared(&Fraction::ONE).is_lt();
    shape.rate_reached(if short { &Fraction::ONE } else { after })
}

fn limit(limit: CapLimit, value: &Fraction) -> Fraction {
    match limit {
        CapLimit::Amount { amount } => Fraction::money(amount),
        CapLimit::Times { times } => value.times(&Fraction::rate(times)),
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

fn times_rate(amount: Fraction, rate: Rate) -> Fraction {
    if rate == Rate::ONE { amount } else { amount.times(&Fraction::rate(rate)) }
}
