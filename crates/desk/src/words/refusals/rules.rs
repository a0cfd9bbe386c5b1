//! Rules that cannot be. Codes `rule.*`.

use plan::condition::DEEPEST;
use plan::refusal::Refusal;

use crate::problem::Language;
use crate::words::{Said, first_of, numbers, quoted, say};

/// External ids told of many.
const MOST_IDS: usize = 5;

pub fn rule(refusal: &Refusal, language: Language) -> Said {
    let plain = |number| numbers::plain(number, language);
    match refusal {
        Refusal::RuleTooDeep => (
            "rule.tooDeep",
            say!(
                language,
                "Groups stand within groups beyond the {DEEPEST}th level.",
                "Hay grupos dentro de grupos más allá del nivel {DEEPEST}."
            ),
            say!(
                language,
                "Take a group out, or make two rules of one.",
                "Saque un grupo o haga dos reglas de una."
            ),
        ),
        Refusal::RangeUpsideDown { least, below } => {
            let (least, below) = (plain(*least), plain(*below));
            (
                "rule.rangeUpsideDown",
                say!(
                    language,
                    "Nothing lies from {least} to below {below}.",
                    "Nada va de {least} a menos de {below}."
                ),
                say!(
                    language,
                    "Write a lower bound that is less than the upper one.",
                    "Escriba un mínimo menor que el máximo."
                ),
            )
        }
        Refusal::PostalRangeUpsideDown { first, last } => {
            let (first, last) = (quoted(first, language), quoted(last, language));
            (
                "rule.postalRangeUpsideDown",
                say!(
                    language,
                    "No postal code lies from {first} to {last}.",
                    "Ningún código postal va de {first} a {last}."
                ),
                say!(
                    language,
                    "Write the lower beginning first, such as 900-961.",
                    "Escriba primero el comienzo menor, como 900-961."
                ),
            )
        }
        Refusal::DistanceOutOfBounds { kilometres, most } => {
            let (kilometres, most) = (plain(*kilometres), plain(*most));
            (
                "rule.distanceOutOfBounds",
                say!(
                    language,
                    "{kilometres} km is no distance for a rule.",
                    "{kilometres} km no es una distancia para una regla."
                ),
                say!(
                    language,
                    "Write more than 0 and at most {most} km.",
                    "Escriba más de 0 y como máximo {most} km."
                ),
            )
        }
        Refusal::NotAPlace { latitude, longitude } => {
            let (latitude, longitude) = (plain(*latitude), plain(*longitude));
            (
                "rule.notAPlace",
                say!(
                    language,
                    "No place has latitude {latitude} and longitude {longitude}.",
                    "Ningún lugar tiene latitud {latitude} y longitud {longitude}."
                ),
                say!(
                    language,
                    "Write a latitude from −90 to 90 and a longitude from −180 to 180 degrees; south and west are negative.",
                    "Escriba una latitud de −90 a 90 y una longitud de −180 a 180 grados; sur y oeste son negativos."
                ),
            )
        }
        Refusal::NoSuchAccounts { ids } => {
            let told = first_of(ids.iter().map(|id| quoted(id, language)), MOST_IDS, language);
            (
                "rule.noSuchAccounts",
                say!(
                    language,
                    "No account has the external ID {told}.",
                    "Ninguna cuenta tiene el ID externo {told}."
                ),
                say!(
                    language,
                    "Take these out, or import the accounts first. Upper and lower case count.",
                    "Quítelos o importe primero las cuentas. Las mayúsculas y minúsculas cuentan."
                ),
            )
        }
        _ => (
            "rule.empty",
            say!(
                language,
                "A rule needs at least one condition, and every condition or group something it asks.",
                "Una regla necesita al menos una condición, y cada condición o grupo algo que pedir."
            ),
            say!(
                language,
                "Add a condition such as “Segment is Enterprise”.",
                "Agregue una condición, como «Segmento es Enterprise»."
            ),
        ),
    }
}
