//! The assignment with fractions allowed, exact at a corner: a dual simplex whose matrix has a row per band alone. That every
//! item goes somewhere is kept by a key column of each item (generalised upper bounds, Dantzig & Van Slyke 1967), so that after
//! a branch a few steps of some microseconds find the new corner.

use crate::part::Part;

pub(crate) const LOW: u32 = u32::MAX;
pub(crate) const HIGH: u32 = u32::MAX - 1;
pub(crate) const KEY: u32 = u32::MAX - 2;
/// A share nearer than this to 0 or 1 is 0 or 1.
pub(crate) const TINY: f64 = 1e-7;
/// Steps after which the inverse is made anew.
pub(crate) const FRESH: u32 = 80;

/// A corner, or the way to one: prices under which nothing is cheaper than its value. Variables are columns, then for each row what
/// it holds, what it holds too much, and too little.
#[derive(Clone, Debug)]
pub(crate) struct Basis {
    pub key: Vec<u32>,
    pub basic: Vec<u32>,
    /// Of each variable: its row, or `LOW`, `HIGH`, `KEY`.
    pub place: Vec<u32>,
    pub closed: Vec<bool>,
    pub inverse: Vec<f64>,
    pub x: Vec<f64>,
    pub mu: Vec<f64>,
    pub value: f64,
    pub aged: u32,
}

/// A basis put aside.
pub(crate) struct Frozen {
    key: Vec<u32>,
    basic: Vec<u32>,
    high: Vec<u32>,
    closed: Vec<u32>,
}

impl Basis {
    /// Every item where it is cheapest, every band without a price.
    pub fn new(part: &Part) -> Basis {
        let (columns, rows) = (part.columns(), part.rows());
        let items = part.starts.len() - 1;
        let cheapest = |item: usize| {
            let least = part.of(item).min_by(|a, b| part.costs[*a].total_cmp(&part.costs[*b]));
            least.unwrap_or(0) as u32
        };
        let key: Vec<u32> = (0..items).map(cheapest).collect();
        let mut place = vec![LOW; columns + 3 * rows];
        for key in &key {
            place[*key as usize] = KEY;
        }
        for row in 0..rows {
            place[columns + row] = row as u32;
        }
        let mut basis = Basis {
            value: key.iter().map(|key| part.costs[*key as usize]).sum(),
            key,
            basic: (0..rows).map(|row| (columns + row) as u32).collect(),
            place,
            closed: vec![false; columns],
            inverse: vec![0.0; rows * rows],
            x: vec![0.0; rows],
            mu: vec![0.0; rows],
            aged: FRESH,
        };
        basis.refresh(part);
        basis
    }

    /// What is needed to come back here.
    pub fn frozen(&self) -> Frozen {
        let closed = self.closed.iter().enumerate().filter(|(_, closed)| **closed);
        let high = self.place.iter().enumerate().filter(|(_, place)| **place == HIGH);
        Frozen {
            key: self.key.clone(),
            basic: self.basic.clone(),
            high: high.map(|(at, _)| at as u32).collect(),
            closed: closed.map(|(at, _)| at as u32).collect(),
        }
    }

    pub fn thawed(part: &Part, frozen: &Frozen) -> Basis {
        let (columns, rows) = (part.columns(), part.rows());
        let mut place = vec![LOW; columns + 3 * rows];
        let mut closed = vec![false; columns];
        for high in &frozen.high {
            place[*high as usize] = HIGH;
        }
        for key in &frozen.key {
            place[*key as usize] = KEY;
        }
        for (at, variable) in frozen.basic.iter().enumerate() {
            place[*variable as usize] = at as u32;
        }
        for column in &frozen.closed {
            closed[*column as usize] = true;
        }
        let mut basis = Basis {
            key: frozen.key.clone(),
            basic: frozen.basic.clone(),
            place,
            closed,
            inverse: vec![0.0; rows * rows],
            x: vec![0.0; rows],
            mu: vec![0.0; rows],
            value: 0.0,
            aged: 0,
        };
        basis.refresh(part);
        basis
    }

