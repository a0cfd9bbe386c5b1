//! From raw rows to a table: where the headers are, which rows are people or accounts, and what is odd.

use super::ReadOptions;
use crate::number::{DecimalGuess, DecimalStyle};
use crate::problem::TableProblem;
use crate::table::{Cell, Note, RowProblem, Table, TableRow};

/// Rows as they stand in the file.
pub struct Raw {
    pub rows: Vec<RawRow>,
    pub notes: Vec<Note>,
    /// True if every row ought to have as many cells as the headers have (CSV); a sheet leaves out empty cells.
    pub rectangular: bool,
}

/// One row with its cells from the first column on.
pub struct RawRow {
    pub line: u32,
    pub cells: Vec<Cell>,
}

/// Finds the headers and lines up everything below them.
pub fn assemble(raw: Raw, options: &ReadOptions) -> Result<Table, TableProblem> {
    let Raw { mut rows, mut notes, rectangular } = raw;
    let header_at = header_index(&rows, options.header_row)?;
    let header = take_header(&mut rows, header_at);
    let mut headers: Vec<String> = header.cells.iter().map(|cell| cell.text().trim().to_string()).collect();
    let titled = headers.iter().rposition(|title| !title.is_empty()).map_or(0, |at| at + 1);
    if !rectangular {
        headers.truncate(titled);
    }
    let shape = Shape { width: headers.len(), titled, rectangular };
    if header_at > 0 && options.header_row.is_none() {
        notes.push(Note::HeaderRowGuessed { row: header.line });
    }
    let mut outside = Outside::default();
    let mut blank = 0;
    let mut table_rows = Vec::with_capacity(rows.len());
    for row in rows {
        if row.cells.iter().all(Cell::is_blank) {
            blank += 1;
        } else {
            table_rows.push(shape.line_up(row, &mut outside));
        }
    }
    if blank > 0 {
        notes.push(Note::BlankRowsSkipped { count: blank });
    }
    if table_rows.last().is_some_and(is_totals) && table_rows.len() > 1 {
        notes.extend(table_rows.pop().map(|row| Note::TotalsRowSkipped { row: row.line }));
    }
    notes.extend(outside.note());
    notes.extend(header_notes(&headers));
    notes.extend(invisible_note(&table_rows));
    let mut table = Table {
        headers,
        rows: table_rows,
        sheet: None,
        sheets: Vec::new(),
        header_row: header.line,
        encoding: None,
        delimiter: None,
        decimal: options.decimal,
        notes,
        digest: String::new(),
    };
    table.decimal = options.decimal.or_else(|| agreed_style(&table));
    Ok(table)
}

/// Takes the header out, and everything above it away.
fn take_header(rows: &mut Vec<RawRow>, at: usize) -> RawRow {
    rows.drain(..=at).next_back().unwrap_or(RawRow { line: 1, cells: Vec::new() })
}

/// The row asked for, or the first that is about as wide as the widest of the first twenty: titles above a table
/// are narrower than the table.
fn header_index(rows: &[RawRow], wanted: Option<u32>) -> Result<usize, TableProblem> {
    if let Some(line) = wanted {
        return rows
            .iter()
            .position(|row| row.line == line)
            .ok_or(TableProblem::NoSuchHeaderRow { row: line });
    }
    let filled = |row: &RawRow| row.cells.iter().filter(|cell| !cell.is_blank()).count();
    let first = rows.iter().position(|row| filled(row) > 0).ok_or(TableProblem::Empty)?;
    let near = || rows.iter().enumerate().skip(first).take(20);
    let widest = near().map(|(_, row)| filled(row)).max().unwrap_or(0);
    Ok(near().find(|(_, row)| filled(row) * 5 >= widest * 3).map_or(first, |(at, _)| at))
}

/// What every row is measured against.
struct Shape {
    width: usize,
    /// Columns up to the last one with a title.
    titled: usize,
    rectangular: bool,
}

