//! Which file a path means, so that two stores never share one and a replaced file is noticed.

use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use crate::problem::StoreProblem;

/// Files open in this process. Opening one again, if only to read it, would drop the system's lock on it.
static OPEN: LazyLock<Mutex<HashSet<Identity>>> = LazyLock::new(Mutex::default);

/// The file itself, whatever its name.
#[cfg(unix)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Identity {
    device: u64,
    inode: u64,
}

/// The file's full name: elsewhere an open file cannot be replaced.
#[cfg(not(unix))]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Identity {
    path: PathBuf,
}

impl Identity {
    /// The identity of the file at `path`, which is not opened.
    pub fn of(path: &Path) -> Result<Identity, StoreProblem> {
        let metadata = fs::metadata(path).map_err(|error| StoreProblem::from_io(error, path))?;
        if !metadata.is_file() {
            return Err(StoreProblem::NotAPlan { path: path.to_owned() });
        }
        Identity::from_metadata(path, &metadata)
    }

    #[cfg(unix)]
    fn from_metadata(_path: &Path, metadata: &Metadata) -> Result<Identity, StoreProblem> {
        use std::os::unix::fs::MetadataExt;
        Ok(Identity { device: metadata.dev(), inode: metadata.ino() })
    }

    #[cfg(not(unix))]
    fn from_metadata(path: &Path, _metadata: &Metadata) -> Result<Identity, StoreProblem> {
        let path = fs::canonicalize(path).map_err(|error| StoreProblem::from_io(error, path))?;
        Ok(Identity { path })
    }

    pub fn is_open(&self) -> bool {
        open_files().contains(self)
    }
}

/// The right to be the only store of a file in this process; given back when dropped.
#[derive(Debug)]
pub(crate) struct Claim {
    identity: Identity,
    /// Where the file really lies, links resolved: the log lies beside it.
    pub real: PathBuf,
}

impl Claim {
    pub fn new(path: &Path) -> Result<Claim, StoreProblem> {
        let identity = Identity::of(path)?;
        let real = fs::canonicalize(path).map_err(|error| StoreProblem::from_io(error, path))?;
        if !open_files().insert(identity.clone()) {
            return Err(StoreProblem::InUse { path: path.to_owned() });
        }
        Ok(Claim { identity, real })
    }

    /// Whether the path still leads to the claimed file.
    pub fn holds(&self) -> bool {
        Identity::of(&self.real).is_ok_and(|identity| identity == self.identity)
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        open_files().remove(&self.identity);
    }
}

fn open_files() -> MutexGuard<'static, HashSet<Identity>> {
    // A set of identities is whole at every moment, so a panic elsewhere does not spoil it.
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}
