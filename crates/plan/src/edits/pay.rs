//! Pay plans, who is on them, and the attainment assumed.

use super::{Done, allowed, found, new_name, terms_of, within};
use crate::compensation::{PayFault, PayPlan, Role};
use crate::distribution::Distribution;
use crate::draft::Draft;
use crate::edit::{AttainmentCell, Payee, ScoreCell, TeamAttainmentCell};
use crate::ids::{PayPlanId, PresalesId, SellerId, TeamId};
use crate::money::{Money, Rate};
use crate::refusal::{Kind, Refusal};
use crate::seller::PresalesTerms;

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

pub fn set_team_attainments(draft: &mut Draft, cells: &[TeamAttainmentCell]) -> Done {
    for cell in cells {
        if let Some(rate) = cell.rate {
            within(rate, Rate::ZERO, MOST_ATTAINMENT)?;
        }
        let mut team = found(&draft.teams, Kind::Team, cell.team.0)?;
        team.attainment = cell.rate;
        draft.teams.put(team);
    }
    Ok(())
}

pub fn set_scores(draft: &mut Draft, cells: &[ScoreCell]) -> Done {
    for cell in cells {
        if let Some(score) = cell.score {
            within(score, Rate::ZERO, MOST_ATTAINMENT)?;
        }
        match cell.payee {
            Payee::Seller { seller } => {
                let mut terms = terms_of(draft, seller)?;
                terms.score = cell.score;
                draft.terms.put(terms);
            }
            Payee::Presales { presales } => {
                let terms = presales_terms(draft, presales)?;
                put_presales_terms(draft, PresalesTerms { score: cell.score, ..terms });
            }
            Payee::Manager { team } => {
                let mut team = found(&draft.teams, Kind::Team, team.0)?;
                team.pay.score = cell.score;
                draft.teams.put(team);
            }
        }
    }
    Ok(())
}

pub fn set_budget(draft: &mut Draft, amount: Option<Money>) -> Done {
    if let Some(amount) = amount {
        allowed(draft, amount)?;
    }
    draft.assumptions.pay_budget = amount;
    Ok(())
}

pub fn set_distribution(draft: &mut Draft, distribution: Distribution) -> Done {
    if distribution.mean <= Rate::ZERO {
        return Err(Refusal::BadDistribution);
    }
    within(distribution.mean, Rate::ZERO, MOST_ATTAINMENT)?;
    within(distribution.deviation, Rate::ZERO, Rate::percent(200))?;
    draft.assumptions.distribution = distribution;
    Ok(())
}

pub fn add_plan(draft: &mut Draft, plan: &PayPlan) -> Done {
    let others = draft.pay_plans.iter().map(|row| row.name.as_str());
    let name = new_name(&plan.name, Kind::PayPlan, others)?;
    possible(draft, plan)?;
    let id = PayPlanId(draft.pay_plans.next_slot());
    draft.pay_plans.put(PayPlan { id, name, ..plan.clone() }.tidied());
    Ok(())
}

/// Its role stays: people are on it.
pub fn set_plan(draft: &mut Draft, plan: &PayPlan) -> Done {
    let before = found(&draft.pay_plans, Kind::PayPlan, plan.id.0)?;
    let others = draft.pay_plans.iter().filter(|row| row.id != plan.id).map(|row| row.name.as_str());
    let name = new_name(&plan.name, Kind::PayPlan, others)?;
    if plan.role != before.role {
        return Err(Refusal::PayPlanForOthers { role: before.role });
    }
    possible(draft, plan)?;
    draft.pay_plans.put(PayPlan { name, ..plan.clone() }.tidied());
    Ok(())
}

/// Who was on it falls back to the plan of the segment.
pub fn remove_plan(draft: &mut Draft, plan: PayPlanId) -> Done {
    found(&draft.pay_plans, Kind::PayPlan, plan.0)?;
    let on_it: Vec<_> = draft.terms.iter().filter(|t| t.pay_plan == Some(plan)).cloned().collect();
    for mut terms in on_it {
        terms.pay_plan = None;
        draft.terms.put(terms);
    }
    let on_it: Vec<_> = draft.presales_terms.iter().filter(|t| t.pay_plan == Some(plan)).cloned().collect();
    for terms in on_it {
        put_presales_terms(draft, PresalesTerms { pay_plan: None, ..terms });
    }
    let on_it: Vec<_> = draft.teams.iter().filter(|team| team.pay.plan == Some(plan)).cloned().collect();
    for mut team in on_it {
        team.pay.plan = None;
        draft.teams.put(team);
    }
    draft.pay_plans.take(plan.0);
    Ok(())
}

pub fn set_seller_plan(draft: &mut Draft, seller: SellerId, plan: Option<PayPlanId>) -> Done {
    for_role(draft, plan, Role::Seller)?;
    let mut terms = terms_of(draft, seller)?;
    terms.pay_plan = plan;
    draft.terms.put(terms);
    Ok(())
}

pub fn set_presales_plan(draft: &mut Draft, presales: PresalesId, plan: Option<PayPlanId>) -> Done {
    for_role(draft, plan, Role::Presales)?;
    let terms = presales_terms(draft, presales)?;
    put_presales_terms(draft, PresalesTerms { pay_plan: plan, ..terms });
    Ok(())
}

pub fn set_team_plan(draft: &mut Draft, team: TeamId, plan: Option<PayPlanId>) -> Done {
    for_role(draft, plan, Role::Manager)?;
    let mut team = found(&draft.teams, Kind::Team, team.0)?;
    team.pay.plan = plan;
    draft.teams.put(team);
    Ok(())
}

pub fn set_manager_pay(draft: &mut Draft, team: TeamId, base: Money, target_variable: Money) -> Done {
    allowed(draft, base)?;
    allowed(draft, target_variable)?;
    let mut team = found(&draft.teams, Kind::Team, team.0)?;
    team.pay.base = base;
    team.pay.target_variable = target_variable;
    draft.teams.put(team);
    Ok(())
}

fn for_role(draft: &Draft, plan: Option<PayPlanId>, role: Role) -> Done {
    let Some(plan) = plan else { return Ok(()) };
    let plan = found(&draft.pay_plans, Kind::PayPlan, plan.0)?;
    if plan.role == role { Ok(()) } else { Err(Refusal::PayPlanForOthers { role: plan.role }) }
}

fn presales_terms(draft: &Draft, presales: PresalesId) -> Result<PresalesTerms, Refusal> {
    found(&draft.presales, Kind::Presales, presales.0)?;
    Ok(draft.presales_terms.get(presales.0).cloned().unwrap_or_else(|| PresalesTerms::new(presales)))
}

/// Nothing decided is no row.
fn put_presales_terms(draft: &mut Draft, terms: PresalesTerms) {
    if terms == PresalesTerms::new(terms.presales) {
        draft.presales_terms.take(terms.presales.0);
    } else {
        draft.presales_terms.put(terms);
    }
}

fn possible(draft: &Draft, plan: &PayPlan) -> Done {
    match plan.fault(|amount| allowed(draft, amount).is_ok()) {
        None => Ok(()),
        // The amount says for itself what is wrong with it.
        Some(PayFault::Amount { amount, .. } | PayFault::DrawAmount { amount }) => allowed(draft, amount),
        Some(fault) => Err(Refusal::PayPlanFault { fault }),
    }
}
