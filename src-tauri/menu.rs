use tauri::menu::{IsMenuItem, Menu, MenuBuilder, MenuEvent, MenuItemKind, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Emitter as _, Manager as _, Wry};
use tauri_plugin_dialog::DialogExt as _;

use crate::window::MAIN;
use crate::words::{Tongue, Words};

/// The menu: each submenu with its items, `None` for a line between two groups. The UI knows the items by these ids.
///
/// They have no keys of their own: the menu would hear a key before a text field does, so that the keyboard is the
/// UI's alone.
const MENU: [(&str, &[Option<&str>]); 4] = [
    (
        "file",
        &[
            Some("new"),
            Some("open"),
            None,
            Some("import"),
            Some("export"),
            Some("save-copy"),
            None,
            Some("quit"),
        ],
    ),
    ("edit", &[Some("undo"), Some("redo"), None, Some("find")]),
    ("view", &[Some("palette"), Some("next-issue"), None, Some("sidebar"), Some("inspector")]),
    ("help", &[Some("keys"), None, Some("about")]),
];

/// Puts the menu on the window, in the language of the moment.
pub fn show(app: &AppHandle) -> tauri::Result<()> {
    let words = app.state::<Tongue>().words();
    let submenus: Vec<Submenu<Wry>> =
        MENU.iter().map(|(id, items)| submenu(app, words, id, items)).collect::<tauri::Result<_>>()?;
    let submenus: Vec<&dyn IsMenuItem<Wry>> = submenus.iter().map(|submenu| submenu as _).collect();
    app.set_menu(MenuBuilder::new(app).items(&submenus).build()?)?;
    Ok(())
}

/// Passes a chosen item on to the UI as a `menu` event that carries the item's id.
pub fn chosen(app: &AppHandle, event: MenuEvent) {
    match event.id().as_ref() {
        "quit" => app.exit(0),
        "about" => tell_about(app),
        id => {
            let _ = app.emit_to(MAIN, "menu", id);
        }
    }
}

/// Changes the language of the menu and the dialogs ("en", "es").
#[tauri::command]
pub fn set_language(app: AppHandle, language: &str) -> Result<(), String> {
    let tongue = app.state::<Tongue>();
    tongue.set(language);
    match app.menu() {
        Some(menu) => translate(&menu, tongue.words()).map_err(|error| error.to_string()),
        None => Ok(()),
    }
}

fn submenu(app: &AppHandle, words: &Words, id: &str, items: &[Option<&str>]) -> tauri::Result<Submenu<Wry>> {
    let submenu = SubmenuBuilder::with_id(app, id, label(words, id));
    let filled = items.iter().fold(submenu, |submenu, item| match item {
        Some(id) => submenu.text(*id, label(words, id)),
        None => submenu.separator(),
    });
    filled.build()
}

fn translate(menu: &Menu<Wry>, words: &Words) -> tauri::Result<()> {
    for submenu in menu.items()?.iter().filter_map(MenuItemKind::as_submenu) {
        submenu.set_text(label(words, submenu.id().as_ref()))?;
        for item in submenu.items()?.iter().filter_map(MenuItemKind::as_menuitem) {
            item.set_text(label(words, item.id().as_ref()))?;
        }
    }
    Ok(())
}

fn label(words: &Words, id: &str) -> &'static str {
    match id {
        "file" => words.file,
        "new" => words.new,
        "open" => words.open,
        "import" => words.import,
        "export" => words.export,
        "save-copy" => words.save_copy,
        "quit" => words.quit,
        "edit" => words.edit,
        "undo" => words.undo,
        "redo" => words.redo,
        "find" => words.find,
        "view" => words.view,
        "palette" => words.palette,
        "next-issue" => words.next_issue,
        "sidebar" => words.sidebar,
        "inspector" => words.inspector,
        "help" => words.help,
        "keys" => words.keys,
        "about" => words.about,
        _ => "",
    }
}

fn tell_about(app: &AppHandle) {
    let words = app.state::<Tongue>().words();
    let text = format!("Podplan {}\n\n{}", app.package_info().version, words.about_text);
    app.dialog().message(text).title(words.about).show(|_| {});
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{ENGLISH, SPANISH};

    #[test]
    fn every_item_has_words() {
        for (id, items) in MENU {
            for id in [id].into_iter().chain(items.iter().copied().flatten()) {
                assert_ne!(label(&ENGLISH, id), "", "{id}");
                assert_ne!(label(&SPANISH, id), "", "{id}");
            }
        }
    }
}
