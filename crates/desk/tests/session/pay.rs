//! Pay: plans, objectives, managers and deals typed into grids, and the payouts screen.

use expect_test::expect;
use serde_json::{Value, json};

use crate::script::{Script, check, text};
use crate::story::{pools, territories, with_facts};

/// The story with quotas and one team, without a word.
fn with_quotas(script: &mut Script) {
    script.told_by(|script| {
        with_facts(script);
        territories(script);
        pools(script);
        script.change(json!([
            { "type": "setQuotas", "cells": [
                { "seller": 0, "amount": "1500000" }, { "seller": 1, "amount": "1500000" },
                { "seller": 4, "amount": "800000" },
            ] },
            { "type": "addTeam", "name": "Enterprise", "parent": null },
            { "type": "addTeam", "name": "Coast", "parent": 0 },
            { "type": "setTeamManager", "team": 0, "manager": "Seat MGR-01" },
            { "type": "moveToTeam", "sellers": [0, 1], "team": 1 },
        ]));
    });
}

pub fn example() -> Script {
    let mut script = Script::new();
    script.ask("openExample", json!({})).unwrap();
    script
}

/// Thousandths, so that sums are exact.
pub fn amount(value: &Value) -> i128 {
    let amount: plan::money::Money = value.as_str().unwrap_or("0").parse().unwrap();
    amount.thousandths()
}

fn sum(rows: &Value, path: &str) -> i128 {
    rows.as_array().unwrap().iter().map(|row| amount(row.pointer(path).unwrap())).sum()
}

