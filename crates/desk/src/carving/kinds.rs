//! Accounts kept among their like: which territories are open to a segment, an industry, a country, a state.

use plan::account::Account;

use super::aims::Kind;
use crate::accounts::folded;

/// A territory holds a kind from one account in so many on.
const STRAY: usize = 20;

/// Which seats hold accounts of which kind today.
pub(super) struct Kinds {
    pub of: Vec<usize>,
    pub seats: Vec<Vec<bool>>,
    /// Kinds that some seat holds.
    held: Vec<bool>,
}

impl Kinds {
    pub fn of(rows: &[&Account], present: &[Option<usize>], seats: usize, kind: Kind) -> Kinds {
        let mut names: Vec<String> = Vec::new();
        let mut of = Vec::with_capacity(rows.len());
        for row in rows {
            let text = folded(match kind {
                Kind::Segment => &row.segment,
                Kind::Industry => &row.industry,
                Kind::Country => &row.country,
                Kind::State => &row.state,
            });
            let at = names.iter().position(|name| *name == text).unwrap_or_else(|| {
                names.push(text);
                names.len() - 1
            });
            of.push(at);
        }
        let (mut counts, mut sizes) = (vec![vec![0_usize; seats]; names.len()], vec![0_usize; seats]);
        for (kind, seat) in of.iter().zip(present) {
            if let Some(seat) = seat {
                counts[*kind][*seat] += 1;
                sizes[*seat] += 1;
            }
        }
        // A single account that strayed there does not open a territory to all of its kind.
        let holds = |(count, size): (&usize, &usize)| *count > 0 && count * STRAY >= *size;
        let mut holds: Vec<Vec<bool>> =
            counts.iter().map(|counts| counts.iter().zip(&sizes).map(holds).collect()).collect();
        // A kind that nobody holds may go anywhere.
        let held: Vec<bool> = holds.iter().map(|holds| holds.contains(&true)).collect();
        for (holds, _) in holds.iter_mut().zip(&held).filter(|(_, held)| !**held) {
            holds.fill(true);
        }
        Kinds { of, seats: holds, held }
    }

    /// The seats of each account that may not go to all of them; of many accounts and seats, naming all would take most memory.
    pub fn eligible(&self, pins: &[(usize, usize)]) -> Vec<(usize, Vec<usize>)> {
        let open = |kind: usize| -> Vec<usize> {
            self.seats[kind].iter().enumerate().filter(|(_, open)| **open).map(|(seat, _)| seat).collect()
        };
        let pinned: std::collections::HashSet<usize> = pins.iter().map(|(account, _)| *account).collect();
        let everywhere: Vec<bool> = self.seats.iter().map(|seats| !seats.contains(&false)).collect();
        let free = self.of.iter().enumerate();
        let free = free.filter(|(account, kind)| !everywhere[**kind] && !pinned.contains(account));
        free.map(|(account, kind)| (account, open(*kind))).collect()
    }

    /// Seats that share accounts belong together: the number of the part of each. Accounts that nobody holds may go anywhere, and
    /// join nothing: one without a segment is no reason to compare all segments. Where nobody holds any yet, all seats share them.
    pub fn parts(&self) -> Vec<usize> {
        let count = self.seats.first().map_or(0, Vec::len);
        if !self.held.contains(&true) {
            return vec![0; count];
        }
        let mut part: Vec<usize> = (0..count).collect();
        for (holds, _) in self.seats.iter().zip(&self.held).filter(|(_, held)| **held) {
            let own: Vec<usize> = (0..count).filter(|seat| holds[*seat]).collect();
            let Some(first) = own.first().map(|seat| part[*seat]) else { continue };
            for seat in &own {
                let joined = part[*seat];
                for other in &mut part {
                    if *other == joined {
                        *other = first;
                    }
                }
            }
        }
        let mut names: Vec<usize> = part.clone();
        names.sort_unstable();
        names.dedup();
        part.iter().map(|part| names.binary_search(part).unwrap_or(0)).collect()
    }
}
