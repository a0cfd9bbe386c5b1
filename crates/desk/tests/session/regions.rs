//! Regions that somebody else drew: previewed, brought in, counted, drawn, taken back.

use std::fs;

use serde_json::{Value, json};

use crate::script::Script;

fn area(name: &str, west: f64) -> String {
    let east = west + 2.0;
    format!(
        r#"{{"type":"Feature","properties":{{"code":"{}","nom":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[[[{west},45],[{east},45],[{east},47],[{west},47],[{west},45]]]}}}}"#,
        name.len()
    )
}

fn two_areas() -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{},{}]}}"#, area("Ouest", 0.0), area("Est", 2.0))
}

/// Three accounts in the west, one in the east, one in none, one in the middle of its country, one nowhere.
fn plan(script: &mut Script) {
    script.new_plan();
    let row = |id: &str, country: &str, latitude: &str, longitude: &str, potential: &str| {
        json!([id, country, latitude, longitude, potential])
    };
    script.change(json!([
        { "type": "importAccounts", "columns": ["externalId", "country", "latitude", "longitude", "potential"], "rows": [
            row("a", "FR", "46", "1", "100"), row("b", "FR", "46.5", "1.5", "200"), row("c", "FR", "45.5", "0.5", "50"),
            row("d", "FR", "46", "3", "400"), row("e", "FR", "48.8", "2.3", "500"), row("f", "France", "", "", "600"),
            row("g", "Atlantis", "", "", "700"),
        ] },
        { "type": "addTerritory", "name": "One", "seller": null },
        { "type": "addTerritory", "name": "Two", "seller": null },
        { "type": "placeAccounts", "accounts": [0, 1, 3], "territory": 0 },
        { "type": "placeAccounts", "accounts": [2], "territory": 1 },
    ]));
}

fn look(script: &mut Script) -> Value {
    script.ask("look", json!({ "view": { "screen": "regions", "set": null } })).unwrap()
}

#[test]
fn regions_are_previewed_brought_in_and_taken_back() {
    let mut script = Script::new();
    plan(&mut script);
    let file = script.file("zones.geojson", two_areas());
    let options = json!({ "field": null });
    let preview = script.ask("readRegions", json!({ "file": file, "options": options })).unwrap();
    let told = |key: &str| preview[key].clone();
    assert_eq!((told("set"), told("field"), told("replaces")), (json!("zones"), json!("nom"), json!(false)));
    assert_eq!(
        (told("regions"), told("inside"), told("outside"), told("unplaced")),
        (json!(2), json!(4), json!(1), json!(2))
    );
    assert_eq!(told("names"), json!(["Ouest", "Est"]));
    assert_eq!(look(&mut script)["sets"], json!([]), "nothing is changed by looking");

    let body = json!({ "file": file, "options": options, "view": { "screen": "map" } });
    let reply = script.ask("importRegions", body.clone()).unwrap();
    assert_eq!(reply["done"], "Brought in 2 regions as zones");
    assert_eq!(reply["view"]["regionSets"][0]["name"], "zones");
    let view = look(&mut script);
    let rows = view["regions"].as_array().unwrap();
    let counts: Vec<_> =
        rows.iter().map(|row| (&row["load"]["accounts"], &row["territoryName"], &row["there"])).collect();
    assert_eq!(counts, [(&json!(3), &json!("One"), &json!(2)), (&json!(1), &json!("One"), &json!(1))]);
    assert_eq!((&view["outside"]["accounts"], &view["unplaced"]["accounts"]), (&json!(1), &json!(2)));

    let shapes = script.ask("shapes", json!({ "set": 0 })).unwrap();
    let points = script.view("map")["points"]["accounts"].clone();
    assert_eq!(points, json!([0, 1, 2, 3, 4, 5]));
    assert_eq!(shapes["at"], json!([0, 0, 0, 1, -1, -1]), "the middle of a country is in no region of it");
    assert_eq!(shapes["regions"][0]["rings"], json!([[20_000, 450_000, 0, 20_000, -20_000, 0, 0, -20_000]]));

    // The same file again: in place of the first, and nothing where nothing differs.
    assert_eq!(script.ask("importRegions", body.clone()).unwrap()["done"], Value::Null);
    let by_code = json!({ "file": file, "options": { "field": "CODE" }, "view": { "screen": "map" } });
    assert_eq!(script.ask("importRegions", by_code).unwrap()["rows"], 1);
    let view = look(&mut script);
    assert_eq!((view["sets"].as_array().unwrap().len(), &view["regions"][0]["name"]), (1, &json!("5")));

    let here = json!({ "view": { "screen": "overview" } });
    script.ask("undo", here.clone()).unwrap();
    assert_eq!(look(&mut script)["regions"][0]["name"], "Ouest");
    let remove =
        json!({ "edits": [{ "type": "removeRegions", "set": 0 }], "view": { "screen": "overview" } });
    assert_eq!(script.ask("change", remove).unwrap()["done"], "Removed the regions zones");
    assert_eq!(look(&mut script)["sets"], json!([]));
    script.ask("undo", here.clone()).unwrap();
    script.restart();
    script.ask("openRecent", json!({ "recent": 0 })).unwrap();
    assert_eq!(look(&mut script)["regions"][1]["name"], "Est", "they are in the file");
    script.ask("undo", here).unwrap();
    assert_eq!(look(&mut script)["sets"], json!([]));
}

