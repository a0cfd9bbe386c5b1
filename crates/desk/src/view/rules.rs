//! Rules as they are shown, what one would come to, and why an account stands where it does.

use plan::assignment::Why;
use plan::ids::{AccountId, RuleId, TerritoryId};
use plan::territory::Rule;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::problem::Problem;

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RuleRow {
    #[serde(flatten)]
    pub rule: Rule,
    /// Place among all rules, from 1.
    pub place: u32,
    /// Empty where it keeps accounts out.
    pub territory_name: String,
    /// Accounts it holds now.
    pub holds: u32,
    /// Accounts it matches on its own: those it holds, `by_hand`, and those of `earlier`.
    pub matches: u32,
    /// Matches that no earlier rule takes and that were placed by hand.
    pub by_hand: u32,
    /// Earlier rules that take some of its matches, the most first.
    pub earlier: Vec<RuleShare>,
    /// The conditions in words.
    pub text: String,
    /// The same, each condition of an account by itself: all of them hold.
    pub parts: Vec<String>,
}

/// How many accounts another rule takes, or loses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RuleShare {
    pub rule: RuleId,
    /// From 1.
    pub place: u32,
    /// Empty where it keeps accounts out.
    pub territory_name: String,
    pub accounts: u32,
}

/// What a rule would come to that is being written.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RuleTrial {
    pub holds: u32,
    pub matches: u32,
    pub by_hand: u32,
    pub earlier: Vec<RuleShare>,
    /// Later rules that would lose accounts to it, the most first.
    pub later: Vec<RuleShare>,
    /// Accounts it would hold that no rule matches now.
    pub fresh: u32,
    /// Named accounts that the plan does not have, as they were written; then nothing is counted, and `doubt` says so.
    pub unknown: Vec<String>,
    pub doubt: Option<Problem>,
    pub text: String,
}

/// Why an account stands where it does.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WhyHereReply {
    pub account: AccountId,
    pub account_name: String,
    pub territory: Option<TerritoryId>,
    /// Empty where it stands in none.
    pub territory_name: String,
    pub why: Why,
    /// In one or two sentences.
    pub text: String,
    /// The first rule that matches: the one that put it there, or would have if nobody had placed it by hand.
    pub rule: Option<RuleSaid>,
    /// Later rules that match as well, in their order.
    pub later: Vec<RuleSaid>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RuleSaid {
    pub rule: RuleId,
    pub place: u32,
    pub territory: Option<TerritoryId>,
    /// Empty where it keeps accounts out.
    pub territory_name: String,
    /// Each condition in words; all of them hold.
    pub conditions: Vec<String>,
}
