//! Why not everything that must be kept can be: a set of ends of hard bands that cannot be kept together, none of which could be
//! left out. Proven, never guessed: prices of the ends at which all accounts together, each in the seat that is cheapest for it, cost
//! more than the ends can give back (Farkas), in whole numbers; or, of few accounts, all assignments there are.
//!
//! An account that alone exceeds a band is closed to that seat, so that the commonest reason that fractions do not see is found.

use crate::model::Model;
use crate::problem::Problem;
use crate::proofs::Proofs;
use crate::refusal::Refusal;
use crate::validate;

/// Which end of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Least,
    Most,
}

/// One end of a hard band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct End {
    pub seat: usize,
    pub measure: usize,
    pub side: Side,
    pub amount: i64,
}

/// Accounts, and what they bring of each measure of the conflict's ends: `(measure, sum)`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Among {
    pub accounts: usize,
    pub sums: Vec<(usize, i64)>,
}

/// What cannot be kept together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub ends: Vec<End>,
    /// It takes the limit of moves too.
    pub moves: bool,
    /// It takes that units hang together too.
    pub apart: bool,
    /// The accounts that may go to one of the seats, and those that may go nowhere else.
    pub open: Among,
    pub only: Among,
    /// None of the ends can be left out.
    pub smallest: bool,
}

/// What cannot be kept together, where that is found; that nothing is found proves nothing. `stop` gives up.
///
/// # Errors
/// When the problem contradicts itself.
pub fn conflict(
    problem: &Problem<'_>,
    threads: usize,
    stop: &mut dyn FnMut() -> bool,
) -> Result<Option<Conflict>, Refusal> {
    let model = validate::model(problem)?;
    Ok(of(problem, &model, threads, stop))
}

pub(crate) fn of(
    problem: &Problem<'_>,
    model: &Model<'_>,
    threads: usize,
    stop: &mut dyn FnMut() -> bool,
) -> Option<Conflict> {
    let mut proofs = Proofs::new(model, threads, stop);
    let all = proofs.ends();
    // Who looks at everything also sees what whole accounts alone make impossible, so that less may suffice.
    let looked = proofs.by_looking(&all);
    let mut best: Option<(Vec<End>, bool)> = None;
    for measure in (0..model.m).filter(|_| looked.is_none()) {
        let own = all.iter().copied().filter(|end| end.measure == measure).collect();
        if let Some(found) = proofs.filtered(own, false)
            && best.as_ref().is_none_or(|(ends, _)| found.0.len() < ends.len())
        {
            best = Some(found);
        }
    }
    let found = looked.or_else(|| best.map(|(ends, smallest)| (ends, smallest, false, false)));
    let found = found
        .or_else(|| proofs.filtered(all.clone(), false).map(|(ends, least)| (ends, least, false, false)));
    let found = found.or_else(|| {
        model.most_moves?;
        proofs.filtered(all, true).map(|(ends, least)| (ends, least, true, false))
    });
    let (mut ends, smallest, moves, apart) = found?;
    ends.sort_unstable();
    let (open, only) = among(problem, &ends);
    Some(Conflict { ends, moves, apart, open, only, smallest: smallest && !proofs.stopped })
}

/// The accounts that the seats of some ends are open to.
fn among(problem: &Problem<'_>, ends: &[End]) -> (Among, Among) {
    let open = validate::open(problem).unwrap_or_default();
    let named = |seat: u32| ends.iter().any(|end| end.seat == seat as usize);
    let all = (0..problem.seats as u32).all(named);
    let (mut any, mut only) = (Among::default(), Among::default());
    let mut measures: Vec<usize> = ends.iter().map(|end| end.measure).collect();
    measures.sort_unstable();
    measures.dedup();
    let first = |measure: usize| ends.iter().find(|end| end.measure == measure).map_or(0, |end| end.seat);
    any.sums = measures.iter().map(|measure| (*measure, 0)).collect();
    only.sums.clone_from(&any.sums);
    for account in 0..problem.accounts {
        let seats = open.get(account).and_then(Option::as_ref);
        let one = seats.is_none_or(|seats| seats.iter().copied().any(named));
        let none_else = seats.map_or(all, |seats| seats.iter().copied().all(named));
        for (among, holds) in [(&mut any, one), (&mut only, none_else)] {
            if holds {
                among.accounts += 1;
                for (measure, sum) in &mut among.sums {
                    let measured = &problem.measures[*measure];
                    *sum += validate::amount(measured, account, first(*measure), problem.seats);
                }
            }
        }
    }
    (any, only)
}
