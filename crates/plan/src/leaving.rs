//! Somebody of a pool leaves during the year: what becomes of the pool's target, three ways beside each other.
//!
//! | way | a seller leaves | a presales member leaves |
//! |---|---|---|
//! | freeze | targets stay as they are | targets and the others' pay stay as they are |
//! | prorate | targets fall with what the seller no longer carries | targets fall with the capacity that is lost |
//! | redistribute | the rest of the team carries the quota | the others share the target variable that is left |

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::carried::unit;
use crate::edit::{Edit, HandOver, PresalesCell, Sharing};
use crate::ids::{PoolId, PresalesId, SellerId};
use crate::money::{Money, Rate};
use crate::outlook::{Outlook, outlook};
use crate::period::Stay;
use crate::plan::Plan;
use crate::pool::PoolTarget;
use crate::quota::spread;
use crate::refusal::{Kind, Refusal};
use crate::seller::{Presales, PresalesField};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "role", deny_unknown_fields)]
#[ts(export)]
pub enum Leaver {
    Seller { seller: SellerId },
    Presales { presales: PresalesId },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum LeavingWay {
    Freeze,
    Prorate,
    Redistribute,
}

impl LeavingWay {
    pub const ALL: [LeavingWay; 3] = [LeavingWay::Freeze, LeavingWay::Prorate, LeavingWay::Redistribute];
}

/// The edits of one way; `last` is the last day.
///
/// # Errors
/// When the leaver is not there on that day, or there is nobody to take over.
pub fn leaving(
    plan: &Plan,
    now: &Outlook,
    leaver: Leaver,
    last: Date,
    way: LeavingWay,
    sharing: &Sharing,
) -> Result<Vec<Edit>, Refusal> {
    match leaver {
        Leaver::Seller { seller } => seller_leaves(plan, now, seller, last, way, sharing),
        Leaver::Presales { presales } => presales_leaves(plan, now, presales, last, way),
    }
}

fn seller_leaves(
    plan: &Plan,
    now: &Outlook,
    seller: SellerId,
    last: Date,
    way: LeavingWay,
    sharing: &Sharing,
) -> Result<Vec<Edit>, Refusal> {
    let hand_over = match way {
        LeavingWay::Redistribute => HandOver::Team { sharing: sharing.clone() },
        _ => HandOver::Nobody,
    };
    let mut edits = vec![Edit::SellerLeaves { seller, last, hand_over }];
    let changes = plan.changes(&edits[0])?;
    if way == LeavingWay::Redistribute {
        return Ok(edits);
    }
    let mut then = plan.clone();
    then.absorb(changes);
    let then = outlook(&then);
    for (before, after) in now.pools.iter().zip(&then.pools) {
        if before.target.sum_rep_quotas == after.target.sum_rep_quotas {
            continue;
        }
        let wanted = match way {
            LeavingWay::Freeze => before.target.pool_target,
            _ => {
                let (part, whole) = (after.target.sum_rep_quotas, before.target.sum_rep_quotas);
                let target = before.target.pool_target;
                let decimals = plan.info.decimals;
                target.scaled(part.thousandths(), whole.thousandths(), decimals).unwrap_or(target)
            }
        };
        if wanted != after.target.pool_target {
            edits.push(typed(before.pool, wanted));
        }
    }
    Ok(edits)
}

fn presales_leaves(
    plan: &Plan,
    now: &Outlook,
    presales: PresalesId,
    last: Date,
    way: LeavingWay,
) -> Result<Vec<Edit>, Refusal> {
    let member = plan.facts.presales.get(presales.0);
    let member = member.ok_or(Refusal::NotFound { kind: Kind::Presales, id: presales.0 })?;
    let year = plan.year();
    let there = member.start.is_none_or(|start| start <= last) && member.end.is_none_or(|end| last <= end);
    if !there || last < year.start || last > year.last() {
        return Err(Refusal::NotThereThen { date: last });
    }
    let end = cell(presales, PresalesField::End, last.to_string());
    let mut edits = vec![Edit::SetPresales { cells: vec![end] }];
    let lost = lost(plan, member, last);
    match way {
        LeavingWay::Freeze => {}
        LeavingWay::Prorate => {
            let one = i128::from(Rate::ONE.scaled());
            for (pool, days) in &lost {
                let Some(row) = now.pools.iter().find(|row| row.pool == *pool) else { continue };
                // What is lost of the year's capacity: weight x days left / (all weights x days of the year).
                let whole = i128::from(row.presales_capacity.scaled()) * year.days();
                let target = row.target.pool_target;
                let left = (whole * one - days * one).max(0);
                let wanted = target.scaled(left, (whole * one).max(1), plan.info.decimals);
                if let Some(wanted) = wanted.filter(|wanted| *wanted != target) {
                    edits.push(typed(*pool, wanted));
                }
            }
        }
        LeavingWay::Redistribute => edits.extend(raised(plan, member, &lost, last)?),
    }
    Ok(edits)
}

/// Weight x days after the last one, by pool.
fn lost(plan: &Plan, member: &Presales, last: Date) -> Vec<(PoolId, i128)> {
    let year = plan.year();
    let own = plan.decisions.attachments.iter().filter(|row| row.presales == member.id);
    let mut lost: Vec<(PoolId, i128)> = Vec::new();
    for row in own {
        let days = |until: Option<Date>| {
            let start = row.start.max(member.start);
            let end = [row.end, member.end, until].into_iter().flatten().min();
            year.active(Stay { start, end, leaves: &[] }).numerator
        };
        let left = (days(None) - days(Some(last))) * i128::from(row.weight.scaled());
        match lost.iter_mut().find(|(pool, _)| *pool == row.pool) {
            Some((_, sum)) => *sum += left,
            None => lost.push((row.pool, left)),
        }
    }
    lost.retain(|(_, left)| *left > 0);
    lost
}

/// The leaver's target variable of the days left goes to the others of each pool by their weights.
fn raised(plan: &Plan, member: &Presales, lost: &[(PoolId, i128)], last: Date) -> Result<Vec<Edit>, Refusal> {
    let decimals = plan.info.decimals;
    let whole = plan.year().days() * i128::from(Rate::ONE.scaled());
    let mut more: Vec<(PresalesId, Money)> = Vec::new();
    for (pool, days) in lost {
        let amount = member.target_variable.scaled(*days, whole, decimals).unwrap_or_default();
        let others = plan.decisions.attachments.iter();
        let stays = |presales: PresalesId| {
            plan.facts.presales.get(presales.0).is_some_and(|other| other.end.is_none_or(|end| end > last))
        };
        let others: Vec<_> = others
            .filter(|row| row.pool == *pool && row.presales != member.id && row.weight > Rate::ZERO)
            .filter(|row| row.end.is_none_or(|end| end > last) && stays(row.presales))
            .collect();
        if others.is_empty() {
            return Err(Refusal::NobodyToHandOverTo);
        }
        let weights: Vec<i128> = others.iter().map(|row| row.weight.scaled().into()).collect();
        for (row, part) in others.iter().zip(spread(amount, &weights, unit(decimals))) {
            match more.iter_mut().find(|(known, _)| *known == row.presales) {
                Some((_, sum)) => *sum += part,
                None => more.push((row.presales, part)),
            }
        }
    }
    let cells = more.into_iter().filter_map(|(presales, part)| {
        let raised = plan.facts.presales.get(presales.0)?.target_variable + part;
        Some(cell(presales, PresalesField::TargetVariable, raised.to_string()))
    });
    Ok(vec![Edit::SetPresales { cells: cells.collect() }])
}

fn typed(pool: PoolId, amount: Money) -> Edit {
    Edit::SetPoolTarget { pool, target: PoolTarget::Amount { amount } }
}

fn cell(presales: PresalesId, field: PresalesField, text: String) -> PresalesCell {
    PresalesCell { presales, field, text }
}
