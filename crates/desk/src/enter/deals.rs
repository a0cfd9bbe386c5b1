//! Cells of deals. A row that is no deal yet makes one: its cells are read together, for only all of them are a deal.

use jiff::civil::Date;
use plan::compensation::Deal;
use plan::edit::Edit;
use plan::ids::{DealId, SellerId};
use plan::money::{Money, Quantity};
use plan::refusal::Refusal;

use crate::entry::{self, EntryProblem, Manner};
use crate::problem::Problem;
use crate::request::TypedCell;
use crate::session::Session;
use crate::words;

/// A deal as far as it is known.
#[derive(Default)]
struct Known {
    name: String,
    seller: Option<SellerId>,
    date: Option<Date>,
    amount: Option<Money>,
    units: Quantity,
    cancelled: Option<Date>,
}

/// The column that a refusal is about.
pub(super) fn column_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotFound { .. } => "seller",
        Refusal::DealOutOfYear { .. } => "date",
        Refusal::DealCancelledBefore { .. } => "cancelled",
        Refusal::OutOfBounds { .. } => "units",
        _ => "amount",
    }
}

impl Session {
    /// `None` for a new row in which nothing stands.
    pub(super) fn read_deal(
        &self,
        cells: &[&TypedCell],
        manner: Manner,
    ) -> Result<Option<Edit>, Vec<Problem>> {
        let row = cells[0].row;
        let standing = self.plan().decisions.deals.get(row);
        if standing.is_none() && cells.iter().all(|cell| cell.text.trim().is_empty()) {
            return Ok(None);
        }
        let mut known = standing.map(Known::of).unwrap_or_default();
        let mut refused = Vec::new();
        for cell in cells {
            if let Err(problem) = self.read_deal_cell(cell, &mut known, manner) {
                refused.push(problem.at(row, &cell.column));
            }
        }
        let missing = [
            ("seller", known.seller.is_none()),
            ("date", known.date.is_none()),
            ("amount", known.amount.is_none()),
        ];
        for (column, _) in missing.into_iter().filter(|(_, missing)| *missing) {
            let told = refused.iter().any(|problem| problem.place.column.as_deref() == Some(column));
            if !told {
                refused.push(self.missing().at(row, column));
            }
        }
        let Known { name, seller: Some(seller), date: Some(date), amount: Some(amount), units, cancelled } =
            known
        else {
            return Err(refused);
        };
        if !refused.is_empty() {
            return Err(refused);
        }
        let deal = Deal { id: DealId(row), name, seller, date, amount, units, cancelled };
        Ok(Some(match standing {
            Some(_) => Edit::SetDeals { deals: vec![deal] },
            None => Edit::AddDeals { deals: vec![Deal { id: DealId(0), ..deal }] },
        }))
    }

    fn read_deal_cell(&self, cell: &TypedCell, known: &mut Known, manner: Manner) -> Result<(), Problem> {
        let text = cell.text.as_str();
        match cell.column.as_str() {
            "name" => known.name = text.trim().to_owned(),
            "seller" => {
                let name = text.trim();
                known.seller = if name.is_empty() { None } else { Some(self.seller_called(name)?) };
            }
            "date" => known.date = self.said(text, day(text, manner))?,
            "amount" => known.amount = self.said(text, entry::money(text, known.amount, manner))?,
            "units" => {
                let units = entry::quantity(text, Some(known.units), manner);
                known.units = self.said(text, units)?.unwrap_or_default();
            }
            "cancelled" => known.cancelled = self.said(text, day(text, manner))?,
            _ => return Err(words::not_editable(self.language)),
        }
        Ok(())
    }

    fn missing(&self) -> Problem {
        words::entry_problem(EntryProblem::Missing, "", self.language)
    }
}

impl Known {
    fn of(deal: &Deal) -> Known {
        Known {
            name: deal.name.clone(),
            seller: Some(deal.seller),
            date: Some(deal.date),
            amount: Some(deal.amount),
            units: deal.units,
            cancelled: deal.cancelled,
        }
    }
}

fn day(text: &str, manner: Manner) -> Result<Option<Date>, EntryProblem> {
    let day = entry::date(text, manner)?;
    day.map(|day| day.parse().map_err(|_| EntryProblem::NotADate)).transpose()
}
