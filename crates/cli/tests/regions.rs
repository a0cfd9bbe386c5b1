//! Regions out of a GeoJSON file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::Place;
use expect_test::expect;
use serde_json::json;

/// California and Nevada, roughly, by two properties.
const SHAPES: &str = r#"{"type": "FeatureCollection", "features": [
  {"type": "Feature", "properties": {"code": "W1", "region": "Coast"}, "geometry": {"type": "Polygon",
    "coordinates": [[[-124.5, 32.5], [-117, 32.5], [-120, 39], [-120, 42], [-124.5, 42], [-124.5, 32.5]]]}},
  {"type": "Feature", "properties": {"code": "W2", "region": "Desert"}, "geometry": {"type": "MultiPolygon",
    "coordinates": [[[[-120, 39], [-117, 32.5], [-109, 32.5], [-109, 42], [-120, 42], [-120, 39]]]]}},
  {"type": "Feature", "properties": {"region": "A city"}, "geometry": {"type": "Point", "coordinates": [-118, 34]}}
]}"#;

fn place() -> Place {
    let place = Place::with_example();
    place.write("west.geojson", SHAPES);
    place
}

#[test]
fn they_come_in_are_listed_and_one_undo_takes_them_back() {
    let place = place();
    let import = ["import", "example.podplan", "west.geojson", "--as", "regions"];
    expect![[r#"
        west.geojson → west
          Regions                   2
          Corners kept              10 / 10
          Accounts inside           67
          Accounts outside          333
          Accounts without a place  0
        · 1 feature left out: it has no area (a point, a line or nothing).

        Property  Regions  Different  Such as
        ────────────────────────────────────────────────────────
        code            2          2  W1 | W2
        region          2          2  Coast | Desert  ← the name
    "#]]
    .assert_eq(&place.does(&[&import[..], &["--preview"]].concat()));
    expect![[r#"
        Brought in 2 regions as west
        · 1 feature left out: it has no area (a point, a line or nothing).
    "#]]
    .assert_eq(&place.does(&import));
    expect![[r#"
        FY27 North America · Regions · amounts in USD
        → #0 west · 2 regions

        Region  Accounts   Potential  Most in territory                There
        ────────────────────────────────────────────────────────────────────
        Coast         52  13,352,000  Commercial Pacific                  23
        Desert        15   3,003,000  Enterprise Central and Mountain      7

          In no region     333 accounts, $63,702,000 of potential, 20,963 hours
          Without a place  0 accounts, $0 of potential, 0 hours
    "#]]
    .assert_eq(&place.does(&["show", "example.podplan", "--view", "regions"]));
    let view = place.json(&["show", "example.podplan", "--view", "regions", "--json"]);
    let listed =
        view["regions"].as_array().unwrap().iter().map(|row| row["load"]["accounts"].as_u64().unwrap());
    let others = ["outside", "unplaced"].map(|part| view[part]["accounts"].as_u64().unwrap());
    assert_eq!(listed.sum::<u64>() + others.iter().sum::<u64>(), 400);
    place.does(&["undo", "example.podplan"]);
    assert_eq!(place.json(&["show", "example.podplan", "--view", "regions", "--json"])["sets"], json!([]));
}

#[test]
fn the_property_with_the_names_can_be_said() {
    let place = place();
    place.does(&["import", "example.podplan", "west.geojson", "--as", "regions", "--name", "CODE"]);
    let view = place.json(&["show", "example.podplan", "--view", "regions", "--set", "0", "--json"]);
    assert_eq!(view["regions"][1]["name"], "W2");
    let refused =
        place.refuses(&["import", "example.podplan", "west.geojson", "--as", "regions", "--name", "nom"]);
    assert!(refused.contains("Choose one of these: code, region."), "{refused}");
}

#[test]
fn a_set_is_called_by_its_name_or_its_number_and_others_are_not_there() {
    let place = place();
    place.does(&["import", "example.podplan", "west.geojson", "--as", "regions"]);
    place.write("one.geojson", SHAPES.replace("MultiPolygon", "Point"));
    let one = SHAPES.split(",\n  {\"type\": \"Feature\", \"properties\": {\"code\": \"W2\"").next().unwrap();
    place.write("one.geojson", format!("{one}]}}"));
    place.does(&["import", "example.podplan", "one.geojson", "--as", "regions"]);
    let show = |set: &str| {
        ["show", "example.podplan", "--view", "regions", "--set"]
            .into_iter()
            .chain([set])
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let run = |set: &str, more: &[&str]| {
        let command = show(set);
        place.run(&command.iter().map(String::as_str).chain(more.iter().copied()).collect::<Vec<_>>())
    };
    for set in ["one", "ONE", "#1", "1"] {
        let told = run(set, &[]).out;
        assert!(told.contains("→ #1 one · 1 region\n") && told.contains("  #0 west · 2 regions\n"), "{told}");
    }
    let refused = run("7", &[]);
    assert_eq!(refused.status, 1);
    assert_eq!(refused.err, "podplan: The plan has no set of regions called “7”.\n  It has: west, one.\n");
    assert!(run("7", &["--lang", "es"]).err.contains("ningún conjunto de regiones con el nombre «7»"));
    let carve = place.refuses(&["carve", "example.podplan", "--contiguous", "regions", "--set", "7"]);
    assert!(carve.contains("no set of regions called “7”"), "{carve}");
}

#[test]
fn what_is_no_geojson_in_degrees_is_refused() {
    let place = place();
    place.write("metres.geojson", SHAPES.replace("[-120, 39]", "[652000, 6862000]"));
    let import = |file| ["import", "example.podplan", file, "--as", "regions", "--lang", "es"];
    let refused = place.refuses(&import("metres.geojson"));
    assert!(refused.contains("parecen proyectadas") && refused.contains("WGS 84"), "{refused}");
    place.write("short.geojson", &SHAPES[..300]);
    assert!(place.refuses(&import("short.geojson")).contains("termina a la mitad"));
    assert!(place.refuses(&import("example.podplan")).contains("no es un archivo GeoJSON"));
    assert!(place.refuses(&import("none.geojson")).contains("no existe"));
}
