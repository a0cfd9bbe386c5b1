//! Worked examples through the program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Place, root};
use expect_test::expect;

const WRONG: &str = "name: A rep at 150 %
source: a letter
seller_pay:
  base: 150_000
  target_variable: 150_000
  quota: 1_500_000
  bookings: 2_250_000
  tiers:
    - { from: 0%, times: 1 }
    - { from: 100%, times: 1.5 }
expect:
  variable: 262_500
  pay: 412_499.99
";

#[test]
fn the_products_own_examples_pass() {
    let folder = root().join("crates/plan/tests/cases");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<String> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .map(|path| path.display().to_string())
        .collect();
    let arguments: Vec<&str> = ["case"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let told = Place::new().does(&arguments);
    assert!(!told.contains("FAILED") && told.lines().count() > 60, "{told}");
}

#[test]
fn a_figure_that_differs_fails_and_shows_how_it_is_made() {
    let place = Place::new();
    place.write("wrong.yaml", WRONG);
    let told = place.run(&["case", "wrong.yaml"]);
    assert_eq!((told.status, told.err.as_str()), (1, ""));
    expect![[r#"
        FAILED  A rep at 150 % (wrong.yaml; a letter)
           Figure    Expected   Calculated  Difference
        ──────────────────────────────────────────────
           variable  262500     262500.00   0
        ✗  pay       412499.99  412500.00   0.01
          attainment = bookings 2250000.00 / quota 1500000.00
          from 0 to 1: 1 x target variable 150000.00 x the attainment in it
          from 1 on: 1.5 x target variable 150000.00 x the attainment in it

        0 / 1 passed
    "#]]
    .assert_eq(&told.out);
    let json = place.run(&["case", "wrong.yaml", "--json"]);
    assert_eq!(json.status, 1);
    let reports: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(
        (&reports[0]["file"], &reports[0]["cases"][0]["passed"]),
        (&"wrong.yaml".into(), &false.into())
    );
}

#[test]
fn what_is_no_example_is_named_with_its_line() {
    let place = Place::new();
    place.write("wrong.yaml", WRONG.replace("bookings", "boookings"));
    let refused = place.refuses(&["case", "wrong.yaml"]);
    assert!(refused.contains("boookings") && refused.contains("line"), "{refused}");
    place.write("empty.yaml", "");
    assert_ne!(place.run(&["case", "empty.yaml"]).status, 0);
    assert!(place.refuses(&["case", "none.yaml"]).contains("is not there"));
}
