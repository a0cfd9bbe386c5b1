//! From a problem to a model, or why not.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::contiguity::{Passage, held_alone};
use crate::model::{Model, Parts};
use crate::problem::{Amounts, Measure, Problem, Units};
use crate::refusal::Refusal;

/// Beyond this, sums over a million accounts would leave 64 bits.
const LARGEST: i64 = 1_000_000_000_000;

pub(crate) fn model<'a>(problem: &Problem<'a>) -> Result<Model<'a>, Refusal> {
    let (n, k, m) = (problem.accounts, problem.seats, problem.measures.len());
    if k == 0 && n > 0 {
        return Err(Refusal::NoSeat);
    }
    let by_seat = problem.measures.iter().any(|measure| matches!(measure.amounts, Amounts::BySeat(_)));
    for (at, measure) in problem.measures.iter().enumerate() {
        check_measure(at, measure, n, k)?;
    }
    let largest_cost = largest_cost(problem)?;
    let open = open(problem)?;
    if !problem.present.is_empty() && problem.present.len() != n {
        return Err(Refusal::PresentShape);
    }
    for (account, seat) in problem.present.iter().enumerate() {
        if let Some(seat) = seat.filter(|seat| *seat >= k) {
            return Err(Refusal::Unknown { account, seat });
        }
    }
    check_pins(problem, &open)?;

    let width = if by_seat { k * m } else { m };
    let mut amounts = vec![0; n * width];
    for (at, measure) in problem.measures.iter().enumerate() {
        for account in 0..n {
            for seat in 0..if by_seat { k } else { 1 } {
                amounts[account * width + seat * m + at] = amount(measure, account, seat, k);
            }
        }
    }
    let totals: Vec<i64> = (0..m)
        .map(|at| {
            (0..n)
                .map(|i| {
                    (0..width).skip(at).step_by(m.max(1)).map(|p| amounts[i * width + p]).max().unwrap_or(0)
                })
                .sum()
        })
        .collect();
    let (mut low, mut high, mut price) = (Vec::new(), Vec::new(), Vec::new());
    for seat in 0..k {
        for (at, measure) in problem.measures.iter().enumerate() {
            let band = measure.bands[seat];
            // What costs nothing to leave is no band; what no load can reach is no limit.
            let free = band.price == Some(0);
            low.push(if free { 0 } else { band.low.max(0.min(band.high)) });
            high.push(if free { totals[at] } else { band.high.min(totals[at].max(band.low)) });
            price.push(band.price.filter(|_| !free));
        }
    }
    let mut parts = Parts {
        n,
        k,
        m,
        amounts,
        by_seat,
        low,
        high,
        price,
        open,
        owned: vec![0; n],
        present: vec![Vec::new(); n],
        most_moves: problem.most_moves.map(|most| most.min(n) as i64),
        near: None,
        passage: None,
        item_of: None,
    };
    for (account, seat) in problem.present.iter().enumerate() {
        if let Some(seat) = seat {
            parts.owned[account] = 1;
            parts.present[account].push((*seat as u32, 1));
        }
    }
    if let Some(units) = &problem.units {
        parts = joined(parts, units)?;
    }
    Ok(Model::new(parts, problem.costs, largest_cost))
}

pub(crate) fn amount(measure: &Measure, account: usize, seat: usize, k: usize) -> i64 {
    match &measure.amounts {
        Amounts::Alike(all) => all[account],
        Amounts::BySeat(all) => all[account * k + seat],
    }
}

fn check_measure(at: usize, measure: &Measure, n: usize, k: usize) -> Result<(), Refusal> {
    let (all, width) = match &measure.amounts {
        Amounts::Alike(all) => (all, 1),
        Amounts::BySeat(all) => (all, k),
    };
    if all.len() != n * width || measure.bands.len() != k {
        return Err(Refusal::Shape { measure: at });
    }
    for (place, amount) in all.iter().enumerate() {
        if *amount < 0 {
            return Err(Refusal::NegativeAmount { measure: at, account: place / width });
        }
        if *amount > LARGEST {
            return Err(Refusal::TooLarge { account: Some(place / width), seat: place % width });
        }
    }
    for (seat, band) in measure.bands.iter().enumerate() {
        if band.low > band.high || band.price.is_some_and(|price| price < 0) {
            return Err(Refusal::BandUpsideDown { measure: at, seat });
        }
        if band.price.is_some_and(|price| price > LARGEST) {
            return Err(Refusal::TooLarge { account: None, seat });
        }
    }
    Ok(())
}

fn largest_cost(problem: &Problem<'_>) -> Result<i64, Refusal> {
    let mut row = vec![0; problem.seats];
    let mut largest = 0;
    for account in 0..problem.accounts {
        problem.costs.row(account, &mut row);
        for (seat, cost) in row.iter().enumerate() {
            if cost.unsigned_abs() > LARGEST as u64 {
                return Err(Refusal::TooLarge { account: Some(account), seat });
            }
            largest = largest.max(cost.abs());
        }
    }
    Ok(largest)
}

