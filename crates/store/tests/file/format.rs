//! The format itself: its tables word for word, and files made from its description alone.

use expect_test::expect_file;
use plan::change::Change;
use plan::compensation::{Component, Draw, Guarantee, PayPlan, Role};
use plan::condition::Condition;
use plan::distribution::Distribution;
use plan::period::{Leave, Ramp, Seasonality};
use plan::presales_work::PresalesWork;
use plan::quota::{Conversion, QuotaStep, Turnover};
use plan::region::Regions;
use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{APPLICATION_ID, FORMAT_VERSION, Store};

use crate::by_hand::{write_version_1, write_version_2, write_version_3, write_version_4, write_version_5};
use crate::refuse::check_refused;
use crate::sample::{desk, dump, file};

#[test]
fn the_whole_schema() {
    let (_folder, path) = file();
    let connection = Connection::open(&path).unwrap();
    expect_file!["schema_5.txt"].assert_eq(&schema(&connection));
    for (setting, value) in [("application_id", i64::from(APPLICATION_ID)), ("user_version", FORMAT_VERSION)]
    {
        assert_eq!(connection.pragma_query_value(None, setting, |row| row.get::<_, i64>(0)).unwrap(), value);
    }
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
}

/// So that a column that is not written, or not read, is noticed where the sample goes through a file.
#[test]
fn the_sample_fills_every_column() {
    let (_folder, path) = file();
    let connection = Connection::open(&path).unwrap();
    let mut statement = connection
        .prepare(
            "SELECT part.name, entry.name FROM sqlite_schema AS part, pragma_table_info(part.name) AS entry
             WHERE part.type = 'table' AND part.name NOT IN ('file', 'history', 'scenario', 'sqlite_sequence')",
        )
        .unwrap();
    let columns = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let columns: Vec<(String, String)> = columns.map(Result::unwrap).collect();
    assert!(columns.len() > 150);
    let empty = |(table, column): &&(String, String)| {
        let filled = format!(
            "SELECT NOT EXISTS (SELECT 1 FROM {table} WHERE \"{column}\" NOT IN (0, '', '[]', '{{\"by\":\"even\"}}'))"
        );
        connection.query_row(&filled, [], |row| row.get::<_, bool>(0)).unwrap()
    };
    let empty: Vec<String> =
        columns.iter().filter(empty).map(|(table, column)| format!("{table}.{column}")).collect();
    let other_way = ["assumptions.over_rate", "assumptions.region_over_amount"];
    assert_eq!(empty, other_way, "the one row of assumptions has typed the others of the pairs");
}

/// It is in files that people have.
#[test]
fn the_schema_of_version_1_stays_as_it_was() {
    let (_folder, path) = desk();
    write_version_1(&path);
    expect_file!["schema_1.txt"].assert_eq(&schema(&Connection::open(&path).unwrap()));
}

fn schema(connection: &Connection) -> String {
    let mut statement =
        connection.prepare("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type DESC, name").unwrap();
    let parts: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    parts.join("\n\n") + "\n"
}

/// Each example of `docs/file-format.md` is what would be written, field by field.
#[test]
fn the_document_writes_json_as_files_hold_it() {
    let document = include_str!("../../../../docs/file-format.md");
    let blocks: Vec<&str> =
        document.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let [examples, history] = blocks[..] else { panic!("{} blocks", blocks.len()) };
    written_alike::<Vec<Change>>(history);

    let starts = |line: &&str| line.starts_with(|letter: char| letter.is_ascii_lowercase());
    let names: Vec<&str> =
        examples.lines().filter(starts).filter_map(|line| line.split(':').next()).collect();
    for (place, name) in names.iter().enumerate() {
        let (_, from) = examples.split_once(&format!("{name}:")).unwrap();
        let next = names.get(place + 1).and_then(|next| from.split_once(&format!("\n{next}:")));
        let json = next.map_or(from, |(json, _)| json);
        match *name {
            "ramps" => written_alike::<Vec<Ramp>>(json),
            "turnovers" => written_alike::<Vec<Turnover>>(json),
            "conversions" => written_alike::<Vec<Conversion>>(json),
            "seasonality" => written_alike::<Seasonality>(json),
            "conditions" => written_alike::<Vec<Condition>>(json),
            "leaves" => written_alike::<Vec<Leave>>(json),
            "steps" => written_alike::<Vec<QuotaStep>>(json),
            "distribution" => written_alike::<Distribution>(json),
            "presales_work" => written_alike::<PresalesWork>(json),
            "components" => written_alike::<Vec<Component>>(json),
            "regions" => written_alike::<Regions>(json),
            "draw" => written_alike::<Draw>(json),
            "guarantee" => written_alike::<Guarantee>(json),
            other => panic!("{other} has no type here"),
        }
    }
    assert_eq!(names.len(), 13);
}

