//! Annealing: from where most of each item is when fractions are allowed, in groups of neighbouring seats, all groups of a round
//! beside each other; small problems in several chains. What is missed by little is mended (`ejection`), and small groups are carved
//! anew exactly. What is best is kept.

use crate::anneal::{Round, State, anneal};
use crate::contiguity::{grown, pieces, priced};
use crate::core::Core;
use crate::ejection::mend;
use crate::model::Model;
use crate::pricing::{Priced, mean_amounts, scale};
use crate::rng::Rng;
use crate::threads::each;

/// How long is searched: in steps, never in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Rounds of annealing.
    pub rounds: u32,
    /// Steps for each account in each round.
    pub steps: u32,
}

impl Default for Effort {
    fn default() -> Effort {
        Effort { rounds: 60, steps: 100 }
    }
}

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Parts of a thousand.
    pub done: u32,
    /// What the best assignment so far costs, where it misses nothing.
    pub value: Option<i128>,
    /// What none can be cheaper than, as far as is known.
    pub bound: Option<i128>,
}

/// Seats annealed together.
const TOGETHER: usize = 24;
/// How many times what a unit of a measure is worth a unit outside a band counts where keeping it comes before everything: a
/// single one must count for more than any exchange that mends it.
const BEFORE: f64 = 20_000.0;
/// Columns of an item that are looked at.
pub(crate) const KEPT: usize = 8;
/// Columns in the core for each band ([`Core::narrowed`]): a narrow core is searched well, a wide one far.
const NEAR: usize = 20;
/// Items for each band below which one account decides much, so that the core is wide and the search long.
const LUMPY: usize = 30;
/// Items times seats up to which several chains are annealed.
pub(crate) const SMALL: usize = 60_000;
pub(crate) const CHAINS: usize = 4;
/// Where units hang together each chain begins so many times hotter than the one before, and ends as cool: how far seats have to
/// move before they are in balance is not known beforehand.
const HOTTER: f64 = 10.0;
const ATTEMPTS: u32 = 3;
/// A band that is left becomes so many times dearer after a round, one that is kept so many times cheaper.
const DEARER: f64 = 1.5;
const CHEAPER: f64 = 0.95;

/// How good a state is: what it misses, then what it costs.
pub(crate) type Standing = (f64, i128);

/// One annealing, with weights of its own.
struct Chain {
    state: State,
    /// Of a unit outside each band; `floor` is what the weight never falls below, or leaving would pay.
    weights: Vec<f64>,
    floor: Vec<f64>,
    move_weight: f64,
}

pub(crate) struct Search<'a, 'm> {
    pub model: &'a Model<'m>,
    pub threads: usize,
    /// What a unit outside a band counts in [`Standing`], by measure.
    typical: Vec<f64>,
    move_weight: f64,
    pub lumpy: bool,
    pub best: Option<(Standing, Vec<u32>)>,
    /// What carving anew ended with, each once, where there are several chains.
    pool: Vec<Vec<u32>>,
}

impl<'a, 'm> Search<'a, 'm> {
    pub fn new(model: &'a Model<'m>, prices: &Priced, threads: usize) -> Search<'a, 'm> {
        let m = model.m;
        let (apart, _) = scale(model);
        let means = mean_amounts(model);
        // What an account costs in another seat stands for the price of a measure whose bands have none.
        let typical = (0..m)
            .map(|a| {
                let paid = prices.mu.iter().skip(a).step_by(m).map(|mu| mu.abs());
                let most = paid.clone().fold(0.0, f64::max);
                let mean = paid.sum::<f64>() / model.k.max(1) as f64;
                mean.max(most / 10.0).max(apart / means[a].max(1e-9) / 20.0)
            })
            .collect();
        let move_weight = move_price(prices).max(apart) * 2.0;
        Search {
            model,
            threads,
            typical,
            move_weight,
            lumpy: model.n < LUMPY * model.k * m,
            best: None,
            pool: Vec::new(),
        }
    }

