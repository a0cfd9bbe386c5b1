//! Everything the core says to a person, in English and Spanish: one file a subject.
//!
//! Every message is a `match` over both languages, so that none can be missing in one of them.

mod carve_notes;
mod carving;
pub mod columns;
mod conflict;
mod door;
pub mod entries;
pub mod files;
pub mod findings;
mod headings;
pub mod history;
pub(crate) mod names;
mod not_carved;
pub mod numbers;
pub mod pay;
mod presales;
pub mod refusals;
mod rules;
pub mod tables;
pub(crate) mod why;

pub(crate) use carve_notes::*;
pub(crate) use carving::*;
pub(crate) use conflict::conflict;
pub(crate) use door::*;
pub(crate) use headings::{Heading, heading, quarter};
pub(crate) use not_carved::{carve_refused, not_carved};
pub(crate) use presales::*;
pub(crate) use rules::{RuleName, conditions, here, rule_text, why};

pub use columns::{Column, column_title};
pub use entries::entry_problem;
pub(crate) use files::{RegionNotes, region_number};
pub use files::{shape_problem, store_problem, table_problem, write_problem};
pub use findings::{FoundText, Severity, finding};
pub use history::{Summary, label, summary_of};
pub use refusals::{cell_problem, refusal, refusal_of};
pub use tables::{date_problem, file_cell_problem, leaves_problem, note, number_problem, row_problem};

use crate::problem::{Language, Problem};

/// The text of the language, formatted.
macro_rules! say {
    ($language:expr, $en:literal, $es:literal $(, $value:expr)* $(,)?) => {
        match $language {
            $crate::problem::Language::En => format!($en $(, $value)*),
            $crate::problem::Language::Es => format!($es $(, $value)*),
        }
    };
}
use say;

/// A code, what happened, what to do.
pub(crate) type Said = (&'static str, String, String);

fn problem((code, message, remedy): Said) -> Problem {
    Problem::new(code, message, remedy)
}

/// The user's own text in quotation marks, shortened.
fn quoted(text: &str, language: Language) -> String {
    let kept = shortened(text);
    say!(language, "“{kept}”", "«{kept}»")
}

/// The first names, and how many more there are.
pub fn first_of(names: impl ExactSizeIterator<Item = String>, most: usize, language: Language) -> String {
    let more = names.len().saturating_sub(most);
    let told = names.take(most).collect::<Vec<_>>().join(", ");
    match more {
        0 => told,
        more => {
            let more = numbers::count(more as u64, language);
            say!(language, "{told} and {more} more", "{told} y {more} más")
        }
    }
}

/// The user's own text on one line, cut where it is long, without invisible marks.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let one_line = text.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let mut seen = one_line.filter(|c| !c.is_control() && !is_invisible(*c));
    let mut kept: String = seen.clone().take(LONGEST).collect();
    if seen.nth(LONGEST).is_some() {
        kept.push('…');
    }
    kept
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// `1 account`, `6,165 accounts`: one and many in English, then in Spanish.
pub fn things(number: u64, [one, many, uno, varios]: [&str; 4], language: Language) -> String {
    let (one, many) = match language {
        Language::En => (one, many),
        Language::Es => (uno, varios),
    };
    let word = if number == 1 { one } else { many };
    format!("{} {word}", numbers::count(number, language))
}

#[cfg(test)]
mod gallery;
