//! What is legal but doubtful.

use jiff::civil::Date;
use plan::Plan;
use plan::finding::Finding;
use plan::ids::PresalesId;
use plan::money::Rate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::names::{pay_plan_name, pool_name, presales_name, seller_name, territory_name};
use super::{numbers, say, things};
use crate::problem::Language;

mod pay;
mod quotas;
mod rules;

/// How pressing a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Severity {
    /// A number of the plan is missing or misleading until somebody decides.
    Warn,
    /// Worth a look.
    Info,
}

/// A finding in the user's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FoundText {
    /// `findings.leftToAssign`, ...
    pub code: String,
    pub severity: Severity,
    pub message: String,
    pub remedy: String,
    /// The finding itself, so that a face can lead to what it concerns.
    pub finding: Finding,
}

/// Words a finding; rows are called by their names.
pub fn finding(finding: &Finding, plan: &Plan, language: Language) -> FoundText {
    let (code, severity, message, remedy) = words(finding, plan, language);
    FoundText { code: format!("findings.{code}"), severity, message, remedy, finding: finding.clone() }
}

/// Code without its beginning, severity, message, remedy.
type Found = (&'static str, Severity, String, String);

fn words(finding: &Finding, plan: &Plan, language: Language) -> Found {
    use Severity::{Info, Warn};
    let money = |amount| numbers::money(amount, &plan.info.currency, language);
    let named = |id| pay_plan_name(plan, id);
    match finding {
        Finding::NoCompanyPlan => (
            "noCompanyPlan",
            Warn,
            say!(language, "The company plan is not set.", "Falta el plan de la empresa."),
            say!(
                language,
                "Enter what the company expects of the region.",
                "Escriba lo que la empresa espera de la región."
            ),
        ),
        Finding::LeftToAssign { amount } => {
            let amount = money(*amount);
            (
                "leftToAssign",
                Warn,
                say!(language, "{amount} is left to assign.", "Faltan {amount} por asignar."),
                say!(
                    language,
                    "Raise quotas, or spread what is left.",
                    "Suba cuotas o reparta lo que falta."
                ),
            )
        }
        Finding::AccountsUnassigned { accounts, potential } => {
            let potential = money(*potential);
            let accounts = things(
                (*accounts).into(),
                ["account belongs", "accounts belong", "cuenta", "cuentas"],
                language,
            );
            (
                "accountsUnassigned",
                Warn,
                say!(
                    language,
                    "{accounts} to no territory ({potential} of potential).",
                    "{accounts} sin territorio ({potential} de potencial)."
                ),
                say!(
                    language,
                    "Add a rule that takes them, or move them by hand.",
                    "Agregue una regla que las tome o muévalas a mano."
                ),
            )
        }
        Finding::TerritoryWithoutSeller { territory } => {
            let name = territory_name(plan, *territory);
            (
                "territoryWithoutSeller",
                Warn,
                say!(language, "{name} has no seller.", "{name} no tiene vendedor."),
                say!(
                    language,
                    "Give the territory to a seller or an open seat.",
                    "Asigne el territorio a un vendedor o a una vacante."
                ),
            )
        }
        Finding::TerritoryEmpty { territory } => {
            let name = territory_name(plan, *territory);
            (
                "territoryEmpty",
                Info,
                say!(language, "{name} has no accounts.", "{name} no tiene cuentas."),
                say!(
                    language,
                    "Add a rule, move accounts into it, or remove it.",
                    "Agregue una regla, mueva cuentas o elimine el territorio."
                ),
            )
        }
        Finding::RuleMatchesNothing { rule } => rules::matches_nothing(plan, *rule, language),
        Finding::RuleShadowed { rule, matches, taken, by } => {
            rules::shadowed(plan, *rule, *matches, (*taken, *by), language)
        }
        Finding::SellerWithoutTerritory { seller } => {
            let name = seller_name(plan, *seller);
            (
                "sellerWithoutTerritory",
                Info,
                say!(language, "{name} has no territory.", "{name} no tiene territorio."),
                say!(language, "Give this seller a territory.", "Asigne un territorio a este vendedor."),
            )
        }
        Finding::SellerWithoutQuota { seller } => {
            let name = seller_name(plan, *seller);
            (
                "sellerWithoutQuota",
                Warn,
                say!(language, "The quota of {name} is not set.", "Falta la cuota de {name}."),
                say!(
                    language,
                    "Write a quota (0 for none), or spread the target.",
                    "Escriba una cuota (0 si no lleva) o reparta la meta."
                ),
            )
        }
        Finding::SellerWithoutPool { seller } => {
            let name = seller_name(plan, *seller);
            (
                "sellerWithoutPool",
                Info,
                say!(
                    language,
                    "{name} is in no pool and has no presales support.",
                    "{name} no está en ningún pool y no tiene apoyo de preventa."
                ),
                say!(language, "Move this seller into a pool.", "Mueva este vendedor a un pool."),
            )
        }
        Finding::QuotaOutlier { seller, measure, times } => {
            quotas::outlier(plan, *seller, *measure, *times, language)
        }
        Finding::TeamLeftToAssign { team, amount } => {
            quotas::team_left_to_assign(plan, *team, &money(*amount), language)
        }
        Finding::SeatWithoutStart { seller } => quotas::seat_without_start(plan, *seller, language),
        Finding::TeamEmpty { team } => quotas::team_empty(plan, *team, language),
        Finding::CapacityShort { amount } => quotas::capacity_short(&money(*amount), language),
        Finding::PoolWithoutSellers { pool } => {
            let name = pool_name(plan, *pool);
            (
                "poolWithoutSellers",
                Warn,
                say!(
                    language,
                    "{name} has no sellers, so there is nothing to attain.",
                    "{name} no tiene vendedores, así que no hay nada que lograr."
                ),
                say!(
                    language,
                    "Move sellers into it, or remove it.",
                    "Mueva vendedores al pool o elimínelo."
                ),
            )
        }
        Finding::PoolWithoutPresales { pool } => {
            let name = pool_name(plan, *pool);
            (
                "poolWithoutPresales",
                Warn,
                say!(language, "{name} has no presales member.", "{name} no tiene nadie de preventa."),
                say!(language, "Attach a presales member.", "Asigne a alguien de preventa."),
            )
        }
        Finding::PresalesWeight { presales, weight, from } => {
            presales_weight(plan, *presales, *weight, *from, language)
        }
        Finding::PresalesAccelerated { plan: id } => pay::presales_accelerated(&named(*id), language),
        Finding::TargetShares { plan: id, from, sum } => {
            let from = (*from > plan.year().start).then_some(*from);
            pay::target_shares(&named(*id), from, *sum, language)
        }
        Finding::ThresholdMissed { plan: id, threshold, share } => {
            pay::threshold_missed(&named(*id), *threshold, *share, language)
        }
        Finding::PayCliff { plan: id, at, jump } => pay::cliff(&named(*id), *at, &money(*jump), language),
        Finding::CapBites { plan: id, at, ninth_decile } => {
            pay::cap_bites(&named(*id), *at, *ninth_decile, language)
        }
        Finding::PayMixUnusual { plan: id, base_share, least, most } => {
            pay::mix_unusual(&named(*id), *base_share, [*least, *most], language)
        }
        Finding::QuotaToPayUnusual { plan: id, times, least, most } => {
            pay::quota_unusual(&named(*id), *times, [*least, *most], language)
        }
        Finding::OverBudget { amount } => pay::over_budget(&money(*amount), language),
        Finding::PresalesContended { presales, sellers } => {
            let name = presales_name(plan, *presales);
            let sellers = numbers::count((*sellers).into(), language);
            (
                "presalesContended",
                Info,
                say!(
                    language,
                    "{sellers} sellers ask for {name}; somebody will wait.",
                    "{sellers} vendedores piden a {name}; alguien va a esperar."
                ),
                say!(
                    language,
                    "Decide who comes first, or strengthen the pool.",
                    "Decida quién va primero o refuerce el pool."
                ),
            )
        }
    }
}

fn presales_weight(
    plan: &Plan,
    presales: PresalesId,
    weight: Rate,
    from: Option<Date>,
    language: Language,
) -> Found {
    let (name, shown) = (presales_name(plan, presales), numbers::percent(weight, language));
    let message = if let Some(from) = from {
        say!(
            language,
            "From {from} on the weights of {name} add up to {shown}.",
            "Desde el {from} los pesos de {name} suman {shown}."
        )
    } else if weight == Rate::ZERO {
        say!(language, "{name} works for no pool.", "{name} no trabaja para ningún pool.")
    } else {
        say!(language, "The weights of {name} add up to {shown}.", "Los pesos de {name} suman {shown}.")
    };
    let remedy = if weight == Rate::ZERO {
        say!(language, "Attach this member to a pool.", "Asigne a esta persona a un pool.")
    } else {
        say!(
            language,
            "Change the weights in the pools so that they add up to 100%.",
            "Cambie los pesos en los pools para que sumen 100\u{a0}%."
        )
    };
    ("presalesWeight", Severity::Warn, message, remedy)
}
