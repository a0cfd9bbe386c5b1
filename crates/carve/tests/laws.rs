//! The bound against every assignment there is, over random problems; the judge against a plain count; bad problems.
#![allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use carve::{Amounts, Band, Dense, Judged, Measure, Miss, Problem, Refusal, Units, bound, judge};
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
    (1usize..=7, 1usize..=3, 1usize..=2).prop_flat_map(|(accounts, seats, measures)| {
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
            eligible: narrowed.map(|account| (account, open(account))).collect(),
            present: self.present.clone(),
            most_moves: self.most_moves,
            ..Problem::new(self.accounts, self.seats, costs)
        }
    }

    fn costs(&self) -> Dense {
        Dense { seats: self.seats, costs: self.costs.clone() }
    }
}

/// The cheapest of all assignments that miss nothing.
fn best(problem: &Problem<'_>) -> Option<Judged> {
    let count = problem.seats.pow(problem.accounts as u32);
    let seats_of = |mut number: usize| -> Vec<usize> {
        (0..problem.accounts)
            .map(|_| {
                let seat = number % problem.seats;
                number /= problem.seats;
                seat
            })
            .collect()
    };
    (0..count)
        .filter_map(|number| judge(problem, &seats_of(number)).ok())
        .filter(|judged| judged.misses.is_empty())
        .min_by_key(|judged| judged.value)
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
            prop_assert!(found.value <= best.value, "{} above {}", found.value, best.value);
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
            prop_assert!(stopped.value <= best.value);
        }
    }

    #[test]
    fn a_pin_never_lowers_the_bound_below_what_holds(case in cases(), account in 0usize..7, seat in 0usize..3) {
        let costs = case.costs();
        let mut problem = case.problem(&costs);
        problem.pins = vec![(account % case.accounts, seat % case.seats)];
        if let (Ok(found), Some(best)) = (bound(&problem, 1, &mut |_| false), best(&problem)) {
            prop_assert!(found.value <= best.value);
        }
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
    assert_eq!(found.value, best(&problem).unwrap().value);
    assert_eq!(found.multipliers.len(), 2);
}

#[test]
fn an_assignment_is_judged() {
    let costs = Dense { seats: 2, costs: vec![1, 9, 2, 7] };
    let mut problem = Problem { measures: vec![even(2, 2)], ..Problem::new(2, 2, &costs) };
    problem.present = vec![Some(0), None];
    problem.eligible = vec![(1, vec![1])];
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
        refused(&|problem| problem.eligible = vec![(1, vec![])]),
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
