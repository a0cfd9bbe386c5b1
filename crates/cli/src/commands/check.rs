//! `podplan check`.

use desk::problem::{Language, Problem};
use desk::request::Head;
use desk::view::{View, ViewRequest};
use desk::words::FoundText;
use serde::Serialize;

use super::open;
use crate::arguments::Check;
use crate::output::Answer;
use crate::{problems, text};

/// What `check --json` prints: the file is whole, and this is doubtful in the plan.
#[derive(Serialize)]
struct Checked<'a> {
    head: &'a Head,
    findings: &'a [FoundText],
}

pub fn run(check: &Check, language: Language) -> Result<Answer, Problem> {
    let mut session = open(&check.file, language)?;
    // Opening holds every row against its seal, but reads the pages of a large file only where a crash left a log. A
    // copy reads them all, and is itself checked before it gets its name.
    let passing = tempfile::tempdir().map_err(|error| problems::no_temporary_folder(&error, language))?;
    session.save_copy(&passing.path().join(session.file_name()))?;
    session.history(0, u32::MAX)?;
    let findings = match session.look(&ViewRequest::Overview)? {
        View::Overview(overview) => overview.findings,
        _ => Vec::new(),
    };
    let head = session.head();
    if check.output.json {
        return Answer::json(&Checked { head: &head, findings: &findings });
    }
    Ok(Answer::text(text::checked(&head, &findings, language)))
}
