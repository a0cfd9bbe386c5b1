//! Regions that somebody else drew: what is in the plan, what lies in each, and their shapes.

use plan::assignment::Load;
use plan::ids::{RegionSetId, TerritoryId};
use plan::region::Regions;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A set of regions that is in the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RegionSetRow {
    pub set: RegionSetId,
    pub name: String,
    pub regions: u32,
    pub corners: u32,
    /// Another number where the shapes are others.
    pub stamp: u32,
}

/// What lies in the regions of one set.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RegionsView {
    pub sets: Vec<RegionSetRow>,
    /// The one whose regions are listed; `null` where the plan has none.
    pub set: Option<RegionSetId>,
    pub regions: Vec<RegionRow>,
    /// Accounts that lie in none of them.
    pub outside: Load,
    /// Accounts whose place is not known, or by their country alone.
    pub unplaced: Load,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RegionRow {
    pub name: String,
    pub load: Load,
    /// The territory with most of its accounts.
    pub territory: Option<TerritoryId>,
    pub territory_name: String,
    /// How many of its accounts stand there.
    pub there: u32,
}

/// Shapes to be drawn, and which of them each account of the map lies in.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RegionShapes {
    pub set: RegionSetId,
    pub regions: Regions,
    /// Along the points of the map: the region's place in the list, -1 outside of all.
    pub at: Vec<i32>,
}

/// What a file of regions would bring in.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RegionPreview {
    pub file: String,
    /// What the set will be called.
    pub set: String,
    /// A set of that name is in the plan and would be replaced.
    pub replaces: bool,
    /// Properties that may name the regions, and the one that does.
    pub fields: Vec<RegionField>,
    pub field: Option<String>,
    pub regions: u32,
    /// The first names.
    pub names: Vec<String>,
    /// Features of the file without an area.
    pub left_out: u32,
    /// What was left out or named anew, and what looks wrong, in words.
    pub notes: Vec<String>,
    /// Corners in the file, and those that are kept.
    pub corners: u32,
    pub kept: u32,
    /// Accounts that lie in one of the regions, in none, and those without a place.
    pub inside: u32,
    pub outside: u32,
    pub unplaced: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RegionField {
    pub key: String,
    /// Regions that have it, and different texts among them.
    pub filled: u32,
    pub distinct: u32,
    pub samples: Vec<String>,
}
