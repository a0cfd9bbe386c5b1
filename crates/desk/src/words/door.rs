//! Problems of the door itself: requests that cannot be read, files that nobody chose.

use super::{say, things};
use crate::problem::{Language, Problem};

/// A request that is not one of ours; the detail is for whoever wrote it.
pub(crate) fn malformed(detail: &str, language: Language) -> Problem {
    // The names of all edits there are would fill a page.
    const LONGEST: usize = 400;
    let mut cut: String = detail.chars().take(LONGEST).collect();
    if cut.len() < detail.len() {
        cut.push('…');
    }
    let detail = cut;
    Problem::new(
        "request.malformed",
        say!(
            language,
            "This request cannot be read: {detail}.",
            "Esta solicitud no se puede leer: {detail}."
        ),
        say!(language, "Check it against the documentation.", "Compárela con la documentación."),
    )
}

pub(crate) fn no_plan_open(language: Language) -> Problem {
    Problem::new(
        "plan.notOpen",
        say!(language, "No plan is open.", "No hay ningún plan abierto."),
        say!(language, "Open a plan first.", "Abra primero un plan."),
    )
}

pub(crate) fn unknown_file(language: Language) -> Problem {
    Problem::new(
        "file.notChosen",
        say!(language, "This file was not chosen in a dialog.", "Este archivo no se eligió en un diálogo."),
        say!(language, "Choose the file again.", "Elija el archivo de nuevo."),
    )
}

pub(crate) fn file_changed(file: &str, language: Language) -> Problem {
    Problem::new(
        "file.changed",
        say!(
            language,
            "{file} has changed since the preview. Nothing was imported.",
            "{file} cambió después de la vista previa. No se importó nada."
        ),
        say!(language, "Preview it again.", "Vuelva a ver la vista previa."),
    )
}

pub(crate) fn no_folder(folder: &str, language: Language) -> Problem {
    Problem::new(
        "file.noFolder",
        say!(language, "The folder {folder} cannot be made.", "No se puede crear la carpeta {folder}."),
        say!(language, "Choose another place for the plan.", "Elija otro lugar para el plan."),
    )
}

pub(crate) fn not_a_year_start(text: &str, language: Language) -> Problem {
    let text = super::quoted(text, language);
    Problem::new(
        "plan.yearStart",
        say!(language, "{text} is not a date.", "{text} no es una fecha."),
        say!(language, "Write the first day as 2027-01-01.", "Escriba el primer día así: 2027-01-01."),
    )
}

/// Nothing of the file could be matched with a field that every row needs.
pub(crate) fn key_column_missing(field: &str, language: Language) -> Problem {
    Problem::new(
        "import.keyColumnMissing",
        say!(
            language,
            "No column is matched with “{field}”, which tells the rows apart.",
            "Ninguna columna corresponde a «{field}», que distingue las filas."
        ),
        say!(language, "Match a column with it.", "Asigne una columna a ese campo."),
    )
}

/// Nothing comes in while a row is bad.
pub(crate) fn rows_refused(count: usize, language: Language) -> Problem {
    let number = things(count as u64, ["problem", "problems", "problema", "problemas"], language);
    Problem::new(
        "import.badRows",
        say!(
            language,
            "The file has {number}. Nothing was imported.",
            "El archivo tiene {number}. No se importó nada."
        ),
        say!(
            language,
            "Mend the rows named below in the file, or leave their column out.",
            "Corrija en el archivo las filas que se indican, o deje fuera su columna."
        ),
    )
}

/// Latitude and longitude of a table seem to be exchanged.
pub(crate) fn coordinates_turned(accounts: u32, language: Language) -> String {
    let far = [
        "account lies far from its address",
        "accounts lie far from their address",
        "cuenta está lejos de su dirección",
        "cuentas están lejos de su dirección",
    ];
    let far = things(accounts.into(), far, language);
    say!(
        language,
        "Latitude and longitude seem to be exchanged: {far}, and near it the other way round. Check which column is which.",
        "La latitud y la longitud parecen intercambiadas: {far}, y cerca de ella al revés. Revise qué columna es cuál."
    )
}

