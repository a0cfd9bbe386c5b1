//! Pay plans, deals and what is assumed for them: every step, refusal, finding and word.

use std::fmt::Write;

use jiff::civil::date;
use plan::compensation::*;
use plan::distribution::Distribution;
use plan::edit::{AttainmentCell, Edit, Payee, ScoreCell, TeamAttainmentCell};
use plan::finding::Finding;
use plan::ids::*;
use plan::money::{Money, Quantity, Rate};
use plan::refusal::Refusal;

use super::LANGUAGES;
use crate::problem::Language;
use crate::words::{names, pay};

/// The plan of the story, and a deal in it.
pub fn story() -> [Edit; 2] {
    let plan =
        PayPlan::new("AE 50/50", Role::Seller, "", vec![Component::on_target(Measure::Own, Shape::linear())]);
    [Edit::AddPayPlan { plan }, Edit::AddDeals { deals: vec![deal("Account 00121 renewal", 0)] }]
}

fn deal(name: &str, seller: u32) -> Deal {
    Deal {
        id: DealId(0),
        name: name.into(),
        seller: SellerId(seller),
        date: date(2027, 5, 31),
        amount: Money::units(250_000),
        units: Quantity::ZERO,
        cancelled: None,
    }
}

pub fn edits() -> Vec<Edit> {
    let (plan, seller, presales, team) = (PayPlanId(0), SellerId(0), PresalesId(0), TeamId(1));
    let percent = |rate: Option<i64>| rate.map(Rate::percent);
    let attainments = |cells: &[(u32, Option<i64>)]| {
        let cell =
            |(seller, rate): &(u32, _)| AttainmentCell { seller: SellerId(*seller), rate: percent(*rate) };
        Edit::SetSellerAttainments { cells: cells.iter().map(cell).collect() }
    };
    let of_teams = |cells: &[(u32, Option<i64>)]| {
        let cell = |(team, rate): &(u32, _)| TeamAttainmentCell { team: TeamId(*team), rate: percent(*rate) };
        Edit::SetTeamAttainments { cells: cells.iter().map(cell).collect() }
    };
    let scores = |cells: &[(Payee, Option<i64>)]| {
        let cell = |(payee, score): &(Payee, _)| ScoreCell { payee: *payee, score: percent(*score) };
        Edit::SetScores { cells: cells.iter().map(cell).collect() }
    };
    let manager = |team| Payee::Manager { team: TeamId(team) };
    let linear = |name: &str| PayPlan { name: name.into(), ..PayPlan::linear(Role::Seller) };
    let pay_of = |base, variable| Edit::SetManagerPay {
        team,
        base: Money::units(base),
        target_variable: Money::units(variable),
    };
    vec![
        Edit::SetAttainment { rate: Rate::percent(92) },
        attainments(&[(0, Some(110))]),
        attainments(&[(0, None)]),
        attainments(&[(0, Some(90)), (1, None)]),
        of_teams(&[(1, Some(95))]),
        of_teams(&[(1, None)]),
        of_teams(&[(0, Some(95)), (1, Some(90))]),
        scores(&[(Payee::Seller { seller }, Some(80))]),
        scores(&[(Payee::Presales { presales }, None)]),
        scores(&[(Payee::Seller { seller }, Some(80)), (manager(1), Some(90))]),
        scores(&[(manager(1), Some(90))]),
        scores(&[(manager(1), None)]),
        scores(&[(manager(0), Some(90)), (manager(1), Some(90))]),
        Edit::SetDistribution { distribution: Distribution::default() },
        Edit::SetPayBudget { amount: Some(Money::units(4_200_000)) },
        Edit::SetPayBudget { amount: None },
        Edit::AddPayPlan { plan: linear(" SE 75/25 ") },
        Edit::SetPayPlan { plan: PayPlan { frequency: Frequency::Monthly, ..linear("AE 50/50") } },
        Edit::SetPayPlan { plan: linear("AE 55/45") },
        Edit::RemovePayPlan { plan },
        Edit::SetSellerPayPlan { seller, plan: Some(plan) },
        Edit::SetSellerPayPlan { seller, plan: None },
        Edit::SetPresalesPayPlan { presales, plan: Some(plan) },
        Edit::SetPresalesPayPlan { presales, plan: None },
        Edit::SetTeamPayPlan { team, plan: Some(plan) },
        Edit::SetTeamPayPlan { team, plan: None },
        pay_of(160_000, 80_000),
        pay_of(0, 0),
        Edit::AddDeals { deals: vec![deal(" Account 00121 pilot ", 0)] },
        Edit::AddDeals { deals: vec![deal("", 0)] },
        Edit::AddDeals { deals: vec![deal("Pilot", 0), deal("Renewal", 0)] },
        Edit::AddDeals { deals: vec![deal("Pilot", 0), deal("Renewal", 1)] },
        Edit::SetDeals { deals: vec![deal("Pilot", 0)] },
        Edit::SetDeals { deals: vec![deal("Pilot", 0), Deal { id: DealId(7), ..deal("Renewal", 1) }] },
        Edit::RemoveDeals { deals: vec![DealId(0)] },
        Edit::RemoveDeals { deals: vec![DealId(0), DealId(7)] },
    ]
}

