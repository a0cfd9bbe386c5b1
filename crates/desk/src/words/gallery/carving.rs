//! What is said of carved territories.

use std::fmt::Write;

use carve::{Among, Conflict, End, Miss, Refusal, Side};
use plan::evenness::Measured;
use plan::ids::{AccountId, TerritoryId};
use plan::money::Rate;

use super::{LANGUAGES, show, story};
use crate::carving::NotAsked;
use crate::words::carving::{Carved, carve_quality, carve_refused, missed, not_carved};
use crate::words::conflict::conflict;

pub fn words(report: &mut String) {
    let plan = story();
    let accounts: Vec<AccountId> = plan.facts.accounts.iter().map(|account| account.id).take(2).collect();
    let many: Vec<AccountId> = accounts.iter().copied().cycle().take(7).collect();
    for why in [
        NotAsked::NoTerritory,
        NotAsked::NoAccount,
        NotAsked::Count { count: 9, accounts: 3 },
        NotAsked::UnknownTerritory,
        NotAsked::Missing { measure: Measured::Potential, accounts: many },
        NotAsked::Negative { measure: Measured::Workload, accounts: accounts.clone() },
    ] {
        show(report, |language| not_carved(&why, &plan, language));
    }
    let seen = Carved {
        plan: &plan,
        accounts: &accounts,
        seats: vec![TerritoryId(0)],
        measures: vec![Measured::Potential, Measured::Workload, Measured::Customers],
    };
    for refusal in [
        Refusal::NoEligibleSeat { account: 0 },
        Refusal::PinsExceedBand { seat: 0, measure: 0, pinned: 5_000_000, high: 4_000_000 },
        Refusal::PinsExceedMoves { pinned: 12, most: 3 },
        Refusal::UnitConflict { unit: 0, accounts: [0, 1] },
        Refusal::UnitsApart { parts: 4 },
    ] {
        show(report, |language| carve_refused(&refusal, &seen, language));
    }
    let mut both = |said: [String; 2]| {
        assert_ne!(said[0], said[1], "not translated");
        writeln!(report, "{}\n    {}", said[0], said[1]).unwrap();
    };
    let gap = Rate::from_scaled(125_000);
    for (gap, proven, unchanged, contiguous) in [
        (Some(gap), false, false, false),
        (Some(gap), false, false, true),
        (Some(Rate::ZERO), true, false, false),
        (Some(Rate::ZERO), true, true, false),
        (None, true, false, false),
        (None, false, false, false),
    ] {
        both(LANGUAGES.map(|language| carve_quality(gap, proven, unchanged, contiguous, language)));
    }
    let band = |measure| Miss::Band { seat: 0, measure, load: 7_000_000, low: 4_000_000, high: 5_000_000 };
    let name = |_: usize| "West-1".to_owned();
    for miss in [
        band(0),
        band(1),
        band(2),
        Miss::Moves { moved: 9, most: 5 },
        Miss::Apart { seat: 0, pieces: 3 },
        Miss::Split { unit: 0 },
    ] {
        both(LANGUAGES.map(|language| missed(&miss, &name, &seen, language)));
    }
    let end = |measure, side| End { seat: 0, measure, side, amount: 4_000_000 };
    let among = |accounts| Among { accounts, sums: vec![(0, 3_500_000), (1, 900_000)] };
    let found = Conflict {
        ends: vec![end(0, Side::Least), end(1, Side::Most)],
        moves: true,
        apart: true,
        open: among(12),
        only: among(3),
        smallest: false,
    };
    both(LANGUAGES.map(|language| {
        let said = conflict(&found, &name, Some(5), &seen, language);
        [said.ends.join("; "), said.why].join(" | ")
    }));
}
