//! From a file to a table: what kind of file it is, and who reads it.
//!
//! Workbooks are read by a small streaming reader of our own over `zip` and `quick-xml`, in this process. The common
//! library reserves memory by what a file claims (a 2 KB workbook with two distant cells aborts the process:
//! calamine #693; so does a false count of shared texts: #684), and an abort cannot be caught. Here nothing is
//! reserved by claim: every part is inflated under a limit, every XML event is bounded, and cells are counted as they
//! come, so that the worst file costs a known amount of memory and a refusal.

mod address;
mod assemble;
mod csv_table;
mod delimiter;
pub(crate) mod file;
mod kind;
mod quotes;
mod text;
mod workbook;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::number::DecimalStyle;
use crate::problem::{FileKind, Part, TableProblem};
use crate::table::Table;
pub(crate) use address::column_letters;
pub use delimiter::Delimiter;
pub use text::TextEncoding;

/// The largest CSV file that is read, in bytes.
pub const MAX_CSV_BYTES: u64 = 128 << 20;
/// The largest workbook that is read, in bytes as it lies on the disk.
pub const MAX_WORKBOOK_BYTES: u64 = 64 << 20;

const MAX_ROWS: u64 = 1_048_576;
const MAX_COLUMNS: u64 = 16_384;

/// What the user has settled by hand; everything else is found out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ReadOptions {
    /// The encoding of a CSV file.
    pub encoding: Option<TextEncoding>,
    /// The delimiter of a CSV file.
    pub delimiter: Option<Delimiter>,
    /// The decimal sign of all columns.
    pub decimal: Option<DecimalStyle>,
    /// The sheet of a workbook; the first visible one if absent.
    pub sheet: Option<String>,
    /// The row that holds the headers, counted from 1 as the user sees it.
    pub header_row: Option<u32>,
    /// Whether hidden and filtered rows of a workbook come in too.
    pub hidden_rows: bool,
}

/// Reads a CSV or XLSX file; the content decides which it is, not the name.
///
/// Folders, pipes and devices are refused without being opened.
pub fn read_table(path: &Path, options: &ReadOptions) -> Result<Table, TableProblem> {
    read_bytes(&file::read_whole(path, MAX_CSV_BYTES)?, options)
}

/// Reads a table from memory, for instance one that was pasted.
pub fn read_bytes(bytes: &[u8], options: &ReadOptions) -> Result<Table, TableProblem> {
    let is_workbook = kind::is_archive(bytes);
    let limit = if is_workbook { MAX_WORKBOOK_BYTES } else { MAX_CSV_BYTES };
    if bytes.len() as u64 > limit {
        return Err(TableProblem::FileTooLarge { bytes: bytes.len() as u64, limit });
    }
    if let Some(kind) = kind::refused_kind(bytes) {
        return Err(TableProblem::WrongKind(kind));
    }
    // A panic in a decoder must cost this file only, never the plan that is open.
    let read = catch_unwind(AssertUnwindSafe(|| {
        if is_workbook { workbook::read(bytes, options) } else { csv_table::read(bytes, options) }
    }));
    let mut table = match read {
        Ok(table) => table?,
        Err(_) if is_workbook => return Err(TableProblem::Damaged(Part::Archive)),
        Err(_) => return Err(TableProblem::WrongKind(FileKind::Unknown)),
    };
    table.digest = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(table)
}
