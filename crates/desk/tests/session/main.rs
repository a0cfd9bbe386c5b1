//! Scripted sessions: what a person does at the desk and what the desk says back, read as a report.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod ground;
mod hostile;
mod imports;
mod main_job;
mod pay;
mod pay_sheets;
mod real_files;
mod refusals;
mod regions;
mod restart;
mod script;
mod story;
mod teams;
mod teams_in_files;
mod why;
