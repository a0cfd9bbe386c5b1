//! Cell maths on exact integers: an operator in front changes the value that stands in the cell.

use plan::money::rounded_ratio;

use super::number::{Number, number};
use super::{EntryProblem, Manner};

/// What a column stores: integers scaled by `10^stored`, of which `kept` decimals may be used.
#[derive(Clone, Copy, Debug)]
pub struct Grain {
    pub stored: u8,
    pub kept: u8,
    /// The column is written in hundredths, and `%` is its unit.
    pub percent: bool,
    pub largest: i128,
}

/// The new value of a cell that holds `current`; `None` where the text clears it.
pub fn read(
    text: &str,
    current: Option<i128>,
    grain: Grain,
    manner: Manner,
) -> Result<Option<i128>, EntryProblem> {
    let text = plain(text);
    if text.is_empty() {
        return Ok(None);
    }
    let value = match operation(&text, current, grain, manner)? {
        Some((operator, operand, current)) => apply(operator, operand, current, grain)?,
        None => {
            let literal = text.strip_prefix('=').unwrap_or(&text);
            exact(fitting(number(literal, manner.language)?, grain)?, grain)?
        }
    };
    if value.abs() > grain.largest { Err(EntryProblem::TooLarge) } else { Ok(Some(value)) }
}

/// Whether an operator stands in front that may work on the cell, and the number behind it; `None` for an empty text.
pub fn parts(text: &str, manner: Manner) -> Result<Option<(bool, Number)>, EntryProblem> {
    let text = plain(text);
    let behind = text.strip_prefix(['+', '-', '*', '/']).filter(|_| manner.relative);
    let literal = behind.unwrap_or_else(|| text.strip_prefix('=').unwrap_or(&text));
    match text.is_empty() {
        true => Ok(None),
        false => Ok(Some((behind.is_some(), number(literal, manner.language)?))),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Add,
    Subtract,
    Times,
    Over,
}

/// The operation that the text asks for, or none where it is a number of its own.
fn operation(
    text: &str,
    current: Option<i128>,
    grain: Grain,
    manner: Manner,
) -> Result<Option<(Operator, Number, i128)>, EntryProblem> {
    let operator = match text.chars().next() {
        Some('+') => Operator::Add,
        Some('-') => Operator::Subtract,
        Some('*') => Operator::Times,
        Some('/') => Operator::Over,
        _ => return Ok(None),
    };
    if !manner.relative {
        return Ok(None);
    }
    let operand = fitting(number(&text[1..], manner.language)?, grain)?;
    let share = operand.percent && !grain.percent;
    let sign_only = match operator {
        Operator::Add => current.is_none() && !share,
        Operator::Subtract => current.is_none_or(|value| value <= 0) && !share,
        Operator::Times | Operator::Over => false,
    };
    if sign_only {
        return Ok(None);
    }
    // `+-5` is a slip of the finger, not arithmetic.
    if operand.mantissa < 0 && matches!(operator, Operator::Add | Operator::Subtract) {
        return Err(EntryProblem::NotANumber);
    }
    let current = current.ok_or(EntryProblem::NothingToChange)?;
    Ok(Some((operator, operand, current)))
}

/// `$5` and `5k` are no percentages.
fn fitting(number: Number, grain: Grain) -> Result<Number, EntryProblem> {
    if grain.percent && number.amount { Err(EntryProblem::NotANumber) } else { Ok(number) }
}

fn apply(operator: Operator, operand: Number, current: i128, grain: Grain) -> Result<i128, EntryProblem> {
    let signed = |mantissa: i128| if operator == Operator::Subtract { -mantissa } else { mantissa };
    let one = 10i128.pow(operand.scale);
    let hundred = if operand.percent { 100 * one } else { one };
    match operator {
        Operator::Add | Operator::Subtract if operand.percent && !grain.percent => {
            rounded(&[current, hundred + signed(operand.mantissa)], &[hundred], grain)
        }
        Operator::Add | Operator::Subtract => {
            let by = rounded(&[signed(operand.mantissa), unit(grain)], &[one], grain)?;
            current.checked_add(by).ok_or(EntryProblem::TooLarge)
        }
        Operator::Times => rounded(&[current, operand.mantissa], &[hundred], grain),
        Operator::Over if operand.mantissa == 0 => Err(EntryProblem::DivisionByZero),
        Operator::Over => rounded(&[current, hundred], &[operand.mantissa], grain),
    }
}

/// A number as typed; nothing of it is rounded away.
fn exact(number: Number, grain: Grain) -> Result<i128, EntryProblem> {
    if number.percent && !grain.percent {
        return Err(EntryProblem::Percent);
    }
    let divisor = 10i128.pow(number.scale);
    let product = number.mantissa.checked_mul(unit(grain)).ok_or(EntryProblem::TooLarge)?;
    let step = step(grain);
    if product % divisor != 0 || (product / divisor) % step != 0 {
        let decimals = if grain.percent { grain.kept.saturating_sub(2) } else { grain.kept };
        return Err(EntryProblem::TooPrecise { decimals });
    }
    Ok(product / divisor)
}

/// What 1 as written is worth in stored integers.
fn unit(grain: Grain) -> i128 {
    10i128.pow(u32::from(if grain.percent { grain.stored.saturating_sub(2) } else { grain.stored }))
}

fn step(grain: Grain) -> i128 {
    10i128.pow(u32::from(grain.stored.saturating_sub(grain.kept)))
}

/// The products' ratio, rounded once to what the column keeps.
fn rounded(factors: &[i128], divisors: &[i128], grain: Grain) -> Result<i128, EntryProblem> {
    let step = step(grain);
    let divisors: Vec<i128> = divisors.iter().copied().chain([step]).collect();
    let steps = rounded_ratio(factors, &divisors).ok_or(EntryProblem::TooLarge)?;
    steps.checked_mul(step).ok_or(EntryProblem::TooLarge)
}

/// Lower case, with plain blanks, signs and operators, and without marks that cannot be seen.
fn plain(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter_map(|c| match c {
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' => Some(' '),
            '\u{2212}' | '\u{2013}' => Some('-'),
            '×' => Some('*'),
            '÷' => Some('/'),
            '\u{2019}' => Some('\''),
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => None,
            c => Some(c),
        })
        .collect();
    plain.trim().to_lowercase()
}
