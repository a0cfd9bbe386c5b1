//! What is said of carved territories.

use std::fmt::Write;

use carve::{Among, Conflict, End, Miss, Refusal, Side};
use plan::evenness::Measured;
use plan::ids::{AccountId, TerritoryId};
use plan::money::{Quantity, Rate};

use super::{LANGUAGES, show, story};
use crate::carving::{Area, Areas, Balance, CarveAims, CarvedWeighed, Design, Kind, Lone, NotAsked};
use crate::words::carve_notes::*;
use crate::words::carving::{Carved, carve_quality, missed};
use crate::words::conflict::conflict;
use crate::words::not_carved::{carve_refused, not_carved};

pub fn words(report: &mut String) {
    let plan = story();
    let accounts: Vec<AccountId> = plan.facts.accounts.iter().map(|account| account.id).take(2).collect();
    let many: Vec<AccountId> = accounts.iter().copied().cycle().take(7).collect();
    for why in [
        NotAsked::NoTerritory,
        NotAsked::NoAccount { more: false },
        NotAsked::NoAccount { more: true },
        NotAsked::Count { count: 9, accounts: 3 },
        NotAsked::Parts { into: 1 },
        NotAsked::Twice { measure: Measured::Workload },
        NotAsked::Anew { moves: false },
        NotAsked::Anew { moves: true },
        NotAsked::Capacity { territories: Vec::new(), seats: 16, most: 10, accounts: 400 },
        NotAsked::Capacity { territories: vec![TerritoryId(0)], seats: 1, most: 1000, accounts: 1213 },
        NotAsked::Areas { territories: 60, areas: 50 },
        NotAsked::UnknownTerritory,
        NotAsked::IntoItself,
        NotAsked::UnknownRegions,
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
        Refusal::PinsExceedBand { seat: 0, measure: 1, pinned: 5_000_000, high: 4_000_000 },
        Refusal::PinsExceedMoves { pinned: 12, most: 3 },
        Refusal::UnitConflict { unit: 0, accounts: [0, 1] },
        Refusal::UnitsApart { parts: 4 },
    ] {
        show(report, |language| carve_refused(&refusal, &CarveAims::default(), &seen, language));
    }
    let hand_over =
        CarveAims { design: Design::HandOver { territory: TerritoryId(0) }, ..CarveAims::default() };
    for refusal in [
        Refusal::PinsExceedBand { seat: 0, measure: 0, pinned: 5_000_000, high: 4_000_000 },
        Refusal::UnitConflict { unit: 0, accounts: [0, 1] },
    ] {
        show(report, |language| carve_refused(&refusal, &hand_over, &seen, language));
    }
    show(report, carving_broke_off);
    show(report, no_proposal);
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
    for nothing in [true, false] {
        both(LANGUAGES.map(|language| carve_part(nothing, language)));
    }
    let band = |measure| Miss::Band { seat: 0, measure, load: 7_000_000, low: 4_000_000, high: 5_000_000 };
    let customers = |load, low, high| Miss::Band { seat: 0, measure: 2, load, low, high };
    let name = |_: usize| "West-1".to_owned();
    for miss in [
        band(0),
        band(1),
        band(2),
        customers(21, 20, 20),
        customers(1, 2, 3),
        customers(12, 0, 10),
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
    let full = Conflict {
        ends: vec![end(0, Side::Most), end(0, Side::Most)],
        only: Among { accounts: 900, sums: vec![(0, 8_500_000)] },
        moves: false,
        apart: false,
        smallest: true,
        ..found.clone()
    };
    let limited = CarveAims { most_moves: Some(5), ..CarveAims::default() };
    for found in [&found, &full] {
        both(LANGUAGES.map(|language| {
            let said = conflict(found, &name, &limited, &seen, language);
            [said.ends.join("; "), said.why, said.next].join(" | ")
        }));
    }
    let areas = [
        Area::Named("California".into()),
        Area::County { number: 6037, city: "Los Angeles, CA".into() },
        Area::Postal("94612".into()),
        Area::Named(String::new()),
        Area::Named("Texas".into()),
    ];
    let lone: Vec<Lone> = areas
        .into_iter()
        .zip([2, 0, 1, 2, 2])
        .map(|(area, measure)| Lone { area, measure, load: 1234, high: 900, hard: true })
        .collect();
    for (kind, design, most_accounts) in [
        (Areas::State, Design::New { count: 9 }, None),
        (Areas::County, Design::Balance, Some(900)),
        (Areas::Zip, Design::Balance, None),
    ] {
        let balance: Vec<Balance> = CarveAims::default().balance;
        let aims =
            CarveAims { contiguous: Some(kind), design, most_accounts, balance, ..CarveAims::default() };
        both(LANGUAGES.map(|language| {
            let said = areas_too_large(&lone, &aims, &seen, language);
            [said.why, said.next].join(" | ")
        }));
    }
    let kinds: Vec<(String, usize)> =
        [("SMB", 12), ("", 3), ("Public", 1), ("Health", 1), ("Other", 2), ("Last", 1)]
            .map(|(name, count)| (name.to_owned(), count))
            .to_vec();
    both(
        LANGUAGES.map(|language| {
            without_accounts(&["West-1", "West-2"], &["West-2"], Some(Kind::Segment), language)
        }),
    );
    both(LANGUAGES.map(|language| without_accounts(&["West-1"], &["West-1"], None, language)));
    both(LANGUAGES.map(|language| emptied(&["1"], language)));
    both(LANGUAGES.map(|language| emptied(&["1", "2", "3", "4", "5", "6", "7"], language)));
    let less = [(Measured::Potential, Rate::percent(20), Rate::percent(31))];
    let soft = Balance { measure: Measured::Potential, tolerance: Rate::percent(10), hard: false };
    let km = Quantity::from_thousandths;
    for (contiguous, hard, alike, design) in [
        (None, false, None, Design::Balance),
        (Some(Areas::State), false, Some(Kind::Segment), Design::Balance),
        (Some(Areas::Zip), true, None, Design::New { count: 3 }),
    ] {
        let balance = vec![Balance { hard, ..soft }];
        let aims = CarveAims { contiguous, alike, design, balance, ..CarveAims::default() };
        both(LANGUAGES.map(|language| less_even(&less, &aims, (true, true), language)));
        both(LANGUAGES.map(|language| less_even(&less, &aims, (false, true), language)));
        let [travel, changes, unlike, beyond] = [12_345_678, 60_000, 999, 1_500_000].map(km);
        let all = CarvedWeighed { travel, changes, unlike, beyond, said: String::new() };
        both(LANGUAGES.map(|language| weighed(&all, &aims, language)));
    }
    let on = |area: &str, other: &str| (Area::Named(area.to_owned()), Area::Named(other.to_owned()));
    let islands: Vec<(Area, Area)> = (0..18).map(|at| on(&format!("Isle {at}"), "CA")).collect();
    both(LANGUAGES.map(|language| hanging(&islands[..2], 2, language)));
    both(LANGUAGES.map(|language| hanging(&islands[..16], 18, language)));
    for kind in [Kind::Segment, Kind::Industry, Kind::Country, Kind::State] {
        both(LANGUAGES.map(|language| means_apart(kind, 3, language)));
        both(LANGUAGES.map(|language| anywhere(kind, &kinds, language)));
    }
}
