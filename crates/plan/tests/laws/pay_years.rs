//! Single years that tell what a rule of pay means.

use jiff::civil::date;
use plan::compensation::*;
use plan::earning::{Booked, ByMonth, Days, FINE, Window};
use plan::money::{Money, Quantity, Rate};
use plan::paying::{Paid, Payment};

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
    let deal = Booked { day: 10, amount: 500_000_000, units: Quantity::ZERO, lost: Some(100) };
    let (given, _) = one_deal(vec![deal]);
    let mut component = Component::on_target(Measure::Own, Shape::linear());
    component.evaluation = Evaluation::Deal;
    let limit = CapLimit::Amount { amount: Money::units(20_000) };
    component.cap = Some(Cap { limit, per: CapPer::Deal, beyond: Rate::ZERO });
    let mut plan = PayPlan::new("", Role::Seller, "", vec![component]);
    plan.frequency = Frequency::Quarterly;
    let gross: Vec<Money> = paid(&given, &plan).payments.iter().map(|payment| payment.gross).collect();
    assert_eq!(gross, [20_000, -20_000, 0, 0].map(Money::units));
}

/// Debts are forgiven on one day, with what its own period advances; what is advanced later is owed again.
#[test]
fn a_debt_is_forgiven_once() {
    let (given, days) = one_deal(Vec::new());
    let debts = |frequency, month| -> Vec<Money> {
        let mut plan = PayPlan::linear(Role::Seller);
        plan.frequency = frequency;
        let forgiven = days.year.month(month).saturating_add(jiff::Span::new().days(-1));
        let amount = Money::units(1_000);
        plan.draw = Some(Draw { amount, recoverable: true, forgiven: Some(forgiven), last: None });
        paid(&given, &plan).payments.iter().map(|payment| payment.debt).collect()
    };
    let last_of_june = debts(Frequency::Quarterly, 6);
    assert_eq!(last_of_june, [1_000, 0, 1_000, 2_000].map(Money::units));
    assert_eq!(debts(Frequency::Quarterly, 5), last_of_june);
    assert_eq!(debts(Frequency::Yearly, 6), [Money::ZERO]);
    assert_eq!(debts(Frequency::Yearly, 12), [Money::ZERO]);
}

/// A debt forgiven in a period is not held back from its payment; on the last day the payment comes first.
#[test]
fn what_is_forgiven_is_not_held_back() {
    let (mut given, days) = one_deal(vec![made(100, 50_000, None)]);
    given.own[0].0.quota_months = [1; 12];
    let recovered = |forgiven| -> Vec<Money> {
        let mut plan = PayPlan::linear(Role::Seller);
        plan.frequency = Frequency::Quarterly;
        let amount = Money::units(1_000);
        plan.draw = Some(Draw { amount, recoverable: true, forgiven: Some(forgiven), last: None });
        paid(&given, &plan).payments.iter().map(|payment| payment.recovered).collect()
    };
    assert_eq!(recovered(days.year.month(3)), [0, 0, 0, 0].map(Money::units));
    assert_eq!(recovered(date(2027, 6, 30)), [0, 1_000, 0, 0].map(Money::units));
}

