//! What an import would change, counted before anybody decides.

use std::collections::{BTreeSet, HashMap};

use exchange::{Field, Table, TableRow};
use places::{Point, kilometres};
use plan::change::Change;
use plan::edit::Edit;
use plan::ids::SellerId;
use plan::quota::Terms;

use super::fields::key_column;
use crate::request::{Duplicates, ImportTarget};
use crate::session::Session;

#[derive(Default)]
pub(super) struct Counted {
    /// Rows that the plan does not have yet.
    pub new: u32,
    pub changed: u32,
    /// Rows of the plan whose key the file lacks.
    pub missing: u32,
    /// Names of the teams that would be made.
    pub teams: Vec<String>,
    /// Accounts whose coordinates agree with their address only when latitude and longitude change places, where nearly all do.
    pub turned: u32,
}

/// Kilometres from what the address says: so far away coordinates are wrong, and so near they are right.
const WRONG: f64 = 1_500.0;
const RIGHT: f64 = 800.0;

/// How many accounts seem to have their coordinates exchanged; a few may be slips, and say nothing of the columns.
fn turned(changes: &[Change]) -> u32 {
    let (mut compared, mut turned) = (0, 0);
    for change in changes {
        let Change::Account(swap) = change else { continue };
        let Some(account) = &swap.after else { continue };
        let Some((latitude, longitude)) = account.latitude.zip(account.longitude) else { continue };
        let found = places::locate(&account.country, &account.state, &account.city, &account.postal_code);
        let Some(found) = found else { continue };
        let said = Point { latitude: found.latitude, longitude: found.longitude };
        compared += 1;
        let exchanged = Point { latitude: longitude, longitude: latitude };
        let possible = longitude.abs() <= 90_000_000;
        let own = kilometres(said, Point { latitude, longitude });
        turned += u32::from(possible && own > WRONG && kilometres(said, exchanged) < RIGHT);
    }
    if turned * 2 > compared { turned } else { 0 }
}

pub(super) fn count(session: &Session, edit: &Edit, changes: &[Change]) -> Counted {
    let (mut new, mut changed) = (BTreeSet::new(), BTreeSet::new());
    let mut teams = Vec::new();
    for change in changes {
        let (row, known) = match change {
            Change::Account(swap) => (swap.after.as_ref().map(|row| row.id.0), swap.before.is_some()),
            Change::Seller(swap) => (swap.after.as_ref().map(|row| row.id.0), swap.before.is_some()),
            Change::Presales(swap) => (swap.after.as_ref().map(|row| row.id.0), swap.before.is_some()),
            // A quota or a team changes the row of its seller.
            Change::Terms(swap) => {
                let after = swap.after.as_ref().map(|terms| terms.seller);
                let decided = swap.before.is_some() || swap.after != after.map(Terms::new);
                let known = |seller: &SellerId| session.plan().facts.sellers.get(seller.0).is_some();
                (after.filter(known).filter(|_| decided).map(|seller| seller.0), true)
            }
            Change::Team(swap) if swap.before.is_none() => {
                teams.extend(swap.after.as_ref().map(|team| team.name.clone()));
                continue;
            }
            _ => continue,
        };
        if known { changed.extend(row) } else { new.extend(row) }
    }
    let facts = &session.plan().facts;
    let (known, rows) = match edit {
        Edit::ImportAccounts { rows, .. } => (facts.accounts.len(), rows.len()),
        Edit::ImportSellers { rows, .. } => (facts.sellers.len(), rows.len()),
        Edit::ImportPresales { rows, .. } => (facts.presales.len(), rows.len()),
        _ => (0, 0),
    };
    let (new, changed) = (new.len() as u32, changed.len() as u32);
    // Keys are unique in the file, so those that are not new are known ones.
    let missing = (known as u32).saturating_sub(rows as u32 - new);
    Counted { new, changed, missing, teams, turned: turned(changes) }
}

/// Of rows with the same key only the first or the last stays, as the user chose; gives the number of the others.
pub(super) fn leave_out_duplicates(
    table: &mut Table,
    target: ImportTarget,
    fields: &[Option<(Field, u8)>],
    keep: Duplicates,
) -> u32 {
    let Some((column, _)) = key_column(target, fields) else {
        return 0;
    };
    let key =
        |row: &TableRow| row.cells.get(column).map(|cell| cell.text().trim().to_owned()).unwrap_or_default();
    let mut chosen: HashMap<String, u32> = HashMap::new();
    for row in &table.rows {
        let line = chosen.entry(key(row)).or_insert(row.line);
        if keep == Duplicates::Last {
            *line = row.line;
        }
    }
    let before = table.rows.len();
    // A row without a key stays, to be named as bad.
    table.rows.retain(|row| key(row).is_empty() || chosen.get(&key(row)) == Some(&row.line));
    (before - table.rows.len()) as u32
}
