//! What a window may show: one type a screen, made of the plan's own rows and its outlook.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use plan::account::Account;
use plan::assignment::{Load, Why};
use plan::capacity::Capacity;
use plan::compensation::{Deal, PayPlan};
use plan::contention::ShareBy;
use plan::distribution::Distribution;
use plan::edit::Payee;
use plan::evenness::Evenness;
use plan::ids::*;
use plan::money::{Money, Quantity, Rate};
use plan::outlook::{PoolOutlook, PresalesOutlook, QuotaSum, SellerOutlook, TerritoryOutlook};
use plan::paying::{ComponentPay, Payment};
use plan::payout::{Cost, CurvePoint, ManagerOutlook};
use plan::period::{Leave, Ramp, Seasonality};
use plan::pool::PoolTarget;
use plan::quota::{Conversion, MidYear, QuotaStep};
use plan::seller::{Presales, Request, Seller};
use plan::team::OverAssignment;
use plan::territory::Rule;
use plan::waterfall::{LevelOutlook, NodeOutlook};

use crate::words::findings::FoundText;

mod presales;

pub use presales::*;

/// The screen a window shows, and which part of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "screen", rename_all = "camelCase")]
#[ts(export)]
pub enum ViewRequest {
    Overview,
    People,
    Accounts(AccountsRequest),
    Territories,
    Quotas,
    /// The hedge waterfall: every level from the company plan to the sellers.
    Waterfall,
    /// Ramped capacity by quarter.
    Capacity,
    /// What sellers propose against what they are asked.
    BottomUp,
    Pools,
    /// Presales hours by pool, quarter and skill.
    Hours,
    /// The chance that pools reach their targets.
    Odds,
    /// Who asks for whom.
    Requests {
        #[serde(default)]
        by: ShareBy,
    },
    Coverage,
    Payouts,
    History {
        from: u32,
        count: u32,
    },
}

/// A window of the accounts, filtered and sorted by the core.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AccountsRequest {
    pub from: u32,
    pub count: u32,
    #[serde(default)]
    pub filter: AccountFilter,
    #[serde(default)]
    pub sort: Option<AccountSort>,
}

/// Which accounts: all of what is given must hold; empty lists and texts ask for nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct AccountFilter {
    /// Part of the name, the external id or the city; case does not matter.
    pub text: String,
    pub segments: Vec<String>,
    pub countries: Vec<String>,
    pub states: Vec<String>,
    pub industries: Vec<String>,
    pub owners: Vec<String>,
    pub territories: Vec<TerritoryId>,
    /// Only accounts of no territory that nobody keeps out on purpose.
    pub unassigned: bool,
    /// Only accounts placed by hand or kept out by hand.
    pub by_hand: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AccountSort {
    pub by: AccountColumn,
    pub descending: bool,
}

/// Columns of the accounts grid, by which it is sorted and edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum AccountColumn {
    ExternalId,
    Name,
    Country,
    State,
    City,
    PostalCode,
    Industry,
    Segment,
    Owner,
    Size,
    Potential,
    Workload,
    LastBookings,
    Territory,
    Seller,
    Why,
}

