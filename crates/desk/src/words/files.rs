//! What can go wrong with files: plans, tables to import, tables to write. `file` is a name, never a path.

use store::StoreProblem;

use super::{Said, problem, quoted, say};
use crate::problem::{Language, Problem};

mod reading;
mod shapes;
mod writing;

pub use reading::table_problem;
pub use shapes::shape_problem;
pub(crate) use shapes::{RegionNotes, region_number};
pub use writing::write_problem;

/// Codes `file.*`.
pub fn store_problem(found: &StoreProblem, file: &str, language: Language) -> Problem {
    let name = quoted(file, language);
    let said: Said = match found {
        StoreProblem::Missing { .. } => (
            "file.missing",
            say!(language, "{name} is not there.", "{name} no existe."),
            say!(
                language,
                "It may have been moved or renamed, or its drive is not connected. Open it from where it is now.",
                "Quizá se movió, cambió de nombre o su unidad no está conectada. Ábralo desde donde está ahora."
            ),
        ),
        StoreProblem::Exists { .. } => (
            "file.exists",
            say!(language, "{name} is already there.", "{name} ya existe."),
            say!(language, "Choose another name, or replace it.", "Elija otro nombre o reemplácelo."),
        ),
        StoreProblem::NotAPlan { .. } => (
            "file.notAPlan",
            say!(language, "{name} is not a Podplan plan.", "{name} no es un plan de Podplan."),
            say!(
                language,
                "Choose a .podplan file. Spreadsheets and CSV files are brought in with Import.",
                "Elija un archivo .podplan. Las hojas de cálculo y los CSV se traen con Importar."
            ),
        ),
        StoreProblem::Newer { .. } => (
            "file.newer",
            say!(
                language,
                "{name} was made by a newer version of Podplan.",
                "{name} se hizo con una versión más nueva de Podplan."
            ),
            say!(language, "Update Podplan to open it.", "Actualice Podplan para abrirlo."),
        ),
        StoreProblem::InUse { .. } => (
            "file.inUse",
            say!(
                language,
                "Another window or program is working on {name}.",
                "Otra ventana u otro programa está usando {name}."
            ),
            say!(language, "Close it there and try again.", "Ciérrelo allí e inténtelo de nuevo."),
        ),
        StoreProblem::ReadOnly { .. } => (
            "file.readOnly",
            say!(language, "{name} can only be read.", "{name} es de solo lectura."),
            say!(language, "Save a copy and work on the copy.", "Guarde una copia y trabaje en ella."),
        ),
        StoreProblem::Denied { .. } => (
            "file.denied",
            say!(
                language,
                "You have no permission for {name} or its folder.",
                "No hay permiso para usar {name} o su carpeta."
            ),
            say!(
                language,
                "Choose another folder, or ask for permission.",
                "Elija otra carpeta o pida permiso."
            ),
        ),
        StoreProblem::Moved { .. } => (
            "file.moved",
            say!(
                language,
                "{name} was moved, renamed or replaced while the plan was open. The plan on screen is whole.",
                "{name} se movió, cambió de nombre o se reemplazó con el plan abierto. El plan en pantalla está completo."
            ),
            say!(language, "Save a copy to keep working.", "Guarde una copia para seguir trabajando."),
        ),
        StoreProblem::DiskFull { .. } => disk_full(language),
        StoreProblem::Damaged { .. } => (
            "file.damaged",
            say!(language, "{name} is damaged.", "{name} está dañado."),
            say!(
                language,
                "Open a copy or a backup. Do not delete this file: it may still be rescued.",
                "Abra una copia o un respaldo. No elimine este archivo: quizá se pueda rescatar."
            ),
        ),
        StoreProblem::Altered { .. } => (
            "file.altered",
            say!(
                language,
                "Another program has altered the tables of {name}.",
                "Otro programa alteró las tablas de {name}."
            ),
            say!(language, "Open a copy or a backup.", "Abra una copia o un respaldo."),
        ),
        StoreProblem::Diverged { .. } => (
            "file.diverged",
            say!(
                language,
                "{name} has changed on disk since it was opened. This change was not saved.",
                "{name} cambió en el disco desde que se abrió. Este cambio no se guardó."
            ),
            say!(
                language,
                "Open it again, or save a copy of what is on screen.",
                "Ábralo de nuevo o guarde una copia de lo que está en pantalla."
            ),
        ),
        StoreProblem::TooLarge { .. } => (
            "file.tooLarge",
            say!(
                language,
                "A value is too large for the plan file. Nothing was changed.",
                "Un valor es demasiado grande para el archivo del plan. No se cambió nada."
            ),
            say!(language, "Shorten the text or lower the number.", "Acorte el texto o baje el número."),
        ),
        StoreProblem::Inconsistent { .. } => (
            "file.inconsistent",
            say!(
                language,
                "The change does not fit what {name} holds, so it was not saved.",
                "El cambio no coincide con lo que contiene {name}, así que no se guardó."
            ),
            say!(language, "Close the plan and open it again.", "Cierre el plan y ábralo de nuevo."),
        ),
        StoreProblem::Io { .. } => (
            "file.unreadable",
            say!(language, "{name} could not be read or written.", "No se pudo leer o escribir {name}."),
            say!(
                language,
                "Check that the drive is connected, then try again or save a copy elsewhere.",
                "Revise que la unidad esté conectada e inténtelo de nuevo, o guarde una copia en otro lugar."
            ),
        ),
    };
    problem(said).in_file(file)
}

fn disk_full(language: Language) -> Said {
    (
        "file.diskFull",
        say!(
            language,
            "The disk is full, so this was not saved.",
            "El disco está lleno, así que esto no se guardó."
        ),
        say!(
            language,
            "Free some space and try again, or save a copy on another drive.",
            "Libere espacio e inténtelo de nuevo, o guarde una copia en otra unidad."
        ),
    )
}
