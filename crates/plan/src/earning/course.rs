//! A component's way through a person's year: all that stays the same from payment to payment is made once.

use std::cmp::Ordering;

use super::{Branch, Clawback, Days, Terms, Window, capped, limit, share, times_rate};
use crate::compensation::{CapPer, Component, Evaluation, Reward, Shape, SpiffUnit};
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
    /// Where each period is evaluated by itself: the day before which it ends, and what it earned.
    periods: Vec<(usize, Fraction)>,
    /// Of the year, where there is one.
    limit: Option<Fraction>,
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
        let (window, shapes) = (terms.window(), terms.shapes());
        if !terms.are_defined(branches, &shapes) {
            return None;
        }
        let legs = branches.iter().map(|branch| Leg::new(&terms, branch, window)).collect();
        let mut earning = Earning { terms, window, shapes, legs, periods: Vec::new(), limit: None };
        if let Some(months) = earning.period() {
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
        let end = day.min(self.window.to);
        if self.period().is_some() {
            let ended = self.periods.iter().filter(|(to, _)| *to <= end);
            return ended.fold(Fraction::ZERO, |sum, (_, earned)| sum.plus(earned));
        }
        self.legs.iter().fold(Fraction::ZERO, |sum, leg| sum.plus(&self.of_leg(leg, end)))
    }

    /// The same bookings at the rate of 100 %, without tiers, threshold or cap: what accelerators are measured from.
    pub fn linear(&self) -> Fraction {
        if self.terms.component.is_spiff() {
            return self.earned(self.terms.days.count());
        }
        self.legs.iter().fold(Fraction::ZERO, |sum, leg| {
            let linear = match self.attained(leg, leg.window.to) {
                Some(attained) => leg.value.times(&attained),
                None => self.terms.commission(leg.branch, leg.window, Rate::ONE),
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
        let end = day.min(self.window.to).max(self.window.from);
        if let [leg] = self.legs.as_slice() {
            return self.attained(leg, end)?.to_rate();
        }
        let (mut sum, mut whole) = (Fraction::ZERO, Fraction::ZERO);
        for leg in &self.legs {
            // A stretch without a quota attains nothing and fails nothing.
            let Some(attained) = self.attained(leg, end) else { continue };
            sum = sum.plus(&attained.times(&leg.branch.variable));
            whole = whole.plus(&leg.branch.variable);
        }
        sum.over(&whole)?.to_rate()
    }

    /// Months of each period, where periods are evaluated by themselves.
    fn period(&self) -> Option<usize> {
        match self.terms.component.evaluation {
            Evaluation::Period { every } if !self.terms.component.is_spiff() => Some(every.months()),
            _ => None,
        }
    }

    /// Bookings of a leg before `end` against its quotas, blended; `None` where there is nothing to attain.
    fn attained(&self, leg: &Leg<'a>, end: usize) -> Option<Fraction> {
        let mut blend: Option<Fraction> = None;
        for (share, quota) in self.terms.component.measures.iter().zip(&leg.quotas) {
            let track = leg.branch.track(share.measure)?;
            let part = leg.branch.days_on(share.measure, Window { from: leg.window.from, to: end });
            let attained = track.booked_between(self.terms.days, part, self.terms.clawback).over(quota)?;
            let weighted = times_rate(attained, share.weight);
            blend = Some(match blend {
                Some(sum) => sum.plus(&weighted),
                None => weighted,
            });
        }
        blend
    }

    /// Earned by a leg before `end`.
    fn of_leg(&self, leg: &Leg<'a>, end: usize) -> Fraction {
        if let Reward::Spiff { amount, per } = self.terms.component.reward {
            return self.spiff(leg, end, amount, per);
        }
        // A curve may pay from nothing on, but not before its first day.
        if end <= leg.window.from {
            return Fraction::ZERO;
        }
        let earned = self.to_date(leg, end);
        match self.terms.component.cap {
            Some(cap) if cap.per == CapPer::Deal => {
                earned.minus(&self.beyond_deals(leg, end, &limit(cap.limit, &leg.value), cap.beyond))
            }
            _ => earned,
        }
    }

    /// Each shape on what is booked while it is in force.
    fn to_date(&self, leg: &Leg<'a>, end: usize) -> Fraction {
        let mut earned = Fraction::ZERO;
        for (place, (from, shape)) in self.shapes.iter().enumerate() {
            let next = self.shapes.get(place + 1).map_or(end, |(next, _)| end.min(*next));
            if next <= leg.window.from || *from >= end {
                continue;
            }
            earned = earned.plus(&self.pays(leg, shape, next));
            if *from > leg.window.from {
                earned = earned.minus(&self.pays(leg, shape, *from));
            }
        }
        earned
    }

    /// What one shape pays on all that a leg booked before `end`.
    fn pays(&self, leg: &Leg<'a>, shape: &Shape, end: usize) -> Fraction {
        if let Some(multiplier) = self.terms.free_rate(shape) {
            return self.terms.commission(leg.branch, Window { from: leg.window.from, to: end }, multiplier);
        }
        let attained = self.attained(leg, end);
        attained.map_or(Fraction::ZERO, |attained| self.at(leg, shape, &attained))
    }

    fn at(&self, leg: &Leg<'a>, shape: &Shape, attained: &Fraction) -> Fraction {
        leg.value.times(&share(shape, self.terms.component.threshold, attained))
    }

    /// Each period against its own part of the quota and of the target variable.
    fn by_period(&self, months: usize) -> Vec<(usize, Fraction)> {
        let mut periods = Vec::new();
        for month in (0..12).step_by(months) {
            let from = self.terms.days.firsts[month].max(self.window.from);
            let to = self.terms.days.firsts[month + months].min(self.window.to);
            if from >= to {
                continue;
            }
            let earned = self.legs.iter().fold(Fraction::ZERO, |sum, whole| {
                let mut leg = Leg::new(&self.terms, whole.branch, Window { from, to });
                if matches!(self.terms.component.reward, Reward::Target { .. }) {
                    leg.value = whole.value.times(&self.part_of_quota(&leg, whole));
                }
                sum.plus(&self.of_leg(&leg, to))
            });
            periods.push((to, earned));
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

    fn spiff(&self, leg: &Leg<'a>, end: usize, amount: Money, per: SpiffUnit) -> Fraction {
        let Some(own) = leg.branch.own else { return Fraction::ZERO };
        let cap = self.terms.component.cap.filter(|cap| cap.per == CapPer::Deal);
        let counted = own.counted(Window { from: leg.window.from, to: end }, self.terms.clawback);
        counted.fold(Fraction::ZERO, |sum, deal| {
            let units = match per {
                SpiffUnit::Unit => Fraction::new(deal.units.thousandths().into(), 1000),
                SpiffUnit::Deal => Some(Fraction::ONE),
            };
            let mut paid = Fraction::money(amount).times(&units.unwrap_or(Fraction::ZERO));
            if let Some(cap) = cap {
                paid = capped(paid, &limit(cap.limit, &Fraction::money(amount)), cap.beyond);
            }
            if deal.age.is_some() { sum.minus(&paid) } else { sum.plus(&paid) }
        })
    }

    /// What deals before `end` earned beyond a cap for each of them, less what cancelled ones took back beyond it.
    fn beyond_deals(&self, leg: &Leg<'a>, end: usize, limit: &Fraction, kept: Rate) -> Fraction {
        let mut beyond = Fraction::ZERO;
        let ([measure], [quota]) = (&self.terms.component.measures[..], &leg.quotas[..]) else {
            return beyond;
        };
        let Some(track) = leg.branch.track(measure.measure) else { return beyond };
        let stopped = Fraction::rate(Rate::from_scaled(Rate::ONE.scaled() - kept.scaled()));
        let mut dealt = Fraction::ZERO;
        let on_it = |to: usize| leg.branch.days_on(measure.measure, Window { from: leg.window.from, to });
        for deal in track.counted(on_it(end), self.terms.clawback) {
            let before = self.terms.days.fine_between(&track.bookings, on_it(deal.day + 1)).plus(&dealt);
            let amount = Fraction::whole(deal.amount);
            dealt = dealt.plus(&amount);
            let shape = self.shape_on(deal.day);
            let earned = if let (Some(times), Reward::Commission { rate }) =
                (self.terms.free_rate(shape), self.terms.component.reward)
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
