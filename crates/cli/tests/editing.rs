//! Edits, and their way back, each command a process of its own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::io::Write as _;
use std::process::Stdio;

use common::{Place, said};
use expect_test::expect;
use plan::money::Money;
use serde_json::Value;

const FIRST: &str = r#"{"type":"setQuotas","cells":[{"seller":0,"amount":"1600000"}]}"#;

fn quota(place: &Place) -> String {
    let view = place.json(&["show", "example.podplan", "--view", "quotas", "--json"]);
    view["rows"][0]["quota"].as_str().unwrap().to_owned()
}

#[test]
fn an_edit_survives_and_so_does_its_undo() {
    let place = Place::with_example();
    let mut told = String::new();
    told += &place.does(&["edit", "example.podplan", FIRST]);
    assert_eq!(quota(&place), "1600000.00");
    told += &place.does(&["undo", "example.podplan"]);
    assert_eq!(quota(&place), "1500000.00");
    told += &place.does(&["undo", "example.podplan"]);
    told += &place.does(&["redo", "example.podplan"]);
    assert_eq!(quota(&place), "1600000.00");
    told += &place.does(&["redo", "example.podplan"]);
    told += &place.does(&["edit", "example.podplan", FIRST]);
    told += &place.does(&["undo", "example.podplan", "--lang", "es"]);
    expect![[r#"
        Set quota of Seat ENT-01 to $1,600,000
        Taken back: Set quota of Seat ENT-01 to $1,600,000
        There is nothing to take back.
        Done again: Set quota of Seat ENT-01 to $1,600,000
        There is nothing to do again.
        Nothing changed.
        Deshecho: Fijó la cuota de Seat ENT-01 en 1.600.000 $
    "#]]
    .assert_eq(&told);
}

#[test]
fn several_edits_stand_or_fall_together() {
    let place = Place::with_example();
    let bad = r#"{"type":"setQuotas","cells":[{"seller":1,"amount":"-1"}]}"#;
    place.write("edits.json", format!("{FIRST}\n{bad}\n"));
    let refused = place.refuses(&["edit", "example.podplan", "edits.json"]);
    assert!(refused.contains("−$1 is below zero"), "{refused}");
    assert_eq!(quota(&place), "1500000.00");

    let rename = r#"{"type":"renamePlan","name":"South"}"#;
    place.write("edits.json", format!("{FIRST}\n\n{rename}\n"));
    place.does(&["edit", "example.podplan", "edits.json"]);
    let history = place.json(&["history", "example.podplan", "--json"]);
    assert_eq!((&history["total"], &history["entries"][0]["rows"]), (&1.into(), &2.into()));
    place.does(&["undo", "example.podplan"]);
    assert_eq!(quota(&place), "1500000.00");
}

#[test]
fn edits_come_through_a_pipe_and_answers_as_json() {
    let place = Place::with_example();
    let mut child = place
        .command(&["edit", "example.podplan", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(FIRST.as_bytes()).unwrap();
    let piped = said(child.wait_with_output().unwrap());
    assert_eq!(piped.status, 0, "{}", piped.err);
    let refresh: desk::request::Refresh = serde_json::from_str(&piped.out).unwrap();
    assert_eq!(refresh.done.as_deref(), Some("Set quota of Seat ENT-01 to $1,600,000"));
    assert_eq!((refresh.rows, refresh.head.undo), (1, refresh.done));
    let again = place.json(&["edit", "example.podplan", "--json", FIRST]);
    assert!(again["done"].is_null() && again["rows"] == 0);
}

#[test]
fn what_is_no_edit_is_named_with_its_line() {
    let place = Place::with_example();
    place.write("edits.json", format!("{FIRST}\n{{\"type\":\"setQuota\"}}\n"));
    let refused = place.refuses(&["edit", "example.podplan", "edits.json"]);
    assert!(
        refused.contains(
            "Line 2 of edits.json is not an edit: “setQuota” is not known there; the closest names are: setQuotas, "
        ),
        "{refused}"
    );
    place.write("edits.json", [0xff, 0xfe, 0x00]);
    assert!(place.refuses(&["edit", "example.podplan", "edits.json"]).contains("not UTF-8"));
    assert!(place.refuses(&["edit", "example.podplan", "nothing.json"]).contains("is not there"));
    assert!(place.refuses(&["edit", "example.podplan", "-"]).contains("There is no edit"));
    let json = place.refuses(&["edit", "example.podplan", r#"{"type":1}"#, "--json"]);
    let problem: desk::problem::Problem = serde_json::from_str(&json).unwrap();
    assert_eq!((problem.code.as_str(), problem.place.row), ("edit.malformed", Some(1)));
    assert_eq!(quota(&place), "1500000.00");
}

#[test]
fn the_history_lists_what_was_done_and_taken_back() {
    let place = Place::with_example();
    assert!(place.does(&["history", "example.podplan"]).contains("No edits."));
    place.does(&["edit", "example.podplan", FIRST]);
    place.does(&["edit", "example.podplan", r#"{"type":"addPool","name":"South"}"#]);
    place.does(&["undo", "example.podplan"]);
    let listed = place.does(&["history", "example.podplan"]);
    expect![[r#"
        FY27 North America · History · amounts in USD

        #  When (UTC)           Rows  Taken back  What
        ────────────────────────────────────────────────────────────────────────────────
        2  0000-00-00 00:00:00     1  yes         Added pool South
        1  0000-00-00 00:00:00     1              Set quota of Seat ENT-01 to $1,600,000
    "#]]
    .assert_eq(&without_times(&listed));
}

/// Digits of the column of times, which differ from run to run.
fn without_times(listed: &str) -> String {
    let line = |line: &str| match (line.get(..3), line.get(3..22), line.get(22..)) {
        (Some(number), Some(time), Some(rest)) if time.contains(':') => {
            let time: String = time.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
            format!("{number}{time}{rest}\n")
        }
        _ => format!("{line}\n"),
    };
    listed.lines().map(line).collect()
}

#[test]
fn a_check_tells_what_is_doubtful_and_what_is_damaged() {
    let place = Place::with_example();
    expect![[r#"
        example.podplan: the file is whole.
        ! 10 accounts belong to no territory ($1,007,000 of potential). Add a rule that takes them, or move them by hand.
        · After ramps and turnover, capacity is $1,272,704.17 short of the company plan. Plan hires or earlier starts, or check ramps and turnover.
        · 10 sellers ask for Seat SE-02; somebody will wait. Decide who comes first, or strengthen the pool.
    "#]]
    .assert_eq(&place.does(&["check", "example.podplan"]));
    let checked = place.json(&["check", "example.podplan", "--json"]);
    assert_eq!(checked["findings"][0]["code"], "findings.accountsUnassigned");

    let mut bytes = std::fs::read(place.path("example.podplan")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0x5a);
    place.write("damaged.podplan", bytes);
    let refused = place.refuses(&["check", "damaged.podplan"]);
    assert!(refused.contains("“damaged.podplan” is damaged."), "{refused}");
}

/// Down the tree, from the command line: what the window does with one button.
#[test]
fn a_spread_down_the_tree_adds_up_at_every_level() {
    let place = Place::with_example();
    let spread = r#"{"type":"spreadQuotas","blend":[{"method":"potential","share":"0.7"},{"method":"equal","share":"0.3"}],
        "target":null,"unit":"1000.00","sellers":[]}"#;
    place.does(&["edit", "example.podplan", spread]);
    let show = |screen| place.json(&["show", "example.podplan", "--view", screen, "--json"]);
    let waterfall = show("waterfall");
    let nodes = waterfall["nodes"].as_array().unwrap();
    assert_eq!(nodes.len(), 5);
    for node in nodes {
        assert_eq!(node["leftToAssign"], "0.00", "{node}");
        assert_eq!(node["sumBelow"], node["wantedBelow"], "{node}");
        let below = nodes.iter().filter(|other| other["depth"] != 0 && other["parent"] == node["team"]);
        let teams: Money = below.map(|other| amount(&other["target"])).sum();
        let quota_of = |seller: &Value| {
            let row = waterfall["sellers"].as_array().unwrap().iter().find(|row| row["seller"] == *seller);
            amount(&row.unwrap()["quota"])
        };
        let sellers: Money = node["members"].as_array().unwrap().iter().map(quota_of).sum();
        assert_eq!(teams + sellers, amount(&node["sumBelow"]), "{node}");
    }
    let chain: Vec<&str> = waterfall["levels"]
        .as_array()
        .unwrap()
        .iter()
        .map(|level| level["total"].as_str().unwrap())
        .collect();
    assert_eq!(chain, ["20000000.00", "20400000.00", "20400000.00", "20700000.00", "21000000.00"]);
    assert_eq!(show("quotas")["sum"]["leftToAssign"], "0.00");
    place.does(&["undo", "example.podplan"]);
    assert_eq!(quota(&place), "1500000.00");
}

#[test]
fn a_leaver_in_march_hands_over_or_not_and_is_undone() {
    let place = Place::with_example();
    let figures = || {
        let show = |screen| place.json(&["show", "example.podplan", "--view", screen, "--json"]);
        let (quotas, capacity) = (show("quotas"), show("capacity"));
        let first = &quotas["rows"][0];
        let figures = [
            &quotas["sum"]["sumRepQuotas"],
            &first["quota"],
            &first["countedQuota"],
            &first["carriedQuota"],
            &capacity["capacity"]["year"]["carried"],
        ];
        (figures.map(|figure| figure.as_str().unwrap().to_owned()), quotas["rows"].as_array().unwrap().len())
    };
    let leaves = |hand_over: &str| {
        let edit = format!(
            r#"{{"type":"sellerLeaves","seller":0,"last":"2027-03-31","handOver":{{"to":{hand_over}}}}}"#
        );
        let told = place.does(&["edit", "example.podplan", &edit]);
        assert!(told.contains("Seat ENT-01"), "{told}");
        let found = figures();
        place.does(&["undo", "example.podplan"]);
        found
    };
    let before = figures();
    // A quarter with 18 % of the year: 270,000 are carried, and 1,230,000 by nobody.
    let (nobody, sellers) = leaves(r#""nobody""#);
    assert_eq!(nobody, ["19500000.00", "1500000.00", "0.00", "270000.00", "19358333.33"]);
    assert_eq!(sellers, 16);
    let (team, _) = leaves(r#""team","sharing":{"blend":[{"method":"equal","share":"1"}],"unit":"1000.00"}"#);
    assert_eq!(team, ["21000000.00", "1500000.00", "0.00", "270000.00", "20588333.33"]);
    let (seat, sellers) = leaves(r#""seat","start":"2027-06-01""#);
    assert_eq!((seat[0].as_str(), sellers), ("21000000.00", 17));
    assert_eq!(figures(), before);
}

fn amount(value: &Value) -> Money {
    value.as_str().unwrap().parse().unwrap()
}
