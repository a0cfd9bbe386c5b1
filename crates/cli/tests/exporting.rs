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
        out/Pay by quarter.csv
        out/Payments.csv
        out/Pay plans.csv
        out/Deals.csv
    "#]]
    .assert_eq(&place.does(&["export", "example.podplan", "--to", "out", "--csv", "--workbook"]));
    let pools = std::fs::read_to_string(place.path("out/Pools.csv")).unwrap();
    assert!(pools.contains("13000000.00"), "{pools}");
    let spanish =
        place.json(&["export", "example.podplan", "--to", "out", "--csv", "--lang", "es", "--json"]);
    assert_eq!(spanish["files"][0], "Cuentas.csv");
    assert_eq!(spanish["folder"], "out");
}

/// Managers among the people, components as columns, quarters that add up, every payment, deals as typed.
#[test]
fn pay_is_taken_away_person_by_person_and_payment_by_payment() {
    let place = Place::with_example();
    std::fs::create_dir(place.path("out")).unwrap();
    place.does(&[
        "edit",
        "example.podplan",
        r#"{"type": "addDeals", "deals": [{"id": 0, "name": "Renewal", "seller": 0, "date": "2027-03-15",
            "amount": "400000.00", "units": "25", "cancelled": "2027-05-02"}]}"#,
    ]);
    place.does(&["export", "example.podplan", "--to", "out", "--csv"]);
    let lines = |name: &str, count: usize| {
        let text = std::fs::read_to_string(place.path("out").join(name)).unwrap();
        text.trim_start_matches('\u{feff}').lines().take(count).collect::<Vec<_>>().join("\n") + "\n"
    };
    expect![[r#"
        Period,First day,Last day,Base (USD),Paid out (USD),Projected total (USD),Bookings (USD),Pay budget (USD),Cost less budget (USD)
        Q1,2027-01-01,2027-03-31,800136.94,500249.10,1300386.04,3739000.00,,
        Q2,2027-04-01,2027-06-30,833958.96,544372.94,1378331.90,3791000.00,,
        Q3,2027-07-01,2027-09-30,843123.26,685387.70,1528510.96,5126333.39,,
        Q4,2027-10-01,2027-12-31,843123.31,949034.82,1792158.13,6731999.94,,
        Plan year,2027-01-01,2027-12-31,3320342.47,2679044.56,5999387.03,19388333.33,6200000.00,-200612.97
    "#]].assert_eq(&lines("Pay by quarter.csv", 6));
    expect![[r#"
        Person,Role,Pay plan,Payment,Month,Base (USD),Component 1: Earned (USD),Earned since the last payment (USD),Advanced (USD),Recovered (USD),Paid out (USD),Still owed (USD)
        Seat ENT-01,Seller,Enterprise rep,1,2027-01,12739.73,0.00,0.00,0.00,0.00,0.00,0.00
        Seat ENT-01,Seller,Enterprise rep,2,2027-02,11506.85,0.00,0.00,0.00,0.00,0.00,0.00
        Seat ENT-01,Seller,Enterprise rep,3,2027-03,12739.72,40000.00,40000.00,0.00,0.00,40000.00,0.00
        Seat ENT-01,Seller,Enterprise rep,4,2027-04,12328.77,0.00,0.00,0.00,0.00,0.00,0.00
        Seat ENT-01,Seller,Enterprise rep,5,2027-05,12739.72,-40000.00,-40000.00,40000.00,0.00,0.00,40000.00
    "#]].assert_eq(&lines("Payments.csv", 6));
    expect![[r#"
        Pay plan,Role,Segment,Paid,Rounded,Draw,Guarantee,Cancelled deals are taken back,Component,Measured by,Pays at 100%,Evaluated,First day,Last day,Threshold,Cap,Shape,In force from,From attainment,Multiplier,Pays (of the pay at 100%)
        Enterprise rep,seller,Enterprise,monthly,half away from zero,,,at any time of the year,component 1,own bookings,100% of target variable,year to date,,,,,marginal tiers,,0,1,
        Enterprise rep,seller,Enterprise,monthly,half away from zero,,,at any time of the year,component 1,own bookings,100% of target variable,year to date,,,,,marginal tiers,,1,1.5,
        Enterprise rep,seller,Enterprise,monthly,half away from zero,,,at any time of the year,component 1,own bookings,100% of target variable,year to date,,,,,marginal tiers,,1.25,2,
        Commercial rep,seller,Commercial,monthly,half away from zero,,,at any time of the year,component 1,own bookings,100% of target variable,year to date,,,,,marginal tiers,,0,1,
    "#]].assert_eq(&lines("Pay plans.csv", 5));
    expect![[r#"
        Deal,Seller,Date,Amount (USD),Units,Cancelled on
        Renewal,Seat ENT-01,2027-03-15,400000.00,25,2027-05-02
    "#]]
    .assert_eq(&lines("Deals.csv", 2));
    let payouts = lines("Projected payouts.csv", 100);
    let managers: Vec<&str> = payouts.lines().filter(|line| line.contains(",Manager,")).collect();
    expect![[r#"
        Seat DIR-01,Manager,Manager on team,0.93814433,210000.00,140000.00,131340.21,0.00,341340.21,0.62542957,0.93814436,,0.00,131340.21
        Seat MGR-01,Manager,Manager on team,0.89795918,165000.00,110000.00,98775.51,0.00,263775.51,0.59863945,0.89795918,,0.00,98775.51
        Seat MGR-02,Manager,Manager on team,0.95918367,165000.00,110000.00,105510.20,0.00,270510.20,0.63945576,0.95918364,,0.00,105510.20
        Seat MGR-03,Manager,Manager on team,0.98091168,165000.00,110000.00,107900.28,0.00,272900.28,0.65394109,0.98091164,,0.00,107900.28
    "#]].assert_eq(&(managers.join("\n") + "\n"));
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let place = Place::with_example();
    let refused = place.refuses(&["export", "example.podplan", "--to", "out"]);
    assert!(refused.contains("out") && !place.path("out").exists(), "{refused}");
}
