//! Pay plans that cannot be, and deals. Codes `payPlan.*`, `deal.*` and `distribution.*`.

use jiff::ToSpan;
use plan::Plan;
use plan::compensation::{PayFault, PayPlan, Role};
use plan::edit::Edit;
use plan::refusal::Refusal;

use super::{out_of_range, payments};
use crate::problem::{Language, Place, Problem};
use crate::words::{Said, numbers, pay, problem, quoted, say};

/// The plan in which the fault lies, where the edits bring it along.
pub fn faulty<'a>(edits: &'a [Edit], fault: &PayFault) -> Option<&'a PayPlan> {
    edits.iter().find_map(|edit| match edit {
        Edit::AddPayPlan { plan } | Edit::SetPayPlan { plan } => {
            (plan.fault(|_| true).as_ref() == Some(fault)).then_some(plan)
        }
        _ => None,
    })
}

/// The place holds the row of tiers, points or changes, and as column the component's number, both from 1.
pub fn fault(fault: &PayFault, at: Option<&PayPlan>, plan: &Plan, language: Language) -> Problem {
    let (component, row) = place(fault);
    let within = component.map_or_else(String::new, |place| within(at, place, language));
    let said = match fault {
        PayFault::TiersNotRising { .. }
        | PayFault::TierGap { .. }
        | PayFault::TierOverlap { .. }
        | PayFault::PointsNotRising { .. }
        | PayFault::TooFewPoints { .. } => shape(fault, &within, row.unwrap_or_default(), language),
        PayFault::MeasuresNotWhole { .. }
        | PayFault::MeasuresNotDistinct { .. }
        | PayFault::MeasureNotForRole { .. }
        | PayFault::CommissionOnBlend { .. }
        | PayFault::CapPerDealOnBlend { .. }
        | PayFault::SpiffNotForRole { .. } => measured(fault, &within, at, language),
        PayFault::WindowEndsBeforeStart { .. } | PayFault::ChangesNotRising { .. } => {
            days(fault, &within, row.unwrap_or_default(), language)
        }
        PayFault::DrawAmount { .. }
        | PayFault::ForgivenNotOwed
        | PayFault::ForgivenBeforeLast
        | PayFault::GuaranteeShare { .. }
        | PayFault::GuaranteeWithoutMonths => payments::fault(fault, plan, language),
        PayFault::NoComponents => (
            "payPlan.noComponents",
            say!(
                language,
                "A pay plan needs at least one component.",
                "Un plan de compensación necesita al menos un componente."
            ),
            say!(
                language,
                "Add a component, or start from a ready-made plan.",
                "Agregue un componente o parta de un plan ya preparado."
            ),
        ),
        PayFault::ThresholdNotBelowTarget { .. } => (
            "payPlan.thresholdNotBelowTarget",
            say!(
                language,
                "{within} the threshold leads in a straight line up to 100%, so it must lie below.",
                "{within} el umbral sube en línea recta hasta el 100\u{a0}%, así que debe estar por debajo."
            ),
            say!(
                language,
                "Lower the threshold below 100%, or choose another kind.",
                "Baje el umbral a menos de 100\u{a0}% o elija otro tipo."
            ),
        ),
        PayFault::OutOfRange { rate, least, most, .. } => {
            let (_, _, remedy) = out_of_range(*rate, *least, *most, language);
            let rate = numbers::percent(*rate, language);
            let message =
                say!(language, "{within} {rate} is not possible.", "{within} {rate} no es posible.");
            ("payPlan.outOfRange", message, remedy)
        }
        PayFault::Amount { amount, .. } => {
            let amount = numbers::money(*amount, &plan.info.currency, language);
            (
                "payPlan.amount",
                say!(
                    language,
                    "{within} the amount {amount} is not possible.",
                    "{within} el monto {amount} no es posible."
                ),
                say!(
                    language,
                    "Write zero or more, with the decimals of the currency.",
                    "Escriba cero o más, con los decimales de la moneda."
                ),
            )
        }
    };
    let from_one = |place: usize| u32::try_from(place + 1).unwrap_or(u32::MAX);
    let place = Place {
        row: row.map(from_one),
        column: component.map(|component| from_one(component).to_string()),
        ..Place::default()
    };
    Problem { place, ..problem(said) }
}

/// `In component “Accelerators”,`, or its number where it has no name.
fn within(at: Option<&PayPlan>, component: usize, language: Language) -> String {
    let named = at.and_then(|plan| plan.components.get(component)).map(|row| row.name.trim());
    match named.filter(|name| !name.is_empty()) {
        Some(name) => {
            let name = quoted(name, language);
            say!(language, "In component {name},", "En el componente {name},")
        }
        None => {
            let number = pay::numbered_component(component, language);
            say!(language, "In {number},", "En el {number},")
        }
    }
}

