//! Rules and reasons in words: why an account stands where it does.

use plan::assignment::Why;
use plan::territory::{Condition, Rule, RuleField};

use super::{numbers, say};
use crate::problem::Language;

/// Why an account stands where it does; `rule` with its place among all rules, from 1.
pub(crate) fn why(why: Why, rule: Option<(&Rule, u32)>, language: Language) -> String {
    match (why, rule) {
        (Why::Hand, _) => say!(language, "placed by hand", "colocada a mano"),
        (Why::KeptOut, _) => say!(language, "kept out by hand", "excluida a mano"),
        (Why::Rule { .. }, Some((rule, place))) => {
            let text = rule_text(rule, language);
            say!(language, "rule {place}: {text}", "regla {place}: {text}")
        }
        _ => say!(language, "no rule matches", "ninguna regla la incluye"),
    }
}

/// "segment is Enterprise, state is CA or NV".
pub(crate) fn rule_text(rule: &Rule, language: Language) -> String {
    rule.conditions.iter().map(|condition| condition_text(condition, language)).collect::<Vec<_>>().join(", ")
}

fn condition_text(condition: &Condition, language: Language) -> String {
    let or = say!(language, " or ", " o ");
    match condition {
        Condition::Is { field, values } => {
            let (field, values) = (field_name(*field, language), values.join(&or));
            say!(language, "{field} is {values}", "{field} es {values}")
        }
        Condition::IsNot { field, values } => {
            let (field, values) = (field_name(*field, language), values.join(&or));
            say!(language, "{field} is not {values}", "{field} no es {values}")
        }
        Condition::StartsWith { field, values } => {
            let (field, values) = (field_name(*field, language), values.join(&or));
            say!(language, "{field} starts with {values}", "{field} empieza con {values}")
        }
        Condition::Size { least, below } => {
            let shown =
                |size: &Option<_>| size.map(|size| numbers::quantity(size, language)).unwrap_or_default();
            let (least_text, below_text) = (shown(least), shown(below));
            match (least, below) {
                (Some(_), Some(_)) => say!(
                    language,
                    "size from {least_text} to below {below_text}",
                    "tamaño de {least_text} a menos de {below_text}"
                ),
                (Some(_), None) => say!(language, "size from {least_text}", "tamaño desde {least_text}"),
                _ => say!(language, "size below {below_text}", "tamaño menor que {below_text}"),
            }
        }
    }
}

fn field_name(field: RuleField, language: Language) -> &'static str {
    let (en, es) = match field {
        RuleField::Country => ("country", "país"),
        RuleField::State => ("state", "estado"),
        RuleField::City => ("city", "ciudad"),
        RuleField::PostalCode => ("postal code", "código postal"),
        RuleField::Industry => ("industry", "industria"),
        RuleField::Segment => ("segment", "segmento"),
        RuleField::Owner => ("owner", "responsable"),
    };
    match language {
        Language::En => en,
        Language::Es => es,
    }
}
