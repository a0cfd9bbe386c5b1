//! Territories and the rules that fill them.

use plan::assignment::Load;
use plan::evenness::evenness;

use crate::session::Session;
use crate::view::{SellerName, TerritoriesView, TerritoryRow};

impl Session {
    pub(crate) fn territories_view(&mut self) -> TerritoriesView {
        let facets = (*self.facets()).clone();
        let grounds = self.grounds();
        TerritoriesView {
            territories: self.territory_rows(),
            evenness: evenness(self.outlook().territories.iter().map(|row| &row.load)),
            ground: grounds.territories.clone(),
            owner_change: grounds.owner_change,
            rules: self.rule_rows(),
            unassigned: self.outlook().unassigned,
            kept_out: self.outlook().kept_out,
            total: self.total_load(),
            sellers: self.seller_names(),
            facets,
        }
    }

    pub(crate) fn territory_rows(&self) -> Vec<TerritoryRow> {
        let plan = self.plan();
        let mut rules = vec![0; plan.decisions.territories.bound()];
        let filled = plan.decisions.rules.iter().filter_map(|rule| rule.territory);
        filled.for_each(|territory| rules[territory.0 as usize] += 1);
        let mut shares = vec![None; plan.facts.sellers.bound()];
        for seller in &self.outlook().sellers {
            shares[seller.seller.0 as usize] = seller.to_potential.ratio;
        }
        self.outlook()
            .territories
            .iter()
            .filter_map(|outlook| {
                let territory = plan.decisions.territories.get(outlook.territory.0)?;
                let seller = territory.seller.and_then(|seller| plan.facts.sellers.get(seller.0));
                Some(TerritoryRow {
                    name: territory.name.clone(),
                    seller_name: seller.map(|seller| seller.name.clone()).unwrap_or_default(),
                    seller_segment: seller.map(|seller| seller.segment.clone()).unwrap_or_default(),
                    quota_to_potential: seller.and_then(|seller| shares[seller.id.0 as usize]),
                    rules: rules[territory.id.0 as usize],
                    outlook: outlook.clone(),
                })
            })
            .collect()
    }

    pub(crate) fn seller_names(&self) -> Vec<SellerName> {
        let name = |seller: &plan::seller::Seller| SellerName {
            seller: seller.id,
            name: seller.name.clone(),
            segment: seller.segment.clone(),
        };
        self.plan().facts.sellers.iter().map(name).collect()
    }

    /// All accounts added up: those of territories, unassigned and kept out.
    pub(crate) fn total_load(&self) -> Load {
        let outlook = self.outlook();
        let placed = outlook.territories.iter().fold(Load::default(), |sum, row| sum.plus(&row.load));
        placed.plus(&outlook.unassigned).plus(&outlook.kept_out)
    }
}
