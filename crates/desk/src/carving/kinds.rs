//! Accounts kept among their like: which territories are open to a segment, an industry, a country, a state.

use std::collections::HashMap;
use std::sync::Arc;

use plan::account::Account;

use super::aims::Kind;
use super::bare::Bare;
use crate::accounts::folded;

/// A territory holds a kind from one account in so many on.
const STRAY: usize = 20;

/// Which seats hold accounts of which kind today.
pub(super) struct Kinds {
    pub of: Vec<usize>,
    pub seats: Vec<Vec<bool>>,
    /// Kinds that some seat holds.
    held: Vec<bool>,
    /// Seats that hold no kind: they are open to all.
    pub open: Vec<bool>,
    /// As the first account of it writes it.
    names: Vec<String>,
}

/// Seats that share accounts, by the number of their part.
pub(super) struct Parts {
    pub of: Vec<usize>,
    /// Where accounts count that are nowhere and may go anywhere.
    pub nowhere: usize,
    /// The part of the seats that are open to all.
    pub open: Option<usize>,
}

impl Parts {
    pub fn one(seats: usize) -> Parts {
        Parts { of: vec![0; seats], nowhere: 0, open: None }
    }

    pub fn count(&self) -> usize {
        self.of.iter().max().map_or(0, |most| most + 1)
    }

    /// Parts that share nothing with each other: who is open to all shares with everybody.
    pub fn apart(&self) -> usize {
        self.count() - usize::from(self.open.is_some())
    }
}

impl Kinds {
    pub fn of(rows: &[&Account], present: &[Option<usize>], bare: &Bare, seats: usize, kind: Kind) -> Kinds {
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
        // Of who has no accounts, those that its rules name.
        let homes = bare.home.iter().copied().chain(std::iter::repeat(None));
        for ((kind, seat), home) in of.iter().zip(present).zip(homes) {
            for seat in [*seat, home].iter().flatten() {
                counts[*kind][*seat] += 1;
                sizes[*seat] += 1;
            }
        }
        // A single account that strayed there does not open a territory to all of its kind.
        let holds = |(count, size): (&usize, &usize)| *count > 0 && count * STRAY >= *size;
        let mut holds: Vec<Vec<bool>> =
            counts.iter().map(|counts| counts.iter().zip(&sizes).map(holds).collect()).collect();
        for seat in bare.seats.iter().copied().filter(|seat| sizes[*seat] == 0) {
            // Its seller's other seats say what it is for, else the seller's segment.
            let others = bare.beside(seat);
            holds.iter_mut().for_each(|holds| holds[seat] = others.iter().any(|other| holds[*other]));
            let segment = bare.segment(seat).filter(|_| kind == Kind::Segment);
            let said = segment.and_then(|segment| known.get(&folded(segment))).copied();
            if let Some(said) = said.filter(|_| holds.iter().all(|holds| !holds[seat])) {
                holds[said][seat] = true;
            }
        }
        let held: Vec<bool> = holds.iter().map(|holds| holds.contains(&true)).collect();
        let open: Vec<bool> = (0..seats).map(|seat| holds.iter().all(|holds| !holds[seat])).collect();
        for (holds, held) in holds.iter_mut().zip(&held) {
            // A kind that nobody holds may go anywhere, and who holds nothing may get anything.
            holds.iter_mut().zip(&open).for_each(|(holds, open)| *holds |= !held || *open);
        }
        Kinds { of, seats: holds, held, open, names }
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

    /// Seats that share accounts belong together. Accounts that nobody holds may go anywhere, and join nothing: one without a
    /// segment is no reason to compare all segments. Nor do seats that are open to all.
    pub fn parts(&self) -> Parts {
        let count = self.open.len();
        let mut part: Vec<usize> = (0..count).collect();
        let held = self.seats.iter().zip(&self.held).filter(|(_, held)| **held);
        for (holds, _) in held {
            join(&mut part, |seat| holds[seat] && !self.open[seat]);
        }
        join(&mut part, |seat| self.open[seat]);
        let mut names: Vec<usize> = part.clone();
        names.sort_unstable();
        names.dedup();
        let of: Vec<usize> = part.iter().map(|part| names.binary_search(part).unwrap_or(0)).collect();
        let open = self.open.iter().position(|open| *open).map(|seat| of[seat]);
        Parts { of, nowhere: open.unwrap_or(0), open }
    }
}

/// These seats and all that belong to them are one part from now on.
fn join(part: &mut [usize], belongs: impl Fn(usize) -> bool) {
    let own: Vec<usize> = (0..part.len()).filter(|seat| belongs(*seat)).collect();
    let Some(first) = own.first().map(|seat| part[*seat]) else { return };
    for seat in own {
        let joined = part[seat];
        part.iter_mut().filter(|other| **other == joined).for_each(|other| *other = first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn territories_that_hold_nothing_are_a_part_of_their_own() {
        let kinds = |seats: Vec<Vec<bool>>, held: Vec<bool>, open: Vec<bool>| {
            let names = vec![String::new(); seats.len()];
            Kinds { of: Vec::new(), seats, held, open, names }
        };
        // From scratch nobody holds anything: all is compared with all.
        assert_eq!(kinds(vec![vec![true; 3]], vec![false], vec![true; 3]).parts().of, [0, 0, 0]);
        let apart = vec![vec![true, true, false, true], vec![false, false, true, true], vec![true; 4]];
        let parts = kinds(apart, vec![true, true, false], vec![false, false, false, true]).parts();
        assert_eq!((parts.count(), parts.apart()), (3, 2));
        assert_eq!((parts.of, parts.nowhere, parts.open), (vec![0, 0, 1, 2], 2, Some(2)));
    }
}
