//! The bound: exact, from any prices whatever the floating point that found them did.
//!
//! For prices `mu` (integers, times 2^24) every assignment that keeps the bands costs at least
//! `sum_i min_j (c_ij + sum_a mu_ja v_ija) - sum_ja max(mu_ja high_ja, mu_ja low_ja)`; a soft band holds `mu` within its price.

use std::ops::{Add, Mul, Shl};

use crate::model::{CLOSED, Model};
use crate::threads::each;

pub(crate) const SCALE: u32 = 24;
/// The largest multiplier there is.
const MOST: f64 = (1_i64 << 52) as f64;
/// Items that one part of the work prices; fixed, so that sums do not depend on the threads.
const PART: usize = 2048;

/// Prices in integers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Multipliers {
    pub mu: Vec<i64>,
    pub moves: i64,
}

impl Multipliers {
    pub fn of(model: &Model<'_>, mu: &[f64], moves: f64) -> Multipliers {
        let scaled = |price: f64| (price * (1_i64 << SCALE) as f64).round().clamp(-MOST, MOST) as i64;
        let boxed = |(place, price): (usize, &f64)| {
            let limit = model.price[place].map_or(i64::MAX, |price| price.saturating_mul(1 << SCALE));
            scaled(*price).clamp(-limit, limit)
        };
        Multipliers { mu: mu.iter().enumerate().map(boxed).collect(), moves: scaled(moves.max(0.0)) }
    }
}

/// What the prices prove, times 2^24.
pub(crate) fn proven(model: &Model<'_>, prices: &Multipliers, threads: usize) -> i128 {
    let largest = prices.mu.iter().map(|mu| mu.unsigned_abs()).max().unwrap_or(0);
    let reach = ((model.largest_cost as u128) << SCALE)
        + largest as u128 * model.largest_amount as u128 * model.m as u128
        + prices.moves as u128 * model.owned.iter().copied().max().unwrap_or(0) as u128;
    let sums = each(threads, model.n.div_ceil(PART), |part| {
        let items = part * PART..((part + 1) * PART).min(model.n);
        if reach < 1 << 61 {
            cheapest::<i64>(model, prices, items)
        } else {
            cheapest::<i128>(model, prices, items)
        }
    });
    sums.iter().sum::<i128>() - held(model, prices)
}

/// What the bands give back.
pub(crate) fn held(model: &Model<'_>, prices: &Multipliers) -> i128 {
    let mut held = i128::from(prices.moves) * i128::from(model.most_moves.unwrap_or(0));
    for (place, mu) in prices.mu.iter().enumerate() {
        let end = if *mu > 0 { model.high[place] } else { model.low[place] };
        held += i128::from(*mu) * i128::from(end);
    }
    held
}

fn cheapest<T>(model: &Model<'_>, prices: &Multipliers, items: std::ops::Range<usize>) -> i128
where
    T: From<i64> + Copy + Ord + Add<Output = T> + Mul<Output = T> + Shl<u32, Output = T> + Into<i128>,
{
    let (k, m) = (model.k, model.m);
    let mut row = vec![0; k];
    let mut sum = 0_i128;
    let mut across = vec![T::from(0); k];
    let by_measure: Vec<Vec<T>> =
        (0..m).map(|a| (0..k).map(|seat| T::from(prices.mu[seat * m + a])).collect()).collect();
    for item in items {
        model.row(item, &mut row);
        if model.alike() {
            across.fill(T::from(0));
            for (mu, amount) in by_measure.iter().zip(model.amounts(item, 0)) {
                let amount = T::from(*amount);
                for (total, mu) in across.iter_mut().zip(mu) {
                    *total = *total + *mu * amount;
                }
            }
        } else {
            for (seat, total) in across.iter_mut().enumerate() {
                *total = T::from(0);
                for (mu, amount) in prices.mu[seat * m..].iter().zip(model.amounts(item, seat)) {
                    *total = *total + T::from(*mu) * T::from(*amount);
                }
            }
        }
        if prices.moves != 0 && model.owned[item] != 0 {
            for (seat, total) in across.iter_mut().enumerate() {
                *total = *total + T::from(prices.moves) * T::from(model.moves(item, seat));
            }
        }
        let open = row.iter().zip(&across).filter(|(cost, _)| **cost != CLOSED);
        if let Some(least) = open.map(|(cost, priced)| (T::from(*cost) << SCALE) + *priced).min() {
            sum += least.into();
        }
    }
    sum
}

/// Rounded up: values are whole.
pub(crate) fn whole(scaled: i128) -> i128 {
    -((-scaled) >> SCALE)
}
