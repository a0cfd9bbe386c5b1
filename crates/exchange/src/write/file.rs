//! A file is replaced as a whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::problem::WriteProblem;

/// Writes beside the file, waits until the disk has it, then takes the file's name.
///
/// Whatever fails, even the power, the previous file stays as it was and nothing is left beside it.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), WriteProblem> {
    // A link keeps pointing where it does; the file behind it is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let previous = fs::metadata(&target).ok();
    if previous.as_ref().is_some_and(|about| !about.is_file()) || target.file_name().is_none() {
        return Err(WriteProblem::NotAFile);
    }
    if previous.as_ref().is_some_and(|about| about.permissions().readonly()) {
        return Err(WriteProblem::NoPermission);
    }
    let folder = folder_of(&target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".export-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // New files get what the user's mask allows, as from any other program.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(&folder)?;
    file.write_all(bytes)?;
    if let Some(about) = previous {
        file.as_file().set_permissions(about.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|failed| failed.error)?;
    sync_folder(&folder)?;
    Ok(())
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// The new name is as durable as the content only after this; elsewhere than on Unix the system sees to it.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
