//! The fields of all accounts as rules ask for them, so that the accounts of a condition are found without asking each. A column
//! is made when a rule first asks for it and kept until an account changes in it; copies of a plan share what is made.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHasher;

use super::Slots;
use super::texts::Texts;
use crate::account::Account;
use crate::condition::{NumberField, PostalRange, RuleField, beginning, postal_key};
use crate::distance::{Circle, Direction, direction};
use crate::ids::Row;
use crate::money::Decimal;
use crate::plan::Plan;

/// Columns belong to one state of the accounts: whoever changes these must say so ([`Columns::after`]).
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    everybody: Kept<Slots>,
    texts: [Kept<Texts>; RuleField::ALL.len()],
    numbers: [Kept<Numbers>; NumberField::ALL.len()],
    postal: Kept<Texts>,
    places: Kept<Vec<Place>>,
    ids: Kept<Vec<(u64, u32)>>,
}

type Kept<T> = OnceLock<Arc<T>>;

/// What of accounts has changed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Stale {
    /// There are others than before.
    rows: bool,
    texts: [bool; RuleField::ALL.len()],
    numbers: [bool; NumberField::ALL.len()],
}

impl Stale {
    pub fn note(&mut self, before: Option<&Account>, after: Option<&Account>) {
        let Some((before, after)) = before.zip(after).filter(|_| !self.rows) else {
            self.rows = true;
            return;
        };
        for field in RuleField::ALL {
            self.texts[field as usize] |= field.of(before) != field.of(after);
        }
        for field in NumberField::ALL {
            self.numbers[field as usize] |= field.of(before) != field.of(after);
        }
    }
}

/// The numbers there are in order, and whose they are.
#[derive(Debug)]
struct Numbers {
    numbers: Vec<i64>,
    slots: Vec<u32>,
}

/// By [`Place::cell`].
#[derive(Debug)]
struct Place {
    cell: u32,
    slot: u32,
    direction: Direction,
}

impl Columns {
    /// What holds still after accounts changed.
    pub fn after(&self, stale: &Stale) -> Columns {
        if stale.rows {
            return Columns::default();
        }
        let mut columns = self.clone();
        for (text, _) in columns.texts.iter_mut().zip(stale.texts).filter(|(_, stale)| *stale) {
            *text = OnceLock::new();
        }
        for (number, _) in columns.numbers.iter_mut().zip(stale.numbers).filter(|(_, stale)| *stale) {
            *number = OnceLock::new();
        }
        if stale.texts[RuleField::PostalCode as usize] {
            columns.postal = OnceLock::new();
        }
        if stale.texts[RuleField::ExternalId as usize] {
            columns.ids = OnceLock::new();
        }
        if [NumberField::Latitude, NumberField::Longitude].iter().any(|field| stale.numbers[*field as usize])
        {
            columns.places = OnceLock::new();
        }
        columns
    }

    pub fn everybody(&self, plan: &Plan) -> &Slots {
        self.everybody.get_or_init(|| {
            let mut everybody = Slots::none(plan.facts.accounts.bound());
            plan.facts.accounts.iter().for_each(|account| everybody.set(account.slot(), true));
            Arc::new(everybody)
        })
    }

    pub fn text(&self, plan: &Plan, field: RuleField) -> &Texts {
        self.texts[field as usize]
            .get_or_init(|| Arc::new(Texts::of(plan, |account| field.of(account), Texts::lower)))
    }

    pub fn range(
        &self,
        plan: &Plan,
        field: NumberField,
        least: Option<Decimal>,
        below: Option<Decimal>,
        found: &mut Slots,
    ) {
        let Numbers { numbers, slots } =
            &**self.numbers[field as usize].get_or_init(|| Arc::new(Numbers::of(plan, field)));
        let place = |end: Decimal| numbers.partition_point(|number| *number < end.millionths());
        let from = least.map_or(0, place);
        let to = below.map_or(numbers.len(), place).max(from);
        slots[from..to].iter().for_each(|slot| found.put(*slot));
    }

