//! CSV for the spreadsheet programs of different countries.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::file::write_file;
use super::limits;
use super::problem::WriteProblem;
use super::sheet::{Sheet, Value, decimal_text};
use crate::number::DecimalStyle;
use crate::read::Delimiter;

/// How CSV has to look to be opened by a double-click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvProfile {
    pub delimiter: Delimiter,
    pub decimal: DecimalStyle,
    /// Whether the file begins with the mark that tells spreadsheet programs that it is UTF-8.
    pub mark: bool,
}

impl CsvProfile {
    /// Comma and decimal point, as in the United States, Mexico or the United Kingdom.
    pub const POINT: CsvProfile =
        CsvProfile { delimiter: Delimiter::Comma, decimal: DecimalStyle::Point, mark: true };
    /// Semicolon and decimal comma, as in Spain, Argentina, Germany or France.
    pub const COMMA: CsvProfile =
        CsvProfile { delimiter: Delimiter::Semicolon, decimal: DecimalStyle::Comma, mark: true };
}

/// Writes each sheet as `NAME.csv` into the folder and gives back the paths in order.
///
/// Nothing is written if any sheet is refused; each file by itself is replaced as a whole or not at all.
pub fn csv_files(sheets: &[Sheet], folder: &Path, profile: CsvProfile) -> Result<Vec<PathBuf>, WriteProblem> {
    limits::check(sheets)?;
    let contents: Vec<(PathBuf, Vec<u8>)> = sheets
        .iter()
        .map(|sheet| Ok((folder.join(format!("{}.csv", file_stem(&sheet.name))), csv_bytes(sheet, profile)?)))
        .collect::<Result<_, WriteProblem>>()?;
    for (path, bytes) in &contents {
        write_file(path, bytes)?;
    }
    Ok(contents.into_iter().map(|(path, _)| path).collect())
}

/// One sheet as CSV. There is no totals row: a program that reads the file would take it for data.
///
/// Texts that a spreadsheet program would take for a formula get an apostrophe in front, which reading takes off.
pub fn csv_bytes(sheet: &Sheet, profile: CsvProfile) -> Result<Vec<u8>, WriteProblem> {
    let mut out = Vec::new();
    if profile.mark {
        out.extend_from_slice("\u{feff}".as_bytes());
    }
    let mut writer = csv::WriterBuilder::new()
        .delimiter(profile.delimiter.byte())
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(out);
    let failed = |error: csv::Error| WriteProblem::Workbook(error.to_string());
    writer.write_record(sheet.columns.iter().map(|c| escape(&c.title).into_owned())).map_err(failed)?;
    for row in &sheet.rows {
        let fields =
            row.iter().enumerate().map(|(column, value)| field(sheet, column, value, profile.decimal));
        writer.write_record(fields.map(Cow::into_owned)).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| WriteProblem::from(error.into_error()))
}

fn field<'a>(sheet: &Sheet, column: usize, value: &'a Value, decimal: DecimalStyle) -> Cow<'a, str> {
    match value {
        Value::Text(text) => escape(text),
        Value::Date(date) => date.as_str().into(),
        Value::Empty => "".into(),
        number => {
            let minor_units = sheet.minor_units(column);
            let least = if matches!(number, Value::Money(_)) { minor_units } else { 0 };
            let Some((units, decimals)) = number.scaled(minor_units) else { return "".into() };
            let text = decimal_text(i128::from(units), decimals, least);
            match decimal {
                DecimalStyle::Point => text.into(),
                DecimalStyle::Comma => text.replace('.', ",").into(),
            }
        }
    }
}

/// Puts an apostrophe before a text that would be taken for a formula, or for such an escaped text.
fn escape(text: &str) -> Cow<'_, str> {
    if is_dangerous(text.trim_start_matches('\'')) { format!("'{text}").into() } else { text.into() }
}

/// Takes off the apostrophe that [`escape`] puts there, and only that one.
pub fn unescape(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_dangerous(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

fn is_dangerous(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// A sheet name without what some system does not allow in a file name.
fn file_stem(name: &str) -> String {
    name.chars().map(|c| if matches!(c, '<' | '>' | '"' | '|' | '.') { '_' } else { c }).collect()
}
