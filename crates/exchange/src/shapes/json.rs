//! GeoJSON as it stands in the file. Nothing is reserved by claim; lists are no deeper than an area's, and what is not needed is
//! skipped without being kept.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::problem::ShapeProblem;

/// Longest text of a property that is kept, and how many of a feature.
const LONGEST: usize = 120;
const MOST_PROPERTIES: usize = 100;
const TOO_DEEP: &str = "recursion limit exceeded";
const BAD_COORDINATES: &str = "bad coordinates";

#[derive(Deserialize)]
pub struct Document {
    #[serde(rename = "type", default)]
    kind: Option<String>,
    #[serde(default)]
    features: Option<Features>,
    #[serde(default)]
    crs: Option<Crs>,
    // Of a file that is one feature.
    #[serde(default)]
    properties: Properties,
    #[serde(default)]
    geometry: Option<Geometry>,
}

/// Of more than are read one is kept, by which the file is refused; so a file of empty ones takes no memory to speak of.
struct Features(Vec<Feature>);

const MOST_FEATURES: usize = 200_000;

impl<'de> Deserialize<'de> for Features {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Features, D::Error> {
        struct Bounded;
        impl<'de> Visitor<'de> for Bounded {
            type Value = Features;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of features")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Features, A::Error> {
                let mut features = Vec::new();
                while features.len() <= MOST_FEATURES {
                    match list.next_element()? {
                        Some(feature) => features.push(feature),
                        None => return Ok(Features(features)),
                    }
                }
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Features(features))
            }
        }
        deserializer.deserialize_seq(Bounded)
    }
}

#[derive(Deserialize)]
pub struct Feature {
    #[serde(default)]
    pub properties: Properties,
    #[serde(default)]
    pub geometry: Option<Geometry>,
}

#[derive(Deserialize)]
pub struct Geometry {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    coordinates: Option<Nest>,
    #[serde(default)]
    geometries: Option<Vec<Geometry>>,
}

#[derive(Deserialize)]
struct Crs {
    #[serde(default)]
    properties: Properties,
}

/// Texts and numbers of a feature, in their order.
#[derive(Default)]
pub struct Properties(pub Vec<(String, String)>);

pub type Line = Vec<(f64, f64)>;

/// Numbers in lists in lists.
enum Nest {
    Nothing,
    Number(f64),
    Point(f64, f64),
    Line(Line),
    Area(Vec<Line>),
    Areas(Vec<Line>),
}

/// The features of the file.
pub fn features(bytes: &[u8]) -> Result<Vec<Feature>, ShapeProblem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    match bytes.first() {
        None => return Err(ShapeProblem::Empty),
        Some(b'P') if bytes.starts_with(b"PK\x03\x04") => return Err(ShapeProblem::Packed),
        Some(b'{') => {}
        Some(_) => return Err(ShapeProblem::NotJson),
    }
    let document: Document = serde_json::from_slice(bytes).map_err(|error| refused(&error))?;
    let Document { kind, features, crs, properties, geometry } = document;
    if let Some(system) = crs.and_then(|crs| crs.properties.get("name"))
        && !is_degrees(&system)
    {
        return Err(ShapeProblem::OtherSystem { system });
    }
    match (kind.as_deref(), features) {
        (Some("FeatureCollection"), Some(Features(features))) if features.len() > MOST_FEATURES => {
            Err(ShapeProblem::TooManyRegions { regions: features.len() as u32, limit: MOST_FEATURES as u32 })
        }
        (Some("FeatureCollection"), Some(features)) => Ok(features.0),
        (Some("Feature"), _) => Ok(vec![Feature { properties, geometry }]),
        (Some("Topology"), _) => Err(ShapeProblem::TopoJson),
        _ => Err(ShapeProblem::NotGeoJson),
    }
}

fn refused(error: &serde_json::Error) -> ShapeProblem {
    let place = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (line, column) = (place(error.line()), place(error.column()));
    let text = error.to_string();
    match error.classify() {
        serde_json::error::Category::Eof => ShapeProblem::CutShort,
        _ if text.starts_with(TOO_DEEP) => ShapeProblem::TooDeep { line, column },
        serde_json::error::Category::Data => ShapeProblem::BadCoordinates { line, column },
        _ => ShapeProblem::Syntax { line, column },
    }
}

