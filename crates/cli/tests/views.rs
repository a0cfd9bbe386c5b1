//! Every screen as text, read as a report. `UPDATE_EXPECT=1` writes the texts in `tests/views` anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::Place;
use expect_test::expect_file;

#[test]
fn the_example_is_shown_screen_by_screen() {
    let place = Place::with_example();
    let show = |screen| place.does(&["show", "example.podplan", "--view", screen, "--count", "12"]);
    expect_file!["views/overview.txt"].assert_eq(&show("overview"));
    expect_file!["views/people.txt"].assert_eq(&show("people"));
    expect_file!["views/accounts.txt"].assert_eq(&show("accounts"));
    expect_file!["views/territories.txt"].assert_eq(&show("territories"));
    expect_file!["views/quotas.txt"].assert_eq(&show("quotas"));
    expect_file!["views/waterfall.txt"].assert_eq(&show("waterfall"));
    expect_file!["views/capacity.txt"].assert_eq(&show("capacity"));
    expect_file!["views/bottom_up.txt"].assert_eq(&show("bottom-up"));
    assert_eq!(show("bottomUp"), show("bottom-up"));
    expect_file!["views/pools.txt"].assert_eq(&show("pools"));
    expect_file!["views/coverage.txt"].assert_eq(&show("coverage"));
    expect_file!["views/payouts.txt"].assert_eq(&show("payouts"));
    assert_eq!(place.does(&["show", "example.podplan"]), show("overview"));
}

#[test]
fn spanish_is_spoken_when_the_system_speaks_it_or_when_asked() {
    let place = Place::with_example();
    let arguments = ["show", "example.podplan", "--view", "pools"];
    let asked = place.does(&[&arguments[..], &["--lang", "es"]].concat());
    let mut system = place.command(&arguments);
    let system = common::said(system.env("LANG", "es_MX.UTF-8").output().unwrap());
    assert_eq!(system.out, asked);
    expect_file!["views/pools_es.txt"].assert_eq(&asked);
    for screen in ["waterfall", "capacity"] {
        let shown = place.does(&["show", "example.podplan", "--view", screen, "--lang", "es"]);
        expect_file![format!("views/{screen}_es.txt")].assert_eq(&shown);
    }
    let refused = place.refuses(&["show", "nada.podplan", "--lang", "es"]);
    assert!(refused.starts_with("podplan: «nada.podplan» no existe."), "{refused}");
}

#[test]
fn accounts_are_found_and_counted_by_the_core() {
    let place = Place::with_example();
    let accounts = |more: &[&str]| {
        place.json(&[&["show", "example.podplan", "--view", "accounts", "--json"], more].concat())
    };
    let page = accounts(&["--from", "395", "--count", "10"]);
    assert_eq!((page["rows"].as_array().unwrap().len(), page["from"].as_u64()), (5, Some(395)));
    let loose = accounts(&["--unassigned"]);
    assert_eq!(loose["matching"]["accounts"], loose["unassigned"]);
    let found = accounts(&["--find", "acc-0001"]);
    assert_eq!(found["rows"][0]["externalId"], "ACC-0001");
    assert_eq!(found["matching"]["accounts"], 1);
    assert!(
        place
            .does(&["show", "example.podplan", "--view", "accounts", "--from", "4000000000"])
            .contains("Shown        0")
    );
}

#[test]
fn json_is_the_desks_own() {
    let place = Place::with_example();
    let whole = place.json(&["show", "example.podplan", "--json"]);
    let outlook: plan::outlook::Outlook = serde_json::from_value(whole["outlook"].clone()).unwrap();
    let head: desk::request::Head = serde_json::from_value(whole["head"].clone()).unwrap();
    assert_eq!((outlook.sellers.len(), head.counts.accounts), (16, 400));
    for screen in ["overview", "people", "territories", "quotas", "pools", "coverage", "payouts", "history"] {
        let view = place.json(&["show", "example.podplan", "--view", screen, "--json"]);
        assert_eq!(view["screen"], screen);
        serde_json::from_value::<desk::view::View>(view).unwrap();
    }
}

#[test]
fn a_new_plan_is_what_was_asked_for() {
    let place = Place::new();
    let made = place.json(&[
        "new",
        "Andes.podplan",
        "--currency",
        "clp",
        "--year-start",
        "2028-07-01",
        "--company-plan",
        "9000000",
        "--json",
    ]);
    assert_eq!((&made["name"], &made["currency"]), (&"Andes".into(), &"CLP".into()));
    assert_eq!((&made["decimals"], &made["yearStart"]), (&0.into(), &"2028-07-01".into()));
    let quotas = place.json(&["show", "Andes.podplan", "--view", "quotas", "--json"]);
    assert_eq!(quotas["sum"]["companyPlan"], "9000000.00");
    for screen in
        ["overview", "people", "accounts", "territories", "quotas", "pools", "coverage", "payouts", "history"]
    {
        place.does(&["show", "Andes.podplan", "--view", screen]);
    }
    assert!(!place.path(".config").exists(), "the window's settings are left alone");
    let left: Vec<_> = std::fs::read_dir(place.path("")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["Andes.podplan"]);
}
