//! Exact fractions for pay: attainment and rates are never rounded, only the payment is.
//!
//! Nearly every figure fits 256 bits and stays there, unreduced, because reducing costs more than all the rest. What
//! does not fit goes on as a ratio of integers without bounds.

use std::cmp::Ordering;

use ethnum::I256;
use num_bigint::{BigInt, Sign};
use num_rational::BigRational;

use crate::compensation::Rounding;
use crate::money::{Money, Rate};

/// An exact number; the denominator is above 0.
#[derive(Clone, Debug)]
pub enum Fraction {
    Narrow(I256, I256),
    Wide(Box<BigRational>),
}

impl Fraction {
    pub const ZERO: Fraction = Fraction::Narrow(I256::ZERO, I256::ONE);
    pub const ONE: Fraction = Fraction::Narrow(I256::ONE, I256::ONE);

    /// `None` where the denominator is 0.
    pub fn new(numerator: i128, denominator: i128) -> Option<Fraction> {
        let (numerator, denominator) = (I256::from(numerator), I256::from(denominator));
        match denominator.cmp(&I256::ZERO) {
            Ordering::Equal => None,
            Ordering::Greater => Some(Fraction::Narrow(numerator, denominator)),
            Ordering::Less => Some(Fraction::Narrow(-numerator, -denominator)),
        }
    }

    pub fn whole(number: i128) -> Fraction {
        Fraction::Narrow(I256::from(number), I256::ONE)
    }

    /// In thousandths, as money is kept.
    pub fn money(amount: Money) -> Fraction {
        Fraction::whole(amount.thousandths())
    }

    /// Whole percents are written over 100, which keeps most products narrow.
    pub fn rate(rate: Rate) -> Fraction {
        const PERCENT: i64 = Rate::percent(1).scaled();
        let (numerator, denominator) = match rate.scaled() % PERCENT {
            0 => (rate.scaled() / PERCENT, 100),
            _ => (rate.scaled(), Rate::ONE.scaled()),
        };
        Fraction::Narrow(I256::from(numerator), I256::from(denominator))
    }

    /// A sum of products of two rates; of whole percents over 10,000.
    pub(crate) fn rate_squared(scaled: i128) -> Fraction {
        const ONE: i128 = Rate::ONE.scaled() as i128 * Rate::ONE.scaled() as i128;
        const PERCENT: i128 = ONE / 10_000;
        let (numerator, denominator) = match scaled % PERCENT {
            0 => (scaled / PERCENT, 10_000),
            _ => (scaled, ONE),
        };
        Fraction::Narrow(I256::from(numerator), I256::from(denominator))
    }

    pub fn is_zero(&self) -> bool {
        self.sign() == Ordering::Equal
    }

    /// Against 0.
    pub fn sign(&self) -> Ordering {
        match self {
            Fraction::Narrow(numerator, _) => numerator.cmp(&I256::ZERO),
            Fraction::Wide(ratio) => ratio.numer().sign().cmp(&Sign::NoSign),
        }
    }

    pub fn plus(&self, other: &Fraction) -> Fraction {
        if let (Fraction::Narrow(a, b), Fraction::Narrow(c, d)) = (self, other) {
            let sum = if b == d {
                a.checked_add(*c).map(|sum| (sum, *b))
            } else {
                let crossed = || product(a, d)?.checked_add(product(c, b)?);
                crossed().zip(product(b, d))
            };
            if let Some((numerator, denominator)) = sum {
                return Fraction::Narrow(numerator, denominator);
            }
        }
        Fraction::wide(self.ratio() + other.ratio())
    }

    pub fn minus(&self, other: &Fraction) -> Fraction {
        self.plus(&other.negated())
    }

    pub fn times(&self, other: &Fraction) -> Fraction {
        if let (Fraction::Narrow(a, b), Fraction::Narrow(c, d)) = (self, other)
            && let (Some(numerator), Some(denominator)) = (product(a, c), product(b, d))
        {
            return Fraction::Narrow(numerator, denominator);
        }
        Fraction::wide(self.ratio() * other.ratio())
    }

