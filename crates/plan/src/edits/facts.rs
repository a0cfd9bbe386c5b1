//! Accounts and people: imported, typed, removed.

use rustc_hash::FxHashMap;

use super::{Done, found, new_name, teams, terms_of};
use crate::account::{Account, AccountField};
use crate::cells;
use crate::draft::{Draft, Overlay};
use crate::edit::{AccountCell, PresalesCell, RequestCell, SellerCell};
use crate::ids::{AccountId, PresalesId, RequestId, Row, SellerId};
use crate::money::Quantity;
use crate::refusal::{BadCell, CellProblem, Kind, Refusal};
use crate::seller::{Presales, PresalesField, Request, Seller, SellerField};

pub fn import_accounts(draft: &mut Draft, columns: &[AccountField], rows: &[Vec<String>]) -> Done {
    let decimals = draft.info.decimals;
    let import = Import {
        key_column: columns.iter().position(|column| *column == AccountField::ExternalId),
        key_of: |account: &Account| account.external_id.clone(),
        fresh: |slot, key: &str| Account::new(AccountId(slot), key),
        set: |account: &mut Account, column: usize, text: &str| {
            cells::set_account(account, columns[column], text, decimals)
        },
        check: |_: &Account| Ok(()),
        check_column: 0,
    };
    let known = by_key(&draft.accounts, &import.key_of);
    import.run(&mut draft.accounts, known, columns.len(), rows)
}

pub fn import_sellers(draft: &mut Draft, columns: &[SellerField], rows: &[Vec<String>]) -> Done {
    let decimals = draft.info.decimals;
    let import = Import {
        key_column: columns.iter().position(|column| *column == SellerField::ExternalId),
        key_of: |seller: &Seller| seller.external_id.clone(),
        fresh: |slot, key: &str| Seller::new(SellerId(slot), key),
        set: |seller: &mut Seller, column: usize, text: &str| match columns[column] {
            SellerField::Quota => cells::money(text, decimals).map(|_| ()),
            SellerField::Team => Ok(()),
            field => cells::set_seller(seller, field, text, decimals),
        },
        check: |seller: &Seller| cells::dates_in_order(seller.start, seller.end),
        check_column: columns.iter().position(|column| *column == SellerField::End).unwrap_or(0),
    };
    let known = by_key(&draft.sellers, &import.key_of);
    import.run(&mut draft.sellers, known, columns.len(), rows)?;
    import_decisions(draft, columns, rows)
}

/// What an import of sellers decides as well: quota and team. An empty cell leaves the decision alone.
fn import_decisions(draft: &mut Draft, columns: &[SellerField], rows: &[Vec<String>]) -> Done {
    let decimals = draft.info.decimals;
    let place = |field| columns.iter().position(|column| *column == field);
    let (quota, team) = (place(SellerField::Quota), place(SellerField::Team));
    let Some(key) = place(SellerField::ExternalId).filter(|_| quota.is_some() || team.is_some()) else {
        return Ok(());
    };
    let known = by_key(&draft.sellers, &|seller: &Seller| seller.external_id.clone());
    for row in rows {
        let Some(slot) = row.get(key).and_then(|key| known.get(key.trim())) else { continue };
        let text =
            |place: Option<usize>| place.and_then(|place| row.get(place)).map_or("", |text| text.trim());
        let before = terms_of(draft, SellerId(*slot))?;
        let mut terms = before.clone();
        // Already checked by the import of the facts.
        if let Ok(Some(amount)) = cells::money(text(quota), decimals) {
            terms.quota = Some(amount);
        }
        if !text(team).is_empty() {
            terms.team = Some(teams::called(draft, text(team))?);
        }
        if terms != before {
            draft.terms.put(terms);
        }
    }
    Ok(())
}

pub fn import_presales(draft: &mut Draft, columns: &[PresalesField], rows: &[Vec<String>]) -> Done {
    let decimals = draft.info.decimals;
    let import = Import {
        key_column: columns.iter().position(|column| *column == PresalesField::ExternalId),
        key_of: |presales: &Presales| presales.external_id.clone(),
        fresh: |slot, key: &str| Presales::new(PresalesId(slot), key),
        set: |presales: &mut Presales, column: usize, text: &str| {
            cells::set_presales(presales, columns[column], text, decimals)
        },
        check: |presales: &Presales| cells::dates_in_order(presales.start, presales.end),
        check_column: columns.iter().position(|column| *column == PresalesField::End).unwrap_or(0),
    };
    let known = by_key(&draft.presales, &import.key_of);
    import.run(&mut draft.presales, known, columns.len(), rows)
}

/// How rows of texts become rows of one table.
struct Import<Key, Fresh, Set, Check> {
    key_column: Option<usize>,
    key_of: Key,
    fresh: Fresh,
    set: Set,
    /// Judges a row once all its columns are in.
    check: Check,
    /// The column that is named when the check fails.
    check_column: usize,
}

