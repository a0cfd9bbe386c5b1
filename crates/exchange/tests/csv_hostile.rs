//! CSV as people and programs really write it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{read, texts};
use exchange::{
    CellProblem, DecimalGuess, DecimalStyle, Delimiter, FileKind, Note, ReadOptions, RowProblem,
    TableProblem, TextEncoding, read_bytes,
};

fn check(bytes: &[u8], headers: &[&str], rows: &[&[&str]]) {
    let table = read(bytes).unwrap_or_else(|problem| panic!("{problem:?}"));
    assert_eq!(table.headers, headers);
    assert_eq!(texts(&table), rows);
    assert!(table.rows.iter().all(|row| row.problem.is_none()));
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
        .collect()
}

#[test]
fn marks_and_encodings() {
    check(b"\xef\xbb\xbfName,City\nA,B\n", &["Name", "City"], &[&["A", "B"]]);
    for little in [true, false] {
        let text = utf16("\u{feff}Name;City\nMüller;Zoë\n", little);
        check(&text, &["Name", "City"], &[&["Müller", "Zoë"]]);
        assert_eq!(read(&text[2..]), Err(TableProblem::Utf16WithoutMark));
        assert_eq!(
            read(&text[..text.len() - 1]),
            Err(TableProblem::InvalidText { row: 2, byte: text.len() as u64 - 2 })
        );
    }
    let western = b"Name;Vorname\nM\xfcller;Zo\xeb\n";
    check(western, &["Name", "Vorname"], &[&["Müller", "Zoë"]]);
    let table = read(western).unwrap();
    assert_eq!(table.encoding, Some(TextEncoding::Windows1252));
    assert!(table.notes.contains(&Note::EncodingGuessed(TextEncoding::Windows1252)));
    let forced =
        |encoding| read_bytes(western, &ReadOptions { encoding: Some(encoding), ..ReadOptions::default() });
    assert!(forced(TextEncoding::Macintosh).unwrap().notes.is_empty());
    assert_eq!(forced(TextEncoding::Utf8), Err(TableProblem::InvalidText { row: 2, byte: 14 }));
}

#[test]
fn one_bad_byte_late_in_a_file_is_damage() {
    for bad in [0xff_u8, 0xe9] {
        let mut file = b"id,name\n".to_vec();
        (2..=60_000).for_each(|n| file.extend_from_slice(format!("{n},Zo\n").as_bytes()));
        let at = file.windows(7).position(|w| w == b"50001,Z").unwrap() + 7;
        file[at] = bad;
        assert_eq!(read(&file), Err(TableProblem::InvalidText { row: 50_001, byte: at as u64 }));
        let forced = ReadOptions { encoding: Some(TextEncoding::Windows1252), ..ReadOptions::default() };
        assert!(read_bytes(&file, &forced).is_ok());
    }
}

#[test]
fn delimiters_are_found_and_can_be_given() {
    for (text, delimiter) in [
        ("a,b,c\n1,2,3\n", Delimiter::Comma),
        ("a;b;c\n1,5;2,5;3,5\n", Delimiter::Semicolon),
        ("a\tb\n1,2\t3\n4,5\t6\n", Delimiter::Tab),
        ("a|b\n1|2\n", Delimiter::Bar),
        ("name;note\n\"a,b,c\";\"x;y\"\nd;e\n", Delimiter::Semicolon),
        ("sep=;\na;b\n1;2\n", Delimiter::Semicolon),
        ("only\none\n", Delimiter::Comma),
    ] {
        assert_eq!(read(text.as_bytes()).unwrap().delimiter, Some(delimiter), "{text:?}");
    }
    let table = read(b"sep=;\na;b\n1;2\n").unwrap();
    assert_eq!((table.header_row, table.rows[0].line), (2, 3));
    let forced = ReadOptions { delimiter: Some(Delimiter::Semicolon), ..ReadOptions::default() };
    assert_eq!(read_bytes(b"a,b\n1,2\n", &forced).unwrap().headers, ["a,b"]);
}

#[test]
fn decimal_style_is_settled_by_column() {
    let table =
        read(b"id;comma;point;doubt;mixed;none\n1;1.234,56;1,234.56;1,234;1,5;x\n2;12;12;1.234;1.5;y\n")
            .unwrap();
    let guesses: Vec<DecimalGuess> = (0..6).map(|column| table.decimal_guess(column)).collect();
    assert_eq!(
        guesses,
        [
            DecimalGuess::Either,
            DecimalGuess::Clear(DecimalStyle::Comma),
            DecimalGuess::Clear(DecimalStyle::Point),
            DecimalGuess::Ambiguous,
            DecimalGuess::Contradictory,
            DecimalGuess::NotNumeric,
        ]
    );
    assert_eq!(table.decimal, None);
    assert_eq!(read(b"a;b\n1,5;1.234\n").unwrap().decimal, Some(DecimalStyle::Comma));
}

