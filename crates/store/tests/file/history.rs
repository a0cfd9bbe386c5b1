//! Commit, undo and redo, across restarts and failures.

use jiff::civil::date;
use plan::Plan;
use plan::change::{Change, Swap};
use plan::ids::{AccountId, SellerId, TeamId};
use plan::money::{Money, Rate};
use plan::period::Seasonality;
use plan::plan::Assumptions;
use plan::quota::{QuotaStep, Terms};
use plan::territory::Placement;
use serde_json::json;
use store::{Revision, Store, StoreProblem};

use crate::sample::{account, desk, dice, dump, file, quota, rows, set_quota, stored, team};

#[test]
fn a_birth_is_kept_and_is_no_history() {
    let (_folder, path) = desk();
    let mut store = Store::create(&path, &rows()).unwrap();
    assert_eq!((store.path(), store.read_only(), store.revision()), (path.as_path(), false, Revision(0)));
    assert!(store.undo().unwrap().is_none() && store.redo().unwrap().is_none());
    assert_eq!((store.undo_summary(), store.redo_summary()), (None, None));
    assert_eq!(store.history(0, 10).unwrap(), (0, vec![]));
    drop(store);
    let mut born = Plan::default();
    born.absorb(rows());
    assert_eq!(stored(&path), dump(&born));
}

#[test]
fn an_empty_plan_has_its_own_row_and_assumptions() {
    let (_folder, path) = desk();
    drop(Store::create(&path, &[]).unwrap());
    assert_eq!(stored(&path), dump(&Plan::default()));
}

/// Edits, undo and redo at random, the file closed and opened between them, against a list of states.
#[test]
fn undo_and_redo_survive_restarts() {
    let (_folder, path) = file();
    let (mut store, mut plan) = Store::open(&path).unwrap();
    let (mut states, mut now, mut luck) = (vec![dump(&plan)], 0, 7);
    for step in 0..120 {
        match dice(&mut luck, 5) {
            0 | 1 => {
                let changes = edit(&plan, dice(&mut luck, 3), step);
                store.commit(&json!({"step": step}), &changes).unwrap();
                plan.absorb(changes);
                states.truncate(now + 1);
                states.push(dump(&plan));
                now += 1;
            }
            2 => match store.undo().unwrap() {
                Some(undone) => {
                    plan.absorb(undone.changes);
                    now -= 1;
                }
                None => assert_eq!(now, 0),
            },
            3 => match store.redo().unwrap() {
                Some(redone) => {
                    plan.absorb(redone.changes);
                    now += 1;
                }
                None => assert_eq!(now + 1, states.len()),
            },
            _ => {
                let revision = store.revision();
                drop(store);
                (store, plan) = Store::open(&path).unwrap();
                assert_eq!(store.revision(), revision);
            }
        }
        assert_eq!(dump(&plan), states[now], "step {step}");
        assert_eq!(store.undo_summary().is_some(), now > 0);
        assert_eq!(store.redo_summary().is_some(), now + 1 < states.len());
    }
    assert_eq!(store.history(0, 1000).unwrap().0 + 1, states.len() as u64);
    drop(store);
    assert_eq!(stored(&path), states[now]);
}

/// One row changed, a row added with what points at it, or hundreds of rows changed (packed in the history).
fn edit(plan: &Plan, kind: usize, step: u32) -> Vec<Change> {
    match kind {
        0 => set_quota(plan, 1, i64::from(step)),
        1 => {
            let id = plan.facts.accounts.next_slot();
            vec![
                Swap::added(Placement { account: AccountId(id), territory: None, pinned: true }).into(),
                Swap::added(account(id)).into(),
            ]
        }
        _ => plan
            .facts
            .accounts
            .iter()
            .map(|row| {
                let mut after = row.clone();
                after.owner = format!("step {step}");
                Swap::changed(row.clone(), after).into()
            })
            .collect(),
    }
}

#[test]
fn history_lists_the_newest_first() {
    let (_folder, path) = file();
    let (mut store, plan) = Store::open(&path).unwrap();
    for units in 1..=5 {
        store.commit(&json!({"type": "setQuota", "units": units}), &set_quota(&plan, 1, units)).unwrap();
    }
    store.undo().unwrap();
    let (total, page) = store.history(1, 2).unwrap();
    assert_eq!(total, 5);
    assert_eq!(page.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [4, 3]);
    let (_, all) = store.history(0, u64::MAX).unwrap();
    assert_eq!(all.iter().map(|entry| entry.undone).collect::<Vec<_>>(), [true, false, false, false, false]);
    assert_eq!(all[0].summary, json!({"type": "setQuota", "units": 5}));
    assert_eq!((all[0].rows, all[0].at.len(), all[0].at.ends_with('Z')), (1, 24, true));
    // What was undone is gone with the next edit, and its number is not used again.
    store.commit(&json!(null), &set_quota(&plan, 1, 9)).unwrap();
    assert_eq!(store.history(0, 1).unwrap().1[0].seq, 6);
    assert!(store.redo().unwrap().is_none());
}

