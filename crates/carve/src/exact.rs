//! The best assignment of few accounts, by looking at all of them.

use crate::model::{CLOSED, Model};

/// Assignments that are looked at, at most.
const MOST: u64 = 20_000;

/// The best assignment of items, or that there is none; nothing where there are too many to look at.
pub(crate) fn best(model: &Model<'_>) -> Option<Option<Vec<u32>>> {
    let open = |item: usize| model.open[item].as_ref().map_or(model.k, |open| open.len()) as u64;
    let count =
        (0..model.n).try_fold(1_u64, |count, item| count.checked_mul(open(item)).filter(|c| *c <= MOST));
    count?;
    let mut rows = vec![0; model.n * model.k];
    for item in 0..model.n {
        model.row(item, &mut rows[item * model.k..][..model.k]);
    }
    let mut all = All { model, rows, seats: vec![0; model.n], loads: vec![0; model.k * model.m], best: None };
    all.from(0, 0, 0);
    Some(all.best.map(|(_, seats)| seats))
}

struct All<'a, 'm> {
    model: &'a Model<'m>,
    rows: Vec<i64>,
    seats: Vec<u32>,
    loads: Vec<i64>,
    best: Option<(i128, Vec<u32>)>,
}

impl All<'_, '_> {
    fn from(&mut self, item: usize, cost: i128, moved: i64) {
        let model = self.model;
        if model.most_moves.is_some_and(|most| moved > most) {
            return;
        }
        if item == model.n {
            self.weigh(cost);
            return;
        }
        for seat in 0..model.k {
            let more = self.rows[item * model.k + seat];
            if more == CLOSED {
                continue;
            }
            self.seats[item] = seat as u32;
            self.shift(item, seat, 1);
            self.from(item + 1, cost + i128::from(more), moved + model.moves(item, seat));
            self.shift(item, seat, -1);
        }
    }

    fn shift(&mut self, item: usize, seat: usize, sign: i64) {
        let m = self.model.m;
        for (load, amount) in self.loads[seat * m..][..m].iter_mut().zip(self.model.amounts(item, seat)) {
            *load += sign * amount;
        }
    }

    fn weigh(&mut self, cost: i128) {
        let model = self.model;
        let broken =
            |place: usize| model.price[place].is_none() && model.outside(place, self.loads[place]) > 0;
        if (0..self.loads.len()).any(broken) {
            return;
        }
        let value = cost + model.beyond(&self.loads);
        if self.best.as_ref().is_some_and(|(best, _)| value >= *best) {
            return;
        }
        if let Some(passage) = &model.passage {
            let of = |seat: u32| passage.pieces(|item| self.seats[item] == seat);
            if (0..model.k as u32).any(|seat| of(seat) > 1) {
                return;
            }
        }
        self.best = Some((value, self.seats.clone()));
    }
}
