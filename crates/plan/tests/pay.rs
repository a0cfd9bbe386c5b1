//! Pay of people in a plan: deals, teams, managers, scores, budgets, and what the checks find.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests are tests too")]

use jiff::civil::{Date, date};
use plan::Plan;
use plan::compensation::{
    Cap, CapLimit, CapPer, Component, Deal, Draw, Evaluation, Frequency, Guarantee, Measure, MeasureShare,
    PayFault, PayPlan, Reward, Role, Shape, ShapeChange, SpiffUnit, Threshold, ThresholdKind, Tier,
};
use plan::distribution::Distribution;
use plan::edit::{AttainmentCell, Edit, HandOver, Payee, QuotaCell, ScoreCell, TeamAttainmentCell};
use plan::example;
use plan::finding::Finding;
use plan::ids::{DealId, PayPlanId, PoolId, PresalesId, SellerId, TeamId};
use plan::money::{Money, Quantity, Rate};
use plan::outlook::{Outlook, SellerOutlook, outlook};
use plan::payout::PayBasis;
use plan::pool::PoolTarget;
use plan::quota::{MidYear, QuotaStep};
use plan::refusal::Refusal;

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

fn deal(seller: u32, date: Date, units: i64) -> Deal {
    Deal {
        id: DealId(0),
        name: "Deal".to_owned(),
        seller: SellerId(seller),
        date,
        amount: Money::units(units),
        units: Quantity::units(1),
        cancelled: None,
    }
}

/// The plan with this number, changed.
fn with(plan: &Plan, id: u32, change: impl FnOnce(&mut PayPlan)) -> Edit {
    let mut changed = plan.decisions.pay_plans.get(id).unwrap().clone();
    change(&mut changed);
    Edit::SetPayPlan { plan: changed }
}

/// Changes the plan with this number.
fn changed(plan: &mut Plan, id: u32, change: impl FnOnce(&mut PayPlan)) -> Outlook {
    let edit = with(plan, id, change);
    done(plan, edit)
}

fn pay_findings(outlook: &Outlook) -> Vec<&Finding> {
    let about_pay = |finding: &&Finding| {
        matches!(
            finding,
            Finding::PresalesAccelerated { .. }
                | Finding::ThresholdMissed { .. }
                | Finding::PayCliff { .. }
                | Finding::CapBites { .. }
                | Finding::PayMixUnusual { .. }
                | Finding::QuotaToPayUnusual { .. }
                | Finding::OverBudget { .. }
        )
    };
    outlook.findings.iter().filter(about_pay).collect()
}

#[test]
fn typed_deals_take_the_place_of_the_attainment_assumed() {
    let mut plan = example();
    let before = outlook(&plan);
    let deals = vec![deal(0, date(2027, 2, 10), 500_000), deal(0, date(2027, 8, 20), 1_000_000)];
    let dealt = done(&mut plan, Edit::AddDeals { deals });
    let seller = &dealt.sellers[0];
    assert_eq!((seller.bookings, seller.attainment, seller.deals), (Money::units(1_500_000), Rate::ONE, 2));
    let paid: Vec<String> = seller.pay.payments.iter().map(|payment| payment.net.to_string()).collect();
    assert_eq!((paid.len(), paid[1].as_str(), paid[7].as_str()), (12, "50000.00", "100000.00"));
    assert!(paid.iter().enumerate().all(|(month, net)| [1, 7].contains(&month) || net == "0.00"));
    // A booking counts once in every pool, and moves its presales' pay.
    let moved = dealt.pools[0].bookings - before.pools[0].bookings;
    assert_eq!(moved, Money::units(1_500_000) - before.sellers[0].bookings);
    let gone = done(&mut plan, Edit::RemoveDeals { deals: vec![DealId(0), DealId(1)] });
    assert_eq!(gone.sellers[0].bookings, before.sellers[0].bookings);
}

