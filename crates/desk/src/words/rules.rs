//! Rules and reasons in words: why an account stands where it does.

use plan::Plan;
use plan::account::AccountField;
use plan::assignment::{Why, in_order};
use plan::condition::{Condition, NumberField, RuleField};
use plan::ids::RuleId;
use plan::money::{Decimal, Money};
use plan::territory::Rule;

use super::{numbers, say, things};
use crate::problem::Language;

/// Values told of a list; of the rest the number.
const MOST_VALUES: usize = 12;

/// Why an account stands where it does; `rule` with its place among all rules, from 1.
pub(crate) fn why(why: Why, rule: Option<(&Rule, u32)>, plan: &Plan, language: Language) -> String {
    match (why, rule) {
        (Why::Hand, _) => say!(language, "placed by hand", "colocada a mano"),
        (Why::KeptOut, _) => say!(language, "kept out by hand", "excluida a mano"),
        (Why::Proposal, _) => {
            say!(language, "placed by a carving proposal", "colocada por una propuesta de reparto")
        }
        (Why::Rule { .. }, Some((rule, place))) => {
            let text = rule_text(rule, plan, language);
            match rule.territory {
                Some(_) => say!(language, "rule {place}: {text}", "regla {place}: {text}"),
                None => say!(
                    language,
                    "kept out by rule {place}: {text}",
                    "excluida por la regla {place}: {text}"
                ),
            }
        }
        _ => say!(language, "no rule matches", "ninguna regla la incluye"),
    }
}

/// Where an account stands and what put it there, as one or two sentences; `territory` is where it stands, `rule` the first
/// that matches it.
pub(crate) fn here(why: Why, territory: &str, rule: Option<&RuleName>, language: Language) -> String {
    let stands = match (why, rule) {
        (Why::Hand, _) => {
            say!(
                language,
                "Placed by hand in {territory}, which beats rules.",
                "Colocada a mano en {territory}, lo que prevalece sobre las reglas."
            )
        }
        (Why::Proposal, _) => say!(
            language,
            "Placed in {territory} by a carving proposal, which beats rules; another may move it.",
            "Colocada en {territory} por una propuesta de reparto, lo que prevalece sobre las reglas; otra puede moverla."
        ),
        (Why::KeptOut, _) => say!(
            language,
            "Kept out of every territory by hand, which beats rules.",
            "Excluida a mano de todos los territorios, lo que prevalece sobre las reglas."
        ),
        (Why::Rule { .. }, Some(rule)) => {
            let place = rule.place;
            return match &rule.territory {
                Some(name) => {
                    say!(language, "Rule {place} puts it in {name}.", "La regla {place} la pone en {name}.")
                }
                None => say!(
                    language,
                    "Rule {place} keeps it out of every territory.",
                    "La regla {place} la excluye de todos los territorios."
                ),
            };
        }
        _ => {
            return say!(
                language,
                "No rule matches, and it is placed nowhere.",
                "Ninguna regla la incluye y no está colocada en ninguna parte."
            );
        }
    };
    let otherwise = match rule {
        None => say!(language, "No rule matches it.", "Ninguna regla la incluye."),
        Some(RuleName { place, territory: Some(name) }) => {
            say!(
                language,
                "Rule {place} would have put it in {name}.",
                "La regla {place} la habría puesto en {name}."
            )
        }
        Some(RuleName { place, territory: None }) => say!(
            language,
            "Rule {place} would have kept it out of every territory.",
            "La regla {place} la habría excluido de todos los territorios."
        ),
    };
    format!("{stands} {otherwise}")
}

/// A rule by its place, from 1, and its territory's name; `None`: kept out.
pub(crate) struct RuleName {
    pub place: u32,
    pub territory: Option<String>,
}

impl RuleName {
    pub fn of(rule: RuleId, plan: &Plan) -> RuleName {
        let place = in_order(plan).iter().position(|row| row.id == rule).map_or(0, |place| place as u32 + 1);
        let territory = plan.decisions.rules.get(rule.0).and_then(|row| row.territory);
        RuleName {
            place,
            territory: territory.map(|territory| super::names::territory_name(plan, territory)),
        }
    }

