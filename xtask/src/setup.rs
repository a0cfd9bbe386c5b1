use anyhow::Result;

use crate::packages::{BUILD, TEST};
use crate::{machine, ui};

/// Provides all that building the application needs.
///
/// # Errors
/// When something is missing that could not be installed.
pub fn for_building() -> Result<()> {
    ui::check_node()?;
    machine::provide(&BUILD.iter().collect::<Vec<_>>())?;
    ui::install()
}

/// Provides all that the tests need, which includes building.
///
/// # Errors
/// When something is missing that could not be installed.
pub fn for_testing() -> Result<()> {
    ui::check_node()?;
    machine::provide(&BUILD.iter().chain(TEST).collect::<Vec<_>>())?;
    ui::install()
}
