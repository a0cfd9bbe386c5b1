//! Areas that alone hold more than a territory may have: where areas are never divided, no carving keeps the band.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use carve::Amounts;
use plan::Plan;

use super::aims::Areas;
use super::areas::{Area, named};
use super::asked::Asked;
use crate::words::HANGING;

/// An area and the band that it exceeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lone {
    pub area: Area,
    pub measure: usize,
    pub load: i64,
    /// The most that any territory open to it may have.
    pub high: i64,
    pub hard: bool,
}

/// Those that exceed the most first.
pub(super) fn lone(plan: &Plan, asked: &Asked, kind: Option<Areas>) -> Vec<Lone> {
    let (Some(units), Some(kind)) = (&asked.units, kind) else { return Vec::new() };
    let count = units.neighbours.len();
    let mut found: Vec<(usize, usize, i64)> = Vec::new();
    for (at, (_, measure)) in asked.measures.iter().enumerate() {
        let Amounts::Alike(amounts) = &measure.amounts else { continue };
        let mut sums = vec![0_i64; count];
        units.of.iter().zip(amounts).for_each(|(unit, amount)| sums[*unit] += amount);
        let least = measure.bands.iter().map(|band| band.high).min().unwrap_or(i64::MAX);
        found.extend(sums.iter().enumerate().filter(|(_, sum)| **sum > least).map(|(u, sum)| (at, u, *sum)));
    }
    // The seats that are open to all accounts of these areas: the others do not matter.
    let every: Vec<usize> = (0..asked.seats.len()).collect();
    let mut open: BTreeMap<usize, Vec<usize>> =
        found.iter().map(|(_, unit, _)| (*unit, every.clone())).collect();
    let mut told: BTreeSet<(usize, *const [usize])> = BTreeSet::new();
    for (account, seats) in &asked.eligible {
        let unit = units.of[*account];
        if let Some(open) = open.get_mut(&unit).filter(|_| told.insert((unit, Arc::as_ptr(seats)))) {
            open.retain(|seat| seats.contains(seat));
        }
    }
    let over = |(load, high): (i64, i64)| i128::from(load) * 1_000_000 / i128::from(high.max(1));
    // Segments that keep to themselves have a unit each in the same area, which is named once: with what exceeds most.
    let mut by_area: BTreeMap<(usize, usize), Lone> = BTreeMap::new();
    for (measure, unit, load) in found {
        let bands = &asked.measures[measure].1.bands;
        let high = open[&unit].iter().map(|seat| bands[*seat].high).max();
        let Some(high) = high.filter(|high| load > *high) else { continue };
        let hard = bands.iter().all(|band| band.price.is_none());
        let area = unit % asked.areas;
        by_area
            .entry((measure, area))
            .and_modify(|lone| {
                if over((load, high)) > over((lone.load, lone.high)) {
                    (lone.load, lone.high) = (load, high);
                }
            })
            .or_insert_with(|| Lone { area: called(plan, asked, kind, area), measure, load, high, hard });
    }
    let mut lone: Vec<Lone> = by_area.into_values().collect();
    lone.sort_by_key(|lone| std::cmp::Reverse(over((lone.load, lone.high))));
    lone
}

/// What an area is called by.
fn called(plan: &Plan, asked: &Asked, kind: Areas, area: usize) -> Area {
    let Some(units) = &asked.units else { return Area::Named(String::new()) };
    let own = || (0..units.of.len()).filter(|account| units.of[*account] % asked.areas == area);
    let region = asked
        .drawn
        .as_ref()
        .and_then(|drawn| drawn.of[own().next()?].map(|region| Area::Named(drawn.names[region].clone())));
    region.unwrap_or_else(|| {
        let accounts = own().filter_map(|account| plan.facts.accounts.get(asked.accounts[account].0));
        named(&accounts.collect::<Vec<_>>(), kind)
    })
}

/// Areas without a known border, and the nearest, which they hang on: as many as are told.
pub(super) fn hanging(plan: &Plan, asked: &Asked, kind: Option<Areas>) -> Vec<(Area, Area)> {
    let Some(kind) = kind else { return Vec::new() };
    let called = |area: usize| called(plan, asked, kind, area);
    asked.hanging.iter().take(HANGING).map(|(area, other)| (called(*area), called(*other))).collect()
}
