//! The search as a whole. Few accounts are branched on, which says where the large ones go, and annealed from there, in turns;
//! what was found need not be branched on, so that branching often ends, and proves. Many are annealed once.

use crate::anneal::State;
use crate::branch::{Aim, Tree};
use crate::model::Model;
use crate::part::{Part, everything};
use crate::pricing::Priced;
use crate::search::{CHAINS, Effort, SMALL, Search};

/// Work of branching on everything, each time, for each round of [`Effort`]: steps times columns.
const BRANCHED: u64 = 4_000_000;
/// Rounds of [`Effort`] for each time that branching and annealing take turns.
const CYCLE: u32 = 30;
/// Steps beyond which small problems are left to their symmetry.
const MOST_BRANCHED: u64 = 60_000;
/// Parts of it, between which it may be stopped.
const SLICES: u32 = 20;

/// Bands up to which everything is branched on: each corner has a matrix of as many rows and columns.
pub(crate) const ROWS: usize = 300;

/// What was found.
pub(crate) struct Outcome {
    /// The seat of each item.
    pub seats: Vec<u32>,
    /// What branching proved that no assignment can undercut.
    pub bound: Option<i128>,
    /// Nothing is better; where something is missed, nothing misses nothing.
    pub proven: bool,
}

impl Search<'_, '_> {
    /// The best assignment of items that is found.
    pub fn run(
        &mut self,
        prices: &Priced,
        effort: Effort,
        present: Option<Vec<u32>>,
        watch: &mut dyn FnMut(u32, Option<i128>) -> bool,
    ) -> Outcome {
        let model = self.model;
        let part = branched(model).then(|| everything(model));
        let mut tree = part.as_ref().map(|part| Tree::new(part, Aim::Bound, dearest(part)));
        let seats = |columns: &[u32]| -> Vec<u32> {
            let seats = part.as_ref().map_or(&[][..], |part| &part.seats);
            columns.iter().map(|column| seats[*column as usize]).collect()
        };
        if let Some(present) = present {
            self.keep(&State::new(model, present));
        }
        // What is branched on says where to begin, and what was found then what need not be branched on.
        let cycles = if self.lumpy && tree.is_some() { (effort.rounds / CYCLE).max(1) } else { 1 };
        let mut stopped = watch(0, self.value());
        for cycle in 0..cycles {
            let (from, to) = (800 * cycle / cycles, 800 * (cycle + 1) / cycles);
            let mut starts = Vec::new();
            if let Some(tree) = tree.as_mut().filter(|_| self.lumpy && !stopped) {
                let third = (to - from) / 3;
                stopped = self.branch(tree, effort, &seats, &mut |done, value| {
                    watch(from + done * third / 1000, value)
                });
                starts = tree.promising(CHAINS).iter().map(|columns| seats(columns)).collect();
            }
            if tree.as_ref().is_some_and(Tree::done) && self.value().is_some() {
                break;
            }
            let begin = if starts.is_empty() { from } else { from + (to - from) / 3 };
            let seed = cycle << 16;
            let rest = &mut |done, value| watch(begin + done * (to - begin) / 1000, value);
            stopped = self.annealed(prices, effort, starts, (seed, stopped), rest);
            stopped = stopped || self.cross(prices, effort, &mut |_, value| watch(to, value));
            if stopped {
                break;
            }
            if let (Some(tree), Some(value)) = (&mut tree, self.value()) {
                tree.best = tree.best.min(value as f64);
            }
        }
        if let Some(tree) = tree.as_mut().filter(|_| self.value().is_some() && !stopped) {
            self.branch(tree, effort, &seats, &mut |done, value| watch(800 + done * 2 / 10, value));
        }
        // Where branching ended without anything, nothing keeps everything.
        let proven = tree.as_ref().is_some_and(Tree::done);
        let bound = tree.as_ref().and_then(|tree| tree.bound().filter(|_| self.value().is_some()));
        Outcome { seats: self.best.take().map(|(_, seats)| seats).unwrap_or_default(), bound, proven }
    }

    /// Branches on everything; whether it was stopped.
    fn branch(
        &mut self,
        tree: &mut Tree<'_>,
        effort: Effort,
        seats: &dyn Fn(&[u32]) -> Vec<u32>,
        watch: &mut dyn FnMut(u32, Option<i128>) -> bool,
    ) -> bool {
        let cells = (self.model.n * self.model.k).max(1) as u64;
        let steps = (BRANCHED * u64::from(effort.rounds) / cells).min(MOST_BRANCHED);
        for part in 1..=SLICES {
            if tree.done() {
                break;
            }
            tree.grow(steps / u64::from(SLICES));
            if let Some(columns) = &tree.columns {
                self.keep(&State::new(self.model, seats(columns)));
            }
            if watch(1000 * part / SLICES, self.value()) {
                return true;
            }
        }
        false
    }
}

/// Whether everything is branched on.
pub(crate) fn branched(model: &Model<'_>) -> bool {
    let small = model.n * model.k <= SMALL && model.k * model.m <= ROWS;
    small && model.near.is_none() && model.most_moves.is_none()
}

/// More than any assignment costs.
fn dearest(part: &Part) -> f64 {
    let items = 0..part.starts.len() - 1;
    let most = |item: usize| part.of(item).map(|column| part.costs[column]).fold(f64::NEG_INFINITY, f64::max);
    let amounts: f64 = part.amounts.iter().sum();
    let soft = part.price.iter().zip(&part.low).zip(&part.high).filter(|((price, _), _)| price.is_finite());
    items.map(most).sum::<f64>()
        + soft.map(|((price, low), high)| price * (amounts + low.max(0.0) + (-high).max(0.0))).sum::<f64>()
        + 1.0
}
