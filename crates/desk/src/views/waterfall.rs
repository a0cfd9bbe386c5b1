//! The hedge waterfall: what every level assigns on top of its target.

use crate::session::Session;
use crate::view::WaterfallView;

impl Session {
    pub(crate) fn waterfall_view(&self) -> WaterfallView {
        WaterfallView {
            sum: self.outlook().quotas.clone(),
            levels: self.outlook().waterfall.levels.clone(),
            nodes: self.team_rows(),
            sellers: self.quota_rows(),
            over_assignment: self.plan().decisions.assumptions.over_assignment,
        }
    }
}
