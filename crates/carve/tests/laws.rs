//! The bound against every assignment there is, over random problems; the judge against a plain count; bad problems.
#![allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

mod brute;

use brute::best;
use carve::{Amounts, Band, Dense, Effort, Measure, Miss, Problem, Refusal, Units, bound, carve, judge};
use proptest::prelude::*;

#[derive(Clone, Debug)]
struct Case {
    accounts: usize,
    seats: usize,
    costs: Vec<i64>,
    amounts: Vec<Vec<i64>>,
    /// Slack around the mean in percent, and the price of what lies outside.
    bands: Vec<(i64, Option<i64>)>,
    present: Vec<Option<usize>>,
    most_moves: Option<usize>,
    closed: Vec<(usize, usize)>,
}

fn cases() -> impl Strategy<Value = Case> {
    (1usize..=8, 1usize..=3, 1usize..=2).prop_flat_map(|(accounts, seats, measures)| {
        let amounts = proptest::collection::vec(proptest::collection::vec(0i64..40, accounts), measures);
        let bands = proptest::collection::vec((0i64..80, proptest::option::of(0i64..30)), measures);
        let costs = proptest::collection::vec(-50i64..200, accounts * seats);
        let present = proptest::collection::vec(proptest::option::of(0..seats), accounts);
        let most = proptest::option::weighted(0.3, 0usize..4);
        let closed = proptest::collection::vec((0..accounts, 0..seats), 0..3);
        (Just(accounts), Just(seats), costs, amounts, bands, present, most, closed).prop_map(
            |(accounts, seats, costs, amounts, bands, present, most_moves, closed)| Case {
                accounts,
                seats,
                costs,
                amounts,
                bands,
                present,
                most_moves,
                closed,
            },
        )
    })
}

impl Case {
    fn problem<'a>(&self, costs: &'a Dense) -> Problem<'a> {
        let measure = |(amounts, (slack, price)): (&Vec<i64>, &(i64, Option<i64>))| {
            let sum: i64 = amounts.iter().sum();
            let seats = self.seats as i64;
            let (low, high) = (sum * (100 - slack) / (100 * seats), sum * (100 + slack) / (100 * seats) + 1);
            let band = Band { low, high, price: *price };
            Measure { amounts: Amounts::Alike(amounts.clone()), bands: vec![band; self.seats] }
        };
        let open = |account: usize| -> Vec<usize> {
            (0..self.seats).filter(|seat| !self.closed.contains(&(account, *seat))).collect()
        };
        let narrowed = (0..self.accounts).filter(|account| open(*account).len() < self.seats);
        Problem {
            measures: self.amounts.iter().zip(&self.bands).map(measure).collect(),
            eligible: narrowed.map(|account| (account, open(account).into())).collect(),
            present: self.present.clone(),
            most_moves: self.most_moves,
            ..Problem::new(self.accounts, self.seats, costs)
        }
    }

    fn costs(&self) -> Dense {
        Dense { seats: self.seats, costs: self.costs.clone() }
    }
}

proptest! {
    #[test]
    fn nothing_that_keeps_all_is_cheaper_than_the_bound(case in cases()) {
        let costs = case.costs();
        let problem = case.problem(&costs);
        let found = match bound(&problem, 1, &mut |_| false) {
            Ok(found) => found,
            Err(refusal) => {
                use Refusal::{NoEligibleSeat, PinsExceedBand, PinsExceedMoves};
                let contradicts = matches!(refusal, NoEligibleSeat { .. } | PinsExceedBand { .. } | PinsExceedMoves { .. });
                prop_assert!(contradicts, "{refusal:?}");
                return Ok(());
            }
        };
        if let Some(best) = best(&problem) {
            prop_assert!(found.value <= best, "{} above {}", found.value, best);
        }
    }

    #[test]
    fn two_threads_say_what_one_says(case in cases()) {
        let costs = case.costs();
        let problem = case.problem(&costs);
        prop_assert_eq!(bound(&problem, 1, &mut |_| false), bound(&problem, 2, &mut |_| false));
    }

    #[test]
    fn a_search_that_is_stopped_proves_what_it_says(case in cases(), rounds in 0u32..3) {
        let costs = case.costs();
        let problem = case.problem(&costs);
        let mut asked = 0;
        let stopped = bound(&problem, 1, &mut |_| { asked += 1; asked > rounds });
        if let (Ok(stopped), Some(best)) = (stopped, best(&problem)) {
            prop_assert!(stopped.value <= best);
        }
    }

    #[test]
    fn a_pin_never_lowers_the_bound_below_what_holds(case in cases(), account in 0usize..8, seat in 0usize..3) {
        let costs = case.costs();
        let mut problem = case.problem(&costs);
        problem.pins = vec![(account % case.accounts, seat % case.seats)];
        if let (Ok(found), Some(best)) = (bound(&problem, 1, &mut |_| false), best(&problem)) {
            prop_assert!(found.value <= best);
        }
    }
}

