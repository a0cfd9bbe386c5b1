//! Items with the seats worth looking at: their shares of these in the interior point, how a step changes them, and which seats
//! come and go on the way. Every item is one block of the Newton matrix and is eliminated, so that a row per band is left.

use crate::bands::{Reach, shorten};
use crate::columns::Columns;
use crate::dual::Ask;
use crate::model::Model;
use crate::newton::Blocks;

/// A share below which a column shapes a step by itself alone, not together with others.
const FAINT: f64 = 1e-4;
/// A share that keeps a column, dear as it may have become.
const HELD: f64 = 0.01;

/// Some items with their seats, their shares of these, and their levels, below all prices.
pub(crate) struct Shares {
    columns: Columns,
    x: Vec<f64>,
    pub y: Vec<f64>,
}

/// What the items bring to the Newton step.
pub(crate) struct Sums {
    pub right: Vec<f64>,
    pub blocks: Option<Blocks>,
    pub loads: Vec<f64>,
}

/// A step that was predicted: of the prices, and of the levels.
pub(crate) type Before<'a> = Option<(&'a [f64], &'a [f64])>;

impl Shares {
    /// A centred start: every share times its reduced cost is `t`, at the level where the shares add up to 1.
    pub fn centred(model: &Model<'_>, columns: Columns, mu: &[f64], t: f64) -> Shares {
        let (mut x, mut y) = (Vec::new(), Vec::new());
        let mut prices: Vec<f64> = Vec::new();
        for (place, item) in columns.items.iter().enumerate() {
            let item = *item as usize;
            prices.clear();
            prices.extend(columns.of(place).map(|column| priced(model, &columns, mu, item, column)));
            let least = prices.iter().copied().fold(f64::INFINITY, f64::min);
            let mut level = least - t * prices.len() as f64;
            for _ in 0..40 {
                let sum: f64 = prices.iter().map(|price| t / (price - level)).sum();
                let slope: f64 = prices.iter().map(|price| t / ((price - level) * (price - level))).sum();
                // The inverse of the sum is nearly linear in the level.
                let step = (1.0 - sum) * sum / slope;
                level = (level + step).min(least - t * 0.5);
                if (1.0 - sum).abs() < 1e-9 {
                    break;
                }
            }
            x.extend(prices.iter().map(|price| t / (price - level)));
            y.push(level);
        }
        Shares { columns, x, y }
    }