/// What is guaranteed is no loan: nothing is topped up that is earned, nothing held back from it, nothing owed for it.
#[test]
fn a_guarantee_is_neither_earned_twice_nor_owed() {
    let (mut given, _) = one_deal(Vec::new());
    given.target_variable = Money::units(12_000);
    let track = &mut given.own[0].0;
    (track.quota, track.quota_months) = (Money::units(1_200_000).thousandths(), [1; 12]);
    let mut plan = PayPlan::linear(Role::Seller);
    plan.frequency = Frequency::Monthly;
    plan.guarantee = Some(Guarantee { share: Rate::ONE, months: 3 });
    let mut cancelled = given.clone();
    cancelled.own[0].0.deals = vec![made(9, 100_000, Some(FEB_10)), made(MAR_10, 200_000, None)];
    let year = paid(&cancelled, &plan);
    let of = |of: fn(&Payment) -> Money| {
        year.payments[..3].iter().map(of).map(|m| m.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of(|payment| payment.net), ["1019.18", "920.55", "1019.18"]);
    assert_eq!(of(|payment| payment.advanced), ["19.18", "1920.55", "0.00"]);
    assert_eq!(of(|payment| payment.recovered), ["0.00", "0.00", "980.82"]);
    assert_eq!(year.debt.to_string(), "19.18");
    let draw = |units| {
        let amount = Money::units(units);
        let draw = Some(Draw { amount, recoverable: true, forgiven: None, last: Some(date(2027, 1, 31)) });
        let paid = paid(&given, &PayPlan { draw, ..plan.clone() });
        (paid.payments[0].net.to_string(), paid.payments[0].debt.to_string())
    };
    assert_eq!(draw(800), ("1019.18".to_owned(), "0.00".to_owned()));
    assert_eq!(draw(1_500), ("1500.00".to_owned(), "480.82".to_owned()));
}

/// A new rate applies from its date, in the middle of a period too.
#[test]
fn a_shape_changes_in_the_middle_of_a_period() {
    let deal = |day| Booked { day, amount: 100_000_000, units: Quantity::ZERO, lost: None };
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
    let deal = Booked { day: 9, amount: 1_200_000_000, units: Quantity::ZERO, lost: None };
    let (given, _) = one_deal(vec![deal]);
    let tiers = vec![Tier::new(Rate::ZERO, Rate::ONE), Tier::new(Rate::ONE, Rate::percent(150))];
    let mut component = Component::on_target(Measure::Own, Shape::Retroactive { tiers });
    component.threshold = Some(Threshold { kind: ThresholdKind::AboveOnly, at: Rate::percent(50) });
    let plan = PayPlan::new("", Role::Seller, "", vec![component]);
    assert_eq!(paid(&given, &plan).variable, Some(Money::units(105_000)));
}

fn made(day: usize, units: i64, lost: Option<usize>) -> Booked {
    Booked { day, amount: Money::units(units).thousandths(), units: Quantity::units(1), lost }
}

/// One component on a quota of a million that falls evenly on the months, with a target variable of 100,000.
fn paid_on(deals: Vec<Booked>, change: impl FnOnce(&mut Component)) -> Paid {
    let (mut given, _) = one_deal(deals);
    given.own[0].0.quota_months = [1; 12];
    let mut component = Component::on_target(Measure::Own, Shape::linear());
    change(&mut component);
    let mut plan = PayPlan::new("", Role::Seller, "", vec![component]);
    plan.frequency = Frequency::Quarterly;
    paid(&given, &plan)
}

fn steps(steps: &[(i64, i64)]) -> Vec<Tier> {
    steps.iter().map(|(from, times)| Tier::new(Rate::percent(*from), Rate::percent(*times))).collect()
}

fn from_july(shape: Shape) -> Vec<ShapeChange> {
    vec![ShapeChange { from: date(2027, 7, 1), shape }]
}

const FEB_10: usize = 40;
const MAR_10: usize = 68;
const JUL_1: usize = 181;
const AUG_1: usize = 212;
const SEP_10: usize = 252;

/// A deal that is lost is taken back by the rates of its own day, whatever has come into force since.
#[test]
fn a_cancelled_deal_is_taken_back_at_the_rate_it_was_paid() {
    let deals = vec![made(MAR_10, 500_000, Some(AUG_1)), made(MAR_10 + 1, 500_000, None)];
    let double = Shape::Marginal { tiers: steps(&[(0, 200)]) };
    let paid = paid_on(deals, |component| component.changes = from_july(double));
    let gross: Vec<Money> = paid.payments.iter().map(|payment| payment.gross).collect();
    assert_eq!(gross, [100_000, 0, -50_000, 0].map(Money::units));
    // Half of it had been paid out, and is owed.
    assert_eq!((paid.components[0].variable, paid.debt), (Money::units(50_000), Money::units(50_000)));
}

/// A threshold is passed by the total to date, and a new rate pays from its day on; neither raises what went before.
#[test]
fn a_new_rate_leaves_what_went_before_as_it_was() {
    let deals = vec![made(MAR_10, 400_000, None), made(SEP_10, 500_000, None)];
    let cliff = Threshold { kind: ThresholdKind::Cliff, at: Rate::percent(50) };
    let double = Shape::Marginal { tiers: steps(&[(0, 200)]) };
    let paid = paid_on(deals, |component| {
        component.threshold = Some(cliff);
        component.changes = from_july(double);
    });
    assert_eq!(paid.variable, Some(Money::units(140_000)));
    let deals = vec![made(MAR_10, 990_000, None), made(AUG_1, 10_000, None)];
    let doubled = Shape::Retroactive { tiers: steps(&[(0, 100), (100, 200)]) };
    let paid = paid_on(deals, |component| component.changes = from_july(doubled));
    assert_eq!(paid.variable, Some(Money::units(101_000)));
}

/// A cancellation counts where its deal does: in the window in which it was made, whenever it is lost.
#[test]
fn a_cancellation_counts_where_its_deal_was_made() {
    let deals = vec![made(FEB_10, 500_000, Some(AUG_1)), made(SEP_10, 500_000, None)];
    let paid = paid_on(deals, |component| component.first = Some(date(2027, 7, 1)));
    assert_eq!(paid.variable.unwrap().to_string(), "50410.96");
    let march = |component: &mut Component| {
        component.reward = Reward::Spiff { amount: Money::units(500), per: SpiffUnit::Deal };
        (component.first, component.last) = (Some(date(2027, 3, 1)), Some(date(2027, 3, 31)));
    };
    let paid = paid_on(vec![made(FEB_10, 1, Some(MAR_10))], march);
    assert_eq!((paid.variable, paid.debt), (Some(Money::ZERO), Money::ZERO));
    let paid = paid_on(vec![made(MAR_10, 1, Some(MAR_10 + 23))], march);
    let gross: Vec<Money> = paid.payments.iter().map(|payment| payment.gross).collect();
    assert_eq!(gross, [500, -500, 0, 0].map(Money::units));
    // A period that has ended takes back what is lost later.
    let paid = paid_on(vec![made(FEB_10, 250_000, Some(AUG_1))], |component| {
        component.evaluation = Evaluation::Period { every: Frequency::Quarterly };
    });
    let gross: Vec<Money> = paid.payments.iter().map(|payment| payment.gross).collect();
    assert_eq!(gross, [25_000, 0, -25_000, 0].map(Money::units));
}

/// On a pool from July on, a deal of February is neither booked nor lost.
#[test]
fn a_deal_before_the_days_in_a_pool_is_not_lost_in_them() {
    let (mut given, days) = one_deal(Vec::new());
    let mut pool = given.own[0].0.clone();
    pool.deals = vec![made(FEB_10, 500_000, Some(AUG_1)), made(SEP_10, 500_000, None)];
    pool.quota_months = [1; 12];
    given.pools = vec![(Rate::ONE, pool, Some(Window { from: JUL_1, to: days.count() }))];
    assert_eq!(paid(&given, &PayPlan::linear(Role::Presales)).variable, Some(Money::units(100_000)));
}

/// What is returned is taken back, by a curve that begins at 0 % and behind a cliff.
#[test]
fn returns_are_taken_back_by_curves_and_behind_cliffs() {
    let point = |attainment, pays| Point { attainment: Rate::percent(attainment), pays: Rate::percent(pays) };
    let curve = Shape::Curve { points: vec![point(0, 0), point(100, 100)] };
    let paid = paid_on(vec![made(FEB_10, -100_000, None)], |component| component.shape = curve);
    assert_eq!(paid.components[0].variable, Money::units(-10_000));
    let deals = vec![made(FEB_10, 250_000, None), made(AUG_1, -100_000, None)];
    let paid = paid_on(deals, |component| {
        component.threshold = Some(Threshold { kind: ThresholdKind::Cliff, at: Rate::percent(50) });
        component.evaluation = Evaluation::Period { every: Frequency::Quarterly };
    });
    let gross: Vec<Money> = paid.payments.iter().map(|payment| payment.gross).collect();
    assert_eq!(gross, [25_000, 0, -10_000, 0].map(Money::units));
}

/// A curve that pays at 0 % pays nobody who is not there yet.
#[test]
fn nobody_is_paid_before_the_first_day() {
    let (mut given, days) = one_deal(Vec::new());
    let worked = dice::full(&days);
    let worked: ByMonth = std::array::from_fn(|month| if month < 6 { 0 } else { worked[month] });
    (given.worked, given.employed, given.own[0].1) = (worked, worked, worked);
    let point = |attainment, pays| Point { attainment: Rate::percent(attainment), pays: Rate::percent(pays) };
    let curve = Shape::Curve { points: vec![point(0, 20), point(100, 100)] };
    let component = Component::on_target(Measure::Own, curve);
    let mut plan = PayPlan::new("", Role::Seller, "", vec![component]);
    plan.frequency = Frequency::Quarterly;
    let gross: Vec<Money> = paid(&given, &plan).payments.iter().map(|payment| payment.gross).collect();
    assert_eq!(gross, [0, 0, 20_000, 0].map(Money::units));
}

/// Without a quota nothing says how far one is: what is booked is paid by the first tier.
#[test]
fn a_period_without_quota_pays_a_commission_by_its_first_tier() {
    let (mut given, _) = one_deal(vec![made(FEB_10, 100_000, None), made(AUG_1, 600_000, None)]);
    given.own[0].0.quota_months = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1];
    let mut component =
        Component::on_target(Measure::Own, Shape::Marginal { tiers: steps(&[(0, 150), (100, 200)]) });
    component.reward = Reward::Commission { rate: Rate::percent(10) };
    component.evaluation = Evaluation::Period { every: Frequency::Quarterly };
    let mut plan = PayPlan::new("", Role::Seller, "", vec![component]);
    plan.frequency = Frequency::Quarterly;
    let gross: Vec<Money> = paid(&given, &plan).payments.iter().map(|payment| payment.gross).collect();
    // 500,000 x 10 % x 1.5 + 100,000 x 10 % x 2.
    assert_eq!(gross, [15_000, 0, 95_000, 0].map(Money::units));
}
