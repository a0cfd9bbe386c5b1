//! Teams, and what each level assigns on top of its target.

use plan::plan::Info;

use super::quotas::{OfOne, of_one};
use super::{amount, sellers, share, things};
use crate::problem::Language;
use crate::words::history::{Deed, Summary};
use crate::words::{numbers, say};

pub fn label(summary: &Summary, info: &Info, language: Language) -> String {
    let name = summary.name.as_deref().unwrap_or_default();
    let other = summary.other.as_deref();
    let value = summary.value.as_deref();
    match summary.what {
        Deed::AddTeam => match other {
            Some(above) => {
                say!(language, "Added team {name} under {above}", "Agregó el equipo {name} dentro de {above}")
            }
            None => say!(language, "Added team {name}", "Agregó el equipo {name}"),
        },
        Deed::AddTeamsFromSegments => {
            let sellers = sellers(summary, language);
            say!(language, "Put {sellers} into teams by segment", "Puso a {sellers} en equipos por segmento")
        }
        Deed::RenameTeam => {
            let text = value.unwrap_or_default();
            say!(language, "Renamed team {name} to {text}", "Cambió el nombre del equipo {name} a {text}")
        }
        Deed::SetTeamManager => match (value, summary.count) {
            (Some(manager), 1) => say!(
                language,
                "Made {manager} manager of team {name}",
                "Nombró a {manager} gerente del equipo {name}"
            ),
            (None, 1) => {
                say!(language, "Left team {name} without a manager", "Dejó el equipo {name} sin gerente")
            }
            _ => {
                let teams = teams(summary, language);
                say!(language, "Changed the managers of {teams}", "Cambió los gerentes de {teams}")
            }
        },
        Deed::MoveTeam => move_team(summary, language),
        Deed::RemoveTeam => say!(language, "Removed team {name}", "Eliminó el equipo {name}"),
        Deed::LockTeams | Deed::UnlockTeams => lock(summary, language),
        Deed::MoveToTeam => {
            let sellers = sellers(summary, language);
            match other {
                Some("") => {
                    say!(language, "Moved {sellers} to several teams", "Movió a {sellers} a varios equipos")
                }
                Some(team) => {
                    say!(language, "Moved {sellers} to team {team}", "Movió a {sellers} al equipo {team}")
                }
                None => say!(
                    language,
                    "Moved {sellers} directly under the region",
                    "Movió a {sellers} directamente bajo la región"
                ),
            }
        }
        _ => match of_one(summary, |text| amount(text, info, language)) {
            OfOne::Set(name, text) => say!(
                language,
                "Set target of team {name} to {text}",
                "Fijó la meta del equipo {name} en {text}"
            ),
            OfOne::Cleared(name) => {
                say!(language, "Cleared target of team {name}", "Borró la meta del equipo {name}")
            }
            OfOne::Many => {
                let teams = teams(summary, language);
                say!(language, "Set targets of {teams}", "Fijó las metas de {teams}")
            }
        },
    }
}

pub fn over_assignment(summary: &Summary, info: &Info, language: Language) -> String {
    let text = summary.value.as_deref();
    let value = text.map(|text| match summary.what {
        Deed::SetOverAmount | Deed::SetRegionOverAmount | Deed::SetTeamOverAmount => {
            amount(text, info, language)
        }
        _ => share(text, language),
    });
    let value = value.unwrap_or_default();
    match summary.what {
        Deed::SetOverAssignment | Deed::SetOverAmount => say!(
            language,
            "Set over-assignment on the company plan to {value}",
            "Fijó la sobreasignación sobre el plan de la empresa en {value}"
        ),
        Deed::SetRegionOverAssignment | Deed::SetRegionOverAmount => say!(
            language,
            "Set over-assignment on the regional target to {value}",
            "Fijó la sobreasignación sobre la meta regional en {value}"
        ),
        _ => match (&summary.name, text) {
            (Some(name), Some(_)) => say!(
                language,
                "Set over-assignment of team {name} to {value}",
                "Fijó la sobreasignación del equipo {name} en {value}"
            ),
            (_, Some(_)) => {
                let teams = teams(summary, language);
                say!(
                    language,
                    "Set over-assignment of {teams} to {value}",
                    "Fijó la sobreasignación de {teams} en {value}"
                )
            }
            (_, None) => {
                let teams = teams(summary, language);
                say!(language, "Set over-assignment of {teams}", "Fijó la sobreasignación de {teams}")
            }
        },
    }
}

fn move_team(summary: &Summary, language: Language) -> String {
    let moved = match &summary.name {
        Some(name) => say!(language, "Moved team {name}", "Movió el equipo {name}"),
        None => {
            let teams = teams(summary, language);
            say!(language, "Moved {teams}", "Movió {teams}")
        }
    };
    match summary.other.as_deref() {
        Some("") => moved,
        Some(above) => say!(language, "{moved} under {above}", "{moved} dentro de {above}"),
        None => {
            say!(language, "{moved} directly under the region", "{moved} directamente bajo la región")
        }
    }
}

fn lock(summary: &Summary, language: Language) -> String {
    let [en, es] = match summary.what {
        Deed::LockTeams => ["Locked", "Bloqueó"],
        _ => ["Unlocked", "Desbloqueó"],
    };
    match &summary.name {
        Some(name) => say!(language, "{en} target of team {name}", "{es} la meta del equipo {name}"),
        None => {
            let number = numbers::count(summary.count.into(), language);
            say!(language, "{en} the targets of {number} teams", "{es} las metas de {number} equipos")
        }
    }
}

fn teams(summary: &Summary, language: Language) -> String {
    things(summary, ["team", "teams", "equipo", "equipos"], language)
}
