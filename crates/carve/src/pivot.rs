//! The way from one corner to a cheaper one: a dual simplex, steepest edge first, ratios by Harris (1973).

use crate::part::Part;
use crate::simplex::{Basis, FRESH, HIGH, KEY, LOW, TINY, dot};

/// How an optimisation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Corner,
    /// Dearer than what was to be undercut, or impossible.
    Cut,
    /// Out of steps; the value is a bound all the same.
    Steps,
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
            let by = if key < 0.0 {
                -key
            } else if closed && key < 1.0 {
                key
            } else {
                0.0
            };
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
                if worst.is_none_or(|(most, _, _)| score > most)
                    && swapped.is_none_or(|(most, _)| score > most)
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
        for (row, rho) in rho.iter().enumerate() {
            let place = self.place[columns + row];
            let alpha = -sign * rho;
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
        let reach =
            eligible.iter().map(|(_, rate, reduced)| (reduced + slack) / rate).fold(f64::INFINITY, f64::min);
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
fn subtract(target: &mut [f64], row: &[f64], factor: f64) {
    if factor != 0.0 {
        for (target, row) in target.iter_mut().zip(row) {
            *target -= factor * row;
        }
    }
}
