//! The plan's own settings, and what is assumed for all.

use plan::plan::Info;

use super::{amount, share};
use crate::problem::Language;
use crate::words::history::{Deed, Summary};
use crate::words::say;

pub fn label(summary: &Summary, info: &Info, language: Language) -> String {
    let text = summary.value.as_deref().unwrap_or_default();
    let money = summary.value.as_deref().map(|text| amount(text, info, language));
    match summary.what {
        Deed::SetAttainment => {
            let text = share(text, language);
            say!(language, "Set assumed attainment to {text}", "Fijó el logro supuesto en {text}")
        }
        Deed::RenamePlan => {
            say!(language, "Renamed the plan to {text}", "Cambió el nombre del plan a {text}")
        }
        Deed::SetCurrency => say!(language, "Set the currency to {text}", "Fijó la moneda en {text}"),
        Deed::SetYearStart => {
            say!(language, "Set the start of the year to {text}", "Fijó el inicio del año en {text}")
        }
        Deed::SetCompanyPlan => match money {
            Some(text) => {
                say!(language, "Set the company plan to {text}", "Fijó el plan de la empresa en {text}")
            }
            None => say!(language, "Cleared the company plan", "Borró el plan de la empresa"),
        },
        Deed::SetRamps => say!(language, "Changed the ramps", "Cambió las rampas"),
        Deed::SetSeasonality => season(text, language),
        Deed::SetTurnovers => say!(language, "Changed the turnover", "Cambió la rotación"),
        _ => {
            say!(language, "Changed penetration and win rates", "Cambió la penetración y las tasas de cierre")
        }
    }
}

fn season(kind: &str, language: Language) -> String {
    match kind {
        "even" => say!(
            language,
            "Set the seasonality: every month the same",
            "Fijó la estacionalidad: todos los meses iguales"
        ),
        "days" => say!(
            language,
            "Set the seasonality: by the days of each month",
            "Fijó la estacionalidad: según los días de cada mes"
        ),
        "months" => {
            say!(language, "Set the seasonality month by month", "Fijó la estacionalidad mes a mes")
        }
        quarters => {
            let shares: Vec<String> = quarters.split(' ').map(|text| share(text, language)).collect();
            let shares = shares.join(", ");
            say!(
                language,
                "Set the seasonality by quarter: {shares}",
                "Fijó la estacionalidad por trimestre: {shares}"
            )
        }
    }
}
