//! The workbook part: which sheets there are and where everything lies.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::archive::Archive;
use super::xml::{attribute, flag};
use crate::problem::{Part, TableProblem};

const MAX_SHEETS: usize = 1024;

/// What the workbook says about itself.
#[derive(Debug, Default)]
pub struct Book {
    pub sheets: Vec<SheetEntry>,
    pub shared_text: Option<String>,
    pub styles: Option<String>,
    /// Days count from 1904 instead of 1900.
    pub from_1904: bool,
    /// The writer asks for a full calculation on opening, as programs do that do not calculate themselves.
    pub uncalculated: bool,
}

/// One sheet with cells.
#[derive(Debug)]
pub struct SheetEntry {
    pub name: String,
    pub hidden: bool,
    /// Name of its part in the archive.
    pub part: String,
}

/// Where the workbook part lies, if the archive is a workbook.
pub fn find(archive: &mut Archive<'_>) -> Result<Option<String>, TableProblem> {
    let main = relations(archive, "_rels/.rels", "")?.into_values().find(|r| r.kind == "officeDocument");
    let place = main.map(|relation| relation.target).filter(|place| archive.has(place));
    Ok(place.filter(|place| place.starts_with("xl/") || place.contains("workbook")))
}

impl Book {
    /// Reads the workbook part at `place` and its relations.
    pub fn read(archive: &mut Archive<'_>, place: &str) -> Result<Book, TableProblem> {
        let (folder, file) = place.rsplit_once('/').unwrap_or(("", place));
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let relations = relations(archive, &format!("{prefix}_rels/{file}.rels"), folder)?;
        let mut book = Book::default();
        let of_kind = |kind: &str| relations.values().find(|r| r.kind == kind).map(|r| r.target.clone());
        // A relation may be missing in sloppy files while its part lies at the usual place.
        book.shared_text = of_kind("sharedStrings").or_else(|| usual(archive, &prefix, "sharedStrings.xml"));
        book.styles = of_kind("styles").or_else(|| usual(archive, &prefix, "styles.xml"));

        let Some(mut xml) = archive.part(place, Part::Workbook)? else {
            return Err(TableProblem::Damaged(Part::Workbook));
        };
        loop {
            match xml.next()? {
                Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                    "workbookPr" => book.from_1904 = flag(&e, "date1904"),
                    "calcPr" => book.uncalculated = flag(&e, "fullCalcOnLoad"),
                    "sheet" if book.sheets.len() < MAX_SHEETS => {
                        let name = attribute(&e, "name").map(|n| n.into_owned()).unwrap_or_default();
                        let state = attribute(&e, "state");
                        let hidden = state.is_some_and(|s| matches!(s.as_ref(), "hidden" | "veryHidden"));
                        let relation = attribute(&e, "id").and_then(|id| relations.get(id.as_ref()));
                        if let Some(relation) = relation.filter(|r| r.kind == "worksheet") {
                            book.sheets.push(SheetEntry { name, hidden, part: relation.target.clone() });
                        }
                    }
                    _ => {}
                },
                Event::Eof => return Ok(book),
                _ => {}
            }
        }
    }
}

fn usual(archive: &Archive<'_>, prefix: &str, name: &str) -> Option<String> {
    let place = format!("{prefix}{name}");
    archive.has(&place).then_some(place)
}

struct Relation {
    /// The last word of its type.
    kind: String,
    target: String,
}

/// The relations inside the archive; links to outside are left out and never followed.
fn relations(
    archive: &mut Archive<'_>,
    place: &str,
    folder: &str,
) -> Result<HashMap<String, Relation>, TableProblem> {
    let mut found = HashMap::new();
    let Some(mut xml) = archive.part(place, Part::Workbook)? else { return Ok(found) };
    loop {
        match xml.next()? {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "Relationship" => {
                let value = |name: &str| attribute(&e, name).map(|v| v.into_owned());
                let (Some(id), Some(kind), Some(target)) = (value("Id"), value("Type"), value("Target"))
                else {
                    continue;
                };
                if value("TargetMode").as_deref() != Some("External") {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_string();
                    found.insert(id, Relation { kind, target: resolve(folder, &target) });
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A target as a part name: relative to the folder, or from the root if it begins with a slash.
fn resolve(folder: &str, target: &str) -> String {
    let from_root = target.strip_prefix('/');
    let mut steps: Vec<&str> = if from_root.is_some() { Vec::new() } else { folder.split('/').collect() };
    for step in from_root.unwrap_or(target).split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}
