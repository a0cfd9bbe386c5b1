//! Laws of pools: shares of what is scarce, weights, lending, attachments proposed.

use plan::Plan;
use plan::attaching::{Attaching, Candidate, Need};
use plan::attachment_proposal::{AttachWeights, propose};
use plan::contention::{ShareBy, contention};
use plan::edit::Edit;
use plan::ids::{LoanId, PoolId, PresalesId};
use plan::lottery::{Mix, evening, mixed};
use plan::money::{Money, Quantity, Rate};
use plan::outlook::outlook;
use plan::pool::{Loan, LoanCredit};
use plan::share_out::{Demand, max_min};
use plan::workload::workload;
use proptest::prelude::*;

use super::random;

fn demands() -> impl Strategy<Value = Vec<Demand>> {
    let demand = (0i128..5_000_000, 0i128..50).prop_map(|(asked, weight)| Demand { asked, weight });
    proptest::collection::vec(demand, 0..12)
}

fn example() -> Plan {
    let mut plan = Plan::default();
    plan.absorb(plan.changes_of(&plan::example::example()).unwrap());
    plan
}

proptest! {
    #![proptest_config(random::config())]

    #[test]
    fn nobody_gets_more_than_asked_and_nothing_is_kept_back(supply in 0i128..20_000_000, demands in demands()) {
        let given = max_min(supply, &demands);
        let asked: i128 = demands.iter().map(|demand| demand.asked).sum();
        prop_assert_eq!(given.iter().sum::<i128>(), supply.min(asked));
        for (given, demand) in given.iter().zip(&demands) {
            prop_assert!((0..=demand.asked).contains(given));
        }
    }

    /// Max-min: who gets less than asked has, for the weight, as much as anybody (to the one unit that cannot be divided).
    #[test]
    fn who_waits_has_no_less_for_the_weight_than_anybody(supply in 0i128..20_000_000, demands in demands()) {
        let given = max_min(supply, &demands);
        let all: Vec<(i128, &Demand)> = given.into_iter().zip(&demands).collect();
        for (own, waits) in all.iter().filter(|(own, demand)| *own < demand.asked && demand.weight > 0) {
            for (other, demand) in all.iter().filter(|(_, demand)| demand.weight > 0) {
                prop_assert!((other - 1) * waits.weight <= (own + 1) * demand.weight, "{all:?}");
            }
        }
    }

    /// Split, a loan takes from one pool what it brings the other; doubled, the sum rises by the part.
    #[test]
    fn a_split_loan_sums_to_nothing(amount in 1i64..5_000_000, percent in 0i64..=100, day in 0i64..365, doubled: bool) {
        let mut plan = example();
        let sum = |plan: &Plan| outlook(plan).pools.iter().map(|pool| pool.bookings).sum::<Money>();
        let before = sum(&plan);
        let date = plan.year().start.saturating_add(jiff::Span::new().days(day));
        let loan = Loan {
            id: LoanId(0),
            name: "Deal".to_owned(),
            presales: PresalesId(0),
            home: PoolId(0),
            to: PoolId(1),
            date,
            amount: Money::units(amount),
            share: Rate::percent(percent),
            credit: if doubled { LoanCredit::Doubled } else { LoanCredit::Split },
        };
        plan.absorb(plan.changes(&Edit::AddLoan { loan }).unwrap());
        let part = Money::units(amount).times(Rate::percent(percent), 2);
        prop_assert_eq!(sum(&plan) - before, if doubled { part } else { Money::ZERO });
    }

    /// Requests of any hours and priorities: a member never gives more hours than there are, and is asked what is asked.
    #[test]
    fn share_outs_stay_within_the_hours(cells in proptest::collection::vec((0u32..12, 1u8..=9, 0i64..4_000), 0..12), pipeline: bool) {
        let mut plan = example();
        for (request, priority, hours) in cells {
            let cell = plan::edit::RequestCell {
                request: plan::ids::RequestId(request),
                priority,
                hours: Some(Quantity::units(hours)),
            };
            if let Ok(changes) = plan.changes(&Edit::SetRequests { cells: vec![cell] }) {
                plan.absorb(changes);
            }
        }
        let by = if pipeline { ShareBy::Pipeline } else { ShareBy::Priority };
        for member in contention(&plan, &outlook(&plan), &workload(&plan), by) {
            let given: i64 = member.shares.iter().map(|share| share.given.thousandths()).sum();
            let asked: i64 = member.shares.iter().map(|share| share.asked.thousandths()).sum();
            prop_assert_eq!(given, asked.min(member.available.thousandths()));
            prop_assert_eq!(member.asked.thousandths(), asked);
        }
    }

    /// What is proposed keeps everybody's weight, costs no more than what is, and no less than its bound.
    #[test]
    fn proposals_keep_weights_and_their_bound(commands in random::commands(), knobs in [0i64..300, 0i64..300, 0i64..300, 0i64..300]) {
        let mut plan = random::plan_of(2);
        random::apply(&mut plan, &commands);
        let before = outlook(&plan);
        let [skills, disruption, pairs, fairness] = knobs.map(Rate::percent);
        let weights = AttachWeights { skills, disruption, pairs, fairness };
        let Some(proposal) = propose(&plan, &before, &workload(&plan), weights, 2_000) else { return Ok(()) };
        prop_assert!(proposal.bound <= proposal.cost);
        prop_assert!(proposal.cost_before.is_none_or(|before| proposal.cost <= before));
        let changes = plan.changes_of(&proposal.edits);
        prop_assert!(changes.is_ok(), "{changes:?}");
        let moved: Vec<PresalesId> = proposal.moves.iter().map(|one| one.presales).collect();
        for one in &proposal.moves {
            let sum: i64 = one.after.iter().map(|(_, weight)| weight.scaled()).sum();
            prop_assert_eq!(sum, Rate::ONE.scaled());
        }
        plan.absorb(changes.unwrap());
        let after = outlook(&plan);
        for (was, now) in before.presales.iter().zip(&after.presales) {
            if moved.contains(&was.presales) {
                prop_assert!(now.weight_off.is_none(), "{:?}", now.weight_off);
            } else {
                prop_assert_eq!(was.weight, now.weight);
            }
        }
    }

    /// Brute force over every choice of three pools for five members.
    #[test]
    fn the_search_finds_what_brute_force_finds(
        hours in proptest::collection::vec(1i128..2_000, 1..6),
        needs in proptest::collection::vec((0i128..4_000, 0i128..2_000), 1..4),
        costs in proptest::collection::vec(0i128..900, 15),
        skilled in proptest::collection::vec(any::<bool>(), 5),
    ) {
        let pools = needs.len();
        let member = |(place, hours): (usize, &i128)| Candidate {
            hours: *hours,
            skills: if skilled[place] { vec![0] } else { Vec::new() },
            costs: (0..pools).map(|pool| costs[place * 3 + pool]).collect(),
        };
        let problem = Attaching {
            members: hours.iter().enumerate().map(member).collect(),
            pools: needs.iter().map(|(hours, skill)| Need { hours: *hours, skills: vec![*skill] }).collect(),
            lacking: 2,
            unskilled: 1,
        };
        let count = pools.pow(hours.len() as u32);
        let choice = |number: usize| -> Vec<usize> {
            (0..hours.len()).map(|place| number / pools.pow(place as u32) % pools).collect()
        };
        let best = (0..count).map(|number| problem.cost(&choice(number))).min().unwrap();
        let found = problem.solve(&vec![0; hours.len()], 100_000).unwrap();
        prop_assert_eq!((found.cost, found.bound), (best, best));
        prop_assert_eq!(problem.cost(&found.pools), best);
    }

    /// Weights after a move add up to 1 whatever they were, and promise what the move says, to the last digit but few.
    #[test]
    fn weights_after_a_move_promise_what_it_says(
        own in proptest::collection::btree_map(0u32..5, 1i64..=150, 1..5),
        shares in proptest::collection::vec(40i64..160, 5),
        to in 0u32..5,
        percent in 1i64..=100,
    ) {
        let own: Vec<(PoolId, Rate)> =
            own.into_iter().map(|(pool, weight)| (PoolId(pool), Rate::percent(weight))).collect();
        let promise = |weights: &[(PoolId, Rate)]| -> i128 {
            let whole: i128 = weights.iter().map(|(_, weight)| i128::from(weight.scaled())).sum();
            let sum = weights.iter().map(|(pool, weight)| {
                i128::from(Rate::percent(shares[pool.0 as usize]).scaled()) * i128::from(weight.scaled())
            });
            sum.sum::<i128>() / whole
        };
        let before = promise(&own);
        let target = i128::from(Rate::percent(shares[to as usize]).scaled());
        let said = before + (target - before) * i128::from(percent) / 100;
        let rate = |scaled: i128| Rate::from_scaled(scaled as i64);
        let (weight, presales) = (Rate::percent(percent), PresalesId(0));
        let mix = Mix { presales, to: PoolId(to), weight, before: rate(before), after: rate(said) };
        let after = mixed(&own, &mix);
        let whole: i64 = after.iter().map(|(_, weight)| weight.scaled()).sum();
        prop_assert_eq!(whole, Rate::ONE.scaled());
        prop_assert!((promise(&after) - said).abs() <= 10, "{} {said}", promise(&after));
    }

    /// Moves halve the spread wherever they are made, and pools alike need none.
    #[test]
    fn evening_halves_the_spread(shares in proptest::collection::vec(40i64..160, 0..9), pools in proptest::collection::vec(40i64..160, 1..5)) {
        let members: Vec<_> = shares.iter().zip(0..).map(|(share, n)| (PresalesId(n), Rate::percent(*share))).collect();
        let pools: Vec<_> = pools.iter().zip(0..).map(|(share, n)| (PoolId(n), Rate::percent(*share))).collect();
        let even = evening(&members, &pools);
        let (least, most) = (shares.iter().min(), shares.iter().max());
        let spread = least.zip(most).map_or(0, |(least, most)| most - least);
        prop_assert_eq!(even.spread, Rate::percent(spread));
        if !even.moves.is_empty() {
            prop_assert!(even.after.scaled() <= even.spread.scaled() / 2 + 1, "{even:?}");
        }
        prop_assert!(even.after <= even.spread);
    }
}
