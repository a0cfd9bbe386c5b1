//! Numbers inside sentences: counts and amounts in groups of three; what a row, a line, an id or a year is called by stands as
//! it is written there. Exact: built from canonical texts, never through a binary fraction.

use plan::money::{Decimal, Money, Quantity, Rate};

use crate::problem::Language;

/// `$1,234.50`, `CHF 1,234.50`, `−$5`; in Spanish `1.234,50 $`, as the window writes it. Cents only where there are any.
pub fn money(amount: Money, currency: &str, language: Language) -> String {
    let number = decimal(&amount.to_string(), language);
    let (sign, digits) = match number.strip_prefix(MINUS) {
        Some(digits) => (MINUS, digits),
        None => ("", number.as_str()),
    };
    let whole = digits.strip_suffix("00").and_then(|kept| kept.strip_suffix(point(language)));
    let digits = whole.unwrap_or(digits);
    match language {
        Language::En if mark(currency) == currency => format!("{sign}{currency}\u{a0}{digits}"),
        Language::En => format!("{sign}{}{digits}", mark(currency)),
        Language::Es => format!("{sign}{digits}\u{a0}{}", mark(currency)),
    }
}

/// `13.33%`; in Spanish `13,33 %`. All the decimals the rate has.
pub fn percent(rate: Rate, language: Language) -> String {
    let hundredfold = shifted(&rate.to_string(), 2);
    let number = decimal(&hundredfold, language);
    match language {
        Language::En => format!("{number}%"),
        Language::Es => format!("{number}\u{a0}%"),
    }
}

/// A rate as a multiple: `1.8`, in Spanish `1,8`; one decimal, half away from zero.
pub fn times(rate: Rate, language: Language) -> String {
    let tenths =
        plan::money::mul_div(rate.scaled().into(), 10, Rate::ONE.scaled().into()).unwrap_or_default();
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    decimal(&format!("{sign}{}.{}", tenths / 10, tenths % 10), language)
}

/// A rate as a multiple with the decimals it has, at most two: `4`, `1.25`; in Spanish `1,25`.
pub fn multiple(rate: Rate, language: Language) -> String {
    decimal(&to_step(rate, Rate::ONE.scaled() / 100).to_string(), language)
}

/// `45.25%`; in Spanish `45,25 %`. At most two decimals, half away from zero.
pub fn short_percent(rate: Rate, language: Language) -> String {
    percent(to_step(rate, Rate::ONE.scaled() / 10_000), language)
}

/// `13%`; in Spanish `13 %`. Without decimals, half away from zero.
pub fn whole_percent(rate: Rate, language: Language) -> String {
    percent(to_step(rate, Rate::ONE.scaled() / 100), language)
}

/// The nearest multiple of `step`, which counts scaled parts.
fn to_step(rate: Rate, step: i64) -> Rate {
    let steps = plan::money::mul_div(rate.scaled().into(), 1, step.into()).unwrap_or_default();
    Rate::from_scaled(i64::try_from(steps).unwrap_or_default().saturating_mul(step))
}

/// `6,165`; in Spanish `6.165`.
pub fn count(number: u64, language: Language) -> String {
    decimal(&number.to_string(), language)
}

pub fn quantity(quantity: Quantity, language: Language) -> String {
    decimal(&quantity.to_string(), language)
}

/// A number of any kind with all its decimals.
pub fn plain(number: Decimal, language: Language) -> String {
    decimal(&number.to_string(), language)
}

/// A plain decimal as another program wrote it; what is none stays as it is.
pub fn written(text: &str, language: Language) -> String {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if plain(whole) && plain(fraction) { decimal(text, language) } else { text.to_owned() }
}

const MINUS: &str = "−";

