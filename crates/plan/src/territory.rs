//! Territories, the ordered rules that fill them, and placements, which beat rules.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::account::Account;
use crate::condition::Condition;
use crate::ids::{AccountId, Row, RuleId, SellerId, TerritoryId};

/// A set of accounts worked by one seller, or by nobody yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Territory {
    pub id: TerritoryId,
    pub name: String,
    pub seller: Option<SellerId>,
}

/// Accounts that meet every condition go to the territory, or out of all of them, unless an earlier rule took them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Rule {
    pub id: RuleId,
    /// `None`: kept out of every territory.
    pub territory: Option<TerritoryId>,
    /// Order among all rules; the first match wins; ties by id.
    pub position: u32,
    pub conditions: Vec<Condition>,
}

/// An account put somewhere whatever the rules say: into a territory, or (`None`) kept out of all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Placement {
    pub account: AccountId,
    pub territory: Option<TerritoryId>,
    /// A person decided it; otherwise a carving proposal did, and the next one may decide anew.
    #[serde(default = "by_hand")]
    pub pinned: bool,
}

/// What placements were before proposals could make them.
pub(crate) fn by_hand() -> bool {
    true
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

/// Whether a rule takes the account, earlier rules aside. The plain definition; `matching` does it for many at once.
pub fn rule_matches(rule: &Rule, account: &Account) -> bool {
    !rule.conditions.is_empty() && rule.conditions.iter().all(|condition| condition.passes(account))
}

/// Upper and lower case are the same, as are blanks around the text.
pub fn same_text(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim(), b.trim());
    a == b || a.to_lowercase() == b.to_lowercase()
}
