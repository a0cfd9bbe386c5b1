//! Findings in words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use plan::finding::Finding;

/// A finding as a person reads it, and what it concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FoundText {
    pub finding: Finding,
    pub severity: Severity,
    pub message: String,
    pub remedy: String,
}

/// Warnings count as issues; hints do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Severity {
    Warning,
    Hint,
}
