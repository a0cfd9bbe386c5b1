//! Values as people read them.

use plan::Plan;
use plan::compensation::Rounding;
use plan::fraction::Fraction;
use plan::money::{Quantity, Rate};
use plan::why::{CapacityFigure, Figure, Input, PoolFigure, Rule, SellerFigure, Subject, Trace, Value};

use super::super::{numbers, say};
use crate::problem::Language;

/// In the plan's currency; shares in percent, with all their decimals where they are facts and two where they follow.
pub(crate) fn value(plan: &Plan, trace: &Trace, language: Language) -> String {
    let currency = &plan.info.currency;
    match &trace.value {
        Value::Money(amount) => numbers::money(*amount, currency, language),
        Value::Exact(exact) => {
            numbers::money(exact.to_money(plan.info.decimals, Rounding::HalfAway), currency, language)
        }
        Value::Rate(rate) if is_multiple(&trace.subject) => numbers::multiple(*rate, language),
        Value::Rate(rate) => match trace.rule {
            Rule::Typed | Rule::Assumed(_) | Rule::Default => numbers::percent(*rate, language),
            _ => numbers::short_percent(*rate, language),
        },
        Value::Share(share) => share_text(share, language),
        Value::Number(number) => {
            let thousandths = number.times(&Fraction::whole(1000)).to_money(3, Rounding::HalfAway);
            let quantity = i64::try_from(thousandths.thousandths()).unwrap_or(i64::MAX);
            numbers::quantity(Quantity::from_thousandths(quantity), language)
        }
        Value::Quantity(quantity) => numbers::quantity(*quantity, language),
        Value::Count(count) => numbers::count(*count, language),
        Value::Date(date) => date.to_string(),
        Value::Undefined => say!(language, "undefined", "no definido"),
    }
}

fn share_text(share: &Fraction, language: Language) -> String {
    share.to_rate().map_or_else(|| "–".to_owned(), |rate| numbers::short_percent(rate, language))
}

/// Numbers that count, or multiply, and are no part of a whole.
fn is_multiple(subject: &Subject) -> bool {
    match subject {
        Subject::Figure(Figure::Pool { figure, .. }) => {
            matches!(figure, PoolFigure::PresalesCapacity | PoolFigure::RepsPerPresales)
        }
        Subject::Figure(Figure::Capacity { figure, .. }) => *figure == CapacityFigure::RampedSellers,
        Subject::Figure(Figure::Seller { figure, .. }) => *figure == SellerFigure::QuotaToOte,
        Subject::Input(input) => matches!(input, Input::Multiplier | Input::CapTimes),
        Subject::Figure(_) => false,
    }
}

/// A rate that stands in a rule.
pub(super) fn rate(rate: Rate, language: Language) -> String {
    numbers::short_percent(rate, language)
}
