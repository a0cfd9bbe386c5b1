//! Annealing where units hang together: what could go over is taken from the border between seats.

use super::{Group, patience};
use crate::border::Border;
use crate::hanging::Hanging;
use crate::rng::Rng;

/// One step in so many looks at any unit, so that a seat without one can begin somewhere.
const ANYWHERE: usize = 64;
/// How often a unit is looked for that would come back in exchange.
const TRIES: usize = 4;

/// What is kept in the place of the lists.
pub(super) struct Along<'a> {
    hanging: Hanging<'a>,
    border: Border,
    /// The item of each unit that has one.
    items: Vec<Option<u32>>,
}

impl<'a> Group<'a> {
    pub(super) fn begin_along(&mut self, hanging: Hanging<'a>) {
        let mut items = vec![None; self.model.n];
        for (item, unit) in self.items.iter().enumerate() {
            items[*unit as usize] = Some(item as u32);
        }
        let mut border = Border::new(self.columns.len(), self.seats.len());
        for item in 0..self.items.len() {
            for near in hanging.near(self.items[item]) {
                if let Some(column) = self.column(item, hanging.seat(*near)) {
                    border.tie(column, true, None);
                }
            }
            self.list_along(&mut border, item);
        }
        self.along = Some(Along { hanging, border, items });
    }

    /// The column of an item that is a seat.
    fn column(&self, item: usize, seat: u32) -> Option<usize> {
        let columns = self.of(item);
        let seat_of = |column: &super::Column| self.seats[column.seat as usize];
        let found = self.columns[columns.clone()].binary_search_by_key(&seat, seat_of);
        found.ok().map(|at| columns.start + at)
    }

    fn list_along(&self, border: &mut Border, item: usize) {
        let now = self.now[item] as usize;
        let here = self.columns[now].seat as usize;
        self.of(item).filter(|column| *column != now).for_each(|column| border.list(column, here));
    }

    pub(super) fn step_along(&mut self, rng: &mut Rng, heat: f64) {
        let any = rng.below(ANYWHERE) == 0;
        let Some((item, to)) = (if any { self.anywhere(rng) } else { self.somewhere(rng) }) else { return };
        let from = self.now[item] as usize;
        let (p, q) = (self.columns[from].seat, self.columns[to].seat);
        let kind = rng.below(16);
        if kind == 15 {
            return self.branch_off(item, q, heat, rng);
        }
        let next = if kind < 5 { None } else { self.beside(q, (kind < 12).then_some(p), rng) };
        let limit = heat * patience(rng.next());
        let unit = self.items[item];
        let Some(next) = next else {
            let seat = self.seats[q as usize];
            if self.alone(from, to) + heat * self.longer(from, to) <= limit
                && self.along.as_mut().is_some_and(|a| a.hanging.may(unit, seat))
            {
                self.go(item, to);
            }
            return;
        };
        let second = self.item_of(next);
        let seat = self.seats[self.columns[next].seat as usize];
        let both = [unit, self.items[second]];
        let there = self.now[second] as usize;
        let longer = self.longer(from, to) + self.longer(there, next);
        if self.both(from, to, there, next) + heat * longer <= limit
            && self.along.as_mut().is_some_and(|along| along.hanging.may_both(both, seat))
        {
            self.go(item, to);
            self.go(second, next);
        }
    }