#[test]
fn what_cannot_come_in_is_said_in_both_languages() {
    let mut script = Script::new();
    plan(&mut script);
    let metres = two_areas().replace("45]", "6500000]");
    let cases = [
        ("metres.geojson", metres, "regions.projected"),
        ("cut.geojson", two_areas()[..200].to_owned(), "regions.cutShort"),
        ("table.geojson", "Code;Name\n1;2\n".to_owned(), "regions.notGeoJson"),
    ];
    for (name, content, code) in cases {
        let file = script.file(name, content);
        let said = ["en", "es"].map(|language| {
            script.speak(language);
            let problem =
                script.ask("readRegions", json!({ "file": file, "options": { "field": null } })).unwrap_err();
            assert_eq!((&problem["code"], &problem["place"]["file"]), (&json!(code), &json!(name)));
            assert!(!problem["remedy"].as_str().unwrap().is_empty());
            problem["message"].clone()
        });
        assert_ne!(said[0], said[1]);
        let body = json!({ "file": file, "options": { "field": null }, "view": { "screen": "map" } });
        assert_eq!(script.ask("importRegions", body).unwrap_err()["code"], code);
    }
    script.speak("en");
    let file = script.file("zones.geojson", two_areas());
    let wrong = json!({ "file": file, "options": { "field": "name" } });
    let problem = script.ask("readRegions", wrong).unwrap_err();
    assert_eq!(problem["remedy"], "Choose one of these: code, nom.");
    assert_eq!(script.ask("shapes", json!({ "set": 3 })).unwrap_err()["code"], "regions.notFound");
    assert_eq!(look(&mut script)["sets"], json!([]));
}

#[test]
fn a_file_that_changed_since_its_preview_is_not_brought_in() {
    let mut script = Script::new();
    plan(&mut script);
    let file = script.file("zones.geojson", two_areas());
    let options = json!({ "field": null });
    script.ask("readRegions", json!({ "file": file, "options": options })).unwrap();
    fs::write(script.folder().join("zones.geojson"), two_areas().replace("Est", "East")).unwrap();
    let body = json!({ "file": file, "options": options, "view": { "screen": "map" } });
    assert_eq!(script.ask("importRegions", body).unwrap_err()["code"], "file.changed");
}

#[test]
fn what_is_left_out_named_anew_or_turned_round_is_said() {
    let mut script = Script::new();
    plan(&mut script);
    let nameless = area("", 4.0).replace(r#","nom":"""#, "");
    let point =
        r#"{"type":"Feature","properties":{"nom":"P"},"geometry":{"type":"Point","coordinates":[1,2]}}"#;
    let features = [
        area("Ouest", 0.0),
        area("Est", 2.0),
        nameless,
        area("est", 6.0),
        point.to_owned(),
        point.to_owned(),
    ];
    let file = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    let file = script.file("zones.geojson", file);
    let options = json!({ "field": "nom" });
    let preview = script.ask("readRegions", json!({ "file": file, "options": options })).unwrap();
    assert_eq!(preview["names"], json!(["Ouest", "Est", "Region 3", "est (2)"]));
    assert_eq!(
        preview["notes"],
        json!([
            "2 features left out: they have no area (points, lines or nothing).",
            "1 region has no name in “nom” and is called “Region 3”.",
            "Several regions are called “est”; the later ones get a number behind the name. If they belong together, \
             choose another property for the names or join them in the file.",
        ])
    );
    // The same areas with latitude first, which on this part of the earth are areas too.
    let turned =
        two_areas().replace("[0,45]", "[45,0]").replace("[2,45]", "[45,2]").replace("[4,45]", "[45,4]");
    let turned = turned.replace("[0,47]", "[47,0]").replace("[2,47]", "[47,2]").replace("[4,47]", "[47,4]");
    let file = script.file("turned.geojson", turned);
    let preview = script.ask("readRegions", json!({ "file": file, "options": options })).unwrap();
    assert_eq!(
        preview["notes"],
        json!([
            "No account lies in these regions, but 4 would if latitude and longitude changed places. GeoJSON puts longitude first."
        ])
    );
}
