//! Pay plans of the sample.

use jiff::civil::date;
use plan::compensation::{
    Cap, CapLimit, CapPer, Component, Draw, Evaluation, Frequency, Guarantee, Measure, MeasureShare, PayPlan,
    Point, Reward, Role, Rounding, Shape, ShapeChange, SpiffUnit, Threshold, ThresholdKind,
};
use plan::ids::PayPlanId;
use plan::money::{Money, Rate};

/// Every field filled.
pub fn accelerated() -> PayPlan {
    let tiers = [(Rate::ZERO, Rate::ONE), (Rate::ONE, Rate::percent(150))];
    let plan = PayPlan::marginal("Accelerated", Role::Seller, "Enterprise", &tiers);
    let shape = Shape::Retroactive { tiers: Vec::from(plan.components[0].shape.tiers().unwrap()) };
    let component = Component {
        name: "Year".to_owned(),
        threshold: Some(Threshold { kind: ThresholdKind::Incremental, at: Rate::percent(50) }),
        cap: Some(Cap {
            limit: CapLimit::Amount { amount: Money::units(500_000) },
            per: CapPer::Deal,
            beyond: Rate::percent(10),
        }),
        evaluation: Evaluation::Period { every: Frequency::Quarterly },
        first: Some(date(2027, 2, 1)),
        last: Some(date(2027, 12, 31)),
        changes: vec![ShapeChange { from: date(2027, 7, 1), shape }],
        ..Component::on_target(Measure::Own, plan.components[0].shape.clone())
    };
    PayPlan {
        id: PayPlanId(1),
        components: vec![component],
        frequency: Frequency::Monthly,
        rounding: Rounding::HalfEven,
        draw: Some(Draw {
            amount: Money::units(2_000),
            recoverable: true,
            forgiven: Some(date(2027, 12, 31)),
            last: Some(date(2027, 6, 30)),
        }),
        guarantee: Some(Guarantee { share: Rate::percent(80), months: 3 }),
        clawback_days: Some(90),
        ..plan
    }
}

/// What [`accelerated`] has no room for: a blend, a commission, a SPIFF, a curve, deals one by one.
pub fn overlay() -> PayPlan {
    let share = |measure, percent| MeasureShare { measure, weight: Rate::percent(percent) };
    let points = vec![
        Point { attainment: Rate::percent(50), pays: Rate::ZERO },
        Point { attainment: Rate::percent(150), pays: Rate::percent(200) },
    ];
    let blended = Component {
        measures: vec![share(Measure::Pool, 80), share(Measure::Score, 20)],
        cap: Some(Cap {
            limit: CapLimit::Times { times: Rate::percent(250) },
            per: CapPer::Year,
            beyond: Rate::ZERO,
        }),
        ..Component::on_target(Measure::Pool, Shape::Curve { points })
    };
    let by_deal = Component {
        reward: Reward::Commission { rate: Rate::percent(2) },
        evaluation: Evaluation::Deal,
        ..Component::on_target(Measure::Pool, Shape::linear())
    };
    let spiff = Component {
        reward: Reward::Spiff { amount: Money::from_thousandths(500_500), per: SpiffUnit::Unit },
        ..Component::on_target(Measure::Pool, Shape::linear())
    };
    PayPlan {
        id: PayPlanId(3),
        clawback_days: Some(0),
        ..PayPlan::new("Overlay", Role::Presales, "", vec![blended, by_deal, spiff])
    }
}