#[test]
fn a_lost_deal_is_taken_back_and_carried_as_debt() {
    let mut plan = example();
    let mut lost = deal(0, date(2027, 1, 10), 900_000);
    lost.cancelled = Some(date(2027, 3, 5));
    let deals = vec![lost.clone(), deal(0, date(2027, 6, 1), 300_000)];
    let outlook = done(&mut plan, Edit::AddDeals { deals });
    let pay = &outlook.sellers[0].pay;
    let debts: Vec<String> = pay.payments[..7].iter().map(|payment| payment.debt.to_string()).collect();
    assert_eq!(debts, ["0.00", "0.00", "90000.00", "90000.00", "90000.00", "60000.00", "60000.00"]);
    assert_eq!((pay.variable.unwrap(), pay.debt), (Money::units(90_000), Money::units(60_000)));
    // Beyond the days of the clawback it stays earned.
    let kept = changed(&mut plan, 0, |plan| plan.clawback_days = Some(30));
    assert_eq!(kept.sellers[0].pay.debt, Money::ZERO);
    lost.cancelled = Some(date(2027, 1, 9));
    lost.id = DealId(0);
    let refusal = refused(&plan, Edit::SetDeals { deals: vec![lost] });
    assert_eq!(refusal, Refusal::DealCancelledBefore { row: 0, date: date(2027, 1, 9) });
    let outside = Edit::AddDeals { deals: vec![deal(0, date(2028, 1, 1), 1)] };
    assert_eq!(refused(&plan, outside), Refusal::DealOutOfYear { row: 0, date: date(2028, 1, 1) });
}

#[test]
fn an_attainment_is_the_own_the_teams_or_that_for_all() {
    let mut plan = example();
    let team = |team, percent| TeamAttainmentCell { team: TeamId(team), rate: Some(Rate::percent(percent)) };
    let outlook = done(&mut plan, Edit::SetTeamAttainments { cells: vec![team(0, 90), team(1, 95)] });
    let attainment = |seller: usize| outlook.sellers[seller].attainment;
    // ENT-01 stands in Enterprise East, ENT-02 in Enterprise West, ENT-03 has an own one.
    assert_eq!(
        (attainment(0), attainment(1), attainment(2)),
        (Rate::percent(95), Rate::percent(90), Rate::percent(140))
    );
    assert_eq!(attainment(10), plan.decisions.assumptions.attainment);
    let own = AttainmentCell { seller: SellerId(0), rate: Some(Rate::percent(50)) };
    let outlook = done(&mut plan, Edit::SetSellerAttainments { cells: vec![own] });
    assert_eq!(outlook.sellers[0].attainment, Rate::percent(50));
}

#[test]
fn a_manager_is_paid_on_the_team_and_counts_in_the_cost() {
    let mut plan = example();
    let before = outlook(&plan);
    let enterprise = &before.managers[0];
    let booked: Money = before.sellers[..10].iter().map(|seller| seller.bookings).sum();
    assert_eq!((enterprise.target, enterprise.bookings), (Money::units(14_550_000), booked));
    let without = done(
        &mut plan,
        Edit::SetManagerPay { team: TeamId(0), base: Money::ZERO, target_variable: Money::ZERO },
    );
    assert_eq!(without.managers.len(), 3);
    assert_eq!(before.cost.total - without.cost.total, enterprise.pay.total);
    assert_eq!(before.cost.variance, before.cost.budget.map(|budget| before.cost.total - budget));
    let seller_plan = Edit::SetTeamPayPlan { team: TeamId(1), plan: Some(PayPlanId(0)) };
    assert_eq!(refused(&plan, seller_plan), Refusal::PayPlanForOthers { role: Role::Seller });
}

#[test]
fn objectives_are_paid_by_their_score() {
    let mut plan = example();
    let overlay = PayPlan::new(
        "Overlay",
        Role::Presales,
        "",
        vec![
            Component::sharing(Measure::Pool, Rate::percent(80), Shape::linear()),
            Component::sharing(Measure::Score, Rate::percent(20), Shape::linear()),
        ],
    );
    done(&mut plan, Edit::AddPayPlan { plan: overlay });
    let on_it = Edit::SetPresalesPayPlan { presales: PresalesId(0), plan: Some(PayPlanId(5)) };
    let full = done(&mut plan, on_it).presales[0].pay.clone();
    let cell =
        ScoreCell { payee: Payee::Presales { presales: PresalesId(0) }, score: Some(Rate::percent(50)) };
    let half = done(&mut plan, Edit::SetScores { cells: vec![cell] }).presales[0].pay.clone();
    // Half of 20 % of 45,000.
    assert_eq!(full.variable.unwrap() - half.variable.unwrap(), Money::units(4_500));
    assert_eq!(half.components[1].attainment, Some(Rate::percent(50)));
    // The row is gone when nothing is decided any more.
    let none = ScoreCell { score: None, ..cell };
    done(&mut plan, Edit::SetScores { cells: vec![none] });
    done(&mut plan, Edit::RemovePayPlan { plan: PayPlanId(5) });
    assert!(plan.decisions.presales_terms.is_empty());
}

