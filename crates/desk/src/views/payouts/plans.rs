//! Pay plans with the people on them and the curve of a typical one.

use plan::compensation::{PayPlan, Role};
use plan::ids::PayPlanId;
use plan::money::Money;
use plan::payout::PayBasis;

use super::mean;
use crate::session::Session;
use crate::view::PayPlanRow;

/// What is agreed with somebody for a full year, and the plan it is paid by.
struct Agreed {
    role: Role,
    plan: Option<PayPlanId>,
    basis: PayBasis,
}

impl Session {
    pub(crate) fn pay_plan_rows(&self) -> Vec<PayPlanRow> {
        let agreed = self.agreed();
        let row = |pay_plan: &PayPlan| {
            let on_it: Vec<&Agreed> = agreed.iter().filter(|one| one.plan == Some(pay_plan.id)).collect();
            // A plan that nobody is on is looked at with the pay of the role.
            let alike: Vec<&Agreed> = match on_it.is_empty() {
                true => agreed.iter().filter(|one| one.role == pay_plan.role).collect(),
                false => on_it.clone(),
            };
            let typical = self.typical(&alike);
            PayPlanRow {
                people: on_it.len() as u32,
                curve: if alike.is_empty() { Vec::new() } else { typical.curve(self.plan(), pay_plan) },
                base: typical.base,
                target_variable: typical.target_variable,
                plan: pay_plan.clone(),
            }
        };
        self.plan().decisions.pay_plans.iter().map(row).collect()
    }

    fn typical(&self, alike: &[&Agreed]) -> PayBasis {
        let decimals = self.plan().info.decimals;
        let of = |amount: fn(&PayBasis) -> Money| mean(alike.iter().map(|one| amount(&one.basis)), decimals);
        PayBasis {
            base: of(|basis| basis.base),
            target_variable: of(|basis| basis.target_variable),
            quota: of(|basis| basis.quota),
        }
    }

    fn agreed(&self) -> Vec<Agreed> {
        let (plan, outlook) = (self.plan(), self.outlook());
        let sellers = outlook.sellers.iter().filter_map(|row| {
            let seller = plan.facts.sellers.get(row.seller.0)?;
            let (base, target_variable) = (seller.base, seller.target_variable);
            let basis = PayBasis { base, target_variable, quota: row.quota.unwrap_or_default() };
            Some(Agreed { role: Role::Seller, plan: row.pay.plan, basis })
        });
        let presales = outlook.presales.iter().filter_map(|row| {
            let member = plan.facts.presales.get(row.presales.0)?;
            let (base, target_variable) = (member.base, member.target_variable);
            let basis = PayBasis { base, target_variable, quota: self.pool_quota(row) };
            Some(Agreed { role: Role::Presales, plan: row.pay.plan, basis })
        });
        let managers = outlook.managers.iter().filter_map(|row| {
            let team = plan.decisions.teams.get(row.team.0)?;
            let basis = PayBasis {
                base: team.pay.base,
                target_variable: team.pay.target_variable,
                quota: row.target,
            };
            Some(Agreed { role: Role::Manager, plan: row.pay.plan, basis })
        });
        sellers.chain(presales).chain(managers).collect()
    }
}
