use std::fs;
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::packages::CHROMIUM;
use crate::process::{cargo, counted, found, must, target};
use crate::tally::Tally;
use crate::{bindings, lint, setup, ui};

/// Sets up what is missing and runs every check and test. All stages run, so that one run names every fault.
///
/// # Errors
/// When any check or test fails.
pub fn test() -> Result<()> {
    setup::for_testing()?;
    let screens = target().join("screens");
    if screens.exists() {
        fs::remove_dir_all(&screens)?;
    }
    fs::create_dir_all(&screens)?;
    // Everything else embeds or drives the built UI.
    ui::build()?;

    let mut report = Report::default();
    for (name, mut command, remedy) in lint::checks() {
        report.check(name, || must(&mut command, remedy));
    }
    report.check("bindings", bindings::check);
    report.tests("UI unit tests", ui::npm().args(["run", "test"]));
    report.tests("Rust tests", &mut cargo(["test", "--workspace", "--no-fail-fast"]));
    let binaries = ["build", "--workspace", "--bins", "--examples"];
    report.check("programs under test", || {
        must(&mut cargo(binaries), "The messages above name file and line.")
    });
    report.tests("browser tests", on_the_built_programs(ui::npm().args(["run", "test:browser"])));
    report.tests("window tests", on_the_built_programs(&mut without_screen(&["npm", "run", "test:window"])));
    report.close()
}

/// Tells tests outside cargo what to drive and where to leave their pictures.
fn on_the_built_programs(command: &mut Command) -> &mut Command {
    let built = target().join("debug");
    if let Some(chromium) = found(CHROMIUM) {
        command.env("PODPLAN_CHROMIUM", chromium);
    }
    command
        .env("PODPLAN_SHELL", built.join("podplan-desktop"))
        .env("PODPLAN_SERVE", built.join("examples/serve"))
        .env("PODPLAN_SCREENS", target().join("screens"))
}

/// A command in the UI's folder on a display of its own, which nobody sees.
fn without_screen(words: &[&str]) -> Command {
    let mut command = Command::new("xvfb-run");
    command.args(["--auto-servernum", "--server-args", "-screen 0 1280x800x24"]).args(words);
    command.current_dir(ui::folder());
    command
}

/// What each stage came to.
#[derive(Default)]
struct Report {
    stages: Vec<(String, Tally, f64)>,
}

impl Report {
    fn check(&mut self, name: &str, check: impl FnOnce() -> Result<()>) {
        self.stage(name, || match check() {
            Ok(()) => Tally::PASSED,
            Err(error) => {
                eprintln!("{error:#}");
                Tally::FAILED
            }
        });
    }

    fn tests(&mut self, name: &str, command: &mut Command) {
        self.stage(name, || {
            counted(command).unwrap_or_else(|error| {
                eprintln!("{error:#}");
                Tally::FAILED
            })
        });
    }

    fn stage(&mut self, name: &str, stage: impl FnOnce() -> Tally) {
        let start = Instant::now();
        let tally = stage();
        let seconds = start.elapsed().as_secs_f64();
        println!("{}", line(name, tally, seconds));
        self.stages.push((name.to_owned(), tally, seconds));
    }

    fn close(self) -> Result<()> {
        println!("\nPictures of the screens: {}", target().join("screens").display());
        let mut total = Tally::default();
        for (name, tally, seconds) in &self.stages {
            println!("{}", line(name, *tally, *seconds));
            total += *tally;
        }
        println!("{} passed, {} failed", total.passed, total.failed);
        if total.failed > 0 {
            bail!("{} of {} checks and tests failed", total.failed, total.passed + total.failed);
        }
        Ok(())
    }
}

fn line(name: &str, tally: Tally, seconds: f64) -> String {
    let word = if tally.failed == 0 { "ok" } else { "FAILED" };
    format!("{word:6} {name:22} {:5} passed {:3} failed {seconds:7.1} s", tally.passed, tally.failed)
}
