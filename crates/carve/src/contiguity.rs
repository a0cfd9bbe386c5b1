//! Units that hang together.

use std::collections::VecDeque;

use crate::model::{CLOSED, Model};

/// How many parts a graph falls into.
pub(crate) fn parts(graph: &[Vec<u32>]) -> usize {
    pieces(graph, |_| true, |_| false)
}

/// The units that hold something alone, each with what lies around it and holds nothing: the number of each unit, and who borders on whom.
/// Who had to exchange empty units one after the other to come to the next full one would not get there; what is found so hangs
/// together in all units too.
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

/// All units, as what must hang together may pass through them: those without accounts are anybody's.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    pub graph: Vec<Vec<u32>>,
    /// The item of the accounts in each unit.
    pub holds: Vec<Option<u32>>,
}

impl Passage {
    /// How many pieces some items fall into.
    pub fn pieces(&self, counted: impl Fn(usize) -> bool) -> usize {
        let held = |unit: usize| self.holds[unit].is_some_and(|item| counted(item as usize));
        pieces(&self.graph, held, |unit| self.holds[unit].is_none())
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_without_accounts_go_with_the_nearest_that_have_some() {
        // 0 - 1 - 2 - 3 - 4 in a row, 5 apart; accounts in 0, 3 and 4.
        let graph = vec![vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3], vec![]];
        let (number, near) = held_alone(&graph, &[true, false, false, true, true, false]);
        assert_eq!(number, [0, 0, 1, 1, 2, u32::MAX]);
        assert_eq!(near, [vec![1], vec![0, 2], vec![1]]);
    }
}
