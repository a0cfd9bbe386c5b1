//! Why a file could not become a table.

use exchange::{FileKind, Part, TableProblem};

use crate::problem::{Language, Problem};
use crate::words::{Said, numbers, problem, quoted, say};

/// A file that could not become a table. Codes `import.*`.
pub fn table_problem(found: &TableProblem, file: &str, language: Language) -> Problem {
    let mut worded = problem(table_words(found, &quoted(file, language), language)).in_file(file);
    match found {
        TableProblem::InvalidText { row, .. }
        | TableProblem::NulByte { row }
        | TableProblem::UnclosedQuote { row }
        | TableProblem::FieldTooLong { row, .. }
        | TableProblem::TooManyColumns { row, .. }
        | TableProblem::NoSuchHeaderRow { row } => worded.place.row = Some(*row),
        TableProblem::SheetMissing { sheet } => worded.place.sheet = Some(sheet.clone()),
        _ => {}
    }
    worded
}

fn table_words(found: &TableProblem, name: &str, language: Language) -> Said {
    let save_anew = say!(
        language,
        "Open it in a spreadsheet program and save it anew as .xlsx.",
        "Ábralo en un programa de hojas de cálculo y guárdelo de nuevo como .xlsx."
    );
    let save_utf8 = say!(
        language,
        "In the spreadsheet program, save it as “CSV UTF-8” or .xlsx.",
        "En el programa de hojas de cálculo, guárdelo como «CSV UTF-8» o .xlsx."
    );
    let split = say!(
        language,
        "Keep the columns and rows you need, or split the file.",
        "Conserve las columnas y filas que necesita o divida el archivo."
    );
    let number = |number: u64| numbers::count(number, language);
    match found {
        TableProblem::NotFound => (
            "import.notFound",
            say!(language, "{name} is not there.", "{name} no existe."),
            say!(language, "Choose the file again.", "Elija el archivo de nuevo."),
        ),
        TableProblem::NotAFile => (
            "import.notAFile",
            say!(language, "{name} is not a file.", "{name} no es un archivo."),
            say!(language, "Choose a .csv or .xlsx file.", "Elija un archivo .csv o .xlsx."),
        ),
        TableProblem::NoPermission => (
            "import.noPermission",
            say!(language, "You have no permission to read {name}.", "No hay permiso para leer {name}."),
            say!(
                language,
                "Copy it to a folder of yours and try again.",
                "Cópielo a una carpeta propia e inténtelo de nuevo."
            ),
        ),
        TableProblem::Unreadable(_) => (
            "import.unreadable",
            say!(language, "Reading {name} failed half-way.", "La lectura de {name} falló a la mitad."),
            say!(
                language,
                "Check the drive or the network, and try again.",
                "Revise la unidad o la red e inténtelo de nuevo."
            ),
        ),
        TableProblem::FileTooLarge { bytes, limit } => {
            let (size, limit) = (megabytes(*bytes, language), megabytes(*limit, language));
            (
                "import.fileTooLarge",
                say!(
                    language,
                    "{name} has {size}; up to {limit} are read.",
                    "{name} tiene {size}; se leen hasta {limit}."
                ),
                split,
            )
        }
        TableProblem::Empty => (
            "import.empty",
            say!(language, "{name} is empty.", "{name} está vacío."),
            say!(
                language,
                "Choose a file with a row of titles and data below.",
                "Elija un archivo con una fila de títulos y datos debajo."
            ),
        ),
        TableProblem::WrongKind(kind) => wrong_kind(*kind, name, language),
        TableProblem::Utf16WithoutMark => (
            "import.encoding",
            say!(
                language,
                "{name} does not say in which encoding its text is.",
                "{name} no dice en qué codificación está su texto."
            ),
            save_utf8,
        ),
        TableProblem::InvalidText { row, .. } => (
            "import.invalidText",
            say!(
                language,
                "Row {row} has characters that cannot be read.",
                "La fila {row} tiene caracteres que no se pueden leer."
            ),
            say!(
                language,
                "Choose another encoding, or save the file as “CSV UTF-8” or .xlsx.",
                "Elija otra codificación o guarde el archivo como «CSV UTF-8» o .xlsx."
            ),
        ),
        TableProblem::NulByte { row } => (
            "import.nulByte",
            say!(
                language,
                "Row {row} is not text: {name} may be damaged.",
                "La fila {row} no es texto: {name} puede estar dañado."
            ),
            save_utf8,
        ),
        TableProblem::UnclosedQuote { row } => (
            "import.unclosedQuote",
            say!(
                language,
                "A quotation mark opened in row {row} is never closed properly.",
                "Una comilla abierta en la fila {row} no se cierra bien."
            ),
            say!(
                language,
                "Correct that row, or save the file anew.",
                "Corrija esa fila o guarde el archivo de nuevo."
            ),
        ),
        TableProblem::FieldTooLong { row, limit } => {
            let limit = number(*limit);
            (
                "import.fieldTooLong",
                say!(
                    language,
                    "A cell in row {row} is longer than {limit} bytes.",
                    "Una celda de la fila {row} tiene más de {limit} bytes."
                ),
                say!(
                    language,
                    "Shorten it, or look for a missing quotation mark.",
                    "Acórtela o revise si falta una comilla."
                ),
            )
        }
        TableProblem::TooManyRows { limit } => {
            let limit = number(*limit);
            (
                "import.tooManyRows",
                say!(language, "{name} has more than {limit} rows.", "{name} tiene más de {limit} filas."),
                split,
            )
        }
        TableProblem::TooManyColumns { row, limit } => {
            let limit = number(*limit);
            (
                "import.tooManyColumns",
                say!(
                    language,
                    "Row {row} has more than {limit} columns.",
                    "La fila {row} tiene más de {limit} columnas."
                ),
                split,
            )
        }
        TableProblem::TooManyCells { limit } => {
            let limit = number(*limit);
            (
                "import.tooManyCells",
                say!(language, "{name} has more than {limit} cells.", "{name} tiene más de {limit} celdas."),
                split,
            )
        }
        TableProblem::TooMuchText { limit } => {
            let limit = megabytes(*limit, language);
            (
                "import.tooMuchText",
                say!(
                    language,
                    "{name} holds more than {limit} of text.",
                    "{name} contiene más de {limit} de texto."
                ),
                split,
            )
        }
        TableProblem::NoSuchHeaderRow { row } => (
            "import.noSuchHeaderRow",
            say!(language, "{name} has no row {row}.", "{name} no tiene una fila {row}."),
            say!(language, "Choose the row with the titles.", "Elija la fila de los títulos."),
        ),
        TableProblem::Damaged(part) => {
            let part = part_name(*part, language);
            (
                "import.damaged",
                say!(language, "{part} of {name} is damaged.", "{part} de {name} tiene daños."),
                save_anew,
            )
        }
        TableProblem::SuspiciousArchive => (
            "import.suspicious",
            say!(
                language,
                "{name} is built as no spreadsheet program does; for safety it was not read.",
                "{name} está construido como no lo hace ningún programa de hojas de cálculo; por seguridad no se leyó."
            ),
            save_anew,
        ),
        TableProblem::PartTooLarge { part, limit } => {
            let (part, limit) = (part_name(*part, language), megabytes(*limit, language));
            (
                "import.partTooLarge",
                say!(
                    language,
                    "{part} of {name} unpacks to more than {limit}.",
                    "{part} de {name} ocupa más de {limit} al descomprimirse."
                ),
                split,
            )
        }
        TableProblem::DocumentType(part) => {
            let part = part_name(*part, language);
            (
                "import.documentType",
                say!(
                    language,
                    "{part} of {name} holds a document type, which no spreadsheet program writes; for safety it was not read.",
                    "{part} de {name} contiene un tipo de documento que ningún programa de hojas de cálculo escribe; por seguridad no se leyó."
                ),
                save_anew,
            )
        }
        TableProblem::NoSheets => (
            "import.noSheets",
            say!(language, "{name} has no sheet with cells.", "{name} no tiene ninguna hoja con celdas."),
            say!(language, "Choose a workbook with a table.", "Elija un libro que tenga una tabla."),
        ),
        TableProblem::SheetMissing { sheet } => {
            let sheet = quoted(sheet, language);
            (
                "import.sheetMissing",
                say!(language, "{name} has no sheet {sheet}.", "{name} no tiene la hoja {sheet}."),
                say!(language, "Choose another sheet.", "Elija otra hoja."),
            )
        }
        TableProblem::CellOutsideGrid { cell } => {
            let cell = quoted(cell, language);
            (
                "import.cellOutsideGrid",
                say!(
                    language,
                    "{name} has a cell {cell}, which no sheet can have.",
                    "{name} tiene una celda {cell}, que ninguna hoja puede tener."
                ),
                save_anew,
            )
        }
        TableProblem::SharedTextMissing { cell } => {
            let cell = quoted(cell, language);
            (
                "import.sharedTextMissing",
                say!(
                    language,
                    "The text of cell {cell} is missing in {name}.",
                    "Falta el texto de la celda {cell} en {name}."
                ),
                save_anew,
            )
        }
    }
}