/// The seats open to each account, where not all are: eligible, and pinned.
pub(crate) fn open(problem: &Problem<'_>) -> Result<Vec<Option<Arc<[u32]>>>, Refusal> {
    let (n, k) = (problem.accounts, problem.seats);
    let mut open: Vec<Option<Arc<[u32]>>> = vec![None; n];
    let mut lists: FxHashMap<*const [usize], Arc<[u32]>> = FxHashMap::default();
    for (account, seats) in &problem.eligible {
        let account = *account;
        if let Some(seat) = seats.iter().copied().find(|seat| *seat >= k).or((account >= n).then_some(0)) {
            return Err(Refusal::Unknown { account, seat });
        }
        let ascending = || {
            let mut seats: Vec<u32> = seats.iter().map(|seat| *seat as u32).collect();
            seats.sort_unstable();
            seats.dedup();
            seats.into()
        };
        let mut seats = lists.entry(Arc::as_ptr(seats)).or_insert_with(ascending).clone();
        if let Some(before) = &open[account] {
            seats = seats.iter().copied().filter(|seat| before.contains(seat)).collect();
        }
        if seats.is_empty() {
            return Err(Refusal::NoEligibleSeat { account });
        }
        open[account] = Some(seats);
    }
    let mut pinned: Vec<Option<usize>> = vec![None; n];
    for (account, seat) in problem.pins.iter().copied() {
        if account >= n || seat >= k {
            return Err(Refusal::Unknown { account, seat });
        }
        if let Some(before) = pinned[account].filter(|before| *before != seat) {
            return Err(Refusal::PinnedTwice { account, seats: [before, seat] });
        }
        pinned[account] = Some(seat);
        if open[account].as_ref().is_some_and(|open| !open.contains(&(seat as u32))) {
            return Err(Refusal::NoEligibleSeat { account });
        }
        open[account] = Some([seat as u32].into());
    }
    Ok(open)
}

fn check_pins(problem: &Problem<'_>, open: &[Option<Arc<[u32]>>]) -> Result<(), Refusal> {
    let pinned = || {
        let only = |seats: &Option<Arc<[u32]>>| {
            seats.as_ref().filter(|seats| seats.len() == 1).map(|seats| seats[0] as usize)
        };
        open.iter().enumerate().filter_map(move |(account, seats)| only(seats).map(|seat| (account, seat)))
    };
    for (at, measure) in problem.measures.iter().enumerate() {
        let mut loads = vec![0_i128; problem.seats];
        for (account, seat) in pinned() {
            loads[seat] += i128::from(amount(measure, account, seat, problem.seats));
        }
        for (seat, band) in measure.bands.iter().enumerate() {
            if band.price.is_none() && loads[seat] > 0 && loads[seat] > i128::from(band.high) {
                return Err(Refusal::PinsExceedBand {
                    seat,
                    measure: at,
                    pinned: loads[seat],
                    high: band.high,
                });
            }
        }
    }
    if let Some(most) = problem.most_moves {
        let present = |account: usize| problem.present.get(account).copied().flatten();
        let away =
            pinned().filter(|(account, seat)| present(*account).is_some_and(|now| now != *seat)).count();
        if away > most {
            return Err(Refusal::PinsExceedMoves { pinned: away, most });
        }
    }
    Ok(())
}

/// The accounts of a unit become one item; units without accounts go with those that have some.
fn joined(parts: Parts, units: &Units) -> Result<Parts, Refusal> {
    let count = units.neighbours.len();
    if units.of.len() != parts.n {
        return Err(Refusal::UnitShape { unit: count });
    }
    if let Some(unit) =
        units.of.iter().chain(units.neighbours.iter().flatten()).copied().find(|unit| *unit >= count)
    {
        return Err(Refusal::UnitShape { unit });
    }
    let mut graph: Vec<Vec<u32>> = vec![Vec::new(); count];
    for (unit, near) in units.neighbours.iter().enumerate() {
        for other in near.iter().copied().filter(|other| *other != unit) {
            graph[unit].push(other as u32);
            graph[other].push(unit as u32);
        }
    }
    for near in &mut graph {
        near.sort_unstable();
        near.dedup();
    }
    let mut held = vec![false; count];
    units.of.iter().for_each(|unit| held[*unit] = true);
    let (number, joined) = held_alone(&graph, &held);
    let holds = held.iter().zip(&number).map(|(held, item)| held.then_some(*item)).collect();
    let passage = Some(Passage { graph, holds });
    let graph = joined;
    let item_of: Vec<usize> = units.of.iter().map(|unit| number[*unit] as usize).collect();
    let count = graph.len();
    let width = if parts.by_seat { parts.k * parts.m } else { parts.m };
    let mut amounts = vec![0; count * width];
    let mut open: Vec<Option<Arc<[u32]>>> = vec![None; count];
    let mut narrowed: Vec<usize> = vec![0; count];
    let mut owned = vec![0; count];
    let mut present: Vec<Vec<(u32, i64)>> = vec![Vec::new(); count];
    for (account, item) in item_of.iter().copied().enumerate() {
        for place in 0..width {
            amounts[item * width + place] += parts.amounts[account * width + place];
        }
        if let Some(seats) = &parts.open[account] {
            let both: Arc<[u32]> = match &open[item] {
                Some(before) if Arc::ptr_eq(before, seats) => seats.clone(),
                Some(before) => seats.iter().copied().filter(|seat| before.contains(seat)).collect(),
                None => seats.clone(),
            };
            if both.is_empty() {
                let unit = units.of[account];
                return Err(Refusal::UnitConflict { unit, accounts: [narrowed[item], account] });
            }
            narrowed[item] = account;
            open[item] = Some(both);
        }
        owned[item] += parts.owned[account];
        for (seat, one) in parts.present[account].iter().copied() {
            match present[item].iter_mut().find(|(other, _)| *other == seat) {
                Some((_, count)) => *count += one,
                None => present[item].push((seat, one)),
            }
        }
    }
    let islands = crate::contiguity::parts(&graph);
    if islands > parts.k {
        return Err(Refusal::UnitsApart { parts: islands });
    }
    Ok(Parts {
        n: count,
        amounts,
        open,
        owned,
        present,
        near: Some(graph),
        passage,
        item_of: Some(item_of),
        ..parts
    })
}
