//! Pay plans, who is on them, and what managers are paid.

use plan::plan::Info;

use super::{amount, presales, sellers, things};
use crate::problem::Language;
use crate::words::history::{Deed, Summary};
use crate::words::say;

pub fn label(summary: &Summary, info: &Info, language: Language) -> String {
    let name = summary.name.as_deref().unwrap_or_default();
    match summary.what {
        Deed::AddPayPlan => say!(language, "Added pay plan {name}", "Agregó el plan de compensación {name}"),
        Deed::SetPayPlan => {
            say!(language, "Changed pay plan {name}", "Cambió el plan de compensación {name}")
        }
        Deed::RenamePayPlan => {
            let text = summary.value.as_deref().unwrap_or_default();
            say!(
                language,
                "Renamed pay plan {name} to {text}",
                "Cambió el nombre del plan de compensación {name} a {text}"
            )
        }
        Deed::SetPayPlanTiers => {
            say!(
                language,
                "Changed tiers of pay plan {name}",
                "Cambió los tramos del plan de compensación {name}"
            )
        }
        Deed::RemovePayPlan => {
            say!(language, "Removed pay plan {name}", "Eliminó el plan de compensación {name}")
        }
        Deed::SetSellerPayPlan => {
            let sellers = sellers(summary, language);
            put(summary, &say!(language, "{sellers}", "a {sellers}"), language)
        }
        Deed::SetPresalesPayPlan => {
            let members = presales(summary, language);
            put(summary, &say!(language, "{members}", "a {members}"), language)
        }
        Deed::SetTeamPayPlan => {
            let managers = match &summary.name {
                Some(team) => {
                    say!(language, "the manager of team {team}", "al gerente del equipo {team}")
                }
                None => {
                    let managers = managers(summary, language);
                    say!(language, "{managers}", "a {managers}")
                }
            };
            put(summary, &managers, language)
        }
        _ => manager_pay(summary, info, language),
    }
}

/// `whom`: `4 sellers`, `a 4 vendedores`.
fn put(summary: &Summary, whom: &str, language: Language) -> String {
    match summary.other.as_deref() {
        Some("") => {
            say!(language, "Put {whom} on several pay plans", "Asignó {whom} varios planes de compensación")
        }
        Some(plan) => {
            say!(language, "Put {whom} on pay plan {plan}", "Asignó {whom} el plan de compensación {plan}")
        }
        None if summary.what == Deed::SetTeamPayPlan => say!(
            language,
            "Put {whom} on the pay plan of all managers",
            "Asignó {whom} el plan de compensación de todos los gerentes"
        ),
        None => say!(
            language,
            "Put {whom} on the pay plan of the segment",
            "Asignó {whom} el plan de compensación del segmento"
        ),
    }
}

fn manager_pay(summary: &Summary, info: &Info, language: Language) -> String {
    let shown = |text: &Option<String>| text.as_deref().map(|text| amount(text, info, language));
    match (&summary.name, shown(&summary.value), shown(&summary.other)) {
        (Some(team), Some(base), Some(variable)) => say!(
            language,
            "Set pay of the manager of team {team} to {base} base and {variable} target variable",
            "Fijó la compensación del gerente del equipo {team} en {base} de salario base y {variable} de variable objetivo"
        ),
        (Some(team), ..) => say!(
            language,
            "Cleared pay of the manager of team {team}",
            "Borró la compensación del gerente del equipo {team}"
        ),
        (None, ..) => {
            let managers = managers(summary, language);
            say!(language, "Set pay of {managers}", "Fijó la compensación de {managers}")
        }
    }
}

fn managers(summary: &Summary, language: Language) -> String {
    things(summary, ["manager", "managers", "gerente", "gerentes"], language)
}
