//! Numbers as people write them in files, read without a binary fraction in between.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which sign separates the decimals; blanks and apostrophes group thousands in both styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DecimalStyle {
    /// `1,234.56`
    Point,
    /// `1.234,56`
    Comma,
}

/// Why a text is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberProblem {
    /// There is nothing but blanks.
    Blank,
    /// Not a number in any style.
    NotANumber,
    /// A number in the other decimal style only.
    OtherStyle,
    /// The thousands are not grouped by three.
    Grouping,
    /// A percentage where an amount is expected.
    Percent,
    /// More than 34 digits.
    TooLong,
}

/// What a column says about its decimal sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalGuess {
    /// No text of the column is a number.
    NotNumeric,
    /// The numbers read the same in both styles.
    Either,
    /// At least one number is possible in this style alone, and none contradicts it.
    Clear(DecimalStyle),
    /// Numbers such as `1,234` that mean different things in the two styles: the user must say which.
    Ambiguous,
    /// Some numbers are possible only with a point, others only with a comma.
    Contradictory,
}

/// Reads an amount and gives it back as a canonical decimal: `(1,234.50)` becomes `-1234.5`.
///
/// Accepts grouping by three with the style's own sign, blanks or apostrophes; a sign before or behind; parentheses
/// for negatives; one currency sign or code. Refuses exponents, percentages and suffixes such as `k`.
pub fn parse_number(text: &str, style: DecimalStyle) -> Result<String, NumberProblem> {
    let (number, percent) = parse(text, style)?;
    if percent { Err(NumberProblem::Percent) } else { Ok(number) }
}

/// Reads a share of 1: `12 %` and `0.12` both give `0.12`.
pub fn parse_share(text: &str, style: DecimalStyle) -> Result<String, NumberProblem> {
    let (number, percent) = parse(text, style)?;
    Ok(if percent { hundredth(&number) } else { number })
}

/// Weighs the numbers among the texts of one column; texts that are no numbers do not count.
pub fn guess_decimal<'a>(texts: impl Iterator<Item = &'a str>) -> DecimalGuess {
    let (mut any, mut point, mut comma, mut unclear) = (false, false, false, false);
    for text in texts {
        if !text.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        if text.bytes().all(|b| b.is_ascii_digit()) {
            any = true;
            continue;
        }
        if text.len() > 64 || text.trim_start().starts_with(|c: char| c.is_ascii_lowercase()) {
            continue;
        }
        match (parse(text, DecimalStyle::Point), parse(text, DecimalStyle::Comma)) {
            (Ok(a), Ok(b)) => {
                any = true;
                unclear |= a != b;
            }
            (Ok(_), Err(_)) => (any, point) = (true, true),
            (Err(_), Ok(_)) => (any, comma) = (true, true),
            (Err(_), Err(_)) => {}
        }
    }
    match (any, point, comma, unclear) {
        (false, ..) => DecimalGuess::NotNumeric,
        (_, true, true, _) => DecimalGuess::Contradictory,
        (_, true, false, _) => DecimalGuess::Clear(DecimalStyle::Point),
        (_, false, true, _) => DecimalGuess::Clear(DecimalStyle::Comma),
        (_, false, false, true) => DecimalGuess::Ambiguous,
        (_, false, false, false) => DecimalGuess::Either,
    }
}

impl DecimalGuess {
    /// The style to read the column with, if nobody has to be asked.
    pub fn style(self) -> Option<DecimalStyle> {
        match self {
            DecimalGuess::Clear(style) => Some(style),
            DecimalGuess::Either | DecimalGuess::NotNumeric => Some(DecimalStyle::Point),
            DecimalGuess::Ambiguous | DecimalGuess::Contradictory => None,
        }
    }
}

impl DecimalStyle {
    /// The sign before the decimals.
    pub fn sign(self) -> char {
        match self {
            DecimalStyle::Point => '.',
            DecimalStyle::Comma => ',',
        }
    }

    fn other(self) -> DecimalStyle {
        match self {
            DecimalStyle::Point => DecimalStyle::Comma,
            DecimalStyle::Comma => DecimalStyle::Point,
        }
    }
}

impl fmt::Display for NumberProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for NumberProblem {}

const MAX_DIGITS: usize = 34;
const CURRENCIES: [&str; 26] = [
    "US$", "R$", "S/", "C$", "A$", "$", "€", "£", "¥", "₹", "USD", "EUR", "GBP", "MXN", "BRL", "ARS", "CLP",
    "COP", "PEN", "UYU", "CAD", "AUD", "CHF", "JPY", "CNY", "INR",
];

