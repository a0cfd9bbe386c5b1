//! What the application remembers between starts: settings and the plans opened lately. Never anything of a plan.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::problem::Language;
use crate::request::{Recent, Settings};

const FILE: &str = "settings.json";
const KEPT: usize = 8;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Home {
    pub settings: Settings,
    pub recent: Vec<PathBuf>,
}

impl Home {
    /// What was kept; where there is nothing, or nothing readable, the defaults in the language of the system.
    pub fn read(folder: &Path, system: Language) -> Home {
        let kept = fs::read(folder.join(FILE)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        kept.unwrap_or_else(|| Home {
            settings: Settings { language: system, ..Settings::default() },
            recent: Vec::new(),
        })
    }

    /// Best effort: a plan must open even where settings cannot be kept.
    pub fn write(&self, folder: &Path) {
        let Ok(bytes) = serde_json::to_vec_pretty(self) else { return };
        if fs::create_dir_all(folder).is_ok() {
            let _ = exchange::write_file(&folder.join(FILE), &bytes);
        }
    }

    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(KEPT);
    }

    pub fn recent(&self) -> Vec<Recent> {
        let text = |part: Option<&std::ffi::OsStr>| {
            part.map(|p| p.to_string_lossy().into_owned()).unwrap_or_default()
        };
        self.recent
            .iter()
            .map(|path| Recent {
                name: text(path.file_stem()),
                folder: path.parent().map(|folder| folder.display().to_string()).unwrap_or_default(),
                missing: !path.exists(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_start_speaks_the_language_of_the_system_and_later_ones_the_chosen() {
        let folder = tempfile::tempdir().unwrap();
        let mut home = Home::read(folder.path(), Language::Es);
        assert_eq!(home.settings.language, Language::Es);
        home.settings.language = Language::En;
        home.write(folder.path());
        assert_eq!(Home::read(folder.path(), Language::Es).settings.language, Language::En);
    }

    #[test]
    fn settings_that_cannot_be_read_are_as_on_a_first_start() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "{ half a fi").unwrap();
        let home = Home::read(folder.path(), Language::Es);
        assert_eq!((home.settings.language, home.recent.len()), (Language::Es, 0));
    }
}
