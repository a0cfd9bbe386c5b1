//! Which territory each account stands in: its placement, then the first rule that matches, else none.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::account::Account;
use crate::change::Change;
use crate::condition::Condition;
use crate::ids::{AccountId, RuleId, TerritoryId};
use crate::matching::{Columns, Slots, Stale, matches};
use crate::money::{Money, Quantity};
use crate::plan::Plan;
use crate::territory::{Placement, Rule, rule_matches};

/// Beyond this many touched accounts it is cheaper to ask the rules of all accounts anew.
const FEW: usize = 200;

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
    /// Into the rule's territory, or kept out of all of them where it has none.
    Rule { rule: RuleId },
    /// Placed by hand, which beats rules.
    Hand,
    /// Kept out of all territories by hand.
    KeptOut,
    /// Placed by a carving proposal, which beats rules too.
    Proposal,
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
    /// All that each rule matches, earlier rules aside, by rule slot.
    matches: Vec<Arc<Slots>>,
    /// First matching rule by account slot, placements aside.
    ruled: Arc<Vec<Option<RuleId>>>,
    standings: Vec<Standing>,
    territories: Vec<Load>,
    pub unassigned: Load,
    /// By hand, or by a rule.
    pub kept_out: Load,
    /// By rule slot.
    tallies: Vec<Tally>,
    /// The accounts as rules ask for them.
    columns: Arc<Columns>,
}

/// What a rule comes to beside the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Accounts it puts where it says (those that are placed aside).
    pub holds: u32,
    /// Accounts it matches on its own: those it holds, those earlier rules take, and those of its own that are
    /// placed.
    pub matches: u32,
    /// How many of its matches each earlier rule takes, the most first.
    pub earlier: Arc<Vec<(RuleId, u32)>>,
}

impl Tally {
    /// Matches that earlier rules take.
    pub fn taken(&self) -> u32 {
        self.earlier.iter().map(|(_, count)| count).sum()
    }
}

/// What a rule would come to that is still being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    pub tally: Tally,
    /// How many accounts it would take from each later rule, the most first.
    pub later: Vec<(RuleId, u32)>,
    /// Accounts that no rule matches today.
    pub fresh: u32,
}

/// What a set of changes touches, as far as the assignment is concerned.
#[derive(Default)]
pub(crate) struct Touched {
    /// Slots of rules that ask for something else than before.
    rules: FxHashSet<u32>,
    accounts: FxHashSet<u32>,
    stale: Stale,
    /// The order of the rules, or where they send accounts.
    order: bool,
    placements: bool,
}

impl Touched {
    pub(crate) fn note(&mut self, change: &Change) {
        match change {
            Change::Rule(swap) => {
                self.order = true;
                if swap.before.as_ref().map(|rule| &rule.conditions)
                    != swap.after.as_ref().map(|rule| &rule.conditions)
                {
                    self.rules.extend(swap.before.iter().chain(&swap.after).map(|rule| rule.id.0));
                }
            }
            Change::Account(swap) => {
                self.stale.note(swap.before.as_ref(), swap.after.as_ref());
                // Of many it does not matter which they are.
                if self.accounts.len() <= FEW {
                    self.accounts.extend(swap.before.iter().chain(&swap.after).map(|account| account.id.0));
                }
            }
            // Which rule matches first does not depend on a territory; its load is added up anew.
            Change::Placement(_) | Change::Territory(_) => self.placements = true,
            _ => {}
        }
    }
}

impl Load {
    /// A territory without accounts is compared with no other: what was given up, or waits for its accounts, would make all others
    /// look uneven.
    pub fn is_compared(&self) -> bool {
        self.accounts > 0
    }

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

    /// Without what belongs to the accounts themselves.
    pub(crate) fn without_accounts(&self) -> Assignment {
        Assignment { columns: Arc::default(), ..self.clone() }
    }

    /// What the rule comes to.
    pub fn tally(&self, rule: RuleId) -> Tally {
        self.tallies.get(rule.0 as usize).cloned().unwrap_or_default()
    }

