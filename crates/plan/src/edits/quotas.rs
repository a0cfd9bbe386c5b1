//! Individual quotas: typed, locked, spread.

use std::collections::BTreeMap;

use super::{Done, allowed, terms_of};
use crate::draft::Draft;
use crate::edit::QuotaCell;
use crate::ids::SellerId;
use crate::money::Money;
use crate::quota::{SpreadMethod, Terms, spread, wanted_sum};
use crate::refusal::Refusal;

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

pub fn spread_over(
    draft: &mut Draft,
    method: SpreadMethod,
    target: Option<Money>,
    unit: Money,
    sellers: &[SellerId],
    keep: bool,
) -> Done {
    let assumptions = &draft.assumptions;
    let wanted = |company| wanted_sum(company, assumptions.over_assignment, draft.info.decimals);
    let wanted = assumptions.company_plan.map(wanted);
    let target = target.or(wanted).ok_or(Refusal::NoTarget)?;
    allowed(draft, target)?;
    allowed(draft, unit)?;
    let mut among: Vec<SellerId> = match sellers {
        [] => draft.sellers.iter().map(|seller| seller.id).collect(),
        some => some.to_vec(),
    };
    // The answer must not depend on the order in which the sellers were named.
    among.sort();
    among.dedup();
    let mut locked = Money::ZERO;
    let mut open = Vec::new();
    for seller in among {
        let terms = terms_of(draft, seller)?;
        if terms.locked {
            locked += terms.quota.unwrap_or_default();
        } else {
            open.push(terms);
        }
    }
    if open.is_empty() {
        return Err(Refusal::NobodyToSpreadOver);
    }
    if locked > target {
        return Err(Refusal::LockedBeyondTarget { locked, target });
    }
    let weights: Vec<Money> = match method {
        SpreadMethod::Equal => vec![Money::units(1); open.len()],
        SpreadMethod::Potential => {
            let potentials = potentials(draft);
            open.iter().map(|terms| potentials.get(&terms.seller).copied().unwrap_or_default()).collect()
        }
    };
    let step = Money::from_thousandths(10i128.pow(3u32.saturating_sub(draft.info.decimals as u32)));
    let standing = |terms: &Terms| if keep { terms.quota.unwrap_or_default() } else { Money::ZERO };
    let whole = target - locked - open.iter().map(standing).sum();
    for (mut terms, part) in open.into_iter().zip(spread(whole, &weights, unit.max(step))) {
        let quota = standing(&terms) + part;
        allowed(draft, quota)?;
        terms.quota = Some(quota);
        draft.terms.put(terms);
    }
    Ok(())
}

/// Potential of each seller's territories.
fn potentials(draft: &Draft) -> BTreeMap<SellerId, Money> {
    let assignment = draft.assignment();
    let mut sums = BTreeMap::new();
    for territory in draft.territories.iter() {
        if let Some(seller) = territory.seller {
            *sums.entry(seller).or_default() += assignment.load(territory.id).potential;
        }
    }
    sums
}
