//! Intent: what the director wants changed. An edit becomes changes, or a refusal and nothing happens.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::account::AccountField;
use crate::change::Change;
use crate::compensation::{PayPlan, Tier};
use crate::draft::Draft;
use crate::ids::*;
use crate::money::{Money, Rate};
use crate::period::Ramp;
use crate::plan::Plan;
use crate::pool::PoolTarget;
use crate::quota::SpreadMethod;
use crate::refusal::Refusal;
use crate::seller::{PresalesField, SellerField};
use crate::territory::Condition;

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
    SetOverAssignment {
        rate: Rate,
    },
    SetRamps {
        ramps: Vec<Ramp>,
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
    AddRule {
        territory: TerritoryId,
        conditions: Vec<Condition>,
    },
    SetRule {
        rule: RuleId,
        territory: TerritoryId,
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
    /// By hand, which beats rules; `null` keeps the accounts out of every territory.
    PlaceAccounts {
        accounts: Vec<AccountId>,
        territory: Option<TerritoryId>,
    },
    /// Back to what the rules say.
    ReleaseAccounts {
        accounts: Vec<AccountId>,
    },

    // Quotas.
    SetQuotas {
        cells: Vec<QuotaCell>,
    },
    LockQuotas {
        sellers: Vec<SellerId>,
        locked: bool,
    },
    /// Over `sellers` (all where empty), locked ones subtracted first. Without `target`: company plan and over-assignment.
    SpreadQuotas {
        method: SpreadMethod,
        target: Option<Money>,
        unit: Money,
        sellers: Vec<SellerId>,
        /// On top of the quotas that stand: only what the sum lacks (or has too much) is spread.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        keep: bool,
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
    /// Into `pool`, out of every other; `null`: out of all.
    MoveSeller {
        seller: SellerId,
        pool: Option<PoolId>,
    },
    /// Sets the weight of a presales member in a pool; attaches it where it was not.
    AttachPresales {
        presales: PresalesId,
        pool: PoolId,
        weight: Rate,
    },
    DetachPresales {
        presales: PresalesId,
        pool: PoolId,
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
    SetPayPlanTiers {
        plan: PayPlanId,
        tiers: Vec<Tier>,
    },
    RemovePayPlan {
        plan: PayPlanId,
    },
    SetSellerPayPlan {
        seller: SellerId,
        plan: Option<PayPlanId>,
    },
}

macro_rules! cells {
    ($($name:ident { $key:ident: $id:ty, $field:ty }),*) => {$(
        /// One cell of the sheet; `text` is canonical (decimal point, ISO date), empty for "not known".
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        #[ts(export)]
        pub struct $name { pub $key: $id, pub field: $field, pub text: String }
    )*};
}
cells!(
    AccountCell { account: AccountId, AccountField },
    SellerCell { seller: SellerId, SellerField },
    PresalesCell { presales: PresalesId, PresalesField }
);

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuotaCell {
    pub seller: SellerId,
    /// `null`: not set.
    pub amount: Option<Money>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AttainmentCell {
    pub seller: SellerId,
    /// `null`: the attainment set for all.
    pub rate: Option<Rate>,
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
            apply(&mut draft, edit)?;
        }
        crate::edits::stays::in_order(&draft, edits)?;
        Ok(draft.finish())
    }
}

fn apply(draft: &mut Draft, edit: &Edit) -> Result<(), Refusal> {
    use crate::edits::{facts, pay, pools, quotas, settings, territories};
    match edit {
        Edit::RenamePlan { name } => settings::rename(draft, name),
        Edit::SetCurrency { currency, decimals } => settings::set_currency(draft, currency, *decimals),
        Edit::SetYearStart { date } => settings::set_year_start(draft, *date),
        Edit::SetCompanyPlan { amount } => settings::set_company_plan(draft, *amount),
        Edit::SetOverAssignment { rate } => settings::set_over_assignment(draft, *rate),
        Edit::SetRamps { ramps } => settings::set_ramps(draft, ramps),

        Edit::ImportAccounts { columns, rows } => facts::import_accounts(draft, columns, rows),
        Edit::ImportSellers { columns, rows } => facts::import_sellers(draft, columns, rows),
        Edit::ImportPresales { columns, rows } => facts::import_presales(draft, columns, rows),
        Edit::SetAccounts { cells } => facts::set_accounts(draft, cells),
        Edit::SetSellers { cells } => facts::set_sellers(draft, cells),
        Edit::SetPresales { cells } => facts::set_presales(draft, cells),
        Edit::RemoveAccounts { accounts } => facts::remove_accounts(draft, accounts),
        Edit::AddSeller { name, segment, vacancy } => facts::add_seller(draft, name, segment, *vacancy),
        Edit::RemoveSeller { seller } => facts::remove_seller(draft, *seller),
        Edit::AddPresales { name, segment } => facts::add_presales(draft, name, segment),
        Edit::RemovePresales { presales } => facts::remove_presales(draft, *presales),
        Edit::AddRequest { seller, presales } => facts::add_request(draft, *seller, *presales),
        Edit::RemoveRequest { request } => facts::remove_request(draft, *request),

        Edit::AddTerritory { name, seller } => territories::add(draft, name, *seller),
        Edit::RenameTerritory { territory, name } => territories::rename(draft, *territory, name),
        Edit::SetTerritorySeller { territory, seller } => territories::set_seller(draft, *territory, *seller),
        Edit::RemoveTerritory { territory } => territories::remove(draft, *territory),
        Edit::AddRule { territory, conditions } => territories::add_rule(draft, *territory, conditions),
        Edit::SetRule { rule, territory, conditions } => {
            territories::set_rule(draft, *rule, *territory, conditions)
        }
        Edit::MoveRule { rule, position } => territories::move_rule(draft, *rule, *position),
        Edit::RemoveRule { rule } => territories::remove_rule(draft, *rule),
        Edit::PlaceAccounts { accounts, territory } => territories::place(draft, accounts, *territory),
        Edit::ReleaseAccounts { accounts } => territories::release(draft, accounts),

        Edit::SetQuotas { cells } => quotas::set(draft, cells),
        Edit::LockQuotas { sellers, locked } => quotas::lock(draft, sellers, *locked),
        Edit::SpreadQuotas { method, target, unit, sellers, keep } => {
            quotas::spread_over(draft, *method, *target, *unit, sellers, *keep)
        }

        Edit::AddPool { name } => pools::add(draft, name),
        Edit::RenamePool { pool, name } => pools::rename(draft, *pool, name),
        Edit::RemovePool { pool } => pools::remove(draft, *pool),
        Edit::SetPoolTarget { pool, target } => pools::set_target(draft, *pool, *target),
        Edit::MoveSeller { seller, pool } => pools::move_seller(draft, *seller, *pool),
        Edit::AttachPresales { presales, pool, weight } => pools::attach(draft, *presales, *pool, *weight),
        Edit::DetachPresales { presales, pool } => pools::detach(draft, *presales, *pool),

        Edit::SetAttainment { rate } => pay::set_attainment(draft, *rate),
        Edit::SetSellerAttainments { cells } => pay::set_seller_attainments(draft, cells),
        Edit::AddPayPlan { plan } => pay::add_plan(draft, plan),
        Edit::SetPayPlanTiers { plan, tiers } => pay::set_tiers(draft, *plan, tiers),
        Edit::RemovePayPlan { plan } => pay::remove_plan(draft, *plan),
        Edit::SetSellerPayPlan { seller, plan } => pay::set_seller_plan(draft, *seller, *plan),
    }
}
