//! `podplan import`.

use desk::problem::{Language, Problem};
use desk::request::{ImportOptions, ImportPreview, ImportTarget, RegionOptions};
use desk::{Reading, Session, read_for_import, read_regions};

use super::{changed, open};
use crate::arguments::Import;
use crate::output::Answer;
use crate::text::Deed;
use crate::{problems, text};

pub fn run(import: &Import, language: Language) -> Result<Answer, Problem> {
    let mut session = open(&import.file, language)?;
    let Some(target) = import.target.rows() else { return regions(session, import, language) };
    let reading = read(&session, import, target, language)?;
    if import.preview {
        let mut preview = reading.preview(&session);
        let options = |problem| problems::with_options(problem, language);
        preview.problems = preview.problems.into_iter().map(options).collect();
        let well = preview.problem_count == 0;
        let answer = if import.output.json {
            Answer::json(&preview)?
        } else {
            Answer::text(text::preview(&preview, language))
        };
        return Ok(answer.well(well));
    }
    let done = reading.import(&mut session).map_err(|problem| problems::with_options(problem, language))?;
    changed(&mut session, done, Deed::Made, import.output.json, language)
}

fn regions(mut session: Session, import: &Import, language: Language) -> Result<Answer, Problem> {
    let options = RegionOptions { field: import.name.clone() };
    let reading = read_regions(&session, &import.table, &options)?;
    if import.preview {
        let preview = reading.preview(&mut session)?;
        return if import.output.json {
            Answer::json(&preview)
        } else {
            Ok(Answer::text(text::regions_preview(&preview, language)))
        };
    }
    let done = reading.import(&mut session)?;
    changed(&mut session, done, Deed::Made, import.output.json, language)
}

fn read(
    session: &Session,
    import: &Import,
    target: ImportTarget,
    language: Language,
) -> Result<Reading, Problem> {
    let mut options = ImportOptions {
        sheet: import.sheet.clone(),
        header_row: import.header_row,
        encoding: import.encoding.map(|encoding| encoding.key().to_owned()),
        delimiter: import.delimiter.map(|delimiter| delimiter.key().to_owned()),
        decimal: import.decimal.map(|decimal| decimal.key().to_owned()),
        mapping: None,
        duplicates: import.duplicates.map(Into::into),
    };
    let guessed = read_for_import(session, &import.table, target, &options)?;
    if import.map.is_empty() {
        return Ok(guessed);
    }
    let file = guessed.file.clone();
    let mapping = mapping(&guessed.preview(session), &import.map, language);
    options.mapping = Some(mapping.map_err(|problem| problem.in_file(&file))?);
    read_for_import(session, &import.table, target, &options)
}

/// The guess with what was asked for in its place. A field given to one column is taken from the other that had it.
fn mapping(
    preview: &ImportPreview,
    wanted: &[(String, String)],
    language: Language,
) -> Result<Vec<Option<String>>, Problem> {
    let mut mapping: Vec<Option<String>> =
        preview.columns.iter().map(|column| column.field.clone()).collect();
    for (title, field) in wanted {
        let place = preview.columns.iter().position(|column| column.title.trim() == title.trim());
        let Some(place) = place else {
            let titles: Vec<&str> = preview.columns.iter().map(|column| column.title.as_str()).collect();
            return Err(problems::no_such_column(title, &titles, language));
        };
        if field.is_empty() {
            mapping[place] = None;
            continue;
        }
        if !preview.fields.iter().any(|known| known.key == *field) {
            let keys: Vec<&str> = preview.fields.iter().map(|known| known.key.as_str()).collect();
            return Err(problems::no_such_field(field, &keys, language));
        }
        for other in &mut mapping {
            if other.as_deref() == Some(field) {
                *other = None;
            }
        }
        mapping[place] = Some(field.clone());
    }
    Ok(mapping)
}