    /// `Rule 3 (West-1)`.
    pub fn text(&self, language: Language) -> String {
        let (place, name) = (self.place, self.territory.clone().unwrap_or_else(|| kept_out(language)));
        say!(language, "Rule {place} ({name})", "La regla {place} ({name})")
    }
}

/// Where a rule without a territory sends accounts.
pub(crate) fn kept_out(language: Language) -> String {
    say!(language, "kept out", "fuera de todo territorio")
}

/// "segment is Enterprise, (state is CA or NV, or size from 500)".
pub(crate) fn rule_text(rule: &Rule, plan: &Plan, language: Language) -> String {
    let words = Words { plan, language };
    if let [Condition::AnyOf { of }] = rule.conditions.as_slice() {
        return words.joined(of, words.or());
    }
    words.joined(&rule.conditions, ", ")
}

/// Each condition of a rule's own list.
pub(crate) fn conditions(rule: &Rule, plan: &Plan, language: Language) -> Vec<String> {
    let words = Words { plan, language };
    rule.conditions.iter().map(|condition| words.condition(condition)).collect()
}

struct Words<'p> {
    plan: &'p Plan,
    language: Language,
}

impl Words<'_> {
    fn or(&self) -> &'static str {
        one_of(self.language, " or ", " o ")
    }

    fn joined(&self, of: &[Condition], between: &str) -> String {
        of.iter().map(|condition| self.condition(condition)).collect::<Vec<_>>().join(between)
    }

    fn values(&self, values: &[String]) -> String {
        let told: Vec<&str> = values.iter().take(MOST_VALUES).map(String::as_str).collect();
        let told = told.join(self.or());
        match values.len().saturating_sub(MOST_VALUES) {
            0 => told,
            more => {
                let more = things(more as u64, ["more", "more", "más", "más"], self.language);
                format!("{told}{}{more}", self.or())
            }
        }
    }

    fn condition(&self, condition: &Condition) -> String {
        let language = self.language;
        match condition {
            Condition::Is { field, values } => {
                let (field, values) = (text_field(*field, language), self.values(values));
                say!(language, "{field} is {values}", "{field} es {values}")
            }
            Condition::IsNot { field, values } => {
                let (field, values) = (text_field(*field, language), self.values(values));
                say!(language, "{field} is not {values}", "{field} no es {values}")
            }
            Condition::StartsWith { field, values } => {
                let (field, values) = (text_field(*field, language), self.values(values));
                say!(language, "{field} starts with {values}", "{field} empieza con {values}")
            }
            Condition::Contains { field, values } => {
                let (field, values) = (text_field(*field, language), self.values(values));
                say!(language, "{field} contains {values}", "{field} contiene {values}")
            }
            Condition::IsEmpty { field } => {
                let field = field_name(*field, language);
                say!(language, "{field} is empty", "{field} sin dato")
            }
            Condition::Range { field, least, below } => self.range(*field, *least, *below),
            Condition::PostalRange { ranges } => {
                let shown = |first: &str, last: &str| match first == last {
                    true => first.to_owned(),
                    false => format!("{first}–{last}"),
                };
                let ranges: Vec<String> =
                    ranges.iter().map(|range| shown(&range.first, &range.last)).collect();
                let ranges = self.values(&ranges);
                say!(language, "postal code in {ranges}", "código postal en {ranges}")
            }
            Condition::Within { latitude, longitude, kilometres } => {
                let [latitude, longitude, kilometres] =
                    [latitude, longitude, kilometres].map(|number| numbers::plain(*number, language));
                say!(
                    language,
                    "within {kilometres} km of {latitude}°, {longitude}°",
                    "a no más de {kilometres} km de {latitude}°; {longitude}°"
                )
            }
            Condition::Named { accounts } if accounts.len() > MOST_VALUES => {
                let count = numbers::count(accounts.len() as u64, language);
                say!(language, "one of {count} named accounts", "una de {count} cuentas nombradas")
            }
            Condition::Named { accounts } => {
                let accounts = self.values(accounts);
                say!(language, "account {accounts}", "cuenta {accounts}")
            }
            Condition::AllOf { of } => format!("({})", self.joined(of, one_of(language, " and ", " y "))),
            Condition::AnyOf { of } => format!("({})", self.joined(of, self.or())),
            Condition::NoneOf { of } => {
                let of = self.joined(of, self.or());
                say!(language, "not ({of})", "no ({of})")
            }
        }
    }

    fn range(&self, field: NumberField, least: Option<Decimal>, below: Option<Decimal>) -> String {
        let language = self.language;
        let name = field_name(number_field(field), language);
        let shown =
            |number: Option<Decimal>| number.map(|number| self.number(field, number)).unwrap_or_default();
        let (from, to) = (shown(least), shown(below));
        match (least, below) {
            (Some(_), Some(_)) => {
                say!(language, "{name} from {from} to below {to}", "{name} de {from} a menos de {to}")
            }
            (Some(_), None) => say!(language, "{name} from {from}", "{name} desde {from}"),
            _ => say!(language, "{name} below {to}", "{name} menor que {to}"),
        }
    }

    fn number(&self, field: NumberField, number: Decimal) -> String {
        match field {
            NumberField::Potential | NumberField::LastBookings => {
                let amount = Money::from_thousandths(i128::from(number.millionths() / 1_000));
                numbers::money(amount, &self.plan.info.currency, self.language)
            }
            NumberField::Latitude | NumberField::Longitude => {
                format!("{}°", numbers::plain(number, self.language))
            }
            NumberField::Size | NumberField::Workload => numbers::plain(number, self.language),
        }
    }
}

