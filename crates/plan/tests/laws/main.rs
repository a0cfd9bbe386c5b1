//! Laws that hold for every plan. `PROPTEST_CASES` says how many plans each law is tried on.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod dice;
mod pay;
mod pay_years;
mod pools;
mod quotas;
mod random;
mod regions;
mod rules;

use plan::Plan;
use plan::account::AccountField;
use plan::assignment::{Load, Why, in_order};
use plan::change::reversed;
use plan::compensation::{PayPlan, Role};
use plan::edit::Edit;
use plan::money::{Money, Rate};
use plan::outlook::outlook;
use plan::period::PlanYear;
use plan::projection::Simple;
use plan::territory::rule_matches;
use proptest::prelude::*;
use random::{apply, cents, commands, config, plan_of, populated};

/// Where the rules put every account when they are asked one by one, against what the plan keeps.
fn check_assignment(plan: &Plan) -> Result<(), TestCaseError> {
    let rules = in_order(plan);
    let mut whole = Load::default();
    for account in plan.facts.accounts.iter() {
        let placed = plan.decisions.placements.get(account.id.0);
        let first = rules.iter().find(|rule| rule_matches(rule, account));
        let standing = plan.assignment.of(account.id);
        match (placed, first) {
            (Some(placed), _) => prop_assert_eq!(standing.territory, placed.territory),
            (None, Some(rule)) => {
                prop_assert_eq!(standing.territory, rule.territory);
                prop_assert_eq!(standing.why, Why::Rule { rule: rule.id });
            }
            (None, None) => prop_assert_eq!(standing.why, Why::Nothing),
        }
    }
    for territory in plan.decisions.territories.iter() {
        whole = whole.plus(&plan.assignment.load(territory.id));
    }
    whole = whole.plus(&plan.assignment.unassigned).plus(&plan.assignment.kept_out);
    let accounts = &plan.facts.accounts;
    prop_assert_eq!(whole.accounts as usize, accounts.len());
    prop_assert_eq!(whole.potential, accounts.iter().filter_map(|account| account.potential).sum::<Money>());
    prop_assert_eq!(
        whole.last_bookings,
        accounts.iter().filter_map(|account| account.last_bookings).sum::<Money>()
    );
    let hours = accounts.iter().filter_map(|account| account.workload).map(|hours| hours.thousandths());
    prop_assert_eq!(whole.workload.thousandths(), hours.sum::<i64>());
    Ok(())
}

