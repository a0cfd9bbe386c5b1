//! Files are written whole or not at all, and never in a shape that a spreadsheet program refuses.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;

use exchange::{
    Column, CsvProfile, Kind, Sheet, Value, WriteProblem, csv_files, read_table, workbook, workbook_bytes,
    write_file,
};

fn sheet(name: &str) -> Sheet {
    let mut sheet = Sheet::new(name, vec![Column::new("Name", Kind::Text)]);
    sheet.rows = vec![vec![Value::Text("Acme".into())]];
    sheet
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn sheets_that_no_program_could_open_are_refused() {
    let long = "x".repeat(32);
    for name in ["", " ", "a/b", "a\\b", "a:b", "a*b", "a?b", "[a]", "'a", long.as_str()] {
        assert_eq!(workbook_bytes(&[sheet(name)]), Err(WriteProblem::SheetName { name: name.into() }));
    }
    assert!(workbook_bytes(&[sheet(&"x".repeat(31))]).is_ok());
    let twins = [sheet("Data"), sheet("DATA")];
    assert_eq!(workbook_bytes(&twins), Err(WriteProblem::EqualSheetNames { name: "DATA".into() }));
    assert_eq!(workbook_bytes(&[]), Err(WriteProblem::NoSheets));

    let mut long = sheet("Data");
    long.rows.push(vec![Value::Text("x".repeat(32_768))]);
    let problem = WriteProblem::TextTooLong { sheet: "Data".into(), row: 2, column: 0, limit: 32_767 };
    assert_eq!(workbook_bytes(&[long]), Err(problem));
    let mut nul = sheet("Data");
    nul.rows[0][0] = Value::Text("a\0b".into());
    assert!(matches!(workbook_bytes(&[nul]), Err(WriteProblem::NulCharacter { row: 1, .. })));
    let mut tall = sheet("Data");
    tall.rows = vec![Vec::new(); 1_048_576];
    let problem = WriteProblem::TooManyRows { sheet: "Data".into(), rows: 1_048_576, limit: 1_048_575 };
    assert_eq!(workbook_bytes(&[tall]), Err(problem));
}

#[test]
fn an_empty_sheet_and_equal_titles_are_written() {
    let columns =
        vec![Column::new("A", Kind::Text), Column::new("a", Kind::Text), Column::new("", Kind::Date)];
    let mut twins = Sheet::new("Twins", columns);
    let empty = Sheet { name: "Empty".into(), ..twins.clone() };
    twins.rows = vec![vec![Value::Text("x".into()), Value::Empty, Value::Date("soon".into())]];
    let table = common::read(&workbook_bytes(&[twins, empty]).unwrap()).unwrap();
    assert_eq!(table.headers, ["A", "a 2", "Column"]);
    assert_eq!(common::texts(&table), [["x", "", "soon"]]);
    assert_eq!(table.sheets, ["Twins", "Empty"]);
}

#[test]
fn the_workbook_names_no_person_and_no_machine() {
    let bytes = workbook_bytes(&[sheet("Data")]).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for part in ["docProps/core.xml", "docProps/app.xml"] {
        std::io::Read::read_to_string(&mut zip.by_name(part).unwrap(), &mut all).unwrap();
    }
    assert!(all.contains("<dc:creator>Podplan</dc:creator>"));
    for variable in ["USER", "HOSTNAME", "HOME", "LOGNAME"] {
        let value = std::env::var(variable).unwrap_or_default();
        assert!(value.len() < 4 || !all.contains(&value), "{variable}");
    }
}

#[test]
fn texts_are_never_formulas() {
    let mut risky = sheet("Data");
    risky.rows =
        ["=1+1", "+1", "-1", "@SUM(1)", "=cmd|'/c calc'!A1"].map(|t| vec![Value::Text(t.into())]).to_vec();
    let bytes = workbook_bytes(&[risky]).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut xml).unwrap();
    assert!(!xml.contains("<f>") && xml.matches(r#"t="s""#).count() == 6, "{xml}");
}

#[test]
fn files_replace_their_predecessors_and_leave_nothing_beside() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.xlsx");
    workbook(&[sheet("One")], &path).unwrap();
    workbook(&[sheet("Two")], &path).unwrap();
    assert_eq!(read_table(&path, &Default::default()).unwrap().sheet.as_deref(), Some("Two"));
    let before = fs::read(&path).unwrap();
    assert!(workbook(&[sheet("a/b")], &path).is_err());
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(names(folder.path()), ["plan.xlsx"]);

    let written = csv_files(&[sheet("Accounts"), sheet("Quotas")], folder.path(), CsvProfile::COMMA).unwrap();
    assert_eq!(written, [folder.path().join("Accounts.csv"), folder.path().join("Quotas.csv")]);
    assert_eq!(names(folder.path()), ["Accounts.csv", "Quotas.csv", "plan.xlsx"]);
    assert_eq!(fs::read(&written[0]).unwrap(), b"\xef\xbb\xbfName\r\nAcme\r\n");
}

#[test]
fn places_that_cannot_be_written_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(write_file(&folder.path().join("none/a.csv"), b"x"), Err(WriteProblem::NoFolder));
    assert_eq!(write_file(folder.path(), b"x"), Err(WriteProblem::NotAFile));
    let file = folder.path().join("a.csv");
    fs::write(&file, "old").unwrap();
    assert!(write_file(&file.join("b.csv"), b"x").is_err());
    let mut locked = fs::metadata(&file).unwrap().permissions();
    locked.set_readonly(true);
    fs::set_permissions(&file, locked).unwrap();
    assert_eq!(write_file(&file, b"x"), Err(WriteProblem::NoPermission));
    assert_eq!(fs::read(&file).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["a.csv"]);
}

#[cfg(unix)]
#[test]
fn links_stay_links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("real.csv"), folder.path().join("link.csv"));
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    write_file(&link, b"new").unwrap();
    assert_eq!(fs::read(&file).unwrap(), b"new");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}
