//! `podplan new`.

use desk::problem::{Language, Problem};
use desk::{Desk, Folders, Session};
use serde_json::{Value, json};

use super::open;
use crate::arguments::New;
use crate::output::Answer;
use crate::{problems, text};

pub fn run(new: &New, language: Language) -> Result<Answer, Problem> {
    let session = if new.example {
        Session::create(&new.file, &plan::example::example(), language)?
    } else {
        create(new, language)?;
        open(&new.file, language)?
    };
    let head = session.head();
    if new.output.json { Answer::json(&head) } else { Ok(Answer::text(text::head(&head, language))) }
}

/// The same request as the window's, so that both make the same plan. The window's own settings are left alone: this
/// desk keeps its in a folder that is gone at the end.
fn create(new: &New, language: Language) -> Result<(), Problem> {
    let passing = tempfile::tempdir().map_err(|error| problems::no_temporary_folder(&error, language))?;
    let folder = passing.path().to_owned();
    let mut desk = Desk::new(Folders { settings: folder.clone(), documents: folder });
    ask(
        &mut desk,
        &json!({
            "type": "setSettings",
            "settings": { "language": language, "theme": "system", "density": "default" }
        }),
    )?;
    let company_plan = match &new.company_plan {
        Some(text) => {
            let amount: Result<plan::money::Money, _> = text.parse();
            Some(amount.map_err(|_| problems::not_an_amount(text, language))?)
        }
        None => None,
    };
    let stem = || new.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let file = desk.grant(new.file.clone());
    ask(
        &mut desk,
        &json!({
            "type": "newPlan",
            "file": file,
            "name": new.name.clone().unwrap_or_else(stem),
            "currency": new.currency,
            "yearStart": new.year_start,
            "companyPlan": company_plan,
        }),
    )
}

fn ask(desk: &mut Desk, request: &Value) -> Result<(), Problem> {
    let answer: Value = serde_json::from_str(&desk.ask(&request.to_string()))
        .map_err(|e| problems::internal(&e.to_string()))?;
    match answer.get("problem") {
        Some(problem) => {
            Err(serde_json::from_value(problem.clone()).map_err(|e| problems::internal(&e.to_string()))?)
        }
        None => Ok(()),
    }
}