fn tiers() -> impl Strategy<Value = Vec<(Rate, Rate)>> {
    let step = (1i64..80, 0i64..300);
    proptest::collection::vec(step, 1..5).prop_map(|steps| {
        let mut from = 0;
        let mut tiers = Vec::new();
        for (width, times) in steps {
            tiers.push((Rate::percent(from), Rate::percent(times)));
            from += width;
        }
        tiers
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn undo_restores_and_redo_repeats((mut plan, commands) in populated()) {
        let before = plan.clone();
        let done = apply(&mut plan, &commands);
        let after = plan.clone();
        for changes in done.iter().rev() {
            plan.absorb(reversed(changes.clone()));
        }
        prop_assert_eq!(&plan, &before);
        check_assignment(&plan)?;
        for changes in done {
            plan.absorb(changes);
        }
        prop_assert_eq!(&plan, &after);
        check_assignment(&plan)?;
    }

    #[test]
    fn every_account_stands_where_the_first_rule_says((mut plan, commands) in populated()) {
        for command in &commands {
            apply(&mut plan, std::slice::from_ref(command));
            check_assignment(&plan)?;
        }
    }

    #[test]
    fn nothing_that_can_be_done_leaves_a_row_without_its_owner((mut plan, commands) in populated()) {
        apply(&mut plan, &commands);
        let (facts, decisions) = (&plan.facts, &plan.decisions);
        for member in decisions.members.iter() {
            prop_assert!(facts.sellers.get(member.seller.0).is_some() && decisions.pools.get(member.pool.0).is_some());
        }
        for attachment in decisions.attachments.iter() {
            prop_assert!(facts.presales.get(attachment.presales.0).is_some());
            prop_assert!(decisions.pools.get(attachment.pool.0).is_some());
        }
        for territory in decisions.territories.iter() {
            prop_assert!(territory.seller.is_none_or(|seller| facts.sellers.get(seller.0).is_some()));
        }
        for rule in decisions.rules.iter() {
            prop_assert!(rule.territory.is_none_or(|t| decisions.territories.get(t.0).is_some()));
        }
        for placement in decisions.placements.iter() {
            prop_assert!(facts.accounts.get(placement.account.0).is_some());
            prop_assert!(placement.territory.is_none_or(|t| decisions.territories.get(t.0).is_some()));
        }
        for terms in decisions.terms.iter() {
            prop_assert!(facts.sellers.get(terms.seller.0).is_some());
            prop_assert!(terms.pay_plan.is_none_or(|pay_plan| decisions.pay_plans.get(pay_plan.0).is_some()));
        }
        for request in facts.requests.iter() {
            prop_assert!(facts.sellers.get(request.seller.0).is_some());
            prop_assert!(facts.presales.get(request.presales.0).is_some());
        }
    }

    #[test]
    fn sums_are_sums_and_a_booking_counts_once((mut plan, commands) in populated()) {
        apply(&mut plan, &commands);
        let outlook = outlook(&plan);
        let quotas: Money = outlook.sellers.iter().map(|seller| seller.counted_quota).sum();
        prop_assert_eq!(outlook.quotas.sum_rep_quotas, quotas);
        let booked: Money = outlook.sellers.iter().map(|seller| seller.bookings).sum();
        prop_assert_eq!(outlook.cost.bookings, booked);
        for pool in &outlook.pools {
            let members: Money = pool.members.iter().map(|member| member.bookings).sum();
            prop_assert_eq!(pool.bookings, members + pool.lent);
        }
        for seller in &outlook.sellers {
            let members = outlook.pools.iter().flat_map(|pool| &pool.members);
            let own: Vec<_> = members.filter(|member| member.seller == seller.seller).collect();
            let pooled: Money = own.iter().map(|member| member.bookings).sum();
            let whole = own.iter().any(|member| member.start.is_none() && member.end.is_none());
            // Stretches are rounded one by one, each quota in force in each of them, and then multiplied by the attainment.
            let attained = seller.parts.iter().map(|part| part.attainment).chain([seller.attainment]);
            let steepest = attained.map(|rate| rate.scaled() / Rate::ONE.scaled()).max().unwrap_or(0);
            let crumbs = own.len() as i64 * (seller.parts.len() as i64 + 1) * (steepest + 2);
            prop_assert!(pooled <= seller.bookings + cents(crumbs), "{pooled} of {}", seller.bookings);
            prop_assert!(!whole || pooled == seller.bookings, "a whole year in one pool");
        }
        let cost = &outlook.cost;
        prop_assert_eq!(cost.total, cost.base + cost.variable + cost.accelerators);
        let paid = outlook.sellers.iter().map(|s| s.pay.total).chain(outlook.presales.iter().map(|p| p.pay.total));
        prop_assert_eq!(cost.total, paid.sum::<Money>());
    }

    #[test]
    fn more_bookings_never_pay_less_and_steps_join(
        variable in 0i64..50_000_000, quota in 1i64..500_000_000,
        bookings in 0i64..1_000_000_000, more in 0i64..100_000_000, tiers in tiers(),
    ) {
        let plan = PayPlan::marginal("Rep", Role::Seller, "", &tiers);
        let year = PlanYear::new(jiff::civil::date(2027, 1, 1));
        let pay = |bookings: Money| {
            Simple::of(&plan, cents(variable), cents(quota), bookings).pay(year, 2).map(|(pay, _)| pay)
        };
        let first = pay(cents(bookings));
        prop_assert!(first <= pay(cents(bookings + more)), "{:?} tiers {:?}", first, tiers);
        for (from, _) in &tiers {
            // The step is worth one cent of bookings at no more than the dearest rate, and rounding twice.
            let edge = cents(quota).times(*from, 2);
            let (below, above) = (pay(edge).unwrap_or_default(), pay(edge + cents(1)).unwrap_or_default());
            let dearest = cents(variable).scaled(3, quota as i128, 3).unwrap_or_default();
            prop_assert!(above - below <= dearest + cents(2), "jump of {} at {}", above - below, from);
        }
    }

    #[test]
    fn the_order_of_imported_rows_does_not_matter(
        (plan, commands) in populated(), turn in any::<prop::sample::Index>(),
    ) {
        let columns = vec![AccountField::ExternalId, AccountField::State, AccountField::Potential];
        let mut rows: Vec<Vec<String>> = plan
            .facts
            .accounts
            .iter()
            .map(|a| vec![format!("NEW-{}", a.id.0), a.state.clone(), "1000.50".to_owned()])
            .collect();
        let imported = |rows: &[Vec<String>]| {
            let mut plan = plan.clone();
            apply(&mut plan, &commands);
            let import = Edit::ImportAccounts { columns: columns.clone(), rows: rows.to_vec() };
            let changes = plan.changes(&import).unwrap();
            plan.absorb(changes);
            let standings = plan.facts.accounts.iter().map(|account| {
                (account.external_id.clone(), plan.assignment.of(account.id).territory, account.potential)
            });
            let mut standings: Vec<_> = standings.collect();
            standings.sort();
            (standings, serde_json::to_string(&outlook(&plan)).unwrap())
        };
        let first = imported(&rows);
        let middle = turn.index(rows.len());
        rows.rotate_left(middle);
        rows.reverse();
        prop_assert_eq!(imported(&rows), first);
    }

    #[test]
    fn every_amount_fits_its_currency(decimals in prop::sample::select(vec![0u8, 2, 3]), commands in commands()) {
        let mut plan = plan_of(decimals);
        apply(&mut plan, &commands);
        let outlook = outlook(&plan);
        for seller in &outlook.sellers {
            let amounts = [seller.carried_quota, Some(seller.bookings), seller.pay.variable, Some(seller.pay.base)];
            prop_assert!(amounts.into_iter().flatten().all(|amount| amount.fits(decimals)), "{:?}", seller);
        }
        for pool in &outlook.pools {
            prop_assert!(pool.target.pool_target.fits(decimals) && pool.bookings.fits(decimals), "{:?}", pool);
        }
        for member in &outlook.presales {
            prop_assert!(member.pay.total.fits(decimals), "{:?}", member);
        }
    }
}
