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

mod bound;
mod columns;
mod contiguity;
mod dual;
mod judge;
mod model;
mod newton;
mod pricing;
mod problem;
mod refusal;
mod rng;
mod threads;
mod validate;

pub use judge::{Judged, Miss, judge};
pub use problem::{Amounts, Band, Costs, Dense, Measure, Problem, Units};
pub use refusal::Refusal;

/// What no assignment that keeps everything asked can be cheaper than, and the prices that prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// In the unit of the costs, rounded up: costs are whole.
    pub value: i128,
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
    let priced = pricing::price(&model, threads, stop);
    Ok(Bound {
        value: bound::whole(priced.bound),
        multipliers: priced.multipliers.mu,
        move_price: priced.multipliers.moves,
        stopped: priced.stopped,
    })
}
