//! A component's way through a person's year: all that stays the same from payment to payment is made once.

use std::cmp::Ordering;

use super::{Branch, Clawback, Days, Terms, Until, Window, capped, limit, share, share_between, times_rate};
use crate::compensation::{CapPer, Component, Reward, Shape, SpiffUnit};
use crate::earning::Track;
use crate::fraction::Fraction;
use crate::money::{Money, Rate};

/// One component of a plan on the way through the year of one person.
pub struct Earning<'a> {
    terms: Terms<'a>,
    window: Window,
    /// Shapes in force in the window, each from a day on.
    shapes: Vec<(usize, &'a Shape)>,
    /// One for each branch, over the whole window.
    legs: Vec<Leg<'a>>,
    /// Where each period is evaluated by itself.
    periods: Vec<Period<'a>>,
    /// Whether a deal is lost again, so that a period that has ended may change.
    unsettled: bool,
    /// Of the year, where there is one.
    limit: Option<Fraction>,
}

/// A small year of its own.
struct Period<'a> {
    /// The day before which it ends.
    to: usize,
    legs: Vec<Leg<'a>>,
    /// As it is known when it ends.
    earned: Fraction,
}

/// A branch over a window of the year.
struct Leg<'a> {
    branch: &'a Branch<'a>,
    window: Window,
    /// What it pays at 100 %.
    value: Fraction,
    /// The window's part of each measure's quota, in the order of the component.
    quotas: Vec<Fraction>,
}

