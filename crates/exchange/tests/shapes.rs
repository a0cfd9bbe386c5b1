//! Areas of GeoJSON files: what they become, and what is refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use exchange::{Corner, NamedShape, ShapeLimits, ShapeProblem, Shapes, read_shapes, shapes_of};

const LIMITS: ShapeLimits = ShapeLimits { regions: 100, corners: 1_000 };

fn read(text: &str) -> Result<Shapes, ShapeProblem> {
    shapes_of(text.as_bytes(), LIMITS)
}

fn refused(text: &str) -> ShapeProblem {
    read(text).unwrap_err()
}

fn feature(properties: &str, kind: &str, coordinates: &str) -> String {
    format!(
        r#"{{"type":"Feature","properties":{properties},"geometry":{{"type":"{kind}","coordinates":{coordinates}}}}}"#
    )
}

fn collection(features: &[String]) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

fn square(x: f64, y: f64, side: f64) -> String {
    let (right, up) = (x + side, y + side);
    format!("[[[{x},{y}],[{right},{y}],[{right},{up}],[{x},{up}],[{x},{y}]]]")
}

fn one(kind: &str, coordinates: &str) -> NamedShape {
    let shapes = read(&collection(&[feature(r#"{"name":"A"}"#, kind, coordinates)])).unwrap();
    shapes.named(shapes.guessed_field()).pop().unwrap()
}

/// Twice the area, holes taken off by the way they are counted.
fn around(ring: &[Corner]) -> (i32, i32, i32, i32) {
    let xs = ring.iter().map(|corner| corner.0);
    let ys = ring.iter().map(|corner| corner.1);
    (xs.clone().min().unwrap(), ys.clone().min().unwrap(), xs.max().unwrap(), ys.max().unwrap())
}

#[test]
fn an_area_keeps_its_corners_and_its_hole() {
    let shape = one(
        "Polygon",
        "[[[2,48],[3,48],[3,49.5,120],[2,49],[2,48]],[[2.4,48.4],[2.6,48.4],[2.6,48.6],[2.4,48.4]]]",
    );
    assert_eq!(shape.name.as_deref(), Some("A"));
    assert_eq!(shape.rings[0], [(20_000, 480_000), (30_000, 480_000), (30_000, 495_000), (20_000, 490_000)]);
    assert_eq!(shape.rings[1].len(), 3);
    let islands = one("MultiPolygon", &format!("[{},{}]", square(1.0, 1.0, 2.0), square(5.0, 1.0, 2.0)));
    assert_eq!(islands.rings.len(), 2);
}

#[test]
fn the_name_is_guessed_and_can_be_chosen() {
    let properties = |code: u32, two: &str| {
        format!(r#"{{"id":{code},"NAME_1":"Bretagne","NAME_2":"{two}","x":[1,{{"a":2}}],"none":null}}"#)
    };
    let file = collection(&[
        feature(&properties(22, "Côtes-d'Armor"), "Polygon", &square(1.0, 1.0, 1.0)),
        feature(&properties(29, "Finistère"), "Polygon", &square(2.0, 1.0, 1.0)),
        feature(r#"{"id":3}"#, "Point", "[1,2]"),
        r#"{"type":"Feature","properties":null,"geometry":null}"#.to_owned(),
    ]);
    let shapes = read(&file).unwrap();
    assert_eq!((shapes.len(), shapes.left_out), (2, 2));
    assert_eq!(shapes.guessed_field(), Some("NAME_2"), "that which tells them apart");
    let keys: Vec<&str> = shapes.fields.iter().map(|field| field.key.as_str()).collect();
    assert_eq!(keys, ["id", "NAME_1", "NAME_2"]);
    assert_eq!(shapes.fields[1].distinct, 1);
    let names = |field: &str| -> Vec<String> {
        let field = shapes.field(field).unwrap();
        shapes.named(Some(field)).into_iter().filter_map(|shape| shape.name).collect()
    };
    assert_eq!(names("name_2"), ["Côtes-d'Armor", "Finistère"]);
    assert_eq!(names("id"), ["22", "29"]);
    let none = ShapeProblem::NoSuchField {
        field: "nom".into(),
        known: keys.iter().map(|key| key.to_string()).collect(),
    };
    assert_eq!(shapes.field("nom"), Err(none));
    let nameless = read(&collection(&[feature("{}", "Polygon", &square(1.0, 1.0, 1.0))])).unwrap();
    assert_eq!(nameless.guessed_field(), None);
    assert_eq!(nameless.named(None)[0].name, None);
}

#[test]
fn an_exact_name_is_taken_before_one_that_only_sounds_so() {
    let file = collection(&[
        feature(
            r#"{"code":"FR-01","nom_long":"Département de l'Ain","nom":"Ain"}"#,
            "Polygon",
            &square(1.0, 1.0, 1.0),
        ),
        feature(
            r#"{"code":"FR-02","nom_long":"Département de l'Aisne","nom":"Aisne"}"#,
            "Polygon",
            &square(2.0, 1.0, 1.0),
        ),
    ]);
    assert_eq!(read(&file).unwrap().guessed_field(), Some("nom"));
    let code = read(&file.replace("nom", "intitule")).unwrap();
    assert_eq!(code.guessed_field(), Some("code"), "the first text");
}

#[test]
fn what_lies_across_the_date_line_is_cut_at_it() {
    let leaping = one("Polygon", "[[[178,-20],[-178,-20],[-178,-16],[178,-16],[178,-20]]]");
    let beyond = one("Polygon", "[[[178,-20],[182,-20],[182,-16],[178,-16],[178,-20]]]");
    for shape in [leaping, beyond] {
        let boxes: Vec<_> = shape.rings.iter().map(|ring| around(ring)).collect();
        assert!(boxes.contains(&(1_780_000, -200_000, 1_800_000, -160_000)), "{boxes:?}");
        assert!(boxes.contains(&(-1_800_000, -200_000, -1_780_000, -160_000)), "{boxes:?}");
        assert_eq!(boxes.len(), 2);
    }
    // Around the pole: the way along the foot of the map is no leap.
    let ice = one("Polygon", "[[[-180,-90],[180,-90],[180,-70],[0,-65],[-180,-70],[-180,-90]]]");
    assert_eq!(ice.rings.len(), 1);
    assert_eq!(around(&ice.rings[0]), (-1_800_000, -900_000, 1_800_000, -650_000));
}

/// A coast of many corners beside another area, and a border that both share.
fn wavy(corners: usize, flip: bool) -> String {
    let border: Vec<String> = (0..=corners)
        .map(|at| {
            let y = 40.0 + 10.0 * at as f64 / corners as f64;
            let x = 5.0 + 0.3 * (y * 9.0).sin() + 0.02 * (y * 211.0).sin();
            format!("[{x:.6},{y:.6}]")
        })
        .collect();
    let mut border = border;
    let far = if flip { 8 } else { 2 };
    if flip {
        border.reverse();
        format!("[[{},[{far},40],[{far},50],{}]]", border.join(","), border[0])
    } else {
        format!("[[{},[{far},50],[{far},40],{}]]", border.join(","), border[0])
    }
}

#[test]
fn a_border_is_simplified_alike_on_both_sides() {
    let file = collection(&[
        feature(r#"{"name":"West"}"#, "Polygon", &wavy(20_000, false)),
        feature(r#"{"name":"East"}"#, "Polygon", &wavy(20_000, true)),
    ]);
    let shapes = read(&file).unwrap();
    assert!(shapes.corners > 40_000);
    assert!(shapes.kept() <= 1_010 && shapes.kept() > 500, "{}", shapes.kept());
    let named = shapes.named(Some("name"));
    let border = |shape: &NamedShape| -> Vec<Corner> {
        let mut own: Vec<Corner> =
            shape.rings[0].iter().copied().filter(|(x, _)| (40_000..60_000).contains(x)).collect();
        own.sort_unstable();
        own
    };
    assert!(border(&named[0]).len() > 200);
    assert_eq!(border(&named[0]), border(&named[1]), "no gap between them and no overlap");
}

#[test]
fn small_islands_go_before_large_ones_and_every_area_keeps_one() {
    let islands: Vec<String> = (0..400).map(|at| square(f64::from(at) * 0.1, 10.0, 0.001)).collect();
    let file = collection(&[
        feature(
            r#"{"name":"Isles"}"#,
            "MultiPolygon",
            &format!("[{},{}]", square(0.0, 20.0, 3.0), islands.join(",")),
        ),
        feature(r#"{"name":"Rock"}"#, "Polygon", &square(60.0, 10.0, 0.0005)),
    ]);
    let named = read(&file).unwrap().named(Some("name"));
    assert_eq!(named[0].rings.len(), 1, "those too small to be seen are left out");
    assert_eq!(named[1].rings.len(), 1, "unless there is nothing else");
}

#[test]
fn other_files_are_refused_for_what_they_are() {
    assert_eq!(refused(""), ShapeProblem::Empty);
    assert_eq!(refused(" \n\t"), ShapeProblem::Empty);
    assert_eq!(refused("Code;Name\n1;Ain\n"), ShapeProblem::NotJson);
    assert_eq!(refused("[1,2]"), ShapeProblem::NotJson);
    assert_eq!(shapes_of(b"PK\x03\x04....", LIMITS).unwrap_err(), ShapeProblem::Packed);
    assert_eq!(shapes_of(b"\xff\xfe{\0", LIMITS).unwrap_err(), ShapeProblem::NotJson);
    assert_eq!(refused("{}"), ShapeProblem::NotGeoJson);
    assert_eq!(refused(r#"{"type":"FeatureCollection"}"#), ShapeProblem::NotGeoJson);
    assert_eq!(
        refused(r#"{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[0]]}}}"#),
        ShapeProblem::TopoJson
    );
    assert_eq!(refused(&collection(&[])), ShapeProblem::NoAreas { features: 0 });
    let points = collection(&[feature("{}", "Point", "[1,2]"), feature("{}", "LineString", "[[1,2],[3,4]]")]);
    assert_eq!(refused(&points), ShapeProblem::NoAreas { features: 2 });
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(read_shapes(folder.path(), LIMITS).unwrap_err(), ShapeProblem::NotAFile);
    assert_eq!(read_shapes(&folder.path().join("none"), LIMITS).unwrap_err(), ShapeProblem::NotFound);
}

#[test]
fn broken_files_are_refused_with_the_place() {
    let whole = collection(&[feature(r#"{"name":"A"}"#, "Polygon", &square(1.0, 1.0, 1.0))]);
    for end in 1..whole.len() {
        assert_eq!(refused(&whole[..end]), ShapeProblem::CutShort, "{end}");
    }
    assert_eq!(refused(&whole.replace("[2,1]", "[NaN,1]")), ShapeProblem::Syntax { line: 1, column: 137 });
    assert!(matches!(refused(&whole.replace("[2,1]", "[1e999,1]")), ShapeProblem::Syntax { .. }));
    for bad in ["[null,1]", r#"["2",1]"#, "[2]", "[[2,1]]", "{}", "2"] {
        assert!(
            matches!(refused(&whole.replace("[2,1]", bad)), ShapeProblem::BadCoordinates { line: 1, .. }),
            "{bad}"
        );
    }
    let deep = "[".repeat(100_000);
    // What is not needed is skipped without going into it.
    let unread = format!(r#"{{"type":"FeatureCollection","features":[],"x":{deep}"#);
    assert_eq!(refused(&unread), ShapeProblem::CutShort);
    let deep = format!(r#"{{"type":"Feature","geometry":{{"type":"Polygon","coordinates":{deep}"#);
    assert!(matches!(refused(&deep), ShapeProblem::TooDeep { .. }));
    let nested = format!("{}{}{}", "[".repeat(6), "1,2", "]".repeat(6));
    assert!(matches!(
        refused(&collection(&[feature("{}", "Polygon", &nested)])),
        ShapeProblem::BadCoordinates { .. }
    ));
}

#[test]
fn more_features_than_are_read_are_refused_and_not_left_out() {
    let empty = vec!["{}"; 200_001].join(",");
    let file = format!(r#"{{"type":"FeatureCollection","features":[{empty}]}}"#);
    assert_eq!(refused(&file), ShapeProblem::TooManyRegions { regions: 200_001, limit: 200_000 });
}

#[test]
fn latitude_before_longitude_is_told_from_metres() {
    let file = collection(&[feature(r#"{"name":"West"}"#, "Polygon", &square(40.0, -125.0, 1.0))]);
    let expected =
        ShapeProblem::Swapped { feature: 1, name: "West".into(), x: "40".into(), y: "-125".into() };
    assert_eq!(refused(&file), expected);
}

#[test]
fn coordinates_in_metres_are_refused_with_the_feature() {
    let file = collection(&[
        feature(r#"{"nom":"Ain"}"#, "Polygon", &square(5.0, 46.0, 1.0)),
        feature(r#"{"nom":"Aisne"}"#, "Polygon", &square(700_000.0, 6_900_000.0, 50.0)),
    ]);
    let expected =
        ShapeProblem::Projected { feature: 2, name: "Aisne".into(), x: "700000".into(), y: "6900000".into() };
    assert_eq!(refused(&file), expected);
    let told = |system: &str| {
        let crs = format!(r#"{{"type":"name","properties":{{"name":"{system}"}}}}"#);
        let whole = collection(&[feature("{}", "Polygon", &square(1.0, 1.0, 1.0))]);
        read(&whole.replace(r#""features""#, &format!(r#""crs":{crs},"features""#)))
    };
    let lambert = "urn:ogc:def:crs:EPSG::2154";
    assert_eq!(told(lambert).unwrap_err(), ShapeProblem::OtherSystem { system: lambert.into() });
    assert!(told("urn:ogc:def:crs:OGC:1.3:CRS84").is_ok());
    assert!(told("EPSG:4326").is_ok());
}

#[test]
fn too_many_areas_are_refused() {
    let many: Vec<String> =
        (0..101).map(|at| feature("{}", "Polygon", &square(f64::from(at), 1.0, 0.5))).collect();
    assert_eq!(refused(&collection(&many)), ShapeProblem::TooManyRegions { regions: 101, limit: 100 });
    assert_eq!(read(&collection(&many[1..])).unwrap().len(), 100);
}

#[test]
fn one_feature_alone_and_collections_of_geometries_are_read() {
    assert_eq!(read(&feature(r#"{"name":"A"}"#, "Polygon", &square(1.0, 1.0, 1.0))).unwrap().len(), 1);
    let both = format!(
        r#"{{"type":"Feature","properties":{{"name":"A"}},"geometry":{{"type":"GeometryCollection","geometries":[{{"type":"Point","coordinates":[1,2]}},{{"type":"Polygon","coordinates":{}}}]}}}}"#,
        square(1.0, 1.0, 1.0)
    );
    assert_eq!(read(&collection(&[both])).unwrap().named(Some("name"))[0].rings.len(), 1);
    let marked = format!("\u{feff}{}", collection(&[feature("{}", "Polygon", &square(1.0, 1.0, 1.0))]));
    assert!(read(&marked).is_ok());
}
