//! Cells, rows and remarks of a table that is about to be imported.

use exchange::{CellProblem, DateProblem, Note, NumberProblem, RowProblem, TextEncoding};

use super::{Said, entries, numbers, quoted, say, things};
use crate::problem::Language;

/// A cell that the file itself spoils. Codes `import.*`.
pub fn file_cell_problem(found: &CellProblem, language: Language) -> Said {
    let recalculate = say!(
        language,
        "Open the file in a spreadsheet program, correct the cell and save it again.",
        "Abra el archivo en un programa de hojas de cálculo, corrija la celda y guárdelo de nuevo."
    );
    match found {
        CellProblem::FormulaWithoutValue => (
            "import.formulaWithoutValue",
            say!(
                language,
                "The result of this formula was not saved.",
                "El resultado de esta fórmula no se guardó."
            ),
            say!(
                language,
                "Open the file in a spreadsheet program and save it again.",
                "Abra el archivo en un programa de hojas de cálculo y guárdelo de nuevo."
            ),
        ),
        CellProblem::ErrorValue(text) => {
            let text = quoted(text, language);
            (
                "import.errorValue",
                say!(language, "The cell shows the error {text}.", "La celda muestra el error {text}."),
                recalculate,
            )
        }
        CellProblem::NumberTooPrecise => (
            "import.tooManyDigits",
            say!(
                language,
                "The number has more digits than a spreadsheet can keep.",
                "El número tiene más cifras de las que conserva una hoja de cálculo."
            ),
            say!(
                language,
                "If it is an ID, format the column as text and enter it again.",
                "Si es un identificador, dé formato de texto a la columna y escríbalo de nuevo."
            ),
        ),
        CellProblem::NumberOutOfRange => (
            "import.numberOutOfRange",
            say!(
                language,
                "The number is too large, or is none.",
                "El número es demasiado grande o no es un número."
            ),
            recalculate,
        ),
        CellProblem::ImpossibleDate => (
            "import.impossibleDate",
            say!(language, "There is no such day.", "Ese día no existe."),
            recalculate,
        ),
        CellProblem::TextTooLong { characters } => {
            let characters = numbers::count(*characters, language);
            (
                "import.textTooLong",
                say!(
                    language,
                    "The text has {characters} characters; a cell holds 32,767.",
                    "El texto tiene {characters} caracteres; una celda admite 32.767."
                ),
                say!(language, "Shorten it.", "Acórtelo."),
            )
        }
        CellProblem::StrayQuote => (
            "import.strayQuote",
            say!(
                language,
                "A quotation mark stands in the middle of the cell.",
                "Hay una comilla en medio de la celda."
            ),
            say!(language, "Remove it, or double it.", "Quítela o escríbala dos veces."),
        ),
        CellProblem::UnknownKind => (
            "import.unknownCell",
            say!(language, "The kind of this cell is not known.", "El tipo de esta celda no se conoce."),
            recalculate,
        ),
    }
}

/// A row that does not line up with the titles.
pub fn row_problem(found: RowProblem, language: Language) -> Said {
    let (code, expected, found) = match found {
        RowProblem::TooFewCells { expected, found } => ("import.rowTooShort", expected, found),
        RowProblem::TooManyCells { expected, found } => ("import.rowTooLong", expected, found),
    };
    let cells = |number: u32| things(number.into(), ["cell", "cells", "celda", "celdas"], language);
    let (expected, found) = (cells(expected), cells(found));
    let message = say!(
        language,
        "The row has {found}, the titles {expected}.",
        "La fila tiene {found}; los títulos, {expected}."
    );
    let remedy = say!(
        language,
        "Look for a missing or stray separator in that row.",
        "Revise si falta o sobra un separador en esa fila."
    );
    (code, message, remedy)
}