/// Names of systems of longitude and latitude, as the older form of GeoJSON had them. Those of continents differ from
/// that of the world by less than a metre.
fn is_degrees(system: &str) -> bool {
    let system = system.to_ascii_uppercase();
    ["CRS84", "CRS83", "4326", "4269", "4258", "WGS84", "WGS 84"].iter().any(|known| system.ends_with(known))
}

impl Geometry {
    /// The rings of all its areas, outer and inner ones alike.
    pub fn rings(self) -> Vec<Line> {
        match (self.kind.as_str(), self.coordinates) {
            ("Polygon", Some(Nest::Area(rings))) | ("MultiPolygon", Some(Nest::Areas(rings))) => rings,
            ("GeometryCollection", _) => {
                self.geometries.into_iter().flatten().flat_map(Geometry::rings).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Properties {
    pub fn get(&self, key: &str) -> Option<String> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, text)| text.clone())
    }
}

impl<'de> Deserialize<'de> for Properties {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Properties, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Properties;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("properties")
            }

            fn visit_unit<E: Error>(self) -> Result<Properties, E> {
                Ok(Properties::default())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Properties, A::Error> {
                let mut kept = Vec::new();
                while let Some((key, Plain(text))) = map.next_entry::<String, Plain>()? {
                    if let Some(text) = text
                        && kept.len() < MOST_PROPERTIES
                    {
                        kept.push((key, text));
                    }
                }
                Ok(Properties(kept))
            }
        }
        deserializer.deserialize_any(Each)
    }
}

/// A text or a number; anything else is skipped.
struct Plain(Option<String>);

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Plain, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Plain;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Plain, E> {
                let text: String = text.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
                Ok(Plain(Some(text).filter(|text| !text.is_empty())))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Plain, E> {
                Ok(Plain(Some(number.to_string())))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Plain, E> {
                Ok(Plain(Some(number.to_string())))
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Plain, E> {
                Ok(Plain(Some(number.to_string())))
            }

            fn visit_bool<E: Error>(self, _: bool) -> Result<Plain, E> {
                Ok(Plain(None))
            }

            fn visit_unit<E: Error>(self) -> Result<Plain, E> {
                Ok(Plain(None))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Plain, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Plain(None))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Plain, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Plain(None))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

impl<'de> Deserialize<'de> for Nest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Nest, D::Error> {
        struct Lists;
        impl<'de> Visitor<'de> for Lists {
            type Value = Nest;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("coordinates")
            }

            fn visit_unit<E: Error>(self) -> Result<Nest, E> {
                Ok(Nest::Nothing)
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Nest, E> {
                Ok(Nest::Number(number as f64))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Nest, E> {
                Ok(Nest::Number(number as f64))
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Nest, E> {
                Ok(Nest::Number(number))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Nest, A::Error> {
                let Some(first) = seq.next_element::<Nest>()? else { return Ok(Nest::Nothing) };
                let mut nest = first.opened().ok_or_else(|| A::Error::custom(BAD_COORDINATES))?;
                let mut second = None;
                while let Some(next) = seq.next_element::<Nest>()? {
                    match (&mut nest, next) {
                        // Heights and whatever follows them are left out.
                        (Nest::Number(_), Nest::Number(y)) => second = second.or(Some(y)),
                        (Nest::Line(points), Nest::Point(x, y)) => points.push((x, y)),
                        (Nest::Area(lines), Nest::Line(line)) => lines.push(line),
                        (Nest::Areas(areas), Nest::Area(lines)) => areas.extend(lines),
                        (_, Nest::Nothing) => {}
                        _ => return Err(A::Error::custom(BAD_COORDINATES)),
                    }
                }
                match (nest, second) {
                    (Nest::Number(x), Some(y)) => Ok(Nest::Point(x, y)),
                    (Nest::Number(_), None) => Err(A::Error::custom(BAD_COORDINATES)),
                    (nest, _) => Ok(nest),
                }
            }
        }
        deserializer.deserialize_any(Lists)
    }
}

impl Nest {
    /// The list that begins with it; `None` beyond the lists of an area.
    fn opened(self) -> Option<Nest> {
        Some(match self {
            Nest::Number(x) => Nest::Number(x),
            Nest::Point(x, y) => Nest::Line(vec![(x, y)]),
            Nest::Line(line) => Nest::Area(vec![line]),
            Nest::Area(lines) => Nest::Areas(lines),
            // An area without lines opens a list all the same.
            Nest::Nothing => Nest::Nothing,
            Nest::Areas(_) => return None,
        })
    }
}