const SHORT: Effort = Effort { rounds: 12, steps: 30 };

/// Units in a row or a ring, some accounts in each.
fn rows() -> impl Strategy<Value = (Case, Vec<usize>, bool)> {
    (cases(), proptest::collection::vec(0usize..5, 8), any::<bool>())
}

fn units(case: &Case, of: &[usize], ring: bool) -> Units {
    let neighbours = (0..5).map(|unit| {
        if unit < 4 {
            vec![unit + 1]
        } else if ring {
            vec![0]
        } else {
            vec![]
        }
    });
    Units { of: of[..case.accounts].to_vec(), neighbours: neighbours.collect() }
}

proptest! {
    #[test]
    fn the_best_of_few_accounts_is_found(case in cases()) {
        let costs = case.costs();
        let problem = case.problem(&costs);
        let Ok(found) = carve(&problem, 1, SHORT, &mut |_| false) else { return Ok(()) };
        prop_assert!(found.proven);
        match best(&problem) {
            Some(best) => {
                prop_assert_eq!(found.judged.value, best);
                prop_assert!(found.judged.misses.is_empty());
            }
            None => prop_assert!(!found.judged.misses.is_empty()),
        }
    }

    #[test]
    fn the_best_of_few_contiguous_accounts_is_found((case, of, ring) in rows()) {
        let costs = case.costs();
        let problem = Problem { units: Some(units(&case, &of, ring)), ..case.problem(&costs) };
        let Ok(found) = carve(&problem, 1, SHORT, &mut |_| false) else { return Ok(()) };
        if let Some(best) = best(&problem) {
            let hang = |seat: usize| brute::joined(&units(&case, &of, ring), &found.seats, seat);
            prop_assert!(!found.judged.misses.is_empty() || (0..case.seats).all(hang));
            // The search hangs units without accounts on a seat too, so that it may find less where they alone join.
            prop_assert!(found.judged.value >= best);
            let bare = (0..5).any(|unit| !of[..case.accounts].contains(&unit));
            prop_assert!(bare || found.judged.value == best);
        }
    }

    #[test]
    fn an_answer_keeps_what_it_says_and_is_the_same_on_two_threads(case in cases(), more in 3usize..9) {
        // The same accounts again and again, so that there are too many to look at all.
        let accounts = case.accounts * more;
        let costs = Dense { seats: case.seats, costs: case.costs.repeat(more) };
        let mut problem = Problem { measures: Vec::new(), ..Problem::new(accounts, case.seats, &costs) };
        for (amounts, (slack, price)) in case.amounts.iter().zip(&case.bands) {
            let (sum, seats) = (amounts.iter().sum::<i64>() * more as i64, case.seats as i64);
            let (low, high) = (sum * (100 - slack) / (100 * seats), sum * (100 + slack) / (100 * seats) + 1);
            let bands = vec![Band { low, high, price: *price }; case.seats];
            problem.measures.push(Measure { amounts: Amounts::Alike(amounts.repeat(more)), bands });
        }
        problem.present = case.present.repeat(more);
        problem.most_moves = case.most_moves.map(|most| most * more);
        problem.pins = vec![(0, 0)];
        let one = carve(&problem, 1, SHORT, &mut |_| false);
        prop_assert_eq!(&one, &carve(&problem, 2, SHORT, &mut |_| false));
        let Ok(found) = one else { return Ok(()) };
        prop_assert_eq!(found.seats[0], 0);
        prop_assert_eq!(&found.judged, &judge(&problem, &found.seats).unwrap());
        if found.judged.misses.is_empty() {
            prop_assert!(found.bound.value <= found.judged.value);
        }
    }

    #[test]
    fn a_pin_never_lowers_the_value(case in cases(), account in 0usize..8, seat in 0usize..3) {
        let costs = case.costs();
        let mut problem = case.problem(&costs);
        let free = carve(&problem, 1, SHORT, &mut |_| false);
        problem.pins = vec![(account % case.accounts, seat % case.seats)];
        if let (Ok(free), Ok(pinned)) = (free, carve(&problem, 1, SHORT, &mut |_| false))
            && pinned.judged.misses.is_empty()
        {
            prop_assert!(free.judged.misses.is_empty() && free.judged.value <= pinned.judged.value);
        }
    }

    #[test]
    fn a_grid_is_carved_into_seats_that_hang_together(
        costs in proptest::collection::vec(0i64..100, 48 * 4), amounts in proptest::collection::vec(1i64..9, 48),
    ) {
        let costs = Dense { seats: 4, costs };
        let mean = amounts.iter().sum::<i64>() / 4;
        let band = Band::soft(mean * 7 / 10, mean * 13 / 10, 20);
        let right = |unit: usize| (unit % 8 < 7).then_some(unit + 1);
        let below = |unit: usize| (unit < 40).then_some(unit + 8);
        let neighbours = (0..48).map(|unit| right(unit).into_iter().chain(below(unit)).collect()).collect();
        let problem = Problem {
            measures: vec![Measure { amounts: Amounts::Alike(amounts), bands: vec![band; 4] }],
            units: Some(Units { of: (0..48).collect(), neighbours }),
            pins: vec![(0, 1), (47, 1)],
            ..Problem::new(48, 4, &costs)
        };
        let found = carve(&problem, 1, SHORT, &mut |_| false).unwrap();
        prop_assert_eq!(&found, &carve(&problem, 2, SHORT, &mut |_| false).unwrap());
        prop_assert_eq!(&found.judged.misses, &[]);
        prop_assert!(found.bound.value <= found.judged.value);
        prop_assert_eq!((found.seats[0], found.seats[47]), (1, 1));
    }
}