#[test]
fn a_failed_commit_costs_nothing() {
    let (_folder, path) = file();
    let (mut store, plan) = Store::open(&path).unwrap();
    store.commit(&"first", &set_quota(&plan, 1, 1)).unwrap();
    store.commit(&"second", &set_quota(&plan, 1, 2)).unwrap();
    store.undo().unwrap();
    let before = (store.revision(), store.history(0, 10).unwrap());

    let good = Change::from(Swap::added(account(900)));
    let too_much = Money::from_thousandths(plan::money::LARGEST.thousandths() + 1);
    let seller = SellerId(1);
    let step = QuotaStep { from: date(2027, 7, 1), quota: too_much, attainment: None };
    let teams = &plan.decisions.teams;
    let (above, below) = (teams.get(1).unwrap().clone(), teams.get(2).unwrap().clone());
    for (bad, expected) in [
        // A reference to nothing; a row that others point at; a row that is not there; values without a place.
        (
            Change::from(Swap::added(Placement { account: AccountId(999), territory: None, pinned: true })),
            "Inconsistent",
        ),
        (Swap::removed(plan.facts.sellers.get(1).unwrap().clone()).into(), "Inconsistent"),
        (Swap::removed(account(901)).into(), "Inconsistent { table: Some(\"account\") }"),
        (Swap::added(account(5_000_000)).into(), "TooLarge { table: \"account\", id: 5000000 }"),
        (
            Swap::added(Terms { quota: Some(too_much), ..Terms::new(seller) }).into(),
            "TooLarge { table: \"terms\", id: 1 }",
        ),
        (
            Swap::added(Terms { steps: vec![step], ..Terms::new(seller) }).into(),
            "TooLarge { table: \"terms\", id: 1 }",
        ),
        // Teams: others stand below it; a seller is in it; it would stand below itself; it would stand below nothing.
        (Swap::removed(above.clone()).into(), "Inconsistent"),
        (Swap::removed(below.clone()).into(), "Inconsistent"),
        (Swap::changed(above, team(1, Some(2))).into(), "Inconsistent { table: Some(\"team\") }"),
        (Swap::changed(below, team(2, Some(9))).into(), "Inconsistent"),
        (Swap::added(Terms { team: Some(TeamId(9)), ..Terms::new(seller) }).into(), "Inconsistent"),
    ] {
        let problem = store.commit(&"bad", &[good.clone(), bad]).unwrap_err();
        assert!(problem.to_string().starts_with(expected), "{problem}");
        assert_eq!((store.revision(), store.history(0, 10).unwrap()), before);
    }
    assert_eq!(store.commit(&"nothing", &[]).unwrap(), before.0);
    assert_eq!(store.redo().unwrap().unwrap().summary, json!("second"), "redo is still there");
    drop(store);
    let (_, plan) = Store::open(&path).unwrap();
    assert_eq!(plan.decisions.terms.get(1), Some(&quota(1, 2)));
    assert!(plan.facts.accounts.get(900).is_none());
}

/// Whichever of parent and child comes first, when they come and when they go.
#[test]
fn teams_come_and_go_in_any_order() {
    for turned in [false, true] {
        let (_folder, path) = file();
        let (mut store, mut plan) = Store::open(&path).unwrap();
        let before = dump(&plan);
        let mut added: Vec<Change> = (3..7).map(|id| Swap::added(team(id, Some(id - 1))).into()).collect();
        let mut removed: Vec<Change> =
            (3..7).map(|id| Swap::removed(team(id, Some(id - 1))).into()).collect();
        if turned {
            added.reverse();
            removed.reverse();
        }
        store.commit(&"added", &added).unwrap();
        plan.absorb(added);
        let full = dump(&plan);
        store.commit(&"removed", &removed).unwrap();
        plan.absorb(removed);
        assert_eq!(dump(&plan), before);
        for expected in [&full, &before] {
            plan.absorb(store.undo().unwrap().unwrap().changes);
            assert_eq!(&dump(&plan), expected);
        }
        for expected in [&full, &before] {
            plan.absorb(store.redo().unwrap().unwrap().changes);
            drop(store);
            assert_eq!(&stored(&path), expected);
            (store, plan) = Store::open(&path).unwrap();
        }
    }
}

#[test]
fn every_season_is_kept() {
    let (_folder, path) = file();
    let (mut store, plan) = Store::open(&path).unwrap();
    let mut before = plan.decisions.assumptions;
    for seasonality in [
        Seasonality::Even,
        Seasonality::Days,
        Seasonality::Quarters { weights: [10, 20, 30, 40].map(Rate::percent) },
        Seasonality::Months { weights: [5, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10, 20].map(Rate::percent) },
    ] {
        let after = Assumptions { seasonality, ..before.clone() };
        store.commit(&"season", &[Swap::changed(before, after.clone()).into()]).unwrap();
        drop(store);
        let (opened, plan) = Store::open(&path).unwrap();
        assert_eq!(plan.decisions.assumptions, after);
        (store, before) = (opened, after);
    }
}

#[test]
fn a_copy_is_whole_and_independent() {
    let (folder, path) = file();
    let (mut store, plan) = Store::open(&path).unwrap();
    store.commit(&"first", &set_quota(&plan, 1, 1)).unwrap();
    let copy = folder.path().join("copy.podplan");
    std::fs::write(&copy, "what is here is replaced").unwrap();
    store.save_copy(&copy).unwrap();
    store.commit(&"second", &set_quota(&plan, 1, 2)).unwrap();

    let (mut copied, plan) = Store::open(&copy).unwrap();
    assert_eq!(plan.decisions.terms.get(1), Some(&quota(1, 1)));
    assert_eq!(copied.undo().unwrap().unwrap().summary, json!("first"));
    assert!(matches!(store.save_copy(&copy), Err(StoreProblem::InUse { .. })), "the copy is open");
    assert!(matches!(store.save_copy(&path), Err(StoreProblem::InUse { .. })), "not over itself");
    let nowhere = folder.path().join("no such folder").join("x.podplan");
    assert!(matches!(store.save_copy(&nowhere), Err(StoreProblem::Missing { .. })));
}
