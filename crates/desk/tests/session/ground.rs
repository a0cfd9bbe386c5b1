//! Territories on the ground: accounts placed by their address, the map, groups, travel and owner_change.

use serde_json::{Value, json};

use crate::script::Script;

/// Sellers A and B, a territory each, and accounts of which one is nowhere.
fn small_plan(script: &mut Script) {
    script.new_plan();
    let rows = json!([
        ["A-1", "Bay One", "US", "CA", "Oakland", "94612", "", "", "Enterprise", "Seat A", "100", "10"],
        [
            "A-2",
            "Bay Two",
            "United States",
            "California",
            "San Francisco",
            "",
            "",
            "",
            "Enterprise",
            "Seat B",
            "200",
            "10"
        ],
        ["A-3", "By hand", "US", "WA", "Seattle", "98101", "47.5", "-122.5", "Enterprise", "", "300", "20"],
        ["A-4", "Far away", "Atlantis", "", "Deep", "", "", "", "Enterprise", "s-b", "400", ""],
        ["A-5", "Somewhere", "Estados Unidos", "Texas", "", "", "", "", "Enterprise", "", "500", ""],
        ["A-6", "Old world", "España", "", "", "", "", "", "Enterprise", "", "600", ""],
    ]);
    let columns = [
        "externalId",
        "name",
        "country",
        "state",
        "city",
        "postalCode",
        "latitude",
        "longitude",
        "segment",
        "owner",
        "potential",
        "workload",
    ];
    let sellers = json!([["s-a", "Seat A", "Enterprise"], ["s-b", "Seat B", "Enterprise"]]);
    script.change(json!([
        { "type": "importAccounts", "columns": columns, "rows": rows },
        { "type": "importSellers", "columns": ["externalId", "name", "segment"], "rows": sellers },
        { "type": "addTerritory", "name": "North", "seller": 0 },
        { "type": "addTerritory", "name": "South", "seller": 1 },
        { "type": "placeAccounts", "accounts": [0, 1, 2], "territory": 0 },
        { "type": "placeAccounts", "accounts": [3, 4], "territory": 1 },
    ]));
}

fn of(view: &Value, list: &str) -> Vec<i64> {
    view["points"][list].as_array().unwrap().iter().map(|number| number.as_i64().unwrap()).collect()
}

#[test]
fn ground_accounts_lie_where_their_address_says() {
    let mut script = Script::new();
    small_plan(&mut script);
    let map = script.view("map");
    assert_eq!(of(&map, "accounts"), [0, 1, 2, 4, 5]);
    assert_eq!(of(&map, "territories"), [0, 0, 0, 1, -1]);
    assert_eq!(of(&map, "foundBy"), [1, 2, 0, 3, 4]);
    // Shares of 2,100 in all, the account that is nowhere counted too.
    assert_eq!(of(&map, "weights"), [47_619_048, 95_238_095, 142_857_143, 238_095_238, 285_714_286]);
    assert_eq!((of(&map, "latitudes")[2], of(&map, "longitudes")[2]), (475_000, -1_225_000));
    assert_eq!(map["placedBy"], json!([1, 1, 1, 1, 1]));
    assert_eq!((&map["unplaced"], &map["unitedStates"]), (&json!(1), &json!(false)));
    assert_eq!(
        map["unplacedRows"],
        json!([{ "account": 3, "name": "Far away", "address": "Deep, Atlantis" }])
    );
    assert!(map["attribution"].as_str().unwrap().contains("GeoNames"));
}

#[test]
fn ground_accounts_say_what_their_place_follows_from() {
    let mut script = Script::new();
    small_plan(&mut script);
    let request = json!({ "screen": "accounts", "from": 0, "count": 10 });
    let view = script.ask("look", json!({ "view": request })).unwrap();
    let rows = view["rows"].as_array().unwrap();
    let said: Vec<Value> = rows.iter().map(|row| row["placedBy"].clone()).collect();
    assert_eq!(json!(said), json!(["postalCode", "city", "coordinates", null, "state", "country"]));
}

#[test]
fn ground_a_move_is_weighed_with_who_changes_hands() {
    let mut script = Script::new();
    small_plan(&mut script);
    let edit = json!([{ "type": "placeAccounts", "accounts": [1, 2], "territory": 1 }]);
    let preview = script.ask("preview", json!({ "edits": edit })).unwrap();
    let owners = |row: usize, when: &str| {
        let change = &preview["territories"][row][format!("ownerChange{when}")];
        (change["owned"].as_u64().unwrap(), change["changing"].as_u64().unwrap())
    };
    // Bay Two is worked by who has the South: it stops changing hands.
    assert_eq!([owners(0, "Before"), owners(0, "After")], [(2, 1), (1, 0)]);
    assert_eq!([owners(1, "Before"), owners(1, "After")], [(1, 0), (2, 0)]);
    script.change(edit);
    let view = script.view("territories");
    for row in 0..2 {
        assert_eq!(preview["territories"][row]["ownerChangeAfter"], view["ground"][row]["ownerChange"]);
    }
}

