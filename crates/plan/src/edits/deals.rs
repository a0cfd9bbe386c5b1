//! Deals typed one by one.

use super::{Done, allowed, found};
use crate::compensation::Deal;
use crate::draft::Draft;
use crate::ids::DealId;
use crate::money::Quantity;
use crate::refusal::{Kind, Refusal};

pub fn add(draft: &mut Draft, deals: &[Deal]) -> Done {
    for (row, deal) in deals.iter().enumerate() {
        possible(draft, row, deal)?;
        let id = DealId(draft.deals.next_slot());
        draft.deals.put(Deal { id, name: deal.name.trim().to_owned(), ..deal.clone() });
    }
    Ok(())
}

pub fn set(draft: &mut Draft, deals: &[Deal]) -> Done {
    for (row, deal) in deals.iter().enumerate() {
        found(&draft.deals, Kind::Deal, deal.id.0)?;
        possible(draft, row, deal)?;
        draft.deals.put(Deal { name: deal.name.trim().to_owned(), ..deal.clone() });
    }
    Ok(())
}

pub fn remove(draft: &mut Draft, deals: &[DealId]) -> Done {
    for deal in deals {
        found(&draft.deals, Kind::Deal, deal.0)?;
        draft.deals.take(deal.0);
    }
    Ok(())
}

fn possible(draft: &Draft, row: usize, deal: &Deal) -> Done {
    found(&draft.sellers, Kind::Seller, deal.seller.0)?;
    allowed(draft, deal.amount)?;
    super::bounded(deal.units, Quantity::units(1_000_000_000))?;
    let year = crate::period::PlanYear::new(draft.info.year_start);
    if !(year.start..year.after()).contains(&deal.date) {
        return Err(Refusal::DealOutOfYear { row, date: deal.date });
    }
    match deal.cancelled {
        Some(cancelled) if cancelled < deal.date => {
            Err(Refusal::DealCancelledBefore { row, date: cancelled })
        }
        _ => Ok(()),
    }
}
