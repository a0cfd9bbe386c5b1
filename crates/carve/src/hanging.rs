//! Whether seats still hang together when units are exchanged.

use std::collections::VecDeque;

/// Units of a branch at most.
const BRANCH: usize = 24;

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

    /// A unit with what hangs on its seat by it alone, where that is little: together they may leave.
    pub fn branch(&mut self, unit: u32) -> Option<Vec<u32>> {
        if self.loose(unit) {
            return Some(vec![unit]);
        }
        let (graph, from, begun) = (self.graph, self.seat(unit), self.times + 1);
        self.times = begun;
        self.seen[unit as usize] = begun;
        let (mut whole, mut large): (Vec<Vec<u32>>, usize) = (Vec::new(), 0);
        for first in graph[unit as usize].iter().copied() {
            if self.seat(first) != from || self.seen[first as usize] >= begun {
                continue;
            }
            self.times += 1;
            self.seen[first as usize] = self.times;
            let (mut piece, mut at, mut joins) = (vec![first], 0, false);
            while at < piece.len() && piece.len() <= BRANCH && !joins {
                for next in graph[piece[at] as usize].iter().copied() {
                    let seen = &mut self.seen[next as usize];
                    if self.seats[next as usize] != from {
                        continue;
                    } else if *seen < begun {
                        *seen = self.times;
                        piece.push(next);
                    } else {
                        // Only what was too large before is not known to its end.
                        joins |= *seen != self.times && next != unit;
                    }
                }
                at += 1;
            }
            if !joins && piece.len() > BRANCH {
                large += 1;
            } else if !joins {
                whole.push(piece);
            }
        }
        if large == 0 {
            // What is left of the seat is its largest piece.
            if let Some(most) = (0..whole.len()).max_by_key(|at| whole[*at].len()) {
                whole.swap_remove(most);
            }
        }
        let branch: Vec<u32> = std::iter::once(unit).chain(whole.into_iter().flatten()).collect();
        (large <= 1 && branch.len() <= BRANCH).then_some(branch)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contiguity::pieces;
    use crate::rng::Rng;

    const WIDE: u32 = 9;

    fn grid(wide: u32) -> Vec<Vec<u32>> {
        let near = |unit: u32| {
            let (x, y) = (unit % wide, unit / wide);
            let all = [
                (y > 0).then(|| unit - wide),
                (x > 0).then(|| unit - 1),
                (x + 1 < wide).then(|| unit + 1),
                (y + 1 < wide).then(|| unit + wide),
            ];
            all.into_iter().flatten().collect()
        };
        (0..wide * wide).map(near).collect()
    }

    fn hang(graph: &[Vec<u32>], seats: &[u32]) -> bool {
        (0..4).all(|seat| pieces(graph, |unit| seats[unit] == seat, |_| false) <= 1)
    }

    /// Units go where they may, again and again; what is kept of earlier answers must not show.
    #[test]
    fn what_may_go_over_is_what_leaves_both_seats_in_one_piece() {
        let graph = grid(WIDE);
        let mut seats: Vec<u32> = (0..WIDE * WIDE).map(|unit| unit / WIDE / 3).collect();
        let mut hanging = Hanging::new(&graph, &seats, 4);
        let mut rng = Rng::new(3, 1);
        let (mut went, mut both, mut branches) = (0, 0, 0);
        for _ in 0..20_000 {
            let [unit, second] = [(); 2].map(|()| rng.below(seats.len()) as u32);
            let (seat, third) = (rng.below(4) as u32, rng.below(4) as u32);
            let (from, to) = (hanging.seat(unit), hanging.seat(second));
            let mut after = seats.clone();
            if rng.below(8) == 0 && from != seat && hanging.touches(unit, seat, None) {
                let loose = hanging.loose(unit);
                let Some(branch) = hanging.branch(unit) else { continue };
                branch.iter().for_each(|unit| after[*unit as usize] = seat);
                assert!(hang(&graph, &after), "{branch:?} to {seat} in {seats:?}");
                assert_eq!(branch.len() == 1, loose, "{branch:?} in {seats:?}");
                branch.iter().for_each(|unit| hanging.put(*unit, seat));
                seats = after;
                branches += usize::from(!loose);
            } else if rng.below(2) == 0 {
                if from == seat {
                    continue;
                }
                after[unit as usize] = seat;
                assert_eq!(hanging.may(unit, seat), hang(&graph, &after), "{unit} to {seat} in {seats:?}");
                if hang(&graph, &after) {
                    hanging.put(unit, seat);
                    seats = after;
                    went += 1;
                }
            } else if from != to && third != to && hanging.may_both([unit, second], third) {
                after[unit as usize] = to;
                after[second as usize] = third;
                assert!(hang(&graph, &after), "{unit} to {to}, {second} to {third} in {seats:?}");
                hanging.put(unit, to);
                hanging.put(second, third);
                seats = after;
                both += 1;
            }
        }
        assert!(went > 500 && both > 50 && branches > 50, "{went} {both} {branches}");
    }

    /// With borders missing, what hangs on a unit is often long, and what is left is known from several sides.
    #[test]
    fn a_branch_leaves_neither_seat_in_more_pieces() {
        const WIDE: u32 = 20;
        let (mut went, mut rng) = (0, Rng::new(5, 1));
        for _ in 0..60 {
            let mut graph = grid(WIDE);
            for unit in 0..graph.len() {
                let near: Vec<u32> = graph[unit].iter().copied().filter(|next| *next > unit as u32).collect();
                for next in near.into_iter().filter(|_| rng.below(10) < 4) {
                    graph[unit].retain(|other| *other != next);
                    graph[next as usize].retain(|other| *other as usize != unit);
                }
            }
            let mut seats: Vec<u32> = (0..WIDE * WIDE).map(|unit| unit / WIDE / 5).collect();
            let mut hanging = Hanging::new(&graph, &seats, 4);
            for _ in 0..400 {
                let unit = rng.below(seats.len()) as u32;
                let near = graph[unit as usize].iter().map(|next| seats[*next as usize]);
                let Some(seat) = near.into_iter().find(|seat| *seat != seats[unit as usize]) else {
                    continue;
                };
                let Some(branch) = hanging.branch(unit) else { continue };
                let mut after = seats.clone();
                branch.iter().for_each(|unit| after[*unit as usize] = seat);
                let of = |all: &[u32], seat| pieces(&graph, |unit| all[unit] == seat, |_| false);
                for seat in [seat, seats[unit as usize]] {
                    assert!(of(&after, seat) <= of(&seats, seat), "{branch:?} to {seat} in {seats:?}");
                }
                branch.iter().for_each(|unit| hanging.put(*unit, seat));
                seats = after;
                went += usize::from(branch.len() > 1);
            }
        }
        assert!(went > 500, "{went}");
    }
}
