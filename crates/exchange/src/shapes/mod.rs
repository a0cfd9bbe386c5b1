//! Bytes to shapes: the areas of a GeoJSON file with their names, in whole numbers and with no more corners than a map
//! shows. Files are treated as hostile, as those of tables are.

mod cut;
mod json;
mod names;
mod problem;
mod simplify;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::problem::TableProblem;
use crate::read::file;
pub use names::NameField;
pub use problem::ShapeProblem;

/// The largest file of shapes that is read, in bytes.
pub const MAX_SHAPE_BYTES: u64 = 50 << 20;

/// East and north in ten-thousandths of a degree.
pub type Corner = (i32, i32);

/// How much of a file may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShapeLimits {
    pub regions: u32,
    /// Beyond about so many, corners that are seen least are left out.
    pub corners: usize,
}

/// The areas of a file.
#[derive(Debug)]
pub struct Shapes {
    /// Properties that could name the areas, those of the first ones first.
    pub fields: Vec<NameField>,
    /// SHA-256 of the file.
    pub digest: String,
    /// Features without an area, which are left out.
    pub left_out: u32,
    /// Corners in the file.
    pub corners: usize,
    areas: Vec<Area>,
}

#[derive(Debug)]
struct Area {
    properties: Vec<(String, String)>,
    rings: Vec<Vec<Corner>>,
}

/// An area with a name; what an odd number of its rings goes around is inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedShape {
    /// `None`: the property says nothing of it.
    pub name: Option<String>,
    pub rings: Vec<Vec<Corner>>,
}

/// Reads the areas of a GeoJSON file.
pub fn read_shapes(path: &Path, limits: ShapeLimits) -> Result<Shapes, ShapeProblem> {
    let bytes = file::read_whole(path, MAX_SHAPE_BYTES).map_err(|problem| match problem {
        TableProblem::NotFound => ShapeProblem::NotFound,
        TableProblem::NoPermission => ShapeProblem::NoPermission,
        TableProblem::Unreadable(kind) => ShapeProblem::Unreadable(kind),
        TableProblem::FileTooLarge { bytes, limit } => ShapeProblem::FileTooLarge { bytes, limit },
        _ => ShapeProblem::NotAFile,
    })?;
    shapes_of(&bytes, limits)
}

/// As [`read_shapes`], from memory.
pub fn shapes_of(bytes: &[u8], limits: ShapeLimits) -> Result<Shapes, ShapeProblem> {
    if bytes.len() as u64 > MAX_SHAPE_BYTES {
        return Err(ShapeProblem::FileTooLarge { bytes: bytes.len() as u64, limit: MAX_SHAPE_BYTES });
    }
    // A panic must cost this file only, never the plan that is open.
    catch_unwind(AssertUnwindSafe(|| read(bytes, limits))).unwrap_or(Err(ShapeProblem::NotGeoJson))
}

fn read(bytes: &[u8], limits: ShapeLimits) -> Result<Shapes, ShapeProblem> {
    let features = json::features(bytes)?;
    let count = features.len() as u32;
    let (mut properties, mut regions) = (Vec::new(), Vec::new());
    let mut corners = 0;
    for (feature, number) in features.into_iter().zip(1..) {
        let mut rings = Vec::new();
        for line in feature.geometry.map_or_else(Vec::new, json::Geometry::rings) {
            let whole = cut::whole(&line).map_err(|at| {
                let (x, y) = line[at];
                let name = names::of_one(&feature.properties.0).unwrap_or_default();
                let swapped = x.abs() <= 90.0 && y.abs() <= 180.0;
                let (feature, x, y) = (number, format!("{x:.0}"), format!("{y:.0}"));
                if swapped {
                    ShapeProblem::Swapped { feature, name, x, y }
                } else {
                    ShapeProblem::Projected { feature, name, x, y }
                }
            })?;
            corners += whole.len();
            rings.extend(cut::cut(whole));
        }
        if !rings.is_empty() {
            properties.push(feature.properties.0);
            regions.push(rings);
        }
    }
    if regions.is_empty() {
        return Err(ShapeProblem::NoAreas { features: count });
    }
    let found = regions.len() as u32;
    if found > limits.regions {
        return Err(ShapeProblem::TooManyRegions { regions: found, limit: limits.regions });
    }
    let regions = simplify::simplified(regions, limits.corners);
    let areas = properties.into_iter().zip(regions).map(|(properties, rings)| Area { properties, rings });
    let areas: Vec<Area> = areas.collect();
    Ok(Shapes {
        fields: names::fields(areas.iter().map(|area| area.properties.as_slice())),
        digest: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
        left_out: count - found,
        corners,
        areas,
    })
}

impl Shapes {
    pub fn len(&self) -> usize {
        self.areas.len()
    }

    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// Corners that are left.
    pub fn kept(&self) -> usize {
        self.areas.iter().flat_map(|area| &area.rings).map(Vec::len).sum()
    }

    /// The property that names the areas best: one that sounds like a name and tells the most of them apart.
    pub fn guessed_field(&self) -> Option<&str> {
        names::best(&self.fields).map(|field| field.key.as_str())
    }

    /// The property of that key, upper or lower case.
    pub fn field(&self, key: &str) -> Result<&str, ShapeProblem> {
        let exact = self.fields.iter().find(|field| field.key == key);
        let alike = || self.fields.iter().find(|field| field.key.to_lowercase() == key.to_lowercase());
        exact.or_else(alike).map(|field| field.key.as_str()).ok_or_else(|| ShapeProblem::NoSuchField {
            field: key.to_owned(),
            known: self.fields.iter().map(|field| field.key.clone()).collect(),
        })
    }

    /// The areas by the names in that property.
    pub fn named(&self, field: Option<&str>) -> Vec<NamedShape> {
        let name = |area: &Area| {
            let own = area.properties.iter().find(|(key, _)| Some(key.as_str()) == field);
            own.map(|(_, text)| text.clone()).filter(|text| !text.trim().is_empty())
        };
        let named = self.areas.iter();
        named.map(|area| NamedShape { name: name(area), rings: area.rings.clone() }).collect()
    }
}
