//! Quotas, teams, capacity and what is proposed, as screens show them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use plan::capacity::Capacity;
use plan::ids::*;
use plan::money::{Money, Quantity, Rate};
use plan::outlook::{QuotaSum, SellerOutlook};
use plan::period::{Leave, Seasonality};
use plan::quota::{Conversion, MidYear, QuotaStep};
use plan::team::OverAssignment;
use plan::waterfall::{LevelOutlook, NodeOutlook};

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuotasView {
    pub sum: QuotaSum,
    /// Typed: what the regional target lies above the company plan.
    pub over_assignment: OverAssignment,
    /// The same as a share of the company plan; `None` where there is no company plan.
    pub over_assignment_wanted: Option<Rate>,
    pub rows: Vec<QuotaRow>,
    pub teams: Vec<TeamName>,
}

/// A team to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TeamName {
    pub team: TeamId,
    pub name: String,
    pub manager: String,
    /// 1 right below the region.
    pub depth: u32,
    /// "Enterprise / East": names from the top.
    pub path: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WaterfallView {
    pub sum: QuotaSum,
    pub levels: Vec<LevelOutlook>,
    /// The region, then the teams, each before what stands below it.
    pub nodes: Vec<TeamRow>,
    pub sellers: Vec<QuotaRow>,
    /// Typed: what the regional target lies above the company plan.
    pub over_assignment: OverAssignment,
}

/// The region or a team.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TeamRow {
    #[serde(flatten)]
    pub outlook: NodeOutlook,
    /// Empty for the region.
    pub name: String,
    pub manager: String,
    pub parent: Option<TeamId>,
    pub locked: bool,
    /// Typed: what it assigns on top of its target.
    pub over_assignment_typed: OverAssignment,
    /// The same as a share of the target; `None` where the target is not set or 0.
    pub over_assignment_wanted: Option<Rate>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CapacityView {
    pub capacity: Capacity,
    pub seasonality: Seasonality,
    /// What each quarter is of the year, by season.
    pub season: [Rate; 4],
    /// One row a segment of the sellers, and one for all others where it is set.
    pub turnovers: Vec<TurnoverRow>,
    pub nodes: Vec<TeamRow>,
    pub sellers: Vec<QuotaRow>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TurnoverRow {
    /// Empty: all segments without a row of their own.
    pub segment: String,
    /// `None`: nothing is set for it.
    pub yearly: Option<Rate>,
    pub vacancy_months: Option<Quantity>,
    /// Months of full quota that the segment's ramp costs.
    pub ramp_loss_months: Quantity,
    /// Share of the capacity that turnover costs.
    pub loss: Rate,
    pub sellers: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BottomUpView {
    pub nodes: Vec<TeamRow>,
    pub sellers: Vec<QuotaRow>,
    pub conversions: Vec<ConversionRow>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ConversionRow {
    /// Empty: all segments without a row of their own.
    pub segment: String,
    /// `None`: nothing is set for it.
    pub conversion: Option<Conversion>,
    pub sellers: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuotaRow {
    #[serde(flatten)]
    pub outlook: SellerOutlook,
    pub name: String,
    pub segment: String,
    pub vacancy: bool,
    #[ts(type = "string | null")]
    pub start: Option<String>,
    #[ts(type = "string | null")]
    pub end: Option<String>,
    pub leaves: Vec<Leave>,
    pub last_bookings: Option<Money>,
    pub locked: bool,
    /// Whether spreading may change the quota: not locked, and the same all year.
    pub open: bool,
    /// Base + target variable of a full year.
    pub ote: Money,
    /// Empty where the seller stands right below the region.
    pub team_name: String,
    /// Typed weight for spreading; `None`: 1.
    pub weight: Option<Quantity>,
    /// Whether the proposal was typed and not calculated.
    pub proposal_typed: bool,
    /// Quota - proposal: positive where more is asked than offered.
    pub gap: Option<Money>,
    /// Quotas from later dates on.
    pub steps: Vec<QuotaStep>,
    pub mid_year: MidYear,
    pub pool_names: String,
    /// Whether the seller's attainment differs on purpose from the one set for all.
    pub own_attainment: bool,
    /// A pay plan chosen for the seller; `None`: that of the segment.
    pub own_plan: Option<PayPlanId>,
    pub score: Option<Rate>,
}
