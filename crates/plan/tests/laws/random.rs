//! Plans and edits made of dice: small numbers become edits of rows that may or may not be there.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use plan::Plan;
use plan::account::AccountField;
use plan::change::Change;
use plan::condition::{Condition, NumberField, RuleField};
use plan::edit::{
    AccountCell, AttainmentCell, Edit, HandOver, QuotaCell, SellerCell, Sharing, TeamCell, WeightCell,
};
use plan::example::large;
use plan::ids::*;
use plan::money::{Decimal, Money, Quantity, Rate};
use plan::period::Seasonality;
use plan::pool::PoolTarget;
use plan::quota::{Conversion, MethodShare, MidYear, QuotaStep, SpreadMethod, Turnover};
use plan::seller::SellerField;
use plan::team::{Level, OverAssignment};
use proptest::prelude::*;

/// What to do, to which row, with what; and a text of few values, so that they meet.
pub type Command = (u8, u32, u32, u8);

pub fn commands() -> impl Strategy<Value = Vec<Command>> {
    proptest::collection::vec((0u8..49, 0u32..14, 0u32..1_000, 0u8..6), 1..30)
}

/// A small plan and something to do to it.
pub fn populated() -> impl Strategy<Value = (Plan, Vec<Command>)> {
    (Just(()).prop_map(|()| plan_of(2)), commands())
}

/// Any day of 2024 to 2033.
pub fn dates() -> impl Strategy<Value = Date> {
    (0i64..3_650).prop_map(|days| date(2024, 1, 1).saturating_add(days.days()))
}

/// Sixty accounts, ten sellers, three presales members, three pools; eight of the sellers in four teams.
pub fn plan_of(decimals: u8) -> Plan {
    let mut plan = Plan::default();
    let currency = Edit::SetCurrency { currency: "EUR".to_owned(), decimals };
    let team =
        |name: &str, parent: Option<u32>| Edit::AddTeam { name: name.to_owned(), parent: parent.map(TeamId) };
    let teams = [team("One", None), team("Two", None), team("Three", Some(1)), team("Four", Some(2))];
    let joined = (0..8).map(|n| Edit::MoveToTeam { sellers: vec![SellerId(n)], team: Some(TeamId(n % 4)) });
    for edit in std::iter::once(currency).chain(large(60, 10, 3)).chain(teams).chain(joined) {
        let changes = plan.changes(&edit).unwrap();
        plan.absorb(changes);
    }
    plan
}

/// Does what is not refused, and returns the changes of each edit that did something.
pub fn apply(plan: &mut Plan, commands: &[Command]) -> Vec<Vec<Change>> {
    let mut done = Vec::new();
    for command in commands {
        if let Ok(changes) = plan.changes(&edit(*command)) {
            plan.absorb(changes.clone());
            done.push(changes);
        }
    }
    done
}

