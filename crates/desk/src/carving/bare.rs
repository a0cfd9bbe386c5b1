//! Territories without accounts: what says which accounts are theirs, so that whoever was emptied can be filled again.

use std::collections::HashMap;

use plan::Plan;
use plan::account::Account;
use plan::ids::{SellerId, TerritoryId};

use super::asked::Seat;

/// What is known of the seats that have no accounts.
#[derive(Default)]
pub(super) struct Bare {
    pub seats: Vec<usize>,
    /// By account: the seat without accounts that its rule names.
    pub home: Vec<Option<usize>>,
    /// By seat: the seller, and the segment the seller sells to.
    sellers: Vec<Option<(SellerId, String)>>,
}

impl Bare {
    pub fn of(plan: &Plan, rows: &[&Account], present: &[Option<usize>], seats: &[Seat]) -> Bare {
        let mut empty = vec![true; seats.len()];
        present.iter().flatten().for_each(|seat| empty[*seat] = false);
        let bare: HashMap<TerritoryId, usize> = (seats.iter().zip(0..))
            .filter(|(_, at)| empty[*at])
            .map(|(seat, at)| (seat.territory, at))
            .collect();
        let home = |row: &&Account| {
            let rule = plan.decisions.rules.get(plan.assignment.ruled(row.id)?.0)?;
            bare.get(&rule.territory?).copied()
        };
        let seller = |seat: &Seat| {
            let seller = plan.decisions.territories.get(seat.territory.0)?.seller?;
            Some((seller, plan.facts.sellers.get(seller.0)?.segment.clone()))
        };
        Bare {
            seats: (0..seats.len()).filter(|seat| empty[*seat]).collect(),
            home: rows.iter().map(home).collect(),
            sellers: seats.iter().map(seller).collect(),
        }
    }

    /// The seats that the seller of this one has too.
    pub fn beside(&self, seat: usize) -> Vec<usize> {
        let seller = |at: usize| self.sellers.get(at)?.as_ref().map(|(seller, _)| *seller);
        let own = seller(seat);
        (0..self.sellers.len()).filter(|at| *at != seat && own.is_some() && seller(*at) == own).collect()
    }

    /// The segment that the seller of a seat sells to.
    pub fn segment(&self, seat: usize) -> Option<&str> {
        self.sellers.get(seat)?.as_ref().map(|(_, segment)| segment.as_str())
    }
}
