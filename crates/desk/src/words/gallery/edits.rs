//! One of every edit, alone and many at once, and every column.

use plan::account::AccountField;
use plan::compensation::{LINEAR, PayPlan, Role};
use plan::edit::{AccountCell, AttainmentCell, Edit, PresalesCell, QuotaCell, SellerCell};
use plan::ids::*;
use plan::money::{Money, Rate};
use plan::pool::PoolTarget;
use plan::quota::SpreadMethod;
use plan::seller::{PresalesField, SellerField};

use crate::words::Column;

/// Steps of the history, each of one or more edits.
pub fn edits() -> Vec<Vec<Edit>> {
    let mut steps: Vec<Vec<Edit>> = Vec::new();
    for part in [settings(), facts(), territories(), quotas(), pools(), pay()] {
        steps.extend(part.into_iter().map(|edit| vec![edit]));
    }
    let (one, other) = (SellerId(0), SellerId(1));
    let (presales, pool) = (PresalesId(0), PoolId(0));
    let into = |seller| Edit::MoveSeller { seller, pool: Some(pool) };
    steps.extend([
        vec![into(one), into(other)],
        vec![Edit::AddRequest { seller: one, presales }, Edit::AddRequest { seller: other, presales }],
        vec![into(one), Edit::RenamePlan { name: "FY28".into() }],
        Vec::new(),
    ]);
    steps
}

fn settings() -> Vec<Edit> {
    vec![
        Edit::RenamePlan { name: "FY27".into() },
        Edit::SetCurrency { currency: "EUR".into(), decimals: 2 },
        Edit::SetYearStart { date: "2027-02-01".parse().unwrap() },
        Edit::SetCompanyPlan { amount: Some(Money::units(18_400_000)) },
        Edit::SetCompanyPlan { amount: None },
        Edit::SetOverAssignment { rate: Rate::percent(10) },
        Edit::SetRamps { ramps: Vec::new() },
    ]
}

fn facts() -> Vec<Edit> {
    let account = |field, text: &str| AccountCell { account: AccountId(0), field, text: text.into() };
    let seller = |field, text: &str| SellerCell { seller: SellerId(0), field, text: text.into() };
    let presales = |text: &str| PresalesCell {
        presales: PresalesId(0),
        field: PresalesField::Skills,
        text: text.into(),
    };
    vec![
        Edit::ImportAccounts { columns: Vec::new(), rows: vec![Vec::new(); 6165] },
        Edit::ImportAccounts { columns: Vec::new(), rows: vec![Vec::new()] },
        Edit::ImportSellers { columns: Vec::new(), rows: vec![Vec::new(); 10] },
        Edit::ImportPresales { columns: Vec::new(), rows: vec![Vec::new(); 6] },
        Edit::SetAccounts { cells: vec![account(AccountField::Potential, "410000.00")] },
        Edit::SetAccounts { cells: vec![account(AccountField::Segment, "Enterprise")] },
        Edit::SetAccounts { cells: vec![account(AccountField::Potential, "")] },
        Edit::SetAccounts {
            cells: vec![account(AccountField::City, "Lima"), account(AccountField::City, "Quito")],
        },
        Edit::SetAccounts {
            cells: vec![account(AccountField::City, "Lima"), account(AccountField::State, "CA")],
        },
        Edit::SetSellers { cells: vec![seller(SellerField::Start, "2027-03-01")] },
        Edit::SetPresales { cells: vec![presales("Cloud, Data")] },
        Edit::RemoveAccounts { accounts: vec![AccountId(0)] },
        Edit::RemoveAccounts { accounts: vec![AccountId(0), AccountId(1)] },
        Edit::AddSeller { name: "Seat ENT-09".into(), segment: String::new(), vacancy: true },
        Edit::RemoveSeller { seller: SellerId(1) },
        Edit::AddPresales { name: "Seat SE-04".into(), segment: String::new() },
        Edit::RemovePresales { presales: PresalesId(0) },
        Edit::AddRequest { seller: SellerId(0), presales: PresalesId(0) },
        Edit::RemoveRequest { request: RequestId(0) },
    ]
}

