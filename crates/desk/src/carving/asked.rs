//! From a plan to a problem of `carve`: seats, costs of travel and change, bands around the mean, what may go where.

use carve::{Amounts, Band, Measure, Problem as Question, Units};
use places::Point;
use plan::Plan;
use plan::account::Account;
use plan::assignment::Why;
use plan::evenness::Measured;
use plan::ids::{AccountId, TerritoryId};
use plan::money::Money;

use super::aims::{CarveAims, Design, Kind};
use super::areas::areas;
use super::centres::{Sphere, centres};
use crate::accounts::folded;
use crate::located::Located;
use crate::words::Carved;

/// Hours of one visit, where workload says how many there are.
const HOURS_A_VISIT: i64 = 4_000;
const MOST_VISITS: i64 = 50;
/// What going among accounts of other kinds costs, in kilometres on each visit.
const UNLIKE: i64 = 60;
/// A territory holds a kind from one account in so many on.
const STRAY: usize = 20;
/// How much dearer than going to another territory a soft band is.
const DEAR: i128 = 20;

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
    present: Vec<Option<usize>>,
    pins: Vec<(usize, usize)>,
    eligible: Vec<(usize, Vec<usize>)>,
    most_moves: Option<usize>,
    units: Option<Units>,
    costs: Travel,
    /// Centres follow the accounts, in designs from scratch.
    pub free: bool,
}

/// What an account costs in a seat, in metres travelled.
#[derive(Clone)]
struct Travel {
    places: Vec<Option<Sphere>>,
    centres: Vec<Option<Sphere>>,
    visits: Vec<i64>,
    present: Vec<Option<usize>>,
    stay: i64,
    /// Whether the seat holds accounts of the same kind: by account, the kind; by kind, the seats.
    kind: Vec<usize>,
    alike: Vec<Vec<bool>>,
}

