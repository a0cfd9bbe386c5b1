//! What was found, as a proposal: who moves, how even it is, what it does to money, how good it is.

use std::collections::HashMap;

use carve::{Answer, Miss};
use places::Point;
use plan::assignment::Load;
use plan::edit::Edit;
use plan::evenness::evenness;
use plan::ids::{AccountId, TerritoryId};
use plan::money::Rate;

use super::aims::{CarveAims, CarveProposal, CarvedMove, CarvedTerritory};
use super::asked::Asked;
use super::gap;
use crate::problem::Problem;
use crate::session::Session;
use crate::views::colours_beside;
use crate::words;

impl Session {
    pub(super) fn carved(
        &mut self,
        aims: &CarveAims,
        asked: &Asked,
        found: &Answer,
    ) -> Result<CarveProposal, Problem> {
        let colours = self.colours_of(asked, &found.seats);
        let plan = self.plan();
        let mut rows: Vec<CarvedTerritory> = Vec::new();
        for seat in &asked.seats {
            let name = match &seat.new {
                Some(name) => words::new_territory(name, &aims.design, self.language),
                None => words::names::territory_name(plan, seat.territory),
            };
            rows.push(row(seat.territory, name, seat.new.is_some()));
        }
        for from in taking_part(asked).into_iter().skip(asked.seats.len()) {
            rows.push(row(from, words::names::territory_name(plan, from), false));
        }
        let mut moves: Vec<CarvedMove> = Vec::new();
        let mut into: Vec<Vec<AccountId>> = vec![Vec::new(); asked.seats.len()];
        let (mut owned, mut stayed) = (0_i64, 0_i64);
        for ((id, from), seat) in asked.accounts.iter().zip(&asked.from).zip(&found.seats) {
            let Some(account) = plan.facts.accounts.get(id.0) else { continue };
            let to = asked.seats[*seat].territory;
            let by_hand = plan.assignment.of(*id).why == plan::assignment::Why::Hand;
            let moved = *from != Some(to);
            owned += i64::from(from.is_some());
            stayed += i64::from(from.is_some() && !moved);
            for row in &mut rows {
                if *from == Some(row.territory) {
                    row.before.add(account, by_hand);
                    row.leaving += u32::from(moved);
                }
                if row.territory == to {
                    row.after.add(account, by_hand && !moved);
                    row.coming += u32::from(moved);
                }
            }
            if moved {
                into[*seat].push(*id);
                let name = account.name.clone();
                moves.push(CarvedMove { account: *id, name, from: *from, to, potential: account.potential });
            }
        }
        for (row, colour) in rows.iter_mut().zip(colours) {
            row.colour = colour;
        }
        moves.sort_by(|a, b| b.potential.cmp(&a.potential).then(a.account.cmp(&b.account)));
        let mut edits: Vec<Edit> = Vec::new();
        for row in rows.iter().filter(|row| row.new) {
            edits.push(Edit::AddTerritory { name: row.name.clone(), seller: None });
        }
        for (seat, accounts) in asked.seats.iter().zip(into) {
            if !accounts.is_empty() {
                edits.push(Edit::PlaceAccounts { accounts, territory: Some(seat.territory), pinned: false });
            }
        }
        let preview = if edits.is_empty() { None } else { Some(self.preview(&edits)?) };
        let seen = asked.seen(plan);
        let misses = found.judged.misses.iter().filter(|miss| !matches!(miss, Miss::Closed { .. }));
        let misses: Vec<String> = misses
            .map(|miss| {
                let name = |seat: usize| rows[seat].name.clone();
                words::missed(miss, &name, &seen, self.language)
            })
            .collect();
        let conflict = found.conflict.as_ref();
        let conflict = conflict.filter(|_| !misses.is_empty()).map(|conflict| {
            let name = |seat: usize| rows[seat].name.clone();
            words::conflict(conflict, &name, aims.most_moves, &seen, self.language)
        });
        let gap = if !misses.is_empty() {
            None
        } else if found.proven {
            Some(Rate::ZERO)
        } else {
            Some(gap(found.judged.value, found.bound.value))
        };
        let quality = words::carve_quality(
            gap,
            found.proven || conflict.is_some(),
            moves.is_empty(),
            aims.contiguous.is_some(),
            self.language,
        );
        let kept = if owned == 0 { 100_000_000 } else { stayed * 100_000_000 / owned };
        let before = rows.iter().filter(|row| !row.new).map(|row| &row.before);
        let after = rows[..asked.seats.len()].iter().map(|row| &row.after);
        Ok(CarveProposal {
            before: evenness(before),
            after: evenness(after),
            accounts: asked.accounts.len() as u32,
            kept: Rate::from_scaled(kept),
            gap,
            quality,
            misses,
            conflict,
            stopped: found.stopped,
            preview,
            edits,
            moves,
            territories: rows,
        })
    }

    /// The colours of the map; those of new territories differ from what will lie beside them.
    fn colours_of(&mut self, asked: &Asked, seats: &[usize]) -> Vec<u8> {
        let (grounds, located) = (self.grounds(), self.located());
        let on_map = grounds.territories.iter().map(|ground| ground.territory).zip(&grounds.colours);
        let on_map: HashMap<TerritoryId, u8> = on_map.map(|(id, colour)| (id, *colour)).collect();
        let rows = taking_part(asked);
        let known: Vec<Option<u8>> = rows.iter().map(|id| on_map.get(id).copied()).collect();
        let mut points: Vec<Vec<Point>> = vec![Vec::new(); rows.len()];
        for (account, seat) in asked.accounts.iter().zip(seats) {
            let place = located.get(account.0 as usize).copied().flatten();
            points[*seat].extend(place.map(|place| place.point));
        }
        colours_beside(&known, &points)
    }
}

/// The territories that a proposal is about, in its order: those that accounts go to, then those that are only left.
fn taking_part(asked: &Asked) -> Vec<TerritoryId> {
    let mut all: Vec<TerritoryId> = asked.seats.iter().map(|seat| seat.territory).collect();
    for from in asked.from.iter().flatten() {
        if !all.contains(from) {
            all.push(*from);
        }
    }
    all
}

fn row(territory: TerritoryId, name: String, new: bool) -> CarvedTerritory {
    let none = Load::default();
    CarvedTerritory { territory, name, new, before: none, after: none, coming: 0, leaving: 0, colour: 0 }
}
