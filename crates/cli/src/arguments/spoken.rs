//! The parser in the user's language.

mod spanish;

use clap::builder::PossibleValue;
use clap::{Arg, Command};
use desk::problem::Language;

use spanish::{HELP, VALUES};

/// Below the help of `podplan why`.
pub const WHY: &str = "\
A number is written as KIND:NAME:FIGURE, the plan's as plan:FIGURE and the region's as region:FIGURE.
KIND is seller, presales, manager (with the name of the team), pool, team or territory; NAME is a name or an id, upper or lower case.
account:EXTERNAL-ID asks why an account stands where it does, and which rules match it.

  podplan why plan.podplan 'seller:\"Seat ENT-03\":variable'
  podplan why plan.podplan pool:Enterprise:poolTarget --depth 0
  podplan why plan.podplan plan:ccos --json
  podplan why plan.podplan account:ACC-0121
  podplan why plan.podplan --list";

fn among(table: &[(&'static str, &'static str)], english: &str) -> Option<&'static str> {
    table.iter().find(|(en, _)| *en == english).map(|(_, es)| *es)
}

/// The parser as it speaks to the user. A value below zero is read as one, so that it is refused as what it is and not as an
/// unknown option.
pub fn spoken(command: Command, language: Language) -> Command {
    let command = negatives(command);
    match language {
        Language::En => command,
        Language::Es => in_spanish(command),
    }
}

/// Options as they are typed, with the values they stand for named in the language.
pub fn spoken_values(options: &str, language: Language) -> String {
    let spoken = |option: &str| match (language, option.split_once(' ')) {
        (Language::Es, Some((flag, value))) => format!("{flag} {}", among(VALUES, value).unwrap_or(value)),
        _ => option.to_owned(),
    };
    options.split(", ").map(spoken).collect::<Vec<_>>().join(", ")
}

fn negatives(command: Command) -> Command {
    let negative =
        |arg: Arg| if arg.get_action().takes_values() { arg.allow_negative_numbers(true) } else { arg };
    command.mut_args(negative).mut_subcommands(negatives)
}

fn in_spanish(mut command: Command) -> Command {
    // Help and version are there only then.
    command.build();
    translated(command)
}

fn translated(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage).to_owned();
    let about = command.get_about().map(ToString::to_string).and_then(|text| among(HELP, &text));
    let after = command.get_after_help().map(ToString::to_string).and_then(|text| among(HELP, &text));
    let usage =
        VALUES.iter().fold(usage, |usage, (en, es)| usage.replace(&format!("<{en}>"), &format!("<{es}>")));
    let usage = usage.replace("[OPTIONS]", "[OPCIONES]").replace("[COMMAND]", "[COMANDO]");
    let usage = usage.replace("<COMMAND>", "<COMANDO>").replace("[NUMBER]", "[NÚMERO]");
    command = command
        .override_usage(usage)
        .help_template("{about-with-newline}\nUso: {usage}\n\n{all-args}{after-help}")
        .subcommand_help_heading("Comandos")
        .mut_args(argument)
        .mut_subcommands(translated);
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    command
}

fn argument(arg: Arg) -> Arg {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let mut text = among(HELP, &help).map_or(help, str::to_owned);
    let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if arg.get_action().takes_values() && !defaults.is_empty() {
        text += &format!(" [si no: {}]", defaults.join(", "));
    }
    let known: Vec<PossibleValue> = arg.get_possible_values();
    if arg.get_action().takes_values() && !known.is_empty() {
        let known: Vec<&str> = known.iter().map(PossibleValue::get_name).collect();
        text += &format!(" [valores: {}]", known.join(", "));
    }
    let names: Option<Vec<&'static str>> = arg
        .get_value_names()
        .map(|names| names.iter().map(|name| among(VALUES, name).unwrap_or("VALOR")).collect());
    let heading = if arg.is_positional() { "Argumentos" } else { "Opciones" };
    let arg = arg.help(text).hide_default_value(true).hide_possible_values(true).help_heading(heading);
    match names {
        Some(names) if arg.get_action().takes_values() => arg.value_names(names),
        _ => arg,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::arguments::Arguments;

    fn untold(command: &Command, missing: &mut Vec<String>) {
        let about = command.get_about().into_iter().chain(command.get_after_help());
        let own = about.chain(command.get_arguments().filter_map(Arg::get_help));
        missing.extend(own.map(ToString::to_string).filter(|text| among(HELP, text).is_none()));
        let names = command.get_arguments().filter(|arg| arg.get_action().takes_values());
        let names = names.flat_map(|arg| arg.get_value_names().unwrap_or_default());
        missing.extend(names.filter(|name| among(VALUES, name).is_none()).map(ToString::to_string));
        command.get_subcommands().filter(|one| one.get_name() != "help").for_each(|one| untold(one, missing));
    }

    #[test]
    fn all_help_is_told_in_spanish() {
        let mut command = Arguments::command();
        command.build();
        let mut missing = Vec::new();
        untold(&command, &mut missing);
        assert_eq!(missing, Vec::<String>::new());
    }

    #[test]
    fn options_hinted_at_are_called_as_in_the_help() {
        let options = "--balance MEASURE:PERCENT, --within any, --move-by-hand";
        assert_eq!(spoken_values(options, Language::En), options);
        let spanish = "--balance MEDIDA:PORCENTAJE, --within any, --move-by-hand";
        assert_eq!(spoken_values(options, Language::Es), spanish);
    }
}
