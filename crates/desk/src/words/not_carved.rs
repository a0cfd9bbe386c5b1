//! Why no territories are carved: what cannot be asked, and what contradicts itself.

use carve::Refusal;
use plan::Plan;
use plan::ids::AccountId;

use super::carving::{Carved, measured};
use super::names::{account_name, territory_name};
use super::{first_of, numbers, problem, quoted, say, things};
use crate::carving::{CarveAims, Design, NotAsked};
use crate::problem::{Language, Problem};

/// Names that one message lists.
const NAMED: usize = 5;

fn names(plan: &Plan, accounts: &[AccountId], language: Language) -> String {
    listed(accounts.iter().map(|id| account_name(plan, *id)), language)
}

/// The first names, and how many more there are.
pub(super) fn listed(names: impl ExactSizeIterator<Item = String>, language: Language) -> String {
    first_of(names.map(|name| quoted(&name, language)), NAMED, language)
}

/// Why nothing can be carved, before anything is searched.
pub(crate) fn not_carved(why: &NotAsked, plan: &Plan, language: Language) -> Problem {
    problem(match why {
        NotAsked::NoTerritory => (
            "carve.noTerritory",
            say!(language, "There is no territory to carve.", "No hay ningún territorio que repartir."),
            say!(language, "Add territories, or ask for new ones.", "Añada territorios o pida nuevos."),
        ),
        NotAsked::NoAccount { .. } if plan.facts.accounts.is_empty() => (
            "carve.noAccount",
            say!(language, "The plan has no accounts yet.", "El plan aún no tiene cuentas."),
            say!(language, "Import accounts first.", "Importe cuentas primero."),
        ),
        NotAsked::NoAccount { more } => (
            "carve.noAccount",
            say!(language, "These territories have no accounts.", "Estos territorios no tienen cuentas."),
            if *more {
                say!(
                    language,
                    "Choose territories that have some, or let accounts of no territory take part.",
                    "Elija territorios que tengan o deje que participen las cuentas sin territorio."
                )
            } else {
                say!(language, "Choose territories that have some.", "Elija territorios que tengan.")
            },
        ),
        NotAsked::Count { count, accounts } => (
            "carve.count",
            say!(
                language,
                "{accounts} accounts cannot be carved into {count} territories.",
                "{accounts} cuentas no se pueden repartir en {count} territorios."
            ),
            say!(language, "Ask for 1 to {accounts}.", "Pida de 1 a {accounts}."),
        ),
        NotAsked::Parts { into } => (
            "carve.parts",
            say!(
                language,
                "A territory is divided into 2 parts or more, not {into}.",
                "Un territorio se divide en 2 partes o más, no en {into}."
            ),
            say!(language, "Ask for 2 or more.", "Pida 2 o más."),
        ),
        NotAsked::Twice { measure } => {
            let what = measured(*measure, language);
            (
                "carve.twice",
                say!(
                    language,
                    "Two bands are asked for the same measure: {what}.",
                    "Se piden dos bandas para la misma medida: {what}."
                ),
                say!(language, "Ask for one.", "Pida una sola."),
            )
        }
        NotAsked::Anew { moves } => (
            "carve.anew",
            if *moves {
                say!(
                    language,
                    "New territories, a split and a merger have no present territories that accounts could leave: a limit of moves says nothing there.",
                    "Al crear, dividir o unir territorios no hay territorios actuales que las cuentas puedan dejar: un límite de cambios no dice nada."
                )
            } else {
                say!(
                    language,
                    "New territories, a split and a merger have no present territories that customers could keep.",
                    "Al crear, dividir o unir territorios no hay territorios actuales que los clientes puedan conservar."
                )
            },
            say!(
                language,
                "Do without, or even out the present territories instead.",
                "Prescinda de ello o equilibre los territorios actuales."
            ),
        ),
        NotAsked::Capacity { territories, seats, most, accounts } => {
            let least = numbers::count(accounts.div_ceil((*seats).max(1)) as u64, language);
            let [most, held, accounts] = [*most as usize, seats * *most as usize, *accounts]
                .map(|number| numbers::count(number as u64, language));
            let words = ["territory", "territories", "territorio", "territorios"];
            let count = things(*seats as u64, words, language);
            let named = territories.iter().map(|id| territory_name(plan, *id));
            let who = if territories.is_empty() {
                String::new()
            } else {
                format!(" ({})", listed(named, language))
            };
            let only = if territories.is_empty() {
                say!(language, "take part", "participan")
            } else {
                say!(language, "may go there alone", "solo pueden ir ahí")
            };
            (
                "carve.capacity",
                say!(
                    language,
                    "{count}{who} of at most {most} accounts: room for {held}, and {accounts} accounts {only}.",
                    "{count}{who} de {most} cuentas como máximo: lugar para {held}, y {accounts} cuentas {only}."
                ),
                if territories.is_empty() {
                    say!(
                        language,
                        "Allow {least} accounts a territory or more, or let more territories take part.",
                        "Permita {least} cuentas por territorio o más, o haga participar más territorios."
                    )
                } else {
                    say!(
                        language,
                        "Allow {least} accounts a territory or more, or let accounts go beyond their own kind.",
                        "Permita {least} cuentas por territorio o más, o deje que las cuentas vayan más allá de su clase."
                    )
                },
            )
        }
        NotAsked::Areas { territories, areas } => (
            "carve.areas",
            say!(
                language,
                "{territories} territories that hang together need an area each, and their accounts lie in {areas}.",
                "{territories} territorios contiguos necesitan un área cada uno, y sus cuentas están en {areas}."
            ),
            say!(
                language,
                "Ask for {areas} territories at most, or choose smaller areas (counties, postal codes).",
                "Pida {areas} territorios como máximo o elija áreas menores (condados, códigos postales)."
            ),
        ),
        NotAsked::UnknownTerritory => (
            "carve.unknownTerritory",
            say!(language, "A territory asked for does not exist.", "Un territorio pedido no existe."),
            say!(language, "Look at the territories again.", "Vuelva a mirar los territorios."),
        ),
        NotAsked::IntoItself => (
            "carve.intoItself",
            say!(
                language,
                "A territory cannot be merged into itself.",
                "Un territorio no se puede unir consigo mismo."
            ),
            say!(language, "Name two different territories.", "Indique dos territorios distintos."),
        ),
        NotAsked::UnknownRegions => (
            "carve.unknownRegions",
            say!(language, "The plan does not have these regions.", "El plan no tiene estas regiones."),
            say!(
                language,
                "Import regions (GeoJSON), or choose other areas.",
                "Importe regiones (GeoJSON) o elija otras áreas."
            ),
        ),
        NotAsked::Missing { measure, accounts } => {
            let (named, what) = (names(plan, accounts, language), measured(*measure, language));
            let said = [
                &*format!("account has no {what}: {named}."),
                &format!("accounts have no {what}: {named}."),
                &format!("cuenta no tiene {what}: {named}."),
                &format!("cuentas no tienen {what}: {named}."),
            ];
            (
                "carve.missing",
                things(accounts.len() as u64, said, language),
                say!(
                    language,
                    "Fill it in, let accounts without it count as 0, or balance something that all have, such as the number of accounts.",
                    "Complételo, deje que las cuentas sin ese dato valgan 0 o equilibre algo que todas tengan, como el número de cuentas."
                ),
            )
        }
        NotAsked::Negative { measure, accounts } => {
            let (named, what) = (names(plan, accounts, language), measured(*measure, language));
            let said = [
                &*format!("account has less than 0 of {what}: {named}."),
                &format!("accounts have less than 0 of {what}: {named}."),
                &format!("cuenta tiene menos de 0 de {what}: {named}."),
                &format!("cuentas tienen menos de 0 de {what}: {named}."),
            ];
            (
                "carve.negative",
                things(accounts.len() as u64, said, language),
                say!(language, "Correct them.", "Corríjalas."),
            )
        }
    })
}

