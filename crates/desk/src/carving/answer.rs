//! What was found, as a proposal: who moves, what it comes to, how good it is, why not everything can be kept.

use std::collections::HashMap;

use carve::Answer;
use places::Point;
use plan::assignment::Load;
use plan::ids::TerritoryId;
use plan::money::Rate;

use super::aims::{CarveAims, Design};
use super::asked::Asked;
use super::gap;
use super::lone::{hanging, lone};
use super::part::Kept;
use super::reply::{CarveFigures, CarveProposal, CarvedMove, CarvedTerritory};
use crate::problem::Problem;
use crate::session::Session;
use crate::views::colours_beside;
use crate::words;

impl Session {
    /// The proposal; it is kept, so that parts of it can be told.
    pub(super) fn proposed(
        &mut self,
        aims: CarveAims,
        asked: Asked,
        found: Answer,
    ) -> Result<CarveProposal, Problem> {
        let rows = self.rows_of(&aims, &asked, &found.seats);
        let kept = Kept { aims, asked, found, rows };
        let proposal = self.whole(&kept)?;
        self.carved = Some(kept);
        Ok(proposal)
    }

    fn whole(&self, kept: &Kept) -> Result<CarveProposal, Problem> {
        let Kept { aims, asked, found, rows } = kept;
        let (plan, language) = (self.plan(), self.language);
        let told = self.figures(kept, &[])?;
        let mut moves: Vec<CarvedMove> = Vec::new();
        for ((id, from), seat) in asked.accounts.iter().zip(&asked.from).zip(&found.seats) {
            let to = asked.seats[*seat].territory;
            let Some(account) = plan.facts.accounts.get(id.0).filter(|_| *from != Some(to)) else { continue };
            let name = account.name.clone();
            moves.push(CarvedMove { account: *id, name, from: *from, to, potential: account.potential });
        }
        moves.sort_by(|a, b| b.potential.cmp(&a.potential).then(a.account.cmp(&b.account)));
        let seen = asked.seen(plan);
        let name = |seat: usize| rows[seat].name.clone();
        let lone = lone(plan, asked, aims.contiguous);
        let (too_large, dear): (Vec<_>, Vec<_>) = lone.into_iter().partition(|lone| lone.hard);
        let conflict = if told.misses.is_empty() {
            None
        } else if !too_large.is_empty() {
            Some(words::areas_too_large(&too_large, aims, &seen, language))
        } else {
            let conflict = found.conflict.as_ref();
            conflict.map(|conflict| words::conflict(conflict, &name, aims, &seen, language))
        };
        let gap = if !told.misses.is_empty() {
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
            language,
        );
        let mut notes = Vec::new();
        if !dear.is_empty() {
            let said = words::areas_too_large(&dear, aims, &seen, language);
            // One next step is enough.
            let next = if conflict.is_none() { said.next } else { String::new() };
            notes.push([said.why, next].join(" ").trim().to_owned());
        }
        if let Some(kind) = aims.within.filter(|_| asked.apart > 1 && !aims.balance.is_empty()) {
            notes.push(words::means_apart(kind, asked.apart, language));
        }
        if let Some(kind) = aims.within.filter(|_| !asked.anywhere.is_empty()) {
            notes.push(words::anywhere(kind, &asked.anywhere, language));
        }
        if !asked.bare.is_empty() && !matches!(aims.design, Design::Merge { .. }) {
            let names = |seats: &[usize]| -> Vec<&str> {
                seats.iter().map(|seat| rows[*seat].name.as_str()).collect()
            };
            notes.push(words::without_accounts(
                &names(&asked.bare),
                &names(&asked.open),
                aims.within,
                language,
            ));
        }
        let hanging = hanging(plan, asked, aims.contiguous);
        if !hanging.is_empty() {
            notes.push(words::hanging(&hanging, asked.hanging.len(), language));
        }
        let figures = CarveFigures { quality, ..told };
        Ok(CarveProposal { figures, moves, gap, conflict, notes, stopped: found.stopped })
    }

    /// The territories that it is about, with nothing in them yet.
    fn rows_of(&mut self, aims: &CarveAims, asked: &Asked, seats: &[usize]) -> Vec<CarvedTerritory> {
        let colours = self.colours_of(asked, seats);
        let plan = self.plan();
        let new: HashMap<TerritoryId, &str> = asked
            .seats
            .iter()
            .filter_map(|seat| seat.new.as_deref().map(|name| (seat.territory, name)))
            .collect();
        let row = |(territory, colour): (TerritoryId, u8)| {
            let name = new.get(&territory);
            let none = Load::default();
            CarvedTerritory {
                territory,
                name: match name {
                    Some(name) => words::new_territory(name, &aims.design, self.language),
                    None => words::names::territory_name(plan, territory),
                },
                new: name.is_some(),
                colour,
                before: none,
                after: none,
                coming: 0,
                leaving: 0,
                outside: Vec::new(),
            }
        };
        taking_part(asked).into_iter().zip(colours).map(row).collect()
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
    let mut known: std::collections::HashSet<TerritoryId> = all.iter().copied().collect();
    for from in asked.from.iter().flatten() {
        if known.insert(*from) {
            all.push(*from);
        }
    }
    all
}
