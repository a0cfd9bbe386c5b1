//! What changes during the year: quotas from a date on, sellers who leave or join.

use plan::plan::Info;

use super::amount;
use crate::problem::Language;
use crate::words::history::{Deed, Summary};
use crate::words::{numbers, say};

pub fn label(summary: &Summary, info: &Info, language: Language) -> String {
    let name = summary.name.as_deref().unwrap_or_default();
    let other = summary.other.as_deref();
    let value = summary.value.as_deref();
    let day = value.unwrap_or_default();
    match summary.what {
        Deed::SetMidYear if value == Some("segments") => say!(
            language,
            "Set pay of {name}: each quota of the year apart",
            "Fijó el pago de {name}: cada cuota del año por separado"
        ),
        Deed::SetMidYear => say!(
            language,
            "Set pay of {name}: the quotas of the year as one",
            "Fijó el pago de {name}: las cuotas del año como una sola"
        ),
        Deed::SellerLeaves => {
            say!(language, "Set last day of {name} to {day}", "Fijó el último día de {name} en {day}")
        }
        Deed::SellerLeavesToTeam => say!(
            language,
            "Set last day of {name} to {day}, its quota shared by the team",
            "Fijó el último día de {name} en {day}, con su cuota repartida en el equipo"
        ),
        Deed::SellerLeavesToSeat => {
            let start = other.unwrap_or_default();
            say!(
                language,
                "Set last day of {name} to {day}, with an open seat from {start}",
                "Fijó el último día de {name} en {day}, con una vacante desde {start}"
            )
        }
        Deed::SellerJoins | Deed::SellerJoinsWithRelief => {
            let added = match other {
                Some(team) => say!(
                    language,
                    "Added {name} to team {team} from {day}",
                    "Agregó a {name} al equipo {team} desde {day}"
                ),
                None => say!(language, "Added {name} from {day}", "Agregó a {name} desde {day}"),
            };
            match summary.what {
                Deed::SellerJoins => added,
                _ => say!(
                    language,
                    "{added}, its quota taken off the others",
                    "{added}, con su cuota descontada a los demás"
                ),
            }
        }
        _ => steps(summary, info, language),
    }
}

fn steps(summary: &Summary, info: &Info, language: Language) -> String {
    let name = summary.name.as_deref().unwrap_or_default();
    match (summary.value.as_deref(), summary.other.as_deref(), summary.count) {
        (Some(quota), Some(from), _) => {
            let quota = amount(quota, info, language);
            say!(
                language,
                "Set quota of {name} to {quota} from {from}",
                "Fijó la cuota de {name} en {quota} desde {from}"
            )
        }
        (_, _, 0) => say!(
            language,
            "Removed the quota changes of {name} during the year",
            "Quitó los cambios de cuota de {name} durante el año"
        ),
        (_, _, count) => {
            let number = numbers::count(count.into(), language);
            say!(
                language,
                "Set {number} quota changes of {name} during the year",
                "Fijó {number} cambios de cuota de {name} durante el año"
            )
        }
    }
}
