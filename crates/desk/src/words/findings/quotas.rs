//! Quotas far from those of the peers, teams that have not assigned all, capacity.

use plan::Plan;
use plan::fairness::FairnessMeasure;
use plan::ids::{SellerId, TeamId};
use plan::money::Rate;

use super::{Found, Severity};
use crate::problem::Language;
use crate::words::names::{seller_name, team_name};
use crate::words::{numbers, say};

/// Heavy or light, by what, and how far from the median of the peers.
pub fn outlier(
    plan: &Plan,
    seller: SellerId,
    measure: FairnessMeasure,
    times: Rate,
    language: Language,
) -> Found {
    let name = seller_name(plan, seller);
    let measured = match measure {
        FairnessMeasure::Potential => say!(language, "measured by potential", "según el potencial"),
        FairnessMeasure::Pay => say!(language, "measured by OTE", "según el OTE"),
        FairnessMeasure::LastYear => {
            say!(language, "measured by last year’s bookings", "según las ventas del año anterior")
        }
    };
    if times > Rate::ONE {
        let times = numbers::times(times, language);
        let message = say!(
            language,
            "The quota of {name} is heavy: {measured}, {times} times the median of its peers.",
            "La cuota de {name} es alta: {measured}, {times} veces la mediana de sus pares."
        );
        let remedy = match measure {
            FairnessMeasure::Potential => say!(
                language,
                "Lower the quota, or add potential to the territory.",
                "Baje la cuota o sume potencial al territorio."
            ),
            FairnessMeasure::Pay => {
                say!(
                    language,
                    "Lower the quota, or check the pay.",
                    "Baje la cuota o revise la compensación."
                )
            }
            FairnessMeasure::LastYear => say!(
                language,
                "Lower the quota, or check last year’s bookings.",
                "Baje la cuota o revise las ventas del año anterior."
            ),
        };
        return ("quotaOutlier", Severity::Warn, message, remedy);
    }
    // Small multiples say less than percentages: 0.04 times is 4%.
    let share = numbers::whole_percent(times, language);
    let message = say!(
        language,
        "The quota of {name} is light: {measured}, only {share} of the median of its peers.",
        "La cuota de {name} es baja: {measured}, solo {share} de la mediana de sus pares."
    );
    let remedy = match measure {
        FairnessMeasure::Potential => say!(
            language,
            "Raise the quota, or move potential to others.",
            "Suba la cuota o pase potencial a otros."
        ),
        FairnessMeasure::Pay => {
            say!(language, "Raise the quota, or check the pay.", "Suba la cuota o revise la compensación.")
        }
        FairnessMeasure::LastYear => say!(
            language,
            "Raise the quota, or check last year’s bookings.",
            "Suba la cuota o revise las ventas del año anterior."
        ),
    };
    ("quotaOutlier", Severity::Info, message, remedy)
}

/// `amount` is ready to be shown.
pub fn team_left_to_assign(plan: &Plan, team: TeamId, amount: &str, language: Language) -> Found {
    let name = team_name(plan, team);
    (
        "teamLeftToAssign",
        Severity::Warn,
        say!(
            language,
            "Team {name} has {amount} left to assign.",
            "Al equipo {name} le faltan {amount} por asignar."
        ),
        say!(
            language,
            "Raise targets or quotas right below it, or spread what is left.",
            "Suba metas o cuotas justo debajo de él, o reparta lo que falta."
        ),
    )
}

pub fn seat_without_start(plan: &Plan, seller: SellerId, language: Language) -> Found {
    let name = seller_name(plan, seller);
    (
        "seatWithoutStart",
        Severity::Warn,
        say!(
            language,
            "{name} is an open seat without a start date: it counts as if filled all year.",
            "{name} es una vacante sin fecha de inicio: cuenta como si estuviera cubierta todo el año."
        ),
        say!(
            language,
            "Enter when somebody is expected to start.",
            "Escriba cuándo se espera que alguien empiece."
        ),
    )
}

pub fn team_empty(plan: &Plan, team: TeamId, language: Language) -> Found {
    let name = team_name(plan, team);
    (
        "teamEmpty",
        Severity::Info,
        say!(language, "Nobody sells in team {name}.", "Nadie vende en el equipo {name}."),
        say!(language, "Move sellers into it, or remove it.", "Mueva vendedores al equipo o elimínelo."),
    )
}

/// `amount` is ready to be shown.
pub fn capacity_short(amount: &str, language: Language) -> Found {
    (
        "capacityShort",
        Severity::Info,
        say!(
            language,
            "After ramps and turnover, capacity is {amount} short of the company plan.",
            "Con rampas y rotación, a la capacidad le faltan {amount} para el plan de la empresa."
        ),
        say!(
            language,
            "Plan hires or earlier starts, or check ramps and turnover.",
            "Planee contrataciones o inicios más tempranos, o revise las rampas y la rotación."
        ),
    )
}
