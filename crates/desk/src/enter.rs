//! Texts typed or pasted into the grids, turned into edits: numbers in the user's manner, things by their names.

use std::collections::HashMap;

use plan::account::AccountField;
use plan::edit::{AccountCell, AttainmentCell, Edit, Payee, PresalesCell, QuotaCell, SellerCell, WeightCell};
use plan::ids::*;
use plan::pool::PoolTarget;
use plan::refusal::Refusal;
use plan::seller::{PresalesField, SellerField};
use serde::de::DeserializeOwned;

mod deals;
mod pay;
mod teams;

use crate::entry::{self, EntryProblem, Manner};
use crate::problem::Problem;
use crate::request::{Grid, TypedCell};
use crate::session::{Done, Session};
use crate::words;

type Read = Result<Edit, Problem>;

/// An edit and the cells that ask for it: one, or several of a row that only together say what is meant.
struct Asked<'a> {
    edit: Edit,
    cells: Vec<&'a TypedCell>,
}

impl Session {
    /// Takes texts in, all or none, as one step of undo. Bad cells are told one by one in the problem's details.
    pub fn enter(&mut self, grid: Grid, cells: &[TypedCell], pasted: bool) -> Result<Done, Problem> {
        let manner = self.manner(pasted);
        let asked = self.asked(grid, cells, manner)?;
        let edits: Vec<Edit> = asked.iter().map(|one| one.edit.clone()).collect();
        if let Err(refusal) = self.plan().changes_of(&edits) {
            let refused = self.culprits(grid, &asked, manner);
            // Where each is fine alone, together they are not.
            return Err(if refused.is_empty() { self.refused(&refusal) } else { self.all(refused, cells) });
        }
        self.edit(&edits)
    }

    /// The edits that texts ask for; whether the plan takes them is not asked yet.
    pub(crate) fn edits_of(
        &self,
        grid: Grid,
        cells: &[TypedCell],
        pasted: bool,
    ) -> Result<Vec<Edit>, Problem> {
        let asked = self.asked(grid, cells, self.manner(pasted))?;
        Ok(asked.into_iter().map(|one| one.edit).collect())
    }

    fn manner(&self, pasted: bool) -> Manner {
        Manner { language: self.language, decimals: self.plan().info.decimals, relative: !pasted }
    }

