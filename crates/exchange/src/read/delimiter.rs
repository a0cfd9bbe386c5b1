//! What separates the fields of a CSV file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A sign between two fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Delimiter {
    Comma,
    Semicolon,
    Tab,
    Bar,
}

impl Delimiter {
    const ALL: [Delimiter; 4] = [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab, Delimiter::Bar];

    /// The sign itself.
    pub fn byte(self) -> u8 {
        match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
            Delimiter::Bar => b'|',
        }
    }

    /// A first line such as `sep=;`, which spreadsheet programs write to say it, and what follows the line.
    pub(super) fn declared(text: &str) -> Option<(Delimiter, &str)> {
        let (line, rest) = text.split_once('\n')?;
        let sign = line.trim_end_matches('\r').strip_prefix("sep=")?;
        let delimiter = Delimiter::ALL.into_iter().find(|d| sign.as_bytes() == [d.byte()])?;
        Some((delimiter, rest))
    }

    /// The delimiter under which the first records agree best on how many fields they have.
    pub(super) fn guess(text: &str) -> Delimiter {
        let (mut best, mut best_score) = (Delimiter::Comma, (0, 0));
        for delimiter in Delimiter::ALL {
            let score = delimiter.score(text);
            if score > best_score {
                (best, best_score) = (delimiter, score);
            }
        }
        best
    }

    /// How many per mille of the records share the commonest number of fields, and that number; zero if it is one.
    fn score(self, text: &str) -> (usize, usize) {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.byte())
            .from_reader(sample(text));
        let counts: Vec<usize> =
            reader.byte_records().flatten().take(200).map(|record| record.len()).collect();
        let votes = |width: usize| counts.iter().filter(|count| **count == width).count();
        let Some(width) = counts.iter().copied().filter(|w| *w > 1).max_by_key(|w| (votes(*w), *w)) else {
            return (0, 0);
        };
        (votes(width) * 1000 / counts.len(), width)
    }
}

/// The first lines of the text, none of them cut.
fn sample(text: &str) -> &[u8] {
    const LENGTH: usize = 64 << 10;
    let bytes = text.as_bytes();
    let Some(beginning) = bytes.get(..LENGTH) else { return bytes };
    let end = beginning.iter().rposition(|b| *b == b'\n').unwrap_or(LENGTH);
    &beginning[..end]
}