fn edit((what, row, amount, text): Command) -> Edit {
    let (seller, presales, pool) = (SellerId(row), PresalesId(row % 4), PoolId(amount % 5));
    let (territory, account, rule) = (TerritoryId(row), AccountId(amount % 64), RuleId(row));
    let word = ["MA", "ma ", "CA", "TX", "Enterprise", "ON"][text as usize].to_owned();
    let share = Rate::from_scaled(amount as i64 * 99_000);
    let money = Money::units(amount as i64 * 1_009);
    let condition = || match amount % 5 {
        0 => Condition::Is { field: RuleField::State, values: vec![word.clone(), "NY".to_owned()] },
        1 => Condition::IsNot { field: RuleField::State, values: vec![word.clone()] },
        2 => Condition::StartsWith { field: RuleField::State, values: vec![word.chars().take(1).collect()] },
        3 => Condition::Is { field: RuleField::Segment, values: vec![word.clone()] },
        _ => Condition::Range {
            field: NumberField::Size,
            least: Some(Decimal::units(amount as i64 * 5)),
            below: None,
        },
    };
    let name = format!("{word} {amount}");
    match what {
        0 => Edit::AddTerritory { name, seller: Some(seller) },
        1 => Edit::RenameTerritory { territory, name },
        2 => Edit::SetTerritorySeller { territory, seller: (amount % 3 > 0).then_some(seller) },
        3 => Edit::RemoveTerritory { territory },
        4 | 5 => {
            let not = Condition::NoneOf {
                of: vec![condition(), Condition::Named { accounts: vec!["ACC-0007".to_owned()] }],
            };
            let nested = Condition::AnyOf { of: vec![condition(), not] };
            let territory = (text > 0).then_some(territory);
            Edit::AddRule { territory, conditions: vec![if amount % 2 == 0 { condition() } else { nested }] }
        }
        6 => Edit::SetRule {
            rule,
            territory: Some(TerritoryId(amount % 14)),
            conditions: vec![
                condition(),
                Condition::Is { field: RuleField::Country, values: vec!["US".to_owned()] },
            ],
        },
        7 => Edit::MoveRule { rule, position: amount % 16 },
        8 => Edit::RemoveRule { rule },
        9 => Edit::PlaceAccounts {
            accounts: vec![account, AccountId(row)],
            territory: (text > 0).then_some(territory),
            pinned: true,
        },
        10 => Edit::ReleaseAccounts { accounts: vec![account] },
        11 => Edit::RemoveAccounts { accounts: vec![account] },
        12 | 13 => {
            let field =
                [AccountField::State, AccountField::Segment, AccountField::Potential][(amount % 3) as usize];
            let text = if field == AccountField::Potential { money.to_string() } else { word };
            Edit::SetAccounts { cells: vec![AccountCell { account, field, text }] }
        }
        14 => Edit::ImportAccounts {
            columns: vec![AccountField::ExternalId, AccountField::State],
            rows: (0..text)
                .map(|n| vec![format!("ACC-{:04}", amount % 70 + n as u32), word.clone()])
                .collect(),
        },
        15 => Edit::SetQuotas { cells: vec![QuotaCell { seller, amount: (text > 0).then_some(money) }] },
        16 => Edit::LockQuotas { sellers: vec![seller], locked: text > 2 },
        17 => Edit::SpreadQuotas {
            blend: blend(amount),
            target: None,
            unit: Money::units(1_000),
            sellers: Vec::new(),
            team: (text > 3).then_some(TeamId(row % 5)),
            keep: text % 2 == 1,
        },
        18 => Edit::AddPool { name },
        19 => Edit::RemovePool { pool },
        20 => Edit::SetPoolTarget { pool, target: PoolTarget::Amount { amount: money } },
        21 => Edit::SetPoolTarget { pool, target: PoolTarget::Discount { discount: share } },
        22 | 23 => Edit::MoveSeller {
            seller,
            pool: (text > 0).then_some(pool),
            from: (text > 3).then(|| day(amount)),
        },
        24 => Edit::AttachPresales { presales, pool, weight: share, from: (text > 3).then(|| day(row * 30)) },
        25 => Edit::DetachPresales { presales, pool, last: (text > 2).then(|| day(row * 25)) },
        26 => Edit::SetSellerAttainments {
            cells: vec![AttainmentCell { seller, rate: (text > 0).then_some(Rate::percent(amount as i64)) }],
        },
        27 => Edit::RemoveSeller { seller },
        28 => Edit::AddSeller { name, segment: word, vacancy: text > 3 },
        29 => Edit::RemovePresales { presales },
        30 => Edit::AddRequest { seller, presales },
        31 => Edit::AddTeam { name, parent: (text > 2).then_some(TeamId(row % 5)) },
        32 => Edit::MoveTeam { team: TeamId(row % 5), parent: (text > 1).then_some(TeamId(amount % 5)) },
        33 => Edit::RemoveTeam { team: TeamId(row % 5) },
        34 | 35 => Edit::MoveToTeam {
            sellers: vec![seller, SellerId(amount % 12)],
            team: (text > 0).then_some(TeamId(row % 5)),
        },
        36 => Edit::SetTeamTargets {
            cells: vec![TeamCell { team: TeamId(row % 5), amount: (text > 0).then_some(money) }],
        },
        37 => Edit::LockTeams { teams: vec![TeamId(row % 5)], locked: text > 2 },
        38 => Edit::SetOverAssignment {
            level: [Level::Company, Level::Region, Level::Team { team: TeamId(row % 5) }]
                [(amount % 3) as usize],
            over: if text > 2 {
                OverAssignment::Rate { rate: Rate::from_scaled(amount as i64 * 33_333 - 5_000_000) }
            } else {
                OverAssignment::Amount { amount: money }
            },
        },
        39 => Edit::SetSeasonality {
            seasonality: match text {
                0 => Seasonality::Even,
                1 | 2 => Seasonality::Days,
                _ => Seasonality::Quarters { weights: [18, 22, 26, 34].map(Rate::percent) },
            },
        },
        40 => Edit::SetTurnovers {
            turnovers: vec![Turnover {
                segment: String::new(),
                yearly: share,
                vacancy_months: Quantity::from_thousandths(amount as i64 * 9),
            }],
        },
        41 => Edit::SetConversions {
            conversions: vec![Conversion {
                segment: String::new(),
                penetration: Rate::percent(60),
                win_rate: share,
            }],
        },
        42 => Edit::SetWeights {
            cells: vec![WeightCell {
                seller,
                weight: (text > 0).then_some(Quantity::from_thousandths(amount as i64 * 7)),
            }],
        },
        43 => Edit::SetProposals { cells: vec![QuotaCell { seller, amount: (text > 0).then_some(money) }] },
        44 => Edit::TakeProposals { sellers: Vec::new(), unit: Money::units(i64::from(text) * 500) },
        45 => Edit::SetQuotaSteps {
            seller,
            steps: (0..u32::from(text % 3))
                .map(|n| QuotaStep {
                    from: day(row + n * 40),
                    quota: money,
                    attainment: (n > 0).then_some(Rate::percent(amount as i64 % 200)),
                })
                .collect(),
            mid_year: if amount % 2 == 0 { MidYear::Blended } else { MidYear::Segments },
        },
        46 => Edit::SellerLeaves {
            seller,
            last: day(amount),
            hand_over: match text {
                0 | 1 => HandOver::Nobody,
                2 | 3 => {
                    HandOver::Team { sharing: Sharing { blend: blend(amount), unit: Money::units(100) } }
                }
                _ => HandOver::Seat { start: day(amount + 60) },
            },
        },
        47 => Edit::SellerJoins {
            name,
            segment: word,
            team: (row % 3 == 0).then_some(TeamId(row % 5)),
            start: day(amount),
            vacancy: text > 3,
            base: money,
            target_variable: money,
            quota: (text > 0).then_some(money),
            relief: (text > 2).then(|| Sharing { blend: blend(amount), unit: Money::units(1) }),
        },
        _ => Edit::SetSellers {
            cells: vec![SellerCell {
                seller,
                field: SellerField::Start,
                text: format!("2027-{:02}-{:02}", row % 12 + 1, amount % 28 + 1),
            }],
        },
    }
}

/// A day of the plan year, or somewhat later.
fn day(number: u32) -> Date {
    date(2027, 1, 1).saturating_add(i64::from(number % 380).days())
}

/// One method, or two that count differently.
fn blend(number: u32) -> Vec<MethodShare> {
    use SpreadMethod::{Capacity, Equal, LastBookings, Potential, Weight};
    let methods = [Equal, Potential, LastBookings, Capacity, Weight];
    let (first, second) = (number as usize % 5, number as usize / 5 % 5);
    let share = |method, percent| MethodShare { method, share: Rate::percent(percent) };
    vec![share(methods[first], 70), share(methods[second], if first == second { 0 } else { 30 })]
}

/// `PROPTEST_CASES` says how many plans each law is tried on.
pub fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

pub fn cents(amount: i64) -> Money {
    Money::from_thousandths(amount as i128 * 10)
}
