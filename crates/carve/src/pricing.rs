//! Prices of the bands with the bound that they prove; where moves are limited, one price for all moves too.

use crate::bands::Bands;
use crate::bound::{Multipliers, proven};
use crate::columns::Columns;
use crate::dual::{Ask, solve};
use crate::model::Model;

/// So many columns are looked at all the time.
const WHOLE: usize = 200_000;
/// Seats looked at for each item otherwise.
const KEPT: usize = 10;
/// What a band's price may be at first, in first temperatures for an item of the mean.
const FIRST: f64 = 4.0;

/// Prices with what they prove.
#[derive(Clone, Debug)]
pub(crate) struct Priced {
    pub mu: Vec<f64>,
    /// Where most of each item is when fractions are allowed.
    pub most: Vec<u32>,
    pub multipliers: Multipliers,
    /// Times 2^24.
    pub bound: i128,
    pub stopped: bool,
}

/// The best prices that are found. `stop` is asked at every step.
pub(crate) fn price(model: &Model<'_>, threads: usize, stop: &mut dyn FnMut(u32) -> bool) -> Priced {
    let mut mu = vec![0.0; model.k * model.m];
    let (first, reach) = scale(model);
    let mut asked = Asked { model, first, reach, threads, stopped: false };
    let mut priced = asked.best(&mut mu, 0.0, stop);
    if let Some(most) = model.most_moves {
        // One price for all moves, halved in until the moves it leaves are as many as may be.
        if cheapest(model, &mu, 0.0, threads) > most && !priced.stopped {
            let (mut low, mut high, mut closed) = (0.0, 2.0 * first, false);
            for _ in 0..24 {
                let middle = if closed { (low + high) / 2.0 } else { high };
                let next = asked.best(&mut mu, middle, stop);
                let over = cheapest(model, &mu, middle, threads) > most;
                if next.bound > priced.bound {
                    priced = next;
                }
                if asked.stopped {
                    break;
                }
                match (over, closed) {
                    (true, false) => (low, high) = (high, high * 4.0),
                    (true, true) => low = middle,
                    (false, _) => (high, closed) = (middle, true),
                }
                if high > reach || high - low < first * 1e-4 {
                    break;
                }
            }
        }
    }
    priced.stopped |= asked.stopped;
    priced
}

/// What the price of a band may be at first, by measure.
fn at_first(model: &Model<'_>, first: f64) -> Vec<f64> {
    mean_amounts(model).iter().map(|mean| FIRST * first / mean).collect()
}

struct Asked<'a, 'm> {
    model: &'a Model<'m>,
    first: f64,
    reach: f64,
    threads: usize,
    stopped: bool,
}

impl Asked<'_, '_> {
    fn best(&mut self, mu: &mut Vec<f64>, move_price: f64, stop: &mut dyn FnMut(u32) -> bool) -> Priced {
        let (model, threads) = (self.model, self.threads);
        let whole = model.n * model.k <= WHOLE;
        let certified = |mu: &[f64]| {
            let multipliers = Multipliers::of(model, mu, move_price);
            let bound = proven(model, &multipliers, threads);
            Priced { mu: mu.to_vec(), most: Vec::new(), multipliers, bound, stopped: false }
        };
        let mut best = certified(mu);
        let mut ask = Ask {
            bands: Bands::of(model, &at_first(model, self.first)),
            move_price,
            kept: if whole { usize::MAX } else { KEPT },
            target: self.first / 2.0,
            reach: self.reach,
            threads,
        };
        let (found, most) = solve(model, &mut ask, &mut |step| {
            self.stopped |= stop((300 + 6 * step).min(900));
            self.stopped
        });
        let next = certified(&found);
        if next.bound > best.bound {
            best = next;
        }
        best.most = most;
        best.stopped = self.stopped;
        mu.clone_from(&best.mu);
        best
    }
}

/// What items bring on average, by measure.
pub(crate) fn mean_amounts(model: &Model<'_>) -> Vec<f64> {
    let mut sums = vec![0.0; model.m];
    for item in 0..model.n {
        for (sum, amount) in sums.iter_mut().zip(model.amounts(item, item % model.k.max(1))) {
            *sum += *amount as f64;
        }
    }
    sums.iter().map(|sum| (sum / model.n.max(1) as f64).max(1e-9)).collect()
}

/// The first temperature: what the third seat costs more than the first, on average; and more than any answer can cost.
pub(crate) fn scale(model: &Model<'_>) -> (f64, f64) {
    let mut row = vec![0; model.k];
    let (mut apart, mut most, mut open) = (0.0, 0.0, Vec::new());
    let step = (model.n / 5000).max(1);
    let mut counted = 0.0_f64;
    for item in (0..model.n).step_by(step) {
        model.row(item, &mut row);
        open.clear();
        open.extend(row.iter().copied().filter(|cost| *cost != crate::model::CLOSED));
        let Some(largest) = open.iter().copied().max() else { continue };
        let third = 2.min(open.len() - 1);
        open.select_nth_unstable(third);
        let least = open[..=third].iter().copied().min().unwrap_or(0);
        apart += (open[third] - least) as f64;
        most += largest as f64;
        counted += 1.0;
    }
    let mut reach = if step == 1 { most } else { (model.largest_cost as f64) * model.n as f64 };
    let means = mean_amounts(model);
    for place in 0..model.k * model.m {
        if let Some(price) = model.price[place] {
            let total = means[place % model.m] * model.n as f64;
            reach += price as f64 * (total + model.low[place].max(0) as f64);
        }
    }
    ((apart / counted.max(1.0)).max(1.0), reach + 1.0)
}

/// The moves that the cheapest seats at some prices would ask for.
fn cheapest(model: &Model<'_>, mu: &[f64], move_price: f64, threads: usize) -> i64 {
    let all: Vec<u32> = (0..model.n as u32).collect();
    let columns = Columns::priced(model, &all, mu, move_price, 0.0, 1, threads);
    (0..model.n)
        .map(|item| columns.of(item).next().map_or(0, |at| model.moves(item, columns.seats[at] as usize)))
        .sum()
}
