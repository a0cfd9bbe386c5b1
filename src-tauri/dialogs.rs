use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use tauri::{AppHandle, Manager as _, WebviewWindow};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, MessageDialogButtons};

use crate::door::{Door, Picked};
use crate::start;
use crate::words::{Tongue, Words};

const TABLES: [&str; 4] = ["csv", "tsv", "txt", "xlsx"];
const REGIONS: [&str; 2] = ["geojson", "json"];

/// What the user is asked to open.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OpenKind {
    Plan,
    Table,
    Regions,
}

/// What the user is asked to save; a folder takes several files.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SaveKind {
    Plan,
    Workbook,
    Folder,
}

/// The folder that the user chose a file in last: the next dialog starts there.
#[derive(Default)]
pub struct LastFolder(Mutex<Option<PathBuf>>);

/// Asks the user for a file to read; `None` if the dialog was cancelled.
#[tauri::command]
pub async fn pick_open(window: WebviewWindow, kind: OpenKind) -> Option<Picked> {
    picked(window, move |window| open_dialog(window, kind)).await
}

/// Asks the user for a file or folder to write; `None` if the dialog was cancelled.
#[tauri::command]
pub async fn pick_save(window: WebviewWindow, kind: SaveKind, suggested: String) -> Option<Picked> {
    picked(window, move |window| save_dialog(window, kind, &suggested)).await
}

// Dialogs run off the main thread, which has to keep drawing behind them.
async fn picked(
    window: WebviewWindow,
    dialog: impl FnOnce(&WebviewWindow) -> Option<PathBuf> + Send + 'static,
) -> Option<Picked> {
    let choice = tauri::async_runtime::spawn_blocking(move || {
        let path = match std::env::var_os("PODPLAN_PICK") {
            Some(answers) => next_answer(Path::new(&answers)),
            None => dialog(&window),
        }?;
        window.state::<LastFolder>().remember(&path);
        Some(window.state::<Door>().grant(path))
    });
    choice.await.ok().flatten()
}

fn open_dialog(window: &WebviewWindow, kind: OpenKind) -> Option<PathBuf> {
    let words = window.state::<Tongue>().words();
    let dialog = match kind {
        OpenKind::Plan => dialog(window).add_filter(words.plans, &["podplan"]),
        OpenKind::Table => dialog(window).add_filter(words.tables, &TABLES),
        OpenKind::Regions => dialog(window).add_filter(words.regions, &REGIONS),
    };
    dialog.add_filter(words.all_files, &["*"]).blocking_pick_file()?.into_path().ok()
}

fn save_dialog(window: &WebviewWindow, kind: SaveKind, suggested: &str) -> Option<PathBuf> {
    let words = window.state::<Tongue>().words();
    let (filter, extension) = match kind {
        SaveKind::Plan => (words.plans, "podplan"),
        SaveKind::Workbook => (words.workbooks, "xlsx"),
        SaveKind::Folder => return dialog(window).blocking_pick_folder()?.into_path().ok(),
    };
    let dialog = dialog(window).add_filter(filter, &[extension]).set_file_name(suggested);
    let chosen = dialog.blocking_save_file()?.into_path().ok()?;
    let path = with_extension(&chosen, extension);
    // The dialog asked about the name as typed; about the name as completed nobody has asked yet.
    let agreed = path == chosen || !path.exists() || may_replace(window.app_handle(), words, &path);
    agreed.then_some(path)
}

fn dialog(window: &WebviewWindow) -> FileDialogBuilder<tauri::Wry> {
    let dialog = window.dialog().file().set_parent(window);
    match window.state::<LastFolder>().folder().or_else(|| start::documents(window.path()).ok()) {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

fn may_replace(app: &AppHandle, words: &Words, path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (replace, cancel) = (words.replace_button.to_owned(), words.cancel_button.to_owned());
    app.dialog()
        .message(words.replace.replace("{name}", &name))
        .buttons(MessageDialogButtons::OkCancelCustom(replace, cancel))
        .blocking_show()
}

/// Completes a name without its extension; "Q1.2027" keeps all that was typed.
fn with_extension(path: &Path, extension: &str) -> PathBuf {
    if path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension)) {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

/// Takes the first line off the file of prepared answers; an empty line is a cancelled dialog.
fn next_answer(answers: &Path) -> Option<PathBuf> {
    take_line(answers).unwrap_or_else(|error| {
        eprintln!("PODPLAN_PICK: {}: {error}", answers.display());
        None
    })
}

fn take_line(file: &Path) -> io::Result<Option<PathBuf>> {
    let text = fs::read_to_string(file)?;
    let (line, rest) = text.split_once('\n').unwrap_or((&text, ""));
    fs::write(file, rest)?;
    let line = line.trim_end_matches('\r');
    Ok((!line.is_empty()).then(|| line.into()))
}

impl LastFolder {
    fn folder(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn remember(&self, chosen: &Path) {
        let folder = if chosen.is_dir() { Some(chosen) } else { chosen.parent() };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = folder.map(Path::to_owned);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_completed() {
        for (typed, complete) in [
            ("/p/year", "/p/year.podplan"),
            ("/p/year.podplan", "/p/year.podplan"),
            ("/p/year.PODPLAN", "/p/year.PODPLAN"),
            ("/p/Q1.2027", "/p/Q1.2027.podplan"),
        ] {
            assert_eq!(with_extension(Path::new(typed), "podplan"), Path::new(complete));
        }
    }

    #[test]
    fn prepared_answers_are_taken_one_by_one() {
        let folder = tempfile::tempdir().unwrap();
        let answers = folder.path().join("answers");
        fs::write(&answers, "/p/a.podplan\n\n/p/b c.csv").unwrap();
        assert_eq!(next_answer(&answers), Some("/p/a.podplan".into()));
        assert_eq!(next_answer(&answers), None);
        assert_eq!(next_answer(&answers), Some("/p/b c.csv".into()));
        assert_eq!(next_answer(&answers), None);
    }

    #[test]
    fn a_missing_file_of_answers_cancels() {
        assert_eq!(next_answer(Path::new("/nowhere/answers")), None);
    }

    #[test]
    fn the_last_folder_is_remembered() {
        let last = LastFolder::default();
        last.remember(Path::new("/p/a.csv"));
        assert_eq!(last.folder(), Some("/p".into()));
    }
}