impl carve::Costs for Travel {
    fn row(&self, account: usize, row: &mut [i64]) {
        let visits = self.visits[account];
        let (place, present) = (self.places[account], self.present[account]);
        for (seat, cost) in row.iter_mut().enumerate() {
            let metres = match (place, self.centres[seat]) {
                (Some(place), Some(centre)) => place.metres(centre),
                _ => 0,
            };
            let moved = if present.is_some_and(|present| present != seat) { self.stay } else { 0 };
            let unlike = match self.kind.get(account) {
                Some(kind) if !self.alike[*kind][seat] => UNLIKE * 1000,
                _ => 0,
            };
            *cost = visits * (metres + moved + unlike);
        }
    }
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
    if let Design::New { count } | Design::Split { into: count, .. } = aims.design
        && (count == 0 || count as usize > rows.len())
    {
        return Err(NotAsked::Count { count, accounts: rows.len() });
    }
    if seats.is_empty() {
        return Err(NotAsked::NoTerritory);
    }
    if rows.is_empty() {
        return Err(NotAsked::NoAccount);
    }
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
    let parts = within.map_or_else(|| vec![0; seats.len()], |kinds| kinds.parts());
    let part_of: Vec<usize> = {
        let mut of = vec![0; rows.len()];
        for (account, open) in &eligible {
            of[*account] = parts[open[0]];
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
    let units = aims.contiguous.map(|kind| side_by_side(areas(&rows, &costs.places, kind), &part_of, &parts));
    Ok(Asked {
        accounts: rows.iter().map(|account| account.id).collect(),
        seats,
        from,
        measures: asked_measures,
        present,
        pins,
        eligible,
        most_moves: aims.most_moves.map(|most| most as usize),
        units,
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
            most_moves: self.most_moves.filter(|_| !self.free),
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

fn visits(account: &Account) -> i64 {
    account.workload.map_or(1, |hours| (hours.thousandths() / HOURS_A_VISIT).clamp(1, MOST_VISITS))
}

fn mean_places(
    rows: &[&Account],
    located: &Located,
    present: &[Option<usize>],
    visits: &[i64],
    seats: usize,
) -> Vec<Option<Sphere>> {
    let place = |account: &&Account| -> Option<Point> {
        located.get(account.id.0 as usize).copied().flatten().map(|place| place.point)
    };
    let places: Vec<Option<Sphere>> = rows.iter().map(|row| place(row).map(Sphere::of)).collect();
    means(&places, present, visits, seats)
}

fn means(
    places: &[Option<Sphere>],
    here: &[Option<usize>],
    visits: &[i64],
    seats: usize,
) -> Vec<Option<Sphere>> {
    let mut sums: Vec<Vec<(Sphere, f64)>> = vec![Vec::new(); seats];
    for ((place, seat), visits) in places.iter().zip(here).zip(visits) {
        if let (Some(place), Some(seat)) = (place, seat) {
            sums[*seat].push((*place, *visits as f64));
        }
    }
    sums.iter().map(|own| Sphere::mean(own.iter().copied())).collect()
}

/// In whole units of money, thousandths of hours, or one for each.
fn amounts(rows: &[&Account], measure: Measured, missing_is_zero: bool) -> Result<Vec<i64>, NotAsked> {
    let of = |account: &Account| -> Option<i64> {
        let money = |money: Money| i64::try_from(money.thousandths() / 1000).unwrap_or(i64::MAX);
        match measure {
            Measured::Potential => account.potential.map(money),
            Measured::Workload => account.workload.map(|hours| hours.thousandths()),
            Measured::Accounts => Some(1),
            Measured::Customers => {
                Some(i64::from(account.last_bookings.is_some_and(|last| last > Money::ZERO)))
            }
            Measured::LastBookings => account.last_bookings.map(money),
        }
    };
    let named = |bad: &dyn Fn(Option<i64>) -> bool| -> Vec<AccountId> {
        rows.iter().filter(|row| bad(of(row))).map(|row| row.id).collect()
    };
    let missing = named(&|amount| amount.is_none());
    if !missing.is_empty() && !missing_is_zero {
        return Err(NotAsked::Missing { measure, accounts: missing });
    }
    let negative = named(&|amount| amount.is_some_and(|amount| amount < 0));
    if !negative.is_empty() {
        return Err(NotAsked::Negative { measure, accounts: negative });
    }
    Ok(rows.iter().map(|row| of(row).unwrap_or(0)).collect())
}

/// Around the mean of the seats that share accounts.
fn bands(
    amounts: &[i64],
    part_of: &[usize],
    parts: &[usize],
    tolerance: i128,
    price: Option<i64>,
) -> Vec<Band> {
    const WHOLE: i128 = 100_000_000;
    let count = parts.iter().max().map_or(0, |most| most + 1);
    let mut sums = vec![0_i128; count];
    for (amount, part) in amounts.iter().zip(part_of) {
        sums[*part] += i128::from(*amount);
    }
    let mut seats = vec![0_i128; count];
    for part in parts {
        seats[*part] += 1;
    }
    let band = |part: &usize| {
        let (sum, over) = (sums[*part], seats[*part] * WHOLE);
        let low = (sum * (WHOLE - tolerance).max(0) + over - 1) / over;
        let high = (sum * (WHOLE + tolerance)) / over;
        let whole = |end: i128| i64::try_from(end).unwrap_or(i64::MAX).min(1_000_000_000_000_000);
        Band { low: whole(low.min(high)), high: whole(high.max(low)), price }
    };
    parts.iter().map(band).collect()
}

/// What another territory costs an account, on average.
fn price_of(costs: &Travel, accounts: usize, seats: usize) -> i128 {
    use carve::Costs as _;
    let mut row = vec![0; seats];
    let step = (accounts / 2000).max(1);
    let (mut sum, mut count) = (0_i128, 0_i128);
    for account in (0..accounts).step_by(step) {
        costs.row(account, &mut row);
        let least = row.iter().copied().min().unwrap_or(0);
        let mean = row.iter().map(|cost| i128::from(cost - least)).sum::<i128>() / seats as i128;
        sum += mean;
        count += 1;
    }
    (sum / count.max(1)).max(1000)
}

fn soft_price(price: i128, amounts: &[i64]) -> i64 {
    let mean = amounts.iter().map(|amount| i128::from(*amount)).sum::<i128>() / amounts.len().max(1) as i128;
    let price = DEAR * price / mean.max(1);
    i64::try_from(price).unwrap_or(i64::MAX).clamp(1, 1_000_000_000_000)
}

/// Which seats hold accounts of which kind today.
struct Kinds {
    of: Vec<usize>,
    seats: Vec<Vec<bool>>,
}

impl Kinds {
    fn of(rows: &[&Account], present: &[Option<usize>], seats: usize, kind: Kind) -> Kinds {
        let mut names: Vec<String> = Vec::new();
        let mut of = Vec::with_capacity(rows.len());
        for row in rows {
            let text = folded(match kind {
                Kind::Segment => &row.segment,
                Kind::Industry => &row.industry,
                Kind::Country => &row.country,
                Kind::State => &row.state,
            });
            let at = names.iter().position(|name| *name == text).unwrap_or_else(|| {
                names.push(text);
                names.len() - 1
            });
            of.push(at);
        }
        let (mut counts, mut sizes) = (vec![vec![0_usize; seats]; names.len()], vec![0_usize; seats]);
        for (kind, seat) in of.iter().zip(present) {
            if let Some(seat) = seat {
                counts[*kind][*seat] += 1;
                sizes[*seat] += 1;
            }
        }
        // A single account that strayed there does not open a territory to all of its kind.
        let holds = |(count, size): (&usize, &usize)| *count > 0 && count * STRAY >= *size;
        let mut holds: Vec<Vec<bool>> =
            counts.iter().map(|counts| counts.iter().zip(&sizes).map(holds).collect()).collect();
        // A kind that nobody holds may go anywhere.
        for holds in &mut holds {
            if !holds.contains(&true) {
                holds.fill(true);
            }
        }
        Kinds { of, seats: holds }
    }

    fn eligible(&self, pins: &[(usize, usize)]) -> Vec<(usize, Vec<usize>)> {
        let open = |kind: usize| -> Vec<usize> {
            self.seats[kind].iter().enumerate().filter(|(_, open)| **open).map(|(seat, _)| seat).collect()
        };
        let pinned: std::collections::HashSet<usize> = pins.iter().map(|(account, _)| *account).collect();
        let free = self.of.iter().enumerate().filter(|(account, _)| !pinned.contains(account));
        free.map(|(account, kind)| (account, open(*kind))).collect()
    }

    /// Seats that share accounts belong together: the number of the part of each.
    fn parts(&self) -> Vec<usize> {
        let count = self.seats.first().map_or(0, Vec::len);
        let mut part: Vec<usize> = (0..count).collect();
        for holds in &self.seats {
            let own: Vec<usize> = (0..count).filter(|seat| holds[*seat]).collect();
            let Some(first) = own.first().map(|seat| part[*seat]) else { continue };
            for seat in &own {
                let joined = part[*seat];
                for other in &mut part {
                    if *other == joined {
                        *other = first;
                    }
                }
            }
        }
        let mut names: Vec<usize> = part.clone();
        names.sort_unstable();
        names.dedup();
        part.iter().map(|part| names.binary_search(part).unwrap_or(0)).collect()
    }
}