fn number_field(field: NumberField) -> AccountField {
    match field {
        NumberField::Size => AccountField::Size,
        NumberField::Potential => AccountField::Potential,
        NumberField::Workload => AccountField::Workload,
        NumberField::LastBookings => AccountField::LastBookings,
        NumberField::Latitude => AccountField::Latitude,
        NumberField::Longitude => AccountField::Longitude,
    }
}

fn text_field(field: RuleField, language: Language) -> &'static str {
    let field = match field {
        RuleField::ExternalId => AccountField::ExternalId,
        RuleField::Name => AccountField::Name,
        RuleField::Country => AccountField::Country,
        RuleField::State => AccountField::State,
        RuleField::City => AccountField::City,
        RuleField::PostalCode => AccountField::PostalCode,
        RuleField::Industry => AccountField::Industry,
        RuleField::Segment => AccountField::Segment,
        RuleField::Owner => AccountField::Owner,
    };
    field_name(field, language)
}

fn field_name(field: AccountField, language: Language) -> &'static str {
    let (en, es) = match field {
        AccountField::ExternalId => ("external ID", "ID externo"),
        AccountField::Name => ("name", "nombre"),
        AccountField::Country => ("country", "país"),
        AccountField::State => ("state", "estado"),
        AccountField::City => ("city", "ciudad"),
        AccountField::PostalCode => ("postal code", "código postal"),
        AccountField::Industry => ("industry", "industria"),
        AccountField::Segment => ("segment", "segmento"),
        AccountField::Owner => ("owner", "responsable"),
        AccountField::Size => ("size", "tamaño"),
        AccountField::Potential => ("potential", "potencial"),
        AccountField::Workload => ("workload", "horas"),
        AccountField::LastBookings => ("last bookings", "ventas anteriores"),
        AccountField::Latitude => ("latitude", "latitud"),
        AccountField::Longitude => ("longitude", "longitud"),
    };
    one_of(language, en, es)
}

fn one_of(language: Language, en: &'static str, es: &'static str) -> &'static str {
    match language {
        Language::En => en,
        Language::Es => es,
    }
}