/// The sign of the currency, or its code. One plan has one currency, so that a bare `$` cannot be mistaken.
fn mark(currency: &str) -> &str {
    match currency {
        "USD" | "MXN" | "ARS" | "CLP" | "COP" | "CAD" | "AUD" | "UYU" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "BRL" => "R$",
        "JPY" | "CNY" => "¥",
        "INR" => "₹",
        code => code,
    }
}

fn point(language: Language) -> char {
    match language {
        Language::En => '.',
        Language::Es => ',',
    }
}

/// Groups and signs a canonical decimal.
fn decimal(canonical: &str, language: Language) -> String {
    let (sign, digits) = match canonical.strip_prefix('-') {
        Some(digits) => (MINUS, digits),
        None => ("", canonical),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let group = match language {
        Language::En => ',',
        Language::Es => '.',
    };
    let mut text = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point(language));
        text.push_str(fraction);
    }
    text
}

/// A canonical decimal with its point moved to the right.
fn shifted(canonical: &str, places: usize) -> String {
    let (sign, digits) = match canonical.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", canonical),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let moved = format!("{whole}{fraction:0<places$}");
    let (head, tail) = moved.split_at(whole.len() + places);
    let head = head.trim_start_matches('0');
    let head = if head.is_empty() { "0" } else { head };
    if tail.is_empty() { format!("{sign}{head}") } else { format!("{sign}{head}.{tail}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_people_write_them() {
        for (canonical, currency, en, es) in [
            ("1500000", "USD", "$1,500,000", "1.500.000\u{a0}$"),
            ("1234.5", "USD", "$1,234.50", "1.234,50\u{a0}$"),
            ("-0.05", "EUR", "−€0.05", "−0,05\u{a0}€"),
            ("999", "CHF", "CHF\u{a0}999", "999\u{a0}CHF"),
            ("1000.125", "KWD", "KWD\u{a0}1,000.125", "1.000,125\u{a0}KWD"),
            ("0", "JPY", "¥0", "0\u{a0}¥"),
            ("100", "BRL", "R$100", "100\u{a0}R$"),
        ] {
            let amount: Money = canonical.parse().unwrap();
            assert_eq!(money(amount, currency, Language::En), en);
            assert_eq!(money(amount, currency, Language::Es), es);
        }
    }

    #[test]
    fn shares_read_as_percentages() {
        for (canonical, en, es) in [
            ("0.1333", "13.33%", "13,33\u{a0}%"),
            ("1", "100%", "100\u{a0}%"),
            ("-0.05", "−5%", "−5\u{a0}%"),
            ("0.00000001", "0.000001%", "0,000001\u{a0}%"),
            ("20", "2,000%", "2.000\u{a0}%"),
            ("0", "0%", "0\u{a0}%"),
        ] {
            assert_eq!(percent(canonical.parse().unwrap(), Language::En), en);
            assert_eq!(percent(canonical.parse().unwrap(), Language::Es), es);
        }
        assert_eq!(whole_percent("0.405".parse().unwrap(), Language::En), "41%");
        assert_eq!(whole_percent("-0.004".parse().unwrap(), Language::Es), "0\u{a0}%");
        assert_eq!(times(Rate::percent(185), Language::Es), "1,9");
        assert_eq!(times(Rate::percent(150), Language::En), "1.5");
        assert_eq!(multiple(Rate::percent(400), Language::En), "4");
        assert_eq!(multiple("6.0449".parse().unwrap(), Language::Es), "6,04");
        assert_eq!(short_percent("0.60045".parse().unwrap(), Language::En), "60.05%");
        assert_eq!(short_percent(Rate::percent(60), Language::Es), "60\u{a0}%");
        assert_eq!(count(6165, Language::En), "6,165");
        assert_eq!(quantity("-1234.5".parse().unwrap(), Language::Es), "−1.234,5");
        for (text, shown) in
            [("-6900000.5", "−6.900.000,5"), ("12", "12"), ("1e9", "1e9"), ("-", "-"), ("1.", "1.")]
        {
            assert_eq!(written(text, Language::Es), shown);
        }
    }
}