#[test]
fn ground_follows_every_edit_and_undo() {
    let mut script = Script::new();
    small_plan(&mut script);
    let before = script.view("map");
    let cells = json!([
        { "account": 3, "field": "country", "text": "US" }, { "account": 3, "field": "state", "text": "NV" },
        { "account": 2, "field": "latitude", "text": "" }, { "account": 2, "field": "longitude", "text": "" },
    ]);
    script.change(
        json!([{ "type": "setAccounts", "cells": cells }, { "type": "removeAccounts", "accounts": [5] }]),
    );
    let after = script.view("map");
    assert_eq!(of(&after, "accounts"), [0, 1, 2, 3, 4]);
    assert_eq!(of(&after, "foundBy"), [1, 2, 1, 3, 3]);
    assert_eq!((&after["unplaced"], &after["unitedStates"]), (&json!(0), &json!(true)));
    script.ask("undo", json!({ "view": { "screen": "map" } })).unwrap();
    assert_eq!(script.view("map"), before);
    // A plan opened anew says the same.
    let file = script.head()["file"].as_str().unwrap().to_owned();
    let path = script.folder().join("plans").join(file);
    script.restart();
    let token = script.grant(path);
    script.ask("openPlan", json!({ "file": token })).unwrap();
    assert_eq!(script.view("map"), before);
}

#[test]
fn ground_travel_and_handover_are_worked_out() {
    let mut script = Script::new();
    small_plan(&mut script);
    let view = script.view("territories");
    let north = &view["ground"][0];
    assert_eq!(north["placed"], 3);
    // Half of the hours lie in Seattle and half around the bay, some 1,080 km away: the centre lies between.
    let mean: f64 = north["meanKm"].as_str().unwrap().parse().unwrap();
    let total: f64 = north["totalKm"].as_str().unwrap().parse().unwrap();
    assert!((500.0..580.0).contains(&mean) && (mean * 6.0 - total).abs() < 30.0, "{north}");
    assert_eq!(
        north["ownerChange"],
        json!({ "owned": 2, "ownedPotential": "300.00", "changing": 1, "changingPotential": "200.00" })
    );
    // The account that is nowhere has an owner all the same, who is the seller by key.
    assert_eq!(view["ground"][1]["ownerChange"]["changing"], 0);
    assert_eq!(view["ground"][1]["placed"], 1);
    assert_eq!(
        view["ownerChange"],
        json!({ "owned": 3, "ownedPotential": "700.00", "changing": 1, "changingPotential": "200.00" })
    );
    script.change(json!([{ "type": "setTerritorySeller", "territory": 0, "seller": null }]));
    assert_eq!(script.view("territories")["ground"][0]["ownerChange"]["changing"], 2);
}

#[test]
fn ground_compactness_is_whole_where_no_account_is_nearer() {
    let mut script = Script::new();
    script.new_plan();
    let places = ["2.0", "2.2", "2.4", "2.6", "40.0", "40.2", "40.4", "40.6"];
    let rows: Vec<Value> =
        (0..8).map(|row| json!([format!("A-{row}"), "Enterprise", "10.0", places[row]])).collect();
    script.change(json!([
        { "type": "importAccounts", "columns": ["externalId", "segment", "latitude", "longitude"], "rows": rows },
        { "type": "addTerritory", "name": "West", "seller": null },
        { "type": "addTerritory", "name": "East", "seller": null },
        { "type": "placeAccounts", "accounts": [0, 1, 2, 3], "territory": 0 },
        { "type": "placeAccounts", "accounts": [4, 5, 6, 7], "territory": 1 },
    ]));
    let compact = |script: &mut Script| {
        let view = script.view("territories");
        [0, 1].map(|row| view["ground"][row]["compactness"].as_str().unwrap().parse::<f64>().unwrap())
    };
    assert_eq!(compact(&mut script), [1.0, 1.0]);
    script.change(json!([
        { "type": "placeAccounts", "accounts": [3], "territory": 1 },
        { "type": "placeAccounts", "accounts": [4], "territory": 0 },
    ]));
    assert!(compact(&mut script).iter().all(|compactness| *compactness < 0.75));
}

