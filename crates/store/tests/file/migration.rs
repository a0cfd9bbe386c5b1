//! Files of older versions: brought up to date whole, or refused and left as they were.

use std::fs;
use std::path::Path;

use expect_test::expect_file;
use plan::Plan;
use plan::compensation::{PayPlan, Role};
use plan::condition::{Condition, NumberField, RuleField};
use plan::ids::{PayPlanId, RuleId, TerritoryId};
use plan::money::{Decimal, Rate};
use plan::team::OverAssignment;
use plan::territory::Rule;
use rusqlite::Connection;
use rusqlite::types::Value;
use store::Store;

use crate::by_hand::{
    add_history, insert, swap, write_version_1, write_version_2, write_version_3, write_version_4,
};
use crate::refuse::check_refused;
use crate::sample::{desk, dump, names, set_quota, stored};

#[test]
fn every_value_is_kept() {
    let (folder, path) = desk();
    write_version_1(&path);
    let (store, plan) = Store::open(&path).unwrap();
    expect_file!["version_1.txt"].assert_eq(&dump(&plan));
    assert_eq!(store.revision().0, 1);
    drop(store);
    assert_eq!(version(&path), 5);
    assert_eq!(stored(&path), dump(&plan), "the seals are those of the new columns");

    let backup = folder.path().join("North America 100 %?#.podplan.version-1");
    assert_eq!(names(&folder).len(), 2);
    assert_eq!(version(&backup), 1);
    assert_eq!(stored(&backup), dump(&plan), "the copy is a whole plan of its own");
}

/// The changes of version 1 know no team, no leave and an over-assignment that is a rate alone.
#[test]
fn its_history_is_walked_both_ways() {
    let (_folder, path) = desk();
    write_version_1(&path);
    let (mut store, mut plan) = Store::open(&path).unwrap();
    let mut states = vec![dump(&plan)];
    while let Some(undone) = store.undo().unwrap() {
        plan.absorb(undone.changes);
        states.push(dump(&plan));
    }
    assert_eq!(states.len(), 6);
    assert_eq!(plan.decisions.assumptions.over_assignment, OverAssignment::default());
    assert_eq!(plan.facts.sellers.get(3).map(|seller| seller.name.as_str()), Some("Cy"));
    drop(store);
    assert_eq!(stored(&path), dump(&plan));

    let (mut store, mut plan) = Store::open(&path).unwrap();
    for expected in states.iter().rev().skip(1) {
        plan.absorb(store.redo().unwrap().unwrap().changes);
        assert_eq!(&dump(&plan), expected);
    }
    assert_eq!(store.redo().unwrap().unwrap().summary, "undone", "so it was in version 1");
    assert!(store.redo().unwrap().is_none());
    drop(store);
    let (mut store, plan) = Store::open(&path).unwrap();
    assert_eq!(plan.decisions.terms.get(1).map(|terms| terms.quota), Some("1300000".parse().ok()));
    store.commit(&"an edit of today", &set_quota(&plan, 1, 5)).unwrap();
}

const TIERS: &str = r#"[{"from":"0","multiplier":"1"},{"from":"1","multiplier":"1.5"}]"#;
const FLAT: &str = r#"[{"from":"0","multiplier":"0.9"}]"#;

