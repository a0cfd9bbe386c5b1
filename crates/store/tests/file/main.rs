//! The plan file from outside: what is kept, what is refused, what a crash leaves.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the functions that tests share are tests too")]

mod by_hand;
mod format;
mod history;
mod kill;
mod migration;
mod mutants;
mod pay_plans;
mod refuse;
mod sample;
