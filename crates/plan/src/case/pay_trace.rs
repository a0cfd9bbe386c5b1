//! How a person's year came about, in words and numbers.

use jiff::ToSpan;

use super::figures::Figures;
use super::pay::Year;
use super::pay_fault::measure_name;
use crate::compensation::{
    CapLimit, CapPer, Component, Evaluation, Reward, Rounding, Shape, SpiffUnit, ThresholdKind,
};
use crate::earning::{Earning, Track};
use crate::fraction::Fraction;
use crate::money::{Money, Rate};
use crate::paying::{Paid, Payment, Person};

/// The terms of each component, then every payment on which something is earned, paid or owed.
pub fn explain(figures: &mut Figures, person: &Person<'_>, paid: &Paid, year: &Year) {
    figures.step(format!("base {}, target variable {}", person.base, person.target_variable));
    measured(figures, person);
    for (place, component) in person.plan.components.iter().enumerate() {
        terms(figures, place + 1, component, person.target_variable);
    }
    let earnings = person.earnings(&year.days).unwrap_or_default();
    let mut so_far = vec![Money::ZERO; earnings.len()];
    for payment in &paid.payments {
        let day = year.days.firsts[usize::from(payment.month)];
        let last = year.days.year.month(payment.month.into()).saturating_add(-1.day());
        for (place, ((earning, so_far), earned)) in
            earnings.iter().zip(&mut so_far).zip(&payment.earned).enumerate()
        {
            if earned.is_zero() {
                continue;
            }
            let reached =
                earning.attainment_by(day).map_or(String::new(), |reached| format!("attainment {reached}, "));
            let before = *so_far;
            *so_far += *earned;
            figures.step(format!(
                "{last}, component {}: {reached}earned so far {so_far}{} - before {before} = {earned}",
                place + 1,
                uncapped(person, earning, day, year)
                    .filter(|uncapped| uncapped != so_far)
                    .map_or(String::new(), |uncapped| format!(" (without the cap {uncapped})")),
            ));
        }
        if let Some(step) = settled(payment) {
            figures.step(format!("{last}: {step}"));
        }
    }
    if paid.variable.is_none() {
        figures.step("no quota or target to measure by: what is earned is undefined".to_owned());
    }
}

/// Quotas and what is booked against them in the year.
fn measured(figures: &mut Figures, person: &Person<'_>) {
    let mut objectives = None;
    let mut tell = |name: &str, track: Option<&Track>| {
        if let Some(track) = track {
            let quota = Money::from_thousandths(track.quota);
            let booked = track.booked().to_money(3, Rounding::HalfAway);
            figures.step(format!("{name}: quota {quota}, booked {booked}"));
        }
    };
    if let Some(branch) = person.whole.first() {
        tell("own", branch.own);
        tell("team", branch.team);
        let score =
            branch.score.and_then(|score| score.booked().over(&Fraction::whole(score.quota))?.to_rate());
        objectives = score.map(|score| format!("objectives reached: {score}"));
    }
    for branch in &person.pooled {
        let weight = branch.weight.to_rate().unwrap_or_default();
        tell(&format!("pool of weight {weight}"), branch.pool);
    }
    if let Some(objectives) = objectives {
        figures.step(objectives);
    }
}

fn settled(payment: &Payment) -> Option<String> {
    let Payment { gross, advanced, recovered, net, debt, .. } = payment;
    let plain = advanced.is_zero() && recovered.is_zero() && debt.is_zero();
    if plain {
        return (!gross.is_zero()).then(|| format!("paid {net}"));
    }
    Some(format!("earned {gross} + advanced {advanced} - recovered {recovered} = paid {net}; owed {debt}"))
}

/// What the component would have earned without its cap.
fn uncapped(person: &Person<'_>, earning: &Earning<'_>, day: usize, year: &Year) -> Option<Money> {
    Some(earning.uncapped(day)?.to_money(year.decimals, person.plan.rounding))
}

fn terms(figures: &mut Figures, number: usize, component: &Component, target_variable: Money) {
    let measures = component.measures.iter().map(|share| match share.weight {
        Rate::ONE => measure_name(share.measure).to_owned(),
        weight => format!("{} x {weight}", measure_name(share.measure)),
    });
    let measures = measures.collect::<Vec<_>>().join(" + ");
    let name = if component.name.is_empty() { String::new() } else { format!(" ({})", component.name) };
    let window = match (component.first, component.last) {
        (None, None) => String::new(),
        (Some(first), None) => format!(", from {first} on"),
        (None, Some(last)) => format!(", up to {last}"),
        (Some(first), Some(last)) => format!(", from {first} to {last}"),
    };
    let reward = match component.reward {
        Reward::Target { share } => {
            format!("measured by {measures}: {share} x target variable {target_variable} at attainment 1")
        }
        Reward::Commission { rate } => format!("measured by {measures}: {rate} x what is booked"),
        Reward::Spiff { amount, per: SpiffUnit::Unit } => format!("{amount} for each unit"),
        Reward::Spiff { amount, per: SpiffUnit::Deal } => format!("{amount} for each deal"),
    };
    figures.step(format!("component {number}{name}: {reward}{window}"));
    if component.is_spiff() {
        return;
    }
    match component.evaluation {
        Evaluation::YearToDate | Evaluation::Deal => {}
        Evaluation::Period { every } => figures.step(format!(
            "  every {} months by themselves, against their part of the quota",
            every.months()
        )),
    }
    shape(figures, &component.shape);
    for change in &component.changes {
        figures.step(format!("  what is booked from {} on:", change.from));
        shape(figures, &change.shape);
    }
    if let Some(threshold) = component.threshold {
        let at = threshold.at;
        figures.step(match threshold.kind {
            ThresholdKind::Cliff => format!("  below attainment {at} nothing, from it on everything"),
            ThresholdKind::AboveOnly => format!("  only what lies above attainment {at}"),
            ThresholdKind::Incremental => format!("  from nothing at {at} in a straight line to all at 1"),
        });
    }
    if let Some(cap) = component.cap {
        let limit = match cap.limit {
            CapLimit::Amount { amount } => amount.to_string(),
            CapLimit::Times { times } => format!("{times} x what attainment 1 pays"),
        };
        let per = match cap.per {
            CapPer::Year => "in the year",
            CapPer::Deal => "for each deal",
        };
        figures.step(format!("  at most {limit} {per}, and {} of what lies beyond", cap.beyond));
    }
}

fn shape(figures: &mut Figures, shape: &Shape) {
    match shape {
        Shape::Marginal { tiers } => {
            for (place, tier) in tiers.iter().enumerate() {
                let upto = tiers.get(place + 1).map_or("on".to_owned(), |next| format!("to {}", next.from));
                figures.step(format!("  from {} {upto}: x {}", tier.from, tier.multiplier));
            }
        }
        Shape::Retroactive { tiers } => {
            for tier in tiers {
                figures.step(format!("  {} reached: everything x {}", tier.from, tier.multiplier));
            }
        }
        Shape::Curve { points } => {
            for point in points {
                figures
                    .step(format!("  at {} it pays {}, straight in between", point.attainment, point.pays));
            }
        }
    }
}
