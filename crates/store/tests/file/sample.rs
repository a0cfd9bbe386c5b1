//! A small plan with a row in every table, and a text of all that a plan holds.

use std::fmt::{Debug, Write};
use std::path::{Path, PathBuf};

use jiff::civil::date;
use plan::Plan;
use plan::account::Account;
use plan::change::{Change, Swap};
use plan::compensation::{Deal, PayPlan, Role};
use plan::condition::{Condition, NumberField, RuleField};
use plan::distribution::Distribution;
use plan::ids::{
    AccountId, AttachmentId, DealId, LoanId, MemberId, PairId, PayPlanId, PoolId, PresalesId, RegionSetId,
    RequestId, RuleId, SellerId, TeamId, TerritoryId,
};
use plan::money::{Decimal, Money, Quantity, Rate};
use plan::period::{Leave, Ramp, Seasonality};
use plan::plan::{Assumptions, Info};
use plan::pool::{Attachment, Loan, LoanCredit, Member, Pair, PairKind, Pool, PoolTarget};
use plan::presales_work::{Holiday, Opportunities, PresalesWork, SkillNeed, Stage, StageHours};
use plan::quota::{Conversion, MidYear, QuotaStep, Terms, Turnover};
use plan::region::{Region, RegionSet, Regions, Ring};
use plan::seller::{Presales, PresalesTerms, Request, Seller};
use plan::team::{ManagerPay, OverAssignment, Team};
use plan::territory::{Placement, Rule, Territory};
use store::Store;
use tempfile::TempDir;

use crate::pay_plans::{accelerated, overlay};

/// A folder of the test's own, and the path of a plan in it.
pub fn desk() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("North America 100 %?#.podplan");
    (folder, path)
}

/// A closed file that holds [`rows`].
pub fn file() -> (TempDir, PathBuf) {
    let (folder, path) = desk();
    Store::create(&path, &rows()).unwrap();
    (folder, path)
}

pub fn quota(seller: u32, units: i64) -> Terms {
    Terms { quota: Some(Money::units(units)), ..Terms::new(SellerId(seller)) }
}

/// Changes the quota of a seller that has one.
pub fn set_quota(from: &Plan, seller: u32, units: i64) -> Vec<Change> {
    let before = from.decisions.terms.get(seller).cloned().unwrap();
    vec![Swap::changed(before, quota(seller, units)).into()]
}

pub fn account(id: u32) -> Account {
    Account {
        name: format!("Müller & Söhne {id}\u{1F600}"),
        country: "US".to_owned(),
        state: "CA".to_owned(),
        city: "San José".to_owned(),
        postal_code: format!("{id:05}"),
        latitude: Some(-41_000_001),
        longitude: Some(151_000_002),
        industry: "Retail".to_owned(),
        segment: "Enterprise".to_owned(),
        owner: "East".to_owned(),
        size: Some(Quantity::from_thousandths(1_500)),
        workload: Some(Quantity::from_thousandths(12_250)),
        last_bookings: Some(Money::from_thousandths(-1_001)),
        potential: id.is_multiple_of(2).then(|| Money::from_thousandths(1_234_567_890 + i128::from(id))),
        ..Account::new(AccountId(id), &format!("00{id}"))
    }
}

pub fn team(id: u32, parent: Option<u32>) -> Team {
    Team {
        id: TeamId(id),
        name: format!("Team {id}"),
        manager: "Łucja".to_owned(),
        parent: parent.map(TeamId),
        target: parent.map(|_| Money::units(6_500_000)),
        locked: parent.is_some(),
        over_assignment: match parent {
            Some(_) => OverAssignment::Amount { amount: Money::units(250_000) },
            None => OverAssignment::Rate { rate: Rate::percent(3) },
        },
        attainment: parent.map(|_| Rate::percent(92)),
        pay: match parent {
            Some(_) => ManagerPay {
                base: Money::units(165_000),
                target_variable: Money::units(110_000),
                plan: Some(PayPlanId(2)),
                score: Some(Rate::percent(80)),
            },
            None => ManagerPay::default(),
        },
    }
}

/// Every field filled.
fn full_terms() -> Terms {
    Terms {
        locked: true,
        attainment: Some(Rate::percent(85)),
        team: Some(TeamId(2)),
        weight: Some(Quantity::from_thousandths(1_500)),
        proposal: Some(Money::units(1_200_000)),
        steps: vec![
            QuotaStep { from: date(2027, 7, 1), quota: Money::units(900_000), attainment: None },
            QuotaStep { from: date(2027, 10, 1), quota: Money::ZERO, attainment: Some(Rate::percent(80)) },
        ],
        mid_year: MidYear::Segments,
        score: Some(Rate::percent(75)),
        ..quota(2, 0)
    }
}

