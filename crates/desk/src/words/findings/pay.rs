//! Pay plans that do not do what they are meant to, and what the year's pay costs. `name` is that of the pay plan.

use jiff::civil::Date;
use plan::money::Rate;

use super::Found;
use super::Severity::{Info, Warn};
use crate::problem::Language;
use crate::words::{numbers, say};

pub fn presales_accelerated(name: &str, language: Language) -> Found {
    (
        "presalesAccelerated",
        Warn,
        say!(
            language,
            "{name} pays presales better above 100%, although which rep wins is not in their hands.",
            "{name} paga mejor a preventa por encima del 100\u{a0}%, aunque no decide qué vendedor gana."
        ),
        say!(
            language,
            "Give the plan one rate before and after 100%.",
            "Dé al plan una sola tasa antes y después del 100\u{a0}%."
        ),
    )
}

/// `from`: where it is not so from the beginning of the year.
pub fn target_shares(name: &str, from: Option<Date>, sum: Rate, language: Language) -> Found {
    let sum = numbers::percent(sum, language);
    let message = match from {
        None => say!(
            language,
            "The shares of target variable in {name} add up to {sum}, not to 100%.",
            "Las partes de la variable objetivo de {name} suman {sum}, no 100\u{a0}%."
        ),
        Some(from) => say!(
            language,
            "From {from}, the shares of target variable in {name} add up to {sum}, not to 100%.",
            "Desde el {from}, las partes de la variable objetivo de {name} suman {sum}, no 100\u{a0}%."
        ),
    };
    let remedy = say!(
        language,
        "Change the shares, or the days of the components.",
        "Cambie las partes o los días de los componentes."
    );
    ("targetShares", Warn, message, remedy)
}

pub fn threshold_missed(name: &str, threshold: Rate, share: Rate, language: Language) -> Found {
    let threshold = numbers::percent(threshold, language);
    let share = numbers::whole_percent(share, language);
    (
        "thresholdMissed",
        Warn,
        say!(
            language,
            "{share} of sellers are expected to miss the threshold of {threshold} in {name}.",
            "Se espera que el {share} de los vendedores no llegue al umbral del {threshold} de {name}."
        ),
        say!(
            language,
            "Lower the threshold, or check the assumed distribution of attainments.",
            "Baje el umbral o revise la distribución supuesta de los logros."
        ),
    )
}

/// `jump` is ready to be shown.
pub fn cliff(name: &str, at: Rate, jump: &str, language: Language) -> Found {
    let at = numbers::percent(at, language);
    (
        "payCliff",
        Warn,
        say!(
            language,
            "In {name}, the pay of a typical person jumps by {jump} at {at}: deals will be held or hurried.",
            "En {name}, el pago de una persona típica salta {jump} al llegar al {at}: habrá negocios retenidos o apurados."
        ),
        say!(
            language,
            "Pay each unit at the rate of its own tier, or soften the step.",
            "Pague cada unidad con la tasa de su propio tramo o suavice el escalón."
        ),
    )
}

pub fn cap_bites(name: &str, at: Rate, ninth_decile: Rate, language: Language) -> Found {
    let [at, ninth] = [at, ninth_decile].map(|rate| numbers::whole_percent(rate, language));
    (
        "capBites",
        Warn,
        say!(
            language,
            "Pay by {name} is capped from {at} on; one seller in ten is expected above {ninth}.",
            "El pago con {name} tiene tope desde el {at}; se espera a uno de cada diez vendedores por encima del {ninth}."
        ),
        say!(
            language,
            "Raise the cap or the last tier, or go on paying a part of what lies beyond it.",
            "Suba el tope o el último tramo, o siga pagando una parte de lo que lo exceda."
        ),
    )
}

pub fn mix_unusual(name: &str, base_share: Rate, [least, most]: [Rate; 2], language: Language) -> Found {
    let share = numbers::short_percent(base_share, language);
    let [least, most] = [least, most].map(|rate| numbers::percent(rate, language));
    (
        "payMixUnusual",
        Info,
        say!(
            language,
            "On {name}, base is {share} of OTE; {least} to {most} is usual.",
            "En {name}, el salario base es el {share} del OTE; lo usual es del {least} al {most}."
        ),
        say!(
            language,
            "Check base and target variable of the people on it.",
            "Revise el salario base y la variable objetivo de quienes lo tienen."
        ),
    )
}

pub fn quota_unusual(name: &str, times: Rate, [least, most]: [Rate; 2], language: Language) -> Found {
    let [times, least, most] = [times, least, most].map(|rate| numbers::multiple(rate, language));
    (
        "quotaToPayUnusual",
        Info,
        say!(
            language,
            "On {name}, quotas are {times} times OTE; {least} to {most} times is usual.",
            "En {name}, las cuotas son {times} veces el OTE; lo usual es de {least} a {most} veces."
        ),
        say!(
            language,
            "Check the quotas or the pay of the sellers on it.",
            "Revise las cuotas o la compensación de los vendedores que lo tienen."
        ),
    )
}

/// `amount` is ready to be shown.
pub fn over_budget(amount: &str, language: Language) -> Found {
    (
        "overBudget",
        Warn,
        say!(
            language,
            "At the assumed attainment, pay costs {amount} more than its budget.",
            "Con el logro supuesto, la compensación cuesta {amount} más que su presupuesto."
        ),
        say!(
            language,
            "Look at accelerators and attainments, or raise the budget.",
            "Revise los aceleradores y los logros, o suba el presupuesto."
        ),
    )
}
