//! Laws of pay, on any plan and any year.

use plan::compensation::*;
use plan::earning::{Booked, Clawback, Earning, FINE, share};
use plan::fraction::Fraction;
use plan::money::{Money, Quantity, Rate, rounded_ratio};
use plan::paying::{Paid, Payment};
use proptest::prelude::*;

use crate::dice::{self, Dice, Given};
use crate::random::config;

/// A pay plan, one person's year, and more dice.
fn anyone() -> impl Strategy<Value = (PayPlan, Given, Dice)> {
    proptest::collection::vec(any::<u32>(), 0..600).prop_map(|numbers| {
        let mut dice = Dice::typed(numbers);
        let (year, decimals) = (dice::year(&mut dice), dice.pick(&[2, 0, 3]));
        let plan = dice::pay_plan(&mut dice, year, decimals);
        let given = dice::given(&mut dice, year, decimals);
        (plan, given, dice)
    })
}

pub fn paid(given: &Given, plan: &PayPlan) -> Paid {
    given.person(plan).paid(&given.days, given.decimals)
}

fn total(paid: &Paid, of: fn(&Payment) -> Money) -> Money {
    paid.payments.iter().map(of).sum()
}

fn per_deal(component: &Component) -> bool {
    component.cap.is_some_and(|cap| cap.per == CapPer::Deal)
}

fn greater(one: Fraction, other: Fraction) -> Fraction {
    if is_over(&other, &one) { other } else { one }
}

fn is_over(fraction: &Fraction, limit: &Fraction) -> bool {
    fraction.compared(limit).is_gt()
}

/// No shape pays less for more, and none takes the place of another.
fn make_rising(plan: &mut PayPlan, dice: &mut Dice) {
    for component in &mut plan.components {
        component.changes.clear();
        component.cap = component.cap.filter(|cap| cap.per == CapPer::Year);
        component.shape = match component.shape {
            Shape::Marginal { .. } => continue,
            Shape::Retroactive { .. } => Shape::Retroactive { tiers: dice::tiers(dice, false) },
            Shape::Curve { .. } => Shape::Curve { points: dice::points(dice, false) },
        };
    }
}

