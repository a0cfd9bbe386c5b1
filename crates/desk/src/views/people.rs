//! Sellers and presales as they were imported or typed.

use crate::session::Session;
use crate::view::PeopleView;

impl Session {
    pub(crate) fn people(&mut self) -> PeopleView {
        let facts = &self.plan().facts;
        let mut segments: Vec<String> = facts
            .sellers
            .iter()
            .map(|seller| seller.segment.clone())
            .chain(facts.presales.iter().map(|member| member.segment.clone()))
            .collect();
        segments.extend(self.facets().segments.iter().cloned());
        segments.retain(|segment| !segment.is_empty());
        segments.sort();
        segments.dedup();
        let plan = self.plan();
        PeopleView {
            sellers: plan.facts.sellers.iter().cloned().collect(),
            presales: plan.facts.presales.iter().cloned().collect(),
            requests: plan.facts.requests.iter().cloned().collect(),
            segments,
            ramps: plan.decisions.assumptions.ramps.clone(),
        }
    }
}
