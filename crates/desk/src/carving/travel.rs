//! What going to an account costs: metres to the centre of a territory on each visit, leaving a territory, being among others.

use places::Point;
use plan::account::Account;

use super::centres::Sphere;
use crate::located::Located;

/// Hours of one visit, where workload says how many there are.
const HOURS_A_VISIT: i64 = 4_000;
const MOST_VISITS: i64 = 50;
/// What going among accounts of other kinds costs, in kilometres on each visit.
const UNLIKE: i64 = 60;

/// What an account costs in a seat, in metres travelled.
#[derive(Clone)]
pub(super) struct Travel {
    pub places: Vec<Option<Sphere>>,
    pub centres: Vec<Option<Sphere>>,
    pub visits: Vec<i64>,
    pub present: Vec<Option<usize>>,
    pub stay: i64,
    /// Whether the seat holds accounts of the same kind: by account, the kind; by kind, the seats.
    pub kind: Vec<usize>,
    pub alike: Vec<Vec<bool>>,
}

/// What an account costs in one seat, in metres on all visits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Way {
    pub travel: i64,
    /// For leaving its territory.
    pub change: i64,
    /// For going among others.
    pub unlike: i64,
}

impl Travel {
    /// What an account costs, by seat.
    pub fn ways(&self, account: usize) -> impl Fn(usize) -> Way + '_ {
        let (visits, place, present) = (self.visits[account], self.places[account], self.present[account]);
        let alike = self.kind.get(account).map(|kind| &self.alike[*kind]);
        move |seat| {
            let metres = match (place, self.centres[seat]) {
                (Some(place), Some(centre)) => place.metres(centre),
                _ => 0,
            };
            let moved = present.is_some_and(|present| present != seat);
            let unlike = alike.is_some_and(|alike| !alike[seat]);
            Way {
                travel: visits * metres,
                change: if moved { visits * self.stay } else { 0 },
                unlike: if unlike { visits * UNLIKE * 1000 } else { 0 },
            }
        }
    }
}

impl carve::Costs for Travel {
    fn row(&self, account: usize, row: &mut [i64]) {
        let ways = self.ways(account);
        for (seat, cost) in row.iter_mut().enumerate() {
            let way = ways(seat);
            *cost = way.travel + way.change + way.unlike;
        }
    }
}

/// What another territory costs an account, on average.
pub(super) fn price_of(costs: &Travel, accounts: usize, seats: usize) -> i128 {
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

pub(super) fn visits(account: &Account) -> i64 {
    account.workload.map_or(1, |hours| (hours.thousandths() / HOURS_A_VISIT).clamp(1, MOST_VISITS))
}

pub(super) fn mean_places(
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

pub(super) fn means(
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
