//! Shapes into the plan: read, named, simplified, counted against the accounts before anything comes in.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use exchange::{ShapeLimits, Shapes, read_shapes};
use plan::edit::Edit;
use plan::region::{MOST_CORNERS, MOST_REGIONS, Region, Regions, Ring};

use crate::problem::{Language, Problem};
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
    /// Regions without a name of their own, and names that several had.
    nameless: Vec<String>,
    doubled: Vec<String>,
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
    let named = shapes.named(field.as_deref());
    let names = Names::of(named.iter().map(|shape| shape.name.as_deref()), language);
    let regions: Vec<Region> = named
        .into_iter()
        .zip(names.all)
        .map(|(shape, name)| {
            let rings = shape.rings.into_iter().filter_map(|ring| Ring::new(ring).ok()).collect();
            Region { name, rings }
        })
        .collect();
    let stem = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // `regions.geo.json`
    let set = stem.strip_suffix(".geo").unwrap_or(&stem).to_owned();
    let (nameless, doubled) = (names.nameless, names.doubled);
    Ok(RegionReading { file, set, field, shapes, regions: regions.into(), nameless, doubled })
}

/// A name for each region, none twice.
struct Names {
    all: Vec<String>,
    nameless: Vec<String>,
    doubled: Vec<String>,
}

impl Names {
    fn of<'a>(given: impl Iterator<Item = Option<&'a str>> + Clone, language: Language) -> Names {
        let mut taken: HashSet<String> = given.clone().flatten().map(key).collect();
        let (mut seen, mut doubled, mut nameless) = (HashMap::<String, u32>::new(), Vec::new(), Vec::new());
        let mut all = Vec::new();
        for (name, number) in given.zip(1..) {
            all.push(match name {
                Some(name) => match *seen.entry(key(name)).and_modify(|times| *times += 1).or_insert(1) {
                    1 => name.to_owned(),
                    times => {
                        if times == 2 {
                            doubled.push(name.to_owned());
                        }
                        free(&mut taken, |turn| format!("{name} ({})", times + turn))
                    }
                },
                None => {
                    let own = words::region_number(number, language);
                    let own = free(&mut taken, |turn| {
                        if turn == 0 { own.clone() } else { format!("{own} ({})", turn + 1) }
                    });
                    nameless.push(own.clone());
                    own
                }
            });
        }
        Names { all, nameless, doubled }
    }
}

/// Names are the same in any case; accents tell them apart, unlike where texts are searched.
fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// The first of these names that nobody has.
fn free(taken: &mut HashSet<String>, name: impl Fn(u32) -> String) -> String {
    let found = (0..).map(name).find(|name| !taken.contains(&key(name))).unwrap_or_default();
    taken.insert(key(&found));
    found
}

impl RegionReading {
    /// SHA-256 of the file that was read.
    pub fn digest(&self) -> &str {
        &self.shapes.digest
    }

    /// Brings the regions in, as one step of undo.
    pub fn import(self, session: &mut Session) -> Result<Done, Problem> {
        let notes = self.notes(counts(session, &self.regions), session);
        let edit = self.edit();
        let done = session.edit(&[edit]).map_err(|problem| problem.in_file(&self.file))?;
        Ok(Done { notes, ..done })
    }

    fn edit(&self) -> Edit {
        Edit::AddRegions { name: self.set.clone(), regions: self.regions.clone() }
    }

    fn notes(&self, [inside, outside, _]: [u32; 3], session: &mut Session) -> Vec<String> {
        let turned = if inside == 0 && outside > 0 { counts(session, &turned(&self.regions))[0] } else { 0 };
        let notes = words::RegionNotes {
            left_out: self.shapes.left_out,
            field: self.field.as_deref(),
            nameless: &self.nameless,
            doubled: &self.doubled,
            turned,
        };
        notes.said(session.language)
    }

    /// What would come in; what the plan would not take is refused here already.
    pub fn preview(&self, session: &mut Session) -> Result<RegionPreview, Problem> {
        let refused = session.plan().changes(&self.edit()).err();
        if let Some(refusal) = refused {
            return Err(session.refused(&refusal).in_file(&self.file));
        }
        let [inside, outside, unplaced] = counts(session, &self.regions);
        let notes = self.notes([inside, outside, unplaced], session);
        let fields = self.shapes.fields.iter().map(|field| RegionField {
            key: field.key.clone(),
            filled: field.filled,
            distinct: field.distinct,
            samples: field.samples.clone(),
        });
        Ok(RegionPreview {
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
            notes,
            corners: self.shapes.corners as u32,
            kept: self.regions.corners() as u32,
            inside,
            outside,
            unplaced,
        })
    }
}

/// The same regions with north and east exchanged.
fn turned(regions: &[Region]) -> Vec<Region> {
    let ring =
        |ring: &Ring| Ring::new(ring.corners().iter().map(|(east, north)| (*north, *east)).collect()).ok();
    let region = |region: &Region| Region {
        name: region.name.clone(),
        rings: region.rings.iter().filter_map(ring).collect(),
    };
    regions.iter().map(region).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_without_a_name_and_those_with_the_same_are_told_apart() {
        let given =
            [Some("North"), None, Some("north"), Some("Region 2"), Some("North (2)"), None, Some("NORTH")];
        let names = Names::of(given.into_iter(), Language::En);
        assert_eq!(
            names.all,
            ["North", "Region 2 (2)", "north (3)", "Region 2", "North (2)", "Region 6", "NORTH (4)"]
        );
        assert_eq!(names.nameless, ["Region 2 (2)", "Region 6"]);
        assert_eq!(names.doubled, ["north"]);
    }
}