    /// The working column of a variable: against the key of its item.
    pub fn column(&self, part: &Part, variable: usize, into: &mut [f64]) {
        into.fill(0.0);
        let (columns, rows, m) = (part.columns(), part.rows(), part.m);
        if variable < columns {
            let key = self.key[part.items[variable] as usize] as usize;
            for a in 0..m {
                into[part.seats[variable] as usize * m + a] += part.amounts[variable * m + a];
                into[part.seats[key] as usize * m + a] -= part.amounts[key * m + a];
            }
        } else {
            let row = (variable - columns) % rows;
            into[row] = if variable < columns + 2 * rows { -1.0 } else { 1.0 };
        }
    }

    pub fn cost(&self, part: &Part, variable: usize) -> f64 {
        let columns = part.columns();
        if variable < columns {
            part.costs[variable] - part.costs[self.key[part.items[variable] as usize] as usize]
        } else if variable < columns + part.rows() {
            0.0
        } else {
            part.price[(variable - columns) % part.rows()]
        }
    }

    pub fn ends(&self, part: &Part, variable: usize) -> (f64, f64) {
        let columns = part.columns();
        if variable < columns {
            (0.0, if self.closed[variable] { 0.0 } else { f64::INFINITY })
        } else if variable < columns + part.rows() {
            (part.low[variable - columns], part.high[variable - columns])
        } else {
            (0.0, f64::INFINITY)
        }
    }

    /// Inverse, shares, prices and value from the list of basic variables.
    pub fn refresh(&mut self, part: &Part) {
        let (columns, rows, m) = (part.columns(), part.rows(), part.m);
        let mut matrix = vec![0.0; rows * rows];
        let mut column = vec![0.0; rows];
        for at in 0..rows {
            self.column(part, self.basic[at] as usize, &mut column);
            for row in 0..rows {
                matrix[row * rows + at] = column[row];
            }
        }
        invert(&mut matrix, &mut self.inverse, rows);
        let mut right = vec![0.0; rows];
        for key in &self.key {
            let key = *key as usize;
            for a in 0..m {
                right[part.seats[key] as usize * m + a] -= part.amounts[key * m + a];
            }
        }
        for (row, right) in right.iter_mut().enumerate() {
            match self.place[columns + row] {
                LOW => *right += part.low[row],
                HIGH => *right += part.high[row],
                _ => {}
            }
        }
        for at in 0..rows {
            self.x[at] = dot(&self.inverse[at * rows..][..rows], &right);
        }
        self.mu.fill(0.0);
        for at in 0..rows {
            let cost = self.cost(part, self.basic[at] as usize);
            if cost != 0.0 {
                for (mu, inverse) in self.mu.iter_mut().zip(&self.inverse[at * rows..][..rows]) {
                    *mu -= cost * inverse;
                }
            }
        }
        self.value = self.dual(part);
        self.aged = 0;
    }

    /// What the prices prove, as far as floating point can say.
    fn dual(&self, part: &Part) -> f64 {
        let levels: f64 =
            self.key.iter().map(|key| part.costs[*key as usize] + part.along(&self.mu, *key as usize)).sum();
        let held = self.mu.iter().enumerate().map(|(row, mu)| (mu * part.low[row]).max(mu * part.high[row]));
        levels - held.sum::<f64>()
    }

    /// Closes a column for good in this basis and those made from it.
    pub fn close(&mut self, part: &Part, column: usize) {
        self.closed[column] = true;
        if self.place[column] == KEY {
            self.swap(part, part.items[column] as usize);
        }
    }

    pub fn is_closed(&self, column: usize) -> bool {
        self.closed[column]
    }

