//! What pay plans are made of, in words: for sentences, exports and answers.

use plan::compensation::{
    Cap, CapLimit, CapPer, Component, Draw, Evaluation, Frequency, Guarantee, Measure, MeasureShare, Reward,
    Role, Rounding, Shape, SpiffUnit, Threshold, ThresholdKind, Tier,
};
use plan::money::Rate;

use super::{numbers, say, things};
use crate::problem::Language;

/// One of them: `seller`.
pub fn role(role: Role, language: Language) -> &'static str {
    let (en, es) = match role {
        Role::Seller => ("seller", "vendedor"),
        Role::Presales => ("presales", "preventa"),
        Role::Manager => ("manager", "gerente"),
    };
    one_of(en, es, language)
}

/// All of them: `sellers`.
pub fn people(role: Role, language: Language) -> &'static str {
    let (en, es) = match role {
        Role::Seller => ("sellers", "vendedores"),
        Role::Presales => ("presales", "preventa"),
        Role::Manager => ("managers", "gerentes"),
    };
    one_of(en, es, language)
}

/// The component's name, or its place among the others: `component 2`. Places count from 0.
pub fn component_name(component: &Component, place: usize, language: Language) -> String {
    match component.name.trim() {
        "" => numbered_component(place, language),
        name => name.to_owned(),
    }
}

/// `component 2`; places count from 0.
pub fn numbered_component(place: usize, language: Language) -> String {
    let number = place + 1;
    say!(language, "component {number}", "componente {number}")
}

pub fn measure(measure: Measure, language: Language) -> &'static str {
    let (en, es) = match measure {
        Measure::Own => ("own bookings", "ventas propias"),
        Measure::Team => ("team bookings", "ventas del equipo"),
        Measure::Pool => ("pool bookings", "ventas del pool"),
        Measure::Score => ("objectives (MBO)", "objetivos (MBO)"),
    };
    one_of(en, es, language)
}

/// `own bookings`, or a blend: `own bookings 70% + team bookings 30%`.
pub fn measures(shares: &[MeasureShare], language: Language) -> String {
    let one = |share: &MeasureShare| {
        let (word, weight) = (measure(share.measure, language), share.weight);
        match weight == Rate::ONE {
            true => word.to_owned(),
            false => format!("{word} {}", numbers::percent(weight, language)),
        }
    };
    shares.iter().map(one).collect::<Vec<_>>().join(" + ")
}

/// What 100 % of the measure earns.
pub fn reward(reward: Reward, currency: &str, language: Language) -> String {
    match reward {
        Reward::Target { share } => {
            let share = numbers::percent(share, language);
            say!(language, "{share} of target variable", "{share} de la variable objetivo")
        }
        Reward::Commission { rate } => {
            let rate = numbers::percent(rate, language);
            say!(language, "{rate} of bookings", "{rate} de las ventas")
        }
        Reward::Spiff { amount, per } => {
            let amount = numbers::money(amount, currency, language);
            match per {
                SpiffUnit::Unit => say!(language, "{amount} a unit", "{amount} por unidad"),
                SpiffUnit::Deal => say!(language, "{amount} a deal", "{amount} por negocio"),
            }
        }
    }
}

/// `marginal tiers: 1 from 0%, 1.5 from 100%`, `curve: 50% pays 25%, 100% pays 100%`, `linear`.
pub fn shape(shape: &Shape, language: Language) -> String {
    match shape {
        _ if shape.only_rate() == Some(Rate::ONE) => say!(language, "linear", "lineal"),
        Shape::Marginal { tiers } => {
            let tiers = steps(tiers, language);
            say!(language, "marginal tiers: {tiers}", "tramos marginales: {tiers}")
        }
        Shape::Retroactive { tiers } => {
            let tiers = steps(tiers, language);
            say!(language, "retroactive tiers: {tiers}", "tramos retroactivos: {tiers}")
        }
        Shape::Curve { points } => {
            let one = |[attained, pays]: [String; 2]| {
                say!(language, "{attained} pays {pays}", "con {attained} paga {pays}")
            };
            let points = points.iter().map(|point| {
                one([point.attainment, point.pays].map(|rate| numbers::percent(rate, language)))
            });
            let points = points.collect::<Vec<_>>().join(", ");
            say!(language, "curve: {points}", "curva: {points}")
        }
    }
}

/// `marginal tiers`.
pub fn shape_kind(shape: &Shape, language: Language) -> &'static str {
    let (en, es) = match shape {
        Shape::Marginal { .. } => ("marginal tiers", "tramos marginales"),
        Shape::Retroactive { .. } => ("retroactive tiers", "tramos retroactivos"),
        Shape::Curve { .. } => ("curve", "curva"),
    };
    one_of(en, es, language)
}

