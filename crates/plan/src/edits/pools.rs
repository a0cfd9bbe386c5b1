//! Pools, their sellers, and the presales members attached to them.

use super::{Done, allowed, found, new_name, within};
use crate::draft::Draft;
use crate::ids::{AttachmentId, MemberId, PoolId, PresalesId, SellerId};
use crate::money::Rate;
use crate::pool::{Attachment, Member, Pool, PoolTarget};
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

pub fn move_seller(draft: &mut Draft, seller: SellerId, pool: Option<PoolId>) -> Done {
    found(&draft.sellers, Kind::Seller, seller.0)?;
    let present: Vec<Member> = draft.members.iter().filter(|m| m.seller == seller).cloned().collect();
    for member in present.iter().filter(|member| Some(member.pool) != pool) {
        draft.members.take(member.id.0);
    }
    if let Some(pool) = pool {
        found(&draft.pools, Kind::Pool, pool.0)?;
        if !present.iter().any(|member| member.pool == pool) {
            let id = MemberId(draft.members.next_slot());
            draft.members.put(Member { id, pool, seller });
        }
    }
    Ok(())
}

pub fn attach(draft: &mut Draft, presales: PresalesId, pool: PoolId, weight: Rate) -> Done {
    found(&draft.presales, Kind::Presales, presales.0)?;
    found(&draft.pools, Kind::Pool, pool.0)?;
    if weight == Rate::ZERO {
        return Err(Refusal::OutOfRange { rate: weight, least: Rate::from_scaled(1), most: Rate::ONE });
    }
    within(weight, Rate::ZERO, Rate::ONE)?;
    let id = attachment(draft, presales, pool).unwrap_or(AttachmentId(draft.attachments.next_slot()));
    draft.attachments.put(Attachment { id, presales, pool, weight });
    Ok(())
}

pub fn detach(draft: &mut Draft, presales: PresalesId, pool: PoolId) -> Done {
    let id = attachment(draft, presales, pool)
        .ok_or(Refusal::NotFound { kind: Kind::Attachment, id: presales.0 })?;
    draft.attachments.take(id.0);
    Ok(())
}

fn attachment(draft: &Draft, presales: PresalesId, pool: PoolId) -> Option<AttachmentId> {
    draft.attachments.iter().find(|a| a.presales == presales && a.pool == pool).map(|a| a.id)
}

fn free_name(draft: &Draft, name: &str, own: Option<PoolId>) -> Result<String, Refusal> {
    let others = draft.pools.iter().filter(|row| Some(row.id) != own);
    new_name(name, Kind::Pool, others.map(|row| row.name.as_str()))
}
