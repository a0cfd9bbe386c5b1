//! From a plan to a problem of `carve`: seats, costs of travel and change, bands around the mean, what may go where.

use std::sync::Arc;

use carve::{Amounts, Band, Measure, Problem as Question, Units};
use plan::Plan;
use plan::account::Account;
use plan::assignment::Why;
use plan::evenness::Measured;
use plan::ids::{AccountId, TerritoryId};
use plan::money::Money;

use super::aims::{Areas, CarveAims, Design};
use super::areas::areas;
use super::centres::{Sphere, centres};
use super::drawn::Drawn;
use super::kinds::Kinds;
use super::measures::{amounts, bands, soft_price};
use super::travel::{Travel, mean_places, means, price_of, visits};
use crate::located::Located;
use crate::words::Carved;

/// A territory that accounts may go to.
#[derive(Clone, Debug)]
pub struct Seat {
    pub territory: TerritoryId,
    /// Its name where it is new.
    pub new: Option<String>,
}

/// All that a carving needs, apart from the plan, so that it can go on beside it.
pub struct Asked {
    pub seats: Vec<Seat>,
    pub accounts: Vec<AccountId>,
    /// Where accounts stand now, also where that is none of the seats.
    pub from: Vec<Option<TerritoryId>>,
    pub measures: Vec<(Measured, Measure)>,
    pub present: Vec<Option<usize>>,
    pins: Vec<(usize, usize)>,
    pub eligible: Vec<(usize, Arc<[usize]>)>,
    pub most_moves: Option<usize>,
    pub units: Option<Units>,
    pub drawn: Option<Drawn>,
    /// Kinds that no territory holds, and how many accounts of each may therefore go anywhere.
    pub anywhere: Vec<(String, usize)>,
    costs: Travel,
    /// Centres follow the accounts, in designs from scratch.
    pub free: bool,
}

/// Why nothing can be asked.
#[derive(Debug)]
pub enum NotAsked {
    NoTerritory,
    NoAccount,
    /// Fewer accounts than territories are asked for, or none asked for.
    Count {
        count: u32,
        accounts: usize,
    },
    UnknownTerritory,
    /// A territory is to be merged into itself.
    IntoItself,
    UnknownRegions,
    Missing {
        measure: Measured,
        accounts: Vec<AccountId>,
    },
    /// Accounts that the measure counts below 0.
    Negative {
        measure: Measured,
        accounts: Vec<AccountId>,
    },
}

