//! Row numbers. The plan gives them out, never twice while it is open.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(export)]
        pub struct $name(pub u32);
    )*};
}

ids! {
    AccountId, SellerId, PresalesId, RequestId, TerritoryId, RuleId, TeamId, PoolId, MemberId, AttachmentId, PayPlanId, DealId,
    LoanId, PairId, RegionSetId,
}

/// A row that lives in a [`Table`]: it knows the slot it stands in.
pub trait Row: Clone {
    fn slot(&self) -> u32;
}

/// Rows by slot: looked up in one step, walked in the order in which they were made. Copies share their rows until one of them
/// changes, so that a change is tried on a copy of a large plan at once.
#[derive(Clone, Debug)]
pub struct Table<R> {
    slots: Arc<Vec<Option<R>>>,
    filled: usize,
    /// Slots ever used; an undone row's number is not given to another.
    next: u32,
}

impl<R> Default for Table<R> {
    fn default() -> Table<R> {
        Table { slots: Arc::default(), filled: 0, next: 0 }
    }
}

/// Equal rows make equal tables, whatever numbers were given out before.
impl<R: Row + PartialEq> PartialEq for Table<R> {
    fn eq(&self, other: &Table<R>) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<R: Row> Table<R> {
    pub fn get(&self, slot: u32) -> Option<&R> {
        self.slots.get(slot as usize)?.as_ref()
    }

    pub fn len(&self) -> usize {
        self.filled
    }

    pub fn is_empty(&self) -> bool {
        self.filled == 0
    }

    /// The next slot that no row has had since the plan was opened.
    pub fn next_slot(&self) -> u32 {
        self.next
    }

    /// One more than the highest slot in use: the length of a table beside this one.
    pub fn bound(&self) -> usize {
        self.slots.len()
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> + Clone {
        self.slots.iter().flatten()
    }

    pub(crate) fn put(&mut self, row: R) {
        let slot = row.slot();
        let slots = Arc::make_mut(&mut self.slots);
        if slots.len() <= slot as usize {
            slots.resize(slot as usize + 1, None);
        }
        self.next = self.next.max(slot + 1);
        if slots[slot as usize].replace(row).is_none() {
            self.filled += 1;
        }
    }

    pub(crate) fn take(&mut self, slot: u32) {
        if self.get(slot).is_some()
            && let Some(place) = Arc::make_mut(&mut self.slots).get_mut(slot as usize)
            && place.take().is_some()
        {
            self.filled -= 1;
        }
    }
}
