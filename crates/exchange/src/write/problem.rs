//! Why nothing was written.

use std::fmt;
use std::io;

/// The reason why a file was not written; a file of that name that was there before is unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteProblem {
    /// A sheet name that is empty, longer than 31 characters, or holds one of `[]:*?/\`.
    SheetName { name: String },
    /// Two sheets of the same name, apart from case.
    EqualSheetNames { name: String },
    /// More rows than a sheet can hold.
    TooManyRows { sheet: String, rows: u64, limit: u64 },
    /// More columns than a sheet can hold.
    TooManyColumns { sheet: String, columns: u64, limit: u64 },
    /// A text longer than a cell can hold; the row counts from 1 below the headers, the column from 0.
    TextTooLong { sheet: String, row: u64, column: u32, limit: u64 },
    /// A text with a NUL character, which no file of these kinds can hold.
    NulCharacter { sheet: String, row: u64, column: u32 },
    /// There is no sheet to write.
    NoSheets,
    /// The folder does not exist.
    NoFolder,
    /// The path is a folder or no possible name.
    NotAFile,
    /// The folder or the file must not be written.
    NoPermission,
    /// The disk is full.
    DiskFull,
    /// Another program holds the file open.
    InUse,
    /// Any other failure of the disk.
    Failed(io::ErrorKind),
    /// The workbook could not be composed.
    Workbook(String),
}

impl From<io::Error> for WriteProblem {
    fn from(error: io::Error) -> WriteProblem {
        // Windows reports a file that another program has open as a sharing or lock violation.
        if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) {
            return WriteProblem::InUse;
        }
        match error.kind() {
            io::ErrorKind::NotFound => WriteProblem::NoFolder,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => WriteProblem::NoPermission,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => WriteProblem::DiskFull,
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => WriteProblem::InUse,
            io::ErrorKind::IsADirectory
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::InvalidFilename => WriteProblem::NotAFile,
            kind => WriteProblem::Failed(kind),
        }
    }
}

impl fmt::Display for WriteProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for WriteProblem {}
