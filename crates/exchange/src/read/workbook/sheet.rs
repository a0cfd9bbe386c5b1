//! The cells of one sheet.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::cell::{Kind, OpenCell};
use super::strings::SharedText;
use super::styles::Styles;
use super::xml::{Xml, attribute, character, flag};
use crate::problem::{Part, TableProblem};
use crate::read::address::address;
use crate::read::assemble::RawRow;
use crate::read::{MAX_COLUMNS, MAX_ROWS};
use crate::table::Cell;

/// Filled cells, counting the gaps that have to be stored between them.
const MAX_CELLS: usize = 2_000_000;
/// Cells altogether: formatted but empty ones cost time, not memory.
const MAX_CELL_ELEMENTS: usize = 6_000_000;
const MAX_TEXT_BYTES: usize = 96 << 20;
const MAX_CELL_TEXT: usize = 1 << 20;

/// What the rest of the workbook says about cells.
pub struct Surroundings<'a> {
    pub texts: &'a SharedText,
    pub styles: &'a Styles,
    pub from_1904: bool,
    pub uncalculated: bool,
    pub hidden_rows: bool,
}

/// Everything that was found in the sheet.
#[derive(Default)]
pub struct SheetContent {
    pub rows: Vec<RawRow>,
    pub hidden_rows: u32,
    pub merged: u32,
    /// True if some cell is a date.
    pub dates: bool,
}

/// Reads a sheet to its end, so that the archive's checksum is verified too.
pub fn read<R: BufRead>(mut xml: Xml<R>, around: &Surroundings<'_>) -> Result<SheetContent, TableProblem> {
    let mut state = State::new(around);
    loop {
        match xml.next()? {
            Event::Start(e) => state.open(&e)?,
            Event::Empty(e) => {
                state.open(&e)?;
                state.close(e.local_name().as_ref())?;
            }
            Event::End(e) => state.close(e.local_name().as_ref())?,
            Event::Text(text) => state.add(&text.xml10_content())?,
            Event::CData(text) => state.add(&text.xml10_content())?,
            Event::GeneralRef(reference) if state.capturing => match character(&reference) {
                Some(c) => state.add(c.encode_utf8(&mut [0; 4]))?,
                None => return Err(TableProblem::Damaged(Part::Sheet)),
            },
            Event::Eof => return Ok(state.content),
            _ => {}
        }
    }
}

struct State<'a> {
    around: &'a Surroundings<'a>,
    content: SheetContent,
    row: RawRow,
    row_hidden: bool,
    next_column: u32,
    cell: OpenCell,
    /// True while characters belong to the open cell.
    capturing: bool,
    in_cell: bool,
    in_reading_aid: bool,
    elements: usize,
    stored: usize,
    text_bytes: usize,
}

