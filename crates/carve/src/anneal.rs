//! Simulated annealing of some seats and the items in them: an item goes to another seat, two change places, or one pushes
//! another on. Leaving a band costs a weight; weights adapt between rounds. A number of steps and a seed, never a clock.

mod along;

use std::sync::OnceLock;

use along::Along;

use crate::core::Core;
use crate::hanging::Hanging;
use crate::model::Model;
use crate::rng::Rng;

/// The state that rounds of annealing improve.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub seats: Vec<u32>,
    pub loads: Vec<i64>,
    pub moved: i64,
}

impl State {
    pub fn new(model: &Model<'_>, seats: Vec<u32>) -> State {
        let wide: Vec<usize> = seats.iter().map(|seat| *seat as usize).collect();
        State { loads: model.loads(&wide), moved: model.moved(&wide), seats }
    }

    pub fn put(&mut self, model: &Model<'_>, item: u32, seat: u32) {
        let (item, from, to) = (item as usize, self.seats[item as usize] as usize, seat as usize);
        for a in 0..model.m {
            self.loads[from * model.m + a] -= model.amounts(item, from)[a];
            self.loads[to * model.m + a] += model.amounts(item, to)[a];
        }
        self.moved += model.moves(item, to) - model.moves(item, from);
        self.seats[item] = seat;
    }
}

/// What a round is asked.
pub(crate) struct Round<'a> {
    /// Cost of a unit outside the band, by place.
    pub weights: &'a [f64],
    /// Cost of a move beyond those allowed.
    pub move_weight: f64,
    pub hot: f64,
    pub cold: f64,
    pub steps: usize,
    pub graph: Option<&'a [Vec<u32>]>,
}

/// One possible seat of an item, within the group.
#[derive(Clone, Copy)]
struct Column {
    seat: u16,
    /// Its place in the list of items in one seat that could be in another.
    slot: u32,
    cost: f64,
    moves: i64,
}

struct Group<'a> {
    model: &'a Model<'a>,
    round: &'a Round<'a>,
    /// The seats, by their place in the group.
    seats: &'a [u32],
    items: Vec<u32>,
    starts: Vec<u32>,
    columns: Vec<Column>,
    amounts: Vec<i64>,
    /// The column of each item now.
    now: Vec<u32>,
    loads: Vec<i64>,
    moved: i64,
    most_moves: i64,
    lists: Vec<Vec<u32>>,
    along: Option<Along<'a>>,
}

/// Minus the logarithm of evenly spread numbers.
fn patience(number: u64) -> f64 {
    static TABLE: OnceLock<Vec<f64>> = OnceLock::new();
    let table =
        TABLE.get_or_init(|| (0..4096).map(|at| -libm::log((f64::from(at) + 0.5) / 4096.0)).collect());
    table[(number & 4095) as usize]
}

/// Where items go when the seats of `group` are annealed among themselves: `(item, seat)`.
pub(crate) fn anneal(
    model: &Model<'_>,
    core: &Core,
    state: &State,
    group: &[u32],
    round: &Round<'_>,
    mut rng: Rng,
) -> Vec<(u32, u32)> {
    let mut work = Group::new(model, core, state, group, round);
    if work.items.is_empty() {
        return Vec::new();
    }
    let cooling = libm::pow(round.cold / round.hot, 1.0 / 64.0);
    let mut heat = round.hot;
    let steps = round.steps * work.items.len() / 64 + 1;
    for _ in 0..64 {
        for _ in 0..steps {
            work.step(&mut rng, heat);
        }
        heat *= cooling;
    }
    let there = |at: usize| work.seats[work.columns[work.now[at] as usize].seat as usize];
    let moved = work.items.iter().enumerate().filter(|(at, item)| there(*at) != state.seats[**item as usize]);
    moved.map(|(at, item)| (*item, there(at))).collect()
}

