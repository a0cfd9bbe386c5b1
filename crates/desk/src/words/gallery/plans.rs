//! A small plan to name things from, and one of every refusal, finding and typing error.

use jiff::civil::date;
use plan::Plan;
use plan::account::AccountField;
use plan::condition::{Condition, RuleField};
use plan::edit::{AccountCell, Edit};
use plan::fairness::FairnessMeasure;
use plan::finding::Finding;
use plan::ids::*;
use plan::money::{Money, NumberProblem, Quantity, Rate};
use plan::quota::MidYear;
use plan::refusal::{BadCell, CellProblem, Kind, Refusal};

use crate::entry::EntryProblem;

pub fn story() -> Plan {
    let seller =
        |name: &str| Edit::AddSeller { name: name.into(), segment: "Enterprise".into(), vacancy: false };
    let presales = |name: &str| Edit::AddPresales { name: name.into(), segment: "Enterprise".into() };
    let values = vec!["Enterprise".to_owned()];
    let edits = [
        Edit::ImportAccounts {
            columns: vec![AccountField::ExternalId, AccountField::Name],
            rows: vec![vec!["A1".into(), "Account 00121".into()], vec!["A2".into(), String::new()]],
        },
        Edit::SetAccounts {
            cells: vec![AccountCell {
                account: AccountId(0),
                field: AccountField::Potential,
                text: "410000".into(),
            }],
        },
        seller("Seat ENT-01"),
        seller("Seat ENT-03"),
        presales("Seat SE-01"),
        Edit::AddRequest { seller: SellerId(0), presales: PresalesId(0) },
        Edit::AddTerritory { name: "West-1".into(), seller: None },
        Edit::AddRule {
            territory: Some(TerritoryId(0)),
            conditions: vec![Condition::Is { field: RuleField::Segment, values }],
        },
        Edit::AddTeam { name: "Enterprise".into(), parent: None },
        Edit::AddTeam { name: "Enterprise East".into(), parent: Some(TeamId(0)) },
        Edit::MoveToTeam { sellers: vec![SellerId(0)], team: Some(TeamId(1)) },
        Edit::SetQuotaSteps { seller: SellerId(0), steps: Vec::new(), mid_year: MidYear::Segments },
        Edit::AddPool { name: "Street West".into() },
    ];
    let mut plan = Plan::default();
    for edit in edits.into_iter().chain(super::pay::story()) {
        let changes = plan.changes(&edit).unwrap();
        plan.absorb(changes);
    }
    plan
}

pub fn refusals() -> Vec<Refusal> {
    let kinds = [
        Kind::Plan,
        Kind::Account,
        Kind::Seller,
        Kind::Presales,
        Kind::Territory,
        Kind::Rule,
        Kind::Team,
        Kind::Pool,
        Kind::Member,
        Kind::Attachment,
        Kind::PayPlan,
        Kind::Request,
        Kind::Deal,
        Kind::RegionSet,
    ];
    let mut all: Vec<Refusal> = kinds.map(|kind| Refusal::NotFound { kind, id: 7 }).into();
    all.extend([Kind::Plan, Kind::Territory, Kind::Team].map(|kind| Refusal::NameEmpty { kind }));
    all.extend(
        [Kind::Account, Kind::Team, Kind::Pool]
            .map(|kind| Refusal::NameTaken { kind, name: "Street West".into() }),
    );
    all.extend([
        Refusal::BadCells { cells: bad_cells() },
        Refusal::BadCells { cells: bad_cells().into_iter().take(1).collect() },
        Refusal::Negative { amount: Money::units(-5000) },
        Refusal::TooPrecise { amount: "1234.567".parse().unwrap(), decimals: 2 },
        Refusal::TooPrecise { amount: "1234.5".parse().unwrap(), decimals: 0 },
        Refusal::OutOfRange { rate: Rate::percent(250), least: Rate::percent(-50), most: Rate::percent(200) },
        Refusal::OutOfBounds {
            number: Quantity::units(30),
            least: Quantity::ZERO,
            most: Quantity::units(24),
        },
        Refusal::OutOfRange { rate: Rate::ZERO, least: Rate::from_scaled(1), most: Rate::ONE },
        Refusal::NoTarget,
        Refusal::LockedBeyondTarget { locked: Money::units(1_250_000), target: Money::units(1_000_000) },
        Refusal::LockedBeyondTeam {
            team: TeamId(1),
            locked: Money::units(1_250_000),
            target: Money::units(1_000_000),
        },
        Refusal::NobodyToSpreadOver,
        Refusal::NoRegions,
        Refusal::RegionsTooLarge { regions: 5_200, corners: 120_000 },
        Refusal::RegionsTooLarge { regions: 1, corners: 120_000 },
        Refusal::TooManyRegionSets { most: 12 },
        Refusal::EmptyBlend,
        Refusal::SeasonNotWhole { sum: Rate::percent(95) },
        Refusal::TeamUnderItself { team: TeamId(0) },
        Refusal::TeamsTooDeep,
        Refusal::StepOutOfPlace { date: date(2028, 2, 1) },
        Refusal::NotThereThen { date: date(2027, 6, 30) },
        Refusal::NobodyToHandOverTo,
        Refusal::QuotaBelowZero { seller: SellerId(1) },
        Refusal::YearOutOfRange { year: 9999 },
        Refusal::BadCurrency { currency: "JPY".into() },
        Refusal::BadCurrency { currency: "EURO".into() },
    ]);
    all.extend(super::rules::refusals());
    all.extend(super::pay::refusals());
    all
}

