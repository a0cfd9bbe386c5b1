//! Aligned columns.

use desk::problem::Language;
use plan::money::{Money, Quantity, Rate};
use unicode_width::UnicodeWidthStr as _;

use super::numbers::{self, NOTHING};

/// Texts wider than this are cut, except in the last column.
const WIDEST: usize = 36;

/// What stands in a cell; numbers stand to the right.
#[derive(Clone, Debug)]
pub enum Cell {
    Text(String),
    /// A number that is written already.
    Number(String),
    Count(u32),
    Money(Option<Money>),
    /// A share with one decimal of a percent, and with two.
    Percent(Option<Rate>),
    FinePercent(Option<Rate>),
    Ratio(Option<Rate>),
    Quantity(Option<Quantity>),
}

impl Cell {
    /// The number of a row, as it is written where the row is asked for.
    pub fn id(number: u32) -> Cell {
        Cell::Number(number.to_string())
    }

    pub fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    pub fn money(amount: impl Into<Option<Money>>) -> Cell {
        Cell::Money(amount.into())
    }

    pub fn percent(rate: impl Into<Option<Rate>>) -> Cell {
        Cell::Percent(rate.into())
    }
}

/// Rows under titles; the sums of a last row stand under a line.
pub struct Table {
    titles: Vec<String>,
    rows: Vec<Vec<Cell>>,
    sums: Option<Vec<Cell>>,
}

impl Table {
    pub fn new(titles: &[&str]) -> Table {
        Table {
            titles: titles.iter().map(|title| (*title).to_owned()).collect(),
            rows: Vec::new(),
            sums: None,
        }
    }

    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    pub fn sums(&mut self, cells: Vec<Cell>) {
        self.sums = Some(cells);
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn render(&self, language: Language) -> String {
        let width = self.titles.len();
        let columns: Vec<Column> = (0..width).map(|place| self.column(place, language)).collect();
        let line = |pick: &dyn Fn(&Column) -> &str| {
            let cells: Vec<String> = columns.iter().map(|column| column.padded(pick(column))).collect();
            cells.join("  ").trim_end().to_owned() + "\n"
        };
        let rule =
            || columns.iter().map(|column| "─".repeat(column.width)).collect::<Vec<_>>().join("──") + "\n";
        let mut text = line(&|column| &column.title) + &rule();
        for place in 0..self.rows.len() {
            text += &line(&|column| column.texts.get(place).map_or("", String::as_str));
        }
        if self.sums.is_some() {
            text += &rule();
            text += &line(&|column| column.texts.last().map_or("", String::as_str));
        }
        text
    }

    fn column(&self, place: usize, language: Language) -> Column {
        let cells: Vec<&Cell> = self
            .rows
            .iter()
            .chain(&self.sums)
            .map(|row| row.get(place))
            .map(|cell| cell.unwrap_or(&BLANK))
            .collect();
        // One amount with cents gives cents to the whole column, so that the digits stand below each other.
        let amounts =
            cells.iter().filter_map(|cell| if let Cell::Money(amount) = cell { *amount } else { None });
        let decimals = amounts.map(numbers::decimals_of).max().unwrap_or(0);
        let last = place + 1 == self.titles.len();
        let texts: Vec<String> = cells.iter().map(|cell| written(cell, decimals, last, language)).collect();
        let title = self.titles[place].clone();
        let width = texts.iter().map(|text| text.width()).chain([title.width()]).max().unwrap_or(0);
        let right = cells.iter().any(|cell| !matches!(cell, Cell::Text(_)));
        Column { title, texts, width, right }
    }
}

static BLANK: Cell = Cell::Text(String::new());

struct Column {
    title: String,
    texts: Vec<String>,
    width: usize,
    right: bool,
}

impl Column {
    fn padded(&self, text: &str) -> String {
        let blank = " ".repeat(self.width.saturating_sub(text.width()));
        if self.right { blank + text } else { text.to_owned() + &blank }
    }
}

fn written(cell: &Cell, decimals: u32, last: bool, language: Language) -> String {
    let or_nothing = |text: Option<String>| text.unwrap_or_else(|| NOTHING.to_owned());
    match cell {
        Cell::Text(text) => {
            // A control character has no width of its own, yet something is printed in its place.
            let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            if last { text } else { cut(&text, WIDEST) }
        }
        Cell::Number(text) => text.clone(),
        Cell::Count(count) => desk::words::numbers::count((*count).into(), language),
        Cell::Money(amount) => or_nothing(amount.map(|amount| numbers::money(amount, decimals, language))),
        Cell::Percent(rate) => or_nothing(rate.map(|rate| numbers::percent(rate, 1, language))),
        Cell::FinePercent(rate) => or_nothing(rate.map(|rate| numbers::percent(rate, 2, language))),
        Cell::Ratio(rate) => or_nothing(rate.map(|rate| numbers::ratio(rate, language))),
        Cell::Quantity(quantity) => or_nothing(quantity.map(|q| numbers::quantity(q, language))),
    }
}

/// The text, or as much of it as fits.
pub fn cut(text: &str, widest: usize) -> String {
    if text.width() <= widest {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if kept.width() >= widest {
            kept.pop();
            break;
        }
    }
    kept.trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn digits_stand_below_each_other() {
        let mut table = Table::new(&["Seller", "Quota", "Share"]);
        let row = |name: &str, quota: &str, share: Option<&str>| {
            let share = share.map(|share| share.parse().unwrap());
            vec![Cell::text(name), Cell::money(quota.parse::<Money>().unwrap()), Cell::Percent(share)]
        };
        table.row(row("東京", "1500000", Some("0.125")));
        table.row(row("A name that is far too long to stand in one column", "51923.08", None));
        table.sums(row("Total", "1551923.08", None));
        expect![[r#"
            Seller                                       Quota  Share
            ─────────────────────────────────────────────────────────
            東京                                  1,500,000.00  12.5%
            A name that is far too long to stan…     51,923.08      –
            ─────────────────────────────────────────────────────────
            Total                                 1,551,923.08      –
        "#]]
        .assert_eq(&table.render(Language::En));
    }
}