    /// A unit that holds others to its seat takes them with it.
    fn branch_off(&mut self, item: usize, q: u16, heat: f64, rng: &mut Rng) {
        let (m, to) = (self.model.m, self.seats[q as usize]);
        let Some(along) = &mut self.along else { return };
        let unit = self.items[item];
        if !along.hanging.near(unit).iter().any(|near| along.hanging.seat(*near) == to) {
            return;
        }
        let Some(branch) = along.hanging.branch(unit) else { return };
        let items = branch.iter().map(|unit| along.items[*unit as usize].map(|item| item as usize));
        let Some(items) = items.collect::<Option<Vec<usize>>>() else { return };
        let columns = items.iter().map(|item| self.column(*item, to));
        let Some(columns) = columns.collect::<Option<Vec<usize>>>() else { return };
        let Some(along) = &self.along else { return };
        // `longer` counts each unit by itself, also towards the others of the branch, which stay beside it.
        let inside =
            |unit: &u32| along.hanging.near(*unit).iter().filter(|near| branch.contains(near)).count();
        let mut longer = -(branch.iter().map(inside).sum::<usize>() as f64);
        let (mut change, mut moves) = (0.0, 0);
        let p = self.columns[self.now[item] as usize].seat as usize;
        let (mut out, mut into) = (vec![0; m], vec![0; m]);
        for (item, column) in items.iter().zip(&columns) {
            let from = self.now[*item] as usize;
            change += self.columns[*column].cost - self.columns[from].cost;
            moves += self.columns[*column].moves - self.columns[from].moves;
            longer += self.longer(from, *column);
            for a in 0..m {
                out[a] -= self.amounts[from * m + a];
                into[a] += self.amounts[column * m + a];
            }
        }
        for a in 0..m {
            change += self.dearer(p, a, out[a]) + self.dearer(q as usize, a, into[a]);
        }
        if change + self.moves_dearer(moves) + heat * longer <= heat * patience(rng.next()) {
            for (item, column) in items.into_iter().zip(columns) {
                self.go(item, column);
            }
        }
    }

    /// How many pairs of neighbours come to be in two seats. Each counts as much as the heat, or units without accounts, which cost
    /// nothing anywhere, would fray the borders until nothing else could go over.
    fn longer(&self, from: usize, to: usize) -> f64 {
        self.along.as_ref().map_or(0.0, |along| along.border.longer(from, to))
    }

    /// Any unit, to any seat.
    fn anywhere(&self, rng: &mut Rng) -> Option<(usize, usize)> {
        let item = rng.below(self.items.len());
        let columns = self.of(item);
        let to = columns.start + rng.below(columns.len() - 1);
        Some((item, to + usize::from(to >= self.now[item] as usize)))
    }

    /// A unit on the border of a seat, to what it touches.
    fn somewhere(&self, rng: &mut Rng) -> Option<(usize, usize)> {
        let to = self.beside(rng.below(self.seats.len()) as u16, None, rng)?;
        Some((self.item_of(to), to))
    }

    /// A way out of a seat, to another if one is found soon.
    fn beside(&self, seat: u16, to: Option<u16>, rng: &mut Rng) -> Option<usize> {
        let list = self.along.as_ref()?.border.of(seat as usize);
        let mut found = None;
        for _ in 0..TRIES {
            if list.is_empty() {
                break;
            }
            let column = list[rng.below(list.len())] as usize;
            found = Some(column);
            if to.is_none_or(|to| self.columns[column].seat == to) {
                break;
            }
        }
        found
    }

    pub(super) fn go_along(&mut self, item: usize, to: usize) {
        let Some(mut along) = self.along.take() else { return };
        let from = self.now[item] as usize;
        let here = self.columns[from].seat as usize;
        let (left, came) = (self.seats[here], self.seats[self.columns[to].seat as usize]);
        let Along { hanging, border, items } = &mut along;
        self.of(item).for_each(|column| border.unlist(column, here));
        self.now[item] = to as u32;
        self.list_along(border, item);
        let unit = self.items[item];
        for near in hanging.near(unit) {
            let Some(other) = items[*near as usize].map(|other| other as usize) else { continue };
            let now = self.now[other] as usize;
            for (seat, came) in [(left, false), (came, true)] {
                if let Some(column) = self.column(other, seat) {
                    let here = (column != now).then_some(self.columns[now].seat as usize);
                    border.tie(column, came, here);
                }
            }
        }
        hanging.put(unit, came);
        self.along = Some(along);
    }
}
