//! The best whole assignment of a part, by branch and bound over the corners that [`simplex`](crate::simplex) finds: a column is
//! taken or closed, the one first whose trial makes both ways dear (strong branching; averages once they are known, Achterberg et
//! al. 2005). Counted in steps, never in seconds.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::bound::{SCALE, whole};
use crate::part::Part;
use crate::pivot::{End, Scratch};
use crate::simplex::{Basis, Frozen, TINY};

/// Columns whose branches are tried before one is chosen, fewer where depth counts more, and the steps of a trial.
const TRIED: usize = 8;
const FEW: usize = 1;
const TRIAL: u32 = 12;
/// Steps to a corner, at most.
const CORNER: u32 = 50_000;
/// Trials of a column after which its average is believed.
const KNOWN: f64 = 4.0;

/// What is looked for next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// Something cheaper: each way is followed to its end.
    Value,
    /// A better bound, proven in integers: always the corner that holds it down.
    Bound,
}

/// A corner put aside, with what nothing below it can be cheaper than. The cheapest comes first, then the latest.
struct Waiting {
    least: i128,
    value: f64,
    number: u32,
    basis: Frozen,
}

/// A search that can be gone on with.
pub(crate) struct Tree<'a> {
    part: &'a Part,
    aim: Aim,
    /// What is to be undercut.
    pub best: f64,
    /// The column of each item, where something cheaper was found.
    pub columns: Option<Vec<u32>>,
    waiting: BinaryHeap<Waiting>,
    number: u32,
    /// The least that integers confirmed of corners that were cut all the same.
    doubtful: Option<i128>,
    scratch: Scratch,
    /// By column, taken and closed: what it made dearer by share, and how often that was seen.
    gains: Vec<[(f64, f64); 2]>,
}