/// Every field filled.
fn assumptions() -> Assumptions {
    let (segment, quarter) = (String::new(), Rate::percent(25));
    Assumptions {
        company_plan: Some(Money::units(13_000_000)),
        over_assignment: OverAssignment::Amount { amount: Money::units(1_000_000) },
        region_over_assignment: OverAssignment::Rate { rate: Rate::percent(5) },
        attainment: Rate::percent(95),
        ramps: vec![Ramp { segment: segment.clone(), months: vec![Rate::ZERO, Rate::percent(50)] }],
        seasonality: Seasonality::Quarters { weights: [quarter; 4] },
        turnovers: vec![Turnover {
            segment: "Enterprise".to_owned(),
            yearly: Rate::percent(15),
            vacancy_months: Quantity::from_thousandths(2_500),
        }],
        conversions: vec![Conversion { segment, penetration: Rate::percent(40), win_rate: quarter }],
        pay_budget: Some(Money::units(6_200_000)),
        distribution: Distribution { mean: Rate::percent(90), deviation: Rate::percent(30) },
        correlation: quarter,
        pool_term: "Street quota".to_owned(),
        presales_work: PresalesWork {
            opportunities: vec![Opportunities {
                segment: String::new(),
                average_deal: Money::units(100_000),
                typed: Some(Quantity::units(40)),
                stages: vec![StageHours {
                    stage: Stage::Proof,
                    reached: quarter,
                    hours: Quantity::units(30),
                }],
            }],
            ramp: vec![quarter],
            holidays: vec![Holiday { country: "ES".to_owned(), date: date(2027, 10, 12) }],
            skills: vec![SkillNeed { industry: "Retail".to_owned(), skill: "cloud".to_owned() }],
            ..PresalesWork::default()
        },
    }
}

pub fn rows() -> Vec<Change> {
    let seller = |id| Seller {
        name: format!("Seat ENT-{id:02}"),
        segment: "Enterprise".to_owned(),
        vacancy: id == 2,
        start: (id == 2).then(|| date(2027, 4, 1)),
        end: (id == 2).then(|| date(2027, 11, 30)),
        last_bookings: (id == 1).then(|| Money::units(1_100_000)),
        base: Money::units(150_000),
        target_variable: Money::units(150_000),
        leaves: vec![Leave { first: date(2027, 6, 1), last: date(2027, 6, 30) }; usize::from(id == 2)],
        ..Seller::new(SellerId(id), &format!("ENT-{id:02}"))
    };
    let presales = Presales {
        name: "Seat SE-01".to_owned(),
        segment: "Enterprise".to_owned(),
        start: Some(date(2027, 3, 1)),
        end: Some(date(2027, 12, 15)),
        base: Money::units(100_000),
        target_variable: Money::units(50_000),
        skills: "retail, cloud".to_owned(),
        leaves: vec![Leave { first: date(2027, 8, 2), last: date(2027, 8, 13) }],
        country: "ES".to_owned(),
        ..Presales::new(PresalesId(1), "SE-01")
    };
    let conditions = vec![
        Condition::Is { field: RuleField::Country, values: vec!["US".to_owned(), "Ñ".to_owned()] },
        Condition::AnyOf {
            of: vec![
                Condition::Range { field: NumberField::Size, least: None, below: Some(Decimal::units(500)) },
                Condition::NoneOf { of: vec![Condition::Named { accounts: vec!["A-7".to_owned()] }] },
            ],
        },
    ];
    let pool = |id, target| Pool { id: PoolId(id), name: format!("Pool {id}"), target };
    let (seller_id, territory, account_id) = (SellerId(1), TerritoryId(1), AccountId(3));
    let mut rows: Vec<Change> = vec![
        // Before what they point at: the order inside an edit is free.
        Swap::added(Placement { account: account_id, territory: Some(territory), pinned: true }).into(),
        Swap::added(Terms { pay_plan: Some(PayPlanId(1)), ..quota(1, 1_500_000) }).into(),
        Swap::added(Info {
            name: "North America".to_owned(),
            currency: "KWD".to_owned(),
            decimals: 3,
            year_start: date(2027, 2, 1),
        })
        .into(),
        Swap::added(assumptions()).into(),
        Swap::added(seller(1)).into(),
        Swap::added(seller(2)).into(),
        Swap::added(presales).into(),
        Swap::added(Request {
            id: RequestId(1),
            seller: seller_id,
            presales: PresalesId(1),
            priority: 3,
            hours: Some(Quantity::from_thousandths(120_500)),
        })
        .into(),
        Swap::added(Territory { id: territory, name: "West".to_owned(), seller: Some(seller_id) }).into(),
        Swap::added(Territory { id: TerritoryId(2), name: String::new(), seller: None }).into(),
        Swap::added(Rule {
            id: RuleId(1),
            territory: Some(territory),
            position: u32::MAX,
            conditions: conditions.clone(),
        })
        .into(),
        Swap::added(Rule { id: RuleId(2), territory: None, position: 0, conditions }).into(),
        Swap::added(Placement { account: AccountId(4), territory: None, pinned: true }).into(),
        Swap::added(RegionSet { id: RegionSetId(1), name: "Departments".to_owned(), regions: regions() })
            .into(),
        Swap::added(full_terms()).into(),
        Swap::added(team(2, Some(1))).into(),
        Swap::added(team(1, None)).into(),
        Swap::added(pool(1, PoolTarget::Amount { amount: Money::units(13_000_000) })).into(),
        Swap::added(pool(2, PoolTarget::Discount { discount: Rate::from_scaled(13_330_000) })).into(),
        Swap::added(Member {
            id: MemberId(1),
            pool: PoolId(1),
            seller: seller_id,
            start: Some(date(2027, 4, 1)),
            end: Some(date(2027, 9, 30)),
        })
        .into(),
        Swap::added(Attachment {
            id: AttachmentId(1),
            presales: PresalesId(1),
            pool: PoolId(2),
            weight: Rate::percent(40),
            start: Some(date(2027, 4, 1)),
            end: Some(date(2027, 9, 30)),
        })
        .into(),
        Swap::added(accelerated()).into(),
        Swap::added(PayPlan {
            id: PayPlanId(2),
            name: "Manager".to_owned(),
            ..PayPlan::linear(Role::Manager)
        })
        .into(),
        Swap::added(overlay()).into(),
        Swap::added(PresalesTerms {
            presales: PresalesId(1),
            pay_plan: Some(PayPlanId(3)),
            score: Some(Rate::percent(90)),
        })
        .into(),
        Swap::added(Loan {
            id: LoanId(1),
            name: "Help".to_owned(),
            presales: PresalesId(1),
            home: PoolId(1),
            to: PoolId(2),
            date: date(2027, 5, 3),
            amount: Money::units(400_000),
            share: Rate::percent(25),
            credit: LoanCredit::Doubled,
        })
        .into(),
        Swap::added(Pair {
            id: PairId(1),
            presales: PresalesId(1),
            seller: seller_id,
            kind: PairKind::Together,
        })
        .into(),
        Swap::added(Deal {
            id: DealId(1),
            name: "Ñandú".to_owned(),
            seller: seller_id,
            date: date(2027, 3, 1),
            amount: Money::from_thousandths(400_000_001),
            units: Quantity::from_thousandths(2_500),
            cancelled: Some(date(2027, 5, 1)),
        })
        .into(),
    ];
    rows.extend((0..200).map(|id| Change::from(Swap::added(account(id)))));
    rows
}

