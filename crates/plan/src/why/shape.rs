//! What an attainment pays: tiers, curves and thresholds, taken apart.

use jiff::civil::Date;

use super::{Input, Rule, Trace, Value};
use crate::compensation::{Point, Shape, Threshold, ThresholdKind, Tier};
use crate::earning;
use crate::fraction::Fraction;
use crate::money::Rate;

/// Share of the target that a stretch of the year pays by its own shape: up to one attainment, less what it pays up to
/// another, which is reached before a day. The `total` to date passes a cliff.
pub(super) fn share_between(
    shape: &Shape,
    threshold: Option<Threshold>,
    before: Option<(Date, Trace)>,
    after: Trace,
    total: Trace,
) -> Trace {
    let known = after.value.fraction().zip(total.value.fraction());
    let Some((reached, whole)) = known else { return share(shape, threshold, after) };
    let alone = before.is_none() && reached.compared(&whole).is_eq();
    let cliff = threshold.filter(|threshold| threshold.kind == ThresholdKind::Cliff);
    if alone || earning::below_cliff(threshold, &whole) {
        return share(shape, threshold, total);
    }
    // Passed by the total, a cliff says nothing more of the parts.
    let behind = threshold.filter(|_| cliff.is_none());
    let upto = share(shape, behind, after);
    let paid = match before {
        None => upto,
        Some((day, before)) => {
            let rate = earning::stretch_rate(shape, threshold, &reached);
            let before = at_rate(shape, behind, before, rate).called(Input::PaidShareBefore(day));
            let shares = upto.value.fraction().zip(before.value.fraction());
            let value = shares.map_or(Value::Undefined, |(upto, before)| Value::Share(upto.minus(&before)));
            Trace::new(Input::PaidShare, value, Rule::Difference, vec![upto, before])
        }
    };
    let Some(cliff) = cliff else { return paid };
    let at = Trace::leaf(Input::Threshold, cliff.at, Rule::Typed);
    Trace::new(Input::PaidShare, paid.value.clone(), Rule::ThresholdReached, vec![paid, at, total])
}

/// The share at an attainment, with the rate that retroactive tiers have reached later.
fn at_rate(shape: &Shape, threshold: Option<Threshold>, attained: Trace, rate: Option<Rate>) -> Trace {
    let (Some(rate), Some(reached)) = (rate, attained.value.fraction()) else {
        return share(shape, threshold, attained);
    };
    let multiplier = Trace::leaf(Input::Multiplier, rate, Rule::Typed);
    let of = |attained: Trace| {
        let value = attained.value.fraction().map(|attained| attained.times(&Fraction::rate(rate)));
        let value = value.map_or(Value::Undefined, Value::Share);
        Trace::new(Input::PaidShare, value, Rule::Product, vec![attained, multiplier.clone()])
    };
    let Some(threshold) = threshold else { return of(attained) };
    let from = Fraction::rate(threshold.at);
    if reached.compared(&from).is_lt() {
        return share(shape, Some(threshold), attained);
    }
    let at = Trace::leaf(Input::Threshold, threshold.at, Rule::Typed);
    let made = |value, rule, inputs| Trace::new(Input::PaidShare, Value::Share(value), rule, inputs);
    if threshold.kind == ThresholdKind::AboveOnly {
        let value = reached.minus(&from).times(&Fraction::rate(rate));
        return made(value, Rule::AboveAtRate, vec![attained, at, multiplier]);
    }
    if reached.compared(&Fraction::ONE).is_ge() {
        return of(attained);
    }
    let along = reached.minus(&from).over(&Fraction::ONE.minus(&from)).unwrap_or(Fraction::ZERO);
    let full = of(Trace::leaf(Input::Attained, Rate::ONE, Rule::Default));
    let full = full.called(Input::PaidShareAt(Rate::ONE));
    made(along.times(&Fraction::rate(rate)), Rule::TowardsTarget, vec![attained, at, full])
}

