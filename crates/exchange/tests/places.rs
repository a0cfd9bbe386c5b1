//! Paths that are no files are refused at once and nothing waits for them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use exchange::{ReadOptions, Table, TableProblem, read_table};

fn read(path: impl AsRef<Path>) -> Result<Table, TableProblem> {
    let start = Instant::now();
    let read = read_table(path.as_ref(), &ReadOptions::default());
    assert!(start.elapsed() < Duration::from_secs(1));
    read
}

#[test]
fn paths_that_are_no_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(read(folder.path()), Err(TableProblem::NotAFile));
    assert_eq!(read(folder.path().join("none.csv")), Err(TableProblem::NotFound));
    assert!(read(PathBuf::from("x".repeat(5000))).is_err());
    assert_eq!(read("a\0b.csv"), Err(TableProblem::NotAFile));
}

#[cfg(unix)]
#[test]
fn devices_pipes_loops_and_odd_names() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    assert_eq!(read("/dev/zero"), Err(TableProblem::NotAFile));
    let pipe = folder.path().join("pipe.csv");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if made.is_ok_and(|status| status.success()) {
        assert_eq!(read(&pipe), Err(TableProblem::NotAFile));
    } else {
        eprintln!("SKIPPED: mkfifo is not available, the pipe was not tried");
    }
    let link = folder.path().join("loop.csv");
    symlink(&link, &link).unwrap();
    assert_eq!(read(&link), Err(TableProblem::NotAFile));
    let odd = folder.path().join(OsStr::from_bytes(b"\xff\xfe.csv"));
    std::fs::write(&odd, "a,b\n1,2\n").unwrap();
    assert_eq!(read(&odd).unwrap().rows.len(), 1);
    let huge = folder.path().join("huge.csv");
    std::fs::File::create(&huge).unwrap().set_len(2 << 30).unwrap();
    assert_eq!(read(&huge), Err(TableProblem::FileTooLarge { bytes: 2 << 30, limit: 128 << 20 }));
}
