//! The plan at a glance.

use plan::money::{Money, Rate};

use crate::session::Session;
use crate::view::OverviewView;
use crate::words::{self, FoundText};

/// A seller whose quota to potential lies in this band of the median is fairly set.
const FAIR: std::ops::RangeInclusive<Rate> = Rate::percent(80)..=Rate::percent(120);

impl Session {
    pub(crate) fn overview(&self) -> OverviewView {
        let outlook = self.outlook();
        let known: Vec<Rate> =
            outlook.sellers.iter().filter_map(|seller| seller.to_potential.times).collect();
        let fair = known.iter().filter(|fairness| FAIR.contains(fairness)).count();
        let last = self.plan().facts.sellers.iter().filter_map(|seller| seller.last_bookings);
        OverviewView {
            quotas: outlook.quotas.clone(),
            cost: outlook.cost.clone(),
            accounts: self.total_load(),
            unassigned: outlook.unassigned,
            last_bookings: last.reduce(|sum, amount| sum + amount),
            pool_targets: outlook.pools.iter().map(|pool| pool.target.pool_target).sum(),
            median_quota_to_potential: self.median_quota_to_potential(),
            fair_share: Money::from_thousandths(fair as i128)
                .share_of(Money::from_thousandths(known.len() as i128)),
            sellers: self.quota_rows(),
            findings: self.findings(),
        }
    }

    /// All findings in words, warnings first.
    pub fn findings(&self) -> Vec<FoundText> {
        let mut found: Vec<FoundText> = self
            .outlook()
            .findings
            .iter()
            .map(|finding| words::finding(finding, self.plan(), self.language))
            .collect();
        found.sort_by_key(|text| text.severity);
        found
    }
}
