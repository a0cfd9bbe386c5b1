//! Pay plans and the attainment assumed.

use super::{Done, found, new_name, terms_of, within};
use crate::compensation::{PayPlan, Tier, first_out_of_order};
use crate::draft::Draft;
use crate::edit::AttainmentCell;
use crate::ids::{PayPlanId, SellerId};
use crate::money::Rate;
use crate::refusal::{Kind, Refusal};

/// Beyond ten times the quota an assumption is a typing error.
const MOST_ATTAINMENT: Rate = Rate::percent(1000);

pub fn set_attainment(draft: &mut Draft, rate: Rate) -> Done {
    within(rate, Rate::ZERO, MOST_ATTAINMENT)?;
    draft.assumptions.attainment = rate;
    Ok(())
}

pub fn set_seller_attainments(draft: &mut Draft, cells: &[AttainmentCell]) -> Done {
    for cell in cells {
        if let Some(rate) = cell.rate {
            within(rate, Rate::ZERO, MOST_ATTAINMENT)?;
        }
        let mut terms = terms_of(draft, cell.seller)?;
        terms.attainment = cell.rate;
        draft.terms.put(terms);
    }
    Ok(())
}

pub fn add_plan(draft: &mut Draft, plan: &PayPlan) -> Done {
    let others = draft.pay_plans.iter().map(|row| row.name.as_str());
    let name = new_name(&plan.name, Kind::PayPlan, others)?;
    rising(&plan.tiers)?;
    let id = PayPlanId(draft.pay_plans.next_slot());
    draft.pay_plans.put(PayPlan { id, name, ..plan.clone() });
    Ok(())
}

pub fn set_tiers(draft: &mut Draft, plan: PayPlanId, tiers: &[Tier]) -> Done {
    let mut row = found(&draft.pay_plans, Kind::PayPlan, plan.0)?;
    rising(tiers)?;
    row.tiers = tiers.to_vec();
    draft.pay_plans.put(row);
    Ok(())
}

/// Sellers who were on it fall back to the plan of their segment.
pub fn remove_plan(draft: &mut Draft, plan: PayPlanId) -> Done {
    found(&draft.pay_plans, Kind::PayPlan, plan.0)?;
    let on_it: Vec<_> = draft.terms.iter().filter(|t| t.pay_plan == Some(plan)).cloned().collect();
    for mut terms in on_it {
        terms.pay_plan = None;
        draft.terms.put(terms);
    }
    draft.pay_plans.take(plan.0);
    Ok(())
}

pub fn set_seller_plan(draft: &mut Draft, seller: SellerId, plan: Option<PayPlanId>) -> Done {
    if let Some(plan) = plan {
        found(&draft.pay_plans, Kind::PayPlan, plan.0)?;
    }
    let mut terms = terms_of(draft, seller)?;
    terms.pay_plan = plan;
    draft.terms.put(terms);
    Ok(())
}

/// The first tier starts at 0 %, each later one above the one before; multipliers from 0 to 20.
fn rising(tiers: &[Tier]) -> Done {
    if let Some(row) = first_out_of_order(tiers) {
        return Err(Refusal::TiersNotRising { row });
    }
    for tier in tiers {
        within(tier.from, Rate::ZERO, MOST_ATTAINMENT)?;
        within(tier.multiplier, Rate::ZERO, Rate::percent(2000))?;
    }
    Ok(())
}