/// A text in a column of numbers that is none.
pub fn number_problem(found: NumberProblem, text: &str, language: Language) -> Said {
    let text = quoted(text, language);
    match found {
        NumberProblem::Blank => (
            "import.blankNumber",
            say!(language, "There is no number.", "Falta el número."),
            say!(
                language,
                "Write a number, or leave the cell empty.",
                "Escriba un número o deje la celda vacía."
            ),
        ),
        NumberProblem::NotANumber => (
            "import.notANumber",
            say!(language, "{text} is not a number.", "{text} no es un número."),
            say!(
                language,
                "Correct the cell, or match another column.",
                "Corrija la celda o relacione otra columna."
            ),
        ),
        NumberProblem::OtherStyle => (
            "import.otherDecimalSign",
            say!(
                language,
                "{text} uses another decimal sign than the column.",
                "{text} usa otro signo decimal que la columna."
            ),
            say!(
                language,
                "Correct the cell, or choose the other decimal sign.",
                "Corrija la celda o elija el otro signo decimal."
            ),
        ),
        NumberProblem::Grouping => (
            "import.grouping",
            say!(
                language,
                "The thousands of {text} are not in groups of three.",
                "Los miles de {text} no van de tres en tres."
            ),
            say!(
                language,
                "Correct the cell, or choose the other decimal sign.",
                "Corrija la celda o elija el otro signo decimal."
            ),
        ),
        NumberProblem::Percent => (
            "import.percent",
            say!(
                language,
                "{text} is a percentage; this column takes amounts.",
                "{text} es un porcentaje; esta columna lleva valores."
            ),
            say!(
                language,
                "Correct the cell, or match another column.",
                "Corrija la celda o relacione otra columna."
            ),
        ),
        NumberProblem::TooLong => (
            "import.tooLong",
            say!(language, "{text} has too many digits.", "{text} tiene demasiadas cifras."),
            say!(language, "Round it.", "Redondee el número."),
        ),
    }
}

/// A text in a column of dates that is none.
pub fn date_problem(found: DateProblem, text: &str, language: Language) -> Said {
    let text = quoted(text, language);
    match found {
        DateProblem::Blank => (
            "import.blankDate",
            say!(language, "There is no date.", "Falta la fecha."),
            say!(
                language,
                "Write a date, or leave the cell empty.",
                "Escriba una fecha o deje la celda vacía."
            ),
        ),
        DateProblem::NotADate => entries::not_a_date("import.notADate", &text, language),
        DateProblem::OtherOrder => (
            "import.otherDateOrder",
            say!(
                language,
                "{text} has day and month the other way round than the column.",
                "{text} tiene el día y el mes al revés que la columna."
            ),
            say!(
                language,
                "Correct the cell, or choose the other order of day and month.",
                "Corrija la celda o elija el otro orden de día y mes."
            ),
        ),
        DateProblem::ShortYear => entries::short_year("import.shortYear", &text, language),
    }
}

/// A text in a column of leaves that does not say from when to when.
pub fn leaves_problem(found: DateProblem, text: &str, language: Language) -> Said {
    match found {
        DateProblem::OtherOrder | DateProblem::ShortYear => date_problem(found, text, language),
        DateProblem::Blank | DateProblem::NotADate => {
            entries::not_leaves("import.notLeaves", &quoted(text, language), language)
        }
    }
}

