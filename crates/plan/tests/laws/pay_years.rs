//! Single years that tell what a rule of pay means.

use plan::compensation::*;
use plan::earning::{Booked, Days, FINE};
use plan::money::{Money, Quantity, Rate};

use crate::dice::{self, Dice, Given};
use crate::pay::paid;

/// Nobody is without pay because a component ended before the year, or before a hire began.
#[test]
fn a_window_without_quota_has_nothing_to_attain() {
    let dice = &mut Dice::typed(Vec::new());
    let year = dice::year(dice);
    let mut given = dice::given(dice, year, 2);
    given.target_variable = Money::units(100_000);
    let track = &mut given.own[0].0;
    (track.quota, track.bookings) = (1_000_000_000, [50_000_000 * FINE; 12]);
    track.quota_months = [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    let whole = Component::on_target(Measure::Own, Shape::linear());
    let first_quarter = Component { last: Some(year.month(2)), ..whole.clone() };
    let plan = PayPlan::new("", Role::Seller, "", vec![whole, first_quarter]);
    let paid = paid(&given, &plan);
    assert_eq!(paid.variable, Some(Money::units(60_000)));
    assert_eq!(paid.components[1].attainment, None);
}

/// A commission on a pool is paid by the person's weight in it, and needs no quota in a period.
#[test]
fn commissions_are_paid_by_weight_and_without_quota() {
    let dice = &mut Dice::typed(Vec::new());
    let year = dice::year(dice);
    let mut given = dice::given(dice, year, 2);
    let mut pool = given.own[0].0.clone();
    (pool.quota, pool.bookings) = (1_000_000_000, [10_000_000 * FINE; 12]);
    pool.quota_months = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1];
    given.pools = vec![(Rate::percent(60), pool.clone(), None), (Rate::percent(40), pool, None)];
    let mut component = Component::on_target(Measure::Pool, Shape::linear());
    component.reward = Reward::Commission { rate: Rate::percent(10) };
    component.evaluation = Evaluation::Period { every: Frequency::Monthly };
    let plan = PayPlan::new("", Role::Presales, "", vec![component]);
    assert_eq!(paid(&given, &plan).variable, Some(Money::units(12_000)));
}

fn one_deal(deals: Vec<Booked>) -> (Given, Days) {
    let dice = &mut Dice::typed(Vec::new());
    let year = dice::year(dice);
    let mut given = dice::given(dice, year, 2);
    given.target_variable = Money::units(100_000);
    let track = &mut given.own[0].0;
    (track.quota, track.bookings, track.deals) = (1_000_000_000, [0; 12], deals);
    let days = given.days.clone();
    (given, days)
}

/// Where a deal was capped, its cancellation takes back no more than it paid.
#[test]
fn a_cancelled_deal_takes_back_what_it_paid() {
    let deal = |day, amount, age| Booked { day, amount, units: Quantity::ZERO, age };
    let (given, _) = one_deal(vec![deal(10, 500_000_000, None), deal(100, -500_000_000, Some(90))]);
    let mut component = Component::on_target(Measure::Own, Shape::linear());
    component.evaluation = Evaluation::Deal;
    let limit = CapLimit::Amount { amount: Money::units(20_000) };
    component.cap = Some(Cap { limit, per: CapPer::Deal, beyond: Rate::ZERO });
    let mut plan = PayPlan::new("", Role::Seller, "", vec![component]);
    plan.frequency = Frequency::Quarterly;
    let gross: Vec<Money> = paid(&given, &plan).payments.iter().map(|payment| payment.gross).collect();
    assert_eq!(gross, [20_000, -20_000, 0, 0].map(Money::units));
}

/// Debts are forgiven on one day; what is advanced later is owed again.
#[test]
fn a_debt_is_forgiven_once() {
    let (given, days) = one_deal(Vec::new());
    let mut plan = PayPlan::linear(Role::Seller);
    plan.frequency = Frequency::Quarterly;
    let amount = Money::units(1_000);
    plan.draw = Some(Draw { amount, recoverable: true, forgiven: Some(days.year.month(4)), last: None });
    let debts: Vec<Money> = paid(&given, &plan).payments.iter().map(|payment| payment.debt).collect();
    assert_eq!(debts, [1_000, 1_000, 2_000, 3_000].map(Money::units));
}

/// A new rate applies from its date, in the middle of a period too.
#[test]
fn a_shape_changes_in_the_middle_of_a_period() {
    let deal = |day| Booked { day, amount: 100_000_000, units: Quantity::ZERO, age: None };
    let (given, days) = one_deal(vec![deal(9), deal(19)]);
    let double = Shape::Marginal { tiers: vec![Tier::new(Rate::ZERO, Rate::percent(200))] };
    let mut component = Component::on_target(Measure::Own, Shape::linear());
    component.evaluation = Evaluation::Period { every: Frequency::Yearly };
    let from = days.year.start.saturating_add(jiff::Span::new().days(15));
    component.changes = vec![ShapeChange { from, shape: double }];
    let plan = PayPlan::new("", Role::Seller, "", vec![component]);
    assert_eq!(paid(&given, &plan).variable, Some(Money::units(30_000)));
}

/// "Only what lies above it is paid": the rate reached does not reach below the threshold.
#[test]
fn above_a_threshold_everything_is_paid_at_the_rate_reached() {
    let deal = Booked { day: 9, amount: 1_200_000_000, units: Quantity::ZERO, age: None };
    let (given, _) = one_deal(vec![deal]);
    let tiers = vec![Tier::new(Rate::ZERO, Rate::ONE), Tier::new(Rate::ONE, Rate::percent(150))];
    let mut component = Component::on_target(Measure::Own, Shape::Retroactive { tiers });
    component.threshold = Some(Threshold { kind: ThresholdKind::AboveOnly, at: Rate::percent(50) });
    let plan = PayPlan::new("", Role::Seller, "", vec![component]);
    assert_eq!(paid(&given, &plan).variable, Some(Money::units(105_000)));
}
