//! The example plan: the story of `domain.md` section 1 in North America, the same on every machine.

mod companies;
mod generator;
mod large;
mod places;
mod regions;

use jiff::civil::date;

use crate::compensation::{Frequency, PayPlan, Role};
use crate::edit::{AttainmentCell, Edit, QuotaCell, RequestCell, TeamCell};
use crate::ids::{PoolId, PresalesId, RequestId, SellerId, TeamId, TerritoryId};
use crate::money::{Money, Quantity, Rate};
use crate::period::{Ramp, Seasonality};
use crate::pool::{PairKind, PoolTarget};
use crate::presales_work::{Opportunities, PresalesWork, SkillNeed, Stage, StageHours};
use crate::quota::{Conversion, Turnover};
use crate::seller::{PresalesField, SellerField};
use crate::team::{Level, OverAssignment};

pub use large::{large, nested_rules};
use regions::REGIONS;

const ENTERPRISE: &str = "Enterprise";
const COMMERCIAL: &str = "Commercial";

/// What a new plan begins with, by segment: pay plans, ramps, turnover, win rates (`domain.md` section 4), so that pay
/// and capacity can be seen as soon as people are in. All are assumptions to be edited.
pub fn starting_point() -> Vec<Edit> {
    let plan = |name: &str, role, segment: &str, steps: &[(i64, i64)], frequency| {
        let percent = |(from, times): &(i64, i64)| (Rate::percent(*from), Rate::percent(*times));
        let tiers: Vec<(Rate, Rate)> = steps.iter().map(percent).collect();
        let plan = PayPlan::marginal(name, role, segment, &tiers);
        Edit::AddPayPlan { plan: PayPlan { frequency, ..plan } }
    };
    let ramp = |segment: &str, months: &[i64]| Ramp {
        segment: segment.to_owned(),
        months: months.iter().map(|percent| Rate::percent(*percent)).collect(),
    };
    let turnover = |segment: &str, yearly| Turnover {
        segment: segment.to_owned(),
        yearly: Rate::percent(yearly),
        vacancy_months: Quantity::units(3),
    };
    let conversion = |segment: &str, win_rate| Conversion {
        segment: segment.to_owned(),
        penetration: Rate::ONE,
        win_rate: Rate::percent(win_rate),
    };
    let accelerated = [(0, 100), (100, 150), (125, 200)];
    vec![
        plan("Enterprise rep", Role::Seller, ENTERPRISE, &accelerated, Frequency::Monthly),
        plan("Commercial rep", Role::Seller, COMMERCIAL, &accelerated, Frequency::Monthly),
        plan("SMB rep", Role::Seller, "SMB", &[(0, 100), (100, 150)], Frequency::Monthly),
        plan("Presales linear", Role::Presales, "", &[(0, 100)], Frequency::Quarterly),
        plan("Manager on team", Role::Manager, "", &[(0, 100), (100, 120)], Frequency::Quarterly),
        Edit::SetRamps {
            ramps: vec![
                ramp(ENTERPRISE, &[0, 0, 25, 25, 50, 50, 75, 75, 100]),
                ramp(COMMERCIAL, &[0, 25, 50, 75, 100]),
                ramp("SMB", &[0, 50, 100]),
            ],
        },
        Edit::SetTurnovers {
            turnovers: vec![turnover(ENTERPRISE, 14), turnover(COMMERCIAL, 18), turnover("SMB", 25)],
        },
        Edit::SetConversions {
            conversions: vec![conversion(ENTERPRISE, 18), conversion(COMMERCIAL, 28), conversion("SMB", 35)],
        },
    ]
}

/// The edits that make the example of an empty plan: ten Enterprise reps and their pool at 13,000,000, a Commercial
/// pool of six with a vacancy and a new hire, four presales members of whom one is shared and one is wanted by all.
pub fn example() -> Vec<Edit> {
    let mut edits = vec![
        Edit::RenamePlan { name: "FY27 North America".to_owned() },
        Edit::SetCurrency { currency: "USD".to_owned(), decimals: 2 },
        Edit::SetYearStart { date: date(2027, 1, 1) },
        Edit::SetCompanyPlan { amount: Some(Money::units(20_000_000)) },
        Edit::SetOverAssignment {
            level: Level::Company,
            over: OverAssignment::Rate { rate: Rate::percent(2) },
        },
        Edit::SetSeasonality {
            seasonality: Seasonality::Quarters { weights: [18, 22, 26, 34].map(Rate::percent) },
        },
    ];
    edits.extend(starting_point());
    edits.extend(people());
    edits.extend(regions::territories());
    edits.extend(regions::accounts());
    edits.extend(quotas());
    edits.extend(teams());
    edits.extend(pools());
    edits
}