impl<Key, Fresh, Set, Check> Import<Key, Fresh, Set, Check> {
    fn run<R>(
        &self,
        table: &mut Overlay<R>,
        mut known: FxHashMap<String, u32>,
        width: usize,
        rows: &[Vec<String>],
    ) -> Done
    where
        R: Row + PartialEq,
        Fresh: Fn(u32, &str) -> R,
        Set: Fn(&mut R, usize, &str) -> Result<(), CellProblem>,
        Check: Fn(&R) -> Result<(), CellProblem>,
    {
        let mut bad = Vec::new();
        let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
        let mut next = table.next_slot();
        for (place, texts) in rows.iter().enumerate() {
            let refuse = |column: usize, problem| BadCell {
                row: place,
                column,
                text: texts.get(column).cloned().unwrap_or_default(),
                problem,
            };
            let key = self.key_column.and_then(|column| texts.get(column)).map_or("", |key| key.trim());
            let key_column = self.key_column.unwrap_or(0);
            if key.is_empty() {
                bad.push(refuse(key_column, CellProblem::KeyMissing));
                continue;
            }
            if let Some(first_row) = seen.insert(key, place) {
                bad.push(refuse(key_column, CellProblem::KeyTwice { first_row }));
                continue;
            }
            let slot = *known.entry(key.to_owned()).or_insert_with(|| {
                next += 1;
                next - 1
            });
            let mut row = table.get(slot).cloned().unwrap_or_else(|| (self.fresh)(slot, key));
            for column in 0..width {
                let text = texts.get(column).map_or("", String::as_str);
                if let Err(problem) = (self.set)(&mut row, column, text) {
                    bad.push(refuse(column, problem));
                }
            }
            if let Err(problem) = (self.check)(&row) {
                bad.push(refuse(self.check_column, problem));
            }
            table.put(row);
        }
        if bad.is_empty() { Ok(()) } else { Err(Refusal::BadCells { cells: bad }) }
    }
}

fn by_key<R: Row + PartialEq>(table: &Overlay<R>, key_of: &impl Fn(&R) -> String) -> FxHashMap<String, u32> {
    table.iter().map(|row| (key_of(row), row.slot())).collect()
}

macro_rules! set_cells {
    ($name:ident, $cell:ty, $table:ident, $key:ident, $kind:expr, $set:path, $keys:expr) => {
        pub fn $name(draft: &mut Draft, cells: &[$cell]) -> Done {
            let decimals = draft.info.decimals;
            let mut bad = Vec::new();
            for (place, cell) in cells.iter().enumerate() {
                let mut row = found(&draft.$table, $kind, cell.$key.0)?;
                let taken = |row: &_| {
                    $keys(cell.field)
                        && draft
                            .$table
                            .iter()
                            .any(|other| other.id != cell.$key && other.external_id == external_id(row))
                };
                let outcome = $set(&mut row, cell.field, &cell.text, decimals);
                let outcome = outcome.and_then(|()| {
                    if taken(&row) { Err(CellProblem::KeyTwice { first_row: place }) } else { Ok(()) }
                });
                match outcome {
                    Ok(()) => draft.$table.put(row),
                    Err(problem) => {
                        bad.push(BadCell { row: place, column: 0, text: cell.text.clone(), problem })
                    }
                }
            }
            if bad.is_empty() { Ok(()) } else { Err(Refusal::BadCells { cells: bad }) }
        }
    };
}
set_cells!(set_accounts, AccountCell, accounts, account, Kind::Account, cells::set_account, |field| field
    == AccountField::ExternalId);
set_cells!(set_sellers, SellerCell, sellers, seller, Kind::Seller, cells::set_seller, |field| field
    == SellerField::ExternalId);
set_cells!(
    set_presales,
    PresalesCell,
    presales,
    presales,
    Kind::Presales,
    cells::set_presales,
    |field| field == PresalesField::ExternalId
);

trait Keyed {
    fn key(&self) -> &str;
}

macro_rules! keyed {
    ($($row:ty),*) => {$(impl Keyed for $row { fn key(&self) -> &str { &self.external_id } })*};
}
keyed!(Account, Seller, Presales);

fn external_id<R: Keyed>(row: &R) -> &str {
    row.key()
}

pub fn remove_accounts(draft: &mut Draft, accounts: &[AccountId]) -> Done {
    for account in accounts {
        found(&draft.accounts, Kind::Account, account.0)?;
        draft.placements.take(account.0);
        draft.accounts.take(account.0);
    }
    Ok(())
}

pub fn add_seller(draft: &mut Draft, name: &str, segment: &str, vacancy: bool) -> Done {
    let slot = draft.sellers.next_slot();
    let name = new_name(name, Kind::Seller, draft.sellers.iter().map(|row| row.name.as_str()))?;
    let key = free_key(&name, &draft.sellers);
    let mut seller = Seller::new(SellerId(slot), &key);
    seller.name = name;
    seller.segment = segment.trim().to_owned();
    seller.vacancy = vacancy;
    draft.sellers.put(seller);
    Ok(())
}

