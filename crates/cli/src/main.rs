//! `podplan`: a plan without a window. Each command opens the file, asks the desk, and prints what it says as text for
//! people or as the desk's own JSON (`docs/json.md`). Nothing is computed here.

mod arguments;
mod commands;
mod figures;
mod output;
mod problems;
mod text;

use std::process::ExitCode;

use clap::Parser as _;
use desk::problem::Language;

use arguments::Arguments;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse().and_then(Arguments::sound) {
        Ok(arguments) => arguments,
        Err(usage) => {
            // Nobody may be listening any more; the status is told all the same.
            let _ = usage.print();
            return ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2));
        }
    };
    let language = arguments.lang.map_or_else(Language::of_system, Into::into);
    let json = arguments.command.json();
    let answer = commands::run(&arguments.command, language);
    output::give(answer, json, language)
}
