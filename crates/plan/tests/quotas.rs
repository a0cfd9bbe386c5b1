//! Teams, spreading down the tree, and changes during the year: what they do and why they are refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests are tests too")]

use jiff::civil::{Date, date};
use plan::Plan;
use plan::edit::{AttainmentCell, Edit, HandOver, QuotaCell, SellerCell, Sharing, TeamCell};
use plan::example;
use plan::finding::Finding;
use plan::ids::{SellerId, TeamId};
use plan::money::{Money, Rate};
use plan::outlook::{Outlook, outlook};
use plan::quota::{MethodShare, MidYear, QuotaStep, SpreadMethod};
use plan::refusal::Refusal;
use plan::seller::SellerField;
use plan::team::{Level, OverAssignment};

fn example() -> Plan {
    let mut plan = Plan::default();
    for edit in example::example() {
        done(&mut plan, edit);
    }
    plan
}

fn done(plan: &mut Plan, edit: Edit) -> Outlook {
    let changes = plan.changes(&edit).unwrap_or_else(|refusal| panic!("{refusal:?} for {edit:?}"));
    plan.absorb(changes);
    outlook(plan)
}

fn refused(plan: &Plan, edit: Edit) -> Refusal {
    plan.changes(&edit).expect_err("is refused")
}

fn spread(method: SpreadMethod) -> Edit {
    Edit::SpreadQuotas {
        blend: MethodShare::only(method),
        target: None,
        unit: Money::units(1_000),
        sellers: Vec::new(),
        team: None,
        keep: false,
    }
}

fn quota(seller: u32, units: i64) -> Edit {
    Edit::SetQuotas { cells: vec![QuotaCell { seller: SellerId(seller), amount: Some(Money::units(units)) }] }
}

fn lock(seller: u32) -> Edit {
    Edit::LockQuotas { sellers: vec![SellerId(seller)], locked: true }
}

fn sharing() -> Sharing {
    Sharing { blend: MethodShare::only(SpreadMethod::Equal), unit: Money::units(1_000) }
}

fn leaves(seller: u32, last: Date, hand_over: HandOver) -> Edit {
    Edit::SellerLeaves { seller: SellerId(seller), last, hand_over }
}

const EAST: TeamId = TeamId(1);
const COMMERCIAL: TeamId = TeamId(3);

#[test]
fn a_target_comes_down_the_tree_to_the_last_unit() {
    let mut plan = example();
    let outlook = done(&mut plan, spread(SpreadMethod::Equal));
    for node in &outlook.waterfall.nodes {
        assert_eq!(node.left_to_assign, Some(Money::ZERO), "{node:?}");
    }
    assert_eq!(outlook.quotas.left_to_assign, Some(Money::ZERO));
    // Sixteen alike get alike, but for the over-assignments of their own teams and whole thousands.
    let region = &outlook.waterfall.nodes[0];
    assert_eq!(region.sum_below, Money::units(20_400_000));
}

#[test]
fn locks_are_taken_off_first_wherever_they_stand() {
    let mut plan = example();
    for edit in [quota(0, 4_000_000), lock(0), Edit::LockTeams { teams: vec![COMMERCIAL], locked: true }] {
        done(&mut plan, edit);
    }
    let outlook = done(&mut plan, spread(SpreadMethod::Equal));
    assert_eq!(plan.terms(SellerId(0)).quota, Some(Money::units(4_000_000)));
    assert_eq!(plan.decisions.teams.get(COMMERCIAL.0).unwrap().target, Some(Money::units(5_850_000)));
    assert!(outlook.waterfall.nodes.iter().all(|node| node.left_to_assign == Some(Money::ZERO)));
    // What is locked in the East is more than an equal share: the others of the East get no less for it than the West.
    let east: Vec<_> = outlook.sellers.iter().filter(|s| s.team == Some(EAST)).map(|s| s.quota).collect();
    assert!(east.iter().all(|quota| *quota > Some(Money::units(1_000_000))), "{east:?}");
}

