//! One of everything that can go wrong with files.

use std::io::ErrorKind;
use std::path::PathBuf;

use exchange::{
    CellProblem, DateProblem, FileKind, Note, NumberProblem, Part, RowProblem, ShapeProblem, TableProblem,
    TextEncoding, WriteProblem,
};
use store::StoreProblem;

use crate::problem::Language;
use crate::words::{Said, date_problem, file_cell_problem, leaves_problem, number_problem, row_problem};

pub fn store() -> Vec<StoreProblem> {
    let path = PathBuf::from("FY27.podplan");
    vec![
        StoreProblem::Missing { path: path.clone() },
        StoreProblem::Exists { path: path.clone() },
        StoreProblem::NotAPlan { path: path.clone() },
        StoreProblem::Newer { path: path.clone(), version: 9, known: 1 },
        StoreProblem::InUse { path: path.clone() },
        StoreProblem::ReadOnly { path: path.clone() },
        StoreProblem::Denied { path: path.clone() },
        StoreProblem::Moved { path: path.clone() },
        StoreProblem::DiskFull { path: path.clone() },
        StoreProblem::Damaged { path: path.clone(), detail: String::new() },
        StoreProblem::Altered { path: path.clone() },
        StoreProblem::Diverged { path: path.clone() },
        StoreProblem::TooLarge { table: "account", id: 1 },
        StoreProblem::Inconsistent { table: Some("account") },
        StoreProblem::Io { path, detail: String::new() },
    ]
}

pub fn table() -> Vec<TableProblem> {
    let kinds = [
        FileKind::OldWorkbook,
        FileKind::ProtectedWorkbook,
        FileKind::BinaryWorkbook,
        FileKind::OpenDocument,
        FileKind::WebPage,
        FileKind::Xml,
        FileKind::Pdf,
        FileKind::Picture,
        FileKind::Archive,
        FileKind::Database,
        FileKind::Unknown,
    ];
    let parts = [Part::Archive, Part::Workbook, Part::SharedText, Part::Styles, Part::Sheet];
    let limit = 300 << 20;
    let mut all = vec![
        TableProblem::NotFound,
        TableProblem::NotAFile,
        TableProblem::NoPermission,
        TableProblem::Unreadable(ErrorKind::Other),
        TableProblem::FileTooLarge { bytes: limit + 1, limit },
        TableProblem::Empty,
    ];
    all.extend(kinds.map(TableProblem::WrongKind));
    all.extend([
        TableProblem::Utf16WithoutMark,
        TableProblem::InvalidText { row: 7, byte: 99 },
        TableProblem::NulByte { row: 7 },
        TableProblem::UnclosedQuote { row: 7 },
        TableProblem::FieldTooLong { row: 7, limit: 1_048_576 },
        TableProblem::TooManyRows { limit: 1_048_576 },
        TableProblem::TooManyColumns { row: 7, limit: 16_384 },
        TableProblem::TooManyCells { limit: 20_000_000 },
        TableProblem::TooMuchText { limit },
        TableProblem::NoSuchHeaderRow { row: 7 },
    ]);
    all.extend(parts.map(TableProblem::Damaged));
    all.extend([
        TableProblem::SuspiciousArchive,
        TableProblem::PartTooLarge { part: Part::Sheet, limit },
        TableProblem::DocumentType(Part::Sheet),
        TableProblem::NoSheets,
        TableProblem::SheetMissing { sheet: "Accounts".into() },
        TableProblem::CellOutsideGrid { cell: "XFE1".into() },
        TableProblem::SharedTextMissing { cell: "B2".into() },
    ]);
    all
}

