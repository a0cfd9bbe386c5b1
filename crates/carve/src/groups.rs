//! Small groups of neighbouring seats, carved anew exactly; where chains have not mended all that is missed, first on ways from seats
//! that miss something to seats with room.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use crate::anneal::State;
use crate::core::Core;
use crate::ejection::mend;
use crate::model::Model;
use crate::neighbourhood::{Anew, improve};
use crate::pricing::Priced;
use crate::rng::Rng;
use crate::search::{Effort, KEPT, Search};
use crate::threads::each;

/// Seats carved anew together.
const ANEW: usize = 4;
/// By how many seats groups become wider where nothing came of them; after the last, nothing more is expected.
const WIDER: [usize; 8] = [0, 2, 4, 6, 1, 3, 5, 6];
/// Groups carved anew at most, columns of each beside the cheapest, and steps for each of [`Effort::steps`].
const GROUPS: usize = 1280;
const COLUMNS: usize = 300;
pub(crate) const STEPS: u64 = 100;
/// Rounds more where seats miss something, and how many times harder those are carved.
const MENDED: u32 = 18;
const HARDER: usize = 3;
/// What part of a band counts as room, and how many accounts tie two seats (of those that are counted).
const ROOM: i64 = 20;
const TIED: u32 = 3;

impl Search<'_, '_> {
    /// Carves small groups anew exactly, others in every round, until nothing more comes of it; whether it was stopped.
    pub fn anew(
        &mut self,
        prices: &Priced,
        effort: Effort,
        (seats, seed): (Vec<u32>, u32),
        watch: &mut dyn FnMut(u32, Option<i128>) -> bool,
    ) -> bool {
        let model = self.model;
        let mut state = State::new(model, seats);
        let core = Core::of(model, (&prices.mu, 0.0), f64::INFINITY, KEPT, &[&state.seats], self.threads);
        let (value, mut stopped) = (self.value(), false);
        if mend(model, &core, &mut state, &mut || {
            stopped = watch(0, value);
            stopped
        }) {
            self.keep(&state);
            stopped |= watch(0, self.value());
        }
        if stopped {
            return true;
        }
        let weights = self.weights();
        let groups = (model.k / ANEW).max(1);
        let rounds = (effort.rounds * 2 / 3).min((GROUPS / groups) as u32).max(4);
        let steps = u64::from(effort.steps) * STEPS;
        let rounds = if missing(model, &state).is_empty() { rounds } else { rounds + MENDED };
        let mut idle = 0;
        for round in 0..rounds {
            // Around those that miss something, harder, on ways to others that have room; now and then everywhere.
            let mut missing = if round % 3 == 2 { Vec::new() } else { missing(model, &state) };
            let mend = !missing.is_empty();
            let turned = round as usize % missing.len().max(1);
            missing.rotate_left(turned);
            let together = if mend { round as usize % ANEW } else { ANEW + WIDER[idle as usize] };
            let groups = self.groups(&core, &state, seed + 0x1008 + round, together, &missing);
            let harder = if mend { HARDER } else { 1 };
            let (columns, steps) = (COLUMNS * harder, steps * harder as u64);
            let before = &state;
            let changes = each(self.threads, groups.len(), |at| {
                let (core, seats, free) = (&core, groups[at].as_slice(), &|_| true);
                improve(model, before, &Anew { core, seats, free, weights: &weights, columns, steps })
            });
            let nothing = changes.iter().all(Vec::is_empty);
            idle = if nothing { idle + u32::from(!mend) } else { 0 };
            for (item, seat) in changes.into_iter().flatten() {
                state.put(model, item, seat);
            }
            self.keep(&state);
            if watch(1000 * (round + 1) / rounds, self.value()) {
                return true;
            }
            if idle == WIDER.len() as u32 || groups.len() == 1 && (nothing || !mend) {
                break;
            }
        }
        self.ended(state);
        false
    }

