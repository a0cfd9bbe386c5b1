//! What is said of presales work: shares of a member's hours, proposals.

use plan::contention::{RequestShare, ShareBy, ShareReason};
use plan::money::{Quantity, Rate};
use plan::presales_work::Stage;

use super::{numbers, problem, quoted, say};
use crate::problem::{Language, Problem};

pub(crate) fn stage(stage: Stage, language: Language) -> &'static str {
    match (stage, language) {
        (Stage::Discovery, Language::En) => "Discovery",
        (Stage::Discovery, Language::Es) => "Descubrimiento",
        (Stage::Demonstration, Language::En) => "Demonstration",
        (Stage::Demonstration, Language::Es) => "Demostración",
        (Stage::Proof, Language::En) => "Proof",
        (Stage::Proof, Language::Es) => "Prueba de concepto",
        (Stage::VendorSelection, Language::En) => "Vendor selection",
        (Stage::VendorSelection, Language::Es) => "Elección de proveedor",
    }
}

/// Why a request gets what it gets; `parted`: what those who ask for less leave.
pub(crate) fn share_reason(
    share: &RequestShare,
    parted: Quantity,
    by: ShareBy,
    language: Language,
) -> String {
    let hours = numbers::quantity(parted, language);
    let part = share.part.map_or_else(|| "–".to_owned(), |part| numbers::short_percent(part, language));
    let priority = share.priority;
    match (share.reason, by) {
        (ShareReason::Enough, _) => say!(language, "there is enough for all", "alcanza para todos"),
        (ShareReason::Met, _) => {
            say!(language, "asks for no more than a fair part", "no pide más que una parte justa")
        }
        (ShareReason::Part, ShareBy::Priority) => say!(
            language,
            "{part} by priority ({priority}) of the {hours} h that smaller requests leave",
            "{part} según la prioridad ({priority}) de las {hours} h que dejan los pedidos menores"
        ),
        (ShareReason::Part, ShareBy::Pipeline) => say!(
            language,
            "{part} by priority ({priority}) × potential of the {hours} h that smaller requests leave",
            "{part} según prioridad ({priority}) × potencial de las {hours} h que dejan los pedidos menores"
        ),
    }
}

/// How good a proposal is, in words.
pub(crate) fn proposal_quality(gap: Rate, unchanged: bool, language: Language) -> String {
    let share = numbers::short_percent(gap, language);
    match (gap == Rate::ZERO, unchanged) {
        (true, true) => say!(
            language,
            "Proven: by these weights no other choice is better than the one you have.",
            "Demostrado: con estos pesos ninguna otra opción es mejor que la actual."
        ),
        (true, false) => {
            say!(
                language,
                "Proven: by these weights no other choice is better.",
                "Demostrado: con estos pesos ninguna otra opción es mejor."
            )
        }
        (false, _) => say!(
            language,
            "At most {share} from the best possible.",
            "Como máximo a un {share} de la mejor opción posible."
        ),
    }
}

pub(crate) fn nobody_to_attach(language: Language) -> String {
    say!(
        language,
        "There is no presales member to attach, or no pool to attach one to.",
        "No hay preventa que asignar, o no hay pool al que asignarla."
    )
}

pub(crate) fn no_iso_date(text: &str, language: Language) -> Problem {
    let text = quoted(text, language);
    problem((
        "not_a_date",
        say!(language, "{text} is no date.", "{text} no es una fecha."),
        say!(language, "Write it as 2027-03-31.", "Escríbela como 2027-03-31."),
    ))
}