fn written_alike<T: DeserializeOwned + Serialize>(json: &str) {
    let read: T = serde_json::from_str(json).unwrap_or_else(|problem| panic!("{problem}: {json}"));
    let document: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), document);
}

/// `docs/file-format.md` says all that is needed to make a file.
#[test]
fn a_file_of_version_5_made_by_hand() {
    let (_folder, path) = desk();
    write_version_5(&path);
    let (mut store, mut plan) = Store::open(&path).unwrap();
    expect_file!["version_5.txt"].assert_eq(&dump(&plan));
    let brought = dump(&plan);
    plan.absorb(store.undo().unwrap().unwrap().changes);
    assert!(plan.facts.region_sets.is_empty());
    plan.absorb(store.undo().unwrap().unwrap().changes);
    assert!(plan.decisions.placements.get(7).is_some_and(|placed| placed.pinned));
    for _ in 0..2 {
        plan.absorb(store.redo().unwrap().unwrap().changes);
    }
    assert_eq!(dump(&plan), brought);
}

/// Shapes that are no shapes are found when they are read, seal or no seal.
#[test]
fn a_ring_beyond_the_pole_is_damage() {
    for ring in [
        "[0,900001,1,0,0,-1]",
        "[0,0,1,1]",
        "[0,0,1,1,1]",
        "[2147483647,0,2147483647,0,1,1]",
        "[0.5,0,1,1,2,2]",
    ] {
        let (_folder, path) = desk();
        write_version_5(&path);
        let row = [
            rusqlite::types::Value::Integer(3),
            rusqlite::types::Value::Text("bad".into()),
            rusqlite::types::Value::Text(format!(r#"[{{"name":"x","rings":[{ring}]}}]"#)),
        ];
        crate::by_hand::insert(&Connection::open(&path).unwrap(), "region_set", &row);
        check_refused(&path, "Damaged");
    }
}

#[test]
fn a_file_of_version_4_made_by_hand() {
    let (_folder, path) = desk();
    write_version_4(&path);
    let (mut store, mut plan) = Store::open(&path).unwrap();
    expect_file!["version_4.txt"].assert_eq(&dump(&plan));
    plan.absorb(store.undo().unwrap().unwrap().changes);
    assert!(plan.decisions.rules.get(6).is_none());
}

/// A change of a version that knew tiers alone is undone.
#[test]
fn a_file_of_version_3_made_by_hand() {
    let (_folder, path) = desk();
    write_version_3(&path);
    let (mut store, mut plan) = Store::open(&path).unwrap();
    expect_file!["version_3.txt"].assert_eq(&dump(&plan));
    plan.absorb(store.undo().unwrap().unwrap().changes);
    let fast = plan.decisions.pay_plans.get(6).unwrap();
    let tiers = [(plan::money::Rate::ZERO, plan::money::Rate::ONE)];
    let old = PayPlan { id: fast.id, ..PayPlan::marginal("Fast", Role::Seller, "", &tiers) };
    assert_eq!(fast, &old);
}

/// `docs/file-format.md` says all that is needed to make a file of an older version, too.
#[test]
fn a_file_of_version_2_made_by_hand() {
    let (_folder, path) = desk();
    write_version_2(&path, None);
    let (mut store, plan) = Store::open(&path).unwrap();
    expect_file!["version_2.txt"].assert_eq(&dump(&plan));
    assert_eq!(store.undo_summary(), Some("by hand".into()));
    let problem = store.undo().unwrap_err().to_string();
    assert!(problem.starts_with("Inconsistent"), "a seller is in the team: {problem}");
}

/// Every row is sealed and points at one that is there, and yet no plan is made of it.
#[test]
fn teams_in_a_circle_are_refused() {
    for upper in [1, 2] {
        let (folder, path) = desk();
        write_version_2(&path, Some(upper));
        check_refused(&path, "Damaged");
        assert_eq!(crate::sample::names(&folder).len(), 1);
    }
}
