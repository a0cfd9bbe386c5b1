//! What is taken away.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::Place;
use expect_test::expect;

#[test]
fn a_workbook_or_csv_files_or_both() {
    let place = Place::with_example();
    std::fs::create_dir(place.path("out")).unwrap();
    expect![[r#"
        out/example.xlsx
        out/Accounts.csv
        out/Territories.csv
        out/Quotas.csv
        out/Teams.csv
        out/Capacity.csv
        out/Pools.csv
        out/Coverage.csv
        out/Projected payouts.csv
    "#]]
    .assert_eq(&place.does(&["export", "example.podplan", "--to", "out", "--csv", "--workbook"]));
    let pools = std::fs::read_to_string(place.path("out/Pools.csv")).unwrap();
    assert!(pools.contains("13000000.00"), "{pools}");
    let spanish =
        place.json(&["export", "example.podplan", "--to", "out", "--csv", "--lang", "es", "--json"]);
    assert_eq!(spanish["files"][0], "Cuentas.csv");
    assert_eq!(spanish["folder"], "out");
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let place = Place::with_example();
    let refused = place.refuses(&["export", "example.podplan", "--to", "out"]);
    assert!(refused.contains("out") && !place.path("out").exists(), "{refused}");
}
