use std::fs;

use anyhow::Result;

use crate::process::{cargo, must, target};
use crate::{setup, ui, window};

/// Measures the engine on a plan of 100,000 accounts and the pay of 500 people, then the window with the example plan.
///
/// # Errors
/// When something does not build or cannot be measured.
pub fn bench() -> Result<()> {
    setup::for_testing()?;
    ui::build()?;
    let remedy = "The messages above name file and line.";
    must(&mut cargo(["run", "--release", "--package", "desk", "--example", "bench"]), remedy)?;
    must(&mut cargo(["run", "--release", "--package", "plan", "--example", "pay_bench"]), remedy)?;
    must(&mut cargo(["build", "--release", "--package", "podplan-desktop", "--package", "podplan"]), remedy)?;

    let built = fs::canonicalize(target().join("release"))?;
    let home = tempfile::tempdir()?;
    let plan = home.path().join("example.podplan");
    let mut example = std::process::Command::new(built.join("podplan"));
    must(example.args(["new", "--example"]).arg(&plan), "The window is measured with the example plan.")?;
    let cost = window::measure(&built.join("podplan-desktop"), &plan, home.path())?;
    println!("{:38} {:>9.0} ms    aim: 600 ms", "window: start to first content", cost.first_content);
    println!("{:38} {:>9.0} MiB   aim: 350 MiB", "window: memory of all processes (PSS)", cost.memory);
    Ok(())
}
