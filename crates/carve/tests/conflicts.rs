//! What cannot be kept together: truly not, nothing of it to spare, and never where all can be kept.
#![allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

mod brute;

use brute::best;
use carve::{Amounts, Band, Conflict, Dense, Effort, End, Measure, Problem, Side, Units, carve, conflict};
use proptest::prelude::*;

/// The problem with these ends alone of all that must be kept.
fn with<'a>(problem: &Problem<'a>, ends: &[End], moves: bool, apart: bool) -> Problem<'a> {
    let mut fewer = problem.clone();
    for measure in &mut fewer.measures {
        measure.bands.fill(Band::hard(0, i64::MAX / 4));
    }
    for end in ends {
        let band = &mut fewer.measures[end.measure].bands[end.seat];
        match end.side {
            Side::Least => band.low = end.amount,
            Side::Most => band.high = end.amount,
        }
    }
    fewer.most_moves = fewer.most_moves.filter(|_| moves);
    fewer.units = fewer.units.filter(|_| apart);
    fewer
}

fn check(problem: &Problem<'_>) -> Result<Option<Conflict>, TestCaseError> {
    let Ok(found) = conflict(problem, 1, &mut || false) else { return Ok(None) };
    prop_assert_eq!(&found, &conflict(problem, 2, &mut || false).unwrap());
    let Some(found) = found else { return Ok(None) };
    prop_assert_eq!(best(problem), None, "it is said of what can be kept: {:?}", found);
    // Units that need not hang together are whole all the same, which no count without units knows.
    let apart = found.apart || problem.units.is_some();
    prop_assert_eq!(best(&with(problem, &found.ends, found.moves, apart)), None, "{:?}", found);
    prop_assert!(found.smallest);
    for at in 0..found.ends.len() {
        let mut fewer = found.ends.clone();
        fewer.remove(at);
        let rest = with(problem, &fewer, found.moves, apart);
        let again = conflict(&rest, 1, &mut || false).unwrap();
        let still = again.filter(|again| found.apart || !again.apart);
        prop_assert_eq!(still, None, "{:?} is not needed in {:?}", found.ends[at], found);
    }
    Ok(Some(found))
}

type Rows = (Vec<Vec<i64>>, Vec<Vec<(i64, i64)>>, Vec<(usize, usize)>);

fn rows(accounts: usize, seats: usize) -> impl Strategy<Value = Rows> {
    (1usize..=2).prop_flat_map(move |measures| {
        let amounts = proptest::collection::vec(proptest::collection::vec(0i64..40, accounts), measures);
        let band = (0i64..140, 20i64..200);
        let bands = proptest::collection::vec(proptest::collection::vec(band, seats), measures);
        let closed = proptest::collection::vec((0..accounts, 0..seats), 0..6);
        (amounts, bands, closed)
    })
}

fn asked<'a>(
    costs: &'a Dense,
    accounts: usize,
    seats: usize,
    (amounts, bands, closed): &Rows,
) -> Problem<'a> {
    let measure = |(amounts, bands): (&Vec<i64>, &Vec<(i64, i64)>)| {
        let mean = amounts.iter().sum::<i64>() / seats as i64;
        let band =
            |(low, high): &(i64, i64)| Band::hard(mean * low / 100, mean * (*low).max(*high) / 100 + 1);
        Measure { amounts: Amounts::Alike(amounts.clone()), bands: bands.iter().map(band).collect() }
    };
    let open = |account: usize| -> Vec<usize> {
        (0..seats).filter(|seat| !closed.contains(&(account, *seat))).collect()
    };
    let narrowed = (0..accounts).filter(|account| open(*account).len() < seats);
    Problem {
        measures: amounts.iter().zip(bands).map(measure).collect(),
        eligible: narrowed.map(|account| (account, open(account).into())).collect(),
        ..Problem::new(accounts, seats, costs)
    }
}