/// Several edits in one step.
pub fn steps() -> Vec<Vec<Edit>> {
    let plan = Some(PayPlanId(0));
    let of_presales = |presales, plan| Edit::SetPresalesPayPlan { presales: PresalesId(presales), plan };
    let of_team = |team, plan| Edit::SetTeamPayPlan { team: TeamId(team), plan };
    let pay_of = |team, base| Edit::SetManagerPay {
        team: TeamId(team),
        base: Money::units(base),
        target_variable: Money::units(80_000),
    };
    let score = |payee| Edit::SetScores { cells: vec![ScoreCell { payee, score: Some(Rate::percent(90)) }] };
    vec![
        vec![of_presales(0, plan), of_presales(1, plan)],
        vec![of_presales(0, plan), of_presales(1, None)],
        vec![of_team(0, plan), of_team(1, plan)],
        vec![of_team(0, None), of_team(1, None)],
        vec![pay_of(0, 160_000), pay_of(1, 150_000)],
        vec![score(Payee::Seller { seller: SellerId(0) }), score(Payee::Manager { team: TeamId(1) })],
        vec![
            Edit::AddDeals { deals: vec![deal("Pilot", 0)] },
            Edit::AddDeals { deals: vec![deal("Renewal", 1)] },
        ],
    ]
}

pub fn faults() -> Vec<PayFault> {
    let component = 1;
    let measure = Measure::Own;
    vec![
        PayFault::NoComponents,
        PayFault::TiersNotRising { component, row: 0 },
        PayFault::TiersNotRising { component, row: 2 },
        PayFault::TierGap { component, row: 1 },
        PayFault::TierOverlap { component, row: 1 },
        PayFault::PointsNotRising { component, row: 2 },
        PayFault::TooFewPoints { component },
        PayFault::MeasuresNotWhole { component, sum: Rate::percent(90) },
        PayFault::MeasuresNotDistinct { component },
        PayFault::MeasureNotForRole { component, measure },
        PayFault::CommissionOnBlend { component },
        PayFault::CapPerDealOnBlend { component },
        PayFault::SpiffNotForRole { component },
        PayFault::WindowEndsBeforeStart { component },
        PayFault::ChangesNotRising { component, row: 1 },
        PayFault::ThresholdNotBelowTarget { component },
        PayFault::OutOfRange { component, rate: Rate::percent(120), least: Rate::ZERO, most: Rate::ONE },
        PayFault::Amount { component, amount: Money::units(-500) },
        PayFault::DrawAmount { amount: Money::units(-500) },
        PayFault::ForgivenNotOwed,
        PayFault::ForgivenBeforeLast,
        PayFault::GuaranteeShare { rate: Rate::percent(300), least: Rate::ZERO, most: Rate::percent(200) },
        PayFault::GuaranteeWithoutMonths,
    ]
}

pub fn refusals() -> Vec<Refusal> {
    let mut all: Vec<Refusal> = faults().into_iter().map(|fault| Refusal::PayPlanFault { fault }).collect();
    all.extend([Role::Seller, Role::Presales, Role::Manager].map(|role| Refusal::PayPlanForOthers { role }));
    all.extend([
        Refusal::NoAverageDeal,
        Refusal::DealOutOfYear { row: 0, date: date(2031, 3, 1) },
        Refusal::DealCancelledBefore { row: 1, date: date(2027, 3, 1) },
        Refusal::BadDistribution,
    ]);
    all
}

pub fn findings() -> Vec<Finding> {
    let plan = PayPlanId(0);
    let percent = Rate::percent;
    vec![
        Finding::PresalesAccelerated { plan },
        Finding::TargetShares { plan, from: date(2027, 1, 1), sum: percent(90) },
        Finding::TargetShares { plan, from: date(2027, 7, 1), sum: percent(120) },
        Finding::ThresholdMissed { plan, threshold: percent(70), share: "0.36551234".parse().unwrap() },
        Finding::PayCliff { plan, at: percent(100), jump: Money::units(30_000) },
        Finding::CapBites {
            plan,
            at: "1.12499999".parse().unwrap(),
            ninth_decile: "1.33281203".parse().unwrap(),
        },
        Finding::PayMixUnusual {
            plan,
            base_share: "0.6667".parse().unwrap(),
            least: percent(40),
            most: percent(60),
        },
        Finding::QuotaToPayUnusual {
            plan,
            times: "7.1049".parse().unwrap(),
            least: percent(400),
            most: percent(600),
        },
        Finding::OverBudget { amount: Money::units(120_000) },
    ]
}

