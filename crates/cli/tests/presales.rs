//! `podplan attach` and `podplan leave`: proposals that are only told, and done when asked.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::Place;
use expect_test::expect_file;

#[test]
fn a_proposal_is_told_applied_and_taken_back() {
    let place = Place::with_example();
    expect_file!["views/attach.txt"].assert_eq(&place.does(&["attach", "example.podplan"]));
    expect_file!["views/attach_es.txt"].assert_eq(&place.does(&[
        "attach",
        "example.podplan",
        "--lang",
        "es",
    ]));
    let told = place.json(&["attach", "example.podplan", "--json"]);
    assert_eq!(told["proposal"]["gap"], "0");
    let before = place.does(&["show", "example.podplan", "--view", "pools"]);
    place.does(&["attach", "example.podplan", "--apply"]);
    assert_ne!(place.does(&["show", "example.podplan", "--view", "pools"]), before);
    place.does(&["undo", "example.podplan"]);
    assert_eq!(place.does(&["show", "example.podplan", "--view", "pools"]), before);
    // Moving costs more than it brings: everybody stays.
    let stays = place.json(&["attach", "example.podplan", "--disruption", "1000", "--json"]);
    assert_eq!(stays["moves"], serde_json::json!([]));
}

#[test]
fn leaving_is_told_three_ways_and_done_in_one() {
    let place = Place::with_example();
    fn leave<'a>(rest: &[&'a str]) -> Vec<&'a str> {
        [&["leave", "example.podplan", "presales:SE-01", "--last", "2027-03-31"], rest].concat()
    }
    expect_file!["views/leave.txt"].assert_eq(&place.does(&leave(&[])));
    expect_file!["views/leave_es.txt"].assert_eq(&place.does(&leave(&["--lang", "es"])));
    place.does(&leave(&["--apply", "prorate"]));
    let pools = place.json(&["show", "example.podplan", "--view", "pools", "--json"]);
    assert_eq!(pools["pools"][0]["poolTarget"], "10279299.85");
    let gone = place.refuses(&["leave", "example.podplan", "seller:Nobody", "--last", "2027-03-31"]);
    assert!(gone.contains("Seat ENT-01"), "{gone}");
    let kind = place.refuses(&["leave", "example.podplan", "pool:Enterprise", "--last", "2027-03-31"]);
    assert!(kind.contains("seller, presales"), "{kind}");
    let later = place.refuses(&["leave", "example.podplan", "seller:ENT-01", "--last", "1999-03-31"]);
    assert_eq!(later.matches("1999-03-31").count(), 1, "{later}");
    let outside = r#"{"type":"moveSeller","seller":1,"pool":1,"from":"2028-07-01"}"#;
    assert!(place.refuses(&["edit", "example.podplan", outside]).contains("2028-07-01"));
    let date = place.refuses(&["leave", "example.podplan", "seller:ENT-01", "--last", "soon"]);
    assert!(date.contains("2027-03-31"), "{date}");
}

#[test]
fn a_pools_target_is_called_as_the_plan_says() {
    let place = Place::with_example();
    place.does(&["edit", "example.podplan", r#"{"type":"setPoolTerm","name":"Shared number"}"#]);
    let told = place.does(&["why", "example.podplan", "pool:Enterprise:poolTarget"]);
    assert!(told.starts_with("Shared number · pool Enterprise: $13,000,000"), "{told}");
    place.does(&["export", "example.podplan", "--to", ".", "--csv"]);
    let pools = std::fs::read_to_string(place.path("Pools.csv")).unwrap();
    assert!(pools.contains("Shared number (USD)") && !pools.contains("street quota"), "{pools}");
}
