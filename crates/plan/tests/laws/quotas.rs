//! Laws of quotas: every level adds up, locks hold, order does not matter, a year is the sum of its parts.

use jiff::ToSpan;
use jiff::civil::Date;
use plan::Plan;
use plan::capacity::needed;
use plan::edit::{Edit, HandOver, Sharing};
use plan::ids::{SellerId, TeamId};
use plan::money::{Money, Rate};
use plan::outlook::{Outlook, outlook};
use plan::period::{Calendar, Leave, PlanYear, Seasonality, Stay};
use plan::quota::{MethodShare, SpreadMethod, blended, spread};
use plan::team::{Level, OverAssignment};
use proptest::prelude::*;

use crate::random::{apply, cents, commands, config, dates, plan_of, populated};

/// Any season whose shares add up to 1.
fn seasonality() -> impl Strategy<Value = Seasonality> {
    let shares = |weights: Vec<i128>| {
        let parts =
            spread(Money::from_thousandths(Rate::ONE.scaled().into()), &weights, Money::from_thousandths(1));
        parts.into_iter().map(|part| Rate::from_scaled(part.thousandths() as i64)).collect::<Vec<_>>()
    };
    prop_oneof![
        Just(Seasonality::Even),
        Just(Seasonality::Days),
        proptest::collection::vec(0i128..100, 4)
            .prop_map(move |weights| Seasonality::Quarters { weights: shares(weights).try_into().unwrap() }),
        proptest::collection::vec(0i128..100, 12)
            .prop_map(move |weights| Seasonality::Months { weights: shares(weights).try_into().unwrap() }),
    ]
}

/// The edit that spreads down the tree.
fn down(methods: &[(SpreadMethod, i64)], target: Option<Money>, unit: Money) -> Edit {
    let share = |(method, percent): &(SpreadMethod, i64)| MethodShare {
        method: *method,
        share: Rate::percent(*percent),
    };
    let blend = methods.iter().map(share).collect();
    Edit::SpreadQuotas { blend, target, unit, sellers: Vec::new(), team: None, keep: false }
}

fn methods() -> impl Strategy<Value = Vec<(SpreadMethod, i64)>> {
    use SpreadMethod::{Capacity, Equal, LastBookings, Potential, Weight};
    let method = prop::sample::select(vec![Equal, Potential, LastBookings, Capacity, Weight]);
    proptest::collection::vec((method, 1i64..100), 1..4)
}

fn locked(plan: &Plan) -> (Vec<plan::quota::Terms>, Vec<plan::team::Team>) {
    let terms = plan.decisions.terms.iter().filter(|terms| terms.locked).cloned().collect();
    let teams = plan.decisions.teams.iter().filter(|team| team.locked);
    (terms, teams.cloned().collect())
}

/// Every team that has somebody whose quota is open, and the region, gives away exactly what it is to give away.
fn every_level_adds_up(plan: &Plan, outlook: &Outlook) -> Result<(), TestCaseError> {
    let open = |node: &plan::waterfall::NodeOutlook| {
        let own = node.members.iter().any(|seller| is_open(plan, *seller));
        let below = outlook.waterfall.nodes.iter().any(|child| {
            let row = child.team.and_then(|team| plan.decisions.teams.get(team.0));
            let under = row.is_some_and(|row| row.parent == node.team);
            // A team that gives what it needs, or that has nobody, takes no part in the sharing.
            under && !row.is_some_and(|row| row.locked) && somebody_open(plan, outlook, child)
        });
        own || below
    };
    // What is typed for teams without sellers, right below or further down, is not spread, and stands on top.
    let has_empty = |node: &plan::waterfall::NodeOutlook| {
        let below = outlook.waterfall.nodes.iter().filter(|child| {
            let row = child.team.and_then(|team| plan.decisions.teams.get(team.0));
            row.is_some_and(|row| row.parent == node.team)
        });
        below
            .into_iter()
            .any(|child| child.sellers == 0 && (child.target.is_some() || child.sum_below != Money::ZERO))
    };
    for node in outlook.waterfall.nodes.iter().filter(|node| open(node) && !has_empty(node)) {
        if let (Some(wanted), true) = (node.wanted_below, reached(plan, node.team)) {
            prop_assert_eq!(node.sum_below, wanted, "{:?}", node);
        }
    }
    Ok(())
}

fn somebody_open(plan: &Plan, outlook: &Outlook, node: &plan::waterfall::NodeOutlook) -> bool {
    let below = outlook.waterfall.nodes.iter().filter(|child| {
        let row = child.team.and_then(|team| plan.decisions.teams.get(team.0));
        row.is_some_and(|row| row.parent == node.team && !row.locked)
    });
    node.members.iter().any(|seller| is_open(plan, *seller))
        || below.into_iter().any(|child| somebody_open(plan, outlook, child))
}

