//! Exact amounts. One integer scale holds every currency (0, 2 or 3 decimals), so an amount's text needs no currency beside it.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use ethnum::I256;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use ts_rs::TS;

/// Largest amount that may be entered: 10^12 units. A billion such rows still add up without overflow.
pub const LARGEST: Money = Money(1_000_000_000_000_000);

/// Money of the plan's one currency, in thousandths of its unit. Text form: `1500000.00`, a third decimal only where there is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i128);

/// A share of 1, scaled by 10^8: 13.33 % is `Rate::from_scaled(13_330_000)`. Text form: `0.1333`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(i64);

/// A plain number (hours, company size) in thousandths. Text form: `12.5`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(i64);

/// Any number that an account may have (an amount, a size, degrees) in millionths. Text form: `37.7749`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

/// Why a text is not a number of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    /// Not `-?digits[.digits]`.
    Malformed,
    /// More decimals than the scale keeps; nothing is rounded silently.
    TooPrecise,
    /// Beyond [`LARGEST`] or what a rate may be.
    TooLarge,
}

/// `a * b / divisor`, rounded half away from zero, exact in between (`domain.md` 3.16). `None` when `divisor` is 0.
pub fn mul_div(a: i128, b: i128, divisor: i128) -> Option<i128> {
    rounded_ratio(&[a, b], &[divisor])
}

/// The product of `factors` over the product of `divisors`, rounded once, half away from zero. `None` when a divisor
/// is 0 or a product passes 256 bits.
pub fn rounded_ratio(factors: &[i128], divisors: &[i128]) -> Option<i128> {
    let short = |terms: &[i128]| terms.iter().try_fold(1i128, |all, term| all.checked_mul(*term));
    if let (Some(product), Some(divisor)) = (short(factors), short(divisors))
        && let Some(quotient) = product.checked_div(divisor)
    {
        // Nearly every product is short, and 128 bits are divided several times as fast.
        let (rest, whole) = ((product - quotient * divisor).unsigned_abs(), divisor.unsigned_abs());
        let sign = if (product < 0) == (divisor < 0) { 1 } else { -1 };
        return quotient.checked_add(if rest >= whole - rest { sign } else { 0 });
    }
    let product =
        |terms: &[i128]| terms.iter().try_fold(I256::ONE, |all, term| all.checked_mul(I256::from(*term)));
    let (product, divisor) = (product(factors)?, product(divisors)?);
    if divisor == 0 {
        return None;
    }
    let (quotient, rest) = (product / divisor, product % divisor);
    // Compared by subtraction: twice the rest might not fit.
    let away = (rest.abs() >= divisor.abs() - rest.abs()) as i32;
    let sign = if (product < 0) == (divisor < 0) { 1 } else { -1 };
    i128::try_from(quotient + I256::from(away * sign)).ok()
}

impl Money {
    pub const ZERO: Money = Money(0);

    /// Whole units of the currency.
    pub const fn units(units: i64) -> Money {
        Money(units as i128 * 1000)
    }

    pub const fn from_thousandths(thousandths: i128) -> Money {
        Money(thousandths)
    }

    pub const fn thousandths(self) -> i128 {
        self.0
    }

    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Rounded half away from zero to `decimals` of the currency.
    pub fn rounded(self, decimals: u8) -> Money {
        let step = 10i128.pow(3u32.saturating_sub(decimals as u32));
        Money(mul_div(self.0, 1, step).unwrap_or(0) * step)
    }

    /// `self * rate`, rounded to the currency's decimals.
    pub fn times(self, rate: Rate, decimals: u8) -> Money {
        self.scaled(rate.0 as i128, Rate::ONE.0 as i128, decimals).unwrap_or(Money::ZERO)
    }

