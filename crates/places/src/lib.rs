//! Where a place lies, without a network: countries, states, cities and US postal codes, and who borders on whom.
//!
//! `locate("United States", "CA", "Oakland", "94612")` gives coordinates and says by what they were found, the most precise thing
//! first. Pure: no plan, no disk; the data are part of the program (`data/LICENCES.txt`, `make.py`).

mod borders;
mod geometry;
mod names;
mod neighbours;
mod search;
mod table;

pub use borders::{us_counties, us_county_borders, us_county_of, us_state_borders};
pub use geometry::{Point, centre, kilometres};
pub use names::fold;
pub use neighbours::{PostalArea, us_postal_neighbours, us_zip, us_zip3};
pub use search::{By, Located, country_code, locate, us_state_code};

/// What the licences of the data ask to be shown beside it.
pub const ATTRIBUTION: &str = "GeoNames (CC BY 4.0), U.S. Census Bureau";
