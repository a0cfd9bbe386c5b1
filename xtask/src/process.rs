use std::env;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::tally::Tally;

/// Runs a command, showing what it prints.
///
/// # Errors
/// When it cannot be started or fails; `remedy` says what to do then.
pub fn must(command: &mut Command, remedy: &str) -> Result<()> {
    let shown = shown(command);
    println!("\n$ {shown}");
    let status = command.status().with_context(|| format!("`{shown}` could not be started. {remedy}"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status}). {remedy}");
    }
    Ok(())
}

/// Runs a test runner, showing what it prints, and counts its tests.
///
/// # Errors
/// When it cannot be started. That it fails is a failed test more, unless it named its failures itself.
pub fn counted(command: &mut Command) -> Result<Tally> {
    let shown = shown(command);
    println!("\n$ {shown}");
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("`{shown}` could not be started"))?;
    let mut tally = Tally::default();
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).split(b'\n')) {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        tally += Tally::of_line(&line);
    }
    let status = child.wait()?;
    if !status.success() && tally.failed == 0 {
        eprintln!("`{shown}` failed ({status})");
        tally += Tally::FAILED;
    }
    Ok(tally)
}

/// What a command prints, without the white space around it.
///
/// # Errors
/// When it cannot be started or fails.
pub fn output(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    let output = command.output().with_context(|| format!("`{shown}` could not be started"))?;
    if !output.status.success() {
        bail!("`{shown}` failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The cargo that runs this program, in the project's folder.
pub fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// The project's folder.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The folder that cargo builds into.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |target| root().join(target))
}

/// The first of these programs that the search path has.
pub fn found(programs: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    programs.iter().find_map(|program| {
        folders.iter().map(|folder| folder.join(program)).find(|candidate| candidate.is_file())
    })
}

/// A command as one would type it.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
