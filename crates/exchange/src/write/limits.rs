//! What a spreadsheet can hold, checked before anything is written.

use std::collections::HashSet;

use super::problem::WriteProblem;
use super::sheet::{Sheet, Value};

const MAX_ROWS: u64 = 1_048_576;
const MAX_COLUMNS: u64 = 16_384;
const MAX_TEXT: usize = 32_767;
const MAX_NAME: usize = 31;

/// Refuses sheets that would not arrive whole.
pub fn check(sheets: &[Sheet]) -> Result<(), WriteProblem> {
    if sheets.is_empty() {
        return Err(WriteProblem::NoSheets);
    }
    let mut names = HashSet::new();
    for sheet in sheets {
        check_name(&sheet.name)?;
        if !names.insert(sheet.name.to_lowercase()) {
            return Err(WriteProblem::EqualSheetNames { name: sheet.name.clone() });
        }
        check_size(sheet)?;
        check_texts(sheet)?;
    }
    Ok(())
}

fn check_name(name: &str) -> Result<(), WriteProblem> {
    let length = name.encode_utf16().count();
    let odd = name.contains(['[', ']', ':', '*', '?', '/', '\\']) || name.chars().any(char::is_control);
    let quoted = name.starts_with('\'') || name.ends_with('\'');
    if name.trim().is_empty() || length > MAX_NAME || odd || quoted {
        return Err(WriteProblem::SheetName { name: name.to_string() });
    }
    Ok(())
}

fn check_size(sheet: &Sheet) -> Result<(), WriteProblem> {
    let extra = 1 + u64::from(sheet.totals.is_some());
    let (rows, columns) = (sheet.rows.len() as u64, sheet.columns.len() as u64);
    if rows + extra > MAX_ROWS {
        return Err(WriteProblem::TooManyRows { sheet: sheet.name.clone(), rows, limit: MAX_ROWS - extra });
    }
    if columns > MAX_COLUMNS {
        return Err(WriteProblem::TooManyColumns { sheet: sheet.name.clone(), columns, limit: MAX_COLUMNS });
    }
    Ok(())
}

fn check_texts(sheet: &Sheet) -> Result<(), WriteProblem> {
    let titles = sheet.columns.iter().enumerate().map(|(column, c)| (0, column, c.title.as_str()));
    let values = sheet.rows.iter().enumerate().flat_map(|(row, values)| {
        values.iter().enumerate().filter_map(move |(column, value)| match value {
            Value::Text(text) => Some((row + 1, column, text.as_str())),
            _ => None,
        })
    });
    for (row, column, text) in titles.chain(values) {
        let (name, row, column) = (|| sheet.name.clone(), row as u64, column as u32);
        if text.len() > MAX_TEXT && text.encode_utf16().count() > MAX_TEXT {
            return Err(WriteProblem::TextTooLong { sheet: name(), row, column, limit: MAX_TEXT as u64 });
        }
        if text.contains('\0') {
            return Err(WriteProblem::NulCharacter { sheet: name(), row, column });
        }
    }
    Ok(())
}