    /// Whether the rule matches the account, earlier rules aside.
    pub fn matches(&self, rule: RuleId, account: AccountId) -> bool {
        self.matches.get(rule.0 as usize).is_some_and(|slots| slots.holds(account.0))
    }

    /// The first rule that matches the account, wherever it stands by hand.
    pub fn ruled(&self, account: AccountId) -> Option<RuleId> {
        self.ruled.get(account.0 as usize).copied().flatten()
    }
}

/// What a rule with these conditions would come to: in the place of `replaced`, or after all others.
pub fn trial(plan: &Plan, conditions: &[Condition], replaced: Option<RuleId>) -> Trial {
    let rule = Rule {
        id: replaced.unwrap_or_default(),
        territory: None,
        position: 0,
        conditions: conditions.to_vec(),
    };
    let found = matches(plan, &plan.assignment.columns, &[&rule]).pop().unwrap_or_default();
    let rules = in_order(plan);
    let place = rules.iter().position(|rule| Some(rule.id) == replaced).unwrap_or(rules.len());
    let mut places = vec![usize::MAX; plan.decisions.rules.bound()];
    rules.iter().enumerate().for_each(|(place, rule)| places[rule.id.0 as usize] = place);
    let mut taken = vec![0; rules.len()];
    let (mut holds, mut fresh) = (0, 0);
    for slot in found.iter() {
        let first = plan.assignment.ruled(AccountId(slot)).filter(|first| Some(*first) != replaced);
        let earlier = first.is_some_and(|first| places[first.0 as usize] < place);
        if let Some(first) = first {
            taken[places[first.0 as usize]] += 1;
        }
        if !earlier {
            holds += u32::from(plan.decisions.placements.get(slot).is_none());
            fresh += u32::from(plan.assignment.ruled(AccountId(slot)).is_none());
        }
    }
    let most_first = |from: usize, to: usize| ranked(&rules[from..to], &taken[from..to]);
    let after = (place + usize::from(replaced.is_some())).min(rules.len());
    let tally = Tally { holds, matches: found.count(), earlier: Arc::new(most_first(0, place)) };
    Trial { tally, later: most_first(after, rules.len()), fresh }
}

/// The rules that take something, the most first.
fn ranked(rules: &[&Rule], taken: &[u32]) -> Vec<(RuleId, u32)> {
    let mut ranked: Vec<(RuleId, u32)> = rules
        .iter()
        .zip(taken)
        .filter(|(_, taken)| **taken > 0)
        .map(|(rule, taken)| (rule.id, *taken))
        .collect();
    ranked.sort_by_key(|(_, taken)| std::cmp::Reverse(*taken));
    ranked
}

/// Brings the plan's assignment in line after changes.
pub(crate) fn refresh(plan: &mut Plan, touched: Touched) {
    let asked_anew = !touched.rules.is_empty() || !touched.accounts.is_empty();
    if !asked_anew && !touched.order && !touched.placements {
        return;
    }
    let mut found = std::mem::take(&mut plan.assignment);
    if !touched.accounts.is_empty() {
        found.columns = Arc::new(found.columns.after(&touched.stale));
    }
    if asked_anew {
        ask(plan, &touched, &mut found);
    }
    if asked_anew || touched.order {
        (found.ruled, found.tallies) = first_matches(plan, &found.matches);
    }
    plan.assignment = add_up(plan, found);
}

/// What the rules match: all anew, or those that ask for something else, and the touched accounts of the rest.
fn ask(plan: &Plan, touched: &Touched, found: &mut Assignment) {
    let Assignment { matches: kept, columns, .. } = found;
    kept.resize(plan.decisions.rules.bound(), Arc::default());
    let all = touched.accounts.len() > FEW;
    let anew = |rule: &&Rule| all || touched.rules.contains(&rule.id.0);
    let rules: Vec<&Rule> = plan.decisions.rules.iter().filter(anew).collect();
    if !rules.is_empty() {
        for (rule, slots) in rules.iter().zip(matches(plan, columns, &rules)) {
            kept[rule.id.0 as usize] = Arc::new(slots);
        }
    }
    if all {
        return;
    }
    for rule in plan.decisions.rules.iter().filter(|rule| !touched.rules.contains(&rule.id.0)) {
        for slot in &touched.accounts {
            let account = plan.facts.accounts.get(*slot);
            let now = account.is_some_and(|account| rule_matches(rule, account));
            let slots = &mut kept[rule.id.0 as usize];
            if slots.holds(*slot) != now {
                Arc::make_mut(slots).set(*slot, now);
            }
        }
    }
}

