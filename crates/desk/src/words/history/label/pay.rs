//! What is assumed for pay, its budget, and deals.

use plan::plan::Info;

use super::{amount, sellers, share, things};
use crate::problem::Language;
use crate::words::history::{Deed, Summary};
use crate::words::say;

pub fn label(summary: &Summary, info: &Info, language: Language) -> String {
    let value = summary.value.as_deref();
    match summary.what {
        Deed::SetSellerAttainments => {
            let sellers = sellers(summary, language);
            attainments(summary, &say!(language, "of {sellers}", "de {sellers}"), language)
        }
        Deed::SetTeamAttainments => {
            let whose = match &summary.name {
                Some(name) => say!(language, "of team {name}", "del equipo {name}"),
                None => {
                    let teams = things(summary, ["team", "teams", "equipo", "equipos"], language);
                    say!(language, "of {teams}", "de {teams}")
                }
            };
            attainments(summary, &whose, language)
        }
        Deed::SetScores | Deed::SetManagerScores => scores(summary, language),
        Deed::SetDistribution => {
            let [mean, deviation] =
                [value, summary.other.as_deref()].map(|text| share(text.unwrap_or_default(), language));
            say!(
                language,
                "Set the assumed distribution of attainments: mean {mean}, standard deviation {deviation}",
                "Fijó la distribución supuesta de los logros: media {mean}, desviación estándar {deviation}"
            )
        }
        Deed::SetPayBudget => match value.map(|text| amount(text, info, language)) {
            Some(text) => {
                say!(
                    language,
                    "Set the pay budget to {text}",
                    "Fijó el presupuesto de compensación en {text}"
                )
            }
            None => say!(language, "Cleared the pay budget", "Borró el presupuesto de compensación"),
        },
        _ => deals(summary, info, language),
    }
}

/// `whose`: `of team East`, `del equipo Este`.
fn attainments(summary: &Summary, whose: &str, language: Language) -> String {
    match (summary.value.as_deref().map(|text| share(text, language)), summary.count) {
        (Some(text), _) => {
            say!(
                language,
                "Set assumed attainment {whose} to {text}",
                "Fijó el logro supuesto {whose} en {text}"
            )
        }
        (None, 1) => {
            say!(language, "Cleared assumed attainment {whose}", "Borró el logro supuesto {whose}")
        }
        (None, _) => say!(language, "Set assumed attainment {whose}", "Fijó el logro supuesto {whose}"),
    }
}

fn scores(summary: &Summary, language: Language) -> String {
    let whose = match (&summary.name, summary.what) {
        (Some(team), Deed::SetManagerScores) => {
            say!(language, "of the manager of team {team}", "del gerente del equipo {team}")
        }
        (None, Deed::SetManagerScores) => {
            let managers = things(summary, ["manager", "managers", "gerente", "gerentes"], language);
            say!(language, "of {managers}", "de {managers}")
        }
        _ => {
            let people = things(summary, ["person", "people", "persona", "personas"], language);
            say!(language, "of {people}", "de {people}")
        }
    };
    match (summary.value.as_deref().map(|text| share(text, language)), summary.count) {
        (Some(text), _) => {
            say!(
                language,
                "Set objectives reached {whose} to {text}",
                "Fijó los objetivos cumplidos {whose} en {text}"
            )
        }
        (None, 1) => {
            say!(language, "Cleared objectives reached {whose}", "Borró los objetivos cumplidos {whose}")
        }
        (None, _) => {
            say!(language, "Set objectives reached {whose}", "Fijó los objetivos cumplidos {whose}")
        }
    }
}

fn deals(summary: &Summary, info: &Info, language: Language) -> String {
    let deals = match &summary.name {
        Some(name) => say!(language, "deal {name}", "el negocio {name}"),
        None => things(summary, ["deal", "deals", "negocio", "negocios"], language),
    };
    let whole = match summary.other.as_deref().filter(|seller| !seller.is_empty()) {
        Some(seller) => say!(language, "{deals} of {seller}", "{deals} de {seller}"),
        None => deals,
    };
    // Of several deals that happen to be alike the amount says nothing.
    let only = summary.value.as_deref().filter(|_| summary.count == 1);
    match (summary.what, only.map(|text| amount(text, info, language))) {
        (Deed::AddDeals, Some(text)) => {
            say!(language, "Added {whole}: {text}", "Agregó {whole}: {text}")
        }
        (Deed::AddDeals, None) => say!(language, "Added {whole}", "Agregó {whole}"),
        (Deed::SetDeals, _) => say!(language, "Changed {whole}", "Cambió {whole}"),
        _ => say!(language, "Removed {whole}", "Eliminó {whole}"),
    }
}
