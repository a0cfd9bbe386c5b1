//! A text field of all accounts.

use std::cmp::Ordering;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Slots;
use crate::account::Account;
use crate::ids::Row;
use crate::plan::Plan;

/// Accounts after which it is known whether texts repeat.
const TRIED: usize = 1024;
/// Classes of pairs of letters.
const CLASSES: usize = 256;

/// Texts and the slots that have them. One text may be here several times.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    /// All texts, one after the other, and where each begins; one more for the end.
    text: String,
    begins: Vec<u32>,
    /// Where each text's slots begin; one more for the end.
    starts: Vec<u32>,
    slots: Vec<u32>,
    /// The texts in order: only what "contains" asks can do without.
    order: OnceLock<Vec<u32>>,
    /// Of each class of pairs of letters the texts that have one, a bit each: what holds a part has all pairs of the part.
    pairs: OnceLock<Vec<Vec<u64>>>,
}

impl Texts {
    /// `key` writes what texts are compared by.
    pub fn of(plan: &Plan, field: impl Fn(&Account) -> &str, key: impl Fn(&str, &mut String)) -> Texts {
        // Each spelling is made a key once, as long as accounts share them.
        let mut spellings: FxHashMap<&str, u32> = FxHashMap::default();
        let mut texts = Texts { begins: vec![0], ..Texts::default() };
        let mut spelled: Vec<(u32, u32)> = Vec::with_capacity(plan.facts.accounts.len());
        for account in plan.facts.accounts.iter() {
            let text = field(account);
            let next = texts.begins.len() as u32 - 1;
            let shared = spelled.len() < TRIED || (next as usize) < spelled.len() / 2;
            let spelling = if shared { *spellings.entry(text).or_insert(next) } else { next };
            if spelling == next {
                key(text, &mut texts.text);
                texts.begins.push(texts.text.len() as u32);
            }
            spelled.push((spelling, account.slot()));
        }
        let mut starts = vec![0u32; texts.begins.len()];
        spelled.iter().for_each(|(spelling, _)| starts[*spelling as usize + 1] += 1);
        (1..starts.len()).for_each(|place| starts[place] += starts[place - 1]);
        let mut next = starts.clone();
        texts.slots = vec![0u32; spelled.len()];
        for (spelling, slot) in spelled {
            let next = &mut next[spelling as usize];
            texts.slots[*next as usize] = slot;
            *next += 1;
        }
        Texts { starts, ..texts }
    }

    /// The key of most fields.
    pub fn lower(text: &str, keys: &mut String) {
        let text = text.trim();
        if text.is_ascii() {
            let from = keys.len();
            keys.push_str(text);
            keys[from..].make_ascii_lowercase();
        } else {
            keys.push_str(&text.to_lowercase());
        }
    }

    fn len(&self) -> usize {
        self.begins.len() - 1
    }

    fn text(&self, place: usize) -> &str {
        &self.text[self.begins[place] as usize..self.begins[place + 1] as usize]
    }

    fn order(&self) -> &[u32] {
        self.order.get_or_init(|| {
            // Eight letters decide most comparisons.
            let key = |place: usize| {
                let mut first = [0; 8];
                let text = self.text(place).as_bytes();
                let length = text.len().min(8);
                first[..length].copy_from_slice(&text[..length]);
                (u64::from_be_bytes(first), place as u32)
            };
            let mut order: Vec<(u64, u32)> = (0..self.len()).map(key).collect();
            order.sort_unstable_by(|(a, one), (b, other)| match a.cmp(b) {
                Ordering::Equal => self.text(*one as usize).cmp(self.text(*other as usize)),
                decided => decided,
            });
            order.into_iter().map(|(_, place)| place).collect()
        })
    }

    fn take(&self, place: usize, found: &mut Slots) {
        let (from, to) = (self.starts[place] as usize, self.starts[place + 1] as usize);
        self.slots[from..to].iter().for_each(|slot| found.put(*slot));
    }

    /// The slots of texts from the first that is not `before` on, as long as they are `within`.
    pub fn between(&self, before: impl Fn(&str) -> bool, within: impl Fn(&str) -> bool, found: &mut Slots) {
        let order = self.order();
        let from = order.partition_point(|place| before(self.text(*place as usize)));
        let more = order[from..].partition_point(|place| within(self.text(*place as usize)));
        order[from..from + more].iter().for_each(|place| self.take(*place as usize, found));
    }

    pub fn is(&self, values: &[String], found: &mut Slots) {
        for value in values {
            let value = value.trim().to_lowercase();
            self.between(|text| text < value.as_str(), |text| text == value, found);
        }
    }

    pub fn starts_with(&self, values: &[String], found: &mut Slots) {
        for part in parts(values) {
            self.between(|text| text < part.as_str(), |text| text.starts_with(&part), found);
        }
    }

    pub fn contains(&self, values: &[String], found: &mut Slots) {
        let pairs = self.pairs.get_or_init(|| {
            let mut pairs = vec![vec![0; self.len().div_ceil(64)]; CLASSES];
            for place in 0..self.len() {
                for class in classes(self.text(place)) {
                    pairs[class][place / 64] |= 1 << (place % 64);
                }
            }
            pairs
        });
        for part in parts(values) {
            let asked: Vec<&Vec<u64>> = classes(&part).map(|class| &pairs[class]).collect();
            for word in 0..self.len().div_ceil(64) {
                let held = asked.iter().fold(u64::MAX, |held, pairs| held & pairs[word]);
                let places = super::bits(word, held).map(|place| place as usize);
                for place in places.take_while(|place| *place < self.len()) {
                    if self.text(place).contains(&part) {
                        self.take(place, found);
                    }
                }
            }
        }
    }

    pub fn is_empty(&self, found: &mut Slots) {
        let empty = (0..self.len()).filter(|place| self.begins[*place] == self.begins[place + 1]);
        empty.for_each(|place| self.take(place, found));
    }
}

fn classes(text: &str) -> impl Iterator<Item = usize> {
    text.as_bytes().windows(2).map(|pair| (usize::from(pair[0]) * 37 + usize::from(pair[1]) * 11) % CLASSES)
}

/// No text holds an empty part.
fn parts(values: &[String]) -> impl Iterator<Item = String> {
    values.iter().map(|value| value.trim().to_lowercase()).filter(|part| !part.is_empty())
}
