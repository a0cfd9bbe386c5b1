//! The domain of Podplan: a sales year as data, and all that follows from it.
//!
//! The crate is pure. It knows no disk, clock, window, thread or float, so it cannot fail to read a file and gives the
//! same answer on every machine. Amounts are exact; what is rounded is rounded once, half away from zero.
//!
//! # A tour
//!
//! A [`Plan`] holds what the director entered: **facts** (accounts, people) and one scenario's **decisions**
//! (territories, quotas, pools, pay). Nobody writes into it. An [`Edit`](edit::Edit) says what is wanted,
//! [`Plan::changes`] answers with the rows it would change or with a [`Refusal`](refusal::Refusal), and
//! [`Plan::absorb`] takes the changes in, usually after they have been written to a file.
//!
//! ```
//! use plan::edit::{Edit, QuotaCell};
//! use plan::ids::{PoolId, SellerId};
//! use plan::money::Money;
//! use plan::outlook::outlook;
//! use plan::{Plan, example};
//!
//! # fn main() -> Result<(), plan::refusal::Refusal> {
//! let mut plan = Plan::default();
//! for edit in example::example() {
//!     let changes = plan.changes(&edit)?;
//!     plan.absorb(changes);
//! }
//!
//! // Ten Enterprise reps at 1,500,000 make 15,000,000; their pool's target is discounted to 13,000,000.
//! let enterprise = &outlook(&plan).pools[PoolId(0).0 as usize];
//! assert_eq!(enterprise.target.sum_rep_quotas.to_string(), "15000000.00");
//! assert_eq!(enterprise.target.pool_target.to_string(), "13000000.00");
//!
//! // One quota changes. The same changes, reversed, take it back.
//! let raise = QuotaCell { seller: SellerId(0), amount: Some(Money::units(1_600_000)) };
//! let changes = plan.changes(&Edit::SetQuotas { cells: vec![raise] })?;
//! plan.absorb(changes.clone());
//! assert_eq!(outlook(&plan).quotas.sum_rep_quotas.to_string(), "21100000.00");
//! plan.absorb(plan::change::reversed(changes));
//! assert_eq!(outlook(&plan).quotas.sum_rep_quotas.to_string(), "21000000.00");
//! # Ok(())
//! # }
//! ```
//!
//! What follows from a plan is never stored: [`outlook::outlook`] computes sums, loads, targets, pay, cost and
//! [findings](finding::Finding) anew after every edit.
//!
//! # Where to find what
//!
//! | subject | module |
//! |---|---|
//! | exact amounts, shares, rounding | [`money`] |
//! | the plan year, ramp, proration | [`period`] |
//! | rows: facts | [`account`], [`seller`] |
//! | rows: decisions | [`territory`], [`team`], [`quota`], [`pool`], [`compensation`] |
//! | all rows together | [`plan`](mod@plan), [`ids`] |
//! | what may be done, what it changes, why not | [`edit`], [`change`], [`refusal`] |
//! | what rules ask, which account stands where, and why | [`condition`], [`assignment`] |
//! | what follows | [`outlook`], [`carried`], [`fairness`], [`waterfall`], [`capacity`], [`payout`], [`finding`] |
//! | presales work and hours, who asks for whom, proposals | [`workload`], [`contention`], [`attachment_proposal`], [`lottery`], [`leaving`] |
//! | the example, and plans of any size | [`example`](mod@example) |
//! | figures worked by hand, checked | [`case`] |
pub mod account;
pub mod assignment;
pub mod attaching;
pub mod attachment_proposal;
pub mod capacity;
pub mod carried;
pub mod case;
mod cells;
pub mod change;
pub mod compensation;
pub mod condition;
pub mod contention;
mod distance;
pub mod distribution;
mod draft;
pub mod earning;
pub mod edit;
mod edits;
pub mod evenness;
pub mod example;
pub mod fairness;
pub mod finding;
pub mod fraction;
mod hours;
pub mod ids;
pub mod leaving;
pub mod lottery;
mod matching;
pub mod membership;
pub mod money;
pub mod outlook;
mod pay_check;
pub mod paying;
pub mod payout;
pub mod period;
pub mod plan;
pub mod pool;
pub mod presales_work;
pub mod projection;
pub mod quota;
pub mod refusal;
pub mod region;
pub mod seller;
pub mod share_out;
pub mod team;
pub mod territory;
pub mod waterfall;
pub mod why;
pub mod workload;
pub use plan::Plan;
