//! What a territory costs in travel, how compact it is, and how many of its accounts would get another seller.
//!
//! Distances are those of `places` (the same bits on every machine) and are rounded before anybody sees them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use places::{By, Point, kilometres};
use plan::Plan;
use plan::account::Account;
use plan::assignment::Why;
use plan::ids::TerritoryId;
use plan::money::{Quantity, Rate};

use super::colours::colours;
use crate::accounts::folded;
use crate::located::Located;
use crate::session::Session;
use crate::view::{Ground, OwnerChange};

/// Accounts of one segment that lie within a tenth of a degree are taken as one place when the nearest are looked for.
const CELL: i32 = 100_000;

pub(crate) type Grounds = Arc<OnTheGround>;

/// Territories in their order, and the changes of owner in the whole plan.
pub(crate) struct OnTheGround {
    pub territories: Vec<Ground>,
    pub colours: Vec<u8>,
    pub owner_change: OwnerChange,
}

impl Session {
    /// Kept until accounts move.
    pub(crate) fn grounds(&mut self) -> Grounds {
        if let Some(known) = &self.grounds {
            return known.clone();
        }
        let located = self.located();
        let made: Grounds = Arc::new(self.make_grounds(&located));
        let territories = made.territories.iter().map(|ground| ground.territory);
        self.colours.extend(territories.zip(made.colours.iter().copied()));
        self.grounds = Some(made.clone());
        made
    }

    fn make_grounds(&self, located: &Located) -> OnTheGround {
        let plan = self.plan();
        let mut holders: Vec<Holder> =
            (0..plan.decisions.territories.bound()).map(|_| Holder::default()).collect();
        let mut everywhere = Pool::default();
        let mut all = OwnerChange::default();
        let sellers = Who::of(plan);
        for account in plan.facts.accounts.iter() {
            let standing = plan.assignment.of(account.id);
            let holder = standing.territory.and_then(|id| holders.get_mut(id.0 as usize).map(|h| (id, h)));
            let owner = account.owner.trim();
            if !owner.is_empty() {
                let stays = holder.as_ref().is_some_and(|(id, _)| sellers.works(*id, owner));
                all.take(account, stays);
                if let Some((id, _)) = holder {
                    holders[id.0 as usize].owner_change.take(account, stays);
                }
            }
            let place = located.get(account.id.0 as usize).copied().flatten();
            let Some(place) = place.filter(|place| place.by != Some(By::Country)) else { continue };
            if standing.why == Why::KeptOut {
                continue;
            }
            let cell = everywhere.add(place.point, &account.segment);
            if let Some(holder) = standing.territory.and_then(|id| holders.get_mut(id.0 as usize)) {
                let hours = account.workload.map(|hours| hours.thousandths().max(0));
                holder.places.push((place.point, hours));
                *holder.cells.entry(cell).or_default() += 1;
            }
        }
        let cells = everywhere.listed();
        let ground = |territory: TerritoryId| holders[territory.0 as usize].ground(territory, &cells);
        let order = || self.outlook().territories.iter().map(|row| row.territory);
        let points = |territory: TerritoryId| {
            holders[territory.0 as usize].places.iter().map(|(point, _)| *point).collect()
        };
        OnTheGround {
            territories: order().map(ground).collect(),
            colours: colours(
                &order().map(|territory| self.colours.get(&territory).copied()).collect::<Vec<_>>(),
                &order().map(points).collect::<Vec<_>>(),
            ),
            owner_change: all,
        }
    }
}

/// How many accounts of these territories somebody else works today.
pub(crate) fn owner_changes(plan: &Plan, territories: &[TerritoryId]) -> Vec<OwnerChange> {
    let sellers = Who::of(plan);
    let mut places = vec![None; plan.decisions.territories.bound()];
    for (place, territory) in territories.iter().enumerate() {
        if let Some(known) = places.get_mut(territory.0 as usize) {
            *known = Some(place);
        }
    }
    let mut changes = vec![OwnerChange::default(); territories.len()];
    for account in plan.facts.accounts.iter() {
        let Some(id) = plan.assignment.of(account.id).territory else { continue };
        let Some(place) = places.get(id.0 as usize).copied().flatten() else { continue };
        let owner = account.owner.trim();
        if !owner.is_empty() {
            changes[place].take(account, sellers.works(id, owner));
        }
    }
    changes
}

/// The seller of each territory as owners are written: by name or by key.
struct Who {
    names: HashMap<TerritoryId, [String; 2]>,
}

impl Who {
    fn of(plan: &Plan) -> Who {
        let names = plan.decisions.territories.iter().filter_map(|territory| {
            let seller = plan.facts.sellers.get(territory.seller?.0)?;
            Some((territory.id, [folded(&seller.name), folded(&seller.external_id)]))
        });
        Who { names: names.collect() }
    }

