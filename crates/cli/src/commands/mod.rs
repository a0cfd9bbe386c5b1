//! The commands, one a file. Each opens the plan, asks the desk and gives an answer.

mod carve;
mod case;
mod check;
mod edit;
mod export;
mod import;
mod new;
mod presales;
mod show;
mod step;
mod why;

use std::path::Path;

use desk::problem::{Language, Problem};
use desk::request::Refresh;
use desk::view::ViewRequest;
use desk::{Done, Session};
use serde::Serialize;

use crate::arguments::Command;
use crate::output::Answer;
use crate::text::{self, Deed};

pub use case::FileReport;

/// Does what the command says.
pub fn run(command: &Command, language: Language) -> Result<Answer, Problem> {
    match command {
        Command::New(new) => new::run(new, language),
        Command::Import(import) => import::run(import, language),
        Command::Edit(edit) => edit::run(edit, language),
        Command::Show(show) => show::run(show, language),
        Command::Why(asked) => why::run(asked, language),
        Command::Attach(attach) => presales::attach(attach, language),
        Command::Leave(leave) => presales::leave(leave, language),
        Command::Carve(asked) => carve::carve(asked, language),
        Command::Export(export) => export::run(export, language),
        Command::Undo(step) => step::run(step, Session::undo, Deed::TakenBack, language),
        Command::Redo(step) => step::run(step, Session::redo, Deed::BroughtBack, language),
        Command::History(history) => show::history(history, language),
        Command::Check(check) => check::run(check, language),
        Command::Case(case) => case::run(case, language),
    }
}

impl Command {
    /// Whether the command is to answer, and to refuse, in JSON.
    pub fn json(&self) -> bool {
        match self {
            Command::Edit(edit) => edit.output.json,
            Command::Show(show) => show.json,
            Command::New(new) => new.output.json,
            Command::Import(import) => import.output.json,
            Command::Why(asked) => asked.output.json,
            Command::Attach(attach) => attach.output.json,
            Command::Leave(leave) => leave.output.json,
            Command::Carve(asked) => asked.output.json,
            Command::Export(export) => export.output.json,
            Command::Undo(step) | Command::Redo(step) => step.output.json,
            Command::History(history) => history.output.json,
            Command::Check(check) => check.output.json,
            Command::Case(case) => case.output.json,
        }
    }
}

/// What a change did, in JSON.
#[derive(Serialize)]
struct Changed {
    #[serde(flatten)]
    refresh: Refresh,
    /// Of an import: what should be known of the file; of a carving: how good it is, and what it misses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

fn open(file: &Path, language: Language) -> Result<Session, Problem> {
    Session::open(file, language)
}

/// What a change did: in words, or as the window's own refresh with the overview.
fn changed(
    session: &mut Session,
    done: Done,
    deed: Deed,
    json: bool,
    language: Language,
) -> Result<Answer, Problem> {
    if json {
        let view = session.look(&ViewRequest::Overview)?;
        let refresh = Refresh { head: session.head(), view, done: done.label, rows: done.rows };
        return Answer::json(&Changed { refresh, notes: done.notes });
    }
    Ok(Answer::text(text::done(deed, &done, language)))
}