fn steps(tiers: &[Tier], language: Language) -> String {
    let one = |tier: &Tier| {
        let times = numbers::multiple(tier.multiplier, language);
        let from = numbers::percent(tier.from, language);
        say!(language, "{times} from {from}", "{times} desde {from}")
    };
    tiers.iter().map(one).collect::<Vec<_>>().join(", ")
}

pub fn threshold_kind(kind: ThresholdKind, language: Language) -> &'static str {
    let (en, es) = match kind {
        ThresholdKind::Cliff => ("all or nothing", "todo o nada"),
        ThresholdKind::AboveOnly => ("only what lies above", "solo lo que lo supera"),
        ThresholdKind::Incremental => ("in a straight line up to 100%", "en línea recta hasta el 100\u{a0}%"),
    };
    one_of(en, es, language)
}

/// `80%, all or nothing`.
pub fn threshold(threshold: Threshold, language: Language) -> String {
    let at = numbers::percent(threshold.at, language);
    format!("{at}, {}", threshold_kind(threshold.kind, language))
}

/// `$50,000 per year`, `2 times the pay at 100%, per deal, and 10% of what lies beyond`.
pub fn cap(cap: Cap, currency: &str, language: Language) -> String {
    let per = match cap.per {
        CapPer::Year => one_of("per year", "por año", language),
        CapPer::Deal => one_of("per deal", "por negocio", language),
    };
    let capped = match cap.limit {
        CapLimit::Amount { amount } => format!("{} {per}", numbers::money(amount, currency, language)),
        CapLimit::Times { times } => {
            let times = numbers::multiple(times, language);
            say!(
                language,
                "{times} times the pay at 100%, {per}",
                "{times} veces el pago al 100\u{a0}%, {per}"
            )
        }
    };
    if cap.beyond == Rate::ZERO {
        return capped;
    }
    let beyond = numbers::percent(cap.beyond, language);
    say!(language, "{capped}, and {beyond} of what lies beyond", "{capped}, y {beyond} de lo que exceda")
}

pub fn evaluation(evaluation: Evaluation, language: Language) -> &'static str {
    let (en, es) = match evaluation {
        Evaluation::YearToDate => ("year to date", "acumulado del año"),
        Evaluation::Deal => ("deal by deal", "negocio por negocio"),
        Evaluation::Period { every: Frequency::Monthly } => ("each month by itself", "cada mes por separado"),
        Evaluation::Period { every: Frequency::Quarterly } => {
            ("each quarter by itself", "cada trimestre por separado")
        }
        Evaluation::Period { every: Frequency::Yearly } => ("the year as a whole", "el año completo"),
    };
    one_of(en, es, language)
}

pub fn frequency(frequency: Frequency, language: Language) -> &'static str {
    let (en, es) = match frequency {
        Frequency::Monthly => ("monthly", "mensual"),
        Frequency::Quarterly => ("quarterly", "trimestral"),
        Frequency::Yearly => ("yearly", "anual"),
    };
    one_of(en, es, language)
}

pub fn rounding(rounding: Rounding, language: Language) -> &'static str {
    let (en, es) = match rounding {
        Rounding::HalfAway => ("half away from zero", "la mitad se aleja de cero"),
        Rounding::HalfEven => ("half to even", "la mitad va al par"),
    };
    one_of(en, es, language)
}

/// `$2,000 a payment until 2027-06-30, recoverable, forgiven on 2027-12-31`.
pub fn draw(draw: Draw, currency: &str, language: Language) -> String {
    let amount = numbers::money(draw.amount, currency, language);
    let mut text = say!(language, "{amount} a payment", "{amount} por pago");
    if let Some(last) = draw.last {
        text += &say!(language, " until {last}", " hasta el {last}");
    }
    text += match draw.recoverable {
        true => one_of(", recoverable", ", recuperable", language),
        false => one_of(", not recoverable", ", no recuperable", language),
    };
    if let Some(day) = draw.forgiven {
        text += &say!(language, ", forgiven on {day}", ", condonado el {day}");
    }
    text
}

/// `50% of target variable for 3 months`.
pub fn guarantee(guarantee: Guarantee, language: Language) -> String {
    let share = numbers::percent(guarantee.share, language);
    let months = things(guarantee.months.into(), ["month", "months", "mes", "meses"], language);
    say!(
        language,
        "{share} of target variable for {months}",
        "{share} de la variable objetivo durante {months}"
    )
}

/// When a cancelled deal is taken back.
pub fn clawback(days: Option<u32>, language: Language) -> String {
    match days {
        None => say!(language, "at any time of the year", "en cualquier momento del año"),
        Some(0) => say!(language, "never", "nunca"),
        Some(days) => {
            let days = things(days.into(), ["day", "days", "día", "días"], language);
            say!(language, "within {days}", "dentro de {days}")
        }
    }
}

fn one_of(en: &'static str, es: &'static str, language: Language) -> &'static str {
    match language {
        Language::En => en,
        Language::Es => es,
    }
}
