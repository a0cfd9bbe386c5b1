//! What is said beside a carving proposal: areas that alone are too large, accounts that may go anywhere, what to do next, parts
//! of it, and why there is none.

use super::carving::Carved;
use super::{counted, problem, quoted, say, shortened};
use crate::carving::{Area, Areas, CarveAims, CarveConflict, Design, Kind, Lone};
use crate::problem::{Language, Problem};

/// Areas or kinds that one message lists.
const NAMED: usize = 4;

fn area_name(area: &Area, language: Language) -> String {
    match area {
        Area::County { number, city } => {
            let city = shortened(city);
            say!(language, "County {number:05} ({city})", "El condado {number:05} ({city})")
        }
        Area::Postal(code) => say!(language, "Postal code {code}", "El código postal {code}"),
        Area::Named(name) if name.is_empty() => {
            say!(language, "What lies in no known state", "Lo que no está en ningún estado conocido")
        }
        Area::Named(name) => shortened(name),
    }
}

/// Areas are never divided, and these hold more than a territory may.
pub(crate) fn areas_too_large(
    lone: &[Lone],
    aims: &CarveAims,
    seen: &Carved<'_>,
    language: Language,
) -> CarveConflict {
    let mut said: Vec<String> = Vec::new();
    for lone in lone.iter().take(NAMED) {
        let name = area_name(&lone.area, language);
        let load = seen.said(lone.measure, lone.load, language);
        let high = seen.amount(lone.measure, lone.high, language);
        said.push(say!(
            language,
            "{name} alone has {load}, and a territory may have at most {high}.",
            "{name} por sí solo tiene {load}, y un territorio puede tener como máximo {high}."
        ));
    }
    let more = lone.len().saturating_sub(NAMED) as u64;
    if more > 0 {
        let areas = match language {
            Language::En => counted(more, "more area is too large", "more areas are too large", language),
            Language::Es => {
                counted(more, "área más es demasiado grande", "áreas más son demasiado grandes", language)
            }
        };
        said.push(format!("{areas}."));
    }
    said.push(say!(language, "Areas are never divided.", "Las áreas nunca se dividen."));
    CarveConflict { ends: Vec::new(), why: said.join(" "), next: next_step(aims, true, false, language) }
}

/// What may be done where not everything can be kept.
pub(super) fn next_step(aims: &CarveAims, apart: bool, moves: bool, language: Language) -> String {
    let mut ways: Vec<String> = Vec::new();
    if apart {
        match aims.contiguous {
            Some(Areas::State) => ways.push(say!(
                language,
                "let territories hang together by counties instead of states",
                "pida territorios contiguos por condados en lugar de estados"
            )),
            Some(Areas::County | Areas::Zip3) => ways.push(say!(
                language,
                "let territories hang together by postal codes, which are smaller",
                "pida territorios contiguos por códigos postales, que son menores"
            )),
            Some(Areas::Zip | Areas::Regions(_)) | None => ways.push(say!(
                language,
                "do without areas that hang together",
                "prescinda de áreas contiguas"
            )),
        }
    }
    if moves {
        ways.push(say!(language, "allow more moves", "permita más cambios"));
    }
    if !aims.balance.is_empty() {
        ways.push(say!(language, "widen the band", "amplíe la banda"));
    }
    if aims.most_accounts.is_some() {
        ways.push(say!(language, "allow more accounts a territory", "permita más cuentas por territorio"));
    }
    if matches!(aims.design, Design::New { .. } | Design::Split { .. }) {
        ways.push(say!(language, "ask for fewer territories", "pida menos territorios"));
    }
    let last = ways.pop().unwrap_or_default();
    let said = if ways.is_empty() {
        last
    } else {
        let first = ways.join(", ");
        say!(language, "{first}, or {last}", "{first} o {last}")
    };
    let mut letters = said.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Kinds that no territory holds are not kept to any.
pub(crate) fn anywhere(kind: Kind, kinds: &[(String, usize)], language: Language) -> String {
    let what = match (kind, language) {
        (Kind::Segment, Language::En) => "segments",
        (Kind::Segment, Language::Es) => "segmentos",
        (Kind::Industry, Language::En) => "industries",
        (Kind::Industry, Language::Es) => "industrias",
        (Kind::Country, Language::En) => "countries",
        (Kind::Country, Language::Es) => "países",
        (Kind::State, Language::En) => "states",
        (Kind::State, Language::Es) => "estados",
    };
    let accounts = |count: usize| match language {
        Language::En => counted(count as u64, "account", "accounts", language),
        Language::Es => counted(count as u64, "cuenta", "cuentas", language),
    };
    let mut said: Vec<String> = Vec::new();
    for (name, count) in kinds.iter().take(NAMED) {
        let name = if name.is_empty() {
            say!(language, "none given", "sin indicar")
        } else {
            quoted(name, language)
        };
        said.push(format!("{name} ({})", accounts(*count)));
    }
    if kinds.len() > NAMED {
        let more = kinds.len() - NAMED;
        let count = accounts(kinds[NAMED..].iter().map(|(_, count)| count).sum());
        said.push(say!(language, "{more} more ({count})", "{more} más ({count})"));
    }
    let said = said.join(", ");
    match (kind, language) {
        (Kind::Industry, Language::Es) => {
            format!(
                "Ningún territorio tiene hoy estas {what}, así que sus cuentas pueden ir a cualquiera: {said}."
            )
        }
        _ => say!(
            language,
            "No territory holds these {what} today, so their accounts may go to any: {said}.",
            "Ningún territorio tiene hoy estos {what}, así que sus cuentas pueden ir a cualquiera: {said}."
        ),
    }
}

/// How good a part of a proposal is: what is known of the whole is not known of it.
pub(crate) fn carve_part(nothing: bool, language: Language) -> String {
    if nothing {
        say!(language, "Nothing would change.", "Nada cambiaría.")
    } else {
        say!(
            language,
            "A part of the proposal: how near it comes to the best possible is not known.",
            "Una parte de la propuesta: no se sabe cuánto se acerca a lo mejor posible."
        )
    }
}

/// The thread of a search ended without an answer.
pub(crate) fn carving_broke_off(language: Language) -> Problem {
    problem((
        "carve.brokeOff",
        say!(
            language,
            "The search broke off without an answer: an error of the program.",
            "La búsqueda se interrumpió sin respuesta: un error del programa."
        ),
        say!(
            language,
            "Your plan is as it was. Carve again, or ask for something else (other measures, no areas).",
            "Su plan sigue como estaba. Reparta de nuevo o pida otra cosa (otras medidas, sin áreas)."
        ),
    ))
}

/// A part is asked of a proposal that is not there, or that the plan has left behind.
pub(crate) fn no_proposal(language: Language) -> Problem {
    problem((
        "carve.noProposal",
        say!(
            language,
            "There is no proposal for the plan as it is now.",
            "No hay propuesta para el plan tal como está ahora."
        ),
        say!(language, "Carve again.", "Reparta de nuevo."),
    ))
}
