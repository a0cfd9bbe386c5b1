//! The first 100 bytes, read before SQLite touches the file: SQLite would leave side files beside one that is refused.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::problem::StoreProblem;
use crate::schema::MIGRATIONS;

/// `PodP` in ASCII, in the header's field for the application (bytes 68 to 71).
pub const APPLICATION_ID: i32 = 0x506F_6450;

/// The format version this product writes; the header's user version (bytes 60 to 63).
pub const FORMAT_VERSION: i64 = MIGRATIONS.len() as i64;

/// What the header says, after it was found to be ours.
pub(crate) struct Header {
    pub length: u64,
    /// Older than this product's, perhaps; never newer.
    pub version: i64,
    /// Whether this user may write the file.
    pub writable: bool,
}

/// Reads and judges the header. The file must not be open in this process: closing it would drop SQLite's lock.
pub(crate) fn read_header(path: &Path, has_log: bool) -> Result<Header, StoreProblem> {
    let (mut file, writable) = open(path)?;
    let metadata = file.metadata().map_err(|error| StoreProblem::from_io(error, path))?;
    let mut bytes = [0; 100];
    match file.read_exact(&mut bytes) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Err(not_a_plan(path)),
        Err(error) => return Err(StoreProblem::from_io(error, path)),
    }
    if !bytes.starts_with(b"SQLite format 3\0") || word(&bytes, 68) != APPLICATION_ID.cast_unsigned() {
        return Err(not_a_plan(path));
    }
    let version = i64::from(word(&bytes, 60).cast_signed());
    judge_version(version, path)?;
    // Without a log beside it the file is all there is: its own page count must be right.
    let page_size = match u16::from_be_bytes([bytes[16], bytes[17]]) {
        1 => 65536,
        size => u64::from(size),
    };
    if !has_log && metadata.len() < page_size * u64::from(word(&bytes, 28)) {
        return Err(StoreProblem::damaged(path, "shorter than its header says"));
    }
    let writable = writable && !metadata.permissions().readonly();
    Ok(Header { length: metadata.len(), version, writable })
}

/// Refuses versions that this product does not know.
pub(crate) fn judge_version(version: i64, path: &Path) -> Result<(), StoreProblem> {
    match version {
        0 => Err(not_a_plan(path)),
        // Negative is a version too large for the signed field.
        1..=FORMAT_VERSION => Ok(()),
        _ => Err(StoreProblem::Newer { path: path.to_owned(), version, known: FORMAT_VERSION }),
    }
}

fn open(path: &Path) -> Result<(File, bool), StoreProblem> {
    match OpenOptions::new().read(true).write(true).open(path) {
        Ok(file) => Ok((file, true)),
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
            let file = File::open(path).map_err(|error| StoreProblem::from_io(error, path))?;
            Ok((file, false))
        }
        Err(error) => Err(StoreProblem::from_io(error, path)),
    }
}

fn word(bytes: &[u8; 100], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn not_a_plan(path: &Path) -> StoreProblem {
    StoreProblem::NotAPlan { path: path.to_owned() }
}
