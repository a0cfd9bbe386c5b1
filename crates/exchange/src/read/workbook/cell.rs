//! What one cell of a sheet means.

use compact_str::CompactString;

use super::decimal::decimal;
use super::serial;
use super::sheet::Surroundings;
use super::styles::Meaning;
use crate::problem::TableProblem;
use crate::read::address::address;
use crate::table::{Cell, CellProblem};

const MAX_CELL_CHARACTERS: usize = 32_767;

/// A cell whose end has not come yet.
#[derive(Default)]
pub struct OpenCell {
    pub column: u32,
    pub style: usize,
    pub kind: Kind,
    pub has_formula: bool,
    pub has_value: bool,
    pub text: String,
}

/// The type that a cell declares.
#[derive(Default, Clone, Copy, PartialEq)]
pub enum Kind {
    #[default]
    Number,
    Shared,
    FormulaText,
    Inline,
    Boolean,
    Error,
    IsoDate,
    Unknown,
}

impl OpenCell {
    /// What the cell holds; none if nothing. `row` names the cell in problems.
    pub fn value(&self, row: u32, around: &Surroundings<'_>) -> Result<Option<Cell>, TableProblem> {
        let (text, has_formula) = (self.text.as_str(), self.has_formula);
        if !self.has_value {
            return Ok(has_formula.then(|| Cell::bad(CellProblem::FormulaWithoutValue)));
        }
        Ok(match self.kind {
            Kind::Shared => {
                let missing = || TableProblem::SharedTextMissing { cell: address(self.column, row) };
                let number = text.trim().parse().map_err(|_| missing())?;
                text_cell(around.texts.get(number).ok_or_else(missing)?)
            }
            Kind::FormulaText | Kind::Inline => text_cell(text),
            Kind::Boolean => text_cell(if text.trim() == "1" { "TRUE" } else { "FALSE" }),
            Kind::Error => Some(Cell::bad(CellProblem::ErrorValue(text.chars().take(32).collect()))),
            Kind::IsoDate => Some(Cell::Date(CompactString::from(text.trim()))),
            Kind::Unknown => Some(Cell::bad(CellProblem::UnknownKind)),
            Kind::Number if text.trim().is_empty() => {
                has_formula.then(|| Cell::bad(CellProblem::FormulaWithoutValue))
            }
            Kind::Number => {
                let cell = number_cell(text, around.styles.meaning(self.style), around.from_1904);
                // A zero that nobody has calculated is a placeholder.
                let placeholder = has_formula && around.uncalculated && cell.text() == "0";
                Some(if placeholder { Cell::bad(CellProblem::FormulaWithoutValue) } else { cell })
            }
        })
    }
}

impl Kind {
    /// The kind behind the code in the file.
    pub fn of(code: &str) -> Kind {
        match code {
            "n" => Kind::Number,
            "s" => Kind::Shared,
            "str" => Kind::FormulaText,
            "inlineStr" => Kind::Inline,
            "b" => Kind::Boolean,
            "e" => Kind::Error,
            "d" => Kind::IsoDate,
            _ => Kind::Unknown,
        }
    }
}

fn text_cell(text: &str) -> Option<Cell> {
    if text.is_empty() {
        return None;
    }
    let text = unescape(text);
    if text.len() > MAX_CELL_CHARACTERS {
        // Counted as spreadsheets count, in UTF-16 units.
        let characters = text.encode_utf16().count();
        if characters > MAX_CELL_CHARACTERS {
            return Some(Cell::bad(CellProblem::TextTooLong { characters: characters as u64 }));
        }
    }
    Some(Cell::Text(text))
}

fn number_cell(stored: &str, meaning: Meaning, from_1904: bool) -> Cell {
    let number = match decimal(stored) {
        Ok(number) => number,
        Err(problem) => return Cell::bad(problem),
    };
    match meaning {
        Meaning::Number => Cell::Number(number.into()),
        Meaning::Date | Meaning::Time => match serial::iso(&number, meaning, from_1904) {
            Ok(date) => Cell::Date(date.into()),
            Err(problem) => Cell::bad(problem),
        },
    }
}

/// Control characters are written as `_x000D_` in workbooks.
fn unescape(text: &str) -> CompactString {
    if !text.contains("_x") {
        return text.into();
    }
    let mut out = CompactString::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let code = escape.get(2..6).filter(|_| escape.as_bytes().get(6) == Some(&b'_'));
        let unit = code
            .filter(|c| c.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|c| u32::from_str_radix(c, 16).ok());
        match unit.and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &escape[7..];
            }
            None => {
                out.push_str("_x");
                rest = &escape[2..];
            }
        }
    }
    out.push_str(rest);
    out
}
