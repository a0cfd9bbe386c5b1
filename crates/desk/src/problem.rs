//! Bad news in the user's language: what happened, where, what to do.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use crate::language::Language;

/// A refusal, a fault, or a bad cell. The code is stable; the texts are in the session's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Problem {
    /// `quota.lockedBeyondTarget`, `file.newer`, `import.notANumber`, ...
    pub code: String,
    pub message: String,
    pub place: Place,
    /// What the user can do; empty where there is nothing to do.
    pub remedy: String,
    /// Single cells, where there are several (imports, pastes).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Problem>>")]
    pub details: Vec<Problem>,
}

/// Where it is: whatever of these is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Place {
    /// File name, never a path.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// Row as the user sees it in the file, from 1; or the id of a row in a grid of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub row: Option<u32>,
    /// Column's title in the file, or the key of a column in a grid of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub column: Option<String>,
}

impl Problem {
    pub fn new(code: &str, message: String, remedy: String) -> Problem {
        Problem { code: code.to_owned(), message, place: Place::default(), remedy, details: Vec::new() }
    }

    pub fn in_file(mut self, file: &str) -> Problem {
        self.place.file = Some(file.to_owned());
        self
    }

    pub fn at(mut self, row: u32, column: &str) -> Problem {
        self.place.row = Some(row);
        self.place.column = Some(column.to_owned());
        self
    }
}