/// Share of the target that an attainment pays behind a threshold.
pub(super) fn share(shape: &Shape, threshold: Option<Threshold>, attained: Trace) -> Trace {
    let Some(reached) = attained.value.fraction() else {
        return Trace::new(Input::PaidShare, Value::Undefined, Rule::Same, vec![attained]);
    };
    let value = Value::Share(earning::share(shape, threshold, &reached));
    let Some(threshold) = threshold else {
        return Trace { value, ..paid(shape, attained) };
    };
    let at = || Trace::leaf(Input::Threshold, threshold.at, Rule::Typed);
    let made = |rule, inputs| Trace::new(Input::PaidShare, value.clone(), rule, inputs);
    let cliff = threshold.kind == ThresholdKind::Cliff;
    if reached.compared(&Fraction::rate(threshold.at)).is_lt() {
        // A cliff stops nothing that is returned.
        if cliff && reached.sign().is_lt() {
            return paid(shape, attained);
        }
        return made(Rule::BelowThreshold, vec![attained, at()]);
    }
    match threshold.kind {
        ThresholdKind::AboveOnly if shape.rate_reached(&reached).is_some() => {
            let rate = shape.rate_reached(&reached);
            let multiplier = Trace::leaf(Input::Multiplier, rate, Rule::Typed);
            made(Rule::AboveAtRate, vec![attained, at(), multiplier])
        }
        ThresholdKind::AboveOnly => {
            let below = paid(shape, at()).called(Input::PaidShareAt(threshold.at));
            made(Rule::AboveThreshold, vec![paid(shape, attained), below])
        }
        ThresholdKind::Incremental if reached.compared(&Fraction::ONE).is_lt() => {
            let target = Trace::leaf(Input::Attained, Rate::ONE, Rule::Default);
            let full = paid(shape, target).called(Input::PaidShareAt(Rate::ONE));
            made(Rule::TowardsTarget, vec![attained, at(), full])
        }
        _ => made(Rule::ThresholdReached, vec![paid(shape, attained), at()]),
    }
}

/// Share of the target that an attainment pays, whatever the threshold.
fn paid(shape: &Shape, attained: Trace) -> Trace {
    let subject = Input::PaidShare;
    let Some(reached) = attained.value.fraction() else {
        return Trace::new(subject, Value::Undefined, Rule::Same, vec![attained]);
    };
    let value = Value::Share(shape.at(&reached));
    let multiplier = |tier: &Tier| Trace::leaf(Input::Multiplier, tier.multiplier, Rule::Typed);
    match shape {
        Shape::Marginal { tiers } if reached.sign().is_lt() => {
            let first = tiers.first().map(multiplier);
            let inputs = std::iter::once(attained).chain(first).collect();
            Trace::new(subject, value, Rule::Returned, inputs)
        }
        Shape::Marginal { tiers } => {
            let slices: Vec<Trace> =
                (0..tiers.len()).filter_map(|place| slice(tiers, place, &attained, &reached)).collect();
            let inputs = std::iter::once(attained).chain(slices).collect();
            Trace::new(subject, value, Rule::Marginal, inputs)
        }
        Shape::Retroactive { tiers } => {
            let at = |tier: &&Tier| reached.compared(&Fraction::rate(tier.from)).is_ge();
            let tier = tiers.iter().rev().find(at).or(tiers.first());
            let from = tier.map_or(Rate::ZERO, |tier| tier.from);
            let inputs = std::iter::once(attained).chain(tier.map(multiplier)).collect();
            Trace::new(subject, value, Rule::Retroactive { from }, inputs)
        }
        Shape::Curve { points } => {
            let place = points.iter().position(|p| reached.compared(&Fraction::rate(p.attainment)).is_lt());
            let start = Point { attainment: Rate::ZERO, pays: Rate::ZERO };
            let at_zero = points.first().is_some_and(|first| first.attainment == Rate::ZERO);
            // Where the first point lies at 0 %, its line goes on below it.
            let place = place.map(|place| if at_zero { place.max(1) } else { place });
            let before = match place {
                Some(0) => start,
                Some(place) => points[place - 1],
                None => points.last().copied().unwrap_or(start),
            };
            let after = place.and_then(|place| points.get(place).copied());
            Trace::new(subject, value, Rule::OnCurve { before, after }, vec![attained])
        }
    }
}

/// What of an attainment lies in one tier, at its multiplier; `None` where it does not reach the tier.
fn slice(tiers: &[Tier], place: usize, attained: &Trace, reached: &Fraction) -> Option<Trace> {
    let tier = tiers[place];
    let to = tiers.get(place + 1).map(|next| next.from);
    let from = Fraction::rate(tier.from);
    if reached.compared(&from).is_le() {
        return None;
    }
    let upto = to.map(Fraction::rate).map_or(reached.clone(), |to| reached.clone().least(&to));
    let value = upto.minus(&from).times(&Fraction::rate(tier.multiplier));
    let multiplier = Trace::leaf(Input::Multiplier, tier.multiplier, Rule::Typed);
    let rule = Rule::TierSlice { from: tier.from, to };
    Some(Trace::new(Input::Slice, Value::Share(value), rule, vec![attained.beside(), multiplier]))
}
