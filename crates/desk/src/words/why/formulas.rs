//! Rules in words, and the same with their numbers.

use plan::compensation::Rounding;
use plan::money::Rate;
use plan::why::{Input, Rule, Subject, Trace, Value};

use super::super::{numbers as write, say};
use super::values::{rate, value};
use super::{Told, many};
use crate::problem::Language;

/// More parts than these are not written out.
const MOST: usize = 4;

/// Where what lies in a tier ends: at its end, or at the attainment.
fn upto(trace: &Trace, to: Option<Rate>) -> Option<Rate> {
    let reached = match &trace.inputs.first()?.value {
        Value::Share(share) => share.to_rate()?,
        Value::Rate(rate) => *rate,
        _ => return None,
    };
    Some(to.map_or(reached, |to| to.min(reached)))
}

/// The rule in words: `Target variable × Share of target paid`. Empty for a fact.
pub(crate) fn formula(told: &Told<'_>, trace: &Trace) -> String {
    if let Some(words) = sentence(told, trace) {
        return words;
    }
    let labels: Vec<String> = trace.inputs.iter().map(|input| told.label(input)).collect();
    shaped(told, trace, &labels)
}

/// The formula with the values of its inputs: `$150,000 × 112.5%`. Empty for a fact.
pub(crate) fn numbers(told: &Told<'_>, trace: &Trace) -> String {
    let values: Vec<String> =
        trace.inputs.iter().map(|input| value(told.plan, input, told.language)).collect();
    shaped(told, trace, &values)
}

/// Rules that are told rather than written as a formula.
fn sentence(told: &Told<'_>, trace: &Trace) -> Option<String> {
    let language = told.language;
    let of = many(trace, language);
    Some(match &trace.rule {
        Rule::Sum | Rule::CarriedByMonth if trace.inputs.len() > MOST => match &trace.inputs[0].subject {
            Subject::Figure(figure) if alike(trace) => {
                let label = super::figure_label(*figure, language);
                say!(language, "Sum over {of}: {label}", "Suma de {of}: {label}")
            }
            _ => say!(language, "Sum over {of}", "Suma de {of}"),
        },
        Rule::Mean => say!(language, "Mean over {of}", "Media de {of}"),
        Rule::Counted => say!(language, "Number of {of}", "Número de {of}"),
        Rule::WeightedMean => {
            say!(language, "Mean of the attainments by the weights", "Media de los logros según los pesos")
        }
        Rule::TierSlice { .. } => say!(
            language,
            "Multiplier × what of the attainment lies in the tier",
            "Multiplicador × lo que del logro cae en el tramo"
        ),
        Rule::Rounded(Rounding::HalfAway) => {
            say!(
                language,
                "Rounded once, half away from zero",
                "Redondeado una vez, la mitad se aleja del cero"
            )
        }
        Rule::Rounded(Rounding::HalfEven) => {
            say!(language, "Rounded once, half to even", "Redondeado una vez, la mitad al par")
        }
        Rule::Spread { .. } => say!(
            language,
            "Its part by weight, to the last unit; the parts add up to the whole",
            "Su parte según el peso, hasta la última unidad; las partes suman el total"
        ),
        Rule::EqualPart(parts) => {
            say!(language, "One of {parts} equal parts", "Una de {parts} partes iguales")
        }
        Rule::DaysThere if trace.inputs.is_empty() => {
            say!(language, "There all year", "Presente todo el año")
        }
        Rule::DaysThere => say!(
            language,
            "Days of the plan year from the first to the last, both included, less leave",
            "Días del año del plan del primero al último, ambos incluidos, menos licencias"
        ),
        Rule::Workdays { first, last } => say!(
            language,
            "Weekdays from {first} to {last}, less leave and holidays",
            "Días hábiles del {first} al {last}, menos licencias y feriados"
        ),
        Rule::LentAway => {
            say!(language, "Credited to the pool that lent", "Acreditado al pool que prestó")
        }
        Rule::AllYear => say!(language, "There all year, without a ramp", "Todo el año, sin rampa"),
        Rule::Twelfth => say!(language, "One of twelve even months", "Uno de doce meses iguales"),
        Rule::ThirdOfQuarter => say!(language, "A third of its quarter", "Un tercio de su trimestre"),
        Rule::Evenly { first, last } => say!(
            language,
            "Evenly over the months, from {first} to {last}",
            "En partes iguales por mes, del {first} al {last}"
        ),
        Rule::MembersByMonth => {
            say!(
                language,
                "What its sellers have in the month, added up",
                "Lo de sus vendedores en el mes, sumado"
            )
        }
        Rule::InForceAtEnd => {
            say!(language, "The quota in force at the end of the year", "La cuota vigente al final del año")
        }
        Rule::LeavesBefore => say!(
            language,
            "0: leaves before the end of the year, and the quota goes to others",
            "0: se va antes de fin de año y la cuota pasa a otros"
        ),
        Rule::NothingCarried => {
            say!(language, "0: no quota is carried", "0: no hay cuota a cargo")
        }
        Rule::Returned => {
            say!(language, "Returns at the first multiplier", "Devoluciones al primer multiplicador")
        }
        Rule::BelowThreshold => {
            say!(language, "0: the attainment lies below the threshold", "0: el logro no alcanza el umbral")
        }
        Rule::ThresholdReached => {
            say!(language, "The threshold is reached: all is paid", "Se alcanza el umbral: se paga todo")
        }
        Rule::BelowCap => say!(language, "Below the cap: nothing is cut", "Bajo el tope: no se recorta nada"),
        Rule::NotYet => {
            say!(language, "0: the component has not begun", "0: el componente no ha comenzado")
        }
        Rule::NothingToAttain => {
            say!(language, "0: no quota falls into this time", "0: no hay cuota en este tiempo")
        }
        Rule::Advanced => say!(
            language,
            "What lacks to the draw, or to the guarantee",
            "Lo que falta hasta el anticipo o hasta la garantía"
        ),
        Rule::HeldBack => say!(
            language,
            "The debt, as far as what was earned beyond draw and guarantee goes",
            "La deuda, hasta donde alcanza lo devengado sobre el anticipo y la garantía"
        ),
        Rule::Debt => {
            say!(language, "Advanced − held back − forgiven", "Anticipado − recuperado − condonado")
        }
        Rule::NothingOwed => say!(language, "0: nothing was advanced", "0: no se anticipó nada"),
        Rule::NothingEarned => {
            say!(language, "0: no variable is defined", "0: no hay variable definida")
        }
        Rule::NothingAbove => say!(language, "0: no level stands above", "0: no hay nivel superior"),
        Rule::NoPool => say!(language, "No pool to attain", "No hay pool que alcanzar"),
        Rule::NotSet if !trace.inputs.is_empty() => say!(
            language,
            "Undefined: there is nothing to divide by",
            "No definido: no hay entre qué dividir"
        ),
        _ => return None,
    })
}

