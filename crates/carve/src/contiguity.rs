//! Units that hang together.

use std::collections::VecDeque;

use crate::model::{CLOSED, Model};

/// How many parts a graph falls into.
pub(crate) fn parts(graph: &[Vec<u32>]) -> usize {
    pieces(graph, |_| true, |_| false)
}

/// The units that hold something alone, each with what lies around it and holds nothing: the number of each unit, and who borders on whom.
/// Who had to exchange empty units one after the other to come to the next full one would not get there.
pub(crate) fn held_alone(graph: &[Vec<u32>], held: &[bool]) -> (Vec<u32>, Vec<Vec<u32>>) {
    let mut number = vec![u32::MAX; graph.len()];
    let mut open: VecDeque<u32> = (0..graph.len() as u32).filter(|unit| held[*unit as usize]).collect();
    (0..).zip(&open).for_each(|(at, unit)| number[*unit as usize] = at);
    let mut near = vec![Vec::new(); open.len()];
    while let Some(unit) = open.pop_front() {
        for next in graph[unit as usize].iter().copied() {
            if number[next as usize] == u32::MAX {
                number[next as usize] = number[unit as usize];
                open.push_back(next);
            }
        }
    }
    for (unit, others) in graph.iter().enumerate() {
        let others = others.iter().map(|other| number[*other as usize]);
        let own = number[unit];
        // An island without anything borders on nobody.
        if let Some(near) = near.get_mut(own as usize) {
            near.extend(others.filter(|other| *other != own));
        }
    }
    for near in &mut near {
        near.sort_unstable();
        near.dedup();
    }
    (number, near)
}

/// How many pieces some units fall into that are joined by others on the way.
pub(crate) fn pieces(
    graph: &[Vec<u32>],
    counted: impl Fn(usize) -> bool,
    passed: impl Fn(usize) -> bool,
) -> usize {
    let mut seen = vec![false; graph.len()];
    let mut count = 0;
    for start in 0..graph.len() {
        if !counted(start) || std::mem::replace(&mut seen[start], true) {
            continue;
        }
        count += 1;
        let mut open = vec![start];
        while let Some(unit) = open.pop() {
            for next in graph[unit].iter().map(|next| *next as usize) {
                if (counted(next) || passed(next)) && !std::mem::replace(&mut seen[next], true) {
                    open.push(next);
                }
            }
        }
    }
    count
}

/// The seats of the units while they are exchanged.
pub(crate) struct Hanging<'a> {
    graph: &'a [Vec<u32>],
    seats: Vec<u32>,
    /// How many units each seat has, and the change that was its last.
    counts: Vec<u32>,
    changed: Vec<u32>,
    changes: u32,
    /// Of each unit whether its seat hangs together without it, and the seat's last change when that was asked.
    loose: Vec<(u32, bool)>,
    /// When a unit was seen last.
    seen: Vec<u32>,
    times: u32,
    open: VecDeque<u32>,
}

impl<'a> Hanging<'a> {
    pub fn new(graph: &'a [Vec<u32>], seats: &[u32], count: usize) -> Hanging<'a> {
        let mut counts = vec![0; count];
        seats.iter().for_each(|seat| counts[*seat as usize] += 1);
        Hanging {
            graph,
            seats: seats.to_vec(),
            counts,
            changed: vec![0; count],
            changes: 0,
            loose: vec![(u32::MAX, false); graph.len()],
            seen: vec![0; graph.len()],
            times: 0,
            open: VecDeque::new(),
        }
    }

    pub fn near(&self, unit: u32) -> &'a [u32] {
        &self.graph[unit as usize]
    }

    pub fn seat(&self, unit: u32) -> u32 {
        self.seats[unit as usize]
    }

    pub fn put(&mut self, unit: u32, seat: u32) {
        let from = std::mem::replace(&mut self.seats[unit as usize], seat);
        self.counts[from as usize] -= 1;
        self.counts[seat as usize] += 1;
        self.changes += 1;
        self.changed[from as usize] = self.changes;
        self.changed[seat as usize] = self.changes;
    }

    /// Whether a unit may go to a seat: what it leaves hangs together still, and it touches what it comes to. A seat may
    /// be left without a unit, and a seat without one may begin anywhere.
    pub fn may(&mut self, unit: u32, seat: u32) -> bool {
        self.touches(unit, seat, None) && self.loose(unit)
    }

