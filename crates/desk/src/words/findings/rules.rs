//! Rules that hold no account.

use plan::Plan;
use plan::ids::RuleId;

use super::{Found, Severity};
use crate::problem::Language;
use crate::words::{RuleName, numbers, say};

pub fn matches_nothing(plan: &Plan, rule: RuleId, language: Language) -> Found {
    let rule = RuleName::of(rule, plan).text(language);
    (
        "ruleMatchesNothing",
        Severity::Info,
        say!(language, "{rule} matches no account.", "{rule} no coincide con ninguna cuenta."),
        say!(language, "Change its conditions or remove it.", "Cambie sus condiciones o elimínela."),
    )
}

pub fn shadowed(
    plan: &Plan,
    rule: RuleId,
    matches: u32,
    by: (u32, Option<RuleId>),
    language: Language,
) -> Found {
    let rule = RuleName::of(rule, plan).text(language);
    let (taken, first) = (by.0, by.1.map(|first| RuleName::of(first, plan).place));
    let [matched, earlier, rest] =
        [matches, taken, matches - taken.min(matches)].map(|number| numbers::count(number.into(), language));
    let why = match first {
        None => say!(language, "all were placed by hand", "todas se colocaron a mano"),
        Some(first) if taken == matches => say!(
            language,
            "earlier rules take them, most of them rule {first}",
            "las toman reglas anteriores, la mayoría la regla {first}"
        ),
        Some(first) => say!(
            language,
            "earlier rules take {earlier}, most of them rule {first}; {rest} placed by hand",
            "reglas anteriores toman {earlier}, la mayoría la regla {first}; {rest} a mano"
        ),
    };
    (
        "ruleShadowed",
        Severity::Info,
        say!(
            language,
            "{rule} holds none of the accounts it matches ({matched}): {why}.",
            "{rule} no incluye ninguna de las cuentas con que coincide ({matched}): {why}."
        ),
        say!(
            language,
            "Move it up, change its conditions, or remove it.",
            "Súbala, cambie sus condiciones o elimínela."
        ),
    )
}
