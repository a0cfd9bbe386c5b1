//! Intent: what the director wants changed. An edit becomes changes, or a refusal and nothing happens.

mod parts;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::account::AccountField;
use crate::change::Change;
use crate::compensation::{Deal, PayPlan};
use crate::condition::Condition;
use crate::distribution::Distribution;
use crate::draft::Draft;
use crate::ids::*;
use crate::money::{Money, Rate};
use crate::period::{Ramp, Seasonality};
use crate::plan::Plan;
use crate::pool::{Attachment, Loan, Member, PairKind, PoolTarget};
use crate::presales_work::PresalesWork;
use crate::quota::{Conversion, MethodShare, MidYear, QuotaStep, Turnover};
use crate::refusal::Refusal;
use crate::region::Regions;
use crate::seller::{PresalesField, SellerField};
use crate::team::{Level, OverAssignment};
use crate::territory::by_hand;

pub use parts::{
    AccountCell, AttainmentCell, HandOver, Payee, PresalesCell, QuotaCell, RequestCell, ScoreCell,
    SellerCell, Sharing, TeamAttainmentCell, TeamCell, WeightCell,
};

/// Everything that can be done to a plan; `podplan edit` takes one as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub enum Edit {
    // The plan.
    RenamePlan {
        name: String,
    },
    /// ISO 4217 code; refused once amounts do not fit its decimals.
    SetCurrency {
        currency: String,
        decimals: u8,
    },
    /// Any day of the month in which the plan year starts.
    SetYearStart {
        #[ts(type = "string")]
        date: Date,
    },
    SetCompanyPlan {
        amount: Option<Money>,
    },
    /// What a level assigns to the one below on top of its own target.
    SetOverAssignment {
        level: Level,
        over: OverAssignment,
    },
    SetRamps {
        ramps: Vec<Ramp>,
    },
    /// Typed shares must add up to 1.
    SetSeasonality {
        seasonality: Seasonality,
    },
    SetTurnovers {
        turnovers: Vec<Turnover>,
    },
    SetConversions {
        conversions: Vec<Conversion>,
    },

    // Facts.
    /// Rows known by external id are updated in the given columns, others added. All or nothing. Texts are canonical.
    ImportAccounts {
        columns: Vec<AccountField>,
        rows: Vec<Vec<String>>,
    },
    ImportSellers {
        columns: Vec<SellerField>,
        rows: Vec<Vec<String>>,
    },
    ImportPresales {
        columns: Vec<PresalesField>,
        rows: Vec<Vec<String>>,
    },
    SetAccounts {
        cells: Vec<AccountCell>,
    },
    SetSellers {
        cells: Vec<SellerCell>,
    },
    SetPresales {
        cells: Vec<PresalesCell>,
    },
    RemoveAccounts {
        accounts: Vec<AccountId>,
    },
    AddSeller {
        name: String,
        segment: String,
        vacancy: bool,
    },
    RemoveSeller {
        seller: SellerId,
    },
    AddPresales {
        name: String,
        segment: String,
    },
    RemovePresales {
        presales: PresalesId,
    },
    AddRequest {
        seller: SellerId,
        presales: PresalesId,
    },
    /// Priorities and hours of requests that stand.
    SetRequests {
        cells: Vec<RequestCell>,
    },
    RemoveRequest {
        request: RequestId,
    },

    // Territories.
    AddTerritory {
        name: String,
        seller: Option<SellerId>,
    },
    RenameTerritory {
        territory: TerritoryId,
        name: String,
    },
    SetTerritorySeller {
        territory: TerritoryId,
        seller: Option<SellerId>,
    },
    RemoveTerritory {
        territory: TerritoryId,
    },
    /// After all others; `null` keeps the accounts out of every territory.
    AddRule {
        #[serde(deserialize_with = "typed")]
        territory: Option<TerritoryId>,
        conditions: Vec<Condition>,
    },
    SetRule {
        rule: RuleId,
        #[serde(deserialize_with = "typed")]
        territory: Option<TerritoryId>,
        conditions: Vec<Condition>,
    },
    /// To the place `position`, counted from 0 among all rules.
    MoveRule {
        rule: RuleId,
        position: u32,
    },
    RemoveRule {
        rule: RuleId,
    },
    /// Beats rules, by hand if not said otherwise; `null` keeps the accounts out of every territory.
    PlaceAccounts {
        accounts: Vec<AccountId>,
        territory: Option<TerritoryId>,
        /// `false`: by a carving proposal, so that the next one may move them again.
        #[serde(default = "by_hand", skip_serializing_if = "is_true")]
        #[ts(as = "Option<bool>", optional)]
        pinned: bool,
    },
    /// Back to what the rules say.
    ReleaseAccounts {
        accounts: Vec<AccountId>,
    },

    // Regions that somebody else drew.
    /// In place of a set of the same name.
    AddRegions {
        name: String,
        regions: Regions,
    },
    RemoveRegions {
        set: RegionSetId,
    },

    // Teams.
    AddTeam {
        name: String,
        parent: Option<TeamId>,
    },
    /// A team for every segment of sellers who have none yet, and the sellers into it.
    AddTeamsFromSegments {},
    RenameTeam {
        team: TeamId,
        name: String,
    },
    SetTeamManager {
        team: TeamId,
        manager: String,
    },
    /// Under another team, or directly under the region; what stands below moves along.
    MoveTeam {
        team: TeamId,
        parent: Option<TeamId>,
    },
    /// Its teams and sellers go to the team above.
    RemoveTeam {
        team: TeamId,
    },
    SetTeamTargets {
        cells: Vec<TeamCell>,
    },
    LockTeams {
        teams: Vec<TeamId>,
        locked: bool,
    },
    MoveToTeam {
        sellers: Vec<SellerId>,
        team: Option<TeamId>,
    },

    // Quotas.
    SetQuotas {
        cells: Vec<QuotaCell>,
    },
    LockQuotas {
        sellers: Vec<SellerId>,
        locked: bool,
    },
    /// Over `sellers`; where empty, down the tree of teams from `team` (`null`: the region), to the last unit at every
    /// level. Locked ones are subtracted first. Without `target`: what the level is to add up to.
    SpreadQuotas {
        /// Methods and how much each counts beside the others.
        blend: Vec<MethodShare>,
        /// What the quotas (and teams' targets) right below are to add up to.
        target: Option<Money>,
        unit: Money,
        sellers: Vec<SellerId>,
        #[serde(default)]
        #[ts(optional = nullable)]
        team: Option<TeamId>,
        /// On top of the quotas that stand: only what the sum lacks (or has too much) is spread.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        keep: bool,
    },

    SetWeights {
        cells: Vec<WeightCell>,
    },
    /// What sellers offer to carry; `null`: calculated from their potential.
    SetProposals {
        cells: Vec<QuotaCell>,
    },
    /// Proposals become quotas, in whole units; locked quotas stay.
    TakeProposals {
        /// All where empty.
        sellers: Vec<SellerId>,
        unit: Money,
    },

    // During the year.
    /// Quotas from later dates on, in place of those there were; none takes them all away.
    SetQuotaSteps {
        seller: SellerId,
        steps: Vec<QuotaStep>,
        mid_year: MidYear,
    },
    /// The seller's last day; the others stay as they are unless `hand_over` asks.
    SellerLeaves {
        seller: SellerId,
        #[ts(type = "string")]
        last: Date,
        hand_over: HandOver,
    },
    /// A seller from a day on; the others stay as they are unless `relief` asks.
    SellerJoins {
        name: String,
        segment: String,
        team: Option<TeamId>,
        #[ts(type = "string")]
        start: Date,
        /// An open seat: nobody sits there yet.
        vacancy: bool,
        base: Money,
        target_variable: Money,
        quota: Option<Money>,
        /// What the joiner carries is taken off the others of the team from that day on.
        relief: Option<Sharing>,
    },

    // Pools.
    AddPool {
        name: String,
    },
    RenamePool {
        pool: PoolId,
        name: String,
    },
    RemovePool {
        pool: PoolId,
    },
    SetPoolTarget {
        pool: PoolId,
        target: PoolTarget,
    },
    /// Into `pool`, out of every other; `null`: out of all. From a day on, or all year.
    MoveSeller {
        seller: SellerId,
        pool: Option<PoolId>,
        #[serde(default)]
        #[ts(optional = nullable, type = "string")]
        from: Option<Date>,
    },
    /// From when to when sellers are in their pools.
    SetMembers {
        members: Vec<Member>,
    },
    /// Sets the weight of a presales member in a pool, from a day on or all year; attaches it where it was not.
    AttachPresales {
        presales: PresalesId,
        pool: PoolId,
        weight: Rate,
        #[serde(default)]
        #[ts(optional = nullable, type = "string")]
        from: Option<Date>,
    },
    /// Weights and dates of attachments that stand.
    SetAttachments {
        attachments: Vec<Attachment>,
    },
    /// After a last day, or all year.
    DetachPresales {
        presales: PresalesId,
        pool: PoolId,
        #[serde(default)]
        #[ts(optional = nullable, type = "string")]
        last: Option<Date>,
    },
    /// Two people who work well together, or should be kept apart; takes the place of what was said of them.
    AddPair {
        presales: PresalesId,
        seller: SellerId,
        kind: PairKind,
    },
    RemovePair {
        pair: PairId,
    },
    AddLoan {
        loan: Loan,
    },
    /// The loan with the same id, as it is to be.
    SetLoan {
        loan: Loan,
    },
    RemoveLoan {
        loan: LoanId,
    },
    SetPresalesWork {
        work: PresalesWork,
    },
    /// Correlation of attainments inside a pool, from 0 to 1.
    SetCorrelation {
        rate: Rate,
    },
    /// What a pool's target is called; empty: the usual name.
    SetPoolTerm {
        name: String,
    },

    // Pay.
    SetAttainment {
        rate: Rate,
    },
    SetSellerAttainments {
        cells: Vec<AttainmentCell>,
    },
    AddPayPlan {
        plan: PayPlan,
    },
    /// The plan with the same id, as it is to be.
    SetPayPlan {
        plan: PayPlan,
    },
    RemovePayPlan {
        plan: PayPlanId,
    },
    /// `null`: the plan of the segment.
    SetSellerPayPlan {
        seller: SellerId,
        plan: Option<PayPlanId>,
    },
    SetPresalesPayPlan {
        presales: PresalesId,
        plan: Option<PayPlanId>,
    },
    /// The plan of the team's manager.
    SetTeamPayPlan {
        team: TeamId,
        plan: Option<PayPlanId>,
    },
    /// What the team's manager is paid for a full year; nothing leaves the manager out of the plan.
    SetManagerPay {
        team: TeamId,
        base: Money,
        target_variable: Money,
    },
    /// Attainment assumed for a team's sellers who have none of their own.
    SetTeamAttainments {
        cells: Vec<TeamAttainmentCell>,
    },
    /// Objectives reached, for pay plans that measure them.
    SetScores {
        cells: Vec<ScoreCell>,
    },
    /// What the year's pay may cost.
    SetPayBudget {
        amount: Option<Money>,
    },
    SetDistribution {
        distribution: Distribution,
    },
    /// Typed deals take the place of the attainment assumed for their seller.
    AddDeals {
        deals: Vec<Deal>,
    },
    /// The deals with the same ids, as they are to be.
    SetDeals {
        deals: Vec<Deal>,
    },
    RemoveDeals {
        deals: Vec<DealId>,
    },
}

impl Plan {
    /// What the edit would change, row by row; empty where it changes nothing. The plan stays as it is.
    pub fn changes(&self, edit: &Edit) -> Result<Vec<Change>, Refusal> {
        self.changes_of(std::slice::from_ref(edit))
    }

    /// As [`Plan::changes`] for several edits, one after the other, that stand or fall together.
    pub fn changes_of(&self, edits: &[Edit]) -> Result<Vec<Change>, Refusal> {
        let mut draft = Draft::new(self);
        for edit in edits {
            crate::edits::apply(&mut draft, edit)?;
        }
        crate::edits::stays::in_order(&draft, edits)?;
        Ok(draft.finish())
    }
}

/// Not left out: a rule keeps accounts out where somebody says so.
fn typed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<TerritoryId>, D::Error> {
    Option::deserialize(deserializer)
}

fn is_true(flag: &bool) -> bool {
    *flag
}