/// Component and row, from 0.
fn place(fault: &PayFault) -> (Option<usize>, Option<usize>) {
    match *fault {
        PayFault::NoComponents
        | PayFault::DrawAmount { .. }
        | PayFault::ForgivenNotOwed
        | PayFault::ForgivenBeforeLast
        | PayFault::GuaranteeShare { .. }
        | PayFault::GuaranteeWithoutMonths => (None, None),
        PayFault::TiersNotRising { component, row }
        | PayFault::TierGap { component, row }
        | PayFault::TierOverlap { component, row }
        | PayFault::PointsNotRising { component, row }
        | PayFault::ChangesNotRising { component, row } => (Some(component), Some(row)),
        PayFault::TooFewPoints { component }
        | PayFault::MeasuresNotWhole { component, .. }
        | PayFault::MeasuresNotDistinct { component }
        | PayFault::MeasureNotForRole { component, .. }
        | PayFault::CommissionOnBlend { component }
        | PayFault::CapPerDealOnBlend { component }
        | PayFault::SpiffNotForRole { component }
        | PayFault::WindowEndsBeforeStart { component }
        | PayFault::ThresholdNotBelowTarget { component }
        | PayFault::OutOfRange { component, .. }
        | PayFault::Amount { component, .. } => (Some(component), None),
    }
}

fn shape(fault: &PayFault, within: &str, row: usize, language: Language) -> Said {
    let (number, before) = (row + 1, row);
    match fault {
        PayFault::TiersNotRising { row: 0, .. } => (
            "payPlan.tiersNotRising",
            say!(
                language,
                "{within} the first tier must start at 0%.",
                "{within} el primer tramo debe empezar en 0\u{a0}%."
            ),
            say!(language, "Set the start of tier 1 to 0%.", "Ponga el inicio del tramo 1 en 0\u{a0}%."),
        ),
        PayFault::TiersNotRising { .. } => (
            "payPlan.tiersNotRising",
            say!(
                language,
                "{within} tier {number} does not start above tier {before}.",
                "{within} el tramo {number} no empieza por encima del tramo {before}."
            ),
            say!(language, "Raise its start, or remove the tier.", "Suba su inicio o elimine el tramo."),
        ),
        PayFault::TierGap { .. } => (
            "payPlan.tierGap",
            say!(
                language,
                "{within} tier {number} ends too early: no rate is given for what lies right above it.",
                "{within} el tramo {number} termina antes de tiempo: falta la tasa de lo que sigue."
            ),
            say!(
                language,
                "End it where the next tier begins, or leave its end empty.",
                "Termínelo donde empieza el tramo siguiente o deje su fin vacío."
            ),
        ),
        PayFault::TierOverlap { .. } => (
            "payPlan.tierOverlap",
            say!(
                language,
                "{within} tier {number} ends where another tier applies.",
                "{within} el tramo {number} termina donde se aplica otro tramo."
            ),
            say!(
                language,
                "End it where the next tier begins, or leave its end empty.",
                "Termínelo donde empieza el tramo siguiente o deje su fin vacío."
            ),
        ),
        PayFault::PointsNotRising { .. } => (
            "payPlan.pointsNotRising",
            say!(
                language,
                "{within} point {number} of the curve does not lie above point {before}.",
                "{within} el punto {number} de la curva no está por encima del punto {before}."
            ),
            say!(language, "Raise its attainment, or remove the point.", "Suba su logro o elimine el punto."),
        ),
        _ => (
            "payPlan.tooFewPoints",
            say!(
                language,
                "{within} the curve has fewer than two points.",
                "{within} la curva tiene menos de dos puntos."
            ),
            say!(
                language,
                "Add points: an attainment and what it pays.",
                "Agregue puntos: un logro y lo que paga."
            ),
        ),
    }
}

