//! Pools by date, loans, pairs, and the work and hours of presales.

use super::things;
use crate::problem::Language;
use crate::words::history::{Deed, Summary};
use crate::words::say;

pub fn label(summary: &Summary, language: Language) -> String {
    let name = summary.name.as_deref().unwrap_or_default();
    let other = summary.other.as_deref().unwrap_or_default();
    match summary.what {
        Deed::SetRequests => {
            let requests = things(summary, ["request", "requests", "solicitud", "solicitudes"], language);
            say!(language, "Changed {requests} for presales", "Cambió {requests} de preventa")
        }
        Deed::SetMembers => {
            say!(
                language,
                "Changed from when to when sellers are in their pools",
                "Cambió desde y hasta cuándo los vendedores están en sus pools"
            )
        }
        Deed::SetAttachments => {
            say!(
                language,
                "Changed weights and dates of presales in pools",
                "Cambió pesos y fechas de preventa en los pools"
            )
        }
        Deed::PairTogether => {
            say!(
                language,
                "Noted that {name} works well with {other}",
                "Anotó que {name} trabaja bien con {other}"
            )
        }
        Deed::PairApart => {
            say!(
                language,
                "Noted that {name} and {other} should be kept apart",
                "Anotó que conviene separar a {name} de {other}"
            )
        }
        Deed::RemovePair => {
            say!(language, "Removed a note about a pair", "Eliminó una nota sobre una pareja")
        }
        Deed::AddLoan => say!(language, "Lent {name} to pool {other}", "Prestó a {name} al pool {other}"),
        Deed::SetLoan => {
            say!(
                language,
                "Changed the loan of {name} to pool {other}",
                "Cambió el préstamo de {name} al pool {other}"
            )
        }
        Deed::RemoveLoan => {
            say!(
                language,
                "Removed the loan of {name} to pool {other}",
                "Eliminó el préstamo de {name} al pool {other}"
            )
        }
        Deed::SetCorrelation => match summary.value.as_deref() {
            Some(value) => {
                let value = super::share(value, language);
                say!(
                    language,
                    "Set the correlation inside pools to {value}",
                    "Fijó la correlación dentro de los pools en {value}"
                )
            }
            None => {
                say!(language, "Set the correlation inside pools", "Fijó la correlación dentro de los pools")
            }
        },
        Deed::SetPoolTerm => match summary.value.as_deref().filter(|term| !term.is_empty()) {
            Some(term) => {
                say!(language, "Called pool targets “{term}”", "Llamó «{term}» a las metas de los pools")
            }
            None => say!(
                language,
                "Called pool targets by their usual name",
                "Volvió al nombre usual de las metas de los pools"
            ),
        },
        _ => say!(
            language,
            "Changed the assumptions of presales work",
            "Cambió los supuestos del trabajo de preventa"
        ),
    }
}