    pub fn postal(&self, plan: &Plan, ranges: &[PostalRange], found: &mut Slots) {
        let codes = self.postal.get_or_init(|| {
            let key = |text: &str, keys: &mut String| keys.push_str(&postal_key(text));
            Arc::new(Texts::of(plan, |account| &account.postal_code, key))
        });
        for range in ranges {
            let (first, last) = (postal_key(&range.first), postal_key(&range.last));
            if !first.is_empty() {
                codes.between(
                    |code| code < first.as_str(),
                    |code| beginning(code, &last) <= last.as_str(),
                    found,
                );
            }
        }
    }

    pub fn within(
        &self,
        plan: &Plan,
        latitude: Decimal,
        longitude: Decimal,
        kilometres: Decimal,
        found: &mut Slots,
    ) {
        let places = self.places.get_or_init(|| {
            let mut places: Vec<Place> = plan.facts.accounts.iter().filter_map(Place::of).collect();
            places.sort_unstable_by_key(|place| (place.cell, place.slot));
            Arc::new(places)
        });
        let circle = Circle::new(latitude, longitude, kilometres);
        let (low, high) = circle.corners();
        let (low, high) = (low.map(Place::step), high.map(Place::step));
        // Cells of a row follow one another, and rows come in order.
        let mut from = 0;
        for x in low[0]..=high[0] {
            for y in low[1]..=high[1] {
                let row = |z: u32| (x << (2 * BITS)) | (y << BITS) | z;
                from += places[from..].partition_point(|place| place.cell < row(low[2]));
                let to = from + places[from..].partition_point(|place| place.cell <= row(high[2]));
                for place in &places[from..to] {
                    if circle.holds(place.direction) {
                        found.put(place.slot);
                    }
                }
                from = to;
            }
        }
    }

    pub fn named(&self, plan: &Plan, accounts: &[String], found: &mut Slots) {
        let ids = self.ids.get_or_init(|| {
            let key = |account: &Account| (hash(account.external_id.trim()), account.slot());
            let mut ids: Vec<(u64, u32)> = plan.facts.accounts.iter().map(key).collect();
            ids.sort_unstable();
            Arc::new(ids)
        });
        for id in accounts {
            let (id, key) = (id.trim(), hash(id.trim()));
            let from = ids.partition_point(|(other, _)| *other < key);
            for (_, slot) in ids[from..].iter().take_while(|(other, _)| *other == key) {
                let account = plan.facts.accounts.get(*slot);
                if account.is_some_and(|account| account.external_id.trim() == id) {
                    found.put(*slot);
                }
            }
        }
    }
}

fn hash(id: &str) -> u64 {
    use std::hash::Hasher;
    let mut hasher = FxHasher::default();
    hasher.write(id.as_bytes());
    hasher.finish()
}

impl Numbers {
    fn of(plan: &Plan, field: NumberField) -> Numbers {
        let number = |account: &Account| Some((field.of(account)?.millionths(), account.slot()));
        let mut pairs: Vec<(i64, u32)> = plan.facts.accounts.iter().filter_map(number).collect();
        pairs.sort_unstable();
        let (numbers, slots) = pairs.into_iter().unzip();
        Numbers { numbers, slots }
    }
}

/// Of the coordinates of a cell. Some 200 km: less than most circles reach.
const BITS: u32 = 6;

impl Place {
    fn of(account: &Account) -> Option<Place> {
        let (latitude, longitude) = account.latitude.zip(account.longitude)?;
        let direction = direction(latitude, longitude);
        let [x, y, z] = direction.map(|part| Place::step(part.into()));
        Some(Place { cell: (x << (2 * BITS)) | (y << BITS) | z, slot: account.slot(), direction })
    }

    /// The world is a cube of cells around the globe.
    fn step(part: i64) -> u32 {
        let one = 1_i64 << 30;
        (((part + one) >> (31 - BITS)).clamp(0, (1 << BITS) - 1)) as u32
    }
}
