//! How attainments lie around their mean: a lognormal, by integers alone, so that every machine says the same.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::Rate;

/// Mean and standard deviation of the sellers' attainments (`domain.md` 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Distribution {
    pub mean: Rate,
    pub deviation: Rate,
}

/// 29 % of sellers at quota, as many teams are.
impl Default for Distribution {
    fn default() -> Distribution {
        Distribution { mean: Rate::percent(87), deviation: Rate::percent(35) }
    }
}
