//! What a component of a pay plan has earned by a day of the year, exactly.

mod course;
mod track;

use std::cmp::Ordering;

use crate::compensation::{CapLimit, Component, Measure, Reward, Shape, Threshold, ThresholdKind};
use crate::fraction::Fraction;
use crate::money::Rate;

pub use course::Earning;
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

impl<'a> Terms<'a> {
    /// The days that count.
    fn window(&self) -> Window {
        let (days, component) = (self.days, self.component);
        Window {
            from: component.first.map_or(0, |first| days.of(first)),
            to: component.last.map_or(days.count(), |last| days.after(last)),
        }
    }

    /// The shapes in force in the window, each from a day on.
    fn shapes(&self) -> Vec<(usize, &'a Shape)> {
        let window = self.window();
        let mut shapes = Vec::with_capacity(1 + self.component.changes.len());
        shapes.push((window.from, &self.component.shape));
        for change in &self.component.changes {
            let from = self.days.of(change.from);
            if from <= window.from {
                shapes[0].1 = &change.shape;
            } else if from < window.to {
                shapes.push((from, &change.shape));
            }
        }
        shapes
    }

    /// Whether quotas, or a commission at single rates, say what the branches earn. A stretch of the year without a
    /// quota of its own has nothing to attain, as long as another has.
    fn are_defined(&self, branches: &[Branch<'a>], shapes: &[(usize, &Shape)]) -> bool {
        if self.component.is_spiff() {
            return true;
        }
        let times = self.component.cap.is_some_and(|cap| matches!(cap.limit, CapLimit::Times { .. }));
        let free = !times && shapes.iter().all(|(_, shape)| self.free_rate(shape).is_some());
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

    /// The multiplier of a commission that needs no quota.
    fn free_rate(&self, shape: &Shape) -> Option<Rate> {
        let commission = matches!(self.component.reward, Reward::Commission { .. });
        if commission && self.component.threshold.is_none() { shape.only_rate() } else { None }
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

    /// A commission at one rate on what is booked in a window.
    fn commission(&self, branch: &Branch<'a>, window: Window, multiplier: Rate) -> Fraction {
        let Reward::Commission { rate } = self.component.reward else { return Fraction::ZERO };
        let measure = self.component.measures.first().map(|share| share.measure);
        let Some(track) = measure.and_then(|measure| branch.track(measure)) else { return Fraction::ZERO };
        let window = measure.map_or(window, |measure| branch.days_on(measure, window));
        let booked = track.booked_between(self.days, window, self.clawback);
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
    let Some(threshold) = threshold else { return shape.at(attained) };
    let at = Fraction::rate(threshold.at);
    if attained.compared(&at).is_lt() {
        return Fraction::ZERO;
    }
    match threshold.kind {
        ThresholdKind::Cliff => shape.at(attained),
        ThresholdKind::AboveOnly => match shape.rate_reached(attained) {
            Some(rate) => attained.minus(&at).times(&Fraction::rate(rate)),
            None => shape.at(attained).minus(&shape.at(&at)),
        },
        ThresholdKind::Incremental if attained.compared(&Fraction::ONE).is_lt() => {
            let run = Fraction::ONE.minus(&at);
            let along = attained.minus(&at).over(&run).unwrap_or(Fraction::ZERO);
            along.times(&shape.at(&Fraction::ONE))
        }
        ThresholdKind::Incremental => shape.at(attained),
    }
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
