//! Damaged files: opened with the same content or refused, never something in between.

use std::fs;
use std::path::Path;

use plan::money::Money;
use store::Store;

use crate::by_hand::write_version_1;
use crate::sample::{desk, dice, dump, file, names, set_quota, stored};

#[test]
fn a_damaged_file_never_shows_other_numbers() {
    let (_folder, path) = file();
    let (mut store, plan) = Store::open(&path).unwrap();
    store.commit(&"edit", &set_quota(&plan, 1, 5)).unwrap();
    store.undo().unwrap();
    drop(store);
    check(&path, &dump(&plan), 5);
}

/// Nor does bringing it up to date give damage a seal that fits.
#[test]
fn nor_does_a_damaged_file_of_version_1() {
    let (_folder, path) = desk();
    write_version_1(&path);
    let (_other_folder, other) = desk();
    fs::copy(&path, &other).unwrap();
    check(&path, &stored(&other), 1_300_000);
}

/// `redone`: the quota of seller 1 when the edit that was undone last is done again.
fn check(path: &Path, expected: &str, redone: i64) {
    let sound = fs::read(path).unwrap();
    let (folder, mutant) = desk();
    let (mut luck, mut opened) = (1, 0);
    for round in 0..240 {
        let mut bytes = sound.clone();
        match round % 6 {
            0..3 => bytes[dice(&mut luck, sound.len())] ^= 1 << dice(&mut luck, 8),
            3 => {
                let at = dice(&mut luck, sound.len() - 40);
                bytes[at..at + 40].fill_with(|| dice(&mut luck, 256) as u8);
            }
            4 => {
                let pages = sound.len() / 4096;
                let (one, other) = (dice(&mut luck, pages) * 4096, dice(&mut luck, pages) * 4096);
                bytes[one..one + 4096].copy_from_slice(&sound[other..other + 4096]);
                bytes[other..other + 4096].copy_from_slice(&sound[one..one + 4096]);
            }
            _ => bytes.truncate(dice(&mut luck, sound.len())),
        }
        fs::write(&mutant, &bytes).unwrap();
        match Store::open(&mutant) {
            Ok((mut store, mut plan)) => {
                assert_eq!(dump(&plan), expected, "round {round}");
                let listed = store.history(0, 10).is_ok();
                if let Ok(Some(again)) = store.redo() {
                    plan.absorb(again.changes);
                    let quota = plan.decisions.terms.get(1).and_then(|terms| terms.quota);
                    assert_eq!(quota, Some(Money::units(redone)), "round {round}");
                }
                opened += usize::from(listed);
            }
            Err(_) => {
                assert!(fs::read(&mutant).unwrap() == bytes, "round {round}: a refused file was changed");
                assert_eq!(names(&folder).len(), 1, "round {round}: something was left beside it");
            }
        }
        names(&folder).iter().for_each(|name| fs::remove_file(folder.path().join(name)).unwrap());
    }
    assert!(opened > 0, "some damage is in bytes that nothing uses");
}
