//! How attainments lie around their mean: lognormal, by integers alone, so that every machine says the same.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::Rate;

/// Mean and standard deviation of the sellers' attainments (`domain.md` 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Distribution {
    pub mean: Rate,
    pub deviation: Rate,
}

/// As many teams are: 29 % of sellers at quota.
impl Default for Distribution {
    fn default() -> Distribution {
        Distribution { mean: Rate::percent(87), deviation: Rate::percent(35) }
    }
}

impl Distribution {
    /// Share of sellers whose attainment lies below this one.
    pub fn below(&self, attainment: Rate) -> Rate {
        let spread = self.logarithmic();
        if attainment <= Rate::ZERO {
            return Rate::ZERO;
        }
        if spread.deviation == 0 {
            return if attainment > self.mean { Rate::ONE } else { Rate::ZERO };
        }
        let away = over(ln(fixed(attainment)) - spread.mean, spread.deviation);
        rate(normal_below(away))
    }

    /// Attainment below which this share of sellers lies; the share is kept away from 0 and 1.
    pub fn quantile(&self, share: Rate) -> Rate {
        let spread = self.logarithmic();
        let away = normal_quantile(fixed(share));
        rate(exp(spread.mean + times(spread.deviation, away)))
    }

    /// The attainment that one seller in ten passes.
    pub fn ninth_decile(&self) -> Rate {
        self.quantile(Rate::percent(90))
    }

    /// Mean and deviation of the logarithm of an attainment.
    fn logarithmic(&self) -> Logarithmic {
        let mean = fixed(self.mean.max(Rate::from_scaled(1)));
        let ratio = over(fixed(self.deviation.max(Rate::ZERO)), mean);
        // Beyond a hundredfold deviation the shape no longer changes what anybody reads from it.
        let variance = ln(ONE + times(ratio.min(100 * ONE), ratio.min(100 * ONE)));
        Logarithmic { mean: ln(mean) - variance / 2, deviation: root(variance) }
    }
}

struct Logarithmic {
    mean: i128,
    deviation: i128,
}

/// Fixed-point numbers with this many parts to one. A product of two stays below 128 bits while it is below 170.
const ONE: i128 = 1_000_000_000_000_000_000;
const LN_2: i128 = 693_147_180_559_945_309;
/// 1 / sqrt(2 pi).
const NORMAL_PEAK: i128 = 398_942_280_401_432_678;
/// Beyond six deviations nothing is left that a share of 1e-8 could show.
const FAR: i128 = 6 * ONE;

fn fixed(rate: Rate) -> i128 {
    i128::from(rate.scaled()) * (ONE / i128::from(Rate::ONE.scaled()))
}

fn rate(number: i128) -> Rate {
    let step = ONE / i128::from(Rate::ONE.scaled());
    let rounded = (number + step / 2).div_euclid(step);
    Rate::from_scaled(i64::try_from(rounded).unwrap_or(i64::MAX))
}

/// Large numbers are halved before they are multiplied: their last digits count for nothing.
fn times(a: i128, b: i128) -> i128 {
    match a.checked_mul(b) {
        Some(product) => product / ONE,
        None => (a / 1_000_000_000) * (b / 1_000_000_000),
    }
}

fn over(a: i128, b: i128) -> i128 {
    match a.checked_mul(ONE) {
        Some(product) => product / b,
        None => a / b * ONE,
    }
}

fn root(number: i128) -> i128 {
    (number.max(0) * ONE).isqrt()
}

/// Natural logarithm, by halving into 1 to 2 and the series of the inverse hyperbolic tangent.
fn ln(number: i128) -> i128 {
    let (mut number, mut halvings) = (number.max(1), 0);
    while number >= 2 * ONE {
        number /= 2;
        halvings += 1;
    }
    while number < ONE {
        number *= 2;
        halvings -= 1;
    }
    let ratio = over(number - ONE, number + ONE);
    let square = times(ratio, ratio);
    let (mut power, mut sum, mut odd) = (ratio, 0, 1);
    while power != 0 {
        sum += power / odd;
        power = times(power, square);
        odd += 2;
    }
    2 * sum + halvings * LN_2
}

