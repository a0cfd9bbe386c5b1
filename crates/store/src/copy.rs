//! Whole copies of a plan: temporary file, checked, flushed, renamed. What stood at the target stays until then.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::Connection;
use tempfile::NamedTempFile;

use crate::access::{Access, beside, connect};
use crate::check::check_content;
use crate::identity::Identity;
use crate::problem::StoreProblem;
use crate::store::Store;

impl Store {
    /// Writes the plan with its history to `path`, replacing what is there. The store stays with its own file.
    pub fn save_copy(&self, path: &Path) -> Result<(), StoreProblem> {
        NewCopy::of(self.connection()?, self.path(), path)?.finish()
    }
}

/// A copy that is whole and checked, but has no name yet. Dropped without one, it leaves nothing.
pub(crate) struct NewCopy<'p> {
    // Closed before the file goes.
    connection: Connection,
    temporary: NamedTempFile,
    target: &'p Path,
}

impl NewCopy<'_> {
    /// Copies the open database `source` (at `source_path`, for errors), to stand at `target`.
    pub fn of<'p>(
        source: &Connection,
        source_path: &Path,
        target: &'p Path,
    ) -> Result<NewCopy<'p>, StoreProblem> {
        refuse_open(target)?;
        let temporary = temporary_beside(target)?;
        // A target that cannot be named in UTF-8 cannot be bound as text.
        let name =
            temporary.path().to_str().ok_or_else(|| StoreProblem::Denied { path: target.to_owned() })?;
        source.execute("VACUUM INTO ?1", [name]).map_err(|error| {
            match StoreProblem::from_sqlite(error, target) {
                // Damage is in what was read, not in what was written.
                StoreProblem::Damaged { detail, .. } => StoreProblem::damaged(source_path, detail),
                other => other,
            }
        })?;
        let connection = connect(temporary.path(), Access::Write)
            .map_err(|error| StoreProblem::from_sqlite(error, target))?;
        check_content(&connection, target)?;
        Ok(NewCopy { connection, temporary, target })
    }

    /// Gives it its name, replacing what is there.
    pub fn finish(self) -> Result<(), StoreProblem> {
        finish(self.connection, self.temporary, self.target, true)
    }
}

/// A private file in the target's folder, so that the rename is one step.
pub(crate) fn temporary_beside(target: &Path) -> Result<NamedTempFile, StoreProblem> {
    tempfile::Builder::new()
        .prefix(".podplan-")
        .tempfile_in(folder(target))
        .map_err(|error| StoreProblem::from_io(error, target))
}

/// Closes the finished database in the log mode plans are kept in, flushes it and gives it its name.
pub(crate) fn finish(
    connection: Connection,
    temporary: NamedTempFile,
    target: &Path,
    replace: bool,
) -> Result<(), StoreProblem> {
    let sqlite = |error| StoreProblem::from_sqlite(error, target);
    let io = |error| StoreProblem::from_io(error, target);
    use_log(&connection).map_err(sqlite)?;
    connection.close().map_err(|(_, error)| sqlite(error))?;
    temporary.as_file().sync_all().map_err(io)?;
    // Side files of a database that stood here once would be taken for ours.
    for suffix in ["-wal", "-shm", "-journal"] {
        match fs::remove_file(beside(target, suffix)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(io(error)),
            _ => {}
        }
    }
    let named = if replace { temporary.persist(target) } else { temporary.persist_noclobber(target) };
    named.map_err(|error| io(error.error))?;
    flush_folder(target)
}

/// Switches to write-ahead logging, which the file remembers.
pub(crate) fn use_log(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))
}

/// Refuses a target that is open in this process.
pub(crate) fn refuse_open(target: &Path) -> Result<(), StoreProblem> {
    match Identity::of(target) {
        Ok(identity) if identity.is_open() => Err(StoreProblem::InUse { path: target.to_owned() }),
        Ok(_) | Err(StoreProblem::Missing { .. }) => Ok(()),
        Err(problem) => Err(problem),
    }
}

fn folder(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The new name must survive a power cut as well as the content.
fn flush_folder(target: &Path) -> Result<(), StoreProblem> {
    if cfg!(unix) {
        let flushed = File::open(folder(target)).and_then(|folder| folder.sync_all());
        flushed.map_err(|error| StoreProblem::from_io(error, target))?;
    }
    Ok(())
}