/// A new rate applies from its date: half a year at 1x and half at 2x of an even year is 1.5x.
#[test]
fn a_changed_shape_pays_what_is_booked_from_its_date_on() {
    let mut plan = example();
    let all = Edit::SetSellerAttainments {
        cells: vec![AttainmentCell { seller: SellerId(0), rate: Some(Rate::ONE) }],
    };
    done(&mut plan, all);
    let double = Shape::Marginal { tiers: vec![Tier::new(Rate::ZERO, Rate::percent(200))] };
    let changed = with(&plan, 0, |plan| {
        plan.components[0].shape = Shape::linear();
        plan.components[0].changes = vec![ShapeChange { from: date(2027, 7, 1), shape: double.clone() }];
    });
    done(&mut plan, Edit::SetSeasonality { seasonality: plan::period::Seasonality::Even });
    let outlook = done(&mut plan, changed);
    let pay = &outlook.sellers[0].pay;
    assert_eq!(pay.variable, Some(Money::units(225_000)));
    assert_eq!(pay.payments[5].net, Money::units(12_500));
    assert_eq!(pay.payments[6].net, Money::units(25_000));
    let late = with(&plan, 0, |plan| {
        plan.components[0].changes.push(ShapeChange { from: date(2027, 7, 1), shape: double });
    });
    let fault = PayFault::ChangesNotRising { component: 0, row: 1 };
    assert_eq!(refused(&plan, late), Refusal::PayPlanFault { fault });
}

#[test]
fn spiffs_pay_for_what_is_sold_in_their_window() {
    let mut plan = example();
    let spiff = Component {
        reward: Reward::Spiff { amount: Money::units(500), per: SpiffUnit::Unit },
        first: Some(date(2027, 4, 1)),
        last: Some(date(2027, 6, 30)),
        ..Component::on_target(Measure::Own, Shape::linear())
    };
    changed(&mut plan, 0, |plan| plan.components.push(spiff));
    let units = |units, mut deal: Deal| {
        deal.units = Quantity::units(units);
        deal
    };
    let deals = vec![
        units(3, deal(0, date(2027, 3, 31), 100_000)),
        units(4, deal(0, date(2027, 4, 1), 100_000)),
        units(5, deal(0, date(2027, 6, 30), 100_000)),
    ];
    let pay = done(&mut plan, Edit::AddDeals { deals }).sellers[0].pay.clone();
    assert_eq!(pay.components[1].variable, Money::units(4_500));
    assert_eq!((pay.components[1].attainment, pay.accelerator), (None, Money::ZERO));
    assert_eq!(pay.variable, Some(Money::units(30_000 + 4_500)));
}

/// A blend of own and team bookings: each with its weight, attained apart.
#[test]
fn a_blend_attains_by_weight() {
    let mut plan = example();
    let share = |measure, percent| MeasureShare { measure, weight: Rate::percent(percent) };
    let blended = with(&plan, 0, |plan| {
        plan.components[0].measures = vec![share(Measure::Own, 75), share(Measure::Team, 25)];
        plan.components[0].shape = Shape::linear();
    });
    let outlook = done(&mut plan, blended);
    let east = outlook.managers.iter().find(|manager| manager.team == TeamId(1)).unwrap();
    let own = outlook.sellers[0].attainment.scaled() as i128;
    let team = east.bookings.thousandths() * 100_000_000 / east.target.thousandths();
    let attained = outlook.sellers[0].pay.components[0].attainment.unwrap();
    assert!((i128::from(attained.scaled()) - (own * 75 + team * 25) / 100).abs() <= 1);
    let short = with(&plan, 0, |plan| plan.components[0].measures[1].weight = Rate::percent(20));
    let fault = PayFault::MeasuresNotWhole { component: 0, sum: Rate::percent(95) };
    assert_eq!(refused(&plan, short), Refusal::PayPlanFault { fault });
    let own_for_presales = with(&plan, 3, |plan| plan.components[0].measures[0].measure = Measure::Own);
    let fault = PayFault::MeasureNotForRole { component: 0, measure: Measure::Own };
    assert_eq!(refused(&plan, own_for_presales), Refusal::PayPlanFault { fault });
}

