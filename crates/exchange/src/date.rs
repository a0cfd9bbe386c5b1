//! Dates as people write them in files.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What comes first in a date such as `03/04/2026`. ISO dates are understood whatever the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DateOrder {
    /// `31/12/2026`
    DayFirst,
    /// `12/31/2026`
    MonthFirst,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// There is nothing but blanks.
    Blank,
    /// Not a date in any order.
    NotADate,
    /// A date in the other order only.
    OtherOrder,
    /// The year has two digits.
    ShortYear,
}

/// What a column says about the order of its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateGuess {
    /// No text of the column is a date.
    NotDates,
    /// All dates are ISO, or read the same in both orders.
    Either,
    /// At least one date is possible in this order alone, and none contradicts it.
    Clear(DateOrder),
    /// Every date could be read both ways: the user must say which.
    Ambiguous,
    /// Some dates need the day first, others the month.
    Contradictory,
}

/// Reads a date and gives it back as `YYYY-MM-DD`. A time of midnight behind an ISO date is accepted.
pub fn parse_date(text: &str, order: DateOrder) -> Result<String, DateProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateProblem::Blank);
    }
    let day_part = text.strip_suffix("T00:00:00").or_else(|| text.strip_suffix(" 00:00:00")).unwrap_or(text);
    let parts: Vec<&str> = day_part.split(['-', '/', '.']).collect();
    let separators: Vec<char> = day_part.chars().filter(|c| matches!(c, '-' | '/' | '.')).collect();
    let [a, b, c] = parts[..] else { return Err(DateProblem::NotADate) };
    if separators.first() != separators.last() || parts.iter().any(|p| !is_number(p)) {
        return Err(DateProblem::NotADate);
    }
    if a.len() == 4 {
        return iso(a, b, c).ok_or(DateProblem::NotADate);
    }
    if c.len() != 4 {
        return Err(if c.len() == 2 && a.len() <= 2 {
            DateProblem::ShortYear
        } else {
            DateProblem::NotADate
        });
    }
    let (wanted, other) = match order {
        DateOrder::DayFirst => (iso(c, b, a), iso(c, a, b)),
        DateOrder::MonthFirst => (iso(c, a, b), iso(c, b, a)),
    };
    wanted.ok_or(if other.is_some() { DateProblem::OtherOrder } else { DateProblem::NotADate })
}

/// Weighs the dates among the texts of one column; texts that are no dates do not count.
pub fn guess_date_order<'a>(texts: impl Iterator<Item = &'a str>) -> DateGuess {
    let (mut any, mut day, mut month, mut unclear) = (false, false, false, false);
    for text in texts {
        match (parse_date(text, DateOrder::DayFirst), parse_date(text, DateOrder::MonthFirst)) {
            (Ok(a), Ok(b)) => {
                any = true;
                unclear |= a != b;
            }
            (Ok(_), Err(_)) => (any, day) = (true, true),
            (Err(_), Ok(_)) => (any, month) = (true, true),
            (Err(_), Err(_)) => {}
        }
    }
    match (any, day, month, unclear) {
        (false, ..) => DateGuess::NotDates,
        (_, true, true, _) => DateGuess::Contradictory,
        (_, true, false, _) => DateGuess::Clear(DateOrder::DayFirst),
        (_, false, true, _) => DateGuess::Clear(DateOrder::MonthFirst),
        (_, false, false, true) => DateGuess::Ambiguous,
        (_, false, false, false) => DateGuess::Either,
    }
}

impl DateGuess {
    /// The order to read the column with, if nobody has to be asked.
    pub fn order(self) -> Option<DateOrder> {
        match self {
            DateGuess::Clear(order) => Some(order),
            DateGuess::Either | DateGuess::NotDates => Some(DateOrder::DayFirst),
            DateGuess::Ambiguous | DateGuess::Contradictory => None,
        }
    }
}

impl fmt::Display for DateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for DateProblem {}

fn is_number(part: &str) -> bool {
    (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
}

fn iso(year: &str, month: &str, day: &str) -> Option<String> {
    if month.len() > 2 || day.len() > 2 {
        return None;
    }
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (date.year() > 0).then(|| date.to_string())
}