fn measured(fault: &PayFault, within: &str, at: Option<&PayPlan>, language: Language) -> Said {
    match fault {
        PayFault::MeasuresNotWhole { sum, .. } => {
            let sum = numbers::percent(*sum, language);
            (
                "payPlan.measuresNotWhole",
                say!(
                    language,
                    "{within} the weights of the measures add up to {sum}.",
                    "{within} los pesos de las medidas suman {sum}."
                ),
                say!(
                    language,
                    "Change them until they add up to 100%, none below 0%.",
                    "Cámbielos hasta que sumen 100\u{a0}%, ninguno menor que 0\u{a0}%."
                ),
            )
        }
        PayFault::MeasuresNotDistinct { .. } => (
            "payPlan.measuresNotDistinct",
            say!(
                language,
                "{within} a measure stands twice, or there is none.",
                "{within} hay una medida repetida o no hay ninguna."
            ),
            say!(
                language,
                "Keep each measure once, and at least one.",
                "Deje cada medida una sola vez, y al menos una."
            ),
        ),
        PayFault::MeasureNotForRole { measure, .. } => {
            let measure = pay::measure(*measure, language);
            let who = match at {
                Some(plan) => pay::people(plan.role, language).to_owned(),
                None => say!(language, "the people of this plan", "las personas de este plan"),
            };
            (
                "payPlan.measureNotForRole",
                say!(
                    language,
                    "{within} {who} have no measure “{measure}”.",
                    "{within} la medida «{measure}» no existe para {who}."
                ),
                say!(
                    language,
                    "Presales are measured by pool or objectives, managers by team or objectives.",
                    "Preventa se mide por pool u objetivos; los gerentes, por equipo u objetivos."
                ),
            )
        }
        PayFault::CapPerDealOnBlend { .. } => (
            "payPlan.capPerDealOnBlend",
            say!(
                language,
                "{within} a cap for each deal needs one measure in money.",
                "{within} un tope por negocio necesita una sola medida en dinero."
            ),
            say!(
                language,
                "Keep one measure of bookings, or cap the year.",
                "Deje una sola medida de ventas o ponga el tope al año."
            ),
        ),
        PayFault::SpiffNotForRole { .. } => (
            "payPlan.spiffNotForRole",
            say!(
                language,
                "{within} a SPIFF pays for what a seller sells; others sell nothing.",
                "{within} un SPIFF paga lo que vende un vendedor; los demás no venden."
            ),
            say!(
                language,
                "Pay a share of target variable, or put the SPIFF into a plan of sellers.",
                "Pague una parte de la variable objetivo o ponga el SPIFF en un plan de vendedores."
            ),
        ),
        _ => (
            "payPlan.commissionOnBlend",
            say!(
                language,
                "{within} a commission needs one measure in money.",
                "{within} una comisión necesita una sola medida en dinero."
            ),
            say!(
                language,
                "Keep one measure of bookings, or pay a share of target variable.",
                "Deje una sola medida de ventas o pague una parte de la variable objetivo."
            ),
        ),
    }
}

fn days(fault: &PayFault, within: &str, row: usize, language: Language) -> Said {
    match fault {
        PayFault::WindowEndsBeforeStart { .. } => (
            "payPlan.windowEndsBeforeStart",
            say!(
                language,
                "{within} the last day lies before the first.",
                "{within} el último día es anterior al primero."
            ),
            say!(
                language,
                "Change one of the two days, or leave it empty.",
                "Cambie uno de los dos días o déjelo vacío."
            ),
        ),
        _ => {
            let number = row + 1;
            (
                "payPlan.changesNotRising",
                say!(
                    language,
                    "{within} change {number} is not later than what stands before it, or is after the last day.",
                    "{within} el cambio {number} no es posterior a lo que lo precede, o es posterior al último día."
                ),
                say!(
                    language,
                    "Put the changes in order of time, between the component’s first and last day.",
                    "Ordene los cambios por fecha, entre el primer y el último día del componente."
                ),
            )
        }
    }
}

pub fn for_others(role: Role, language: Language) -> Said {
    let people = pay::people(role, language);
    (
        "payPlan.forOthers",
        say!(
            language,
            "This pay plan is for {people} only.",
            "Este plan de compensación es solo para {people}."
        ),
        say!(
            language,
            "Choose a plan of the right role, or add one.",
            "Elija un plan de la función correcta o agregue uno."
        ),
    )
}

/// Deals, and how attainments are distributed. Rows count from 0 in the edit.
pub fn deals(refusal: &Refusal, plan: &Plan, language: Language) -> Problem {
    let (said, row) = match refusal {
        Refusal::DealOutOfYear { row, date } => {
            let year = plan.year();
            let (first, last) = (year.start, year.after().saturating_add(-1.day()));
            let said = (
                "deal.outOfYear",
                say!(
                    language,
                    "The deal is dated {date}, outside the plan year.",
                    "El negocio tiene fecha {date}, fuera del año del plan."
                ),
                say!(language, "Choose a day from {first} to {last}.", "Elija un día del {first} al {last}."),
            );
            (said, Some(*row))
        }
        Refusal::DealCancelledBefore { row, date } => {
            let said = (
                "deal.cancelledBefore",
                say!(
                    language,
                    "The deal is cancelled on {date}, before it is won.",
                    "El negocio se cancela el {date}, antes de ganarse."
                ),
                say!(language, "Change one of the two dates.", "Cambie una de las dos fechas."),
            );
            (said, Some(*row))
        }
        _ => {
            let said = (
                "distribution.meanNotAboveZero",
                say!(
                    language,
                    "The mean attainment must be above 0%.",
                    "El logro medio debe ser mayor que 0\u{a0}%."
                ),
                say!(language, "Write a mean such as 87%.", "Escriba una media, por ejemplo 87\u{a0}%."),
            );
            (said, None)
        }
    };
    let row = row.map(|row| u32::try_from(row + 1).unwrap_or(u32::MAX));
    Problem { place: Place { row, ..Place::default() }, ..problem(said) }
}
