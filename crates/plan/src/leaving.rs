//! Somebody of a pool leaves during the year: what becomes of the pool's target, three ways beside each other.
//!
//! | way | a seller leaves | a presales member leaves |
//! |---|---|---|
//! | freeze | targets stay as they are | targets and the others' pay stay as they are |
//! | prorate | targets fall with what the seller no longer carries | targets fall with the capacity that is lost |
//! | redistribute | the rest of the team carries the quota | the others share the target variable that is left |

use jiff::ToSpan;
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
use crate::pool::{Attachment, PoolTarget};
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
    if !(plan.year().start..plan.year().after()).contains(&last) {
        return Err(Refusal::OutOfYear { date: last });
    }
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
    // Targets follow from quotas alone.
    let mut then = plan.without_accounts();
    then.absorb(changes);
    let then = outlook(&then);
    for (before, after) in now.pools.iter().zip(&then.pools) {
        // A discount follows the sum by itself.
        let row = plan.decisions.pools.get(before.pool.0);
        let follows = row.is_some_and(|row| matches!(row.target, PoolTarget::Discount { .. }));
        if before.target.sum_rep_quotas == after.target.sum_rep_quotas
            || follows && way == LeavingWay::Prorate
        {
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
    let there = member.start.is_none_or(|start| start <= last) && member.end.is_none_or(|end| last <= end);
    if !there {
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
                // What is lost of the year's capacity: weight x days left / (all weights x days there).
                let whole = capacity(plan, *pool);
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

/// Weight x days of everybody in the pool.
fn capacity(plan: &Plan, pool: PoolId) -> i128 {
    let here = plan.decisions.attachments.iter().filter(|row| row.pool == pool);
    let of_row = |row: &Attachment| {
        let member = plan.facts.presales.get(row.presales.0)?;
        Some(days_there(plan, row, member, None) * i128::from(row.weight.scaled()))
    };
    here.filter_map(of_row).sum()
}

/// Days of the year on which a member is attached, from a day on or all of them.
fn days_there(plan: &Plan, row: &Attachment, member: &Presales, after: Option<Date>) -> i128 {
    let start = row.start.max(member.start).max(after.map(|last| last.saturating_add(1.day())));
    let end = [row.end, member.end].into_iter().flatten().min();
    plan.year().active(Stay { start, end, leaves: &[] }).numerator
}

/// Weight x days after the last one, by pool.
fn lost(plan: &Plan, member: &Presales, last: Date) -> Vec<(PoolId, i128)> {
    let own = plan.decisions.attachments.iter().filter(|row| row.presales == member.id);
    let mut lost: Vec<(PoolId, i128)> = Vec::new();
    for row in own {
        let left = days_there(plan, row, member, Some(last)) * i128::from(row.weight.scaled());
        match lost.iter_mut().find(|(pool, _)| *pool == row.pool) {
            Some((_, sum)) => *sum += left,
            None => lost.push((row.pool, left)),
        }
    }
    lost.retain(|(_, left)| *left > 0);
    lost
}

/// The leaver's target variable of the days left goes to the others of each pool by weight and days there from then on.
/// Target variable is a full year's, so who is there for a part of the year gets so much more of it.
fn raised(plan: &Plan, member: &Presales, lost: &[(PoolId, i128)], last: Date) -> Result<Vec<Edit>, Refusal> {
    let decimals = plan.info.decimals;
    let year = plan.year();
    let whole = year.days() * i128::from(Rate::ONE.scaled());
    let mut more: Vec<(PresalesId, Money)> = Vec::new();
    for (pool, days) in lost {
        let amount = member.target_variable.scaled(*days, whole, decimals).unwrap_or_default();
        let others = plan.decisions.attachments.iter();
        let others = others.filter(|row| row.pool == *pool && row.presales != member.id);
        let others = others.filter_map(|row| {
            let other = plan.facts.presales.get(row.presales.0)?;
            let weight = days_there(plan, row, other, Some(last)) * i128::from(row.weight.scaled());
            (weight > 0).then_some((other, weight))
        });
        let others: Vec<(&Presales, i128)> = others.collect();
        if others.is_empty() {
            return Err(Refusal::NobodyToHandOverTo);
        }
        let weights: Vec<i128> = others.iter().map(|(_, weight)| *weight).collect();
        for ((other, _), part) in others.iter().zip(spread(amount, &weights, unit(decimals))) {
            let there = year.active(Stay { start: other.start, end: other.end, leaves: &other.leaves });
            let full = part.scaled(there.denominator, there.numerator.max(1), decimals).unwrap_or(part);
            match more.iter_mut().find(|(known, _)| *known == other.id) {
                Some((_, sum)) => *sum += full,
                None => more.push((other.id, full)),
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
