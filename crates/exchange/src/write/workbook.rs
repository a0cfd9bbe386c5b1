//! Workbooks with real numbers, formats and filters.

use std::path::Path;

use rust_xlsxwriter::{
    DocProperties, Format, FormatAlign, Formula, Table, TableColumn, TableStyle, Workbook, Worksheet,
    XlsxError,
};

use super::file::write_file;
use super::limits;
use super::problem::WriteProblem;
use super::sheet::{Column, Kind, Sheet, Value, decimal_text};

/// Spreadsheet programs keep 15 digits; a longer number is written as text, exactly.
const EXACT: i128 = 1_000_000_000_000_000;
const MAX_WIDTH: usize = 48;

/// Writes all sheets into one workbook; a previous file of that name stays intact if anything fails.
pub fn workbook(sheets: &[Sheet], path: &Path) -> Result<(), WriteProblem> {
    write_file(path, &workbook_bytes(sheets)?)
}

/// All sheets as one workbook in memory.
pub fn workbook_bytes(sheets: &[Sheet]) -> Result<Vec<u8>, WriteProblem> {
    limits::check(sheets)?;
    compose(sheets).map_err(|error| match error {
        XlsxError::IoError(error) => WriteProblem::from(error),
        error => WriteProblem::Workbook(error.to_string()),
    })
}

fn compose(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Said explicitly, so that no name of a person or machine gets in.
    workbook.set_properties(&DocProperties::new().set_author("Podplan").set_company(""));
    for (number, sheet) in sheets.iter().enumerate() {
        fill(workbook.add_worksheet(), sheet, number + 1)?;
    }
    workbook.save_to_buffer()
}

fn fill(page: &mut Worksheet, sheet: &Sheet, number: usize) -> Result<(), XlsxError> {
    page.set_name(&sheet.name)?;
    page.set_freeze_panes(1, 0)?;
    page.set_landscape().set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(0, 0)?;
    let titles = unique_titles(&sheet.columns);
    for (at, (column, title)) in sheet.columns.iter().zip(&titles).enumerate() {
        page.write_string_with_format(0, at as u16, title, &header_format(column.kind))?;
        page.set_column_width(at as u16, width(sheet, at, column) as f64)?;
        // Cells take it over, and so do rows that the user adds below.
        page.set_column_format(at as u16, &format(column.kind))?;
    }
    for (at, row) in sheet.rows.iter().enumerate() {
        for (column, value) in row.iter().enumerate().take(sheet.columns.len()) {
            write(page, (at as u32 + 1, column as u16), value, sheet.minor_units(column))?;
        }
    }
    if !sheet.rows.is_empty() && !sheet.columns.is_empty() {
        let columns: Vec<TableColumn> = sheet
            .columns
            .iter()
            .zip(&titles)
            .map(|(c, title)| TableColumn::new().set_header(title).set_header_format(header_format(c.kind)))
            .collect();
        let table = Table::new()
            .set_name(format!("Table{number}"))
            .set_style(TableStyle::Light9)
            .set_columns(&columns);
        page.add_table(0, 0, sheet.rows.len() as u32, sheet.columns.len() as u16 - 1, &table)?;
        write_totals(page, sheet)?;
    }
    Ok(())
}

fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    minor_units: u8,
) -> Result<(), XlsxError> {
    match value {
        // Always as a string, so that nothing in it is ever calculated.
        Value::Text(text) if text.is_empty() => {}
        Value::Text(text) => {
            page.write_string(row, column, text)?;
        }
        Value::Date(date) => match rust_xlsxwriter::ExcelDateTime::parse_from_str(date) {
            Ok(day) => {
                page.write_datetime(row, column, day)?;
            }
            Err(_) => {
                page.write_string(row, column, date)?;
            }
        },
        Value::Empty => {}
        number => {
            if let Some((units, decimals)) = number.scaled(minor_units) {
                write_number(page, (row, column), (i128::from(units), decimals))?;
            }
        }
    }
    Ok(())
}

