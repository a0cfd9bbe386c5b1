//! The people of the plan: sellers (and open seats) who carry a quota alone, presales members who share a pool's.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{PayPlanId, PresalesId, RequestId, Row, SellerId};
use crate::money::{Money, Quantity, Rate};
use crate::period::{Leave, PlanYear, Stay};

/// A person or an open seat that carries an individual quota. Pay is for a full year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Seller {
    pub id: SellerId,
    /// Key in the system it came from; unique among sellers.
    pub external_id: String,
    pub name: String,
    pub segment: String,
    /// An open seat: nobody sits there yet; `start` says when somebody is expected.
    pub vacancy: bool,
    #[ts(type = "string | null")]
    pub start: Option<Date>,
    #[ts(type = "string | null")]
    pub end: Option<Date>,
    pub base: Money,
    pub target_variable: Money,
    /// Last year's bookings.
    pub last_bookings: Option<Money>,
    /// Away from work in between, in order of time.
    #[serde(default)]
    pub leaves: Vec<Leave>,
}

/// A presales member (sales engineer, solution consultant): no individual quota, paid on the pools.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Presales {
    pub id: PresalesId,
    pub external_id: String,
    pub name: String,
    pub segment: String,
    #[ts(type = "string | null")]
    pub start: Option<Date>,
    #[ts(type = "string | null")]
    pub end: Option<Date>,
    pub base: Money,
    pub target_variable: Money,
    /// Products or industries, separated by commas.
    pub skills: String,
    /// Away from work in between, in order of time.
    #[serde(default)]
    pub leaves: Vec<Leave>,
    /// Whose public holidays the member has.
    #[serde(default)]
    pub country: String,
}

/// What a scenario decides about one presales member, beside the pools.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PresalesTerms {
    pub presales: PresalesId,
    /// `None`: the presales plan of the member's segment.
    pub pay_plan: Option<PayPlanId>,
    /// Objectives reached, for a pay plan that measures them; `None`: all of them.
    pub score: Option<Rate>,
}

impl Row for PresalesTerms {
    fn slot(&self) -> u32 {
        self.presales.0
    }
}

impl PresalesTerms {
    pub fn new(presales: PresalesId) -> PresalesTerms {
        PresalesTerms { presales, pay_plan: None, score: None }
    }
}

/// A seller asks for a presales member by name: who is wanted by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Request {
    pub id: RequestId,
    pub seller: SellerId,
    pub presales: PresalesId,
    /// What the request counts beside others for the same member, from 1.
    #[serde(default = "one")]
    pub priority: u8,
    /// Hours asked for in the plan year; `None`: the seller's part of the expected workload.
    #[serde(default)]
    pub hours: Option<Quantity>,
}

fn one() -> u8 {
    1
}

/// The columns of a seller that an import or a cell may fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SellerField {
    ExternalId,
    Name,
    Segment,
    Vacancy,
    Start,
    End,
    Base,
    TargetVariable,
    LastBookings,
    /// `2027-03-01/2027-05-31`, several parted by semicolons.
    Leaves,
    /// A decision, not a fact: the team by its name; an import makes those that are not there yet.
    Team,
    /// A decision, not a fact: an import that has it also sets the quota of the current scenario.
    Quota,
}

/// The columns of a presales member that an import or a cell may fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PresalesField {
    ExternalId,
    Name,
    Segment,
    Start,
    End,
    Base,
    TargetVariable,
    Skills,
    /// `2027-03-01/2027-05-31`, several parted by semicolons.
    Leaves,
    Country,
}

macro_rules! rows {
    ($($row:ty),*) => {$(impl Row for $row { fn slot(&self) -> u32 { self.id.0 } })*};
}
rows!(Seller, Presales, Request);

impl Presales {
    /// Whether one of the member's skills is called so; case does not matter.
    pub fn has_skill(&self, skill: &str) -> bool {
        self.skills.split(',').any(|own| crate::territory::same_text(own.trim(), skill))
    }
}

impl Seller {
    pub fn new(id: SellerId, external_id: &str) -> Seller {
        Seller {
            id,
            external_id: external_id.to_owned(),
            name: String::new(),
            segment: String::new(),
            vacancy: false,
            start: None,
            end: None,
            base: Money::ZERO,
            target_variable: Money::ZERO,
            last_bookings: None,
            leaves: Vec::new(),
        }
    }

    /// Whether the seller is there to the end of the plan year: who leaves before has handed the quota over.
    pub fn stays(&self, year: PlanYear) -> bool {
        self.end.is_none_or(|end| end >= year.last())
    }

    /// From when to when the seller is there.
    pub fn stay(&self) -> Stay<'_> {
        Stay { start: self.start, end: self.end, leaves: &self.leaves }
    }
}

impl Presales {
    pub fn new(id: PresalesId, external_id: &str) -> Presales {
        Presales {
            id,
            external_id: external_id.to_owned(),
            name: String::new(),
            segment: String::new(),
            start: None,
            end: None,
            base: Money::ZERO,
            target_variable: Money::ZERO,
            skills: String::new(),
            leaves: Vec::new(),
            country: String::new(),
        }
    }

    /// From when to when the member is there.
    pub fn stay(&self) -> Stay<'_> {
        Stay { start: self.start, end: self.end, leaves: &self.leaves }
    }
}
