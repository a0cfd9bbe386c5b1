//! What another spreadsheet program makes of our workbooks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::process::Command;

use exchange::{Column, Kind, ReadOptions, Sheet, Value, read_table, workbook};

fn convert(from: &Path, to: &str, folder: &Path) -> bool {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let status = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .arg(from)
        .output();
    status.is_ok_and(|output| output.status.success())
}

#[test]
fn no_text_becomes_a_formula_elsewhere() {
    if Command::new("soffice").arg("--version").output().is_err() {
        eprintln!("SKIPPED: LibreOffice is not installed, so our workbooks were not opened in it");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let names = [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "\t=1",
        "a\"b",
        "a;b",
        "a,b",
        "two\nlines",
        "00123",
        "1E5",
        "MAR1",
        "'x",
    ];
    let mut sheet = Sheet::new(
        "Names",
        vec![
            Column::new("Name", Kind::Text),
            Column::new("Quota", Kind::Money { minor_units: 2 }).summed(),
            Column::new("Start", Kind::Date),
        ],
    );
    let row = |name: &str| {
        vec![Value::Text(name.into()), Value::Money(150_000_007), Value::Date("2026-02-28".into())]
    };
    sheet.rows = names.map(row).to_vec();
    sheet.totals = Some("Total".into());
    let path = folder.path().join("ours.xlsx");
    workbook(&[sheet], &path).unwrap();

    // Through the other program's own format and back, so that it has understood every cell.
    assert!(convert(&path, "ods", folder.path()), "LibreOffice could not open our workbook");
    let theirs = folder.path().join("ours.ods");
    std::fs::remove_file(&path).unwrap();
    assert!(convert(&theirs, "xlsx", folder.path()), "LibreOffice could not save our workbook");
    let table = read_table(&path, &ReadOptions::default()).unwrap();
    let back: Vec<&str> = table.rows.iter().map(|row| row.cells[0].text()).collect();
    // The other program drops a tab at the beginning of a cell, and nothing else.
    assert_eq!(back, names.map(|name| name.trim_start_matches('\t')));
    assert!(
        table
            .rows
            .iter()
            .all(|row| row.cells[1].text() == "1500000.07" && row.cells[2].text() == "2026-02-28")
    );
    assert_eq!(table.notes, [exchange::Note::TotalsRowSkipped { row: names.len() as u32 + 2 }]);
}
