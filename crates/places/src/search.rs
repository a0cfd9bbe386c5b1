//! From the words of an address to coordinates.

use std::borrow::Cow;

use crate::geometry::{Point, kilometres};
use crate::names::{fold, hash_of};
use crate::table::{Row, TABLES};

/// Where an address lies, and how precisely that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located {
    /// Millionths of a degree, north positive.
    pub latitude: i32,
    /// Millionths of a degree, east positive.
    pub longitude: i32,
    pub by: By,
}

/// What coordinates were found by, the most precise first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// A postal code, or the area that its first three digits name.
    PostalCode,
    City,
    /// Where the people of the state live on average.
    State,
    /// Where the people of the country live on average.
    Country,
}

/// A city that lies outside of the state beside it is believed up to here; beyond, the state is.
const NEAR: f64 = 300.0;

pub(crate) fn point(row: Row, from: usize) -> Point {
    Point { latitude: row.degrees(from), longitude: row.degrees(from + 3) }
}

fn located(point: Point, by: By) -> Located {
    Located { latitude: point.latitude, longitude: point.longitude, by }
}

/// Coordinates by postal code, else city, else state, else country; each as people write it (names in English or Spanish,
/// codes). Without a country, a state of the United States tells it. `None` where nothing is known.
pub fn locate(country: &str, state: &str, city: &str, postal_code: &str) -> Option<Located> {
    let (country, whole) = match country_row(country) {
        Some(row) => (row.letters(0), Some(point(row, 2))),
        None if country.trim().is_empty() && region("US", state).is_some() => ("US", None),
        None => return None,
    };
    let us = country == "US";
    if us && let Some(row) = us_postal(postal_code) {
        return Some(located(point(row, 3), By::PostalCode));
    }
    let state = region(country, state);
    if let Some(point) = city_of(country, state, city) {
        return Some(located(point, By::City));
    }
    if us && let Some(point) = us_postal_area(postal_code, state.map(|(_, point)| point)) {
        return Some(located(point, By::PostalCode));
    }
    let by_state = state.map(|(_, point)| located(point, By::State));
    by_state.or_else(|| whole.map(|point| located(point, By::Country)))
}

/// The two letters of a country as people write it.
pub fn country_code(country: &str) -> Option<&'static str> {
    country_row(country).map(|row| row.letters(0))
}

/// The two letters of a state of the United States, by name or letters.
pub fn us_state_code(state: &str) -> Option<&'static str> {
    let (wanted, _) = region("US", state)?;
    let states = crate::borders::us_state_borders().flat_map(|(a, b)| [a, b]);
    states
        .chain(["AK", "HI", "PR", "GU", "VI"])
        .find(|code| region("US", code).is_some_and(|(r, _)| r == wanted))
}

fn country_row(country: &str) -> Option<Row> {
    let row = TABLES.country_names.with(hash_of(&["K", &fold(country)]), 6).next()?;
    Some(TABLES.countries.row(row.place(6)?))
}

fn region(country: &str, state: &str) -> Option<(usize, Point)> {
    if state.trim().is_empty() {
        return None;
    }
    let row = TABLES.region_names.with(hash_of(&["S", country, &fold(state)]), 6).next()?;
    let place = row.place(6)?;
    Some((place, point(TABLES.regions.row(place), 2)))
}

/// The city of that name in the state; else the nearest one not far from it; without a state the largest in the country.
fn city_of(country: &str, state: Option<(usize, Point)>, city: &str) -> Option<Point> {
    let name = fold(&mended(city));
    if name.is_empty() {
        return None;
    }
    let mut named = TABLES.cities.with(hash_of(&["C", country, &name]), 6);
    let Some((state, middle)) = state else { return named.next().map(|row| point(row, 8)) };
    let mut nearest: Option<(f64, Point)> = None;
    for row in named {
        let here = point(row, 8);
        if row.place(6) == Some(state) {
            return Some(here);
        }
        let far = kilometres(middle, here);
        if far <= NEAR && nearest.is_none_or(|(known, _)| far < known) {
            nearest = Some((far, here));
        }
    }
    nearest.map(|(_, point)| point)
}

/// UTF-8 that was once read as Latin-1 and kept so ("SÃ£o Paulo"), as it should read.
fn mended(text: &str) -> Cow<'_, str> {
    let bytes = || text.chars().map(|letter| u8::try_from(u32::from(letter))).collect::<Result<Vec<u8>, _>>();
    let broken = text.contains(['Ã', 'Â']);
    let whole = broken.then(bytes).and_then(Result::ok).and_then(|bytes| String::from_utf8(bytes).ok());
    whole.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The digits of a US postal code; one that a spreadsheet took its leading zero from is still known.
pub(crate) fn digits(postal_code: &str) -> Option<u64> {
    let code = postal_code.trim();
    let five = code.split(['-', ' ']).next()?;
    let five = if five.len() == 9 { five.get(..5)? } else { five };
    let whole = (3..=5).contains(&five.len()) && five.bytes().all(|byte| byte.is_ascii_digit());
    whole.then(|| five.parse().ok())?
}

pub(crate) fn us_postal(postal_code: &str) -> Option<Row> {
    TABLES.postal.with(digits(postal_code)?, 3).next()
}

/// The middle of the codes with the same first three digits; not where that is far from the state.
fn us_postal_area(postal_code: &str, state: Option<Point>) -> Option<Point> {
    let area = digits(postal_code)? / 100 * 100;
    let postal = TABLES.postal;
    let rows = (postal.first_from(area, 3)..postal.first_from(area + 100, 3)).map(|place| postal.row(place));
    let middle = crate::geometry::centre(rows.map(|row| (point(row, 3), 1.0)))?;
    state.is_none_or(|state| kilometres(state, middle) < 2.0 * NEAR).then_some(middle)
}
