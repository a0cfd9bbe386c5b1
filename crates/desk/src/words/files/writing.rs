//! Why a table or a workbook could not be written.

use exchange::WriteProblem;

use super::disk_full;
use crate::problem::{Language, Problem};
use crate::words::{Said, numbers, problem, quoted, say, things};

/// A table or workbook that could not be written. Codes `export.*`.
pub fn write_problem(found: &WriteProblem, file: &str, language: Language) -> Problem {
    let name = quoted(file, language);
    let ours = say!(
        language,
        "Shorten names and texts in the plan, then export again.",
        "Acorte nombres y textos del plan y exporte de nuevo."
    );
    let elsewhere = say!(language, "Choose another folder or name.", "Elija otra carpeta u otro nombre.");
    let said: Said = match found {
        WriteProblem::SheetName { name } => {
            let sheet = quoted(name, language);
            (
                "export.sheetName",
                say!(language, "A sheet cannot be called {sheet}.", "Una hoja no puede llamarse {sheet}."),
                ours,
            )
        }
        WriteProblem::EqualSheetNames { name } => {
            let sheet = quoted(name, language);
            (
                "export.equalSheetNames",
                say!(language, "Two sheets are called {sheet}.", "Dos hojas se llaman {sheet}."),
                say!(language, "Give one of them another name.", "Dé otro nombre a una de ellas."),
            )
        }
        WriteProblem::TooManyRows { sheet, limit, .. } => {
            let (sheet, rows) = (quoted(sheet, language), numbers::count(*limit, language));
            (
                "export.tooManyRows",
                say!(
                    language,
                    "{sheet} has more than {rows} rows, which no workbook holds.",
                    "{sheet} tiene más de {rows} filas, y ningún libro las admite."
                ),
                say!(language, "Export CSV files instead.", "Exporte archivos CSV."),
            )
        }
        WriteProblem::TooManyColumns { sheet, limit, .. } => {
            let sheet = quoted(sheet, language);
            let columns = things(*limit, ["column", "columns", "columna", "columnas"], language);
            (
                "export.tooManyColumns",
                say!(language, "{sheet} has more than {columns}.", "{sheet} tiene más de {columns}."),
                say!(language, "Export CSV files instead.", "Exporte archivos CSV."),
            )
        }
        WriteProblem::TextTooLong { sheet, row, .. } => {
            let sheet = quoted(sheet, language);
            (
                "export.textTooLong",
                say!(
                    language,
                    "A text in row {row} of {sheet} is too long for a cell.",
                    "Un texto de la fila {row} de {sheet} es demasiado largo para una celda."
                ),
                ours,
            )
        }
        WriteProblem::NulCharacter { sheet, row, .. } => {
            let sheet = quoted(sheet, language);
            (
                "export.nulCharacter",
                say!(
                    language,
                    "A text in row {row} of {sheet} holds a character that no file can.",
                    "Un texto de la fila {row} de {sheet} contiene un carácter que ningún archivo admite."
                ),
                say!(language, "Write that text anew.", "Escriba ese texto de nuevo."),
            )
        }
        WriteProblem::NoSheets => (
            "export.nothing",
            say!(language, "There is nothing to export.", "No hay nada que exportar."),
            say!(language, "Choose at least one part.", "Elija al menos una parte."),
        ),
        WriteProblem::NoFolder => (
            "export.noFolder",
            say!(language, "The folder for {name} is not there.", "La carpeta para {name} no existe."),
            elsewhere,
        ),
        WriteProblem::NotAFile => (
            "export.notAFile",
            say!(
                language,
                "{name} is not a possible file name.",
                "{name} no es un nombre de archivo posible."
            ),
            elsewhere,
        ),
        WriteProblem::NoPermission => (
            "export.noPermission",
            say!(
                language,
                "You have no permission to write {name} there.",
                "No hay permiso para escribir {name} ahí."
            ),
            elsewhere,
        ),
        WriteProblem::DiskFull => disk_full(language),
        WriteProblem::InUse => (
            "export.inUse",
            say!(language, "Another program has {name} open.", "Otro programa tiene abierto {name}."),
            say!(language, "Close it there and export again.", "Ciérrelo allí y exporte de nuevo."),
        ),
        WriteProblem::Failed(_) | WriteProblem::Workbook(_) => (
            "export.failed",
            say!(language, "{name} could not be written.", "No se pudo escribir {name}."),
            say!(
                language,
                "Try again, or choose another folder.",
                "Inténtelo de nuevo o elija otra carpeta."
            ),
        ),
    };
    problem(said).in_file(file)
}
