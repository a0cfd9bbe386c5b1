//! Which units touch another seat, kept while they are exchanged: only these can go over and hang together with what they come to.

const NOWHERE: u32 = u32::MAX;

/// A column is a seat that an item could be in; each is known by its place in the group's columns.
#[derive(Default)]
pub(crate) struct Border {
    /// How many neighbours of the column's item are in the column's seat.
    ties: Vec<u32>,
    /// The place of a column in its list.
    slots: Vec<u32>,
    /// By seat, the columns that lead out of it to a seat that their item touches.
    leaving: Vec<Vec<u32>>,
}

impl Border {
    pub fn new(columns: usize, seats: usize) -> Border {
        Border { ties: vec![0; columns], slots: vec![NOWHERE; columns], leaving: vec![Vec::new(); seats] }
    }

    /// The columns that lead out of a seat.
    pub fn of(&self, seat: usize) -> &[u32] {
        &self.leaving[seat]
    }

    /// How many neighbours fewer an item has in one column's seat than in another's.
    pub fn longer(&self, from: usize, to: usize) -> f64 {
        f64::from(self.ties[from]) - f64::from(self.ties[to])
    }

    /// A neighbour of the column's item came to its seat, or left it; `here` is the seat of the item itself, and none where that is
    /// the column's own.
    pub fn tie(&mut self, column: usize, came: bool, here: Option<usize>) {
        if came {
            self.ties[column] += 1;
        } else {
            self.ties[column] -= 1;
        }
        let Some(here) = here else { return };
        match (self.ties[column], came) {
            (1, true) => self.list(column, here),
            (0, false) => self.unlist(column, here),
            _ => {}
        }
    }

    /// An item came to a seat: a column of its that leads elsewhere.
    pub fn list(&mut self, column: usize, here: usize) {
        if self.ties[column] > 0 {
            self.slots[column] = self.leaving[here].len() as u32;
            self.leaving[here].push(column as u32);
        }
    }

    /// The item left the seat, or touches the column's no more.
    pub fn unlist(&mut self, column: usize, here: usize) {
        let slot = std::mem::replace(&mut self.slots[column], NOWHERE);
        if slot != NOWHERE {
            self.leaving[here].swap_remove(slot as usize);
            if let Some(other) = self.leaving[here].get(slot as usize) {
                self.slots[*other as usize] = slot;
            }
        }
    }
}
