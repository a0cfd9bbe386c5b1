//! Where every account lies: its own coordinates, or those that its address is known to have. Kept for as long as a plan is open.

use std::sync::Arc;

use places::{By, Point};
use plan::account::Account;
use plan::change::Change;
use plan::ids::Row;

use crate::session::Session;
use crate::view::PlacedBy;

/// Where an account lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    pub point: Point,
    /// What the coordinates were derived from; `None`: they are the account's own.
    pub by: Option<By>,
}

impl Whereabouts {
    pub fn placed_by(&self) -> PlacedBy {
        match self.by {
            None => PlacedBy::Coordinates,
            Some(By::PostalCode) => PlacedBy::PostalCode,
            Some(By::City) => PlacedBy::City,
            Some(By::State) => PlacedBy::State,
            Some(By::Country) => PlacedBy::Country,
        }
    }
}

/// By account slot; `None` where an account cannot be placed.
pub type Located = Arc<Vec<Option<Whereabouts>>>;

#[derive(Default)]
pub(crate) struct LocatedCache {
    known: Option<Located>,
    stale: Vec<u32>,
}

impl LocatedCache {
    /// Notes whose places are to be looked up anew.
    pub fn note(&mut self, changes: &[Change]) {
        if self.known.is_none() {
            return;
        }
        for change in changes {
            if let Change::Account(swap) = change {
                self.stale.extend(swap.before.iter().chain(&swap.after).map(Row::slot));
            }
        }
    }
}

impl Session {
    pub fn located(&mut self) -> Located {
        let mut cache = std::mem::take(&mut self.located);
        let accounts = &self.plan().facts.accounts;
        let mut known = cache.known.take().unwrap_or_else(|| {
            cache.stale = accounts.iter().map(Row::slot).collect();
            Located::default()
        });
        if known.len() != accounts.bound() || !cache.stale.is_empty() {
            let places = Arc::make_mut(&mut known);
            places.resize(accounts.bound(), None);
            for slot in cache.stale.drain(..) {
                places[slot as usize] = accounts.get(slot).and_then(whereabouts);
            }
        }
        cache.known = Some(known.clone());
        self.located = cache;
        known
    }
}

/// Looked up in microseconds: what few rows need is not kept.
pub(crate) fn whereabouts(account: &Account) -> Option<Whereabouts> {
    if let (Some(latitude), Some(longitude)) = (account.latitude, account.longitude) {
        return Some(Whereabouts { point: Point { latitude, longitude }, by: None });
    }
    let found = places::locate(&account.country, &account.state, &account.city, &account.postal_code)?;
    let point = Point { latitude: found.latitude, longitude: found.longitude };
    Some(Whereabouts { point, by: Some(found.by) })
}
