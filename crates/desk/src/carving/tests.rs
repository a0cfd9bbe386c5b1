#![allow(clippy::unwrap_used, clippy::panic)]

use std::time::Duration;

use plan::account::AccountField;
use plan::edit::{AccountCell, Edit};
use plan::evenness::Measured;
use plan::ids::{AccountId, RegionSetId, TerritoryId};
use plan::region::{Region, Ring};

use super::*;
use crate::problem::Language;

fn example() -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("example.podplan");
    let session = Session::create(&file, &plan::example::example(), Language::En).unwrap();
    (folder, session)
}

fn quick() -> CarveAims {
    CarveAims { effort: Thoroughness::Quick, ..CarveAims::default() }
}

fn carved(session: &mut Session, aims: &CarveAims) -> CarveProposal {
    session.carve(aims, &mut |_, _| false).unwrap()
}

/// What each territory holds once the edits are made, against what was said of it.
fn assert_true_of(session: &Session, figures: &CarveFigures) {
    for row in figures.territories.iter().filter(|row| !row.new) {
        let now = session.outlook().territories.iter().find(|other| other.territory == row.territory);
        assert_eq!(now.unwrap().load, row.after, "{}", row.name);
    }
}

#[test]
fn a_search_that_breaks_off_says_so_once() {
    let (_folder, mut session) = example();
    session.beside(CarveAims::default(), |_| panic!("on purpose"));
    let broken = loop {
        let state = session.carving_state();
        if state.problem.is_some() || state.idle {
            break state;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert_eq!(broken.problem.map(|problem| problem.code).as_deref(), Some("carve.brokeOff"));
    assert!(session.carving_state().idle);
}

#[test]
fn a_search_whose_plan_changes_says_so_once() {
    let (_folder, mut session) = example();
    session.start_carving(quick()).unwrap();
    let bare = Edit::AddTerritory { name: "Bare".into(), seller: None };
    session.edit(&[bare]).unwrap();
    let told = session.carving_state();
    assert_eq!(told.problem.map(|problem| problem.code).as_deref(), Some("carve.noProposal"));
    assert!(session.carving_state().idle);
}

#[test]
fn the_figures_of_a_part_are_those_that_come_true() {
    let (_folder, mut session) = example();
    let proposal = carved(&mut session, &quick());
    let whole = session.carve_part(&[]).unwrap();
    assert_eq!(whole.edits, proposal.figures.edits);
    assert_eq!(whole.territories, proposal.figures.territories);
    assert_eq!(whole.bands, proposal.figures.bands);
    assert_ne!(whole.quality, proposal.figures.quality, "nothing is claimed of a part");
    let comes: Vec<&CarvedTerritory> = whole.territories.iter().filter(|row| row.coming > 0).collect();
    let left: Vec<TerritoryId> = comes.iter().skip(2).map(|row| row.territory).collect();
    let part = session.carve_part(&left).unwrap();
    let taken: u32 = comes.iter().take(2).map(|row| row.coming).sum();
    assert_eq!(part.moved + part.placed, taken);
    assert!(part.moved + part.placed < whole.moved + whole.placed && part.kept > whole.kept);
    let band = |figures: &CarveFigures| figures.bands[0].clone();
    assert_eq!(band(&part).before, band(&whole).before);
    assert!(band(&part).after < band(&whole).after, "{:?} {:?}", band(&part), band(&whole));
    let outside = part.territories.iter().filter(|row| !row.outside.is_empty()).count() as u32;
    assert_eq!(band(&part).territories - band(&part).after, outside);
    let nothing = session.carve_part(&comes.iter().map(|row| row.territory).collect::<Vec<_>>()).unwrap();
    assert_eq!((nothing.edits.len(), nothing.moved, nothing.placed), (0, 0, 0));
    assert_eq!(nothing.before, nothing.after);
    session.edit(&part.edits).unwrap();
    assert_true_of(&session, &part);
    // The plan is another now.
    let problem = session.carve_part(&left).unwrap_err();
    assert_eq!(problem.code, "carve.noProposal");
}

#[test]
fn new_territories_that_are_left_are_not_made() {
    let (_folder, mut session) = example();
    let aims = CarveAims { design: Design::New { count: 4 }, ..quick() };
    let whole = carved(&mut session, &aims).figures;
    let new: Vec<&CarvedTerritory> = whole.territories.iter().filter(|row| row.new).collect();
    assert!(new.iter().all(|row| row.coming > 0) && whole.bands[0].before.is_none());
    let most = whole.after.iter().find(|row| row.measure == Measured::Potential).and_then(|row| row.most);
    assert!(most < Some(Rate::percent(115)), "they share everything alike: {most:?}");
    let part = session.carve_part(&[new[0].territory, new[2].territory]).unwrap();
    assert_eq!(part.bands[0].territories, 2);
    session.edit(&part.edits).unwrap();
    assert_true_of(&session, &part);
    let named = |name: &str| {
        let found = session.plan().decisions.territories.iter().find(|row| row.name == name);
        let id = found.map(|row| row.id)?;
        session.outlook().territories.iter().find(|row| row.territory == id).map(|row| row.load)
    };
    assert_eq!(
        [0, 1, 2, 3].map(|at| named(&new[at].name)),
        [None, Some(new[1].after), None, Some(new[3].after)]
    );
}

#[test]
fn an_area_that_alone_is_too_large_is_named_with_a_next_step() {
    let (_folder, mut session) = example();
    let accounts = Balance { measure: Measured::Accounts, tolerance: Rate::percent(10), hard: true };
    let aims = CarveAims { contiguous: Some(Areas::State), balance: vec![accounts], ..quick() };
    let conflict = carved(&mut session, &aims).conflict.unwrap();
    assert!(conflict.ends.is_empty(), "{conflict:?}");
    // Several segments lie in it.
    assert_eq!(conflict.why.matches("CA alone has ").count(), 1, "{conflict:?}");
    assert!(conflict.next.starts_with("Let territories hang together by counties"), "{conflict:?}");
    // Where the band is no must, it is said all the same.
    let soft = CarveAims { balance: vec![Balance { hard: false, ..accounts }], ..aims.clone() };
    let proposal = carved(&mut session, &soft);
    assert!(
        proposal.conflict.is_none() && proposal.notes[0].contains("CA alone has "),
        "{:?}",
        proposal.notes
    );
    let wide = Balance { tolerance: Rate::percent(400), ..accounts };
    let notes = carved(&mut session, &CarveAims { balance: vec![wide], ..aims }).notes;
    assert!(!notes.iter().any(|note| note.contains("alone has")), "{notes:?}");
}

/// Two halves of the country: what lies in one of them stays together.
#[test]
fn regions_of_others_are_areas() {
    let (_folder, mut session) = example();
    let quarter = |name: &str, west: i32, east: i32| Region {
        name: name.into(),
        rings: vec![
            Ring::new(vec![(west, 100_000), (east, 100_000), (east, 800_000), (west, 800_000)]).unwrap(),
        ],
    };
    let regions = [quarter("West", -1_700_000, -1_000_000), quarter("East", -1_000_000, -500_000)];
    session.edit(&[Edit::AddRegions { name: "Halves".into(), regions: regions.to_vec().into() }]).unwrap();
    let set = session.plan().facts.region_sets.iter().next().unwrap().id;
    let accounts = Balance { measure: Measured::Accounts, tolerance: Rate::percent(10), hard: true };
    let aims = CarveAims {
        contiguous: Some(Areas::Regions(set)),
        design: Design::New { count: 2 },
        balance: vec![accounts],
        ..quick()
    };
    let proposal = carved(&mut session, &aims);
    let conflict = proposal.conflict.unwrap();
    assert!(conflict.why.contains("East alone has "), "{conflict:?}");
    let wide =
        CarveAims { balance: vec![Balance { tolerance: Rate::percent(90), ..accounts }], ..aims.clone() };
    let proposal = carved(&mut session, &wide);
    assert_eq!(proposal.figures.misses, Vec::<String>::new());
    let located = session.located();
    let mut sides: Vec<(TerritoryId, bool)> = Vec::new();
    for one in &proposal.moves {
        let Some(place) =
            located[one.account.0 as usize].filter(|place| place.by != Some(places::By::Country))
        else {
            continue;
        };
        sides.push((one.to, place.point.longitude < -100_000_000));
    }
    sides.sort_unstable();
    sides.dedup();
    assert_eq!(sides.len(), 2, "each half has a territory of its own: {sides:?}");
    let unknown = CarveAims { contiguous: Some(Areas::Regions(RegionSetId(9))), ..aims };
    let problem = session.carve(&unknown, &mut |_, _| false).unwrap_err();
    assert_eq!(problem.code, "carve.unknownRegions");
}

#[test]
fn accounts_of_a_segment_that_no_territory_holds_are_told() {
    let (_folder, mut session) = example();
    let groups = "Territories are in 2 groups that share no segments";
    let notes = carved(&mut session, &quick()).notes;
    assert!(notes.len() == 1 && notes[0].starts_with(groups), "{notes:?}");
    let text = |account: u32| AccountCell {
        account: AccountId(account),
        field: AccountField::Segment,
        text: "Public".into(),
    };
    session.edit(&[Edit::SetAccounts { cells: (0..3).map(text).collect() }]).unwrap();
    let notes = carved(&mut session, &quick()).notes;
    assert!(notes.len() == 2 && notes[1].contains("“Public” (3 accounts)"), "{notes:?}");
    assert!(carved(&mut session, &CarveAims { within: None, ..quick() }).notes.is_empty());
}

#[test]
fn who_had_no_territory_does_not_count_as_a_move() {
    let (_folder, mut session) = example();
    let proposal = carved(&mut session, &CarveAims { most_moves: Some(6), ..quick() });
    let nowhere = proposal.moves.iter().filter(|one| one.from.is_none()).count() as u32;
    let CarveFigures { moved, placed, .. } = proposal.figures;
    assert!(moved <= 6 && nowhere > 0, "{moved} {nowhere}");
    assert_eq!((placed, moved + placed), (nowhere, proposal.moves.len() as u32));
}

#[test]
fn a_territory_is_not_merged_into_itself() {
    let (_folder, mut session) = example();
    let design = Design::Merge { from: TerritoryId(1), into: TerritoryId(1) };
    let problem = session.carve(&CarveAims { design, ..quick() }, &mut |_, _| false).unwrap_err();
    assert_eq!(problem.code, "carve.intoItself");
}

fn territory(session: &Session, name: &str) -> TerritoryId {
    session.plan().decisions.territories.iter().find(|row| row.name == name).unwrap().id
}

fn row<'a>(proposal: &'a CarveProposal, name: &str) -> &'a CarvedTerritory {
    proposal.figures.territories.iter().find(|row| row.name == name).unwrap()
}

