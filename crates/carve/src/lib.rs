//! How good can territories be at best? Every account goes to one seat, each seat's measures (potential, workload, number)
//! stay within bands, and costs (travel, disruption, fit) are as low as can be: location-allocation after Hess et al. (1965) and
//! Zoltners & Sinha (1983), whose dual has a price for each band. From any such prices follows a bound that no assignment can
//! beat; here are the prices, and the bound in exact integers. Pure and deterministic: the same answer on any number of threads.
//!
//! ```
//! use carve::{Amounts, Band, Dense, Measure, Problem, bound};
//!
//! // Two accounts that both belong to the first seat, which may take one of them.
//! let costs = Dense { seats: 2, costs: vec![10, 60, 20, 100] };
//! let one = Measure { amounts: Amounts::Alike(vec![1, 1]), bands: vec![Band::hard(1, 1); 2] };
//! let problem = Problem { measures: vec![one], ..Problem::new(2, 2, &costs) };
//! let found = bound(&problem, 1, &mut |_| false)?;
//! assert_eq!(found.value, 80, "the cheaper move: 60 + 20");
//! # Ok::<(), carve::Refusal>(())
//! ```

mod anneal;
mod bands;
mod border;
mod bound;
mod branch;
mod columns;
mod conflict;
mod contiguity;
mod core;
mod crossing;
mod dual;
mod ejection;
mod exact;
mod groups;
mod hanging;
mod judge;
mod model;
mod neighbourhood;
mod newton;
mod part;
mod pivot;
mod pricing;
mod problem;
mod proofs;
mod refusal;
mod rng;
mod search;
mod shares;
mod simplex;
mod threads;
mod turns;
mod validate;

pub use conflict::{Among, Conflict, End, Side, conflict};
pub use judge::{Judged, Miss, gap, judge};
pub use problem::{Amounts, Band, Costs, Dense, Measure, Problem, Units};
pub use refusal::Refusal;
pub use search::{Effort, Progress};

/// What no assignment that keeps everything asked can be cheaper than, and the prices that prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// In the unit of the costs, rounded up: costs are whole. Where few accounts were branched on, what that proved.
    pub value: i128,
    /// What the multipliers prove by themselves.
    pub priced: i128,
    /// One price per seat and measure, the measures of the first seat first, times 2^24.
    pub multipliers: Vec<i64>,
    /// The price of an account's move, where moves are limited, times 2^24.
    pub move_price: i64,
    /// The search for prices was stopped before its end; the bound holds all the same.
    pub stopped: bool,
}

/// The best bound that is found. `stop` is asked again and again with what is done, in thousandths; the bound that stands
/// then is kept. Contiguity is not priced: it can only make the best assignment dearer, so that the bound holds with it too.
///
/// # Errors
/// When the problem contradicts itself.
pub fn bound(
    problem: &Problem<'_>,
    threads: usize,
    stop: &mut dyn FnMut(u32) -> bool,
) -> Result<Bound, Refusal> {
    let model = validate::model(problem)?;
    Ok(Bound::of(pricing::price(&model, threads, stop)))
}

impl Bound {
    fn of(priced: pricing::Priced) -> Bound {
        let value = bound::whole(priced.bound);
        Bound {
            value,
            priced: value,
            multipliers: priced.multipliers.mu,
            move_price: priced.multipliers.moves,
            stopped: priced.stopped,
        }
    }
}

/// An assignment, and what is known of the best there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The seat of each account.
    pub seats: Vec<usize>,
    pub judged: Judged,
    pub bound: Bound,
    /// All assignments were looked at: this one is the best, or, where it misses something, none keeps everything.
    pub proven: bool,
    /// What cannot be kept together, where something is missed and it is found.
    pub conflict: Option<Conflict>,
    /// The search was stopped; this is the best it had.
    pub stopped: bool,
}

impl Answer {
    /// [`Judged::gap_per_million`] against the bound; none where it is proven.
    pub fn gap_per_million(&self) -> i128 {
        if self.proven { 0 } else { self.judged.gap_per_million(self.bound.value) }
    }
}

/// The best assignment that is found, with its bound. `watch` hears how far it is and may stop it by `true`; then the best so far
/// is the answer. Where no assignment that keeps everything is found, what the answer misses is in its judgement.
///
/// # Errors
/// When the problem contradicts itself.
pub fn carve(
    problem: &Problem<'_>,
    threads: usize,
    effort: Effort,
    watch: &mut dyn FnMut(Progress) -> bool,
) -> Result<Answer, Refusal> {
    let model = validate::model(problem)?;
    let mut stopped = false;
    let priced = pricing::price(&model, threads, &mut |done| {
        stopped = watch(Progress { done: done.min(900) / 3, value: None, bound: None });
        stopped
    });
    let known = Some(bound::whole(priced.bound));
    let mut search = search::Search::new(&model, &priced, threads);
    let mut found = search.run(&priced, effort, present(&model, problem), &mut |done, value| {
        stopped |= watch(Progress { done: 300 + done * 7 / 10, value, bound: known });
        stopped
    });
    // What branching left open, or does not know.
    if !found.proven
        && let Some(best) = exact::best(&model)
    {
        found = turns::Outcome { seats: best.unwrap_or(found.seats), bound: None, proven: true };
    }
    let seats: Vec<usize> = match &model.item_of {
        Some(item_of) => item_of.iter().map(|item| found.seats[*item] as usize).collect(),
        None => found.seats.iter().map(|seat| *seat as usize).collect(),
    };
    let judged = judge::judged(problem, &model, &seats);
    let mut stop = || {
        stopped |= watch(Progress { done: 1000, value: None, bound: known });
        stopped
    };
    let conflict = if judged.misses.is_empty() || stop() {
        None
    } else {
        conflict::of(problem, &model, threads, &mut stop)
    };
    let mut bound = Bound::of(priced);
    bound.value = bound.value.max(found.bound.unwrap_or(bound.value));
    Ok(Answer { seats, judged, bound, proven: found.proven, conflict, stopped })
}

/// The present seats of the items, where all have one that is open to them.
fn present(model: &model::Model<'_>, problem: &Problem<'_>) -> Option<Vec<u32>> {
    if model.item_of.is_some() || problem.present.len() != model.n {
        return None;
    }
    let seat = |(item, seat): (usize, &Option<usize>)| {
        seat.filter(|seat| model.may(item, *seat)).map(|seat| seat as u32)
    };
    problem.present.iter().enumerate().map(seat).collect()
}
