//! `podplan case`.

use std::fs;

use desk::problem::{Language, Problem};
use plan::case::{Case, CaseReport};
use serde::{Deserialize as _, Serialize};

use crate::arguments;
use crate::output::Answer;
use crate::{problems, text};

/// The reports of one file; `case --json` prints a list of these.
#[derive(Serialize)]
pub struct FileReport {
    pub file: String,
    pub cases: Vec<CaseReport>,
}

pub fn run(case: &arguments::Case, language: Language) -> Result<Answer, Problem> {
    let mut files = Vec::with_capacity(case.files.len());
    for path in &case.files {
        let file = problems::name_of(path);
        let shown = path.display().to_string();
        let text =
            fs::read_to_string(path).map_err(|error| problems::unreadable(&shown, &error, language))?;
        let cases = parse(&text).map_err(|detail| problems::not_a_case(&file, &detail, language))?;
        files.push(FileReport { file, cases: cases.iter().map(plan::case::run).collect() });
    }
    let well = files.iter().flat_map(|file| &file.cases).all(|report| report.passed);
    let answer =
        if case.output.json { Answer::json(&files)? } else { Answer::text(text::cases(&files, language)) };
    Ok(answer.well(well))
}

/// A file holds one case, or several with a line `---` between them.
fn parse(text: &str) -> Result<Vec<Case>, String> {
    let documents = serde_norway::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
    documents.map(Case::deserialize).collect::<Result<_, _>>().map_err(|error| error.to_string())
}
