//! One of every edit, alone and many at once, and every column.

use jiff::civil::date;
use plan::account::AccountField;
use plan::edit::{
    AccountCell, Edit, HandOver, PresalesCell, QuotaCell, SellerCell, Sharing, TeamCell, WeightCell,
};
use plan::ids::*;
use plan::money::{Money, Quantity, Rate};
use plan::period::Seasonality;
use plan::pool::{Loan, LoanCredit, PairKind, PoolTarget};
use plan::presales_work::PresalesWork;
use plan::quota::{MethodShare, MidYear, QuotaStep, SpreadMethod};
use plan::region::{Region, Ring};
use plan::seller::{PresalesField, SellerField};
use plan::team::{Level, OverAssignment};

use crate::words::Column;

/// Steps of the history, each of one or more edits.
pub fn edits() -> Vec<Vec<Edit>> {
    let mut steps: Vec<Vec<Edit>> = Vec::new();
    for part in
        [settings(), facts(), territories(), teams(), quotas(), mid_year(), pools(), super::pay::edits()]
    {
        steps.extend(part.into_iter().map(|edit| vec![edit]));
    }
    let (one, other) = (SellerId(0), SellerId(1));
    let (presales, pool) = (PresalesId(0), PoolId(0));
    let into = |seller| Edit::MoveSeller { seller, pool: Some(pool), from: None };
    let to_team = |seller, team| Edit::MoveToTeam { sellers: vec![seller], team: Some(TeamId(team)) };
    let manager = |team, name: &str| Edit::SetTeamManager { team: TeamId(team), manager: name.into() };
    let of_team = |team, percent| over(Level::Team { team: TeamId(team) }, rate(percent));
    let place = |account, territory| Edit::PlaceAccounts {
        accounts: vec![AccountId(account)],
        territory,
        pinned: true,
    };
    let carve = |account, territory| Edit::PlaceAccounts {
        accounts: vec![AccountId(account)],
        territory: Some(TerritoryId(territory)),
        pinned: false,
    };
    let pay = |seller, plan| Edit::SetSellerPayPlan { seller, plan };
    steps.extend([
        vec![into(one), into(other)],
        vec![carve(0, 0), carve(1, 0)],
        vec![Edit::AddTerritory { name: "New 1".into(), seller: None }, carve(0, 1), carve(1, 1)],
        vec![into(one), Edit::MoveSeller { seller: other, pool: None, from: None }],
        vec![place(0, Some(TerritoryId(0))), place(1, None)],
        vec![pay(one, Some(PayPlanId(0))), pay(other, None)],
        vec![to_team(one, 0), to_team(other, 0)],
        vec![to_team(one, 0), to_team(other, 1)],
        vec![manager(0, "Seat DIR-01"), manager(1, "Seat MGR-01")],
        vec![of_team(0, 5), of_team(1, 5)],
        vec![of_team(0, 5), of_team(1, 8)],
        vec![of_team(0, 5), over(Level::Team { team: TeamId(1) }, amount(5))],
        vec![
            Edit::MoveTeam { team: TeamId(0), parent: None },
            Edit::MoveTeam { team: TeamId(1), parent: None },
        ],
        vec![Edit::AddRequest { seller: one, presales }, Edit::AddRequest { seller: other, presales }],
        vec![into(one), Edit::RenamePlan { name: "FY28".into() }],
    ]);
    steps.extend(super::pay::steps());
    steps.push(Vec::new());
    steps
}

fn over(level: Level, over: OverAssignment) -> Edit {
    Edit::SetOverAssignment { level, over }
}

fn rate(percent: i64) -> OverAssignment {
    OverAssignment::Rate { rate: Rate::percent(percent) }
}

fn amount(units: i64) -> OverAssignment {
    OverAssignment::Amount { amount: Money::units(units) }
}

