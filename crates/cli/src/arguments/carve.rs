//! The options of `podplan carve`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use desk::carving::{Areas, Balance, Kind, Thoroughness};
use plan::evenness::Measured;
use plan::ids::RegionSetId;
use plan::money::Rate;

use super::{Idle, Output};

#[derive(Debug, Args)]
pub struct Carve {
    /// The plan
    pub file: PathBuf,
    /// Carve all accounts into so many new territories
    #[arg(long, value_name = "COUNT", group = "design")]
    pub new: Option<u32>,
    /// Divide this territory
    #[arg(long, value_name = "TERRITORY", groups = ["design", "parted"])]
    pub split: Option<String>,
    /// Give the accounts of this territory to another one (`--into`)
    #[arg(long, value_name = "TERRITORY", groups = ["design", "parted"], requires = "into")]
    pub merge: Option<String>,
    /// Give this territory up: its accounts go to the others, which keep their own
    #[arg(long, value_name = "TERRITORY", group = "design")]
    pub hand_over: Option<String>,
    /// Into how many parts (`--split`, otherwise 2), or into which territory (`--merge`)
    #[arg(long, value_name = "COUNT|TERRITORY", requires = "parted")]
    pub into: Option<String>,
    /// Only these territories take part; may be given several times
    #[arg(long, value_name = "TERRITORY")]
    pub among: Vec<String>,
    /// What to balance, and how far from the mean it may be: potential:10, workload:15, accounts:30, customers:20,
    /// last-bookings:10; an exclamation mark makes it a must (potential:5!); may be given several times
    #[arg(long, value_name = "MEASURE:PERCENT", default_value = "potential:10", value_parser = balance)]
    pub balance: Vec<Balance>,
    /// What keeping its territory is worth to an account, in kilometres on each visit
    #[arg(long, value_name = "KILOMETRES", default_value_t = 60)]
    pub stay: u16,
    /// Customers keep their territory
    #[arg(long)]
    pub customers_stay: bool,
    /// Accounts placed by hand may move too
    #[arg(long)]
    pub move_by_hand: bool,
    /// Leave accounts of no territory where they are
    #[arg(long)]
    pub without_unassigned: bool,
    /// Accounts go only to territories that hold the same kind today; a merge brings all accounts together
    #[arg(long, value_enum, value_name = "KIND", default_value_t = KindOf::Segment)]
    pub within: KindOf,
    /// Accounts would rather go to territories that hold the same kind today
    #[arg(long, value_enum, value_name = "KIND")]
    pub alike: Option<KindOf>,
    /// How many accounts may leave their territory for another at most, where the present territories are evened out
    #[arg(long, value_name = "COUNT", conflicts_with = "design")]
    pub most_moves: Option<u32>,
    /// How many accounts a territory may have at most
    #[arg(long, value_name = "COUNT")]
    pub most_accounts: Option<u32>,
    /// Territories hang together over these areas, which are never divided
    #[arg(long, value_enum, value_name = "AREA")]
    pub contiguous: Option<AreaOf>,
    /// Which imported regions, by the name or number of their set; otherwise the first
    #[arg(long, value_name = "SET", requires = "contiguous")]
    pub set: Option<String>,
    /// Accounts that lack a measure count as 0 of it
    #[arg(long)]
    pub missing_is_zero: bool,
    /// How long to search
    #[arg(long, value_enum, default_value_t = EffortOf::Normal)]
    pub effort: EffortOf,
    /// Only what comes into these territories: its figures, or with `--apply` that much is done; may be given several times
    #[arg(long, value_name = "TERRITORY")]
    pub only: Vec<String>,
    /// Make it so, as one step of undo
    #[arg(long)]
    pub apply: bool,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum KindOf {
    Any,
    Segment,
    Industry,
    Country,
    State,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum AreaOf {
    State,
    County,
    /// Postal codes in which accounts lie; neighbours are derived from where their centres lie
    Zip,
    /// First three digits of postal codes; neighbours likewise
    Zip3,
    /// Imported regions, neighbours where they share a border
    Regions,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum EffortOf {
    Quick,
    Normal,
    Thorough,
}

impl KindOf {
    pub fn kind(self) -> Option<Kind> {
        match self {
            KindOf::Any => None,
            KindOf::Segment => Some(Kind::Segment),
            KindOf::Industry => Some(Kind::Industry),
            KindOf::Country => Some(Kind::Country),
            KindOf::State => Some(Kind::State),
        }
    }
}

impl Carve {
    /// `set`: the regions, where they are what hangs together.
    pub fn areas(&self, set: RegionSetId) -> Option<Areas> {
        self.contiguous.map(|area| match area {
            AreaOf::State => Areas::State,
            AreaOf::County => Areas::County,
            AreaOf::Zip => Areas::Zip,
            AreaOf::Zip3 => Areas::Zip3,
            AreaOf::Regions => Areas::Regions(set),
        })
    }

    /// An option that the others leave without effect.
    pub fn idle(&self) -> Option<Idle> {
        let regions = matches!(self.contiguous, Some(AreaOf::Regions));
        let idle = Idle { option: "--set", with: "--contiguous regions", needed: true };
        (self.set.is_some() && !regions).then_some(idle)
    }
}

impl From<EffortOf> for Thoroughness {
    fn from(effort: EffortOf) -> Thoroughness {
        match effort {
            EffortOf::Quick => Thoroughness::Quick,
            EffortOf::Normal => Thoroughness::Normal,
            EffortOf::Thorough => Thoroughness::Thorough,
        }
    }
}

fn balance(text: &str) -> Result<Balance, String> {
    let wrong = || format!("`{text}` is not like potential:10");
    let (name, percent) = text.split_once(':').ok_or_else(wrong)?;
    let hard = percent.ends_with('!');
    let percent: i64 = percent.trim_end_matches(['!', '%']).parse().map_err(|_| wrong())?;
    let measure = match name {
        "potential" => Measured::Potential,
        "workload" => Measured::Workload,
        "accounts" => Measured::Accounts,
        "customers" => Measured::Customers,
        "last-bookings" => Measured::LastBookings,
        _ => return Err(wrong()),
    };
    if !(0..=1000).contains(&percent) {
        return Err(wrong());
    }
    Ok(Balance { measure, tolerance: Rate::percent(percent), hard })
}
