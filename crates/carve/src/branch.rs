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
    /// A cut that integers did not confirm.
    doubtful: bool,
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
            doubtful: false,
            scratch: Scratch::default(),
            gains: vec![[(0.0, 0.0); 2]; part.seats.len()],
        }
    }

    /// Nothing cheaper than `best` is left.
    pub fn done(&self) -> bool {
        self.waiting.is_empty() && !self.doubtful
    }

    /// What nothing can be cheaper than, as proven in integers; nothing where not every cut was.
    pub fn bound(&self) -> Option<i128> {
        let open = self.waiting.iter().map(|waiting| waiting.least).min();
        let best = self.best as i128;
        (!self.doubtful).then(|| open.map_or(best, |open| whole(open).min(best)))
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
            if self.optimise(&mut basis) == End::Cut {
                continue;
            }
            let broken = basis.broken(self.part);
            if broken.is_empty() {
                // A corner whose shares are whole is the best there is below here.
                self.best = basis.value.round();
                self.columns = Some(basis.whole(self.part));
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
        Some((Basis::thawed(self.part, &best.basis), best.least))
    }

    fn optimise(&mut self, basis: &mut Basis) -> End {
        let end = basis.optimise(self.part, self.limit(), u32::MAX, &mut self.scratch);
        if end == End::Cut {
            self.confirm(basis);
        }
        end
    }

    fn confirm(&mut self, basis: &Basis) {
        if self.aim == Aim::Bound && whole(proven(self.part, basis)) < self.best as i128 {
            self.doubtful = true;
        }
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
    let m = part.m;
    let scaled = |(mu, price): (&f64, &f64)| {
        (mu.clamp(-price, *price) * (1_i64 << SCALE) as f64).clamp(-1e20, 1e20).round() as i128
    };
    let mu: Vec<i128> = basis.mu.iter().zip(&part.price).map(scaled).collect();
    let mut sum = 0_i128;
    for item in 0..part.starts.len() - 1 {
        let price = |column: usize| {
            let mu = &mu[part.seats[column] as usize * m..][..m];
            let amounts = &part.amounts[column * m..][..m];
            let priced = mu.iter().zip(amounts).map(|(mu, amount)| mu * *amount as i128);
            ((part.costs[column] as i128) << SCALE) + priced.sum::<i128>()
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
    sum
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
