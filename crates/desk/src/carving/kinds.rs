//! Accounts kept among their like: which territories are open to a segment, an industry, a country, a state.

use std::collections::HashMap;
use std::sync::Arc;

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
    /// As the first account of it writes it.
    names: Vec<String>,
}

impl Kinds {
    pub fn of(rows: &[&Account], present: &[Option<usize>], seats: usize, kind: Kind) -> Kinds {
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut names: Vec<String> = Vec::new();
        let mut of = Vec::with_capacity(rows.len());
        for row in rows {
            let text = match kind {
                Kind::Segment => &row.segment,
                Kind::Industry => &row.industry,
                Kind::Country => &row.country,
                Kind::State => &row.state,
            };
            of.push(*known.entry(folded(text)).or_insert_with(|| {
                names.push(text.trim().to_owned());
                names.len() - 1
            }));
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
        Kinds { of, seats: holds, held, names }
    }

    /// The seats of each account that may not go to all of them.
    pub fn eligible(&self, pins: &[(usize, usize)]) -> Vec<(usize, Arc<[usize]>)> {
        let open = |seats: &Vec<bool>| -> Arc<[usize]> {
            seats.iter().enumerate().filter(|(_, open)| **open).map(|(seat, _)| seat).collect()
        };
        let open: Vec<Arc<[usize]>> = self.seats.iter().map(open).collect();
        let pinned: std::collections::HashSet<usize> = pins.iter().map(|(account, _)| *account).collect();
        let everywhere: Vec<bool> = self.seats.iter().map(|seats| !seats.contains(&false)).collect();
        let free = self.of.iter().enumerate();
        let free = free.filter(|(account, kind)| !everywhere[**kind] && !pinned.contains(account));
        free.map(|(account, kind)| (account, open[*kind].clone())).collect()
    }

    /// How many kinds a seat holds.
    fn held_by(&self, seat: usize) -> usize {
        self.seats.iter().zip(&self.held).filter(|(seats, held)| **held && seats[seat]).count()
    }

    /// Kinds that no seat holds, and how many accounts of each are free to go: the most first.
    pub fn anywhere(&self, pins: &[(usize, usize)]) -> Vec<(String, usize)> {
        let mut counts = vec![0; self.names.len()];
        self.of.iter().for_each(|kind| counts[*kind] += 1);
        for (account, _) in pins {
            counts[self.of[*account]] -= 1;
        }
        let free = self.names.iter().zip(counts).zip(&self.held);
        let mut free: Vec<(String, usize)> = free
            .filter(|((_, count), held)| !**held && *count > 0)
            .map(|((n, c), _)| (n.clone(), c))
            .collect();
        free.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        free
    }

    /// Seats that share accounts belong together: the number of the part of each. Accounts that nobody holds may go anywhere, and
    /// join nothing: one without a segment is no reason to compare all segments.
    /// And the part of accounts that are nowhere and may go anywhere: where territories hold nothing yet.
    pub fn parts(&self) -> (Vec<usize>, usize) {
        let count = self.seats.first().map_or(0, Vec::len);
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
        // Territories that hold nothing yet are open to the same accounts.
        let bare: Vec<usize> = (0..count).filter(|seat| self.held_by(*seat) == 0).collect();
        if let Some(first) = bare.first().map(|seat| part[*seat]) {
            bare.iter().for_each(|seat| part[*seat] = first);
        }
        let mut names: Vec<usize> = part.clone();
        names.sort_unstable();
        names.dedup();
        let part: Vec<usize> = part.iter().map(|part| names.binary_search(part).unwrap_or(0)).collect();
        let nowhere = bare.first().or(Some(&0)).and_then(|seat| part.get(*seat)).copied().unwrap_or(0);
        (part, nowhere)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn territories_that_hold_nothing_share_what_nobody_holds() {
        let kinds = |seats: Vec<Vec<bool>>, held: Vec<bool>| {
            let names = vec![String::new(); seats.len()];
            Kinds { of: Vec::new(), seats, held, names }
        };
        // From scratch nobody holds anything: all is compared with all.
        assert_eq!(kinds(vec![vec![true; 3]], vec![false]).parts().0, [0, 0, 0]);
        let apart = vec![vec![true, true, false, false], vec![false, false, true, false], vec![true; 4]];
        assert_eq!(kinds(apart, vec![true, true, false]).parts(), (vec![0, 0, 1, 2], 2));
    }
}