#[test]
fn texts_stay_as_they_are() {
    let ids = [
        "00123",
        "123456789012345678",
        "1E5",
        "TRUE",
        "MAR1",
        " 7 ",
        "=cmd|'/c calc'!A1",
        "@SUM(1)",
        "+49 30 1",
        "'abc",
    ];
    let file: String = ids.iter().map(|id| format!("{id},x\n")).collect();
    let table = read(format!("id,name\n{file}").as_bytes()).unwrap();
    assert_eq!(table.rows.iter().map(|row| row.cells[0].text()).collect::<Vec<_>>(), ids);
    check(b"id,name\n\"\tx\",\"\ry\"\n", &["id", "name"], &[&["\tx", "\ry"]]);
}

#[test]
fn rows_that_do_not_line_up_are_named() {
    let table = read(b"a,b,c\n1,2\n1,2,3\n\n1,2,3,4\n1,2,3,,\n").unwrap();
    let problems: Vec<_> = table.rows.iter().map(|row| (row.line, row.problem)).collect();
    assert_eq!(
        problems,
        [
            (2, Some(RowProblem::TooFewCells { expected: 3, found: 2 })),
            (3, None),
            (5, Some(RowProblem::TooManyCells { expected: 3, found: 4 })),
            (6, None),
        ]
    );
    assert!(table.rows.iter().all(|row| row.cells.len() == 3));
}

#[test]
fn lines_are_counted_as_an_editor_counts() {
    for (end, name) in [("\n", "lf"), ("\r\n", "crlf"), ("\r", "cr")] {
        let text = ["a,b", "1,2", "", "3,\"x", "y\"", "5,6"].join(end);
        let table = read(text.as_bytes()).unwrap();
        assert_eq!(table.rows.iter().map(|r| r.line).collect::<Vec<_>>()[..2], [2, 4], "{name}");
        assert_eq!(table.rows.len(), 3, "{name}");
        if end != "\r" {
            assert_eq!(table.rows[2].line, 6, "{name}");
        }
        assert_eq!(table.rows[1].cells[1].text(), format!("x{end}y"));
    }
    check(b"a,b\r1,2\n3,4\r\n5,6", &["a", "b"], &[&["1", "2"], &["3", "4"], &["5", "6"]]);
}

#[test]
fn quotes_that_do_not_close_are_found_where_they_open() {
    let rest: String = (4..100_000).map(|n| format!("{n},plain\n")).collect();
    let plain = format!("id,name\n1,a\n2,\"never closed\n{rest}");
    assert_eq!(read(plain.as_bytes()), Err(TableProblem::UnclosedQuote { row: 3 }));
    let later = format!("id,name\n1,a\n2,\"never closed\n4,\"x\"\n{rest}");
    assert_eq!(read(later.as_bytes()), Err(TableProblem::UnclosedQuote { row: 3 }));
    let table = read(b"id,name\n1,\"Big\" Co\n2,5\" pipe\n3,\"a \"\"b\"\" c\"\n").unwrap();
    assert_eq!(table.rows[0].cells[1].problem(), Some(&CellProblem::StrayQuote));
    assert_eq!(table.rows[1].cells[1].text(), "5\" pipe");
    assert_eq!(table.rows[2].cells[1].text(), "a \"b\" c");
}

#[test]
fn no_text_at_all() {
    assert_eq!(read(b""), Err(TableProblem::Empty));
    assert_eq!(read(b"\xef\xbb\xbf"), Err(TableProblem::Empty));
    assert_eq!(read(b"\n\n ;\n"), Err(TableProblem::Empty));
    check(b"a,b\n", &["a", "b"], &[]);
    assert_eq!(read(b"a,b\n1,\0\n"), Err(TableProblem::NulByte { row: 2 }));
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0"), Err(TableProblem::WrongKind(FileKind::Picture)));
    let field = format!("a,b\n1,{}\n", "x".repeat((1 << 20) + 1));
    assert_eq!(read(field.as_bytes()), Err(TableProblem::FieldTooLong { row: 2, limit: 1 << 20 }));
    assert!(matches!(read(&[b','; 100_000]), Err(TableProblem::TooManyColumns { row: 1, .. })));
}

#[test]
fn too_large_is_refused() {
    let cells = "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16\n".repeat(260_000);
    assert!(matches!(read(cells.as_bytes()), Err(TableProblem::TooManyCells { .. })));
    assert!(matches!(read("1\n".repeat(1_100_000).as_bytes()), Err(TableProblem::TooManyRows { .. })));
    assert!(matches!(read(&vec![b'x'; (128 << 20) + 1]), Err(TableProblem::FileTooLarge { .. })));
}

#[test]
fn a_changed_file_has_another_digest() {
    let (a, b) = (read(b"a,b\n1,2\n").unwrap(), read(b"a,b\n1,3\n").unwrap());
    assert_eq!(a.digest.len(), 64);
    assert_ne!(a.digest, b.digest);
    assert_eq!(a.digest, read(b"a,b\n1,2\n").unwrap().digest);
}
