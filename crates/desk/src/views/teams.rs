//! Teams by name, and the rows of the tree.

use std::collections::HashMap;

use plan::ids::TeamId;
use plan::money::Money;
use plan::team::OverAssignment;
use plan::waterfall::NodeOutlook;

use crate::session::Session;
use crate::view::{TeamName, TeamRow};

impl Session {
    /// The region, then the teams, each before what stands below it.
    pub(crate) fn team_rows(&self) -> Vec<TeamRow> {
        self.outlook().waterfall.nodes.iter().map(|node| self.team_row(node)).collect()
    }

    fn team_row(&self, node: &NodeOutlook) -> TeamRow {
        let row = node.team.and_then(|team| self.plan().decisions.teams.get(team.0));
        let region = self.plan().decisions.assumptions.region_over_assignment;
        let typed = row.map_or(region, |row| row.over_assignment);
        TeamRow {
            name: row.map(|row| row.name.clone()).unwrap_or_default(),
            manager: row.map(|row| row.manager.clone()).unwrap_or_default(),
            parent: row.and_then(|row| row.parent),
            locked: row.is_some_and(|row| row.locked),
            over_assignment_typed: typed,
            over_assignment_wanted: node.target.and_then(|target| self.wanted_share(typed, target)),
            outlook: node.clone(),
        }
    }

    /// A typed over-assignment as a share of the target; `None` where the target is 0.
    pub(crate) fn wanted_share(&self, typed: OverAssignment, target: Money) -> Option<plan::money::Rate> {
        match typed {
            OverAssignment::Rate { rate } => Some(rate),
            OverAssignment::Amount { amount } => amount.share_of(target),
        }
    }

    /// Teams to choose from, each before what stands below it.
    pub(crate) fn team_names(&self) -> Vec<TeamName> {
        let mut paths: HashMap<TeamId, String> = HashMap::new();
        let nodes = &self.outlook().waterfall.nodes;
        let named = nodes.iter().filter_map(|node| {
            let row = self.plan().decisions.teams.get(node.team?.0)?;
            let path = match row.parent.and_then(|parent| paths.get(&parent)) {
                Some(above) => format!("{above} / {}", row.name),
                None => row.name.clone(),
            };
            paths.insert(row.id, path.clone());
            Some(TeamName {
                team: row.id,
                name: row.name.clone(),
                manager: row.manager.clone(),
                depth: node.depth,
                path,
            })
        });
        named.collect()
    }

    /// Segments of the sellers in the order in which they come, each with how many sellers; then the given ones that no
    /// seller has.
    pub(crate) fn seller_segments<'a>(&self, others: impl Iterator<Item = &'a str>) -> Vec<(String, u32)> {
        let mut segments: Vec<(String, u32)> = Vec::new();
        let of_sellers = self.plan().facts.sellers.iter().map(|row| (row.segment.as_str(), 1));
        for (segment, count) in of_sellers.chain(others.map(|segment| (segment, 0))) {
            match segments.iter_mut().find(|(known, _)| known.to_lowercase() == segment.to_lowercase()) {
                Some((_, sum)) => *sum += count,
                None => segments.push((segment.to_owned(), count)),
            }
        }
        segments
    }
}
