//! Screens made of the plan and its outlook, one file a subject.

mod bottom_up;
mod capacity;
mod colours;
mod contention;
mod coverage;
mod ground;
mod hours;
mod leaving;
mod map;
mod odds;
mod overview;
pub(crate) mod payouts;
mod people;
mod pools;
mod proposals;
mod quotas;
pub(crate) mod regions;
mod rules;
mod teams;
mod territories;
mod treemap;
mod waterfall;

pub(crate) use colours::colours_beside;
pub(crate) use ground::{Grounds, owner_changes};
