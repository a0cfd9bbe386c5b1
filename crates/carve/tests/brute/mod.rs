//! All assignments of few accounts, looked at one by one by a count of its own.

use carve::{Amounts, Problem, Units};

/// What the cheapest assignment that keeps everything costs; `None` where none does.
pub fn best(problem: &Problem<'_>) -> Option<i128> {
    let (n, k) = (problem.accounts, problem.seats);
    let mut rows = vec![vec![0; k]; n];
    rows.iter_mut().enumerate().for_each(|(account, row)| problem.costs.row(account, row));
    let mut open = vec![vec![true; k]; n];
    for (account, seats) in &problem.eligible {
        (0..k).filter(|seat| !seats.contains(seat)).for_each(|seat| open[*account][seat] = false);
    }
    for (account, pinned) in &problem.pins {
        (0..k).filter(|seat| seat != pinned).for_each(|seat| open[*account][seat] = false);
    }
    let mut best: Option<i128> = None;
    let mut seats = vec![0; n];
    loop {
        if seats.iter().enumerate().all(|(account, seat)| open[account][*seat]) && holds(problem, &seats) {
            let value = value(problem, &rows, &seats);
            best = Some(best.map_or(value, |best| best.min(value)));
        }
        // The next number in base k.
        let Some(at) = seats.iter().position(|seat| seat + 1 < k) else { return best };
        seats[at] += 1;
        seats[..at].fill(0);
    }
}

fn loads(problem: &Problem<'_>, measure: usize, seats: &[usize]) -> Vec<i64> {
    let mut loads = vec![0; problem.seats];
    for (account, seat) in seats.iter().enumerate() {
        loads[*seat] += match &problem.measures[measure].amounts {
            Amounts::Alike(all) => all[account],
            Amounts::BySeat(all) => all[account * problem.seats + seat],
        };
    }
    loads
}

fn value(problem: &Problem<'_>, rows: &[Vec<i64>], seats: &[usize]) -> i128 {
    let mut value: i128 = seats.iter().zip(rows).map(|(seat, row)| i128::from(row[*seat])).sum();
    for (at, measure) in problem.measures.iter().enumerate() {
        for (load, band) in loads(problem, at, seats).into_iter().zip(&measure.bands) {
            let outside = (band.low - load).max(load - band.high).max(0);
            value += i128::from(outside) * i128::from(band.price.unwrap_or(0));
        }
    }
    value
}

fn holds(problem: &Problem<'_>, seats: &[usize]) -> bool {
    let within = |at: usize| {
        let bands = &problem.measures[at].bands;
        let mut pairs = loads(problem, at, seats).into_iter().zip(bands);
        pairs.all(|(load, band)| band.price.is_some() || (band.low..=band.high).contains(&load))
    };
    let leaves = |(account, seat): (usize, &usize)| {
        problem.present.get(account).copied().flatten().is_some_and(|now| now != *seat)
    };
    let moved = seats.iter().enumerate().filter(|pair| leaves(*pair)).count();
    problem.most_moves.is_none_or(|most| moved <= most)
        && (0..problem.measures.len()).all(within)
        && problem
            .units
            .as_ref()
            .is_none_or(|units| (0..problem.seats).all(|seat| joined(units, seats, seat)))
        && problem.units.as_ref().is_none_or(|units| whole(units, seats))
}

fn whole(units: &Units, seats: &[usize]) -> bool {
    (0..units.neighbours.len()).all(|unit| {
        let mut own = units.of.iter().zip(seats).filter(|(of, _)| **of == unit).map(|(_, seat)| seat);
        own.next().is_none_or(|first| own.all(|seat| seat == first))
    })
}

/// Units of a seat reach each other, also through units without accounts.
pub fn joined(units: &Units, seats: &[usize], seat: usize) -> bool {
    let count = units.neighbours.len();
    let used = |unit: usize| units.of.contains(&unit);
    let own = |unit: usize| units.of.iter().zip(seats).any(|(of, other)| *of == unit && *other == seat);
    let Some(first) = (0..count).find(|unit| own(*unit)) else { return true };
    let mut reached = vec![false; count];
    reached[first] = true;
    for _ in 0..count {
        for unit in 0..count {
            let near = |other: usize| {
                units.neighbours[unit].contains(&other) || units.neighbours[other].contains(&unit)
            };
            if !reached[unit] && (own(unit) || !used(unit)) && (0..count).any(|o| reached[o] && near(o)) {
                reached[unit] = true;
            }
        }
    }
    (0..count).all(|unit| reached[unit] || !own(unit))
}