#[test]
fn a_tier_table_with_a_gap_or_an_overlap_is_refused_at_its_row() {
    let mut plan = example();
    let ends = |to: i64| {
        let tier = |from, to: Option<i64>, times| Tier {
            from: Rate::percent(from),
            to: to.map(Rate::percent),
            multiplier: Rate::percent(times),
        };
        with(&plan, 0, |plan| {
            let tiers = vec![tier(0, Some(100), 100), tier(100, Some(to), 150), tier(125, None, 200)];
            plan.components[0].shape = Shape::Marginal { tiers };
        })
    };
    let fault = |edit| match refused(&plan, edit) {
        Refusal::PayPlanFault { fault } => fault,
        other => panic!("{other:?}"),
    };
    assert_eq!(fault(ends(120)), PayFault::TierGap { component: 0, row: 1 });
    assert_eq!(fault(ends(126)), PayFault::TierOverlap { component: 0, row: 1 });
    let joined = ends(125);
    done(&mut plan, joined);
    let kept = &plan.decisions.pay_plans.get(0).unwrap().components[0].shape;
    assert!(kept.tiers().unwrap().iter().all(|tier| tier.to.is_none()));
}

#[test]
fn the_example_pays_as_it_is_meant_to() {
    assert_eq!(pay_findings(&outlook(&example())), Vec::<&Finding>::new());
}

