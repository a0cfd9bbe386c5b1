//! Why an edit is refused.

use plan::Plan;
use plan::edit::Edit;
use plan::money::Rate;
use plan::refusal::Refusal;

use super::{Said, numbers, problem, quoted, say, things};
use crate::problem::{Language, Problem};

mod cells;
mod kinds;
mod pay;
mod payments;
mod pools;
mod quotas;
mod regions;
mod rules;

pub use cells::cell_problem;
use kinds::{codes, noun};

/// As [`refusal`] for edits that were refused: what they bring along is called by its name.
pub fn refusal_of(refused: &Refusal, edits: &[Edit], plan: &Plan, language: Language) -> Problem {
    match refused {
        Refusal::PayPlanFault { fault } => pay::fault(fault, pay::faulty(edits, fault), plan, language),
        _ => refusal(refused, plan, language),
    }
}

/// What the user is told. Bad cells become details whose `place` holds the row and column of the edit, counted from 0:
/// the caller knows where they stand in the file or the grid. Faults of a pay plan have as place the row of tiers or
/// points and the component's number, both from 1; deals their row in the edit, from 1.
pub fn refusal(refusal: &Refusal, plan: &Plan, language: Language) -> Problem {
    let money = |amount| numbers::money(amount, &plan.info.currency, language);
    problem(match refusal {
        Refusal::NotFound { kind, .. } => {
            let (code, one) = (codes(*kind).not_found, noun(*kind).this(language));
            (
                code,
                say!(language, "{one} is not in the plan.", "{one} no está en el plan."),
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
        Refusal::BadCells { cells } => return cells::bad_cells(cells, plan.info.decimals, language),
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
        Refusal::OutOfBounds { number, least, most } => {
            let [number, least, most] =
                [number, least, most].map(|number| numbers::quantity(*number, language));
            (
                "number.outOfBounds",
                say!(language, "{number} is not possible here.", "{number} no es posible aquí."),
                say!(
                    language,
                    "Write a number from {least} to {most}.",
                    "Escriba un número de {least} a {most}."
                ),
            )
        }
        Refusal::SeasonNotWhole { sum } => {
            let sum = numbers::percent(*sum, language);
            (
                "season.notWhole",
                say!(language, "The shares of the year add up to {sum}.", "Las partes del año suman {sum}."),
                say!(
                    language,
                    "Change them until they add up to 100%.",
                    "Cámbielas hasta que sumen 100\u{a0}%."
                ),
            )
        }
        Refusal::EmptyRule
        | Refusal::RuleTooDeep
        | Refusal::RangeUpsideDown { .. }
        | Refusal::PostalRangeUpsideDown { .. }
        | Refusal::DistanceOutOfBounds { .. }
        | Refusal::NotAPlace { .. }
        | Refusal::NoSuchAccounts { .. } => rules::rule(refusal, language),
        Refusal::NoRegions | Refusal::RegionsTooLarge { .. } | Refusal::TooManyRegionSets { .. } => {
            regions::regions(refusal, language)
        }
        Refusal::EndsBeforeStart { start, end } => pools::ends_before_start(*start, *end, language),
        Refusal::TwiceInPool { pool } => pools::twice_in_pool(plan, *pool, language),
        Refusal::LoanToHome => pools::loan_to_home(language),
        Refusal::NoAverageDeal => pools::no_average_deal(language),
        Refusal::OutOfYear { date } => pools::out_of_year(plan, *date, language),
        Refusal::PayPlanFault { fault } => return pay::fault(fault, None, plan, language),
        Refusal::PayPlanForOthers { role } => pay::for_others(*role, language),
        Refusal::DealOutOfYear { .. } | Refusal::DealCancelledBefore { .. } | Refusal::BadDistribution => {
            return pay::deals(refusal, plan, language);
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
        Refusal::TeamUnderItself { team } => quotas::under_itself(plan, *team, language),
        Refusal::TeamsTooDeep => quotas::too_deep(language),
        Refusal::NoTarget
        | Refusal::LockedBeyondTarget { .. }
        | Refusal::LockedBeyondTeam { .. }
        | Refusal::NobodyToSpreadOver
        | Refusal::EmptyBlend => quotas::spreading(refusal, plan, language),
        Refusal::StepOutOfPlace { .. }
        | Refusal::NotThereThen { .. }
        | Refusal::NobodyToHandOverTo
        | Refusal::QuotaBelowZero { .. } => quotas::mid_year(refusal, plan, language),
    })
}

/// `amount` is ready to be shown.
pub(super) fn negative(code: &'static str, amount: &str, language: Language) -> Said {
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
        _ => {
            let decimals = things(decimals.into(), ["decimal", "decimals", "decimal", "decimales"], language);
            say!(language, "{amount} has more than {decimals}.", "{amount} tiene más de {decimals}.")
        }
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
