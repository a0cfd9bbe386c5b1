//! How an assignment stands: what it costs, what each seat has, what it breaks.

use crate::contiguity::Passage;
use crate::model::Model;
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::validate;

/// Something asked that an assignment does not keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Miss {
    /// A hard band that is left.
    Band { seat: usize, measure: usize, load: i64, low: i64, high: i64 },
    /// A seat that is not open to the account.
    Closed { account: usize, seat: usize },
    /// More accounts leave their present seat than may.
    Moves { moved: i64, most: i64 },
    /// The units of a seat do not hang together.
    Apart { seat: usize, pieces: usize },
    /// Accounts of one unit are in several seats.
    Split { unit: usize },
}

/// An assignment, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Its cost, with what soft bands cost. A seat that is not open costs what its row says.
    pub value: i128,
    /// One load per seat and measure, the measures of the first seat first.
    pub loads: Vec<i64>,
    /// Accounts that leave their present seat.
    pub moved: i64,
    pub misses: Vec<Miss>,
}

impl Judged {
    /// How much less another assignment could cost at most, as parts of a million of the value, rounded up so that nothing is
    /// shown better than it is known. It says something only where nothing is missed.
    pub fn gap_per_million(&self, bound: i128) -> i128 {
        gap(self.value, bound, 1_000_000)
    }
}

/// How much less than `value` another could cost at most, in so many parts of it, rounded up.
pub fn gap(value: i128, bound: i128, parts: i128) -> i128 {
    let over = (value - bound).max(0);
    let of = value.abs().max(1);
    (over.saturating_mul(parts) + of - 1) / of
}

/// Judges the seat of each account.
///
/// # Errors
/// When the problem contradicts itself, or there is not a seat for every account.
pub fn judge(problem: &Problem<'_>, seats: &[usize]) -> Result<Judged, Refusal> {
    let model = validate::model(problem)?;
    if seats.len() != problem.accounts {
        return Err(Refusal::PresentShape);
    }
    if let Some((account, seat)) = seats.iter().copied().enumerate().find(|(_, seat)| *seat >= model.k) {
        return Err(Refusal::Unknown { account, seat });
    }
    Ok(judged(problem, &model, seats))
}

/// [`judge`], where the problem is known to be sound and every account to have a seat that exists.
pub(crate) fn judged(problem: &Problem<'_>, model: &Model<'_>, seats: &[usize]) -> Judged {
    let (k, m) = (model.k, model.m);
    let mut loads = vec![0; k * m];
    for (at, measure) in problem.measures.iter().enumerate() {
        for (account, seat) in seats.iter().enumerate() {
            loads[seat * m + at] += validate::amount(measure, account, *seat, k);
        }
    }
    let mut misses: Vec<Miss> = validate::open(problem)
        .into_iter()
        .flatten()
        .zip(seats)
        .enumerate()
        .filter(|(_, (open, seat))| open.as_ref().is_some_and(|open| !open.contains(&(**seat as u32))))
        .map(|(account, (_, seat))| Miss::Closed { account, seat: *seat })
        .collect();
    for (place, load) in loads.iter().copied().enumerate() {
        if model.price[place].is_none() && model.outside(place, load) > 0 {
            let (seat, measure) = (place / m, place % m);
            misses.push(Miss::Band { seat, measure, load, low: model.low[place], high: model.high[place] });
        }
    }
    let left = |(account, seat): (usize, &usize)| {
        problem.present.get(account).copied().flatten().is_some_and(|present| present != *seat)
    };
    let moved = seats.iter().enumerate().filter(|pair| left(*pair)).count() as i64;
    if let Some(most) = model.most_moves.filter(|most| moved > *most) {
        misses.push(Miss::Moves { moved, most });
    }
    if let (Some(passage), Some(item_of)) = (&model.passage, &model.item_of) {
        misses.extend(apart(passage, item_of, seats, k));
    }
    let mut row = vec![0; k];
    let costs = seats.iter().enumerate().map(|(account, seat)| {
        problem.costs.row(account, &mut row);
        i128::from(row[*seat])
    });
    let value = costs.sum::<i128>() + model.beyond(&loads);
    Judged { value, loads, moved, misses }
}

/// Units without accounts are anybody's to pass through.
fn apart(passage: &Passage, item_of: &[usize], seats: &[usize], k: usize) -> Vec<Miss> {
    let units = passage.holds.iter().enumerate().filter(|(_, item)| item.is_some());
    let units: Vec<usize> = units.map(|(unit, _)| unit).collect();
    let mut of: Vec<Option<usize>> = vec![None; units.len()];
    let mut split = vec![false; passage.graph.len()];
    for (account, seat) in seats.iter().copied().enumerate() {
        let item = item_of[account];
        split[units[item]] |= of[item].is_some_and(|other| other != seat);
        of[item] = of[item].or(Some(seat));
    }
    let splits = split.iter().enumerate().filter(|(_, split)| **split);
    let mut misses: Vec<Miss> = splits.map(|(unit, _)| Miss::Split { unit }).collect();
    for seat in 0..k {
        let pieces = passage.pieces(|item| of[item] == Some(seat));
        if pieces > 1 {
            misses.push(Miss::Apart { seat, pieces });
        }
    }
    misses
}
