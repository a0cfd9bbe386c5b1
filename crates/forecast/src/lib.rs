//! What may happen: the chance that a pool reaches its target, and how long a presales hour is waited for.
//!
//! The crate is pure and seeded: it knows no plan, disk or clock, and the same seed gives the same numbers on any number
//! of threads. It is the one place where floats stand for money; what it says is shown, never paid.
//!
//! ```
//! use forecast::{Attainments, Pool, Rep, draws};
//!
//! // Ten reps at 1,500,000: how often do they bring 13 of 15 million?
//! let reps = vec![Rep { quota: 1_500_000.0, attainments: Attainments { mean: 0.87, deviation: 0.35 } }; 10];
//! let drawn = draws(&[Pool { reps, correlation: 0.3 }], 10_000, 7, 2);
//! let chance = drawn[0].chance_of(13.0 / 15.0);
//! assert!((0.4..0.5).contains(&chance));
//! ```

mod draw;
mod queue;

pub use draw::{Attainments, Drawn, Pool, Rep, draws};
pub use queue::Queue;
