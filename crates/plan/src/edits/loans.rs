//! Presales members lent to another pool for a deal.

use super::{Done, allowed, found, within};
use crate::draft::Draft;
use crate::ids::LoanId;
use crate::money::Rate;
use crate::pool::Loan;
use crate::refusal::{Kind, Refusal};

pub fn add(draft: &mut Draft, loan: &Loan) -> Done {
    possible(draft, loan)?;
    let id = LoanId(draft.loans.next_slot());
    draft.loans.put(Loan { id, name: loan.name.trim().to_owned(), ..loan.clone() });
    Ok(())
}

pub fn set(draft: &mut Draft, loan: &Loan) -> Done {
    found(&draft.loans, Kind::Loan, loan.id.0)?;
    possible(draft, loan)?;
    draft.loans.put(Loan { name: loan.name.trim().to_owned(), ..loan.clone() });
    Ok(())
}

pub fn remove(draft: &mut Draft, loan: LoanId) -> Done {
    found(&draft.loans, Kind::Loan, loan.0)?;
    draft.loans.take(loan.0);
    Ok(())
}

fn possible(draft: &Draft, loan: &Loan) -> Done {
    found(&draft.presales, Kind::Presales, loan.presales.0)?;
    found(&draft.pools, Kind::Pool, loan.home.0)?;
    found(&draft.pools, Kind::Pool, loan.to.0)?;
    if loan.home == loan.to {
        return Err(Refusal::LoanToHome);
    }
    allowed(draft, loan.amount)?;
    within(loan.share, Rate::ZERO, Rate::ONE)?;
    super::pools::in_year(draft, Some(loan.date))
}
