//! What edits are made of: cells, and how a quota changes hands.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::account::AccountField;
use crate::ids::{AccountId, PresalesId, RequestId, SellerId, TeamId};
use crate::money::{Money, Quantity, Rate};
use crate::quota::MethodShare;
use crate::seller::{PresalesField, SellerField};

macro_rules! cells {
    ($($name:ident { $key:ident: $id:ty, $field:ty }),*) => {$(
        /// One cell of the sheet; `text` is canonical (decimal point, ISO date), empty for "not known".
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        #[ts(export)]
        pub struct $name { pub $key: $id, pub field: $field, pub text: String }
    )*};
}
cells!(
    AccountCell { account: AccountId, AccountField },
    SellerCell { seller: SellerId, SellerField },
    PresalesCell { presales: PresalesId, PresalesField }
);

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuotaCell {
    pub seller: SellerId,
    /// `null`: not set.
    pub amount: Option<Money>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TeamCell {
    pub team: TeamId,
    /// `null`: not set.
    pub amount: Option<Money>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WeightCell {
    pub seller: SellerId,
    /// `null`: 1.
    pub weight: Option<Quantity>,
}

/// Who carries the quota of a seller who leaves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "to", deny_unknown_fields)]
#[ts(export)]
pub enum HandOver {
    /// Nobody: everybody else stays as they are.
    Nobody,
    /// The others of the team, from the next day on; together they carry what the seller carried.
    Team { sharing: Sharing },
    /// An open seat with the seller's territories, pool and quota.
    Seat {
        #[ts(type = "string")]
        start: Date,
    },
}

/// How a quota is divided among the others of a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Sharing {
    pub blend: Vec<MethodShare>,
    pub unit: Money,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AttainmentCell {
    pub seller: SellerId,
    /// `null`: the attainment set for all.
    pub rate: Option<Rate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TeamAttainmentCell {
    pub team: TeamId,
    /// `null`: that of the team above, or the one set for all.
    pub rate: Option<Rate>,
}

/// Somebody who is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "is", deny_unknown_fields)]
#[ts(export)]
pub enum Payee {
    Seller {
        seller: SellerId,
    },
    Presales {
        presales: PresalesId,
    },
    /// The manager of a team.
    Manager {
        team: TeamId,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ScoreCell {
    pub payee: Payee,
    /// `null`: all objectives reached.
    pub score: Option<Rate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RequestCell {
    pub request: RequestId,
    /// From 1 to 9.
    pub priority: u8,
    /// Hours in the plan year; `null`: the seller's part of the expected workload.
    pub hours: Option<Quantity>,
}
