//! Whether there is room at all: enough accounts allowed, an area for each territory.

use std::collections::BTreeSet;
use std::sync::Arc;

use carve::Units;

use super::aims::{CarveAims, Design};
use super::asked::Seat;
use super::kinds::Parts;
use super::not_asked::NotAsked;

pub(super) struct Room<'a> {
    pub aims: &'a CarveAims,
    pub rows: usize,
    pub parts: &'a Parts,
    pub part_of: &'a [usize],
    pub pins: &'a [(usize, usize)],
    pub eligible: &'a [(usize, Arc<[usize]>)],
}

impl Room<'_> {
    /// The territories of a part; `None` is all of them.
    fn seats(&self, part: Option<usize>) -> Vec<usize> {
        let of = self.parts.of.iter().enumerate();
        of.filter(|(_, of)| part.is_none_or(|part| **of == part)).map(|(seat, _)| seat).collect()
    }

    /// Accounts that may not go everywhere.
    fn bound(&self) -> BTreeSet<usize> {
        let pinned = self.pins.iter().map(|(account, _)| *account);
        pinned.chain(self.eligible.iter().map(|(account, _)| *account)).collect()
    }

    /// All, and the parts that nothing leaves.
    fn closed(&self) -> impl Iterator<Item = Option<usize>> {
        let parts = self.parts.count();
        let parts = if self.parts.open.is_none() && parts > 1 { parts } else { 0 };
        std::iter::once(None).chain((0..parts).map(Some))
    }

    pub fn for_accounts(&self, seats: &[Seat]) -> Result<(), NotAsked> {
        let Some(most) = self.aims.most_accounts else { return Ok(()) };
        let bound = self.bound();
        for part in self.closed() {
            let own = self.seats(part);
            let accounts = match part {
                None => self.rows,
                Some(part) => bound.iter().filter(|account| self.part_of[**account] == part).count(),
            };
            if accounts > own.len() * most as usize {
                let named =
                    own.iter().filter(|_| part.is_some()).map(|seat| seats[*seat].territory).collect();
                return Err(NotAsked::Capacity { territories: named, seats: own.len(), most, accounts });
            }
        }
        Ok(())
    }

    /// In a hand-over the others keep what they have.
    pub fn for_areas(&self, units: Option<&Units>) -> Result<(), NotAsked> {
        let Some(units) = units.filter(|_| !matches!(self.aims.design, Design::HandOver { .. })) else {
            return Ok(());
        };
        let bound = self.bound();
        for part in self.closed() {
            // Who may go anywhere may fill an area of every part.
            let own = units.of.iter().enumerate().filter(|(account, _)| {
                part.is_none_or(|part| self.part_of[*account] == part || !bound.contains(account))
            });
            let areas = own.map(|(_, unit)| *unit).collect::<BTreeSet<_>>().len();
            let territories = self.seats(part).len();
            if areas < territories {
                return Err(NotAsked::Areas { territories, areas });
            }
        }
        Ok(())
    }
}
