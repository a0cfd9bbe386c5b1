//! The problem as the algorithms see it: items (accounts, or whole units under contiguity) with rows of costs and amounts.

use std::sync::Arc;

use crate::contiguity::Passage;
use crate::problem::Costs;

/// The cost of a seat that is closed to an item.
pub(crate) const CLOSED: i64 = i64::MAX;
/// Costs up to this many are kept; more are asked for again.
const STORED: usize = 1 << 23;

enum Table<'a> {
    Stored(Vec<i64>),
    Asked(&'a dyn Costs),
}

pub(crate) struct Model<'a> {
    pub n: usize,
    pub k: usize,
    /// Measures.
    pub m: usize,
    table: Table<'a>,
    amounts: Vec<i64>,
    item_step: usize,
    seat_step: usize,
    /// For each seat one end per measure.
    pub low: Vec<i64>,
    pub high: Vec<i64>,
    /// `None` is a hard band.
    pub price: Vec<Option<i64>>,
    /// The seats open to each item, where not all are.
    pub open: Vec<Option<Arc<[u32]>>>,
    /// Accounts of each item with a present seat, and how many at which.
    pub owned: Vec<i64>,
    pub present: Vec<Vec<(u32, i64)>>,
    pub most_moves: Option<i64>,
    /// The neighbours of each unit, and the unit of each account, under contiguity.
    pub near: Option<Vec<Vec<u32>>>,
    /// What is judged by: a search along [`Self::near`] knows no empty units.
    pub passage: Option<Passage>,
    pub item_of: Option<Vec<usize>>,
    /// The largest cost and amount there is, without its sign.
    pub largest_cost: i64,
    pub largest_amount: i64,
}

/// What a model is made of beside its costs.
pub(crate) struct Parts {
    pub n: usize,
    pub k: usize,
    pub m: usize,
    pub amounts: Vec<i64>,
    pub by_seat: bool,
    pub low: Vec<i64>,
    pub high: Vec<i64>,
    pub price: Vec<Option<i64>>,
    pub open: Vec<Option<Arc<[u32]>>>,
    pub owned: Vec<i64>,
    pub present: Vec<Vec<(u32, i64)>>,
    pub most_moves: Option<i64>,
    pub near: Option<Vec<Vec<u32>>>,
    pub passage: Option<Passage>,
    /// The item of each account, under contiguity.
    pub item_of: Option<Vec<usize>>,
}

impl<'a> Model<'a> {
    /// Under contiguity the rows of a unit's accounts are added up.
    pub fn new(parts: Parts, costs: &'a dyn Costs, largest_cost: i64) -> Model<'a> {
        let Parts { n, k, m, .. } = parts;
        let table = match &parts.item_of {
            Some(item_of) => {
                let mut sums = vec![0_i64; n * k];
                let mut row = vec![0; k];
                for (account, item) in item_of.iter().enumerate() {
                    costs.row(account, &mut row);
                    for (sum, cost) in sums[item * k..][..k].iter_mut().zip(&row) {
                        *sum += cost;
                    }
                }
                Table::Stored(sums)
            }
            None if n * k <= STORED => {
                let mut all = vec![0; n * k];
                for item in 0..n {
                    costs.row(item, &mut all[item * k..][..k]);
                }
                Table::Stored(all)
            }
            None => Table::Asked(costs),
        };
        let largest_cost = match &table {
            Table::Stored(all) => all.iter().map(|cost| cost.abs()).max().unwrap_or(0),
            Table::Asked(_) => largest_cost,
        };
        let largest_amount = parts.amounts.iter().copied().max().unwrap_or(0);
        let (item_step, seat_step) = if parts.by_seat { (k * m, m) } else { (m, 0) };
        Model {
            n,
            k,
            m,
            table,
            amounts: parts.amounts,
            item_step,
            seat_step,
            low: parts.low,
            high: parts.high,
            price: parts.price,
            open: parts.open,
            owned: parts.owned,
            present: parts.present,
            most_moves: parts.most_moves,
            near: parts.near,
            passage: parts.passage,
            item_of: parts.item_of,
            largest_cost,
            largest_amount,
        }
    }

    /// What an item costs in each seat; [`CLOSED`] where it may not go.
    pub fn row(&self, item: usize, row: &mut [i64]) {
        match &self.table {
            Table::Stored(all) => row.copy_from_slice(&all[item * self.k..][..self.k]),
            Table::Asked(costs) => costs.row(item, row),
        }
        if let Some(open) = &self.open[item] {
            let mut next = open.iter().peekable();
            for (seat, cost) in row.iter_mut().enumerate() {
                if next.next_if(|open| **open as usize == seat).is_none() {
                    *cost = CLOSED;
                }
            }
        }
    }

    /// The amounts of an item in a seat: one per measure.
    #[inline]
    pub fn amounts(&self, item: usize, seat: usize) -> &[i64] {
        &self.amounts[item * self.item_step + seat * self.seat_step..][..self.m]
    }

    /// Whether amounts are alike in every seat.
    pub fn alike(&self) -> bool {
        self.seat_step == 0
    }

    /// Accounts of an item that move if it goes to a seat.
    #[inline]
    pub fn moves(&self, item: usize, seat: usize) -> i64 {
        let stay = self.present[item].iter().find(|(present, _)| *present as usize == seat);
        self.owned[item] - stay.map_or(0, |(_, count)| *count)
    }

    /// Whether a seat is open to an item.
    pub fn may(&self, item: usize, seat: usize) -> bool {
        self.open[item].as_ref().is_none_or(|open| open.binary_search(&(seat as u32)).is_ok())
    }

    /// What each seat has: one load per measure.
    pub fn loads(&self, seats: &[usize]) -> Vec<i64> {
        let mut loads = vec![0; self.k * self.m];
        for (item, seat) in seats.iter().enumerate() {
            for (load, amount) in loads[seat * self.m..][..self.m].iter_mut().zip(self.amounts(item, *seat)) {
                *load += amount;
            }
        }
        loads
    }

    /// What the items cost in their seats, bands aside.
    pub fn value(&self, seats: &[u32]) -> i128 {
        let mut row = vec![0; self.k];
        let cost = |(item, seat): (usize, &u32)| {
            self.row(item, &mut row);
            i128::from(row[*seat as usize])
        };
        seats.iter().enumerate().map(cost).sum()
    }

    /// Accounts that leave their present seat.
    pub fn moved(&self, seats: &[usize]) -> i64 {
        seats.iter().enumerate().map(|(item, seat)| self.moves(item, *seat)).sum()
    }

    /// What the loads cost outside soft bands.
    pub fn beyond(&self, loads: &[i64]) -> i128 {
        let priced = self.price.iter().enumerate().filter_map(|(place, price)| Some((place, (*price)?)));
        priced.map(|(place, price)| i128::from(price) * i128::from(self.outside(place, loads[place]))).sum()
    }

    /// How far a load lies outside the band at a place (seat times measures plus measure).
    pub fn outside(&self, place: usize, load: i64) -> i64 {
        (self.low[place] - load).max(load - self.high[place]).max(0)
    }
}
