//! The pool lottery: what the same member would earn in each pool, and the fewest moves that make it matter half as much.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{PoolId, PresalesId};
use crate::money::Rate;

/// A part of a member's weight that would go to another pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Mix {
    pub presales: PresalesId,
    /// Pool that a part of the weight goes to; the rest stays in proportion.
    pub to: PoolId,
    /// That part, in whole percent.
    pub weight: Rate,
    /// Share of target variable that the member may expect before and after.
    pub before: Rate,
    pub after: Rate,
}

/// The fewest moves after which no two members are further apart than half of what they are now, and how far that is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Evening {
    /// Highest - lowest share of target variable that members may expect.
    pub spread: Rate,
    pub after: Rate,
    pub moves: Vec<Mix>,
}

/// A tenth of a percent of target variable is worth no move.
const NO_LOTTERY: Rate = Rate::from_scaled(100_000);

/// `members` with the share of target variable each may expect, `pools` with that of who works for nothing else.
/// One move brings a member anywhere between the own share and a pool's, so the fewest moves are the members outside
/// the window of half the spread that holds the most.
pub fn evening(members: &[(PresalesId, Rate)], pools: &[(PoolId, Rate)]) -> Evening {
    let shares = members.iter().map(|(_, share)| share.scaled());
    let (Some(least), Some(most)) = (shares.clone().min(), shares.max()) else { return Evening::default() };
    let width = (most - least) / 2;
    if most - least < NO_LOTTERY.scaled() {
        let spread = Rate::from_scaled(most - least);
        return Evening { spread, after: spread, moves: Vec::new() };
    }
    let mut best: Option<(Vec<Mix>, i64, i64)> = None;
    // A window may begin at any member's share, or end at one.
    let starts = members.iter().flat_map(|(_, share)| [share.scaled(), share.scaled() - width]);
    let mut starts: Vec<i64> = starts.filter(|start| *start >= least && start + width <= most).collect();
    starts.sort();
    starts.dedup();
    for start in starts {
        let window = start..=start + width;
        let outside = members.iter().filter(|(_, share)| !window.contains(&share.scaled()));
        let moves: Option<Vec<Mix>> = outside
            .map(|(member, share)| into_window(*member, *share, pools, start, start + width))
            .collect();
        let Some(moves) = moves else { continue };
        if best.as_ref().is_none_or(|(found, _, _)| moves.len() < found.len()) {
            best = Some((moves, start, start + width));
        }
    }
    let spread = Rate::from_scaled(most - least);
    let Some((moves, _, _)) = best else { return Evening { spread, after: spread, moves: Vec::new() } };
    let after = |(member, share): &(PresalesId, Rate)| {
        let moved = moves.iter().find(|mix| mix.presales == *member);
        moved.map_or(*share, |mix| mix.after).scaled()
    };
    let after: Vec<i64> = members.iter().map(after).collect();
    let highest = after.iter().max().copied().unwrap_or(0);
    let lowest = after.iter().min().copied().unwrap_or(0);
    Evening { spread, after: Rate::from_scaled(highest - lowest), moves }
}

/// The weights of a member after the move: what stays is kept in proportion, and all adds up to 1.
pub fn mixed(own: &[(PoolId, Rate)], mix: &Mix) -> Vec<(PoolId, Rate)> {
    let whole: i128 = own.iter().map(|(_, weight)| i128::from(weight.scaled())).sum();
    let one = Rate::ONE.scaled();
    let stays = i128::from(one - mix.weight.scaled());
    let mut left = one;
    let mut weights: Vec<(PoolId, Rate)> = Vec::new();
    for (pool, weight) in own.iter().filter(|(pool, _)| *pool != mix.to) {
        let kept = i128::from(weight.scaled()) * stays / whole.max(1);
        let kept = i64::try_from(kept).unwrap_or(0).clamp(0, left);
        left -= kept;
        if kept > 0 {
            weights.push((*pool, Rate::from_scaled(kept)));
        }
    }
    weights.push((mix.to, Rate::from_scaled(left)));
    weights
}

/// The least part of a member's weight that brings the share into the window.
fn into_window(
    presales: PresalesId,
    share: Rate,
    pools: &[(PoolId, Rate)],
    least: i64,
    most: i64,
) -> Option<Mix> {
    let mixed = |pool: Rate, percent: i64| {
        let moved = i128::from(pool.scaled() - share.scaled()) * i128::from(percent) / 100;
        i64::try_from(moved).map_or(share.scaled(), |moved| share.scaled() + moved)
    };
    let mix = |(to, pool): &(PoolId, Rate)| {
        let percent = (1..=100).find(|percent| (least..=most).contains(&mixed(*pool, *percent)))?;
        Some((percent, *to, mixed(*pool, percent)))
    };
    let (percent, to, after) = pools.iter().filter_map(mix).min_by_key(|(percent, to, _)| (*percent, *to))?;
    Some(Mix { presales, to, weight: Rate::percent(percent), before: share, after: Rate::from_scaled(after) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn even(members: &[i64], pools: &[i64]) -> Evening {
        let members: Vec<_> =
            members.iter().zip(0..).map(|(share, n)| (PresalesId(n), Rate::percent(*share))).collect();
        let pools: Vec<_> =
            pools.iter().zip(0..).map(|(share, n)| (PoolId(n), Rate::percent(*share))).collect();
        evening(&members, &pools)
    }

    #[test]
    fn identical_pools_give_zero() {
        let found = even(&[97, 97, 97], &[97, 97]);
        assert_eq!((found.spread, found.after, found.moves.len()), (Rate::ZERO, Rate::ZERO, 0));
        assert_eq!(even(&[], &[97]), Evening::default());
    }

    /// One at 120 %, two at 90 %: the one alone has to move, half way.
    #[test]
    fn the_fewest_move() {
        let found = even(&[120, 90, 90], &[120, 90]);
        assert_eq!(found.spread, Rate::percent(30));
        assert_eq!(found.moves.len(), 1);
        let mix = found.moves[0];
        assert_eq!(
            (mix.presales, mix.to, mix.weight, mix.after),
            (PresalesId(0), PoolId(1), Rate::percent(50), Rate::percent(105))
        );
        assert_eq!(found.after, Rate::percent(15));
    }

    #[test]
    fn the_spread_is_halved_by_as_few_moves_as_any_choice_of_movers() {
        let shares = [80, 85, 90, 100, 110, 118, 120];
        let found = even(&shares, &[80, 100, 120]);
        assert!(found.after <= Rate::percent(20), "{found:?}");
        // No window of 20 points holds more than four of the seven.
        assert_eq!(found.moves.len(), 3);
    }
}
