//! What makes a written pay plan impossible, with its component and row.

use super::CaseProblem;
use crate::compensation::{Component, Measure, PayFault, PayPlan, Shape, Tier};
use crate::money::Rate;

/// The fault in words. Components, tiers, points and changes count from 1.
pub fn refused(plan: &PayPlan, fault: PayFault) -> CaseProblem {
    let (component, row, why) = match fault {
        PayFault::NoComponents => (None, None, "a pay plan needs at least one component".to_owned()),
        PayFault::TiersNotRising { component, row } => {
            let at = |tiers: &[Tier]| tiers.get(row).map(|tier| tier.from);
            let begins =
                tiers_of(plan, component, |tiers| crate::compensation::first_out_of_order(tiers).is_some())
                    .and_then(at);
            let begins = begins.map_or("is missing".to_owned(), |from| format!("begins at {from}"));
            (Some(component), Some(row), format!("tier {} {begins}: tiers must begin at 0 and rise", row + 1))
        }
        PayFault::TierGap { component, row } => {
            ends(plan, component, row, "nothing is said of what lies between")
        }
        PayFault::TierOverlap { component, row } => {
            ends(plan, component, row, "what lies between is said twice")
        }
        PayFault::PointsNotRising { component, row } => {
            (Some(component), Some(row), format!("point {} does not lie above the one before", row + 1))
        }
        PayFault::TooFewPoints { component } => {
            (Some(component), None, "a curve needs at least two points".to_owned())
        }
        PayFault::MeasuresNotWhole { component, sum } => {
            (Some(component), None, format!("the weights of its measures add up to {sum}, not to 1"))
        }
        PayFault::MeasuresNotDistinct { component } => {
            (Some(component), None, "the same measure stands there twice".to_owned())
        }
        PayFault::MeasureNotForRole { component, measure } => {
            (Some(component), None, format!("the role is not measured by {}", measure_name(measure)))
        }
        PayFault::CommissionOnBlend { component } => {
            (Some(component), None, "a commission is a rate on one measure in money".to_owned())
        }
        PayFault::CapPerDealOnBlend { component } => {
            (Some(component), None, "a cap for each deal needs one measure in money".to_owned())
        }
        PayFault::SpiffNotForRole { component } => {
            (Some(component), None, "a SPIFF counts what sellers sell".to_owned())
        }
        PayFault::DrawAmount { amount } => {
            (None, None, format!("the draw of {amount} is below 0 or finer than the currency"))
        }
        PayFault::ForgivenNotOwed => (None, None, "a draw that is kept has no debt to forgive".to_owned()),
        PayFault::ForgivenBeforeLast => {
            (None, None, "the draw is forgiven before the last day on which it is advanced".to_owned())
        }
        PayFault::GuaranteeShare { rate, least, most } => {
            (None, None, format!("the guarantee of {rate} does not lie between {least} and {most}"))
        }
        PayFault::GuaranteeWithoutMonths => (None, None, "a guarantee of 0 months says nothing".to_owned()),
        PayFault::WindowEndsBeforeStart { component } => {
            (Some(component), None, "its last day lies before its first".to_owned())
        }
        PayFault::ChangesNotRising { component, row } => {
            let why = format!("change {} must follow the one before, between first and last day", row + 1);
            (Some(component), Some(row), why)
        }
        PayFault::ThresholdNotBelowTarget { component } => {
            (Some(component), None, "an incremental threshold must lie below 1".to_owned())
        }
        PayFault::OutOfRange { component, rate, least, most } => {
            (Some(component), None, format!("{rate} does not lie between {least} and {most}"))
        }
        PayFault::Amount { component, amount } => {
            (Some(component), None, format!("{amount} is below 0 or finer than the currency"))
        }
    };
    let name = component.and_then(|place| plan.components.get(place)).map(|component| component.name.clone());
    CaseProblem::PayPlan {
        component: component.map(|place| place + 1),
        name: name.unwrap_or_default(),
        row: row.map(|row| row + 1),
        why,
    }
}

/// A tier that does not begin where the one before ends; the last has no end.
fn ends(plan: &PayPlan, component: usize, row: usize, why: &str) -> (Option<usize>, Option<usize>, String) {
    let begins = |tiers: &[Tier], row: usize| tiers.get(row + 1).map(|next| next.from);
    let broken = |tiers: &[Tier], row: usize| {
        tiers.get(row).is_some_and(|tier| tier.to.is_some() && tier.to != begins(tiers, row))
    };
    let tiers = tiers_of(plan, component, |tiers| broken(tiers, row)).unwrap_or_default();
    let end = tiers.get(row).and_then(|tier| tier.to).unwrap_or(Rate::ZERO);
    match begins(tiers, row) {
        Some(begins) => {
            let (before, next) = (row + 1, row + 2);
            let text = format!("tier {next} begins at {begins}, but tier {before} ends at {end}: {why}");
            (Some(component), Some(row + 1), text)
        }
        None => {
            let text = format!("tier {} ends at {end}: the last tier has no end", row + 1);
            (Some(component), Some(row), text)
        }
    }
}

/// The tiers of the component that are meant, of its shape or of a later one.
fn tiers_of(plan: &PayPlan, component: usize, meant: impl Fn(&[Tier]) -> bool) -> Option<&[Tier]> {
    let shapes = plan.components.get(component).into_iter().flat_map(Component::shapes);
    shapes.filter_map(Shape::tiers).find(|tiers| meant(tiers))
}

/// As it is written in a case.
pub fn measure_name(measure: Measure) -> &'static str {
    match measure {
        Measure::Own => "own",
        Measure::Team => "team",
        Measure::Pool => "pool",
        Measure::Score => "score",
    }
}
