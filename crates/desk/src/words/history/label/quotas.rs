//! Quotas, locks, spreads, weights and proposals.

use plan::plan::Info;

use super::{amount, sellers};
use crate::problem::Language;
use crate::words::history::{Deed, Summary};
use crate::words::{numbers, say};

pub fn label(summary: &Summary, info: &Info, language: Language) -> String {
    let number = || numbers::count(summary.count.into(), language);
    match summary.what {
        Deed::LockQuotas | Deed::UnlockQuotas => lock(summary, language),
        Deed::SpreadQuotas => spread(summary, info, language),
        Deed::TakeProposals => take(summary, language),
        Deed::SetWeights => match of_one(summary, |text| quantity(text, language)) {
            OfOne::Set(name, text) => {
                say!(language, "Set weight of {name} to {text}", "Fijó el peso de {name} en {text}")
            }
            OfOne::Cleared(name) => {
                say!(language, "Cleared weight of {name}", "Borró el peso de {name}")
            }
            OfOne::Many => {
                let number = number();
                say!(language, "Set {number} weights", "Fijó {number} pesos")
            }
        },
        Deed::SetProposals => match of_one(summary, |text| amount(text, info, language)) {
            OfOne::Set(name, text) => {
                say!(language, "Set proposal of {name} to {text}", "Fijó la propuesta de {name} en {text}")
            }
            OfOne::Cleared(name) => {
                say!(language, "Cleared typed proposal of {name}", "Borró la propuesta escrita de {name}")
            }
            OfOne::Many => {
                let number = number();
                say!(language, "Set {number} proposals", "Fijó {number} propuestas")
            }
        },
        _ => match of_one(summary, |text| amount(text, info, language)) {
            OfOne::Set(name, text) => {
                say!(language, "Set quota of {name} to {text}", "Fijó la cuota de {name} en {text}")
            }
            OfOne::Cleared(name) => say!(language, "Cleared quota of {name}", "Borró la cuota de {name}"),
            OfOne::Many => {
                let number = number();
                say!(language, "Set {number} quotas", "Fijó {number} cuotas")
            }
        },
    }
}

/// Cells that were set: one with its value, one that was emptied, or several.
pub(super) enum OfOne<'a> {
    Set(&'a str, String),
    Cleared(&'a str),
    Many,
}

pub(super) fn of_one(summary: &Summary, shown: impl Fn(&str) -> String) -> OfOne<'_> {
    match (summary.name.as_deref(), summary.value.as_deref()) {
        (Some(name), Some(text)) => OfOne::Set(name, shown(text)),
        (Some(name), None) if summary.count == 1 => OfOne::Cleared(name),
        _ => OfOne::Many,
    }
}

fn lock(summary: &Summary, language: Language) -> String {
    let [en, es] = match summary.what {
        Deed::LockQuotas => ["Locked", "Bloqueó"],
        _ => ["Unlocked", "Desbloqueó"],
    };
    match &summary.name {
        Some(name) => say!(language, "{en} quota of {name}", "{es} la cuota de {name}"),
        None => {
            let number = numbers::count(summary.count.into(), language);
            say!(language, "{en} {number} quotas", "{es} {number} cuotas")
        }
    }
}

fn spread(summary: &Summary, info: &Info, language: Language) -> String {
    let sellers = sellers(summary, language);
    let target = summary.value.as_deref().map(|text| amount(text, info, language));
    match (target, summary.other.as_deref()) {
        (Some(text), None) => {
            say!(language, "Spread {text} over {sellers}", "Repartió {text} entre {sellers}")
        }
        (None, None) => {
            say!(language, "Spread the target over {sellers}", "Repartió la meta entre {sellers}")
        }
        (Some(text), Some(team)) => say!(
            language,
            "Spread {text} over team {team} ({sellers})",
            "Repartió {text} en el equipo {team} ({sellers})"
        ),
        (None, Some(team)) => say!(
            language,
            "Spread the target of team {team} over {sellers}",
            "Repartió la meta del equipo {team} entre {sellers}"
        ),
    }
}

/// None counted: those of everybody.
fn take(summary: &Summary, language: Language) -> String {
    match (&summary.name, summary.count) {
        (Some(name), _) => say!(
            language,
            "Took the proposal of {name} as the quota",
            "Tomó la propuesta de {name} como cuota"
        ),
        (None, 0) => {
            say!(language, "Took all proposals as quotas", "Tomó todas las propuestas como cuotas")
        }
        (None, count) => {
            let number = numbers::count(count.into(), language);
            say!(language, "Took {number} proposals as quotas", "Tomó {number} propuestas como cuotas")
        }
    }
}

fn quantity(text: &str, language: Language) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |number| numbers::quantity(number, language))
}