/// Quota, memberships and requests go too; the seller's territories stay, without a seller.
pub fn remove_seller(draft: &mut Draft, seller: SellerId) -> Done {
    found(&draft.sellers, Kind::Seller, seller.0)?;
    let members: Vec<u32> = draft.members.iter().filter(|m| m.seller == seller).map(|m| m.id.0).collect();
    let requests: Vec<u32> = draft.requests.iter().filter(|r| r.seller == seller).map(|r| r.id.0).collect();
    let territories: Vec<_> =
        draft.territories.iter().filter(|t| t.seller == Some(seller)).cloned().collect();
    members.into_iter().for_each(|id| draft.members.take(id));
    requests.into_iter().for_each(|id| draft.requests.take(id));
    for mut territory in territories {
        territory.seller = None;
        draft.territories.put(territory);
    }
    let deals: Vec<u32> =
        draft.deals.iter().filter(|deal| deal.seller == seller).map(|deal| deal.id.0).collect();
    deals.into_iter().for_each(|id| draft.deals.take(id));
    let pairs: Vec<u32> =
        draft.pairs.iter().filter(|pair| pair.seller == seller).map(|pair| pair.id.0).collect();
    pairs.into_iter().for_each(|id| draft.pairs.take(id));
    draft.terms.take(seller.0);
    draft.sellers.take(seller.0);
    Ok(())
}

pub fn add_presales(draft: &mut Draft, name: &str, segment: &str) -> Done {
    let slot = draft.presales.next_slot();
    let name = new_name(name, Kind::Presales, draft.presales.iter().map(|row| row.name.as_str()))?;
    let key = free_key(&name, &draft.presales);
    let mut presales = Presales::new(PresalesId(slot), &key);
    presales.name = name;
    presales.segment = segment.trim().to_owned();
    draft.presales.put(presales);
    Ok(())
}

/// Attachments and requests go too.
pub fn remove_presales(draft: &mut Draft, presales: PresalesId) -> Done {
    found(&draft.presales, Kind::Presales, presales.0)?;
    let attached: Vec<u32> =
        draft.attachments.iter().filter(|a| a.presales == presales).map(|a| a.id.0).collect();
    let requests: Vec<u32> =
        draft.requests.iter().filter(|r| r.presales == presales).map(|r| r.id.0).collect();
    attached.into_iter().for_each(|id| draft.attachments.take(id));
    requests.into_iter().for_each(|id| draft.requests.take(id));
    let pairs: Vec<u32> =
        draft.pairs.iter().filter(|pair| pair.presales == presales).map(|pair| pair.id.0).collect();
    let loans: Vec<u32> =
        draft.loans.iter().filter(|loan| loan.presales == presales).map(|loan| loan.id.0).collect();
    pairs.into_iter().for_each(|id| draft.pairs.take(id));
    loans.into_iter().for_each(|id| draft.loans.take(id));
    draft.presales_terms.take(presales.0);
    draft.presales.take(presales.0);
    Ok(())
}

pub fn add_request(draft: &mut Draft, seller: SellerId, presales: PresalesId) -> Done {
    found(&draft.sellers, Kind::Seller, seller.0)?;
    found(&draft.presales, Kind::Presales, presales.0)?;
    if !draft.requests.iter().any(|r| r.seller == seller && r.presales == presales) {
        let id = RequestId(draft.requests.next_slot());
        draft.requests.put(Request { id, seller, presales, priority: 1, hours: None });
    }
    Ok(())
}

pub fn set_requests(draft: &mut Draft, cells: &[RequestCell]) -> Done {
    for cell in cells {
        let row = found(&draft.requests, Kind::Request, cell.request.0)?;
        super::bounded(Quantity::units(cell.priority.into()), Quantity::units(9))?;
        if let Some(hours) = cell.hours {
            super::bounded(hours, Quantity::units(10_000))?;
        }
        draft.requests.put(Request { priority: cell.priority.max(1), hours: cell.hours, ..row });
    }
    Ok(())
}

pub fn remove_request(draft: &mut Draft, request: RequestId) -> Done {
    found(&draft.requests, Kind::Request, request.0)?;
    draft.requests.take(request.0);
    Ok(())
}

/// The name, or the name with the first number that makes it new.
fn free_key<R: Row + PartialEq + Keyed>(name: &str, table: &Overlay<R>) -> String {
    let taken = |key: &str| table.iter().any(|row| row.key() == key);
    if !taken(name) {
        return name.to_owned();
    }
    let numbered = (2..).map(|number| format!("{name} {number}")).find(|key| !taken(key));
    numbered.unwrap_or_else(|| name.to_owned())
}
