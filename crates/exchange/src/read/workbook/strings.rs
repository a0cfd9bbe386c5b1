//! The texts that all sheets share.

use quick_xml::events::Event;

use super::archive::Archive;
use super::xml::character;
use crate::problem::{Part, TableProblem};

const MAX_TEXT_BYTES: usize = 64 << 20;
const MAX_TEXTS: usize = 2_000_000;

/// All shared texts, end to end in one string.
#[derive(Debug, Default)]
pub struct SharedText {
    all: String,
    ends: Vec<u32>,
}

impl SharedText {
    /// The text of this number.
    pub fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)? as usize;
        let start = match number.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.all.get(start..end)
    }
}

/// Reads the texts without formats and reading aids; the counts that the part claims are not looked at.
pub fn read(archive: &mut Archive<'_>, place: &str) -> Result<SharedText, TableProblem> {
    let mut texts = SharedText::default();
    let Some(mut xml) = archive.part(place, Part::SharedText)? else { return Ok(texts) };
    let (mut in_text, mut in_aid) = (false, false);
    loop {
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "t" => in_text = !in_aid,
                "rPh" => in_aid = true,
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => in_aid = false,
                "si" => texts.ends.push(texts.all.len() as u32),
                _ => {}
            },
            Event::Empty(e) if e.local_name().as_ref() == "si" => texts.ends.push(texts.all.len() as u32),
            Event::Text(text) if in_text => texts.all.push_str(&text.xml10_content()),
            Event::CData(text) if in_text => texts.all.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if in_text => match character(&reference) {
                Some(c) => texts.all.push(c),
                None => return Err(TableProblem::Damaged(Part::SharedText)),
            },
            Event::Eof => return Ok(texts),
            _ => {}
        }
        if texts.all.len() > MAX_TEXT_BYTES {
            return Err(TableProblem::TooMuchText { limit: MAX_TEXT_BYTES as u64 });
        }
        if texts.ends.len() > MAX_TEXTS {
            return Err(TableProblem::TooManyCells { limit: MAX_TEXTS as u64 });
        }
    }
}
