use std::process::Command;

use anyhow::Result;

use crate::process::{cargo, must};
use crate::{setup, ui};

/// A check of the code's form: what it is called, its command, and what to do when it fails.
pub type Check = (&'static str, Command, &'static str);

/// Checks the form of all code.
///
/// # Errors
/// At the first check that fails.
pub fn lint() -> Result<()> {
    setup::for_building()?;
    // The shell embeds the built UI: without it, clippy cannot even read the shell.
    ui::build()?;
    for (_, mut command, remedy) in checks() {
        must(&mut command, remedy)?;
    }
    Ok(())
}

/// All checks of form, in the order of their speed.
pub fn checks() -> Vec<Check> {
    let clippy = ["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"];
    let mut svelte = ui::npm();
    svelte.args(["run", "check"]);
    vec![
        ("rustfmt", cargo(["fmt", "--all", "--check"]), "`cargo fmt --all` puts it right."),
        ("svelte-check and tsc", svelte, "The messages above name file and line."),
        ("clippy", cargo(clippy), "The messages above name file and line; warnings count."),
    ]
}