/// The segments of the accounts that come to a territory.
fn segments(session: &Session, proposal: &CarveProposal, to: TerritoryId) -> Vec<String> {
    let come = proposal.moves.iter().filter(|one| one.to == to);
    let mut all: Vec<String> =
        come.map(|one| session.plan().facts.accounts.get(one.account.0).unwrap().segment.clone()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[test]
fn an_emptied_territory_is_filled_again_by_its_rules() {
    let (_folder, mut session) = example();
    let [pacific, midwest] =
        ["Commercial Pacific", "Commercial Midwest"].map(|name| territory(&session, name));
    let all = session.plan().facts.accounts.iter().map(|account| account.id);
    let own: Vec<AccountId> =
        all.filter(|id| session.plan().assignment.of(*id).territory == Some(pacific)).collect();
    let away = Edit::PlaceAccounts { accounts: own, territory: Some(midwest), pinned: false };
    session.edit(&[away]).unwrap();
    let proposal = carved(&mut session, &quick());
    let filled = row(&proposal, "Commercial Pacific");
    assert_eq!((filled.before.accounts, &filled.outside), (0, &Vec::new()));
    assert!(filled.after.accounts > 0, "{filled:?}");
    assert_eq!(segments(&session, &proposal, pacific), ["Commercial"]);
    assert!(proposal.notes.iter().any(|note| note.contains("“Commercial Pacific”")), "{:?}", proposal.notes);
    let note = &proposal.notes[0];
    assert!(!note.contains("open to all"), "{note}");
}

#[test]
fn a_territory_that_nothing_is_said_of_gets_the_mean_of_all_and_one_with_a_seller_of_the_sellers_segment() {
    let (_folder, mut session) = example();
    let seller = session.plan().decisions.territories.get(territory(&session, "Commercial Midwest").0);
    let seller = seller.unwrap().seller;
    session.edit(&[Edit::AddTerritory { name: "Bare".into(), seller: None }]).unwrap();
    let proposal = carved(&mut session, &quick());
    let all: i128 = proposal.figures.territories.iter().map(|row| row.after.potential.thousandths()).sum();
    let mean = all / proposal.figures.territories.len() as i128;
    let bare = row(&proposal, "Bare");
    let (got, tenth) = (bare.after.potential.thousandths(), mean / 10);
    assert!((mean - tenth..=mean + tenth).contains(&got), "{got} {mean}");
    assert!(
        proposal.notes.iter().any(|note| note.contains("open to all accounts: “Bare”")),
        "{:?}",
        proposal.notes
    );
    // It shares with everybody: the others are apart as before.
    assert!(proposal.notes[0].starts_with("Territories are in 2 groups"), "{:?}", proposal.notes);
    // Over areas too it gets its share, from whichever segment.
    let aims = CarveAims { contiguous: Some(Areas::Zip3), ..quick() };
    let proposal = carved(&mut session, &aims);
    assert!(row(&proposal, "Bare").after.accounts > 0);
    assert!(proposal.figures.misses.is_empty(), "{:?}", proposal.figures.misses);
    session.edit(&[Edit::AddTerritory { name: "Second".into(), seller }]).unwrap();
    let proposal = carved(&mut session, &quick());
    let second = row(&proposal, "Second");
    assert!(second.outside.is_empty() && second.after.accounts > 0, "{second:?}");
    assert_eq!(segments(&session, &proposal, second.territory), ["Commercial"]);
}

#[test]
fn how_even_a_proposal_is_is_what_the_view_says_once_it_is_applied() {
    let (_folder, mut session) = example();
    let [pacific, midwest] =
        ["Commercial Pacific", "Commercial Midwest"].map(|name| territory(&session, name));
    for (design, emptied) in [
        (Design::Balance, 0),
        (Design::New { count: 6 }, 16),
        (Design::Split { territory: pacific, into: 2 }, 0),
        (Design::HandOver { territory: pacific }, 1),
        (Design::Merge { from: pacific, into: midwest }, 1),
    ] {
        let split = matches!(design, Design::Split { .. });
        let before = session.territories_view().evenness;
        let proposal = carved(&mut session, &CarveAims { design: design.clone(), ..quick() });
        if !split {
            assert_eq!(proposal.figures.before, before, "{design:?}");
        }
        session.edit(&proposal.figures.edits).unwrap();
        let view = session.territories_view();
        if !split {
            assert_eq!(proposal.figures.after, view.evenness, "{design:?}");
        }
        let empty = view.territories.iter().filter(|row| row.outlook.load.accounts == 0).count();
        assert_eq!(empty, emptied, "{design:?}");
        let remarks = &proposal.figures.remarks;
        let named = remarks.iter().any(|remark| remark.starts_with("Left without accounts"));
        assert_eq!(named, emptied > 0, "{design:?} {remarks:?}");
        session.undo().unwrap();
    }
}

#[test]
fn what_is_weighed_adds_up_to_the_value() {
    let (_folder, mut session) = example();
    let tight = Balance { measure: Measured::Potential, tolerance: Rate::percent(1), hard: false };
    for contiguous in [None, Some(Areas::State)] {
        let aims = CarveAims { balance: vec![tight], alike: Some(Kind::Industry), contiguous, ..quick() };
        let weighed = carved(&mut session, &aims).figures.weighed;
        let parts =
            [weighed.travel, weighed.changes, weighed.unlike, weighed.beyond].map(|km| km.thousandths());
        assert!(parts.iter().all(|km| *km > 0), "{parts:?}");
        let value = session.carved.as_ref().unwrap().found.judged.value;
        assert_eq!(parts.iter().map(|km| i128::from(*km)).sum::<i128>(), value);
    }
}

#[test]
fn what_leaves_no_room_or_says_nothing_is_refused() {
    let (_folder, mut session) = example();
    let potential = Balance { measure: Measured::Potential, tolerance: Rate::percent(10), hard: false };
    let pacific = territory(&session, "Commercial Pacific");
    let new = |count| Design::New { count };
    for (aims, code, said) in [
        (
            CarveAims { most_accounts: Some(10), ..quick() },
            "carve.capacity",
            "16 territories of at most 10 accounts: room for 160",
        ),
        (CarveAims { most_accounts: Some(26), ..quick() }, "carve.capacity", "may go there alone"),
        (
            CarveAims { design: new(90), contiguous: Some(Areas::State), ..quick() },
            "carve.areas",
            "90 territories",
        ),
        (CarveAims { design: new(4), customers_stay: true, ..quick() }, "carve.anew", "customers"),
        (CarveAims { design: new(4), most_moves: Some(9), ..quick() }, "carve.anew", "limit of moves"),
        (CarveAims { balance: vec![potential, potential], ..quick() }, "carve.twice", "potential"),
        (CarveAims { design: Design::Split { territory: pacific, into: 1 }, ..quick() }, "carve.parts", "1"),
    ] {
        let problem = session.carve(&aims, &mut |_, _| false).unwrap_err();
        assert_eq!(problem.code, code, "{aims:?}");
        assert!(problem.message.contains(said), "{}", problem.message);
    }
    let roomy = CarveAims { most_accounts: Some(60), ..quick() };
    assert_eq!(carved(&mut session, &roomy).figures.misses, Vec::<String>::new());
}

#[test]
fn over_states_it_is_said_what_is_less_even_and_what_hangs_on_what() {
    let (_folder, mut session) = example();
    let proposal = carved(&mut session, &CarveAims { contiguous: Some(Areas::State), ..quick() });
    let figures = &proposal.figures;
    let of = |spread: &[plan::evenness::Evenness]| {
        let row = spread.iter().find(|row| row.measure == Measured::Potential);
        row.and_then(|row| row.variation).unwrap()
    };
    assert!(of(&figures.after) > of(&figures.before));
    let told = figures.remarks.iter().find(|remark| remark.starts_with("Less even than today: potential"));
    assert!(told.unwrap().ends_with("nothing more even was found."), "{:?}", figures.remarks);
    let said = figures.remarks.iter().chain(&proposal.notes);
    let next = said.filter(|said| said.contains("by counties instead of states")).count();
    assert_eq!(next, 1, "the next step is told once: {:?} {:?}", figures.remarks, proposal.notes);
    assert!(figures.quality.contains("if areas could be divided"), "{}", figures.quality);
    let hanging = proposal.notes.iter().find(|note| note.starts_with("Areas without a known border"));
    assert!(hanging.is_some_and(|note| note.contains("HI on ")), "{:?}", proposal.notes);
    // What must be kept and cannot says it alone, beside what need not be kept.
    let hard = Balance { measure: Measured::Potential, tolerance: Rate::percent(5), hard: true };
    let soft = Balance { measure: Measured::Accounts, tolerance: Rate::percent(10), hard: false };
    let aims = CarveAims { balance: vec![hard, soft], contiguous: Some(Areas::State), ..quick() };
    let proposal = carved(&mut session, &aims);
    let next = proposal.conflict.unwrap().next;
    assert!(next.contains("by counties instead of states"), "{next}");
    let said =
        proposal.figures.remarks.iter().chain(&proposal.notes).filter(|said| said.contains("by counties"));
    assert_eq!(said.count(), 0, "{:?} {:?}", proposal.figures.remarks, proposal.notes);
    assert!(proposal.notes.iter().any(|note| note.contains("CA alone has") && note.contains("accounts")));
}
