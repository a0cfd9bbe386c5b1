//! Pools, their sellers, and the presales members attached to them.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Done, allowed, found, new_name, within};
use crate::draft::Draft;
use crate::ids::{AttachmentId, MemberId, PairId, PoolId, PresalesId, SellerId};
use crate::money::Rate;
use crate::pool::{Attachment, Loan, Member, Pair, PairKind, Pool, PoolTarget};
use crate::refusal::{Kind, Refusal};

pub fn add(draft: &mut Draft, name: &str) -> Done {
    let name = free_name(draft, name, None)?;
    let id = PoolId(draft.pools.next_slot());
    draft.pools.put(Pool { id, name, target: PoolTarget::Discount { discount: Rate::ZERO } });
    Ok(())
}

pub fn rename(draft: &mut Draft, pool: PoolId, name: &str) -> Done {
    let mut row = found(&draft.pools, Kind::Pool, pool.0)?;
    row.name = free_name(draft, name, Some(pool))?;
    draft.pools.put(row);
    Ok(())
}

/// Its memberships and attachments go with it.
pub fn remove(draft: &mut Draft, pool: PoolId) -> Done {
    found(&draft.pools, Kind::Pool, pool.0)?;
    let members: Vec<u32> = draft.members.iter().filter(|m| m.pool == pool).map(|m| m.id.0).collect();
    let attached: Vec<u32> = draft.attachments.iter().filter(|a| a.pool == pool).map(|a| a.id.0).collect();
    members.into_iter().for_each(|id| draft.members.take(id));
    attached.into_iter().for_each(|id| draft.attachments.take(id));
    let lent = |loan: &&Loan| loan.home == pool || loan.to == pool;
    let loans: Vec<u32> = draft.loans.iter().filter(lent).map(|loan| loan.id.0).collect();
    loans.into_iter().for_each(|id| draft.loans.take(id));
    draft.pools.take(pool.0);
    Ok(())
}

pub fn set_target(draft: &mut Draft, pool: PoolId, target: PoolTarget) -> Done {
    let mut row = found(&draft.pools, Kind::Pool, pool.0)?;
    match target {
        PoolTarget::Amount { amount } => allowed(draft, amount)?,
        // A discount of 100 % would leave no target to attain.
        PoolTarget::Discount { discount } => within(discount, Rate::percent(-100), Rate::percent(99))?,
    }
    row.target = target;
    draft.pools.put(row);
    Ok(())
}

/// From a day on what was before ends the day before it.
pub fn move_seller(draft: &mut Draft, seller: SellerId, pool: Option<PoolId>, from: Option<Date>) -> Done {
    found(&draft.sellers, Kind::Seller, seller.0)?;
    if let Some(pool) = pool {
        found(&draft.pools, Kind::Pool, pool.0)?;
    }
    in_year(draft, from)?;
    let present: Vec<Member> = draft.members.iter().filter(|m| m.seller == seller).cloned().collect();
    let stands = |member: &Member| Some(member.pool) == pool && covers(member.start, member.end, from);
    let standing = present.iter().find(|member| stands(member)).cloned();
    for member in &present {
        if standing.as_ref().is_some_and(|standing| standing.id == member.id) {
            continue;
        }
        match cut(member.start, member.end, from) {
            Cut::Gone => draft.members.take(member.id.0),
            Cut::Ends(last) => draft.members.put(Member { end: Some(last), ..member.clone() }),
            Cut::Untouched => {}
        }
    }
    match (standing, pool) {
        // From there to the end of the stay, as a new one would be.
        (Some(standing), _) => draft.members.put(Member { end: None, ..standing }),
        (None, Some(pool)) => {
            let id = MemberId(draft.members.next_slot());
            draft.members.put(Member { id, pool, seller, start: from, end: None });
        }
        (None, None) => {}
    }
    Ok(())
}

/// A change from a day on happens in the plan year.
pub(super) fn in_year(draft: &Draft, day: Option<Date>) -> Done {
    let year = crate::period::PlanYear::new(draft.info.year_start);
    match day.filter(|day| !(year.start..year.after()).contains(day)) {
        Some(date) => Err(Refusal::OutOfYear { date }),
        None => Ok(()),
    }
}

pub fn set_members(draft: &mut Draft, members: &[Member]) -> Done {
    for member in members {
        let row = found(&draft.members, Kind::Member, member.id.0)?;
        in_order(member.start, member.end)?;
        draft.members.put(Member { start: member.start, end: member.end, ..row });
    }
    for member in members {
        let Some(row) = draft.members.get(member.id.0) else { continue };
        let twice = |other: &&Member| {
            other.id != row.id
                && other.pool == row.pool
                && other.seller == row.seller
                && meet(other.start, other.end, row.start, row.end)
        };
        if draft.members.iter().find(twice).is_some() {
            return Err(Refusal::TwiceInPool { pool: row.pool });
        }
    }
    Ok(())
}

