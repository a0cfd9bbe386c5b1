//! Number formats, as far as they tell a date from a number.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::archive::Archive;
use super::xml::attribute;
use crate::problem::{Part, TableProblem};

const MAX_STYLES: usize = 65_536;

/// What a number in a cell of some style means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Number,
    /// A day, perhaps with a time.
    Date,
    /// A time without a day.
    Time,
}

/// The meaning of each cell style.
#[derive(Debug, Default)]
pub struct Styles(Vec<Meaning>);

impl Styles {
    /// The meaning of a style by its number; plain numbers for styles that do not exist.
    pub fn meaning(&self, style: usize) -> Meaning {
        self.0.get(style).copied().unwrap_or(Meaning::Number)
    }
}

/// Reads the formats of the cell styles.
pub fn read(archive: &mut Archive<'_>, place: &str) -> Result<Styles, TableProblem> {
    let mut styles = Styles::default();
    let mut custom: HashMap<u32, Meaning> = HashMap::new();
    let Some(mut xml) = archive.part(place, Part::Styles)? else { return Ok(styles) };
    let mut in_cells = false;
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == "cellXfs" => in_cells = true,
            Event::End(e) if e.local_name().as_ref() == "cellXfs" => in_cells = false,
            Event::Start(e) | Event::Empty(e) => {
                let format = attribute(&e, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                match e.local_name().as_ref() {
                    "numFmt" => {
                        if let (Some(format), Some(code)) = (format, attribute(&e, "formatCode")) {
                            custom.insert(format, meaning_of_code(&code));
                        }
                    }
                    "xf" if in_cells => {
                        let format = format.unwrap_or(0);
                        styles.0.push(custom.get(&format).copied().unwrap_or(meaning_of_built_in(format)));
                    }
                    _ => {}
                }
            }
            Event::Eof => return Ok(styles),
            _ => {}
        }
        if styles.0.len() > MAX_STYLES || custom.len() > MAX_STYLES {
            return Err(TableProblem::Damaged(Part::Styles));
        }
    }
}

/// ECMA-376 part 1, 18.8.30, with the East Asian dates.
fn meaning_of_built_in(format: u32) -> Meaning {
    match format {
        14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => Meaning::Date,
        18..=21 | 32 | 33 | 45..=47 => Meaning::Time,
        _ => Meaning::Number,
    }
}

/// Letters of a format code outside quotes, brackets and escapes: days and years make a date, hours and seconds a time.
fn meaning_of_code(code: &str) -> Meaning {
    let (mut date, mut time, mut month) = (false, false, false);
    let mut chars = code.split(';').next().unwrap_or_default().chars();
    while let Some(c) = chars.next() {
        match c.to_ascii_lowercase() {
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let elapsed = !inner.is_empty()
                    && inner.to_ascii_lowercase().chars().all(|c| matches!(c, 'h' | 'm' | 's'));
                time |= elapsed;
            }
            // "General" has an e and an a, never one of these.
            'y' | 'd' => date = true,
            'h' | 's' => time = true,
            'm' => month = true,
            _ => {}
        }
    }
    match (date, time, month) {
        (true, ..) | (false, false, true) => Meaning::Date,
        (false, true, _) => Meaning::Time,
        (false, false, false) => Meaning::Number,
    }
}
