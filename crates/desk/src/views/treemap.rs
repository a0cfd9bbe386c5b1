//! Accounts in groups and parts of groups: for territories that no map shows.

use std::collections::BTreeMap;

use plan::account::Account;
use plan::assignment::{Load, Why};
use plan::evenness::Measured;
use plan::ids::{AccountId, TerritoryId};

use crate::session::Session;
use crate::view::{TreeGroup, TreeLevel, TreePart, TreemapView};

#[derive(Default)]
struct Part {
    load: Load,
    accounts: Vec<AccountId>,
    territories: BTreeMap<Option<TerritoryId>, u32>,
}

impl Session {
    pub(crate) fn treemap_view(&mut self, outer: TreeLevel, inner: TreeLevel, by: Measured) -> TreemapView {
        let territories = self.map_territories();
        let plan = self.plan();
        let mut parts: BTreeMap<&str, BTreeMap<&str, Part>> = BTreeMap::new();
        let mut total = Load::default();
        for account in plan.facts.accounts.iter() {
            let standing = plan.assignment.of(account.id);
            if standing.why == Why::KeptOut {
                continue;
            }
            let territory =
                standing.territory.and_then(|territory| plan.decisions.territories.get(territory.0));
            let territory_name = territory.map_or("", |territory| territory.name.as_str());
            let name = |level| text(level, account, territory_name);
            let part = parts.entry(name(outer)).or_default().entry(name(inner)).or_default();
            let by_hand = standing.why == Why::Hand;
            part.load.add(account, by_hand);
            total.add(account, by_hand);
            part.accounts.push(account.id);
            *part.territories.entry(standing.territory).or_default() += 1;
        }
        let mut groups: Vec<TreeGroup> =
            parts.into_iter().map(|(name, parts)| group(name, parts, by)).collect();
        groups.sort_by_key(|group| std::cmp::Reverse(by.of(&group.load)));
        TreemapView { outer, inner, by, groups, territories, unassigned: self.outlook().unassigned, total }
    }
}

fn group(name: &str, parts: BTreeMap<&str, Part>, by: Measured) -> TreeGroup {
    let mut load = Load::default();
    let mut parts: Vec<TreePart> = parts
        .into_iter()
        .map(|(name, part)| {
            load = load.plus(&part.load);
            let most = part
                .territories
                .iter()
                .max_by_key(|(territory, count)| (**count, std::cmp::Reverse(**territory)));
            TreePart {
                name: name.to_owned(),
                load: part.load,
                territory: most.and_then(|(territory, _)| *territory),
                there: most.map_or(0, |(_, count)| *count),
                accounts: part.accounts,
            }
        })
        .collect();
    parts.sort_by_key(|part| std::cmp::Reverse(by.of(&part.load)));
    TreeGroup { name: name.to_owned(), load, parts }
}

fn text<'a>(level: TreeLevel, account: &'a Account, territory: &'a str) -> &'a str {
    match level {
        TreeLevel::Territory => territory,
        TreeLevel::Segment => &account.segment,
        TreeLevel::Industry => &account.industry,
        TreeLevel::Country => &account.country,
        TreeLevel::State => &account.state,
        TreeLevel::Owner => &account.owner,
    }
}