#[test]
fn plans_that_pay_otherwise_than_meant_are_found() {
    let mut plan = example();
    let after = changed(&mut plan, 3, |plan| {
        plan.components[0].shape = Shape::Marginal {
            tiers: vec![Tier::new(Rate::ZERO, Rate::ONE), Tier::new(Rate::ONE, Rate::percent(150))],
        };
    });
    assert_eq!(pay_findings(&after), [&Finding::PresalesAccelerated { plan: PayPlanId(3) }]);

    let mut plan = example();
    let threshold = Some(Threshold { kind: ThresholdKind::Cliff, at: Rate::percent(60) });
    let after = changed(&mut plan, 0, |plan| plan.components[0].threshold = threshold);
    let found = pay_findings(&after);
    let Finding::ThresholdMissed { share, .. } = found[0] else { panic!("{found:?}") };
    assert!((Rate::percent(15)..Rate::percent(30)).contains(share), "{share}");
    let jump = Money::units(90_000);
    assert_eq!(found[1], &Finding::PayCliff { plan: PayPlanId(0), at: Rate::percent(60), jump });

    let mut plan = example();
    let after = changed(&mut plan, 0, |plan| {
        let tiers = vec![Tier::new(Rate::ZERO, Rate::ONE), Tier::new(Rate::ONE, Rate::percent(120))];
        // Half of the variable hangs on it: the jump is 20 % of that half.
        plan.components[0].reward = Reward::Target { share: Rate::percent(50) };
        plan.components[0].shape = Shape::Retroactive { tiers };
    });
    let jump = Money::units(15_000);
    assert_eq!(pay_findings(&after), [&Finding::PayCliff { plan: PayPlanId(0), at: Rate::ONE, jump }]);

    // Above a threshold of 50 % only the half above it is raised.
    let above = Some(Threshold { kind: ThresholdKind::AboveOnly, at: Rate::percent(50) });
    let after = changed(&mut plan, 0, |plan| plan.components[0].threshold = above);
    let half = Finding::PayCliff { plan: PayPlanId(0), at: Rate::ONE, jump: Money::units(7_500) };
    assert!(pay_findings(&after).contains(&&half), "{:?}", pay_findings(&after));

    let mut plan = example();
    let limit = CapLimit::Times { times: Rate::percent(110) };
    let cap = Some(Cap { limit, per: CapPer::Year, beyond: Rate::ZERO });
    let after = changed(&mut plan, 0, |plan| plan.components[0].cap = cap);
    let found = pay_findings(&after);
    let Finding::CapBites { at, ninth_decile, .. } = found[0] else { panic!("{found:?}") };
    // 110 % of the variable at 1.5x above quota.
    assert_eq!(*at, Rate::from_scaled(106_666_666));
    assert!((Rate::percent(130)..Rate::percent(135)).contains(ninth_decile), "{ninth_decile}");
    // A last tier that pays nothing is a cap by another name.
    let mut flat = example();
    let after = changed(&mut flat, 0, |plan| {
        let tiers = vec![Tier::new(Rate::ZERO, Rate::ONE), Tier::new(Rate::percent(120), Rate::ZERO)];
        plan.components[0].shape = Shape::Marginal { tiers };
    });
    let Finding::CapBites { at, .. } = pay_findings(&after)[0] else { panic!("{:?}", pay_findings(&after)) };
    assert_eq!(*at, Rate::percent(120));

    let narrow = Distribution { mean: Rate::percent(90), deviation: Rate::percent(5) };
    assert!(pay_findings(&done(&mut plan, Edit::SetDistribution { distribution: narrow })).is_empty());

    let mut plan = example();
    let budget = outlook(&plan).cost.total - Money::units(1);
    let after = done(&mut plan, Edit::SetPayBudget { amount: Some(budget) });
    assert_eq!(pay_findings(&after), [&Finding::OverBudget { amount: Money::units(1) }]);
    let none = Distribution { mean: Rate::ZERO, deviation: Rate::ZERO };
    assert_eq!(refused(&plan, Edit::SetDistribution { distribution: none }), Refusal::BadDistribution);
}

/// Each quarter a small year of its own: a quarter below a threshold pays nothing whatever the others bring.
#[test]
fn evaluation_by_period_forgives_and_forgets_nothing() {
    let mut plan = example();
    let quarterly = with(&plan, 0, |plan| {
        plan.frequency = Frequency::Quarterly;
        plan.components[0].evaluation = Evaluation::Period { every: Frequency::Quarterly };
        plan.components[0].shape = Shape::linear();
        plan.components[0].threshold = Some(Threshold { kind: ThresholdKind::Cliff, at: Rate::percent(50) });
    });
    done(&mut plan, Edit::SetSeasonality { seasonality: plan::period::Seasonality::Even });
    done(&mut plan, quarterly);
    let deals = vec![deal(0, date(2027, 2, 1), 180_000), deal(0, date(2027, 5, 1), 750_000)];
    let pay = done(&mut plan, Edit::AddDeals { deals }).sellers[0].pay.clone();
    let nets: Vec<Money> = pay.payments.iter().map(|payment| payment.net).collect();
    assert_eq!(nets, [Money::ZERO, Money::units(75_000), Money::ZERO, Money::ZERO]);
}

/// Nobody is counted twice when a seat changes hands.
#[test]
fn a_quota_that_changes_hands_is_one_full_quota() {
    let mut plan = example();
    let before = outlook(&plan);
    let leaves = Edit::SellerLeaves {
        seller: SellerId(0),
        last: date(2027, 3, 31),
        hand_over: HandOver::Seat { start: date(2027, 4, 1) },
    };
    let after = done(&mut plan, leaves);
    assert_eq!(after.capacity.year.full, before.capacity.year.full);
    assert_eq!(after.capacity.year.sellers, before.capacity.year.sellers);
    // The seat offers what its accounts bring; what the leaver offered counts no more.
    let offered: Money = after.sellers[1..].iter().filter_map(|seller| seller.proposal).sum();
    assert_eq!(after.waterfall.nodes[0].proposed, offered);
}

