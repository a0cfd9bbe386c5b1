//! Cells of an import or a paste that cannot be taken in. Codes `cell.*`.

use plan::money::NumberProblem;
use plan::refusal::{BadCell, CellProblem};

use super::{negative, too_precise};
use crate::problem::{Language, Problem};
use crate::words::{Said, entries, problem, quoted, say, things};

/// One cell: code, message, remedy. `first_row` is the row that has the key already, as the user counts rows, where
/// it is known.
pub fn cell_problem(
    found: &CellProblem,
    text: &str,
    first_row: Option<u32>,
    decimals: u8,
    language: Language,
) -> Said {
    let text = quoted(text, language);
    match found {
        CellProblem::Number(NumberProblem::Malformed) => (
            "cell.notANumber",
            say!(language, "{text} is not a number.", "{text} no es un número."),
            say!(language, "Write digits only, as in 1234.5.", "Escriba solo cifras, como en 1234,5."),
        ),
        CellProblem::Number(NumberProblem::TooPrecise) => (
            "cell.tooPrecise",
            say!(language, "{text} has too many decimals.", "{text} tiene demasiados decimales."),
            say!(language, "Round it to three decimals.", "Redondee a tres decimales."),
        ),
        CellProblem::Number(NumberProblem::TooLarge) => (
            "cell.tooLarge",
            say!(language, "{text} is too large.", "{text} es demasiado grande."),
            say!(language, "Check the number of zeros.", "Revise la cantidad de ceros."),
        ),
        CellProblem::NotADate => entries::not_a_date("cell.notADate", &text, language),
        CellProblem::NotYesNo => entries::not_yes_no("cell.notYesNo", &text, language),
        CellProblem::TooPrecise => too_precise("cell.tooPrecise", &text, decimals, language),
        CellProblem::Negative => negative("cell.negative", &text, language),
        CellProblem::NotACoordinate => (
            "cell.notACoordinate",
            say!(language, "{text} is not a place on the globe.", "{text} no es un punto del globo."),
            say!(
                language,
                "Latitude goes from −90 to 90, longitude from −180 to 180.",
                "La latitud va de −90 a 90 y la longitud de −180 a 180."
            ),
        ),
        CellProblem::KeyMissing => (
            "cell.keyMissing",
            say!(language, "The ID is missing.", "Falta el identificador."),
            say!(
                language,
                "Every row needs an ID; it keeps the row the same in the next import.",
                "Cada fila necesita un identificador; así sigue siendo la misma en la próxima importación."
            ),
        ),
        CellProblem::KeyTwice { .. } => (
            "cell.keyTwice",
            match first_row {
                Some(row) => {
                    say!(
                        language,
                        "{text} is already the ID of row {row}.",
                        "{text} ya es el identificador de la fila {row}."
                    )
                }
                None => {
                    say!(
                        language,
                        "Another row has the ID {text}.",
                        "Otra fila tiene el identificador {text}."
                    )
                }
            },
            say!(
                language,
                "Keep one of the rows, or give this one its own ID.",
                "Conserve una de las filas o dé a esta otro identificador."
            ),
        ),
        CellProblem::EndsBeforeStart => (
            "cell.endsBeforeStart",
            say!(language, "The end lies before the start.", "El fin es anterior al inicio."),
            say!(language, "Change one of the two dates.", "Cambie una de las dos fechas."),
        ),
        CellProblem::NotLeaves => entries::not_leaves("cell.notLeaves", &text, language),
        CellProblem::LeavesOutOfOrder => (
            "cell.leavesOutOfOrder",
            say!(
                language,
                "A leave ends before it begins, or two of them overlap.",
                "Una licencia termina antes de empezar, o dos se superponen."
            ),
            say!(
                language,
                "Check the first and the last day of each.",
                "Revise el primer y el último día de cada una."
            ),
        ),
        CellProblem::NoSuchTeam => (
            "cell.noSuchTeam",
            say!(language, "There is no team called {text}.", "No hay ningún equipo con el nombre {text}."),
            say!(
                language,
                "Write the name of a team, or add the team first.",
                "Escriba el nombre de un equipo o agréguelo antes."
            ),
        ),
        CellProblem::NotEditable => (
            "cell.notEditable",
            say!(language, "This column cannot be changed here.", "Esta columna no se puede cambiar aquí."),
            say!(
                language,
                "Change quotas and teams on the Quotas screen.",
                "Cambie cuotas y equipos en la pantalla Cuotas."
            ),
        ),
    }
}

pub fn bad_cells(cells: &[BadCell], decimals: u8, language: Language) -> Problem {
    // In Spanish the number of cells stands behind the verb, which agrees with it.
    let verb = if cells.len() == 1 { "puede" } else { "pueden" };
    let number = things(cells.len() as u64, ["cell", "cells", "celda", "celdas"], language);
    let message = match language {
        Language::En => format!("{number} cannot be taken in. Nothing was changed."),
        Language::Es => format!("No se {verb} tomar {number}. No se cambió nada."),
    };
    let remedy =
        say!(language, "Correct what is marked and try again.", "Corrija lo señalado e inténtelo de nuevo.");
    let mut whole = Problem::new("cells.bad", message, remedy);
    whole.details = cells
        .iter()
        .map(|cell| {
            let said = cell_problem(&cell.problem, &cell.text, None, decimals, language);
            problem(said).at(u32::try_from(cell.row).unwrap_or(u32::MAX), &cell.column.to_string())
        })
        .collect();
    whole
}
