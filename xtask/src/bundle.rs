use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::process::{cargo, must, target};
use crate::{setup, ui};

/// Makes the Debian package, with the window and the headless `podplan`, and prints where it lies.
///
/// # Errors
/// When something is missing or does not build.
pub fn bundle() -> Result<()> {
    setup::for_building()?;
    ui::build()?;
    // The package takes the headless face along, which the bundler itself does not build.
    must(
        &mut cargo(["build", "--release", "--package", "podplan"]),
        "The messages above name file and line.",
    )?;
    must(ui::tauri().args(["build", "--bundles", "deb"]), "The messages above say what is missing.")?;
    println!("\n{}", package()?.display());
    Ok(())
}

/// The package made last.
fn package() -> Result<PathBuf> {
    let folder = target().join("release/bundle/deb");
    let entries = fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let packages = entries.flatten().map(|entry| entry.path());
    packages
        .filter(|path| path.extension().is_some_and(|extension| extension == "deb"))
        .max_by_key(|path| path.metadata().and_then(|about| about.modified()).ok())
        .context("the bundler made no package")
}
