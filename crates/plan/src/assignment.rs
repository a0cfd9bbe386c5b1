//! Which territory each account stands in: placement by hand, then the first rule that matches, else none.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::account::Account;
use crate::change::Change;
use crate::ids::{AccountId, Row, RuleId, TerritoryId};
use crate::money::{Money, Quantity};
use crate::plan::Plan;
use crate::territory::{Condition, Rule, RuleField, rule_matches};

/// Beyond this many touched accounts it is cheaper to index the rules and sort all accounts in anew.
const FEW: usize = 1_000;

/// Where an account stands, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub territory: Option<TerritoryId>,
    pub why: Why,
}

/// Why an account stands where it does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "by")]
#[ts(export, rename = "WhyHere")]
pub enum Why {
    /// No rule matches and nobody placed it.
    #[default]
    Nothing,
    Rule {
        rule: RuleId,
    },
    /// Placed by hand, which beats rules.
    Hand,
    /// Kept out of all territories by hand.
    KeptOut,
}

/// What a set of accounts adds up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Load {
    pub accounts: u32,
    pub potential: Money,
    /// Hours a year.
    pub workload: Quantity,
    pub last_bookings: Money,
    /// Accounts that bought last year.
    pub customers: u32,
    /// How many of the accounts were placed by hand.
    pub by_hand: u32,
}

/// Follows from accounts, rules and placements.
#[derive(Clone, Debug, Default)]
pub struct Assignment {
    /// First matching rule by account slot, placements aside.
    ruled: Vec<Option<RuleId>>,
    standings: Vec<Standing>,
    territories: Vec<Load>,
    pub unassigned: Load,
    pub kept_out: Load,
    /// Accounts each rule holds, by rule slot (those placed by hand aside).
    rule_counts: Vec<u32>,
}

/// What a set of changes touches, as far as the assignment is concerned.
#[derive(Default)]
pub(crate) struct Touched {
    rules: bool,
    accounts: FxHashSet<u32>,
    placements: bool,
}

impl Touched {
    pub(crate) fn note(&mut self, change: &Change) {
        match change {
            Change::Rule(_) => self.rules = true,
            Change::Account(swap) => {
                self.accounts.extend(swap.before.iter().chain(&swap.after).map(|account| account.id.0));
            }
            // Which rule matches first does not depend on a territory; its load is added up anew.
            Change::Placement(_) | Change::Territory(_) => self.placements = true,
            _ => {}
        }
    }
}

impl Load {
    /// Takes one more account in.
    pub fn add(&mut self, account: &Account, by_hand: bool) {
        self.accounts += 1;
        self.by_hand += by_hand as u32;
        self.potential += account.potential.unwrap_or_default();
        self.workload = self.workload + account.workload.unwrap_or_default();
        let last = account.last_bookings.unwrap_or_default();
        self.last_bookings += last;
        self.customers += u32::from(last > Money::ZERO);
    }

    pub fn plus(self, other: &Load) -> Load {
        Load {
            accounts: self.accounts + other.accounts,
            potential: self.potential + other.potential,
            workload: self.workload + other.workload,
            last_bookings: self.last_bookings + other.last_bookings,
            customers: self.customers + other.customers,
            by_hand: self.by_hand + other.by_hand,
        }
    }
}

impl Assignment {
    pub fn of(&self, account: AccountId) -> Standing {
        self.standings.get(account.0 as usize).copied().unwrap_or_default()
    }

    pub fn load(&self, territory: TerritoryId) -> Load {
        self.territories.get(territory.0 as usize).copied().unwrap_or_default()
    }

    /// How many accounts the rule puts where it says.
    pub fn held_by(&self, rule: RuleId) -> u32 {
        self.rule_counts.get(rule.0 as usize).copied().unwrap_or(0)
    }
}

/// Brings the plan's assignment in line after changes.
pub(crate) fn refresh(plan: &mut Plan, touched: Touched) {
    if !touched.rules && touched.accounts.is_empty() && !touched.placements {
        return;
    }
    let mut ruled = std::mem::take(&mut plan.assignment.ruled);
    let bound = plan.facts.accounts.bound();
    if touched.rules || touched.accounts.len() > FEW {
        ruled = first_matches(plan);
    } else {
        ruled.resize(bound, None);
        let rules = in_order(plan);
        for slot in touched.accounts {
            ruled[slot as usize] = plan.facts.accounts.get(slot).and_then(|account| {
                rules.iter().find(|rule| rule_matches(rule, account)).map(|rule| rule.id)
            });
        }
    }
    plan.assignment = add_up(plan, ruled);
}

/// Rules in the order in which they are asked.
pub fn in_order(plan: &Plan) -> Vec<&Rule> {
    let mut rules: Vec<&Rule> = plan.decisions.rules.iter().collect();
    rules.sort_by_key(|rule| (rule.position, rule.id));
    rules
}