    /// Seats in groups of some `together`, neighbours in one, others in every round; only around the seats of `from`, where there
    /// are any.
    pub fn groups(
        &self,
        core: &Core,
        state: &State,
        number: u32,
        together: usize,
        from: &[u32],
    ) -> Vec<Vec<u32>> {
        let (model, k) = (self.model, self.model.k);
        let parts = k / together.max(ANEW);
        if parts < 2 || model.near.is_some() || model.most_moves.is_some() {
            return vec![(0..k as u32).collect()];
        }
        // How many items of one seat could be in the other.
        let mut ties: Vec<FxHashMap<u32, u32>> = vec![FxHashMap::default(); k];
        for item in (0..model.n).step_by((model.n / 20_000).max(1)) {
            let here = state.seats[item];
            for at in core.of_item(item) {
                let there = core.seats[at];
                if there != here {
                    *ties[here as usize].entry(there).or_default() += 1;
                    *ties[there as usize].entry(here).or_default() += 1;
                }
            }
        }
        let mut rng = Rng::new(u64::from(number), 0x6709);
        let mut free = vec![true; k];
        let mut left = k;
        let mut groups = Vec::new();
        while left > 0 {
            let size = left.div_ceil(parts - groups.len().min(parts - 1));
            let nth = rng.below(left);
            let first = match from {
                [] => (0..k).filter(|seat| free[*seat]).nth(nth),
                _ => from.iter().map(|seat| *seat as usize).find(|seat| free[*seat]),
            };
            let Some(first) = first else { break };
            // A seat in the midst of others that have just enough can only be helped from farther away.
            let mut group = if from.is_empty() {
                vec![first as u32]
            } else {
                way(model, state, &ties, &free, (first, number))
            };
            group.iter().for_each(|seat| free[*seat as usize] = false);
            let mut pull = vec![0_u32; k];
            for seat in &group[..group.len() - 1] {
                for (other, tie) in &ties[*seat as usize] {
                    pull[*other as usize] += tie;
                }
            }
            let size = if from.is_empty() { size } else { group.len() + together };
            while group.len() < size {
                for (other, tie) in &ties[group[group.len() - 1] as usize] {
                    pull[*other as usize] += tie;
                }
                let next =
                    (0..k).filter(|seat| free[*seat]).max_by_key(|seat| (pull[*seat], usize::MAX - seat));
                let Some(next) = next else { break };
                free[next] = false;
                group.push(next as u32);
            }
            left -= group.len();
            groups.push(group);
        }
        groups
    }
}

/// The shortest way, over seats that share accounts, from one that misses a band to one that has room for what it misses;
/// others in every round.
fn way(
    model: &Model<'_>,
    state: &State,
    ties: &[FxHashMap<u32, u32>],
    free: &[bool],
    (first, number): (usize, u32),
) -> Vec<u32> {
    let places = first * model.m..(first + 1) * model.m;
    let missed = places.clone().find(|place| model.outside(*place, state.loads[*place]) > 0);
    let (a, short) =
        missed.map_or((0, false), |place| (place % model.m, state.loads[place] < model.low[place]));
    let has_room = |seat: usize| {
        let place = seat * model.m + a;
        let (low, high, load) = (model.low[place], model.high[place], state.loads[place]);
        (if short { load - low } else { high - load }) > (high - low) / ROOM
    };
    let mut before = vec![u32::MAX; model.k];
    before[first] = first as u32;
    let mut queue = VecDeque::from([first as u32]);
    while let Some(seat) = queue.pop_front() {
        if has_room(seat as usize) {
            let back = |at: &u32| Some(before[*at as usize]).filter(|next| next != at);
            return std::iter::successors(Some(seat), back).collect();
        }
        let mut near: Vec<u32> = ties[seat as usize]
            .iter()
            .filter(|(other, tie)| {
                **tie >= TIED && free[**other as usize] && before[**other as usize] == u32::MAX
            })
            .map(|(other, _)| *other)
            .collect();
        near.sort_unstable();
        let turned = number as usize % near.len().max(1);
        near.rotate_left(turned);
        for other in near {
            before[other as usize] = seat;
            queue.push_back(other);
        }
    }
    vec![first as u32]
}

/// The seats that miss a hard band.
fn missing(model: &Model<'_>, state: &State) -> Vec<u32> {
    let places = (0..state.loads.len()).filter(|place| model.price[*place].is_none());
    let mut seats: Vec<u32> = places
        .filter(|place| model.outside(*place, state.loads[*place]) > 0)
        .map(|place| (place / model.m) as u32)
        .collect();
    seats.dedup();
    seats
}
