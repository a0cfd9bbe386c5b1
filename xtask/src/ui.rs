use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::process::{found, must, output, root};

/// The oldest Node that the UI's tools run on.
const NODE: (u32, u32) = (20, 19);

/// Installs the UI's packages as its lock file names them, unless that was done already.
///
/// # Errors
/// When the packages cannot be had.
pub fn install() -> Result<()> {
    let lock = fs::read(folder().join("package-lock.json")).context("ui/package-lock.json cannot be read")?;
    let stamp = folder().join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    must(npm().arg("ci"), "The first set-up needs a network; check it and try again.")?;
    fs::write(&stamp, lock).context("ui/node_modules cannot be written")
}

/// Builds what the window shows into `ui/dist`, where the shell embeds it.
///
/// # Errors
/// When it does not build.
pub fn build() -> Result<()> {
    must(npm().args(["run", "build"]), "The messages above name the file at fault.")
}

/// npm in the UI's folder.
pub fn npm() -> Command {
    let program = found(&["npm", "npm.cmd"]).unwrap_or_else(|| "npm".into());
    let mut command = Command::new(program);
    command.current_dir(folder());
    command
}

/// The Tauri command line, which the UI's packages bring along; it works in the project's folder.
pub fn tauri() -> Command {
    let name = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let mut command = Command::new(folder().join("node_modules/.bin").join(name));
    command.current_dir(root());
    command
}

/// The UI's folder.
pub fn folder() -> PathBuf {
    root().join("ui")
}

/// Makes sure of Node and npm, which the user has to install.
///
/// # Errors
/// When one is missing or too old.
pub fn check_node() -> Result<()> {
    let wanted = format!("Node {}.{} or newer, with npm, is needed: https://nodejs.org/", NODE.0, NODE.1);
    let Ok(version) = output(Command::new("node").arg("--version")) else {
        bail!("Node was not found. {wanted}");
    };
    if number(&version).is_none_or(|found| found < NODE) {
        bail!("Node {version} is too old. {wanted}");
    }
    if found(&["npm", "npm.cmd"]).is_none() {
        bail!("npm was not found. {wanted}");
    }
    Ok(())
}

/// Major and minor number of a version like "v20.19.4".
fn number(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.strip_prefix('v')?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(number("v20.19.4"), Some((20, 19)));
        assert!(number("v9.99.0") < Some(NODE));
        assert!(number("v22.1.0") > Some(NODE));
        assert_eq!(number("20"), None);
    }
}
