//! Numbers in columns: as many decimals as asked for, rounded half away from zero for the eye alone.

use desk::problem::Language;
use desk::words::numbers::count;
use plan::money::{Money, Quantity, Rate, mul_div};

/// What has no value: not known, or undefined. Never shown as zero.
pub const NOTHING: &str = "–";

pub fn money(amount: Money, decimals: u32, language: Language) -> String {
    fixed(amount.thousandths(), 3, decimals, language)
}

/// Decimals that show the whole amount: 0, 2 or 3.
pub fn decimals_of(amount: Money) -> u32 {
    match amount.thousandths() {
        whole if whole % 1000 == 0 => 0,
        cents if cents % 10 == 0 => 2,
        _ => 3,
    }
}

/// `13.3%`, in Spanish `13,3 %`.
pub fn percent(rate: Rate, decimals: u32, language: Language) -> String {
    let number = fixed(rate.scaled().into(), 6, decimals, language);
    match language {
        Language::En => format!("{number}%"),
        Language::Es => format!("{number}\u{a0}%"),
    }
}

/// A ratio as a plain number: 1.40 members, 2.50 reps a member.
pub fn ratio(rate: Rate, language: Language) -> String {
    fixed(rate.scaled().into(), 8, 2, language)
}

pub fn quantity(quantity: Quantity, language: Language) -> String {
    fixed(quantity.thousandths().into(), 3, 0, language)
}

/// `value / 10^scale` with so many decimals.
fn fixed(value: i128, scale: u32, decimals: u32, language: Language) -> String {
    let kept = mul_div(value, 10i128.pow(decimals), 10i128.pow(scale)).unwrap_or_default();
    let (sign, magnitude) = (if kept < 0 { "−" } else { "" }, kept.unsigned_abs());
    let unit = 10u128.pow(decimals);
    let whole = count(u64::try_from(magnitude / unit).unwrap_or(u64::MAX), language);
    if decimals == 0 {
        return format!("{sign}{whole}");
    }
    let point = match language {
        Language::En => '.',
        Language::Es => ',',
    };
    format!("{sign}{whole}{point}{:0width$}", magnitude % unit, width = decimals as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_the_language_writes_them() {
        let amount: Money = "-1234567.895".parse().unwrap();
        assert_eq!(money(amount, 2, Language::En), "−1,234,567.90");
        assert_eq!(money(amount, 0, Language::Es), "−1.234.568");
        assert_eq!(percent("0.13333333".parse().unwrap(), 2, Language::En), "13.33%");
        assert_eq!(percent("-0.0004".parse().unwrap(), 1, Language::Es), "0,0\u{a0}%");
        assert_eq!(ratio("2.5".parse().unwrap(), Language::Es), "2,50");
        assert_eq!(decimals_of("1.50".parse().unwrap()), 2);
    }
}