/// What an import makes beside its rows.
pub(crate) fn teams_made(names: &[String], language: Language) -> String {
    const SHOWN: usize = 5;
    let number = things(names.len() as u64, ["team", "teams", "equipo", "equipos"], language);
    let listed = super::first_of(names.iter().map(|name| super::shortened(name)), SHOWN, language);
    say!(language, "The import makes {number}: {listed}.", "La importación crea {number}: {listed}.")
}

/// A decimal sign or an order of days that only the user can know.
pub(crate) fn ambiguous_numbers(column: &str, sample: &str, language: Language) -> Problem {
    Problem::new(
        "import.ambiguousDecimal",
        say!(
            language,
            "“{sample}” in “{column}” could mean two different numbers.",
            "«{sample}» en «{column}» puede significar dos números distintos."
        ),
        say!(
            language,
            "Say whether the file writes decimals with a point or with a comma.",
            "Indique si el archivo escribe los decimales con punto o con coma."
        ),
    )
}

pub(crate) fn ambiguous_dates(column: &str, sample: &str, language: Language) -> Problem {
    Problem::new(
        "import.ambiguousDate",
        say!(
            language,
            "“{sample}” in “{column}” could mean two different days.",
            "«{sample}» en «{column}» puede significar dos días distintos."
        ),
        say!(
            language,
            "Write dates as 2027-01-31 in the file.",
            "Escriba las fechas así en el archivo: 2027-01-31."
        ),
    )
}

/// A name typed into a cell that no row has.
pub(crate) fn no_such_name(text: &str, (en, es): Called, language: Language) -> Problem {
    let text = super::quoted(text, language);
    Problem::new(
        "entry.noSuchName",
        say!(language, "There is no {en} called {text}.", "No hay ningún {es} con el nombre {text}."),
        say!(language, "Choose one from the list.", "Elija uno de la lista."),
    )
}

/// A name typed into a cell that several rows have.
pub(crate) fn same_name(text: &str, (en, es): Called, language: Language) -> Problem {
    let text = super::quoted(text, language);
    Problem::new(
        "entry.sameName",
        say!(
            language,
            "There is more than one {en} called {text}.",
            "Hay más de un {es} con el nombre {text}."
        ),
        say!(language, "Write the ID instead.", "Escriba el ID en su lugar."),
    )
}

pub(crate) fn not_editable(language: Language) -> Problem {
    Problem::new(
        "entry.notEditable",
        say!(language, "This column is calculated.", "Esta columna se calcula."),
        say!(language, "Change what it is calculated from.", "Cambie aquello de lo que se calcula."),
    )
}

/// Several cells were refused; each is told apart in the details.
pub(crate) fn cells_refused(count: usize, language: Language) -> Problem {
    let number = things(count as u64, ["cell was", "cells were", "celda", "celdas"], language);
    Problem::new(
        "entry.cellsRefused",
        say!(
            language,
            "{number} refused. Nothing was changed.",
            "No se aceptó: {number}. No se cambió nada."
        ),
        say!(
            language,
            "Mend the marked cells and try again.",
            "Corrija las celdas marcadas e intente de nuevo."
        ),
    )
}

/// The name under which the example plan is kept.
pub(crate) fn example_file(language: Language) -> &'static str {
    match language {
        Language::En => "Example plan",
        Language::Es => "Plan de ejemplo",
    }
}

/// Kinds of things that are entered by name, in both languages.
pub(crate) type Called = (&'static str, &'static str);
pub(crate) const TERRITORY: Called = ("territory", "territorio");
pub(crate) const SELLER: Called = ("seller", "vendedor");
pub(crate) const TEAM: Called = ("team", "equipo");
pub(crate) const PAY_PLAN: Called = ("pay plan", "plan de compensación");
