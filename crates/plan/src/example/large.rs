//! Plans of any size, to measure with.

use super::companies::{COLUMNS, Company};
use super::generator::Generator;
use super::places::CITIES;
use super::{COMMERCIAL, ENTERPRISE, starting_point};
use crate::account::AccountField;
use crate::condition::{Condition, NumberField, PostalRange, RuleField};
use crate::edit::{Edit, QuotaCell};
use crate::ids::{AccountId, PoolId, PresalesId, SellerId, TeamId, TerritoryId};
use crate::money::{Decimal, Money, Rate};
use crate::pool::PoolTarget;
use crate::seller::{PresalesField, SellerField};
use crate::team::DEEPEST;

const LARGEST_SIZE: i64 = 10_000;

/// A plan of so many accounts, sellers and pools, with a territory and a rule a seller, three presales members for
/// ten sellers, and one account of a hundred placed by hand. Accounts come last, so that the edits apply fast.
pub fn large(accounts: u32, sellers: u32, pools: u32) -> Vec<Edit> {
    let presales = sellers * 3 / 10;
    let mut edits = starting_point();
    edits.push(Edit::SetCompanyPlan { amount: Some(Money::units(sellers as i64 * 950_000)) });
    edits.extend(people(sellers, presales));
    edits.extend(
        (0..sellers).map(|n| Edit::AddTerritory {
            name: format!("Territory {:04}", n + 1),
            seller: Some(SellerId(n)),
        }),
    );
    edits.extend(teams(sellers));
    edits.extend(rules(sellers));
    edits.extend(pooled(sellers, presales, pools));
    edits.extend(companies(accounts, sellers));
    edits
}

fn segment_of(n: u32) -> &'static str {
    if n.is_multiple_of(2) { ENTERPRISE } else { COMMERCIAL }
}

fn people(sellers: u32, presales: u32) -> Vec<Edit> {
    let row = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect::<Vec<_>>();
    let seats = (0..sellers).map(|n| {
        let seat = format!("S-{:04}", n + 1);
        row(&[&seat, &format!("Seat {seat}"), segment_of(n), "2020-01-01", "120000", "120000", "900000"])
    });
    let members = (0..presales).map(|n| {
        let seat = format!("SE-{:04}", n + 1);
        row(&[&seat, &format!("Seat {seat}"), "2020-01-01", "135000", "45000"])
    });
    let quota =
        |n| QuotaCell { seller: SellerId(n), amount: Some(Money::units(900_000 + n as i64 % 7 * 50_000)) };
    vec![
        Edit::ImportSellers {
            columns: vec![
                SellerField::ExternalId,
                SellerField::Name,
                SellerField::Segment,
                SellerField::Start,
                SellerField::Base,
                SellerField::TargetVariable,
                SellerField::LastBookings,
            ],
            rows: seats.collect(),
        },
        Edit::ImportPresales {
            columns: vec![
                PresalesField::ExternalId,
                PresalesField::Name,
                PresalesField::Start,
                PresalesField::Base,
                PresalesField::TargetVariable,
            ],
            rows: members.collect(),
        },
        Edit::SetQuotas { cells: (0..sellers).map(quota).collect() },
    ]
}

/// A branch of ten levels for every hundred sellers, who stand on all of them.
fn teams(sellers: u32) -> Vec<Edit> {
    const LEVELS: u32 = DEEPEST as u32;
    let branches = sellers / 100;
    let mut edits: Vec<Edit> = (0..branches * LEVELS)
        .map(|n| Edit::AddTeam {
            name: format!("Team {:02}-{:02}", n / LEVELS + 1, n % LEVELS + 1),
            parent: (n % LEVELS > 0).then(|| TeamId(n - 1)),
        })
        .collect();
    edits.extend((0..branches * LEVELS).map(|n| Edit::MoveToTeam {
        sellers: (0..sellers).filter(|seller| seller % (branches * LEVELS) == n).map(SellerId).collect(),
        team: Some(TeamId(n)),
    }));
    edits
}

/// One rule a seller on segment, state and size: the pairs of segment and state share the sellers, and those of one
/// pair divide the sizes among them.
fn rules(sellers: u32) -> Vec<Edit> {
    let mut states: Vec<&str> = CITIES.iter().map(|city| city.state).collect();
    states.dedup();
    let pairs = 2 * states.len() as u32;
    (0..sellers)
        .map(|n| {
            let (pair, share) = (n % pairs, (n / pairs) as i64);
            let shares = (sellers - pair).div_ceil(pairs) as i64;
            let edge = |share: i64| Decimal::units(LARGEST_SIZE * share / shares);
            let is = |field, value: &str| Condition::Is { field, values: vec![value.to_owned()] };
            Edit::AddRule {
                territory: Some(TerritoryId(n)),
                conditions: vec![
                    is(RuleField::Segment, segment_of(pair)),
                    is(RuleField::State, states[(pair / 2) as usize]),
                    Condition::Range {
                        field: NumberField::Size,
                        least: Some(edge(share)),
                        below: (share + 1 < shares).then(|| edge(share + 1)),
                    },
                ],
            }
        })
        .collect()
}

