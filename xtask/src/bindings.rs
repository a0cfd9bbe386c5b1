use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::process::{cargo, must, root, target};

/// Writes the UI's types anew from the Rust types.
///
/// # Errors
/// When the Rust types do not build, or the files cannot be written.
pub fn write() -> Result<()> {
    let fresh = exported()?;
    let kept = folder();
    fs::create_dir_all(&kept)?;
    for name in files(&kept)?.keys().filter(|name| !fresh.contains_key(*name)) {
        fs::remove_file(kept.join(name))?;
    }
    for (name, text) in &fresh {
        let path = kept.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        // A file that says the same keeps its time, so that nothing is built again for it.
        if fs::read(&path).ok().as_ref() != Some(text) {
            fs::write(&path, text)?;
        }
    }
    println!("{} types in {}", fresh.len(), kept.display());
    Ok(())
}

/// Whether the UI's types say what the Rust types say.
///
/// # Errors
/// When they do not, naming the files.
pub fn check() -> Result<()> {
    let (fresh, kept) = (exported()?, files(&folder())?);
    let names = fresh.keys().chain(kept.keys());
    let mut stale: Vec<&str> =
        names.filter(|name| fresh.get(*name) != kept.get(*name)).map(String::as_str).collect();
    stale.sort_unstable();
    stale.dedup();
    if !stale.is_empty() {
        bail!("ui/src/bindings is out of date: {}. `cargo xtask bindings` writes it anew.", stale.join(", "));
    }
    Ok(())
}

fn folder() -> PathBuf {
    root().join("ui/src/bindings")
}

fn exported() -> Result<BTreeMap<String, Vec<u8>>> {
    let fresh = target().join("bindings");
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    let mut command =
        cargo(["test", "--quiet", "--package", "plan", "--package", "desk", "--lib", "export_bindings"]);
    must(command.env("TS_RS_EXPORT_DIR", &fresh), "The Rust types have to build first.")?;
    files(&fresh)
}

/// Every file below a folder, by its name relative to it.
fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop().filter(|next| next.exists()) {
        for entry in fs::read_dir(&next).with_context(|| format!("{} cannot be read", next.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(found)
}
