//! Sheets of pay: they say what the payouts screen says.

use serde_json::json;

use crate::pay::{amount, example};
use crate::script::Script;

/// A sheet as rows of texts.
fn sheet(script: &mut Script, name: &str) -> Vec<Vec<String>> {
    let folder = script.folder().join("taken away");
    std::fs::create_dir_all(&folder).unwrap();
    let token = script.grant(folder.clone());
    script.ask("export", json!({ "folder": token, "what": "csv" })).unwrap();
    let table = exchange::read_table(&folder.join(name), &exchange::ReadOptions::default()).unwrap();
    let rows = table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text().to_owned()).collect());
    std::iter::once(table.headers.clone()).chain(rows).collect()
}

fn column<'a>(sheet: &'a [Vec<String>], title: &str) -> impl Iterator<Item = &'a str> {
    let place = sheet[0].iter().position(|other| other == title).expect(title);
    sheet[1..].iter().map(move |row| row.get(place).map_or("", String::as_str))
}

fn total(sheet: &[Vec<String>], title: &str) -> i128 {
    column(sheet, title).filter(|text| !text.is_empty()).map(|text| amount(&text.into())).sum()
}

#[test]
fn sheets_of_pay_say_what_the_screen_says() {
    let mut script = example();
    script.change(json!([
        { "type": "setPayPlan", "plan": { "id": 0, "name": "Enterprise rep", "role": "seller", "segment": "Enterprise",
            "frequency": "monthly", "draw": { "amount": "2000", "recoverable": true }, "components": [
                { "name": "Bookings", "measures": [{ "measure": "own", "weight": "1" }],
                    "reward": { "by": "target", "share": "0.8" },
                    "shape": { "by": "marginal", "tiers": [
                        { "from": "0", "multiplier": "1" }, { "from": "1", "multiplier": "1.5" }] },
                    "changes": [{ "from": "2027-07-01", "shape": { "by": "curve", "points": [
                        { "attainment": "0.5", "pays": "0.5" }, { "attainment": "2", "pays": "3" }] } }] },
                { "name": "Objectives", "measures": [{ "measure": "score", "weight": "1" }],
                    "reward": { "by": "target", "share": "0.2" },
                    "shape": { "by": "marginal", "tiers": [{ "from": "0", "multiplier": "1" }] } },
            ] } },
        { "type": "setScores", "cells": [{ "payee": { "is": "seller", "seller": 0 }, "score": "0.9" }] },
        { "type": "addDeals", "deals": [
            { "id": 0, "name": "Renewal", "seller": 0, "date": "2027-03-15", "amount": "400000.00", "units": "2.5", "cancelled": null }] },
    ]));
    let view = script.view("payouts");
    let cost = &view["cost"];
    let payouts = sheet(&mut script, "Projected payouts.csv");
    assert_eq!(payouts.len() - 1, view["payments"].as_array().unwrap().len());
    assert_eq!(total(&payouts, "Projected total (USD)"), amount(&cost["total"]));
    assert_eq!(column(&payouts, "Role").filter(|role| *role == "Manager").count(), 4);
    assert_eq!(column(&payouts, "Objectives reached").next(), Some("0.9"));
    let second = column(&payouts, "Component 2: Earned (USD)").collect::<Vec<_>>();
    // 20 % of 150,000 at 90 %; plans of one component have no second.
    assert_eq!((second[0], second[10]), ("27000.00", ""));

    let quarters = sheet(&mut script, "Pay by quarter.csv");
    assert_eq!(column(&quarters, "Period").collect::<Vec<_>>(), ["Q1", "Q2", "Q3", "Q4", "Plan year"]);
    assert_eq!(column(&quarters, "Last day").next(), Some("2027-03-31"));
    let paid: Vec<i128> =
        column(&quarters, "Projected total (USD)").map(|text| amount(&text.into())).collect();
    assert_eq!((paid[..4].iter().sum::<i128>(), paid[4]), (paid[4], amount(&cost["total"])));
    assert_eq!(column(&quarters, "Cost less budget (USD)").last(), cost["variance"].as_str());

    let payments = sheet(&mut script, "Payments.csv");
    assert_eq!(total(&payments, "Paid out (USD)") + total(&payments, "Base (USD)"), amount(&cost["total"]));
    let first: Vec<&str> = payments[1].iter().map(String::as_str).collect();
    assert_eq!(first[..5], ["Seat ENT-01", "Seller", "Enterprise rep", "1", "2027-01"]);
    // Nothing is booked before March: objectives alone, 27,000 by days worked, and the draw above that.
    assert_eq!(column(&payments, "Component 1: Earned (USD)").next(), Some("0.00"));

    let plans = sheet(&mut script, "Pay plans.csv");
    let of_first: Vec<Vec<&str>> = ["Component", "Shape", "In force from", "From attainment", "Multiplier"]
        .map(|title| column(&plans, title).take(5).collect())
        .to_vec();
    assert_eq!(of_first[0], ["Bookings", "Bookings", "Bookings", "Bookings", "Objectives"]);
    assert_eq!(of_first[1][..3], ["marginal tiers", "marginal tiers", "curve"]);
    assert_eq!(of_first[2][1..3], ["", "2027-07-01"]);
    assert_eq!(of_first[3][..4], ["0", "1", "0.5", "2"]);
    assert_eq!(of_first[4][1], "1.5");
    assert_eq!(column(&plans, "Draw").next(), Some("$2,000 a payment, recoverable"));

    let deals = sheet(&mut script, "Deals.csv");
    assert_eq!(deals[1], ["Renewal", "Seat ENT-01", "2027-03-15", "400000.00", "2.5", ""]);
    script.speak("es");
    assert_eq!(sheet(&mut script, "Planes de compensación.csv")[1][1], "vendedor");
}
