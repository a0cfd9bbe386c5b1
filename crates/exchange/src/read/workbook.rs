//! XLSX workbooks: just the cells of one sheet, read as a stream under fixed limits.

mod archive;
mod book;
mod cell;
mod decimal;
mod serial;
mod sheet;
mod strings;
mod styles;
mod xml;

use super::ReadOptions;
use super::assemble::{Raw, assemble};
use crate::problem::{FileKind, Part, TableProblem};
use crate::table::{Note, Table};
use archive::Archive;
use book::{Book, SheetEntry};
use sheet::Surroundings;

/// Reads one sheet of a workbook that lies in memory.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Table, TableProblem> {
    let mut archive = Archive::open(bytes)?;
    if archive.has("mimetype") && archive.has("content.xml") {
        return Err(TableProblem::WrongKind(FileKind::OpenDocument));
    }
    let Some(place) = book::find(&mut archive)? else {
        return Err(TableProblem::WrongKind(FileKind::Archive));
    };
    if place.ends_with(".bin") {
        return Err(TableProblem::WrongKind(FileKind::BinaryWorkbook));
    }
    let book = Book::read(&mut archive, &place)?;
    let entry = chosen(&book, options)?;
    let texts = match &book.shared_text {
        Some(part) => strings::read(&mut archive, part)?,
        None => strings::SharedText::default(),
    };
    let styles = match &book.styles {
        Some(part) => styles::read(&mut archive, part)?,
        None => styles::Styles::default(),
    };
    let surroundings = Surroundings {
        texts: &texts,
        styles: &styles,
        from_1904: book.from_1904,
        uncalculated: book.uncalculated,
        hidden_rows: options.hidden_rows,
    };
    let Some(part) = archive.part(&entry.part, Part::Sheet)? else {
        return Err(TableProblem::Damaged(Part::Sheet));
    };
    let read = sheet::read(part, &surroundings)?;

    let mut notes = book_notes(&archive, &book);
    notes.extend((read.hidden_rows > 0).then_some(Note::HiddenRowsSkipped { count: read.hidden_rows }));
    notes.extend((read.merged > 0).then_some(Note::MergedCells { count: read.merged }));
    notes.extend((book.from_1904 && read.dates).then_some(Note::DatesFrom1904));
    let mut table = assemble(Raw { rows: read.rows, notes, rectangular: false }, options)?;
    table.sheet = Some(entry.name.clone());
    table.sheets = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    Ok(table)
}

fn chosen<'a>(book: &'a Book, options: &ReadOptions) -> Result<&'a SheetEntry, TableProblem> {
    match &options.sheet {
        Some(name) => book
            .sheets
            .iter()
            .find(|sheet| sheet.name == *name)
            .ok_or_else(|| TableProblem::SheetMissing { sheet: name.clone() }),
        None => {
            let visible = book.sheets.iter().find(|sheet| !sheet.hidden);
            visible.or(book.sheets.first()).ok_or(TableProblem::NoSheets)
        }
    }
}

fn book_notes(archive: &Archive<'_>, book: &Book) -> Vec<Note> {
    let mut notes = Vec::new();
    let hidden = book.sheets.iter().filter(|sheet| sheet.hidden).count();
    if hidden > 0 {
        notes.push(Note::HiddenSheets { count: hidden as u32 });
    }
    if archive.has_name_with("vbaproject.bin") || archive.has_name_with("/macrosheets/") {
        notes.push(Note::MacrosIgnored);
    }
    if ["/externallinks/", "/embeddings/", "xl/connections.xml"]
        .iter()
        .any(|name| archive.has_name_with(name))
    {
        notes.push(Note::LinksIgnored);
    }
    notes
}