fn territories() -> Vec<Edit> {
    let territory = TerritoryId(0);
    let rule = RuleId(0);
    vec![
        Edit::AddTerritory { name: "West-2".into(), seller: None },
        Edit::RenameTerritory { territory, name: "Pacific".into() },
        Edit::SetTerritorySeller { territory, seller: Some(SellerId(0)) },
        Edit::SetTerritorySeller { territory, seller: None },
        Edit::RemoveTerritory { territory },
        Edit::AddRule { territory, conditions: Vec::new() },
        Edit::SetRule { rule, territory, conditions: Vec::new() },
        Edit::MoveRule { rule, position: 0 },
        Edit::RemoveRule { rule },
        Edit::PlaceAccounts { accounts: vec![AccountId(0)], territory: Some(territory) },
        Edit::PlaceAccounts { accounts: vec![AccountId(0), AccountId(1)], territory: None },
        Edit::ReleaseAccounts { accounts: vec![AccountId(1)] },
    ]
}

fn quotas() -> Vec<Edit> {
    let cell = |seller, amount| QuotaCell { seller: SellerId(seller), amount };
    let target = Some(Money::units(540_000));
    vec![
        Edit::SetQuotas { cells: vec![cell(1, Some(Money::units(1_200_000)))] },
        Edit::SetQuotas { cells: vec![cell(1, None)] },
        Edit::SetQuotas { cells: vec![cell(0, None), cell(1, None)] },
        Edit::LockQuotas { sellers: vec![SellerId(1)], locked: true },
        Edit::LockQuotas { sellers: vec![SellerId(0), SellerId(1)], locked: false },
        Edit::SpreadQuotas {
            method: SpreadMethod::Equal,
            target,
            unit: Money::units(1),
            sellers: Vec::new(),
            keep: false,
        },
        Edit::SpreadQuotas {
            method: SpreadMethod::Potential,
            target: None,
            unit: Money::units(1),
            sellers: vec![SellerId(0)],
            keep: true,
        },
    ]
}

fn pools() -> Vec<Edit> {
    let (pool, seller, presales) = (PoolId(0), SellerId(0), PresalesId(0));
    vec![
        Edit::AddPool { name: "Street East".into() },
        Edit::RenamePool { pool, name: "West pod".into() },
        Edit::RemovePool { pool },
        Edit::SetPoolTarget { pool, target: PoolTarget::Amount { amount: Money::units(13_000_000) } },
        Edit::SetPoolTarget { pool, target: PoolTarget::Discount { discount: "0.1333".parse().unwrap() } },
        Edit::MoveSeller { seller, pool: Some(pool) },
        Edit::MoveSeller { seller, pool: None },
        Edit::AttachPresales { presales, pool, weight: Rate::percent(60) },
        Edit::DetachPresales { presales, pool },
    ]
}

fn pay() -> Vec<Edit> {
    let (plan, seller) = (PayPlanId(0), SellerId(0));
    let name = "SE 75/25".to_owned();
    let tiers = LINEAR.to_vec();
    vec![
        Edit::SetAttainment { rate: Rate::percent(92) },
        Edit::SetSellerAttainments { cells: vec![AttainmentCell { seller, rate: Some(Rate::percent(110)) }] },
        Edit::SetSellerAttainments { cells: vec![AttainmentCell { seller, rate: None }] },
        Edit::AddPayPlan {
            plan: PayPlan { id: plan, name, role: Role::Presales, segment: String::new(), tiers },
        },
        Edit::SetPayPlanTiers { plan, tiers: LINEAR.to_vec() },
        Edit::RemovePayPlan { plan },
        Edit::SetSellerPayPlan { seller, plan: Some(plan) },
        Edit::SetSellerPayPlan { seller, plan: None },
    ]
}

pub fn columns() -> Vec<Column> {
    use AccountField as A;
    let accounts = [
        A::ExternalId,
        A::Name,
        A::Country,
        A::State,
        A::City,
        A::PostalCode,
        A::Latitude,
        A::Longitude,
        A::Industry,
        A::Segment,
        A::Owner,
        A::Size,
        A::Potential,
        A::Workload,
        A::LastBookings,
    ];
    let sellers = [
        SellerField::Vacancy,
        SellerField::Start,
        SellerField::End,
        SellerField::Base,
        SellerField::TargetVariable,
        SellerField::Quota,
    ];
    let mut all: Vec<Column> = accounts.map(Column::from).into();
    all.extend(sellers.map(Column::from));
    all.push(PresalesField::Skills.into());
    all
}