/// Each word in both languages.
pub fn words(report: &mut String) {
    let mut say = |worded: &dyn Fn(Language) -> String| {
        let [en, es] = LANGUAGES.map(worded);
        assert_ne!(en, es, "not translated");
        writeln!(report, "{en} | {es}").unwrap();
    };
    for role in [Role::Seller, Role::Presales, Role::Manager] {
        say(&|language| format!("{}, {}", pay::role(role, language), pay::people(role, language)));
    }
    let unnamed = Component::on_target(Measure::Own, Shape::linear());
    say(&|language| pay::component_name(&unnamed, 1, language));
    let share = |measure, percent| MeasureShare { measure, weight: Rate::percent(percent) };
    for measures in [
        vec![share(Measure::Own, 100)],
        vec![share(Measure::Team, 70), share(Measure::Pool, 30)],
        vec![share(Measure::Score, 100)],
    ] {
        say(&|language| pay::measures(&measures, language));
    }
    let amount = Money::units(500);
    for reward in [
        Reward::Target { share: Rate::percent(60) },
        Reward::Commission { rate: Rate::percent(2) },
        Reward::Spiff { amount, per: SpiffUnit::Unit },
        Reward::Spiff { amount, per: SpiffUnit::Deal },
    ] {
        say(&|language| pay::reward(reward, "USD", language));
    }
    let tiers = vec![Tier::new(Rate::ZERO, Rate::ONE), Tier::new(Rate::ONE, Rate::percent(150))];
    let point = |attainment, pays| Point { attainment: Rate::percent(attainment), pays: Rate::percent(pays) };
    for shape in [
        Shape::linear(),
        Shape::Marginal { tiers: tiers.clone() },
        Shape::Retroactive { tiers },
        Shape::Curve { points: vec![point(50, 25), point(100, 100)] },
    ] {
        say(&|language| pay::shape(&shape, language));
    }
    for kind in [ThresholdKind::Cliff, ThresholdKind::AboveOnly, ThresholdKind::Incremental] {
        say(&|language| pay::threshold(Threshold { kind, at: Rate::percent(80) }, language));
    }
    let cap = |limit, per, beyond| Cap { limit, per, beyond: Rate::percent(beyond) };
    for cap in [
        cap(CapLimit::Amount { amount: Money::units(50_000) }, CapPer::Year, 0),
        cap(CapLimit::Times { times: Rate::percent(250) }, CapPer::Deal, 10),
    ] {
        say(&|language| pay::cap(cap, "USD", language));
    }
    let frequencies = [Frequency::Monthly, Frequency::Quarterly, Frequency::Yearly];
    for evaluation in [Evaluation::YearToDate, Evaluation::Deal]
        .into_iter()
        .chain(frequencies.map(|every| Evaluation::Period { every }))
    {
        say(&|language| pay::evaluation(evaluation, language).to_owned());
    }
    for frequency in frequencies {
        say(&|language| pay::frequency(frequency, language).to_owned());
    }
    for rounding in Rounding::ALL {
        say(&|language| pay::rounding(rounding, language).to_owned());
    }
    let draw = Draw { amount: Money::units(2_000), recoverable: false, forgiven: None, last: None };
    let recoverable =
        Draw { recoverable: true, forgiven: Some(date(2027, 12, 31)), last: Some(date(2027, 6, 30)), ..draw };
    for draw in [draw, recoverable] {
        say(&|language| pay::draw(draw, "USD", language));
    }
    for months in [1, 3] {
        say(&|language| pay::guarantee(Guarantee { share: Rate::percent(50), months }, language));
    }
    for days in [None, Some(0), Some(1), Some(90)] {
        say(&|language| pay::clawback(days, language));
    }
}

#[test]
fn a_fault_names_the_component_that_the_edit_brings() {
    let plan = super::story();
    let component = Component {
        name: " Accelerators ".into(),
        ..Component::on_target(Measure::Own, Shape::Curve { points: Vec::new() })
    };
    let faulty = PayPlan::new("AE", Role::Seller, "", vec![component]);
    let edits = [Edit::AddPayPlan { plan: faulty }];
    let refusal = plan.changes_of(&edits).unwrap_err();
    let told = |edits| crate::words::refusal_of(&refusal, edits, &plan, Language::En);
    assert!(told(&edits[..]).message.starts_with("In component “Accelerators”, "), "{:?}", told(&edits[..]));
    assert!(told(&[]).message.starts_with("In component 1, "), "{:?}", told(&[]));
    assert_eq!(told(&[]).place.column.as_deref(), Some("1"));
    assert_eq!(names::deal_name(&plan, DealId(0)), "Account 00121 renewal");
    assert_eq!(names::deal_name(&plan, DealId(9)), "#9");
}

/// A step that only earlier versions make.
#[test]
fn tiers_of_earlier_versions_still_read() {
    let json = r#"{"what":"setPayPlanTiers","name":"AE 50/50","count":1}"#;
    let summary: crate::words::Summary = serde_json::from_str(json).unwrap();
    let told = LANGUAGES.map(|language| crate::words::label(&summary, &super::story().info, language));
    assert_eq!(
        told,
        ["Changed tiers of pay plan AE 50/50", "Cambió los tramos del plan de compensación AE 50/50"]
    );
}
