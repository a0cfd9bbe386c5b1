//! What a person types or pastes into a cell, turned into exact values.
//!
//! Numbers follow the language: `1,234.5` in English, `1.234,5` in Spanish. A number that is possible only in the
//! other language is refused rather than guessed. `k`, `M` and the like multiply, currency signs and codes are
//! skipped, parentheses make an amount negative, an empty text clears the cell.
//!
//! Cell maths, where [`Manner::relative`] allows it, works on the value that stands in the cell:
//! * `+`, `*` and `/` in front always do; without a value `+5000` is a plain number.
//! * `-` in front subtracts from a value above zero. In an empty cell, or one at or below zero, it is a sign, so that
//!   editing `-5000` into `-6000` means what it looks like. `=-5` is always the number itself.
//! * `+10%` and `-5%` change an amount by that share of it. In a cell of percentages `%` is the unit, so `+5%` and
//!   `+5` both add five points.
//!
//! Results of maths are rounded to what the column keeps; numbers typed with more decimals are refused.
//!
//! An over-assignment is a share or an amount by how it is written ([`over_assignment`]): with `%` a share; with a
//! currency or a factor an amount; a plain number is a percentage up to 200 and an amount beyond. Leave is written as
//! its first and last day, several parted by semicolons ([`leaves`]).

use exchange::{DateOrder, DateProblem};
use plan::money::{LARGEST, Money, Quantity, Rate};

use crate::problem::Language;

mod day;
mod leaves;
mod maths;
mod number;
mod over;

pub use leaves::{days_of_leaves, leaves, leaves_in};
use maths::Grain;
pub use over::over_assignment;

/// How a text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    pub language: Language,
    /// Decimals of the plan's currency.
    pub decimals: u8,
    /// Whether a leading operator works on the value in the cell: yes for typing, no for pasting.
    pub relative: bool,
}

/// Why a text is not a value of the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryProblem {
    NotANumber,
    /// A number only in the other language's style.
    OtherStyle,
    /// Thousands not grouped by three.
    Grouping,
    /// A percentage where an amount is expected.
    Percent,
    /// A change of a cell that holds no value.
    NothingToChange,
    DivisionByZero,
    /// More decimals than the column keeps.
    TooPrecise {
        decimals: u8,
    },
    TooLarge,
    /// Below zero where that means nothing.
    Negative,
    NotADate,
    ShortYear,
    /// Days away that do not say from when to when.
    NotLeaves,
    NotYesNo,
    /// Nothing where something must stand.
    Missing,
}

/// An amount of the plan's currency; may be negative. `None`: the cell is cleared.
pub fn money(text: &str, current: Option<Money>, manner: Manner) -> Result<Option<Money>, EntryProblem> {
    let grain =
        Grain { stored: 3, kept: manner.decimals.min(3), percent: false, largest: LARGEST.thousandths() };
    let value = maths::read(text, current.map(Money::thousandths), grain, manner)?;
    Ok(value.map(Money::from_thousandths))
}

/// A share written as a percentage, with or without its sign: `0.5` is 0.5 %.
pub fn rate(text: &str, current: Option<Rate>, manner: Manner) -> Result<Option<Rate>, EntryProblem> {
    let largest = 100 * i128::from(Rate::ONE.scaled());
    let grain = Grain { stored: 8, kept: 8, percent: true, largest };
    let value = maths::read(text, current.map(|rate| rate.scaled().into()), grain, manner)?;
    value
        .map(|scaled| i64::try_from(scaled).map(Rate::from_scaled))
        .transpose()
        .map_err(|_| EntryProblem::TooLarge)
}

/// A plain number such as hours or company size.
pub fn quantity(
    text: &str,
    current: Option<Quantity>,
    manner: Manner,
) -> Result<Option<Quantity>, EntryProblem> {
    let grain = Grain { stored: 3, kept: 3, percent: false, largest: LARGEST.thousandths() };
    let value = maths::read(text, current.map(|quantity| quantity.thousandths().into()), grain, manner)?;
    value
        .map(|thousandths| i64::try_from(thousandths).map(Quantity::from_thousandths))
        .transpose()
        .map_err(|_| EntryProblem::TooLarge)
}

/// What a seller counts beside the others when quotas are spread by weights.
pub fn weight(
    text: &str,
    current: Option<Quantity>,
    manner: Manner,
) -> Result<Option<Quantity>, EntryProblem> {
    match quantity(text, current, manner)? {
        Some(weight) if weight < Quantity::ZERO => Err(EntryProblem::Negative),
        Some(weight) if weight > Quantity::units(1_000_000) => Err(EntryProblem::TooLarge),
        weight => Ok(weight),
    }
}

/// A day, given back as `2027-01-31`. What could be read both ways has the day first in Spanish, the month in English;
/// months may be written as words.
pub fn date(text: &str, manner: Manner) -> Result<Option<String>, EntryProblem> {
    let (order, other) = orders(manner.language);
    let read = match day::read(text, order) {
        Err(DateProblem::OtherOrder) => day::read(text, other),
        read => read,
    };
    match read {
        Ok(day) => Ok(Some(day)),
        Err(DateProblem::Blank) => Ok(None),
        Err(DateProblem::ShortYear) => Err(EntryProblem::ShortYear),
        Err(DateProblem::NotADate | DateProblem::OtherOrder) => Err(EntryProblem::NotADate),
    }
}

/// The language's own order of day and month, and the other one.
fn orders(language: Language) -> (DateOrder, DateOrder) {
    match language {
        Language::En => (DateOrder::MonthFirst, DateOrder::DayFirst),
        Language::Es => (DateOrder::DayFirst, DateOrder::MonthFirst),
    }
}

/// Yes or no, in both languages; an empty text is no.
pub fn flag(text: &str) -> Result<bool, EntryProblem> {
    match text.trim().to_lowercase().as_str() {
        "" | "false" | "no" | "n" | "0" | "falso" => Ok(false),
        "true" | "yes" | "y" | "1" | "x" | "✓" | "sí" | "si" | "s" | "verdadero" | "vacant" | "vacante" => {
            Ok(true)
        }
        _ => Err(EntryProblem::NotYesNo),
    }
}

#[cfg(test)]
mod tests;