/// Why what is asked contradicts itself.
pub(crate) fn carve_refused(
    refusal: &Refusal,
    aims: &CarveAims,
    seen: &Carved<'_>,
    language: Language,
) -> Problem {
    let hand_over = matches!(aims.design, Design::HandOver { .. });
    let account = |at: usize| quoted(&seen.account(at), language);
    let seat = |at: usize| quoted(&seen.seat(at), language);
    problem(match refusal {
        Refusal::NoEligibleSeat { account: at } => {
            let name = account(*at);
            (
                "carve.noEligibleTerritory",
                say!(language, "{name} may go to no territory.", "{name} no puede ir a ningún territorio."),
                say!(
                    language,
                    "Release it, or let accounts go beyond their own kind.",
                    "Libérela o deje que las cuentas vayan más allá de su clase."
                ),
            )
        }
        Refusal::PinsExceedBand { seat: at, measure, pinned, high } => {
            let name = seat(*at);
            let what = measured(seen.measure(*measure), language);
            let pinned = seen.amount(*measure, i64::try_from(*pinned).unwrap_or(i64::MAX), language);
            let high = seen.amount(*measure, *high, language);
            (
                "carve.pinsExceedBand",
                say!(
                    language,
                    "What must stay in {name} has {pinned} of {what}, more than the {high} that it may have.",
                    "Lo que debe quedar en {name} suma {pinned} de {what}, más de los {high} permitidos."
                ),
                if *measure >= aims.balance.len() {
                    say!(
                        language,
                        "Allow more accounts a territory, or let accounts placed by hand and customers move.",
                        "Permita más cuentas por territorio o permita mover cuentas puestas a mano y clientes."
                    )
                } else if hand_over {
                    say!(
                        language,
                        "Widen the band: in a hand-over the others keep their accounts. Or even out the present territories instead.",
                        "Amplíe la banda: en un traspaso los demás conservan sus cuentas. O equilibre los territorios actuales."
                    )
                } else {
                    say!(
                        language,
                        "Widen the band, or let accounts placed by hand and customers move.",
                        "Amplíe la banda o permita mover cuentas puestas a mano y clientes."
                    )
                },
            )
        }
        Refusal::PinsExceedMoves { pinned, most } => (
            "carve.pinsExceedMoves",
            say!(
                language,
                "{pinned} accounts must move, more than {most} may.",
                "{pinned} cuentas deben moverse, más de las {most} permitidas."
            ),
            say!(language, "Allow more moves.", "Permita más cambios."),
        ),
        Refusal::UnitConflict { accounts: [one, other], .. } => {
            let (one, other) = (account(*one), account(*other));
            (
                "carve.areaConflict",
                say!(
                    language,
                    "{one} and {other} lie in one area and must stay in different territories.",
                    "{one} y {other} están en la misma área y deben quedar en territorios distintos."
                ),
                if hand_over {
                    say!(
                        language,
                        "In a hand-over the others keep their accounts, so that areas that are divided today stay so: do without areas that hang together, or even out the present territories instead.",
                        "En un traspaso los demás conservan sus cuentas, y las áreas divididas hoy lo siguen estando: prescinda de áreas contiguas o equilibre los territorios actuales."
                    )
                } else {
                    say!(
                        language,
                        "Let accounts placed by hand and customers move, or do without areas that hang together.",
                        "Permita mover cuentas puestas a mano y clientes, o prescinda de áreas contiguas."
                    )
                },
            )
        }
        other => {
            let what = other.to_string();
            (
                "carve.contradiction",
                say!(
                    language,
                    "What is asked contradicts itself ({what}).",
                    "Lo pedido se contradice ({what})."
                ),
                say!(language, "Ask for less.", "Pida menos."),
            )
        }
    })
}