/// A curve books month by month as an assumed attainment does: what looks at dates or deals pays what the outlook says.
#[test]
fn a_curve_pays_what_the_same_attainment_pays() {
    let tiers =
        [(0, 100), (100, 150), (125, 200)].map(|(from, times)| (Rate::percent(from), Rate::percent(times)));
    let rep = PayPlan::marginal("Rep", Role::Seller, "", &tiers);
    let basis = PayBasis { target_variable: Money::units(150_000), ..PayBasis::default() };
    let plan = example();
    let pays = |change: &dyn Fn(&mut PayPlan), percent| {
        let mut rep = rep.clone();
        change(&mut rep);
        basis.at(&plan, &rep, Rate::percent(percent)).unwrap().variable.to_string()
    };
    assert_eq!((pays(&|_| (), 100), pays(&|_| (), 110)), ("150000.00".to_owned(), "172500.00".to_owned()));
    let quarterly = |rep: &mut PayPlan| {
        rep.components[0].evaluation = Evaluation::Period { every: Frequency::Quarterly };
    };
    assert_eq!(
        (pays(&quarterly, 100), pays(&quarterly, 110)),
        ("150000.00".to_owned(), "172500.00".to_owned())
    );
    let half = |rep: &mut PayPlan| rep.components[0].last = Some(date(2027, 6, 30));
    assert_eq!(pays(&half, 100), "74383.56");
    let per_deal = |rep: &mut PayPlan| {
        let limit = CapLimit::Times { times: Rate::percent(25) };
        rep.components[0].cap = Some(Cap { limit, per: CapPer::Deal, beyond: Rate::ZERO });
    };
    assert_eq!(pays(&per_deal, 100), "150000.00");
    let spiff = |rep: &mut PayPlan| {
        rep.components[0].reward = Reward::Spiff { amount: Money::units(500), per: SpiffUnit::Deal };
    };
    assert_eq!(pays(&spiff, 100), "0.00");
    let commission =
        |rep: &mut PayPlan| rep.components[0].reward = Reward::Commission { rate: Rate::percent(10) };
    let basis = PayBasis { quota: Money::units(1_000_000), ..basis };
    let mut on_bookings = rep.clone();
    commission(&mut on_bookings);
    let at = basis.at(&plan, &on_bookings, Rate::percent(110)).unwrap();
    assert_eq!(at.variable, Money::units(115_000));
}

fn attached(
    plan: &mut Plan,
    presales: u32,
    pool: u32,
    percent: i64,
    first: Option<Date>,
    last: Option<Date>,
) {
    let (presales, pool) = (PresalesId(presales), PoolId(pool));
    done(plan, Edit::AttachPresales { presales, pool, weight: Rate::percent(percent), from: first });
    if last.is_some() {
        done(plan, Edit::DetachPresales { presales, pool, last });
    }
}

/// An attachment of another year has nothing to attain in this one, and takes nothing from the others.
#[test]
fn an_attachment_outside_the_year_leaves_the_others_their_pay() {
    let mut plan = example();
    let before = outlook(&plan).presales[0].pay.clone();
    let other = outlook(&plan)
        .pools
        .iter()
        .map(|pool| pool.pool)
        .find(|pool| !outlook(&plan).presales[0].attached.iter().any(|one| one.pool == *pool));
    attached(&mut plan, 0, other.unwrap().0, 50, Some(date(2027, 3, 1)), None);
    // As in a plan whose year was moved.
    let mut row = plan.decisions.attachments.iter().find(|row| row.start.is_some()).unwrap().clone();
    row.start = Some(date(2028, 3, 1));
    done(&mut plan, Edit::SetAttachments { attachments: vec![row] });
    let after = outlook(&plan).presales[0].pay.clone();
    assert!(before.variable.is_some());
    assert_eq!(after.variable, before.variable);
    assert_eq!(after.components, before.components);
}

/// A component of the days on which a member is attached pays the whole of what hangs on them.
#[test]
fn a_component_in_the_days_of_an_attachment_pays_all_of_it() {
    let mut plan = one_pool();
    attached(&mut plan, 0, 0, 100, Some(date(2027, 7, 1)), None);
    let whole = outlook(&plan).presales[0].pay.variable;
    let half = changed(&mut plan, 3, |plan| plan.components[0].first = Some(date(2027, 7, 1)));
    assert_eq!(half.presales[0].pay.variable, whole);
}

