//! Quotas, seller by seller.

use plan::money::Rate;
use plan::outlook::SellerOutlook;

use crate::session::Session;
use crate::view::{QuotaRow, QuotasView};

impl Session {
    pub(crate) fn quotas_view(&self) -> QuotasView {
        let assumptions = &self.plan().decisions.assumptions;
        let (typed, company) = (assumptions.over_assignment, assumptions.company_plan);
        QuotasView {
            sum: self.outlook().quotas.clone(),
            over_assignment: typed,
            over_assignment_wanted: company.and_then(|company| self.wanted_share(typed, company)),
            rows: self.quota_rows(),
            teams: self.team_names(),
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
        let team = terms.team.and_then(|team| plan.decisions.teams.get(team.0));
        Some(QuotaRow {
            name: seller.name.clone(),
            segment: seller.segment.clone(),
            vacancy: seller.vacancy,
            start: seller.start.map(|start| start.to_string()),
            end: seller.end.map(|end| end.to_string()),
            leaves: seller.leaves.clone(),
            last_bookings: seller.last_bookings,
            locked: terms.locked,
            open: terms.is_open(seller, plan.year()),
            ote: seller.base + seller.target_variable,
            team_name: team.map(|team| team.name.clone()).unwrap_or_default(),
            weight: terms.weight,
            proposal_typed: terms.proposal.is_some(),
            gap: outlook.quota.zip(outlook.proposal).map(|(asked, offered)| asked - offered),
            steps: terms.steps,
            mid_year: terms.mid_year,
            pool_names: pools.map(|pool| pool.name.as_str()).collect::<Vec<_>>().join(", "),
            own_attainment: terms.attainment.is_some(),
            own_plan: terms.pay_plan,
            score: terms.score,
            outlook: outlook.clone(),
        })
    }

    /// The middle of the fair band: of all sellers, whatever their teams.
    pub(crate) fn median_quota_to_potential(&self) -> Option<Rate> {
        let mut ratios: Vec<Rate> =
            self.outlook().sellers.iter().filter_map(|seller| seller.to_potential.ratio).collect();
        plan::fairness::median(&mut ratios)
    }
}