/// One screen's content.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "screen", rename_all = "camelCase")]
#[ts(export)]
#[allow(clippy::large_enum_variant)]
pub enum View {
    Overview(OverviewView),
    People(PeopleView),
    Accounts(AccountsView),
    Territories(TerritoriesView),
    Quotas(QuotasView),
    Waterfall(WaterfallView),
    Capacity(CapacityView),
    BottomUp(BottomUpView),
    Pools(PoolsView),
    Hours(HoursView),
    Odds(OddsView),
    Requests(RequestsView),
    Coverage(CoverageView),
    Payouts(PayoutsView),
    History(HistoryView),
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OverviewView {
    pub quotas: QuotaSum,
    pub cost: Cost,
    pub accounts: Load,
    pub unassigned: Load,
    /// Bookings of last year over all sellers; `None` where no seller has any.
    pub last_bookings: Option<Money>,
    /// Sum of the pool targets.
    pub pool_targets: Money,
    /// Quota to potential at the median of the sellers: the middle of the fair band.
    pub median_quota_to_potential: Option<Rate>,
    /// Share of sellers within 80 % to 120 % of the median.
    pub fair_share: Option<Rate>,
    pub sellers: Vec<QuotaRow>,
    pub findings: Vec<FoundText>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PeopleView {
    pub sellers: Vec<Seller>,
    pub presales: Vec<Presales>,
    /// Which seller asks for which presales member.
    pub requests: Vec<Request>,
    pub segments: Vec<String>,
    pub ramps: Vec<Ramp>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AccountsView {
    /// All accounts of the plan.
    pub total: u32,
    /// Those that pass the filter, added up.
    pub matching: Load,
    /// Place of `rows[0]` among the matching.
    pub from: u32,
    pub rows: Vec<AccountRow>,
    pub facets: Facets,
    pub territories: Vec<TerritoryName>,
    pub unassigned: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AccountRow {
    #[serde(flatten)]
    pub account: Account,
    pub territory: Option<TerritoryId>,
    pub territory_name: String,
    pub seller_name: String,
    pub why: Why,
    /// The reason in words: "rule 3: segment is Enterprise, state is CA or NV".
    pub why_text: String,
}

/// Distinct values of the accounts' fields, sorted, for filters and rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Facets {
    pub countries: Vec<String>,
    pub states: Vec<String>,
    pub segments: Vec<String>,
    pub industries: Vec<String>,
    pub owners: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TerritoryName {
    pub territory: TerritoryId,
    pub name: String,
    /// Empty where nobody works it.
    pub seller_name: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SellerName {
    pub seller: SellerId,
    pub name: String,
    pub segment: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TerritoriesView {
    pub territories: Vec<TerritoryRow>,
    /// How even the territories are, measure by measure.
    pub evenness: Vec<Evenness>,
    pub rules: Vec<RuleRow>,
    pub unassigned: Load,
    pub kept_out: Load,
    pub total: Load,
    pub sellers: Vec<SellerName>,
    pub facets: Facets,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TerritoryRow {
    #[serde(flatten)]
    pub outlook: TerritoryOutlook,
    pub name: String,
    pub seller_name: String,
    pub seller_segment: String,
    /// Quota of the territory's seller over the potential of all the seller's territories.
    pub quota_to_potential: Option<Rate>,
    pub rules: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RuleRow {
    #[serde(flatten)]
    pub rule: Rule,
    /// Place among all rules, from 1.
    pub place: u32,
    pub territory_name: String,
    /// Accounts it holds now.
    pub holds: u32,
    /// The conditions in words.
    pub text: String,
}

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

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PoolsView {
    pub pools: Vec<PoolRow>,
    pub sellers: Vec<QuotaRow>,
    pub presales: Vec<PresalesRow>,
    pub loans: Vec<LoanRow>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PoolRow {
    #[serde(flatten)]
    pub outlook: PoolOutlook,
    pub name: String,
    /// What was typed: the target or the discount.
    pub typed: PoolTarget,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PresalesRow {
    #[serde(flatten)]
    pub outlook: PresalesOutlook,
    pub name: String,
    pub segment: String,
    pub skills: String,
    /// A pay plan chosen for the member; `None`: that of the segment.
    pub own_plan: Option<PayPlanId>,
    pub score: Option<Rate>,
    pub weights: Vec<PoolWeight>,
    pub wanted_by_names: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PoolWeight {
    pub pool: PoolId,
    pub name: String,
    pub weight: Rate,
    /// First and last day; `None`: all of the year that the member is there.
    #[ts(type = "string | null")]
    pub start: Option<String>,
    #[ts(type = "string | null")]
    pub end: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CoverageView {
    pub total: Load,
    pub unassigned: Load,
    pub kept_out: Load,
    /// Nobody sells to these: in no territory, or in one without a seller. Kept out on purpose is not among them.
    pub uncovered: Load,
    pub territories: Vec<TerritoryRow>,
    pub segments: Vec<SegmentCoverage>,
    pub pools: Vec<PoolRow>,
    pub sellers_without_pool: Vec<SellerName>,
    pub pools_without_presales: u32,
    pub territories_without_seller: u32,
    /// Gaps only: what nobody covers.
    pub gaps: Vec<FoundText>,
}

/// Accounts of a segment and who covers them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SegmentCoverage {
    pub segment: String,
    pub load: Load,
    pub unassigned: Load,
    /// Accounts in territories that have a seller.
    pub with_seller: u32,
    /// Accounts whose seller is in a pool that has presales.
    pub with_presales: u32,
    pub sellers: u32,
    pub mean_workload_per_seller: Option<Quantity>,
}

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

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HistoryView {
    pub total: u32,
    pub from: u32,
    pub entries: Vec<HistoryRow>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HistoryRow {
    pub seq: u32,
    /// UTC, ISO 8601.
    pub at: String,
    pub label: String,
    /// Rows changed.
    pub rows: u32,
    /// Taken back; redo brings it again.
    pub undone: bool,
}
