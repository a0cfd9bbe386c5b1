//! From sheets to files: workbooks and CSV.

mod csv_files;
mod file;
mod limits;
mod problem;
mod sheet;
mod workbook;

pub(crate) use csv_files::unescape as unescape_csv;
pub use csv_files::{CsvProfile, csv_bytes, csv_files};
pub use file::write_file;
pub use problem::WriteProblem;
pub use sheet::{Column, Kind, Sheet, Value};
pub use workbook::{workbook, workbook_bytes};