/// A remark on the file: code and text; nothing needs to be done.
pub fn note(found: &Note, language: Language) -> (&'static str, String) {
    let things = |number: u32, words| things(number.into(), words, language);
    let columns = |columns: &[u32]| {
        let number = u32::try_from(columns.len()).unwrap_or(u32::MAX);
        things(number, ["column", "columns", "columna", "columnas"])
    };
    match found {
        Note::EncodingGuessed(encoding) => {
            let encoding = encoding_name(*encoding);
            (
                "import.encodingGuessed",
                say!(
                    language,
                    "The text was read as {encoding}. Check names with accents.",
                    "El texto se leyó como {encoding}. Revise los nombres con acentos."
                ),
            )
        }
        Note::HeaderRowGuessed { row } => (
            "import.headerRowGuessed",
            say!(
                language,
                "The titles were found in row {row}.",
                "Los títulos se encontraron en la fila {row}."
            ),
        ),
        Note::BlankHeaders { columns: which } => {
            let columns = columns(which);
            ("import.blankHeaders", say!(language, "Without a title: {columns}.", "Sin título: {columns}."))
        }
        Note::EqualHeaders { columns: which } => {
            let columns = columns(which);
            (
                "import.equalHeaders",
                say!(
                    language,
                    "With a title that another column has already: {columns}.",
                    "Con un título que ya tiene otra columna: {columns}."
                ),
            )
        }
        Note::BlankRowsSkipped { count } => {
            let rows = things(*count, ["blank row", "blank rows", "fila vacía", "filas vacías"]);
            ("import.blankRowsSkipped", say!(language, "Left out: {rows}.", "Se omitió: {rows}."))
        }
        Note::HiddenRowsSkipped { count } => {
            let rows = things(
                *count,
                [
                    "hidden or filtered row",
                    "hidden or filtered rows",
                    "fila oculta o filtrada",
                    "filas ocultas o filtradas",
                ],
            );
            ("import.hiddenRowsSkipped", say!(language, "Left out: {rows}.", "Se omitió: {rows}."))
        }
        Note::TotalsRowSkipped { row } => (
            "import.totalsRowSkipped",
            say!(
                language,
                "Row {row} holds totals and was left out.",
                "La fila {row} contiene totales y se omitió."
            ),
        ),
        Note::HiddenSheets { count } => {
            let sheets = things(*count, ["hidden sheet", "hidden sheets", "hoja oculta", "hojas ocultas"]);
            ("import.hiddenSheets", say!(language, "The workbook has {sheets}.", "El libro tiene {sheets}."))
        }
        Note::MergedCells { count } => {
            let areas = things(*count, ["merged area", "merged areas", "área combinada", "áreas combinadas"]);
            (
                "import.mergedCells",
                say!(
                    language,
                    "The sheet has {areas}; only the upper left cell holds the value.",
                    "La hoja tiene {areas}; solo la celda superior izquierda contiene el valor."
                ),
            )
        }
        Note::CellsOutsideTable { count, first } => {
            let cells = things(*count, ["cell", "cells", "celda", "celdas"]);
            let first = quoted(first, language);
            (
                "import.cellsOutsideTable",
                say!(
                    language,
                    "Left out, beside the table: {cells}, first {first}.",
                    "Se omitió, fuera de la tabla: {cells}, primero {first}."
                ),
            )
        }
        Note::MacrosIgnored => {
            ("import.macrosIgnored", say!(language, "Macros were not read.", "Las macros no se leyeron."))
        }
        Note::LinksIgnored => (
            "import.linksIgnored",
            say!(
                language,
                "Links to other files were not followed.",
                "No se siguieron los vínculos a otros archivos."
            ),
        ),
        Note::DatesFrom1904 => (
            "import.datesFrom1904",
            say!(
                language,
                "The workbook counts days from 1904; its dates were read that way.",
                "El libro cuenta los días desde 1904; sus fechas se leyeron así."
            ),
        ),
        Note::InvisibleCharacters { count, row, .. } => {
            let texts = things(*count, ["text", "texts", "texto", "textos"]);
            (
                "import.invisibleCharacters",
                say!(
                    language,
                    "With invisible characters: {texts}, first in row {row}.",
                    "Con caracteres invisibles: {texts}, primero en la fila {row}."
                ),
            )
        }
    }
}

fn encoding_name(encoding: TextEncoding) -> &'static str {
    match encoding {
        TextEncoding::Utf8 => "UTF-8",
        TextEncoding::Utf16Le | TextEncoding::Utf16Be => "UTF-16",
        TextEncoding::Windows1252 => "Windows-1252",
        TextEncoding::Macintosh => "Macintosh",
    }
}
