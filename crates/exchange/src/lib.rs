//! Bytes to tables and back: what a spreadsheet or a CSV file says, and how ours are written.
//!
//! * [`read_table`] turns a CSV or XLSX file, of whatever origin, into a [`Table`] of texts. Files are treated as
//!   hostile: every limit is fixed beforehand, nothing is ever unpacked to disk, and a file that cannot be read is a
//!   [`TableProblem`]. A doubtful cell does not stop the reading; it is kept as [`Cell::Bad`], so that a preview can
//!   name every bad row at once.
//! * [`guess_columns`] says which column probably holds which field.
//! * [`parse_number`], [`parse_share`] and [`parse_date`] are the grammars of numbers and dates in files. Nothing here
//!   passes through a binary fraction on its way in.
//! * [`read_shapes`] turns a GeoJSON file into areas with names, cut at the date line and with fewer corners.
//! * [`workbook`] and [`csv_files`] write [`Sheet`]s; the previous file stays intact if they fail.
//!
//! This crate knows no plan and no words for the user: its problems are data, worded by whoever shows them.
//!
//! ```
//! use exchange::{ReadOptions, Target, guess_columns, read_bytes};
//!
//! let table = read_bytes(b"Code;Name;Potential\n007;Acme;1.250,50\n", &ReadOptions::default())?;
//! assert_eq!(table.headers, ["Code", "Name", "Potential"]);
//! assert_eq!(table.rows[0].cells[0].text(), "007");
//! let style = table.decimal_guess(2).style().unwrap();
//! assert_eq!(table.rows[0].cells[2].number(style)?, "1250.5");
//! let guesses = guess_columns(&table.headers, &table.rows, Target::Accounts);
//! assert!(guesses.iter().all(Option::is_some));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod date;
mod matching;
mod number;
mod problem;
mod read;
mod shapes;
mod table;
mod write;

pub use date::{DateGuess, DateOrder, DateProblem, guess_date_order, parse_date};
pub use matching::{Confidence, Field, Guess, Target, guess_columns};
pub use number::{DecimalGuess, DecimalStyle, NumberProblem, guess_decimal, parse_number, parse_share};
pub use problem::{FileKind, Part, TableProblem};
pub use read::{
    Delimiter, MAX_CSV_BYTES, MAX_WORKBOOK_BYTES, ReadOptions, TextEncoding, read_bytes, read_table,
};
pub use shapes::{
    Corner, MAX_SHAPE_BYTES, NameField, NamedShape, ShapeLimits, ShapeProblem, Shapes, read_shapes, shapes_of,
};
pub use table::{Cell, CellProblem, Note, RowProblem, Table, TableRow};
pub use write::{
    Column, CsvProfile, Kind, Sheet, Value, WriteProblem, csv_bytes, csv_files, workbook, workbook_bytes,
    write_file,
};
