//! Ramped capacity by quarter, with the assumptions that it stands on.

use plan::period::Share;
use plan::quota::ramp_loss_months;

use crate::session::Session;
use crate::view::{CapacityView, TurnoverRow};

impl Session {
    pub(crate) fn capacity_view(&self) -> CapacityView {
        let calendar = self.plan().calendar();
        let season = calendar.full().quarters();
        CapacityView {
            capacity: self.outlook().capacity.clone(),
            seasonality: self.plan().decisions.assumptions.seasonality.clone(),
            season: season
                .map(|quarter| Share { numerator: quarter, denominator: calendar.denominator() }.as_rate()),
            turnovers: self.turnover_rows(),
            nodes: self.team_rows(),
            sellers: self.quota_rows(),
        }
    }

    fn turnover_rows(&self) -> Vec<TurnoverRow> {
        let assumptions = &self.plan().decisions.assumptions;
        let typed = assumptions.turnovers.iter().map(|turnover| turnover.segment.as_str());
        let row = |(segment, sellers): (String, u32)| {
            let own =
                assumptions.turnovers.iter().find(|row| row.segment.to_lowercase() == segment.to_lowercase());
            let ramp = assumptions.ramp(&segment);
            TurnoverRow {
                yearly: own.map(|row| row.yearly),
                vacancy_months: own.map(|row| row.vacancy_months),
                ramp_loss_months: ramp_loss_months(ramp),
                loss: assumptions.turnover(&segment).map(|row| row.loss(ramp)).unwrap_or_default(),
                sellers,
                segment,
            }
        };
        self.seller_segments(typed).into_iter().map(row).collect()
    }
}