/// Tiers of a pay plan as version 2 kept them, with rows of other tables that got columns since.
fn write_older_pay(path: &Path) {
    write_version_2(path, None);
    let connection = Connection::open(path).unwrap();
    let text = |text: &str| Value::Text(text.to_owned());
    let one = Value::Integer(1);
    let linear =
        [one.clone(), Value::Integer(8), text("Linear"), text("presales"), text("Enterprise"), text(TIERS)];
    insert(&connection, "pay_plan", &linear);
    let plan = |tiers: &str| {
        format!(r#"{{"id":8,"name":"Linear","role":"presales","segment":"Enterprise","tiers":{tiers}}}"#)
    };
    add_history(&connection, "pay", &swap("payPlan", &plan(FLAT), &plan(TIERS)), false);
    let skilled = |skills: &str| {
        format!(
            r#"{{"id":1,"externalId":"SE-01","name":"Ada","segment":"","start":null,"end":null,"base":"100000.00","targetVariable":"50000.00","skills":"{skills}"}}"#
        )
    };
    add_history(&connection, "skills", &swap("presales", &skilled(""), &skilled("cloud")), false);
    for (table, row) in [
        ("request", r#"{"id":5,"seller":1,"presales":1}"#),
        ("member", r#"{"id":2,"pool":1,"seller":1}"#),
        ("attachment", r#"{"id":2,"presales":1,"pool":1,"weight":"0.6"}"#),
        ("payPlan", &plan(FLAT).replace(":8", ":9")),
    ] {
        add_history(&connection, table, &swap(table, row, "null"), false);
    }
    let terms = |quota: &str| {
        format!(
            r#"{{"seller":2,"quota":"{quota}","locked":false,"attainment":null,"payPlan":null,"team":2,"weight":"1.5","proposal":null,"steps":[],"midYear":"segments"}}"#
        )
    };
    add_history(&connection, "terms", &swap("terms", &terms("1200000.00"), &terms("1300000.00")), true);
}

fn tiered(id: u32, name: &str, role: Role, segment: &str, tiers: &[(i64, i64)]) -> PayPlan {
    let percent = |(from, times): &(i64, i64)| (Rate::percent(*from), Rate::percent(*times));
    let tiers: Vec<(Rate, Rate)> = tiers.iter().map(percent).collect();
    PayPlan { id: PayPlanId(id), ..PayPlan::marginal(name, role, segment, &tiers) }
}

#[test]
fn tiers_of_version_2_become_components() {
    let (folder, path) = desk();
    write_older_pay(&path);
    let (store, plan) = Store::open(&path).unwrap();
    let expected = [
        tiered(6, "Fast", Role::Seller, "", &[(0, 100), (100, 150)]),
        tiered(8, "Linear", Role::Presales, "Enterprise", &[(0, 100), (100, 150)]),
    ];
    assert!(plan.decisions.pay_plans.iter().eq(&expected), "{:?}", plan.decisions.pay_plans);
    drop(store);
    assert_eq!(version(&path), 5);
    assert_eq!(stored(&path), dump(&plan), "the seals are those of the new columns");

    let backup = folder.path().join("North America 100 %?#.podplan.version-2");
    assert_eq!(names(&folder).len(), 2);
    assert_eq!(version(&backup), 2);
    let kept = Connection::open(&backup).unwrap();
    let tiers: String =
        kept.query_row("SELECT tiers FROM pay_plan WHERE id = 8", [], |row| row.get(0)).unwrap();
    assert_eq!(tiers, TIERS);
}

/// The changes of version 2 know no component, and nothing by date but quotas.
#[test]
fn its_edits_are_undone_across_the_migration() {
    let (_folder, path) = desk();
    write_older_pay(&path);
    let first = stored(&path);
    let mut undone = Vec::new();
    let undo = |undone: &mut Vec<String>| {
        let (mut store, mut plan) = Store::open(&path).unwrap();
        undone.push(store.undo_summary().unwrap().to_string());
        plan.absorb(store.undo().unwrap().unwrap().changes);
        drop(store);
        assert_eq!(stored(&path), dump(&plan), "what undo writes is sealed as the new columns are");
        plan
    };
    let mut plan = Plan::default();
    for _ in 0..6 {
        plan = undo(&mut undone);
    }
    let quoted =
        ["payPlan", "attachment", "member", "request", "skills", "pay"].map(|name| format!("\"{name}\""));
    assert_eq!(undone, quoted);
    let flat = [(0, 90)];
    let linear = tiered(8, "Linear", Role::Presales, "Enterprise", &flat);
    assert_eq!(plan.decisions.pay_plans.get(8), Some(&linear));
    let again = tiered(9, "Linear", Role::Presales, "Enterprise", &flat);
    assert_eq!(plan.decisions.pay_plans.get(9), Some(&again));
    assert_eq!(plan.facts.presales.get(1).map(|member| member.skills.as_str()), Some(""));
    assert_eq!(plan.facts.requests.get(5).map(|request| (request.priority, request.hours)), Some((1, None)));
    assert_eq!(plan.decisions.members.get(2).map(|member| (member.start, member.end)), Some((None, None)));
    assert_eq!(plan.decisions.attachments.get(2).map(|work| work.weight), Some(Rate::percent(60)));

    let (mut store, mut plan) = Store::open(&path).unwrap();
    for _ in 0..6 {
        plan.absorb(store.redo().unwrap().unwrap().changes);
    }
    assert_eq!(dump(&plan), first);
    plan.absorb(store.redo().unwrap().unwrap().changes);
    assert_eq!(plan.decisions.terms.get(2).map(|terms| terms.quota), Some("1300000".parse().ok()));
    assert!(store.redo().unwrap().is_none());
    drop(store);
    assert_eq!(stored(&path), dump(&plan));
}

/// A row that was damaged in version 2 gets no seal of version 3.
#[test]
fn nor_is_a_damaged_file_of_version_2() {
    for (alteration, expected) in [
        ("UPDATE pay_plan SET tiers = replace(tiers, '1.5', '2') WHERE id = 8", "Damaged"),
        ("UPDATE pay_plan SET role = 'seller' WHERE id = 8", "Damaged"),
        ("UPDATE pay_plan SET seal = seal + 1 WHERE id = 6", "Damaged"),
        ("UPDATE team SET target = target + 1 WHERE id = 2", "Damaged"),
        ("UPDATE assumptions SET attainment = attainment + 1", "Damaged"),
        ("UPDATE terms SET quota = quota + 1", "Damaged"),
        ("UPDATE presales SET base = base + 1", "Damaged"),
        ("UPDATE request SET seller = 1", "Damaged"),
        ("UPDATE member SET seller = 1", "Damaged"),
        ("UPDATE attachment SET weight = weight + 1", "Damaged"),
        ("CREATE TABLE deal (id INTEGER PRIMARY KEY)", "Altered"),
        ("ALTER TABLE terms ADD COLUMN score INTEGER", "Altered"),
    ] {
        let (folder, path) = desk();
        write_older_pay(&path);
        Connection::open(&path).unwrap().execute_batch(alteration).unwrap();
        check_refused(&path, expected);
        assert_eq!(names(&folder).len(), 1, "{alteration}");
    }
}

/// Rules of version 3 knew one list of conditions and ranges of company sizes alone.
#[test]
fn sizes_of_version_3_become_ranges_of_a_field() {
    // What looks like a condition and is a value stays one.
    let value = r#"{\"test\":\"size\",\"least\":null}"#;
    let conditions = |least: &str| {
        format!(
            r#"[{{"test":"is","field":"city","values":["{value}"]}},{{"test":"size","least":"{least}","below":null}}]"#
        )
    };
    let expected = |least: i64| Rule {
        id: RuleId(6),
        territory: Some(TerritoryId(3)),
        position: 1,
        conditions: vec![
            Condition::Is {
                field: RuleField::City,
                values: vec![r#"{"test":"size","least":null}"#.to_owned()],
            },
            Condition::Range { field: NumberField::Size, least: Some(Decimal::units(least)), below: None },
        ],
    };
    let write = |path: &Path| {
        write_version_3(path);
        let connection = Connection::open(path).unwrap();
        let text = Value::Text(conditions("500"));
        let row = [Value::Integer(1), Value::Integer(6), Value::Integer(3), Value::Integer(1), text];
        insert(&connection, "rule", &row);
        let rule = |least: &str| {
            format!(r#"{{"id":6,"territory":3,"position":1,"conditions":{}}}"#, conditions(least))
        };
        add_history(&connection, "rule", &swap("rule", &rule("100"), &rule("500")), false);
    };
    let (folder, path) = desk();
    write(&path);
    let (mut store, mut plan) = Store::open(&path).unwrap();
    assert_eq!(plan.decisions.rules.get(6), Some(&expected(500)));
    assert!(names(&folder).iter().any(|name| name.ends_with(".version-3")), "{:?}", names(&folder));
    assert_eq!(
        stored(&path.with_extension("podplan.version-3")),
        dump(&plan),
        "the copy is a whole plan of its own"
    );
    plan.absorb(store.undo().unwrap().unwrap().changes);
    assert_eq!(plan.decisions.rules.get(6), Some(&expected(100)));
    drop(store);
    assert_eq!(stored(&path), dump(&plan), "the seals are those of the new columns");
    let conditions: String = Connection::open(&path)
        .unwrap()
        .query_row("SELECT conditions FROM rule WHERE id = 6", [], |row| row.get(0))
        .unwrap();
    assert!(conditions.contains(r#"{"test":"range","field":"size","least":"100""#), "{conditions}");

    for alteration in
        ["UPDATE rule SET position = 2 WHERE id = 6", "UPDATE rule SET seal = seal + 1 WHERE id = 5"]
    {
        let (folder, path) = desk();
        write(&path);
        Connection::open(&path).unwrap().execute_batch(alteration).unwrap();
        check_refused(&path, "Damaged");
        assert_eq!(names(&folder).len(), 1, "{alteration}");
    }
}

/// Nobody but people placed accounts before version 5.
#[test]
fn placements_of_version_4_are_by_hand() {
    let write = |path: &Path| {
        write_version_4(path);
        let placed = swap("placement", "null", r#"{"account":7,"territory":3}"#);
        add_history(&Connection::open(path).unwrap(), "placed", &placed, false);
    };
    let (folder, path) = desk();
    write(&path);
    let (mut store, mut plan) = Store::open(&path).unwrap();
    assert!(names(&folder).iter().any(|name| name.ends_with(".version-4")), "{:?}", names(&folder));
    let pinned = |plan: &Plan| plan.decisions.placements.get(7).map(|placed| placed.pinned);
    assert_eq!(pinned(&plan), Some(true));
    plan.absorb(store.undo().unwrap().unwrap().changes);
    assert_eq!(pinned(&plan), None);
    plan.absorb(store.redo().unwrap().unwrap().changes);
    assert_eq!(pinned(&plan), Some(true));
    drop(store);
    assert_eq!(stored(&path), dump(&plan), "the seals are those of the new columns");

    for alteration in ["UPDATE placement SET territory = NULL", "UPDATE placement SET seal = seal + 1"] {
        let (folder, path) = desk();
        write(&path);
        Connection::open(&path).unwrap().execute_batch(alteration).unwrap();
        check_refused(&path, "Damaged");
        assert_eq!(names(&folder).len(), 1, "{alteration}");
    }
}

/// A row that was damaged in version 1 gets no seal of a later one.
#[test]
fn a_damaged_file_is_not_migrated() {
    for (alteration, expected) in [
        ("UPDATE seller SET base = base + 1 WHERE id = 2", "Damaged"),
        ("UPDATE assumptions SET over_assignment = 0", "Damaged"),
        ("UPDATE terms SET quota = quota + 1 WHERE seller = 1", "Damaged"),
        ("UPDATE terms SET seal = seal + 1 WHERE seller = 2", "Damaged"),
        ("UPDATE account SET name = 'x'", "Damaged"),
        ("UPDATE file SET salt = salt + 1", "Damaged"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM pay_plan", "Damaged"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM account", "Damaged"),
        ("CREATE TABLE team (id INTEGER PRIMARY KEY)", "Altered"),
        ("ALTER TABLE terms ADD COLUMN team INTEGER", "Altered"),
        ("CREATE TRIGGER spy AFTER INSERT ON terms BEGIN DELETE FROM account; END", "Altered"),
    ] {
        let (folder, path) = desk();
        write_version_1(&path);
        Connection::open(&path).unwrap().execute_batch(alteration).unwrap();
        check_refused(&path, expected);
        assert_eq!(names(&folder).len(), 1, "{alteration}");
    }
}

/// Its seal fits, so it is only found when the new tables are read: even then nothing was changed.
#[test]
fn an_unfit_row_is_found_before_the_commit() {
    let (folder, path) = desk();
    write_version_1(&path);
    let id = Value::Integer(9);
    let conditions = Value::Text("{}".to_owned());
    let rule = [Value::Integer(1), id, Value::Integer(3), Value::Integer(0), conditions];
    insert(&Connection::open(&path).unwrap(), "rule", &rule);
    check_refused(&path, "Damaged");
    assert_eq!(names(&folder).len(), 1);
}

#[test]
fn the_log_of_a_crash_is_taken_in_first() {
    let (_folder, path) = desk();
    write_version_1(&path);
    let crashed = |alteration: &str| {
        let (folder, crashed) = desk();
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch(alteration).unwrap();
        for suffix in ["podplan", "podplan-wal"] {
            fs::copy(path.with_extension(suffix), crashed.with_extension(suffix)).unwrap();
        }
        (folder, crashed)
    };
    let (_folder, logged) = crashed("UPDATE file SET revision = 9");
    assert_eq!(Store::open(&logged).unwrap().0.revision().0, 9);

    let (folder, damaged) = crashed("UPDATE terms SET quota = 1");
    let log = damaged.with_extension("podplan-wal");
    let before = (fs::read(&damaged).unwrap(), fs::read(&log).unwrap(), names(&folder));
    assert!(before.1.len() > 4096, "the damage is in the log alone");
    assert!(Store::open(&damaged).unwrap_err().to_string().starts_with("Damaged"));
    assert!(fs::read(&damaged).unwrap() == before.0, "the file is as it was");
    assert!(fs::read(&log).unwrap() == before.1, "its log is as it was");
    assert_eq!(names(&folder), before.2);
}

/// It cannot be brought up to date where it lies, but read all the same.
#[cfg(unix)]
#[test]
fn a_read_only_file_is_migrated_in_a_copy() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = desk();
    write_version_1(&path);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let before = (fs::read(&path).unwrap(), names(&folder));
    let (store, plan) = Store::open(&path).unwrap();
    expect_file!["version_1.txt"].assert_eq(&dump(&plan));
    assert!(store.read_only());
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("copy.podplan");
    store.save_copy(&copy).unwrap();
    drop(store);
    assert_eq!((fs::read(&path).unwrap(), names(&folder)), before);
    assert_eq!(version(&copy), 5);
    assert_eq!(stored(&copy), dump(&plan));
}

fn version(path: &Path) -> i64 {
    let header = fs::read(path).unwrap();
    i64::from(u32::from_be_bytes(header[60..64].try_into().unwrap()))
}
