//! What sellers propose, against what they are asked.

use crate::session::Session;
use crate::view::{BottomUpView, ConversionRow};

impl Session {
    pub(crate) fn bottom_up_view(&self) -> BottomUpView {
        let conversions = &self.plan().decisions.assumptions.conversions;
        let typed = conversions.iter().map(|conversion| conversion.segment.as_str());
        let row = |(segment, sellers): (String, u32)| {
            let same = |other: &str| other.to_lowercase() == segment.to_lowercase();
            ConversionRow {
                conversion: conversions.iter().find(|row| same(&row.segment)).cloned(),
                sellers,
                segment,
            }
        };
        BottomUpView {
            nodes: self.team_rows(),
            sellers: self.quota_rows(),
            conversions: self.seller_segments(typed).into_iter().map(row).collect(),
        }
    }
}
