//! Every habit of this project is a command: `cargo xtask HABIT`.

mod bench;
mod bindings;
mod bundle;
mod icons;
mod lint;
mod machine;
mod nightly;
mod packages;
mod process;
mod run;
mod setup;
mod tally;
mod test;
mod ui;
mod webdriver;
mod window;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask HABIT

  run [FILE]       set up what is missing, build the application and open its window
  test             set up what is missing and run every check and test
  setup [--test]   install what building (or testing) needs
  lint             rustfmt, clippy, svelte-check, tsc
  bindings         write the UI's types anew from the Rust types
  bench [carve]    measure the engine and the window, or the bounds of balanced territories
  nightly          the laws with many more cases, in release
  bundle           make the .deb package
  icons            render the icons anew from icons/icon.svg";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run", files @ ..] => run::run(files),
        ["test"] => test::test(),
        ["setup"] => setup::for_building(),
        ["setup", "--test"] => setup::for_testing(),
        ["lint"] => lint::lint(),
        ["bindings"] => bindings::write(),
        ["bench"] => bench::bench(),
        ["bench", "carve"] => bench::carve(),
        ["nightly"] => nightly::nightly(),
        ["bundle"] => bundle::bundle(),
        ["icons"] => icons::render(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("There is no such habit: {}\n\n{USAGE}", words.join(" "));
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