/// So many rules of nested groups over every kind of condition, from narrow to wide; every tenth keeps accounts out.
pub fn nested_rules(rules: u32, territories: u32) -> Vec<Edit> {
    let texts = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect::<Vec<_>>();
    let owner = |n: u32| format!("Seat S-{:04}", n % territories.max(1) + 1);
    (0..rules)
        .map(|n| {
            let city = &CITIES[n as usize % CITIES.len()];
            let other = &CITIES[(n as usize * 7 + 3) % CITIES.len()];
            let amount = |units: u32| Some(Decimal::units(i64::from(units) * 1_000));
            let near = Condition::Within {
                latitude: Decimal::from_millionths(city.latitude * 100),
                longitude: Decimal::from_millionths(city.longitude * 100),
                kilometres: Decimal::units(i64::from(n % 20) * 15 + 10),
            };
            let first = format!("{:02}", n % 90 + 1);
            let postal = PostalRange { last: format!("{:02}9", n % 90 + 1), first };
            let field = NumberField::Potential;
            let rich = Condition::Range { field, least: amount(n % 300), below: amount(n % 300 + 60) };
            let owned = Condition::Is { field: RuleField::Owner, values: (n..n + 8).map(owner).collect() };
            let odd = Condition::NoneOf {
                of: vec![
                    Condition::Is { field: RuleField::State, values: texts(&[other.state]) },
                    Condition::IsEmpty { field: AccountField::Industry },
                ],
            };
            let by_place = Condition::AnyOf {
                of: vec![
                    near,
                    Condition::AllOf { of: vec![Condition::PostalRange { ranges: vec![postal] }, rich] },
                ],
            };
            let by_hand = match n % 5 {
                0 => Condition::Named {
                    accounts: (0..200).map(|k| format!("ACC-{:04}", n * 200 + k + 1)).collect(),
                },
                1 => Condition::Contains { field: RuleField::Name, values: vec![format!("{:03}", n)] },
                _ => {
                    Condition::StartsWith { field: RuleField::PostalCode, values: texts(&[city.postal_code]) }
                }
            };
            Edit::AddRule {
                territory: (n % 10 != 9).then_some(TerritoryId(n % territories.max(1))),
                conditions: vec![
                    Condition::Is { field: RuleField::Segment, values: texts(&[segment_of(n)]) },
                    Condition::AnyOf {
                        of: vec![by_hand, Condition::AllOf { of: vec![by_place, odd] }, owned],
                    },
                ],
            }
        })
        .collect()
}

fn pooled(sellers: u32, presales: u32, pools: u32) -> Vec<Edit> {
    let pools = pools.max(1);
    let mut edits = Vec::new();
    for n in 0..pools {
        edits.push(Edit::AddPool { name: format!("Pool {:03}", n + 1) });
        let target = PoolTarget::Discount { discount: Rate::from_scaled(13_330_000) };
        edits.push(Edit::SetPoolTarget { pool: PoolId(n), target });
    }
    edits.extend((0..sellers).map(|n| Edit::MoveSeller {
        seller: SellerId(n),
        pool: Some(PoolId(n % pools)),
        from: None,
    }));
    for n in 0..presales {
        let shared = n % 5 == 4 && pools > 1;
        let attach = |pool: u32, percent| Edit::AttachPresales {
            presales: PresalesId(n),
            pool: PoolId(pool % pools),
            weight: Rate::percent(percent),
            from: None,
        };
        edits.push(attach(n, if shared { 60 } else { 100 }));
        if shared {
            edits.push(attach(n + 1, 40));
        }
    }
    edits
}

fn companies(accounts: u32, sellers: u32) -> Vec<Edit> {
    let mut generator = Generator::new(accounts as u64);
    let rows = (0..accounts)
        .map(|n| {
            let city = generator.within(0, CITIES.len() as i64 - 1) as usize;
            let potential = generator.within(20, 400);
            let company = Company {
                city: &CITIES[city],
                segment: segment_of(generator.within(0, 1) as u32),
                owner: format!("Seat S-{:04}", generator.within(1, sellers.max(1) as i64)),
                size: generator.within(10, LARGEST_SIZE - 1),
                potential: Money::units(potential * 1_000),
                workload: generator.within(20, 110),
                last_bookings: generator.chance(70).then(|| Money::units(potential * 200)),
            };
            company.row(n as usize + 1, &mut generator)
        })
        .collect();
    let by_hand = (0..accounts).step_by(100).map(AccountId).collect();
    let mut edits = vec![Edit::ImportAccounts { columns: COLUMNS.to_vec(), rows }];
    if sellers > 0 {
        edits.push(Edit::PlaceAccounts { accounts: by_hand, territory: Some(TerritoryId(0)), pinned: true });
    }
    edits
}
