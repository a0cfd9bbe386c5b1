//! New files: built under a temporary name, so that a half-made plan is never seen.

use std::path::Path;

use plan::change::{Change, Swap};
use plan::plan::{Assumptions, Info};
use rusqlite::Connection;

use crate::access::harden;
use crate::copy::{finish, refuse_open, temporary_beside};
use crate::header::APPLICATION_ID;
use crate::problem::StoreProblem;
use crate::rows::write_rows;
use crate::schema::{MIGRATIONS, apply};
use crate::store::{Store, read_salt};

impl Store {
    /// Makes a new file that holds `birth` and opens it. Birth is no edit: it cannot be undone. Refuses a path where
    /// there is something already.
    pub fn create(path: &Path, birth: &[Change]) -> Result<Store, StoreProblem> {
        build(path, birth, false)
    }

    /// As [`Store::create`], but replaces a file that stands there, in one step at the end.
    pub fn create_over(path: &Path, birth: &[Change]) -> Result<Store, StoreProblem> {
        build(path, birth, true)
    }
}

fn build(path: &Path, birth: &[Change], replace: bool) -> Result<Store, StoreProblem> {
    if !replace && path.symlink_metadata().is_ok() {
        return Err(StoreProblem::Exists { path: path.to_owned() });
    }
    refuse_open(path)?;
    let temporary = temporary_beside(path)?;
    let sqlite = |error| StoreProblem::from_sqlite(error, path);
    let mut connection = Connection::open(temporary.path()).map_err(sqlite)?;
    harden(&connection).map_err(sqlite)?;
    let row = |problem| StoreProblem::from_row(problem, path);
    let transaction = connection.transaction().map_err(sqlite)?;
    apply(&transaction, 0, MIGRATIONS).map_err(row)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(sqlite)?;
    let salt = read_salt(&transaction).map_err(sqlite)?;
    // Every file has the plan's own row and the assumptions, whatever it was born with.
    let defaults =
        [Change::from(Swap::added(Info::default())), Change::from(Swap::added(Assumptions::default()))];
    for rows in [&defaults[..], birth] {
        write_rows(&transaction, salt, rows).map_err(row)?;
    }
    transaction.commit().map_err(sqlite)?;
    finish(connection, temporary, path, replace)?;
    Store::open(path).map(|(store, _)| store)
}
