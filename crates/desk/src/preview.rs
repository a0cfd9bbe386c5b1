//! What edits would do, before they are done: the sums, and whom they would touch.

use plan::Plan;
use plan::ids::TerritoryId;
use plan::money::{Money, Rate};
use plan::outlook::{Outlook, PresalesOutlook, SellerOutlook};
use plan::waterfall::NodeOutlook;

use crate::request::{
    PoolShift, PresalesShift, PreviewReply, SellerShift, Sums, TeamShift, TeamSums, TerritoryShift,
};
use crate::view::OwnerChange;
use crate::views::owner_changes;

/// More sellers than a preview can show.
const MOST_SELLERS: usize = 50;
/// Those that gain or lose the most are shown.
const MOST_TERRITORIES: usize = 50;

/// The plan as it is beside the plan as it would be.
pub(crate) fn reply(
    rows: u32,
    (plan, before): (&Plan, &Outlook),
    (drafted, after): (&Plan, &Outlook),
) -> PreviewReply {
    let (territories, more_territories) = territories((plan, before), (drafted, after));
    PreviewReply {
        rows,
        before: sums(before),
        after: sums(after),
        teams: teams(drafted, before, after),
        territories,
        more_territories,
        pools: pools(drafted, before, after),
        sellers: sellers(plan, drafted, before, after),
        presales: presales(drafted, before, after),
    }
}

fn sums(outlook: &Outlook) -> Sums {
    Sums {
        quotas: outlook.quotas.clone(),
        cost: outlook.cost.clone(),
        pool_targets: outlook.pools.iter().map(|pool| pool.target.pool_target).sum(),
        unassigned: outlook.unassigned.accounts,
    }
}

/// From the deepest up: the team of the seller that is being typed first.
fn teams(plan: &Plan, before: &Outlook, after: &Outlook) -> Vec<TeamShift> {
    let mut shifts: Vec<(u32, TeamShift)> = after
        .waterfall
        .nodes
        .iter()
        .filter_map(|node| {
            let was = before.waterfall.nodes.iter().find(|other| other.team == node.team)?;
            let (was, now) = (team_sums(was), team_sums(node));
            let row = node.team.and_then(|team| plan.decisions.teams.get(team.0));
            let name = row.map(|row| row.name.clone()).unwrap_or_default();
            (was != now).then_some((node.depth, TeamShift { team: node.team, name, before: was, after: now }))
        })
        .collect();
    shifts.sort_by_key(|(depth, _)| std::cmp::Reverse(*depth));
    shifts.into_iter().map(|(_, shift)| shift).collect()
}

fn team_sums(node: &NodeOutlook) -> TeamSums {
    TeamSums {
        target: node.target,
        sum_below: node.sum_below,
        over_assignment: node.over_assignment,
        left_to_assign: node.left_to_assign,
    }
}

fn territories(
    (plan, before): (&Plan, &Outlook),
    (drafted, after): (&Plan, &Outlook),
) -> (Vec<TerritoryShift>, u32) {
    let to_potential = |outlook: &Outlook, seller: Option<plan::ids::SellerId>| {
        let row = outlook.sellers.iter().find(|row| Some(row.seller) == seller)?;
        row.to_potential.ratio
    };
    let shift = |now: &plan::outlook::TerritoryOutlook| {
        let was = before.territories.iter().find(|other| other.territory == now.territory);
        let load = was.map(|was| was.load).unwrap_or_default();
        if load == now.load {
            return None;
        }
        Some(TerritoryShift {
            territory: now.territory,
            name: drafted.decisions.territories.get(now.territory.0)?.name.clone(),
            before: load,
            after: now.load,
            balance_before: was.and_then(|was| was.balance),
            balance_after: now.balance,
            quota_to_potential_before: to_potential(before, now.seller),
            quota_to_potential_after: to_potential(after, now.seller),
            owner_change_before: OwnerChange::default(),
            owner_change_after: OwnerChange::default(),
        })
    };
    let mut shifts: Vec<TerritoryShift> = after.territories.iter().filter_map(shift).collect();
    shifts.sort_by_key(|shift| std::cmp::Reverse(moved(shift)));
    let more = shifts.len().saturating_sub(MOST_TERRITORIES);
    shifts.truncate(MOST_TERRITORIES);
    // Who changes hands costs a look at all accounts of these territories, so all are asked together.
    let ids: Vec<TerritoryId> = shifts.iter().map(|shift| shift.territory).collect();
    let (was, now) = (owner_changes(plan, &ids), owner_changes(drafted, &ids));
    for ((shift, was), now) in shifts.iter_mut().zip(was).zip(now) {
        (shift.owner_change_before, shift.owner_change_after) = (was, now);
    }
    (shifts, more as u32)
}

