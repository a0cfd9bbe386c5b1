//! What is written comes back: through CSV of every profile, and through a workbook.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{read, texts};
use exchange::{
    Column, CsvProfile, DecimalStyle, Kind, ReadOptions, Sheet, Value, csv_bytes, read_bytes, workbook_bytes,
};
use proptest::prelude::*;

const PROFILES: [CsvProfile; 3] =
    [CsvProfile::POINT, CsvProfile::COMMA, CsvProfile { mark: false, ..CsvProfile::POINT }];

fn text_sheet(values: &[String]) -> Sheet {
    let columns = vec![Column::new("Key", Kind::Text), Column::new("Value", Kind::Text)];
    let mut sheet = Sheet::new("Texts", columns);
    let key = |n: usize| Value::Text(format!("k{n}"));
    sheet.rows = values.iter().enumerate().map(|(n, v)| vec![key(n), Value::Text(v.clone())]).collect();
    sheet
}

fn check_texts(values: &[String]) {
    let sheet = text_sheet(values);
    for profile in PROFILES {
        let options = ReadOptions { delimiter: Some(profile.delimiter), ..ReadOptions::default() };
        let table = read_bytes(&csv_bytes(&sheet, profile).unwrap(), &options).unwrap();
        let back: Vec<&str> = table.rows.iter().map(|row| row.cells[1].text()).collect();
        assert_eq!(back, values);
        assert!(table.rows.iter().all(|row| row.problem.is_none()));
    }
}

#[test]
fn apostrophes_go_on_and_come_off() {
    let values = [
        "=x", "'=x", "''=x", "'abc", "'", "''", "+49 30", "-5", "@a", "\t", "\r", "\n", "'\n", "a=b", "",
        " =x", "\"=\"",
    ];
    check_texts(&values.map(String::from));
    let written =
        String::from_utf8(csv_bytes(&text_sheet(&["=x".into(), "'abc".into()]), PROFILES[2]).unwrap())
            .unwrap();
    assert_eq!(written, "Key,Value\r\nk0,'=x\r\nk1,'abc\r\n");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    /// 200 lists of 50: ten thousand strings, each through three profiles.
    #[test]
    fn any_text_survives(values in prop::collection::vec("[='+@\\-\"\\\\;,|\t\r\n a-c0é€\u{202e}😀]{0,12}|\\PC{0,20}", 50)) {
        check_texts(&values);
    }
}

#[test]
fn any_text_survives_a_workbook() {
    let values = [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\tx",
        "\rx",
        "\nx",
        "00123",
        "1E5",
        "TRUE",
        "'x",
        "_x000D_",
        "a\r\nb",
        " padded ",
        "é😀",
        "\u{1}",
        "http://x.y",
    ];
    let values = values.map(String::from);
    let table = read(&workbook_bytes(&[text_sheet(&values)]).unwrap()).unwrap();
    assert_eq!(table.rows.iter().map(|row| row.cells[1].text()).collect::<Vec<_>>(), values);
}

fn figures() -> Sheet {
    let columns = vec![
        Column::new("Seat", Kind::Text),
        Column::new("Quota", Kind::Money { minor_units: 2 }).summed(),
        Column::new("Yen", Kind::Money { minor_units: 0 }).summed(),
        Column::new("Discount", Kind::Percent),
        Column::new("Workload", Kind::Number { decimals: 3 }),
        Column::new("Start", Kind::Date).width(14),
    ];
    let row = |seat: &str, quota, yen, rate, units, date: &str| {
        vec![
            Value::Text(seat.into()),
            Value::Money(quota),
            Value::Money(yen),
            Value::Rate(rate),
            Value::Number { units, decimals: 3 },
            if date.is_empty() { Value::Empty } else { Value::Date(date.into()) },
        ]
    };
    Sheet {
        rows: vec![
            row("Seat ENT-01", 150_000_000, 7, 13_333_333, -1500, "2026-02-28"),
            row("Seat ENT-02", -5, 0, 100_000_000, 1, ""),
            row("Seat ENT-03", i64::MAX, -3, 1, 0, "1900-03-01"),
        ],
        totals: Some("Total".into()),
        ..Sheet::new("Quotas", columns)
    }
}

const FIGURES: [[&str; 6]; 3] = [
    ["Seat ENT-01", "1500000", "7", "0.13333333", "-1.5", "2026-02-28"],
    ["Seat ENT-02", "-0.05", "0", "1", "0.001", ""],
    ["Seat ENT-03", "92233720368547758.07", "-3", "0.00000001", "0", "1900-03-01"],
];

#[test]
fn figures_survive_a_workbook() {
    let table = read(&workbook_bytes(&[figures()]).unwrap()).unwrap();
    assert_eq!(texts(&table), FIGURES);
    assert_eq!(table.notes, [exchange::Note::TotalsRowSkipped { row: 5 }]);
    assert_eq!(table.sheet.as_deref(), Some("Quotas"));
}

#[test]
fn figures_survive_csv() {
    for (profile, style) in
        [(CsvProfile::POINT, DecimalStyle::Point), (CsvProfile::COMMA, DecimalStyle::Comma)]
    {
        let table = read(&csv_bytes(&figures(), profile).unwrap()).unwrap();
        assert_eq!(table.delimiter, Some(profile.delimiter));
        assert_eq!(table.decimal, Some(style));
        for (row, expected) in table.rows.iter().zip(FIGURES) {
            let numbers: Vec<String> =
                row.cells[1..5].iter().map(|cell| cell.number(style).unwrap()).collect();
            assert_eq!(numbers, expected[1..5]);
            assert_eq!([row.cells[0].text(), row.cells[5].text()], [expected[0], expected[5]]);
        }
    }
}
