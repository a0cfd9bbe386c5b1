//! CSV files of any dialect that people really have.

use compact_str::CompactString;

use super::assemble::{Raw, RawRow, assemble};
use super::delimiter::Delimiter;
use super::{MAX_COLUMNS, MAX_ROWS, ReadOptions, quotes, text};
use crate::problem::TableProblem;
use crate::table::{Cell, CellProblem, Note, Table};
use crate::write::unescape_csv;

const MAX_FIELD_BYTES: usize = 1 << 20;
const MAX_CELLS: usize = 4_000_000;

/// Reads a whole CSV file from memory.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Table, TableProblem> {
    let decoded = text::decode(bytes, options.encoding)?;
    if let Some(at) = decoded.text.find('\0') {
        return Err(TableProblem::NulByte { row: line_at(decoded.text.as_bytes(), at) });
    }
    // A second mark inside would become part of the first header.
    let body = decoded.text.strip_prefix('\u{feff}').unwrap_or(&decoded.text);
    let (declared, body, first_line) = match Delimiter::declared(body) {
        Some((delimiter, rest)) => (Some(delimiter), rest, 2),
        None => (None, body, 1),
    };
    let delimiter = options.delimiter.or(declared).unwrap_or_else(|| Delimiter::guess(body));
    let checked = quotes::check(body.into(), delimiter.byte(), first_line)?;
    let rows = records(&checked.text, delimiter, first_line, &checked.stray)?;

    let mut notes = Vec::new();
    if decoded.guessed {
        notes.push(Note::EncodingGuessed(decoded.encoding));
    }
    let mut table = assemble(Raw { rows, notes, rectangular: true }, options)?;
    table.encoding = Some(decoded.encoding);
    table.delimiter = Some(delimiter);
    Ok(table)
}

fn records(
    text: &str,
    delimiter: Delimiter,
    first_line: u32,
    stray: &[(u32, u32)],
) -> Result<Vec<RawRow>, TableProblem> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.byte())
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut cells_seen = 0;
    let mut stray = stray.iter().peekable();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(rows),
            // The bytes are in memory and their encoding is known to be right: there is nothing left to fail.
            Err(_) => return Err(TableProblem::InvalidText { row: rows.len() as u32 + 1, byte: 0 }),
        }
        let line = record.position().map_or(1, |at| true_line(text, at)) + first_line - 1;
        cells_seen += record.len();
        if rows.len() as u64 >= MAX_ROWS {
            return Err(TableProblem::TooManyRows { limit: MAX_ROWS });
        }
        if record.len() as u64 > MAX_COLUMNS {
            return Err(TableProblem::TooManyColumns { row: line, limit: MAX_COLUMNS });
        }
        if cells_seen > MAX_CELLS {
            return Err(TableProblem::TooManyCells { limit: MAX_CELLS as u64 });
        }
        if record.iter().any(|field| field.len() > MAX_FIELD_BYTES) {
            return Err(TableProblem::FieldTooLong { row: line, limit: MAX_FIELD_BYTES as u64 });
        }
        let mut cells: Vec<Cell> =
            record.iter().map(|field| Cell::Text(CompactString::from(unescape_csv(field)))).collect();
        while let Some((_, field)) = stray.next_if(|(at, _)| *at <= line) {
            if let Some(cell) = cells.get_mut(*field as usize) {
                *cell = Cell::bad(CellProblem::StrayQuote);
            }
        }
        rows.push(RawRow { line, cells });
    }
}

/// The line where a record begins: the library's position still lies before the blank lines above it.
fn true_line(text: &str, at: &csv::Position) -> u32 {
    let ahead = text.as_bytes().get(at.byte() as usize..).unwrap_or_default();
    let skipped = ahead.iter().take_while(|b| matches!(b, b'\r' | b'\n')).filter(|b| **b == b'\n').count();
    at.line() as u32 + skipped as u32
}

fn line_at(bytes: &[u8], at: usize) -> u32 {
    bytes.iter().take(at).filter(|b| **b == b'\n').count() as u32 + 1
}
