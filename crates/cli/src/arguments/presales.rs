//! The options of `podplan attach` and `podplan leave`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use plan::attachment_proposal::AttachWeights;
use plan::money::Rate;

use super::Output;

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
