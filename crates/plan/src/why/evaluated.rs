//! One branch of a person on the way through a window of the year: target, commission, periods, deals.

use super::component::{Parts, Place, limit, multiplied, product, summed, under};
use super::pay::Paid;
use super::{Input, Rule, Trace, Value, shape};
use crate::compensation::{CapPer, Component, Measure, Reward, Shape, SpiffUnit};
use crate::earning::{Booked, FINE, Until, Window};
use crate::fraction::Fraction;
use crate::money::{Money, Rate};

/// A branch over a window of the year.
#[derive(Clone, Copy)]
pub(super) struct Leg<'p, 'a, 't> {
    pub parts: &'p Parts<'t, 'a>,
    pub component: &'t Component,
    pub at: Place<'t>,
    pub window: Window,
}

impl<'p, 'a, 't> Leg<'p, 'a, 't> {
    /// Over the whole window of the component.
    pub fn new(parts: &'p Parts<'t, 'a>, component: &'t Component, at: Place<'t>) -> Leg<'p, 'a, 't> {
        Leg { parts, component, at, window: component.window(parts.days) }
    }

    /// Earned, as it is known before the day of which the payment asks.
    pub fn earned(&self, until: Until) -> Trace {
        let subject = match (self.at.pool, self.at.stretch) {
            (Some(pool), _) => Input::EarnedOn(pool, self.at.attached.and_then(|one| one.start)),
            (None, Some(_)) => {
                Input::EarnedFrom(self.parts.tracer.stretch_from(self.parts.payee, self.at.stretch))
            }
            (None, None) => Input::Earned(self.parts.last(until.by)),
        };
        let Some(months) = self.component.period() else {
            return self.in_window(subject, self.at_target(), until);
        };
        let mut periods = Vec::new();
        for month in (0..12).step_by(months) {
            let from = self.parts.days.firsts[month].max(self.window.from);
            let to = self.parts.days.firsts[month + months].min(self.window.to);
            if from >= to || to > until.end {
                continue;
            }
            let leg = Leg { window: Window { from, to }, ..*self };
            let value = match self.component.reward {
                Reward::Target { .. } => {
                    product(Input::AtTarget, vec![self.at_target(), self.period_part(leg.window)])
                }
                _ => leg.at_target(),
            };
            let subject = Input::EarnedInPeriod { first: self.parts.date(from), last: self.parts.last(to) };
            periods.push(leg.in_window(subject, value, Until { end: to, ..until }));
        }
        summed(subject, periods)
    }

    /// At the rate of 100 %, without tiers, threshold or cap.
    pub fn linear(&self) -> Trace {
        let subject = Input::Earned(self.parts.last(self.window.to));
        let by = self.parts.days.count();
        match self.attained(Until { end: self.window.to, by }) {
            Some(attained) => product(subject, vec![self.at_target(), attained]),
            None => self.commission(subject, self.window, by, Rate::ONE),
        }
    }

    /// Earned with `value` at 100 %.
    fn in_window(&self, subject: Input, value: Trace, until: Until) -> Trace {
        if let Reward::Spiff { amount, per } = self.component.reward {
            return self.spiff(subject, until, amount, per);
        }
        if until.end <= self.window.from || !self.at.branch.has_begun(self.parts.days, until.end) {
            return Trace::leaf(subject, Value::Exact(Fraction::ZERO), Rule::NotYet);
        }
        let earned = self.so_far(subject.clone(), &value, until);
        let Some(cap) = self.component.cap.filter(|cap| cap.per == CapPer::Deal) else { return earned };
        let limit = limit(cap.limit, || value.clone());
        let beyond = self.beyond_deals(&value, until, limit, cap.beyond);
        let earned = earned.called(Input::BeforeCap);
        difference(subject, earned, beyond)
    }

    /// Each shape on what is booked while it is in force.
    fn so_far(&self, subject: Input, value: &Trace, until: Until) -> Trace {
        let shapes = self.component.shapes_by_day(self.parts.days);
        let mut pieces = Vec::new();
        for (place, (from, shape)) in shapes.iter().enumerate() {
            let next = shapes.get(place + 1).map_or(until.end, |(next, _)| until.end.min(*next));
            let stretch = Window { from: self.window.from.max(*from), to: next };
            if stretch.from < stretch.to {
                pieces.push((stretch, *shape));
            }
        }
        if let [(stretch, shape)] = pieces.as_slice() {
            return self.pays(subject, value, shape, *stretch, until);
        }
        let piece = |(stretch, shape): &(Window, &'t Shape)| {
            let (first, last) = (self.parts.date(stretch.from), self.parts.last(stretch.to));
            self.pays(Input::EarnedUnder { first, last }, value, shape, *stretch, until)
        };
        summed(subject, pieces.iter().map(piece).collect())
    }

    /// What a shape pays on what is booked in its stretch.
    fn pays(&self, subject: Input, value: &Trace, shape: &Shape, stretch: Window, until: Until) -> Trace {
        if let Some(multiplier) = self.flat_rate(shape) {
            return self.commission(subject, stretch, until.by, multiplier);
        }
        let attained = |end: usize| self.attained(Until { end, ..until });
        let (Some(after), Some(total)) = (attained(stretch.to), attained(until.end)) else {
            return Trace::leaf(subject, Value::Exact(Fraction::ZERO), Rule::NothingToAttain);
        };
        let from = stretch.from;
        let before = attained(from).filter(|_| from > self.window.from);
        let before = before.map(|before| (self.parts.date(from), before));
        let share = shape::share_between(shape, self.component.threshold, before, after, total);
        product(subject, vec![value.clone(), share])
    }

    /// The multiplier of a commission that hangs on no attainment, by its shape or because there is no quota.
    fn flat_rate(&self, shape: &Shape) -> Option<Rate> {
        let by_shape = self.component.free_rate(shape);
        by_shape.or_else(|| {
            let first = self.component.rate_without_quota(shape)?;
            let measure = self.component.measures.first()?.measure;
            let quota = self.quota(measure, self.window)?.value.fraction()?;
            quota.is_zero().then_some(first)
        })
    }

    /// A commission at one rate needs no quota.
    fn commission(&self, subject: Input, part: Window, by: usize, multiplier: Rate) -> Trace {
        let (Reward::Commission { rate }, Some(measure)) =
            (self.component.reward, self.component.measures.first())
        else {
            return Trace::leaf(subject, Value::Exact(Fraction::ZERO), Rule::NothingToAttain);
        };
        let booked = self.booked(measure.measure, part, by);
        let rate = Trace::leaf(Input::Commission, rate, Rule::Typed);
        let mut factors: Vec<Trace> = booked.into_iter().chain([rate]).collect();
        if multiplier != Rate::ONE {
            factors.push(Trace::leaf(Input::Multiplier, multiplier, Rule::Typed));
        }
        factors.extend(self.weight(measure.measure));
        product(subject, factors)
    }

    /// What is booked on a team or a pool is another's too: a person has a share of it.
    fn weight(&self, measure: Measure) -> Option<Trace> {
        let whole = self.at.branch.weight.compared(&Fraction::ONE).is_eq();
        (measure != Measure::Own && !whole).then(|| self.share_of_person())
    }

    fn share_of_person(&self) -> Trace {
        let stretch = self.at.stretch.map(|stretch| self.share_of_stretch(stretch));
        let factors: Vec<Trace> = stretch.into_iter().chain(self.pool_weight()).collect();
        let share = multiplied(&factors).map_or(Value::Undefined, Value::Share);
        Trace::new(Input::ShareOfPerson, share, Rule::Product, factors)
    }

    /// Days worked under one of the quotas that are paid apart, of the days worked.
    fn share_of_stretch(&self, stretch: usize) -> Trace {
        let weights = self.parts.tracer.stretch_weights(self.parts.payee);
        let worked = weights.get(stretch).copied().unwrap_or(0);
        let days = vec![
            Trace::leaf(Input::DaysWorked, worked as u64, Rule::Calendar),
            Trace::leaf(Input::DaysThere, weights.iter().sum::<i128>() as u64, Rule::Calendar),
        ];
        let share = Fraction::new(worked, weights.iter().sum()).map_or(Value::Undefined, Value::Share);
        Trace::new(Input::WindowShare, share, Rule::Ratio, days)
    }

    /// The weight of the branch's pool, where it has one.
    fn pool_weight(&self) -> Option<Trace> {
        let pool = self.at.pool?;
        let subject = Input::PoolWeight(pool);
        let Some(one) = self.at.attached else {
            let pools = self.parts.tracer.pools_of(self.parts.payee).len();
            let share = Fraction::new(1, pools as i128).map_or(Value::Undefined, Value::Share);
            return Some(Trace::leaf(subject, share, Rule::EqualPart(pools as u32)));
        };
        if !self.is_dated() {
            return Some(Trace::leaf(subject, one.weight, Rule::Typed));
        }
        let (first, last) = (one.start, one.end);
        let plan = self.parts.tracer.plan;
        let year = plan.year();
        let member = plan.facts.presales.get(one.presales.0)?;
        let first = first.map_or(year.start, |first| first.max(year.start));
        let last = last.map_or(year.last(), |last| last.min(year.last()));
        let days = year.active_between(member.stay(), first, last).max(0);
        let all = year.active(member.stay()).numerator;
        let counted = vec![
            Trace::leaf(Input::DaysWorked, days as u64, Rule::Calendar),
            Trace::leaf(Input::DaysThere, all as u64, Rule::Calendar),
        ];
        // Who works no day of the year has no weight anywhere.
        let share = Value::Share(Fraction::new(days, all).unwrap_or(Fraction::ZERO));
        let share = Trace::new(Input::WindowShare, share, Rule::RatioOrZero, counted);
        let factors = vec![Trace::leaf(Input::Weight, one.weight, Rule::Typed), share];
        let value = multiplied(&factors).map_or(Value::Undefined, Value::Share);
        Some(Trace::new(subject, value, Rule::Product, factors))
    }

    /// Whether the branch hangs on a pool for some of the year's days alone.
    pub fn is_dated(&self) -> bool {
        self.at.attached.is_some_and(|one| one.start.is_some() || one.end.is_some())
    }

    /// What the window pays at 100 %.
    pub fn at_target(&self) -> Trace {
        let factors = match self.component.reward {
            Reward::Target { share } => {
                let mut factors = vec![self.variable()];
                if share != Rate::ONE {
                    factors.push(Trace::leaf(Input::ComponentShare, share, Rule::Typed));
                }
                if !self.parts.is_year(self.window) {
                    factors.push(self.window_share());
                }
                factors
            }
            Reward::Commission { rate } => {
                let measure = self.component.measures.first().map(|share| share.measure);
                let quota = measure.and_then(|measure| self.quota(measure, self.window));
                let rate = Trace::leaf(Input::Commission, rate, Rule::Typed);
                let weight = measure.and_then(|measure| self.weight(measure));
                quota.into_iter().chain([rate]).chain(weight).collect()
            }
            Reward::Spiff { amount, per } => {
                let whole = self.at.branch.weight.compared(&Fraction::ONE).is_eq();
                let amount = Trace::leaf(Input::Spiff(per), amount, Rule::Typed);
                std::iter::once(amount).chain((!whole).then(|| self.share_of_person())).collect()
            }
        };
        match factors.as_slice() {
            [alone] => alone.clone(),
            _ => product(Input::AtTarget, factors),
        }
    }

    /// The part of the target variable that hangs on the branch.
    fn variable(&self) -> Trace {
        let (tracer, payee) = (self.parts.tracer, self.parts.payee);
        let target = tracer.paid(payee, Paid::TargetVariable);
        let stretched = match self.at.stretch {
            Some(stretch) => {
                let subject = Input::VariableFrom(tracer.stretch_from(payee, self.at.stretch));
                product(subject, vec![target, self.share_of_stretch(stretch)])
            }
            None => target,
        };
        let Some((pool, weight)) = self.at.pool.zip(self.pool_weight()) else { return stretched };
        product(Input::VariableOn(pool), vec![stretched, weight])
    }

    /// Days worked in the window of the days worked in the year.
    fn window_share(&self) -> Trace {
        let days = &self.at.branch.days;
        let inside = self.between(days, self.window);
        let whole = Fraction::whole(days.iter().sum());
        // Who works no day of the year has no variable to divide.
        let share = inside.over(&whole).unwrap_or(Fraction::ZERO);
        let inputs = vec![
            Trace::leaf(Input::DaysWorked, Value::Number(inside), Rule::Calendar),
            Trace::leaf(Input::DaysThere, Value::Number(whole), Rule::Calendar),
        ];
        Trace::new(Input::WindowShare, Value::Share(share), Rule::RatioOrZero, inputs)
    }

    fn spiff(&self, subject: Input, until: Until, amount: Money, per: SpiffUnit) -> Trace {
        let each = || Trace::leaf(Input::Spiff(per), amount, Rule::Typed);
        let sold = |deal: &Booked| match per {
            SpiffUnit::Unit => Fraction::new(deal.units.thousandths().into(), 1000).unwrap_or(Fraction::ZERO),
            SpiffUnit::Deal => Fraction::ONE,
        };
        let deals: Vec<&Booked> = match self.at.branch.own {
            Some(own) => {
                let window = Window { from: self.window.from, to: until.end };
                self.counted(own, window, until.by).collect()
            }
            None => Vec::new(),
        };
        let on = |deal: &Booked| Input::DealOn(self.parts.date(deal.day));
        let Some(cap) = self.component.cap.filter(|cap| cap.per == CapPer::Deal) else {
            let counted = |deal: &&Booked| Trace::leaf(on(deal), Value::Number(sold(deal)), Rule::Typed);
            let counted: Vec<Trace> = deals.iter().map(counted).collect();
            let sum = super::component::added(&counted);
            let number = Trace::new(Input::Sold(per), Value::Number(sum), Rule::Sum, counted);
            return product(subject, vec![each(), number]);
        };
        let paid = |deal: &&Booked| {
            let number = Trace::leaf(Input::Sold(per), Value::Number(sold(deal)), Rule::Typed);
            let paid = product(on(deal), vec![each(), number]);
            under(cap, paid, limit(cap.limit, each))
        };
        summed(subject, deals.iter().map(paid).collect())
    }

    /// What deals earn beyond a cap for each.
    fn beyond_deals(&self, value: &Trace, until: Until, limit: Trace, kept: Rate) -> Trace {
        let mut over = Vec::new();
        if let [share] = self.component.measures[..]
            && let Some(track) = self.at.branch.track(share.measure)
        {
            let shapes = self.component.shapes_by_day(self.parts.days);
            let mut dealt = Fraction::ZERO;
            let on_it =
                |to: usize| self.at.branch.days_on(share.measure, Window { from: self.window.from, to });
            for deal in self.counted(track, on_it(until.end), until.by) {
                let evenly = self.between(&track.bookings, on_it(deal.day + 1));
                let fine = Fraction::whole(FINE);
                let before = evenly.over(&fine).unwrap_or(Fraction::ZERO).plus(&dealt);
                let amount = Fraction::whole(deal.amount);
                dealt = dealt.plus(&amount);
                let begun = shapes.iter().rev().find(|(from, _)| *from <= deal.day);
                let shape = begun.map_or(&self.component.shape, |(_, shape)| shape);
                let subject = Input::EarnedByDeal(self.parts.date(deal.day));
                let alone = match (self.flat_rate(shape), self.component.reward) {
                    (Some(times), Reward::Commission { rate }) => {
                        let amount = Trace::leaf(
                            Input::DealOn(self.parts.date(deal.day)),
                            Value::Exact(amount),
                            Rule::Typed,
                        );
                        let mut factors = vec![amount, Trace::leaf(Input::Commission, rate, Rule::Typed)];
                        factors.push(Trace::leaf(Input::Multiplier, times, Rule::Typed));
                        factors.extend(self.weight(share.measure));
                        product(subject, factors)
                    }
                    _ => {
                        let reached = |booked: Fraction| self.paid_at(value, shape, share.measure, booked);
                        let after = reached(before.plus(&amount));
                        let Some((after, before)) = after.zip(reached(before)) else { continue };
                        difference(subject, after, before)
                    }
                };
                let earned = alone.value.fraction().unwrap_or(Fraction::ZERO);
                let size = if earned.sign().is_lt() { earned.negated() } else { earned.clone() };
                let Some(beyond) = limit.value.fraction().map(|limit| size.minus(&limit)) else { continue };
                if beyond.sign().is_gt() {
                    let stopped = Rate::from_scaled(Rate::ONE.scaled() - kept.scaled());
                    let beyond = beyond.times(&Fraction::rate(stopped));
                    let beyond = if earned.sign().is_lt() { beyond.negated() } else { beyond };
                    // The limit is told with the first deal.
                    let limit = if over.is_empty() { limit.clone() } else { limit.beside() };
                    let inputs = vec![alone, limit, Trace::leaf(Input::StillPaid, kept, Rule::Typed)];
                    let subject = Input::BeyondCapOf(self.parts.date(deal.day));
                    over.push(Trace::new(subject, Value::Exact(beyond), Rule::BeyondDealCap, inputs));
                }
            }
        }
        summed(Input::BeyondDealCaps, over)
    }

    /// What is paid when so much is booked.
    fn paid_at(&self, value: &Trace, shape: &Shape, measure: Measure, booked: Fraction) -> Option<Trace> {
        let quota = self.quota(measure, self.window)?.beside();
        let attained = booked.over(&quota.value.fraction()?)?;
        let booked = Trace::leaf(Input::Booked(measure), Value::Exact(booked), Rule::Beside);
        let attained = Trace::new(Input::Attained, Value::Share(attained), Rule::Ratio, vec![booked, quota]);
        let share = shape::share(shape, self.component.threshold, attained);
        Some(product(Input::AtTarget, vec![value.beside(), share]))
    }
}

/// The first less the second.
fn difference(subject: Input, first: Trace, second: Trace) -> Trace {
    let value = first.value.fraction().zip(second.value.fraction());
    let value = value.map_or(Value::Undefined, |(first, second)| Value::Exact(first.minus(&second)));
    Trace::new(subject, value, Rule::Difference, vec![first, second])
}
