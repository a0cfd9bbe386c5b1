//! The assignment with fractions allowed, exact at a corner: a dual simplex whose matrix has a row per band alone. That every
//! item goes somewhere is kept by a key column of each item (generalised upper bounds, Dantzig & Van Slyke 1967), so that after
//! a branch a few steps of some microseconds find the new corner.

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

    fn columns(&self) -> usize {
        self.seats.len()
    }

    fn rows(&self) -> usize {
        self.low.len()
    }

    /// A column's amounts along a vector of rows.
    #[inline]
    fn along(&self, rows: &[f64], column: usize) -> f64 {
        let at = self.seats[column] as usize * self.m;
        let pairs = rows[at..at + self.m].iter().zip(&self.amounts[column * self.m..][..self.m]);
        pairs.map(|(row, amount)| row * amount).sum()
    }
}

const LOW: u32 = u32::MAX;
const HIGH: u32 = u32::MAX - 1;
const KEY: u32 = u32::MAX - 2;
/// A share nearer than this to 0 or 1 is 0 or 1.
pub(crate) const TINY: f64 = 1e-7;
/// Steps after which the inverse is made anew.
const FRESH: u32 = 80;

/// How an optimisation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Corner,
    /// Dearer than what was to be undercut, or impossible.
    Cut,
    /// Out of steps; the value is a bound all the same.
    Steps,
}

/// A corner, or the way to one: prices under which nothing is cheaper than its value. Variables are columns, then for each row what
/// it holds, what it holds too much, and too little.
#[derive(Clone, Debug)]
pub(crate) struct Basis {
    key: Vec<u32>,
    basic: Vec<u32>,
    /// Of each variable: its row, or `LOW`, `HIGH`, `KEY`.
    place: Vec<u32>,
    closed: Vec<bool>,
    inverse: Vec<f64>,
    x: Vec<f64>,
    pub mu: Vec<f64>,
    pub value: f64,
    aged: u32,
}

/// A basis put aside.
pub(crate) struct Frozen {
    key: Vec<u32>,
    basic: Vec<u32>,
    high: Vec<u32>,
    closed: Vec<u32>,
}

