//! The seats that the search tries for each item: those cheap at the prices of the bands, the present one, and where it is.

use crate::columns::Columns;
use crate::model::{CLOSED, Model};

/// A row of columns for each item; seats ascend.
#[derive(Clone, Debug, Default)]
pub(crate) struct Core {
    pub starts: Vec<u32>,
    pub seats: Vec<u32>,
    pub costs: Vec<i64>,
    /// Above the cheapest at the prices given.
    pub reduced: Vec<f64>,
}

impl Core {
    /// At most `most` columns an item, of reduced cost at most `margin`; `kept` names seats for each item that stay whatever
    /// they cost.
    pub fn of(
        model: &Model<'_>,
        (mu, move_price): (&[f64], f64),
        margin: f64,
        most: usize,
        kept: &[&[u32]],
        threads: usize,
    ) -> Core {
        let all: Vec<u32> = (0..model.n as u32).collect();
        let near = Columns::priced(model, &all, mu, move_price, margin, most, threads);
        let mut core = Core { starts: vec![0], ..Core::default() };
        let mut row = vec![0; model.k];
        for item in 0..model.n {
            model.row(item, &mut row);
            let columns = near.of(item);
            let mut seats: Vec<(u32, f64)> = near.seats[columns.clone()]
                .iter()
                .copied()
                .zip(near.reduced[columns].iter().copied())
                .collect();
            let present = model.present[item].iter().map(|(seat, _)| *seat);
            for seat in present.chain(kept.iter().map(|kept| kept[item])) {
                if row[seat as usize] != CLOSED && !seats.iter().any(|(other, _)| *other == seat) {
                    seats.push((seat, margin.min(1e18)));
                }
            }
            seats.sort_unstable_by_key(|(seat, _)| *seat);
            for (seat, reduced) in seats {
                core.seats.push(seat);
                core.costs.push(row[seat as usize]);
                core.reduced.push(reduced);
            }
            core.starts.push(core.seats.len() as u32);
        }
        core
    }

    /// The cheapest columns alone: for each seat `many` that lead into it and `many` that lead out of it, twice as many a seat
    /// wherever they lead, the cheapest of each item, and the one `kept`. A margin for all seats alike would leave seats in the
    /// country without any.
    pub fn narrowed(&self, k: usize, many: usize, kept: Option<&[u32]>) -> Core {
        let cheapest = self.cheapest();
        let (mut into, mut out) = (vec![Vec::new(); k], vec![Vec::new(); k]);
        for (item, seat) in cheapest.iter().enumerate() {
            for at in self.of_item(item).filter(|at| self.seats[*at] != *seat) {
                into[self.seats[at] as usize].push(at);
                out[*seat as usize].push(at);
            }
        }
        let mut keep = vec![false; self.seats.len()];
        for list in into.iter_mut().chain(&mut out) {
            list.sort_unstable_by(|a, b| self.reduced[*a].total_cmp(&self.reduced[*b]).then(a.cmp(b)));
            for at in list.iter().take(many) {
                keep[*at] = true;
            }
        }
        let mut more: Vec<usize> = out.concat();
        more.sort_unstable_by(|a, b| self.reduced[*a].total_cmp(&self.reduced[*b]).then(a.cmp(b)));
        for at in more.into_iter().take(2 * many * k) {
            keep[at] = true;
        }
        let mut core = Core { starts: vec![0], ..Core::default() };
        for (item, seat) in cheapest.iter().enumerate() {
            for at in self.of_item(item) {
                let stays = self.seats[at] == *seat || kept.is_some_and(|kept| kept[item] == self.seats[at]);
                if keep[at] || stays {
                    core.seats.push(self.seats[at]);
                    core.costs.push(self.costs[at]);
                    core.reduced.push(self.reduced[at]);
                }
            }
            core.starts.push(core.seats.len() as u32);
        }
        core
    }

    #[inline]
    pub fn of_item(&self, item: usize) -> std::ops::Range<usize> {
        self.starts[item] as usize..self.starts[item + 1] as usize
    }

    /// The seat that is cheapest at the prices, for each item.
    pub fn cheapest(&self) -> Vec<u32> {
        let items = 0..self.starts.len() - 1;
        let least = |item: usize| {
            let columns = self.of_item(item);
            columns
                .min_by(|a, b| self.reduced[*a].total_cmp(&self.reduced[*b]))
                .map_or(0, |at| self.seats[at])
        };
        items.map(least).collect()
    }
}
