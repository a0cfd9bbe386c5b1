//! Teams, spreading, and what changes during the year. Codes `team.*`, `quota.*` and `seller.*`.

use jiff::ToSpan;
use plan::Plan;
use plan::ids::TeamId;
use plan::refusal::Refusal;
use plan::team::DEEPEST;

use crate::problem::Language;
use crate::words::names::{seller_name, team_name};
use crate::words::{Said, numbers, say};

pub fn under_itself(plan: &Plan, team: TeamId, language: Language) -> Said {
    let name = team_name(plan, team);
    (
        "team.underItself",
        say!(
            language,
            "Team {name} cannot stand under itself or under one of its own teams.",
            "El equipo {name} no puede estar dentro de sí mismo ni de uno de sus propios equipos."
        ),
        say!(
            language,
            "Choose another team, or none to put it directly under the region.",
            "Elija otro equipo, o ninguno para dejarlo directamente bajo la región."
        ),
    )
}

pub fn too_deep(language: Language) -> Said {
    (
        "team.tooDeep",
        say!(
            language,
            "There can be at most {DEEPEST} levels of teams below the region.",
            "Puede haber como máximo {DEEPEST} niveles de equipos bajo la región."
        ),
        say!(language, "Choose a team further up.", "Elija un equipo de un nivel superior."),
    )
}

pub fn spreading(refusal: &Refusal, plan: &Plan, language: Language) -> Said {
    let money = |amount| numbers::money(amount, &plan.info.currency, language);
    match refusal {
        Refusal::LockedBeyondTarget { locked, target } => {
            let (over, locked, target) = (money(*locked - *target), money(*locked), money(*target));
            (
                "quota.lockedBeyondTarget",
                say!(
                    language,
                    "What is locked adds up to {locked}: {over} more than the target of {target}.",
                    "Lo bloqueado suma {locked}: {over} más que la meta de {target}."
                ),
                say!(
                    language,
                    "Unlock or lower some of it, or raise the target.",
                    "Desbloquee o baje una parte, o suba la meta."
                ),
            )
        }
        Refusal::LockedBeyondTeam { team, locked, target } => {
            let name = team_name(plan, *team);
            let (over, locked, target) = (money(*locked - *target), money(*locked), money(*target));
            (
                "quota.lockedBeyondTeam",
                say!(
                    language,
                    "In team {name}, what is locked takes {locked}: {over} more than the target of {target}.",
                    "En el equipo {name}, lo bloqueado requiere {locked}: {over} más que la meta de {target}."
                ),
                say!(
                    language,
                    "Unlock or lower something in the team, or raise its target.",
                    "Desbloquee o baje algo en el equipo, o suba su meta."
                ),
            )
        }
        Refusal::NobodyToSpreadOver => (
            "quota.nobodyToSpreadOver",
            say!(
                language,
                "There is no seller to spread over: all are locked, or there are none.",
                "No hay vendedores entre quienes repartir: todos están bloqueados o no hay ninguno."
            ),
            say!(
                language,
                "Unlock at least one quota, or add a seller.",
                "Desbloquee al menos una cuota o agregue un vendedor."
            ),
        ),
        Refusal::EmptyBlend => (
            "quota.emptyBlend",
            say!(
                language,
                "No method counts, so there is nothing to spread by.",
                "Ningún método cuenta, así que no hay con qué repartir."
            ),
            say!(
                language,
                "Give at least one method more than 0%.",
                "Dé a un método, al menos, más de 0\u{a0}%."
            ),
        ),
        _ => (
            "quota.noTarget",
            say!(language, "There is no target to spread yet.", "Todavía no hay una meta que repartir."),
            say!(
                language,
                "Enter the company plan or the team’s target, or write a target for this spread.",
                "Escriba el plan de la empresa o la meta del equipo, o una meta para este reparto."
            ),
        ),
    }
}

pub fn mid_year(refusal: &Refusal, plan: &Plan, language: Language) -> Said {
    match refusal {
        Refusal::StepOutOfPlace { date } => {
            let year = plan.year();
            let first = year.start.saturating_add(1.day());
            let last = year.after().saturating_add(-1.day());
            (
                "quota.stepOutOfPlace",
                say!(language, "No quota can change on {date}.", "Ninguna cuota puede cambiar el {date}."),
                say!(
                    language,
                    "Choose a day from {first} to {last}, each day once.",
                    "Elija un día del {first} al {last}, cada uno una sola vez."
                ),
            )
        }
        Refusal::NotThereThen { date } => (
            "seller.notThereThen",
            say!(
                language,
                "{date} does not fit the days on which this person is there.",
                "El {date} no encaja en los días en que está esta persona."
            ),
            say!(
                language,
                "Choose a last day between start and end; an open seat begins after it.",
                "Elija un último día entre el inicio y el fin; la vacante empieza después."
            ),
        ),
        Refusal::QuotaBelowZero { seller } => {
            let name = seller_name(plan, *seller);
            (
                "quota.belowZero",
                say!(
                    language,
                    "The quota of {name} would fall below zero.",
                    "La cuota de {name} quedaría por debajo de cero."
                ),
                say!(
                    language,
                    "Take off less, or unlock more sellers of the team.",
                    "Descuente menos o desbloquee a más vendedores del equipo."
                ),
            )
        }
        _ => (
            "quota.nobodyToShare",
            say!(
                language,
                "Nobody else in the team can share this quota then: they are locked, or not there.",
                "Nadie más del equipo puede compartir esta cuota en esa fecha: están bloqueados o no están."
            ),
            say!(
                language,
                "Unlock a quota of the team, or choose another way to hand over.",
                "Desbloquee una cuota del equipo o elija otra forma de traspasarla."
            ),
        ),
    }
}
