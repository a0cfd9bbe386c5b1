//! Territories on the ground: the map, the treemap, and what a territory costs in travel and in new faces.

use plan::assignment::Load;
use plan::evenness::Measured;
use plan::ids::{AccountId, TerritoryId};
use plan::money::{Money, Quantity, Rate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccountRow, RegionSetRow};

/// How far apart a territory's accounts lie, and how many of them would get another seller.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Ground {
    pub territory: TerritoryId,
    /// Accounts whose place is known to the state or better; the distances are about these.
    pub placed: u32,
    /// The centre of the workload, in millionths of a degree.
    pub latitude: Option<i32>,
    pub longitude: Option<i32>,
    /// Kilometres from the centre to an account as the crow flies, weighted by workload.
    pub mean_km: Option<Quantity>,
    /// Kilometres to visit each account once from the centre, there and back.
    pub total_km: Option<Quantity>,
    /// How near its accounts lie to the centre, beside the nearest ones that there are: 1 where as many accounts of the same
    /// segments could not lie nearer, 0.5 where they could lie half as far.
    pub compactness: Option<Rate>,
    pub owner_change: OwnerChange,
}

/// Accounts beside who works them today, as the accounts' `owner` says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OwnerChange {
    /// Accounts that somebody works today.
    pub owned: u32,
    pub owned_potential: Money,
    /// Those of them that would get another seller, or none.
    pub changing: u32,
    pub changing_potential: Money,
}

/// What an account's place on the map follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PlacedBy {
    /// Coordinates of its own.
    Coordinates,
    PostalCode,
    City,
    State,
    Country,
}

/// Every account that has a place, in parallel lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MapPoints {
    pub accounts: Vec<AccountId>,
    /// Ten-thousandths of a degree, north positive.
    pub latitudes: Vec<i32>,
    /// Ten-thousandths of a degree, east positive.
    pub longitudes: Vec<i32>,
    /// Territory, -1: none, -2: kept out by hand.
    pub territories: Vec<i32>,
    /// How much each counts where areas are tinted: its share of all potential, in billionths; all alike where there is none.
    pub weights: Vec<u32>,
    /// 0: the account's own coordinates; derived from 1: postal code, 2: city, 3: state, 4: country.
    pub found_by: Vec<u8>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MapView {
    pub points: MapPoints,
    pub territories: Vec<MapTerritory>,
    pub unassigned: Load,
    pub kept_out: Load,
    /// Accounts by what they are placed by, as in `found_by`.
    pub placed_by: Vec<u32>,
    /// Accounts that cannot be placed, and the first of them.
    pub unplaced: u32,
    pub unplaced_rows: Vec<UnplacedRow>,
    /// All accounts with a place lie in the United States.
    pub united_states: bool,
    /// Sets of regions that can be drawn.
    pub region_sets: Vec<RegionSetRow>,
    /// What the licences of the places ask to be shown.
    pub attribution: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MapTerritory {
    pub territory: TerritoryId,
    pub name: String,
    pub seller_name: String,
    /// From 0 to 15; territories beside each other differ where so many suffice, and moves leave it as it is where they can.
    pub colour: u8,
    pub load: Load,
    /// Potential / mean potential of the territories, 1 is balanced.
    pub balance: Option<Rate>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct UnplacedRow {
    pub account: AccountId,
    pub name: String,
    /// What its address says; empty where it says nothing.
    pub address: String,
}

/// What accounts are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum TreeLevel {
    Territory,
    Segment,
    Industry,
    Country,
    State,
    Owner,
}

/// Accounts in groups and parts of groups. Those kept out by hand are left out.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TreemapView {
    pub outer: TreeLevel,
    pub inner: TreeLevel,
    pub by: Measured,
    /// From the largest down.
    pub groups: Vec<TreeGroup>,
    pub territories: Vec<MapTerritory>,
    pub unassigned: Load,
    pub total: Load,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TreeGroup {
    /// Empty where the accounts do not say, or stand in no territory.
    pub name: String,
    pub load: Load,
    pub parts: Vec<TreePart>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TreePart {
    pub name: String,
    pub load: Load,
    /// The territory with most of its accounts.
    pub territory: Option<TerritoryId>,
    /// How many of its accounts stand there.
    pub there: u32,
    pub accounts: Vec<AccountId>,
}

/// Accounts chosen on the map, added up.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ChosenReply {
    pub load: Load,
    /// The first of them.
    pub rows: Vec<AccountRow>,
}