/// Everybody at 100 % of a pool without a discount, and one member of presales on it all year at no other.
fn one_pool() -> Plan {
    let mut plan = example();
    let target = PoolTarget::Discount { discount: Rate::ZERO };
    for pool in outlook(&plan).pools {
        done(&mut plan, Edit::SetPoolTarget { pool: pool.pool, target });
    }
    let one = |seller: &SellerOutlook| AttainmentCell { seller: seller.seller, rate: Some(Rate::ONE) };
    let cells = outlook(&plan).sellers.iter().map(one).collect();
    done(&mut plan, Edit::SetSellerAttainments { cells });
    for one in outlook(&plan).presales[0].attached.clone() {
        done(&mut plan, Edit::DetachPresales { presales: PresalesId(0), pool: one.pool, last: None });
    }
    plan
}

/// Days of a pool are cut exactly: at 100 % everywhere, 100 % is reached on any days.
#[test]
fn days_of_a_pool_are_cut_without_rounding() {
    let mut plan = one_pool();
    attached(&mut plan, 0, 0, 100, Some(date(2027, 1, 7)), Some(date(2027, 10, 3)));
    let threshold = Some(Threshold { kind: ThresholdKind::Cliff, at: Rate::ONE });
    let after = changed(&mut plan, 3, |plan| plan.components[0].threshold = threshold);
    let pay = &after.presales[0].pay;
    let expected = pay.target_variable.scaled(270, 365, 2);
    assert_eq!(pay.variable, expected);
}

/// 333,333.33 x 1.1 is 366,666.663: the tier at 110 % is reached, though cents would not say so.
#[test]
fn an_assumed_attainment_is_reached_to_the_last_part() {
    let mut plan = example();
    let amount = Some("333333.33".parse().unwrap());
    done(&mut plan, Edit::SetQuotas { cells: vec![QuotaCell { seller: SellerId(0), amount }] });
    let rate = Some(Rate::percent(110));
    done(&mut plan, Edit::SetSellerAttainments { cells: vec![AttainmentCell { seller: SellerId(0), rate }] });
    let after = changed(&mut plan, 0, |plan| {
        let tiers = vec![Tier::new(Rate::ZERO, Rate::ONE), Tier::new(Rate::percent(110), Rate::percent(150))];
        plan.components[0].shape = Shape::Retroactive { tiers };
    });
    assert_eq!(after.sellers[0].pay.variable, Some(Money::units(247_500)));
    // Shown it is rounded, and so is what is added up from it.
    assert_eq!(after.sellers[0].bookings.to_string(), "366666.66");
    let quarters: Money = after.bookings_by_quarter.iter().copied().sum();
    assert_eq!(quarters, after.cost.bookings);
}

fn paid_apart(plan: &mut Plan, from: Date, quota: Money) -> Outlook {
    let steps = vec![QuotaStep { from, quota, attainment: None }];
    done(plan, Edit::SetQuotaSteps { seller: SellerId(0), steps, mid_year: MidYear::Segments })
}

/// A stretch without a quota has nothing to attain; the others are paid all the same.
#[test]
fn a_stretch_without_a_quota_takes_nothing_from_the_others() {
    let mut plan = example();
    changed(&mut plan, 0, |plan| plan.components[0].shape = Shape::linear());
    let rate = Some(Rate::ONE);
    done(&mut plan, Edit::SetSellerAttainments { cells: vec![AttainmentCell { seller: SellerId(0), rate }] });
    let after = paid_apart(&mut plan, date(2027, 7, 1), Money::ZERO);
    assert_eq!(after.sellers[0].pay.variable.unwrap().to_string(), "74383.56");
    assert_eq!(after.sellers[0].pay.components[0].attainment, Some(Rate::ONE));
}

