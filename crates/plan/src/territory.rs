//! Territories, the ordered rules that fill them, and placement by hand, which beats rules.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::account::Account;
use crate::ids::{AccountId, Row, RuleId, SellerId, TerritoryId};
use crate::money::Quantity;

/// A set of accounts worked by one seller, or by nobody yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Territory {
    pub id: TerritoryId,
    pub name: String,
    pub seller: Option<SellerId>,
}

/// Accounts that meet every condition go to the territory, unless an earlier rule took them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Rule {
    pub id: RuleId,
    pub territory: TerritoryId,
    /// Order among all rules; the first match wins; ties by id.
    pub position: u32,
    pub conditions: Vec<Condition>,
}

/// One thing a rule asks of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "test")]
#[ts(export)]
pub enum Condition {
    /// The field is one of the values; upper and lower case are the same.
    Is { field: RuleField, values: Vec<String> },
    /// The field is none of the values.
    IsNot { field: RuleField, values: Vec<String> },
    /// The field begins with one of the values (postal prefixes).
    StartsWith { field: RuleField, values: Vec<String> },
    /// Company size from `least` to below `below`; an account of unknown size does not match.
    Size { least: Option<Quantity>, below: Option<Quantity> },
}

/// The text fields a rule may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RuleField {
    Country,
    State,
    City,
    PostalCode,
    Industry,
    Segment,
    Owner,
}

impl RuleField {
    pub const ALL: [RuleField; 7] = [
        RuleField::Country,
        RuleField::State,
        RuleField::City,
        RuleField::PostalCode,
        RuleField::Industry,
        RuleField::Segment,
        RuleField::Owner,
    ];

    pub fn of(self, account: &Account) -> &str {
        match self {
            RuleField::Country => &account.country,
            RuleField::State => &account.state,
            RuleField::City => &account.city,
            RuleField::PostalCode => &account.postal_code,
            RuleField::Industry => &account.industry,
            RuleField::Segment => &account.segment,
            RuleField::Owner => &account.owner,
        }
    }
}

/// An account put by hand: into a territory, or (`None`) kept out of all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Placement {
    pub account: AccountId,
    pub territory: Option<TerritoryId>,
}

impl Row for Territory {
    fn slot(&self) -> u32 {
        self.id.0
    }
}

impl Row for Rule {
    fn slot(&self) -> u32 {
        self.id.0
    }
}

impl Row for Placement {
    fn slot(&self) -> u32 {
        self.account.0
    }
}

impl Condition {
    /// The text condition's field and values, where it is one.
    pub fn text(&self) -> Option<(RuleField, &[String])> {
        match self {
            Condition::Is { field, values }
            | Condition::IsNot { field, values }
            | Condition::StartsWith { field, values } => Some((*field, values)),
            Condition::Size { .. } => None,
        }
    }

    /// Whether a value of the condition's field passes it. Size conditions pass every text.
    pub fn passes_text(&self, value: &str) -> bool {
        match self {
            Condition::Is { values, .. } => values.iter().any(|v| same_text(v, value)),
            Condition::IsNot { values, .. } => !values.iter().any(|v| same_text(v, value)),
            Condition::StartsWith { values, .. } => values.iter().any(|v| begins_with(value, v)),
            Condition::Size { .. } => true,
        }
    }

    pub fn passes(&self, account: &Account) -> bool {
        match self {
            Condition::Size { least, below } => account.size.is_some_and(|size| {
                least.is_none_or(|least| size >= least) && below.is_none_or(|b| size < b)
            }),
            _ => self.text().is_some_and(|(field, _)| self.passes_text(field.of(account))),
        }
    }
}

/// Whether a rule takes the account, earlier rules aside.
pub fn rule_matches(rule: &Rule, account: &Account) -> bool {
    !rule.conditions.is_empty() && rule.conditions.iter().all(|condition| condition.passes(account))
}

pub(crate) fn same_text(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim(), b.trim());
    a == b || a.to_lowercase() == b.to_lowercase()
}

fn begins_with(value: &str, prefix: &str) -> bool {
    let prefix = prefix.trim();
    !prefix.is_empty() && value.trim().to_lowercase().starts_with(&prefix.to_lowercase())
}
