use anyhow::Result;

use crate::packages::{BUILD, TEST};
use crate::{machine, ui};

/// Provides all that building the application needs.
///
/// # Errors
/// When something is missing that could not be installed.
pub fn for_building() -> Result<()> {
    machine::provide(BUILD)?;
    ui::install()
}

/// Provides all that the tests need, which includes building.
///
/// # Errors
/// When something is missing that could not be installed.
pub fn for_testing() -> Result<()> {
    machine::provide(BUILD)?;
    machine::provide(TEST)?;
    ui::install()
}
