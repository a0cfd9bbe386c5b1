use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use tauri::Runtime;
use tauri::path::PathResolver;

/// WebKitGTK draws without the graphics driver's shared buffers when this is set.
const SAFE_GRAPHICS: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// What the command line asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The plan file to open first.
    pub plan: Option<PathBuf>,
    /// Draw without the graphics driver.
    pub safe_graphics: bool,
}

impl Start {
    /// Reads the arguments after the program's name, given in `folder`. The first one that is no option is the plan
    /// file; options that are not known belong to the window system and are left to it.
    pub fn from_arguments(folder: &Path, arguments: impl IntoIterator<Item = OsString>) -> Self {
        let mut start = Self::default();
        for argument in arguments {
            if argument == "--safe-graphics" {
                start.safe_graphics = true;
            } else if start.plan.is_none() && !argument.to_string_lossy().starts_with('-') {
                start.plan = Some(folder.join(argument));
            }
        }
        start
    }

    /// Starts the program anew with the safe drawing switched on, if that was asked for and is not yet so: the web
    /// view reads its environment before any code of ours could change it.
    ///
    /// # Errors
    /// When the program cannot be started again.
    pub(crate) fn with_safe_graphics(self) -> io::Result<Self> {
        if self.safe_graphics && std::env::var_os(SAFE_GRAPHICS).is_none() {
            start_again()?;
        }
        Ok(self)
    }
}

#[cfg(unix)]
fn start_again() -> io::Result<()> {
    use std::os::unix::process::CommandExt as _;
    let program = std::env::current_exe()?;
    let arguments = std::env::args_os().skip(1);
    Err(std::process::Command::new(program).args(arguments).env(SAFE_GRAPHICS, "1").exec())
}

#[cfg(not(unix))]
fn start_again() -> io::Result<()> {
    Ok(())
}

/// The folder named by `PODPLAN_HOME`, if any.
pub fn home() -> Option<PathBuf> {
    let home = std::env::var_os("PODPLAN_HOME").filter(|home| !home.is_empty())?;
    std::path::absolute(home).ok()
}

/// Where the desk keeps the settings and offers to keep plans.
pub fn folders<R: Runtime>(paths: &PathResolver<R>) -> tauri::Result<desk::Folders> {
    let settings = match home() {
        Some(home) => home.join("settings"),
        None => paths.app_config_dir()?,
    };
    Ok(desk::Folders { settings, documents: documents(paths)? })
}

/// The folder that plans are kept in unless the user chooses another.
pub fn documents<R: Runtime>(paths: &PathResolver<R>) -> tauri::Result<PathBuf> {
    match home() {
        Some(home) => Ok(home.join("documents")),
        // A desktop without a documents folder (a bare server, a container) still has a home.
        None => paths.document_dir().or_else(|_| paths.home_dir()),
    }
}

/// Tells applications with different homes apart by name; empty for the user's own.
pub fn home_suffix() -> String {
    home().map(|home| suffix(&home)).unwrap_or_default()
}

fn suffix(home: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    home.hash(&mut hasher);
    format!(".home{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &[&str], plan: Option<&str>, safe_graphics: bool) {
        let start = Start::from_arguments(Path::new("/here"), arguments.iter().map(OsString::from));
        assert_eq!(start, Start { plan: plan.map(PathBuf::from), safe_graphics });
    }

    #[test]
    fn the_first_plain_argument_is_the_plan() {
        check(&[], None, false);
        check(&["/plans/a.podplan"], Some("/plans/a.podplan"), false);
        check(&["--safe-graphics", "/plans/a.podplan", "/plans/b.podplan"], Some("/plans/a.podplan"), true);
        check(&["--display=:1", "/plans/a b.podplan"], Some("/plans/a b.podplan"), false);
    }

    #[test]
    fn a_relative_plan_is_found_from_the_working_folder() {
        check(&["year.podplan"], Some("/here/year.podplan"), false);
    }

    #[test]
    fn every_home_has_a_name_of_its_own() {
        assert_ne!(suffix(Path::new("/a")), suffix(Path::new("/b")));
        assert_eq!(suffix(Path::new("/a")), suffix(Path::new("/a")));
    }
}