/// The target variable is divided over the stretches to the last part: what is paid 20 times shows no cent of it.
#[test]
fn stretches_divide_the_target_variable_exactly() {
    let mut plan = example();
    changed(&mut plan, 0, |plan| {
        let tiers = vec![Tier::new(Rate::ZERO, Rate::percent(2000))];
        plan.components[0].shape = Shape::Marginal { tiers };
    });
    let rate = Some(Rate::ONE);
    done(&mut plan, Edit::SetSellerAttainments { cells: vec![AttainmentCell { seller: SellerId(0), rate }] });
    let after = paid_apart(&mut plan, date(2027, 1, 2), Money::ZERO);
    // 150,000 x 1 / 365 x 20.
    assert_eq!(after.sellers[0].pay.variable.unwrap().to_string(), "8219.18");
}

/// What would be ignored, or means nothing, is refused where it stands.
#[test]
fn what_a_plan_cannot_mean_is_refused() {
    let plan = example();
    let fault = |id, change: &dyn Fn(&mut PayPlan)| match refused(&plan, with(&plan, id, change)) {
        Refusal::PayPlanFault { fault } => fault,
        other => panic!("{other:?}"),
    };
    let limit = CapLimit::Times { times: Rate::ONE };
    let per_deal = Cap { limit, per: CapPer::Deal, beyond: Rate::ZERO };
    let half = |measure| MeasureShare { measure, weight: Rate::percent(50) };
    let blend = fault(0, &|plan| {
        plan.components[0].measures = vec![half(Measure::Own), half(Measure::Team)];
        plan.components[0].cap = Some(per_deal);
    });
    assert_eq!(blend, PayFault::CapPerDealOnBlend { component: 0 });
    let score = fault(0, &|plan| {
        plan.components[0].measures[0].measure = Measure::Score;
        plan.components[0].cap = Some(per_deal);
    });
    assert_eq!(score, PayFault::CapPerDealOnBlend { component: 0 });
    let spiff = fault(3, &|plan| {
        plan.components[0].reward = Reward::Spiff { amount: Money::units(1), per: SpiffUnit::Deal };
    });
    assert_eq!(spiff, PayFault::SpiffNotForRole { component: 0 });
    let draw = |recoverable, forgiven, last| {
        fault(0, &|plan| plan.draw = Some(Draw { amount: Money::units(1), recoverable, forgiven, last }))
    };
    let (june, july) = (Some(date(2027, 6, 30)), Some(date(2027, 7, 31)));
    assert_eq!(draw(false, june, None), PayFault::ForgivenNotOwed);
    assert_eq!(draw(true, june, july), PayFault::ForgivenBeforeLast);
    let guarantee = |share, months| fault(0, &|plan| plan.guarantee = Some(Guarantee { share, months }));
    let (rate, least, most) = (Rate::percent(300), Rate::ZERO, Rate::percent(200));
    assert_eq!(guarantee(rate, 3), PayFault::GuaranteeShare { rate, least, most });
    assert_eq!(guarantee(Rate::ONE, 0), PayFault::GuaranteeWithoutMonths);
}

/// Shares of target variable add up to it on each day; in halves of the year each may be the whole.
#[test]
fn shares_that_do_not_add_up_are_found() {
    let mut plan = example();
    let found = |outlook: Outlook| -> Vec<Finding> {
        let of = |finding: &Finding| matches!(finding, Finding::TargetShares { .. });
        outlook.findings.into_iter().filter(of).collect()
    };
    let shares =
        |from, percent| vec![Finding::TargetShares { plan: PayPlanId(0), from, sum: Rate::percent(percent) }];
    assert_eq!(found(outlook(&plan)), []);
    let after =
        changed(&mut plan, 0, |plan| plan.components[0].reward = Reward::Target { share: Rate::percent(90) });
    assert_eq!(found(after), shares(date(2027, 1, 1), 90));
    let after = changed(&mut plan, 0, |plan| {
        plan.components[0].reward = Reward::Target { share: Rate::ONE };
        plan.components[0].last = Some(date(2027, 6, 30));
    });
    assert_eq!(found(after), shares(date(2027, 7, 1), 0));
    let after = changed(&mut plan, 0, |plan| {
        let half = Component { first: Some(date(2027, 7, 1)), last: None, ..plan.components[0].clone() };
        plan.components.push(half);
    });
    assert_eq!(found(after), []);
}
