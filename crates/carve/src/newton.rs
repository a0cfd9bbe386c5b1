//! Solves the Newton step: (blocks + diagonal) d = right, symmetric and positive definite, a block per pair of seats; by
//! Cholesky inside the envelope that remains after seats were put in the order of Cuthill & McKee, reversed.

/// The lower blocks of a symmetric matrix, all pairs of seats `one >= other`, each `m` by `m`.
pub(crate) struct Blocks {
    pub m: usize,
    pub k: usize,
    pub values: Vec<f64>,
}

impl Blocks {
    pub fn new(k: usize, m: usize) -> Blocks {
        Blocks { m, k, values: vec![0.0; k * (k + 1) / 2 * m * m] }
    }

    #[inline]
    pub fn at(&self, one: usize, other: usize) -> usize {
        (one * (one + 1) / 2 + other) * self.m * self.m
    }

    pub fn factored(&self, diagonal: &[f64]) -> Factor {
        let (k, m) = (self.k, self.m);
        let size = m * m;
        let mut near: Vec<Vec<usize>> = vec![Vec::new(); k];
        for one in 0..k {
            for other in 0..one {
                if self.values[self.at(one, other)..][..size].iter().any(|value| *value != 0.0) {
                    near[one].push(other);
                    near[other].push(one);
                }
            }
        }
        let order = if k > 64 { cuthill_mckee(&near) } else { (0..k).collect() };
        let mut place = vec![0; k];
        for (at, seat) in order.iter().enumerate() {
            place[*seat] = at;
        }
        // Row r of the factor holds the columns from first[r] to r.
        let mut first = Vec::with_capacity(k * m);
        for (at, seat) in order.iter().enumerate() {
            let from = near[*seat].iter().map(|other| place[*other]).min().unwrap_or(at).min(at) * m;
            first.extend(std::iter::repeat_n(from, m));
        }
        let mut rows: Vec<Vec<f64>> =
            first.iter().enumerate().map(|(r, from)| vec![0.0; r + 1 - from]).collect();
        for one in 0..k {
            for other in near[one].iter().copied().filter(|other| *other < one).chain([one]) {
                let block = self.at(one, other);
                for a in 0..m {
                    for b in 0..m {
                        let (r, c) = (place[one] * m + a, place[other] * m + b);
                        let (r, c) = if r >= c {
                            (r, c)
                        } else if one == other {
                            continue;
                        } else {
                            (c, r)
                        };
                        rows[r][c - first[r]] = self.values[block + a * m + b];
                    }
                }
            }
        }
        for (at, row) in rows.iter_mut().enumerate() {
            if let Some(last) = row.last_mut() {
                *last += diagonal[order[at / m] * m + at % m];
            }
        }
        factor(&mut rows, &first);
        let at = (0..k * m).map(|at| order[at / m] * m + at % m).collect();
        Factor { rows, first, at }
    }
}

/// The factor of a matrix; rows in their own order.
pub(crate) struct Factor {
    rows: Vec<Vec<f64>>,
    first: Vec<usize>,
    at: Vec<usize>,
}

impl Factor {
    pub fn solve(&self, right: &[f64]) -> Vec<f64> {
        let mut x: Vec<f64> = self.at.iter().map(|at| right[*at]).collect();
        substitute(&self.rows, &self.first, &mut x);
        let mut step = vec![0.0; x.len()];
        for (at, value) in self.at.iter().zip(x) {
            step[*at] = value;
        }
        step
    }
}

/// A pivot that vanishes is held up, so that a singular direction gets no step.
fn factor(rows: &mut [Vec<f64>], first: &[usize]) {
    for r in 0..rows.len() {
        let (before, rest) = rows.split_at_mut(r);
        let row = &mut rest[0];
        let from = first[r];
        for c in from..r {
            let other = &before[c];
            let start = from.max(first[c]);
            let sum = dot(&row[start - from..c - from], &other[start - first[c]..c - first[c]]);
            row[c - from] = (row[c - from] - sum) / other[c - first[c]];
        }
        let last = r - from;
        let whole = row[last];
        let pivot = whole - dot(&row[..last], &row[..last]);
        row[last] = if pivot > whole.abs() * 1e-14 { libm::sqrt(pivot) } else { 1e100 };
    }
}

fn substitute(rows: &[Vec<f64>], first: &[usize], x: &mut [f64]) {
    for r in 0..rows.len() {
        let from = first[r];
        let sum = dot(&rows[r][..r - from], &x[from..r]);
        x[r] = (x[r] - sum) / rows[r][r - from];
    }
    for r in (0..rows.len()).rev() {
        let from = first[r];
        x[r] /= rows[r][r - from];
        let value = x[r];
        for (x, l) in x[from..r].iter_mut().zip(&rows[r]) {
            *x -= l * value;
        }
    }
}

/// Four sums side by side, in an order that is the same everywhere.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (a4, b4) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 = a4.remainder().iter().zip(b4.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in a4.zip(b4) {
        for lane in 0..4 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

/// An order in which neighbours stand close together.
fn cuthill_mckee(near: &[Vec<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(near.len());
    let mut seen = vec![false; near.len()];
    let mut starts: Vec<usize> = (0..near.len()).collect();
    starts.sort_by_key(|seat| (near[*seat].len(), *seat));
    for start in starts {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut at = order.len();
        order.push(start);
        while at < order.len() {
            let mut next: Vec<usize> = near[order[at]].iter().copied().filter(|seat| !seen[*seat]).collect();
            next.sort_by_key(|seat| (near[*seat].len(), *seat));
            for seat in next {
                seen[seat] = true;
                order.push(seat);
            }
            at += 1;
        }
    }
    order.reverse();
    order
}
