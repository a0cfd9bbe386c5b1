//! Tables into the plan: columns matched, every bad row named, all or nothing.

mod cells;
mod counting;
mod fields;
mod regions;

use std::collections::HashMap;
use std::path::Path;

use exchange::{Cell, DecimalStyle, Field, ReadOptions, Table, TableRow, guess_columns, read_table};
use plan::edit::Edit;
use plan::refusal::Refusal;
use serde::de::DeserializeOwned;

use crate::problem::{Language, Place, Problem};
use crate::request::{ImportColumn, ImportOptions, ImportPreview, ImportTarget};
use crate::session::{Done, Session};
use crate::words;
use counting::{Counted, count, leave_out_duplicates};
use fields::{
    choices, given_fields, key, key_column, key_fields, kind_of, our_field, parsed, percent, text_of,
    title_of,
};

pub use regions::{RegionReading, read_regions};

/// Rows shown in a preview, and problems listed in it.
const SHOWN_ROWS: usize = 12;
const SHOWN_PROBLEMS: usize = 500;

/// A table read for an import: what would come in, and what cannot.
pub struct Reading {
    /// File name.
    pub file: String,
    table: Table,
    target: ImportTarget,
    fields: Vec<Option<(Field, u8)>>,
    styles: Vec<Option<DecimalStyle>>,
    edit: Option<Edit>,
    /// Rows left out because another one with the same key comes in.
    duplicates: u32,
    /// Rows in the plan that would be new and changed, and known keys that the file lacks.
    counts: Counted,
    pub problems: Vec<Problem>,
}

/// Reads and checks a table against the open plan; nothing is changed. A file that cannot be read at all is a problem.
pub fn read_for_import(
    session: &Session,
    path: &Path,
    target: ImportTarget,
    options: &ImportOptions,
) -> Result<Reading, Problem> {
    let language = session.language;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let table = read_table(path, &read_options(options))
        .map_err(|problem| words::table_problem(&problem, &file, language))?;
    let fields = match &options.mapping {
        Some(mapping) => given_fields(mapping, table.headers.len()),
        None => guess_columns(&table.headers, &table.rows, kind_of(target))
            .into_iter()
            .map(|guess| guess.map(|guess| (guess.field, percent(guess.confidence))))
            .collect(),
    };
    // A field that this kind of row does not have is as good as none.
    let ours = |(field, _): &(Field, u8)| our_field(target, *field).is_some();
    let fields: Vec<Option<(Field, u8)>> = fields.into_iter().map(|field| field.filter(ours)).collect();
    let wanted = options.decimal.as_deref().and_then(parsed::<DecimalStyle>);
    let mut table = table;
    let duplicates =
        options.duplicates.map_or(0, |keep| leave_out_duplicates(&mut table, target, &fields, keep));
    let mut reading = Reading {
        file,
        target,
        duplicates,
        styles: Vec::new(),
        edit: None,
        counts: Counted::default(),
        problems: Vec::new(),
        fields,
        table,
    };
    reading.check(session, wanted);
    Ok(reading)
}

impl Reading {
    /// SHA-256 of the file that was read.
    pub fn digest(&self) -> &str {
        &self.table.digest
    }

    /// Brings the table in, as one step of undo.
    pub fn import(self, session: &mut Session) -> Result<Done, Problem> {
        if !self.problems.is_empty() {
            let count = self.problems.len();
            let problem = words::rows_refused(count, session.language).in_file(&self.file);
            let details = self.problems.into_iter().take(SHOWN_PROBLEMS).collect();
            return Err(Problem { details, ..problem });
        }
        let notes = self.notes(session.language);
        let done = match self.edit {
            Some(edit) => session.edit(&[edit])?,
            None => Done::default(),
        };
        Ok(Done { notes, ..done })
    }

    /// What a person decides on: columns, counts, the first rows, every problem.
    pub fn preview(&self, session: &Session) -> ImportPreview {
        let language = session.language;
        let table = &self.table;
        let rows = table.rows.len() as u32;
        let columns = table
            .headers
            .iter()
            .enumerate()
            .map(|(place, title)| ImportColumn {
                title: title.clone(),
                field: self.fields[place].map(|(field, _)| key(field)),
                confidence: self.fields[place].map_or(0, |(_, confidence)| confidence),
                samples: self.samples(place),
                decimal: self.styles.get(place).copied().flatten().map(|style| text_of(&style)),
            })
            .collect();
        let sample = table.rows.iter().take(SHOWN_ROWS).map(texts).collect();
        ImportPreview {
            file: self.file.clone(),
            sheets: table.sheets.clone(),
            sheet: table.sheet.clone(),
            header_row: table.header_row,
            encoding: table.encoding.map(|encoding| text_of(&encoding)),
            delimiter: table.delimiter.map(|delimiter| text_of(&delimiter)),
            columns,
            fields: choices(self.target, language),
            rows,
            sample,
            new_rows: self.counts.new,
            changed_rows: self.counts.changed,
            unchanged_rows: if self.problems.is_empty() {
                rows.saturating_sub(self.counts.new + self.counts.changed)
            } else {
                0
            },
            missing_rows: self.counts.missing,
            duplicate_rows: self.duplicates,
            problem_count: self.problems.len() as u32,
            problems: self.problems.iter().take(SHOWN_PROBLEMS).cloned().collect(),
            notes: self.notes(language),
        }
    }

    fn notes(&self, language: Language) -> Vec<String> {
        let of_table = self.table.notes.iter().map(|note| words::note(note, language).1);
        let teams = (!self.counts.teams.is_empty()).then(|| words::teams_made(&self.counts.teams, language));
        let turned =
            (self.counts.turned > 0).then(|| words::coordinates_turned(self.counts.turned, language));
        of_table.chain(teams).chain(turned).collect()
    }

