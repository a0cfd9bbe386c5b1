//! The seats worth looking at for each item: those whose reduced cost is small at given prices.

use crate::model::{CLOSED, Model};
use crate::threads::each;

/// Items and the seats kept for each, with costs (the price of a move included).
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    pub items: Vec<u32>,
    /// Where the columns of each place of `items` start; one more at the end.
    pub starts: Vec<u32>,
    pub seats: Vec<u32>,
    pub costs: Vec<f64>,
    /// Above the cheapest at the prices given.
    pub reduced: Vec<f64>,
}

/// Items that one part of the work prices.
const PART: usize = 2048;

impl Columns {
    /// All seats whose reduced cost is at most `margin`, at most `most` for each item, the cheapest first to be kept.
    pub fn priced(
        model: &Model<'_>,
        items: &[u32],
        prices: &[f64],
        move_price: f64,
        margin: f64,
        most: usize,
        threads: usize,
    ) -> Columns {
        let parts = each(threads, items.len().div_ceil(PART), |part| {
            let items = &items[part * PART..((part + 1) * PART).min(items.len())];
            Columns::part(model, items, prices, move_price, margin, most)
        });
        let mut all = Columns { starts: vec![0], ..Columns::default() };
        for part in parts {
            let before = all.seats.len() as u32;
            all.items.extend(part.items);
            all.starts.extend(part.starts[1..].iter().map(|start| start + before));
            all.seats.extend(part.seats);
            all.costs.extend(part.costs);
            all.reduced.extend(part.reduced);
        }
        all
    }

    fn part(
        model: &Model<'_>,
        items: &[u32],
        prices: &[f64],
        move_price: f64,
        margin: f64,
        most: usize,
    ) -> Columns {
        let (k, m) = (model.k, model.m);
        let mut found = Columns { items: items.to_vec(), starts: vec![0], ..Columns::default() };
        let mut row = vec![0; k];
        let (mut costs, mut reduced) = (vec![0.0; k], vec![0.0; k]);
        let by_measure: Vec<Vec<f64>> =
            (0..m).map(|a| (0..k).map(|seat| prices[seat * m + a]).collect()).collect();
        let mut near: Vec<usize> = Vec::new();
        for item in items {
            let item = *item as usize;
            model.row(item, &mut row);
            for (cost, whole) in costs.iter_mut().zip(&row) {
                *cost = if *whole == CLOSED { f64::INFINITY } else { *whole as f64 };
            }
            if move_price > 0.0 && model.owned[item] > 0 {
                for (seat, cost) in costs.iter_mut().enumerate() {
                    *cost += move_price * model.moves(item, seat) as f64;
                }
            }
            reduced.copy_from_slice(&costs);
            if model.alike() {
                for (mu, amount) in by_measure.iter().zip(model.amounts(item, 0)) {
                    let amount = *amount as f64;
                    for (total, mu) in reduced.iter_mut().zip(mu) {
                        *total += *mu * amount;
                    }
                }
            } else {
                for (seat, total) in reduced.iter_mut().enumerate() {
                    for (mu, amount) in prices[seat * m..].iter().zip(model.amounts(item, seat)) {
                        *total += *mu * *amount as f64;
                    }
                }
            }
            let least = reduced.iter().copied().fold(f64::INFINITY, f64::min);
            near.clear();
            let limit = least + margin;
            near.extend((0..k).filter(|seat| reduced[*seat] <= limit && costs[*seat] < f64::INFINITY));
            if near.len() > most {
                near.sort_by(|a, b| reduced[*a].total_cmp(&reduced[*b]).then(a.cmp(b)));
                near.truncate(most);
                near.sort_unstable();
            }
            for seat in &near {
                found.seats.push(*seat as u32);
                found.costs.push(costs[*seat]);
                found.reduced.push(reduced[*seat] - least);
            }
            found.starts.push(found.seats.len() as u32);
        }
        found
    }

    /// The columns of a place.
    #[inline]
    pub fn of(&self, place: usize) -> std::ops::Range<usize> {
        self.starts[place] as usize..self.starts[place + 1] as usize
    }
}