/// Whether all inputs are the same figure of different owners.
fn alike(trace: &Trace) -> bool {
    let kind = |input: &Trace| input.figure().map(|figure| super::figure_label(figure, Language::En));
    let first = trace.inputs.first().and_then(kind);
    first.is_some() && trace.inputs.iter().all(|input| kind(input) == first)
}

/// The rule around the texts of its inputs: labels, or values.
fn shaped(told: &Told<'_>, trace: &Trace, texts: &[String]) -> String {
    let language = told.language;
    let joined = |sign: &str| if texts.len() > MOST * 2 { shortened(texts, sign) } else { texts.join(sign) };
    let text = |place: usize| texts.get(place).map_or("", String::as_str);
    let (a, b, c) = (text(0), text(1), text(2));
    match &trace.rule {
        Rule::Sum | Rule::Plus | Rule::CarriedByMonth => joined(" + ").replace(" + −", " − "),
        Rule::Difference => joined(" − "),
        Rule::Product => joined(" × "),
        Rule::AtMostAll
        | Rule::Same
        | Rule::InForceAtEnd
        | Rule::Rounded(_)
        | Rule::LentAway
        | Rule::NothingCarried => a.to_owned(),
        Rule::Spread { .. } => say!(language, "of {a}", "de {a}"),
        Rule::Ratio | Rule::RatioOrZero | Rule::PerUnit => format!("{a} / {b}"),
        Rule::Above => format!("{a} / {b} − 1"),
        Rule::Below => format!("1 − {a} / {b}"),
        Rule::RaisedBy => format!("{a} × (1 + {b})"),
        Rule::LessShare => format!("{a} × (1 − {b})"),
        Rule::Mean => shortened_sum(texts),
        Rule::WeightedMean => {
            let pairs: Vec<String> = texts.chunks(2).map(|pair| pair.join(" × ")).collect();
            let weights: Vec<&str> =
                texts.chunks(2).filter_map(|pair| pair.get(1)).map(String::as_str).collect();
            format!("({}) / ({})", pairs.join(" + "), weights.join(" + "))
        }
        Rule::Least => {
            let list = texts.join("; ");
            say!(language, "the least of {list}", "el menor de {list}")
        }
        Rule::NotBelowZero => say!(language, "{a} − {b}, not below 0", "{a} − {b}, no menor que 0"),
        Rule::ThirdOfQuarter => format!("{a} / 3"),
        Rule::Twelfth => "1 / 12".to_owned(),
        Rule::EqualPart(parts) => format!("1 / {parts}"),
        Rule::PaidOut => paid_out(trace, texts),
        Rule::Marginal => match texts.len() {
            0 | 1 => write::percent(Rate::ZERO, language),
            _ => texts[1..].join(" + "),
        },
        Rule::TierSlice { from, to } => match upto(trace, *to) {
            Some(upto) => format!("{b} × ({} − {})", rate(upto, language), rate(*from, language)),
            None => String::new(),
        },
        Rule::Retroactive { from } => {
            let from = rate(*from, language);
            say!(language, "{a} × {b} (tier from {from})", "{a} × {b} (tramo desde {from})")
        }
        Rule::Returned => format!("{a} × {b}"),
        Rule::OnCurve { before, after } => {
            let [at, pays] = [before.attainment, before.pays].map(|part| rate(part, language));
            match after {
                Some(after) => {
                    let [to, then] = [after.attainment, after.pays].map(|part| rate(part, language));
                    say!(
                        language,
                        "{a} on the line from {at} (pays {pays}) to {to} (pays {then})",
                        "{a} en la recta de {at} (paga {pays}) a {to} (paga {then})"
                    )
                }
                None => say!(
                    language,
                    "{a}, after the last point {at}: {pays}",
                    "{a}, después del último punto {at}: {pays}"
                ),
            }
        }
        Rule::BelowThreshold => format!("{a} < {b}"),
        Rule::ThresholdReached => a.to_owned(),
        Rule::AboveThreshold => format!("{a} − {b}"),
        Rule::AboveAtRate => format!("({a} − {b}) × {c}"),
        Rule::TowardsTarget => {
            let one = write::percent(Rate::ONE, language);
            format!("({a} − {b}) / ({one} − {b}) × {c}")
        }
        Rule::Capped => format!("{b} + ({a} − {b}) × {c}"),
        Rule::BelowCap => format!("{a} ≤ {b}"),
        Rule::BeyondDealCap => {
            let one = write::percent(Rate::ONE, language);
            format!("({a} − {b}) × ({one} − {c})")
        }
        Rule::HeldBack => match (texts.get(2), texts.get(3)) {
            (Some(draw), Some(least)) => say!(
                language,
                "the least of {a}; {b} − the greater of {draw}; {least}",
                "el menor de {a}; {b} − el mayor de {draw}; {least}"
            ),
            (Some(least), None) => {
                say!(language, "the least of {a}; {b} − {least}", "el menor de {a}; {b} − {least}")
            }
            (None, _) => say!(language, "the least of {a}; {b}", "el menor de {a}; {b}"),
        },
        Rule::Debt => {
            let plus = |input: &Trace| matches!(input.subject, Subject::Input(Input::Owed(_)));
            signed(trace, texts, plus)
        }
        Rule::Typed
        | Rule::Imported
        | Rule::Assumed(_)
        | Rule::Default
        | Rule::NotSet
        | Rule::Calendar
        | Rule::OfItsOwn
        | Rule::Beside
        | Rule::EarlierPayments
        | Rule::Counted
        | Rule::DaysThere
        | Rule::Workdays { .. }
        | Rule::AllYear
        | Rule::MembersByMonth
        | Rule::Evenly { .. }
        | Rule::LeavesBefore
        | Rule::NotYet
        | Rule::NothingToAttain
        | Rule::Advanced
        | Rule::NothingOwed
        | Rule::NothingEarned
        | Rule::NothingAbove
        | Rule::NoPool => String::new(),
    }
}