impl<'a> Tree<'a> {
    /// `best` is a whole value to be undercut.
    pub fn new(part: &'a Part, aim: Aim, best: f64) -> Tree<'a> {
        let root = Basis::new(part);
        let first = Waiting { least: i128::MIN, value: f64::NEG_INFINITY, number: 0, basis: root.frozen() };
        Tree {
            part,
            aim,
            best,
            columns: None,
            waiting: BinaryHeap::from([first]),
            number: 0,
            doubtful: None,
            scratch: Scratch::default(),
            gains: vec![[(0.0, 0.0); 2]; part.seats.len()],
        }
    }

    /// Nothing cheaper than `best` is left.
    pub fn done(&self) -> bool {
        self.waiting.is_empty() && self.doubtful.is_none_or(|least| least >= self.best as i128)
    }

    /// What nothing can be cheaper than, as proven in integers; nothing before anything is proven.
    pub fn bound(&self) -> Option<i128> {
        let open = self.waiting.iter().map(|waiting| waiting.least).min();
        if open == Some(i128::MIN) {
            return None;
        }
        let doubtful = self.doubtful.unwrap_or(i128::MAX);
        Some(open.map_or(i128::MAX, whole).min(doubtful).min(self.best as i128))
    }

    /// Where the `count` most promising open corners have the most of each item.
    pub fn promising(&self, count: usize) -> Vec<Vec<u32>> {
        let mut open: Vec<&Waiting> = self.waiting.iter().collect();
        open.sort_by(|a, b| b.cmp(a));
        open.iter()
            .take(count)
            .map(|waiting| Basis::thawed(self.part, &waiting.basis).whole(self.part))
            .collect()
    }

    fn limit(&self) -> f64 {
        self.best - 1.0 + 1e-4
    }

    /// Searches until nothing is left, or `most` steps are done (then what is open waits).
    pub fn grow(&mut self, most: u64) {
        let end = self.scratch.steps + most;
        let mut next: Option<(Basis, i128)> = None;
        while let Some((mut basis, least)) = next.take().or_else(|| self.woken()) {
            if self.scratch.steps >= end {
                self.put(&basis, least);
                return;
            }
            match self.optimise(&mut basis) {
                End::Corner => {}
                End::Cut => continue,
                // Prices that go round and round, as far as is known never: what lies below stays open.
                End::Steps => {
                    self.doubt(whole(least.max(i128::MIN + 1)));
                    continue;
                }
            }
            let broken = basis.broken(self.part);
            if broken.is_empty() {
                // A corner whose shares are whole is the best there is below here. Shares are whole up to a tolerance, which may be
                // many units of a band: so integers have the word.
                let columns = basis.whole(self.part);
                if let Some(cost) = self.part.cost(&columns).filter(|cost| *cost < self.best) {
                    self.best = cost;
                    self.columns = Some(columns);
                }
                self.confirm(&basis);
                continue;
            }
            let least = match self.aim {
                Aim::Bound => least.max(proven(self.part, &basis)),
                Aim::Value => least,
            };
            let Some((column, share)) = self.choose(&mut basis, &broken) else {
                next = Some((basis, least));
                continue;
            };
            let mut other = basis.clone();
            if share > 0.35 {
                take(self.part, &mut basis, column as usize);
                other.close(self.part, column as usize);
            } else {
                basis.close(self.part, column as usize);
                take(self.part, &mut other, column as usize);
            }
            self.put(&other, least);
            match self.aim {
                Aim::Value => next = Some((basis, least)),
                Aim::Bound => self.put(&basis, least),
            }
        }
    }

    fn put(&mut self, basis: &Basis, least: i128) {
        self.number += 1;
        let (value, number) = (basis.value, self.number);
        self.waiting.push(Waiting { least, value, number, basis: basis.frozen() });
    }

    fn woken(&mut self) -> Option<(Basis, i128)> {
        let best = self.waiting.pop()?;
        // The inverse is made anew, which is worth some steps.
        let (rows, columns) = (self.part.rows() as u64, self.part.columns() as u64);
        self.scratch.steps += rows * rows * rows / (rows * rows + 6 * columns + 1);
        Some((Basis::thawed(self.part, &best.basis), best.least))
    }

    fn optimise(&mut self, basis: &mut Basis) -> End {
        let end = basis.optimise(self.part, self.limit(), CORNER, &mut self.scratch);
        if end == End::Cut {
            self.confirm(basis);
        }
        end
    }

    fn confirm(&mut self, basis: &Basis) {
        if self.aim == Aim::Bound {
            let least = whole(proven(self.part, basis));
            if least < self.best as i128 {
                self.doubt(least);
            }
        }
    }

    fn doubt(&mut self, least: i128) {
        self.doubtful = Some(self.doubtful.map_or(least, |known| known.min(least)));
    }

    /// What is expected of branching on a column before it was tried: much of an item that fills much of its seat.
    fn size(&self, column: usize) -> f64 {
        let part = self.part;
        let high = &part.high[part.seats[column] as usize * part.m..];
        let amounts = &part.amounts[column * part.m..][..part.m];
        amounts.iter().zip(high).map(|(amount, high)| amount / high.max(1.0)).sum()
    }

    /// The column to branch on; nothing where a trial closed some, so that there is another corner.
    fn choose(&mut self, basis: &mut Basis, broken: &[(u32, f64)]) -> Option<(u32, f64)> {
        let mut order: Vec<(f64, bool, u32, f64)> = broken
            .iter()
            .map(|(column, share)| {
                let seen = self.gains[*column as usize];
                let [up, down] =
                    seen.map(|(sum, seen)| if seen > 0.0 { sum / seen } else { self.size(*column as usize) });
                let guess = (up * (1.0 - share)).max(1e-9) * (down * share).max(1e-9);
                (guess, seen[0].1.min(seen[1].1) >= KNOWN, *column, *share)
            })
            .collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
        let mut best: Option<(f64, u32, f64)> = None;
        let most = match self.aim {
            Aim::Value => FEW,
            Aim::Bound => TRIED,
        };
        let mut tried = 0;
        for (guess, known, column, share) in order {
            let mut score = guess;
            if !known {
                if tried == most {
                    continue;
                }
                tried += 1;
                let mut gain = [0.0; 2];
                for (way, gain) in gain.iter_mut().enumerate() {
                    *gain = self.trial(basis, column as usize, way == 0)?.max(1e-6);
                    let unit = if way == 0 { 1.0 - share } else { share };
                    let seen = &mut self.gains[column as usize][way];
                    *seen = (seen.0 + *gain / unit.max(TINY), seen.1 + 1.0);
                }
                score = gain[0] * gain[1];
            }
            if best.is_none_or(|(highest, _, _)| score > highest) {
                best = Some((score, column, share));
            }
        }
        best.map(|(_, column, share)| (column, share))
    }

    /// How much dearer taking or closing a column makes it; nothing where that leads nowhere, and so the other was done.
    fn trial(&mut self, basis: &mut Basis, column: usize, taken: bool) -> Option<f64> {
        let mut there = basis.clone();
        if taken {
            take(self.part, &mut there, column);
        } else {
            there.close(self.part, column);
        }
        if there.optimise(self.part, self.limit(), TRIAL, &mut self.scratch) != End::Cut {
            return Some((there.value - basis.value).max(0.0));
        }
        self.confirm(&there);
        if taken {
            basis.close(self.part, column);
        } else {
            take(self.part, basis, column);
        }
        None
    }
}

/// Takes a column: the others of its item are closed.
fn take(part: &Part, basis: &mut Basis, column: usize) {
    for other in part.of(part.items[column] as usize) {
        if other != column {
            basis.close(part, other);
        }
    }
}

/// What nothing of the open columns can be cheaper than at the prices of a basis: in integers, times 2^24.
fn proven(part: &Part, basis: &Basis) -> i128 {
    /// Finer than what is said: large amounts make much of a little price.
    const FINE: u32 = 40;
    let m = part.m;
    // So that no sum can overflow.
    let ends = part.low.iter().chain(&part.high).map(|end| end.abs()).sum::<f64>();
    let most = 1e36 / (part.amounts.iter().sum::<f64>() + ends + 1.0);
    let scaled = |(mu, price): (&f64, &f64)| {
        (mu.clamp(-price, *price) * (1_i64 << FINE) as f64).clamp(-most, most).round() as i128
    };
    let mu: Vec<i128> = basis.mu.iter().zip(&part.price).map(scaled).collect();
    let mut sum = 0_i128;
    for item in 0..part.starts.len() - 1 {
        let price = |column: usize| {
            let mu = &mu[part.seats[column] as usize * m..][..m];
            let amounts = &part.amounts[column * m..][..m];
            let priced = mu.iter().zip(amounts).map(|(mu, amount)| mu * *amount as i128);
            ((part.costs[column] as i128) << FINE) + priced.sum::<i128>()
        };
        let open = part.of(item).filter(|column| !basis.is_closed(*column));
        // An item that may go nowhere: nothing is possible here.
        let Some(least) = open.map(price).min() else { return i128::MAX };
        sum += least;
    }
    for (row, mu) in mu.iter().enumerate() {
        let end = if *mu > 0 { part.high[row] } else { part.low[row] };
        sum -= mu * end as i128;
    }
    sum >> (FINE - SCALE)
}

impl Ord for Waiting {
    fn cmp(&self, other: &Waiting) -> Ordering {
        let value = other.least.cmp(&self.least).then(other.value.total_cmp(&self.value));
        value.then(self.number.cmp(&other.number))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Waiting) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Waiting) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Waiting {}
