//! Shapes into the plan: read, named, simplified, counted against the accounts before anything comes in.

use std::path::Path;

use exchange::{ShapeLimits, Shapes, read_shapes};
use plan::edit::Edit;
use plan::region::{MOST_CORNERS, MOST_REGIONS, Region, Regions, Ring};

use crate::problem::Problem;
use crate::request::RegionOptions;
use crate::session::{Done, Session};
use crate::view::{RegionField, RegionPreview};
use crate::views::regions::counts;
use crate::words;

const SHOWN_NAMES: usize = 12;

/// A file of regions, read for an import.
pub struct RegionReading {
    /// File name.
    pub file: String,
    set: String,
    field: Option<String>,
    shapes: Shapes,
    regions: Regions,
}

/// Reads a GeoJSON file; nothing is changed.
pub fn read_regions(
    session: &Session,
    path: &Path,
    options: &RegionOptions,
) -> Result<RegionReading, Problem> {
    let language = session.language;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // Ends of borders are kept beyond what is asked for, so that some room is left below what a plan takes.
    let limits = ShapeLimits { regions: MOST_REGIONS as u32, corners: MOST_CORNERS * 3 / 4 };
    let refused = |problem| words::shape_problem(&problem, &file, language);
    let shapes = read_shapes(path, limits).map_err(refused)?;
    let field = match &options.field {
        Some(field) => Some(shapes.field(field).map_err(refused)?.to_owned()),
        None => shapes.guessed_field().map(str::to_owned),
    };
    let regions: Vec<Region> = shapes
        .named(field.as_deref())
        .into_iter()
        .map(|shape| {
            let rings = shape.rings.into_iter().filter_map(|ring| Ring::new(ring).ok()).collect();
            Region { name: shape.name, rings }
        })
        .collect();
    let stem = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // `regions.geo.json`
    let set = stem.strip_suffix(".geo").unwrap_or(&stem).to_owned();
    Ok(RegionReading { file, set, field, shapes, regions: regions.into() })
}

impl RegionReading {
    /// SHA-256 of the file that was read.
    pub fn digest(&self) -> &str {
        &self.shapes.digest
    }

    /// Brings the regions in, as one step of undo.
    pub fn import(self, session: &mut Session) -> Result<Done, Problem> {
        let edit = Edit::AddRegions { name: self.set, regions: self.regions };
        session.edit(&[edit]).map_err(|problem| problem.in_file(&self.file))
    }

    pub fn preview(&self, session: &mut Session) -> RegionPreview {
        let [inside, outside, unplaced] = counts(session, &self.regions);
        let fields = self.shapes.fields.iter().map(|field| RegionField {
            key: field.key.clone(),
            filled: field.filled,
            distinct: field.distinct,
            samples: field.samples.clone(),
        });
        RegionPreview {
            file: self.file.clone(),
            set: self.set.clone(),
            replaces: session
                .region_sets()
                .iter()
                .any(|row| plan::territory::same_text(&row.name, &self.set)),
            fields: fields.collect(),
            field: self.field.clone(),
            regions: self.regions.len() as u32,
            names: self.regions.iter().take(SHOWN_NAMES).map(|region| region.name.clone()).collect(),
            left_out: self.shapes.left_out,
            corners: self.shapes.corners as u32,
            kept: self.regions.corners() as u32,
            inside,
            outside,
            unplaced,
        }
    }
}