/// Earned and advanced, less what is held back; the payments are told apart.
fn paid_out(trace: &Trace, texts: &[String]) -> String {
    let parts = trace.inputs.iter().zip(texts);
    let counted: Vec<(&Trace, String)> = parts
        .filter(|(input, _)| !matches!(input.subject, Subject::Input(Input::Payments)))
        .map(|(input, text)| (input, text.clone()))
        .collect();
    let texts: Vec<String> = counted.iter().map(|(_, text)| text.clone()).collect();
    let inputs = counted.iter().map(|(input, _)| (*input).clone()).collect();
    let held =
        |input: &Trace| matches!(input.subject, Subject::Input(Input::HeldBack(_) | Input::HeldBackInYear));
    signed(&Trace { inputs, ..trace.clone() }, &texts, |input| !held(input))
}

fn signed(trace: &Trace, texts: &[String], plus: impl Fn(&Trace) -> bool) -> String {
    let mut all = String::new();
    for (input, text) in trace.inputs.iter().zip(texts) {
        if !plus(input) {
            all.push_str(if all.is_empty() { "−" } else { " − " });
        } else if !all.is_empty() {
            all.push_str(" + ");
        }
        all.push_str(text);
    }
    all
}

fn shortened_sum(texts: &[String]) -> String {
    let sum = if texts.len() > MOST * 2 { shortened(texts, " + ") } else { texts.join(" + ") };
    format!("({sum}) / {}", texts.len())
}

/// The first ones and the last.
fn shortened(texts: &[String], sign: &str) -> String {
    let (first, last) = (&texts[..MOST - 1], texts.last().map_or("", String::as_str));
    format!("{}{sign}…{sign}{last}", first.join(sign))
}
