//! Quotas, seller by seller.

use plan::money::{Money, Rate};
use plan::outlook::SellerOutlook;

use crate::session::Session;
use crate::view::{QuotaRow, QuotasView};

impl Session {
    pub(crate) fn quotas_view(&self) -> QuotasView {
        QuotasView {
            sum: self.outlook().quotas.clone(),
            over_assignment_wanted: self.plan().decisions.assumptions.over_assignment,
            median_quota_to_potential: self.median_quota_to_potential(),
            rows: self.quota_rows(),
        }
    }

    pub(crate) fn quota_rows(&self) -> Vec<QuotaRow> {
        self.outlook().sellers.iter().filter_map(|outlook| self.quota_row(outlook)).collect()
    }

    fn quota_row(&self, outlook: &SellerOutlook) -> Option<QuotaRow> {
        let plan = self.plan();
        let seller = plan.facts.sellers.get(outlook.seller.0)?;
        let terms = plan.terms(seller.id);
        let pools = outlook.pools.iter().filter_map(|pool| plan.decisions.pools.get(pool.0));
        let ote = seller.base + seller.target_variable;
        Some(QuotaRow {
            name: seller.name.clone(),
            segment: seller.segment.clone(),
            vacancy: seller.vacancy,
            start: seller.start.map(|start| start.to_string()),
            last_bookings: seller.last_bookings,
            locked: terms.locked,
            ote,
            quota_to_ote: outlook.quota.and_then(|quota| quota.share_of(ote)),
            pool_names: pools.map(|pool| pool.name.as_str()).collect::<Vec<_>>().join(", "),
            own_attainment: terms.attainment.is_some(),
            outlook: outlook.clone(),
        })
    }

    /// The middle of the fair band, from a seller whose fairness says how far off the middle it is.
    pub(crate) fn median_quota_to_potential(&self) -> Option<Rate> {
        self.outlook().sellers.iter().find_map(|seller| {
            let (share, fairness) = (seller.quota_to_potential?, seller.fairness?);
            let share = Money::from_thousandths(share.scaled().into());
            share.share_of(Money::from_thousandths(fairness.scaled().into()))
        })
    }
}