impl<'a> Earning<'a> {
    /// `None` where what it earns is undefined: no quota in the year, no pool.
    pub fn new(
        days: &'a Days,
        component: &'a Component,
        clawback: Clawback,
        branches: &'a [Branch<'a>],
    ) -> Option<Earning<'a>> {
        let terms = Terms { days, component, clawback };
        let (window, shapes) = (component.window(days), component.shapes_by_day(days));
        if !terms.are_defined(branches, &shapes) {
            return None;
        }
        let legs = branches.iter().map(|branch| Leg::new(&terms, branch, window)).collect();
        let lost = |track: &Track| track.deals.iter().any(|deal| deal.lost.is_some());
        let unsettled = branches
            .iter()
            .any(|branch| [branch.own, branch.team, branch.pool].into_iter().flatten().any(lost));
        let mut earning =
            Earning { terms, window, shapes, legs, periods: Vec::new(), unsettled, limit: None };
        if let Some(months) = component.period() {
            earning.periods = earning.by_period(months);
        }
        if let Some(cap) = component.cap.filter(|cap| cap.per == CapPer::Year) {
            let whole = earning.legs.iter().fold(Fraction::ZERO, |sum, leg| sum.plus(&leg.value));
            earning.limit = Some(limit(cap.limit, &whole));
        }
        Some(earning)
    }

    /// Earned before `day`, over all branches.
    pub fn earned(&self, day: usize) -> Fraction {
        let sum = self.before_limit(day);
        match (&self.limit, self.terms.component.cap) {
            (Some(limit), Some(cap)) => capped(sum, limit, cap.beyond),
            _ => sum,
        }
    }

    /// The same without the cap, where there is one.
    pub(crate) fn uncapped(&self, day: usize) -> Option<Fraction> {
        self.terms.component.cap?;
        let component = Component { cap: None, ..self.terms.component.clone() };
        let branches = self.legs.iter().map(|leg| leg.branch.clone()).collect::<Vec<_>>();
        let Terms { days, clawback, .. } = self.terms;
        let free = Earning::new(days, &component, clawback, &branches);
        free.map(|free| free.earned(day))
    }

    fn before_limit(&self, day: usize) -> Fraction {
        let until = Until { end: day.min(self.window.to), by: day };
        if self.terms.component.period().is_none() {
            return self.of_legs(&self.legs, until);
        }
        let ended = self.periods.iter().filter(|period| period.to <= until.end);
        ended.fold(Fraction::ZERO, |sum, period| match self.unsettled {
            true => sum.plus(&self.of_legs(&period.legs, Until { end: period.to, by: day })),
            false => sum.plus(&period.earned),
        })
    }

    fn of_legs(&self, legs: &[Leg<'a>], until: Until) -> Fraction {
        legs.iter().fold(Fraction::ZERO, |sum, leg| sum.plus(&self.of_leg(leg, until)))
    }

    /// The same bookings at the rate of 100 %, without tiers, threshold or cap: what accelerators are measured from.
    pub fn linear(&self) -> Fraction {
        if self.terms.component.is_spiff() {
            return self.earned(self.terms.days.count());
        }
        self.legs.iter().fold(Fraction::ZERO, |sum, leg| {
            let by = self.terms.days.count();
            let linear = match self.attained(leg, Until { end: leg.window.to, by }) {
                Some(attained) => leg.value.times(&attained),
                None => self.terms.commission(leg.branch, leg.window, by, Rate::ONE),
            };
            sum.plus(&linear)
        })
    }

    /// Attainment of the whole window, over all branches by their part of the variable; for display. `None` where there
    /// is nothing to attain.
    pub fn attainment(&self) -> Option<Rate> {
        self.attainment_by(self.terms.days.count())
    }

    /// What is reached of it before `day`.
    pub fn attainment_by(&self, day: usize) -> Option<Rate> {
        if self.terms.component.is_spiff() {
            return None;
        }
        let until = Until { end: day.min(self.window.to).max(self.window.from), by: day };
        if let [leg] = self.legs.as_slice() {
            return self.attained(leg, until)?.to_rate();
        }
        let (mut sum, mut whole) = (Fraction::ZERO, Fraction::ZERO);
        for leg in &self.legs {
            // A stretch without a quota attains nothing and fails nothing.
            let Some(attained) = self.attained(leg, until) else { continue };
            sum = sum.plus(&attained.times(&leg.branch.variable));
            whole = whole.plus(&leg.branch.variable);
        }
        sum.over(&whole)?.to_rate()
    }

    /// Bookings of a leg against its quotas, blended; `None` where there is nothing to attain.
    fn attained(&self, leg: &Leg<'a>, until: Until) -> Option<Fraction> {
        let mut blend: Option<Fraction> = None;
        for (share, quota) in self.terms.component.measures.iter().zip(&leg.quotas) {
            let track = leg.branch.track(share.measure)?;
            let part = leg.branch.days_on(share.measure, Window { from: leg.window.from, to: until.end });
            let attained =
                track.booked_between(self.terms.days, part, until.by, self.terms.clawback).over(quota)?;
            let weighted = times_rate(attained, share.weight);
            blend = Some(match blend {
                Some(sum) => sum.plus(&weighted),
                None => weighted,
            });
        }
        blend
    }

    fn of_leg(&self, leg: &Leg<'a>, until: Until) -> Fraction {
        if let Reward::Spiff { amount, per } = self.terms.component.reward {
            return self.spiff(leg, until, amount, per);
        }
        // A curve may pay from nothing on, but not before its first day or the person's.
        if until.end <= leg.window.from || !leg.branch.has_begun(self.terms.days, until.end) {
            return Fraction::ZERO;
        }
        let earned = self.to_date(leg, until);
        match self.terms.component.cap {
            Some(cap) if cap.per == CapPer::Deal => {
                earned.minus(&self.beyond_deals(leg, until, &limit(cap.limit, &leg.value), cap.beyond))
            }
            _ => earned,
        }
    }

    /// Each shape on what is booked while it is in force.
    fn to_date(&self, leg: &Leg<'a>, until: Until) -> Fraction {
        let total = self.attained(leg, until);
        let mut earned = Fraction::ZERO;
        for (place, (from, shape)) in self.shapes.iter().enumerate() {
            let next = self.shapes.get(place + 1).map_or(until.end, |(next, _)| until.end.min(*next));
            let from = leg.window.from.max(*from);
            if from >= next {
                continue;
            }
            if let Some(multiplier) = self.flat_rate(leg, shape) {
                let window = Window { from, to: next };
                earned = earned.plus(&self.terms.commission(leg.branch, window, until.by, multiplier));
                continue;
            }
            let Some(total) = &total else { continue };
            let attained = |end: usize| self.attained(leg, Until { end, ..until });
            let after = if next == until.end { None } else { attained(next) };
            let before = if from == leg.window.from { None } else { attained(from) };
            let after = after.as_ref().unwrap_or(total);
            let threshold = self.terms.component.threshold;
            let share = share_between(shape, threshold, before.as_ref(), after, total);
            earned = earned.plus(&leg.value.times(&share));
        }
        earned
    }

    /// The multiplier of a commission that hangs on no attainment, by its shape or because there is no quota.
    fn flat_rate(&self, leg: &Leg<'a>, shape: &Shape) -> Option<Rate> {
        let component = self.terms.component;
        let nothing = leg.quotas.iter().any(Fraction::is_zero);
        component.free_rate(shape).or_else(|| component.rate_without_quota(shape).filter(|_| nothing))
    }

    fn at(&self, leg: &Leg<'a>, shape: &Shape, attained: &Fraction) -> Fraction {
        leg.value.times(&share(shape, self.terms.component.threshold, attained))
    }

    /// Each period against its own part of the quota and of the target variable.
    fn by_period(&self, months: usize) -> Vec<Period<'a>> {
        let mut periods = Vec::new();
        for month in (0..12).step_by(months) {
            let from = self.terms.days.firsts[month].max(self.window.from);
            let to = self.terms.days.firsts[month + months].min(self.window.to);
            if from >= to {
                continue;
            }
            let legs = self.legs.iter().map(|whole| {
                let mut leg = Leg::new(&self.terms, whole.branch, Window { from, to });
                if matches!(self.terms.component.reward, Reward::Target { .. }) {
                    leg.value = whole.value.times(&self.part_of_quota(&leg, whole));
                }
                leg
            });
            let legs: Vec<Leg<'a>> = legs.collect();
            let earned = self.of_legs(&legs, Until { end: to, by: to });
            periods.push(Period { to, legs, earned });
        }
        periods
    }

    /// What part of the whole quota falls to a period, blended as the measures are.
    fn part_of_quota(&self, leg: &Leg<'a>, whole: &Leg<'a>) -> Fraction {
        let quotas = leg.quotas.iter().zip(&whole.quotas).zip(&self.terms.component.measures);
        quotas.fold(Fraction::ZERO, |sum, ((quota, whole), share)| {
            let part = quota.over(whole).unwrap_or(Fraction::ZERO);
            sum.plus(&times_rate(part, share.weight))
        })
    }

    fn spiff(&self, leg: &Leg<'a>, until: Until, amount: Money, per: SpiffUnit) -> Fraction {
        let Some(own) = leg.branch.own else { return Fraction::ZERO };
        let cap = self.terms.component.cap.filter(|cap| cap.per == CapPer::Deal);
        let window = Window { from: leg.window.from, to: until.end };
        let counted = own.counted(window, until.by, self.terms.clawback);
        counted.fold(Fraction::ZERO, |sum, deal| {
            let units = match per {
                SpiffUnit::Unit => Fraction::new(deal.units.thousandths().into(), 1000),
                SpiffUnit::Deal => Some(Fraction::ONE),
            };
            let mut paid = Fraction::money(amount).times(&units.unwrap_or(Fraction::ZERO));
            if let Some(cap) = cap {
                paid = capped(paid, &limit(cap.limit, &Fraction::money(amount)), cap.beyond);
            }
            sum.plus(&paid)
        })
    }

    /// What deals earned beyond a cap for each of them.
    fn beyond_deals(&self, leg: &Leg<'a>, until: Until, limit: &Fraction, kept: Rate) -> Fraction {
        let mut beyond = Fraction::ZERO;
        let ([measure], [quota]) = (&self.terms.component.measures[..], &leg.quotas[..]) else {
            return beyond;
        };
        let Some(track) = leg.branch.track(measure.measure) else { return beyond };
        let stopped = Fraction::rate(Rate::from_scaled(Rate::ONE.scaled() - kept.scaled()));
        let mut dealt = Fraction::ZERO;
        let on_it = |to: usize| leg.branch.days_on(measure.measure, Window { from: leg.window.from, to });
        for deal in track.counted(on_it(until.end), until.by, self.terms.clawback) {
            let before = self.terms.days.fine_between(&track.bookings, on_it(deal.day + 1)).plus(&dealt);
            let amount = Fraction::whole(deal.amount);
            dealt = dealt.plus(&amount);
            let shape = self.shape_on(deal.day);
            let earned = if let (Some(times), Reward::Commission { rate }) =
                (self.flat_rate(leg, shape), self.terms.component.reward)
            {
                let paid = times_rate(amount.times(&Fraction::rate(rate)), times);
                self.terms.by_weight(leg.branch, paid)
            } else {
                let reached =
                    |booked: &Fraction| booked.over(quota).map(|attained| self.at(leg, shape, &attained));
                let Some((after, before)) = reached(&before.plus(&amount)).zip(reached(&before)) else {
                    continue;
                };
                after.minus(&before)
            };
            let negative = earned.sign().is_lt();
            let size = if negative { earned.negated() } else { earned };
            if size.compared(limit) == Ordering::Greater {
                let over = size.minus(limit).times(&stopped);
                beyond = if negative { beyond.minus(&over) } else { beyond.plus(&over) };
            }
        }
        beyond
    }

    fn shape_on(&self, day: usize) -> &'a Shape {
        let begun = self.shapes.iter().rev().find(|(from, _)| *from <= day);
        begun.map_or(&self.terms.component.shape, |(_, shape)| shape)
    }
}

impl<'a> Leg<'a> {
    fn new(terms: &Terms<'a>, branch: &'a Branch<'a>, window: Window) -> Leg<'a> {
        let mut quotas = Vec::new();
        if !terms.component.is_spiff() {
            for share in &terms.component.measures {
                let part = branch.days_on(share.measure, window);
                quotas.extend(branch.track(share.measure).map(|track| track.quota_between(terms.days, part)));
            }
        }
        let value = terms.value(branch, window, quotas.first());
        Leg { branch, window, value, quotas }
    }
}