impl<'a> Group<'a> {
    fn new(
        model: &'a Model<'a>,
        core: &Core,
        state: &State,
        seats: &'a [u32],
        round: &'a Round<'a>,
    ) -> Group<'a> {
        const OUT: u16 = u16::MAX;
        let (m, wide) = (model.m, seats.len());
        let mut local = vec![OUT; model.k];
        for (at, seat) in seats.iter().enumerate() {
            local[*seat as usize] = at as u16;
        }
        let mut group = Group {
            model,
            round,
            seats,
            items: Vec::new(),
            starts: vec![0],
            columns: Vec::new(),
            amounts: Vec::new(),
            now: Vec::new(),
            loads: Vec::with_capacity(wide * m),
            moved: state.moved,
            most_moves: model.most_moves.unwrap_or(i64::MAX),
            lists: if round.graph.is_some() { Vec::new() } else { vec![Vec::new(); wide * wide] },
            along: None,
        };
        for seat in seats {
            group.loads.extend_from_slice(&state.loads[*seat as usize * m..][..m]);
        }
        for (item, seat) in state.seats.iter().enumerate() {
            if local[*seat as usize] == OUT {
                continue;
            }
            let open = || core.of_item(item).filter(|at| local[core.seats[*at] as usize] != OUT);
            if open().count() < 2 {
                continue;
            }
            for at in open() {
                let to = core.seats[at];
                if to == *seat {
                    group.now.push(group.columns.len() as u32);
                }
                group.columns.push(Column {
                    seat: local[to as usize],
                    slot: 0,
                    cost: core.costs[at] as f64,
                    moves: model.moves(item, to as usize),
                });
                group.amounts.extend_from_slice(model.amounts(item, to as usize));
            }
            group.items.push(item as u32);
            group.starts.push(group.columns.len() as u32);
        }
        debug_assert_eq!(group.items.len(), group.now.len(), "every item stands in a column");
        if let Some(graph) = round.graph {
            group.begin_along(Hanging::new(graph, &state.seats, model.k));
        } else {
            (0..group.items.len()).for_each(|item| group.enlist(item));
        }
        group
    }

    fn of(&self, item: usize) -> std::ops::Range<usize> {
        self.starts[item] as usize..self.starts[item + 1] as usize
    }

    fn enlist(&mut self, item: usize) {
        let from = self.columns[self.now[item] as usize].seat as usize * self.seats.len();
        for at in self.of(item) {
            let list = &mut self.lists[from + self.columns[at].seat as usize];
            self.columns[at].slot = list.len() as u32;
            list.push(at as u32);
        }
    }

    fn strike(&mut self, item: usize) {
        let from = self.columns[self.now[item] as usize].seat as usize * self.seats.len();
        for at in self.of(item) {
            let Column { seat, slot, .. } = self.columns[at];
            let list = &mut self.lists[from + seat as usize];
            list.swap_remove(slot as usize);
            if let Some(other) = list.get(slot as usize) {
                self.columns[*other as usize].slot = slot;
            }
        }
    }

    /// What a band costs more when its load changes.
    #[inline]
    fn dearer(&self, seat: usize, measure: usize, change: i64) -> f64 {
        if change == 0 {
            return 0.0;
        }
        let place = self.seats[seat] as usize * self.model.m + measure;
        let load = self.loads[seat * self.model.m + measure];
        let more = self.model.outside(place, load + change) - self.model.outside(place, load);
        if more == 0 { 0.0 } else { more as f64 * self.round.weights[place] }
    }

    fn moves_dearer(&self, change: i64) -> f64 {
        let over = |moved: i64| (moved - self.most_moves).max(0);
        (over(self.moved + change) - over(self.moved)) as f64 * self.round.move_weight
    }

    /// The item whose column this is.
    fn item_of(&self, column: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= column) - 1
    }

    fn step(&mut self, rng: &mut Rng, heat: f64) {
        if self.along.is_some() {
            return self.step_along(rng, heat);
        }
        let item = rng.below(self.items.len());
        let columns = self.of(item);
        let from = self.now[item] as usize;
        let mut to = columns.start + rng.below(columns.len() - 1);
        to += usize::from(to >= from);
        let wide = self.seats.len();
        let (p, q) = (self.columns[from].seat as usize, self.columns[to].seat as usize);
        let kind = rng.below(16);
        let other = if kind < 5 {
            None
        } else {
            // An item that could come in exchange, or any that could leave.
            let list = &self.lists[q * wide + if kind < 12 { p } else { q }];
            (!list.is_empty()).then(|| list[rng.below(list.len())] as usize)
        };
        let limit = heat * patience(rng.next());
        let Some(column) = other else {
            if self.alone(from, to) <= limit {
                self.go(item, to);
            }
            return;
        };
        let second = self.item_of(column);
        let there = self.now[second] as usize;
        let next = if kind < 12 {
            column
        } else {
            let columns = self.of(second);
            let mut next = columns.start + rng.below(columns.len() - 1);
            next += usize::from(next >= there);
            next
        };
        if self.both(from, to, there, next) <= limit {
            self.go(item, to);
            self.go(second, next);
        }
    }

    /// What it costs more when an item goes over.
    fn alone(&self, from: usize, to: usize) -> f64 {
        let (p, q) = (self.columns[from].seat as usize, self.columns[to].seat as usize);
        let m = self.model.m;
        let mut change = self.columns[to].cost - self.columns[from].cost;
        for a in 0..m {
            change += self.dearer(p, a, -self.amounts[from * m + a]);
            change += self.dearer(q, a, self.amounts[to * m + a]);
        }
        change + self.moves_dearer(self.columns[to].moves - self.columns[from].moves)
    }

    /// What it costs more when an item goes over and another leaves the seat it comes to.
    fn both(&self, from: usize, to: usize, there: usize, next: usize) -> f64 {
        let (p, q) = (self.columns[from].seat as usize, self.columns[to].seat as usize);
        let r = self.columns[next].seat as usize;
        let m = self.model.m;
        let mut change = self.columns[to].cost - self.columns[from].cost;
        let mut moves = self.columns[to].moves - self.columns[from].moves;
        change += self.columns[next].cost - self.columns[there].cost;
        moves += self.columns[next].moves - self.columns[there].moves;
        for a in 0..m {
            let (out, into) = (self.amounts[from * m + a], self.amounts[to * m + a]);
            let (second_out, second_into) = (self.amounts[there * m + a], self.amounts[next * m + a]);
            change += self.dearer(q, a, into - second_out);
            if r == p {
                change += self.dearer(p, a, second_into - out);
            } else {
                change += self.dearer(p, a, -out) + self.dearer(r, a, second_into);
            }
        }
        change + self.moves_dearer(moves)
    }

    fn go(&mut self, item: usize, to: usize) {
        let from = self.now[item] as usize;
        let m = self.model.m;
        let (p, q) = (self.columns[from].seat as usize, self.columns[to].seat as usize);
        for a in 0..m {
            self.loads[p * m + a] -= self.amounts[from * m + a];
            self.loads[q * m + a] += self.amounts[to * m + a];
        }
        self.moved += self.columns[to].moves - self.columns[from].moves;
        if self.along.is_some() {
            return self.go_along(item, to);
        }
        self.strike(item);
        self.now[item] = to as u32;
        self.enlist(item);
    }
}
