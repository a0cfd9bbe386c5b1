//! The bands in the dual: what each holds, the prices of its ends, what lies outside, and how a step changes them.

use crate::model::Model;

/// The share of what a unit outside costs from which a band's price makes it dearer, and by how much.
const EDGE: f64 = 0.5;
const RAISED: f64 = 4.0;

/// The bands as the dual sees them.
pub(crate) struct Bands {
    pub middle: Vec<f64>,
    pub half: Vec<f64>,
    /// What a unit outside costs: as much as its price needs, or what lies outside at first would outweigh all else; at most
    /// what it truly costs.
    pub price: Vec<f64>,
    most: Vec<f64>,
}

impl Bands {
    pub fn of(model: &Model<'_>, first: &[f64]) -> Bands {
        let places = 0..model.k * model.m;
        let (low, high) = (|p: usize| model.low[p] as f64, |p: usize| model.high[p] as f64);
        let most: Vec<f64> =
            places.clone().map(|p| model.price[p].map_or(f64::INFINITY, |price| price as f64)).collect();
        Bands {
            middle: places.clone().map(|p| (low(p) + high(p)) / 2.0).collect(),
            half: places.clone().map(|p| ((high(p) - low(p)) / 2.0).max(0.01)).collect(),
            price: places.map(|p| first[p % model.m].min(most[p])).collect(),
            most,
        }
    }

    /// Makes what is outside a band dearer where its price nears that; it shrinks as much, so that the step stays centred.
    pub fn raise(&mut self, at: usize, mu: f64, place: &mut Place) {
        let (old, new) = (self.price[at], (self.price[at] * RAISED).min(self.most[at]));
        if mu.abs() >= EDGE * old && new > old {
            place.over *= (old - mu) / (new - mu);
            place.under *= (old + mu) / (new + mu);
            self.price[at] = new;
        }
    }

    /// What the bands hold back of the levels at some prices.
    pub fn held(&self, mu: &[f64]) -> f64 {
        mu.iter()
            .zip(&self.middle)
            .zip(&self.half)
            .map(|((mu, middle), half)| mu * middle + mu.abs() * half)
            .sum()
    }
}

/// The band of a place: load inside it, prices of its two ends, what lies outside.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub load: f64,
    pub alpha: f64,
    pub beta: f64,
    pub over: f64,
    pub under: f64,
}

/// How the values of a place change.
#[derive(Clone, Copy, Default)]
pub(crate) struct Change {
    pub load: f64,
    pub alpha: f64,
    pub beta: f64,
    pub over: f64,
    pub under: f64,
}

/// A direction: of the prices, of the items' levels (by part), of the places.
pub(crate) struct Direction {
    pub mu: Vec<f64>,
    pub levels: Vec<Vec<f64>>,
    pub places: Vec<Change>,
}

/// What the products at a place should be: low end, high end, over, under.
pub(crate) fn targets(t: f64, at: usize, before: Option<&Direction>) -> [f64; 4] {
    before.map_or([t; 4], |before| {
        let (change, mu) = (before.places[at], before.mu[at]);
        [
            t - change.load * change.alpha,
            t + change.load * change.beta,
            t + change.over * mu,
            t - change.under * mu,
        ]
    })
}

pub(crate) fn with_places(
    bands: &Bands,
    mu: &[f64],
    places: &[Place],
    mut right: Vec<f64>,
    loads: &[f64],
    t: f64,
    before: Option<&Direction>,
) -> (Vec<f64>, Vec<f64>) {
    let mut diagonal = vec![0.0; mu.len()];
    for (at, place) in places.iter().enumerate() {
        let (a, b) = ends(bands, at, place.load);
        let (up, down) = (bands.price[at] - mu[at], bands.price[at] + mu[at]);
        let [ta, tb, to, tu] = targets(t, at, before);
        let curve = place.alpha / a + place.beta / b;
        let missing = place.load - loads[at] - place.under + place.over;
        diagonal[at] = place.under / down + place.over / up + 1.0 / curve;
        right[at] +=
            (tu / down - place.under) - (to / up - place.over) - (mu[at] - tb / b + ta / a) / curve - missing;
    }
    (right, diagonal)
}

