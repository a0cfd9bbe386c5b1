//! What rows are called in a sentence.

use plan::Plan;
use plan::ids::{AccountId, DealId, PayPlanId, PoolId, PresalesId, SellerId, TeamId, TerritoryId};

pub fn account_name(plan: &Plan, id: AccountId) -> String {
    called(id.0, plan.facts.accounts.get(id.0).map(|row| [&row.name, &row.external_id]))
}

pub fn seller_name(plan: &Plan, id: SellerId) -> String {
    called(id.0, plan.facts.sellers.get(id.0).map(|row| [&row.name, &row.external_id]))
}

pub fn presales_name(plan: &Plan, id: PresalesId) -> String {
    called(id.0, plan.facts.presales.get(id.0).map(|row| [&row.name, &row.external_id]))
}

pub fn territory_name(plan: &Plan, id: TerritoryId) -> String {
    called(id.0, plan.decisions.territories.get(id.0).map(|row| [&row.name]))
}

pub fn team_name(plan: &Plan, id: TeamId) -> String {
    called(id.0, plan.decisions.teams.get(id.0).map(|row| [&row.name]))
}

pub fn pool_name(plan: &Plan, id: PoolId) -> String {
    called(id.0, plan.decisions.pools.get(id.0).map(|row| [&row.name]))
}

pub fn pay_plan_name(plan: &Plan, id: PayPlanId) -> String {
    called(id.0, plan.decisions.pay_plans.get(id.0).map(|row| [&row.name]))
}

pub fn deal_name(plan: &Plan, id: DealId) -> String {
    called(id.0, plan.decisions.deals.get(id.0).map(|row| [&row.name]))
}

/// The first text that is not blank, else the number: an import may bring rows without a name.
fn called<const N: usize>(id: u32, texts: Option<[&String; N]>) -> String {
    let named = texts.and_then(|texts| texts.into_iter().find(|text| !text.trim().is_empty()).cloned());
    named.unwrap_or_else(|| format!("#{id}"))
}
