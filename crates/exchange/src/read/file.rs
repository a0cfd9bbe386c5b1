//! The bytes of a file the user chose, which may be anything that has a path.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::problem::TableProblem;

/// Reads a regular file as a whole, up to the largest size that its kind may have.
pub fn read_whole(path: &Path, limit: u64) -> Result<Vec<u8>, TableProblem> {
    // Asked before opening: opening a pipe that nobody writes to would wait for ever.
    let about = fs::metadata(path).map_err(problem)?;
    if !about.is_file() {
        return Err(TableProblem::NotAFile);
    }
    if about.len() > limit {
        return Err(TableProblem::FileTooLarge { bytes: about.len(), limit });
    }
    let file = File::open(path).map_err(problem)?;
    let mut bytes = Vec::with_capacity(about.len() as usize);
    // The file may grow while it is read; one byte more than allowed is enough to know.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(problem)?;
    Ok(bytes)
}

fn problem(error: io::Error) -> TableProblem {
    match error.kind() {
        io::ErrorKind::NotFound => TableProblem::NotFound,
        io::ErrorKind::PermissionDenied => TableProblem::NoPermission,
        io::ErrorKind::IsADirectory
        | io::ErrorKind::NotADirectory
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::InvalidFilename => TableProblem::NotAFile,
        kind if is_loop(kind) => TableProblem::NotAFile,
        kind => TableProblem::Unreadable(kind),
    }
}

/// A loop of symbolic links has no stable name among the standard kinds.
fn is_loop(kind: io::ErrorKind) -> bool {
    format!("{kind:?}") == "FilesystemLoop"
}
