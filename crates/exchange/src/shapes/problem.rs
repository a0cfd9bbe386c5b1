//! Why a file of shapes was refused.

use std::io;

/// Data only, as of tables. Features are counted from 1; lines and columns are those of the file, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShapeProblem {
    NotFound,
    /// A folder, a pipe, a device.
    NotAFile,
    NoPermission,
    Unreadable(io::ErrorKind),
    FileTooLarge {
        bytes: u64,
        limit: u64,
    },
    Empty,
    /// A ZIP, perhaps with a shapefile inside. Advice: unpack it, or export as GeoJSON.
    Packed,
    /// Neither JSON nor anything like it.
    NotJson,
    /// JSON that ends in the middle: a download that was cut short.
    CutShort,
    /// Broken JSON.
    Syntax {
        line: u32,
        column: u32,
    },
    /// Lists or objects within each other beyond what any map needs.
    TooDeep {
        line: u32,
        column: u32,
    },
    /// JSON, but of something else.
    NotGeoJson,
    /// TopoJSON, the compact relative. Advice: export as GeoJSON.
    TopoJson,
    /// Coordinates that are not pairs of numbers in lists, as an area has them.
    BadCoordinates {
        line: u32,
        column: u32,
    },
    /// Coordinates in metres or the like, by what the file says.
    OtherSystem {
        system: String,
    },
    /// Coordinates in metres or the like, by their size: no longitude and latitude are so large.
    Projected {
        feature: u32,
        name: String,
        x: String,
        y: String,
    },
    /// Latitude first, where longitude belongs: the pair is a place on earth only the other way round.
    Swapped {
        feature: u32,
        name: String,
        x: String,
        y: String,
    },
    /// Features, but none with an area: points or lines alone.
    NoAreas {
        features: u32,
    },
    TooManyRegions {
        regions: u32,
        limit: u32,
    },
    /// The property asked for as the name is in none of the features.
    NoSuchField {
        field: String,
        known: Vec<String>,
    },
}

impl std::fmt::Display for ShapeProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for ShapeProblem {}
