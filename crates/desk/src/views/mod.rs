//! Screens made of the plan and its outlook, one file a subject.

mod coverage;
mod overview;
mod payouts;
mod people;
mod pools;
mod quotas;
mod territories;
