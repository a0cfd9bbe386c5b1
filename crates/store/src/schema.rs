//! The tables, and how a file of an older version gets them.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::access::{beside, harden};
use crate::copy::write_copy;
use crate::problem::StoreProblem;

/// What makes version 1 of an empty file, version 2 of version 1, and so on. Shipped ones are never edited.
pub(crate) const MIGRATIONS: &[&str] = &[include_str!("schema_1.sql")];

/// The text of all that a file's schema holds, in a fixed order.
pub(crate) fn fingerprint(connection: &Connection) -> rusqlite::Result<String> {
    let mut statement = connection
        .prepare("SELECT type || ' ' || name || ' on ' || tbl_name || '\n' || coalesce(sql, '') FROM sqlite_schema ORDER BY type DESC, name")?;
    let parts = statement.query_map([], |row| row.get::<_, String>(0))?;
    Ok(parts.collect::<rusqlite::Result<Vec<String>>>()?.join("\n\n"))
}

/// The fingerprint of a file that went through all `migrations`.
pub(crate) fn expected_fingerprint(migrations: &[&str]) -> rusqlite::Result<String> {
    let mut connection = Connection::open_in_memory()?;
    harden(&connection)?;
    apply(&mut connection, 0, migrations)?;
    fingerprint(&connection)
}

/// Runs the migrations after version `from` in one transaction, or none of them.
pub(crate) fn apply(connection: &mut Connection, from: usize, migrations: &[&str]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    for (place, migration) in migrations.iter().enumerate().skip(from) {
        transaction.execute_batch(migration)?;
        transaction.pragma_update(None, "user_version", place as i64 + 1)?;
    }
    transaction.commit()
}

/// Brings a file of version `from` up to date. Its copy, `NAME.version-FROM`, is written and verified first and stays.
pub(crate) fn migrate(
    connection: &mut Connection,
    path: &Path,
    from: usize,
    migrations: &[&str],
) -> Result<(), StoreProblem> {
    if from >= migrations.len() {
        return Ok(());
    }
    write_copy(connection, path, &beside(path, &format!(".version-{from}")))?;
    apply(connection, from, migrations).map_err(|error| StoreProblem::from_sqlite(error, path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Access, connect};
    use crate::store::Store;

    const NEXT: &str = "ALTER TABLE territory ADD COLUMN note TEXT NOT NULL DEFAULT ''";

    fn check(later: &[&str], version: i64) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.podplan");
        drop(Store::create(&path, &[]).unwrap());
        let backup = folder.path().join("old.podplan.version-1");
        let migrations = [MIGRATIONS, later].concat();

        let mut connection = connect(&path, Access::Write).unwrap();
        let migrated = migrate(&mut connection, &path, 1, &migrations);
        assert_eq!(migrated.is_ok(), version > 1, "{migrated:?}");
        let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(found, version);
        let expected = expected_fingerprint(&migrations[..version as usize]).unwrap();
        assert_eq!(fingerprint(&connection).unwrap(), expected);
        assert!(Store::open(&backup).is_ok(), "the copy is a whole plan of the old version");
        drop(connection);
        assert_eq!(Store::open(&path).is_ok(), version == 1, "the newer one is refused by this version");
    }

    /// All steps or none, whichever statement fails.
    #[test]
    fn migration_is_whole_or_not_at_all() {
        check(&[NEXT], 2);
        check(&[NEXT, "CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT"], 3);
        check(&["DROP TABLE no_such"], 1);
        check(&[NEXT, "DROP TABLE no_such"], 1);
        check(&["CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT; INSERT INTO note VALUES ('x')", NEXT], 1);
    }
}
