//! What is said beside a carving proposal: areas that alone are too large, accounts that may go anywhere, what to do next, parts
//! of it, and why there is none.

use plan::evenness::Measured;
use plan::money::{Quantity, Rate};

use super::carving::{Carved, measured};
use super::not_carved::listed;
use super::{numbers, problem, quoted, say, shortened, things};
use crate::carving::{Area, Areas, CarveAims, CarveConflict, CarvedWeighed, Design, FAR, Kind, Lone};
use crate::problem::{Language, Problem};

/// Areas or kinds that one message lists.
const NAMED: usize = 4;
/// Areas that one message joins to others: an island that is not named is looked for in vain.
pub(crate) const HANGING: usize = 16;

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
        let words = [
            "more area is too large.",
            "more areas are too large.",
            "área más es demasiado grande.",
            "áreas más son demasiado grandes.",
        ];
        said.push(things(more, words, language));
    }
    said.push(say!(language, "Areas are never divided.", "Las áreas nunca se dividen."));
    let asked = |band: bool| lone.iter().any(|lone| (lone.measure < aims.balance.len()) == band);
    let ways = Ways { apart: true, band: asked(true), accounts: asked(false), moves: false };
    CarveConflict { ends: Vec::new(), why: said.join(" "), next: next_step(aims, &ways, language) }
}

/// What stands in the way: areas that hang together, a limit of moves, bands around the mean, a limit of accounts.
#[derive(Default)]
pub(super) struct Ways {
    pub apart: bool,
    pub moves: bool,
    pub band: bool,
    pub accounts: bool,
}

