//! What comes of a carving: the types of the door.

use plan::assignment::Load;
use plan::edit::Edit;
use plan::evenness::{Evenness, Measured};
use plan::ids::{AccountId, TerritoryId};
use plan::money::{Money, Quantity, Rate};
use serde::Serialize;
use ts_rs::TS;

use crate::problem::Problem;
use crate::request::PreviewReply;

/// How far the carving is.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CarveState {
    /// Nothing is being carved and nothing was.
    pub idle: bool,
    /// Parts of a thousand.
    pub done: u32,
    /// Of the best so far: at most so far from the best possible.
    pub gap: Option<Rate>,
    /// When it is finished.
    pub proposal: Option<CarveProposal>,
    pub problem: Option<Problem>,
}

/// New territories, as a proposal.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CarveProposal {
    #[serde(flatten)]
    pub figures: CarveFigures,
    /// Accounts that would change, the largest potential first.
    pub moves: Vec<CarvedMove>,
    /// At most so far from the best possible for these territories; `null` where something asked is missed, and of a part.
    pub gap: Option<Rate>,
    /// Why not everything can be kept, where that is proven.
    pub conflict: Option<CarveConflict>,
    /// What else is to be known of what was asked, in words.
    pub notes: Vec<String>,
    /// It was stopped before its end.
    pub stopped: bool,
}

/// What a proposal comes to, or a part of it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CarveFigures {
    pub territories: Vec<CarvedTerritory>,
    pub accounts: u32,
    /// Accounts that leave their territory for another.
    pub moved: u32,
    /// Accounts of no territory that get one.
    pub placed: u32,
    /// Of the accounts that had a territory, those that keep it.
    pub kept: Rate,
    pub before: Vec<Evenness>,
    pub after: Vec<Evenness>,
    /// What was asked to lie in a band.
    pub bands: Vec<CarvedBand>,
    /// How good it is, in words.
    pub quality: String,
    pub weighed: CarvedWeighed,
    /// What it leaves: less even than today, territories without accounts; in words.
    pub remarks: Vec<String>,
    /// What was asked and is missed, in words.
    pub misses: Vec<String>,
    /// What it would do to money.
    pub preview: Option<PreviewReply>,
    /// What would make it so: new territories first, then the accounts of each territory.
    pub edits: Vec<Edit>,
}

/// What was weighed, in kilometres on all visits of the year: the best has the least of all together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CarvedWeighed {
    /// To the middle of the territory.
    pub travel: Quantity,
    /// For accounts that leave their territory.
    pub changes: Quantity,
    /// For accounts among others of another kind.
    pub unlike: Quantity,
    /// For what lies outside bands that may be left.
    pub beyond: Quantity,
    /// The same as a sentence.
    pub said: String,
}

/// How many territories lie within what was asked of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CarvedBand {
    pub measure: Measured,
    /// So far from the mean of the territories that share accounts; `null` for a limit of accounts.
    pub tolerance: Option<Rate>,
    /// So many accounts at most; `null` for a band around the mean.
    pub most: Option<u32>,
    /// It must be kept.
    pub hard: bool,
    pub territories: u32,
    /// Of the present territories; `null` where they are designed anew.
    pub before: Option<u32>,
    pub after: u32,
}

/// What cannot be kept together, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CarveConflict {
    /// What was asked of which territory: none of these could be left out. Empty where single areas are too large.
    pub ends: Vec<String>,
    /// What the accounts that may go there bring, or which areas are too large.
    pub why: String,
    /// What may be done.
    pub next: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CarvedTerritory {
    /// A new one has the id that it will get.
    pub territory: TerritoryId,
    pub name: String,
    pub new: bool,
    /// As on the map: from 0 to 15.
    pub colour: u8,
    pub before: Load,
    pub after: Load,
    /// Accounts that come, and that leave.
    pub coming: u32,
    pub leaving: u32,
    /// Measures outside their band afterwards.
    pub outside: Vec<CarvedOutside>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CarvedOutside {
    pub measure: Measured,
    /// "21 accounts, not between 18 and 20".
    pub said: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CarvedMove {
    pub account: AccountId,
    pub name: String,
    pub from: Option<TerritoryId>,
    pub to: TerritoryId,
    pub potential: Option<Money>,
}