pub(crate) fn of_places(
    bands: &Bands,
    mu: &[f64],
    places: &[Place],
    step: &[f64],
    t: f64,
    before: Option<&Direction>,
) -> Vec<Change> {
    let change = |(at, place): (usize, &Place)| {
        let (a, b) = ends(bands, at, place.load);
        let (up, down) = (bands.price[at] - mu[at], bands.price[at] + mu[at]);
        let [ta, tb, to, tu] = targets(t, at, before);
        let load = (step[at] + mu[at] - tb / b + ta / a) / (place.alpha / a + place.beta / b);
        Change {
            load,
            alpha: (ta - place.alpha * a - place.alpha * load) / a,
            beta: (tb - place.beta * b + place.beta * load) / b,
            over: (to - place.over * up + place.over * step[at]) / up,
            under: (tu - place.under * down - place.under * step[at]) / down,
        }
    };
    places.iter().enumerate().map(change).collect()
}

/// How far primal and dual may go.
pub(crate) fn room(
    bands: &Bands,
    mu: &[f64],
    places: &[Place],
    step: &[f64],
    moved: &[Change],
    reach: &[Reach],
) -> (f64, f64) {
    let (mut primal, mut dual) = (1.0_f64, 1.0_f64);
    for (at, (place, change)) in places.iter().zip(moved).enumerate() {
        let (a, b) = ends(bands, at, place.load);
        let (up, down) = (bands.price[at] - mu[at], bands.price[at] + mu[at]);
        for (value, change) in
            [(a, change.load), (b, -change.load), (place.over, change.over), (place.under, change.under)]
        {
            shorten(&mut primal, value, change);
        }
        for (value, change) in
            [(place.alpha, change.alpha), (place.beta, change.beta), (up, -step[at]), (down, step[at])]
        {
            shorten(&mut dual, value, change);
        }
    }
    for part in reach {
        primal = primal.min(part.primal);
        dual = dual.min(part.dual);
    }
    (primal, dual)
}

/// The sum of the places' products, and what it changes by along dual, primal and both.
pub(crate) fn products(
    bands: &Bands,
    mu: &[f64],
    places: &[Place],
    step: &[f64],
    moved: &[Change],
) -> [f64; 4] {
    let mut sums = [0.0; 4];
    for (at, (place, change)) in places.iter().zip(moved).enumerate() {
        let (a, b) = ends(bands, at, place.load);
        let (up, down) = (bands.price[at] - mu[at], bands.price[at] + mu[at]);
        for (value, dual, by, dual_by) in [
            (a, place.alpha, change.load, change.alpha),
            (b, place.beta, -change.load, change.beta),
            (place.over, up, change.over, -step[at]),
            (place.under, down, change.under, step[at]),
        ] {
            for (sum, add) in sums.iter_mut().zip([value * dual, value * dual_by, by * dual, by * dual_by]) {
                *sum += add;
            }
        }
    }
    sums
}

pub(crate) fn shorten(step: &mut f64, value: f64, change: f64) {
    if change < 0.0 {
        *step = step.min(-value / change);
    }
}

/// How far a load is from the low and from the high end.
pub(crate) fn ends(bands: &Bands, at: usize, load: f64) -> (f64, f64) {
    let tiny = bands.half[at] * 1e-13;
    (
        (load - bands.middle[at] + bands.half[at]).max(tiny),
        (bands.middle[at] + bands.half[at] - load).max(tiny),
    )
}

pub(crate) fn centred(bands: &Bands, mu: f64, at: usize, t: f64) -> Place {
    let half = bands.half[at];
    let load = bands.middle[at] + mu * half * half / (t + libm::sqrt(t * t + mu * mu * half * half));
    let (a, b) = ends(bands, at, load);
    // The prices of the ends differ by exactly mu.
    let (alpha, beta) = if mu > 0.0 { (t / a, t / a + mu) } else { (t / b - mu, t / b) };
    Place { load, alpha, beta, over: t / (bands.price[at] - mu), under: t / (bands.price[at] + mu) }
}

/// How far the shares and the reduced costs of some items may go, and where they go.
pub(crate) struct Reach {
    pub primal: f64,
    pub dual: f64,
    pub products: [f64; 4],
    pub shares: Vec<f64>,
    pub levels: Vec<f64>,
}