    fn samples(&self, column: usize) -> Vec<String> {
        let filled =
            self.table.rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.is_blank());
        filled.take(3).map(|cell| cell.text().to_owned()).collect()
    }

    fn check(&mut self, session: &Session, wanted: Option<DecimalStyle>) {
        let language = session.language;
        let mut used: Vec<(usize, Field)> = self
            .fields
            .iter()
            .enumerate()
            .filter_map(|(place, field)| Some((place, field.as_ref()?.0)))
            .collect();
        self.styles = vec![None; self.fields.len()];
        let known = match key_column(self.target, &self.fields) {
            Some((_, Field::ExternalId)) => None,
            Some((place, _)) => {
                used.push((place, Field::ExternalId));
                Some(keys_by_name(session, self.target))
            }
            None => {
                let title = title_of(self.target, key_fields(self.target)[0], language);
                self.problems.push(words::key_column_missing(&title, language).in_file(&self.file));
                return;
            }
        };
        let orders = self.settle_styles(&used, wanted, language);
        if !self.problems.is_empty() {
            return;
        }
        let mut rows = Vec::with_capacity(self.table.rows.len());
        for row in &self.table.rows {
            match self.canonical(row, &used, &orders, language) {
                Ok(mut texts) => {
                    if let (Some(known), Some(key)) = (&known, texts.last_mut())
                        && let Some(own) = known.get(key.as_str())
                    {
                        *key = (*own).to_owned();
                    }
                    rows.push(texts);
                }
                Err(mut bad) => {
                    self.problems.append(&mut bad);
                    // Keeps the places of later rows; the edit is thrown away anyhow.
                    rows.push(Vec::new());
                }
            }
        }
        let edit = as_edit(self.target, &used, rows);
        match session.plan().changes(&edit) {
            Ok(changes) if self.problems.is_empty() => {
                self.counts = count(session, &edit, &changes);
                self.edit = Some(edit);
            }
            Ok(_) => {}
            Err(refusal) => self.note_refusal(session, &refusal, &used),
        }
        self.problems.sort_by_key(|problem| problem.place.row);
    }

    fn note_refusal(&mut self, session: &Session, refusal: &Refusal, used: &[(usize, Field)]) {
        let worded = session.refused(refusal);
        let Refusal::BadCells { cells } = refusal else {
            self.problems.push(worded.in_file(&self.file));
            return;
        };
        let spoilt: std::collections::HashSet<u32> =
            self.problems.iter().filter_map(|p| p.place.row).collect();
        for (cell, problem) in cells.iter().zip(worded.details) {
            let line = self.table.rows[cell.row].line;
            // Rows already named above would be named again for their emptiness.
            if !spoilt.contains(&line) {
                let first = match cell.problem {
                    plan::refusal::CellProblem::KeyTwice { first_row } => self.table.rows.get(first_row),
                    _ => None,
                };
                let problem = match first {
                    Some(first) => {
                        let decimals = session.plan().info.decimals;
                        let said = words::cell_problem(
                            &cell.problem,
                            &cell.text,
                            Some(first.line),
                            decimals,
                            session.language,
                        );
                        Problem::new(said.0, said.1, said.2)
                    }
                    None => problem,
                };
                let title =
                    used.get(cell.column).map_or("", |(place, _)| self.table.headers[*place].as_str());
                self.problems.push(placed(problem, &self.file, &self.table, Some(line), title));
            }
        }
    }
}

/// The keys of the people already in the plan, so that a list of names changes them instead of doubling them.
fn keys_by_name(session: &Session, target: ImportTarget) -> HashMap<&str, &str> {
    let facts = &session.plan().facts;
    match target {
        ImportTarget::Accounts => HashMap::new(),
        ImportTarget::Sellers => {
            facts.sellers.iter().map(|one| (one.name.as_str(), one.external_id.as_str())).collect()
        }
        ImportTarget::Presales => {
            facts.presales.iter().map(|one| (one.name.as_str(), one.external_id.as_str())).collect()
        }
    }
}

fn placed(problem: Problem, file: &str, table: &Table, row: Option<u32>, column: &str) -> Problem {
    let column = if column.is_empty() { None } else { Some(column.to_owned()) };
    let place = Place { file: Some(file.to_owned()), sheet: table.sheet.clone(), row, column };
    Problem { place, ..problem }
}

fn as_edit(target: ImportTarget, used: &[(usize, Field)], rows: Vec<Vec<String>>) -> Edit {
    fn ours<T: DeserializeOwned>(used: &[(usize, Field)]) -> Vec<T> {
        used.iter().filter_map(|(_, field)| parsed(&key(*field))).collect()
    }
    match target {
        ImportTarget::Accounts => Edit::ImportAccounts { columns: ours(used), rows },
        ImportTarget::Sellers => Edit::ImportSellers { columns: ours(used), rows },
        ImportTarget::Presales => Edit::ImportPresales { columns: ours(used), rows },
    }
}

fn read_options(options: &ImportOptions) -> ReadOptions {
    ReadOptions {
        encoding: options.encoding.as_deref().and_then(parsed),
        delimiter: options.delimiter.as_deref().and_then(parsed),
        decimal: options.decimal.as_deref().and_then(parsed),
        sheet: options.sheet.clone(),
        header_row: options.header_row,
        hidden_rows: false,
    }
}

fn texts(row: &TableRow) -> Vec<String> {
    row.cells.iter().map(Cell::text).map(str::to_owned).collect()
}