fn write_number(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    (units, decimals): (i128, u8),
) -> Result<(), XlsxError> {
    let text = decimal_text(units, decimals, 0);
    match text.parse::<f64>() {
        Ok(number) if units.abs() < EXACT => page.write_number(row, column, number)?,
        _ => page.write_string(row, column, text)?,
    };
    Ok(())
}

/// A row below the table: a sum stays right when rows are sorted, filtered or added, and shows at once.
fn write_totals(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let Some(label) = &sheet.totals else { return Ok(()) };
    let row = sheet.rows.len() as u32 + 1;
    let label_at = sheet.columns.iter().position(|column| !column.sum);
    for (at, column) in sheet.columns.iter().enumerate() {
        let format = format(column.kind).set_bold().set_border_top(rust_xlsxwriter::FormatBorder::Thin);
        let at_column = at as u16;
        if Some(at) == label_at {
            page.write_string_with_format(row, at_column, label, &format)?;
        } else if let Some((units, decimals)) = sheet.sum(at).filter(|_| column.sum) {
            let letter = crate::read::column_letters(at as u32);
            let formula = Formula::new(format!("=SUM({letter}2:{letter}{row})"))
                .set_result(decimal_text(units, decimals, 0));
            page.write_formula_with_format(row, at_column, formula, &format)?;
        } else {
            page.write_blank(row, at_column, &format)?;
        }
    }
    Ok(())
}

fn format(kind: Kind) -> Format {
    let places = |count: u8, digit: &str| match count {
        0 => String::new(),
        count => format!(".{}", digit.repeat(usize::from(count.min(10)))),
    };
    match kind {
        // Text format keeps a code such as 00123 as it is when the user edits the cell.
        Kind::Text => Format::new().set_num_format("@").set_align(FormatAlign::Left),
        Kind::Money { minor_units } => {
            let amount = format!("#,##0{}", places(minor_units, "0"));
            Format::new().set_num_format(format!("{amount};[Red]-{amount}"))
        }
        Kind::Percent => Format::new().set_num_format("0.0%"),
        Kind::Number { decimals: 0 } => Format::new().set_num_format("#,##0"),
        Kind::Number { decimals } => Format::new().set_num_format(format!("#,##0{}", places(decimals, "0"))),
        Kind::Date => Format::new().set_num_format("yyyy-mm-dd"),
    }
}

fn header_format(kind: Kind) -> Format {
    let numeric = matches!(kind, Kind::Money { .. } | Kind::Percent | Kind::Number { .. });
    let format = Format::new().set_bold().set_align(FormatAlign::VerticalCenter);
    format.set_align(if numeric { FormatAlign::Right } else { FormatAlign::Left })
}

/// A table needs a title in every column, and no two alike.
fn unique_titles(columns: &[Column]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::with_capacity(columns.len());
    for column in columns {
        let base = if column.title.trim().is_empty() { "Column" } else { column.title.as_str() };
        let is_taken = |title: &str| taken.iter().any(|t| t.to_lowercase() == title.to_lowercase());
        let title = (1..)
            .map(|n| if n == 1 { base.to_string() } else { format!("{base} {n}") })
            .find(|title| !is_taken(title));
        taken.extend(title);
    }
    taken
}

/// The width asked for, or enough for the title with its filter button and the first rows.
fn width(sheet: &Sheet, at: usize, column: &Column) -> usize {
    if column.width > 0 {
        return usize::from(column.width);
    }
    let minor_units = sheet.minor_units(at);
    let shown = |value: &Value| match (value, value.scaled(minor_units)) {
        (Value::Text(text) | Value::Date(text), _) => text.chars().count(),
        (Value::Rate(_), _) => 8,
        // Groups of thousands and a sign take their place too.
        (_, Some((units, decimals))) => {
            decimal_text(i128::from(units), decimals, minor_units).len() * 4 / 3 + 1
        }
        (_, None) => 0,
    };
    let content = sheet.rows.iter().take(500).filter_map(|row| row.get(at)).map(shown).max().unwrap_or(0);
    content.max(column.title.chars().count() + 3).clamp(8, MAX_WIDTH) + 1
}