fn add_up(plan: &Plan, ruled: Vec<Option<RuleId>>) -> Assignment {
    let decisions = &plan.decisions;
    let mut assignment = Assignment {
        standings: vec![Standing::default(); ruled.len()],
        territories: vec![Load::default(); decisions.territories.bound()],
        rule_counts: vec![0; decisions.rules.bound()],
        ruled,
        ..Assignment::default()
    };
    for account in plan.facts.accounts.iter() {
        let slot = account.id.0 as usize;
        let standing = match (decisions.placements.get(account.id.0), assignment.ruled[slot]) {
            (Some(placement), _) => {
                let why = if placement.territory.is_some() { Why::Hand } else { Why::KeptOut };
                Standing { territory: placement.territory, why }
            }
            (None, Some(rule)) => {
                assignment.rule_counts[rule.0 as usize] += 1;
                let territory = decisions.rules.get(rule.0).map(|rule| rule.territory);
                Standing { territory, why: Why::Rule { rule } }
            }
            (None, None) => Standing::default(),
        };
        assignment.standings[slot] = standing;
        let load = match standing {
            Standing { territory: Some(territory), .. } => {
                assignment.territories.get_mut(territory.0 as usize)
            }
            Standing { why: Why::KeptOut, .. } => Some(&mut assignment.kept_out),
            _ => Some(&mut assignment.unassigned),
        };
        if let Some(load) = load {
            load.add(account, standing.why == Why::Hand);
        }
    }
    assignment
}

/// First matching rule of every account. Rules are filed under the values of one of their text conditions, so that an
/// account is asked only of the rules that can take it: 100,000 accounts through 500 rules take some 50 ms.
fn first_matches(plan: &Plan) -> Vec<Option<RuleId>> {
    let rules = in_order(plan);
    let mut found = vec![None; plan.facts.accounts.bound()];
    if rules.is_empty() {
        return found;
    }
    let symbols: Vec<Symbols> =
        RuleField::ALL.iter().map(|field| Symbols::of(plan, *field, &rules)).collect();
    let mut filed: Vec<Vec<Vec<usize>>> = symbols.iter().map(|s| vec![Vec::new(); s.texts.len()]).collect();
    let mut unfiled: Vec<usize> = Vec::new();
    let mut passing: Vec<Vec<Option<Passing>>> = Vec::with_capacity(rules.len());
    for (place, rule) in rules.iter().enumerate() {
        let tests: Vec<Option<Passing>> = rule
            .conditions
            .iter()
            .map(|condition| {
                let (field, _) = condition.text()?;
                let texts = &symbols[field as usize].texts;
                Some((field as usize, texts.iter().map(|text| condition.passes_text(text)).collect()))
            })
            .collect();
        let narrowest =
            tests.iter().flatten().min_by_key(|(_, passes)| passes.iter().filter(|p| **p).count());
        match narrowest {
            Some((field, passes)) => {
                for (symbol, _) in passes.iter().enumerate().filter(|(_, passes)| **passes) {
                    filed[*field][symbol].push(place);
                }
            }
            None if !rule.conditions.is_empty() => unfiled.push(place),
            None => {}
        }
        passing.push(tests);
    }
    for account in plan.facts.accounts.iter() {
        let slot = account.id.0 as usize;
        let matches = |place: &usize| {
            rules[*place].conditions.iter().zip(&passing[*place]).all(|(condition, test)| match test {
                Some((field, passes)) => passes[symbols[*field].by_slot[slot] as usize],
                None => condition.passes(account),
            })
        };
        let mut first = unfiled.iter().copied().find(|place| matches(place));
        for (field, buckets) in filed.iter().enumerate() {
            if symbols[field].texts.is_empty() {
                continue;
            }
            let bucket = &buckets[symbols[field].by_slot[slot] as usize];
            let candidate =
                bucket.iter().take_while(|place| first.is_none_or(|f| **place < f)).find(|p| matches(p));
            first = candidate.copied().or(first);
        }
        found[slot] = first.map(|place| rules[place].id);
    }
    found
}

/// A text condition's field, and which symbols of it pass; `None` stands for a condition on something else.
type Passing = (usize, Vec<bool>);

/// The distinct texts of one field, and which of them each account has.
struct Symbols<'a> {
    texts: Vec<&'a str>,
    by_slot: Vec<u32>,
}

impl<'a> Symbols<'a> {
    fn of(plan: &'a Plan, field: RuleField, rules: &[&Rule]) -> Symbols<'a> {
        let asks = |condition: &Condition| condition.text().is_some_and(|(asked, _)| asked == field);
        if !rules.iter().any(|rule| rule.conditions.iter().any(asks)) {
            return Symbols { texts: Vec::new(), by_slot: Vec::new() };
        }
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let mut texts = Vec::new();
        let mut by_slot = vec![0; plan.facts.accounts.bound()];
        for account in plan.facts.accounts.iter() {
            let text = field.of(account);
            by_slot[account.slot() as usize] = *known.entry(text).or_insert_with(|| {
                texts.push(text);
                texts.len() as u32 - 1
            });
        }
        Symbols { texts, by_slot }
    }
}
