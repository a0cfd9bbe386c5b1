//! Regions that somebody else drew (départements, sales districts): sets of named shapes, on which accounts lie.
//! Whole numbers throughout, so that an account lies in the same region on every machine.

mod borders;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{RegionSetId, Row};
pub use borders::borders;

/// Of one set. Beyond them neither the file nor a map of it is light any more.
pub const MOST_REGIONS: usize = 5_000;
pub const MOST_CORNERS: usize = 80_000;
/// Sets of one plan.
pub const MOST_SETS: usize = 12;

/// Millionths of a degree in the unit of shapes, which is 11 metres.
const UNIT: i64 = 100;
const EAST: i32 = 1_800_000;
const NORTH: i32 = 900_000;

/// Regions that were brought in together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RegionSet {
    pub id: RegionSetId,
    pub name: String,
    pub regions: Regions,
}

impl Row for RegionSet {
    fn slot(&self) -> u32 {
        self.id.0
    }
}

/// Shared: a plan is copied to try edits on, and shapes are the largest part of it that no edit changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, TS)]
#[ts(export, as = "Vec<Region>")]
pub struct Regions(Arc<Vec<Region>>);

impl Regions {
    pub fn corners(&self) -> usize {
        self.iter().flat_map(|region| &region.rings).map(|ring| ring.0.len()).sum()
    }
}

impl From<Vec<Region>> for Regions {
    fn from(regions: Vec<Region>) -> Regions {
        Regions(Arc::new(regions))
    }
}

impl std::ops::Deref for Regions {
    type Target = [Region];

    fn deref(&self) -> &[Region] {
        &self.0
    }
}

impl Serialize for Regions {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.as_slice().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Regions {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Regions, D::Error> {
        Vec::deserialize(deserializer).map(Regions::from)
    }
}

/// A name and the lines around it: what an odd number of them goes around is inside, so that holes and islands need no
/// mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Region {
    pub name: String,
    pub rings: Vec<Ring>,
}

/// A closed line: longitude and latitude of each corner in ten-thousandths of a degree, the first one not again at the
/// end. Written as one list, each corner but the first as the way from the one before, which keeps files small.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "Vec<i32>", into = "Vec<i32>")]
#[ts(export, type = "Array<number>")]
pub struct Ring(Vec<(i32, i32)>);

/// Less than three corners, or beyond the poles or the date line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotARing;

impl std::fmt::Display for NotARing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a ring has at least three corners, all of them on the earth")
    }
}

impl Ring {
    pub fn new(corners: Vec<(i32, i32)>) -> Result<Ring, NotARing> {
        let on_earth =
            |(east, north): &(i32, i32)| (-EAST..=EAST).contains(east) && (-NORTH..=NORTH).contains(north);
        if corners.len() < 3 || !corners.iter().all(on_earth) { Err(NotARing) } else { Ok(Ring(corners)) }
    }

    pub fn corners(&self) -> &[(i32, i32)] {
        &self.0
    }
}

impl TryFrom<Vec<i32>> for Ring {
    type Error = NotARing;

    fn try_from(numbers: Vec<i32>) -> Result<Ring, NotARing> {
        let (mut east, mut north) = (0_i32, 0_i32);
        let (pairs, rest) = numbers.as_chunks::<2>();
        let corners: Option<Vec<(i32, i32)>> = pairs
            .iter()
            .map(|[by_east, by_north]| {
                east = east.checked_add(*by_east)?;
                north = north.checked_add(*by_north)?;
                Some((east, north))
            })
            .collect();
        if rest.is_empty() { Ring::new(corners.ok_or(NotARing)?) } else { Err(NotARing) }
    }
}

impl From<Ring> for Vec<i32> {
    fn from(ring: Ring) -> Vec<i32> {
        let (mut east, mut north) = (0, 0);
        let mut numbers = Vec::with_capacity(2 * ring.0.len());
        for corner in ring.0 {
            numbers.extend([corner.0 - east, corner.1 - north]);
            (east, north) = corner;
        }
        numbers
    }
}

/// A place in millionths of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub latitude: i32,
    pub longitude: i32,
}

impl Region {
    /// Whether the spot lies inside. On a line that two regions share it lies in one of them.
    pub fn holds(&self, spot: Spot) -> bool {
        self.rings.iter().fold(false, |odd, ring| odd ^ ring.goes_around(spot))
    }
}

impl Ring {
    /// By how many of its sides lie to the east of the spot, of each the lower end counted and the upper one not.
    fn goes_around(&self, spot: Spot) -> bool {
        let (x, y) = (i64::from(spot.longitude), i64::from(spot.latitude));
        let scaled = |(east, north): (i32, i32)| (i64::from(east) * UNIT, i64::from(north) * UNIT);
        let mut from = scaled(self.0[self.0.len() - 1]);
        let mut odd = false;
        for corner in &self.0 {
            let to = scaled(*corner);
            if (from.1 <= y) != (to.1 <= y) {
                // Which side of the line the spot lies on, the line taken upwards.
                let (low, high) = if from.1 < to.1 { (from, to) } else { (to, from) };
                odd ^= (x - low.0) * (high.1 - low.1) < (high.0 - low.0) * (y - low.1);
            }
            from = to;
        }
        odd
    }
}

/// Finds regions by spot: only those whose box reaches the spot's band of latitude are asked.
pub struct Finder<'r> {
    regions: &'r [Region],
    boxes: Vec<[i64; 4]>,
    bands: Vec<Vec<u32>>,
}

const BANDS: i64 = 1_024;
const BAND: i64 = 2 * NORTH as i64 * UNIT / BANDS + 1;

fn band(north: i64) -> usize {
    ((north + i64::from(NORTH) * UNIT).max(0) / BAND) as usize
}

impl Finder<'_> {
    pub fn new(regions: &[Region]) -> Finder<'_> {
        let mut bands = vec![Vec::new(); BANDS as usize + 1];
        let mut boxes = Vec::with_capacity(regions.len());
        for (at, region) in regions.iter().enumerate() {
            let mut around = [i64::MAX, i64::MAX, i64::MIN, i64::MIN];
            for (east, north) in region.rings.iter().flat_map(|ring| &ring.0) {
                let (x, y) = (i64::from(*east) * UNIT, i64::from(*north) * UNIT);
                around = [around[0].min(x), around[1].min(y), around[2].max(x), around[3].max(y)];
            }
            boxes.push(around);
            if around[0] <= around[2] {
                bands[band(around[1])..=band(around[3])].iter_mut().for_each(|own| own.push(at as u32));
            }
        }
        Finder { regions, boxes, bands }
    }

    /// The first region that holds the spot, by its place in the set.
    pub fn at(&self, spot: Spot) -> Option<usize> {
        let (x, y) = (i64::from(spot.longitude), i64::from(spot.latitude));
        let near = self.bands.get(band(y))?;
        near.iter().map(|at| *at as usize).find(|at| {
            let [west, south, east, north] = self.boxes[*at];
            (west..=east).contains(&x) && (south..=north).contains(&y) && self.regions[*at].holds(spot)
        })
    }
}