pub fn asked(plan: &Plan, located: &Located, aims: &CarveAims) -> Result<Asked, NotAsked> {
    let decisions = &plan.decisions;
    let known = |id: &TerritoryId| decisions.territories.get(id.0).is_some();
    let mut territories: Vec<TerritoryId> = if aims.territories.is_empty() {
        decisions.territories.iter().map(|territory| territory.id).collect()
    } else {
        aims.territories.clone()
    };
    let next = decisions.territories.next_slot();
    let new = |at: u32, name: String| Seat { territory: TerritoryId(next + at), new: Some(name) };
    let old = |id: TerritoryId| Seat { territory: id, new: None };
    let mut pool = aims.unassigned;
    let seats: Vec<Seat> = match &aims.design {
        Design::Balance => territories.iter().copied().map(old).collect(),
        Design::New { count } => {
            let taken = |number: &str| decisions.territories.iter().any(|other| other.name.ends_with(number));
            let names = (1..).map(|n| n.to_string()).filter(|number| !taken(&format!(" {number}")));
            names.take(*count as usize).zip(0..).map(|(name, at)| new(at, name)).collect()
        }
        Design::Split { territory, into } => {
            territories = vec![*territory];
            pool = false;
            let name = decisions.territories.get(territory.0).map_or("", |row| row.name.as_str());
            let taken = |name: &str| decisions.territories.iter().any(|other| other.name == name);
            let names = (2..).map(|n| format!("{name} {n}")).filter(|name| !taken(name));
            let more = names.take(into.saturating_sub(1) as usize).zip(0..).map(|(name, at)| new(at, name));
            std::iter::once(old(*territory)).chain(more).collect()
        }
        Design::Merge { from, into } if from == into => return Err(NotAsked::IntoItself),
        Design::Merge { from, into } => {
            territories = vec![*from, *into];
            pool = false;
            vec![old(*into)]
        }
        Design::HandOver { territory } => {
            if !territories.contains(territory) {
                territories.push(*territory);
            }
            pool = false;
            territories.iter().copied().filter(|id| id != territory).map(old).collect()
        }
    };
    if !territories.iter().all(known) {
        return Err(NotAsked::UnknownTerritory);
    }
    let stands = |account: &&Account| {
        let standing = plan.assignment.of(account.id);
        match standing.territory {
            Some(territory) => territories.contains(&territory),
            None => pool && standing.why != Why::KeptOut,
        }
    };
    let rows: Vec<&Account> = plan.facts.accounts.iter().filter(stands).collect();
    if rows.is_empty() {
        return Err(NotAsked::NoAccount);
    }
    if let Design::New { count } | Design::Split { into: count, .. } = aims.design
        && (count == 0 || count as usize > rows.len())
    {
        return Err(NotAsked::Count { count, accounts: rows.len() });
    }
    if seats.is_empty() {
        return Err(NotAsked::NoTerritory);
    }
    let drawn = match aims.contiguous {
        Some(Areas::Regions(set)) => {
            let set = plan.facts.region_sets.get(set.0).ok_or(NotAsked::UnknownRegions)?;
            Some(Drawn::of(&rows, located, &set.regions))
        }
        _ => None,
    };
    let from: Vec<Option<TerritoryId>> =
        rows.iter().map(|account| plan.assignment.of(account.id).territory).collect();
    let seat_of = |id: TerritoryId| seats.iter().position(|seat| seat.territory == id);
    let free = matches!(aims.design, Design::New { .. } | Design::Split { .. });
    let present: Vec<Option<usize>> =
        if free { vec![None; rows.len()] } else { from.iter().map(|id| id.and_then(seat_of)).collect() };
    let hand_over = matches!(aims.design, Design::HandOver { .. });
    let mut pins = Vec::new();
    for (at, account) in rows.iter().enumerate() {
        let by_hand = aims.by_hand_stays && plan.assignment.of(account.id).why == Why::Hand;
        let customer = aims.customers_stay && account.last_bookings.is_some_and(|last| last > Money::ZERO);
        if let Some(seat) = present[at].filter(|_| hand_over || by_hand || customer) {
            pins.push((at, seat));
        }
    }
    let within = aims.within.map(|kind| Kinds::of(&rows, &present, seats.len(), kind));
    let eligible = within.as_ref().map_or_else(Vec::new, |kinds| kinds.eligible(&pins));
    // From scratch nobody holds anything, and where there is one territory there is no choice.
    let anywhere = within.as_ref().filter(|_| !free && seats.len() > 1);
    let anywhere = anywhere.map_or_else(Vec::new, |kinds| kinds.anywhere(&pins));
    let mut measures = Vec::new();
    for balance in &aims.balance {
        let amounts = amounts(&rows, balance.measure, aims.missing_is_zero)?;
        let tolerance = i128::from(balance.tolerance.scaled().max(0));
        measures.push((balance.measure, amounts, tolerance, balance.hard));
    }
    let places: Vec<Option<Sphere>> = rows
        .iter()
        .map(|account| located.get(account.id.0 as usize).copied().flatten())
        .map(|place| place.filter(|place| place.by != Some(places::By::Country)).map(|p| Sphere::of(p.point)))
        .collect();
    let visits: Vec<i64> = rows.iter().map(|account| visits(account)).collect();
    let centres = if free {
        centres(&places, &visits, seats.len())
    } else {
        mean_places(&rows, located, &present, &visits, seats.len())
    };
    let alike = aims.alike.map(|kind| Kinds::of(&rows, &present, seats.len(), kind));
    let (kind, alike) = alike.map_or_else(Default::default, |kinds| (kinds.of, kinds.seats));
    let stay = i64::from(aims.stay) * 1000;
    let costs = Travel { places, centres, visits, present: present.clone(), stay, kind, alike };
    let (parts, nowhere) = within.map_or_else(|| (vec![0; seats.len()], 0), |kinds| kinds.parts());
    let part_of: Vec<usize> = {
        // Who may go anywhere counts where it is.
        let mut of: Vec<usize> =
            present.iter().map(|seat| seat.map_or(nowhere, |seat| parts[seat])).collect();
        for (account, open) in &eligible {
            of[*account] = parts[present[*account].filter(|seat| open.contains(seat)).unwrap_or(open[0])];
        }
        for (account, seat) in &pins {
            of[*account] = parts[*seat];
        }
        of
    };
    let price = price_of(&costs, rows.len(), seats.len());
    let mut asked_measures: Vec<(Measured, Measure)> = measures
        .into_iter()
        .map(|(measure, amounts, tolerance, hard)| {
            let price = (!hard).then(|| soft_price(price, &amounts));
            let bands = bands(&amounts, &part_of, &parts, tolerance, price);
            (measure, Measure { amounts: Amounts::Alike(amounts), bands })
        })
        .collect();
    if let Some(most) = aims.most_accounts {
        let bands = vec![Band::hard(0, i64::from(most)); seats.len()];
        let measure = Measure { amounts: Amounts::Alike(vec![1; rows.len()]), bands };
        asked_measures.push((Measured::Accounts, measure));
    }
    let units = aims.contiguous.map(|kind| areas(&rows, &costs.places, kind, drawn.as_ref()));
    let units = units.map(|units| side_by_side(units, &part_of, &parts));
    Ok(Asked {
        accounts: rows.iter().map(|account| account.id).collect(),
        seats,
        from,
        measures: asked_measures,
        present,
        pins,
        eligible,
        most_moves: aims.most_moves.map(|most| most as usize).filter(|_| !free),
        units,
        drawn,
        anywhere,
        costs,
        free,
    })
}

