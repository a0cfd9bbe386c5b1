//! Why a number: every trace, worked out again from its inputs by its rule, gives the number that is shown.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are tests too")]

#[allow(dead_code, reason = "the laws use the rest")]
#[path = "../laws/dice.rs"]
mod dice;
#[allow(dead_code, reason = "the laws use the rest")]
#[path = "../laws/random.rs"]
mod random;

mod again;
mod paid;
mod pinned;
mod worked;

use plan::Plan;
use plan::outlook::outlook;
use plan::why::{Figure, Subject, Trace, Tracer};
use proptest::prelude::*;

use again::Again;

/// Every figure answers, with the value shown, and its trace works out.
fn holds(plan: &Plan) -> Result<(), String> {
    let outlook = outlook(plan);
    let tracer = Tracer::new(plan, &outlook);
    let again = Again { plan, tracer: &tracer };
    for figure in Figure::all(&outlook) {
        let trace = tracer.why(figure).ok_or_else(|| format!("{figure:?} does not answer"))?;
        if trace.subject != Subject::Figure(figure) {
            return Err(format!("{figure:?} answers for {:?}", trace.subject));
        }
        again.check(&trace).map_err(|problem| format!("{figure:?}: {problem}"))?;
    }
    Ok(())
}

fn example() -> Plan {
    let mut plan = Plan::default();
    plan.absorb(plan.changes_of(&plan::example::example()).unwrap());
    plan
}

#[test]
fn why_every_figure_of_the_example_works_out() {
    holds(&example()).unwrap();
}

proptest! {
    #![proptest_config(random::config())]

    #[test]
    fn why_figures_of_any_plan_work_out(commands in random::commands()) {
        let mut plan = random::plan_of(2);
        random::apply(&mut plan, &commands);
        prop_assert_eq!(holds(&plan), Ok(()));
    }

    #[test]
    fn why_pay_by_any_plan_works_out(commands in random::commands(), seed in any::<u64>(), decimals in 0usize..3) {
        let mut plan = random::plan_of([0, 2, 3][decimals]);
        random::apply(&mut plan, &commands);
        paid::pay(&mut plan, seed);
        prop_assert_eq!(holds(&plan), Ok(()));
    }

    #[test]
    fn why_hours_and_capacity_of_any_plan_work_out(commands in random::commands(), seed in any::<u64>(), decimals in 0usize..3) {
        let mut plan = random::plan_of([0, 2, 3][decimals]);
        random::apply(&mut plan, &commands);
        worked::work(&mut plan, seed);
        prop_assert_eq!(holds(&plan), Ok(()));
    }
}

/// The rules of pay are all met, so that none of them is believed untried.
#[test]
fn why_every_rule_of_pay_is_met() {
    let mut met: Vec<String> = Vec::new();
    for seed in 0..160 {
        let mut plan = random::plan_of(2);
        paid::pay(&mut plan, seed);
        let outlook = outlook(&plan);
        let tracer = Tracer::new(&plan, &outlook);
        let pay = |figure: &Figure| {
            let told = format!("{figure:?}");
            ["Variable", "Accelerator", "Debt", "Bookings"].iter().any(|name| told.contains(name))
        };
        for figure in Figure::all(&outlook).filter(pay) {
            met_in(&tracer.why(figure).unwrap(), &mut met);
        }
    }
    for rule in [
        "PaidOut",
        "Marginal",
        "TierSlice",
        "Retroactive",
        "Returned",
        "OnCurve",
        "BelowThreshold",
        "ThresholdReached",
        "AboveThreshold",
        "AboveAtRate",
        "TowardsTarget",
        "Capped",
        "BelowCap",
        "BeyondDealCap",
        "LentAway",
        "NotYet",
        "NothingToAttain",
        "Advanced",
        "HeldBack",
        "Debt",
        "NothingOwed",
        "NothingEarned",
        "NoPool",
        "Rounded",
        "Spread",
        "EqualPart",
        "Evenly",
        "MembersByMonth",
        "EarlierPayments",
    ] {
        assert!(met.iter().any(|other| other == rule), "{rule} is not met: {met:?}");
    }
}

fn met_in(trace: &Trace, met: &mut Vec<String>) {
    let told = format!("{:?}", trace.rule);
    let name = told.split([' ', '(', '{']).next().unwrap_or_default().to_owned();
    if !met.contains(&name) {
        met.push(name);
    }
    trace.inputs.iter().for_each(|input| met_in(input, met));
}

/// The ways of hours and capacity are all met.
#[test]
fn why_every_input_of_hours_and_capacity_is_met() {
    let mut met: Vec<String> = Vec::new();
    for seed in 0..40 {
        let mut plan = random::plan_of(2);
        worked::work(&mut plan, seed);
        let outlook = outlook(&plan);
        let tracer = Tracer::new(&plan, &outlook);
        for figure in Figure::all(&outlook).filter(|figure| {
            let told = format!("{figure:?}");
            ["Hours", "Capacity", "Opportunities"].iter().any(|name| told.contains(name))
        }) {
            subjects_in(&tracer.why(figure).unwrap(), &mut met);
        }
    }
    for input in [
        "OpportunitiesTyped",
        "PotentialOf",
        "Reachable",
        "WorkdaysIn",
        "Holiday",
        "LeaveFrom",
        "GivenBy",
        "UnrampedIn",
        "Unramped",
        "FullIn",
        "ShareOfYear",
        "SeasonOfQuarter",
    ] {
        assert!(met.iter().any(|other| other == input), "{input} is not met: {met:?}");
    }
}

fn subjects_in(trace: &Trace, met: &mut Vec<String>) {
    if let Subject::Input(input) = &trace.subject {
        let told = format!("{input:?}");
        let name = told.split([' ', '(', '{']).next().unwrap_or_default().to_owned();
        if !met.contains(&name) {
            met.push(name);
        }
    }
    trace.inputs.iter().for_each(|input| subjects_in(input, met));
}

#[test]
fn why_what_the_plan_does_not_have_does_not_answer() {
    let plan = example();
    let outlook = outlook(&plan);
    for figure in [
        plan::why::SellerFigure::Quota.of(plan::ids::SellerId(99)),
        plan::why::PoolFigure::Bookings.of(plan::ids::PoolId(99)),
        plan::why::TeamFigure::Target.of(Some(plan::ids::TeamId(99))),
        plan::why::ManagerFigure::Base.of(plan::ids::TeamId(99)),
    ] {
        assert!(plan::why::why(&plan, &outlook, figure).is_none(), "{figure:?}");
    }
}