fn parse(text: &str, style: DecimalStyle) -> Result<(String, bool), NumberProblem> {
    let marks = Marks::strip(text)?;
    let number = match magnitude(marks.digits, style) {
        Ok(number) => number,
        Err(NumberProblem::TooLong) => return Err(NumberProblem::TooLong),
        Err(_) if magnitude(marks.digits, style.other()).is_ok() => return Err(NumberProblem::OtherStyle),
        Err(problem) => return Err(problem),
    };
    let negative = marks.negative && number.bytes().any(|b| matches!(b, b'1'..=b'9'));
    Ok((if negative { format!("-{number}") } else { number }, marks.percent))
}

/// A number without what surrounds it.
struct Marks<'a> {
    digits: &'a str,
    negative: bool,
    percent: bool,
}

impl<'a> Marks<'a> {
    fn strip(text: &'a str) -> Result<Marks<'a>, NumberProblem> {
        let mut rest = text.trim();
        if rest.is_empty() {
            return Err(NumberProblem::Blank);
        }
        let (mut signs, mut currencies, mut percent, mut negative) = (0, 0, false, false);
        if let Some(inner) = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
            (rest, signs, negative) = (inner.trim(), 1, true);
        }
        loop {
            let before = rest;
            if let Some(tail) =
                rest.strip_prefix(['-', '\u{2212}']).or_else(|| rest.strip_suffix(['-', '\u{2212}']))
            {
                (rest, signs, negative) = (tail.trim(), signs + 1, true);
            } else if let Some(tail) = rest.strip_prefix('+') {
                (rest, signs) = (tail.trim(), signs + 1);
            } else if let Some(tail) = rest.strip_suffix('%') {
                if percent {
                    return Err(NumberProblem::NotANumber);
                }
                (rest, percent) = (tail.trim(), true);
            } else if let Some(tail) =
                CURRENCIES.iter().find_map(|c| rest.strip_prefix(c).or_else(|| rest.strip_suffix(c)))
            {
                (rest, currencies) = (tail.trim(), currencies + 1);
            }
            if rest == before {
                break;
            }
        }
        if signs > 1 || currencies > 1 || (percent && currencies > 0) {
            return Err(NumberProblem::NotANumber);
        }
        Ok(Marks { digits: rest, negative, percent })
    }
}

fn magnitude(text: &str, style: DecimalStyle) -> Result<String, NumberProblem> {
    let (whole, fraction) = match text.split_once(style.sign()) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let fraction = fraction.unwrap_or("0");
    if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NumberProblem::NotANumber);
    }
    let mut digits = String::with_capacity(whole.len());
    let mut separator = None;
    let mut group = 0;
    for c in whole.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            group += 1;
            continue;
        }
        let own = style.other().sign();
        let known = c == own || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}');
        if !known || separator.is_some_and(|s| s != c) {
            return Err(NumberProblem::NotANumber);
        }
        let fits = if separator.is_none() {
            (1..=3).contains(&group) && !digits.starts_with('0')
        } else {
            group == 3
        };
        if !fits {
            return Err(NumberProblem::Grouping);
        }
        (separator, group) = (Some(c), 0);
    }
    if separator.is_some() && group != 3 {
        return Err(NumberProblem::Grouping);
    }
    // `,5` is a number, a lone sign is not.
    if digits.is_empty() && (text.is_empty() || !text.contains(style.sign())) {
        return Err(NumberProblem::NotANumber);
    }
    let number = canonical(&digits, fraction);
    if number.len() > MAX_DIGITS { Err(NumberProblem::TooLong) } else { Ok(number) }
}

/// Joins digits before and behind the point, without idle zeros.
pub(crate) fn canonical(whole: &str, fraction: &str) -> String {
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if fraction.is_empty() { whole.to_string() } else { format!("{whole}.{fraction}") }
}

fn hundredth(number: &str) -> String {
    let (sign, magnitude) = match number.strip_prefix('-') {
        Some(magnitude) => ("-", magnitude),
        None => ("", number),
    };
    let (whole, fraction) = magnitude.split_once('.').unwrap_or((magnitude, ""));
    let padded = format!("{whole:0>3}");
    let (head, tail) = padded.split_at(padded.len() - 2);
    format!("{sign}{}", canonical(head, &format!("{tail}{fraction}")))
}
