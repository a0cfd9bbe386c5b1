//! Steps that touch rules. A rule without a territory's name keeps accounts out.

use super::{Deed, Summary};
use crate::problem::Language;
use crate::words::say;

pub fn label(summary: &Summary, language: Language) -> String {
    let name = summary.name.as_deref().unwrap_or_default();
    let place = summary.value.as_deref().unwrap_or_default();
    match (summary.what, name) {
        (Deed::AddRule, "") => {
            say!(language, "Added a rule that keeps accounts out", "Agregó una regla que excluye cuentas")
        }
        (Deed::SetRule, "") => {
            say!(language, "Changed a rule that keeps accounts out", "Cambió una regla que excluye cuentas")
        }
        (Deed::MoveRule, "") => say!(
            language,
            "Moved a rule that keeps accounts out to place {place}",
            "Movió una regla que excluye cuentas al lugar {place}"
        ),
        (_, "") => {
            say!(language, "Removed a rule that keeps accounts out", "Eliminó una regla que excluye cuentas")
        }
        (Deed::AddRule, _) => say!(language, "Added a rule to {name}", "Agregó una regla a {name}"),
        (Deed::SetRule, _) => say!(language, "Changed a rule of {name}", "Cambió una regla de {name}"),
        (Deed::MoveRule, _) => say!(
            language,
            "Moved a rule of {name} to place {place}",
            "Movió una regla de {name} al lugar {place}"
        ),
        _ => say!(language, "Removed a rule of {name}", "Eliminó una regla de {name}"),
    }
}
