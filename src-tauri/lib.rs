//! The shell: one window, its menu, the file dialogs, and one door to the desk. It knows nothing of plans.
//!
//! Environment, read once at the start:
//! * `PODPLAN_HOME`: a folder that takes the place of the user's settings and documents folders.
//! * `PODPLAN_PICK`: a file of paths that takes the place of the file dialogs (see [`dialogs`]); for tests, because
//!   no driver reaches a native dialog.

mod dialogs;
mod door;
mod menu;
mod start;
mod window;
mod words;

pub use start::Start;

use tauri::Manager as _;

use crate::dialogs::LastFolder;
use crate::door::Door;
use crate::words::Tongue;

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When the window system or the web view cannot be started.
pub fn run(start: Start) -> tauri::Result<()> {
    let start = start.with_safe_graphics()?;
    let context = tauri::generate_context!();
    // A home of its own is an application of its own: it never hands its plan to the window of another.
    let name = context.config().identifier.clone() + &start::home_suffix();
    let single_instance =
        tauri_plugin_single_instance::Builder::new().callback(window::second_start).dbus_id(name).build();
    tauri::Builder::default()
        .plugin(single_instance)
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            door::ask,
            dialogs::pick_open,
            dialogs::pick_save,
            menu::set_language
        ])
        .on_menu_event(menu::chosen)
        .on_window_event(window::happened)
        .setup(move |app| {
            let mut desk = desk::Desk::new(start::folders(app.path())?);
            if let Some(plan) = start.plan {
                desk.open_at_start(plan);
            }
            app.manage(Door::new(desk));
            app.manage(LastFolder::default());
            app.manage(Tongue::of_the_system());
            menu::show(app.handle())?;
            window::open(app.handle())?;
            Ok(())
        })
        .run(context)
}