fn even(accounts: usize, seats: usize) -> Measure {
    let each = (accounts / seats) as i64;
    Measure { amounts: Amounts::Alike(vec![1; accounts]), bands: vec![Band::hard(each, each); seats] }
}

/// Four accounts, two seats, two each: the prices of an assignment problem leave no gap.
#[test]
fn the_bound_of_an_assignment_is_its_value() {
    let costs = Dense { seats: 2, costs: vec![1, 9, 2, 7, 3, 4, 8, 9] };
    let problem = Problem { measures: vec![even(4, 2)], ..Problem::new(4, 2, &costs) };
    let found = bound(&problem, 2, &mut |_| false).unwrap();
    assert_eq!(found.value, best(&problem).unwrap());
    assert_eq!(found.multipliers.len(), 2);
}

#[test]
fn an_assignment_is_judged() {
    let costs = Dense { seats: 2, costs: vec![1, 9, 2, 7] };
    let mut problem = Problem { measures: vec![even(2, 2)], ..Problem::new(2, 2, &costs) };
    problem.present = vec![Some(0), None];
    problem.eligible = vec![(1, [1].into())];
    let judged = judge(&problem, &[1, 0]).unwrap();
    assert_eq!((judged.value, judged.moved, judged.loads.as_slice()), (11, 1, [1, 1].as_slice()));
    assert_eq!(judged.misses, [Miss::Closed { account: 1, seat: 0 }]);
    let both = judge(&problem, &[1, 1]).unwrap();
    assert_eq!(both.misses[0], Miss::Band { seat: 0, measure: 0, load: 0, low: 1, high: 1 });
    assert_eq!(both.gap_per_million(15), 62_500, "1 of 16");
}

#[test]
fn a_problem_that_contradicts_itself_is_refused_with_the_place() {
    let costs = Dense { seats: 2, costs: vec![0; 4] };
    let refused = |change: &dyn Fn(&mut Problem<'_>)| {
        let mut problem = Problem { measures: vec![even(2, 2)], ..Problem::new(2, 2, &costs) };
        change(&mut problem);
        bound(&problem, 1, &mut |_| false).unwrap_err()
    };
    assert_eq!(
        refused(&|problem| problem.measures[0].amounts = Amounts::Alike(vec![1, -1])),
        Refusal::NegativeAmount { measure: 0, account: 1 }
    );
    assert_eq!(
        refused(&|problem| problem.eligible = vec![(1, [].into())]),
        Refusal::NoEligibleSeat { account: 1 }
    );
    assert_eq!(
        refused(&|problem| problem.pins = vec![(0, 0), (1, 0)]),
        Refusal::PinsExceedBand { seat: 0, measure: 0, pinned: 2, high: 1 }
    );
    assert_eq!(
        refused(&|problem| problem.units = Some(Units { of: vec![0, 1, 2], neighbours: vec![vec![]; 3] })),
        Refusal::UnitShape { unit: 3 }
    );
}

