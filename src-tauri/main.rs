//! `podplan-desktop [--safe-graphics] [PLAN.podplan]`

// On Windows a release build opens no console beside its window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use podplan_desktop::{Start, run};

fn main() -> ExitCode {
    let folder = std::env::current_dir().unwrap_or_default();
    let start = Start::from_arguments(&folder, std::env::args_os().skip(1));
    match run(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Podplan could not open its window: {error}");
            eprintln!("If the display driver is at fault, start it with --safe-graphics.");
            ExitCode::FAILURE
        }
    }
}