/// Sellers take the numbers of their regions: `REGIONS[n]` is worked by `SellerId(n)` and becomes `TerritoryId(n)`.
fn seller_of(region: usize) -> SellerId {
    SellerId(region as u32)
}

fn territory_of(region: usize) -> TerritoryId {
    TerritoryId(region as u32)
}

fn people() -> Vec<Edit> {
    let sellers = REGIONS
        .iter()
        .map(|region| {
            let pay = if region.segment == ENTERPRISE { "150000.00" } else { "100000.00" };
            let last = region.has_history.then(|| Money::units(region.last_bookings).to_string());
            let vacancy = if region.vacancy { "true" } else { "false" };
            let texts =
                [region.seat, &seat_name(region.seat), region.segment, vacancy, region.start, pay, pay];
            texts.into_iter().map(str::to_owned).chain([last.unwrap_or_default()]).collect()
        })
        .collect();
    let presales = [
        ("SE-01", "Data platform, Financial services", "2021-02-01"),
        ("SE-02", "Data platform, Security, Healthcare", "2018-05-01"),
        ("SE-03", "Integration, Manufacturing", "2023-09-01"),
        ("SE-04", "Integration, Retail, Logistics", "2020-11-01"),
    ]
    .map(|(seat, skills, start)| {
        [seat, &seat_name(seat), ENTERPRISE, start, "135000.00", "45000.00", skills]
            .map(str::to_owned)
            .to_vec()
    });
    vec![
        Edit::ImportSellers {
            columns: vec![
                SellerField::ExternalId,
                SellerField::Name,
                SellerField::Segment,
                SellerField::Vacancy,
                SellerField::Start,
                SellerField::Base,
                SellerField::TargetVariable,
                SellerField::LastBookings,
            ],
            rows: sellers,
        },
        Edit::ImportPresales {
            columns: vec![
                PresalesField::ExternalId,
                PresalesField::Name,
                PresalesField::Segment,
                PresalesField::Start,
                PresalesField::Base,
                PresalesField::TargetVariable,
                PresalesField::Skills,
            ],
            rows: presales.to_vec(),
        },
    ]
}

fn seat_name(seat: &str) -> String {
    format!("Seat {seat}")
}

fn quotas() -> Vec<Edit> {
    let amount = |segment: &str| Money::units(if segment == ENTERPRISE { 1_500_000 } else { 1_000_000 });
    let cells = REGIONS.iter().enumerate();
    let cells =
        cells.map(|(n, region)| QuotaCell { seller: seller_of(n), amount: Some(amount(region.segment)) });
    let own =
        |seller, percent| AttainmentCell { seller: SellerId(seller), rate: Some(Rate::percent(percent)) };
    vec![
        Edit::SetQuotas { cells: cells.collect() },
        // ENT-03 far above quota, ENT-08 far below, COM-02 somewhat above.
        Edit::SetSellerAttainments { cells: vec![own(2, 140), own(7, 70), own(11, 115)] },
    ]
}

