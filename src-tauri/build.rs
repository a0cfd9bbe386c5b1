//! Embeds the window's files and turns the commands named here into permissions: a command that is not listed
//! cannot be called from the web view.

use tauri_build::{AppManifest, Attributes};

fn main() {
    let commands = AppManifest::new().commands(&["ask", "pick_open", "pick_save", "set_language"]);
    let attributes = Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/**/*.json")
        .app_manifest(commands);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
