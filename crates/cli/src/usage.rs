//! A command line that cannot be followed, in words. Codes `usage.*`; the status is 2.

use std::any::TypeId;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};
use desk::problem::{Language, Problem};
use desk::words::numbers::count;

use crate::arguments::Idle;
use crate::problems::say;

/// What is wrong with a line, for `command`, which knows all that could have been written.
pub struct Wrong<'a> {
    pub command: &'a Command,
    pub line: &'a [OsString],
    pub language: Language,
}

/// Whether the parser has nothing to complain of: help was asked for, or nothing was.
pub fn is_help(error: &clap::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    )
}

/// The language asked for on a line that may not be readable otherwise.
pub fn language(line: &[OsString]) -> Language {
    let mut texts = line.iter().map(|text| text.to_string_lossy());
    let mut said = None;
    while let Some(text) = texts.next() {
        match text.strip_prefix("--lang") {
            Some("") => said = texts.next().map(|text| text.into_owned()),
            Some(rest) => said = rest.strip_prefix('=').map(str::to_owned),
            None => {}
        }
    }
    match said.as_deref() {
        Some("en") => Language::En,
        Some("es") => Language::Es,
        _ => Language::of_system(),
    }
}

impl Wrong<'_> {
    pub fn problem(&self, error: &clap::Error) -> Problem {
        let language = self.language;
        let text = |kind| match error.get(kind) {
            Some(ContextValue::String(text)) => text.as_str(),
            Some(ContextValue::Strings(texts)) => texts.first().map_or("", String::as_str),
            _ => "",
        };
        let list = |kind| match error.get(kind) {
            Some(ContextValue::Strings(texts)) => texts.join(", "),
            Some(ContextValue::String(text)) => text.clone(),
            _ => String::new(),
        };
        let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
        let option = argument.split(' ').next().unwrap_or_default();
        match error.kind() {
            ErrorKind::UnknownArgument => {
                let like = text(ContextKind::SuggestedArg);
                Problem::new(
                    "usage.unknown",
                    say!(language, "“{option}” is not known here.", "«{option}» no se conoce aquí."),
                    self.like(like),
                )
            }
            ErrorKind::InvalidSubcommand => {
                let name = text(ContextKind::InvalidSubcommand);
                Problem::new(
                    "usage.unknownCommand",
                    say!(language, "There is no command “{name}”.", "No existe el comando «{name}»."),
                    self.like(text(ContextKind::SuggestedSubcommand)),
                )
            }
            ErrorKind::InvalidValue if value.is_empty() => Problem::new(
                "usage.valueMissing",
                say!(language, "{option} needs a value.", "{option} necesita un valor."),
                self.one_of(&list(ContextKind::ValidValue)),
            ),
            ErrorKind::InvalidValue => {
                self.not_a_value(option, value, self.one_of(&list(ContextKind::ValidValue)))
            }
            ErrorKind::ValueValidation => self.not_a_value(option, value, self.form(option)),
            ErrorKind::MissingRequiredArgument => {
                let missing = list(ContextKind::InvalidArg);
                Problem::new(
                    "usage.missing",
                    say!(language, "Missing: {missing}.", "Falta: {missing}."),
                    self.see_help(),
                )
            }
            ErrorKind::ArgumentConflict if list(ContextKind::PriorArg) == argument => Problem::new(
                "usage.twice",
                say!(language, "{option} can be given once only.", "{option} solo se puede indicar una vez."),
                self.see_help(),
            ),
            ErrorKind::ArgumentConflict => {
                let other = named(&list(ContextKind::PriorArg));
                Problem::new(
                    "usage.conflict",
                    say!(
                        language,
                        "{option} cannot be used together with {other}.",
                        "{option} no se puede usar junto con {other}."
                    ),
                    say!(language, "Leave one of them out.", "Omita uno de ellos."),
                )
            }
            _ => Problem::new(
                "usage.wrong",
                say!(language, "This line cannot be read.", "Esta línea no se puede leer."),
                self.see_help(),
            ),
        }
    }

    /// An option that the rest of the line leaves without effect.
    pub fn idle(&self, idle: &Idle) -> Problem {
        let (language, Idle { option, with, .. }) = (self.language, idle);
        let message = if idle.needed {
            say!(language, "{option} is for {with} only.", "{option} es solo para {with}.")
        } else {
            say!(language, "{option} is not for {with}.", "{option} no es para {with}.")
        };
        Problem::new("usage.idle", message, say!(language, "Leave it out.", "Omítalo."))
    }

    fn not_a_value(&self, option: &str, value: &str, remedy: String) -> Problem {
        let message = say!(
            self.language,
            "“{value}” is no value for {option}.",
            "«{value}» no es un valor de {option}."
        );
        Problem::new("usage.notAValue", message, remedy)
    }

    /// What was written on the line, and what it looks like.
    fn like(&self, like: &str) -> String {
        let help = self.see_help();
        match like {
            "" => help,
            like => say!(self.language, "Is {like} meant? {help}", "¿Quiso decir {like}? {help}"),
        }
    }

    fn one_of(&self, values: &str) -> String {
        match values {
            "" => self.see_help(),
            values => {
                say!(self.language, "Write one of: {values}.", "Escriba uno de: {values}.")
            }
        }
    }

    fn see_help(&self) -> String {
        let name = self.asked().map_or_else(String::new, |command| format!("{} ", command.get_name()));
        say!(
            self.language,
            "`podplan {name}--help` shows what can be written.",
            "`podplan {name}--help` muestra qué se puede escribir."
        )
    }

    /// What a value of the option looks like.
    fn form(&self, option: &str) -> String {
        let language = self.language;
        let Some(arg) = self.asked().and_then(|command| argument(command, option)) else {
            return self.see_help();
        };
        let of = arg.get_value_parser().type_id();
        let percent =
            || arg.get_value_names().is_some_and(|names| names.iter().any(|name| name == "PERCENT"));
        let most = match option {
            "--map" => {
                return say!(
                    language,
                    "Write it as \"Column title=field\".",
                    "Escríbalo así: \"Título de columna=campo\"."
                );
            }
            "--balance" => {
                let most = count(MOST_PERCENT, language);
                return say!(
                    language,
                    "Write a measure and a whole percentage from 0 to {most}, as in potential:10 or workload:15!; measures are potential, \
                     workload, accounts, customers and last-bookings.",
                    "Escriba una medida y un porcentaje entero de 0 a {most}, como potential:10 o workload:15!; las medidas son potential, \
                     workload, accounts, customers y last-bookings."
                );
            }
            _ if percent() => MOST_PERCENT,
            _ if of == TypeId::of::<u16>() => u16::MAX.into(),
            _ if of == TypeId::of::<u32>() || of == TypeId::of::<usize>() => u32::MAX.into(),
            _ => return self.see_help(),
        };
        let most = count(most, language);
        say!(language, "Write a whole number from 0 to {most}.", "Escriba un número entero de 0 a {most}.")
    }

    /// The command that the line begins with.
    fn asked(&self) -> Option<&Command> {
        let words = self.line.iter().skip(1).filter_map(|word| word.to_str());
        words.filter(|word| !word.starts_with('-')).find_map(|word| self.command.find_subcommand(word))
    }
}

/// The largest percentage that an option takes.
pub const MOST_PERCENT: u64 = 1_000;

/// Options without what stands for their values.
fn named(options: &str) -> String {
    let names = options.split(", ").map(|option| option.split(' ').next().unwrap_or_default());
    names.collect::<Vec<_>>().join(", ")
}

fn argument<'c>(command: &'c Command, option: &str) -> Option<&'c Arg> {
    let name = option.strip_prefix("--")?;
    command.get_arguments().find(|arg| arg.get_long() == Some(name))
}
