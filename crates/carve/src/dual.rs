//! Prices for the bands: the dual of the assignment with fractions allowed, by a primal-dual interior point.
//!
//! Balanced power diagrams are this dual's maximisers (Cohen-Addad, Klein & Young 2018; Brieden, Gritzmann & Klemm 2017). Two
//! other ways were tried: a soft-min with falling temperature is not self-concordant, and with lumpy accounts its Newton steps
//! became too short; and those of a barrier on the prices alone too. What is found here is only proposed: `bound` proves.

use crate::bands::{Bands, Direction, Place, centred, of_places, products, room, with_places};
use crate::columns::Columns;
use crate::model::Model;
use crate::shares::{Shares, Sums};
use crate::threads::each;

/// Parts the items are added up in; fixed, so that the sums do not depend on the threads.
const PARTS: usize = 4;
const MOST_STEPS: u32 = 120;
/// Steps after which seats are looked for again.
const AGAIN: u32 = 4;
/// The share of the value to which the fractions are exact in the end.
const EXACT: f64 = 5e-6;
/// Parts of the way below which nothing more comes of steps.
const STUCK: f64 = 1e-5;
/// Columns are let go once they cost so many times what an item is from its best.
const FAR: f64 = 3000.0;

/// What prices are asked for.
pub(crate) struct Ask {
    pub bands: Bands,
    pub move_price: f64,
    /// Seats looked at for each item at a time, besides those that hold a share of it.
    pub kept: usize,
    /// The product of shares and reduced costs to start from.
    pub target: f64,
    /// More than any answer costs: beyond it, the bands cannot be kept.
    pub reach: f64,
    pub threads: usize,
}

/// The best prices with fractions allowed, and where most of each item is then; predictor and corrector are Mehrotra's (1992).
/// An item begins with the seats that are cheapest for it without prices; every few steps it gets those that have become cheap
/// and loses those that have become dear. `stop` is asked at every step.
pub(crate) fn solve(
    model: &Model<'_>,
    ask: &mut Ask,
    stop: &mut dyn FnMut(u32) -> bool,
) -> (Vec<f64>, Vec<u32>) {
    let (threads, n) = (ask.threads, model.n);
    let mut mu = vec![0.0; model.k * model.m];
    let count = if n * model.k < 4000 { 1 } else { PARTS };
    // A centred start: every share times its reduced cost is the target.
    let mut parts: Vec<Shares> = each(threads, count, |part| {
        let items: Vec<u32> = ((n * part / count) as u32..(n * (part + 1) / count) as u32).collect();
        let columns = Columns::priced(model, &items, &mu, ask.move_price, f64::INFINITY, ask.kept, 1);
        Shares::centred(model, columns, &mu, ask.target)
    });
    let mut places: Vec<Place> =
        (0..mu.len()).map(|at| centred(&ask.bands, mu[at], at, ask.target)).collect();
    for step in 0..MOST_STEPS {
        for (at, place) in places.iter_mut().enumerate() {
            ask.bands.raise(at, mu[at], place);
        }
        let bands = &ask.bands;
        // Where complementarity alone would lead.
        let sums = added(each(threads, count, |part| parts[part].sums(model, &mu, 0.0, None, true)));
        let Some(Sums { right, blocks: Some(blocks), loads }) = sums else { break };
        if step == 0 {
            // What does not fit into the bands lies outside, so that the start keeps its sums.
            for (place, load) in places.iter_mut().zip(&loads) {
                let more = load - place.load - place.over + place.under;
                place.over += more.max(0.0);
                place.under += (-more).max(0.0);
            }
        }
        let (right, diagonal) = with_places(bands, &mu, &places, right, &loads, 0.0, None);
        let factor = blocks.factored(&diagonal);
        drop(blocks);
        let predicted = factor.solve(&right);
        let moved = of_places(bands, &mu, &places, &predicted, 0.0, None);
        let reach = each(threads, count, |part| parts[part].changes(model, &mu, &predicted, 0.0, None));
        let (primal, dual) = room(bands, &mu, &places, &predicted, &moved, &reach);
        let mut product = products(bands, &mu, &places, &predicted, &moved);
        for part in &reach {
            for (sum, add) in product.iter_mut().zip(part.products) {
                *sum += add;
            }
        }
        let gap = product[0];
        let after = (gap + dual * product[1] + primal * product[2] + primal * dual * product[3]).max(0.0);
        let columns: usize = parts.iter().map(Shares::len).sum();
        let mean = gap / (columns + 4 * mu.len()) as f64;
        let t = mean * (after / gap) * (after / gap) * (after / gap).max(0.01);
        let levels = reach.into_iter().map(|part| part.levels).collect();
        let predicted = Direction { mu: predicted, levels, places: moved };
        // And how to stay in the middle on the way.
        let sums = added(each(threads, count, |part| {
            let before = Some((predicted.mu.as_slice(), predicted.levels[part].as_slice()));
            parts[part].sums(model, &mu, t, before, false)
        }));
        let Some(Sums { right, .. }) = sums else { break };
        let (right, _) = with_places(bands, &mu, &places, right, &loads, t, Some(&predicted));
        let change = factor.solve(&right);
        // Where nothing is left to gain, or floating point has come to its end, the prices so far are the best.
        if !change.iter().all(|change| change.is_finite()) {
            break;
        }
        let moved = of_places(bands, &mu, &places, &change, t, Some(&predicted));
        let reach = each(threads, count, |part| {
            let before = Some((predicted.mu.as_slice(), predicted.levels[part].as_slice()));
            parts[part].changes(model, &mu, &change, t, before)
        });
        let (primal, dual) = room(bands, &mu, &places, &change, &moved, &reach);
        let (primal, dual) = ((primal * 0.99).min(1.0), (dual * 0.99).min(1.0));
        for (part, reached) in parts.iter_mut().zip(reach) {
            part.go(reached, primal, dual);
        }
        for (at, place) in places.iter_mut().enumerate() {
            let moved = moved[at];
            place.load += primal * moved.load;
            place.over += primal * moved.over;
            place.under += primal * moved.under;
            place.alpha += dual * moved.alpha;
            place.beta += dual * moved.beta;
            mu[at] += dual * change[at];
        }
        let levels = parts.iter().flat_map(|part| &part.y).sum::<f64>();
        let exact = EXACT * levels.abs();
        if stop(step) || primal.max(dual) < STUCK {
            break;
        }
        if gap < exact || (step + 1) % AGAIN == 0 {
            let far = FAR * gap / n as f64;
            let lowered: f64 = parts.iter_mut().map(|part| part.again(model, ask, &mu, mean, far)).sum();
            let value = levels - lowered - ask.bands.held(&mu);
            if gap < exact && lowered <= exact || value > ask.reach {
                break;
            }
        }
    }
    (mu, parts.iter().flat_map(Shares::most).collect())
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
