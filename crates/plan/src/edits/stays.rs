//! Start and end of people, judged once every cell is in, so that a stay may move as one.

use std::collections::BTreeMap;

use super::Done;
use crate::cells::dates_in_order;
use crate::draft::Draft;
use crate::edit::Edit;
use crate::ids::{PresalesId, SellerId};
use crate::refusal::{BadCell, Refusal};
use crate::seller::{PresalesField, SellerField};

/// Refused where a person whose days were typed would end before the start; the last cell that says so is named.
pub fn in_order(draft: &Draft, edits: &[Edit]) -> Done {
    let mut sellers: BTreeMap<SellerId, (usize, &str)> = BTreeMap::new();
    let mut presales: BTreeMap<PresalesId, (usize, &str)> = BTreeMap::new();
    for edit in edits {
        match edit {
            Edit::SetSellers { cells } => {
                let days = |field| matches!(field, SellerField::Start | SellerField::End);
                let typed = cells.iter().enumerate().filter(|(_, cell)| days(cell.field));
                sellers.extend(typed.map(|(place, cell)| (cell.seller, (place, cell.text.as_str()))));
            }
            Edit::SetPresales { cells } => {
                let days = |field| matches!(field, PresalesField::Start | PresalesField::End);
                let typed = cells.iter().enumerate().filter(|(_, cell)| days(cell.field));
                presales.extend(typed.map(|(place, cell)| (cell.presales, (place, cell.text.as_str()))));
            }
            _ => {}
        }
    }
    let of_seller = |(id, cell): (SellerId, _)| draft.sellers.get(id.0).map(|row| (row.start, row.end, cell));
    let of_presales =
        |(id, cell): (PresalesId, _)| draft.presales.get(id.0).map(|row| (row.start, row.end, cell));
    let stays = sellers.into_iter().filter_map(of_seller).chain(presales.into_iter().filter_map(of_presales));
    let cells: Vec<BadCell> = stays
        .filter_map(|(start, end, (row, text))| {
            let problem = dates_in_order(start, end).err()?;
            Some(BadCell { row, column: 0, text: text.to_owned(), problem })
        })
        .collect();
    if cells.is_empty() { Ok(()) } else { Err(Refusal::BadCells { cells }) }
}
