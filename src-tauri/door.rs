use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use desk::Desk;
use serde::Serialize;
use tauri::{AppHandle, Manager as _};

use crate::words::{Tongue, Words};

/// The one desk of the application, asked by one caller at a time.
pub struct Door(Mutex<Desk>);

/// A file the user chose: the web view learns its name and a token for it, never its path.
#[derive(Clone, Debug, Serialize)]
pub struct Picked {
    pub file: String,
    pub name: String,
}

impl Door {
    pub fn new(desk: Desk) -> Self {
        Self(Mutex::new(desk))
    }

    /// Lets the web view use one file in its requests.
    pub fn grant(&self, path: PathBuf) -> Picked {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Picked { file: self.desk().grant(path), name }
    }

    // The desk changes its memory only after a commit, so it is whole even after a panic.
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers one request of the web view. It runs off the main thread: a long import must not freeze the window.
#[tauri::command]
pub async fn ask(app: AppHandle, request: String) -> String {
    let words = app.state::<Tongue>().words();
    let answer = tauri::async_runtime::spawn_blocking(move || {
        guarded(words, || app.state::<Door>().desk().ask(&request))
    });
    answer.await.unwrap_or_else(|error| internal(words, &error.to_string()))
}

/// The answer, or the envelope of an internal problem if finding it panicked.
fn guarded(words: &Words, answer: impl FnOnce() -> String) -> String {
    catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|panic| internal(words, reason(&*panic)))
}

fn reason(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("?")
}

fn internal(words: &Words, reason: &str) -> String {
    let message = format!("{} ({reason})", words.internal_message);
    serde_json::json!({
        "problem": { "code": "internal", "message": message, "place": {}, "remedy": words.internal_remedy }
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::ENGLISH;

    #[test]
    fn an_answer_passes_through() {
        assert_eq!(guarded(&ENGLISH, || "{}".to_owned()), "{}");
    }

    #[test]
    fn a_panic_becomes_a_problem() {
        let answer = guarded(&ENGLISH, || panic!("no seller {}", 7));
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["problem"]["code"], "internal");
        assert!(answer["problem"]["message"].as_str().unwrap().ends_with("(no seller 7)"));
        assert_eq!(answer["problem"]["remedy"], ENGLISH.internal_remedy);
    }

    #[test]
    fn the_desk_answers_after_a_panic() {
        let home = tempfile::tempdir().unwrap();
        let folders = desk::Folders { settings: home.path().join("s"), documents: home.path().join("d") };
        let door = Door::new(Desk::new(folders));
        guarded(&ENGLISH, || {
            let _held = door.desk();
            panic!("while the desk is held")
        });
        assert!(door.desk().ask("not a request").contains("\"problem\""));
        assert_eq!(door.grant("/plans/year.podplan".into()).name, "year.podplan");
    }
}
