//! Which presales member should work for which pool, from the plan's own numbers: what each pool lacks in hours and in
//! skills, who works well with whom, how fair the pay would be, and how much is changed for it.
//!
//! A member's weights stay as they are divided at the end of the year (60 and 40 % may go to other pools, as two parts),
//! made to add up to 100 %; who is attached nowhere goes to one pool whole, who leaves during the year is left alone. All
//! is weighed in hours, so that the cost can be read.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::attaching::{Attaching, Candidate, Need};
use crate::edit::Edit;
use crate::ids::{PoolId, PresalesId};
use crate::money::{Quantity, Rate};
use crate::outlook::Outlook;
use crate::plan::Plan;
use crate::pool::PairKind;
use crate::territory::same_text;
use crate::workload::Workload;

/// What counts how much beside an hour that a pool lacks, which counts 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct AttachWeights {
    /// An hour of a skill that nobody of the pool has left.
    pub skills: Rate,
    /// An hour that goes to another pool than now.
    pub disruption: Rate,
    /// An hour beside a seller the member should be kept apart from, or without one the member works well with.
    pub pairs: Rate,
    /// An hour in a pool that promises 100 % of target variable more, or less, than the pools do on average.
    pub fairness: Rate,
}

impl Default for AttachWeights {
    fn default() -> AttachWeights {
        AttachWeights {
            skills: Rate::percent(50),
            disruption: Rate::percent(20),
            pairs: Rate::percent(50),
            fairness: Rate::percent(50),
        }
    }
}

/// A choice of pools for all members, beside what is now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AttachProposal {
    pub pools: Vec<ProposedPool>,
    /// Everybody who changes.
    pub moves: Vec<ProposedMove>,
    /// Weighed hours; `None` where somebody is attached nowhere now.
    pub cost_before: Option<Quantity>,
    pub cost: Quantity,
    /// No choice costs less.
    pub bound: Quantity,
    /// How much less another choice could cost at most, as a share of the cost; 0 is proven best.
    pub gap: Rate,
    /// What would make it so.
    pub edits: Vec<Edit>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ProposedPool {
    pub pool: PoolId,
    pub demand: Quantity,
    pub before: PoolCover,
    pub after: PoolCover,
}

/// The year's hours of a pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PoolCover {
    pub supply: Quantity,
    pub lacking: Quantity,
    /// Hours of skills beyond those of the members who have them.
    pub unskilled: Quantity,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ProposedMove {
    pub presales: PresalesId,
    pub before: Vec<(PoolId, Rate)>,
    pub after: Vec<(PoolId, Rate)>,
}

/// A member, or the part of one that stays together.
struct Part {
    presales: PresalesId,
    weight: Rate,
    /// In the year, in thousandths.
    hours: i128,
    /// Place of the pool now.
    now: Option<usize>,
}

/// The best choice found within so much work of searching; `None` where there is no pool or nobody to attach.
pub fn propose(
    plan: &Plan,
    outlook: &Outlook,
    workload: &Workload,
    weights: AttachWeights,
    work: u32,
) -> Option<AttachProposal> {
    let pools: Vec<PoolId> = workload.pools.iter().map(|row| row.pool).collect();
    let parts = parts(plan, workload, &pools);
    if parts.is_empty() || pools.is_empty() {
        return None;
    }
    let fixed = fixed(workload, &parts);
    let problem = problem(plan, outlook, workload, &parts, &fixed, weights);
    let skills = problem.pools.first().map_or(0, |pool| pool.skills.len());
    let limit = (work as usize / (pools.len() * (skills + 1))).max(LEAST_PLACES);
    let start: Vec<usize> = parts.iter().map(|part| part.now.unwrap_or(0)).collect();
    let best = problem.solve(&start, u32::try_from(limit).unwrap_or(u32::MAX))?;
    let now: Vec<Option<usize>> = parts.iter().map(|part| part.now).collect();
    let then: Vec<Option<usize>> = best.pools.iter().copied().map(Some).collect();
    let covers = [covers(&problem, &fixed, &now), covers(&problem, &fixed, &then)];
    let proposed = workload.pools.iter().enumerate().map(|(place, row)| ProposedPool {
        pool: row.pool,
        demand: row.year.demand,
        before: covers[0][place],
        after: covers[1][place],
    });
    let (moves, edits) = moves(plan, &parts, &pools, &best.pools);
    let attached = now.iter().all(Option::is_some);
    Some(AttachProposal {
        pools: proposed.collect(),
        moves,
        cost_before: attached.then(|| weighed(problem.cost(&start))),
        cost: weighed(best.cost),
        bound: weighed(best.bound),
        gap: best.gap(),
        edits,
    })
}

