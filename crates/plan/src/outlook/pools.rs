//! Pools and who works for them.

use jiff::civil::Date;

use super::{PoolOutlook, PresalesOutlook, SellerOutlook};
use crate::assignment::Load;
use crate::membership::{Membership, credits, weight_off};
use crate::money::{Money, Rate, mul_div};
use crate::payout::Pay;
use crate::period::Stay;
use crate::plan::Plan;
use crate::pool::{Attachment, derive_target};

pub(super) fn pools(plan: &Plan, sellers: &[SellerOutlook], memberships: &[Membership]) -> Vec<PoolOutlook> {
    let mut by_slot: Vec<Option<&SellerOutlook>> = vec![None; plan.facts.sellers.bound()];
    for seller in sellers {
        by_slot[seller.seller.0 as usize] = Some(seller);
    }
    let mut members: Vec<Vec<&Membership>> = vec![Vec::new(); plan.decisions.pools.bound()];
    for member in memberships {
        if let Some(members) = members.get_mut(member.pool.0 as usize) {
            members.push(member);
        }
    }
    let mut attached = vec![Vec::new(); plan.decisions.pools.bound()];
    for attachment in plan.decisions.attachments.iter() {
        attached[attachment.pool.0 as usize].push(attachment);
    }
    let loans = !plan.decisions.loans.is_empty();
    plan.decisions
        .pools
        .iter()
        .map(|pool| {
            let members = &members[pool.id.0 as usize];
            let attached = &attached[pool.id.0 as usize];
            let sum: Money = members.iter().filter_map(|member| member.part.carried).sum();
            let target = derive_target(pool.target, sum, plan.info.decimals);
            let lent = match loans {
                true => credits(plan, pool.id).into_iter().map(|(_, amount)| amount).sum(),
                false => Money::ZERO,
            };
            let bookings = members.iter().map(|member| member.part.bookings).sum::<Money>() + lent;
            let capacity = Rate::from_scaled(attached.iter().map(|one| yearly(plan, one).scaled()).sum());
            // Who was in it twice counts once.
            let sellers = distinct(members.iter().map(|member| member.part.seller));
            // By the days in the pool, as the members' weights are.
            let reps: i64 = members
                .iter()
                .map(|member| over_days(plan, member.part.start, member.part.end, Rate::ONE).scaled())
                .sum();
            let presales = distinct(attached.iter().map(|attachment| attachment.presales));
            let loads = sellers.iter().filter_map(|seller| by_slot[seller.0 as usize]);
            PoolOutlook {
                pool: pool.id,
                load: loads.fold(Load::default(), |load, seller| load.plus(&seller.load)),
                reps_per_presales: Money::from_thousandths(reps.into())
                    .share_of(Money::from_thousandths(capacity.scaled().into())),
                sellers,
                members: members.iter().map(|member| member.part.clone()).collect(),
                presales,
                target,
                bookings,
                lent,
                attainment: bookings.share_of(target.pool_target),
                break_even: target.pool_target.share_of(sum),
                presales_capacity: capacity,
            }
        })
        .collect()
}

fn distinct<Id: PartialEq>(ids: impl Iterator<Item = Id>) -> Vec<Id> {
    let mut distinct = Vec::new();
    for id in ids {
        if !distinct.contains(&id) {
            distinct.push(id);
        }
    }
    distinct
}

/// The weight of an attachment over the year: as it stands, or by the days of the year on which it does.
pub fn yearly(plan: &Plan, attachment: &Attachment) -> Rate {
    over_days(plan, attachment.start, attachment.end, attachment.weight)
}

/// As much of it as the days are of the year.
pub(crate) fn over_days(plan: &Plan, start: Option<Date>, end: Option<Date>, whole: Rate) -> Rate {
    if start.is_none() && end.is_none() {
        return whole;
    }
    let days = plan.year().active(Stay { start, end, leaves: &[] });
    let scaled = mul_div(whole.scaled().into(), days.numerator, days.denominator).unwrap_or(0);
    Rate::from_scaled(i64::try_from(scaled).unwrap_or(0))
}

pub(super) fn presales(plan: &Plan, pools: &[PoolOutlook]) -> Vec<PresalesOutlook> {
    let mut by_slot: Vec<Option<&PoolOutlook>> = vec![None; plan.decisions.pools.bound()];
    for pool in pools {
        by_slot[pool.pool.0 as usize] = Some(pool);
    }
    let mut attached: Vec<Vec<Attachment>> = vec![Vec::new(); plan.facts.presales.bound()];
    for attachment in plan.decisions.attachments.iter() {
        attached[attachment.presales.0 as usize].push(attachment.clone());
    }
    let mut wanted_by = vec![Vec::new(); plan.facts.presales.bound()];
    for request in plan.facts.requests.iter() {
        wanted_by[request.presales.0 as usize].push(request.seller);
    }
    plan.facts
        .presales
        .iter()
        .map(|member| {
            let slot = member.id.0 as usize;
            let attached = std::mem::take(&mut attached[slot]);
            let shares: Vec<(Rate, &PoolOutlook)> = attached
                .iter()
                .filter_map(|one| Some((yearly(plan, one), by_slot[one.pool.0 as usize]?)))
                .collect();
            let weight = Rate::from_scaled(shares.iter().map(|(weight, _)| weight.scaled()).sum());
            // Weighted mean for display; pay is made from bookings and targets, not from this.
            let weighted: Option<i128> = shares
                .iter()
                .map(|(weight, pool)| pool.attainment.map(|a| a.scaled() as i128 * weight.scaled() as i128))
                .sum();
            let attainment = weighted.and_then(|sum| {
                Money::from_thousandths(sum)
                    .share_of(Money::from_thousandths(weight.scaled() as i128 * Rate::ONE.scaled() as i128))
            });
            PresalesOutlook {
                presales: member.id,
                pools: distinct(shares.iter().map(|(_, pool)| pool.pool)),
                weight,
                weight_off: weight_off(plan.year(), member.stay(), &attached),
                wanted_by: std::mem::take(&mut wanted_by[slot]),
                attached,
                attainment,
                pay: Pay::default(),
            }
        })
        .collect()
}