/// Shares are whole up to a tolerance, which of amounts like these is more than a unit: integers must have the last word.
#[test]
fn large_amounts_are_carved_as_exactly_as_small_ones() {
    let costs = [3, 84, 45, 12, 10, 40, 5, 33, 7, 92, 86, 41, 66, 22, 46];
    let costs = Dense { seats: 3, costs: costs.to_vec() };
    let amounts = Amounts::Alike(vec![40_000_000, 30_000_000, 29_999_999, 19_999_999, 20_000_001]);
    let bands = vec![
        Band::hard(20_000_001, 50_000_001),
        Band::hard(19_999_999, 49_999_999),
        Band::hard(20_000_001, 60_000_001),
    ];
    let problem = Problem { measures: vec![Measure { amounts, bands }], ..Problem::new(5, 3, &costs) };
    let found = carve(&problem, 1, SHORT, &mut |_| false).unwrap();
    assert_eq!((found.judged.value, found.proven), (152, true));
}

/// Accounts as they come: `(accounts, seats, measures)`, bands that may be left.
fn lumpy(accounts: usize, seats: usize, measures: usize, ask: &mut dyn FnMut(&Problem<'_>)) {
    let mut state = 7_u64;
    let mut next = |below: i64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as i64 % below
    };
    let costs = Dense { seats, costs: (0..accounts * seats).map(|_| next(1000)).collect() };
    let measures = (0..measures).map(|_| {
        let amounts: Vec<i64> = (0..accounts).map(|_| 1 + next(100)).collect();
        let mean = amounts.iter().sum::<i64>() / seats as i64;
        let band = Band::soft(mean * 9 / 10, mean * 11 / 10 + 1, 50);
        Measure { amounts: Amounts::Alike(amounts), bands: vec![band; seats] }
    });
    let problem = Problem { measures: measures.collect(), ..Problem::new(accounts, seats, &costs) };
    ask(&problem);
}

#[test]
fn many_seats_for_few_accounts_are_no_trouble() {
    lumpy(60, 40, 2, &mut |problem| {
        let found = carve(problem, 2, Effort { rounds: 3, steps: 5 }, &mut |_| false).unwrap();
        assert!(found.judged.misses.is_empty() && found.bound.value <= found.judged.value);
    });
}

#[test]
fn a_bound_is_never_more_than_is_proven_however_early_it_is_stopped() {
    lumpy(400, 8, 1, &mut |problem| {
        let best = carve(problem, 2, SHORT, &mut |_| false).unwrap();
        for last in 0..40 {
            let mut asked = 0;
            let stopped = carve(problem, 2, SHORT, &mut |_| {
                asked += 1;
                asked > last
            });
            assert!(stopped.unwrap().bound.value <= best.judged.value, "stopped after {last}");
        }
    });
}

/// However units are numbered: one that holds nothing lets everybody pass.
#[test]
fn who_meets_in_a_unit_without_accounts_hangs_together() {
    // Unit 3 holds nothing and borders on 0, 1 and 2, which border on nothing else; one weighs as much as the two others.
    for of in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
        let costs = Dense { seats: 2, costs: vec![0; 6] };
        let measure = Measure { amounts: Amounts::Alike(vec![6, 3, 3]), bands: vec![Band::hard(6, 6); 2] };
        let neighbours = vec![vec![3], vec![3], vec![3], vec![0, 1, 2]];
        let units = Units { of: of.to_vec(), neighbours };
        let problem = Problem { measures: vec![measure], units: Some(units), ..Problem::new(3, 2, &costs) };
        assert_eq!(judge(&problem, &[1, 0, 0]).unwrap().misses, []);
        let found = carve(&problem, 1, Effort { rounds: 4, steps: 10 }, &mut |_| false).unwrap();
        assert!(found.proven && found.judged.misses.is_empty(), "{found:?}");
    }
}

#[test]
fn who_may_not_go_somewhere_does_not_where_prices_find_no_end() {
    // Bands that nothing keeps: prices grow until floating point has come to its end.
    let case = Case {
        accounts: 3,
        seats: 3,
        costs: vec![15, 15, 15, 0, -39, 0, 24, 24, 24],
        amounts: vec![vec![7, 3, 0], vec![8, 0, 0]],
        bands: vec![(0, None), (26, None)],
        present: vec![None; 3],
        most_moves: None,
        closed: vec![(1, 0)],
    };
    let costs = case.costs();
    let found = carve(&case.problem(&costs), 1, SHORT, &mut |_| false).unwrap();
    assert_ne!(found.seats[1], 0);
    assert!(found.conflict.is_some());
}
