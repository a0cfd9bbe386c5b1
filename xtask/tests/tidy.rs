//! Holds the rules of the house that no compiler holds (ARCHITECTURE.md).

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test says what is wrong by failing
use std::fs;
use std::path::{Path, PathBuf};

/// Who may depend on whom inside the workspace; tests may use more.
const ALLOWED: [(&str, &[&str]); 9] = [
    ("crates/carve", &[]),
    ("crates/places", &[]),
    ("crates/plan", &[]),
    ("crates/exchange", &[]),
    ("crates/forecast", &[]),
    ("crates/store", &["plan"]),
    ("crates/desk", &["plan", "store", "exchange", "forecast", "places", "carve"]),
    ("crates/cli", &["plan", "desk", "store", "exchange"]),
    (".", &["desk"]),
];
const CRATES: [&str; 8] = ["carve", "places", "plan", "exchange", "forecast", "store", "desk", "podplan"];
/// A file longer than this deserves a look.
const LONG: usize = 400;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["node_modules", "dist", "target", "bindings", "messages", "gen"].contains(&name.as_str()) {
                files(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
}

fn sources(folders: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in folders {
        files(&root().join(folder), endings, &mut found);
    }
    let name = |path: &Path| path.strip_prefix(root()).unwrap_or(path).display().to_string();
    found.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn dependencies_run_one_way() {
    for (folder, allowed) in ALLOWED {
        let manifest = fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
        let section = manifest.split("\n[dependencies]").nth(1).unwrap_or("");
        let section = section.split("\n[").next().unwrap_or("");
        for line in section.lines() {
            let name = line.split(['.', ' ', '=']).next().unwrap_or("");
            let ours = CRATES.contains(&name);
            assert!(!ours || allowed.contains(&name), "{folder} must not depend on {name}");
        }
    }
}

#[test]
fn plan_is_pure() {
    let forbidden =
        ["f32", "f64", "std::fs", "std::io", "std::net", "std::thread", "std::time", "SystemTime"];
    for (file, text) in sources(&["crates/plan/src"], &[".rs"]) {
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            let words = || code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
            for word in forbidden {
                let hit =
                    words().any(|found| found == word || (word.contains(':') && found.starts_with(word)));
                assert!(!hit, "{file}:{}: `{word}` in the domain", number + 1);
            }
        }
    }
}

#[test]
fn one_file_of_the_window_knows_tauri() {
    for (file, text) in sources(&["ui/src"], &[".ts", ".svelte"]) {
        if !file.ends_with("ui/src/desk.ts") {
            assert!(!text.contains("@tauri-apps/"), "{file} imports @tauri-apps; ask desk.ts instead");
        }
    }
}

#[test]
fn nothing_is_muted() {
    let muted = [
        "#[ignore",
        "todo!(",
        "unimplemented!(",
        "@ts-ignore",
        "@ts-nocheck",
        "as any;",
        "as any)",
        "test.skip(",
        "it.skip(",
        "describe.skip(",
    ];
    let this = "tidy.rs";
    for (file, text) in
        sources(&["crates", "src-tauri", "xtask", "ui/src", "ui/tests"], &[".rs", ".ts", ".svelte", ".mjs"])
    {
        if file.ends_with(this) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let found = muted.iter().any(|word| line.contains(word));
            assert!(!found, "{file}:{}: muted or unfinished: {}", number + 1, line.trim());
        }
    }
}

#[test]
fn long_files_are_named() {
    for (file, text) in sources(&["crates", "src-tauri", "xtask/src", "ui/src"], &[".rs", ".ts", ".svelte"]) {
        let lines = text.lines().count();
        if lines > LONG {
            println!("{file} has {lines} lines: does it hold one subject?");
        }
    }
}

/// A benchmark that is gone would be missed only when somebody measures.
#[test]
fn what_the_habits_run_is_there() {
    let mut found = 0;
    for (source, text) in sources(&["xtask/src"], &["rs"]) {
        let words: Vec<&str> = text.split('"').collect();
        for run in words.windows(7) {
            if let ["--package", _, package, _, "--example", _, example] = run {
                let file = root().join(format!("crates/{package}/examples/{example}.rs"));
                assert!(file.exists(), "{source} runs {example} of {package}, which is not there");
                found += 1;
            }
        }
    }
    assert!(found >= 4, "{found}");
}