/// The most that one more unit of attainment pays.
fn steepest(shape: &Shape, threshold: Option<Threshold>) -> Fraction {
    let slopes: Vec<Fraction> = match shape {
        Shape::Marginal { tiers } => tiers.iter().map(|tier| Fraction::rate(tier.multiplier)).collect(),
        Shape::Curve { points } => {
            let origin = Point { attainment: Rate::ZERO, pays: Rate::ZERO };
            let from_origin = points.first().filter(|first| first.attainment > Rate::ZERO).map(|_| origin);
            let points: Vec<Point> = from_origin.into_iter().chain(points.iter().copied()).collect();
            let slope = |pair: &[Point]| {
                let rise = Fraction::rate(pair[1].pays).minus(&Fraction::rate(pair[0].pays));
                let run = Fraction::rate(pair[1].attainment).minus(&Fraction::rate(pair[0].attainment));
                rise.over(&run).unwrap()
            };
            points.windows(2).map(slope).collect()
        }
        Shape::Retroactive { .. } => Vec::new(),
    };
    let line = threshold.filter(|threshold| threshold.kind == ThresholdKind::Incremental).map(|threshold| {
        shape.at(&Fraction::ONE).over(&Fraction::ONE.minus(&Fraction::rate(threshold.at))).unwrap()
    });
    slopes.into_iter().chain(line).fold(Fraction::ZERO, greater)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn payments_add_up_and_every_amount_fits((plan, given, _) in anyone()) {
        let paid = paid(&given, &plan);
        let mut debt = Money::ZERO;
        for payment in &paid.payments {
            prop_assert_eq!(payment.gross, payment.earned.iter().copied().sum::<Money>());
            prop_assert_eq!(payment.net, payment.gross + payment.advanced - payment.recovered, "{:?}", payment);
            prop_assert!(!payment.net.is_negative() && !payment.debt.is_negative(), "{:?}", payment);
            prop_assert!(payment.recovered <= debt && !payment.recovered.is_negative(), "{:?}", payment);
            debt = payment.debt;
            let amounts = [payment.base, payment.gross, payment.net, payment.debt, payment.advanced];
            prop_assert!(amounts.iter().all(|amount| amount.fits(given.decimals)), "{:?}", payment);
        }
        prop_assert_eq!(paid.debt, debt);
        prop_assert_eq!(total(&paid, |payment| payment.base), given.base.scaled(
            given.employed.iter().sum(), given.employed.iter().sum(), given.decimals).unwrap_or_default());
        let Some(variable) = paid.variable else { return Ok(()) };
        prop_assert_eq!(variable, total(&paid, |payment| payment.net));
        let person = given.person(&plan);
        for (place, (component, told)) in plan.components.iter().zip(&paid.components).enumerate() {
            let pooled = !component.is_spiff() && component.measures.iter().any(|m| m.measure == Measure::Pool);
            let branches = if pooled { &person.pooled } else { &person.whole };
            let earning = Earning::new(&given.days, component, Clawback(plan.clawback_days), branches).unwrap();
            let year = earning.earned(given.days.count()).to_money(given.decimals, plan.rounding);
            let by_payment: Money = paid.payments.iter().map(|payment| payment.earned[place]).sum();
            prop_assert_eq!((by_payment, told.variable), (year, year));
        }
        let kept = plan.draw.is_none_or(|draw| draw.recoverable && draw.forgiven.is_none());
        if kept && plan.guarantee.is_none() {
            prop_assert_eq!(variable, total(&paid, |payment| payment.gross) + paid.debt);
        }
    }

    #[test]
    fn more_bookings_never_earn_less((mut plan, given, mut dice) in anyone()) {
        make_rising(&mut plan, &mut dice);
        let (month, more) = (dice.below(12) as usize, dice.amount(given.decimals));
        let mut better = given.clone();
        let own = better.own.iter_mut().map(|(own, _)| own);
        for track in own.chain(&mut better.team).chain(better.pools.iter_mut().map(|(_, pool, _)| pool)) {
            track.bookings[month] += more * FINE;
        }
        let (less, more) = (paid(&given, &plan), paid(&better, &plan));
        for (less, more) in less.components.iter().zip(&more.components) {
            prop_assert!(less.variable <= more.variable, "{:?} > {:?}", less, more);
        }
    }

    #[test]
    fn marginal_pay_and_curves_do_not_jump(
        numbers in proptest::collection::vec(any::<u32>(), 0..80), up in 0i64..2_000, over in 1i64..1_000_000,
    ) {
        let dice = &mut Dice::typed(numbers);
        let curve = dice.chance(50);
        let shape = match curve {
            true => Shape::Curve { points: dice::points(dice, true) },
            false => Shape::Marginal { tiers: dice::tiers(dice, true) },
        };
        let threshold = dice.maybe(60, dice::threshold).filter(|threshold| threshold.kind != ThresholdKind::Cliff);
        let more = Fraction::rate(Rate::from_scaled(over));
        let most = steepest(&shape, threshold).times(&more);
        let places = shape.kinks().into_iter().chain(threshold.map(|threshold| threshold.at));
        for place in places.chain([Rate::ONE, Rate::percent(up)]) {
            for place in [place, Rate::from_scaled((place.scaled() - over).max(0))] {
                let at = Fraction::rate(place);
                // Where the first point lies at 0 %, a curve begins there.
                let jump = share(&shape, threshold, &at.plus(&more)).minus(&share(&shape, threshold, &at));
                prop_assert!(!is_over(&jump, &most), "{:?} {:?} at {}", shape, threshold, place);
            }
        }
    }

    #[test]
    fn each_deal_at_its_place_comes_to_the_year_to_date((mut plan, given, _) in anyone()) {
        for component in &mut plan.components {
            component.cap = component.cap.filter(|_| !per_deal(component));
            component.evaluation = Evaluation::YearToDate;
        }
        let to_date = paid(&given, &plan);
        plan.components.iter_mut().for_each(|component| component.evaluation = Evaluation::Deal);
        prop_assert_eq!(to_date, paid(&given, &plan));
    }

    /// `P(prior + deal) - P(prior)`, by hand.
    #[test]
    fn a_deal_that_is_capped_earns_the_cap(
        shape in Just(()).prop_perturb(|(), mut rng| dice::shape(&mut Dice::seeded(rng.next_u64()))),
        amounts in proptest::collection::vec(0i64..80_000_000, 0..8), limit in 0i64..30_000_000, kept in 0i64..100,
    ) {
        let (quota, variable) = (100_000_000i128, Money::from_thousandths(50_000_000));
        let limit = Money::from_thousandths(limit.into());
        let mut component = Component::on_target(Measure::Own, shape.clone());
        component.evaluation = Evaluation::Deal;
        let (limit, beyond) = (CapLimit::Amount { amount: limit }, Rate::percent(kept));
        component.cap = Some(Cap { limit, per: CapPer::Deal, beyond });
        let plan = PayPlan::new("", Role::Seller, "", vec![component]);
        let mut given = dice::given(&mut Dice::typed(Vec::new()), dice::year(&mut Dice::typed(Vec::new())), 3);
        let deal = |(day, amount): (usize, &i64)| Booked {
            day, amount: i128::from(*amount), units: Quantity::ZERO, lost: None,
        };
        let track = &mut given.own[0].0;
        (track.quota, track.bookings) = (quota, [0; 12]);
        track.deals = amounts.iter().enumerate().map(deal).collect();
        given.target_variable = variable;
        let (mut prior, mut sum) = (0, Fraction::ZERO);
        // A curve that begins at 0 % pays its first point before any deal.
        sum = sum.plus(&Fraction::money(variable).times(&shape.at(&Fraction::ZERO)));
        for amount in amounts {
            let at = |booked: i128| shape.at(&Fraction::new(booked, quota).unwrap()).times(&Fraction::money(variable));
            let CapLimit::Amount { amount: limit } = limit else { unreachable!() };
            let limit = Fraction::money(limit);
            let alone = at(prior + i128::from(amount)).minus(&at(prior));
            prior += i128::from(amount);
            let size = if alone.sign().is_lt() { alone.negated() } else { alone.clone() };
            let over = greater(size.minus(&limit), Fraction::ZERO).times(&Fraction::rate(Rate::percent(100 - kept)));
            sum = sum.plus(&if alone.sign().is_lt() { alone.plus(&over) } else { alone.minus(&over) });
        }
        prop_assert_eq!(paid(&given, &plan).components[0].variable, sum.to_money(3, plan.rounding));
    }

    #[test]
    fn a_hard_cap_is_never_passed((mut plan, given, mut dice) in anyone()) {
        let amount = dice.money(given.decimals);
        for component in &mut plan.components {
            let limit = CapLimit::Amount { amount };
            component.cap = Some(Cap { limit, per: CapPer::Year, beyond: Rate::ZERO });
        }
        let paid = paid(&given, &plan);
        for place in 0..paid.components.len() {
            let mut so_far = Money::ZERO;
            for payment in &paid.payments {
                so_far += payment.earned[place];
                prop_assert!(so_far <= amount, "{} of {}", so_far, amount);
            }
        }
    }

    #[test]
    fn below_a_cliff_nothing_is_earned((mut plan, mut given, mut dice) in anyone()) {
        given.own.truncate(1);
        given.pools.truncate(1);
        for component in &mut plan.components {
            component.threshold = Some(Threshold { kind: ThresholdKind::Cliff, at: dice.rate(1, 200) });
            component.evaluation = Evaluation::YearToDate;
            component.changes.clear();
            // Deals that are capped one by one leave what the way there earned.
            component.cap = component.cap.filter(|_| !per_deal(component));
        }
        for (component, told) in plan.components.iter().zip(paid(&given, &plan).components) {
            let at = component.threshold.unwrap().at;
            // Rounded up it might be the threshold.
            let below = told.attainment.is_some_and(|attained| attained.scaled() + 1 < at.scaled());
            prop_assert!(!below || told.variable.is_zero(), "{:?} below {}", told, at);
        }
    }

    #[test]
    fn written_and_read_a_plan_is_the_same((plan, ..) in anyone()) {
        let text = serde_json::to_string(&plan).unwrap();
        prop_assert_eq!(serde_json::from_str::<PayPlan>(&text).unwrap(), plan);
    }

    #[test]
    fn a_plan_of_the_first_version_is_its_tiers(
        numbers in proptest::collection::vec(any::<u32>(), 0..20), presales in any::<bool>(),
    ) {
        let tiers = dice::tiers(&mut Dice::typed(numbers), true);
        let role = if presales { Role::Presales } else { Role::Seller };
        let old = serde_json::json!({"id": 4, "name": "Old", "role": role, "segment": "", "tiers": tiers});
        let pairs: Vec<(Rate, Rate)> = tiers.iter().map(|tier| (tier.from, tier.multiplier)).collect();
        let mut expected = PayPlan::marginal("Old", role, "", &pairs);
        expected.id = plan::ids::PayPlanId(4);
        prop_assert_eq!(serde_json::from_value::<PayPlan>(old).unwrap(), expected);
    }

    #[test]
    fn the_year_is_the_same_however_often_it_is_paid((mut plan, given, _) in anyone()) {
        let mut years = Vec::new();
        for frequency in [Frequency::Monthly, Frequency::Quarterly, Frequency::Yearly] {
            plan.frequency = frequency;
            let paid = paid(&given, &plan);
            years.push((total(&paid, |p| p.gross), total(&paid, |p| p.base), paid.components, paid.variable.is_some()));
        }
        prop_assert_eq!(&years[0], &years[1]);
        prop_assert_eq!(&years[1], &years[2]);
    }

    #[test]
    fn a_change_to_the_same_shape_changes_nothing((mut plan, given, mut dice) in anyone()) {
        plan.components.iter_mut().for_each(|component| component.changes.clear());
        let before = paid(&given, &plan);
        for component in &mut plan.components {
            let from = dice.day(given.days.year);
            component.changes.push(ShapeChange { from, shape: component.shape.clone() });
        }
        prop_assert_eq!(before, paid(&given, &plan));
    }

    #[test]
    fn several_pools_pay_what_each_pays((plan, given, _) in anyone()) {
        let person = given.person(&plan);
        for component in &plan.components {
            let earned = |branches| {
                let clawback = Clawback(plan.clawback_days);
                let earning = Earning::new(&given.days, component, clawback, branches)?;
                Some(earning.earned(given.days.count()))
            };
            let yearly = component.cap.is_some_and(|cap| cap.per == CapPer::Year);
            let Some(together) = earned(person.pooled.as_slice()).filter(|_| !yearly) else { continue };
            // A stretch without an own quota is nothing by itself.
            let apart: Option<Vec<Fraction>> =
                person.pooled.iter().map(|pool| earned(std::slice::from_ref(pool))).collect();
            let Some(apart) = apart else { continue };
            let apart = apart.iter().fold(Fraction::ZERO, |sum, pool| sum.plus(pool));
            prop_assert!(together.compared(&apart).is_eq(), "{:?} {:?}", together, apart);
        }
    }

    #[test]
    fn numbers_that_pass_256_bits_pay_the_same((plan, given, _) in anyone()) {
        let person = given.person(&plan);
        let mut wide = given.person(&plan);
        let prime = Fraction::whole((1 << 107) - 1);
        let prime = prime.times(&Fraction::whole((1 << 61) - 1));
        let written = |fraction: &Fraction| fraction.times(&prime).over(&prime).unwrap();
        for branch in wide.whole.iter_mut().chain(&mut wide.pooled) {
            branch.variable = written(&branch.variable);
            branch.weight = written(&branch.weight);
        }
        prop_assert_eq!(person.paid(&given.days, given.decimals), wide.paid(&given.days, given.decimals));
    }

    #[test]
    fn short_and_long_fractions_are_the_same_numbers(
        a in any::<i64>(), b in 1i64.., c in any::<i64>(), d in 1i64.., decimals in 0u8..4,
    ) {
        let long = |numerator: i64, denominator: i64| {
            Fraction::Wide(Box::new(num_rational::BigRational::new(numerator.into(), denominator.into())))
        };
        let short = |numerator: i64, denominator: i64| Fraction::new(numerator.into(), denominator.into()).unwrap();
        let ((a, wide_a), (b, wide_b)) = ((short(a, b), long(a, b)), (short(c, d), long(c, d)));
        prop_assert_eq!(a.compared(&b), wide_a.compared(&wide_b));
        prop_assert_eq!(a.sign(), wide_a.sign());
        let pairs = [
            (a.plus(&b), wide_a.plus(&wide_b)), (a.minus(&b), wide_a.minus(&wide_b)),
            (a.times(&b), wide_a.times(&wide_b)), (a.negated(), wide_a.negated()),
            (a.over(&b).unwrap_or(Fraction::ZERO), wide_a.over(&wide_b).unwrap_or(Fraction::ZERO)),
        ];
        for (short, long) in pairs {
            prop_assert!(short.compared(&long).is_eq(), "{:?} {:?}", short, long);
            prop_assert_eq!(short.to_rate(), long.to_rate());
            for rounding in Rounding::ALL {
                prop_assert_eq!(short.to_money(decimals, rounding), long.to_money(decimals, rounding));
            }
        }
    }

    #[test]
    fn short_and_long_ratios_are_rounded_alike(a in any::<i64>(), b in any::<i64>(), c in any::<i64>()) {
        let (a, b, c) = (i128::from(a), i128::from(b), i128::from(c));
        // The same factor above and below goes through 256 bits.
        let large = i128::from(i64::MAX) * 4;
        prop_assert_eq!(rounded_ratio(&[a, b], &[c]), rounded_ratio(&[a, b, large], &[c, large]));
        prop_assert_eq!(rounded_ratio(&[a], &[2, c]), rounded_ratio(&[a, large, large], &[2, c, large, large]));
    }
}
