use std::path::Path;

use anyhow::Result;

use crate::process::{cargo, must, root};

const CASES: &str = "100000";

/// Tries the laws of every crate with far more cases than a test run has time for.
///
/// # Errors
/// When a law is broken; the case found is kept in the crate's `proptest-regressions`.
pub fn nightly() -> Result<()> {
    for name in ["plan", "store", "exchange", "desk"] {
        if !has_laws(&root().join("crates").join(name)) {
            continue;
        }
        must(
            cargo(["test", "--release", "--package", name, "--test", "laws"]).env("PROPTEST_CASES", CASES),
            "The smallest case that breaks the law is printed above.",
        )?;
    }
    Ok(())
}

fn has_laws(folder: &Path) -> bool {
    folder.join("tests/laws.rs").exists() || folder.join("tests/laws/main.rs").exists()
}