    /// Anneals, and carves groups anew; whether it was stopped.
    pub fn annealed(
        &mut self,
        prices: &Priced,
        effort: Effort,
        starts: Vec<Vec<u32>>,
        (seed, mut stopped): (u32, bool),
        watch: &mut dyn FnMut(u32, Option<i128>) -> bool,
    ) -> bool {
        let model = self.model;
        let grown = model.near.as_deref().map(|graph| {
            let mut row = vec![0; model.k];
            grown(model, graph, &mut |unit, into| priced(model, &prices.mu, unit, &mut row, into))
        });
        let wide = model.near.is_some() || model.n * model.k < 2_000;
        let alone = model.near.is_none() && model.most_moves.is_none();
        let most = if wide { usize::MAX } else { KEPT };
        let of = (prices.mu.as_slice(), move_price(prices));
        let kept: Vec<&[u32]> =
            starts.iter().chain(&grown).chain([&prices.most]).map(Vec::as_slice).collect();
        let all = Core::of(model, of, f64::INFINITY, most, &kept, self.threads);
        let near = NEAR * model.m;
        let start = grown.unwrap_or_else(|| prices.most.clone());
        let mut core =
            if wide || self.lumpy { all.clone() } else { all.narrowed(model.k, near, Some(&start)) };
        let starts = if starts.is_empty() { vec![start] } else { starts };
        let starts: Vec<State> = starts.into_iter().map(|seats| State::new(model, seats)).collect();
        for state in &starts {
            self.keep(state);
        }
        let (hot, cold) = self.heats(&core);
        let mut chains = self.chains(prices, &starts);
        let lumpy = u32::from(self.lumpy && model.near.is_none());
        let steps = effort.steps as usize * (1 + lumpy as usize);
        // What is carved anew later need not be annealed as long.
        let rounds = if alone && !self.lumpy { effort.rounds / 3 } else { effort.rounds }.max(1);
        let share = if alone { 600 } else { 1000 };
        for attempt in 0..ATTEMPTS {
            for round in 0..rounds {
                if stopped {
                    return true;
                }
                let begun = f64::from(round) / f64::from(rounds);
                let heat = hot * libm::pow(0.2, f64::from(attempt)) * libm::pow(cold, begun);
                let hotter = if model.near.is_some() { libm::pow(HOTTER, 1.0 - begun) } else { 1.0 };
                self.round(&core, &mut chains, (heat, hotter), steps, seed + attempt * rounds + round);
                for chain in &mut chains {
                    if 3 * (round + 1) >= rounds {
                        self.keep(&chain.state);
                    }
                    chain.weigh(model, 3 * round > 2 * rounds);
                }
                stopped = watch(share * (round + 1) / rounds, self.value());
            }
            // What annealing misses by little, chains mend in a moment.
            if alone && !self.lumpy && self.value().is_none() {
                for chain in &mut chains {
                    mend(model, &core, &mut chain.state, &mut || {
                        stopped |= watch(share, None);
                        stopped
                    });
                    self.keep(&chain.state);
                }
            }
            if self.value().is_some() {
                break;
            }
            // Bands that could not be kept with the cheap seats: with more of them, and dearer.
            if !wide && !self.lumpy {
                core = all.narrowed(model.k, near << (2 * attempt + 2), Some(&chains[0].state.seats));
            }
            if attempt > 0 {
                for chain in &mut chains {
                    chain.dearer(model);
                }
            }
        }
        if !alone || stopped {
            return stopped;
        }
        let Some((_, best)) = &self.best else { return false };
        let mut ends = vec![best.clone()];
        if self.lumpy {
            ends.extend(chains.into_iter().map(|chain| chain.state.seats));
            ends.dedup();
        }
        let (count, mut at) = (ends.len() as u32, 0);
        ends.into_iter().any(|seats| {
            let (from, to) = (600 + 400 * at / count, 600 + 400 * (at + 1) / count);
            at += 1;
            let rest = &mut |done, value| watch(from + done * (to - from) / 1000, value);
            self.anew(prices, effort, (seats, seed), rest)
        })
    }

    /// What a unit outside each band counts where keeping it comes before everything.
    pub fn weights(&self) -> Vec<f64> {
        (0..self.model.k * self.model.m).map(|place| BEFORE * self.typical[place % self.model.m]).collect()
    }

    /// Ends of chains, to be crossed with the best.
    pub fn others(&self, best: &[u32]) -> Vec<Vec<u32>> {
        self.pool.iter().filter(|seats| *seats != best).cloned().collect()
    }

    /// Keeps the end of a chain, where there are several.
    pub fn ended(&mut self, state: State) {
        if self.lumpy && !self.pool.contains(&state.seats) {
            self.pool.push(state.seats);
        }
    }

    pub fn value(&self) -> Option<i128> {
        self.best.as_ref().filter(|((missed, _), _)| *missed == 0.0).map(|((_, value), _)| *value)
    }

