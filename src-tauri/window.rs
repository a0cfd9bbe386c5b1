use std::path::{Path, PathBuf};

use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, DragDropEvent, Emitter as _, Manager as _, Url, WebviewWindowBuilder, Window, WindowEvent,
};

use crate::door::Door;
use crate::start::{self, Start};

/// The label of the one window; the configuration, the capability and every event name it.
pub const MAIN: &str = "main";

/// Opens the window as the configuration describes it.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    let Some(config) = app.config().app.windows.iter().find(|window| window.label == MAIN) else {
        return Err(tauri::Error::WebviewNotFound);
    };
    let mut builder = WebviewWindowBuilder::from_config(app, config)?;
    if let Some(home) = start::home() {
        builder = builder.data_directory(home.join("webview"));
    }
    builder
        // The UI names the open plan in the page's title.
        .on_document_title_changed(|window, title| {
            let _ = window.set_title(&title);
        })
        .on_navigation(is_our_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// Whether a page comes out of the application itself: no link leads the window anywhere else.
fn is_our_own(page: &Url) -> bool {
    match page.scheme() {
        "tauri" => true,
        "http" | "https" => page.host_str() == Some("tauri.localhost"),
        scheme => scheme == "about",
    }
}

/// Offers files dropped onto the window to the UI.
pub fn happened(window: &Window, event: &WindowEvent) {
    if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event
        && let Some(path) = paths.first()
    {
        offer(window.app_handle(), path.clone());
    }
}

/// Another start of the application ends here: the window that is already open comes to the front, and is offered
/// the file that the other start was given.
pub fn second_start(app: &AppHandle, arguments: Vec<String>, folder: String) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
    let start = Start::from_arguments(Path::new(&folder), arguments.into_iter().skip(1).map(Into::into));
    if let Some(plan) = start.plan {
        offer(app, plan);
    }
}

// The desk may be busy with a long request: waiting for it must not stop the main thread.
fn offer(app: &AppHandle, path: PathBuf) {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let picked = app.state::<Door>().grant(path);
        let _ = app.emit_to(MAIN, "file-dropped", picked);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_link_leads_out() {
        for (page, ours) in [
            ("tauri://localhost/index.html", true),
            ("http://tauri.localhost/", true),
            ("about:blank", true),
            ("https://tauri.localhost.example.com/", false),
            ("https://example.com/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,x", false),
        ] {
            assert_eq!(is_our_own(&Url::parse(page).unwrap()), ours, "{page}");
        }
    }
}
