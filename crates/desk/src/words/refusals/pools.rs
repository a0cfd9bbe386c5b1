//! Memberships, attachments and loans that cannot be. Codes `pool.*` and `loan.*`.

use jiff::civil::Date;
use plan::Plan;
use plan::ids::PoolId;

use crate::problem::Language;
use crate::words::names::pool_name;
use crate::words::{Said, say};

pub fn ends_before_start(start: Date, end: Date, language: Language) -> Said {
    (
        "pool.endsBeforeStart",
        say!(
            language,
            "The stretch from {start} to {end} ends before it begins.",
            "El tramo del {start} al {end} termina antes de empezar."
        ),
        say!(
            language,
            "Choose a last day on or after the first.",
            "Elija un último día igual o posterior al primero."
        ),
    )
}

pub fn twice_in_pool(plan: &Plan, pool: PoolId, language: Language) -> Said {
    let name = pool_name(plan, pool);
    (
        "pool.twice",
        say!(
            language,
            "The same person would be in pool {name} twice at the same time.",
            "La misma persona estaría dos veces al mismo tiempo en el pool {name}."
        ),
        say!(
            language,
            "End one stretch before the other begins, or change its weight.",
            "Termine un tramo antes de que empiece el otro o cambie su peso."
        ),
    )
}

pub fn no_average_deal(language: Language) -> Said {
    (
        "presales.noAverageDeal",
        say!(
            language,
            "An average deal of 0 makes no opportunities of the potential.",
            "Un negocio medio de 0 no convierte el potencial en oportunidades."
        ),
        say!(
            language,
            "Enter an amount above 0, or type the opportunities themselves.",
            "Ingrese un monto mayor que 0, o escriba las oportunidades mismas."
        ),
    )
}

pub fn loan_to_home(language: Language) -> Said {
    (
        "loan.toHome",
        say!(
            language,
            "A member is lent to another pool, not to the own one.",
            "A una persona se la presta a otro pool, no al propio."
        ),
        say!(language, "Choose the pool whose deal it is.", "Elija el pool al que pertenece el negocio."),
    )
}

pub fn out_of_year(plan: &Plan, date: Date, language: Language) -> Said {
    let (first, last) = (plan.year().start, plan.year().last());
    (
        "date.outOfYear",
        say!(
            language,
            "{date} lies outside the plan year, which runs from {first} to {last}.",
            "El {date} queda fuera del año del plan, que va del {first} al {last}."
        ),
        say!(language, "Choose a day of the plan year.", "Elija un día del año del plan."),
    )
}
