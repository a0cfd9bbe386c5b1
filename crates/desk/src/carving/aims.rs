//! What territories are carved by.

use plan::evenness::Measured;
use plan::ids::{RegionSetId, TerritoryId};
use plan::money::Rate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is asked of new territories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(export)]
pub struct CarveAims {
    pub design: Design,
    /// Territories that take part; empty: all.
    pub territories: Vec<TerritoryId>,
    pub balance: Vec<Balance>,
    /// What keeping its present territory is worth to an account, in kilometres on each visit.
    pub stay: u16,
    /// Customers (last year's bookings above 0) keep their territory.
    pub customers_stay: bool,
    /// Accounts placed by hand keep their territory.
    pub by_hand_stays: bool,
    /// Accounts of no territory take part.
    pub unassigned: bool,
    /// Accounts go only to territories of which a twentieth is of the same value today.
    pub within: Option<Kind>,
    /// Accounts would rather go to territories that hold accounts of the same value today.
    pub alike: Option<Kind>,
    /// How many accounts may leave their territory at most.
    pub most_moves: Option<u32>,
    /// How many accounts a territory may have at most.
    pub most_accounts: Option<u32>,
    /// Territories hang together over these, which are never divided.
    pub contiguous: Option<Areas>,
    /// Accounts that lack a measure count as 0 of it; otherwise they are named and nothing is carved.
    pub missing_is_zero: bool,
    pub effort: Thoroughness,
}

impl Default for CarveAims {
    fn default() -> CarveAims {
        let potential = Balance { measure: Measured::Potential, tolerance: Rate::percent(10), hard: false };
        CarveAims {
            design: Design::Balance,
            territories: Vec::new(),
            balance: vec![potential],
            stay: 60,
            customers_stay: false,
            by_hand_stays: true,
            unassigned: true,
            within: Some(Kind::Segment),
            alike: None,
            most_moves: None,
            most_accounts: None,
            contiguous: None,
            missing_is_zero: false,
            effort: Thoroughness::Normal,
        }
    }
}

impl CarveAims {
    /// Whether what lies far outside the band counts twice: where whole areas hardly let bands be kept, one territory that lacks
    /// nearly everything would otherwise be as good as all of them lacking a little. What must be kept has no price to double.
    pub(crate) fn counts_twice(&self, balance: &Balance) -> bool {
        self.contiguous.is_some() && !balance.hard
    }
}

/// Which territories there are to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "design")]
#[ts(export)]
pub enum Design {
    /// The present ones, evened out.
    Balance,
    /// So many new ones, from scratch.
    New { count: u32 },
    /// One divided into so many; the first part keeps its name.
    Split { territory: TerritoryId, into: u32 },
    /// The accounts of one go to another.
    Merge { from: TerritoryId, into: TerritoryId },
    /// One is given up: its accounts go to the others, which keep their own.
    HandOver { territory: TerritoryId },
}

/// A measure, and how far from the mean it may be in a territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export, rename = "CarveBand")]
pub struct Balance {
    pub measure: Measured,
    pub tolerance: Rate,
    /// It must be kept; otherwise what lies outside is dear.
    pub hard: bool,
}

/// A text of an account that keeps like with like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, rename = "CarveKind")]
pub enum Kind {
    Segment,
    Industry,
    Country,
    State,
}

/// What a territory is made of where it must hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Areas {
    /// States of the United States; elsewhere states by who is nearest.
    State,
    /// Counties of the United States, by postal code.
    County,
    /// Postal codes of the United States in which accounts lie, neighbours by where their centres lie.
    Zip,
    /// The same of what begins with the same three digits.
    Zip3,
    /// Regions that somebody else drew, neighbours where they share a border; what lies in none by its state.
    Regions(RegionSetId),
}

/// How long is searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Thoroughness {
    Quick,
    #[default]
    Normal,
    Thorough,
}
