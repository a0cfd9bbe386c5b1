//! The options of `podplan import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use desk::request::{Duplicates, ImportTarget};

use super::{Idle, Output};

#[derive(Debug, Args)]
pub struct Import {
    /// The plan
    pub file: PathBuf,
    /// The CSV or XLSX file to read; for regions a GeoJSON file
    pub table: PathBuf,
    /// What its rows are
    #[arg(long = "as", value_name = "WHAT")]
    pub target: Target,
    /// Regions: the property that holds their names; otherwise found
    #[arg(long, value_name = "FIELD")]
    pub name: Option<String>,
    /// Match a column by its title with a field; an empty field leaves the column out. May be repeated
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = column_and_field)]
    pub map: Vec<(String, String)>,
    /// Sheet of a workbook; otherwise the first visible one
    #[arg(long)]
    pub sheet: Option<String>,
    /// Row of the headers, from 1; otherwise found
    #[arg(long, value_name = "ROW")]
    pub header_row: Option<u32>,
    /// Decimal sign of all numbers in the file; otherwise found for each column
    #[arg(long)]
    pub decimal: Option<Decimal>,
    /// Sign between the fields of a CSV file; otherwise found
    #[arg(long)]
    pub delimiter: Option<Delimiter>,
    /// Encoding of a CSV file; otherwise found
    #[arg(long)]
    pub encoding: Option<Encoding>,
    /// Which of several rows with the same key comes in; otherwise the file is refused
    #[arg(long)]
    pub duplicates: Option<Keep>,
    /// Only show what would come in; exit status 1 if it would be refused
    #[arg(long)]
    pub preview: bool,
    #[command(flatten)]
    pub output: Output,
}

impl Import {
    /// An option that says nothing about what is imported.
    pub fn idle(&self) -> Option<Idle> {
        let with = "--as regions";
        let regions = matches!(self.target, Target::Regions);
        let of_tables = [
            ("--map", !self.map.is_empty()),
            ("--sheet", self.sheet.is_some()),
            ("--header-row", self.header_row.is_some()),
            ("--decimal", self.decimal.is_some()),
            ("--delimiter", self.delimiter.is_some()),
            ("--encoding", self.encoding.is_some()),
            ("--duplicates", self.duplicates.is_some()),
        ];
        if regions {
            let given = of_tables.into_iter().find(|(_, given)| *given);
            given.map(|(option, _)| Idle { option, with, needed: false })
        } else {
            self.name.is_some().then_some(Idle { option: "--name", with, needed: true })
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Target {
    Accounts,
    Sellers,
    Presales,
    /// The areas of a GeoJSON file, to be drawn on the map
    Regions,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Decimal {
    Point,
    Comma,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Keep {
    First,
    Last,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Delimiter {
    Comma,
    Semicolon,
    Tab,
    Bar,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252,
    Macintosh,
}

fn column_and_field(text: &str) -> Result<(String, String), String> {
    // Titles may hold the sign, fields never do.
    let (column, field) = text.rsplit_once('=').ok_or("write it as \"Column title=field\"")?;
    Ok((column.to_owned(), field.trim().to_owned()))
}

impl From<Keep> for Duplicates {
    fn from(keep: Keep) -> Duplicates {
        match keep {
            Keep::First => Duplicates::First,
            Keep::Last => Duplicates::Last,
        }
    }
}

impl Target {
    /// What the rows of a table become; `None` where there is no table.
    pub fn rows(self) -> Option<ImportTarget> {
        match self {
            Target::Accounts => Some(ImportTarget::Accounts),
            Target::Sellers => Some(ImportTarget::Sellers),
            Target::Presales => Some(ImportTarget::Presales),
            Target::Regions => None,
        }
    }
}

impl Decimal {
    /// As a request for a table writes it.
    pub fn key(self) -> &'static str {
        match self {
            Decimal::Point => "point",
            Decimal::Comma => "comma",
        }
    }
}

impl Delimiter {
    /// As a request for a table writes it.
    pub fn key(self) -> &'static str {
        match self {
            Delimiter::Comma => "comma",
            Delimiter::Semicolon => "semicolon",
            Delimiter::Tab => "tab",
            Delimiter::Bar => "bar",
        }
    }
}

impl Encoding {
    /// As a request for a table writes it.
    pub fn key(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf8",
            Encoding::Utf16Le => "utf16Le",
            Encoding::Utf16Be => "utf16Be",
            Encoding::Windows1252 => "windows1252",
            Encoding::Macintosh => "macintosh",
        }
    }
}
