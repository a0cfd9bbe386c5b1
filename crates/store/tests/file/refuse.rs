//! Files that are not opened, or not written: nothing about them changes.

use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::Connection;
use store::{FORMAT_VERSION, Store, StoreProblem};

use crate::sample::{desk, file, names, rows, set_quota, stored};

/// Opening refuses, with the problem expected; the bytes are the same and nothing lies beside the file.
pub fn check_refused(path: &Path, expected: &str) {
    let before = fs::read(path).ok();
    let modified = fs::metadata(path).and_then(|file| file.modified()).ok();
    let problem = Store::open(path).unwrap_err();
    assert!(format!("{problem:?}").starts_with(expected), "{problem:?}, not {expected}");
    assert!(fs::read(path).ok() == before, "{expected}: the content changed");
    assert_eq!(fs::metadata(path).and_then(|file| file.modified()).ok(), modified, "{expected}");
    assert!(!path.with_extension("podplan-wal").exists() && !path.with_extension("podplan-shm").exists());
}

fn patch(path: &Path, at: u64, bytes: &[u8]) {
    let mut file = OpenOptions::new().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(bytes).unwrap();
}

#[test]
fn what_is_not_a_plan_is_refused() {
    let (folder, path) = desk();
    check_refused(&path, "Missing");
    check_refused(folder.path(), "NotAPlan");
    for content in [&b""[..], b"a text", &[0x5a; 5000], b"SQLite format 3\0", b"%PDF-1.7"] {
        fs::write(&path, content).unwrap();
        check_refused(&path, "NotAPlan");
    }
    fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE account (id)").unwrap();
    check_refused(&path, "NotAPlan");
}

#[test]
fn newer_files_are_refused() {
    let (_folder, path) = file();
    for version in [FORMAT_VERSION as i32 + 1, i32::MAX, -1] {
        patch(&path, 60, &version.to_be_bytes());
        check_refused(&path, "Newer");
    }
    patch(&path, 60, &[0; 4]);
    check_refused(&path, "NotAPlan");
}

#[test]
fn half_a_file_is_refused() {
    let (_folder, path) = file();
    let length = fs::metadata(&path).unwrap().len();
    for kept in [length - 1, length / 2, 4096, 100] {
        OpenOptions::new().write(true).open(&path).unwrap().set_len(kept).unwrap();
        check_refused(&path, "Damaged");
    }
}

#[test]
fn altered_tables_are_refused() {
    for alteration in [
        "CREATE TRIGGER spy AFTER INSERT ON account BEGIN DELETE FROM seller; END",
        "CREATE VIEW spy AS SELECT * FROM account",
        "CREATE TABLE more (id)",
        "DROP INDEX rule_territory",
        "ALTER TABLE account ADD COLUMN spy TEXT",
    ] {
        let (_folder, path) = file();
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch(alteration).unwrap();
        drop(connection);
        check_refused(&path, "Altered");
    }
}

/// Rows changed by another program do not bear our seal; orphans are found as well.
#[test]
fn altered_rows_are_refused() {
    for alteration in [
        "UPDATE terms SET quota = quota + 1 WHERE seller = 1",
        "UPDATE account SET name = 'x' WHERE id = 7",
        "UPDATE assumptions SET company_plan = NULL",
        "UPDATE assumptions SET over_rate = 0, over_amount = NULL",
        "UPDATE seller SET leaves = '[]' WHERE id = 2",
        "UPDATE terms SET mid_year = 'blended' WHERE seller = 2",
        "UPDATE team SET parent = NULL WHERE id = 2",
        "PRAGMA foreign_keys = OFF; DELETE FROM team WHERE id = 1",
        "PRAGMA foreign_keys = OFF; DELETE FROM team WHERE id = 2",
        "PRAGMA foreign_keys = OFF; DELETE FROM seller WHERE id = 1",
        "UPDATE file SET salt = salt + 1",
    ] {
        let (_folder, path) = file();
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch(alteration).unwrap();
        drop(connection);
        check_refused(&path, "Damaged");
    }
}

#[test]
fn a_foreign_log_brings_no_foreign_rows() {
    let (folder, path) = file();
    let (_other_folder, other) = file();
    let (mut store, plan) = Store::open(&other).unwrap();
    store.commit(&"edit", &set_quota(&plan, 1, 77)).unwrap();
    let log = fs::read(other.with_extension("podplan-wal")).unwrap();
    drop(store);
    fs::write(path.with_extension("podplan-wal"), &log).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Store::open(&path), Err(StoreProblem::Damaged { .. })));
    assert!(fs::read(&path).unwrap() == before);
    assert!(fs::read(path.with_extension("podplan-wal")).unwrap() == log, "left for whoever looks into it");
    assert_eq!(names(&folder).len(), 2, "and nothing else beside it");
}

