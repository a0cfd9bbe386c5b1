//! What can be written on the command line.

mod carve;
mod spoken;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use desk::problem::Language;
use desk::request::{Duplicates, ImportTarget};
use plan::attachment_proposal::AttachWeights;
use plan::money::Rate;

pub use carve::{Carve, KindOf};
pub use spoken::spoken;

/// Plan a sales year: territories, quotas, pools and payouts, in one .podplan file. Works without a network.
#[derive(Debug, Parser)]
#[command(name = "podplan", version, arg_required_else_help = true)]
#[command(after_help = "Exit status: 0 done, 1 refused (the problem is on standard error), 2 wrong usage.")]
pub struct Arguments {
    /// Language of messages and numbers; otherwise that of the system
    #[arg(long, global = true, value_name = "en|es")]
    pub lang: Option<Lang>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new plan file
    New(New),
    /// Bring accounts or people in from a CSV or XLSX file, or regions from a GeoJSON file: all of it, or nothing
    Import(Import),
    /// Make edits, given as JSON: all of them, or none; one step of undo
    Edit(Edit),
    /// Show the plan, or one screen of it
    Show(Show),
    /// Tell how a number came about: its formula and its inputs, down to what was typed
    Why(Why),
    /// Propose which presales member should work for which pool
    Attach(Attach),
    /// Show three ways to go on when somebody leaves
    Leave(Leave),
    /// Propose how accounts should be carved into territories, and how far from the best possible that is
    Carve(Carve),
    /// Write the plan as a workbook or as CSV files
    Export(Export),
    /// Take the last edit back
    Undo(Step),
    /// Bring the edit back that was taken back last
    Redo(Step),
    /// List the edits, latest first
    History(History),
    /// Check that the file is whole, and list what is doubtful in the plan
    Check(Check),
    /// Calculate worked examples (YAML) and compare them with what is expected
    Case(Case),
}

/// An option that the rest of the line leaves without effect, which the parser alone cannot tell.
#[derive(Debug)]
pub struct Idle {
    pub option: &'static str,
    /// What it would need, or what it does not go with.
    pub with: &'static str,
    pub needed: bool,
}

impl Arguments {
    pub fn idle(&self) -> Option<Idle> {
        match &self.command {
            Command::Import(import) => import.idle(),
            Command::Carve(carve) => carve.idle(),
            _ => None,
        }
    }
}

impl Import {
    /// An option that says nothing about what is imported.
    fn idle(&self) -> Option<Idle> {
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

#[derive(Debug, Args)]
pub struct New {
    /// The file to make; it must not be there yet
    pub file: PathBuf,
    /// Fill it with the example: a region with 400 accounts, 16 sellers and two pools
    #[arg(long, conflicts_with_all = ["name", "currency", "year_start", "company_plan"])]
    pub example: bool,
    /// Name of the plan; otherwise that of the file
    #[arg(long)]
    pub name: Option<String>,
    /// Currency of every amount (ISO 4217)
    #[arg(long, default_value = "USD")]
    pub currency: String,
    /// First day of the plan year
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "2027-01-01")]
    pub year_start: String,
    /// What the company expects of the region, as 15000000 or 15000000.50
    #[arg(long, value_name = "AMOUNT")]
    pub company_plan: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

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

#[derive(Debug, Args)]
pub struct Edit {
    /// The plan
    pub file: PathBuf,
    /// A file with one edit a line, `-` for standard input, or the edit itself
    pub edits: String,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Args)]
pub struct Show {
    /// The plan
    pub file: PathBuf,
    /// The screen to show
    #[arg(long)]
    pub view: Option<Screen>,
    /// Accounts and history: the first row to show, from 0
    #[arg(long, default_value_t = 0, value_name = "ROW")]
    pub from: u32,
    /// Accounts and history: how many rows to show
    #[arg(long, default_value_t = 50, value_name = "ROWS")]
    pub count: u32,
    /// Accounts and history: show all rows
    #[arg(long, conflicts_with = "count")]
    pub all: bool,
    /// Accounts: only those whose name, id or city holds this text
    #[arg(long, value_name = "TEXT")]
    pub find: Option<String>,
    /// Accounts: only those of no territory
    #[arg(long)]
    pub unassigned: bool,
    /// Regions: the set to show, by its name or number; otherwise the first
    #[arg(long, value_name = "SET")]
    pub set: Option<String>,
    /// Requests: share hours out by priority and potential, and not by priority alone
    #[arg(long)]
    pub by_pipeline: bool,
    /// Print JSON: the view, or without --view the head and the whole outlook
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = spoken::WHY)]
pub struct Why {
    /// The plan
    pub file: PathBuf,
    /// The number, as seller:"Seat ENT-03":variable, or an account, as account:ACC-0121
    #[arg(required_unless_present = "list")]
    pub number: Option<String>,
    /// How many levels of inputs to tell; 0 tells all of them, down to the facts
    #[arg(long, default_value_t = 3, value_name = "LEVELS")]
    pub depth: usize,
    /// List every number of the plan
    #[arg(long, conflicts_with = "number")]
    pub list: bool,
    #[command(flatten)]
    pub output: Output,
}