fn settings() -> Vec<Edit> {
    let season = |seasonality| Edit::SetSeasonality { seasonality };
    vec![
        Edit::RenamePlan { name: "FY27".into() },
        Edit::SetCurrency { currency: "EUR".into(), decimals: 2 },
        Edit::SetYearStart { date: "2027-02-01".parse().unwrap() },
        Edit::SetCompanyPlan { amount: Some(Money::units(18_400_000)) },
        Edit::SetCompanyPlan { amount: None },
        over(Level::Company, rate(10)),
        over(Level::Company, amount(500_000)),
        over(Level::Region, rate(3)),
        over(Level::Region, amount(150_000)),
        Edit::SetRamps { ramps: Vec::new() },
        season(Seasonality::Even),
        season(Seasonality::Days),
        season(Seasonality::Quarters { weights: [18, 22, 26, 34].map(Rate::percent) }),
        season(Seasonality::Months { weights: [Rate::ZERO; 12] }),
        Edit::SetTurnovers { turnovers: Vec::new() },
        Edit::SetConversions { conversions: Vec::new() },
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
        Edit::SetSellers { cells: vec![seller(SellerField::Leaves, "2027-03-01/2027-05-31")] },
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
        Edit::AddRule { territory: Some(territory), conditions: Vec::new() },
        Edit::AddRule { territory: None, conditions: Vec::new() },
        Edit::SetRule { rule, territory: Some(territory), conditions: Vec::new() },
        Edit::SetRule { rule, territory: None, conditions: Vec::new() },
        Edit::MoveRule { rule, position: 0 },
        Edit::RemoveRule { rule },
        Edit::PlaceAccounts { accounts: vec![AccountId(0)], territory: Some(territory), pinned: true },
        Edit::PlaceAccounts { accounts: vec![AccountId(0), AccountId(1)], territory: None, pinned: true },
        Edit::PlaceAccounts { accounts: vec![AccountId(0)], territory: Some(territory), pinned: false },
        Edit::AddRegions {
            name: "départements".into(),
            regions: vec![region("Ain"), region("Aisne")].into(),
        },
        Edit::AddRegions { name: "départements".into(), regions: vec![region("Ain")].into() },
        Edit::RemoveRegions { set: RegionSetId(0) },
        Edit::ReleaseAccounts { accounts: vec![AccountId(1)] },
    ]
}

fn quotas() -> Vec<Edit> {
    let cell = |seller, amount| QuotaCell { seller: SellerId(seller), amount };
    let target = Some(Money::units(540_000));
    let spread = |method, target, sellers, team| Edit::SpreadQuotas {
        blend: MethodShare::only(method),
        target,
        unit: Money::units(1),
        sellers,
        team,
        keep: false,
    };
    let weights = |cells: &[(u32, Option<i64>)]| Edit::SetWeights {
        cells: cells
            .iter()
            .map(|(seller, weight)| WeightCell {
                seller: SellerId(*seller),
                weight: weight.map(Quantity::from_thousandths),
            })
            .collect(),
    };
    let take = |sellers: &[u32]| Edit::TakeProposals {
        sellers: sellers.iter().copied().map(SellerId).collect(),
        unit: Money::units(1),
    };
    vec![
        Edit::SetQuotas { cells: vec![cell(1, Some(Money::units(1_200_000)))] },
        Edit::SetQuotas { cells: vec![cell(1, None)] },
        Edit::SetQuotas { cells: vec![cell(0, None), cell(1, None)] },
        Edit::LockQuotas { sellers: vec![SellerId(1)], locked: true },
        Edit::LockQuotas { sellers: vec![SellerId(0), SellerId(1)], locked: false },
        spread(SpreadMethod::Equal, target, Vec::new(), None),
        spread(SpreadMethod::Potential, None, vec![SellerId(0)], None),
        spread(SpreadMethod::Capacity, target, Vec::new(), Some(TeamId(0))),
        spread(SpreadMethod::Weight, None, Vec::new(), Some(TeamId(0))),
        weights(&[(1, Some(1_500))]),
        weights(&[(1, None)]),
        weights(&[(0, None), (1, Some(2_000))]),
        Edit::SetProposals { cells: vec![cell(1, Some(Money::units(1_100_000)))] },
        Edit::SetProposals { cells: vec![cell(1, None)] },
        Edit::SetProposals { cells: vec![cell(0, None), cell(1, None)] },
        take(&[1]),
        take(&[0, 1]),
        take(&[]),
    ]
}

fn teams() -> Vec<Edit> {
    let (team, parent) = (TeamId(1), Some(TeamId(0)));
    let cell = |team, amount| TeamCell { team: TeamId(team), amount };
    let name = "Enterprise West".to_owned();
    let manager = "Seat MGR-01".to_owned();
    let target = Some(Money::units(7_350_000));
    vec![
        Edit::AddTeam { name: name.clone(), parent },
        Edit::AddTeam { name: name.clone(), parent: None },
        Edit::AddTeamsFromSegments {},
        Edit::RenameTeam { team, name },
        Edit::SetTeamManager { team, manager },
        Edit::SetTeamManager { team, manager: String::new() },
        Edit::MoveTeam { team, parent },
        Edit::MoveTeam { team, parent: None },
        Edit::RemoveTeam { team },
        Edit::SetTeamTargets { cells: vec![cell(1, target)] },
        Edit::SetTeamTargets { cells: vec![cell(1, None)] },
        Edit::SetTeamTargets { cells: vec![cell(0, target), cell(1, target)] },
        Edit::LockTeams { teams: vec![team], locked: true },
        Edit::LockTeams { teams: vec![TeamId(0), team], locked: false },
        over(Level::Team { team }, rate(5)),
        over(Level::Team { team }, amount(150_000)),
        Edit::MoveToTeam { sellers: vec![SellerId(1)], team: parent },
        Edit::MoveToTeam { sellers: vec![SellerId(0), SellerId(1)], team: None },
    ]
}

