//! Thousands of slightly wrong files: each is read or refused, and no reader panics.
//!
//! A panic inside a reader is caught and reported as a broken archive or an unknown kind, so that is what must not
//! come out here: all archives are whole, and all texts are texts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Book, header, read};
use exchange::{FileKind, Part, TableProblem};
use proptest::prelude::*;

const PIECES: [&str; 24] = [
    "<row r=\"5\">",
    "</row>",
    "<c r=\"B2\" t=\"s\">",
    "<c s=\"1\">",
    "<c s=\"2\" t=\"n\">",
    "</c>",
    "<v>",
    "</v>",
    "1E5",
    "-0.5",
    "46081.999999999",
    "<f/>",
    "<is><t>",
    "</t></is>",
    "&amp;",
    "&#x110000;",
    "&x;",
    "<![CDATA[",
    "]]>",
    "_x0041_",
    "_x",
    "é",
    "\u{0}",
    "9999999999",
];

fn broken_sheet() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec((0..PIECES.len(), 0..4_usize), 1..40);
    pieces.prop_map(|pieces| {
        let rows: String = pieces.iter().map(|(at, times)| PIECES[*at].repeat(*times)).collect();
        header(&["Name", "Quota"]) + &rows
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn broken_sheets(rows in broken_sheet()) {
        prop_assert_ne!(Book::with_rows(&rows).read(), Err(TableProblem::Damaged(Part::Archive)));
    }

    #[test]
    fn numbers_of_any_shape(number in "-?[0-9]{0,25}[.]?[0-9]{0,25}([eE][+-]?[0-9]{1,20})?", style in 0..4_u8) {
        let rows = header(&["Quota"]) + &format!("<row><c s=\"{style}\"><v>{number}</v></c></row>");
        prop_assert_ne!(Book::with_rows(&rows).read(), Err(TableProblem::Damaged(Part::Archive)));
    }

    #[test]
    fn broken_text(text in "[a-c0-9,;\"'\r\n\t|.é=\u{feff}]{0,60}") {
        prop_assert_ne!(read(text.as_bytes()), Err(TableProblem::WrongKind(FileKind::Unknown)));
    }

    #[test]
    fn broken_bytes(bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(b'\n'), Just(b','), Just(b'"')], 0..80)) {
        let read = read(&bytes);
        prop_assert_ne!(read, Err(TableProblem::WrongKind(FileKind::Unknown)));
    }
}
