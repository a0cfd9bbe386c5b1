//! A number as a person writes it, without operators: digits in the language's style, with marks around them.

use super::EntryProblem;
use crate::problem::Language;

/// `mantissa / 10^scale`; with `percent`, that many hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    pub mantissa: i128,
    pub scale: u32,
    pub percent: bool,
    /// Written with a currency or a factor such as `k`, as only amounts are.
    pub amount: bool,
}

impl Number {
    /// Whatever its sign.
    pub fn is_at_most(self, whole: i128) -> bool {
        self.mantissa.abs() <= whole * 10i128.pow(self.scale)
    }
}

/// More digits than this are no amount of anything; it keeps every product within 128 bits.
const MOST_DIGITS: usize = 24;

const CURRENCIES: [&str; 31] = [
    "us$", "mx$", "r$", "c$", "a$", "s/", "$", "€", "£", "¥", "usd", "eur", "gbp", "mxn", "brl", "ars",
    "clp", "cop", "pen", "uyu", "cad", "aud", "chf", "jpy", "cny", "inr", "kwd", "crc", "dop", "gtq", "bob",
];

/// Longest first, so that `mm` is not read as `m` and a stray letter.
const FACTORS_EN: [(&str, u32); 6] = [("mm", 6), ("bn", 9), ("mn", 6), ("k", 3), ("m", 6), ("b", 9)];
/// No `b`: a Spanish billón is a million millions.
const FACTORS_ES: [(&str, u32); 7] =
    [("millones", 6), ("millón", 6), ("mil", 3), ("mm", 6), ("mn", 6), ("k", 3), ("m", 6)];

/// Reads a number; `text` is lower case, with blanks and signs already made plain.
pub fn number(text: &str, language: Language) -> Result<Number, EntryProblem> {
    let (mut rest, mut negative, mut signed) = (text.trim(), false, false);
    if let Some(inner) = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        (rest, negative, signed) = (inner.trim(), true, true);
    }
    let (mut percent, mut factor, mut currency) = (false, None, false);
    loop {
        let before = rest;
        if let Some(tail) = rest.strip_prefix('-').or_else(|| rest.strip_suffix('-')).filter(|_| !signed) {
            (rest, negative, signed) = (tail, true, true);
        } else if let Some(tail) = rest.strip_prefix('+').filter(|_| !signed) {
            (rest, signed) = (tail, true);
        } else if let Some(tail) = rest.strip_suffix('%').filter(|_| !percent) {
            (rest, percent) = (tail, true);
        } else if let Some(tail) = without_currency(rest).filter(|_| !currency) {
            (rest, currency) = (tail, true);
        } else if let Some((tail, power)) = without_factor(rest, language).filter(|_| factor.is_none()) {
            (rest, factor) = (tail, Some(power));
        }
        rest = rest.trim();
        if rest == before {
            break;
        }
    }
    let amount = currency || factor.is_some();
    if percent && amount {
        return Err(EntryProblem::NotANumber);
    }
    let (mut mantissa, mut scale) = digits(rest, language)?;
    for _ in 0..factor.unwrap_or(0) {
        if scale > 0 { scale -= 1 } else { mantissa *= 10 }
    }
    Ok(Number { mantissa: if negative { -mantissa } else { mantissa }, scale, percent, amount })
}

fn without_currency(text: &str) -> Option<&str> {
    CURRENCIES.iter().find_map(|mark| text.strip_prefix(mark).or_else(|| text.strip_suffix(mark)))
}

fn without_factor(text: &str, language: Language) -> Option<(&str, u32)> {
    let factors: &[(&str, u32)] = match language {
        Language::En => &FACTORS_EN,
        Language::Es => &FACTORS_ES,
    };
    factors.iter().find_map(|(word, power)| {
        let tail = text.strip_suffix(word)?;
        tail.trim_end().ends_with(|c: char| c.is_ascii_digit()).then_some((tail, *power))
    })
}

/// Digits with the language's signs, or the reason why they are none.
fn digits(text: &str, language: Language) -> Result<(i128, u32), EntryProblem> {
    let (point, group) = match language {
        Language::En => ('.', ','),
        Language::Es => (',', '.'),
    };
    match plain_digits(text, point, group) {
        Err(EntryProblem::TooLarge) => Err(EntryProblem::TooLarge),
        Err(_) if plain_digits(text, group, point).is_ok() => Err(EntryProblem::OtherStyle),
        read => read,
    }
}

fn plain_digits(text: &str, point: char, group: char) -> Result<(i128, u32), EntryProblem> {
    let (whole, fraction) = text.split_once(point).unwrap_or((text, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(EntryProblem::NotANumber);
    }
    let whole = ungrouped(whole, group)?;
    let fraction = fraction.trim_end_matches('0');
    if whole.is_empty() && !text.bytes().any(|b| b.is_ascii_digit()) {
        return Err(EntryProblem::NotANumber);
    }
    if whole.trim_start_matches('0').len() + fraction.len() > MOST_DIGITS {
        return Err(EntryProblem::TooLarge);
    }
    let mut mantissa: i128 = 0;
    for digit in whole.bytes().chain(fraction.bytes()) {
        mantissa = mantissa * 10 + i128::from(digit - b'0');
    }
    Ok((mantissa, fraction.len() as u32))
}

/// The digits before the point; groups of three parted by one sign, by blanks or by apostrophes.
fn ungrouped(whole: &str, group: char) -> Result<String, EntryProblem> {
    let Some(sign) = whole.chars().find(|c| !c.is_ascii_digit()) else { return Ok(whole.to_owned()) };
    if sign != group && sign != ' ' && sign != '\'' {
        return Err(EntryProblem::NotANumber);
    }
    let groups: Vec<&str> = whole.split(sign).collect();
    if groups.iter().any(|part| !part.bytes().all(|b| b.is_ascii_digit())) {
        return Err(EntryProblem::NotANumber);
    }
    let first = groups.first().map_or(0, |part| part.len());
    let even = groups.iter().skip(1).all(|part| part.len() == 3);
    if (1..=3).contains(&first) && even { Ok(groups.concat()) } else { Err(EntryProblem::Grouping) }
}
