//! Accounts: the companies to sell to. Facts, shared by all scenarios.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{AccountId, Row};
use crate::money::{Money, Quantity};

/// A company to sell to. An empty text or `None` means "not known", which is not the same as 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Account {
    pub id: AccountId,
    /// The key it has in the system it came from; unique; text byte for byte, leading zeros kept.
    pub external_id: String,
    pub name: String,
    pub country: String,
    pub state: String,
    pub city: String,
    pub postal_code: String,
    /// Millionths of a degree, north positive.
    pub latitude: Option<i32>,
    /// Millionths of a degree, east positive.
    pub longitude: Option<i32>,
    pub industry: String,
    pub segment: String,
    /// Who works it today, as the imported file says; rules may ask for it.
    pub owner: String,
    pub size: Option<Quantity>,
    /// The year's attainable bookings.
    pub potential: Option<Money>,
    /// Hours a year.
    pub workload: Option<Quantity>,
    pub last_bookings: Option<Money>,
}

impl Row for Account {
    fn slot(&self) -> u32 {
        self.id.0
    }
}

impl Account {
    pub fn new(id: AccountId, external_id: &str) -> Account {
        Account {
            id,
            external_id: external_id.to_owned(),
            name: String::new(),
            country: String::new(),
            state: String::new(),
            city: String::new(),
            postal_code: String::new(),
            latitude: None,
            longitude: None,
            industry: String::new(),
            segment: String::new(),
            owner: String::new(),
            size: None,
            potential: None,
            workload: None,
            last_bookings: None,
        }
    }
}

/// The columns of an account that an import or a cell may fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AccountField {
    ExternalId,
    Name,
    Country,
    State,
    City,
    PostalCode,
    Latitude,
    Longitude,
    Industry,
    Segment,
    Owner,
    Size,
    Potential,
    Workload,
    LastBookings,
}
