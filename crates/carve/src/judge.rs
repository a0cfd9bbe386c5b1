//! How an assignment stands: what it costs, what each seat has, what it breaks.

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
        let over = (self.value - bound).max(0);
        let of = self.value.abs().max(1);
        (over.saturating_mul(1_000_000) + of - 1) / of
    }
}

/// Judges the seat of each account. Contiguity is not looked at.
///
/// # Errors
/// When the problem contradicts itself, or there is not a seat for every account.
pub fn judge(problem: &Problem<'_>, seats: &[usize]) -> Result<Judged, Refusal> {
    let model = validate::model(&Problem { units: None, ..problem.clone() })?;
    if seats.len() != model.n {
        return Err(Refusal::PresentShape);
    }
    if let Some((account, seat)) = seats.iter().copied().enumerate().find(|(_, seat)| *seat >= model.k) {
        return Err(Refusal::Unknown { account, seat });
    }
    let loads = model.loads(seats);
    let mut misses: Vec<Miss> = seats
        .iter()
        .enumerate()
        .filter(|(account, seat)| !model.may(*account, **seat))
        .map(|(account, seat)| Miss::Closed { account, seat: *seat })
        .collect();
    for (place, load) in loads.iter().copied().enumerate() {
        if model.price[place].is_none() && model.outside(place, load) > 0 {
            let (seat, measure) = (place / model.m, place % model.m);
            misses.push(Miss::Band { seat, measure, load, low: model.low[place], high: model.high[place] });
        }
    }
    let moved = model.moved(seats);
    if let Some(most) = model.most_moves.filter(|most| moved > *most) {
        misses.push(Miss::Moves { moved, most });
    }
    let mut row = vec![0; model.k];
    let costs = seats.iter().enumerate().map(|(account, seat)| {
        problem.costs.row(account, &mut row);
        i128::from(row[*seat])
    });
    let value = costs.sum::<i128>() + model.beyond(&loads);
    Ok(Judged { value, loads, moved, misses })
}