    /// `self * numerator / denominator`, rounded once to the currency's decimals; `None` when the denominator is 0.
    pub fn scaled(self, numerator: i128, denominator: i128, decimals: u8) -> Option<Money> {
        let step = 10i128.pow(3u32.saturating_sub(decimals as u32));
        let steps = mul_div(self.0, numerator, denominator.checked_mul(step)?)?;
        Some(Money(steps * step))
    }

    /// `self / whole` for display; pay is never made from it. `None` where `whole` is 0: the share is undefined.
    pub fn share_of(self, whole: Money) -> Option<Rate> {
        let share = mul_div(self.0, Rate::ONE.0 as i128, whole.0)?;
        i64::try_from(share).ok().map(Rate)
    }

    /// Whether the amount has no more decimals than the currency.
    pub fn fits(self, decimals: u8) -> bool {
        self.rounded(decimals) == self
    }
}

impl Rate {
    pub const ZERO: Rate = Rate(0);
    pub const ONE: Rate = Rate(100_000_000);

    pub const fn from_scaled(scaled: i64) -> Rate {
        Rate(scaled)
    }

    pub const fn scaled(self) -> i64 {
        self.0
    }

    pub const fn percent(percent: i64) -> Rate {
        Rate(percent * 1_000_000)
    }
}

impl Quantity {
    pub const ZERO: Quantity = Quantity(0);

    pub const fn units(units: i64) -> Quantity {
        Quantity(units * 1000)
    }

    pub const fn from_thousandths(thousandths: i64) -> Quantity {
        Quantity(thousandths)
    }

    pub const fn thousandths(self) -> i64 {
        self.0
    }
}

impl Decimal {
    pub const fn units(units: i64) -> Decimal {
        Decimal(units * 1_000_000)
    }

    pub const fn from_millionths(millionths: i64) -> Decimal {
        Decimal(millionths)
    }

    pub const fn millionths(self) -> i64 {
        self.0
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(-self.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        self.0 += other.0;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(all: I) -> Money {
        all.fold(Money::ZERO, Add::add)
    }
}

impl Add for Quantity {
    type Output = Quantity;
    fn add(self, other: Quantity) -> Quantity {
        Quantity(self.0.saturating_add(other.0))
    }
}

/// Reads `-?digits[.digits]` with at most `decimals` decimals into an integer scaled by `10^decimals`.
pub(crate) fn read_fixed(text: &str, decimals: usize) -> Result<i128, NumberProblem> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return Err(NumberProblem::Malformed),
        None => (digits, ""),
    };
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        return Err(NumberProblem::Malformed);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > decimals {
        return Err(NumberProblem::TooPrecise);
    }
    if whole.trim_start_matches('0').len() > 24 {
        return Err(NumberProblem::TooLarge);
    }
    let mut value: i128 = 0;
    for digit in whole.bytes().chain(fraction.bytes()) {
        value = value * 10 + (digit - b'0') as i128;
    }
    value *= 10i128.pow((decimals - fraction.len()) as u32);
    Ok(if negative { -value } else { value })
}

pub(crate) fn write_fixed(
    f: &mut fmt::Formatter<'_>,
    value: i128,
    decimals: usize,
    least: usize,
) -> fmt::Result {
    let scale = 10u128.pow(decimals as u32);
    let magnitude = value.unsigned_abs();
    let fraction = format!("{:0width$}", magnitude % scale, width = decimals);
    let kept = fraction.trim_end_matches('0').len().max(least);
    let sign = if value < 0 { "-" } else { "" };
    if kept == 0 {
        write!(f, "{sign}{}", magnitude / scale)
    } else {
        write!(f, "{sign}{}.{}", magnitude / scale, &fraction[..kept])
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fixed(f, self.0, 3, 2)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fixed(f, self.0 as i128, 8, 0)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fixed(f, self.0 as i128, 3, 0)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fixed(f, self.0 as i128, 6, 0)
    }
}

