//! Prices for the bands: the dual of the assignment with fractions allowed, by a primal-dual interior point.
//!
//! Balanced power diagrams are this dual's maximisers (Cohen-Addad, Klein & Young 2018; Brieden, Gritzmann & Klemm 2017). Every
//! item's seats are one block of the Newton matrix and are eliminated, so that what is solved has a row per band. A soft-min
//! with falling temperature was tried: it is not self-concordant, and with lumpy accounts its Newton steps became too short.
//! What is found here is only proposed: `bound` proves.

use crate::bands::{
    Bands, Direction, Place, Reach, centred, of_places, products, room, shorten, with_places,
};
use crate::columns::Columns;
use crate::model::Model;
use crate::newton::Blocks;
use crate::threads::each;

/// Parts the items are added up in; fixed, so that the sums do not depend on the threads.
const PARTS: usize = 4;
/// A share below which a column shapes a step by itself alone, not together with others.
const FAINT: f64 = 1e-4;
const MOST_STEPS: usize = 70;

struct Sums {
    right: Vec<f64>,
    blocks: Option<Blocks>,
    loads: Vec<f64>,
}

/// Improves the prices on the columns given, until the fractions they leave are exact to `exact` of the value; `target` is the
/// product of shares and reduced costs to start from. Predictor and corrector are Mehrotra's (1992).
pub(crate) fn solve(
    model: &Model<'_>,
    columns: &Columns,
    bands: &Bands,
    mu: &mut [f64],
    target: f64,
    exact: f64,
    threads: usize,
) {
    let n = columns.items.len();
    let parts = if n * model.k < 4000 { 1 } else { PARTS };
    let range = |part: usize| n * part / parts..n * (part + 1) / parts;
    for (mu, price) in mu.iter_mut().zip(&bands.price) {
        *mu = mu.clamp(-0.9 * price, 0.9 * price);
    }
    // A centred start: every share times its reduced cost is the target.
    let started = each(threads, parts, |part| start(model, columns, mu, target, range(part)));
    let (mut x, mut y): (Vec<Vec<f64>>, Vec<Vec<f64>>) = started.into_iter().unzip();
    let mut places: Vec<Place> = (0..mu.len()).map(|at| centred(bands, mu[at], at, target)).collect();
    let count = columns.seats.len() as f64 + 4.0 * mu.len() as f64;
    for _ in 0..MOST_STEPS {
        // Where complementarity alone would lead.
        let sums = added(each(threads, parts, |part| {
            items(model, columns, mu, &x[part], &y[part], 0.0, None, true, range(part))
        }));
        let Some(Sums { right, blocks: Some(blocks), loads }) = sums else { return };
        let (right, diagonal) = with_places(bands, mu, &places, right, &loads, 0.0, None);
        let factor = blocks.factored(&diagonal);
        drop(blocks);
        let predicted = factor.solve(&right);
        let moved = of_places(bands, mu, &places, &predicted, 0.0, None);
        let reach = each(threads, parts, |part| {
            changes(model, columns, mu, &predicted, &x[part], &y[part], 0.0, None, range(part))
        });
        let (primal, dual) = room(bands, mu, &places, &predicted, &moved, &reach);
        let mut product = products(bands, mu, &places, &predicted, &moved);
        for part in &reach {
            for (sum, add) in product.iter_mut().zip(part.products) {
                *sum += add;
            }
        }
        let gap = product[0];
        let after = (gap + dual * product[1] + primal * product[2] + primal * dual * product[3]).max(0.0);
        let t = gap / count * (after / gap) * (after / gap) * (after / gap).max(0.01);
        let levels = reach.into_iter().map(|part| part.levels).collect();
        let predicted = Direction { mu: predicted, levels, places: moved };
        // And how to stay in the middle on the way.
        let sums = added(each(threads, parts, |part| {
            let before = Some((predicted.mu.as_slice(), predicted.levels[part].as_slice()));
            items(model, columns, mu, &x[part], &y[part], t, before, false, range(part))
        }));
        let Some(Sums { right, .. }) = sums else { return };
        let (right, _) = with_places(bands, mu, &places, right, &loads, t, Some(&predicted));
        let step = factor.solve(&right);
        let moved = of_places(bands, mu, &places, &step, t, Some(&predicted));
        let reach = each(threads, parts, |part| {
            let before = Some((predicted.mu.as_slice(), predicted.levels[part].as_slice()));
            changes(model, columns, mu, &step, &x[part], &y[part], t, before, range(part))
        });
        let (primal, dual) = room(bands, mu, &places, &step, &moved, &reach);
        let (primal, dual) = ((primal * 0.99).min(1.0), (dual * 0.99).min(1.0));
        for (part, reached) in reach.into_iter().enumerate() {
            for (x, change) in x[part].iter_mut().zip(reached.shares) {
                *x += primal * change;
            }
            for (y, change) in y[part].iter_mut().zip(reached.levels) {
                *y += dual * change;
            }
        }
        for (at, place) in places.iter_mut().enumerate() {
            let change = moved[at];
            place.load += primal * change.load;
            place.over += primal * change.over;
            place.under += primal * change.under;
            place.alpha += dual * change.alpha;
            place.beta += dual * change.beta;
            mu[at] += dual * step[at];
        }
        let value: f64 = y.iter().flatten().sum::<f64>().abs();
        if gap < exact * value && primal > 0.8 || primal.max(dual) < 1e-5 {
            break;
        }
    }
}

