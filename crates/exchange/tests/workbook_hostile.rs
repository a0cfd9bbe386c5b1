//! Workbooks that lie, explode or climb: each is refused, or read for what it holds, in bounded time and memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::time::Instant;

use common::{Book, header, read, texts};
use exchange::{Cell, CellProblem, FileKind, Note, Part, ReadOptions, TableProblem, read_bytes};

/// Refusals that must come at once; the bound is wide because test builds are slow.
fn refused(book: &Book) -> TableProblem {
    let bytes = book.bytes();
    let start = Instant::now();
    let problem = read(&bytes).expect_err("a hostile workbook was accepted");
    assert!(start.elapsed().as_secs() < 20, "took {:?}", start.elapsed());
    problem
}

#[test]
fn two_distant_cells_are_two_cells() {
    let rows =
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    let table = Book::with_rows(rows).read().unwrap();
    assert_eq!(table.headers, ["1"]);
    assert!(table.notes.contains(&Note::CellsOutsideTable { count: 1, first: "XFD1048576".into() }));
}

#[test]
fn many_distant_cells_are_refused() {
    let rows: String =
        (1..=200).map(|r| format!(r#"<row r="{r}"><c r="XFD{r}"><v>2</v></c></row>"#)).collect();
    assert!(matches!(refused(&Book::with_rows(&rows)), TableProblem::TooManyCells { .. }));
}

#[test]
fn a_false_count_of_shared_texts_reserves_nothing() {
    let mut book = Book::with_rows(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#);
    book.texts(r#"<sst count="4294967295" uniqueCount="4294967295"><si><t>Name</t></si></sst>"#);
    assert_eq!(book.read().unwrap().headers, ["Name"]);
}

#[test]
fn bombs_are_not_inflated() {
    // One event of blanks stops at the bound of an event; many small ones at the bound of their part.
    let blanks = format!("<worksheet><sheetData>{}</sheetData></worksheet>", " ".repeat(64 << 20));
    assert!(matches!(
        refused(&Book::with_sheet(&blanks)),
        TableProblem::PartTooLarge { part: Part::Sheet, .. }
    ));
    let mut book = Book::with_rows("");
    book.set(
        "xl/styles.xml",
        &format!("<styleSheet>{}</styleSheet>", format!("<!--{}-->", " ".repeat(1000)).repeat(20_000)),
    );
    assert_eq!(refused(&book), TableProblem::PartTooLarge { part: Part::Styles, limit: 16 << 20 });
}

#[test]
fn too_many_cells_stop_the_reading() {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(10_000));
    assert_eq!(refused(&Book::with_rows(&row.repeat(300))), TableProblem::TooManyCells { limit: 2_000_000 });
}

#[test]
fn addresses_beyond_the_grid_are_named() {
    for cell in ["XFE1", "AAAA1", "A16777217", "A0", "A", "1", "XFE16777217", "é1", ""] {
        let problem = refused(&Book::with_rows(&format!(r#"<row r="1"><c r="{cell}"><v>1</v></c></row>"#)));
        assert_eq!(problem, TableProblem::CellOutsideGrid { cell: cell.into() });
    }
    let row = r#"<row r="16777217"><c><v>1</v></c></row>"#;
    assert_eq!(refused(&Book::with_rows(row)), TableProblem::CellOutsideGrid { cell: "A16777217".into() });
}

#[test]
fn absurd_dimensions_are_not_looked_at() {
    for dimension in ["Ae1:B2", "B2:A1", "A0:AZ9", "A1:XFD1048576", ""] {
        let rows =
            r#"<row r="1"><c r="A1" t="str"><v>Name</v></c></row><row r="2"><c r="A2"><v>7</v></c></row>"#;
        let sheet =
            format!(r#"<worksheet><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>"#);
        assert_eq!(texts(&Book::with_sheet(&sheet).read().unwrap()), [["7"]]);
    }
}

#[test]
fn type_definitions_are_refused_unread() {
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>"#;
    let external = r#"<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>"#;
    for definition in [laughs, external] {
        let rows = r#"<row r="1"><c r="A1" t="str"><v>&a;</v></c></row>"#;
        let sheet = format!("{definition}<worksheet><sheetData>{rows}</sheetData></worksheet>");
        assert_eq!(refused(&Book::with_sheet(&sheet)), TableProblem::DocumentType(Part::Sheet));
        let mut book = Book::with_rows("");
        book.texts(&format!("{definition}<sst/>"));
        assert_eq!(refused(&book), TableProblem::DocumentType(Part::SharedText));
    }
    let rows = r#"<row r="1"><c r="A1" t="str"><v>&a;</v></c></row>"#;
    assert_eq!(refused(&Book::with_rows(rows)), TableProblem::Damaged(Part::Sheet));
}

#[test]
fn crowds_of_attributes_cost_no_time() {
    for prefix in ["", "xmlns:"] {
        let many: String = (0..300_000).map(|n| format!(r#" {prefix}a{n}="""#)).collect();
        let rows = format!(r#"<row r="1"{many}><c r="A1"><v>1</v></c></row>"#);
        assert!(matches!(refused(&Book::with_rows(&rows)), TableProblem::PartTooLarge { .. }));
    }
    let fewer: String = (0..60_000).map(|n| format!(r#" a{n}="""#)).collect();
    let table =
        Book::with_rows(&format!(r#"<row r="1"{fewer}><c r="A1"{fewer}><v>1</v></c></row>"#)).read().unwrap();
    assert_eq!(table.headers, ["1"]);
}

#[test]
fn deep_nesting_and_open_ends_are_damage() {
    assert_eq!(refused(&Book::with_sheet(&"<a>".repeat(1_000_000))), TableProblem::Damaged(Part::Sheet));
    assert_eq!(refused(&Book::with_sheet("<worksheet><sheetData>")), TableProblem::Damaged(Part::Sheet));
    assert_eq!(refused(&Book::with_sheet("<worksheet></sheetData>")), TableProblem::Damaged(Part::Sheet));
    assert_eq!(refused(&Book::with_sheet("\u{1}\u{2}<")), TableProblem::Damaged(Part::Sheet));
}

#[test]
fn missing_shared_texts_name_the_cell() {
    for number in ["0", "4294967296", "-1", "x", ""] {
        let rows = format!(r#"<row r="3"><c r="B3" t="s"><v>{number}</v></c></row>"#);
        assert_eq!(refused(&Book::with_rows(&rows)), TableProblem::SharedTextMissing { cell: "B3".into() });
    }
}

#[test]
fn a_long_text_repeated_is_refused_before_memory_ends() {
    let row = r#"<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>"#;
    let mut book = Book::with_rows(&row.repeat(4000));
    book.texts(&format!("<sst><si><t>{}</t></si></sst>", "x".repeat(32_000)));
    assert!(matches!(refused(&book), TableProblem::TooMuchText { .. }));
}

#[test]
fn other_kinds_of_files_are_recognised() {
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let protected = [compound.clone(), "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect()].concat();
    let cases: Vec<(Vec<u8>, FileKind)> = vec![
        (compound, FileKind::OldWorkbook),
        (protected, FileKind::ProtectedWorkbook),
        (b"<html><table><tr><td>1".to_vec(), FileKind::WebPage),
        (b"\xef\xbb\xbf  <!DOCTYPE HTML>".to_vec(), FileKind::WebPage),
        (b"<?xml version=\"1.0\"?><Workbook/>".to_vec(), FileKind::Xml),
        (b"%PDF-1.7".to_vec(), FileKind::Pdf),
        (b"\x89PNG\r\n\x1a\n".to_vec(), FileKind::Picture),
        (b"SQLite format 3\0".to_vec(), FileKind::Database),
    ];
    for (bytes, kind) in cases {
        assert_eq!(read(&bytes), Err(TableProblem::WrongKind(kind)));
    }
    let with = |parts: &[(&str, &str)]| {
        let mut book = Book::with_rows("");
        book.parts.clear();
        parts.iter().for_each(|(name, content)| {
            book.set(name, content);
        });
        refused(&book)
    };
    assert_eq!(with(&[("a.txt", "hello")]), TableProblem::WrongKind(FileKind::Archive));
    assert_eq!(
        with(&[("mimetype", "x"), ("content.xml", "<a/>")]),
        TableProblem::WrongKind(FileKind::OpenDocument)
    );
    let binary = common::RELATIONS.replace("workbook.xml", "workbook.bin");
    let parts = [("_rels/.rels", binary.as_str()), ("xl/workbook.bin", "x")];
    assert_eq!(with(&parts), TableProblem::WrongKind(FileKind::BinaryWorkbook));
}

#[test]
fn archives_with_tricks_are_refused() {
    for name in ["../../evil", "/etc/evil", "..\\evil", "xl/WORKBOOK.xml"] {
        let mut book = Book::with_rows("");
        book.set(name, "x");
        assert_eq!(refused(&book), TableProblem::SuspiciousArchive, "{name}");
    }
    let mut crowd = Book::with_rows("");
    (0..10_000).for_each(|n| crowd.parts.push((format!("{n}"), Vec::new())));
    assert_eq!(refused(&crowd), TableProblem::SuspiciousArchive);
}

#[test]
fn a_part_named_twice_or_linked_is_refused() {
    // The writer refuses equal names, so one is renamed in the bytes.
    let mut twin = Book::with_rows("");
    twin.set("xl/workbook.xmk", "<workbook/>");
    let bytes = replace(twin.bytes(), b"xl/workbook.xmk", b"xl/workbook.xml");
    assert_eq!(read(&bytes), Err(TableProblem::SuspiciousArchive));

    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.add_symlink("xl/workbook.xml", "/etc/passwd", zip::write::SimpleFileOptions::default()).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    assert_eq!(read(&bytes), Err(TableProblem::SuspiciousArchive));
}

#[test]
fn damaged_bytes_are_never_accepted_as_other_data() {
    let mut book = Book::with_rows(
        &(header(&["Name", "Potential"]) + r#"<row r="2"><c/><c r="B2"><v>1234567</v></c></row>"#),
    );
    book.compression = zip::CompressionMethod::Stored;
    let good = book.bytes();
    assert_eq!(texts(&read(&good).unwrap()), [["", "1234567"]]);
    let bad_sum = replace(good.clone(), b"1234567", b"1234568");
    assert_eq!(read(&bad_sum), Err(TableProblem::Damaged(Part::Sheet)));
    for end in (0..good.len()).step_by(7) {
        assert!(read(&good[..end]).is_err(), "cut at {end}");
    }
    let junk = [b"PK\x03\x04junk".to_vec(), good.clone()].concat();
    assert!(read(&junk).is_err());
    assert!(read(&[b"junk\0".to_vec(), good].concat()).is_err());
}

/// Every byte of a compressed workbook turned in two ways: a table that is equal, or a refusal; never a panic.
#[test]
fn turned_bytes_do_not_panic() {
    let mut book = Book::with_rows(
        &(header(&["Name", "Potential"]) + r#"<row r="2"><c t="s"><v>0</v></c><c><v>5</v></c></row>"#),
    );
    book.texts("<sst><si><t>Acme</t></si></sst>");
    let good = book.bytes();
    let expected = read(&good).unwrap();
    for at in 0..good.len() {
        for mask in [0x01, 0x80] {
            let mut bytes = good.clone();
            bytes[at] ^= mask;
            if let Ok(table) = read(&bytes) {
                let same_texts = table.rows == expected.rows && table.headers == expected.headers;
                assert!(
                    same_texts || table.rows.iter().any(|r| r.cells.iter().any(|c| c.problem().is_some())),
                    "at {at}"
                );
            }
        }
    }
}

#[test]
fn macros_and_links_are_noted_and_left_alone() {
    let mut book = Book::with_rows(&header(&["Name"]));
    book.set("xl/vbaProject.bin", "x").set("xl/externalLinks/externalLink1.xml", "<x/>");
    let notes = book.read().unwrap().notes;
    assert!(notes.contains(&Note::MacrosIgnored) && notes.contains(&Note::LinksIgnored));
}

#[test]
fn hidden_things_are_counted() {
    let rows = header(&["Name", "Quota"])
        + r#"<row r="2" hidden="1"><c t="str"><v>Hidden</v></c></row><row r="3"><c t="str"><v>Shown</v></c></row>
             <row r="4"><c t="str"><v>Total</v></c><c/></row>"#;
    let sheet = format!(
        r#"<worksheet><sheetData>{rows}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>"#
    );
    let mut book = Book::with_sheet(&sheet);
    book.sheets("", &[("Data", ""), ("Secret", r#"state="veryHidden""#)], "");
    book.set(
        "xl/worksheets/sheet2.xml",
        &format!("<worksheet><sheetData>{}</sheetData></worksheet>", header(&["Other"])),
    );
    let table = book.read().unwrap();
    assert_eq!(texts(&table), [["Shown", ""]]);
    assert_eq!(table.rows[0].line, 3);
    assert_eq!(table.sheets, ["Data", "Secret"]);
    for note in [
        Note::HiddenSheets { count: 1 },
        Note::HiddenRowsSkipped { count: 1 },
        Note::MergedCells { count: 1 },
        Note::TotalsRowSkipped { row: 4 },
    ] {
        assert!(table.notes.contains(&note), "{note:?} in {:?}", table.notes);
    }
    let all = ReadOptions { hidden_rows: true, ..ReadOptions::default() };
    assert_eq!(read_bytes(&book.bytes(), &all).unwrap().rows.len(), 2);
    let other = ReadOptions { sheet: Some("Secret".into()), ..ReadOptions::default() };
    assert_eq!(read_bytes(&book.bytes(), &other).unwrap().headers, ["Other"]);
    let none = ReadOptions { sheet: Some("None".into()), ..ReadOptions::default() };
    assert_eq!(read_bytes(&book.bytes(), &none), Err(TableProblem::SheetMissing { sheet: "None".into() }));
}

#[test]
fn formulas_without_results_are_never_zero() {
    let cells = [
        (r#"<c><f>A1</f></c>"#, "", CellProblem::FormulaWithoutValue),
        (r#"<c><f>A1</f><v></v></c>"#, "", CellProblem::FormulaWithoutValue),
        (r#"<c><f>A1</f><v>0</v></c>"#, r#"fullCalcOnLoad="1""#, CellProblem::FormulaWithoutValue),
        (r##"<c t="e"><f>A1</f><v>#REF!</v></c>"##, "", CellProblem::ErrorValue("#REF!".into())),
        (r##"<c t="e"><v>#N/A</v></c>"##, "", CellProblem::ErrorValue("#N/A".into())),
        (r#"<c t="zz"><v>1</v></c>"#, "", CellProblem::UnknownKind),
    ];
    for (cell, calculation, problem) in cells {
        let mut book = Book::with_rows(&(header(&["Quota"]) + &format!(r#"<row r="2">{cell}</row>"#)));
        book.sheets("", &[("Data", "")], calculation);
        assert_eq!(book.read().unwrap().rows[0].cells[0].problem(), Some(&problem), "{cell}");
    }
    let zero = Book::with_rows(&(header(&["Quota"]) + "<row><c><f>A1</f><v>0</v></c></row>"));
    assert_eq!(texts(&zero.read().unwrap()), [["0"]]);
}

#[test]
fn numbers_are_what_was_meant() {
    let good = [
        ("0.30000000000000004", "0.3"),
        ("1E5", "100000"),
        ("1.5E-3", "0.0015"),
        ("-0", "0"),
        ("1234.5600000000001", "1234.56"),
        ("0.99999999999999989", "1"),
        ("9999999999999.99E-2", "99999999999.9999"),
        ("9999999999999.995", "10000000000000"),
        ("123456789012345000", "123456789012345000"),
        ("9.9999999999999995E-21", "0"),
        ("-2.675", "-2.675"),
        (" 42 ", "42"),
        ("1e+2", "100"),
    ];
    for (stored, meant) in good {
        let book =
            Book::with_rows(&(header(&["Quota"]) + &format!("<row><c s=\"3\"><v>{stored}</v></c></row>")));
        assert_eq!(book.read().unwrap().rows[0].cells[0], Cell::Number(meant.into()), "{stored}");
    }
    let bad = [
        ("12345678901234567.89", CellProblem::NumberTooPrecise),
        ("1E400", CellProblem::NumberOutOfRange),
        ("1E99999999999999999999", CellProblem::NumberOutOfRange),
        ("1E9223372036854775807", CellProblem::NumberOutOfRange),
        ("NaN", CellProblem::NumberOutOfRange),
        ("INF", CellProblem::NumberOutOfRange),
        ("1,5", CellProblem::NumberOutOfRange),
        ("--1", CellProblem::NumberOutOfRange),
        ("٣", CellProblem::NumberOutOfRange),
    ];
    for (stored, problem) in bad {
        let book = Book::with_rows(&(header(&["Quota"]) + &format!("<row><c><v>{stored}</v></c></row>")));
        assert_eq!(book.read().unwrap().rows[0].cells[0].problem(), Some(&problem), "{stored}");
    }
}

#[test]
fn days_are_counted_as_spreadsheets_count() {
    let cases = [
        ("46081", "1", "", Ok("2026-02-28")),
        ("46081.5625", "2", "", Ok("2026-02-28T13:30:00")),
        ("59", "1", "", Ok("1900-02-28")),
        ("61", "1", "", Ok("1900-03-01")),
        ("44619", "1", r#"date1904="1""#, Ok("2026-02-28")),
        ("0", "1", r#"date1904="1""#, Ok("1904-01-01")),
        ("2958465", "1", "", Ok("9999-12-31")),
        ("60", "1", "", Err(CellProblem::ImpossibleDate)),
        ("0", "1", "", Err(CellProblem::ImpossibleDate)),
        ("-1", "1", "", Err(CellProblem::ImpossibleDate)),
        ("-0.5", "1", "", Err(CellProblem::ImpossibleDate)),
        ("2958466", "1", "", Err(CellProblem::ImpossibleDate)),
        ("1E20", "1", "", Err(CellProblem::ImpossibleDate)),
        ("2147483647", "1", r#"date1904="1""#, Err(CellProblem::ImpossibleDate)),
    ];
    for (serial, style, epoch, expected) in cases {
        let mut book = Book::with_rows(
            &(header(&["Start"]) + &format!(r#"<row><c s="{style}"><v>{serial}</v></c></row>"#)),
        );
        book.sheets(epoch, &[("Data", "")], "");
        let table = book.read().unwrap();
        match expected {
            Ok(date) => assert_eq!(table.rows[0].cells[0], Cell::Date(date.into()), "{serial}"),
            Err(problem) => assert_eq!(table.rows[0].cells[0].problem(), Some(&problem), "{serial}"),
        }
        assert_eq!(
            table.notes.contains(&Note::DatesFrom1904),
            !epoch.is_empty() && table.rows[0].cells[0].problem().is_none()
        );
    }
}

#[test]
fn odd_texts_are_kept_and_marked() {
    let long = "x".repeat(32_768);
    let rows = header(&["Name"])
        + &[
            "a_x000D_b",
            "_x005F_x000D_",
            "\u{202e}evil",
            "ze\u{200b}ro",
            "_xZZZZ_",
            "a &amp; &#66;",
            "<![CDATA[<b>]]>",
            &long,
        ]
        .map(|text| {
            format!(r#"<row><c t="inlineStr"><is><r><t>{text}</t></r><rPh><t>no</t></rPh></is></c></row>"#)
        })
        .concat();
    let table = Book::with_rows(&rows).read().unwrap();
    let expected = ["a\rb", "_x000D_", "\u{202e}evil", "ze\u{200b}ro", "_xZZZZ_", "a & B", "<b>", ""];
    assert_eq!(texts(&table).concat(), expected);
    assert!(
        table.notes.contains(&Note::InvisibleCharacters { count: 2, row: 4, column: 0 }),
        "{:?}",
        table.notes
    );
    assert_eq!(table.rows[7].cells[0].problem(), Some(&CellProblem::TextTooLong { characters: 32_768 }));
}

#[test]
fn headers_below_a_title_are_found_and_doubts_are_noted() {
    let rows = r#"<row r="1"><c t="str"><v>Accounts of the year</v></c></row>
        <row r="3"><c t="str"><v>Name</v></c><c t="str"><v>name</v></c><c/><c t="str"><v>Quota</v></c></row>
        <row r="4"><c t="str"><v>A</v></c><c t="str"><v>B</v></c><c t="str"><v>C</v></c><c><v>4</v></c></row>"#;
    let table = Book::with_rows(rows).read().unwrap();
    assert_eq!((table.header_row, table.headers.len(), table.rows.len()), (3, 4, 1));
    for note in [
        Note::HeaderRowGuessed { row: 3 },
        Note::BlankHeaders { columns: vec![2] },
        Note::EqualHeaders { columns: vec![1] },
    ] {
        assert!(table.notes.contains(&note), "{note:?} in {:?}", table.notes);
    }
    let chosen = ReadOptions { header_row: Some(4), ..ReadOptions::default() };
    assert_eq!(read_bytes(&Book::with_rows(rows).bytes(), &chosen).unwrap().headers, ["A", "B", "C", "4"]);
    let beyond = ReadOptions { header_row: Some(9), ..ReadOptions::default() };
    assert_eq!(
        read_bytes(&Book::with_rows(rows).bytes(), &beyond),
        Err(TableProblem::NoSuchHeaderRow { row: 9 })
    );
    let wide = format!("<row>{}</row>", r#"<c t="str"><v>h</v></c>"#.repeat(16_384));
    assert_eq!(Book::with_rows(&wide).read().unwrap().headers.len(), 16_384);
    assert_eq!(Book::with_rows("").read(), Err(TableProblem::Empty));
}

fn replace(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    for at in 0..bytes.len() - from.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
    }
    bytes
}
