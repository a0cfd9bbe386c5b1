//! What is to be carved: accounts, seats, costs, measures with their bands, and what may not move.

use std::fmt;
use std::sync::Arc;

/// What each account costs in each seat. Rows are asked for again and again, in any order and from several threads,
/// so that a large matrix need not be stored; a row must say the same every time.
pub trait Costs: Sync {
    /// Writes what `account` costs in each seat; `row` is as long as there are seats.
    fn row(&self, account: usize, row: &mut [i64]);
}

impl<F: Fn(usize, &mut [i64]) + Sync> Costs for F {
    fn row(&self, account: usize, row: &mut [i64]) {
        self(account, row);
    }
}

/// Costs that are stored: a row of as many costs as there are seats for each account, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dense {
    pub seats: usize,
    pub costs: Vec<i64>,
}

impl Costs for Dense {
    fn row(&self, account: usize, row: &mut [i64]) {
        row.copy_from_slice(&self.costs[account * self.seats..][..self.seats]);
    }
}

/// How much of a measure each account brings: potential, hours, 1 for a count. Never negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amounts {
    /// The same in every seat.
    Alike(Vec<i64>),
    /// Another amount in every seat (generalised assignment): a row of seats for each account.
    BySeat(Vec<i64>),
}

/// How much of a measure a seat should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    pub low: i64,
    pub high: i64,
    /// What a unit outside the band costs; `None` is a hard band, which no answer that is said to be met breaks.
    pub price: Option<i64>,
}

impl Band {
    /// A band that must be kept.
    pub fn hard(low: i64, high: i64) -> Band {
        Band { low, high, price: None }
    }

    /// A band that may be left at a price.
    pub fn soft(low: i64, high: i64, price: i64) -> Band {
        Band { low, high, price: Some(price) }
    }
}

/// Something that is to be balanced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    pub amounts: Amounts,
    /// One for each seat.
    pub bands: Vec<Band>,
}

/// Contiguity: accounts lie in units (counties, postal areas, cells), a unit goes to one seat whole, and the units of
/// every seat hang together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// The unit of each account.
    pub of: Vec<usize>,
    /// The neighbours of each unit. A neighbour named on one side is one on both.
    pub neighbours: Vec<Vec<usize>>,
}

/// The whole question. Costs are minimised.
#[derive(Clone)]
pub struct Problem<'a> {
    pub accounts: usize,
    pub seats: usize,
    pub costs: &'a dyn Costs,
    pub measures: Vec<Measure>,
    /// The seat an account must go to: `(account, seat)`.
    pub pins: Vec<(usize, usize)>,
    /// The only seats an account may go to: `(account, seats)`; accounts that may go to the same share the list, which of many
    /// accounts and seats is most of the memory. Who is not named may go to every seat.
    pub eligible: Vec<(usize, Arc<[usize]>)>,
    /// The seat of each account today; empty where nobody has one.
    pub present: Vec<Option<usize>>,
    /// How many accounts may leave their present seat at most.
    pub most_moves: Option<usize>,
    pub units: Option<Units>,
}

impl<'a> Problem<'a> {
    /// A problem of costs alone.
    pub fn new(accounts: usize, seats: usize, costs: &'a dyn Costs) -> Problem<'a> {
        Problem {
            accounts,
            seats,
            costs,
            measures: Vec::new(),
            pins: Vec::new(),
            eligible: Vec::new(),
            present: Vec::new(),
            most_moves: None,
            units: None,
        }
    }
}

impl fmt::Debug for Problem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { accounts, seats, measures, pins, eligible, most_moves, .. } = self;
        f.debug_struct("Problem")
            .field("accounts", accounts)
            .field("seats", seats)
            .field("measures", measures)
            .field("pins", pins)
            .field("eligible", eligible)
            .field("most_moves", most_moves)
            .finish_non_exhaustive()
    }
}
