//! The `.podplan` file: one SQLite database that holds a plan, its history and nothing else.
//!
//! [`Store::open`] gives the plan and the store; every edit goes through [`Store::commit`], which writes the rows and
//! the history in one transaction. Memory is changed by the caller, after the commit has returned. Undo and redo are
//! rows of the same history, so they survive a restart.
//!
//! ```
//! use plan::account::Account;
//! use plan::change::{Change, Swap};
//! use plan::ids::AccountId;
//! use store::{Store, StoreProblem};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! let path = folder.path().join("West.podplan");
//! drop(Store::create(&path, &[])?);
//!
//! let (mut store, mut plan) = Store::open(&path)?;
//! let edit = vec![Change::from(Swap::added(Account::new(AccountId(0), "00123")))];
//! store.commit(&"one account more", &edit)?;
//! plan.absorb(edit);
//! assert!(matches!(Store::open(&path), Err(StoreProblem::InUse { .. })));
//! drop(store);
//!
//! let (mut store, mut plan) = Store::open(&path)?;
//! assert_eq!(plan.facts.accounts.len(), 1);
//! if let Some(undone) = store.undo()? {
//!     plan.absorb(undone.changes);
//! }
//! assert!(plan.facts.accounts.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! The format is described in `docs/file-format.md`. What is absent: this crate computes no number of the plan, words
//! no message for the user and shows no SQL to its callers.

mod access;
mod check;
mod copy;
mod create;
mod header;
mod history;
mod identity;
mod packing;
mod problem;
mod rows;
mod schema;
mod store;
mod transact;

pub use header::{APPLICATION_ID, FORMAT_VERSION};
pub use history::{HistoryEntry, Undone};
pub use problem::StoreProblem;
pub use store::{Revision, Store};