    /// Makes the largest open share of an item its key.
    pub fn swap(&mut self, part: &Part, item: usize) {
        let rows = part.rows();
        let key = self.key[item];
        let basics = part.of(item).filter(|at| self.place[*at] < KEY);
        let largest = |at: &usize| (!self.closed[*at], self.x[self.place[*at] as usize]);
        let Some(next) = basics.clone().max_by(|a, b| {
            let (a, b) = (largest(a), largest(b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        }) else {
            return;
        };
        let at = self.place[next] as usize;
        let others: Vec<usize> =
            basics.filter(|other| *other != next).map(|other| self.place[other] as usize).collect();
        let mut value = 1.0 - self.x[at];
        for place in 0..rows {
            let sum: f64 = others.iter().map(|other| self.inverse[other * rows + place]).sum();
            self.inverse[at * rows + place] = -(self.inverse[at * rows + place] + sum);
        }
        for other in &others {
            value -= self.x[*other];
        }
        self.x[at] = value;
        self.key[item] = next as u32;
        self.place[next] = KEY;
        self.basic[at] = key;
        self.place[key as usize] = at as u32;
    }

    /// The share of a column.
    pub fn share(&self, part: &Part, column: usize) -> f64 {
        match self.place[column] {
            LOW | HIGH => 0.0,
            KEY => {
                let item = part.items[column] as usize;
                let others = part.of(item).filter(|at| self.place[*at] < KEY);
                1.0 - others.map(|at| self.x[self.place[at] as usize]).sum::<f64>()
            }
            at => self.x[at as usize],
        }
    }

    /// The columns that hold a part of their item, neither nothing nor all.
    pub fn broken(&self, part: &Part) -> Vec<(u32, f64)> {
        let mut items: Vec<u32> = Vec::new();
        for variable in &self.basic {
            if (*variable as usize) < part.columns() {
                items.push(part.items[*variable as usize]);
            }
        }
        items.sort_unstable();
        items.dedup();
        let columns = items.iter().flat_map(|item| part.of(*item as usize));
        let share = |column: usize| (column as u32, self.share(part, column));
        columns.map(share).filter(|(_, share)| *share > TINY && *share < 1.0 - TINY).collect()
    }

    /// The column of each item that holds the most.
    pub fn whole(&self, part: &Part) -> Vec<u32> {
        let mut columns = self.key.clone();
        for variable in &self.basic {
            let column = *variable as usize;
            if column < part.columns() && self.x[self.place[column] as usize] > 0.5 {
                columns[part.items[column] as usize] = *variable;
            }
        }
        columns
    }

    /// How much dearer than its item's cheapest a column is.
    pub fn dearer(&self, part: &Part, column: usize) -> f64 {
        let key = self.key[part.items[column] as usize] as usize;
        part.costs[column] - part.costs[key] + part.along(&self.mu, column) - part.along(&self.mu, key)
    }
}

#[inline]
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Gauss and Jordan with partial pivoting.
fn invert(matrix: &mut [f64], inverse: &mut [f64], rows: usize) {
    inverse.fill(0.0);
    for row in 0..rows {
        inverse[row * rows + row] = 1.0;
    }
    for column in 0..rows {
        let pivot = (column..rows)
            .max_by(|a, b| matrix[a * rows + column].abs().total_cmp(&matrix[b * rows + column].abs()))
            .unwrap_or(column);
        if pivot != column {
            for at in 0..rows {
                matrix.swap(pivot * rows + at, column * rows + at);
                inverse.swap(pivot * rows + at, column * rows + at);
            }
        }
        let scale = 1.0 / matrix[column * rows + column];
        for at in 0..rows {
            matrix[column * rows + at] *= scale;
            inverse[column * rows + at] *= scale;
        }
        for row in 0..rows {
            let factor = matrix[row * rows + column];
            if row != column && factor != 0.0 {
                for at in 0..rows {
                    matrix[row * rows + at] -= factor * matrix[column * rows + at];
                    inverse[row * rows + at] -= factor * inverse[column * rows + at];
                }
            }
        }
    }
}
