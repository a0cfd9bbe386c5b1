//! What is said of carved territories: how good a proposal is, what it misses, why there is none.

use carve::{Miss, Refusal};
use plan::Plan;
use plan::evenness::Measured;
use plan::ids::{AccountId, TerritoryId};
use plan::money::{Money, Quantity, Rate};

use super::names::{account_name, territory_name};
use super::{counted, numbers, problem, quoted, say};
use crate::carving::{CarveAims, Design, NotAsked};
use crate::problem::{Language, Problem};

/// Names that one message lists.
const NAMED: usize = 5;

/// What the numbers of `carve` stand for.
pub(crate) struct Carved<'a> {
    pub plan: &'a Plan,
    pub accounts: &'a [AccountId],
    pub seats: Vec<TerritoryId>,
    pub measures: Vec<Measured>,
}

impl Carved<'_> {
    fn account(&self, at: usize) -> String {
        self.accounts.get(at).map_or_else(String::new, |id| account_name(self.plan, *id))
    }

    fn seat(&self, at: usize) -> String {
        self.seats.get(at).map_or_else(String::new, |id| territory_name(self.plan, *id))
    }

    pub(super) fn measure(&self, at: usize) -> Measured {
        self.measures.get(at).copied().unwrap_or(Measured::Accounts)
    }

    pub(super) fn amount(&self, at: usize, amount: i64, language: Language) -> String {
        match self.measure(at) {
            Measured::Potential | Measured::LastBookings => numbers::money(
                Money::from_thousandths(i128::from(amount) * 1000),
                &self.plan.info.currency,
                language,
            ),
            Measured::Workload => {
                let hours = numbers::quantity(Quantity::from_thousandths(amount), language);
                format!("{hours} h")
            }
            Measured::Accounts | Measured::Customers => numbers::count(amount.unsigned_abs(), language),
        }
    }

    /// "21 accounts", "$7,000,000 of potential".
    pub(super) fn said(&self, at: usize, amount: i64, language: Language) -> String {
        let count = amount.unsigned_abs();
        let what = measured(self.measure(at), language);
        match (self.measure(at), language) {
            (Measured::Accounts, Language::En) => counted(count, "account", what, language),
            (Measured::Accounts, Language::Es) => counted(count, "cuenta", what, language),
            (Measured::Customers, Language::En) => counted(count, "customer", what, language),
            (Measured::Customers, Language::Es) => counted(count, "cliente", what, language),
            _ => {
                let amount = self.amount(at, amount, language);
                say!(language, "{amount} of {what}", "{amount} de {what}")
            }
        }
    }
}

pub(crate) fn measured(measure: Measured, language: Language) -> &'static str {
    match (measure, language) {
        (Measured::Potential, Language::En) => "potential",
        (Measured::Potential, Language::Es) => "potencial",
        (Measured::Workload, Language::En) => "workload",
        (Measured::Workload, Language::Es) => "carga de trabajo",
        (Measured::Accounts, Language::En) => "accounts",
        (Measured::Accounts, Language::Es) => "cuentas",
        (Measured::Customers, Language::En) => "customers",
        (Measured::Customers, Language::Es) => "clientes",
        (Measured::LastBookings, Language::En) => "last year's bookings",
        (Measured::LastBookings, Language::Es) => "ventas del año anterior",
    }
}

/// The name that a new territory gets.
pub(crate) fn new_territory(name: &str, design: &Design, language: Language) -> String {
    match design {
        Design::New { .. } => say!(language, "Territory {name}", "Territorio {name}"),
        _ => name.to_owned(),
    }
}