#[test]
fn an_impossible_lock_is_refused_with_the_amount() {
    let mut plan = example();
    done(&mut plan, quota(0, 8_000_000));
    done(&mut plan, lock(0));
    done(&mut plan, Edit::LockTeams { teams: vec![EAST], locked: true });
    // The East gives 7,350,000 and 150,000 on top; 8,000,000 are locked below it.
    let refusal = refused(&plan, spread(SpreadMethod::Equal));
    let (locked, target) = (Money::units(7_850_000), Money::units(7_350_000));
    assert_eq!(refusal, Refusal::LockedBeyondTeam { team: EAST, locked, target });
    let mut plan = example();
    for seller in 0..16 {
        done(&mut plan, lock(seller));
    }
    assert_eq!(refused(&plan, spread(SpreadMethod::Equal)), Refusal::NobodyToSpreadOver);
}

#[test]
fn one_team_is_spread_alone() {
    let mut plan = example();
    let only = Edit::SpreadQuotas {
        blend: MethodShare::only(SpreadMethod::Potential),
        target: None,
        unit: Money::units(1_000),
        sellers: Vec::new(),
        team: Some(COMMERCIAL),
        keep: false,
    };
    let before = outlook(&plan);
    let outlook = done(&mut plan, only);
    let of = |outlook: &Outlook, team| -> Money {
        outlook.sellers.iter().filter(|s| s.team == Some(team)).filter_map(|s| s.quota).sum()
    };
    assert_eq!(of(&outlook, COMMERCIAL), Money::units(6_000_000));
    assert_eq!(of(&outlook, EAST), of(&before, EAST));
    assert_ne!(
        outlook.sellers.iter().map(|s| s.quota).collect::<Vec<_>>(),
        before.sellers.iter().map(|s| s.quota).collect::<Vec<_>>()
    );
}

#[test]
fn a_tree_cannot_bite_its_tail_nor_grow_without_end() {
    let mut plan = example();
    let under = |team, parent| Edit::MoveTeam { team: TeamId(team), parent: Some(TeamId(parent)) };
    assert_eq!(refused(&plan, under(0, 1)), Refusal::TeamUnderItself { team: TeamId(0) });
    assert_eq!(refused(&plan, under(0, 0)), Refusal::TeamUnderItself { team: TeamId(0) });
    for depth in 2..10 {
        let add = Edit::AddTeam {
            name: format!("Level {}", depth + 1),
            parent: Some(TeamId(depth - u32::from(depth < 4))),
        };
        done(&mut plan, add);
    }
    let deepest = plan.decisions.teams.iter().map(|team| team.id).max();
    let outcome = (0..10).try_fold(deepest, |parent, step| {
        let add = Edit::AddTeam { name: format!("Deeper {step}"), parent };
        plan.changes(&add).map(|changes| {
            plan.absorb(changes);
            plan.decisions.teams.iter().map(|team| team.id).max()
        })
    });
    assert_eq!(outcome, Err(Refusal::TeamsTooDeep));
    let deepest = outlook(&plan).waterfall.nodes.iter().map(|node| node.depth).max();
    assert_eq!(deepest, Some(10));
}

#[test]
fn a_removed_team_leaves_its_people_to_the_one_above() {
    let mut plan = example();
    let outlook = done(&mut plan, Edit::RemoveTeam { team: TeamId(0) });
    assert_eq!(plan.decisions.teams.get(1).unwrap().parent, None);
    assert_eq!(outlook.waterfall.nodes.len(), 4);
    let outlook = done(&mut plan, Edit::RemoveTeam { team: COMMERCIAL });
    assert_eq!(outlook.waterfall.nodes[0].members.len(), 6);
}

#[test]
fn over_assignment_is_typed_as_a_rate_or_an_amount_at_every_level() {
    let mut plan = example();
    let set = |level, over| Edit::SetOverAssignment { level, over };
    let amount = OverAssignment::Amount { amount: Money::units(1_000_000) };
    let outlook = done(&mut plan, set(Level::Company, amount));
    assert_eq!(outlook.quotas.regional_target, Some(Money::units(21_000_000)));
    assert_eq!(outlook.waterfall.levels[1].over_assignment, Some(Rate::percent(5)));
    let rate = OverAssignment::Rate { rate: Rate::percent(-10) };
    let outlook = done(&mut plan, set(Level::Team { team: EAST }, rate));
    let east = outlook.waterfall.nodes.iter().find(|node| node.team == Some(EAST)).unwrap();
    assert_eq!(east.wanted_below, Some(Money::units(6_615_000)));
    let most = OverAssignment::Rate { rate: Rate::percent(201) };
    assert!(matches!(refused(&plan, set(Level::Region, most)), Refusal::OutOfRange { .. }));
}

