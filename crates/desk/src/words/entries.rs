//! What is wrong with a text typed or pasted into a cell.

use super::{Said, problem, quoted, say};
use crate::entry::EntryProblem;
use crate::problem::{Language, Problem};

/// Codes `entry.*`.
pub fn entry_problem(found: EntryProblem, text: &str, language: Language) -> Problem {
    let text = quoted(text, language);
    problem(match found {
        EntryProblem::NotANumber => (
            "entry.notANumber",
            say!(language, "{text} is not a number.", "{text} no es un número."),
            say!(
                language,
                "Write for example 1,234.5, 250k, 1.2M or +10%.",
                "Escriba, por ejemplo, 1.234,5, 250k, 1,2M o +10%."
            ),
        ),
        EntryProblem::OtherStyle => (
            "entry.otherStyle",
            say!(
                language,
                "{text} can only be read with a decimal comma.",
                "{text} solo puede leerse con punto decimal."
            ),
            say!(
                language,
                "Write decimals with a point: 1,234.5.",
                "Escriba los decimales con coma: 1.234,5."
            ),
        ),
        EntryProblem::Grouping => (
            "entry.grouping",
            say!(
                language,
                "The thousands of {text} are not in groups of three.",
                "Los miles de {text} no van de tres en tres."
            ),
            say!(
                language,
                "Write 1,234,567 or leave the commas out.",
                "Escriba 1.234.567 o quite los puntos."
            ),
        ),
        EntryProblem::Percent => (
            "entry.percent",
            say!(
                language,
                "{text} is a percentage; this cell takes an amount.",
                "{text} es un porcentaje; esta celda lleva un valor."
            ),
            say!(
                language,
                "Write the amount. In a cell that has a value, +10% or -10% changes it.",
                "Escriba el valor. En una celda que ya tiene uno, +10% o -10% lo cambia."
            ),
        ),
        EntryProblem::NothingToChange => (
            "entry.nothingToChange",
            say!(
                language,
                "{text} changes a value, but this cell is empty.",
                "{text} cambia un valor, pero esta celda está vacía."
            ),
            say!(language, "Write the value itself.", "Escriba el valor."),
        ),
        EntryProblem::DivisionByZero => (
            "entry.divisionByZero",
            say!(language, "Nothing can be divided by zero.", "No se puede dividir entre cero."),
            say!(language, "Write another number after the “/”.", "Escriba otro número después de «/»."),
        ),
        EntryProblem::TooPrecise { decimals } => {
            super::refusals::too_precise("entry.tooPrecise", &text, decimals, language)
        }
        EntryProblem::TooLarge => (
            "entry.tooLarge",
            say!(
                language,
                "{text} gives a value too large for this cell.",
                "{text} da un valor demasiado grande para esta celda."
            ),
            say!(language, "Check the number of zeros.", "Revise la cantidad de ceros."),
        ),
        EntryProblem::Negative => super::refusals::negative("entry.negative", &text, language),
        EntryProblem::NotADate => not_a_date("entry.notADate", &text, language),
        EntryProblem::ShortYear => short_year("entry.shortYear", &text, language),
        EntryProblem::NotLeaves => not_leaves("entry.notLeaves", &text, language),
        EntryProblem::NotYesNo => not_yes_no("entry.notYesNo", &text, language),
        EntryProblem::Missing => (
            "entry.missing",
            say!(language, "This cell cannot be empty.", "Esta celda no puede quedar vacía."),
            say!(language, "Write a value.", "Escriba un valor."),
        ),
    })
}

pub(super) fn not_a_date(code: &'static str, text: &str, language: Language) -> Said {
    let message = say!(language, "{text} is not a date.", "{text} no es una fecha.");
    let remedy = say!(
        language,
        "Write for example 2027-01-31 or 1/31/2027.",
        "Escriba, por ejemplo, 2027-01-31 o 31/01/2027."
    );
    (code, message, remedy)
}

pub(super) fn short_year(code: &'static str, text: &str, language: Language) -> Said {
    let message = say!(language, "The year of {text} has two digits.", "El año de {text} tiene dos cifras.");
    (
        code,
        message,
        say!(language, "Write all four digits, as in 2027.", "Escriba las cuatro cifras, como en 2027."),
    )
}

pub(super) fn not_leaves(code: &'static str, text: &str, language: Language) -> Said {
    let message = say!(
        language,
        "{text} does not say from which day to which.",
        "{text} no dice desde qué día hasta cuál."
    );
    let remedy = say!(
        language,
        "Write for example 2027-03-01/2027-05-31; separate several with semicolons.",
        "Escriba, por ejemplo, 2027-03-01/2027-05-31; separe varias con punto y coma."
    );
    (code, message, remedy)
}

pub(super) fn not_yes_no(code: &'static str, text: &str, language: Language) -> Said {
    let message = say!(language, "{text} is neither yes nor no.", "{text} no es sí ni no.");
    (code, message, say!(language, "Write “yes” or “no”.", "Escriba «sí» o «no»."))
}
