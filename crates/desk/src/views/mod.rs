//! Screens made of the plan and its outlook, one file a subject.

mod bottom_up;
mod capacity;
mod coverage;
mod overview;
pub(crate) mod payouts;
mod people;
mod pools;
mod quotas;
mod teams;
mod territories;
mod waterfall;
