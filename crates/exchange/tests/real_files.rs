//! Real files of companies, where they lie beside the project.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use exchange::{DecimalStyle, Delimiter, ReadOptions, Target, TextEncoding, guess_columns, read_table};

/// The file, in a folder named by `PODPLAN_DATA` or in `shared/data` beside the project.
fn find(name: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("PODPLAN_DATA").map_or(beside, PathBuf::from);
    let path = folder.join(name);
    if !path.is_file() {
        eprintln!("SKIPPED: {name} is not here; set PODPLAN_DATA to the folder that holds it");
        return None;
    }
    Some(path)
}

#[test]
fn accounts_of_the_united_states() {
    let Some(path) = find("accounts_us.csv") else { return };
    let table = read_table(&path, &ReadOptions::default()).unwrap();
    assert_eq!((table.rows.len(), table.headers.len()), (6165, 12));
    assert_eq!((table.encoding, table.delimiter), (Some(TextEncoding::Utf8), Some(Delimiter::Comma)));
    assert_eq!(table.decimal, Some(DecimalStyle::Point));
    assert!(
        table.rows.iter().all(|row| row.problem.is_none() && row.cells.iter().all(|c| c.problem().is_none()))
    );
    assert!(guess_columns(&table.headers, &table.rows, Target::Accounts).iter().all(Option::is_some));
}

#[test]
fn accounts_of_latin_america_and_spain() {
    let Some(path) = find("accounts_latam_es.csv") else { return };
    let table = read_table(&path, &ReadOptions::default()).unwrap();
    assert_eq!((table.rows.len(), table.headers.len()), (1274, 10));
    assert_eq!(
        (table.encoding, table.delimiter),
        (Some(TextEncoding::Windows1252), Some(Delimiter::Semicolon))
    );
    assert_eq!(table.headers[1], "Razón social");
    assert_eq!(table.decimal, Some(DecimalStyle::Comma));
    assert_eq!(table.rows[1].cells[5].number(DecimalStyle::Comma).as_deref(), Ok("-34.61315"));
    assert!(guess_columns(&table.headers, &table.rows, Target::Accounts).iter().all(Option::is_some));
}
