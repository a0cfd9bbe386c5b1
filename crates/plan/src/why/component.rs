//! What a component of a pay plan has earned by a day, taken apart as [`crate::earning`] puts it together.

use jiff::ToSpan;
use jiff::civil::Date;

use super::evaluated::Leg;
use super::{Figure, Input, Rule, Trace, Tracer, Value};
use crate::compensation::{Cap, CapLimit, CapPer, Component, Measure, PayPlan};
use crate::earning::{Branch, Days, Until, Window};
use crate::edit::Payee;
use crate::fraction::Fraction;
use crate::ids::PoolId;
use crate::paying::{ComponentPay, Person};
use crate::payout::Pay;
use crate::pool::Attachment;

/// A person's pay, to be taken apart.
pub(super) struct Parts<'t, 'a> {
    pub tracer: &'t Tracer<'a>,
    pub payee: Payee,
    pub person: &'t Person<'t>,
    pub days: &'t Days,
}

/// A branch, and which stretch of the year and which pool it is for.
#[derive(Clone, Copy)]
pub(super) struct Place<'t> {
    pub branch: &'t Branch<'t>,
    /// Part of the carried quota, where stretches are paid apart.
    pub stretch: Option<usize>,
    pub pool: Option<PoolId>,
    /// The attachment to it, of presales.
    pub attached: Option<&'t Attachment>,
}

impl<'t> Parts<'t, '_> {
    pub fn plan(&self) -> &'t PayPlan {
        self.person.plan
    }

    pub fn component(&self, place: usize) -> &'t Component {
        &self.plan().components[place]
    }

    pub fn decimals(&self) -> u8 {
        self.tracer.plan.info.decimals
    }

    pub fn date(&self, day: usize) -> Date {
        self.days.year.start.saturating_add((day as i64).days())
    }

    /// The last day before a day of the year.
    pub fn last(&self, upto: usize) -> Date {
        self.date(upto.saturating_sub(1))
    }

    pub fn is_year(&self, window: Window) -> bool {
        window == Window { from: 0, to: self.days.count() }
    }

    pub fn places(&self, component: &Component) -> Vec<Place<'t>> {
        let pooled = component.measures_by(Measure::Pool) && !component.is_spiff();
        let branches: &'t [Branch<'t>] = if pooled { &self.person.pooled } else { &self.person.whole };
        let pools = self.tracer.pools_of(self.payee);
        let attached: &'t [Attachment] = match self.payee {
            Payee::Presales { presales } => self.tracer.presales(presales).map_or(&[], |row| &row.attached),
            _ => &[],
        };
        let stretches = self.tracer.stretches(self.payee);
        let each = if pooled { branches.len() / self.person.whole.len().max(1) } else { 1 };
        let place = |(number, branch): (usize, &'t Branch<'t>)| Place {
            branch,
            stretch: stretches.get(number / each.max(1)).copied(),
            pool: pools.get(branch.pool_number).copied().filter(|_| pooled),
            attached: attached.get(branch.pool_number).filter(|_| pooled),
        };
        branches.iter().enumerate().map(place).collect()
    }

    /// Earned before a day, not rounded.
    pub fn exact(&self, place: usize, upto: usize) -> Trace {
        let component = self.component(place);
        let until = Until { end: upto.min(component.window(self.days).to), by: upto };
        let subject = Input::Earned(self.last(upto));
        let legs: Vec<Leg<'_, '_, 't>> =
            self.places(component).into_iter().map(|at| Leg::new(self, component, at)).collect();
        let mut parts: Vec<Trace> = legs.iter().map(|leg| leg.earned(until)).collect();
        let sum = match parts.len() {
            1 => parts.remove(0).called(subject.clone()),
            _ => summed(subject.clone(), parts),
        };
        let Some(cap) = component.cap.filter(|cap| cap.per == CapPer::Year) else {
            return sum;
        };
        let at_target = || match legs.as_slice() {
            [alone] => alone.at_target(),
            _ => summed(Input::AtTarget, legs.iter().map(Leg::at_target).collect()),
        };
        under(cap, sum.called(Input::BeforeCap), limit(cap.limit, at_target)).called(subject)
    }

    /// The same bookings at the rate of 100 %, not rounded.
    pub fn linear(&self, place: usize) -> Trace {
        let component = self.component(place);
        let subject = Input::AtLinearRate;
        if component.is_spiff() {
            return self.exact(place, self.days.count()).called(subject);
        }
        let places = self.places(component).into_iter();
        let mut parts: Vec<Trace> = places.map(|at| Leg::new(self, component, at).linear()).collect();
        match parts.len() {
            1 => parts.remove(0).called(subject),
            _ => summed(subject, parts),
        }
    }

    /// What makes the pay of a component undefined.
    pub fn missing(&self, place: usize) -> Vec<Trace> {
        let component = self.component(place);
        let mut shapes = component.shapes_by_day(self.days).into_iter();
        let times = component.cap.is_some_and(|cap| matches!(cap.limit, CapLimit::Times { .. }));
        let free = !times && shapes.all(|(_, shape)| component.free_rate(shape).is_some());
        if component.is_spiff() {
            return Vec::new();
        }
        let places = self.places(component);
        if places.is_empty() {
            return vec![Trace::leaf(Input::Attained, Value::Undefined, Rule::NoPool)];
        }
        let own = places.iter().filter_map(|at| at.branch.own).any(|track| track.quota != 0);
        let mut missing: Vec<Trace> = Vec::new();
        for at in places {
            for share in &component.measures {
                let track = at.branch.track(share.measure);
                let somewhere = own && share.measure == Measure::Own;
                if track.is_some_and(|track| track.quota != 0 || free || somewhere) {
                    continue;
                }
                let leg = Leg::new(self, component, at);
                let subject = Input::AttainedBy(share.measure);
                let both = leg
                    .booked(share.measure, leg.window, self.days.count())
                    .zip(leg.quota(share.measure, leg.window));
                let trace = match both {
                    Some((booked, quota)) => {
                        Trace::new(subject, Value::Undefined, Rule::Ratio, vec![booked, quota])
                    }
                    None => Trace::leaf(subject, Value::Undefined, Rule::NotSet),
                };
                missing.push(trace);
            }
        }
        missing
    }

    /// The pay's figure made by the rule.
    pub fn made(&self, asked: Figure, rule: Rule, inputs: Vec<Trace>) -> Option<Trace> {
        self.tracer.made(asked, rule, inputs)
    }

    pub fn named(&self, place: usize) -> Input {
        Input::Component { place, name: self.component(place).name.clone() }
    }

    /// Components with what each earned in the year, rounded.
    pub fn components(&self, pay: &Pay) -> Vec<Trace> {
        let rounded = |(place, component): (usize, &ComponentPay)| {
            let exact = self.exact(place, self.days.count());
            let rule = Rule::Rounded(self.plan().rounding);
            Trace::new(self.named(place), component.variable.into(), rule, vec![exact])
        };
        pay.components.iter().enumerate().map(rounded).collect()
    }
}