#[test]
fn ground_groups_add_up_and_leave_out_what_is_kept_out() {
    let mut script = Script::new();
    small_plan(&mut script);
    script.change(json!([{ "type": "placeAccounts", "accounts": [5], "territory": null }]));
    let view = json!({ "screen": "treemap", "outer": "territory", "inner": "state", "by": "potential" });
    let tree = script.ask("look", json!({ "view": view })).unwrap();
    assert_eq!(tree["total"]["accounts"], 5);
    let names: Vec<&str> =
        tree["groups"].as_array().unwrap().iter().map(|group| group["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["South", "North"]);
    let south = &tree["groups"][0];
    assert_eq!(south["load"]["potential"], "900.00");
    assert_eq!(south["parts"][0]["name"], "Texas");
    assert_eq!(
        south["parts"][1],
        json!({ "name": "", "load": south["parts"][1]["load"], "territory": 1, "there": 1, "accounts": [3] })
    );
    // Chosen accounts add up; those that are not there count for nothing.
    let chosen = script.ask("chosen", json!({ "accounts": [0, 4, 99] })).unwrap();
    assert_eq!((&chosen["load"]["accounts"], &chosen["load"]["potential"]), (&json!(2), &json!("600.00")));
    assert_eq!(chosen["rows"][1]["territoryName"], "South");
}

/// Sixty territories in a row of towns, two accounts each.
fn many_territories(script: &mut Script) {
    script.new_plan();
    let rows: Vec<Value> = (0..120)
        .map(|at| {
            let (latitude, longitude) = (format!("{}", 30 + at / 2 % 8), format!("{}", -120 + at / 2));
            json!([format!("A-{at}"), "US", latitude, longitude, format!("{}", 1_000 * (1 + at / 2))])
        })
        .collect();
    let columns = ["externalId", "country", "latitude", "longitude", "potential"];
    let mut edits = vec![json!({ "type": "importAccounts", "columns": columns, "rows": rows })];
    edits.extend(
        (0..60).map(|at| json!({ "type": "addTerritory", "name": format!("T{at}"), "seller": null })),
    );
    edits.extend(
        (0..60)
            .map(|at| json!({ "type": "placeAccounts", "accounts": [2 * at, 2 * at + 1], "territory": at })),
    );
    script.change(Value::Array(edits));
}

#[test]
fn ground_a_move_recolours_no_territory_that_clashes_with_nobody() {
    let mut script = Script::new();
    many_territories(&mut script);
    let colours = |script: &mut Script| -> Vec<u64> {
        let map = script.view("map");
        map["territories"].as_array().unwrap().iter().map(|row| row["colour"].as_u64().unwrap()).collect()
    };
    let before = colours(&mut script);
    assert!(
        before.iter().all(|colour| *colour < 16)
            && before[..16].iter().collect::<std::collections::HashSet<_>>().len() == 16
    );
    script.change(json!([{ "type": "placeAccounts", "accounts": [0], "territory": 1 }]));
    assert_eq!(colours(&mut script), before);
    script.ask("undo", json!({ "view": { "screen": "map" } })).unwrap();
    script.change(json!([{ "type": "addTerritory", "name": "New", "seller": null }]));
    assert_eq!(colours(&mut script)[..60], before);
}

#[test]
fn ground_a_preview_shows_the_territories_that_move_most_and_counts_the_rest() {
    let mut script = Script::new();
    many_territories(&mut script);
    // Everybody's first account goes to the last territory.
    let accounts: Vec<usize> = (0..60).map(|at| 2 * at).collect();
    let edits = json!([{ "type": "placeAccounts", "accounts": accounts, "territory": 59 }]);
    let reply = script.ask("preview", json!({ "edits": edits })).unwrap();
    let shown: Vec<&str> =
        reply["territories"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!((shown.len(), shown[0], shown[1], shown[49]), (50, "T59", "T58", "T10"));
    assert_eq!(reply["moreTerritories"], 10);
}

/// All of them, however many and however written: a message would cut them short.
#[test]
fn ground_a_trial_names_every_account_that_is_not_there() {
    let mut script = Script::new();
    small_plan(&mut script);
    let long = "X-".repeat(40);
    let unknown: Vec<String> = (0..8).map(|at| format!("{long}{at}")).collect();
    let named: Vec<&str> = unknown.iter().map(String::as_str).chain(["A-1"]).collect();
    let conditions = json!([{"test": "named", "accounts": named}]);
    let trial = script.ask("tryRule", json!({"rule": null, "conditions": conditions})).unwrap();
    assert_eq!(trial["unknown"], json!(unknown));
    assert_eq!(trial["doubt"]["code"], "rule.noSuchAccounts");
    assert_eq!(trial["matches"], 0);
}
