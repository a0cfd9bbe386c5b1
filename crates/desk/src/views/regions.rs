//! Which accounts lie in which region.

use std::collections::BTreeMap;

use places::By;
use plan::account::Account;
use plan::assignment::{Load, Why};
use plan::ids::{RegionSetId, TerritoryId};
use plan::refusal::{Kind, Refusal};
use plan::region::{Finder, Region, RegionSet, Spot};

use crate::located::{Located, Whereabouts};
use crate::problem::Problem;
use crate::session::Session;
use crate::view::{RegionRow, RegionSetRow, RegionShapes, RegionsView};

/// Where an account lies among regions.
pub(crate) enum Lies {
    In(usize),
    Outside,
    /// No place is known, or the middle of a country stands for it.
    Nowhere,
}

pub(crate) fn lies(finder: &Finder<'_>, located: &Located, account: &Account) -> Lies {
    match located.get(account.id.0 as usize).copied().flatten() {
        Some(Whereabouts { point, by }) if by != Some(By::Country) => {
            let spot = Spot { latitude: point.latitude, longitude: point.longitude };
            finder.at(spot).map_or(Lies::Outside, Lies::In)
        }
        _ => Lies::Nowhere,
    }
}

/// How many lie in a region, outside of all, and nowhere.
pub(crate) fn counts(session: &mut Session, regions: &[Region]) -> [u32; 3] {
    let located = session.located();
    let finder = Finder::new(regions);
    let mut counts = [0; 3];
    for account in session.plan().facts.accounts.iter() {
        counts[match lies(&finder, &located, account) {
            Lies::In(_) => 0,
            Lies::Outside => 1,
            Lies::Nowhere => 2,
        }] += 1;
    }
    counts
}

#[derive(Clone, Default)]
struct Inside {
    load: Load,
    territories: BTreeMap<Option<TerritoryId>, u32>,
}

impl Session {
    pub(crate) fn region_sets(&self) -> Vec<RegionSetRow> {
        self.plan().facts.region_sets.iter().map(row).collect()
    }

    /// The set asked for, or the first one there is.
    pub(crate) fn regions_view(&mut self, set: Option<RegionSetId>) -> Result<RegionsView, Problem> {
        let located = self.located();
        let plan = self.plan();
        let set = match set {
            Some(id) => Some(self.region_set(id)?),
            None => plan.facts.region_sets.iter().next(),
        };
        let regions: &[Region] = set.map_or(&[], |set| &set.regions);
        let finder = Finder::new(regions);
        let mut inside = vec![Inside::default(); regions.len()];
        let (mut outside, mut unplaced) = (Load::default(), Load::default());
        for account in plan.facts.accounts.iter() {
            let standing = plan.assignment.of(account.id);
            let load = match lies(&finder, &located, account) {
                Lies::In(at) => {
                    *inside[at].territories.entry(standing.territory).or_default() += 1;
                    &mut inside[at].load
                }
                Lies::Outside => &mut outside,
                Lies::Nowhere => &mut unplaced,
            };
            load.add(account, standing.why == Why::Hand);
        }
        let rows = regions.iter().zip(inside).map(|(region, inside)| {
            let most = inside
                .territories
                .iter()
                .max_by_key(|(territory, count)| (**count, std::cmp::Reverse(**territory)));
            let (territory, there) = most.map_or((None, 0), |(territory, count)| (*territory, *count));
            let territory_row = territory.and_then(|id| plan.decisions.territories.get(id.0));
            RegionRow {
                name: region.name.clone(),
                load: inside.load,
                territory,
                territory_name: territory_row.map(|row| row.name.clone()).unwrap_or_default(),
                there,
            }
        });
        Ok(RegionsView {
            sets: self.region_sets(),
            set: set.map(|set| set.id),
            regions: rows.collect(),
            outside,
            unplaced,
        })
    }

    /// Shapes for the map.
    pub fn region_shapes(&mut self, set: RegionSetId) -> Result<RegionShapes, Problem> {
        let located = self.located();
        let set = self.region_set(set)?;
        let finder = Finder::new(&set.regions);
        let accounts = self.plan().facts.accounts.iter();
        let placed =
            accounts.filter(|account| located.get(account.id.0 as usize).copied().flatten().is_some());
        let at = placed
            .map(|account| match lies(&finder, &located, account) {
                Lies::In(at) => at as i32,
                _ => -1,
            })
            .collect();
        Ok(RegionShapes { set: set.id, regions: set.regions.clone(), at })
    }

    fn region_set(&self, set: RegionSetId) -> Result<&RegionSet, Problem> {
        let found = self.plan().facts.region_sets.get(set.0);
        found.ok_or_else(|| self.refused(&Refusal::NotFound { kind: Kind::RegionSet, id: set.0 }))
    }
}

fn row(set: &RegionSet) -> RegionSetRow {
    let corners = || set.regions.iter().flat_map(|region| &region.rings).flat_map(|ring| ring.corners());
    let stamp = corners().fold(17_u32, |stamp, (east, north)| {
        stamp.wrapping_mul(31).wrapping_add(*east as u32).wrapping_mul(31).wrapping_add(*north as u32)
    });
    RegionSetRow {
        set: set.id,
        name: set.name.clone(),
        regions: set.regions.len() as u32,
        corners: set.regions.corners() as u32,
        stamp,
    }
}
