use std::fs;

use anyhow::{Context as _, Result};

use crate::process::{must, root, target};
use crate::{setup, ui};

/// The files that `tauri.conf.json` names, of the many that the renderer makes.
const KEPT: [&str; 6] = ["32x32.png", "128x128.png", "128x128@2x.png", "icon.png", "icon.icns", "icon.ico"];

/// Renders the application's icons anew from `icons/icon.svg`.
///
/// # Errors
/// When the drawing cannot be rendered.
pub fn render() -> Result<()> {
    setup::for_building()?;
    let (drawn, kept) = (target().join("icons"), root().join("icons"));
    must(
        ui::tauri().arg("icon").arg(kept.join("icon.svg")).arg("--output").arg(&drawn),
        "Is icons/icon.svg a square drawing?",
    )?;
    for name in KEPT {
        fs::copy(drawn.join(name), kept.join(name)).with_context(|| format!("icons/{name}"))?;
    }
    Ok(())
}
