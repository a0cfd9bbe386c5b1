//! The accounts a window shows: filtered, sorted and cut by the core, never all of them.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use plan::Plan;
use plan::account::Account;
use plan::assignment::{Load, Why};
use plan::change::Change;
use plan::ids::RuleId;

use crate::located::whereabouts;
use crate::session::Session;
use crate::view::*;
use crate::words;

/// Rows of one reply; who wants more asks again.
const MOST_ROWS: u32 = 2_000;

/// What stays true from one window of rows to the next.
#[derive(Default)]
pub(crate) struct AccountsCache {
    facets: Option<Arc<Facets>>,
    order: Option<Ordered>,
}

struct Ordered {
    filter: AccountFilter,
    sort: Option<AccountSort>,
    slots: Arc<Vec<u32>>,
    matching: Load,
}

impl AccountsCache {
    pub fn note(&mut self, changes: &[Change]) {
        self.order = None;
        // Of the accounts themselves, wherever they stand.
        if changes.iter().any(|change| matches!(change, Change::Account(_))) {
            self.facets = None;
        }
    }
}

impl Session {
    pub(crate) fn accounts_view(&mut self, request: &AccountsRequest) -> AccountsView {
        let (slots, matching) = self.ordered(&request.filter, &request.sort);
        let facets = (*self.facets()).clone();
        let plan = self.plan();
        let places = self.rule_places();
        let rows: Vec<AccountRow> = slots
            .iter()
            .skip(request.from as usize)
            .take(request.count.min(MOST_ROWS) as usize)
            .filter_map(|slot| plan.facts.accounts.get(*slot))
            .map(|account| self.account_row(account, &places))
            .collect();
        let left = slots.len().saturating_sub(request.from as usize).saturating_sub(rows.len());
        AccountsView {
            total: plan.facts.accounts.len() as u32,
            matching,
            from: request.from,
            rows,
            left: left as u32,
            facets,
            territories: self.territory_names(),
            unassigned: self.outlook().unassigned.accounts,
        }
    }

    /// Place of each rule in the order in which they are asked, from 1.
    pub(crate) fn rule_places(&self) -> HashMap<RuleId, u32> {
        (1..).zip(plan::assignment::in_order(self.plan())).map(|(place, rule)| (rule.id, place)).collect()
    }

    /// Why an account stands where it does, in words.
    pub(crate) fn why_text(&self, why: Why, places: &HashMap<RuleId, u32>) -> String {
        let rule = match why {
            Why::Rule { rule } => self.plan().decisions.rules.get(rule.0).zip(places.get(&rule).copied()),
            _ => None,
        };
        words::why(why, rule, self.plan(), self.language)
    }

    pub(crate) fn account_row(&self, account: &Account, places: &HashMap<RuleId, u32>) -> AccountRow {
        let plan = self.plan();
        let standing = plan.assignment.of(account.id);
        AccountRow {
            territory: standing.territory,
            territory_name: territory_name(plan, account),
            seller_name: seller_name(plan, account),
            placed_by: whereabouts(account).map(|place| place.placed_by()),
            why: standing.why,
            why_text: self.why_text(standing.why, places),
            account: account.clone(),
        }
    }

    pub(crate) fn facets(&mut self) -> Arc<Facets> {
        if let Some(facets) = &self.accounts.facets {
            return facets.clone();
        }
        let facets = Arc::new(facets_of(self.plan()));
        self.accounts.facets = Some(facets.clone());
        facets
    }

    fn ordered(&mut self, filter: &AccountFilter, sort: &Option<AccountSort>) -> (Arc<Vec<u32>>, Load) {
        if let Some(known) = &self.accounts.order
            && known.filter == *filter
            && known.sort == *sort
        {
            return (known.slots.clone(), known.matching);
        }
        let plan = self.plan();
        let wanted = Wanted::of(filter);
        let mut matching = Load::default();
        let mut chosen: Vec<&Account> = Vec::new();
        for account in plan.facts.accounts.iter().filter(|account| wanted.takes(plan, account)) {
            let by_hand = plan.assignment.of(account.id).why == Why::Hand;
            matching.add(account, by_hand);
            chosen.push(account);
        }
        let slots = Arc::new(match sort {
            Some(sort) => sorted(plan, chosen, sort),
            None => chosen.iter().map(|account| account.id.0).collect(),
        });
        let order = Ordered { filter: filter.clone(), sort: sort.clone(), slots: slots.clone(), matching };
        self.accounts.order = Some(order);
        (slots, matching)
    }

    pub(crate) fn territory_names(&self) -> Vec<TerritoryName> {
        let plan = self.plan();
        let seller = |id: plan::ids::SellerId| plan.facts.sellers.get(id.0).map(|seller| seller.name.clone());
        plan.decisions
            .territories
            .iter()
            .map(|territory| TerritoryName {
                territory: territory.id,
                name: territory.name.clone(),
                seller_name: territory.seller.and_then(seller).unwrap_or_default(),
            })
            .collect()
    }
}