impl std::str::FromStr for Money {
    type Err = NumberProblem;
    fn from_str(text: &str) -> Result<Money, NumberProblem> {
        let value = read_fixed(text, 3)?;
        if value.abs() > LARGEST.0 { Err(NumberProblem::TooLarge) } else { Ok(Money(value)) }
    }
}

impl std::str::FromStr for Rate {
    type Err = NumberProblem;
    fn from_str(text: &str) -> Result<Rate, NumberProblem> {
        let value = read_fixed(text, 8)?;
        // 10,000 % is far beyond any plan and keeps every product within 128 bits.
        if value.abs() > 100 * Rate::ONE.0 as i128 {
            Err(NumberProblem::TooLarge)
        } else {
            Ok(Rate(value as i64))
        }
    }
}

impl std::str::FromStr for Quantity {
    type Err = NumberProblem;
    fn from_str(text: &str) -> Result<Quantity, NumberProblem> {
        let value = read_fixed(text, 3)?;
        if value.abs() > LARGEST.0 { Err(NumberProblem::TooLarge) } else { Ok(Quantity(value as i64)) }
    }
}

impl std::str::FromStr for Decimal {
    type Err = NumberProblem;
    fn from_str(text: &str) -> Result<Decimal, NumberProblem> {
        let value = read_fixed(text, 6)?;
        if value.abs() > LARGEST.0 * 1_000 { Err(NumberProblem::TooLarge) } else { Ok(Decimal(value as i64)) }
    }
}

macro_rules! as_text {
    ($($number:ty),*) => {$(
        impl Serialize for $number {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $number {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$number, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                text.parse().map_err(|problem| de::Error::custom(format!("{problem:?} number: {text}")))
            }
        }
        impl TS for $number {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String { "string".to_owned() }
            fn inline(_: &ts_rs::Config) -> String { "string".to_owned() }
        }
    )*};
}
as_text!(Money, Rate, Quantity, Decimal);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_canonical_and_strict() {
        for (text, shown) in
            [("1500000", "1500000.00"), ("0.1", "0.10"), ("-3.125", "-3.125"), ("007.50", "7.50")]
        {
            assert_eq!(text.parse::<Money>().unwrap().to_string(), shown);
        }
        for bad in ["", "1e5", "1_000", "+1", "1.", " 1", "NaN", "٣", ".5", "--1", "1,000"] {
            assert_eq!(bad.parse::<Money>(), Err(NumberProblem::Malformed), "{bad}");
        }
        assert_eq!("0.0001".parse::<Money>(), Err(NumberProblem::TooPrecise));
        assert_eq!("1".repeat(40).parse::<Money>(), Err(NumberProblem::TooLarge));
        assert_eq!("1000000000000.001".parse::<Money>(), Err(NumberProblem::TooLarge));
        assert!(serde_json::from_str::<Money>("1500000").is_err(), "a JSON number is not money");
    }

    /// Ties as spreadsheets round them (hostile case 69).
    #[test]
    fn rounding_is_half_away_from_zero() {
        for (text, shown) in
            [("1.005", "1.01"), ("2.675", "2.68"), ("0.285", "0.29"), ("-0.285", "-0.29"), ("1.004", "1.00")]
        {
            assert_eq!(text.parse::<Money>().unwrap().rounded(2).to_string(), shown);
        }
        assert_eq!("2.5".parse::<Money>().unwrap().rounded(0).to_string(), "3.00");
        assert_eq!("-2.5".parse::<Money>().unwrap().rounded(0).to_string(), "-3.00");
    }

    #[test]
    fn products_beyond_128_bits_stay_exact() {
        assert_eq!(mul_div(i128::MAX, 7, 7), Some(i128::MAX));
        assert_eq!(mul_div(1, 1, 0), None);
        assert_eq!(mul_div(i128::MIN, 1, -1), None);
        assert_eq!(mul_div(i128::MIN, 1, 2), Some(i128::MIN / 2));
        assert_eq!(mul_div(-7, 1, 2), Some(-4));
    }
}
