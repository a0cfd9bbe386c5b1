//! Steps about pay: plans, what is assumed for them, deals.

use plan::Plan;
use plan::compensation::{Deal, PayPlan};
use plan::edit::{Edit, Payee, ScoreCell};
use plan::ids::{DealId, SellerId};
use plan::money::Rate;

use super::{Deed, Summary};
use crate::words::names::{deal_name, pay_plan_name, presales_name, seller_name, team_name};

pub fn of_one(edit: &Edit, plan: &Plan) -> Summary {
    let new = Summary::new(Deed::of(edit));
    let pay_plan = |id| pay_plan_name(plan, id);
    match edit {
        Edit::SetSellerAttainments { cells } => {
            new.of_rates(cells, |cell| seller_name(plan, cell.seller), |cell| cell.rate)
        }
        Edit::SetTeamAttainments { cells } => {
            new.of_rates(cells, |cell| team_name(plan, cell.team), |cell| cell.rate)
        }
        Edit::SetScores { cells } => {
            let manager = |cell: &ScoreCell| matches!(cell.payee, Payee::Manager { .. });
            let what = if cells.iter().all(manager) { Deed::SetManagerScores } else { new.what };
            Summary { what, ..new }.of_rates(cells, |cell| payee(plan, cell.payee), |cell| cell.score)
        }
        Edit::SetDistribution { distribution } => {
            new.to(distribution.mean).with(Some(distribution.deviation.to_string()))
        }
        Edit::SetPayBudget { amount } => new.maybe_to(*amount),

        Edit::AddPayPlan { plan } => new.named(plan.name.trim()),
        Edit::SetPayPlan { plan: after } => {
            let whole = new.named(pay_plan(after.id));
            match plan.decisions.pay_plans.get(after.id.0) {
                Some(before) if renames(before, after) => {
                    Summary { what: Deed::RenamePayPlan, ..whole }.to(after.name.trim())
                }
                _ => whole,
            }
        }
        Edit::RemovePayPlan { plan: id } => new.named(pay_plan(*id)),
        Edit::SetSellerPayPlan { seller, plan: on } => {
            new.named(seller_name(plan, *seller)).with(on.map(pay_plan))
        }
        Edit::SetPresalesPayPlan { presales, plan: on } => {
            new.named(presales_name(plan, *presales)).with(on.map(pay_plan))
        }
        Edit::SetTeamPayPlan { team, plan: on } => new.named(team_name(plan, *team)).with(on.map(pay_plan)),
        Edit::SetManagerPay { team, base, target_variable } => {
            let whole = new.named(team_name(plan, *team));
            match base.is_zero() && target_variable.is_zero() {
                true => whole,
                false => whole.to(base).with(Some(target_variable.to_string())),
            }
        }

        Edit::AddDeals { deals } => {
            let value = if let [only] = deals.as_slice() { Some(only.amount) } else { None };
            new.of_deals(plan, deals.iter().map(|deal| (deal.name.trim().to_owned(), Some(deal.seller))))
                .maybe_to(value)
        }
        Edit::SetDeals { deals } => new.of_deals(plan, deals.iter().map(|deal| known(plan, deal.id))),
        Edit::RemoveDeals { deals } => new.of_deals(plan, deals.iter().map(|id| known(plan, *id))),
        // Every other edit is summed up where its subject is.
        _ => new,
    }
}

impl Summary {
    /// Rates of several things: the value where there is one only.
    fn of_rates<T>(
        self,
        cells: &[T],
        name: impl Fn(&T) -> String,
        rate: impl Fn(&T) -> Option<Rate>,
    ) -> Summary {
        let value = if let [only] = cells { rate(only) } else { None };
        self.of(cells, name).maybe_to(value)
    }

    /// Names and sellers; a seller is told where it is the same for all.
    fn of_deals(self, plan: &Plan, deals: impl Iterator<Item = (String, Option<SellerId>)>) -> Summary {
        let (names, sellers): (Vec<String>, Vec<Option<SellerId>>) = deals.unzip();
        let same = sellers.first().copied().flatten().filter(|_| sellers.windows(2).all(|w| w[0] == w[1]));
        let whole = self.of(&names, Clone::clone).with(same.map(|seller| seller_name(plan, seller)));
        Summary { name: whole.name.filter(|name| !name.is_empty()), ..whole }
    }
}

fn known(plan: &Plan, id: DealId) -> (String, Option<SellerId>) {
    let row: Option<&Deal> = plan.decisions.deals.get(id.0);
    (deal_name(plan, id), row.map(|row| row.seller))
}

fn renames(before: &PayPlan, after: &PayPlan) -> bool {
    let named_anew = PayPlan { name: before.name.clone(), ..after.clone().tidied() };
    before.name != after.name.trim() && named_anew == *before
}

/// A manager is called by the team: teams without a manager's name have one all the same.
fn payee(plan: &Plan, payee: Payee) -> String {
    match payee {
        Payee::Seller { seller } => seller_name(plan, seller),
        Payee::Presales { presales } => presales_name(plan, presales),
        Payee::Manager { team } => team_name(plan, team),
    }
}
