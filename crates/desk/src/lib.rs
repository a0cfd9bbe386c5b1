//! What a face may ask of a plan. The window and `podplan` both talk to this crate; neither knows SQL or the domain's
//! inner steps. There is no Tauri here.
//!
//! [`Desk::ask`] takes a request as JSON and gives an envelope back: `{"reply": …}` or `{"problem": …}`. [`Session`] is
//! one open plan, for faces written in Rust.

mod accounts;
pub mod carving;
mod currency;
mod desk;
mod enter;
mod entry;
mod exporting;
mod find;
mod home;
mod importing;
mod language;
mod located;
mod preview;
pub mod problem;
pub mod request;
mod session;
pub mod view;
mod views;
mod why;
pub mod words;

pub use desk::{Desk, Folders};
pub use exporting::export;
pub use importing::{Reading, RegionReading, read_for_import, read_regions};
pub use located::{Located, Whereabouts};
pub use session::{Done, Session};
pub use why::Reach;