    fn asked<'a>(
        &self,
        grid: Grid,
        cells: &'a [TypedCell],
        manner: Manner,
    ) -> Result<Vec<Asked<'a>>, Problem> {
        let mut asked = Vec::with_capacity(cells.len());
        let mut refused = Vec::new();
        for cells in together(grid, cells) {
            match self.read_together(grid, &cells, manner) {
                Ok(Some(edit)) => asked.push(Asked { edit, cells }),
                Ok(None) => {}
                Err(problems) => refused.extend(problems),
            }
        }
        if refused.is_empty() { Ok(asked) } else { Err(self.all(refused, cells)) }
    }

    /// Every problem says at which cell; `None` where the cells ask for nothing.
    fn read_together(
        &self,
        grid: Grid,
        cells: &[&TypedCell],
        manner: Manner,
    ) -> Result<Option<Edit>, Vec<Problem>> {
        match (grid, cells) {
            (Grid::Deals, cells) => self.read_deal(cells, manner),
            (Grid::Teams, cells) if pay::is_managers(cells[0]) => {
                self.read_manager_pay(cells, manner).map(Some)
            }
            (grid, cells) => {
                let read = self.read(grid, cells[0], manner);
                read.map(Some).map_err(|problem| vec![problem.at(cells[0].row, &cells[0].column)])
            }
        }
    }

    /// The problem of the one cell there was, or one that names those of several.
    fn all(&self, mut refused: Vec<Problem>, cells: &[TypedCell]) -> Problem {
        match refused.len() {
            1 if cells.len() == 1 => refused.remove(0),
            count => Problem { details: refused, ..words::cells_refused(count, self.language) },
        }
    }

    /// Which of the cells are refused when tried alone, and with the others of their row as well: a start may wait for
    /// its end.
    fn culprits(&self, grid: Grid, asked: &[Asked<'_>], manner: Manner) -> Vec<Problem> {
        let mut rows: HashMap<u32, Vec<Edit>> = HashMap::new();
        for one in asked {
            rows.entry(one.cells[0].row).or_default().push(one.edit.clone());
        }
        let row_is_fine = |row| rows.get(row).is_some_and(|edits| self.plan().changes_of(edits).is_ok());
        let alone = asked.iter().filter_map(|one| {
            let refusal = self.plan().changes(&one.edit).err()?;
            if row_is_fine(&one.cells[0].row) {
                return None;
            }
            let problem = self.refused(&refusal);
            // A refusal of cells carries the one cell as its detail, which says more.
            let problem = match (&refusal, problem.details.first()) {
                (Refusal::BadCells { .. }, Some(detail)) => detail.clone(),
                _ => problem,
            };
            let cell = self.culprit(grid, one, &refusal, manner);
            Some(problem.at(cell.row, &cell.column))
        });
        alone.collect()
    }

    /// The cell that an edit is refused for.
    fn culprit<'a>(&self, grid: Grid, asked: &Asked<'a>, refusal: &Refusal, manner: Manner) -> &'a TypedCell {
        let named = match grid {
            Grid::Deals => {
                let column = deals::column_of(refusal);
                asked.cells.iter().find(|cell| cell.column == column)
            }
            _ => asked.cells.iter().find(|cell| {
                let edit = self.read_together(grid, &[**cell], manner).ok().flatten();
                edit.is_some_and(|edit| self.plan().changes(&edit).is_err())
            }),
        };
        named.unwrap_or(&asked.cells[0])
    }

    fn read(&self, grid: Grid, cell: &TypedCell, manner: Manner) -> Read {
        match grid {
            Grid::Accounts => self.read_account(cell, manner),
            Grid::Sellers => self.read_seller(cell, manner),
            Grid::Presales => self.read_presales(cell, manner),
            Grid::Territories => self.read_territory(cell),
            Grid::Quotas => self.read_terms(cell, manner),
            Grid::Teams => self.read_team(cell, manner),
            Grid::Pools => self.read_pool(cell, manner),
            Grid::Deals => Err(words::not_editable(self.language)),
        }
    }

    fn read_account(&self, cell: &TypedCell, manner: Manner) -> Read {
        let id = AccountId(cell.row);
        if cell.column == "territory" {
            let text = cell.text.trim();
            if text.is_empty() {
                return Ok(Edit::ReleaseAccounts { accounts: vec![id] });
            }
            let found = self.plan().decisions.territories.iter().find(|row| same(&row.name, text));
            let found = found.ok_or_else(|| words::no_such_name(text, words::TERRITORY, self.language))?;
            return Ok(Edit::PlaceAccounts { accounts: vec![id], territory: Some(found.id), pinned: true });
        }
        let field: AccountField = self.field(&cell.column)?;
        let account = self.plan().facts.accounts.get(cell.row);
        let text = self.said(
            &cell.text,
            match field {
                AccountField::Potential => money(&cell.text, account.and_then(|a| a.potential), manner),
                AccountField::LastBookings => {
                    money(&cell.text, account.and_then(|a| a.last_bookings), manner)
                }
                AccountField::Size => quantity(&cell.text, account.and_then(|a| a.size), manner),
                AccountField::Workload => quantity(&cell.text, account.and_then(|a| a.workload), manner),
                _ => Ok(cell.text.clone()),
            },
        )?;
        Ok(Edit::SetAccounts { cells: vec![AccountCell { account: id, field, text }] })
    }

    fn read_seller(&self, cell: &TypedCell, manner: Manner) -> Read {
        let field: SellerField = self.field(&cell.column)?;
        if matches!(field, SellerField::Quota | SellerField::Team) {
            return self.read_terms(cell, manner);
        }
        let seller = self.plan().facts.sellers.get(cell.row);
        let text = self.said(
            &cell.text,
            match field {
                SellerField::Base => money(&cell.text, seller.map(|s| s.base), manner),
                SellerField::TargetVariable => money(&cell.text, seller.map(|s| s.target_variable), manner),
                SellerField::LastBookings => money(&cell.text, seller.and_then(|s| s.last_bookings), manner),
                SellerField::Start | SellerField::End => date(&cell.text, manner),
                SellerField::Leaves => entry::leaves(&cell.text, manner),
                SellerField::Vacancy => entry::flag(&cell.text).map(|flag| flag.to_string()),
                _ => Ok(cell.text.clone()),
            },
        )?;
        Ok(Edit::SetSellers { cells: vec![SellerCell { seller: SellerId(cell.row), field, text }] })
    }

    fn read_presales(&self, cell: &TypedCell, manner: Manner) -> Read {
        let presales = PresalesId(cell.row);
        match cell.column.as_str() {
            "payPlan" => {
                return Ok(Edit::SetPresalesPayPlan { presales, plan: self.pay_plan_called(&cell.text)? });
            }
            "score" => {
                let current = self.plan().presales_terms(presales).score;
                return self.read_score(Payee::Presales { presales }, &cell.text, current, manner);
            }
            _ => {}
        }
        let field: PresalesField = self.field(&cell.column)?;
        let member = self.plan().facts.presales.get(cell.row);
        let text = self.said(
            &cell.text,
            match field {
                PresalesField::Base => money(&cell.text, member.map(|m| m.base), manner),
                PresalesField::TargetVariable => money(&cell.text, member.map(|m| m.target_variable), manner),
                PresalesField::Start | PresalesField::End => date(&cell.text, manner),
                PresalesField::Leaves => entry::leaves(&cell.text, manner),
                _ => Ok(cell.text.clone()),
            },
        )?;
        Ok(Edit::SetPresales { cells: vec![PresalesCell { presales, field, text }] })
    }

    fn read_territory(&self, cell: &TypedCell) -> Read {
        let territory = TerritoryId(cell.row);
        match cell.column.as_str() {
            "name" => Ok(Edit::RenameTerritory { territory, name: cell.text.clone() }),
            "seller" => {
                let text = cell.text.trim();
                let seller = if text.is_empty() { None } else { Some(self.seller_called(text)?) };
                Ok(Edit::SetTerritorySeller { territory, seller })
            }
            _ => Err(words::not_editable(self.language)),
        }
    }

    /// By name, or by ID where that is no name. Imported people may share a name: who is meant is not guessed.
    fn seller_called(&self, text: &str) -> Result<SellerId, Problem> {
        let sellers = &self.plan().facts.sellers;
        let mut named = sellers.iter().filter(|row| same(&row.name, text));
        match (named.next(), named.next()) {
            (Some(only), None) => Ok(only.id),
            (Some(_), Some(_)) => Err(words::same_name(text, words::SELLER, self.language)),
            (None, _) => {
                let keyed = sellers.iter().find(|row| row.external_id == text);
                keyed.map(|row| row.id).ok_or_else(|| words::no_such_name(text, words::SELLER, self.language))
            }
        }
    }

    fn read_terms(&self, cell: &TypedCell, manner: Manner) -> Read {
        let seller = SellerId(cell.row);
        let terms = self.plan().terms(seller);
        match cell.column.as_str() {
            "quota" => {
                let amount = self.said(&cell.text, entry::money(&cell.text, terms.quota, manner))?;
                Ok(Edit::SetQuotas { cells: vec![QuotaCell { seller, amount }] })
            }
            "team" => {
                let team = self.team_called(&cell.text)?;
                Ok(Edit::MoveToTeam { sellers: vec![seller], team })
            }
            "weight" => {
                let weight = self.said(&cell.text, entry::weight(&cell.text, terms.weight, manner))?;
                Ok(Edit::SetWeights { cells: vec![WeightCell { seller, weight }] })
            }
            "proposal" => {
                // Maths works on what the cell shows, typed or calculated.
                let outlook = self.outlook().sellers.iter().find(|row| row.seller == seller);
                let current = outlook.and_then(|row| row.proposal);
                let amount = self.said(&cell.text, entry::money(&cell.text, current, manner))?;
                Ok(Edit::SetProposals { cells: vec![QuotaCell { seller, amount }] })
            }
            "attainment" => {
                let current = Some(self.plan().assumed_attainment(&terms));
                let rate = self.said(&cell.text, entry::rate(&cell.text, current, manner))?;
                Ok(Edit::SetSellerAttainments { cells: vec![AttainmentCell { seller, rate }] })
            }
            "locked" => {
                let locked = self.said(&cell.text, entry::flag(&cell.text))?;
                Ok(Edit::LockQuotas { sellers: vec![seller], locked })
            }
            "payPlan" => Ok(Edit::SetSellerPayPlan { seller, plan: self.pay_plan_called(&cell.text)? }),
            "score" => self.read_score(Payee::Seller { seller }, &cell.text, terms.score, manner),
            _ => self.read_seller(cell, manner),
        }
    }

    fn read_pool(&self, cell: &TypedCell, manner: Manner) -> Read {
        let pool = PoolId(cell.row);
        let outlook = self.outlook().pools.iter().find(|row| row.pool == pool);
        match cell.column.as_str() {
            "name" => Ok(Edit::RenamePool { pool, name: cell.text.clone() }),
            "target" => {
                let current = outlook.map(|row| row.target.pool_target);
                let amount = self.said(&cell.text, entry::money(&cell.text, current, manner))?;
                // A cleared target falls back to no discount: the plain sum of the quotas.
                let target = match amount {
                    Some(amount) => PoolTarget::Amount { amount },
                    None => PoolTarget::Discount { discount: Default::default() },
                };
                Ok(Edit::SetPoolTarget { pool, target })
            }
            "discount" => {
                let current = outlook.and_then(|row| row.target.pool_discount);
                let rate = self.said(&cell.text, entry::rate(&cell.text, current, manner))?;
                Ok(Edit::SetPoolTarget {
                    pool,
                    target: PoolTarget::Discount { discount: rate.unwrap_or_default() },
                })
            }
            _ => Err(words::not_editable(self.language)),
        }
    }

    fn field<T: DeserializeOwned>(&self, column: &str) -> Result<T, Problem> {
        serde_json::from_value(column.into()).map_err(|_| words::not_editable(self.language))
    }

    fn said<T>(&self, text: &str, read: Result<T, EntryProblem>) -> Result<T, Problem> {
        read.map_err(|problem| words::entry_problem(problem, text, self.language))
    }
}

