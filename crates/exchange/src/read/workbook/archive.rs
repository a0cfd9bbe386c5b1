//! The archive around a workbook. Nothing is ever unpacked to disk, and nothing beyond a limit into memory.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use zip::ZipArchive;

use super::xml::{Limited, Xml};
use crate::problem::{Part, TableProblem};

const MAX_ENTRIES: usize = 4096;

/// An archive whose table of contents has been looked through.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each part lies, by its name in small letters: part names do not depend on case.
    index: HashMap<String, usize>,
}

/// The content of one part, inflated as it is read.
pub type Content<'r, 'a> = BufReader<zip::read::ZipFile<'r, Cursor<&'a [u8]>>>;

impl<'a> Archive<'a> {
    /// Opens an archive, or refuses one that was not made by a spreadsheet program.
    pub fn open(bytes: &'a [u8]) -> Result<Archive<'a>, TableProblem> {
        // Counted before the library builds its own table, which costs far more than the entries do.
        if count_entries(bytes) > MAX_ENTRIES {
            return Err(TableProblem::SuspiciousArchive);
        }
        let mut zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableProblem::Damaged(Part::Archive))?;
        if zip.offset() != 0 {
            return Err(TableProblem::SuspiciousArchive);
        }
        let mut index = HashMap::new();
        for at in 0..zip.len() {
            let entry = zip.by_index_raw(at).map_err(|_| TableProblem::Damaged(Part::Archive))?;
            let name = entry.name().map_err(|_| TableProblem::SuspiciousArchive)?.to_lowercase();
            if entry.enclosed_name().is_none()
                || name.contains('\\')
                || name.starts_with('/')
                || entry.is_symlink()
            {
                return Err(TableProblem::SuspiciousArchive);
            }
            if index.insert(name, at).is_some() {
                return Err(TableProblem::SuspiciousArchive);
            }
        }
        // The library keeps the last of two entries of the same name; a difference tells that there were two.
        if zip.len() != count_entries(bytes) {
            return Err(TableProblem::SuspiciousArchive);
        }
        Ok(Archive { zip, index })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.index.contains_key(&name.to_lowercase())
    }

    /// Whether some part's name, in small letters, contains this.
    pub fn has_name_with(&self, piece: &str) -> bool {
        self.index.keys().any(|name| name.contains(piece))
    }

    /// The XML of a part, or none if there is no such part.
    pub fn part(&mut self, name: &str, part: Part) -> Result<Option<Xml<Content<'_, 'a>>>, TableProblem> {
        let Some(&at) = self.index.get(&name.to_lowercase()) else { return Ok(None) };
        let entry = self.zip.by_index(at).map_err(|_| TableProblem::Damaged(part))?;
        let limit = match part {
            Part::Sheet => 384 << 20,
            Part::SharedText => 128 << 20,
            Part::Archive | Part::Workbook | Part::Styles => 16 << 20,
        };
        Ok(Some(Xml::new(Limited::new(BufReader::with_capacity(64 << 10, entry), limit), part, limit)))
    }
}

/// How many entries the directory at the end really has, counted by walking it; too many if it is not walkable.
fn count_entries(bytes: &[u8]) -> usize {
    const END: &[u8] = b"PK\x05\x06";
    let tail = bytes.len().saturating_sub(65_557);
    let Some(end) = bytes[tail..].windows(4).rposition(|w| w == END).map(|at| at + tail) else { return 0 };
    let long = |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    let short = |at: usize| bytes.get(at..at + 2).and_then(|b| b.try_into().ok()).map(u16::from_le_bytes);
    let mut at = match long(end + 16) {
        Some(u32::MAX) | None => match long_directory(bytes, end) {
            Some(at) => at,
            None => return 0,
        },
        Some(at) => at as usize,
    };
    let mut count = 0;
    while count <= MAX_ENTRIES && bytes.get(at..).is_some_and(|rest| rest.starts_with(b"PK\x01\x02")) {
        let lengths = [28, 30, 32].map(|field| short(at + field).unwrap_or(0) as usize);
        at += 46 + lengths.iter().sum::<usize>();
        count += 1;
    }
    count
}

/// The start of the directory according to the 64-bit record, for archives that use it.
fn long_directory(bytes: &[u8], end: usize) -> Option<usize> {
    let long = |at: usize| bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(u64::from_le_bytes);
    let record = usize::try_from(long(end.checked_sub(20)?.checked_add(8)?)?).ok()?;
    usize::try_from(long(record.checked_add(48)?)?).ok()
}
