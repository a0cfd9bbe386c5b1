//! What is balanced, in whole numbers, and how far from the mean it may be.

use carve::Band;
use plan::account::Account;
use plan::evenness::Measured;
use plan::ids::AccountId;
use plan::money::{Money, mul_div};

use super::kinds::Parts;
use super::not_asked::NotAsked;

/// How much dearer than going to another territory a soft band is.
const DEAR: i128 = 20;

/// In whole units of money, thousandths of hours, or one for each.
pub(super) fn amounts(
    rows: &[&Account],
    measure: Measured,
    missing_is_zero: bool,
) -> Result<Vec<i64>, NotAsked> {
    let of = |account: &Account| -> Option<i64> {
        let money = |money: Money| i64::try_from(money.thousandths() / 1000).unwrap_or(i64::MAX);
        match measure {
            Measured::Potential => account.potential.map(money),
            Measured::Workload => account.workload.map(|hours| hours.thousandths()),
            Measured::Accounts => Some(1),
            Measured::Customers => {
                Some(i64::from(account.last_bookings.is_some_and(|last| last > Money::ZERO)))
            }
            Measured::LastBookings => account.last_bookings.map(money),
        }
    };
    let named = |bad: &dyn Fn(Option<i64>) -> bool| -> Vec<AccountId> {
        rows.iter().filter(|row| bad(of(row))).map(|row| row.id).collect()
    };
    let missing = named(&|amount| amount.is_none());
    if !missing.is_empty() && !missing_is_zero {
        return Err(NotAsked::Missing { measure, accounts: missing });
    }
    let negative = named(&|amount| amount.is_some_and(|amount| amount < 0));
    if !negative.is_empty() {
        return Err(NotAsked::Negative { measure, accounts: negative });
    }
    Ok(rows.iter().map(|row| of(row).unwrap_or(0)).collect())
}

/// Around the mean of the seats that share accounts; who is open to all gets the mean of all, and everybody gives alike to that.
pub(super) fn bands(
    amounts: &[i64],
    part_of: &[usize],
    parts: &Parts,
    tolerance: i128,
    price: Option<i64>,
) -> Vec<Band> {
    const WHOLE: i128 = 100_000_000;
    let count = parts.count();
    let mut sums = vec![0_i128; count];
    for (amount, part) in amounts.iter().zip(part_of) {
        sums[*part] += i128::from(*amount);
    }
    let mut seats = vec![0_i128; count];
    for part in &parts.of {
        seats[*part] += 1;
    }
    if let Some(open) = parts.open {
        let (total, all) = (sums.iter().sum::<i128>(), seats.iter().sum::<i128>());
        let due = total * seats[open] / all;
        let (rest, held) = (total - due, total - sums[open]);
        for (sum, seats) in sums.iter_mut().zip(&seats) {
            *sum = mul_div(*sum, rest, held).unwrap_or_else(|| total * seats / all);
        }
        sums[open] = due;
    }
    let band = |part: &usize| {
        let (sum, over) = (sums[*part], seats[*part] * WHOLE);
        let low = (sum * (WHOLE - tolerance).max(0) + over - 1) / over;
        let high = (sum * (WHOLE + tolerance)) / over;
        let whole = |end: i128| i64::try_from(end).unwrap_or(i64::MAX).min(1_000_000_000_000_000);
        Band { low: whole(low.min(high)), high: whole(high.max(low)), price }
    };
    parts.of.iter().map(band).collect()
}

pub(super) fn soft_price(price: i128, amounts: &[i64]) -> i64 {
    let mean = amounts.iter().map(|amount| i128::from(*amount)).sum::<i128>() / amounts.len().max(1) as i128;
    let price = DEAR * price / mean.max(1);
    i64::try_from(price).unwrap_or(i64::MAX).clamp(1, 1_000_000_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(amounts: &[i64], part_of: &[usize], parts: &Parts) -> Vec<i64> {
        bands(amounts, part_of, parts, 0, None).iter().map(|band| band.high).collect()
    }

    /// Two seats with 120 each, one with 80, and one that has nothing and is open to all: it gets a quarter of all.
    #[test]
    fn everybody_gives_alike_to_who_is_open_to_all() {
        let parts = Parts { of: vec![0, 0, 1, 2], nowhere: 2, open: Some(2) };
        assert_eq!(means(&[240, 80], &[0, 1], &parts), [90, 90, 60, 80]);
        // What nobody holds counts too.
        assert_eq!(means(&[180, 60, 80], &[0, 1, 2], &parts), [90, 90, 60, 80]);
        assert_eq!(means(&[0, 80], &[0, 2], &parts), [20, 20, 20, 20]);
    }
}
