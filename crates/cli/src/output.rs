//! What leaves the program: an answer on standard output, a problem on standard error, a status.

use std::borrow::Cow;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use desk::problem::{Language, Problem};
use serde::Serialize;

use crate::{problems, text};

/// What a command has to say, and whether all is well.
pub struct Answer {
    pub text: String,
    /// `false` gives status 1: a worked example that fails, an import that would be refused.
    pub well: bool,
}

impl Answer {
    pub fn text(text: impl Into<String>) -> Answer {
        Answer { text: text.into(), well: true }
    }

    /// The desk's own types, indented.
    pub fn json(content: &impl Serialize) -> Result<Answer, Problem> {
        let text =
            serde_json::to_string_pretty(content).map_err(|error| problems::internal(&error.to_string()))?;
        Ok(Answer::text(text + "\n"))
    }

    pub fn well(self, well: bool) -> Answer {
        Answer { well, ..self }
    }
}

/// Tells a problem on standard error.
pub fn refuse(problem: &Problem, json: bool, language: Language) {
    let text = match Answer::json(problem) {
        Ok(answer) if json => answer.text,
        _ => text::problem(problem, language),
    };
    // Where standard error is gone, there is nobody left to tell.
    let _ = io::stderr().write_all(harmless(&text).as_bytes());
}

/// Prints the answer and gives the status of the process.
pub fn give(answer: Result<Answer, Problem>, json: bool, language: Language) -> ExitCode {
    let refused = |problem: &Problem| {
        refuse(problem, json, language);
        ExitCode::from(1)
    };
    match answer {
        Ok(answer) => match print(&answer.text) {
            Ok(()) => ExitCode::from(u8::from(!answer.well)),
            Err(error) => refused(&problems::not_written(&error, language)),
        },
        Err(problem) => refused(&problem),
    }
}

/// A reader that has seen enough (`podplan show … | head`) is no fault.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(harmless(text).as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Names come from files of others: they may not command the terminal or turn the direction of writing.
fn harmless(text: &str) -> Cow<'_, str> {
    let harmful = |c: char| {
        (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if text.contains(harmful) { text.replace(harmful, "\u{fffd}").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_does_not_command_the_terminal() {
        assert_eq!(harmless("Ácme\u{1b}[2J\u{202e}\ncafé"), "Ácme\u{fffd}[2J\u{fffd}\ncafé");
    }
}