/// What counts how much beside an hour that a pool lacks, in percent of it.
#[derive(Debug, Args)]
pub struct Attach {
    /// The plan
    pub file: PathBuf,
    /// An hour of a skill that the pool's members lack
    #[arg(long, default_value_t = 50, value_name = "PERCENT", value_parser = clap::value_parser!(u16).range(..=1000))]
    pub skills: u16,
    /// An hour that goes to another pool than now
    #[arg(long, default_value_t = 20, value_name = "PERCENT", value_parser = clap::value_parser!(u16).range(..=1000))]
    pub disruption: u16,
    /// An hour beside somebody to be kept apart from, or away from somebody to work with
    #[arg(long, default_value_t = 50, value_name = "PERCENT", value_parser = clap::value_parser!(u16).range(..=1000))]
    pub pairs: u16,
    /// An hour in a pool that promises a whole target variable more, or less, than the pools on average
    #[arg(long, default_value_t = 50, value_name = "PERCENT", value_parser = clap::value_parser!(u16).range(..=1000))]
    pub fairness: u16,
    /// Make it so, as one step of undo
    #[arg(long)]
    pub apply: bool,
    #[command(flatten)]
    pub output: Output,
}

impl Show {
    /// Rows that are asked for.
    pub fn rows(&self) -> u32 {
        if self.all { u32::MAX } else { self.count }
    }
}

impl Attach {
    pub fn weights(&self) -> AttachWeights {
        let [skills, disruption, pairs, fairness] = [self.skills, self.disruption, self.pairs, self.fairness]
            .map(|percent| Rate::percent(percent.into()));
        AttachWeights { skills, disruption, pairs, fairness }
    }
}

#[derive(Debug, Args)]
pub struct Leave {
    /// The plan
    pub file: PathBuf,
    /// Who leaves, as seller:"Seat ENT-01" or presales:SE-01
    pub who: String,
    /// The last day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub last: String,
    /// Go on in this way, as one step of undo
    #[arg(long, value_name = "WAY")]
    pub apply: Option<Way>,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Way {
    /// Targets stay as they are
    Freeze,
    /// Targets fall with what is lost
    Prorate,
    /// The others take over
    Redistribute,
}

#[derive(Debug, Args)]
pub struct Export {
    /// The plan
    pub file: PathBuf,
    /// The folder to write to; files of the same names are replaced
    #[arg(long, value_name = "FOLDER")]
    pub to: PathBuf,
    /// One CSV file a sheet
    #[arg(long)]
    pub csv: bool,
    /// A workbook (XLSX); this is what is written unless --csv is asked for
    #[arg(long)]
    pub workbook: bool,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Args)]
pub struct Step {
    /// The plan
    pub file: PathBuf,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Args)]
pub struct History {
    /// The plan
    pub file: PathBuf,
    /// The first edit to list, from 0, the latest
    #[arg(long, default_value_t = 0, value_name = "EDIT")]
    pub from: u32,
    /// How many edits to list
    #[arg(long, default_value_t = 50, value_name = "EDITS")]
    pub count: u32,
    /// List all edits
    #[arg(long, conflicts_with = "count")]
    pub all: bool,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Args)]
pub struct Check {
    /// The plan
    pub file: PathBuf,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Args)]
pub struct Case {
    /// Files of worked examples
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Clone, Copy, Debug, Args)]
pub struct Output {
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Lang {
    En,
    Es,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Screen {
    Overview,
    People,
    Accounts,
    Territories,
    Map,
    Treemap,
    Regions,
    Quotas,
    Waterfall,
    Capacity,
    #[value(alias = "bottomUp")]
    BottomUp,
    Pools,
    Hours,
    Odds,
    Requests,
    Coverage,
    Payouts,
    History,
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

impl From<Lang> for Language {
    fn from(lang: Lang) -> Language {
        match lang {
            Lang::En => Language::En,
            Lang::Es => Language::Es,
        }
    }
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
