//! What the ends of chains agree on is kept, and the rest is carved anew exactly (Rothberg 2007): they rarely err in the same place.

use crate::anneal::State;
use crate::core::Core;
use crate::groups::STEPS;
use crate::neighbourhood::{Anew, improve};
use crate::pricing::Priced;
use crate::search::{Effort, KEPT, Search};
use crate::threads::each;
use crate::turns::ROWS;

/// Steps of a crossing for each of one small group.
const LONGER: u64 = 4;
/// Columns beside the cheapest of each item.
const COLUMNS: usize = 800;
/// Rounds at most.
const ROUNDS: u32 = 6;

impl Search<'_, '_> {
    /// Crosses the best with the ends of the others, until nothing more comes of it; whether it was stopped.
    pub fn cross(
        &mut self,
        prices: &Priced,
        effort: Effort,
        watch: &mut dyn FnMut(u32, Option<i128>) -> bool,
    ) -> bool {
        let (model, threads) = (self.model, self.threads);
        if model.k * model.m > ROWS {
            return false;
        }
        let (weights, steps) = (self.weights(), u64::from(effort.steps) * STEPS * LONGER);
        let everywhere: Vec<u32> = (0..model.k as u32).collect();
        for round in 0..ROUNDS {
            let Some((_, best)) = self.best.clone().filter(|((missed, _), _)| *missed == 0.0) else {
                return false;
            };
            let others = self.others(&best);
            let state = State::new(model, best.clone());
            let changes = each(threads, others.len(), |at| {
                let other = &others[at];
                let core = &Core::of(model, (&prices.mu, 0.0), f64::INFINITY, KEPT, &[&best, other], 1);
                let (seats, free) = (&everywhere, &|item: usize| best[item] != other[item]);
                improve(
                    model,
                    &state,
                    &Anew { core, seats, free, weights: &weights, columns: COLUMNS, steps },
                )
            });
            let mut gained = false;
            for change in changes.into_iter().filter(|change| !change.is_empty()) {
                let mut state = state.clone();
                for (item, seat) in change {
                    state.put(model, item, seat);
                }
                gained = true;
                self.keep(&state);
                self.ended(state);
            }
            if watch(1000 * (round + 1) / ROUNDS, self.value()) {
                return true;
            }
            if !gained {
                break;
            }
        }
        false
    }
}