#[test]
fn whoever_leaves_leaves_the_others_alone_unless_asked() {
    let plan = example();
    let march = date(2027, 3, 31);
    let mut alone = plan.clone();
    let outlook_alone = done(&mut alone, leaves(0, march, HandOver::Nobody));
    let seller = &outlook_alone.sellers[0];
    assert_eq!(seller.quarters[0], Money::units(270_000));
    assert_eq!(seller.carried_quota, Some(Money::units(270_000)));
    assert_eq!(outlook_alone.sellers[2].carried_quota, Some(Money::units(1_500_000)));
    assert_eq!(outlook_alone.quotas.left_to_assign, Some(Money::units(1_500_000)), "nobody carries it now");

    let mut shared = plan.clone();
    let outlook = done(&mut shared, leaves(0, march, HandOver::Team { sharing: sharing() }));
    // Four others of the East, 375,000 a year more from April on, of which 82 % fall after March.
    let other = &outlook.sellers[2];
    assert_eq!(other.parts.len(), 2);
    assert_eq!(other.parts[1].quota, Some(Money::units(1_875_000)));
    assert_eq!(other.carried_quota, Some(Money::units(1_807_500)));
    assert_eq!(outlook.sellers[1].carried_quota, Some(Money::units(1_500_000)), "the West stays as it is");
    assert_eq!(outlook.quotas.left_to_assign, Some(Money::ZERO));
    let carried: Money = outlook.sellers.iter().filter_map(|s| s.carried_quota).sum();
    let before: Money = outlook_of(&plan).sellers.iter().filter_map(|s| s.carried_quota).sum();
    assert_eq!(carried, before);

    let mut seat = plan.clone();
    let outlook = done(&mut seat, leaves(0, march, HandOver::Seat { start: date(2027, 7, 1) }));
    let last = outlook.sellers.last().unwrap();
    let row = seat.facts.sellers.get(last.seller.0).unwrap();
    assert_eq!((row.name.as_str(), row.vacancy), ("Seat ENT-01 (2)", true));
    assert_eq!((last.quota, last.team), (Some(Money::units(1_500_000)), Some(EAST)));
    assert_eq!(outlook.quotas.left_to_assign, Some(Money::ZERO), "the quota counts once");
    assert_eq!(last.territories.len(), 1);
    assert_eq!(last.pools.len(), 1);
    assert!(!outlook.findings.iter().any(|found| matches!(found, Finding::SellerWithoutTerritory { .. })));
}

fn outlook_of(plan: &Plan) -> Outlook {
    outlook(plan)
}

#[test]
fn who_is_not_there_cannot_leave() {
    let plan = example();
    // The vacancy starts in April.
    let vacancy = plan.facts.sellers.iter().find(|row| row.vacancy).unwrap();
    let early = leaves(vacancy.id.0, date(2027, 2, 1), HandOver::Nobody);
    assert_eq!(refused(&plan, early), Refusal::NotThereThen { date: date(2027, 2, 1) });
    let seat = leaves(0, date(2027, 3, 31), HandOver::Seat { start: date(2027, 3, 1) });
    assert_eq!(refused(&plan, seat), Refusal::NotThereThen { date: date(2027, 3, 1) });
    let mut alone = plan.clone();
    done(&mut alone, Edit::MoveToTeam { sellers: vec![SellerId(0)], team: None });
    let shared = leaves(0, date(2027, 3, 31), HandOver::Team { sharing: sharing() });
    assert_eq!(refused(&alone, shared), Refusal::NobodyToHandOverTo);
}