/// Potential that it gains or loses; accounts where that is the same.
fn moved(shift: &TerritoryShift) -> (u128, u32) {
    let (was, now) = (shift.before.potential.thousandths(), shift.after.potential.thousandths());
    (was.abs_diff(now), shift.before.accounts.abs_diff(shift.after.accounts))
}

fn pools(plan: &Plan, before: &Outlook, after: &Outlook) -> Vec<PoolShift> {
    let shift = |now: &plan::outlook::PoolOutlook| {
        let was = before.pools.iter().find(|other| other.pool == now.pool);
        let shift = PoolShift {
            pool: now.pool,
            name: plan.decisions.pools.get(now.pool.0)?.name.clone(),
            before: was.map_or(Money::ZERO, |was| was.target.pool_target),
            after: now.target.pool_target,
            discount_before: was.and_then(|was| was.target.pool_discount),
            discount_after: now.target.pool_discount,
        };
        let same = shift.before == shift.after && shift.discount_before == shift.discount_after;
        (!same).then_some(shift)
    };
    after.pools.iter().filter_map(shift).collect()
}

fn presales(drafted: &Plan, before: &Outlook, after: &Outlook) -> Vec<PresalesShift> {
    let shift = |now: &PresalesOutlook| {
        let was = before.presales.iter().find(|other| other.presales == now.presales);
        let name = drafted.facts.presales.get(now.presales.0)?.name.clone();
        let shift = PresalesShift {
            presales: now.presales,
            name,
            weight_before: was.map_or(Rate::ZERO, |was| was.weight),
            weight_after: now.weight,
            variable_before: was.and_then(|was| was.pay.variable),
            variable_after: now.pay.variable,
            pay_before: was.map_or(Money::ZERO, |was| was.pay.total),
            pay_after: now.pay.total,
        };
        let same = shift.weight_before == shift.weight_after
            && shift.variable_before == shift.variable_after
            && shift.pay_before == shift.pay_after;
        (!same).then_some(shift)
    };
    after.presales.iter().filter_map(shift).collect()
}

fn sellers(plan: &Plan, drafted: &Plan, before: &Outlook, after: &Outlook) -> Vec<SellerShift> {
    let mut of_slot: Vec<[Option<&SellerOutlook>; 2]> =
        vec![[None; 2]; drafted.facts.sellers.bound().max(plan.facts.sellers.bound())];
    for (place, outlook) in [before, after].into_iter().enumerate() {
        for seller in &outlook.sellers {
            of_slot[seller.seller.0 as usize][place] = Some(seller);
        }
    }
    let shift = |[was, now]: [Option<&SellerOutlook>; 2]| {
        let seller = now.or(was)?.seller;
        let row = drafted.facts.sellers.get(seller.0).or_else(|| plan.facts.sellers.get(seller.0))?;
        let pay = |outlook: Option<&SellerOutlook>| outlook.map_or(Money::ZERO, |outlook| outlook.pay.total);
        let carried = |outlook: Option<&SellerOutlook>| outlook.and_then(|outlook| outlook.carried_quota);
        let quota = |outlook: Option<&SellerOutlook>| {
            let outlook = outlook?;
            outlook.parts.last().map_or(outlook.quota, |part| part.quota)
        };
        let shift = SellerShift {
            seller,
            name: row.name.clone(),
            quota_before: quota(was),
            quota_after: quota(now),
            carried_before: carried(was),
            carried_after: carried(now),
            pay_before: pay(was),
            pay_after: pay(now),
        };
        let same = shift.quota_before == shift.quota_after
            && shift.carried_before == shift.carried_after
            && shift.pay_before == shift.pay_after;
        (!same).then_some(shift)
    };
    of_slot.into_iter().filter_map(shift).take(MOST_SELLERS).collect()
}
