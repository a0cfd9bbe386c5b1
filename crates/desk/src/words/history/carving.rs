//! A carving proposal that is applied, in one sentence.

use plan::edit::Edit;

use super::{Deed, Summary};

/// Where the proposal makes territories; without them it only moves accounts.
pub fn of_carving(edits: &[Edit]) -> Option<Summary> {
    let (mut new, mut accounts) = (0, 0);
    for edit in edits {
        match edit {
            Edit::AddTerritory { .. } => new += 1,
            Edit::PlaceAccounts { accounts: placed, pinned: false, .. } => accounts += placed.len(),
            _ => return None,
        }
    }
    (new > 0 && accounts > 0).then(|| Summary::new(Deed::CarveTerritories).counting(accounts))
}
