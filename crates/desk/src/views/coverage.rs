//! Who covers what, and what nobody covers.

use std::collections::BTreeMap;

use plan::assignment::Why;
use plan::finding::Finding;
use plan::money::Quantity;

use crate::session::Session;
use crate::view::{CoverageView, SegmentCoverage, SellerName};
use crate::words;

impl Session {
    pub(crate) fn coverage_view(&self) -> CoverageView {
        let outlook = self.outlook();
        let plan = self.plan();
        let without_pool = outlook.sellers.iter().filter(|seller| seller.pools.is_empty());
        let name = |id: plan::ids::SellerId| {
            let seller = plan.facts.sellers.get(id.0)?;
            Some(SellerName { seller: id, name: seller.name.clone(), segment: seller.segment.clone() })
        };
        let is_gap = |finding: &&Finding| {
            matches!(
                finding,
                Finding::AccountsUnassigned { .. }
                    | Finding::TerritoryWithoutSeller { .. }
                    | Finding::TerritoryEmpty { .. }
                    | Finding::SellerWithoutTerritory { .. }
                    | Finding::SellerWithoutPool { .. }
                    | Finding::PoolWithoutSellers { .. }
                    | Finding::PoolWithoutPresales { .. }
                    | Finding::PresalesWeight { .. }
            )
        };
        CoverageView {
            total: self.total_load(),
            unassigned: outlook.unassigned,
            kept_out: outlook.kept_out,
            uncovered: outlook
                .territories
                .iter()
                .filter(|territory| territory.seller.is_none())
                .fold(outlook.unassigned, |sum, territory| sum.plus(&territory.load)),
            territories: self.territory_rows(),
            segments: self.segments(),
            pools: self.pool_rows(),
            sellers_without_pool: without_pool.filter_map(|seller| name(seller.seller)).collect(),
            pools_without_presales: outlook.pools.iter().filter(|pool| pool.presales.is_empty()).count()
                as u32,
            territories_without_seller: outlook.territories.iter().filter(|t| t.seller.is_none()).count()
                as u32,
            gaps: outlook
                .findings
                .iter()
                .filter(is_gap)
                .map(|finding| words::finding(finding, plan, self.language))
                .collect(),
        }
    }

    fn segments(&self) -> Vec<SegmentCoverage> {
        let plan = self.plan();
        // Per seller: whether one of the seller's pools has presales.
        let mut covered = vec![false; plan.facts.sellers.bound()];
        for pool in self.outlook().pools.iter().filter(|pool| !pool.presales.is_empty()) {
            pool.sellers.iter().for_each(|seller| covered[seller.0 as usize] = true);
        }
        let mut segments: BTreeMap<&str, SegmentCoverage> = BTreeMap::new();
        for account in plan.facts.accounts.iter() {
            let row = segments.entry(&account.segment).or_insert_with(|| empty(&account.segment));
            let standing = plan.assignment.of(account.id);
            row.load.add(account, standing.why == Why::Hand);
            if standing.why == Why::Nothing {
                row.unassigned.add(account, false);
            }
            let territory =
                standing.territory.and_then(|territory| plan.decisions.territories.get(territory.0));
            if let Some(seller) = territory.and_then(|territory| territory.seller) {
                row.with_seller += 1;
                row.with_presales += covered[seller.0 as usize] as u32;
            }
        }
        for seller in plan.facts.sellers.iter() {
            segments.entry(&seller.segment).or_insert_with(|| empty(&seller.segment)).sellers += 1;
        }
        let mut rows: Vec<SegmentCoverage> = segments.into_values().collect();
        for row in &mut rows {
            let hours = i128::from(row.load.workload.thousandths());
            let mean =
                plan::money::mul_div(hours, 1, row.sellers.into()).and_then(|mean| i64::try_from(mean).ok());
            row.mean_workload_per_seller = mean.map(Quantity::from_thousandths);
        }
        rows
    }
}

fn empty(segment: &str) -> SegmentCoverage {
    SegmentCoverage {
        segment: segment.to_owned(),
        load: Default::default(),
        unassigned: Default::default(),
        with_seller: 0,
        with_presales: 0,
        sellers: 0,
        mean_workload_per_seller: None,
    }
}
