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
use super::areas::{areas, side_by_side};
use super::bare::Bare;
use super::centres::{Sphere, beside, centres};
use super::drawn::Drawn;
use super::kinds::{Kinds, Parts};
use super::measures::{amounts, bands, soft_price};
use super::not_asked::{self, NotAsked};
use super::room::Room;
use super::travel::{Travel, mean_places, means, price_of, visits};
use crate::located::Located;
use crate::words::Carved;

/// So many times as wide is the band of which what lies outside counts twice.
pub(crate) const FAR: i128 = 3;

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
    /// The wider bands of those whose outside counts twice ([`CarveAims::counts_twice`]).
    pub far: Vec<Measure>,
    pub present: Vec<Option<usize>>,
    pins: Vec<(usize, usize)>,
    pub eligible: Vec<(usize, Arc<[usize]>)>,
    pub most_moves: Option<usize>,
    pub units: Option<Units>,
    /// How many areas there are: parts that share no accounts have a unit each in them.
    pub areas: usize,
    /// Areas without a known border, and which they hang on.
    pub hanging: Vec<(usize, usize)>,
    pub drawn: Option<Drawn>,
    /// Groups of seats that share no accounts: bands are around the mean of each.
    pub apart: usize,
    /// Kinds that no territory holds, and how many accounts of each may therefore go anywhere.
    pub anywhere: Vec<(String, usize)>,
    /// Seats without accounts today, and of these the ones that nothing says the kind of.
    pub bare: Vec<usize>,
    pub open: Vec<usize>,
    pub(super) costs: Travel,
    /// Seats whose centres follow their accounts: the new ones, and those without accounts.
    follows: Vec<bool>,
    /// From scratch: nobody has a territory.
    pub free: bool,
}

pub fn asked(plan: &Plan, located: &Located, aims: &CarveAims) -> Result<Asked, NotAsked> {
    not_asked::check(aims)?;
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
        let more = !aims.unassigned && matches!(aims.design, Design::Balance | Design::New { .. });
        return Err(NotAsked::NoAccount { more });
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
    let bare = if free { Bare::default() } else { Bare::of(plan, &rows, &present, &seats) };
    let kinds = |kind| Kinds::of(&rows, &present, &bare, seats.len(), kind);
    let within = aims.within.map(kinds);
    let eligible = within.as_ref().map_or_else(Vec::new, |kinds| kinds.eligible(&pins));
    // From scratch nobody holds anything, and where there is one territory there is no choice.
    let anywhere = within.as_ref().filter(|_| !free && seats.len() > 1);
    let anywhere = anywhere.map_or_else(Vec::new, |kinds| kinds.anywhere(&pins));
    let mut measures = Vec::new();
    for balance in &aims.balance {
        measures.push((balance, amounts(&rows, balance.measure, aims.missing_is_zero)?));
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
        let mut centres = mean_places(&rows, located, &present, &visits, seats.len());
        let homes = means(&places, &bare.home, &visits, seats.len());
        for seat in &bare.seats {
            centres[*seat] = homes[*seat];
        }
        let may =
            |at: usize, seat: usize| within.as_ref().is_none_or(|kinds| kinds.seats[kinds.of[at]][seat]);
        beside(&mut centres, &bare.seats, &places, &visits, &may);
        centres
    };
    let follows = (0..seats.len()).map(|seat| free || bare.seats.contains(&seat)).collect();
    let alike = aims.alike.map(kinds);
    let (kind, alike) = alike.map_or_else(Default::default, |kinds| (kinds.of, kinds.seats));
    let stay = i64::from(aims.stay) * 1000;
    let costs = Travel { places, centres, visits, present: present.clone(), stay, kind, alike };
    let open = |seat: &usize| within.as_ref().is_some_and(|kinds| kinds.open[*seat]);
    let open: Vec<usize> = bare.seats.iter().copied().filter(open).collect();
    let parts = within.map_or_else(|| Parts::one(seats.len()), |kinds| kinds.parts());
    let part_of: Vec<usize> = {
        // Who may go anywhere counts where it is.
        let mut of: Vec<usize> =
            present.iter().map(|seat| seat.map_or(parts.nowhere, |seat| parts.of[seat])).collect();
        for (account, open) in &eligible {
            let own = present[*account].filter(|seat| open.contains(seat));
            // Who is open to all gives no part its accounts.
            let first = open.iter().copied().find(|seat| Some(parts.of[*seat]) != parts.open);
            of[*account] = parts.of[own.or(first).unwrap_or(open[0])];
        }
        for (account, seat) in &pins {
            of[*account] = parts.of[*seat];
        }
        of
    };
    let price = price_of(&costs, rows.len(), seats.len());
    let mut asked_measures: Vec<(Measured, Measure)> = Vec::new();
    let mut far = Vec::new();
    for (balance, amounts) in measures {
        let price = (!balance.hard).then(|| soft_price(price, &amounts));
        let tolerance = i128::from(balance.tolerance.scaled().max(0));
        let bands = |tolerance| bands(&amounts, &part_of, &parts, tolerance, price);
        if aims.counts_twice(balance) {
            far.push(Measure { amounts: Amounts::Alike(amounts.clone()), bands: bands(tolerance * FAR) });
        }
        let bands = bands(tolerance);
        asked_measures.push((balance.measure, Measure { amounts: Amounts::Alike(amounts), bands }));
    }
    if let Some(most) = aims.most_accounts {
        let bands = vec![Band::hard(0, i64::from(most)); seats.len()];
        let measure = Measure { amounts: Amounts::Alike(vec![1; rows.len()]), bands };
        asked_measures.push((Measured::Accounts, measure));
    }
    let laid = aims.contiguous.map(|kind| areas(&rows, &costs.places, kind, drawn.as_ref()));
    let (areas, hanging) =
        laid.as_ref().map_or((0, Vec::new()), |(units, hanging)| (units.neighbours.len(), hanging.clone()));
    let units = laid.map(|(units, _)| side_by_side(units, &part_of, &parts));
    let room =
        Room { aims, rows: rows.len(), parts: &parts, part_of: &part_of, pins: &pins, eligible: &eligible };
    room.for_accounts(&seats)?;
    room.for_areas(units.as_ref())?;
    Ok(Asked {
        accounts: rows.iter().map(|account| account.id).collect(),
        seats,
        from,
        measures: asked_measures,
        far,
        present,
        pins,
        eligible,
        most_moves: aims.most_moves.map(|most| most as usize).filter(|_| !free),
        units,
        areas,
        hanging,
        drawn,
        apart: parts.apart(),
        anywhere,
        bare: bare.seats,
        open,
        follows,
        costs,
        free,
    })
}

impl Asked {
    pub fn question(&self) -> Question<'_> {
        Question {
            measures: self.measures.iter().map(|(_, measure)| measure).chain(&self.far).cloned().collect(),
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

    /// Whether some centre follows its accounts.
    pub fn wanders(&self) -> bool {
        self.follows.contains(&true)
    }

    /// Moves the centres that follow to where the accounts of the seat lie.
    pub fn recentre(&mut self, seats: &[usize]) {
        let here: Vec<Option<usize>> = seats.iter().copied().map(Some).collect();
        let moved = means(&self.costs.places, &here, &self.costs.visits, self.seats.len());
        for ((centre, moved), follows) in self.costs.centres.iter_mut().zip(moved).zip(&self.follows) {
            if *follows {
                *centre = moved.or(*centre);
            }
        }
    }
}
