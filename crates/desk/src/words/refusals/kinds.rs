//! What kinds of rows are called when they are missing, nameless or doubled.

use plan::refusal::Kind;

use crate::problem::Language;
use crate::words::say;

pub struct Noun {
    en: &'static str,
    es: &'static str,
    feminine: bool,
}

impl Noun {
    pub fn this(&self, language: Language) -> String {
        let (en, es) = (self.en, self.es);
        match self.feminine {
            true => say!(language, "This {en}", "Esta {es}"),
            false => say!(language, "This {en}", "Este {es}"),
        }
    }

    pub fn another(&self, language: Language) -> String {
        let (en, es) = (self.en, self.es);
        match self.feminine {
            true => say!(language, "Another {en}", "Otra {es}"),
            false => say!(language, "Another {en}", "Otro {es}"),
        }
    }
}

pub fn noun(kind: Kind) -> Noun {
    let (en, es, feminine) = match kind {
        Kind::Plan => ("plan", "plan", false),
        Kind::Account => ("account", "cuenta", true),
        Kind::Seller => ("seller", "vendedor", false),
        Kind::Presales => ("presales member", "integrante de preventa", false),
        Kind::Territory => ("territory", "territorio", false),
        Kind::Rule => ("rule", "regla", true),
        Kind::Team => ("team", "equipo", false),
        Kind::Pool => ("pool", "pool", false),
        Kind::Member => ("pool membership", "membresía de pool", true),
        Kind::Attachment => ("attachment to a pool", "asignación a un pool", true),
        Kind::PayPlan => ("pay plan", "plan de compensación", false),
        Kind::Request => ("request", "solicitud", true),
        Kind::Deal => ("deal", "negocio", false),
        Kind::Pair => ("note about a pair", "nota sobre una pareja", true),
        Kind::Loan => ("loan", "préstamo", false),
        Kind::RegionSet => ("set of regions", "conjunto de regiones", false),
    };
    Noun { en, es, feminine }
}

pub struct Codes {
    pub not_found: &'static str,
    pub name_empty: &'static str,
    pub name_taken: &'static str,
}

pub fn codes(kind: Kind) -> Codes {
    macro_rules! codes {
        ($word:literal) => {
            Codes {
                not_found: concat!($word, ".notFound"),
                name_empty: concat!($word, ".nameEmpty"),
                name_taken: concat!($word, ".nameTaken"),
            }
        };
    }
    match kind {
        Kind::Plan => codes!("plan"),
        Kind::Account => codes!("account"),
        Kind::Seller => codes!("seller"),
        Kind::Presales => codes!("presales"),
        Kind::Territory => codes!("territory"),
        Kind::Rule => codes!("rule"),
        Kind::Team => codes!("team"),
        Kind::Pool => codes!("pool"),
        Kind::Member => codes!("member"),
        Kind::Attachment => codes!("attachment"),
        Kind::PayPlan => codes!("payPlan"),
        Kind::Request => codes!("request"),
        Kind::Deal => codes!("deal"),
        Kind::Pair => codes!("pair"),
        Kind::Loan => codes!("loan"),
        Kind::RegionSet => codes!("regions"),
    }
}
