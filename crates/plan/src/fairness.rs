//! How a quota compares with those of the seller's peers, by what it is asked of: potential, pay, last year.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::TeamId;
use crate::money::{Money, Rate, mul_div};
use crate::plan::Plan;

/// A team of fewer with a number to compare is judged with the team above.
const LEAST_PEERS: usize = 3;

/// What a quota is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum FairnessMeasure {
    /// Quota / potential of the seller's territories.
    Potential,
    /// Quota / OTE.
    Pay,
    /// Quota / last year's bookings.
    LastYear,
}

/// A seller's number beside the median of the peers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Fairness {
    /// The seller's own; `None` where it is undefined.
    pub ratio: Option<Rate>,
    /// Of the peers who have one, the seller among them.
    pub median: Option<Rate>,
    /// Whose sellers the peers are; `None`: all of the region.
    pub peers: Option<TeamId>,
    /// Ratio / median: 1 is fair.
    pub times: Option<Rate>,
}

/// One measure of every seller against the peers: those of the seller's team, or of the nearest one above with at
/// least three of them. `sellers` are the team and the own number of each.
pub(crate) fn compared(plan: &Plan, sellers: &[(Option<TeamId>, Option<Rate>)]) -> Vec<Fairness> {
    let teams = &plan.decisions.teams;
    // A broken chain of parents (no plan of ours has one) ends where the region would stand.
    let above = |team: TeamId| teams.get(team.0).and_then(|row| row.parent);
    let mut of_team: BTreeMap<Option<TeamId>, Vec<Rate>> = BTreeMap::new();
    for (team, ratio) in sellers {
        let Some(ratio) = ratio else { continue };
        let mut here = *team;
        for _ in 0..=crate::team::DEEPEST {
            of_team.entry(here).or_default().push(*ratio);
            match here {
                Some(team) => here = above(team),
                None => break,
            }
        }
    }
    let medians: BTreeMap<Option<TeamId>, (usize, Rate)> = of_team
        .into_iter()
        .filter_map(|(team, mut ratios)| Some((team, (ratios.len(), median(&mut ratios)?))))
        .collect();
    let of_peers = |mut team: Option<TeamId>| loop {
        match (medians.get(&team), team) {
            (Some((peers, median)), _) if *peers >= LEAST_PEERS => return (Some(*median), team),
            (found, None) => return (found.map(|(_, median)| *median), None),
            (_, Some(inner)) => team = above(inner),
        }
    };
    let fairness = |(team, ratio): &(Option<TeamId>, Option<Rate>)| {
        let (median, peers) = of_peers(*team);
        let times = ratio.zip(median).and_then(|(ratio, median)| quotient(ratio, median));
        Fairness { ratio: *ratio, median, peers, times }
    };
    sellers.iter().map(fairness).collect()
}

/// The middle one, or the mean of the two in the middle.
pub fn median(ratios: &mut [Rate]) -> Option<Rate> {
    ratios.sort();
    let middle = ratios.len() / 2;
    if ratios.len() % 2 == 1 {
        return Some(ratios[middle]);
    }
    let (low, high) = (ratios.get(middle.checked_sub(1)?)?, ratios.get(middle)?);
    Some(Rate::from_scaled(low.scaled().midpoint(high.scaled())))
}

fn quotient(ratio: Rate, median: Rate) -> Option<Rate> {
    let scaled = mul_div(ratio.scaled().into(), Rate::ONE.scaled().into(), median.scaled().into())?;
    i64::try_from(scaled).ok().map(Rate::from_scaled)
}

/// Quota against last year's bookings; undefined where there were none, or more was taken back than booked.
pub(crate) fn to_last_year(quota: Option<Money>, last: Option<Money>) -> Option<Rate> {
    let (quota, last) = quota.zip(last).filter(|(_, last)| *last > Money::ZERO)?;
    quota.share_of(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        let mut some = [3, 1, 2].map(Rate::percent);
        assert_eq!(median(&mut some), Some(Rate::percent(2)));
        let mut even = [1, 4, 2, 3].map(Rate::percent);
        assert_eq!(median(&mut even).unwrap().to_string(), "0.025");
        assert_eq!(median(&mut []), None);
    }
}