    fn works(&self, territory: TerritoryId, owner: &str) -> bool {
        let owner = folded(owner);
        self.names.get(&territory).is_some_and(|names| names.contains(&owner))
    }
}

impl OwnerChange {
    fn take(&mut self, account: &Account, stays: bool) {
        let potential = account.potential.unwrap_or_default();
        self.owned += 1;
        self.owned_potential += potential;
        if !stays {
            self.changing += 1;
            self.changing_potential += potential;
        }
    }
}

/// Where accounts are, by segment: numbered in the order in which they are met.
#[derive(Default)]
struct Pool {
    segments: HashMap<String, u32>,
    cells: HashMap<(i32, i32, u32), u32>,
    counts: Vec<(Point, u32, u32)>,
}

impl Pool {
    fn add(&mut self, point: Point, segment: &str) -> u32 {
        let next = self.segments.len() as u32;
        let segment = match self.segments.get(segment) {
            Some(known) => *known,
            None => *self.segments.entry(segment.to_owned()).or_insert(next),
        };
        let (row, column) = (point.latitude.div_euclid(CELL), point.longitude.div_euclid(CELL));
        let fresh = self.counts.len() as u32;
        let cell = *self.cells.entry((row, column, segment)).or_insert(fresh);
        if cell == fresh {
            let middle = Point { latitude: row * CELL + CELL / 2, longitude: column * CELL + CELL / 2 };
            self.counts.push((middle, segment, 0));
        }
        self.counts[cell as usize].2 += 1;
        cell
    }

    /// Middle, segment and accounts of each cell.
    fn listed(self) -> Vec<(Point, u32, u32)> {
        self.counts
    }
}

/// The accounts of one territory.
#[derive(Default)]
struct Holder {
    places: Vec<(Point, Option<i64>)>,
    cells: BTreeMap<u32, u32>,
    owner_change: OwnerChange,
}

impl Holder {
    fn ground(&self, territory: TerritoryId, cells: &[(Point, u32, u32)]) -> Ground {
        let weights = self.weights();
        let weighted = || self.places.iter().map(|(point, _)| *point).zip(weights.iter().copied());
        let centre = places::centre(weighted());
        let sums = centre.map(|centre| {
            weighted().fold((0.0, 0.0, 0.0), |(weight, load, way), (point, share)| {
                let far = kilometres(centre, point);
                (weight + share, load + share * far, way + 2.0 * far)
            })
        });
        Ground {
            territory,
            placed: self.places.len() as u32,
            latitude: centre.map(|centre| centre.latitude),
            longitude: centre.map(|centre| centre.longitude),
            mean_km: sums.map(|(weight, load, _)| tenths(load / weight)),
            total_km: sums.map(|(.., way)| tenths(way.round())),
            compactness: centre.and_then(|centre| self.compactness(centre, cells)),
            owner_change: self.owner_change,
        }
    }

    /// Workload; an account without any weighs what the others do on average, and all the same where none has any.
    fn weights(&self) -> Vec<f64> {
        let (sum, known) = self
            .places
            .iter()
            .filter_map(|(_, hours)| *hours)
            .fold((0i128, 0i128), |(sum, known), hours| (sum + i128::from(hours), known + 1));
        let usual = if sum == 0 { 1.0 } else { sum as f64 / known as f64 };
        let weight = |hours: Option<i64>| match hours {
            Some(hours) if sum > 0 => hours as f64,
            _ => usual,
        };
        self.places.iter().map(|(_, hours)| weight(*hours)).collect()
    }

    /// The way to the nearest accounts there are, as many of each segment as the territory holds, over the way to its own.
    fn compactness(&self, centre: Point, cells: &[(Point, u32, u32)]) -> Option<Rate> {
        let mut wanted: HashMap<u32, u32> = HashMap::new();
        let mut own = 0.0;
        for (cell, count) in &self.cells {
            let (middle, segment, _) = cells[*cell as usize];
            *wanted.entry(segment).or_default() += count;
            own += f64::from(*count) * kilometres(centre, middle);
        }
        let mut near: Vec<(f64, u32, u32)> = cells
            .iter()
            .filter(|(_, segment, _)| wanted.contains_key(segment))
            .map(|(middle, segment, count)| (kilometres(centre, *middle), *segment, *count))
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut best = 0.0;
        for (far, segment, count) in near {
            let Some(left) = wanted.get_mut(&segment).filter(|left| **left > 0) else { continue };
            let taken = count.min(*left);
            *left -= taken;
            best += f64::from(taken) * far;
        }
        // To the tenth of a percent: more digits would say more than is known.
        (own > 0.0).then(|| Rate::from_scaled((best / own * 1_000.0).round().min(1_000.0) as i64 * 100_000))
    }
}

/// A number of kilometres, to the tenth.
fn tenths(number: f64) -> Quantity {
    Quantity::from_thousandths((number * 10.0).round() as i64 * 100)
}