/// What may be done where not everything can be kept.
pub(super) fn next_step(aims: &CarveAims, wanted: &Ways, language: Language) -> String {
    let mut ways: Vec<String> = Vec::new();
    if wanted.apart {
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
    if wanted.moves {
        ways.push(say!(language, "allow more moves", "permita más cambios"));
    }
    if wanted.band {
        ways.push(say!(language, "widen the band", "amplíe la banda"));
    }
    if wanted.accounts {
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

fn kinds_named(kind: Kind, language: Language) -> &'static str {
    match (kind, language) {
        (Kind::Segment, Language::En) => "segments",
        (Kind::Segment, Language::Es) => "segmentos",
        (Kind::Industry, Language::En) => "industries",
        (Kind::Industry, Language::Es) => "industrias",
        (Kind::Country, Language::En) => "countries",
        (Kind::Country, Language::Es) => "países",
        (Kind::State, Language::En) => "states",
        (Kind::State, Language::Es) => "estados",
    }
}

/// Territories are compared with those that share their accounts, not with all.
pub(crate) fn means_apart(kind: Kind, parts: usize, language: Language) -> String {
    let what = kinds_named(kind, language);
    say!(
        language,
        "Territories are in {parts} groups that share no {what}: bands are around the mean of each group, while evenness \
         compares all territories.",
        "Los territorios forman {parts} grupos que no comparten {what}: las bandas van en torno a la media de cada grupo, mientras que \
         el equilibrio compara todos los territorios."
    )
}

/// Kinds that no territory holds are not kept to any.
pub(crate) fn anywhere(kind: Kind, kinds: &[(String, usize)], language: Language) -> String {
    let what = kinds_named(kind, language);
    let accounts =
        |count: usize| things(count as u64, ["account", "accounts", "cuenta", "cuentas"], language);
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
    let these = if kind == Kind::Industry { "estas" } else { "estos" };
    say!(
        language,
        "These {what} are a twentieth of no territory today, so their accounts may go to any: {said}.",
        "Hoy {these} {what} no llegan a la vigésima parte de ningún territorio, así que sus cuentas pueden ir a cualquiera: {said}."
    )
}

/// Territories that have no accounts today and get some; nothing says the kind of those that are `open`.
pub(crate) fn without_accounts(
    bare: &[&str],
    open: &[&str],
    kind: Option<Kind>,
    language: Language,
) -> String {
    let named = |names: &[&str]| listed(names.iter().map(|name| (*name).to_owned()), language);
    let all = named(bare);
    let mut said = say!(
        language,
        "Without accounts today, and part of it: {all}. Delete the territories that nobody is to work.",
        "Sin cuentas hoy, y forman parte: {all}. Elimine los territorios que nadie vaya a atender."
    );
    if kind.is_some() && !open.is_empty() {
        let open = named(open);
        said.push_str(&say!(
            language,
            " No rule and no seller says what these are for, so that they are open to all accounts: {open}.",
            " Ninguna regla ni vendedor dice para qué son estos, así que quedan abiertos a todas las cuentas: {open}."
        ));
    }
    said
}

/// Territories that would keep no accounts.
pub(crate) fn emptied(names: &[&str], language: Language) -> String {
    let named = listed(names.iter().map(|name| (*name).to_owned()), language);
    let stays = match names.len() {
        1 => say!(
            language,
            "It stays in the plan with its seller and quota until it is deleted",
            "Sigue en el plan con su vendedor y cuota hasta que se elimine"
        ),
        _ => say!(
            language,
            "They stay in the plan with their sellers and quotas until they are deleted",
            "Siguen en el plan con sus vendedores y cuotas hasta que se eliminen"
        ),
    };
    say!(
        language,
        "Left without accounts: {named}. {stays}; evenness is measured over territories with accounts.",
        "Quedan sin cuentas: {named}. {stays}; el equilibrio se mide entre los que tienen cuentas."
    )
}

/// Measures that were asked and spread more than today: the variation then and now. Of a part, and of a search that was stopped,
/// the `whole` is not known; the `next` step may be told elsewhere.
pub(crate) fn less_even(
    less: &[(Measured, Rate, Rate)],
    aims: &CarveAims,
    (whole, next): (bool, bool),
    language: Language,
) -> String {
    let of = |(measure, before, after): &(Measured, Rate, Rate)| {
        let what = measured(*measure, language);
        let [before, after] = [before, after].map(|rate| numbers::short_percent(*rate, language));
        say!(
            language,
            "{what} (variation {before} today, {after} then)",
            "{what} (variación {before} hoy, {after} después)"
        )
    };
    let said = less.iter().map(of).collect::<Vec<_>>().join("; ");
    let mut told = say!(language, "Less even than today: {said}.", "Menos parejo que hoy: {said}.");
    if aims.contiguous.is_some() && whole && !matches!(aims.design, Design::Merge { .. }) {
        told.push_str(&say!(
            language,
            " With territories that hang together over whole areas nothing more even was found.",
            " Con territorios contiguos de áreas enteras no se encontró nada más parejo."
        ));
        if next {
            let band = aims.balance.iter().any(|balance| balance.hard);
            told.push(' ');
            told.push_str(&next_step(aims, &Ways { apart: true, band, ..Ways::default() }, language));
        }
    }
    told
}

/// What the best is the best in.
pub(crate) fn weighed(weighed: &CarvedWeighed, aims: &CarveAims, language: Language) -> String {
    let km = |way: Quantity| numbers::count(way.thousandths().unsigned_abs() / 1000, language);
    let stay = aims.stay;
    let [travel, changes, unlike, beyond] =
        [weighed.travel, weighed.changes, weighed.unlike, weighed.beyond].map(km);
    let mut parts = vec![say!(language, "{travel} km of visits", "{travel} km de visitas")];
    if matches!(aims.design, Design::Balance | Design::HandOver { .. }) {
        parts.push(say!(
            language,
            "{changes} km for accounts that change territory ({stay} km on each visit)",
            "{changes} km por cuentas que cambian de territorio ({stay} km en cada visita)"
        ));
    }
    if aims.alike.is_some() {
        parts.push(say!(
            language,
            "{unlike} km for accounts away from their like",
            "{unlike} km por cuentas lejos de sus semejantes"
        ));
    }
    if aims.balance.iter().any(|balance| !balance.hard) {
        let mut outside = say!(
            language,
            "{beyond} km for what lies outside bands that are not a must",
            "{beyond} km por lo que queda fuera de bandas no obligatorias"
        );
        if aims.balance.iter().any(|balance| aims.counts_twice(balance)) {
            outside.push_str(&say!(
                language,
                " (counted twice beyond {FAR} times the band)",
                " (cuenta doble más allá de {FAR} veces la banda)"
            ));
        }
        parts.push(outside);
    }
    let said = parts.join(" + ");
    say!(
        language,
        "The search aims for the lowest total of: {said}.",
        "La búsqueda persigue el menor total de: {said}."
    )
}

/// Areas whose borders are not known (islands, states of other countries), and which they hang on.
pub(crate) fn hanging(areas: &[(Area, Area)], count: usize, language: Language) -> String {
    let of = |(area, other): &(Area, Area)| {
        let (area, other) = (area_name(area, language), area_name(other, language));
        say!(language, "{area} on {other}", "{area} a {other}")
    };
    let mut said: Vec<String> = areas.iter().map(of).collect();
    if count > areas.len() {
        let more = count - areas.len();
        said.push(say!(language, "{more} more", "{more} más"));
    }
    let said = said.join("; ");
    say!(
        language,
        "Areas without a known border hang on the nearest: {said}.",
        "Las áreas sin frontera conocida quedan unidas a la más cercana: {said}."
    )
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
