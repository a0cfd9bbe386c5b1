//! What can go wrong with a plan file, as data: whoever talks to the user finds the words.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why a plan file could not be opened, read or written. Nothing was changed, unless the variant says otherwise.
#[derive(Debug)]
pub enum StoreProblem {
    /// There is no such file.
    Missing { path: PathBuf },
    /// There is a file already, and nobody asked to replace it.
    Exists { path: PathBuf },
    /// The file is something else: another database, a text, a folder, nothing at all.
    NotAPlan { path: PathBuf },
    /// Made by a newer version of the product, whose format this one does not know.
    Newer { path: PathBuf, version: i64, known: i64 },
    /// Another window or program works on the file.
    InUse { path: PathBuf },
    /// The plan was opened for reading only.
    ReadOnly { path: PathBuf },
    /// The file or its folder may not be read or written by this user.
    Denied { path: PathBuf },
    /// The file was deleted, renamed or replaced while the plan was open. What is in memory is still whole.
    Moved { path: PathBuf },
    /// No space left; the change is not saved.
    DiskFull { path: PathBuf },
    /// The content is not what was written. `detail` is for the log and holds no text of the plan.
    Damaged { path: PathBuf, detail: String },
    /// The tables are not those of this version: something else has altered them.
    Altered { path: PathBuf },
    /// The file holds another revision than the one in memory: open it again before writing.
    Diverged { path: PathBuf },
    /// A value or a row number that a file cannot hold; `table` and `id` say where.
    TooLarge { table: &'static str, id: u32 },
    /// A change removes a row that is not there (of `table`), puts teams in a circle (`table` is theirs), or leaves a row
    /// pointing at none (no table is named).
    Inconsistent { table: Option<&'static str> },
    /// The system could not read or write. `detail` is for the log.
    Io { path: PathBuf, detail: String },
}

impl StoreProblem {
    /// Whether what reached the disk is unknown, so that the file must be read again before it is written.
    pub(crate) fn leaves_doubt(&self) -> bool {
        matches!(self, StoreProblem::Io { .. } | StoreProblem::Damaged { .. })
    }

    pub(crate) fn damaged(path: &Path, detail: impl Into<String>) -> StoreProblem {
        StoreProblem::Damaged { path: path.to_owned(), detail: detail.into() }
    }

    pub(crate) fn from_io(error: io::Error, path: &Path) -> StoreProblem {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => StoreProblem::Missing { path },
            io::ErrorKind::AlreadyExists => StoreProblem::Exists { path },
            io::ErrorKind::PermissionDenied => StoreProblem::Denied { path },
            io::ErrorKind::ReadOnlyFilesystem => StoreProblem::ReadOnly { path },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreProblem::DiskFull { path },
            _ => StoreProblem::Io { path, detail: error.to_string() },
        }
    }

    pub(crate) fn from_sqlite(error: rusqlite::Error, path: &Path) -> StoreProblem {
        let detail = error.to_string();
        let Some(code) = error.sqlite_error_code() else {
            // Wrong column types and texts that are not UTF-8: a STRICT table never holds them.
            return StoreProblem::damaged(path, detail);
        };
        let path = path.to_owned();
        match code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreProblem::InUse { path },
            ErrorCode::ReadOnly => StoreProblem::ReadOnly { path },
            ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied => {
                StoreProblem::Denied { path }
            }
            ErrorCode::DiskFull => StoreProblem::DiskFull { path },
            ErrorCode::NotADatabase => StoreProblem::NotAPlan { path },
            ErrorCode::DatabaseCorrupt | ErrorCode::TypeMismatch | ErrorCode::TooBig => {
                StoreProblem::Damaged { path, detail }
            }
            ErrorCode::ConstraintViolation => StoreProblem::Inconsistent { table: None },
            _ => StoreProblem::Io { path, detail },
        }
    }
}

impl fmt::Display for StoreProblem {
    /// For the log: the debug form, which holds paths and details but no content of the plan.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for StoreProblem {}
