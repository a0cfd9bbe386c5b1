//! Which states and counties of the United States share a border (on land: shapes end at the shore).

use crate::search::us_postal;
use crate::table::TABLES;

/// Pairs of states by their two letters, each once, the alphabetically first one first. DC counts as a state.
pub fn us_state_borders() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLES.state_borders.rows().map(|row| (row.letters(0), row.letters(2)))
}

/// Counties by their FIPS number (state x 1000 + county), in order.
pub fn us_counties() -> impl Iterator<Item = u32> {
    TABLES.counties.rows().map(|row| row.number(0, 3) as u32)
}

/// Pairs of counties by their FIPS numbers, each once.
pub fn us_county_borders() -> impl Iterator<Item = (u32, u32)> {
    let county = |place: u64| TABLES.counties.row(place as usize).number(0, 3) as u32;
    TABLES.county_borders.rows().map(move |row| (county(row.number(0, 2)), county(row.number(2, 2))))
}

/// The county of a US postal code ("94612", "94612-1234"), where known.
pub fn us_county_of(postal_code: &str) -> Option<u32> {
    let place = us_postal(postal_code)?.place(9)?;
    Some(TABLES.counties.row(place).number(0, 3) as u32)
}