    /// `None` where `other` is 0.
    pub fn over(&self, other: &Fraction) -> Option<Fraction> {
        if other.is_zero() {
            return None;
        }
        if let (Fraction::Narrow(a, b), Fraction::Narrow(c, d)) = (self, other)
            && let (Some(numerator), Some(denominator)) = (product(a, d), product(b, c))
        {
            if denominator > 0 {
                return Some(Fraction::Narrow(numerator, denominator));
            }
            if let (Some(numerator), Some(denominator)) = (numerator.checked_neg(), denominator.checked_neg())
            {
                return Some(Fraction::Narrow(numerator, denominator));
            }
        }
        Some(Fraction::wide(self.ratio() / other.ratio()))
    }

    pub fn negated(&self) -> Fraction {
        match self {
            Fraction::Narrow(numerator, denominator) => match numerator.checked_neg() {
                Some(numerator) => Fraction::Narrow(numerator, *denominator),
                None => Fraction::wide(-self.ratio()),
            },
            Fraction::Wide(ratio) => Fraction::wide(-ratio.as_ref()),
        }
    }

    pub fn compared(&self, other: &Fraction) -> Ordering {
        if let (Fraction::Narrow(a, b), Fraction::Narrow(c, d)) = (self, other) {
            if b == d {
                return a.cmp(c);
            }
            if let (Some(left), Some(right)) = (product(a, d), product(c, b)) {
                return left.cmp(&right);
            }
        }
        self.ratio().cmp(&other.ratio())
    }

    pub fn least(self, other: &Fraction) -> Fraction {
        if self.compared(other) == Ordering::Greater { other.clone() } else { self }
    }

    /// A number in thousandths, rounded to `decimals` of the currency.
    pub fn to_money(&self, decimals: u8, rounding: Rounding) -> Money {
        let step = 10i128.pow(3u32.saturating_sub(decimals as u32));
        Money::from_thousandths(self.in_steps(step, rounding) * step)
    }

    /// A share of 1, rounded for display.
    pub fn to_rate(&self) -> Option<Rate> {
        let scaled = self.times(&Fraction::whole(Rate::ONE.scaled().into()));
        i64::try_from(scaled.in_steps(1, Rounding::HalfAway)).ok().map(Rate::from_scaled)
    }

    /// How many whole steps, rounded.
    fn in_steps(&self, step: i128, rounding: Rounding) -> i128 {
        let narrow = match self {
            Fraction::Narrow(numerator, denominator) => {
                product(denominator, &I256::from(step)).map(|denominator| (*numerator, denominator))
            }
            Fraction::Wide(_) => None,
        };
        if let Some((numerator, denominator)) = narrow {
            if let (Some(numerator), Some(denominator)) = (short(&numerator), short(&denominator)) {
                let quotient = numerator / denominator;
                let rest = (numerator - quotient * denominator).abs();
                let away = rounding.goes_away(rest.cmp(&(denominator - rest)), quotient % 2 != 0);
                return quotient + i128::from(away) * numerator.signum();
            }
            let quotient = numerator / denominator;
            let rest = (numerator - quotient * denominator).abs();
            // Compared by subtraction: twice the rest might not fit.
            let away = rounding.goes_away(rest.cmp(&(denominator - rest)), quotient % 2 != 0);
            let sign = if numerator < 0 { -1 } else { 1 };
            return i128::try_from(quotient + I256::from(i32::from(away) * sign)).unwrap_or(0);
        }
        let ratio = self.ratio() / BigRational::from_integer(BigInt::from(step));
        let (quotient, rest) = (ratio.numer() / ratio.denom(), ratio.numer() % ratio.denom());
        let twice: BigInt = BigInt::from(rest.magnitude().clone()) * 2;
        let odd = (&quotient % 2) != BigInt::ZERO;
        let away = rounding.goes_away(twice.cmp(ratio.denom()), odd);
        let sign = if ratio.numer().sign() == Sign::Minus { -1 } else { 1 };
        i128::try_from(quotient + i32::from(away) * sign).unwrap_or(0)
    }

    fn ratio(&self) -> BigRational {
        match self {
            Fraction::Narrow(numerator, denominator) => BigRational::new(big(*numerator), big(*denominator)),
            Fraction::Wide(ratio) => ratio.as_ref().clone(),
        }
    }

