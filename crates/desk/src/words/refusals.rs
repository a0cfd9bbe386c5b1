//! Why an edit is refused.

use plan::Plan;
use plan::money::{NumberProblem, Rate};
use plan::refusal::{BadCell, CellProblem, Kind, Refusal};

use super::{Said, counted, entries, numbers, problem, quoted, say};
use crate::problem::{Language, Problem};

/// What the user is told. Bad cells become details whose `place` holds the row and column of the edit, counted from 0:
/// the caller knows where they stand in the file or the grid.
pub fn refusal(refusal: &Refusal, plan: &Plan, language: Language) -> Problem {
    let money = |amount| numbers::money(amount, &plan.info.currency, language);
    problem(match refusal {
        Refusal::NotFound { kind, .. } => {
            let (code, one) = (codes(*kind).not_found, noun(*kind).this(language));
            (
                code,
                say!(language, "{one} is no longer in the plan.", "{one} ya no está en el plan."),
                say!(
                    language,
                    "It may have been removed or undone. Choose another one.",
                    "Quizá se eliminó o se deshizo. Elija otro elemento."
                ),
            )
        }
        Refusal::NameEmpty { kind } => {
            let (code, one) = (codes(*kind).name_empty, noun(*kind).this(language));
            (
                code,
                say!(language, "{one} needs a name.", "{one} necesita un nombre."),
                say!(language, "Write a name.", "Escriba un nombre."),
            )
        }
        Refusal::NameTaken { kind, name } => {
            let (code, one) = (codes(*kind).name_taken, noun(*kind).another(language));
            let name = quoted(name, language);
            (
                code,
                say!(language, "{one} is already called {name}.", "{one} ya se llama {name}."),
                say!(language, "Choose a different name.", "Elija un nombre distinto."),
            )
        }
        Refusal::BadCells { cells } => return bad_cells(cells, plan.info.decimals, language),
        Refusal::Negative { amount } => negative("amount.negative", &money(*amount), language),
        Refusal::TooPrecise { amount, decimals } => {
            too_precise("amount.tooPrecise", &money(*amount), *decimals, language)
        }
        Refusal::YearOutOfRange { year } => (
            "plan.yearOutOfRange",
            say!(
                language,
                "No plan is made for the year {year}.",
                "No se hace ningún plan para el año {year}."
            ),
            say!(language, "Write a year from 1900 to 2200.", "Escriba un año de 1900 a 2200."),
        ),
        Refusal::OutOfRange { rate, least, most } => out_of_range(*rate, *least, *most, language),
        Refusal::NoTarget => (
            "quota.noTarget",
            say!(language, "There is no target to spread yet.", "Todavía no hay una meta que repartir."),
            say!(
                language,
                "Enter the company plan, or write a target for this spread.",
                "Escriba el plan de la empresa o una meta para este reparto."
            ),
        ),
        Refusal::LockedBeyondTarget { locked, target } => {
            let (over, locked, target) = (money(*locked - *target), money(*locked), money(*target));
            (
                "quota.lockedBeyondTarget",
                say!(
                    language,
                    "Locked quotas add up to {locked}: {over} more than the target of {target}.",
                    "Las cuotas bloqueadas suman {locked}: {over} más que la meta de {target}."
                ),
                say!(
                    language,
                    "Unlock or lower some quotas, or raise the target.",
                    "Desbloquee o baje algunas cuotas, o suba la meta."
                ),
            )
        }
        Refusal::NobodyToSpreadOver => (
            "quota.nobodyToSpreadOver",
            say!(
                language,
                "There is no seller to spread over: all are locked, or there are none.",
                "No hay vendedores entre quienes repartir: todos están bloqueados o no hay ninguno."
            ),
            say!(
                language,
                "Unlock at least one quota, or add a seller.",
                "Desbloquee al menos una cuota o agregue un vendedor."
            ),
        ),
        Refusal::EmptyRule => (
            "rule.empty",
            say!(
                language,
                "A rule needs at least one condition, and every condition a value.",
                "Una regla necesita al menos una condición, y cada condición un valor."
            ),
            say!(
                language,
                "Add a condition such as “Segment is Enterprise”.",
                "Agregue una condición, como «Segmento es Enterprise»."
            ),
        ),
        Refusal::TiersNotRising { row: 0 } => (
            "payPlan.tiersNotRising",
            say!(language, "The first tier must start at 0%.", "El primer tramo debe empezar en 0\u{a0}%."),
            say!(language, "Set the start of tier 1 to 0%.", "Ponga el inicio del tramo 1 en 0\u{a0}%."),
        ),
        Refusal::TiersNotRising { row } => {
            let (tier, before) = (row + 1, row);
            (
                "payPlan.tiersNotRising",
                say!(
                    language,
                    "Tier {tier} does not start above tier {before}.",
                    "El tramo {tier} no empieza por encima del tramo {before}."
                ),
                say!(language, "Raise its start, or remove the tier.", "Suba su inicio o elimine el tramo."),
            )
        }
        Refusal::BadCurrency { currency }
            if currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase()) =>
        {
            (
                "plan.badCurrency",
                say!(
                    language,
                    "Amounts in the plan have more decimals than {currency} allows.",
                    "En el plan hay montos con más decimales de los que admite {currency}."
                ),
                say!(language, "Round the amounts first.", "Redondee antes los montos."),
            )
        }
        Refusal::BadCurrency { currency } => {
            let currency = quoted(currency, language);
            (
                "plan.badCurrency",
                say!(
                    language,
                    "{currency} is no currency: a code has three letters.",
                    "{currency} no es una moneda: un código tiene tres letras."
                ),
                say!(
                    language,
                    "Write a code such as USD, EUR or MXN.",
                    "Escriba un código como USD, EUR o MXN."
                ),
            )
        }
    })
}

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
        CellProblem::NotEditable => (
            "cell.notEditable",
            say!(language, "This column cannot be changed here.", "Esta columna no se puede cambiar aquí."),
            say!(language, "Change quotas on the Quotas screen.", "Cambie las cuotas en la pantalla Cuotas."),
        ),
    }
}