pub(crate) fn facets_of(plan: &Plan) -> Facets {
    let mut sets: [BTreeSet<&str>; 5] = Default::default();
    for account in plan.facts.accounts.iter() {
        let texts = [&account.country, &account.state, &account.segment, &account.industry, &account.owner];
        for (set, text) in sets.iter_mut().zip(texts) {
            if !text.is_empty() && !set.contains(text.as_str()) {
                set.insert(text);
            }
        }
    }
    let [countries, states, segments, industries, owners] =
        sets.map(|set| set.into_iter().map(str::to_owned).collect::<Vec<String>>());
    Facets { countries, states, segments, industries, owners }
}

/// A filter made ready to be asked of many accounts.
struct Wanted<'a> {
    filter: &'a AccountFilter,
    text: String,
}

impl<'a> Wanted<'a> {
    fn of(filter: &'a AccountFilter) -> Wanted<'a> {
        Wanted { filter, text: folded(filter.text.trim()) }
    }

    fn takes(&self, plan: &Plan, account: &Account) -> bool {
        let filter = self.filter;
        let one_of = |values: &Vec<String>, value: &String| values.is_empty() || values.contains(value);
        let standing = plan.assignment.of(account.id);
        one_of(&filter.segments, &account.segment)
            && one_of(&filter.countries, &account.country)
            && one_of(&filter.states, &account.state)
            && one_of(&filter.industries, &account.industry)
            && one_of(&filter.owners, &account.owner)
            && (filter.territories.is_empty()
                || standing.territory.is_some_and(|territory| filter.territories.contains(&territory)))
            && (!filter.unassigned || standing.why == Why::Nothing)
            && (!filter.by_hand || matches!(standing.why, Why::Hand | Why::KeptOut))
            && (!filter.kept_out || (standing.territory.is_none() && standing.why != Why::Nothing))
            && (self.text.is_empty()
                || [&account.name, &account.external_id, &account.city]
                    .iter()
                    .any(|t| folded(t).contains(&self.text)))
    }
}

fn sorted(plan: &Plan, accounts: Vec<&Account>, sort: &AccountSort) -> Vec<u32> {
    // One key an account, made once: folding inside the comparison would cost a hundred times as much.
    let mut keyed: Vec<(Key, u32)> =
        accounts.into_iter().map(|account| (Key::of(plan, account, sort.by), account.id.0)).collect();
    keyed.sort_by(|(a, x), (b, y)| {
        let order = a.compare(b);
        // Rows without a value stay last in both directions, and equal rows in the order of the plan.
        let order = if sort.descending && !a.is_empty() && !b.is_empty() { order.reverse() } else { order };
        order.then(x.cmp(y))
    });
    keyed.into_iter().map(|(_, slot)| slot).collect()
}

enum Key {
    Text(String),
    Number(Option<i128>),
}

impl Key {
    fn of(plan: &Plan, account: &Account, column: AccountColumn) -> Key {
        let text = |text: &str| Key::Text(folded(text));
        match column {
            AccountColumn::ExternalId => text(&account.external_id),
            AccountColumn::Name => text(&account.name),
            AccountColumn::Country => text(&account.country),
            AccountColumn::State => text(&account.state),
            AccountColumn::City => text(&account.city),
            AccountColumn::PostalCode => text(&account.postal_code),
            AccountColumn::Industry => text(&account.industry),
            AccountColumn::Segment => text(&account.segment),
            AccountColumn::Owner => text(&account.owner),
            AccountColumn::Size => Key::Number(account.size.map(|size| size.thousandths().into())),
            AccountColumn::Potential => Key::Number(account.potential.map(|amount| amount.thousandths())),
            AccountColumn::Workload => Key::Number(account.workload.map(|hours| hours.thousandths().into())),
            AccountColumn::LastBookings => {
                Key::Number(account.last_bookings.map(|amount| amount.thousandths()))
            }
            AccountColumn::Territory => text(&territory_name(plan, account)),
            AccountColumn::Seller => text(&seller_name(plan, account)),
            AccountColumn::Why => Key::Number(Some(match plan.assignment.of(account.id).why {
                Why::Hand => 0,
                Why::KeptOut => 1,
                Why::Proposal => 2,
                Why::Rule { rule } => 3 + i128::from(rule.0),
                Why::Nothing => i128::MAX,
            })),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Key::Text(text) => text.is_empty(),
            Key::Number(number) => number.is_none(),
        }
    }

    fn compare(&self, other: &Key) -> Ordering {
        match (self, other) {
            _ if self.is_empty() || other.is_empty() => self.is_empty().cmp(&other.is_empty()),
            (Key::Text(a), Key::Text(b)) => a.cmp(b),
            (Key::Number(a), Key::Number(b)) => a.cmp(b),
            _ => Ordering::Equal,
        }
    }
}

/// Lower case without accents, so that "Ávila" stands beside "Avila" and is found by it.
pub(crate) fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

pub(crate) fn territory_name(plan: &Plan, account: &Account) -> String {
    let standing = plan.assignment.of(account.id);
    let territory = standing.territory.and_then(|territory| plan.decisions.territories.get(territory.0));
    territory.map(|territory| territory.name.clone()).unwrap_or_default()
}

pub(crate) fn seller_name(plan: &Plan, account: &Account) -> String {
    let standing = plan.assignment.of(account.id);
    let territory = standing.territory.and_then(|territory| plan.decisions.territories.get(territory.0));
    let seller = territory.and_then(|territory| territory.seller);
    seller.and_then(|seller| plan.facts.sellers.get(seller.0)).map(|s| s.name.clone()).unwrap_or_default()
}