/// Four teams in two levels, each with something on top of its target: from 20,000,000 to 21,000,000 in three steps.
fn teams() -> Vec<Edit> {
    let (enterprise, east, west, commercial) = (TeamId(0), TeamId(1), TeamId(2), TeamId(3));
    let team = |name: &str, parent| Edit::AddTeam { name: name.to_owned(), parent };
    let manager = |team, seat| Edit::SetTeamManager { team, manager: seat_name(seat) };
    let target = |team, thousands: i64| TeamCell { team, amount: Some(Money::units(thousands * 1_000)) };
    let over = |team| Edit::SetOverAssignment {
        level: Level::Team { team },
        over: OverAssignment::Amount { amount: Money::units(150_000) },
    };
    let mut edits = vec![
        team(ENTERPRISE, None),
        team("Enterprise East", Some(enterprise)),
        team("Enterprise West", Some(enterprise)),
        team(COMMERCIAL, None),
        manager(enterprise, "DIR-01"),
        manager(east, "MGR-01"),
        manager(west, "MGR-02"),
        manager(commercial, "MGR-03"),
        Edit::SetTeamTargets {
            cells: vec![
                target(enterprise, 14_550),
                target(east, 7_350),
                target(west, 7_350),
                target(commercial, 5_850),
            ],
        },
    ];
    edits.extend([enterprise, east, west, commercial].map(over));
    let pay = |team, base: i64, variable: i64| Edit::SetManagerPay {
        team,
        base: Money::units(base * 1_000),
        target_variable: Money::units(variable * 1_000),
    };
    edits.push(pay(enterprise, 210, 140));
    edits.extend([east, west, commercial].map(|team| pay(team, 165, 110)));
    edits.push(Edit::SetPayBudget { amount: Some(Money::units(6_200_000)) });
    let of_team = |wanted: TeamId| {
        let sellers = REGIONS.iter().enumerate().filter(|(n, region)| {
            let team = match region.segment {
                ENTERPRISE if n % 2 == 0 => east,
                ENTERPRISE => west,
                _ => commercial,
            };
            team == wanted
        });
        Edit::MoveToTeam { sellers: sellers.map(|(n, _)| seller_of(n)).collect(), team: Some(wanted) }
    };
    edits.extend([east, west, commercial].map(of_team));
    // Eight of the sellers have said what they would carry; what the others could is calculated.
    let proposal = |(seller, thousands): (u32, i64)| QuotaCell {
        seller: SellerId(seller),
        amount: Some(Money::units(thousands * 1_000)),
    };
    let said =
        [(0, 1_450), (1, 1_400), (2, 1_600), (3, 1_350), (4, 1_500), (6, 1_300), (9, 1_425), (11, 1_050)];
    edits.push(Edit::SetProposals { cells: said.map(proposal).to_vec() });
    edits
}

fn pools() -> Vec<Edit> {
    let (enterprise, commercial) = (PoolId(0), PoolId(1));
    let mut edits = vec![
        Edit::AddPool { name: ENTERPRISE.to_owned() },
        Edit::AddPool { name: COMMERCIAL.to_owned() },
        Edit::SetPoolTarget {
            pool: enterprise,
            target: PoolTarget::Amount { amount: Money::units(13_000_000) },
        },
        Edit::SetPoolTarget {
            pool: commercial,
            target: PoolTarget::Discount { discount: Rate::from_scaled(13_330_000) },
        },
    ];
    for (n, region) in REGIONS.iter().enumerate() {
        let pool = if region.segment == ENTERPRISE { enterprise } else { commercial };
        edits.push(Edit::MoveSeller { seller: seller_of(n), pool: Some(pool), from: None });
    }
    let attach = |presales, pool, percent| Edit::AttachPresales {
        presales: PresalesId(presales),
        pool,
        weight: Rate::percent(percent),
        from: None,
    };
    edits.extend([
        attach(0, enterprise, 100),
        attach(1, enterprise, 100),
        attach(2, enterprise, 100),
        attach(3, enterprise, 60),
        attach(3, commercial, 40),
    ]);
    // SE-02 is whom everybody wants.
    let wanted =
        [(0, 1), (1, 1), (2, 1), (3, 1), (4, 1), (6, 1), (7, 1), (8, 1), (9, 1), (11, 1), (5, 0), (12, 3)];
    edits.extend(wanted.map(|(seller, presales)| Edit::AddRequest {
        seller: SellerId(seller),
        presales: PresalesId(presales),
    }));
    // ENT-03 goes first, ENT-05 asks for little; the others for what their accounts need.
    let asks = |request, priority, hours: Option<i64>| RequestCell {
        request: RequestId(request),
        priority,
        hours: hours.map(Quantity::units),
    };
    edits.push(Edit::SetRequests { cells: vec![asks(2, 3, None), asks(4, 1, Some(40))] });
    edits.push(Edit::SetPresalesWork { work: presales_work() });
    let pair = |seller, presales, kind| Edit::AddPair {
        presales: PresalesId(presales),
        seller: SellerId(seller),
        kind,
    };
    edits.extend([pair(2, 1, PairKind::Together), pair(7, 0, PairKind::Apart)]);
    edits
}