    fn chains(&self, prices: &Priced, starts: &[State]) -> Vec<Chain> {
        let model = self.model;
        let floor: Vec<f64> = (0..model.k * model.m)
            .map(|place| {
                let own = prices.mu[place].abs().max(self.typical[place % model.m]);
                let floor = if self.lumpy { 0.5 } else { 1.4 } * own;
                model.price[place].map_or(floor, |price| price as f64)
            })
            .collect();
        let chain = |at: usize| Chain {
            state: starts[at % starts.len()].clone(),
            weights: floor.iter().map(|floor| if self.lumpy { floor * 3.0 } else { *floor }).collect(),
            floor: floor.clone(),
            move_weight: self.move_weight,
        };
        let count = if model.n * model.k <= SMALL { CHAINS } else { 1 };
        let mut chains: Vec<Chain> = (0..count).map(chain).collect();
        for (place, price) in model.price.iter().enumerate() {
            if let Some(price) = price {
                for chain in &mut chains {
                    chain.weights[place] = *price as f64;
                }
            }
        }
        chains
    }

    /// The heat to begin with, from what seats in the core cost more than the cheapest in the middle; and what it falls to.
    fn heats(&self, core: &Core) -> (f64, f64) {
        let (apart, _) = scale(self.model);
        let mut more: Vec<f64> =
            core.reduced.iter().copied().filter(|more| *more > 0.0 && *more < 1e17).collect();
        more.sort_by(f64::total_cmp);
        let middle = more.get(more.len() / 2).copied().unwrap_or(apart).clamp(apart * 1e-4, apart);
        if self.lumpy { (0.02 * middle, 1e-2) } else { (0.5 * middle, 1e-2) }
    }

    fn round(
        &self,
        core: &Core,
        chains: &mut [Chain],
        (heat, hotter): (f64, f64),
        steps: usize,
        number: u32,
    ) {
        let model = self.model;
        let groups: Vec<Vec<Vec<u32>>> =
            chains.iter().map(|chain| self.groups(core, &chain.state, number, TOGETHER, &[])).collect();
        let tasks: Vec<(usize, usize)> = groups
            .iter()
            .enumerate()
            .flat_map(|(chain, groups)| (0..groups.len()).map(move |group| (chain, group)))
            .collect();
        let before = &*chains;
        let changes = each(self.threads, tasks.len(), |task| {
            let (at, group) = tasks[task];
            let heat = heat * libm::pow(hotter, at as f64);
            let round = Round {
                weights: &before[at].weights,
                move_weight: before[at].move_weight,
                hot: heat,
                cold: heat * 0.7,
                steps,
                graph: model.near.as_deref(),
            };
            let rng = Rng::new(u64::from(number) << 20 | group as u64, at as u64 + 1);
            anneal(model, core, &before[at].state, &groups[at][group], &round, rng)
        });
        for ((chain, _), changes) in tasks.into_iter().zip(changes) {
            for (item, seat) in changes {
                chains[chain].state.put(model, item, seat);
            }
        }
    }

    pub fn keep(&mut self, state: &State) {
        let model = self.model;
        let mut missed = 0.0;
        for (place, load) in state.loads.iter().enumerate() {
            if model.price[place].is_none() {
                missed += model.outside(place, *load) as f64 * self.typical[place % model.m];
            }
        }
        missed += model.most_moves.map_or(0, |most| (state.moved - most).max(0)) as f64 * self.move_weight;
        if let Some(graph) = &model.near {
            let of = |seat: u32| pieces(graph, |unit| state.seats[unit] == seat, |_| false);
            let more: usize = (0..model.k as u32).map(|seat| of(seat).saturating_sub(1)).sum();
            missed += more as f64 * 1e12;
        }
        if self.best.as_ref().is_some_and(|((least, _), _)| missed > *least) {
            return;
        }
        let value = model.value(&state.seats) + model.beyond(&state.loads);
        if self.best.as_ref().is_none_or(|(best, _)| (missed, value) < *best) {
            self.best = Some(((missed, value), state.seats.clone()));
        }
    }
}

fn move_price(prices: &Priced) -> f64 {
    prices.multipliers.moves as f64 / f64::from(1 << 24)
}

impl Chain {
    /// Bands that are left become dearer; bands that are kept cheaper, until the end nears.
    fn weigh(&mut self, model: &Model<'_>, late: bool) {
        for (place, weight) in self.weights.iter_mut().enumerate() {
            if model.price[place].is_some() {
                continue;
            }
            if model.outside(place, self.state.loads[place]) > 0 {
                *weight *= DEARER;
            } else if !late {
                *weight = (*weight * CHEAPER).max(self.floor[place]);
            }
        }
        if model.most_moves.is_some_and(|most| self.state.moved > most) {
            self.move_weight *= DEARER;
        }
    }

    fn dearer(&mut self, model: &Model<'_>) {
        for (place, floor) in self.floor.iter_mut().enumerate() {
            if model.price[place].is_none() {
                *floor *= 2.0;
                self.weights[place] = self.weights[place].max(*floor);
            }
        }
    }
}
