//! What was read: texts in rows and columns, with everything that deserves a remark.

use compact_str::CompactString;

use crate::date::{DateGuess, DateOrder, DateProblem, guess_date_order, parse_date};
use crate::number::{DecimalGuess, DecimalStyle, NumberProblem, guess_decimal, parse_number, parse_share};
use crate::read::{Delimiter, TextEncoding};

/// A file as rows of texts under one row of headers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// One title a column, trimmed; blank and equal ones are kept, and noted.
    pub headers: Vec<String>,
    /// The rows below the headers that hold anything; every row has exactly one cell a header.
    pub rows: Vec<TableRow>,
    /// The sheet that was read; none for a CSV file.
    pub sheet: Option<String>,
    /// All sheets of the workbook, hidden ones too; empty for a CSV file.
    pub sheets: Vec<String>,
    /// The row of the headers as the user sees it, counted from 1.
    pub header_row: u32,
    /// The encoding of a CSV file, given or found out.
    pub encoding: Option<TextEncoding>,
    /// The delimiter of a CSV file, given or found out.
    pub delimiter: Option<Delimiter>,
    /// The decimal sign: the one asked for, else the one on which all columns with evidence agree.
    pub decimal: Option<DecimalStyle>,
    /// What the user should know before importing.
    pub notes: Vec<Note>,
    /// SHA-256 of the file in hexadecimal: equal again means that nobody changed the file since.
    pub digest: String,
}

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The line in the CSV file or the row in the sheet, counted from 1.
    pub line: u32,
    /// One cell a header.
    pub cells: Vec<Cell>,
    /// Set if the row did not have one cell a header; it must not be imported then.
    pub problem: Option<RowProblem>,
}

/// One cell. Texts are exactly what the file says; empty cells are empty texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text, with leading zeros and blanks as in the file.
    Text(CompactString),
    /// A number of a workbook as a canonical decimal: `-1250.5`.
    Number(CompactString),
    /// A date of a workbook: `2026-02-28`, with the time `T13:30:00` behind it if it has one, or a mere time.
    Date(CompactString),
    /// A cell that cannot be taken over.
    Bad(Box<CellProblem>),
}

/// Why a cell cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellProblem {
    /// The cell is a formula whose result was not saved. Advice: open and save the file in a spreadsheet program.
    FormulaWithoutValue,
    /// The cell shows an error such as `#REF!`.
    ErrorValue(String),
    /// A number with more digits than a spreadsheet can keep.
    NumberTooPrecise,
    /// A number beyond all use, or not a number.
    NumberOutOfRange,
    /// A serial number that is no day (before the first day, beyond 9999, or 29 February 1900).
    ImpossibleDate,
    /// A text longer than the 32,767 characters that a cell can hold.
    TextTooLong { characters: u64 },
    /// A quotation mark closed in the middle of a CSV field.
    StrayQuote,
    /// A kind of cell that is not known.
    UnknownKind,
}

/// Why a row of a CSV file cannot be taken over: its cells do not line up with the headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowProblem {
    /// The row has fewer cells than there are headers.
    TooFewCells { expected: u32, found: u32 },
    /// The row has more filled cells than there are headers.
    TooManyCells { expected: u32, found: u32 },
}

/// A remark on the table; nothing here stops an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The encoding was not declared and had to be guessed; names should be looked at.
    EncodingGuessed(TextEncoding),
    /// The headers were looked for, and found below row 1.
    HeaderRowGuessed { row: u32 },
    /// These columns (from 0) have no header.
    BlankHeaders { columns: Vec<u32> },
    /// These columns (from 0) carry a header that an earlier column has already.
    EqualHeaders { columns: Vec<u32> },
    /// Rows without any content were left out.
    BlankRowsSkipped { count: u32 },
    /// Hidden or filtered rows were left out; `ReadOptions::hidden_rows` brings them in.
    HiddenRowsSkipped { count: u32 },
    /// The last row adds up the others and was left out.
    TotalsRowSkipped { row: u32 },
    /// The workbook has hidden sheets.
    HiddenSheets { count: u32 },
    /// Merged cells: only the upper left one of each holds the value.
    MergedCells { count: u32 },
    /// Filled cells to the right of the last header were left out; the first of them is `first`.
    CellsOutsideTable { count: u32, first: String },
    /// Macros were not read.
    MacrosIgnored,
    /// Links to other files, embedded objects and connections were not read.
    LinksIgnored,
    /// The workbook counts its days from 1904.
    DatesFrom1904,
    /// Texts with invisible or direction-changing characters, first at this row and column (from 0).
    InvisibleCharacters { count: u32, row: u32, column: u32 },
}

impl Table {
    /// What the texts of a column (from 0) say about the decimal sign.
    pub fn decimal_guess(&self, column: usize) -> DecimalGuess {
        guess_decimal(self.texts(column))
    }

    /// What the texts of a column (from 0) say about the order of day and month.
    pub fn date_guess(&self, column: usize) -> DateGuess {
        guess_date_order(self.texts(column))
    }

    fn texts(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(move |row| match row.cells.get(column) {
            Some(Cell::Text(text)) => Some(text.as_str()),
            _ => None,
        })
    }
}

impl Cell {
    /// An empty cell.
    pub const EMPTY: Cell = Cell::Text(CompactString::const_new(""));

    /// The text, number or date as text; empty for a bad cell.
    pub fn text(&self) -> &str {
        match self {
            Cell::Text(text) | Cell::Number(text) | Cell::Date(text) => text,
            Cell::Bad(_) => "",
        }
    }

    /// True if there is nothing in the cell but blanks.
    pub fn is_blank(&self) -> bool {
        !matches!(self, Cell::Bad(_)) && self.text().trim().is_empty()
    }

    /// Why the cell cannot be taken over.
    pub fn problem(&self) -> Option<&CellProblem> {
        match self {
            Cell::Bad(problem) => Some(problem),
            _ => None,
        }
    }

    /// The cell as a canonical decimal; `style` matters for texts only.
    pub fn number(&self, style: DecimalStyle) -> Result<String, NumberProblem> {
        match self {
            Cell::Number(text) => Ok(text.to_string()),
            Cell::Text(text) => parse_number(text, style),
            Cell::Date(_) | Cell::Bad(_) => Err(NumberProblem::NotANumber),
        }
    }

    /// The cell as a share, where both `12 %` and `0.12` give `0.12`.
    pub fn share(&self, style: DecimalStyle) -> Result<String, NumberProblem> {
        match self {
            Cell::Text(text) => parse_share(text, style),
            _ => self.number(style),
        }
    }

    /// The cell as an ISO date without time; `order` matters for texts only.
    pub fn date(&self, order: DateOrder) -> Result<String, DateProblem> {
        parse_date(self.text(), order)
    }

    pub(crate) fn bad(problem: CellProblem) -> Cell {
        Cell::Bad(Box::new(problem))
    }
}