fn exp(number: i128) -> i128 {
    let doublings = number.div_euclid(LN_2);
    let rest = number.rem_euclid(LN_2);
    let (mut term, mut sum, mut place) = (ONE, 0, 1);
    while term != 0 {
        sum += term;
        term = times(term, rest) / place;
        place += 1;
    }
    match doublings {
        ..-80 => 0,
        -80..0 => sum >> -doublings,
        0..40 => sum << doublings,
        _ => i128::MAX / 2,
    }
}

/// Share of a standard normal below `away` deviations: half and the density times `z + z^3/3 + z^5/15 + ...`.
fn normal_below(away: i128) -> i128 {
    if away <= -FAR {
        return 0;
    }
    if away >= FAR {
        return ONE;
    }
    let square = times(away, away);
    let density = times(NORMAL_PEAK, exp(-square / 2));
    let (mut term, mut sum, mut odd) = (away, 0, 3);
    while term != 0 {
        sum += term;
        term = times(term, square) / odd;
        odd += 2;
    }
    (ONE / 2 + times(density, sum)).clamp(0, ONE)
}

/// How many deviations from the mean a share of a standard normal reaches.
fn normal_quantile(share: i128) -> i128 {
    let (mut low, mut high) = (-FAR, FAR);
    while high - low > 1_000_000 {
        let middle = (low + high) / 2;
        if normal_below(middle) < share {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low + high) / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rounded to so many decimals.
    fn shown(rate: Rate, decimals: u32) -> String {
        let step = 10i64.pow(8 - decimals);
        Rate::from_scaled((rate.scaled() + step / 2).div_euclid(step) * step).to_string()
    }

    /// Figures of `domain.md` 5, and of a table of the normal distribution.
    #[test]
    fn the_default_has_29_percent_at_quota() {
        let default = Distribution::default();
        let at_quota = Rate::from_scaled(Rate::ONE.scaled() - default.below(Rate::ONE).scaled());
        assert_eq!(shown(at_quota, 2), "0.29");
        let healthy = Distribution { mean: Rate::ONE, deviation: Rate::percent(21) };
        let below_mean = healthy.below(Rate::ONE);
        assert_eq!(shown(below_mean, 2), "0.54");
    }

    #[test]
    fn the_normal_distribution_is_that_of_the_tables() {
        for (away, below) in [
            (0, "0.5"),
            (1_000_000_000_000_000_000, "0.84134475"),
            (-1_960_000_000_000_000_000, "0.0249979"),
            (1_281_551_565_544_600_000, "0.9"),
            (3_000_000_000_000_000_000, "0.9986501"),
        ] {
            assert_eq!(rate(normal_below(away)).to_string(), below);
        }
        assert_eq!(rate(normal_quantile(fixed(Rate::percent(90)))).to_string(), "1.28155157");
        assert_eq!(rate(ln(2 * ONE)).to_string(), "0.69314718");
        assert_eq!(rate(exp(ONE)).to_string(), "2.71828183");
        assert_eq!(rate(ln(ONE / 10)).to_string(), "-2.30258509");
    }

    #[test]
    fn a_quantile_is_the_inverse_of_the_share_below() {
        for (mean, deviation) in [(87, 35), (100, 21), (70, 35), (100, 1), (300, 200)] {
            let distribution =
                Distribution { mean: Rate::percent(mean), deviation: Rate::percent(deviation) };
            for share in [1, 10, 25, 50, 75, 90, 99] {
                let at = distribution.quantile(Rate::percent(share));
                let back = distribution.below(at).scaled() - Rate::percent(share).scaled();
                assert!(back.abs() <= 1000, "{mean} {deviation} {share}: off by {back}");
            }
        }
        let certain = Distribution { mean: Rate::percent(90), deviation: Rate::ZERO };
        assert_eq!((certain.below(Rate::percent(80)), certain.below(Rate::ONE)), (Rate::ZERO, Rate::ONE));
        assert_eq!(shown(certain.ninth_decile(), 6), "0.9");
    }
}
