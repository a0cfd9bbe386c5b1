//! Worked examples through the program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Place, root};
use expect_test::{expect, expect_file};

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

const WRONG_QUOTAS: &str = "name: A chain of two
source: a letter
over_assignment_chain:
  company_plan: 20_000_000
  levels:
    - { over: 2% }
    - { amount: 300_000 }
expect:
  targets: [20_400_000, 20_700_000]
  sum_rep_quotas: 20_700_001
---
name: Ten reps, three quarters ramped
source: a letter
capacity:
  sellers:
    - { count: 10, quota: 1_500_000, ramped: 75% }
  turnover: { yearly: 14%, vacancy_months: 2.5, ramp: [0, 50%] }
  target: 15_000_000
  hire: 0
expect:
  hires: 3
---
name: An offer
source: a letter
proposal: { potential: 1_000, penetration: 50%, win_rate: 20%, quota: 150 }
expect: { proposal: 100, gap: 51 }
---
name: Nothing last year
source: a letter
ratio: { of: 100, to: 0 }
expect: { ratio: undefined, growth: 100% }
---
name: Two methods
source: a letter
spread:
  total: 100
  methods:
    - { share: 70%, weights: [1, 2, 3] }
    - { share: 30%, weights: [1, 1, 1] }
  unit: 1
  locked: [{ part: 1, amount: 40 }]
expect: { parts: [40, 20, 40] }
---
name: No method
source: a letter
spread: { total: 100, unit: 1 }
expect: { parts: [100] }
---
name: A season, a leave and more from July
source: a letter
carried_quota:
  year_start: 2027-01-01
  start: 2026-12-01
  quota: 1_200_000
  ramp: [0, 50%]
  season: !quarters [20%, 20%, 25%, 35%]
  leaves: [{ first: 2027-08-01, last: 2027-08-31 }]
  steps: [{ from: 2027-07-01, quota: 1_500_000 }]
expect: { carried_quota: 1_215_000, quarters: [200_000, 240_000, 250_000, 500_000] }
";

const WRONG_PAY: &str = "name: A new hire with accelerators, a draw and a launch SPIFF
source: a letter
plan_pay:
  start: 2027-04-01
  base: 120_000
  target_variable: 120_000
  quota: 1_200_000
  deals:
    - { date: 2027-05-10, amount: 300_000 }
    - { date: 2027-08-20, amount: 500_000, cancelled: 2027-11-02 }
    - { date: 2027-10-05, amount: 900_000, units: 3 }
  plan:
    frequency: quarterly
    draw: { amount: 35_000, last: 2027-06-30 }
    components:
      - name: Bookings
        target_share: 90%
        evaluation: deal
        marginal:
          - { from: 0%, to: 100%, times: 1 }
          - { from: 100%, times: 1.5 }
        cap: { times: 1.2, beyond: 50% }
      - name: Launch
        spiff: { amount: 250, per: unit }
        first: 2027-07-01
expect:
  variable: 100_000
---
name: Team and objectives, a curve, a threshold, a change
source: a letter
plan_pay:
  target_variable: 60_000
  team: { quota: 4_000_000, bookings: 4_400_000 }
  score: 90%
  plan:
    role: manager
    components:
      - measures: [{ measure: team, weight: 70% }, { measure: score, weight: 30% }]
        target_share: 100%
        curve: [{ at: 50%, pays: 25% }, { at: 100%, pays: 100% }, { at: 150%, pays: 200% }]
        threshold: { kind: cliff, at: 50% }
        changes:
          - { from: 2027-10-01, retroactive: [{ from: 0%, times: 1 }, { from: 100%, times: 1.1 }] }
expect: { variable: 60_000 }
---
name: A draw and a debt
source: a letter
settlement:
  gross: [1_500, 2_600, -100]
  draw: 2_000
  debt: 100
  forgiven: 3
expect:
  net: [2_000, 2_000, 2_000]
  debts: [600, 100, 2_100]
---
name: A gap
source: a letter
plan_pay:
  quota: 100
  bookings: 100
  plan:
    components:
      - commission: 10%
        marginal: [{ from: 0%, to: 100%, times: 1 }, { from: 101%, times: 2 }]
expect: { variable: 10 }
---
name: No quota
source: a letter
plan_pay:
  base: 10
  target_variable: 10
  bookings: 100
  plan:
    components: [{ target_share: 100% }]
expect: { variable: 10 }
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
    let passed = told.lines().filter(|line| line.starts_with("passed  ")).count();
    assert!(told.ends_with(&format!("\n{passed} / {passed} passed\n")) && passed > 180, "{told}");
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

/// The kinds of quotas: each with a figure that is not so.
#[test]
fn chains_spreads_capacity_and_proposals_show_how_they_are_made() {
    let place = Place::new();
    place.write("wrong.yaml", WRONG_QUOTAS);
    let told = place.run(&["case", "wrong.yaml"]);
    assert_eq!((told.status, told.err.as_str()), (1, ""));
    expect_file!["views/cases.txt"].assert_eq(&told.out);
}

/// Whole pay plans: the terms, then each payment with what it came from; what cannot be, at its row.
#[test]
fn pay_plans_and_draws_show_how_they_are_made() {
    let place = Place::new();
    place.write("wrong.yaml", WRONG_PAY);
    let told = place.run(&["case", "wrong.yaml"]);
    assert_eq!((told.status, told.err.as_str()), (1, ""));
    expect_file!["views/cases_pay.txt"].assert_eq(&told.out);
    let json = place.run(&["case", "wrong.yaml", "--json"]);
    let reports: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let problem = &reports[0]["cases"][3]["problem"];
    assert_eq!(
        (&problem["code"], &problem["component"], &problem["row"]),
        (&"payPlan".into(), &1.into(), &2.into())
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
