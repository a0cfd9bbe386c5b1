//! Pay as screens show it: people, payments, plans, deals.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PoolRow;
use super::PresalesRow;
use super::QuotaRow;
use crate::words::findings::FoundText;
use plan::compensation::{Deal, PayPlan};
use plan::distribution::Distribution;
use plan::edit::Payee;
use plan::ids::*;
use plan::money::{Money, Rate};
use plan::paying::{ComponentPay, Payment};
use plan::payout::{Cost, CurvePoint, ManagerOutlook};

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PayoutsView {
    /// Attainment set for all.
    pub attainment: Rate,
    /// Attainments assumed for teams, each with the one in force.
    pub teams: Vec<TeamAttainmentRow>,
    pub distribution: Distribution,
    /// Its ninth decile, and the share of sellers that reach their quota.
    pub ninth_decile: Rate,
    pub at_quota: Rate,
    pub cost: Cost,
    pub sellers: Vec<QuotaRow>,
    pub presales: Vec<PresalesRow>,
    pub managers: Vec<ManagerRow>,
    pub pools: Vec<PoolRow>,
    pub pay_plans: Vec<PayPlanRow>,
    /// Plans to start from; their names are for the face to word.
    pub ready_made: Vec<PayPlan>,
    /// Total cost and CCOS at other attainments set for all, own ones kept.
    pub cost_by_attainment: Vec<CostPoint>,
    /// Who is paid what with which payment.
    pub payments: Vec<PersonPayments>,
    pub quarters: [QuarterPay; 4],
    /// Attainments at which the heat map shows everybody's variable pay.
    pub heat_steps: Vec<Rate>,
    pub heat: Vec<HeatRow>,
    pub deals: Vec<DealRow>,
    /// Findings about pay.
    pub findings: Vec<FoundText>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TeamAttainmentRow {
    pub team: TeamId,
    pub name: String,
    pub depth: u32,
    /// Typed for this team.
    pub typed: Option<Rate>,
    /// In force: typed, or that of the team above, or the one set for all.
    pub assumed: Rate,
}

/// The manager of a team.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ManagerRow {
    #[serde(flatten)]
    pub outlook: ManagerOutlook,
    /// The manager's name; empty where nobody leads the team yet.
    pub name: String,
    pub team_name: String,
    pub own_plan: Option<PayPlanId>,
    pub score: Option<Rate>,
    /// Of a full year.
    pub base: Money,
    pub target_variable: Money,
}

/// One person's payments, with what each component of the plan brings.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PersonPayments {
    pub payee: Payee,
    pub name: String,
    /// Segment, or the manager's team.
    pub group: String,
    pub plan: Option<PayPlanId>,
    pub components: Vec<ComponentPay>,
    pub payments: Vec<Payment>,
}

/// What falls due in a quarter of the plan year.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuarterPay {
    pub base: Money,
    /// Variable pay paid out.
    pub variable: Money,
    pub total: Money,
    pub bookings: Money,
}

/// A person's variable pay at every attainment of the heat map.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HeatRow {
    pub payee: Payee,
    pub name: String,
    pub group: String,
    pub cells: Vec<HeatCell>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HeatCell {
    pub variable: Option<Money>,
    pub share_of_target: Option<Rate>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DealRow {
    #[serde(flatten)]
    pub deal: Deal,
    pub seller_name: String,
    /// It falls outside the plan year and does not count.
    pub outside: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PayPlanRow {
    #[serde(flatten)]
    pub plan: PayPlan,
    /// People on it.
    pub people: u32,
    /// Curve of a typical person on it (mean base and target variable), or of its role where nobody is on it; empty where
    /// nobody has the role.
    pub curve: Vec<CurvePoint>,
    pub base: Money,
    pub target_variable: Money,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CostPoint {
    pub attainment: Rate,
    pub cost: Cost,
}
