//! Whether a file is whole, before anything in it is believed.

use std::path::Path;

use rusqlite::Connection;

use crate::header::judge_version;
use crate::problem::StoreProblem;
use crate::rows::below_the_region;
use crate::schema::{MIGRATIONS, expected_fingerprint, fingerprint};

/// Below this size the full check takes less than 100 ms (22 MB: 21 ms), so it is made at every opening. A larger file is checked
/// when it was not closed properly; at other times each row's seal tells whether it is what was written.
pub(crate) const CHEAP_TO_CHECK: u64 = 32 << 20;

/// The tables are those of `version`, or [`StoreProblem::Altered`].
pub(crate) fn check_schema(connection: &Connection, path: &Path, version: usize) -> Result<(), StoreProblem> {
    let sqlite = |error| StoreProblem::from_sqlite(error, path);
    let found = fingerprint(connection).map_err(sqlite)?;
    let expected = expected_fingerprint(&MIGRATIONS[..version])
        .map_err(|problem| StoreProblem::from_row(problem, path))?;
    if found != expected || stored_version(connection).map_err(sqlite)? != version as i64 {
        return Err(StoreProblem::Altered { path: path.to_owned() });
    }
    Ok(())
}

/// The version as SQLite sees it: a log left by a crash may hold a later one than the header does.
pub(crate) fn known_version(connection: &Connection, path: &Path) -> Result<usize, StoreProblem> {
    let version = stored_version(connection).map_err(|error| StoreProblem::from_sqlite(error, path))?;
    judge_version(version, path)?;
    usize::try_from(version).map_err(|_| StoreProblem::NotAPlan { path: path.to_owned() })
}

/// Pages, indexes, column types and references.
pub(crate) fn check_content(connection: &Connection, path: &Path) -> Result<(), StoreProblem> {
    let sqlite = |error| StoreProblem::from_sqlite(error, path);
    let verdict: String =
        connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(sqlite)?;
    if verdict != "ok" {
        return Err(StoreProblem::damaged(path, "the pages do not fit together"));
    }
    // The full check does not look at references.
    let mut references = connection.prepare("PRAGMA foreign_key_check").map_err(sqlite)?;
    if references.exists([]).map_err(sqlite)? {
        return Err(StoreProblem::damaged(path, "a row points at none"));
    }
    Ok(())
}

/// Tables with rows that others are looked up by. A placement that points at no row places nothing.
const REFERRING: [&str; 11] = [
    "request",
    "territory",
    "rule",
    "team",
    "terms",
    "member",
    "attachment",
    "presales_terms",
    "deal",
    "loan",
    "pair",
];

/// Whether every row that the plan is computed from finds what it points at, and no team stands below itself: quick, these
/// tables are small.
pub(crate) fn check_references(connection: &Connection, path: &Path) -> Result<(), StoreProblem> {
    let sqlite = |error| StoreProblem::from_sqlite(error, path);
    for table in REFERRING {
        let mut references =
            connection.prepare(&format!("PRAGMA foreign_key_check({table})")).map_err(sqlite)?;
        if references.exists([]).map_err(sqlite)? {
            return Err(StoreProblem::damaged(path, "a row points at none"));
        }
    }
    if !below_the_region(connection).map_err(sqlite)? {
        return Err(StoreProblem::damaged(path, "teams in a circle"));
    }
    Ok(())
}

fn stored_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Access, connect};
    use crate::store::Store;
    use plan::change::{Change, Swap};
    use plan::ids::{SellerId, TerritoryId};
    use plan::seller::Seller;
    use plan::territory::Territory;

    #[test]
    fn every_table_with_references_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.podplan");
        drop(Store::create(&path, &[]).unwrap());
        let connection = connect(&path, Access::Write).unwrap();
        let mut statement = connection
            .prepare(
                "SELECT DISTINCT child.name FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS key
                 WHERE child.type = 'table' AND key.\"table\" <> 'scenario' AND child.name <> 'placement'",
            )
            .unwrap();
        let mut found: Vec<String> =
            statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        found.sort();
        let mut looked_at = REFERRING.to_vec();
        looked_at.sort_unstable();
        assert_eq!(found, looked_at);
    }

    #[test]
    fn a_row_that_points_at_none_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.podplan");
        let id = SellerId(0);
        let territory = Territory { id: TerritoryId(0), name: "West".to_owned(), seller: Some(id) };
        let birth: [Change; 2] = [Swap::added(Seller::new(id, "E-1")).into(), Swap::added(territory).into()];
        drop(Store::create(&path, &birth).unwrap());
        let connection = connect(&path, Access::Write).unwrap();
        check_references(&connection, &path).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM seller").unwrap();
        let problem = check_references(&connection, &path).unwrap_err();
        assert!(matches!(problem, StoreProblem::Damaged { .. }), "{problem}");
    }
}