/// A triangle with a hole, across many of the numbers a corner may have.
fn regions() -> Regions {
    let ring = |corners: [(i32, i32); 3]| Ring::new(corners.to_vec()).unwrap();
    let outer = ring([(-1_800_000, -900_000), (1_800_000, -900_000), (0, 900_000)]);
    let hole = ring([(0, 0), (1, 0), (0, 1)]);
    vec![Region { name: "Ñ\"".to_owned(), rings: vec![outer, hole] }].into()
}

/// All rows of a plan as text, one a line.
pub fn dump(plan: &Plan) -> String {
    fn lines<'a, R: Debug + 'a>(text: &mut String, rows: impl Iterator<Item = &'a R>) {
        rows.for_each(|row| writeln!(text, "{row:?}").unwrap());
    }
    let mut text = format!("{:?}\n{:?}\n", plan.info, plan.decisions.assumptions);
    lines(&mut text, plan.facts.accounts.iter());
    lines(&mut text, plan.facts.sellers.iter());
    lines(&mut text, plan.facts.presales.iter());
    lines(&mut text, plan.facts.requests.iter());
    lines(&mut text, plan.facts.region_sets.iter());
    lines(&mut text, plan.decisions.territories.iter());
    lines(&mut text, plan.decisions.rules.iter());
    lines(&mut text, plan.decisions.placements.iter());
    lines(&mut text, plan.decisions.teams.iter());
    lines(&mut text, plan.decisions.terms.iter());
    lines(&mut text, plan.decisions.pools.iter());
    lines(&mut text, plan.decisions.members.iter());
    lines(&mut text, plan.decisions.attachments.iter());
    lines(&mut text, plan.decisions.pay_plans.iter());
    lines(&mut text, plan.decisions.presales_terms.iter());
    lines(&mut text, plan.decisions.deals.iter());
    lines(&mut text, plan.decisions.loans.iter());
    lines(&mut text, plan.decisions.pairs.iter());
    text
}

/// What the file holds now; it must not be open.
pub fn stored(path: &Path) -> String {
    dump(&Store::open(path).unwrap().1)
}

/// Names of all files in a folder, sorted.
pub fn names(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Reproducible numbers, below `bound`.
pub fn dice(state: &mut u64, bound: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state % bound as u64) as usize
}
