//! What is to be written, apart from how.

/// A titled table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Name of the sheet and of the CSV file: at most 31 characters, none of `[]:*?/\`.
    pub name: String,
    pub columns: Vec<Column>,
    /// One value a column in every row.
    pub rows: Vec<Vec<Value>>,
    /// The label of a last row in the workbook that adds up the columns with `sum` set; none for no such row.
    pub totals: Option<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub title: String,
    pub kind: Kind,
    /// Width in characters; chosen by the content if zero.
    pub width: u16,
    /// Whether the totals row adds this column up.
    pub sum: bool,
}

/// How the values of a column look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// Money of a currency with this many decimals.
    Money {
        minor_units: u8,
    },
    /// Shares of 1, shown with one decimal of a per cent.
    Percent,
    /// Numbers with up to this many decimals.
    Number {
        decimals: u8,
    },
    Date,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(String),
    /// Minor units of the column's currency.
    Money(i64),
    /// A share scaled by 1e8: 1.0 is 100,000,000.
    Rate(i64),
    /// `units` divided by ten to the power of `decimals`.
    Number {
        units: i64,
        decimals: u8,
    },
    /// `YYYY-MM-DD`
    Date(String),
    Empty,
}

impl Sheet {
    /// A sheet without rows and totals.
    pub fn new(name: impl Into<String>, columns: Vec<Column>) -> Sheet {
        Sheet { name: name.into(), columns, rows: Vec::new(), totals: None }
    }

    /// The sum of a column, in the units of its largest number of decimals; none if nothing can be added.
    pub(super) fn sum(&self, column: usize) -> Option<(i128, u8)> {
        let minor_units = self.minor_units(column);
        let numbers =
            || self.rows.iter().filter_map(|row| row.get(column)).filter_map(|v| v.scaled(minor_units));
        let decimals = numbers().map(|(_, decimals)| decimals).max()?;
        let sum =
            numbers().map(|(units, own)| i128::from(units) * 10_i128.pow(u32::from(decimals - own))).sum();
        Some((sum, decimals))
    }

    /// The decimals of the currency of a column.
    pub(super) fn minor_units(&self, column: usize) -> u8 {
        match self.columns.get(column).map(|column| column.kind) {
            Some(Kind::Money { minor_units }) => minor_units,
            _ => 2,
        }
    }
}

impl Column {
    /// A column as wide as its content.
    pub fn new(title: impl Into<String>, kind: Kind) -> Column {
        Column { title: title.into(), kind, width: 0, sum: false }
    }

    /// The same column, added up in the totals row.
    pub fn summed(self) -> Column {
        Column { sum: true, ..self }
    }

    /// The same column with a width in characters.
    pub fn width(self, width: u16) -> Column {
        Column { width, ..self }
    }
}

impl Value {
    /// A number as units and decimals; none for texts, dates and nothing.
    pub(super) fn scaled(&self, minor_units: u8) -> Option<(i64, u8)> {
        match *self {
            Value::Money(units) => Some((units, minor_units)),
            Value::Rate(units) => Some((units, 8)),
            // More than 18 decimals do not fit in the integer either.
            Value::Number { units, decimals } => Some((units, decimals.min(18))),
            Value::Text(_) | Value::Date(_) | Value::Empty => None,
        }
    }
}

/// `units` with the point `decimals` places from the right, at least `least` of them shown.
pub(super) fn decimal_text(units: i128, decimals: u8, least: u8) -> String {
    let (decimals, least) = (usize::from(decimals), usize::from(least));
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let used = fraction.trim_end_matches('0').len().max(least.min(decimals));
    let fraction = &fraction[..used];
    let sign = if units < 0 { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}