fn bad_cells(cells: &[BadCell], decimals: u8, language: Language) -> Problem {
    let number = counted(cells.len() as u64, "cell", "cells", Language::En);
    let message = match language {
        Language::En => format!("{number} cannot be taken in. Nothing was changed."),
        Language::Es if cells.len() == 1 => "No se puede tomar 1 celda. No se cambió nada.".to_owned(),
        Language::Es => {
            let number = numbers::count(cells.len() as u64, language);
            format!("No se pueden tomar {number} celdas. No se cambió nada.")
        }
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

/// `amount` is ready to be shown.
fn negative(code: &'static str, amount: &str, language: Language) -> Said {
    let message = say!(language, "{amount} is below zero.", "{amount} es menor que cero.");
    (
        code,
        message,
        say!(
            language,
            "Write zero or more, or leave it empty.",
            "Escriba cero o más, o deje la celda vacía."
        ),
    )
}

/// `amount` is ready to be shown.
pub(super) fn too_precise(code: &'static str, amount: &str, decimals: u8, language: Language) -> Said {
    let message = match decimals {
        0 => say!(
            language,
            "{amount} has decimals; only whole numbers fit here.",
            "{amount} tiene decimales; aquí solo caben números enteros."
        ),
        _ => say!(
            language,
            "{amount} has more than {decimals} decimals.",
            "{amount} tiene más de {decimals} decimales."
        ),
    };
    (
        code,
        message,
        say!(
            language,
            "Round it; nothing is rounded without you.",
            "Redondee el número; aquí nada se redondea sin aviso."
        ),
    )
}

fn out_of_range(rate: Rate, least: Rate, most: Rate, language: Language) -> Said {
    let [rate, most_shown] = [rate, most].map(|rate| numbers::percent(rate, language));
    // The least share that is not nothing has no round figure to name.
    let above_zero = least == Rate::from_scaled(1);
    let least = numbers::percent(least, language);
    let remedy = if above_zero {
        say!(
            language,
            "Write more than 0% and at most {most_shown}.",
            "Escriba más de 0\u{a0}% y como máximo {most_shown}."
        )
    } else {
        say!(
            language,
            "Write a value from {least} to {most_shown}.",
            "Escriba un valor de {least} a {most_shown}."
        )
    };
    let message = say!(language, "{rate} is not possible here.", "{rate} no es posible aquí.");
    ("rate.outOfRange", message, remedy)
}

struct Noun {
    en: &'static str,
    es: &'static str,
    feminine: bool,
}

impl Noun {
    fn this(&self, language: Language) -> String {
        let (en, es) = (self.en, self.es);
        match self.feminine {
            true => say!(language, "This {en}", "Esta {es}"),
            false => say!(language, "This {en}", "Este {es}"),
        }
    }

    fn another(&self, language: Language) -> String {
        let (en, es) = (self.en, self.es);
        match self.feminine {
            true => say!(language, "Another {en}", "Otra {es}"),
            false => say!(language, "Another {en}", "Otro {es}"),
        }
    }
}

fn noun(kind: Kind) -> Noun {
    let (en, es, feminine) = match kind {
        Kind::Plan => ("plan", "plan", false),
        Kind::Account => ("account", "cuenta", true),
        Kind::Seller => ("seller", "vendedor", false),
        Kind::Presales => ("presales member", "integrante de preventa", false),
        Kind::Territory => ("territory", "territorio", false),
        Kind::Rule => ("rule", "regla", true),
        Kind::Pool => ("pool", "pool", false),
        Kind::Member => ("pool membership", "membresía de pool", true),
        Kind::Attachment => ("attachment to a pool", "asignación a un pool", true),
        Kind::PayPlan => ("pay plan", "plan de compensación", false),
        Kind::Request => ("request", "solicitud", true),
    };
    Noun { en, es, feminine }
}

struct Codes {
    not_found: &'static str,
    name_empty: &'static str,
    name_taken: &'static str,
}

fn codes(kind: Kind) -> Codes {
    macro_rules! codes {
        ($word:literal) => {
            Codes {
                not_found: concat!($word, ".notFound"),
                name_empty: concat!($word, ".nameEmpty"),
                name_taken: concat!($word, ".nameTaken"),
            }
        };
    }
    match kind {
        Kind::Plan => codes!("plan"),
        Kind::Account => codes!("account"),
        Kind::Seller => codes!("seller"),
        Kind::Presales => codes!("presales"),
        Kind::Territory => codes!("territory"),
        Kind::Rule => codes!("rule"),
        Kind::Pool => codes!("pool"),
        Kind::Member => codes!("member"),
        Kind::Attachment => codes!("attachment"),
        Kind::PayPlan => codes!("payPlan"),
        Kind::Request => codes!("request"),
    }
}
