//! The fields of all accounts, as far as rules ask for them, so that the accounts of a condition are found without asking each.

use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Slots;
use crate::account::Account;
use crate::condition::{NumberField, PostalRange, RuleField, beginning, postal_key};
use crate::distance::{Circle, Direction, direction};
use crate::ids::Row;
use crate::money::Decimal;
use crate::plan::Plan;

/// What the conditions ask for.
#[derive(Default)]
pub(crate) struct Needs {
    texts: [bool; RuleField::ALL.len()],
    numbers: [bool; NumberField::ALL.len()],
    pub postal: bool,
    pub places: bool,
    pub named: bool,
}

impl Needs {
    pub fn text(&mut self, field: RuleField) {
        self.texts[field as usize] = true;
    }

    pub fn number(&mut self, field: NumberField) {
        self.numbers[field as usize] = true;
    }
}

/// Fields that nothing asks for are empty.
pub(super) struct Columns<'a> {
    everybody: Slots,
    texts: [Texts; RuleField::ALL.len()],
    numbers: [Numbers; NumberField::ALL.len()],
    postal: Texts,
    places: Vec<Place>,
    ids: FxHashMap<&'a str, u32>,
}

/// Distinct texts in order, and the slots that have them.
#[derive(Default)]
pub(super) struct Texts {
    texts: Vec<String>,
    /// Of each text the pairs of letters in it, a bit for several: what holds a part has all bits of the part.
    pairs: Vec<u128>,
    /// Where each text's slots begin; one more for the end.
    starts: Vec<u32>,
    slots: Vec<u32>,
}

/// A number a slot; slots without one hold [`UNKNOWN`].
type Numbers = Vec<i64>;
const UNKNOWN: i64 = i64::MIN;

/// From south to north.
struct Place {
    latitude: i64,
    slot: u32,
    direction: Direction,
}

impl<'a> Columns<'a> {
    pub fn of(plan: &'a Plan, needs: &Needs) -> Columns<'a> {
        let accounts = &plan.facts.accounts;
        let mut everybody = Slots::none(accounts.bound());
        accounts.iter().for_each(|account| everybody.set(account.slot(), true));
        let lower = |text: &str| text.trim().to_lowercase();
        let mut places = Vec::new();
        if needs.places {
            places.extend(accounts.iter().filter_map(Place::of));
            places.sort_unstable_by_key(|place: &Place| (place.latitude, place.slot));
        }
        let mut ids = FxHashMap::default();
        if needs.named {
            ids = FxHashMap::with_capacity_and_hasher(accounts.len(), FxBuildHasher);
            ids.extend(accounts.iter().map(|account| (account.external_id.trim(), account.slot())));
        }
        Columns {
            texts: RuleField::ALL.map(|field| match needs.texts[field as usize] {
                true => Texts::of(plan, |account| field.of(account), lower),
                false => Texts::default(),
            }),
            numbers: NumberField::ALL.map(|field| match needs.numbers[field as usize] {
                true => numbers(plan, field),
                false => Numbers::default(),
            }),
            postal: match needs.postal {
                true => Texts::of(plan, |account| &account.postal_code, postal_key),
                false => Texts::default(),
            },
            everybody,
            places,
            ids,
        }
    }

    pub fn everybody(&self) -> &Slots {
        &self.everybody
    }

    pub fn nobody(&self) -> Slots {
        Slots(vec![0; self.everybody.0.len()])
    }

    pub fn text(&self, field: RuleField) -> &Texts {
        &self.texts[field as usize]
    }

    pub fn range(
        &self,
        field: NumberField,
        least: Option<Decimal>,
        below: Option<Decimal>,
        found: &mut Slots,
    ) {
        let least = least.map_or(UNKNOWN + 1, |least| least.millionths().max(UNKNOWN + 1));
        // No number reaches the largest there is; without an upper bound it is let in all the same.
        let most = below.map_or(i64::MAX, |below| below.millionths().saturating_sub(1));
        for (numbers, word) in self.numbers[field as usize].chunks(64).zip(&mut found.0) {
            for (bit, number) in numbers.iter().enumerate() {
                *word |= u64::from((*number >= least) & (*number <= most)) << bit;
            }
        }
    }

    pub fn postal(&self, ranges: &[PostalRange], found: &mut Slots) {
        for range in ranges {
            let (first, last) = (postal_key(&range.first), postal_key(&range.last));
            if first.is_empty() {
                continue;
            }
            let from = self.postal.texts.partition_point(|code| *code < first);
            let to = self.postal.texts.partition_point(|code| beginning(code, &last) <= last.as_str());
            self.postal.take(from..to.max(from), found);
        }
    }

    pub fn within(&self, latitude: Decimal, longitude: Decimal, kilometres: Decimal, found: &mut Slots) {
        let circle = Circle::new(latitude, longitude, kilometres);
        let from = self.places.partition_point(|place| place.latitude < circle.latitude - circle.reach);
        let near =
            self.places[from..].iter().take_while(|place| place.latitude <= circle.latitude + circle.reach);
        near.filter(|place| circle.holds(place.direction)).for_each(|place| found.set(place.slot, true));
    }

    pub fn named(&self, accounts: &[String], found: &mut Slots) {
        accounts.iter().filter_map(|id| self.ids.get(id.trim())).for_each(|slot| found.set(*slot, true));
    }
}

impl Place {
    fn of(account: &Account) -> Option<Place> {
        let (latitude, longitude) = account.latitude.zip(account.longitude)?;
        Some(Place {
            latitude: latitude.into(),
            slot: account.slot(),
            direction: direction(latitude, longitude),
        })
    }
}

fn numbers(plan: &Plan, field: NumberField) -> Numbers {
    let mut numbers = vec![UNKNOWN; plan.facts.accounts.bound()];
    for account in plan.facts.accounts.iter() {
        if let Some(number) = field.of(account) {
            numbers[account.slot() as usize] = number.millionths().max(UNKNOWN + 1);
        }
    }
    numbers
}

impl Texts {
    fn of(plan: &Plan, field: impl Fn(&Account) -> &str, key: impl Fn(&str) -> String) -> Texts {
        // Each spelling is made a key once, however many accounts have it.
        let mut spellings: FxHashMap<&str, u32> = FxHashMap::default();
        let mut keys: Vec<(String, u32)> = Vec::new();
        let mut spelled: Vec<(u32, u32)> = Vec::with_capacity(plan.facts.accounts.len());
        for account in plan.facts.accounts.iter() {
            let text = field(account);
            let spelling = *spellings.entry(text).or_insert_with(|| {
                keys.push((key(text), keys.len() as u32));
                keys.len() as u32 - 1
            });
            spelled.push((spelling, account.slot()));
        }
        keys.sort_unstable();
        let mut place_of = vec![0u32; keys.len()];
        let mut texts: Vec<String> = Vec::with_capacity(keys.len());
        for (text, spelling) in keys {
            if texts.last() != Some(&text) {
                texts.push(text);
            }
            place_of[spelling as usize] = texts.len() as u32 - 1;
        }
        let mut starts = vec![0u32; texts.len() + 1];
        spelled.iter().for_each(|(spelling, _)| starts[place_of[*spelling as usize] as usize + 1] += 1);
        (1..starts.len()).for_each(|place| starts[place] += starts[place - 1]);
        let mut next = starts.clone();
        let mut slots = vec![0u32; spelled.len()];
        for (spelling, slot) in spelled {
            let next = &mut next[place_of[spelling as usize] as usize];
            slots[*next as usize] = slot;
            *next += 1;
        }
        Texts { pairs: texts.iter().map(|text| pairs(text)).collect(), texts, starts, slots }
    }

