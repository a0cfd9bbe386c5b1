//! Where a value comes from.

use plan::Plan;
use plan::why::{AssumedFor, Rule};

use super::super::names::team_name;
use super::super::{quoted, say};
use crate::problem::Language;

pub(crate) fn source(plan: &Plan, rule: &Rule, language: Language) -> String {
    match rule {
        Rule::Typed => say!(language, "typed", "ingresado"),
        Rule::Imported => say!(language, "imported or typed", "importado o ingresado"),
        Rule::Default => say!(language, "taken where nothing is typed", "se toma donde no se ingresa nada"),
        Rule::NotSet => say!(language, "not set", "sin definir"),
        Rule::EarlierPayments => say!(language, "from the payments before", "de los pagos anteriores"),
        Rule::Calendar => say!(language, "from the calendar", "del calendario"),
        Rule::Assumed(AssumedFor::Seller) => {
            say!(language, "assumed for this seller", "supuesto para este vendedor")
        }
        Rule::Assumed(AssumedFor::Team(team)) => {
            let team = quoted(&team_name(plan, *team), language);
            say!(language, "assumed for the team {team}", "supuesto para el equipo {team}")
        }
        Rule::Assumed(AssumedFor::Segment(segment)) if segment.is_empty() => {
            say!(language, "assumed for all other segments", "supuesto para los demás segmentos")
        }
        Rule::Assumed(AssumedFor::Segment(segment)) => {
            let segment = quoted(segment, language);
            say!(language, "assumed for the segment {segment}", "supuesto para el segmento {segment}")
        }
        Rule::Assumed(AssumedFor::All) => say!(language, "assumed for all", "supuesto para todos"),
        _ => say!(language, "calculated", "calculado"),
    }
}
