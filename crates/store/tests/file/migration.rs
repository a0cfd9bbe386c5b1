//! Files of version 1: brought up to date whole, or refused and left as they were.

use std::fs;

use expect_test::expect_file;
use plan::team::OverAssignment;
use rusqlite::Connection;
use rusqlite::types::Value;
use store::Store;

use crate::by_hand::{insert, write_version_1};
use crate::refuse::check_refused;
use crate::sample::{desk, dump, names, set_quota, stored};

#[test]
fn every_value_is_kept() {
    let (folder, path) = desk();
    write_version_1(&path);
    let (store, plan) = Store::open(&path).unwrap();
    expect_file!["version_1.txt"].assert_eq(&dump(&plan));
    assert_eq!(store.revision().0, 1);
    drop(store);
    assert_eq!(version(&path), 3);
    assert_eq!(stored(&path), dump(&plan), "the seals are those of the new columns");

    let backup = folder.path().join("North America 100 %?#.podplan.version-1");
    assert_eq!(names(&folder).len(), 2);
    assert_eq!(version(&backup), 1);
    assert_eq!(stored(&backup), dump(&plan), "the copy is a whole plan of its own");
}

/// The changes of version 1 know no team, no leave and an over-assignment that is a rate alone.
#[test]
fn its_history_is_walked_both_ways() {
    let (_folder, path) = desk();
    write_version_1(&path);
    let (mut store, mut plan) = Store::open(&path).unwrap();
    let mut states = vec![dump(&plan)];
    while let Some(undone) = store.undo().unwrap() {
        plan.absorb(undone.changes);
        states.push(dump(&plan));
    }
    assert_eq!(states.len(), 6);
    assert_eq!(plan.decisions.assumptions.over_assignment, OverAssignment::default());
    assert_eq!(plan.facts.sellers.get(3).map(|seller| seller.name.as_str()), Some("Cy"));
    drop(store);
    assert_eq!(stored(&path), dump(&plan));

    let (mut store, mut plan) = Store::open(&path).unwrap();
    for expected in states.iter().rev().skip(1) {
        plan.absorb(store.redo().unwrap().unwrap().changes);
        assert_eq!(&dump(&plan), expected);
    }
    assert_eq!(store.redo().unwrap().unwrap().summary, "undone", "so it was in version 1");
    assert!(store.redo().unwrap().is_none());
    drop(store);
    let (mut store, plan) = Store::open(&path).unwrap();
    assert_eq!(plan.decisions.terms.get(1).map(|terms| terms.quota), Some("1300000".parse().ok()));
    store.commit(&"an edit of version 2", &set_quota(&plan, 1, 5)).unwrap();
}

/// A row that was damaged in version 1 gets no seal of version 2.
#[test]
fn a_damaged_file_is_not_migrated() {
    for (alteration, expected) in [
        ("UPDATE seller SET base = base + 1 WHERE id = 2", "Damaged"),
        ("UPDATE assumptions SET over_assignment = 0", "Damaged"),
        ("UPDATE terms SET quota = quota + 1 WHERE seller = 1", "Damaged"),
        ("UPDATE terms SET seal = seal + 1 WHERE seller = 2", "Damaged"),
        ("UPDATE account SET name = 'x'", "Damaged"),
        ("UPDATE file SET salt = salt + 1", "Damaged"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM pay_plan", "Damaged"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM account", "Damaged"),
        ("CREATE TABLE team (id INTEGER PRIMARY KEY)", "Altered"),
        ("ALTER TABLE terms ADD COLUMN team INTEGER", "Altered"),
        ("CREATE TRIGGER spy AFTER INSERT ON terms BEGIN DELETE FROM account; END", "Altered"),
    ] {
        let (folder, path) = desk();
        write_version_1(&path);
        Connection::open(&path).unwrap().execute_batch(alteration).unwrap();
        check_refused(&path, expected);
        assert_eq!(names(&folder).len(), 1, "{alteration}");
    }
}

/// Its seal fits, so it is only found when the new tables are read: even then nothing was changed.
#[test]
fn an_unfit_row_is_found_before_the_commit() {
    let (folder, path) = desk();
    write_version_1(&path);
    let id = Value::Integer(9);
    let conditions = Value::Text("{}".to_owned());
    let rule = [Value::Integer(1), id, Value::Integer(3), Value::Integer(0), conditions];
    insert(&Connection::open(&path).unwrap(), "rule", &rule);
    check_refused(&path, "Damaged");
    assert_eq!(names(&folder).len(), 1);
}

#[test]
fn the_log_of_a_crash_is_taken_in_first() {
    let (_folder, path) = desk();
    write_version_1(&path);
    let crashed = |alteration: &str| {
        let (folder, crashed) = desk();
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch(alteration).unwrap();
        for suffix in ["podplan", "podplan-wal"] {
            fs::copy(path.with_extension(suffix), crashed.with_extension(suffix)).unwrap();
        }
        (folder, crashed)
    };
    let (_folder, logged) = crashed("UPDATE file SET revision = 9");
    assert_eq!(Store::open(&logged).unwrap().0.revision().0, 9);

    let (folder, damaged) = crashed("UPDATE terms SET quota = 1");
    let log = damaged.with_extension("podplan-wal");
    let before = (fs::read(&damaged).unwrap(), fs::read(&log).unwrap(), names(&folder));
    assert!(before.1.len() > 4096, "the damage is in the log alone");
    assert!(Store::open(&damaged).unwrap_err().to_string().starts_with("Damaged"));
    assert!(fs::read(&damaged).unwrap() == before.0, "the file is as it was");
    assert!(fs::read(&log).unwrap() == before.1, "its log is as it was");
    assert_eq!(names(&folder), before.2);
}

/// It cannot be brought up to date where it lies, but read all the same.
#[cfg(unix)]
#[test]
fn a_read_only_file_is_migrated_in_a_copy() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = desk();
    write_version_1(&path);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let before = (fs::read(&path).unwrap(), names(&folder));
    let (store, plan) = Store::open(&path).unwrap();
    expect_file!["version_1.txt"].assert_eq(&dump(&plan));
    assert!(store.read_only());
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("copy.podplan");
    store.save_copy(&copy).unwrap();
    drop(store);
    assert_eq!((fs::read(&path).unwrap(), names(&folder)), before);
    assert_eq!(version(&copy), 3);
    assert_eq!(stored(&copy), dump(&plan));
}

fn version(path: &std::path::Path) -> i64 {
    let header = fs::read(path).unwrap();
    i64::from(u32::from_be_bytes(header[60..64].try_into().unwrap()))
}
