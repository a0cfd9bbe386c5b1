//! `podplan`: a plan without a window. Each command opens the file, asks the desk, and prints what it says as text for
//! people or as the desk's own JSON (`docs/json.md`). Nothing is computed here.

mod arguments;
mod commands;
mod figures;
mod malformed;
mod output;
mod problems;
mod text;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};
use desk::problem::{Language, Problem};

use arguments::{Arguments, spoken};
use usage::Wrong;

fn main() -> ExitCode {
    let line: Vec<OsString> = std::env::args_os().collect();
    let spoken_here = usage::language(&line);
    let parsed = spoken(Arguments::command(), spoken_here)
        .try_get_matches_from(&line)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let command = Arguments::command();
    let wrong = Wrong { command: &command, line: &line, language: spoken_here };
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(help) if usage::is_help(&help) => {
            // Nobody may be listening any more; the status is told all the same.
            let _ = help.print();
            return ExitCode::from(u8::try_from(help.exit_code()).unwrap_or(2));
        }
        Err(error) => return usage_refused(&wrong.problem(&error), &wrong),
    };
    if let Some(idle) = arguments.idle() {
        return usage_refused(&wrong.idle(&idle), &wrong);
    }
    let language = arguments.lang.map_or_else(Language::of_system, Into::into);
    let json = arguments.command.json();
    let answer = commands::run(&arguments.command, language);
    output::give(answer, json, language)
}

fn usage_refused(problem: &Problem, wrong: &Wrong<'_>) -> ExitCode {
    let json = wrong.line.iter().any(|word| word == "--json");
    output::refuse(problem, json, wrong.language);
    ExitCode::from(2)
}