/// Scratch that steps share.
#[derive(Default)]
pub(crate) struct Scratch {
    eligible: Vec<(u32, f64, f64)>,
    entering: Vec<f64>,
    sums: Vec<f64>,
    pub steps: u64,
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
    fn column(&self, part: &Part, variable: usize, into: &mut [f64]) {
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

    fn cost(&self, part: &Part, variable: usize) -> f64 {
        let columns = part.columns();
        if variable < columns {
            part.costs[variable] - part.costs[self.key[part.items[variable] as usize] as usize]
        } else if variable < columns + part.rows() {
            0.0
        } else {
            part.price[(variable - columns) % part.rows()]
        }
    }

    fn ends(&self, part: &Part, variable: usize) -> (f64, f64) {
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
    fn refresh(&mut self, part: &Part) {
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
        for row in 0..rows {
            match self.place[columns + row] {
                LOW => right[row] += part.low[row],
                HIGH => right[row] += part.high[row],
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
    fn swap(&mut self, part: &Part, item: usize) {
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

    /// Goes to the cheapest corner; gives up where it cannot be cheaper than `limit`.
    pub fn optimise(&mut self, part: &Part, limit: f64, most: u32, scratch: &mut Scratch) -> End {
        let mut steps = 0;
        loop {
            if self.value > limit {
                // Only prices made anew are trusted to cut.
                if self.aged == 0 {
                    return End::Cut;
                }
                self.refresh(part);
                if self.value > limit {
                    return End::Cut;
                }
            }
            if steps >= most {
                return End::Steps;
            }
            if self.aged >= FRESH {
                self.refresh(part);
            }
            let Some((at, up)) = self.leaving(part, scratch) else {
                return End::Corner;
            };
            steps += 1;
            scratch.steps += 1;
            if !self.step(part, at, up, scratch) {
                if self.aged == 0 {
                    self.along_ray(part, at, up, limit);
                    return End::Cut;
                }
                self.refresh(part);
            }
        }
    }

    /// Where a row cannot be kept, prices rise without end: to where they prove that nothing is below `limit`.
    fn along_ray(&mut self, part: &Part, at: usize, up: bool, limit: f64) {
        let rows = part.rows();
        let sign = if up { 1.0 } else { -1.0 };
        let (low, high) = self.ends(part, self.basic[at] as usize);
        let short = if up { low - self.x[at] } else { self.x[at] - high };
        let far = sign * 2.0 * (limit - self.value + 1.0) / short;
        for (mu, rho) in self.mu.iter_mut().zip(&self.inverse[at * rows..][..rows]) {
            *mu += far * rho;
        }
        self.value = limit + 1.0;
    }

    /// The row whose variable is furthest from where it may be, and whether it must rise.
    fn leaving(&mut self, part: &Part, scratch: &mut Scratch) -> Option<(usize, bool)> {
        let rows = part.rows();
        let columns = part.columns();
        scratch.sums.resize(self.key.len().max(scratch.sums.len()), 0.0);
        let mut worst: Option<(f64, usize, bool)> = None;
        for at in 0..rows {
            let variable = self.basic[at] as usize;
            let (low, high) = self.ends(part, variable);
            let x = self.x[at];
            let is_column = variable < columns;
            if is_column {
                scratch.sums[part.items[variable] as usize] += x;
            }
            let far = if is_column { TINY * 0.1 } else { 1e-6 * (1.0 + low.abs().min(1e6)) * 0.01 };
            let (by, up) = if x < low - far { (low - x, true) } else { (x - high, false) };
            if by > far {
                let row = &self.inverse[at * rows..][..rows];
                let score = by * by / dot(row, row).max(1e-30);
                if worst.is_none_or(|(most, _, _)| score > most) {
                    worst = Some((score, at, up));
                }
            }
        }
        let mut swapped: Option<(f64, usize)> = None;
        for at in 0..rows {
            let variable = self.basic[at] as usize;
            if variable >= columns {
                continue;
            }
            let item = part.items[variable] as usize;
            let key = 1.0 - scratch.sums[item];
            scratch.sums[item] = 0.0;
            let closed = self.closed[self.key[item] as usize];
            let by = if key < 0.0 { -key } else if closed && key < 1.0 { key } else { 0.0 };
            if by > TINY * 0.1 {
                let mut square = 0.0;
                for place in 0..rows {
                    let mut sum = 0.0;
                    for other in part.of(item).filter(|other| self.place[*other] < KEY) {
                        sum += self.inverse[self.place[other] as usize * rows + place];
                    }
                    square += sum * sum;
                }
                let score = by * by / square.max(1e-30);
                if worst.is_none_or(|(most, _, _)| score > most) && swapped.is_none_or(|(most, _)| score > most)
                {
                    swapped = Some((score, item));
                }
            }
        }
        if let Some((_, item)) = swapped {
            let key = self.key[item];
            self.swap(part, item);
            let at = self.place[key as usize] as usize;
            return Some((at, self.x[at] < 0.0));
        }
        worst.map(|(_, at, up)| (at, up))
    }

    /// Columns that could come in: how fast the reduced cost of each falls, and what it is. Of `M` measures, or any number for 0.
    fn falling<const M: usize>(
        &self,
        part: &Part,
        rho: &[f64],
        sign: f64,
        eligible: &mut Vec<(u32, f64, f64)>,
    ) {
        let along = |rows: &[f64], column: usize| -> f64 {
            if M == 0 {
                return part.along(rows, column);
            }
            let row = &rows[part.seats[column] as usize * M..][..M];
            let amounts = &part.amounts[column * M..][..M];
            (0..M).map(|a| row[a] * amounts[a]).sum()
        };
        for (item, key) in self.key.iter().enumerate() {
            let (key, range) = (*key as usize, part.of(item));
            if range.len() < 2 {
                continue;
            }
            let rate = along(rho, key);
            let mut level = None;
            for column in range {
                let alpha = sign * (along(rho, column) - rate);
                if alpha < -1e-9 && self.place[column] == LOW && !self.closed[column] {
                    let level = *level.get_or_insert_with(|| part.costs[key] + along(&self.mu, key));
                    let reduced = part.costs[column] + along(&self.mu, column) - level;
                    eligible.push((column as u32, -alpha, reduced.max(0.0)));
                }
            }
        }
    }

    /// One exchange; `false` where nothing can come in, so that the row cannot be kept.
    fn step(&mut self, part: &Part, at: usize, up: bool, scratch: &mut Scratch) -> bool {
        let (rows, columns) = (part.rows(), part.columns());
        let rho: Vec<f64> = self.inverse[at * rows..][..rows].to_vec();
        let sign = if up { 1.0 } else { -1.0 };
        let eligible = &mut scratch.eligible;
        eligible.clear();
        match part.m {
            1 => self.falling::<1>(part, &rho, sign, eligible),
            2 => self.falling::<2>(part, &rho, sign, eligible),
            3 => self.falling::<3>(part, &rho, sign, eligible),
            4 => self.falling::<4>(part, &rho, sign, eligible),
            _ => self.falling::<0>(part, &rho, sign, eligible),
        }
        for row in 0..rows {
            let place = self.place[columns + row];
            let alpha = -sign * rho[row];
            if place == LOW && alpha < -1e-9 {
                eligible.push(((columns + row) as u32, -alpha, (-self.mu[row]).max(0.0)));
            } else if place == HIGH && alpha > 1e-9 {
                eligible.push(((columns + row) as u32, alpha, self.mu[row].max(0.0)));
            }
            if part.price[row].is_finite() {
                let (over, under) = (columns + rows + row, columns + 2 * rows + row);
                if self.place[over] == LOW && alpha < -1e-9 {
                    eligible.push((over as u32, -alpha, (part.price[row] - self.mu[row]).max(0.0)));
                }
                if self.place[under] == LOW && alpha > 1e-9 {
                    eligible.push((under as u32, alpha, (part.price[row] + self.mu[row]).max(0.0)));
                }
            }
        }
        if eligible.is_empty() {
            return false;
        }
        let slack = 1e-7;
        let reach = eligible.iter().map(|(_, rate, reduced)| (reduced + slack) / rate).fold(f64::INFINITY, f64::min);
        let mut chosen: Option<(u32, f64, f64)> = None;
        for (variable, rate, reduced) in eligible.iter() {
            if reduced / rate <= reach && chosen.is_none_or(|(_, most, _)| *rate > most) {
                chosen = Some((*variable, *rate, *reduced));
            }
        }
        let Some((entering, _, _)) = chosen else { return false };
        let entering = entering as usize;
        let mut column = std::mem::take(&mut scratch.entering);
        column.resize(rows, 0.0);
        self.column(part, entering, &mut column);
        let mut change = vec![0.0; rows];
        for (place, change) in change.iter_mut().enumerate() {
            *change = dot(&self.inverse[place * rows..][..rows], &column);
        }
        let pivot = change[at];
        if pivot.abs() < 1e-10 {
            scratch.entering = column;
            return false;
        }
        let reduced = self.cost(part, entering) + dot(&self.mu, &column);
        scratch.entering = column;
        let theta = -reduced / pivot;
        for (mu, rho) in self.mu.iter_mut().zip(&rho) {
            *mu += theta * rho;
        }
        let leaving = self.basic[at] as usize;
        let (low, high) = self.ends(part, leaving);
        let end = if up { low } else { high };
        self.value += theta * (end - self.x[at]);
        let by = (self.x[at] - end) / pivot;
        let before = match self.place[entering] {
            HIGH => part.high[entering - columns],
            _ if entering >= columns && entering < columns + rows => part.low[entering - columns],
            _ => 0.0,
        };
        for (x, change) in self.x.iter_mut().zip(&change) {
            *x -= by * change;
        }
        self.x[at] = before + by;
        for value in &mut self.inverse[at * rows..][..rows] {
            *value /= pivot;
        }
        let (front, rest) = self.inverse.split_at_mut(at * rows);
        let (row, back) = rest.split_at_mut(rows);
        for (place, target) in front.chunks_exact_mut(rows).enumerate() {
            subtract(target, row, change[place]);
        }
        for (place, target) in back.chunks_exact_mut(rows).enumerate() {
            subtract(target, row, change[at + 1 + place]);
        }
        self.basic[at] = entering as u32;
        self.place[entering] = at as u32;
        self.place[leaving] = if leaving >= columns && leaving < columns + rows && !up { HIGH } else { LOW };
        self.aged += 1;
        true
    }
}

#[inline]
fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[inline]
fn subtract(target: &mut [f64], row: &[f64], factor: f64) {
    if factor != 0.0 {
        for (target, row) in target.iter_mut().zip(row) {
            *target -= factor * row;
        }
    }
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
