//! Facts about edits: rows before and after. The store writes `after`; undo swaps the two.

use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::compensation::{Deal, PayPlan};
use crate::plan::{Assumptions, Info};
use crate::pool::{Attachment, Loan, Member, Pair, Pool};
use crate::quota::Terms;
use crate::region::RegionSet;
use crate::seller::{Presales, PresalesTerms, Request, Seller};
use crate::team::Team;
use crate::territory::{Placement, Rule, Territory};

/// One row before and after. `None` before: the row is new; `None` after: it is removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Swap<R> {
    pub before: Option<R>,
    pub after: Option<R>,
}

impl<R> Swap<R> {
    pub fn added(row: R) -> Swap<R> {
        Swap { before: None, after: Some(row) }
    }

    pub fn changed(before: R, after: R) -> Swap<R> {
        Swap { before: Some(before), after: Some(after) }
    }

    pub fn removed(row: R) -> Swap<R> {
        Swap { before: Some(row), after: None }
    }

    fn reversed(self) -> Swap<R> {
        Swap { before: self.after, after: self.before }
    }
}

macro_rules! changes {
    ($($name:ident),*) => {
        /// A change of one row, of whichever table.
        // An import makes 100,000 of the largest variant: boxing it would cost an allocation each and save nothing.
        #[allow(clippy::large_enum_variant)]
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase", tag = "table", content = "row")]
        pub enum Change {
            $($name(Swap<$name>)),*
        }

        impl Change {
            /// The change that takes this one back.
            pub fn reversed(self) -> Change {
                match self {
                    $(Change::$name(swap) => Change::$name(swap.reversed())),*
                }
            }
        }

        $(impl From<Swap<$name>> for Change {
            fn from(swap: Swap<$name>) -> Change {
                Change::$name(swap)
            }
        })*
    };
}
changes!(
    Info,
    Account,
    Seller,
    Presales,
    Request,
    Assumptions,
    Territory,
    Rule,
    Placement,
    Team,
    Terms,
    Pool,
    Member,
    Attachment,
    PayPlan,
    PresalesTerms,
    Deal,
    Loan,
    Pair,
    RegionSet
);

/// The changes that take all of these back, last first.
pub fn reversed(changes: Vec<Change>) -> Vec<Change> {
    changes.into_iter().rev().map(Change::reversed).collect()
}
