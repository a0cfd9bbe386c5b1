use std::path::Path;

use anyhow::{Result, bail};

use crate::process::{cargo, must};
use crate::{setup, ui};

/// Builds the application and opens its window, with a plan file if one is given.
///
/// # Errors
/// When something is missing, does not build, or the application ends badly.
pub fn run(files: &[&str]) -> Result<()> {
    if files.len() > 1 {
        bail!("The window opens one plan file at a time: cargo xtask run [FILE]");
    }
    setup::for_building()?;
    ui::build()?;
    let mut command = cargo(["run", "--package", "podplan-desktop", "--"]);
    // Cargo runs in the project's folder; the name was typed in the caller's.
    for file in files {
        command.arg(std::path::absolute(Path::new(file))?);
    }
    must(
        &mut command,
        "If the window stays blank, the graphics driver may be at fault: set WEBKIT_DISABLE_DMABUF_RENDERER=1.",
    )
}