/// Enterprise deals ask for more of presales than commercial ones, of which a quarter asks at all.
fn presales_work() -> PresalesWork {
    let row = |segment: &str, deal, stages: [(i64, i64); 4]| Opportunities {
        segment: segment.to_owned(),
        average_deal: Money::units(deal),
        typed: None,
        stages: Stage::ALL
            .into_iter()
            .zip(stages)
            .map(|(stage, (reached, hours))| StageHours {
                stage,
                reached: Rate::percent(reached),
                hours: Quantity::units(hours),
            })
            .collect(),
    };
    let need =
        |industry: &str, skill: &str| SkillNeed { industry: industry.to_owned(), skill: skill.to_owned() };
    PresalesWork {
        opportunities: vec![
            row(ENTERPRISE, 400_000, [(100, 6), (70, 10), (45, 24), (30, 10)]),
            row(COMMERCIAL, 100_000, [(25, 4), (20, 6), (10, 12), (10, 4)]),
        ],
        ramp: [25, 50, 75].map(Rate::percent).to_vec(),
        skills: vec![
            need("Technology", "Data platform"),
            need("Media", "Data platform"),
            need("Food and beverage", "Retail"),
            need("Construction", ""),
        ],
        ..PresalesWork::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;
    use crate::outlook::{Outlook, outlook};
    use crate::plan::Plan;

    fn built(edits: &[Edit]) -> Plan {
        let mut plan = Plan::default();
        for edit in edits {
            let changes = plan.changes(edit).unwrap_or_else(|refusal| panic!("{refusal:?} for {edit:?}"));
            plan.absorb(changes);
        }
        plan
    }

    fn example_outlook() -> (Plan, Outlook) {
        let plan = built(&example());
        let outlook = outlook(&plan);
        (plan, outlook)
    }

    #[test]
    fn the_numbers_of_the_story() {
        let (plan, outlook) = example_outlook();
        assert_eq!(plan.facts.accounts.len(), 400);
        assert_eq!(outlook.territories.len(), 16);
        assert_eq!(outlook.quotas.sum_rep_quotas, Money::units(21_000_000));
        assert_eq!(outlook.quotas.left_to_assign, Some(Money::ZERO));
        let enterprise = &outlook.pools[0];
        assert_eq!(enterprise.target.sum_rep_quotas, Money::units(15_000_000));
        assert_eq!(enterprise.target.pool_target, Money::units(13_000_000));
        assert_eq!(enterprise.target.pool_discount.unwrap().to_string(), "0.13333333");
        assert_eq!(enterprise.target.over_assignment.unwrap().to_string(), "0.15384615");
        assert_eq!(enterprise.presales_capacity.to_string(), "3.6");
        assert_eq!(outlook.pools[1].reps_per_presales.unwrap().to_string(), "15");
    }

    #[test]
    fn the_chain_of_the_story() {
        let (_, outlook) = example_outlook();
        let totals: Vec<String> =
            outlook.waterfall.levels.iter().map(|level| level.total.to_string()).collect();
        assert_eq!(totals, ["20000000.00", "20400000.00", "20400000.00", "20700000.00", "21000000.00"]);
        let lefts = outlook.waterfall.nodes.iter().map(|node| node.left_to_assign);
        assert!(lefts.into_iter().all(|left| left == Some(Money::ZERO)));
    }

    #[test]
    fn few_findings_each_with_something_to_decide() {
        let (_, outlook) = example_outlook();
        assert_eq!(outlook.findings.len(), 3, "{:#?}", outlook.findings);
        assert!(matches!(outlook.findings[0], Finding::CapacityShort { .. }));
        assert!(matches!(outlook.findings[1], Finding::AccountsUnassigned { accounts: 10, .. }));
        assert!(matches!(outlook.findings[2], Finding::PresalesContended { sellers: 10, .. }));
    }

    #[test]
    fn territories_are_nearly_fair() {
        let (_, outlook) = example_outlook();
        for seller in &outlook.sellers {
            let share = seller.to_potential.ratio.unwrap();
            assert!((Rate::percent(20)..=Rate::percent(35)).contains(&share), "{share} {:?}", seller.seller);
        }
        let hand: u32 = outlook.territories.iter().map(|territory| territory.load.by_hand).sum();
        assert_eq!(hand, 5);
    }

    #[test]
    fn the_same_bytes_twice() {
        let written = |edits: Vec<Edit>| serde_json::to_string(&edits).unwrap();
        assert_eq!(written(example()), written(example()));
        assert_eq!(written(large(200, 20, 4)), written(large(200, 20, 4)));
    }

    #[test]
    fn a_large_plan_has_the_size_asked_for() {
        let plan = built(&large(2_000, 100, 20));
        assert_eq!(plan.facts.accounts.len(), 2_000);
        assert_eq!(plan.facts.sellers.len(), 100);
        assert_eq!(plan.facts.presales.len(), 30);
        assert_eq!(plan.decisions.pools.len(), 20);
        assert_eq!((plan.decisions.territories.len(), plan.decisions.rules.len()), (100, 100));
        let outlook = outlook(&plan);
        assert!(outlook.unassigned.accounts < 500, "{:?}", outlook.unassigned);
    }
}