    /// Where most of each item is.
    pub fn most(&self) -> impl Iterator<Item = u32> + '_ {
        let most =
            |place| self.columns.of(place).max_by(|a, b| self.x[*a].total_cmp(&self.x[*b]).then(b.cmp(a)));
        (0..self.y.len()).map(move |place| most(place).map_or(0, |column| self.columns.seats[column]))
    }

    pub fn len(&self) -> usize {
        self.x.len()
    }

    /// Goes a step.
    pub fn go(&mut self, reach: Reach, primal: f64, dual: f64) {
        for (x, change) in self.x.iter_mut().zip(reach.shares) {
            *x += primal * change;
        }
        for (y, change) in self.y.iter_mut().zip(reach.levels) {
            *y += dual * change;
        }
    }

    /// Looks for seats again; by how much levels had to be lowered for what was found, in all.
    pub fn again(&mut self, model: &Model<'_>, ask: &Ask, mu: &[f64], t: f64, far: f64) -> f64 {
        let old = &self.columns;
        let new = Columns::priced(model, &old.items, mu, ask.move_price, far, ask.kept, ask.threads);
        let mut columns = Columns { items: old.items.clone(), starts: vec![0], ..Columns::default() };
        let (mut x, mut lowered) = (Vec::new(), 0.0);
        for (place, level) in self.y.iter_mut().enumerate() {
            let item = old.items[place] as usize;
            let (mut here, mut found) = (old.of(place).peekable(), new.of(place).peekable());
            let first = x.len();
            loop {
                let seat = |column: Option<&usize>, of: &Columns| column.map_or(u32::MAX, |at| of.seats[*at]);
                let (one, other) = (seat(here.peek(), old), seat(found.peek(), &new));
                let (share, cost) = match (one <= other, one.min(other)) {
                    (_, u32::MAX) => break,
                    (true, _) => {
                        let at = here.next().unwrap_or_default();
                        (self.x[at], old.costs[at])
                    }
                    (false, _) => (0.0, found.peek().map_or(0.0, |at| new.costs[*at])),
                };
                let cheap = found.next_if(|at| new.seats[*at] == one.min(other)).is_some();
                if cheap || share > HELD {
                    columns.seats.push(one.min(other));
                    columns.costs.push(cost);
                    x.push(share);
                }
            }
            columns.starts.push(columns.seats.len() as u32);
            let prices = columns.of(place).map(|column| priced(model, &columns, mu, item, column));
            let least = prices.fold(f64::INFINITY, f64::min);
            if least - t < *level {
                lowered += *level - (least - t);
                *level = least - t;
            }
            for (column, share) in columns.of(place).zip(&mut x[first..]) {
                if *share == 0.0 {
                    *share = t / (priced(model, &columns, mu, item, column) - *level);
                }
            }
        }
        (self.columns, self.x) = (columns, x);
        lowered
    }

    /// What a step is made from, towards products of `t`; with `shape` also how it bends, and what the bands hold.
    pub fn sums(&self, model: &Model<'_>, mu: &[f64], t: f64, before: Before<'_>, shape: bool) -> Sums {
        let (k, m) = (model.k, model.m);
        let Shares { columns, x, y } = self;
        let mut blocks = shape.then(|| Blocks::new(k, m));
        let (mut right, mut loads) = (vec![0.0; k * m], vec![0.0; k * m]);
        let mut own: Vec<(usize, f64, f64)> = Vec::new();
        let mut square = vec![0.0; m * m];
        for (place, level) in y.iter().enumerate() {
            let item = columns.items[place] as usize;
            own.clear();
            let (mut weight, mut shares, mut pulls) = (0.0, 0.0, 0.0);
            for column in columns.of(place) {
                let share = x[column];
                let z = priced(model, columns, mu, item, column) - *level;
                let seat = columns.seats[column] as usize;
                let predicted = before
                    .map_or(0.0, |(step, levels)| along(model, columns, step, item, column) - levels[place]);
                let (d, r) = (share / z, pull(share, z, t, predicted));
                weight += d;
                shares += share;
                pulls += r;
                own.push((seat, d, r));
                if shape {
                    for (load, amount) in loads[seat * m..][..m].iter_mut().zip(model.amounts(item, seat)) {
                        *load += share * *amount as f64;
                    }
                }
            }
            let lift = (1.0 - shares - pulls) / weight;
            for (seat, d, r) in &own {
                let push = r + d * lift;
                for (right, amount) in right[seat * m..][..m].iter_mut().zip(model.amounts(item, *seat)) {
                    *right += push * *amount as f64;
                }
            }
            let Some(blocks) = &mut blocks else { continue };
            let faint = weight * FAINT;
            // What an item brings is mostly the same at every seat, and so is what it brings together.
            if model.alike() {
                let amounts = model.amounts(item, 0);
                for (row, one) in square.chunks_exact_mut(m).zip(amounts) {
                    for (value, other) in row.iter_mut().zip(amounts) {
                        *value = *one as f64 * *other as f64;
                    }
                }
            }
            let mut block = |one: usize, other: usize, joint: f64| {
                let at = blocks.at(one, other);
                let block = &mut blocks.values[at..][..m * m];
                if model.alike() {
                    for (value, square) in block.iter_mut().zip(&square) {
                        *value += joint * square;
                    }
                    return;
                }
                let others = model.amounts(item, other);
                for (a, amount) in model.amounts(item, one).iter().enumerate() {
                    let joint = joint * *amount as f64;
                    for (value, other) in block[a * m..][..m].iter_mut().zip(others) {
                        *value += joint * *other as f64;
                    }
                }
            };
            for (seat, d, _) in own.iter().filter(|(_, d, _)| *d <= faint) {
                block(*seat, *seat, *d);
            }
            own.retain(|(_, d, _)| *d > faint);
            for (at, (one, d, _)) in own.iter().enumerate() {
                for (other, other_d, _) in &own[..at] {
                    block(*one, *other, -d * other_d / weight);
                }
                block(*one, *one, d * (1.0 - d / weight).max(1e-12));
            }
        }
        Sums { right, blocks, loads }
    }

    /// How far a step may go, and where it leads.
    pub fn changes(&self, model: &Model<'_>, mu: &[f64], step: &[f64], t: f64, before: Before<'_>) -> Reach {
        let Shares { columns, x, y } = self;
        let (mut primal, mut dual, mut products) = (1.0, 1.0, [0.0; 4]);
        let (mut shares, mut levels) = (Vec::with_capacity(x.len()), Vec::with_capacity(y.len()));
        let mut own: Vec<(f64, f64, f64, f64)> = Vec::new();
        for (place, level) in y.iter().enumerate() {
            let item = columns.items[place] as usize;
            own.clear();
            let (mut weight, mut sum) = (0.0, 1.0);
            for column in columns.of(place) {
                let share = x[column];
                let z = priced(model, columns, mu, item, column) - *level;
                let lift = along(model, columns, step, item, column);
                let predicted = before
                    .map_or(0.0, |(step, levels)| along(model, columns, step, item, column) - levels[place]);
                let (d, r) = (share / z, pull(share, z, t, predicted));
                weight += d;
                sum += d * lift - r - share;
                own.push((share, z, lift, r));
            }
            let up = sum / weight;
            for (share, z, lift, r) in &own {
                let dz = lift - up;
                let change = r - share / z * dz;
                shorten(&mut primal, *share, change);
                shorten(&mut dual, *z, dz);
                for (sum, add) in products.iter_mut().zip([share * z, share * dz, change * z, change * dz]) {
                    *sum += add;
                }
                shares.push(change);
            }
            levels.push(up);
        }
        Reach { primal, dual, products, shares, levels }
    }
}

#[inline]
fn priced(model: &Model<'_>, columns: &Columns, mu: &[f64], item: usize, column: usize) -> f64 {
    let seat = columns.seats[column] as usize;
    let mut total = columns.costs[column];
    for (mu, amount) in mu[seat * model.m..][..model.m].iter().zip(model.amounts(item, seat)) {
        total += mu * *amount as f64;
    }
    total
}

/// What a column's product should become less what it is, over its reduced cost. `before` is what was predicted.
#[inline]
fn pull(share: f64, z: f64, t: f64, predicted: f64) -> f64 {
    // dx = -x - x / z * dz where complementarity alone leads
    (t - share * z + share * (1.0 + predicted / z) * predicted) / z
}

fn along(model: &Model<'_>, columns: &Columns, step: &[f64], item: usize, column: usize) -> f64 {
    let seat = columns.seats[column] as usize;
    let steps = step[seat * model.m..][..model.m].iter().zip(model.amounts(item, seat));
    steps.map(|(step, amount)| step * *amount as f64).sum()
}