#[test]
fn who_joins_may_take_a_part_of_what_the_others_carry() {
    let plan = example();
    let joins = |relief| Edit::SellerJoins {
        name: "Seat ENT-11".to_owned(),
        segment: "Enterprise".to_owned(),
        team: Some(EAST),
        start: date(2027, 7, 1),
        vacancy: false,
        base: Money::units(150_000),
        target_variable: Money::units(150_000),
        quota: Some(Money::units(1_000_000)),
        relief,
    };
    let mut added = plan.clone();
    let outlook = done(&mut added, joins(None));
    assert_eq!(outlook.quotas.sum_rep_quotas, Money::units(22_000_000));
    let mut relieved = plan.clone();
    let outlook = done(&mut relieved, joins(Some(sharing())));
    assert_eq!(outlook.sellers[0].parts[1].quota, Some(Money::units(1_300_000)));
    let mut small = plan;
    for seller in [0, 2, 4, 6, 8] {
        done(&mut small, quota(seller, 100_000));
    }
    assert!(matches!(refused(&small, joins(Some(sharing()))), Refusal::QuotaBelowZero { .. }));
}

/// 150 % of a lower quota in the first half, 50 % of a higher one in the second: together 100 % of the blended one.
#[test]
fn a_year_in_two_segments_pays_each_apart() {
    let mut plan = example();
    let terms = |mid_year, attainment| Edit::SetQuotaSteps {
        seller: SellerId(0),
        steps: vec![QuotaStep { from: date(2027, 7, 1), quota: Money::units(1_500_000), attainment }],
        mid_year,
    };
    done(&mut plan, Edit::SetSeasonality { seasonality: plan::period::Seasonality::Even });
    let own = AttainmentCell { seller: SellerId(0), rate: Some(Rate::percent(150)) };
    done(&mut plan, Edit::SetSellerAttainments { cells: vec![own] });
    let half = Some(Rate::percent(50));
    let blended = done(&mut plan, terms(MidYear::Blended, half)).sellers[0].clone();
    assert_eq!(blended.bookings, Money::units(1_500_000));
    assert_eq!(blended.pay.variable, Some(Money::units(150_000)));
    let segments = done(&mut plan, terms(MidYear::Segments, half)).sellers[0].clone();
    assert_eq!(segments.bookings, blended.bookings);
    // 181 of 365 days at 150 % pay 1.875 times, 184 at 50 % pay half.
    let first = Money::units(150_000).scaled(181, 365, 2).unwrap();
    let second = Money::units(150_000) - first;
    let paid = first.times(Rate::from_scaled(187_500_000), 2) + second.times(Rate::percent(50), 2);
    assert_eq!(segments.pay.variable, Some(paid));
    // Where both halves attain the same, both ways pay the same but for a cent of rounding.
    let same = Some(Rate::percent(150));
    let (one, two) = (terms(MidYear::Blended, same), terms(MidYear::Segments, same));
    let one = done(&mut plan, one).sellers[0].pay.variable.unwrap();
    let two = done(&mut plan, two).sellers[0].pay.variable.unwrap();
    assert!((one - two).thousandths().abs() <= 10, "{one} {two}");
}

#[test]
fn steps_fall_within_the_year_each_on_its_own_day() {
    let plan = example();
    let steps = |days: &[Date]| Edit::SetQuotaSteps {
        seller: SellerId(0),
        steps: days
            .iter()
            .map(|from| QuotaStep { from: *from, quota: Money::ZERO, attainment: None })
            .collect(),
        mid_year: MidYear::Blended,
    };
    for days in [[date(2027, 1, 1)].as_slice(), &[date(2028, 1, 1)], &[date(2027, 5, 1), date(2027, 5, 1)]] {
        assert!(matches!(refused(&plan, steps(days)), Refusal::StepOutOfPlace { .. }), "{days:?}");
    }
    assert!(plan.changes(&steps(&[date(2027, 5, 1), date(2027, 2, 1)])).is_ok());
}