fn mid_year() -> Vec<Edit> {
    let seller = SellerId(1);
    let step =
        |month, units| QuotaStep { from: date(2027, month, 1), quota: Money::units(units), attainment: None };
    let steps = |steps, mid_year| Edit::SetQuotaSteps { seller, steps, mid_year };
    let sharing = || Sharing { blend: MethodShare::only(SpreadMethod::Equal), unit: Money::units(1) };
    let leaves = |hand_over| Edit::SellerLeaves { seller, last: date(2027, 6, 30), hand_over };
    let joins = |team, relief| Edit::SellerJoins {
        name: "Seat ENT-11".into(),
        segment: String::new(),
        team,
        start: date(2027, 4, 1),
        vacancy: false,
        base: Money::ZERO,
        target_variable: Money::ZERO,
        quota: None,
        relief,
    };
    vec![
        steps(vec![step(7, 1_600_000)], MidYear::Blended),
        steps(vec![step(4, 1_600_000), step(7, 1_700_000)], MidYear::Blended),
        steps(Vec::new(), MidYear::Blended),
        // Nothing but the way it is paid differs from the plan.
        steps(Vec::new(), MidYear::Segments),
        Edit::SetQuotaSteps { seller: SellerId(0), steps: Vec::new(), mid_year: MidYear::Blended },
        leaves(HandOver::Nobody),
        leaves(HandOver::Team { sharing: sharing() }),
        leaves(HandOver::Seat { start: date(2027, 8, 1) }),
        joins(None, None),
        joins(Some(TeamId(1)), Some(sharing())),
    ]
}

fn region(name: &str) -> Region {
    let triangle = Ring::new(vec![(50_000, 460_000), (54_000, 460_000), (52_000, 463_000)]);
    Region { name: name.into(), rings: triangle.into_iter().collect() }
}

fn pools() -> Vec<Edit> {
    let (pool, seller, presales) = (PoolId(0), SellerId(0), PresalesId(0));
    let loan = Loan {
        id: LoanId(0),
        name: "Help".into(),
        presales,
        home: pool,
        to: PoolId(1),
        date: date(2027, 5, 3),
        amount: Money::units(400_000),
        share: Rate::percent(25),
        credit: LoanCredit::Split,
    };
    vec![
        Edit::AddPool { name: "Street East".into() },
        Edit::RenamePool { pool, name: "West pod".into() },
        Edit::RemovePool { pool },
        Edit::SetPoolTarget { pool, target: PoolTarget::Amount { amount: Money::units(13_000_000) } },
        Edit::SetPoolTarget { pool, target: PoolTarget::Discount { discount: "0.1333".parse().unwrap() } },
        Edit::MoveSeller { seller, pool: Some(pool), from: None },
        Edit::MoveSeller { seller, pool: None, from: None },
        Edit::AttachPresales { presales, pool, weight: Rate::percent(60), from: None },
        Edit::DetachPresales { presales, pool, last: None },
        Edit::SetRequests { cells: Vec::new() },
        Edit::SetMembers { members: Vec::new() },
        Edit::SetAttachments { attachments: Vec::new() },
        Edit::AddPair { presales, seller, kind: PairKind::Together },
        Edit::AddPair { presales, seller, kind: PairKind::Apart },
        Edit::RemovePair { pair: PairId(0) },
        Edit::AddLoan { loan: loan.clone() },
        Edit::SetLoan { loan },
        Edit::RemoveLoan { loan: LoanId(0) },
        Edit::SetPresalesWork { work: PresalesWork::default() },
        Edit::SetCorrelation { rate: Rate::percent(30) },
        Edit::SetPoolTerm { name: "Street quota".into() },
        Edit::SetPoolTerm { name: String::new() },
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
        SellerField::Leaves,
        SellerField::Team,
        SellerField::Quota,
    ];
    let mut all: Vec<Column> = accounts.map(Column::from).into();
    all.extend(sellers.map(Column::from));
    all.push(PresalesField::Skills.into());
    all
}