/// Those who are there at the end of the year, with their weights of that day.
fn parts(plan: &Plan, workload: &Workload, pools: &[PoolId]) -> Vec<Part> {
    let last = plan.year().last();
    let mut parts = Vec::new();
    for member in plan.facts.presales.iter() {
        if member.end.is_some_and(|end| end < last) {
            continue;
        }
        let own = plan.decisions.attachments.iter().filter(|row| row.presales == member.id);
        let own = own.filter(|row| row.stands_on(last) && row.weight > Rate::ZERO);
        let own: Vec<(Rate, Option<usize>)> =
            own.map(|row| (row.weight, pools.iter().position(|pool| *pool == row.pool))).collect();
        let whole = workload.members.iter().find(|row| row.presales == member.id);
        let whole = whole.map_or(0, |row| i128::from(row.hours.thousandths()));
        let mut part = |weight: Rate, now| {
            let hours = whole * i128::from(weight.scaled()) / i128::from(Rate::ONE.scaled());
            parts.push(Part { presales: member.id, weight, hours, now });
        };
        match whole_weights(&own) {
            weights if weights.is_empty() => part(Rate::ONE, None),
            weights => weights.into_iter().zip(&own).for_each(|(weight, (_, now))| part(weight, *now)),
        }
    }
    parts
}

/// The same proportions, adding up to 1: largest remainders first.
fn whole_weights(own: &[(Rate, Option<usize>)]) -> Vec<Rate> {
    let weights: Vec<i128> = own.iter().map(|(weight, _)| weight.scaled().into()).collect();
    let one = crate::money::Money::from_thousandths(Rate::ONE.scaled().into());
    let step = crate::money::Money::from_thousandths(1);
    let parts = if weights.is_empty() { Vec::new() } else { crate::quota::spread(one, &weights, step) };
    parts.into_iter().map(|part| Rate::from_scaled(part.thousandths() as i64)).collect()
}

/// Hours that are there whatever is chosen: of those who leave, and of parts of the year.
fn fixed(workload: &Workload, parts: &[Part]) -> Vec<i128> {
    let of_pool = |(place, row): (usize, &crate::workload::PoolWorkload)| {
        let chosen = parts.iter().filter(|part| part.now == Some(place)).map(|part| part.hours);
        (i128::from(row.year.supply.thousandths()) - chosen.sum::<i128>()).max(0)
    };
    workload.pools.iter().enumerate().map(of_pool).collect()
}

/// Places of the search that are looked at in any case.
const LEAST_PLACES: usize = 2_000;

/// Costs are in thousandths of hours times this.
const FINE: i128 = 1_000;

fn problem(
    plan: &Plan,
    outlook: &Outlook,
    workload: &Workload,
    parts: &[Part],
    fixed: &[i128],
    weights: AttachWeights,
) -> Attaching {
    let fine = |weight: Rate| i128::from(weight.scaled().max(0)) * FINE / i128::from(Rate::ONE.scaled());
    let mut skills: Vec<&str> = Vec::new();
    for skill in workload.pools.iter().flat_map(|pool| &pool.skills) {
        if !skill.skill.is_empty() && !skills.iter().any(|known| same_text(known, &skill.skill)) {
            skills.push(&skill.skill);
        }
    }
    let needs = workload.pools.iter().zip(fixed).map(|(pool, fixed)| {
        let of_skill = |name: &&str| {
            let own = pool.skills.iter().filter(|row| same_text(&row.skill, name));
            own.map(|row| i128::from(row.year.demand.thousandths())).sum()
        };
        let hours = (i128::from(pool.year.demand.thousandths()) - fixed).max(0);
        Need { hours, skills: skills.iter().map(of_skill).collect() }
    });
    let promise = promises(plan, outlook, workload);
    let members = parts.iter().map(|part| {
        let hours = part.hours;
        let row = plan.facts.presales.get(part.presales.0);
        let has = |skill: &str| row.is_some_and(|row| row.has_skill(skill));
        let cost = |(place, pool): (usize, PoolId)| {
            let moved = part.now.is_some_and(|now| now != place);
            let away = hours * promise[place] / i128::from(Rate::ONE.scaled());
            hours * fine(weights.disruption) * i128::from(moved)
                + hours * fine(weights.pairs) * pairs_off(plan, outlook, part.presales, pool)
                + away * fine(weights.fairness)
        };
        Candidate {
            hours,
            skills: (0..skills.len()).filter(|place| has(skills[*place])).collect(),
            costs: workload.pools.iter().map(|row| row.pool).enumerate().map(cost).collect(),
        }
    });
    Attaching {
        members: members.collect(),
        pools: needs.collect(),
        lacking: FINE,
        unskilled: fine(weights.skills),
    }
}