#[test]
fn leave_relieves_quota_and_target_variable_but_not_base() {
    let mut plan = example();
    let cell = SellerCell {
        seller: SellerId(0),
        field: SellerField::Leaves,
        text: "2027-03-01/2027-03-31; 2027-02-01/2027-02-28".to_owned(),
    };
    let outlook = done(&mut plan, Edit::SetSellers { cells: vec![cell] });
    let seller = &outlook.sellers[0];
    assert_eq!(
        seller.carried_quota,
        Some(Money::units(1_320_000)),
        "18 % of the first quarter less two thirds"
    );
    assert_eq!(seller.pay.base, Money::units(150_000));
    assert_eq!(seller.pay.target_variable, Money::units(150_000).scaled(306, 365, 2).unwrap());
    for bad in ["2027-03-01", "2027-03-31/2027-03-01", "2027-01-01/2027-02-01; 2027-02-01/2027-02-05", "x/y"]
    {
        let text = bad.to_owned();
        let cell = SellerCell { seller: SellerId(0), field: SellerField::Leaves, text };
        assert!(
            matches!(refused(&plan, Edit::SetSellers { cells: vec![cell] }), Refusal::BadCells { .. }),
            "{bad}"
        );
    }
}

#[test]
fn a_season_adds_up_to_the_whole_year() {
    let plan = example();
    let weights = [18, 22, 26, 33].map(Rate::percent);
    let season = Edit::SetSeasonality { seasonality: plan::period::Seasonality::Quarters { weights } };
    assert_eq!(refused(&plan, season), Refusal::SeasonNotWhole { sum: Rate::percent(99) });
}

#[test]
fn proposals_are_typed_or_calculated_and_taken_over() {
    let mut plan = example();
    let before = outlook(&plan);
    assert_eq!(before.sellers[0].proposal, Some(Money::units(1_450_000)));
    let potential = before.sellers[5].load.potential;
    let calculated = potential.times(Rate::percent(18), 2);
    assert_eq!(before.sellers[5].proposal, Some(calculated));
    let region = &before.waterfall.nodes[0];
    assert_eq!(region.gap, Some(Money::units(20_400_000) - region.proposed));
    done(&mut plan, lock(2));
    let outlook = done(&mut plan, Edit::TakeProposals { sellers: Vec::new(), unit: Money::units(1_000) });
    assert_eq!(outlook.sellers[0].quota, Some(Money::units(1_450_000)));
    assert_eq!(outlook.sellers[2].quota, Some(Money::units(1_500_000)), "locked");
    assert_eq!(outlook.sellers[5].quota.unwrap().thousandths() % 1_000_000, 0);
}

#[test]
fn a_quota_far_from_its_peers_is_a_finding_with_its_reason() {
    let mut plan = example();
    let outlook = done(&mut plan, quota(0, 3_600_000));
    let found: Vec<_> =
        outlook.findings.iter().filter(|found| matches!(found, Finding::QuotaOutlier { .. })).collect();
    assert!(found.len() >= 2, "{found:?}");
    let compared = outlook.sellers[0].to_potential;
    assert_eq!(compared.peers, Some(EAST));
    let Finding::QuotaOutlier { seller, times, .. } = found[0] else { panic!("{found:?}") };
    assert_eq!(*seller, SellerId(0));
    assert!(*times > Rate::percent(200), "{times}");
}

#[test]
fn a_team_that_lacks_something_or_somebody_is_a_finding() {
    let mut plan = example();
    let cell = TeamCell { team: EAST, amount: Some(Money::units(8_000_000)) };
    let outlook = done(&mut plan, Edit::SetTeamTargets { cells: vec![cell] });
    let short = Finding::TeamLeftToAssign { team: EAST, amount: Money::units(650_000) };
    assert!(outlook.findings.contains(&short), "{:?}", outlook.findings);
    let outlook = done(&mut plan, Edit::AddTeam { name: "South".to_owned(), parent: None });
    assert!(outlook.findings.contains(&Finding::TeamEmpty { team: TeamId(4) }));
}

#[test]
fn teams_are_made_of_segments_for_those_who_have_none() {
    let mut plan = example();
    done(&mut plan, Edit::RemoveTeam { team: COMMERCIAL });
    let outlook = done(&mut plan, Edit::AddTeamsFromSegments {});
    let names: Vec<&str> = plan.decisions.teams.iter().map(|team| team.name.as_str()).collect();
    assert_eq!(names, ["Enterprise", "Enterprise East", "Enterprise West", "Commercial"]);
    assert!(outlook.sellers.iter().all(|seller| seller.team.is_some()));
}