fn bad_cells() -> Vec<BadCell> {
    [
        (CellProblem::Number(NumberProblem::Malformed), "many"),
        (CellProblem::Number(NumberProblem::TooPrecise), "0.00001"),
        (CellProblem::Number(NumberProblem::TooLarge), "99999999999999999"),
        (CellProblem::NotADate, "soon"),
        (CellProblem::NotYesNo, "perhaps"),
        (CellProblem::TooPrecise, "1.234"),
        (CellProblem::Negative, "-5"),
        (CellProblem::NotACoordinate, "200"),
        (CellProblem::KeyMissing, ""),
        (CellProblem::KeyTwice { first_row: 0 }, "A1"),
        (CellProblem::EndsBeforeStart, "2026-01-01"),
        (CellProblem::NotLeaves, "in spring"),
        (CellProblem::LeavesOutOfOrder, "2027-05-31/2027-03-01"),
        (CellProblem::NoSuchTeam, "Atlantis"),
        (CellProblem::NotEditable, "5"),
    ]
    .into_iter()
    .enumerate()
    .map(|(row, (problem, text))| BadCell { row, column: 1, text: text.into(), problem })
    .collect()
}

pub fn findings() -> Vec<Finding> {
    let (seller, presales) = (SellerId(1), PresalesId(0));
    let (territory, pool) = (TerritoryId(0), PoolId(0));
    let outlier = |measure, percent| Finding::QuotaOutlier { seller, measure, times: Rate::percent(percent) };
    let mut all = vec![
        Finding::NoCompanyPlan,
        Finding::LeftToAssign { amount: Money::units(540_000) },
        Finding::AccountsUnassigned { accounts: 1204, potential: Money::units(2_200_000) },
        Finding::AccountsUnassigned { accounts: 1, potential: Money::ZERO },
        Finding::TerritoryWithoutSeller { territory },
        Finding::TerritoryEmpty { territory },
        Finding::RuleMatchesNothing { rule: RuleId(0) },
        Finding::RuleShadowed { rule: RuleId(0), matches: 1200, taken: 1200, by: Some(RuleId(0)) },
        Finding::RuleShadowed { rule: RuleId(0), matches: 12, taken: 9, by: Some(RuleId(0)) },
        Finding::RuleShadowed { rule: RuleId(0), matches: 3, taken: 0, by: None },
        Finding::SellerWithoutTerritory { seller },
        Finding::SellerWithoutQuota { seller },
        Finding::SellerWithoutPool { seller },
        outlier(FairnessMeasure::Potential, 185),
        outlier(FairnessMeasure::Potential, 40),
        outlier(FairnessMeasure::Pay, 230),
        outlier(FairnessMeasure::Pay, 45),
        outlier(FairnessMeasure::LastYear, 180),
        outlier(FairnessMeasure::LastYear, 4),
        Finding::TeamLeftToAssign { team: TeamId(1), amount: Money::units(540_000) },
        Finding::TeamEmpty { team: TeamId(1) },
        Finding::SeatWithoutStart { seller },
        Finding::CapacityShort { amount: Money::units(2_300_000) },
        Finding::PoolWithoutSellers { pool },
        Finding::PoolWithoutPresales { pool },
        Finding::PresalesWeight { presales, weight: Rate::percent(80), from: None },
        Finding::PresalesWeight {
            presales,
            weight: Rate::percent(60),
            from: Some(jiff::civil::date(2027, 4, 1)),
        },
        Finding::PresalesWeight { presales, weight: Rate::ZERO, from: None },
        Finding::PresalesContended { presales, sellers: 6 },
    ];
    all.extend(super::pay::findings());
    all
}

pub fn entries() -> Vec<(EntryProblem, &'static str)> {
    vec![
        (EntryProblem::NotANumber, "many"),
        (EntryProblem::OtherStyle, "1.234,5"),
        (EntryProblem::Grouping, "12,34,567"),
        (EntryProblem::Percent, "10%"),
        (EntryProblem::NothingToChange, "+10%"),
        (EntryProblem::DivisionByZero, "/0"),
        (EntryProblem::TooPrecise { decimals: 2 }, "1.234"),
        (EntryProblem::TooPrecise { decimals: 1 }, "1.25"),
        (EntryProblem::TooPrecise { decimals: 0 }, "1.5"),
        (EntryProblem::TooLarge, "9999bn"),
        (EntryProblem::Negative, "-1"),
        (EntryProblem::NotADate, "soon"),
        (EntryProblem::ShortYear, "31/1/27"),
        (EntryProblem::NotLeaves, "in spring"),
        (EntryProblem::NotYesNo, "perhaps"),
        (EntryProblem::Missing, ""),
    ]
}