proptest! {
    #[test]
    fn what_conflicts_cannot_be_kept_and_all_of_it_is_needed(
        rows in rows(7, 3), moves in proptest::option::of((0usize..3, proptest::collection::vec(0usize..3, 7))),
        units in proptest::option::of(proptest::collection::vec(0usize..4, 7)),
    ) {
        let costs = Dense { seats: 3, costs: vec![0; 21] };
        let mut problem = asked(&costs, 7, 3, &rows);
        if let Some((most, present)) = moves {
            problem.most_moves = Some(most);
            problem.present = present.into_iter().map(Some).collect();
        }
        let near = |unit: usize| if unit < 3 { vec![unit + 1] } else { vec![] };
        problem.units = units.map(|of| Units { of, neighbours: (0..4).map(near).collect() });
        let found = check(&problem)?;
        // Of so few accounts it is always found.
        if problem.units.is_none() && best(&problem).is_none() && conflict(&problem, 1, &mut || false).is_ok() {
            prop_assert!(found.is_some());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Too many to look at all of them: by prices alone.
    #[test]
    fn what_prices_say_conflicts_has_nothing_to_spare(rows in rows(12, 4)) {
        let costs = Dense { seats: 4, costs: vec![0; 48] };
        let problem = asked(&costs, 12, 4, &rows);
        let Ok(Some(found)) = conflict(&problem, 1, &mut || false) else { return Ok(()) };
        prop_assert!(found.smallest && !found.ends.is_empty());
        let again = conflict(&with(&problem, &found.ends, false, false), 1, &mut || false).unwrap();
        prop_assert!(again.is_some());
        for at in 0..found.ends.len() {
            let mut fewer = found.ends.clone();
            fewer.remove(at);
            let again = conflict(&with(&problem, &fewer, false, false), 1, &mut || false).unwrap();
            prop_assert_eq!(again, None, "{:?} is not needed in {:?}", found.ends[at], found);
        }
    }
}

/// Two seats ask for more than the accounts open to them bring, among thirty others that can be kept.
#[test]
fn two_seats_of_many_are_named() {
    let (accounts, seats) = (400, 10);
    let costs = Dense { seats, costs: (0..accounts * seats).map(|at| (at * 7919 % 101) as i64).collect() };
    let amounts: Vec<i64> = (0..accounts).map(|account| 50 + (account * 31 % 17) as i64).collect();
    let all: i64 = amounts.iter().sum();
    let mean = all / seats as i64;
    let ours: i64 = amounts[..60].iter().sum();
    let mut bands = vec![Band::hard(mean * 6 / 10, mean * 14 / 10); seats];
    bands[3] = Band::hard(ours / 2 + 1, mean * 3);
    bands[7] = Band::hard(ours / 2 + 1, mean * 3);
    let elsewhere: std::sync::Arc<[usize]> = (0..seats).filter(|seat| ![3, 7].contains(seat)).collect();
    let eligible = (60..accounts).map(|account| (account, elsewhere.clone())).collect();
    let count =
        Measure { amounts: Amounts::Alike(vec![1; accounts]), bands: vec![Band::hard(10, 90); seats] };
    let measure = Measure { amounts: Amounts::Alike(amounts), bands };
    let problem =
        Problem { measures: vec![count, measure], eligible, ..Problem::new(accounts, seats, &costs) };
    let found = carve(&problem, 2, Effort { rounds: 5, steps: 10 }, &mut |_| false).unwrap();
    let conflict = found.conflict.unwrap();
    let end = |seat: usize| End { seat, measure: 1, side: Side::Least, amount: ours / 2 + 1 };
    assert_eq!(conflict.ends, [end(3), end(7)]);
    assert_eq!((conflict.open.accounts, conflict.open.sums), (60, vec![(1, ours)]));
    assert!(conflict.smallest && !conflict.moves && !conflict.apart);
}

/// An account that is larger than every band.
#[test]
fn an_account_too_large_is_a_conflict() {
    let costs = Dense { seats: 3, costs: vec![0; 90] };
    let mut amounts = vec![10; 30];
    amounts[4] = 150;
    let measure = Measure { amounts: Amounts::Alike(amounts), bands: vec![Band::hard(60, 149); 3] };
    let problem = Problem { measures: vec![measure], ..Problem::new(30, 3, &costs) };
    let found = conflict(&problem, 1, &mut || false).unwrap().unwrap();
    assert!(found.ends.len() == 3 && found.ends.iter().all(|end| end.side == Side::Most), "{found:?}");
}