#[test]
fn pay_is_typed_like_any_grid() {
    check(
        |script| {
            with_quotas(script);
            script.title("Plans by their names, and objectives");
            script.enter("quotas", &[(0, "payPlan", "commercial rep"), (0, "score", "90")]);
            script.enter("quotas", &[(0, "score", "+5"), (1, "score", "*2")]);
            script.enter("presales", &[(0, "payPlan", "Presales linear"), (0, "score", "105%")]);
            script.enter("presales", &[(1, "leaves", "3/1/2027 - 3/14/2027"), (1, "base", "+5%")]);
            let view = script.view("payouts");
            script.table(&view["sellers"], &["name", "ownPlan", "score", "pay/plan"]);
            script.table(&view["presales"], &["name", "ownPlan", "score", "pay/plan"]);
            script.title("A plan of another role, a name that is none");
            script.enter("presales", &[(0, "payPlan", "Enterprise rep")]);
            script.enter("quotas", &[(0, "payPlan", "Enterprise reps")]);
            script.enter("quotas", &[(0, "score", "=-1"), (1, "score", "2000")]);
            script.enter("quotas", &[(1, "score", "much")]);
            script.enter("quotas", &[(0, "payPlan", ""), (0, "score", "")]);
            script.title("Managers and attainments of teams");
            script.enter("teams", &[(0, "base", "165k"), (0, "targetVariable", "110k")]);
            script.enter("teams", &[(0, "targetVariable", "+10%")]);
            script.enter("teams", &[(1, "attainment", "110"), (0, "payPlan", "manager on team")]);
            script.enter("teams", &[(0, "score", "95")]);
            let view = script.view("payouts");
            script.table(
                &view["managers"],
                &["name", "teamName", "base", "targetVariable", "ownPlan", "score", "attainment"],
            );
            script.table(&view["teams"], &["name", "depth", "typed", "assumed"]);
            script.title("Maths works on what the cell shows: the attainment of the team");
            script.enter("quotas", &[(0, "attainment", "+5")]);
            let view = script.view("payouts");
            script.table(&view["sellers"], &["name", "attainment", "ownAttainment"]);
            script.title("The amount that is wrong is told, not its neighbour");
            script.enter("teams", &[(0, "base", "170k"), (0, "targetVariable", "=-5")]);
            script.enter("teams", &[(0, "base", "17x"), (0, "targetVariable", "5.555")]);
            script.enter("teams", &[(0, "base", ""), (0, "targetVariable", "")]);
            let view = script.view("payouts");
            script.tell(format!("Managers who are paid: {}", view["managers"].as_array().unwrap().len()));
        },
        expect![[r#"
            ## Plans by their names, and objectives
            - enter: Changed 1 row [rows 1]
            - enter: Set objectives reached of 2 people [rows 2]
            - enter: Changed 1 row [rows 1]
            - enter: Changed 2 cells [rows 1]
              name         ownPlan  score  pay/plan
              Seat ENT-01  1        0.95   1
              Seat ENT-02  -        2      0
              Seat ENT-03  -        -      0
              Seat ENT-04  -        -      0
              Seat COM-01  -        -      1
              Seat COM-02  -        -      1
              name        ownPlan  score  pay/plan
              Seat SE-01  3        1.05   3
              Seat SE-02  -        -      3

            ## A plan of another role, a name that is none
            - refused: payPlan.forOthers (row 0, column payPlan): This pay plan is for sellers only. -> Choose a plan of the right role, or add one.
            - refused: entry.noSuchName (row 0, column payPlan): There is no pay plan called “Enterprise reps”. -> Choose one from the list.
            - refused: entry.cellsRefused: 2 cells were refused. Nothing was changed. -> Mend the marked cells and try again.
                rate.outOfRange (row 0, column score): −1% is not possible here. -> Write a value from 0% to 1,000%.
                rate.outOfRange (row 1, column score): 2,000% is not possible here. -> Write a value from 0% to 1,000%.
            - refused: entry.notANumber (row 1, column score): “much” is not a number. -> Write for example 1,234.5, 250k, 1.2M or +10%.
            - enter: Changed 1 row [rows 1]

            ## Managers and attainments of teams
            - enter: Set pay of the manager of team Enterprise to $165,000 base and $110,000 target variable [rows 1]
            - enter: Set pay of the manager of team Enterprise to $165,000 base and $121,000 target variable [rows 1]
            - enter: Changed 2 rows [rows 2]
            - enter: Set objectives reached of the manager of team Enterprise to 95% [rows 1]
              name         teamName    base       targetVariable  ownPlan  score  attainment
              Seat MGR-01  Enterprise  165000.00  121000.00       4        0.95   1.1
              name        depth  typed  assumed
              Enterprise  1      -      1
              Coast       2      1.1    1.1

            ## Maths works on what the cell shows: the attainment of the team
            - enter: Set assumed attainment of Seat ENT-01 to 115% [rows 1]
              name         attainment  ownAttainment
              Seat ENT-01  1.15        true
              Seat ENT-02  1.1         false
              Seat ENT-03  1           false
              Seat ENT-04  1           false
              Seat COM-01  1           false
              Seat COM-02  1           false

            ## The amount that is wrong is told, not its neighbour
            - refused: entry.cellsRefused: 1 cell was refused. Nothing was changed. -> Mend the marked cells and try again.
                amount.negative (row 0, column targetVariable): −$5 is below zero. -> Write zero or more, or leave it empty.
            - refused: entry.cellsRefused: 2 cells were refused. Nothing was changed. -> Mend the marked cells and try again.
                entry.notANumber (row 0, column base): “17x” is not a number. -> Write for example 1,234.5, 250k, 1.2M or +10%.
                entry.tooPrecise (row 0, column targetVariable): “5.555” has more than 2 decimals. -> Round it; nothing is rounded without you.
            - enter: Cleared pay of the manager of team Enterprise [rows 1]
            Managers who are paid: 0
        "#]],
    );
}

fn deal_table(script: &mut Script) {
    let view = script.view("payouts");
    let columns = ["id", "name", "sellerName", "date", "amount", "units", "cancelled", "outside"];
    script.table(&view["deals"], &columns);
    script.table(&view["sellers"], &["name", "deals", "attainment", "bookings"]);
}

#[test]
fn deals_are_typed_row_by_row() {
    check(
        |script| {
            with_quotas(script);
            script.title("A new row is a deal once seller, date and amount stand in it");
            script.enter("deals", &[(0, "name", "Renewal")]);
            script.enter("deals", &[(0, "seller", "Seat ENT-01"), (0, "amount", "400k")]);
            script.enter(
                "deals",
                &[
                    (0, "name", "Renewal"),
                    (0, "seller", "seat ent-01"),
                    (0, "date", "3/15/2027"),
                    (0, "amount", "400k"),
                    (0, "units", "25"),
                ],
            );
            script.title("Several rows at once, with blank ones below");
            script.enter(
                "deals",
                &[
                    (1, "name", "Expansion"),
                    (2, "name", "Pilot"),
                    (1, "seller", "Seat ENT-02"),
                    (2, "seller", "ENT-02"),
                    (1, "date", "30 Sep 2027"),
                    (2, "date", "2027-02-01"),
                    (1, "amount", "900,000"),
                    (2, "amount", "150000"),
                    (3, "name", ""),
                    (3, "seller", " "),
                ],
            );
            deal_table(script);
            script.title("Cells of deals that stand");
            script.enter("deals", &[(0, "amount", "+5%"), (0, "cancelled", "5/2/2027")]);
            script.enter("deals", &[(1, "seller", "Seat ENT-01"), (2, "units", "*2")]);
            deal_table(script);
            script.title("Refused at its cell");
            script.enter("deals", &[(0, "date", "6/1/2027")]);
            script.enter("deals", &[(1, "date", "2028-01-01"), (2, "amount", "-1")]);
            script.enter("deals", &[(1, "amount", ""), (2, "date", "soon"), (2, "seller", "Seat")]);
            script.enter(
                "deals",
                &[(9, "amount", "1.234"), (9, "seller", "Seat ENT-01"), (9, "date", "2027-02-01")],
            );
            script.enter("deals", &[(0, "sellerName", "x")]);
            script.act("undo", json!({}));
            script.act("undo", json!({}));
            script.change(json!([{ "type": "removeDeals", "deals": [1, 2] }]));
            deal_table(script);
        },
        expect![[r#"
            ## A new row is a deal once seller, date and amount stand in it
            - refused: entry.cellsRefused: 3 cells were refused. Nothing was changed. -> Mend the marked cells and try again.
                entry.missing (row 0, column seller): This cell cannot be empty. -> Write a value.
                entry.missing (row 0, column date): This cell cannot be empty. -> Write a value.
                entry.missing (row 0, column amount): This cell cannot be empty. -> Write a value.
            - refused: entry.cellsRefused: 1 cell was refused. Nothing was changed. -> Mend the marked cells and try again.
                entry.missing (row 0, column date): This cell cannot be empty. -> Write a value.
            - enter: Added deal Renewal of Seat ENT-01: $400,000 [rows 1]

            ## Several rows at once, with blank ones below
            - enter: Added 2 deals of Seat ENT-02 [rows 2]
              id  name       sellerName   date        amount     units  cancelled  outside
              0   Renewal    Seat ENT-01  2027-03-15  400000.00  25     -          false
              1   Expansion  Seat ENT-02  2027-09-30  900000.00  0      -          false
              2   Pilot      Seat ENT-02  2027-02-01  150000.00  0      -          false
              name         deals  attainment  bookings
              Seat ENT-01  1      0.26666667  400000.00
              Seat ENT-02  2      0.7         1050000.00
              Seat ENT-03  0      1           0.00
              Seat ENT-04  0      1           0.00
              Seat COM-01  0      1           800000.00
              Seat COM-02  0      1           0.00

            ## Cells of deals that stand
            - enter: Changed deal Renewal of Seat ENT-01 [rows 1]
            - enter: Changed 2 deals of Seat ENT-02 [rows 1]
              id  name       sellerName   date        amount     units  cancelled   outside
              0   Renewal    Seat ENT-01  2027-03-15  420000.00  25     2027-05-02  false
              1   Expansion  Seat ENT-01  2027-09-30  900000.00  0      -           false
              2   Pilot      Seat ENT-02  2027-02-01  150000.00  0      -           false
              name         deals  attainment  bookings
              Seat ENT-01  2      0.6         900000.00
              Seat ENT-02  1      0.1         150000.00
              Seat ENT-03  0      1           0.00
              Seat ENT-04  0      1           0.00
              Seat COM-01  0      1           800000.00
              Seat COM-02  0      1           0.00

            ## Refused at its cell
            - refused: deal.cancelledBefore (row 0, column date): The deal is cancelled on 2027-05-02, before it is won. -> Change one of the two dates.
            - refused: entry.cellsRefused: 1 cell was refused. Nothing was changed. -> Mend the marked cells and try again.
                deal.outOfYear (row 1, column date): The deal is dated 2028-01-01, outside the plan year. -> Choose a day from 2027-01-01 to 2027-12-31.
            - refused: entry.cellsRefused: 3 cells were refused. Nothing was changed. -> Mend the marked cells and try again.
                entry.missing (row 1, column amount): This cell cannot be empty. -> Write a value.
                entry.notADate (row 2, column date): “soon” is not a date. -> Write for example 2027-01-31 or 1/31/2027.
                entry.noSuchName (row 2, column seller): There is no seller called “Seat”. -> Choose one from the list.
            - refused: entry.cellsRefused: 1 cell was refused. Nothing was changed. -> Mend the marked cells and try again.
                entry.tooPrecise (row 9, column amount): “1.234” has more than 2 decimals. -> Round it; nothing is rounded without you.
            - refused: entry.notEditable (row 0, column sellerName): This column is calculated. -> Change what it is calculated from.
            - undo: Changed 2 deals of Seat ENT-02 [rows 1]
            - undo: Changed deal Renewal of Seat ENT-01 [rows 1]
            - change: Removed 2 deals of Seat ENT-02 [rows 2]
              id  name     sellerName   date        amount     units  cancelled  outside
              0   Renewal  Seat ENT-01  2027-03-15  400000.00  25     -          false
              name         deals  attainment  bookings
              Seat ENT-01  1      0.26666667  400000.00
              Seat ENT-02  0      1           1500000.00
              Seat ENT-03  0      1           0.00
              Seat ENT-04  0      1           0.00
              Seat COM-01  0      1           800000.00
              Seat COM-02  0      1           0.00
        "#]],
    );
}

/// Every way of adding the year up gives the year.
#[test]
fn payouts_add_up() {
    let mut script = example();
    for attainment in ["1", "0.735", "1.4"] {
        script.change(json!([{ "type": "setAttainment", "rate": attainment }]));
        let view = script.view("payouts");
        let total = amount(&view["cost"]["total"]);
        assert_eq!(sum(&view["quarters"], "/total"), total);
        let base = amount(&view["cost"]["base"]);
        assert_eq!(sum(&view["quarters"], "/base"), base);
        assert_eq!(sum(&view["quarters"], "/variable"), total - base);
        assert_eq!(sum(&view["quarters"], "/bookings"), amount(&view["cost"]["bookings"]));
        let people = ["sellers", "presales", "managers"];
        assert_eq!(people.iter().map(|who| sum(&view[*who], "/pay/total")).sum::<i128>(), total);
        let variance = amount(&view["cost"]["variance"]);
        assert_eq!(total - amount(&view["cost"]["budget"]), variance);
        for person in view["payments"].as_array().unwrap() {
            let paid = sum(&person["payments"], "/net");
            assert_eq!(sum(&person["components"], "/variable"), paid, "{}", person["name"]);
        }
    }
    // Bookings follow the season of the example: the last quarter is the best.
    let view = script.view("payouts");
    let quarters: Vec<i128> =
        view["quarters"].as_array().unwrap().iter().map(|quarter| amount(&quarter["bookings"])).collect();
    assert!(quarters.is_sorted() && quarters[0] > 0, "{quarters:?}");
}

/// At the attainment somebody has, the heat map says what the table says.
#[test]
fn the_heat_map_agrees_with_the_table() {
    let mut script = example();
    let view = script.view("payouts");
    let steps: Vec<String> = view["heatSteps"].as_array().unwrap().iter().map(text).collect();
    let full = steps.iter().position(|step| step == "1").unwrap();
    let sellers = view["sellers"].as_array().unwrap();
    let mut compared = 0;
    for (row, seller) in view["heat"].as_array().unwrap().iter().zip(sellers) {
        assert_eq!(row["name"], seller["name"]);
        assert_eq!(row["cells"][full]["variable"], seller["pay"]["targetVariable"]);
        if seller["attainment"] == "1" {
            assert_eq!(row["cells"][full]["variable"], seller["pay"]["variable"]);
            compared += 1;
        }
        let paid: Vec<i128> =
            row["cells"].as_array().unwrap().iter().map(|cell| amount(&cell["variable"])).collect();
        assert!(paid.is_sorted(), "{paid:?}");
    }
    assert!(compared > 5);
    let people = sellers.len()
        + view["presales"].as_array().unwrap().len()
        + view["managers"].as_array().unwrap().len();
    assert_eq!(view["heat"].as_array().unwrap().len(), people);
    // Twice the rate above 125 %: 25 % at 1.5 and 75 % at 2 on top of the target.
    assert_eq!(view["heat"][0]["cells"][9]["shareOfTarget"], "2.875");
}

/// A commission is paid on what is booked: the heat map and the curve know each person's own quota.
#[test]
fn commissions_are_paid_on_the_quota_of_each() {
    let mut script = example();
    let commission = |measure: &str, role: &str, rate: &str| {
        json!({ "type": "addPayPlan", "plan": { "id": 0, "name": format!("{role} commission"), "role": role,
            "segment": "none", "components": [{
                "name": "", "measures": [{ "measure": measure, "weight": "1" }],
                "reward": { "by": "commission", "rate": rate },
                "shape": { "by": "marginal", "tiers": [{ "from": "0", "multiplier": "1" }] } }] } })
    };
    script.change(json!([commission("own", "seller", "0.1"), commission("pool", "presales", "0.003")]));
    script.change(json!([
        { "type": "setSellerPayPlan", "seller": 0, "plan": 5 },
        { "type": "setPresalesPayPlan", "presales": 0, "plan": 6 },
    ]));
    let view = script.view("payouts");
    let heat = view["heat"].as_array().unwrap();
    // 10 % of a quota of 1,500,000; 0.3 % of the whole pool target of 13,000,000.
    assert_eq!(heat[0]["cells"][5]["variable"], "150000.00");
    let presales = heat.iter().find(|row| row["payee"]["is"] == "presales").unwrap();
    assert_eq!(presales["cells"][5]["variable"], "39000.00");
    for (plan, at_half) in [(5, "75000.00"), (6, "19500.00")] {
        let curve = view["payPlans"][plan]["curve"].as_array().unwrap();
        let point = curve.iter().find(|point| point["attainment"] == "0.5").unwrap();
        assert_eq!(point["variable"], at_half);
    }
}

#[test]
fn a_plan_that_nobody_is_on_has_the_curve_of_its_role() {
    let mut script = example();
    let view = script.view("payouts");
    let smb = &view["payPlans"][2];
    assert_eq!((&smb["name"], &smb["people"]), (&"SMB rep".into(), &0.into()));
    // Ten at 150,000 and six at 100,000.
    assert_eq!((&smb["targetVariable"], &smb["base"]), (&"131250.00".into(), &"131250.00".into()));
    let curve = smb["curve"].as_array().unwrap();
    assert_eq!(curve.iter().find(|point| point["attainment"] == "1").unwrap()["variable"], "131250.00");
    assert_eq!(curve.last().unwrap()["variable"], "328125.00");
    assert!(view["readyMade"].as_array().unwrap().len() >= 4);
}

/// Only what is about pay.
#[test]
fn findings_about_pay_stand_beside_it() {
    let mut script = example();
    script.change(json!([{ "type": "setPayBudget", "amount": "1000000" }]));
    let view = script.view("payouts");
    let codes: Vec<String> =
        view["findings"].as_array().unwrap().iter().map(|found| text(&found["code"])).collect();
    assert!(codes.contains(&"findings.overBudget".to_owned()), "{codes:?}");
    assert!(!codes.iter().any(|code| code.contains("presalesContended")), "{codes:?}");
}