/// How far each pool's promised share of target variable lies from their mean, scaled as a rate. A pool that promises
/// nothing, because nobody carries anything in it, is as far away as a whole target variable.
fn promises(plan: &Plan, outlook: &Outlook, workload: &Workload) -> Vec<i128> {
    let mean = plan.decisions.assumptions.distribution.mean;
    let promised = |pool: PoolId| -> Option<i128> {
        let target = &outlook.pools.iter().find(|row| row.pool == pool)?.target;
        Some(promised(mean, target)?.scaled().into())
    };
    let all: Vec<Option<i128>> = workload.pools.iter().map(|row| promised(row.pool)).collect();
    let known: Vec<i128> = all.iter().flatten().copied().collect();
    let average = known.iter().sum::<i128>() / (known.len() as i128).max(1);
    let nothing = if known.is_empty() { 0 } else { i128::from(Rate::ONE.scaled()) };
    all.into_iter().map(|share| share.map_or(nothing, |share| (share - average).abs())).collect()
}

/// Share of target variable that a pool promises when its sellers attain the mean: mean x sum / target.
pub fn promised(mean: Rate, target: &crate::pool::DerivedTarget) -> Option<Rate> {
    let sum = target.sum_rep_quotas.times(mean, 3);
    (sum > crate::money::Money::ZERO).then(|| sum.share_of(target.pool_target)).flatten()
}

/// Pairs that the pool would part, and those it would bring together against what is said.
fn pairs_off(plan: &Plan, outlook: &Outlook, presales: PresalesId, pool: PoolId) -> i128 {
    let here = outlook.pools.iter().find(|row| row.pool == pool);
    let off = plan.decisions.pairs.iter().filter(|pair| {
        let together = here.is_some_and(|row| row.sellers.contains(&pair.seller));
        pair.presales == presales && together == (pair.kind == PairKind::Apart)
    });
    off.count() as i128
}

fn covers(problem: &Attaching, fixed: &[i128], places: &[Option<usize>]) -> Vec<PoolCover> {
    let cover = |(place, need): (usize, &Need)| {
        let here = || problem.members.iter().zip(places).filter(move |(_, at)| **at == Some(place));
        let supply: i128 = here().map(|(member, _)| member.hours).sum();
        let unskilled = need.skills.iter().enumerate().map(|(skill, asked)| {
            let able = here().filter(|(member, _)| member.skills.contains(&skill));
            (asked - able.map(|(member, _)| member.hours).sum::<i128>()).max(0)
        });
        PoolCover {
            supply: quantity(supply + fixed[place]),
            lacking: quantity((need.hours - supply).max(0)),
            unskilled: quantity(unskilled.sum()),
        }
    };
    problem.pools.iter().enumerate().map(cover).collect()
}

/// Who changes, and the edits that do it.
fn moves(plan: &Plan, parts: &[Part], pools: &[PoolId], chosen: &[usize]) -> (Vec<ProposedMove>, Vec<Edit>) {
    let (mut moves, mut edits) = (Vec::new(), Vec::new());
    let mut members: Vec<PresalesId> = parts.iter().map(|part| part.presales).collect();
    members.dedup();
    for presales in members {
        let own = || parts.iter().zip(chosen).filter(|(part, _)| part.presales == presales);
        let added = |mut all: Vec<(PoolId, Rate)>, pool: PoolId, weight: Rate| {
            match all.iter_mut().find(|(known, _)| *known == pool) {
                Some((_, sum)) => *sum = Rate::from_scaled(sum.scaled().saturating_add(weight.scaled())),
                None => all.push((pool, weight)),
            }
            all
        };
        let before = own().filter_map(|(part, _)| Some((pools[part.now?], part.weight)));
        let mut before = before.fold(Vec::new(), |all, (pool, weight)| added(all, pool, weight));
        let after = own().map(|(part, place)| (pools[*place], part.weight));
        let mut after = after.fold(Vec::new(), |all, (pool, weight)| added(all, pool, weight));
        before.sort();
        after.sort();
        if before == after {
            continue;
        }
        edits.extend(attached_so(plan, presales, &after));
        moves.push(ProposedMove { presales, before, after });
    }
    (moves, edits)
}

/// The edits after which a member is in these pools all year, and in no other on any day.
pub fn attached_so(plan: &Plan, presales: PresalesId, weights: &[(PoolId, Rate)]) -> Vec<Edit> {
    let own = plan.decisions.attachments.iter().filter(|row| row.presales == presales);
    let mut gone: Vec<PoolId> = own.map(|row| row.pool).collect();
    gone.sort();
    gone.dedup();
    gone.retain(|pool| !weights.iter().any(|(other, _)| other == pool));
    let gone = gone.into_iter().map(|pool| Edit::DetachPresales { presales, pool, last: None });
    let new = weights.iter();
    let new =
        new.map(|(pool, weight)| Edit::AttachPresales { presales, pool: *pool, weight: *weight, from: None });
    gone.chain(new).collect()
}

fn quantity(thousandths: i128) -> Quantity {
    Quantity::from_thousandths(i64::try_from(thousandths).unwrap_or(i64::MAX))
}

fn weighed(cost: i128) -> Quantity {
    quantity(cost / FINE)
}
