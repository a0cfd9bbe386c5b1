//! How evenly a measure lies on territories: the largest to the mean, the coefficient of variation, the Gini index.

use num_bigint::BigUint;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::assignment::Load;
use crate::money::{Rate, mul_div};

/// What territories are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Measured {
    Potential,
    Workload,
    Accounts,
    Customers,
    LastBookings,
}

impl Measured {
    pub const ALL: [Measured; 5] = [
        Measured::Potential,
        Measured::Workload,
        Measured::Accounts,
        Measured::Customers,
        Measured::LastBookings,
    ];

    /// In the smallest unit of the measure.
    pub fn of(self, load: &Load) -> i128 {
        match self {
            Measured::Potential => load.potential.thousandths(),
            Measured::Workload => load.workload.thousandths().into(),
            Measured::Accounts => load.accounts.into(),
            Measured::Customers => load.customers.into(),
            Measured::LastBookings => load.last_bookings.thousandths(),
        }
    }
}

/// The spread of one measure over the territories that have accounts; undefined where none has any of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Evenness {
    pub measure: Measured,
    /// The largest / the mean: 1 where all are alike.
    pub most: Option<Rate>,
    /// The smallest / the mean.
    pub least: Option<Rate>,
    /// Standard deviation (of the whole, not of a sample) / mean.
    pub variation: Option<Rate>,
    /// 0 where all are alike, towards 1 where one has everything.
    pub gini: Option<Rate>,
}

/// One for each measure, of the territories that are compared.
pub fn evenness<'l>(loads: impl Iterator<Item = &'l Load> + Clone) -> Vec<Evenness> {
    let of = |measure: Measured| {
        let mut amounts: Vec<i128> =
            loads.clone().filter(|load| load.is_compared()).map(|load| measure.of(load).max(0)).collect();
        amounts.sort_unstable();
        let count = amounts.len() as i128;
        let sum: i128 = amounts.iter().sum();
        let to_mean = |amount: &i128| scaled(mul_div(*amount * count, ONE, sum));
        Evenness {
            measure,
            most: amounts.last().and_then(to_mean),
            least: amounts.first().and_then(to_mean),
            variation: variation(&amounts, sum),
            gini: gini(&amounts, sum),
        }
    };
    Measured::ALL.into_iter().map(of).collect()
}

const ONE: i128 = Rate::ONE.scaled() as i128;

fn scaled(scaled: Option<i128>) -> Option<Rate> {
    scaled.and_then(|scaled| i64::try_from(scaled).ok()).map(Rate::from_scaled)
}

/// sqrt(n x sum of squares - square of the sum) / sum, down to the last digit of a rate.
fn variation(amounts: &[i128], sum: i128) -> Option<Rate> {
    let whole = |amount: i128| BigUint::from(amount.unsigned_abs());
    let squares: BigUint = amounts.iter().map(|amount| whole(*amount).pow(2)).sum();
    let spread = squares * BigUint::from(amounts.len()) - whole(sum).pow(2);
    let scaled_root = (spread * whole(ONE).pow(2)).sqrt();
    let rate = (sum > 0).then(|| scaled_root / whole(sum))?;
    i64::try_from(rate).ok().map(Rate::from_scaled)
}

/// (2 x sum of place x amount - (n + 1) x sum) / (n x sum), amounts in order, places from 1.
fn gini(amounts: &[i128], sum: i128) -> Option<Rate> {
    let count = amounts.len() as i128;
    let ranked: i128 = (1..).zip(amounts).map(|(place, amount): (i128, _)| place * amount).sum();
    scaled(mul_div(2 * ranked - (count + 1) * sum, ONE, count * sum))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;

    fn spread(amounts: &[i64]) -> Evenness {
        let loads: Vec<Load> = amounts
            .iter()
            .map(|amount| Load { accounts: 1, potential: Money::units(*amount), ..Load::default() })
            .collect();
        evenness(loads.iter())[0]
    }

    /// 1, 2, 3, 4, 10: mean 4, deviation sqrt(10), Gini 0.4 by the mean absolute difference.
    #[test]
    fn a_spread_worked_by_hand() {
        let even = spread(&[10, 1, 4, 2, 3]);
        assert_eq!((even.most, even.least), (Some(Rate::percent(250)), Some(Rate::percent(25))));
        assert_eq!(even.variation.unwrap().scaled(), 79_056_941);
        assert_eq!(even.gini, Some(Rate::percent(40)));
    }

    #[test]
    fn alike_is_even_and_nothing_is_undefined() {
        let even = spread(&[7, 7, 7]);
        assert_eq!((even.variation, even.gini), (Some(Rate::ZERO), Some(Rate::ZERO)));
        assert_eq!((even.most, even.least), (Some(Rate::ONE), Some(Rate::ONE)));
        let none = spread(&[0, 0]);
        assert_eq!((none.most, none.variation, none.gini), (None, None, None));
        assert_eq!(spread(&[]).gini, None);
    }

    #[test]
    fn who_has_no_accounts_is_left_out() {
        let mut loads = [4, 8]
            .map(|amount| Load { accounts: 1, potential: Money::units(amount), ..Load::default() })
            .to_vec();
        let two = evenness(loads.iter());
        loads.push(Load::default());
        assert_eq!(evenness(loads.iter()), two);
        // With accounts that bring nothing it counts.
        loads.push(Load { accounts: 1, ..Load::default() });
        assert_eq!(evenness(loads.iter())[0].least, Some(Rate::ZERO));
    }

    /// One of four has all of it: CV is sqrt(3), Gini 3/4.
    #[test]
    fn one_that_has_everything() {
        let even = spread(&[0, 0, 0, 900_000_000_000]);
        assert_eq!(even.variation.unwrap().scaled(), 173_205_080);
        assert_eq!(even.gini, Some(Rate::percent(75)));
    }
}
