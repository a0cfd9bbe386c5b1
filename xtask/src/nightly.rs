use std::path::Path;

use anyhow::{Context, Result};

use crate::process::{cargo, found, must, root};

const CASES: &str = "100000";
const SMALLEST: &str = "The smallest case that breaks the law is printed above.";

/// Tries the laws of every crate with far more cases than a test run has time for, and holds pay against the independent
/// calculator as often.
///
/// # Errors
/// When a law is broken, or a payment differs; the messages name the case.
pub fn nightly() -> Result<()> {
    for name in ["plan", "store", "exchange", "desk"] {
        if !has_laws(&root().join("crates").join(name)) {
            continue;
        }
        must(
            cargo(["test", "--release", "--package", name, "--test", "laws"]).env("PROPTEST_CASES", CASES),
            SMALLEST,
        )?;
    }
    // Its laws lie beside the code as well.
    must(cargo(["test", "--release", "--package", "carve"]).env("PROPTEST_CASES", CASES), SMALLEST)?;
    found(&["python3"]).context("The reference for pay needs python3: install it, then run this again.")?;
    must(
        cargo(["test", "--release", "--package", "plan", "--test", "pay_reference", "--", "--nocapture"])
            .env("PODPLAN_PAY_CASES", CASES),
        "The first cases that differ are printed above, with what each side pays.",
    )
}

fn has_laws(folder: &Path) -> bool {
    folder.join("tests/laws.rs").exists() || folder.join("tests/laws/main.rs").exists()
}