fn is_open(plan: &Plan, seller: SellerId) -> bool {
    plan.facts.sellers.get(seller.0).is_some_and(|row| plan.terms(seller).is_open(row, plan.year()))
}

/// Whether spreading comes as far as the team: the region always, a team when every team above it has a target.
fn reached(plan: &Plan, team: Option<TeamId>) -> bool {
    team.is_none_or(|team| {
        let row = plan.decisions.teams.get(team.0);
        row.is_some_and(|row| row.target.is_some() && reached(plan, row.parent))
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn parts_add_up_and_none_is_a_unit_off(
        total in -1_000_000_000_000i64..1_000_000_000_000,
        weights in proptest::collection::vec(0i64..1_000_000_000, 1..40),
        unit in prop::sample::select(vec![1i64, 100, 100_000, 1_000_000]),
    ) {
        let parts = spread(cents(total), &weights.iter().map(|w| i128::from(*w)).collect::<Vec<_>>(), cents(unit));
        prop_assert_eq!(parts.iter().copied().sum::<Money>(), cents(total));
        let sum: i128 = weights.iter().map(|w| *w as i128).sum();
        for (part, weight) in parts.iter().zip(&weights) {
            let (weight, sum) = if sum == 0 { (1, weights.len() as i128) } else { (*weight as i128, sum) };
            // |part - total * weight / sum| < 2 units: one of the remainder, and what is smaller than a unit.
            let off = part.thousandths() * sum - cents(total).thousandths() * weight;
            prop_assert!(off.abs() < 2 * cents(unit).thousandths() * sum, "{} of {}", part, weight);
        }
    }

    #[test]
    fn spreading_knows_no_order_keeps_locks_and_is_done_once(
        (mut plan, commands) in populated(),
        total in 1_000_000i64..90_000_000,
        swap in any::<prop::sample::Index>(),
        by_potential in any::<bool>(),
    ) {
        apply(&mut plan, &commands);
        let mut sellers: Vec<SellerId> = plan.facts.sellers.iter().map(|seller| seller.id).collect();
        prop_assume!(!sellers.is_empty());
        let method = if by_potential { SpreadMethod::Potential } else { SpreadMethod::Equal };
        let spread_over = |sellers: &[SellerId]| Edit::SpreadQuotas {
            blend: MethodShare::only(method),
            target: Some(Money::units(total)),
            unit: Money::units(1_000),
            sellers: sellers.to_vec(),
            team: None,
            keep: false,
        };
        let Ok(changes) = plan.changes(&spread_over(&sellers)) else { return Ok(()) };
        let middle = swap.index(sellers.len());
        sellers.rotate_left(middle);
        prop_assert_eq!(&plan.changes(&spread_over(&sellers)), &Ok(changes.clone()));
        let locked = |plan: &Plan| plan.decisions.terms.iter().filter(|t| t.locked).cloned().collect::<Vec<_>>();
        let before = locked(&plan);
        plan.absorb(changes);
        prop_assert_eq!(before, locked(&plan));
        prop_assert_eq!(outlook(&plan).quotas.sum_rep_quotas, Money::units(total));
        prop_assert_eq!(plan.changes(&spread_over(&sellers)), Ok(Vec::new()));
    }

    #[test]
    fn a_split_year_carries_the_whole_year(
        start in dates(), leave in dates(), days in 0i64..400, seasonality in seasonality(), away in dates(),
    ) {
        let year = PlanYear::new(start);
        let calendar = Calendar::new(year, &seasonality);
        let last: Date = leave.saturating_add(days.days());
        let next = last.saturating_add(1.day());
        let leaves = [Leave { first: away, last: away.saturating_add(40.days()) }];
        let until = Stay { start: None, end: Some(last), leaves: &leaves };
        let from = Stay { start: Some(next), end: None, leaves: &leaves };
        let whole = Stay { start: None, end: None, leaves: &leaves };
        let shares = |stay| calendar.carried(stay, &[]);
        for month in 0..12 {
            let parts = shares(until).numerators[month] + shares(from).numerators[month];
            prop_assert_eq!(parts, shares(whole).numerators[month]);
        }
        let full = shares(Stay::default());
        prop_assert_eq!(full.year().numerator, full.denominator);
        prop_assert_eq!(full, calendar.full());
        let (before, after) = (year.active(until), year.active(from));
        prop_assert_eq!(before.numerator + after.numerator, year.active(whole).numerator);
        prop_assert!(year.days() == 365 || year.days() == 366);
        // Parts of the year by date add up as well, with the ramp running on.
        let ramp = [0, 50, 75].map(Rate::percent);
        let hired = Stay { start: Some(away), end: None, leaves: &[] };
        let cut = |from, before| calendar.carried_between(hired, &ramp, from, before).year().numerator;
        prop_assert_eq!(cut(None, Some(next)) + cut(Some(next), None), calendar.carried(hired, &ramp).year().numerator);
    }

    #[test]
    fn spreading_down_the_tree_adds_up_at_every_level(
        (mut plan, commands) in populated(),
        total in 1_000_000i64..90_000_000,
        methods in methods(),
        unit in prop::sample::select(vec![1i64, 100, 5_000]),
    ) {
        apply(&mut plan, &commands);
        let company = Edit::SetCompanyPlan { amount: Some(Money::units(total)) };
        let changes = plan.changes(&company).unwrap();
        plan.absorb(changes);
        let spread = down(&methods, None, Money::units(unit));
        let Ok(changes) = plan.changes(&spread) else { return Ok(()) };
        let before = locked(&plan);
        plan.absorb(changes);
        prop_assert_eq!(before, locked(&plan));
        every_level_adds_up(&plan, &outlook(&plan))?;
        prop_assert_eq!(plan.changes(&spread), Ok(Vec::new()), "spreading twice changes nothing");
    }

    #[test]
    fn an_impossible_lock_is_refused_and_nothing_else_is(
        (mut plan, commands) in populated(), total in 0i64..3_000_000,
    ) {
        use plan::refusal::Refusal;
        apply(&mut plan, &commands);
        let target = Some(Money::units(total));
        let outcome = plan.changes(&down(&[(SpreadMethod::Equal, 100)], target, Money::units(1)));
        let locked = outlook(&plan).quotas.locked;
        match outcome {
            Err(Refusal::LockedBeyondTarget { locked, target }) => prop_assert!(locked > target),
            Err(Refusal::LockedBeyondTeam { locked, target, .. }) => prop_assert!(locked > target),
            Err(Refusal::NobodyToSpreadOver) => {
                prop_assert!(!plan.facts.sellers.iter().any(|seller| is_open(&plan, seller.id)));
            }
            Err(other) => prop_assert!(false, "{other:?}"),
            Ok(_) if plan.decisions.teams.is_empty() => prop_assert!(locked <= Money::units(total)),
            Ok(_) => {}
        }
    }

    #[test]
    fn the_chain_multiplies((mut plan, commands) in populated()) {
        apply(&mut plan, &commands);
        let outlook = outlook(&plan);
        let levels = &outlook.waterfall.levels;
        // Exactly: the amounts add up; as shares, each is of the level above.
        let first = levels.first().map(|level| level.total).unwrap_or_default();
        let added: Money = levels.iter().map(|level| level.over_amount).sum();
        prop_assert_eq!(first + added, outlook.quotas.sum_rep_quotas);
        let overlay: Money = outlook.pools.iter().map(|pool| pool.target.pool_target).sum();
        let quotas: Money = outlook.sellers.iter().map(|seller| seller.counted_quota).sum();
        prop_assert_eq!(outlook.quotas.sum_rep_quotas, quotas, "pool targets of {} are no part of it", overlay);
        let region = &outlook.waterfall.nodes[0];
        prop_assert_eq!(region.sum_rep_quotas, quotas);
        prop_assert_eq!(region.carried, outlook.quotas.capacity);
        prop_assert_eq!(region.sellers as usize, outlook.sellers.len());
        for node in &outlook.waterfall.nodes {
            let quarters: Money = node.quarters.iter().copied().sum();
            prop_assert_eq!(quarters, node.carried);
        }
    }

    #[test]
    fn quarters_and_parts_add_up_in_every_currency(
        decimals in prop::sample::select(vec![0u8, 2, 3]), commands in commands(), seasonality in seasonality(),
    ) {
        let mut plan = plan_of(decimals);
        apply(&mut plan, &commands);
        let changes = plan.changes(&Edit::SetSeasonality { seasonality }).unwrap();
        plan.absorb(changes);
        let outlook = outlook(&plan);
        for seller in &outlook.sellers {
            let year = seller.carried_quota.unwrap_or_default();
            prop_assert_eq!(seller.quarters.iter().copied().sum::<Money>(), year, "{:?}", seller);
            prop_assert!(seller.quarters.iter().all(|quarter| quarter.fits(decimals)), "{:?}", seller);
            if !seller.parts.is_empty() {
                prop_assert_eq!(seller.parts.iter().map(|part| part.carried).sum::<Money>(), year);
                prop_assert_eq!(seller.parts.iter().map(|part| part.bookings).sum::<Money>(), seller.bookings);
            }
        }
        let capacity = &outlook.capacity;
        for quarter in capacity.quarters.iter().chain([&capacity.year]) {
            prop_assert_eq!(quarter.full - quarter.days_loss - quarter.ramp_loss, quarter.carried);
            prop_assert_eq!(quarter.carried - quarter.turnover_loss, quarter.capacity);
            prop_assert_eq!(quarter.gap, quarter.target.map(|target| target - quarter.capacity));
        }
        prop_assert_eq!(capacity.year.carried, outlook.quotas.capacity);
        let targets: Option<Money> = capacity.quarters.iter().map(|quarter| quarter.target).sum();
        prop_assert_eq!(targets, capacity.year.target);
        for start in capacity.hires.iter().flat_map(|plan| &plan.starts) {
            let Some((gap, hires)) = capacity.year.gap.zip(start.hires) else { continue };
            let brought = |hires: u32| Money::from_thousandths(start.contribution.thousandths() * i128::from(hires));
            prop_assert!(gap <= Money::ZERO || brought(hires) >= gap, "{} hires do not close {}", hires, gap);
            prop_assert!(hires == 0 || brought(hires - 1) < gap, "{} hires are more than needed", hires);
            prop_assert_eq!(needed(gap, start.contribution), Some(hires));
        }
    }

    /// Whoever leaves, what the others take over is what the leaver had, and nobody outside the team is touched.
    #[test]
    fn a_quota_handed_over_is_neither_lost_nor_doubled(
        (mut plan, commands) in populated(), seller in 0u32..10, day in 5i64..360, methods in methods(),
    ) {
        apply(&mut plan, &commands);
        let seller = SellerId(seller);
        let last = plan.year().start.saturating_add(day.days());
        let share = |(method, percent): &(SpreadMethod, i64)| MethodShare { method: *method, share: Rate::percent(*percent) };
        let sharing = Sharing { blend: methods.iter().map(share).collect(), unit: Money::units(1) };
        let leaves = |hand_over| Edit::SellerLeaves { seller, last, hand_over };
        let Ok(changes) = plan.changes(&leaves(HandOver::Team { sharing })) else { return Ok(()) };
        let next = last.saturating_add(1.day());
        let in_force = |plan: &Plan, who: &dyn Fn(SellerId) -> bool| -> Money {
            let there = plan.facts.sellers.iter().filter(|row| who(row.id));
            there.filter_map(|row| plan.terms(row.id).quota_on(next)).sum()
        };
        let team = plan.terms(seller).team;
        let (all, others) = (in_force(&plan, &|_| true), in_force(&plan, &|id| plan.terms(id).team != team));
        let before = plan.clone();
        plan.absorb(changes);
        prop_assert_eq!(in_force(&plan, &|id| id != seller), all - before.terms(seller).quota_on(next).unwrap_or_default()
            + before.terms(seller).quota_on(last).unwrap_or_default());
        prop_assert_eq!(in_force(&plan, &|id| plan.terms(id).team != team), others);
        let alone = before.changes(&leaves(HandOver::Nobody)).unwrap();
        prop_assert!(alone.len() <= 1, "the others stay as they are");
    }

    #[test]
    fn one_method_blended_is_the_method(weights in proptest::collection::vec(1i128..1_000_000, 1..20), share in 1i64..100) {
        let alone = blended(&[(Rate::percent(share), weights.clone())]);
        prop_assert_eq!(&alone, &weights);
        let twice = blended(&[(Rate::percent(share), weights.clone()), (Rate::percent(100 - share), weights.clone())]);
        let (parts, same) = (spread(cents(1_000_003), &weights, cents(1)), spread(cents(1_000_003), &twice, cents(1)));
        for (part, same) in parts.iter().zip(same) {
            prop_assert!((part.thousandths() - same.thousandths()).abs() <= 10);
        }
    }

    #[test]
    fn the_target_above_reaches_what_is_below(
        below in 0i64..1_000_000_000, rate in -4_999i64..20_000, decimals in prop::sample::select(vec![0u8, 2, 3]),
    ) {
        let over = OverAssignment::Rate { rate: Rate::from_scaled(rate * 10_000) };
        let below = cents(below).rounded(decimals);
        let target = over.above(below, decimals);
        prop_assert!(over.below(target, decimals) >= below);
        prop_assert!(target.fits(decimals));
        let level = Edit::SetOverAssignment { level: Level::Region, over };
        prop_assert!(plan_of(decimals).changes(&level).is_ok());
    }
}