fn wrong_kind(kind: FileKind, name: &str, language: Language) -> Said {
    let (code, what) = match kind {
        FileKind::OldWorkbook => (
            "import.oldWorkbook",
            say!(language, "an old Excel workbook (.xls)", "un libro de Excel antiguo (.xls)"),
        ),
        FileKind::ProtectedWorkbook => (
            "import.protected",
            say!(language, "protected by a password", "un archivo protegido con contraseña"),
        ),
        FileKind::BinaryWorkbook => {
            ("import.binaryWorkbook", say!(language, "a binary workbook (.xlsb)", "un libro binario (.xlsb)"))
        }
        FileKind::OpenDocument => (
            "import.openDocument",
            say!(language, "an OpenDocument spreadsheet (.ods)", "una hoja de cálculo OpenDocument (.ods)"),
        ),
        FileKind::WebPage => (
            "import.webPage",
            say!(
                language,
                "a web page under the name of a spreadsheet",
                "una página web con nombre de hoja de cálculo"
            ),
        ),
        FileKind::Xml => ("import.xml", say!(language, "an XML file", "un archivo XML")),
        FileKind::Pdf => ("import.pdf", say!(language, "a PDF", "un PDF")),
        FileKind::Picture => ("import.picture", say!(language, "a picture", "una imagen")),
        FileKind::Archive => ("import.archive", say!(language, "an archive", "un archivo comprimido")),
        FileKind::Database => ("import.database", say!(language, "a database", "una base de datos")),
        FileKind::Unknown => {
            ("import.unknownKind", say!(language, "of an unknown kind", "de un tipo desconocido"))
        }
    };
    let remedy = match kind {
        FileKind::ProtectedWorkbook => say!(
            language,
            "Open it in the spreadsheet program and save it without the password.",
            "Ábralo en el programa de hojas de cálculo y guárdelo sin la contraseña."
        ),
        FileKind::Archive => {
            say!(
                language,
                "Unpack it and choose the file inside.",
                "Descomprímalo y elija el archivo que contiene."
            )
        }
        FileKind::Database => say!(
            language,
            "If it is a plan, use Open. Otherwise export it as .csv.",
            "Si es un plan, use Abrir. Si no, expórtelo como .csv."
        ),
        FileKind::Pdf | FileKind::Picture => {
            say!(
                language,
                "Choose the spreadsheet it was made from.",
                "Elija la hoja de cálculo de la que salió."
            )
        }
        _ => say!(
            language,
            "Open it in a spreadsheet program and save it as .xlsx or .csv.",
            "Ábralo en un programa de hojas de cálculo y guárdelo como .xlsx o .csv."
        ),
    };
    (
        code,
        say!(
            language,
            "{name} is {what} and cannot be imported.",
            "{name} es {what} y no se puede importar."
        ),
        remedy,
    )
}

fn part_name(part: Part, language: Language) -> String {
    match part {
        Part::Archive => say!(language, "The archive", "La envoltura"),
        Part::Workbook => say!(language, "The list of sheets", "La lista de hojas"),
        Part::SharedText => say!(language, "The text", "El texto"),
        Part::Styles => say!(language, "The formatting", "El formato"),
        Part::Sheet => say!(language, "The sheet", "La hoja"),
    }
}

/// Whole mebibytes, rounded up, so that a size over the limit never reads as the limit.
pub(super) fn megabytes(bytes: u64, language: Language) -> String {
    let whole = numbers::count(bytes.div_ceil(1024 * 1024), language);
    format!("{whole} MB")
}
