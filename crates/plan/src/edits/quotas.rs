//! Quotas, locks, weights and proposals, seller by seller.

use super::spreading::potentials;
use super::{Done, allowed, bounded, terms_of};
use crate::draft::Draft;
use crate::edit::{QuotaCell, WeightCell};
use crate::ids::SellerId;
use crate::money::{Money, Quantity, mul_div};

pub fn set(draft: &mut Draft, cells: &[QuotaCell]) -> Done {
    for cell in cells {
        if let Some(amount) = cell.amount {
            allowed(draft, amount)?;
        }
        let mut terms = terms_of(draft, cell.seller)?;
        terms.quota = cell.amount;
        draft.terms.put(terms);
    }
    Ok(())
}

pub fn lock(draft: &mut Draft, sellers: &[SellerId], locked: bool) -> Done {
    for seller in sellers {
        let mut terms = terms_of(draft, *seller)?;
        terms.locked = locked;
        draft.terms.put(terms);
    }
    Ok(())
}

pub fn set_weights(draft: &mut Draft, cells: &[WeightCell]) -> Done {
    // A weight only means something beside the others; a million times one is beyond any plan.
    const MOST: Quantity = Quantity::units(1_000_000);
    for cell in cells {
        if let Some(weight) = cell.weight {
            bounded(weight, MOST)?;
        }
        let mut terms = terms_of(draft, cell.seller)?;
        terms.weight = cell.weight;
        draft.terms.put(terms);
    }
    Ok(())
}

pub fn set_proposals(draft: &mut Draft, cells: &[QuotaCell]) -> Done {
    for cell in cells {
        if let Some(amount) = cell.amount {
            allowed(draft, amount)?;
        }
        let mut terms = terms_of(draft, cell.seller)?;
        terms.proposal = cell.amount;
        draft.terms.put(terms);
    }
    Ok(())
}

pub fn take_proposals(draft: &mut Draft, sellers: &[SellerId], unit: Money) -> Done {
    allowed(draft, unit)?;
    let potentials = potentials(draft);
    let among: Vec<SellerId> = match sellers {
        [] => draft.sellers.iter().map(|seller| seller.id).collect(),
        some => some.to_vec(),
    };
    for seller in among {
        let mut terms = terms_of(draft, seller)?;
        let segment = draft.sellers.get(seller.0).map(|row| row.segment.clone()).unwrap_or_default();
        let calculated = || {
            let conversion = draft.assumptions.conversion(&segment)?;
            Some(conversion.of(*potentials.get(&seller)?, draft.info.decimals))
        };
        let Some(proposal) = terms.proposal.or_else(calculated).filter(|_| !terms.locked) else { continue };
        let quota = in_units(proposal, unit);
        allowed(draft, quota)?;
        terms.quota = Some(quota);
        draft.terms.put(terms);
    }
    Ok(())
}

/// To whole units, half away from zero; as it is where no unit is given.
fn in_units(amount: Money, unit: Money) -> Money {
    let units = mul_div(amount.thousandths(), 1, unit.thousandths());
    units.map_or(amount, |units| Money::from_thousandths(units * unit.thousandths()))
}