/// Cells of a row that are read together: all of a deal, and both amounts of a manager's pay. Any other cell stands
/// alone.
fn together(grid: Grid, cells: &[TypedCell]) -> Vec<Vec<&TypedCell>> {
    let mut groups: Vec<Vec<&TypedCell>> = Vec::with_capacity(cells.len());
    let mut place_of: HashMap<u32, usize> = HashMap::new();
    for cell in cells {
        let joined = match grid {
            Grid::Deals => true,
            Grid::Teams => pay::is_managers(cell),
            _ => false,
        };
        match place_of.get(&cell.row).filter(|_| joined) {
            Some(place) => groups[*place].push(cell),
            None => {
                if joined {
                    place_of.insert(cell.row, groups.len());
                }
                groups.push(vec![cell]);
            }
        }
    }
    groups
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

fn money(text: &str, current: Option<plan::money::Money>, manner: Manner) -> Result<String, EntryProblem> {
    entry::money(text, current, manner)
        .map(|amount| amount.map(|amount| amount.to_string()).unwrap_or_default())
}

fn quantity(
    text: &str,
    current: Option<plan::money::Quantity>,
    manner: Manner,
) -> Result<String, EntryProblem> {
    entry::quantity(text, current, manner)
        .map(|number| number.map(|number| number.to_string()).unwrap_or_default())
}

fn date(text: &str, manner: Manner) -> Result<String, EntryProblem> {
    entry::date(text, manner).map(Option::unwrap_or_default)
}
