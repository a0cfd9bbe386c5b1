use std::sync::atomic::{AtomicBool, Ordering};

use desk::problem::Language;

/// Everything the shell itself says, in one language. The words of screens and problems are the UI's and the desk's.
pub struct Words {
    pub file: &'static str,
    pub new: &'static str,
    pub open: &'static str,
    pub import: &'static str,
    pub save_copy: &'static str,
    pub export: &'static str,
    pub quit: &'static str,
    pub edit: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub find: &'static str,
    pub view: &'static str,
    pub palette: &'static str,
    pub sidebar: &'static str,
    pub inspector: &'static str,
    pub next_issue: &'static str,
    pub help: &'static str,
    pub keys: &'static str,
    pub about: &'static str,
    pub about_text: &'static str,
    pub plans: &'static str,
    pub tables: &'static str,
    pub regions: &'static str,
    pub workbooks: &'static str,
    pub all_files: &'static str,
    /// `{name}` stands for the file.
    pub replace: &'static str,
    pub replace_button: &'static str,
    pub cancel_button: &'static str,
    pub internal_message: &'static str,
    pub internal_remedy: &'static str,
}

/// The language the shell speaks now.
pub struct Tongue {
    spanish: AtomicBool,
}

impl Tongue {
    pub fn of_the_system() -> Self {
        Self { spanish: AtomicBool::new(Language::of_system() == Language::Es) }
    }

    /// Takes a language tag ("es", "es-MX", "en"); what is not Spanish is English.
    pub fn set(&self, language: &str) {
        self.spanish.store(Language::of_locale(language) == Language::Es, Ordering::Relaxed);
    }

    pub fn words(&self) -> &'static Words {
        if self.spanish.load(Ordering::Relaxed) { &SPANISH } else { &ENGLISH }
    }
}

pub static ENGLISH: Words = Words {
    file: "File",
    new: "New plan",
    open: "Open…",
    import: "Import…",
    save_copy: "Save a copy…",
    export: "Export…",
    quit: "Quit",
    edit: "Edit",
    undo: "Undo",
    redo: "Redo",
    find: "Find on this screen",
    view: "View",
    palette: "Search or command…",
    sidebar: "Sidebar",
    inspector: "Inspector",
    next_issue: "Next issue",
    help: "Help",
    keys: "Keyboard shortcuts",
    about: "About Podplan",
    about_text: "Territories, quotas, pools and payouts, planned on this computer. Nothing leaves it.",
    plans: "Podplan plans",
    tables: "Spreadsheets and CSV",
    regions: "Regions (GeoJSON)",
    workbooks: "Excel workbooks",
    all_files: "All files",
    replace: "“{name}” is already there. Replace it?",
    replace_button: "Replace",
    cancel_button: "Cancel",
    internal_message: "Podplan made a mistake and could not finish this.",
    internal_remedy: "Try again. If it happens again, restart Podplan: every edit so far is saved in the plan file.",
};

pub static SPANISH: Words = Words {
    file: "Archivo",
    new: "Plan nuevo",
    open: "Abrir…",
    import: "Importar…",
    save_copy: "Guardar una copia…",
    export: "Exportar…",
    quit: "Salir",
    edit: "Editar",
    undo: "Deshacer",
    redo: "Rehacer",
    find: "Buscar en esta pantalla",
    view: "Ver",
    palette: "Buscar u ordenar…",
    sidebar: "Barra lateral",
    inspector: "Inspector",
    next_issue: "Siguiente aviso",
    help: "Ayuda",
    keys: "Atajos de teclado",
    about: "Acerca de Podplan",
    about_text: "Territorios, cuotas, pools y pagos, planificados en este equipo. Nada sale de él.",
    plans: "Planes de Podplan",
    tables: "Hojas de cálculo y CSV",
    regions: "Regiones (GeoJSON)",
    workbooks: "Libros de Excel",
    all_files: "Todos los archivos",
    replace: "«{name}» ya existe. ¿Quiere reemplazarlo?",
    replace_button: "Reemplazar",
    cancel_button: "Cancelar",
    internal_message: "Podplan cometió un error y no pudo terminar esto.",
    internal_remedy: "Inténtelo de nuevo. Si se repite, reinicie Podplan: todos los cambios ya están guardados en el archivo del plan.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tongue_changes() {
        let tongue = Tongue { spanish: AtomicBool::new(false) };
        tongue.set("es-ES");
        assert_eq!(tongue.words().file, "Archivo");
        tongue.set("en-US");
        assert_eq!(tongue.words().file, "File");
    }
}
