//! One open plan file.

use std::fs;
use std::path::{Path, PathBuf};

use plan::Plan;
use plan::change::Change;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode};
use tempfile::TempDir;

use crate::access::{Access, beside, connect, log_of};
use crate::check::{CHEAP_TO_CHECK, check_content, check_references, check_schema, known_version};
use crate::copy::use_log;
use crate::header::{FORMAT_VERSION, Header, read_header};
use crate::identity::Claim;
use crate::problem::StoreProblem;
use crate::rows::{RowProblem, read_rows};
use crate::schema::{MIGRATIONS, migrate};

/// How often a file was written; one more with each commit, undo and redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Revision(pub u64);

/// One open file, under an exclusive lock until it is dropped.
#[derive(Debug)]
pub struct Store {
    /// Absent only after a reading or writing fault, until the file could be opened again.
    connection: Option<Connection>,
    path: PathBuf,
    salt: i64,
    revision: Revision,
    read_only: bool,
    /// What reached the disk is unknown since a fault.
    in_doubt: bool,
    /// A read-only file whose log cannot be emptied, or whose version is an older one, is read from a copy.
    _copy: Option<TempDir>,
    claim: Claim,
}

impl Store {
    /// Opens a file and reads the whole plan. Where file or folder cannot be written, it is opened for reading only.
    /// A file of an older version is brought up to date, and a copy of it stays beside it; where it cannot be written, a
    /// temporary copy is. A file that is refused stays as it was, byte for byte, and nothing appears beside it.
    pub fn open(path: &Path) -> Result<(Store, Plan), StoreProblem> {
        let claim = Claim::new(path)?;
        let has_log = fs::metadata(log_of(&claim.real)).is_ok_and(|log| log.len() > 0);
        let header = read_header(&claim.real, has_log)?;
        if header.writable && folder_writable(&claim.real) {
            match connect(&claim.real, Access::Write) {
                Ok(connection) => {
                    let opened = Opened { connection, read_only: false, copy: None };
                    return load(opened, path, claim, &header, has_log);
                }
                Err(error) if cannot_write(&error) => {}
                Err(error) => return Err(StoreProblem::from_sqlite(error, path)),
            }
        }
        let opened = open_read_only(&claim.real, has_log, header.version < FORMAT_VERSION)?;
        load(opened, path, claim, &header, has_log)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether file or folder could not be written when the plan was opened; commits are refused.
    pub fn read_only(&self) -> bool {
        self.read_only
    }

    pub fn revision(&self) -> Revision {
        self.revision
    }

    pub(crate) fn salt(&self) -> i64 {
        self.salt
    }

    pub(crate) fn connection(&self) -> Result<&Connection, StoreProblem> {
        self.connection.as_ref().ok_or_else(|| closed(&self.path))
    }

    pub(crate) fn connection_mut(&mut self) -> Result<&mut Connection, StoreProblem> {
        self.connection.as_mut().ok_or_else(|| closed(&self.path))
    }

    pub(crate) fn still_there(&self) -> bool {
        self.claim.holds()
    }

    pub(crate) fn advance(&mut self, revision: Revision) {
        self.revision = revision;
    }

    pub(crate) fn doubt(&mut self) {
        self.in_doubt = true;
    }

    /// After a fault the page cache may hold what the disk does not: reads the file anew before it is written again.
    pub(crate) fn settle_doubt(&mut self) -> Result<(), StoreProblem> {
        if !self.in_doubt {
            return Ok(());
        }
        self.connection = None;
        let sqlite = |error| StoreProblem::from_sqlite(error, &self.path);
        let connection = connect(&self.claim.real, Access::Write).map_err(sqlite)?;
        check_content(&connection, &self.path)?;
        let found = read_revision(&connection).map_err(sqlite)?;
        if found != self.revision {
            return Err(StoreProblem::Diverged { path: self.path.clone() });
        }
        self.connection = Some(connection);
        self.in_doubt = false;
        Ok(())
    }
}

/// A connection, and whether the plan may only be read through it.
struct Opened {
    connection: Connection,
    read_only: bool,
    copy: Option<TempDir>,
}

/// Believes nothing before it is checked.
fn load(
    opened: Opened,
    path: &Path,
    claim: Claim,
    header: &Header,
    has_log: bool,
) -> Result<(Store, Plan), StoreProblem> {
    let sqlite = |error| StoreProblem::from_sqlite(error, path);
    let Opened { mut connection, read_only, copy } = opened;
    // A log found beside the file is left there if the file is refused; one of our own is cleared away.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log).map_err(sqlite)?;
    let version = known_version(&connection, path)?;
    if has_log || header.length < CHEAP_TO_CHECK {
        check_content(&connection, path)?;
    }
    check_schema(&connection, path, version)?;
    let Content { salt, revision, rows } = if version == MIGRATIONS.len() {
        Content::read(&connection, path)?
    } else {
        // What is read from a copy leaves the file as it was.
        let backup = beside(path, &format!(".version-{version}"));
        let backup = (!read_only).then_some(backup.as_path());
        migrate(&mut connection, path, version, MIGRATIONS, backup, |migrated| {
            check_schema(migrated, path, MIGRATIONS.len())?;
            Content::read(migrated, path)
        })?
    };
    let mut plan = Plan::default();
    plan.absorb(rows);
    if !read_only {
        use_log(&connection).map_err(sqlite)?;
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map_err(sqlite)?;
    let store = Store {
        connection: Some(connection),
        path: path.to_owned(),
        salt,
        revision,
        read_only,
        in_doubt: false,
        _copy: copy,
        claim,
    };
    Ok((store, plan))
}

/// All that a plan is made of.
struct Content {
    salt: i64,
    revision: Revision,
    rows: Vec<Change>,
}

impl Content {
    /// Reads the tables of this version, believing no reference and no row before it is checked.
    fn read(connection: &Connection, path: &Path) -> Result<Content, StoreProblem> {
        let sqlite = |error| StoreProblem::from_sqlite(error, path);
        check_references(connection, path)?;
        let salt = read_salt(connection).map_err(sqlite)?;
        let revision = read_revision(connection).map_err(sqlite)?;
        let rows = read_rows(connection, salt).map_err(|problem| StoreProblem::from_row(problem, path))?;
        Ok(Content { salt, revision, rows })
    }
}

/// Opens a file that cannot be written. Taking in its log, if it has one, and bringing an older version up to date asks for
/// a right to write: that is done to a copy.
fn open_read_only(real: &Path, has_log: bool, older: bool) -> Result<Opened, StoreProblem> {
    let io = |error| StoreProblem::from_io(error, real);
    let sqlite = |error| StoreProblem::from_sqlite(error, real);
    if !has_log && !older {
        let connection = connect(real, Access::AtRest).map_err(sqlite)?;
        return Ok(Opened { connection, read_only: true, copy: None });
    }
    let folder = tempfile::tempdir().map_err(io)?;
    let copy = folder.path().join("copy");
    let log = has_log.then(|| (log_of(real), log_of(&copy)));
    for (from, to) in [(real.to_owned(), copy.clone())].into_iter().chain(log) {
        let bytes = fs::read(from).map_err(io)?;
        fs::write(to, bytes).map_err(io)?;
    }
    let connection = connect(&copy, Access::Write).map_err(sqlite)?;
    Ok(Opened { connection, read_only: true, copy: Some(folder) })
}

/// Whether SQLite's complaint means that the file or its folder cannot be written.
fn cannot_write(error: &rusqlite::Error) -> bool {
    let refused = [ErrorCode::CannotOpen, ErrorCode::ReadOnly, ErrorCode::PermissionDenied];
    error.sqlite_error_code().is_some_and(|code| refused.contains(&code))
}

/// The log lies in the folder. Elsewhere than on Unix a folder's read-only mark does not mean that.
fn folder_writable(path: &Path) -> bool {
    let marked = path
        .parent()
        .and_then(|folder| fs::metadata(folder).ok())
        .is_some_and(|m| m.permissions().readonly());
    !(cfg!(unix) && marked)
}

/// The file's own random number, part of every seal.
pub(crate) fn read_salt(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT salt FROM file", [], |row| row.get(0))
}

fn read_revision(connection: &Connection) -> rusqlite::Result<Revision> {
    let revision: i64 = connection.query_row("SELECT revision FROM file", [], |row| row.get(0))?;
    Ok(Revision(revision.cast_unsigned()))
}

fn closed(path: &Path) -> StoreProblem {
    StoreProblem::Io { path: path.to_owned(), detail: "closed after a fault".to_owned() }
}

impl StoreProblem {
    pub(crate) fn from_row(problem: RowProblem, path: &Path) -> StoreProblem {
        match problem {
            RowProblem::Sqlite(error) => StoreProblem::from_sqlite(error, path),
            RowProblem::TooLarge { table, id } => StoreProblem::TooLarge { table, id },
            RowProblem::Inconsistent { table } => StoreProblem::Inconsistent { table: Some(table) },
            RowProblem::Damaged { table } => StoreProblem::damaged(path, format!("a row of {table}")),
        }
    }
}