fn added(parts: Vec<Sums>) -> Option<Sums> {
    let mut parts = parts.into_iter();
    let mut all = parts.next()?;
    for part in parts {
        add(&mut all.right, &part.right);
        add(&mut all.loads, &part.loads);
        if let (Some(sums), Some(more)) = (&mut all.blocks, &part.blocks) {
            add(&mut sums.values, &more.values);
        }
    }
    Some(all)
}

fn add(sums: &mut [f64], more: &[f64]) {
    for (sum, add) in sums.iter_mut().zip(more) {
        *sum += add;
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

/// For each item the level below its seats' prices at which the shares `t / (price - level)` add up to 1.
fn start(
    model: &Model<'_>,
    columns: &Columns,
    mu: &[f64],
    t: f64,
    places: std::ops::Range<usize>,
) -> (Vec<f64>, Vec<f64>) {
    let (mut x, mut y) = (Vec::new(), Vec::new());
    let mut prices: Vec<f64> = Vec::new();
    for place in places {
        let item = columns.items[place] as usize;
        prices.clear();
        prices.extend(columns.of(place).map(|column| priced(model, columns, mu, item, column)));
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
    (x, y)
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

type Before<'a> = Option<(&'a [f64], &'a [f64])>;

#[expect(clippy::too_many_arguments, reason = "the state of the method")]
fn items(
    model: &Model<'_>,
    columns: &Columns,
    mu: &[f64],
    x: &[f64],
    y: &[f64],
    t: f64,
    before: Before<'_>,
    shape: bool,
    places: std::ops::Range<usize>,
) -> Sums {
    let (k, m) = (model.k, model.m);
    let mut blocks = shape.then(|| Blocks::new(k, m));
    let (mut right, mut loads) = (vec![0.0; k * m], vec![0.0; k * m]);
    let first = columns.starts[places.start] as usize;
    let from = places.start;
    let mut own: Vec<(usize, f64, f64)> = Vec::new();
    for place in places {
        let item = columns.items[place] as usize;
        let level = y[place - from];
        own.clear();
        let (mut weight, mut shares, mut pulls) = (0.0, 0.0, 0.0);
        for column in columns.of(place) {
            let share = x[column - first];
            let z = priced(model, columns, mu, item, column) - level;
            let seat = columns.seats[column] as usize;
            let predicted = before.map_or(0.0, |(step, levels)| {
                along(model, columns, step, item, column) - levels[place - from]
            });
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
        let mut block = |one: usize, other: usize, joint: f64| {
            let at = blocks.at(one, other);
            let block = &mut blocks.values[at..][..m * m];
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

#[expect(clippy::too_many_arguments, reason = "the state of the method")]
fn changes(
    model: &Model<'_>,
    columns: &Columns,
    mu: &[f64],
    step: &[f64],
    x: &[f64],
    y: &[f64],
    t: f64,
    before: Before<'_>,
    places: std::ops::Range<usize>,
) -> Reach {
    let (mut primal, mut dual, mut products) = (1.0, 1.0, [0.0; 4]);
    let first = columns.starts[places.start] as usize;
    let from = places.start;
    let (mut shares, mut levels) = (Vec::with_capacity(x.len()), Vec::with_capacity(y.len()));
    let mut own: Vec<(f64, f64, f64, f64)> = Vec::new();
    for place in places {
        let item = columns.items[place] as usize;
        let level = y[place - from];
        own.clear();
        let (mut weight, mut sum) = (0.0, 1.0);
        for column in columns.of(place) {
            let share = x[column - first];
            let z = priced(model, columns, mu, item, column) - level;
            let lift = along(model, columns, step, item, column);
            let predicted = before.map_or(0.0, |(step, levels)| {
                along(model, columns, step, item, column) - levels[place - from]
            });
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