impl Shape {
    fn line_up(&self, row: RawRow, outside: &mut Outside) -> TableRow {
        let RawRow { line, mut cells } = row;
        let (expected, found) = (self.width as u32, cells.len() as u32);
        let beyond =
            |cells: &[Cell]| cells.iter().skip(self.width).filter(|cell| !cell.is_blank()).count() as u32;
        let extra = beyond(&cells);
        let mut problem = None;
        if extra > 0 && self.rectangular {
            problem = Some(RowProblem::TooManyCells { expected, found });
        } else if extra > 0 {
            let first = cells.iter().skip(self.width).take_while(|cell| cell.is_blank()).count();
            outside.add(extra, line, (self.width + first) as u32);
        } else if cells.len() < self.titled && self.rectangular {
            problem = Some(RowProblem::TooFewCells { expected, found });
        }
        cells.resize(self.width, Cell::EMPTY);
        cells.shrink_to_fit();
        TableRow { line, cells, problem }
    }
}

#[derive(Default)]
struct Outside {
    count: u32,
    first: Option<String>,
}

impl Outside {
    fn add(&mut self, count: u32, line: u32, column: u32) {
        self.count += count;
        self.first.get_or_insert_with(|| super::address::address(column, line));
    }

    fn note(self) -> Option<Note> {
        let count = self.count;
        self.first.map(|first| Note::CellsOutsideTable { count, first })
    }
}

/// A last row whose first filled cell says "total" and that leaves other cells empty.
fn is_totals(row: &TableRow) -> bool {
    const WORDS: [&str; 7] = ["total", "totals", "grand total", "sum", "totales", "total general", "suma"];
    let first = row.cells.iter().find(|cell| !cell.is_blank()).map(|cell| cell.text().trim().to_lowercase());
    let says_total = first.is_some_and(|word| WORDS.contains(&word.trim_end_matches(':')));
    says_total && row.cells.iter().any(Cell::is_blank)
}

fn header_notes(headers: &[String]) -> Vec<Note> {
    let columns = |odd: &dyn Fn(usize, &str) -> bool| -> Vec<u32> {
        headers.iter().enumerate().filter(|(at, title)| odd(*at, title)).map(|(at, _)| at as u32).collect()
    };
    let mut seen = std::collections::HashSet::new();
    let first_of: Vec<bool> = headers.iter().map(|title| seen.insert(title.to_lowercase())).collect();
    let blank = columns(&|_, title| title.is_empty());
    let equal = columns(&|at, title| !title.is_empty() && !first_of[at]);
    let mut notes = Vec::new();
    if !blank.is_empty() {
        notes.push(Note::BlankHeaders { columns: blank });
    }
    if !equal.is_empty() {
        notes.push(Note::EqualHeaders { columns: equal });
    }
    notes
}

fn invisible_note(rows: &[TableRow]) -> Option<Note> {
    let mut places = rows.iter().flat_map(|row| {
        let odd = row.cells.iter().enumerate().filter(|(_, cell)| has_invisible(cell.text()));
        odd.map(|(column, _)| (row.line, column as u32))
    });
    let (row, column) = places.next()?;
    Some(Note::InvisibleCharacters { count: places.count() as u32 + 1, row, column })
}

/// Control characters, zero-width ones, and those that turn the direction of writing.
fn has_invisible(text: &str) -> bool {
    let odd = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
    };
    text.bytes().any(|b| !(0x20..0x7f).contains(&b)) && text.chars().any(odd)
}

fn agreed_style(table: &Table) -> Option<DecimalStyle> {
    let mut agreed = None;
    for column in 0..table.headers.len() {
        match (table.decimal_guess(column), agreed) {
            (DecimalGuess::Clear(style), None) => agreed = Some(style),
            (DecimalGuess::Clear(style), Some(other)) if style != other => return None,
            _ => {}
        }
    }
    agreed
}
