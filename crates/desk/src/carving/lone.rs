//! Areas that alone hold more than a territory may have: where areas are never divided, no carving keeps the band.

use std::collections::BTreeMap;

use carve::Amounts;
use plan::Plan;
use plan::account::Account;

use super::aims::Areas;
use super::areas::{Area, named};
use super::asked::Asked;

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
    for (account, seats) in &asked.eligible {
        if let Some(open) = open.get_mut(&units.of[*account]) {
            open.retain(|seat| seats.contains(seat));
        }
    }
    let of_unit = |unit: usize| -> Vec<&Account> {
        let own = asked.accounts.iter().zip(&units.of).filter(|(_, of)| **of == unit);
        own.filter_map(|(id, _)| plan.facts.accounts.get(id.0)).collect()
    };
    let mut lone: Vec<Lone> = Vec::new();
    for (measure, unit, load) in found {
        let bands = &asked.measures[measure].1.bands;
        let high = open[&unit].iter().map(|seat| bands[*seat].high).max();
        let Some(high) = high.filter(|high| load > *high) else { continue };
        let hard = bands.iter().all(|band| band.price.is_none());
        let region = asked.drawn.as_ref().and_then(|drawn| {
            let account = units.of.iter().position(|of| *of == unit)?;
            drawn.of[account].map(|region| drawn.names[region].clone())
        });
        let area = region.map_or_else(|| named(&of_unit(unit), kind), Area::Named);
        lone.push(Lone { area, measure, load, high, hard });
    }
    let over = |lone: &Lone| i128::from(lone.load) * 1_000_000 / i128::from(lone.high.max(1));
    lone.sort_by_key(|lone| std::cmp::Reverse(over(lone)));
    lone
}
