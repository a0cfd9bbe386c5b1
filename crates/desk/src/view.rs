//! What a window may show: one type a screen, made of the plan's own rows and its outlook.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::words::findings::FoundText;
use plan::account::Account;
use plan::assignment::{Load, Why};
use plan::contention::ShareBy;
use plan::evenness::{Evenness, Measured};
use plan::ids::*;
use plan::money::{Money, Quantity, Rate};
use plan::outlook::{PoolOutlook, PresalesOutlook, QuotaSum, TerritoryOutlook};
use plan::payout::Cost;
use plan::period::Ramp;
use plan::pool::PoolTarget;
use plan::seller::{Presales, Request, Seller};

mod ground;
mod pay;
mod presales;
mod quotas;
mod regions;
mod rules;

pub use ground::*;
pub use pay::*;
pub use presales::*;
pub use quotas::*;
pub use regions::*;
pub use rules::*;

/// The screen a window shows, and which part of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "screen", rename_all = "camelCase")]
#[ts(export)]
pub enum ViewRequest {
    Overview,
    People,
    Accounts(AccountsRequest),
    Territories,
    /// Where every account lies, and which territory it stands in.
    Map,
    /// Accounts in groups and parts of groups.
    Treemap {
        outer: TreeLevel,
        inner: TreeLevel,
        by: Measured,
    },
    /// Regions that somebody else drew, and what lies in them.
    Regions {
        /// `null`: the first set there is.
        #[serde(default)]
        set: Option<RegionSetId>,
    },
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
    /// Only accounts kept out of every territory, by hand or by a rule.
    pub kept_out: bool,
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
    Map(MapView),
    Treemap(TreemapView),
    Regions(RegionsView),
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
    /// Matching accounts behind these.
    pub left: u32,
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
    /// What its place on the map follows from; `null` where it has none.
    pub placed_by: Option<PlacedBy>,
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
    /// Travel, compactness and changes of owner of each territory, in the same order.
    pub ground: Vec<Ground>,
    /// Who would get another seller than today, over all accounts.
    pub owner_change: OwnerChange,
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
pub struct HistoryView {
    pub total: u32,
    pub from: u32,
    pub entries: Vec<HistoryRow>,
    /// Earlier edits behind these.
    pub left: u32,
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