    /// Whether a unit may go to a seat while another goes from there to a third, or back.
    pub fn may_both(&mut self, [unit, second]: [u32; 2], seat: u32) -> bool {
        self.touches(unit, self.seat(second), Some(second))
            && self.touches(second, seat, Some(unit))
            && self.loose(unit)
            && self.loose(second)
    }

    /// Whether a unit has a neighbour in a seat once another has left, or nobody is there.
    fn touches(&self, unit: u32, seat: u32, gone: Option<u32>) -> bool {
        let here = |next: &u32| self.seat(*next) == seat && Some(*next) != gone;
        let left = u32::from(gone.is_some_and(|gone| self.seat(gone) == seat));
        self.near(unit).iter().any(here) || self.counts[seat as usize] == left
    }

    /// Whether the seat of a unit hangs together without it.
    fn loose(&mut self, unit: u32) -> bool {
        let changed = self.changed[self.seat(unit) as usize];
        let (asked, loose) = self.loose[unit as usize];
        if asked == changed {
            return loose;
        }
        let loose = self.hangs_without(unit);
        self.loose[unit as usize] = (changed, loose);
        loose
    }

    fn hangs_without(&mut self, unit: u32) -> bool {
        let graph = self.graph;
        let near = &graph[unit as usize];
        let from = self.seat(unit);
        let mut kin = near.iter().copied().filter(|next| self.seat(*next) == from);
        // Without a neighbour of its own the unit is the seat's last, or a piece apart that may well leave.
        let Some(first) = kin.next() else { return true };
        let mut left = kin.count();
        if left == 0 {
            return true;
        }
        self.times += 1;
        self.seen[unit as usize] = self.times;
        self.seen[first as usize] = self.times;
        self.open.clear();
        self.open.push_back(first);
        while let Some(next) = self.open.pop_front() {
            for other in graph[next as usize].iter().copied() {
                if self.seat(other) == from && self.seen[other as usize] != self.times {
                    self.seen[other as usize] = self.times;
                    if near.binary_search(&other).is_ok() {
                        left -= 1;
                        if left == 0 {
                            return true;
                        }
                    }
                    self.open.push_back(other);
                }
            }
        }
        false
    }
}

/// Seats that hang together to begin with: from what is pinned, or else from units apart, grown by the unit that is cheapest at
/// the prices. `reduced` says what a unit costs in a seat.
pub(crate) fn grown(
    model: &Model<'_>,
    graph: &[Vec<u32>],
    reduced: &mut dyn FnMut(usize, &mut [f64]),
) -> Vec<u32> {
    const NONE: u32 = u32::MAX;
    let (n, k) = (model.n, model.k);
    let mut seats = vec![NONE; n];
    for (unit, open) in model.open.iter().enumerate() {
        if let Some([only]) = open.as_deref() {
            seats[unit] = *only;
        }
    }
    joined_pins(model, graph, &mut seats);
    let mut prices = vec![0.0; n * k];
    for unit in 0..n {
        reduced(unit, &mut prices[unit * k..][..k]);
    }
    // A seed for every seat that has none: in parts that have no seat first, then where the seat is cheapest by most.
    let mut bare: Vec<u32> = (0..k as u32).filter(|seat| !seats.contains(seat)).collect();
    for part in components(graph) {
        if part.iter().any(|unit| seats[*unit as usize] != NONE) {
            continue;
        }
        let whole = |seat: u32| {
            let of = |unit: &u32| prices[*unit as usize * k + seat as usize];
            part.iter().map(of).fold(f64::INFINITY, f64::min)
        };
        let best = bare.iter().copied().min_by(|a, b| whole(*a).total_cmp(&whole(*b)).then(a.cmp(b)));
        let Some(seat) = best else { continue };
        let unit = part.iter().copied().min_by(|a, b| {
            prices[*a as usize * k + seat as usize].total_cmp(&prices[*b as usize * k + seat as usize])
        });
        if let Some(unit) = unit.filter(|unit| prices[*unit as usize * k + seat as usize].is_finite()) {
            seats[unit as usize] = seat;
            bare.retain(|other| *other != seat);
        }
    }
    for seat in bare {
        let free = (0..n).filter(|unit| seats[*unit] == NONE);
        let lead = |unit: usize| {
            let own = prices[unit * k + seat as usize];
            let others = (0..k).filter(|other| *other != seat as usize).map(|other| prices[unit * k + other]);
            own - others.fold(f64::INFINITY, f64::min).min(1e18)
        };
        let best = free
            .filter(|unit| prices[unit * k + seat as usize].is_finite())
            .min_by(|a, b| lead(*a).total_cmp(&lead(*b)).then(a.cmp(b)));
        if let Some(unit) = best {
            seats[unit] = seat;
        }
    }
    grow(&prices, k, graph, &mut seats);
    // What no seat could reach goes where it is cheapest; the judge tells.
    for unit in 0..n {
        if seats[unit] == NONE {
            let least = (0..k).min_by(|a, b| prices[unit * k + a].total_cmp(&prices[unit * k + b]));
            seats[unit] = least.unwrap_or(0) as u32;
        }
    }
    seats
}

