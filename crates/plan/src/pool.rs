//! Pools: sellers whose quotas add up, a discounted target, and the presales members who share it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use jiff::civil::Date;

use crate::ids::{AttachmentId, LoanId, MemberId, PairId, PoolId, PresalesId, Row, SellerId};
use crate::money::{Money, Rate};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Pool {
    pub id: PoolId,
    pub name: String,
    pub target: PoolTarget,
}

/// What the director typed for a pool; the other of target and discount is derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "typed")]
#[ts(export)]
pub enum PoolTarget {
    Amount {
        amount: Money,
    },
    /// Share taken off the sum of the members' ramped and prorated quotas; below 1.
    Discount {
        discount: Rate,
    },
}

/// A seller belongs to a pool, from one day to another; both ends count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Member {
    pub id: MemberId,
    pub pool: PoolId,
    pub seller: SellerId,
    /// First day in the pool; `None`: as long as the seller is there.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub start: Option<Date>,
    /// Last day in the pool.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub end: Option<Date>,
}

/// A presales member works for a pool with a weight, from one day to another; on every day the weights of a member add
/// up to 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Attachment {
    pub id: AttachmentId,
    pub presales: PresalesId,
    pub pool: PoolId,
    pub weight: Rate,
    /// First day; `None`: as long as the member is there.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub start: Option<Date>,
    /// Last day.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub end: Option<Date>,
}

impl Attachment {
    pub fn stands_on(&self, day: Date) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| end >= day)
    }
}

/// A presales member helps another pool with a deal: the home pool is credited with a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Loan {
    pub id: LoanId,
    pub name: String,
    pub presales: PresalesId,
    /// The member's home pool.
    pub home: PoolId,
    /// The pool whose deal it is.
    pub to: PoolId,
    /// The day on which the deal is won.
    #[ts(type = "string")]
    pub date: Date,
    /// Bookings of the deal.
    pub amount: Money,
    /// Part of the bookings that the home pool is credited with.
    pub share: Rate,
    pub credit: LoanCredit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum LoanCredit {
    /// What one pool is credited with the other loses.
    Split,
    /// Both count it: the pay of both pools rises.
    Doubled,
}

/// What the leader knows of two people; private to the file, no part of what is exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Pair {
    pub id: PairId,
    pub presales: PresalesId,
    pub seller: SellerId,
    pub kind: PairKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PairKind {
    /// They need nobody else to close.
    Together,
    /// Better kept apart.
    Apart,
}

macro_rules! rows {
    ($($row:ty),*) => {$(impl Row for $row { fn slot(&self) -> u32 { self.id.0 } })*};
}
rows!(Pool, Member, Attachment, Loan, Pair);

/// A pool's target with both ways to say how far it lies below the sum (`domain.md` section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DerivedTarget {
    pub sum_rep_quotas: Money,
    pub pool_target: Money,
    /// 1 - target/sum, of the sum; `None` where the sum is 0.
    pub pool_discount: Option<Rate>,
    /// sum/target - 1, of the target; `None` where the target is 0.
    pub over_assignment: Option<Rate>,
}

/// Derives target, discount and over-assignment from what was typed and the members' sum.
pub fn derive_target(typed: PoolTarget, sum_rep_quotas: Money, decimals: u8) -> DerivedTarget {
    let (pool_target, pool_discount) = match typed {
        PoolTarget::Amount { amount } => (amount, (sum_rep_quotas - amount).share_of(sum_rep_quotas)),
        PoolTarget::Discount { discount } => {
            let kept = Rate::from_scaled(Rate::ONE.scaled() - discount.scaled());
            (sum_rep_quotas.times(kept, decimals), Some(discount))
        }
    };
    let over_assignment = (sum_rep_quotas - pool_target).share_of(pool_target);
    DerivedTarget { sum_rep_quotas, pool_target, pool_discount, over_assignment }
}