/// How good a proposal is.
pub(crate) fn carve_quality(
    gap: Option<Rate>,
    proven: bool,
    unchanged: bool,
    contiguous: bool,
    language: Language,
) -> String {
    let Some(gap) = gap else {
        return if proven {
            say!(
                language,
                "Proven: what was asked cannot all be kept together. Nothing nearer was found.",
                "Demostrado: no se puede cumplir todo lo pedido a la vez. No se encontró nada más cercano."
            )
        } else {
            say!(
                language,
                "Not everything that was asked could be kept. Nothing nearer was found; a thorough search may find it.",
                "No se pudo cumplir todo lo pedido. No se encontró nada más cercano; una búsqueda a fondo puede encontrarlo."
            )
        };
    };
    let share = numbers::short_percent(gap, language);
    match (gap == Rate::ZERO, unchanged) {
        (true, true) => say!(
            language,
            "Proven: by what was asked, no territories are better than the present ones.",
            "Demostrado: según lo pedido, ningún reparto es mejor que el actual."
        ),
        (true, false) => say!(
            language,
            "Proven: the best possible for these territories.",
            "Demostrado: lo mejor posible para estos territorios."
        ),
        (false, _) if contiguous => say!(
            language,
            "At most {share} from the best possible for these territories, if areas could be divided and lie apart.",
            "Como máximo a un {share} de lo mejor posible para estos territorios, si las áreas pudieran dividirse y quedar separadas."
        ),
        (false, _) => say!(
            language,
            "At most {share} from the best possible for these territories.",
            "Como máximo a un {share} de lo mejor posible para estos territorios."
        ),
    }
}

/// What lies outside a band, without the name of the territory.
pub(crate) fn outside(miss: &Miss, seen: &Carved<'_>, language: Language) -> String {
    let Miss::Band { measure, load, low, high, .. } = miss else { return String::new() };
    let said = seen.said(*measure, *load, language);
    let [from, to] = [low, high].map(|amount| seen.amount(*measure, *amount, language));
    if low == high {
        say!(language, "{said}, not {to}", "{said}, no {to}")
    } else if *low <= 0 {
        say!(language, "{said}, more than {to}", "{said}, más de {to}")
    } else {
        say!(language, "{said}, not between {from} and {to}", "{said}, no entre {from} y {to}")
    }
}

/// What a proposal does not keep.
pub(crate) fn missed(
    miss: &Miss,
    seat_name: &dyn Fn(usize) -> String,
    seen: &Carved<'_>,
    language: Language,
) -> String {
    match miss {
        Miss::Band { seat, .. } => {
            let (name, said) = (quoted(&seat_name(*seat), language), outside(miss, seen, language));
            format!("{name}: {said}")
        }
        Miss::Moves { moved, most } => say!(
            language,
            "{moved} accounts change territory, more than {most}",
            "{moved} cuentas cambian de territorio, más de {most}"
        ),
        Miss::Apart { seat, pieces } => {
            let name = quoted(&seat_name(*seat), language);
            say!(language, "{name} lies in {pieces} pieces", "{name} queda en {pieces} partes")
        }
        Miss::Split { .. } | Miss::Closed { .. } => {
            say!(language, "an area is divided", "un área queda dividida")
        }
    }
}

fn names(plan: &Plan, accounts: &[AccountId], language: Language) -> String {
    let named = accounts.iter().take(NAMED).map(|id| quoted(&account_name(plan, *id), language));
    let mut said = named.collect::<Vec<_>>().join(", ");
    if accounts.len() > NAMED {
        let more = accounts.len() - NAMED;
        said.push_str(&say!(language, " and {more} more", " y {more} más"));
    }
    said
}

/// Why nothing can be carved, before anything is searched.
pub(crate) fn not_carved(why: &NotAsked, plan: &Plan, language: Language) -> Problem {
    problem(match why {
        NotAsked::NoTerritory => (
            "carve.noTerritory",
            say!(language, "There is no territory to carve.", "No hay ningún territorio que repartir."),
            say!(language, "Add territories, or ask for new ones.", "Añada territorios o pida nuevos."),
        ),
        NotAsked::NoAccount => (
            "carve.noAccount",
            say!(language, "These territories have no accounts.", "Estos territorios no tienen cuentas."),
            say!(language, "Import accounts first.", "Importe cuentas primero."),
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
            let (count, named) = (accounts.len(), names(plan, accounts, language));
            let what = measured(*measure, language);
            (
                "carve.missing",
                say!(
                    language,
                    "{count} accounts have no {what}: {named}.",
                    "{count} cuentas no tienen {what}: {named}."
                ),
                say!(
                    language,
                    "Fill it in, or let accounts without it count as 0.",
                    "Complételo o deje que las cuentas sin ese dato valgan 0."
                ),
            )
        }
        NotAsked::Negative { measure, accounts } => {
            let (count, named) = (accounts.len(), names(plan, accounts, language));
            let what = measured(*measure, language);
            (
                "carve.negative",
                say!(
                    language,
                    "{count} accounts have less than 0 of {what}: {named}.",
                    "{count} cuentas tienen menos de 0 de {what}: {named}."
                ),
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
                if hand_over {
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
