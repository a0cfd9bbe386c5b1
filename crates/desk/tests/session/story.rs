//! The plan that the sessions are about: six seats, two presales members, ten accounts in the West.

use serde_json::json;

use crate::script::Script;

pub const ACCOUNTS: &str = "\
External ID,Account name,Country,State,City,Postal code,Industry,Segment,Company size,Potential,Workload,Last bookings
A-01,Cedar Freight,United States,CA,Fresno,93650,Logistics,Enterprise,4000,2500000,120,900000
A-02,Harbour Foods,United States,CA,Oakland,94601,Retail,Enterprise,3500,1800000,90,600000
A-03,Granite Bank,United States,OR,Salem,97301,Financial services,Enterprise,5200,3200000,150,1100000
A-04,Juniper Health,United States,WA,Spokane,99201,Healthcare,Enterprise,2800,1500000,80,
A-05,Mesa Textiles,United States,AZ,Mesa,85201,Manufacturing,Commercial,600,400000,30,120000
A-06,Prairie Tools,United States,NV,Reno,89501,Manufacturing,Commercial,750,550000,35,200000
A-07,Quarry Stone,United States,NV,Elko,89801,Construction,Commercial,300,250000,20,80000
A-08,Summit Cycles,United States,UT,Provo,84601,Retail,Commercial,420,300000,25,0
A-09,Tidewater Labs,United States,WA,Tacoma,98401,Healthcare,Enterprise,1900,1000000,70,300000
A-10,Upland Dairy,United States,ID,Boise,83701,Food,,210,,15,
";

pub const PRESALES: &str = "\
Seat;Name;Segment;Start;Base salary;Target variable;Skills
SE-01;Seat SE-01;Enterprise;2020-02-01;135.000,00;45.000,00;Data platform
SE-02;Seat SE-02;Enterprise;2022-09-01;120.000,50;40.000,00;Security
";

/// Four Enterprise seats, one of them vacant until July, and two Commercial ones, as a workbook.
pub fn sellers_workbook() -> Vec<u8> {
    use exchange::{Column, Kind, Sheet, Value, workbook_bytes};
    let words = |texts: &[&str]| texts.iter().map(|text| Value::Text((*text).to_owned())).collect::<Vec<_>>();
    let seat = |seat: &str, segment: &str, vacancy: &str, start: &str, pay: i64, last: Option<i64>| {
        let mut row = words(&[seat, &format!("Seat {seat}"), segment, vacancy]);
        row.push(Value::Date(start.to_owned()));
        row.extend([Value::Money(pay * 100), Value::Money(pay * 100)]);
        row.push(last.map_or(Value::Empty, |last| Value::Money(last * 100)));
        row
    };
    let money = Kind::Money { minor_units: 2 };
    let columns = [
        ("Seat", Kind::Text),
        ("Name", Kind::Text),
        ("Segment", Kind::Text),
        ("Vacancy", Kind::Text),
        ("Start date", Kind::Date),
        ("Base salary", money),
        ("Target variable", money),
        ("Last bookings", money),
    ];
    let mut sheet = Sheet::new("Sellers", columns.map(|(title, kind)| Column::new(title, kind)).to_vec());
    sheet.rows = vec![
        seat("ENT-01", "Enterprise", "no", "2019-03-01", 150_000, Some(1_300_000)),
        seat("ENT-02", "Enterprise", "no", "2021-06-15", 150_000, Some(1_100_000)),
        seat("ENT-03", "Enterprise", "no", "2026-11-01", 150_000, None),
        seat("ENT-04", "Enterprise", "yes", "2027-07-01", 150_000, None),
        seat("COM-01", "Commercial", "no", "2022-01-10", 100_000, Some(700_000)),
        seat("COM-02", "Commercial", "no", "2023-04-01", 100_000, Some(640_000)),
    ];
    workbook_bytes(&[sheet]).unwrap()
}

/// Accounts and people brought in, nothing decided.
pub fn with_facts(script: &mut Script) {
    script.new_plan();
    for (target, name, content) in [
        ("accounts", "accounts.csv", ACCOUNTS.as_bytes().to_vec()),
        ("sellers", "sellers.xlsx", sellers_workbook()),
        ("presales", "presales.csv", PRESALES.as_bytes().to_vec()),
    ] {
        let file = script.file(name, content);
        script.import(target, &file);
    }
}

pub fn territories(script: &mut Script) {
    script.change(json!([
        { "type": "addTerritory", "name": "California", "seller": 0 },
        { "type": "addTerritory", "name": "Northwest", "seller": 1 },
        { "type": "addTerritory", "name": "Desert", "seller": 4 },
    ]));
    script.change(json!([
        { "type": "addRule", "territory": 0, "conditions": [
            { "test": "is", "field": "state", "values": ["CA"] }, { "test": "is", "field": "segment", "values": ["enterprise"] },
        ] },
        { "type": "addRule", "territory": 1, "conditions": [{ "test": "is", "field": "state", "values": ["OR", "WA"] }] },
        { "type": "addRule", "territory": 2, "conditions": [
            { "test": "startsWith", "field": "postalCode", "values": ["85", "89"] },
        ] },
    ]));
    script.change(json!([{ "type": "placeAccounts", "accounts": [7], "territory": 2 }]));
}

pub fn pools(script: &mut Script) {
    script.change(json!([
        { "type": "addPool", "name": "Enterprise West" },
        { "type": "moveSeller", "seller": 0, "pool": 0 },
        { "type": "moveSeller", "seller": 1, "pool": 0 },
        { "type": "moveSeller", "seller": 2, "pool": 0 },
        { "type": "addPool", "name": "Commercial West" },
        { "type": "moveSeller", "seller": 4, "pool": 1 },
        { "type": "moveSeller", "seller": 5, "pool": 1 },
    ]));
    script.change(json!([
        { "type": "attachPresales", "presales": 0, "pool": 0, "weight": "1" },
        { "type": "attachPresales", "presales": 1, "pool": 0, "weight": "0.6" },
        { "type": "attachPresales", "presales": 1, "pool": 1, "weight": "0.4" },
    ]));
}