    /// The slots of texts that follow one another.
    fn take(&self, texts: Range<usize>, found: &mut Slots) {
        let (from, to) = (self.starts[texts.start] as usize, self.starts[texts.end] as usize);
        self.slots[from..to].iter().for_each(|slot| found.0[*slot as usize / 64] |= 1 << (slot % 64));
    }

    pub fn is(&self, values: &[String], found: &mut Slots) {
        for value in values {
            if let Ok(place) = self.texts.binary_search(&value.trim().to_lowercase()) {
                self.take(place..place + 1, found);
            }
        }
    }

    pub fn starts_with(&self, values: &[String], found: &mut Slots) {
        for part in parts(values) {
            let from = self.texts.partition_point(|text| *text < part);
            let more = self.texts[from..].partition_point(|text| text.starts_with(&part));
            self.take(from..from + more, found);
        }
    }

    pub fn contains(&self, values: &[String], found: &mut Slots) {
        for part in parts(values) {
            let asked = pairs(&part);
            for (place, _) in self.pairs.iter().enumerate().filter(|(_, held)| *held & asked == asked) {
                if self.texts[place].contains(&part) {
                    self.take(place..place + 1, found);
                }
            }
        }
    }

    pub fn is_empty(&self, found: &mut Slots) {
        if self.texts.first().is_some_and(String::is_empty) {
            self.take(0..1, found);
        }
    }
}

fn pairs(text: &str) -> u128 {
    let bit = |pair: &[u8]| 1 << ((usize::from(pair[0]) * 37 + usize::from(pair[1]) * 11) % 128);
    text.as_bytes().windows(2).fold(0, |bits, pair| bits | bit(pair))
}

/// No text holds an empty part.
fn parts(values: &[String]) -> impl Iterator<Item = String> {
    values.iter().map(|value| value.trim().to_lowercase()).filter(|part| !part.is_empty())
}
