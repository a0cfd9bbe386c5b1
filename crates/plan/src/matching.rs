//! Which accounts each rule matches, found for all accounts at once: a set of slots a condition, joined word by word. 100,000
//! accounts through 500 rules take some tens of milliseconds, nested rules of every kind included, once the columns they look
//! into are made; one more rule takes less than one. `territory::rule_matches` is the definition that this must agree with.

mod columns;
mod texts;

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::condition::{Asked, Condition, asked};
use crate::plan::Plan;
use crate::territory::Rule;
pub(crate) use columns::{Columns, Stale};

/// Slots of accounts, a bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slots(Vec<u64>);

impl Slots {
    pub fn none(bound: usize) -> Slots {
        Slots(vec![0; bound.div_ceil(64)])
    }

    pub fn holds(&self, slot: u32) -> bool {
        self.0.get(slot as usize / 64).is_some_and(|word| word >> (slot % 64) & 1 == 1)
    }

    pub fn set(&mut self, slot: u32, on: bool) {
        let (place, bit) = (slot as usize / 64, 1u64 << (slot % 64));
        if on {
            if self.0.len() <= place {
                self.0.resize(place + 1, 0);
            }
            self.0[place] |= bit;
        } else if let Some(word) = self.0.get_mut(place) {
            *word &= !bit;
        }
    }

    /// Sets the bit of a slot below its bound.
    #[inline]
    fn put(&mut self, slot: u32) {
        self.0[slot as usize / 64] |= 1 << (slot % 64);
    }

    pub fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().enumerate().flat_map(|(place, word)| bits(place, *word))
    }

    /// Adds them to others, and tells of each whether it was among these.
    pub fn join_into(&self, others: &mut Slots, mut each: impl FnMut(u32, bool)) {
        if others.0.len() < self.0.len() {
            others.0.resize(self.0.len(), 0);
        }
        for (place, (own, other)) in self.0.iter().zip(&mut others.0).enumerate() {
            for slot in bits(place, *own) {
                each(slot, *other >> (slot % 64) & 1 == 1);
            }
            *other |= own;
        }
    }

    fn join(&mut self, others: &Slots) {
        self.0.iter_mut().zip(&others.0).for_each(|(own, other)| *own |= other);
    }

    fn meet(&mut self, others: &Slots) {
        self.0.iter_mut().zip(&others.0).for_each(|(own, other)| *own &= other);
    }

    fn leave(&mut self, others: &Slots) {
        self.0.iter_mut().zip(&others.0).for_each(|(own, other)| *own &= !other);
    }
}

fn bits(place: usize, mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros())?;
        word &= word - 1;
        Some(place as u32 * 64 + bit)
    })
}

/// The accounts of each rule, earlier rules aside. The columns are those of the plan's accounts.
pub(crate) fn matches(plan: &Plan, columns: &Columns, rules: &[&Rule]) -> Vec<Slots> {
    let mut counts: FxHashMap<&Condition, u32> = FxHashMap::default();
    counts.reserve(4 * rules.len());
    for condition in rules.iter().flat_map(|rule| &rule.conditions) {
        count(condition, &mut counts);
    }
    let mut search = Search { plan, columns, known: FxHashMap::default() };
    // What several rules ask (a country, a segment) is looked up once.
    for (condition, _) in counts.into_iter().filter(|(_, count)| *count > 1) {
        let found = search.test(condition);
        search.known.insert(condition, found);
    }
    rules.iter().map(|rule| search.rule(&rule.conditions)).collect()
}

fn count<'a>(condition: &'a Condition, counts: &mut FxHashMap<&'a Condition, u32>) {
    match condition {
        // To compare long lists costs what finding them costs.
        Condition::Named { .. } => {}
        Condition::AllOf { of } | Condition::AnyOf { of } | Condition::NoneOf { of } => {
            of.iter().for_each(|part| count(part, counts));
        }
        _ => *counts.entry(condition).or_default() += 1,
    }
}

struct Search<'a> {
    plan: &'a Plan,
    columns: &'a Columns,
    known: FxHashMap<&'a Condition, Slots>,
}

impl<'a> Search<'a> {
    fn rule(&self, conditions: &'a [Condition]) -> Slots {
        if conditions.is_empty() { self.nobody() } else { self.all(conditions) }
    }

    fn all(&self, conditions: &'a [Condition]) -> Slots {
        let mut found: Option<Slots> = None;
        for condition in conditions {
            match &mut found {
                None => found = Some(self.of(condition).into_owned()),
                Some(found) if found.is_empty() => break,
                Some(found) => found.meet(&self.of(condition)),
            }
        }
        found.unwrap_or_else(|| self.columns.everybody(self.plan).clone())
    }

    fn any(&self, conditions: &'a [Condition]) -> Slots {
        let mut found = self.nobody();
        conditions.iter().for_each(|condition| found.join(&self.of(condition)));
        found
    }

    fn of(&self, condition: &'a Condition) -> Cow<'_, Slots> {
        match condition {
            Condition::AllOf { of } => Cow::Owned(self.all(of)),
            Condition::AnyOf { of } => Cow::Owned(self.any(of)),
            Condition::NoneOf { of } => Cow::Owned(self.others(&self.any(of))),
            Condition::Named { .. } => Cow::Owned(self.test(condition)),
            test => self.known.get(test).map_or_else(|| Cow::Owned(self.test(test)), Cow::Borrowed),
        }
    }

    fn nobody(&self) -> Slots {
        Slots::none(self.plan.facts.accounts.bound())
    }

    fn others(&self, than: &Slots) -> Slots {
        let mut rest = self.columns.everybody(self.plan).clone();
        rest.leave(than);
        rest
    }

    fn test(&self, condition: &Condition) -> Slots {
        let (plan, columns) = (self.plan, self.columns);
        let mut found = self.nobody();
        match condition {
            Condition::Is { field, values } => columns.text(plan, *field).is(values, &mut found),
            Condition::IsNot { field, values } => {
                columns.text(plan, *field).is(values, &mut found);
                return self.others(&found);
            }
            Condition::StartsWith { field, values } => {
                columns.text(plan, *field).starts_with(values, &mut found)
            }
            Condition::Contains { field, values } => columns.text(plan, *field).contains(values, &mut found),
            Condition::IsEmpty { field } => match asked(*field) {
                Asked::Text(field) => columns.text(plan, field).is_empty(&mut found),
                Asked::Number(field) => {
                    columns.range(plan, field, None, None, &mut found);
                    return self.others(&found);
                }
            },
            Condition::Range { field, least, below } => {
                columns.range(plan, *field, *least, *below, &mut found)
            }
            Condition::PostalRange { ranges } => columns.postal(plan, ranges, &mut found),
            Condition::Within { latitude, longitude, kilometres } => {
                columns.within(plan, *latitude, *longitude, *kilometres, &mut found);
            }
            Condition::Named { accounts } => columns.named(plan, accounts, &mut found),
            Condition::AllOf { .. } | Condition::AnyOf { .. } | Condition::NoneOf { .. } => {}
        }
        found
    }
}