/// The cheapest free unit that touches a seat goes to it, again and again.
fn grow(prices: &[f64], k: usize, graph: &[Vec<u32>], seats: &mut [u32]) {
    let mut front = std::collections::BinaryHeap::new();
    let offer = |front: &mut std::collections::BinaryHeap<_>, unit: usize, seat: u32| {
        let price = prices[unit * k + seat as usize];
        if price.is_finite() {
            // Ordered as integers: the bits of floats that are not negative, the others turned round.
            let bits = price.to_bits() as i64;
            front.push(std::cmp::Reverse((if bits < 0 { bits ^ i64::MAX } else { bits }, unit as u32, seat)));
        }
    };
    for (unit, near) in graph.iter().enumerate() {
        if seats[unit] != u32::MAX {
            for next in near {
                offer(&mut front, *next as usize, seats[unit]);
            }
        }
    }
    while let Some(std::cmp::Reverse((_, unit, seat))) = front.pop() {
        if seats[unit as usize] != u32::MAX {
            continue;
        }
        seats[unit as usize] = seat;
        for next in &graph[unit as usize] {
            if seats[*next as usize] == u32::MAX {
                offer(&mut front, *next as usize, seat);
            }
        }
    }
}

fn components(graph: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let mut seen = vec![false; graph.len()];
    let mut all = Vec::new();
    for start in 0..graph.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut part = vec![start as u32];
        let mut at = 0;
        while at < part.len() {
            for next in &graph[part[at] as usize] {
                if !std::mem::replace(&mut seen[*next as usize], true) {
                    part.push(*next);
                }
            }
            at += 1;
        }
        all.push(part);
    }
    all
}

/// Joins what is pinned to one seat by the shortest ways over units that are free and open to it.
fn joined_pins(model: &Model<'_>, graph: &[Vec<u32>], seats: &mut [u32]) {
    for seat in 0..model.k as u32 {
        loop {
            let own: Vec<u32> =
                (0..seats.len() as u32).filter(|unit| seats[*unit as usize] == seat).collect();
            let Some(first) = own.first().copied() else { break };
            // From the piece of the first unit outwards until another piece is met.
            let mut before = vec![u32::MAX; seats.len()];
            before[first as usize] = first;
            let mut open = VecDeque::from([first]);
            let mut met = None;
            while let Some(unit) = open.pop_front() {
                if seats[unit as usize] == seat && before[unit as usize] != unit {
                    let came = before[unit as usize];
                    if seats[came as usize] != seat {
                        met = Some(unit);
                        break;
                    }
                }
                for next in graph[unit as usize].iter().copied() {
                    let free = seats[next as usize] == u32::MAX && model.may(next as usize, seat as usize);
                    if before[next as usize] == u32::MAX && (free || seats[next as usize] == seat) {
                        before[next as usize] = unit;
                        if seats[next as usize] == seat && seats[unit as usize] == seat {
                            open.push_front(next);
                        } else {
                            open.push_back(next);
                        }
                    }
                }
            }
            let Some(mut unit) = met else { break };
            while before[unit as usize] != unit {
                unit = before[unit as usize];
                seats[unit as usize] = seat;
            }
        }
    }
}

/// The reduced costs of a unit at prices.
pub(crate) fn priced(model: &Model<'_>, mu: &[f64], unit: usize, row: &mut [i64], into: &mut [f64]) {
    model.row(unit, row);
    for (seat, total) in into.iter_mut().enumerate() {
        *total = if row[seat] == CLOSED {
            f64::INFINITY
        } else {
            let amounts = model.amounts(unit, seat).iter().zip(&mu[seat * model.m..]);
            row[seat] as f64 + amounts.map(|(amount, mu)| *amount as f64 * mu).sum::<f64>()
        };
    }
}
