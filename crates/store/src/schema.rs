//! The tables, and how a file of an older version gets them.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::access::harden;
use crate::copy::NewCopy;
use crate::problem::StoreProblem;
use crate::rows::{RowProblem, reseal, verify_seals};

/// What makes version 1 of an empty file, version 2 of version 1, and so on. Shipped ones are never edited.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { sql: include_str!("schema_1.sql"), resealed: &[] },
    Migration { sql: include_str!("schema_2.sql"), resealed: &["seller", "assumptions", "terms"] },
    Migration {
        sql: include_str!("schema_3.sql"),
        resealed: &[
            "presales",
            "request",
            "pay_plan",
            "team",
            "assumptions",
            "terms",
            "member",
            "attachment",
        ],
    },
    Migration { sql: include_str!("schema_4.sql"), resealed: &["rule"] },
    Migration { sql: include_str!("schema_5.sql"), resealed: &["placement"] },
];

/// The step from one version to the next.
#[derive(Clone, Copy)]
pub(crate) struct Migration {
    pub sql: &'static str,
    /// Tables with rows before whose columns, and so whose seals, are others after. Their old seals must fit.
    pub resealed: &'static [&'static str],
}

impl Migration {
    /// A damaged row is found before it would get a seal that fits the damage.
    fn run(&self, connection: &Connection) -> Result<(), RowProblem> {
        for table in self.resealed {
            verify_seals(connection, table)?;
        }
        connection.execute_batch(self.sql)?;
        for table in self.resealed {
            reseal(connection, table)?;
        }
        Ok(())
    }
}

/// The text of all that a file's schema holds, in a fixed order.
pub(crate) fn fingerprint(connection: &Connection) -> rusqlite::Result<String> {
    let mut statement = connection
        .prepare("SELECT type || ' ' || name || ' on ' || tbl_name || '\n' || coalesce(sql, '') FROM sqlite_schema ORDER BY type DESC, name")?;
    let parts = statement.query_map([], |row| row.get::<_, String>(0))?;
    Ok(parts.collect::<rusqlite::Result<Vec<String>>>()?.join("\n\n"))
}

/// The fingerprint of a file that went through all `migrations`.
pub(crate) fn expected_fingerprint(migrations: &[Migration]) -> Result<String, RowProblem> {
    let mut connection = Connection::open_in_memory()?;
    harden(&connection)?;
    let transaction = connection.transaction()?;
    apply(&transaction, 0, migrations)?;
    Ok(fingerprint(&transaction)?)
}

/// Runs the migrations after version `from`. The transaction is the caller's.
pub(crate) fn apply(
    connection: &Connection,
    from: usize,
    migrations: &[Migration],
) -> Result<(), RowProblem> {
    // A table that is made anew leaves those that point at it without it for a moment.
    connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    for (place, migration) in migrations.iter().enumerate().skip(from) {
        migration.run(connection)?;
        connection.pragma_update(None, "user_version", place as i64 + 1)?;
    }
    Ok(())
}

/// Brings a file of version `from` up to date in one transaction, and gives what `read` finds in the new tables. If
/// anything is refused, the file is as it was. A copy of the old version, written and checked first, stays at `backup`.
pub(crate) fn migrate<T>(
    connection: &mut Connection,
    path: &Path,
    from: usize,
    migrations: &[Migration],
    backup: Option<&Path>,
    read: impl FnOnce(&Connection) -> Result<T, StoreProblem>,
) -> Result<T, StoreProblem> {
    let sqlite = |error| StoreProblem::from_sqlite(error, path);
    let backup = backup.map(|backup| NewCopy::of(connection, path, backup)).transpose()?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sqlite)?;
    apply(&transaction, from, migrations).map_err(|problem| StoreProblem::from_row(problem, path))?;
    let found = read(&transaction)?;
    backup.map_or(Ok(()), NewCopy::finish)?;
    transaction.commit().map_err(sqlite)?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Access, beside, connect};
    use crate::store::Store;

    const NOW: usize = MIGRATIONS.len();

    fn step(sql: &'static str) -> Migration {
        Migration { sql, resealed: &[] }
    }

    fn check(later: &[&'static str], steps: usize) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.podplan");
        drop(Store::create(&path, &[]).unwrap());
        let backup = beside(&path, ".version-now");
        let later: Vec<Migration> = later.iter().map(|sql| step(sql)).collect();
        let migrations = [MIGRATIONS, &later].concat();

        let mut connection = connect(&path, Access::Write).unwrap();
        let migrated = migrate(&mut connection, &path, NOW, &migrations, Some(&backup), |_| Ok(()));
        assert_eq!(migrated.is_ok(), steps > 0, "{migrated:?}");
        let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(found, (NOW + steps) as i64);
        let expected = expected_fingerprint(&migrations[..NOW + steps]).unwrap();
        assert_eq!(fingerprint(&connection).unwrap(), expected);
        assert_eq!(backup.exists(), steps > 0, "nothing lies beside a file that was left as it was");
        assert!(steps == 0 || Store::open(&backup).is_ok(), "the copy is a whole plan of the old version");
        drop(connection);
        assert_eq!(Store::open(&path).is_ok(), steps == 0, "the newer one is refused by this version");
    }

    /// All steps or none, whichever statement fails.
    #[test]
    fn migration_is_whole_or_not_at_all() {
        const NEXT: &str = "ALTER TABLE territory ADD COLUMN note TEXT NOT NULL DEFAULT ''";
        check(&[NEXT], 1);
        check(&[NEXT, "CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT"], 2);
        check(&["DROP TABLE no_such"], 0);
        check(&[NEXT, "DROP TABLE no_such"], 0);
        check(&["CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT; INSERT INTO note VALUES ('x')", NEXT], 0);
    }

    #[test]
    fn shipped_ones_are_never_edited() {
        let hashes: Vec<u32> = MIGRATIONS.iter().map(|step| crc32fast::hash(step.sql.as_bytes())).collect();
        assert_eq!(hashes[..4], [0x7635_dd09, 0xd82e_9bc9, 0xbaaa_8e54, 0xd640_fc62]);
    }
}