    /// Back to 256 bits where the reduced ratio fits them.
    fn wide(ratio: BigRational) -> Fraction {
        match (narrow(ratio.numer()), narrow(ratio.denom())) {
            (Some(numerator), Some(denominator)) => Fraction::Narrow(numerator, denominator),
            _ => Fraction::Wide(Box::new(ratio)),
        }
    }
}

impl Rounding {
    /// Whether what is left over, against its half, takes the last unit one further from 0.
    fn goes_away(self, half: Ordering, odd: bool) -> bool {
        match (half, self) {
            (Ordering::Greater, _) => true,
            (Ordering::Equal, Rounding::HalfAway) => true,
            (Ordering::Equal, Rounding::HalfEven) => odd,
            (Ordering::Less, _) => false,
        }
    }
}

/// Most numbers are short, and 128 bits are multiplied and divided several times as fast.
fn short(number: &I256) -> Option<i128> {
    let (high, low) = number.into_words();
    (high == low >> 127).then_some(low)
}

/// `None` beyond 256 bits.
fn product(a: &I256, b: &I256) -> Option<I256> {
    if let (Some(a), Some(b)) = (short(a), short(b))
        && let Some(product) = a.checked_mul(b)
    {
        return Some(I256::from(product));
    }
    a.checked_mul(*b)
}

fn big(number: I256) -> BigInt {
    BigInt::from_signed_bytes_le(&number.to_le_bytes())
}

fn narrow(number: &BigInt) -> Option<I256> {
    let bytes = number.to_signed_bytes_le();
    let filler = if number.sign() == Sign::Minus { 0xFF } else { 0 };
    let mut all = [filler; 32];
    all.get_mut(..bytes.len())?.copy_from_slice(&bytes);
    Some(I256::from_le_bytes(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(numerator: i128, denominator: i128) -> Fraction {
        Fraction::new(numerator, denominator).unwrap()
    }

    #[test]
    fn ties_go_away_from_zero_or_to_the_even_unit() {
        for (thousandths, away, even) in
            [(125, "0.13", "0.12"), (135, "0.14", "0.14"), (-125, "-0.13", "-0.12"), (124, "0.12", "0.12")]
        {
            let shown = |rounding| Fraction::whole(thousandths).to_money(2, rounding).to_string();
            assert_eq!(
                (shown(Rounding::HalfAway).as_str(), shown(Rounding::HalfEven).as_str()),
                (away, even)
            );
        }
    }

    /// Products that pass 256 bits on the way stay exact, and come back when they fit again.
    #[test]
    fn what_does_not_fit_stays_exact() {
        let large = fraction(i128::MAX, 7);
        let mut product = Fraction::ONE;
        for _ in 0..5 {
            product = product.times(&large);
        }
        assert!(matches!(product, Fraction::Wide(_)));
        for _ in 0..5 {
            product = product.over(&large).unwrap();
        }
        assert_eq!(product.compared(&Fraction::ONE), Ordering::Equal);
        assert!(matches!(product, Fraction::Narrow(..)));
        let negative = large.times(&large).times(&large).negated();
        assert_eq!(negative.sign(), Ordering::Less);
        assert_eq!(narrow(&big(I256::MIN)), Some(I256::MIN));
    }

    #[test]
    fn wide_numbers_are_rounded_as_narrow_ones_are() {
        let wide = Fraction::Wide(Box::new(BigRational::new(BigInt::from(-125), BigInt::from(1))));
        assert_eq!(wide.to_money(2, Rounding::HalfAway).to_string(), "-0.13");
        assert_eq!(wide.to_money(2, Rounding::HalfEven).to_string(), "-0.12");
    }

    #[test]
    fn thirds_add_up() {
        let third = fraction(1, 3);
        let one = third.plus(&third).plus(&third);
        assert_eq!(one.compared(&Fraction::ONE), Ordering::Equal);
        assert_eq!(fraction(1, -3).sign(), Ordering::Less);
        assert!(Fraction::new(1, 0).is_none());
    }
}
