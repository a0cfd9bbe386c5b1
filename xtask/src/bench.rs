use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::process::{cargo, must, root, target};
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
    let memory = ["run", "--release", "--package", "desk", "--example", "bench", "--", "memory"];
    must(&mut cargo(memory), remedy)?;
    must(&mut cargo(["run", "--release", "--package", "plan", "--example", "pay_bench"]), remedy)?;
    must(&mut cargo(["build", "--release", "--package", "podplan-desktop", "--package", "podplan"]), remedy)?;

    let built = fs::canonicalize(target().join("release"))?;
    let home = tempfile::tempdir()?;
    let plan = home.path().join("example.podplan");
    let mut example = Command::new(built.join("podplan"));
    must(example.args(["new", "--example"]).arg(&plan), "The window is measured with the example plan.")?;
    let cost = window::measure(&built.join("podplan-desktop"), &plan, home.path())?;
    println!("{:38} {:>9.0} ms    aim: 600 ms", "window: start to first content", cost.first_content);
    println!("{:38} {:>9.0} MiB   aim: 350 MiB", "window: memory of all processes (PSS)", cost.memory);
    Ok(())
}

/// Instances by kind, accounts, seats, seed and size in km, as their generator wants them.
const INSTANCES: [(&str, [&str; 6]); 5] = [
    ("terr100", ["terr", "100", "5", "44", "1000", "800"]),
    ("seat1k", ["seat", "1000", "20", "143", "1000", "800"]),
    ("terr10k", ["terr", "10000", "50", "42", "1000", "800"]),
    ("seat10k", ["seat", "10000", "50", "142", "1000", "800"]),
    ("seat100k", ["seat", "100000", "500", "145", "4000", "2500"]),
];

/// What the best balanced territories cost at least, on generated instances, checked by an independent program where that is
/// at hand.
///
/// # Errors
/// When something does not build, or the checker finds another bound.
pub fn carve() -> Result<()> {
    let tools = root().join("../shared/gap");
    if !tools.join("gen_territory.py").exists() {
        println!("SKIPPED: the instances are not here ({}).", tools.display());
        return Ok(());
    }
    let numpy = Command::new("python3").args(["-c", "import numpy"]).output();
    if !numpy.is_ok_and(|tried| tried.status.success()) {
        println!(
            "SKIPPED: the instances are generated and checked by python3 with numpy, which is not here."
        );
        return Ok(());
    }
    let folder = target().join("carve");
    fs::create_dir_all(&folder)?;
    let file = |name: &str, ending: &str| folder.join(name).with_extension(ending);
    for (name, arguments) in INSTANCES {
        if !file(name, "txt").exists() {
            let mut generator = Command::new("python3");
            generator.arg(tools.join("gen_territory.py")).args(arguments).arg(file(name, "txt"));
            must(&mut generator, "The generator needs python3 and numpy.")?;
        }
    }
    let mut files = INSTANCES.map(|(name, _)| file(name, "txt")).to_vec();
    // Of the assignment instances the best known values are published: bound, optimum where it is known, value.
    let known = fs::read_to_string(tools.join("best_known.csv"))?;
    for line in known.lines().skip(1) {
        let name = line.split(',').next().unwrap_or_default();
        fs::copy(tools.join(name).with_extension("txt"), file(name, "txt"))?;
        files.push(file(name, "txt"));
    }
    let example = ["run", "--release", "--package", "carve", "--example", "carve_bench", "--"];
    must(cargo(example).args(files), "The messages above name file and line.")?;
    println!("Assignment instances, best known:\n{known}");
    println!("The checker, in integers of its own:");
    for (name, _) in INSTANCES.into_iter().filter(|(name, _)| *name != "seat100k") {
        let mut checker = Command::new("python3");
        checker.arg(tools.join("verify_certificate.py"));
        let checked =
            checker.args(["txt", "seats", "multipliers"].map(|ending| file(name, ending))).output()?;
        print!("{name:12} {}", String::from_utf8_lossy(&checked.stdout));
    }
    Ok(())
}