impl<'a> State<'a> {
    fn new(around: &'a Surroundings<'a>) -> State<'a> {
        State {
            around,
            content: SheetContent::default(),
            row: RawRow { line: 0, cells: Vec::new() },
            row_hidden: false,
            next_column: 0,
            cell: OpenCell::default(),
            capturing: false,
            in_cell: false,
            in_reading_aid: false,
            elements: 0,
            stored: 0,
            text_bytes: 0,
        }
    }

    fn open(&mut self, e: &BytesStart<'_>) -> Result<(), TableProblem> {
        match e.local_name().as_ref() {
            "row" => self.open_row(e),
            "c" => self.open_cell(e),
            "f" if self.in_cell => {
                self.cell.has_formula = true;
                Ok(())
            }
            "v" if self.in_cell => {
                (self.cell.has_value, self.capturing) = (true, true);
                Ok(())
            }
            "rPh" => {
                self.in_reading_aid = true;
                Ok(())
            }
            "t" if self.in_cell && self.cell.kind == Kind::Inline => {
                (self.cell.has_value, self.capturing) = (true, !self.in_reading_aid);
                Ok(())
            }
            "mergeCell" => {
                self.content.merged = self.content.merged.saturating_add(1);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn close(&mut self, name: &str) -> Result<(), TableProblem> {
        match name {
            "v" | "t" => self.capturing = false,
            "rPh" => self.in_reading_aid = false,
            "c" if self.in_cell => {
                self.in_cell = false;
                return self.close_cell();
            }
            "row" => self.close_row(),
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, text: &str) -> Result<(), TableProblem> {
        if !self.capturing {
            return Ok(());
        }
        if self.cell.text.len() + text.len() > MAX_CELL_TEXT {
            return Err(TableProblem::FieldTooLong { row: self.row.line, limit: MAX_CELL_TEXT as u64 });
        }
        self.cell.text.push_str(text);
        Ok(())
    }

    fn open_row(&mut self, e: &BytesStart<'_>) -> Result<(), TableProblem> {
        let previous = self.row.line;
        let line = match attribute(e, "r") {
            Some(number) => number.trim().parse().map_err(|_| TableProblem::Damaged(Part::Sheet))?,
            None => previous + 1,
        };
        if u64::from(line) > MAX_ROWS {
            return Err(TableProblem::CellOutsideGrid { cell: address(0, line) });
        }
        // Rows in disorder or twice have no one meaning.
        if line <= previous {
            return Err(TableProblem::Damaged(Part::Sheet));
        }
        self.row_hidden = flag(e, "hidden");
        self.row.line = line;
        self.next_column = 0;
        Ok(())
    }

    fn close_row(&mut self) {
        let cells = std::mem::take(&mut self.row.cells);
        if cells.is_empty() {
            return;
        }
        if self.row_hidden && !self.around.hidden_rows {
            self.stored -= cells.len();
            self.content.hidden_rows += 1;
            return;
        }
        self.content.rows.push(RawRow { line: self.row.line, cells });
    }

    fn open_cell(&mut self, e: &BytesStart<'_>) -> Result<(), TableProblem> {
        self.elements += 1;
        if self.elements > MAX_CELL_ELEMENTS {
            return Err(TableProblem::TooManyCells { limit: MAX_CELLS as u64 });
        }
        self.cell.text.clear();
        let mut cell = OpenCell {
            column: self.next_column,
            text: std::mem::take(&mut self.cell.text),
            ..OpenCell::default()
        };
        for found in e.attributes().with_checks(false).flatten() {
            let value = found.value.as_ref();
            match found.key.as_ref() {
                "r" => cell.column = self.column_of(value)?,
                "s" => cell.style = value.parse().unwrap_or(usize::MAX),
                "t" => cell.kind = Kind::of(value),
                _ => {}
            }
        }
        if cell.column < self.next_column {
            return Err(TableProblem::Damaged(Part::Sheet));
        }
        if u64::from(cell.column) >= MAX_COLUMNS {
            return Err(TableProblem::TooManyColumns { row: self.row.line, limit: MAX_COLUMNS });
        }
        self.next_column = cell.column + 1;
        (self.cell, self.in_cell, self.capturing) = (cell, true, false);
        Ok(())
    }

    /// The column of an address, which must lie in the open row.
    fn column_of(&self, cell: &str) -> Result<u32, TableProblem> {
        let outside = || TableProblem::CellOutsideGrid { cell: cell.chars().take(32).collect() };
        let letters = cell.bytes().take_while(u8::is_ascii_uppercase).count();
        let (letters, digits) = cell.split_at(letters);
        if !(1..=3).contains(&letters.len()) {
            return Err(outside());
        }
        let column = letters.bytes().fold(0, |sum, b| sum * 26 + u32::from(b - b'A') + 1);
        let row: u32 = digits.parse().map_err(|_| outside())?;
        if u64::from(column) > MAX_COLUMNS || row == 0 || u64::from(row) > MAX_ROWS {
            return Err(outside());
        }
        if row != self.row.line {
            return Err(TableProblem::Damaged(Part::Sheet));
        }
        Ok(column - 1)
    }

    fn close_cell(&mut self) -> Result<(), TableProblem> {
        let Some(cell) = self.cell.value(self.row.line, self.around)? else { return Ok(()) };
        self.content.dates |= matches!(cell, Cell::Date(_));
        self.text_bytes += cell.text().len();
        if self.text_bytes > MAX_TEXT_BYTES {
            return Err(TableProblem::TooMuchText { limit: MAX_TEXT_BYTES as u64 });
        }
        let column = self.cell.column as usize;
        self.stored += column + 1 - self.row.cells.len();
        if self.stored > MAX_CELLS {
            return Err(TableProblem::TooManyCells { limit: MAX_CELLS as u64 });
        }
        self.row.cells.resize(column, Cell::EMPTY);
        self.row.cells.push(cell);
        Ok(())
    }
}
