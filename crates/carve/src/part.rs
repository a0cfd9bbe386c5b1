//! Items with the columns they may take, as the exact steps see them.

use crate::model::{CLOSED, Model};

/// Some items, the columns they may take, and the bands of the seats; what is constant is left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    pub m: usize,
    /// Where the columns of each item start; one more at the end.
    pub starts: Vec<u32>,
    /// By column: item, seat, cost, and one amount per measure.
    pub items: Vec<u32>,
    pub seats: Vec<u32>,
    pub costs: Vec<f64>,
    pub amounts: Vec<f64>,
    /// By row: a seat's measure.
    pub low: Vec<f64>,
    pub high: Vec<f64>,
    /// What a unit outside costs; infinite for a hard band.
    pub price: Vec<f64>,
}

impl Part {
    pub fn of(&self, item: usize) -> std::ops::Range<usize> {
        self.starts[item] as usize..self.starts[item + 1] as usize
    }

    pub fn columns(&self) -> usize {
        self.seats.len()
    }

    pub fn rows(&self) -> usize {
        self.low.len()
    }

    /// What items cost in some columns, counted in integers where they are; nothing where a hard band is left.
    pub fn cost(&self, columns: &[u32]) -> Option<f64> {
        let mut loads = vec![0_i128; self.rows()];
        let mut sum = 0_i128;
        for column in columns {
            let column = *column as usize;
            sum += self.costs[column] as i128;
            for (a, amount) in self.amounts[column * self.m..][..self.m].iter().enumerate() {
                loads[self.seats[column] as usize * self.m + a] += *amount as i128;
            }
        }
        let mut beyond = 0.0;
        for (row, load) in loads.iter().enumerate() {
            let outside = (self.low[row] as i128 - load).max(load - self.high[row] as i128);
            if outside > 0 {
                beyond += outside as f64 * self.price[row];
            }
        }
        (beyond < f64::INFINITY).then_some(sum as f64 + beyond)
    }

    /// A column's amounts along a vector of rows.
    #[inline]
    pub fn along(&self, rows: &[f64], column: usize) -> f64 {
        let at = self.seats[column] as usize * self.m;
        let pairs = rows[at..at + self.m].iter().zip(&self.amounts[column * self.m..][..self.m]);
        pairs.map(|(row, amount)| row * amount).sum()
    }
}

/// All items in all seats that are open to them.
pub(crate) fn everything(model: &Model<'_>) -> Part {
    let ends = |ends: &[i64]| ends.iter().map(|end| *end as f64).collect();
    let price = model.price.iter().map(|price| price.map_or(f64::INFINITY, |price| price as f64));
    let mut part = Part {
        m: model.m,
        starts: vec![0],
        low: ends(&model.low),
        high: ends(&model.high),
        price: price.collect(),
        ..Part::default()
    };
    let mut row = vec![0; model.k];
    for item in 0..model.n {
        model.row(item, &mut row);
        for (seat, cost) in row.iter().enumerate().filter(|(_, cost)| **cost != CLOSED) {
            part.items.push(item as u32);
            part.seats.push(seat as u32);
            part.costs.push(*cost as f64);
            part.amounts.extend(model.amounts(item, seat).iter().map(|amount| *amount as f64));
        }
        part.starts.push(part.seats.len() as u32);
    }
    part
}