pub fn shapes() -> Vec<ShapeProblem> {
    let (line, column) = (3, 1_234);
    vec![
        ShapeProblem::NotFound,
        ShapeProblem::NotAFile,
        ShapeProblem::NoPermission,
        ShapeProblem::Unreadable(ErrorKind::Other),
        ShapeProblem::FileTooLarge { bytes: 70 << 20, limit: 50 << 20 },
        ShapeProblem::Empty,
        ShapeProblem::Packed,
        ShapeProblem::NotJson,
        ShapeProblem::CutShort,
        ShapeProblem::Syntax { line, column },
        ShapeProblem::TooDeep { line, column },
        ShapeProblem::NotGeoJson,
        ShapeProblem::TopoJson,
        ShapeProblem::BadCoordinates { line, column },
        ShapeProblem::OtherSystem { system: "urn:ogc:def:crs:EPSG::2154".into() },
        ShapeProblem::Projected {
            feature: 2,
            name: "Aisne".into(),
            x: "700000".into(),
            y: "6900000.5".into(),
        },
        ShapeProblem::Projected {
            feature: 2,
            name: String::new(),
            x: "700000".into(),
            y: "6900000.5".into(),
        },
        ShapeProblem::Swapped { feature: 1, name: "West".into(), x: "40".into(), y: "-125".into() },
        ShapeProblem::NoAreas { features: 20 },
        ShapeProblem::TooManyRegions { regions: 35_000, limit: 5_000 },
        ShapeProblem::NoSuchField { field: "nom".into(), known: vec!["code".into(), "name".into()] },
        ShapeProblem::NoSuchField { field: "nom".into(), known: Vec::new() },
    ]
}

pub fn cells() -> Vec<Box<dyn Fn(Language) -> Said>> {
    let cells = [
        CellProblem::FormulaWithoutValue,
        CellProblem::ErrorValue("#REF!".into()),
        CellProblem::NumberTooPrecise,
        CellProblem::NumberOutOfRange,
        CellProblem::ImpossibleDate,
        CellProblem::TextTooLong { characters: 40_000 },
        CellProblem::StrayQuote,
        CellProblem::UnknownKind,
    ];
    let rows = [
        RowProblem::TooFewCells { expected: 5, found: 1 },
        RowProblem::TooManyCells { expected: 5, found: 6 },
    ];
    let numbers = [
        NumberProblem::Blank,
        NumberProblem::NotANumber,
        NumberProblem::OtherStyle,
        NumberProblem::Grouping,
        NumberProblem::Percent,
        NumberProblem::TooLong,
    ];
    let dates = [DateProblem::Blank, DateProblem::NotADate, DateProblem::OtherOrder, DateProblem::ShortYear];
    let mut all: Vec<Box<dyn Fn(Language) -> Said>> = Vec::new();
    for cell in cells {
        all.push(Box::new(move |language| file_cell_problem(&cell, language)));
    }
    for row in rows {
        all.push(Box::new(move |language| row_problem(row, language)));
    }
    for number in numbers {
        all.push(Box::new(move |language| number_problem(number, "1.5 ?", language)));
    }
    for date in dates {
        all.push(Box::new(move |language| date_problem(date, "31/01/27", language)));
    }
    all.push(Box::new(|language| leaves_problem(DateProblem::NotADate, "in spring", language)));
    all
}

pub fn notes() -> Vec<Note> {
    vec![
        Note::EncodingGuessed(TextEncoding::Windows1252),
        Note::HeaderRowGuessed { row: 4 },
        Note::BlankHeaders { columns: vec![2] },
        Note::EqualHeaders { columns: vec![2, 5] },
        Note::BlankRowsSkipped { count: 3 },
        Note::HiddenRowsSkipped { count: 1 },
        Note::TotalsRowSkipped { row: 90 },
        Note::HiddenSheets { count: 2 },
        Note::MergedCells { count: 1 },
        Note::CellsOutsideTable { count: 4, first: "H3".into() },
        Note::MacrosIgnored,
        Note::LinksIgnored,
        Note::DatesFrom1904,
        Note::InvisibleCharacters { count: 2, row: 8, column: 1 },
    ]
}

pub fn write() -> Vec<WriteProblem> {
    let sheet = || "Quotas".to_owned();
    vec![
        WriteProblem::SheetName { name: "a/b".into() },
        WriteProblem::EqualSheetNames { name: sheet() },
        WriteProblem::TooManyRows { sheet: sheet(), rows: 2_000_000, limit: 1_048_576 },
        WriteProblem::TooManyColumns { sheet: sheet(), columns: 20_000, limit: 16_384 },
        WriteProblem::TextTooLong { sheet: sheet(), row: 3, column: 1, limit: 32_767 },
        WriteProblem::NulCharacter { sheet: sheet(), row: 3, column: 1 },
        WriteProblem::NoSheets,
        WriteProblem::NoFolder,
        WriteProblem::NotAFile,
        WriteProblem::NoPermission,
        WriteProblem::DiskFull,
        WriteProblem::InUse,
        WriteProblem::Failed(ErrorKind::Other),
    ]
}
