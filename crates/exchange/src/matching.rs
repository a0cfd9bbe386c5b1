//! Which column of a table probably holds which field.

mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::number::{DecimalStyle, parse_number};
use crate::table::{Cell, TableRow};

/// What a table is imported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Target {
    Accounts,
    Sellers,
    Presales,
}

/// A field that a column can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    ExternalId,
    Name,
    Country,
    State,
    City,
    PostalCode,
    Latitude,
    Longitude,
    Industry,
    Sector,
    Segment,
    Size,
    Potential,
    Workload,
    Owner,
    LastBookings,
    Start,
    End,
    Base,
    TargetVariable,
    Quota,
    Vacancy,
    Team,
    Leaves,
    Skills,
}

/// How sure a guess is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// Another column could be meant as well, or the values do not look like it.
    Low,
    /// The header contains the word.
    Medium,
    /// The header is the word.
    High,
}

/// A field that a column probably holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Guess {
    pub field: Field,
    pub confidence: Confidence,
}

/// One guess or none for each header; no field is guessed twice. `sample` are rows to look at the values of.
pub fn guess_columns(headers: &[String], sample: &[TableRow], target: Target) -> Vec<Option<Guess>> {
    let titles: Vec<Title> = headers.iter().map(|header| Title::new(header)).collect();
    let mut offers = Vec::new();
    for (column, title) in titles.iter().enumerate() {
        for (rank, &field) in target.fields().iter().enumerate() {
            let closeness = words::of(field).iter().filter_map(|word| title.closeness(word)).max();
            if let Some(closeness) =
                closeness.filter(|_| !field.is_numeric() || looks_numeric(sample, column))
            {
                offers.push((closeness, column, rank, field));
            }
        }
    }
    offers.sort_by_key(|&(closeness, column, rank, _)| (std::cmp::Reverse(closeness), column, rank));
    let mut guesses: Vec<Option<Guess>> = vec![None; headers.len()];
    for &(closeness, column, _, field) in &offers {
        let taken = guesses.iter().flatten().any(|guess| guess.field == field);
        if taken || guesses[column].is_some() {
            continue;
        }
        let rivals =
            offers.iter().filter(|(c, other, _, f)| *f == field && *c == closeness && *other != column);
        let confidence = match closeness {
            _ if rivals.count() > 0 => Confidence::Low,
            Closeness::Equal => Confidence::High,
            Closeness::Contains(_) => Confidence::Medium,
        };
        guesses[column] = Some(Guess { field, confidence });
    }
    guesses
}

impl Target {
    /// The fields that this import knows, in the order of the import screen.
    pub fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            Target::Accounts => &[
                ExternalId,
                Name,
                Country,
                State,
                City,
                PostalCode,
                Latitude,
                Longitude,
                Industry,
                Sector,
                Segment,
                Size,
                Potential,
                Workload,
                Owner,
                LastBookings,
            ],
            Target::Sellers => &[
                ExternalId,
                Name,
                Segment,
                Country,
                Start,
                End,
                Base,
                TargetVariable,
                LastBookings,
                Quota,
                Vacancy,
                Team,
                Leaves,
            ],
            Target::Presales => &[ExternalId, Name, Segment, Start, End, Base, TargetVariable, Skills],
        }
    }
}

impl Field {
    /// True if the values are numbers.
    pub fn is_numeric(self) -> bool {
        use Field::*;
        matches!(
            self,
            Latitude | Longitude | Potential | Workload | LastBookings | Base | TargetVariable | Quota
        )
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    /// The header contains the word, which has this many letters.
    Contains(usize),
    /// The header is the word, apart from units in parentheses.
    Equal,
}

/// A header as plain words: small letters, no accents, no signs.
struct Title {
    all: String,
    /// Without what stands in parentheses.
    bare: String,
}

impl Title {
    fn new(header: &str) -> Title {
        let bare = match (header.find(['(', '[']), header.rfind([')', ']'])) {
            (Some(from), Some(to)) if from < to => format!("{} {}", &header[..from], &header[to + 1..]),
            _ => header.to_string(),
        };
        Title { all: plain(header), bare: plain(&bare) }
    }

    fn closeness(&self, word: &str) -> Option<Closeness> {
        if self.bare == word || self.all == word {
            return Some(Closeness::Equal);
        }
        // Two letters are too little to be found inside a longer header.
        let inside = word.len() > 3 && format!(" {} ", self.bare).contains(&format!(" {word} "));
        inside.then_some(Closeness::Contains(word.len()))
    }
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut previous_small = false;
    for c in text.chars() {
        // `postalCode` is two words.
        if c.is_uppercase() && previous_small {
            out.push(' ');
        }
        previous_small = c.is_lowercase();
        for c in c.to_lowercase() {
            match c {
                'á' | 'à' | 'â' | 'ã' | 'ä' => out.push('a'),
                'é' | 'è' | 'ê' | 'ë' => out.push('e'),
                'í' | 'ì' | 'î' | 'ï' => out.push('i'),
                'ó' | 'ò' | 'ô' | 'õ' | 'ö' => out.push('o'),
                'ú' | 'ù' | 'û' | 'ü' => out.push('u'),
                'ñ' => out.push('n'),
                'ç' => out.push('c'),
                // A separate accent, as some systems write `ñ`.
                '\u{300}'..='\u{36f}' => {}
                c if c.is_alphanumeric() => out.push(c),
                _ => out.push(' '),
            }
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// False if most of the filled values are no numbers in any style.
fn looks_numeric(sample: &[TableRow], column: usize) -> bool {
    let is_number = |cell: &Cell| match cell {
        Cell::Number(_) | Cell::Bad(_) => true,
        Cell::Date(_) => false,
        Cell::Text(text) => {
            [DecimalStyle::Point, DecimalStyle::Comma].iter().any(|s| parse_number(text, *s).is_ok())
        }
    };
    let filled =
        sample.iter().take(200).filter_map(|row| row.cells.get(column)).filter(|cell| !cell.is_blank());
    let (numbers, others): (Vec<_>, Vec<_>) = filled.partition(|cell| is_number(cell));
    numbers.len() >= others.len()
}
