//! What is said of carved territories: how good a proposal is, what it misses.

use carve::Miss;
use plan::Plan;
use plan::evenness::Measured;
use plan::ids::{AccountId, TerritoryId};
use plan::money::{Money, Quantity, Rate};

use super::names::{account_name, territory_name};
use super::{numbers, quoted, say, things};
use crate::carving::Design;
use crate::problem::Language;

/// What the numbers of `carve` stand for.
pub(crate) struct Carved<'a> {
    pub plan: &'a Plan,
    pub accounts: &'a [AccountId],
    pub seats: Vec<TerritoryId>,
    pub measures: Vec<Measured>,
}

impl Carved<'_> {
    pub(super) fn account(&self, at: usize) -> String {
        self.accounts.get(at).map_or_else(String::new, |id| account_name(self.plan, *id))
    }

    pub(super) fn seat(&self, at: usize) -> String {
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
        match self.measure(at) {
            Measured::Accounts => things(count, ["account", "accounts", "cuenta", "cuentas"], language),
            Measured::Customers => things(count, ["customer", "customers", "cliente", "clientes"], language),
            _ => {
                let what = measured(self.measure(at), language);
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
            "At most {share} from what would be best if areas could be divided and territories lie apart; how near it is to the best that hangs together is not known.",
            "Como máximo a un {share} de lo que sería mejor si las áreas pudieran dividirse y los territorios quedar partidos; no se sabe cuánto se acerca a lo mejor que no queda partido."
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