#[test]
fn creating_never_replaces_unasked() {
    let (_folder, path) = file();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Store::create(&path, &[]), Err(StoreProblem::Exists { .. })));
    assert!(fs::read(&path).unwrap() == before);
    let open = Store::open(&path).unwrap();
    assert!(matches!(Store::create_over(&path, &[]), Err(StoreProblem::InUse { .. })));
    drop(open);
    fs::write(path.with_extension("podplan-wal"), "left by something").unwrap();
    drop(Store::create_over(&path, &rows()).unwrap());
    assert!(!stored(&path).is_empty());
}

#[test]
fn a_bad_birth_leaves_no_file() {
    let (folder, path) = desk();
    assert!(matches!(Store::create(&path, &rows()[..1]), Err(StoreProblem::Inconsistent { .. })));
    assert_eq!(names(&folder), Vec::<String>::new());
}

#[test]
fn one_store_a_file() {
    let (folder, path) = file();
    let (mut store, plan) = Store::open(&path).unwrap();
    assert!(matches!(Store::open(&path), Err(StoreProblem::InUse { .. })));
    #[cfg(unix)]
    {
        let link = folder.path().join("link.podplan");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(matches!(Store::open(&link), Err(StoreProblem::InUse { .. })));
    }
    // The lock outlasts the refused attempts, and goes with the store.
    let outsider = Connection::open(&path).unwrap();
    assert!(outsider.execute_batch("BEGIN; SELECT * FROM file").is_err());
    drop(outsider);
    store.commit(&"edit", &set_quota(&plan, 1, 5)).unwrap();
    drop(store);
    assert!(Store::open(&path).is_ok());
    assert!(names(&folder).iter().all(|name| name.ends_with(".podplan")), "no side files at rest");
}

#[cfg(unix)]
#[test]
fn read_only_files_and_folders_open_for_reading() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let (folder, path) = file();
    let expected = stored(&path);
    for (target, locked, free) in [(path.as_path(), 0o444, 0o644), (folder.path(), 0o555, 0o755)] {
        mode(target, locked);
        let before = (fs::read(&path).unwrap(), names(&folder));
        let (mut store, plan) = Store::open(&path).unwrap();
        assert!(store.read_only());
        assert_eq!(crate::sample::dump(&plan), expected);
        let problem = store.commit(&"edit", &set_quota(&plan, 1, 5)).unwrap_err();
        assert!(matches!(problem, StoreProblem::ReadOnly { .. }), "{problem}");
        assert_eq!(store.history(0, 1).unwrap().0, 0);
        let elsewhere = tempfile::tempdir().unwrap();
        let copy = elsewhere.path().join("copy.podplan");
        store.save_copy(&copy).unwrap();
        assert_eq!(stored(&copy), expected);
        drop(store);
        assert_eq!((fs::read(&path).unwrap(), names(&folder)), before);
        mode(target, free);
    }
    assert!(!Store::open(&path).unwrap().0.read_only());
}

/// After a crash the last edits are in the log; reading them must not write beside the file.
#[cfg(unix)]
#[test]
fn a_read_only_file_is_read_with_its_log() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = file();
    let (mut store, plan) = Store::open(&path).unwrap();
    store.commit(&"edit", &set_quota(&plan, 1, 77)).unwrap();
    let (crashed_folder, crashed) = desk();
    for suffix in ["podplan", "podplan-wal"] {
        fs::copy(path.with_extension(suffix), crashed.with_extension(suffix)).unwrap();
    }
    drop(store);
    fs::set_permissions(&crashed, fs::Permissions::from_mode(0o444)).unwrap();
    let before = (fs::read(&crashed).unwrap(), names(&crashed_folder));
    let (store, plan) = Store::open(&crashed).unwrap();
    assert!(store.read_only());
    assert_eq!(plan.decisions.terms.get(1), Some(&crate::sample::quota(1, 77)));
    drop(store);
    assert_eq!((fs::read(&crashed).unwrap(), names(&crashed_folder)), before);
}

/// On Unix an open file can be moved away; writing into it would report success and lose the edit.
#[cfg(unix)]
#[test]
fn a_moved_file_is_noticed_before_writing() {
    let (folder, path) = file();
    let away = folder.path().join("away.podplan");
    let (mut store, plan) = Store::open(&path).unwrap();
    let edit = set_quota(&plan, 1, 5);
    fs::rename(&path, &away).unwrap();
    assert!(matches!(store.commit(&"edit", &edit), Err(StoreProblem::Moved { .. })));
    fs::copy(&away, &path).unwrap();
    assert!(matches!(store.commit(&"edit", &edit), Err(StoreProblem::Moved { .. })), "replaced");
    fs::remove_file(&path).unwrap();
    assert!(matches!(store.undo(), Ok(None)));
    fs::rename(&away, &path).unwrap();
    store.commit(&"edit", &edit).unwrap();
}