/// Where pay stops.
pub(super) fn limit(limit: CapLimit, at_target: impl FnOnce() -> Trace) -> Trace {
    match limit {
        CapLimit::Amount { amount } => Trace::leaf(Input::CapLimit, amount, Rule::Typed),
        CapLimit::Times { times } => {
            product(Input::CapLimit, vec![at_target(), Trace::leaf(Input::CapTimes, times, Rule::Typed)])
        }
    }
}

/// Up to the limit in full, beyond it at the share that is still paid.
pub(super) fn under(cap: Cap, pay: Trace, limit: Trace) -> Trace {
    let (Some(amount), Some(most)) = (pay.value.fraction(), limit.value.fraction()) else { return pay };
    let subject = pay.subject.clone();
    let below = amount.compared(&most).is_le();
    let over = amount.minus(&most).times(&Fraction::rate(cap.beyond));
    let (rule, value) = if below { (Rule::BelowCap, amount) } else { (Rule::Capped, most.plus(&over)) };
    let beyond = Trace::leaf(Input::StillPaid, cap.beyond, Rule::Typed);
    Trace::new(subject, Value::Exact(value), rule, vec![pay, limit, beyond])
}

/// An amount on the way: the product of its factors.
pub(super) fn product(subject: Input, factors: Vec<Trace>) -> Trace {
    Trace::new(subject, multiplied(&factors).map_or(Value::Undefined, Value::Exact), Rule::Product, factors)
}

pub(super) fn multiplied(factors: &[Trace]) -> Option<Fraction> {
    let times = |all: Fraction, factor: &Trace| factor.value.fraction().map(|factor| all.times(&factor));
    factors.iter().try_fold(Fraction::ONE, times)
}

/// A plain number on the way: the product of its factors.
pub(super) fn times(subject: Input, factors: Vec<Trace>) -> Trace {
    Trace::new(subject, multiplied(&factors).map_or(Value::Undefined, Value::Number), Rule::Product, factors)
}

/// A plain number on the way: its parts added up.
pub(super) fn count(subject: Input, parts: Vec<Trace>) -> Trace {
    Trace::new(subject, Value::Number(added(&parts)), Rule::Sum, parts)
}

/// An amount on the way: its parts added up.
pub(super) fn summed(subject: Input, parts: Vec<Trace>) -> Trace {
    Trace::new(subject, Value::Exact(added(&parts)), Rule::Sum, parts)
}

pub(super) fn added(parts: &[Trace]) -> Fraction {
    let known = parts.iter().filter_map(|part| part.value.fraction());
    known.fold(Fraction::ZERO, |sum, part| sum.plus(&part))
}