/// Of every account the first rule that matches; of every rule what it matches and what earlier rules take of that.
fn first_matches(plan: &Plan, found: &[Arc<Slots>]) -> (Arc<Vec<Option<RuleId>>>, Vec<Tally>) {
    let rules = in_order(plan);
    // By slot the place of the rule among all, which is looked at a million times.
    let mut firsts = vec![NO_RULE; plan.facts.accounts.bound()];
    let mut tallies = vec![Tally::default(); plan.decisions.rules.bound()];
    let mut taken = Slots::none(plan.facts.accounts.bound());
    let mut by_earlier = vec![0u32; rules.len()];
    for (place, rule) in rules.iter().enumerate() {
        let Some(slots) = found.get(rule.id.0 as usize) else { continue };
        let mut matches = 0;
        slots.join_into(&mut taken, |slot, is_taken| {
            matches += 1;
            match is_taken {
                true => by_earlier[firsts[slot as usize] as usize] += 1,
                false => firsts[slot as usize] = place as u32,
            }
        });
        let earlier = Arc::new(ranked(&rules[..place], &by_earlier[..place]));
        by_earlier[..place].fill(0);
        tallies[rule.id.0 as usize] = Tally { holds: 0, matches, earlier };
    }
    let ruled = firsts.into_iter().map(|place| rules.get(place as usize).map(|rule| rule.id));
    (Arc::new(ruled.collect()), tallies)
}

const NO_RULE: u32 = u32::MAX;

/// Rules in the order in which they are asked.
pub fn in_order(plan: &Plan) -> Vec<&Rule> {
    let mut rules: Vec<&Rule> = plan.decisions.rules.iter().collect();
    rules.sort_by_key(|rule| (rule.position, rule.id));
    rules
}

fn add_up(plan: &Plan, found: Assignment) -> Assignment {
    let decisions = &plan.decisions;
    let Assignment { matches, ruled, mut tallies, columns, .. } = found;
    tallies.iter_mut().for_each(|tally| tally.holds = 0);
    let mut assignment = Assignment {
        standings: vec![Standing::default(); ruled.len()],
        territories: vec![Load::default(); decisions.territories.bound()],
        matches,
        tallies,
        ruled,
        columns,
        ..Assignment::default()
    };
    for account in plan.facts.accounts.iter() {
        let slot = account.id.0 as usize;
        let standing = match (decisions.placements.get(account.id.0), assignment.ruled[slot]) {
            (Some(placement), _) => {
                let why = match placement {
                    Placement { territory: None, .. } => Why::KeptOut,
                    Placement { pinned: true, .. } => Why::Hand,
                    Placement { pinned: false, .. } => Why::Proposal,
                };
                Standing { territory: placement.territory, why }
            }
            (None, Some(rule)) => {
                assignment.tallies[rule.0 as usize].holds += 1;
                let territory = decisions.rules.get(rule.0).and_then(|rule| rule.territory);
                Standing { territory, why: Why::Rule { rule } }
            }
            (None, None) => Standing::default(),
        };
        assignment.standings[slot] = standing;
        let load = match standing {
            Standing { territory: Some(territory), .. } => {
                assignment.territories.get_mut(territory.0 as usize)
            }
            Standing { why: Why::Nothing, .. } => Some(&mut assignment.unassigned),
            _ => Some(&mut assignment.kept_out),
        };
        if let Some(load) = load {
            load.add(account, standing.why == Why::Hand);
        }
    }
    assignment
}
