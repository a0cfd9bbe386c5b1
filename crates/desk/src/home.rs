//! What the application remembers between starts: settings and the plans opened lately. Never anything of a plan.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

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
    /// What was kept; the defaults where there is nothing, or nothing readable.
    pub fn read(folder: &Path) -> Home {
        fs::read(folder.join(FILE)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
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
        let text = |part: Option<&std::ffi::OsStr>| part.map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
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