impl Asked {
    pub fn question(&self) -> Question<'_> {
        Question {
            measures: self.measures.iter().map(|(_, measure)| measure.clone()).collect(),
            pins: self.pins.clone(),
            eligible: self.eligible.clone(),
            present: if self.free { Vec::new() } else { self.present.clone() },
            most_moves: self.most_moves,
            units: self.units.clone(),
            ..Question::new(self.accounts.len(), self.seats.len(), &self.costs)
        }
    }

    /// What its numbers stand for.
    pub fn seen<'a>(&'a self, plan: &'a Plan) -> Carved<'a> {
        Carved {
            plan,
            accounts: &self.accounts,
            seats: self.seats.iter().map(|seat| seat.territory).collect(),
            measures: self.measures.iter().map(|(measure, _)| *measure).collect(),
        }
    }

    /// Moves the centres to where the accounts of each seat lie.
    pub fn recentre(&mut self, seats: &[usize]) {
        let here: Vec<Option<usize>> = seats.iter().copied().map(Some).collect();
        let moved = means(&self.costs.places, &here, &self.costs.visits, self.seats.len());
        for (centre, moved) in self.costs.centres.iter_mut().zip(moved) {
            *centre = moved.or(*centre);
        }
    }
}

/// Territories that share no accounts lie over each other: each part has the areas to itself.
fn side_by_side(units: Units, part_of: &[usize], parts: &[usize]) -> Units {
    let count = units.neighbours.len();
    let layers = parts.iter().max().map_or(1, |most| most + 1);
    let neighbours = (0..layers)
        .flat_map(|part| {
            units.neighbours.iter().map(move |near| near.iter().map(|n| n + part * count).collect())
        })
        .collect();
    Units { of: units.of.iter().zip(part_of).map(|(area, part)| area + part * count).collect(), neighbours }
}