pub fn attach(
    draft: &mut Draft,
    presales: PresalesId,
    pool: PoolId,
    weight: Rate,
    from: Option<Date>,
) -> Done {
    found(&draft.presales, Kind::Presales, presales.0)?;
    found(&draft.pools, Kind::Pool, pool.0)?;
    possible(weight)?;
    in_year(draft, from)?;
    let present = attachments(draft, presales, pool);
    let Some(from) = from else {
        // One weight all year takes the place of those by date.
        let kept = present.first().map(|attachment| attachment.id);
        present.iter().skip(1).for_each(|attachment| draft.attachments.take(attachment.id.0));
        let id = kept.unwrap_or(AttachmentId(draft.attachments.next_slot()));
        draft.attachments.put(Attachment { id, presales, pool, weight, start: None, end: None });
        return Ok(());
    };
    // As long as what it takes the place of; `None` outlasts every day.
    let mut ends: Vec<Option<Date>> = Vec::new();
    for attachment in present {
        match cut(attachment.start, attachment.end, Some(from)) {
            Cut::Gone => {
                ends.push(attachment.end);
                draft.attachments.take(attachment.id.0);
            }
            Cut::Ends(last) => {
                ends.push(attachment.end);
                draft.attachments.put(Attachment { end: Some(last), ..attachment });
            }
            Cut::Untouched => {}
        }
    }
    let end = if ends.contains(&None) { None } else { ends.into_iter().max().flatten() };
    let id = AttachmentId(draft.attachments.next_slot());
    draft.attachments.put(Attachment { id, presales, pool, weight, start: Some(from), end });
    Ok(())
}

pub fn set_attachments(draft: &mut Draft, rows: &[Attachment]) -> Done {
    for row in rows {
        let before = found(&draft.attachments, Kind::Attachment, row.id.0)?;
        possible(row.weight)?;
        in_order(row.start, row.end)?;
        let Attachment { weight, start, end, .. } = *row;
        draft.attachments.put(Attachment { weight, start, end, ..before });
    }
    for row in rows {
        let Some(row) = draft.attachments.get(row.id.0) else { continue };
        let others = attachments(draft, row.presales, row.pool);
        let twice =
            |other: &Attachment| other.id != row.id && meet(other.start, other.end, row.start, row.end);
        if others.iter().any(twice) {
            return Err(Refusal::TwiceInPool { pool: row.pool });
        }
    }
    Ok(())
}

pub fn detach(draft: &mut Draft, presales: PresalesId, pool: PoolId, last: Option<Date>) -> Done {
    let present = attachments(draft, presales, pool);
    if present.is_empty() {
        return Err(Refusal::NotFound { kind: Kind::Attachment, id: presales.0 });
    }
    let from = last.map(|last| last.saturating_add(1.day()));
    in_year(draft, from)?;
    for attachment in present {
        match cut(attachment.start, attachment.end, from) {
            Cut::Gone => draft.attachments.take(attachment.id.0),
            Cut::Ends(last) => draft.attachments.put(Attachment { end: Some(last), ..attachment }),
            Cut::Untouched => {}
        }
    }
    Ok(())
}

pub fn add_pair(draft: &mut Draft, presales: PresalesId, seller: SellerId, kind: PairKind) -> Done {
    found(&draft.presales, Kind::Presales, presales.0)?;
    found(&draft.sellers, Kind::Seller, seller.0)?;
    let said = draft.pairs.iter().find(|pair| pair.presales == presales && pair.seller == seller);
    let id = said.map_or(PairId(draft.pairs.next_slot()), |pair| pair.id);
    draft.pairs.put(Pair { id, presales, seller, kind });
    Ok(())
}

pub fn remove_pair(draft: &mut Draft, pair: PairId) -> Done {
    found(&draft.pairs, Kind::Pair, pair.0)?;
    draft.pairs.take(pair.0);
    Ok(())
}

fn possible(weight: Rate) -> Done {
    if weight == Rate::ZERO {
        return Err(Refusal::OutOfRange { rate: weight, least: Rate::from_scaled(1), most: Rate::ONE });
    }
    within(weight, Rate::ZERO, Rate::ONE)
}

fn in_order(start: Option<Date>, end: Option<Date>) -> Done {
    match start.zip(end) {
        Some((start, end)) if end < start => Err(Refusal::EndsBeforeStart { start, end }),
        _ => Ok(()),
    }
}

/// What a change from a day on leaves of a stretch.
enum Cut {
    /// It would begin then or later, or all of it is replaced.
    Gone,
    Ends(Date),
    /// It ends before.
    Untouched,
}

fn cut(start: Option<Date>, end: Option<Date>, from: Option<Date>) -> Cut {
    let Some(from) = from else { return Cut::Gone };
    if end.is_some_and(|end| end < from) {
        return Cut::Untouched;
    }
    match start {
        Some(start) if start >= from => Cut::Gone,
        _ => Cut::Ends(from.saturating_add(-1.day())),
    }
}

/// Whether a stretch is under way on a day; without a day, whether it is the whole.
fn covers(start: Option<Date>, end: Option<Date>, day: Option<Date>) -> bool {
    match day {
        Some(day) => start.is_none_or(|start| start <= day) && end.is_none_or(|end| end >= day),
        None => start.is_none() && end.is_none(),
    }
}

fn meet(start: Option<Date>, end: Option<Date>, other_start: Option<Date>, other_end: Option<Date>) -> bool {
    let begins_in_time = |start: Option<Date>, end: Option<Date>| start.zip(end).is_none_or(|(s, e)| s <= e);
    begins_in_time(start, other_end) && begins_in_time(other_start, end)
}

/// In order of time.
fn attachments(draft: &Draft, presales: PresalesId, pool: PoolId) -> Vec<Attachment> {
    let of_both = |attachment: &&Attachment| attachment.presales == presales && attachment.pool == pool;
    let mut all: Vec<Attachment> = draft.attachments.iter().filter(of_both).cloned().collect();
    all.sort_by_key(|attachment| attachment.start);
    all
}

fn free_name(draft: &Draft, name: &str, own: Option<PoolId>) -> Result<String, Refusal> {
    let others = draft.pools.iter().filter(|row| Some(row.id) != own);
    new_name(name, Kind::Pool, others.map(|row| row.name.as_str()))
}
