//! What can be written on the command line.

mod carve;
mod import;
mod presales;
mod spoken;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use desk::problem::Language;

pub use carve::{Carve, KindOf};
pub use import::Import;
pub use presales::{Attach, Leave, Way};
pub use spoken::{spoken, spoken_values};

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

impl Show {
    /// Rows that are asked for.
    pub fn rows(&self) -> u32 {
        if self.all { u32::MAX } else { self.count }
    }
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

impl From<Lang> for Language {
    fn from(lang: Lang) -> Language {
        match lang {
            Lang::En => Language::En,
            Lang::Es => Language::Es,
        }
    }
}
