//! Projected pay, and what the year costs at other attainments.

use plan::change::{Change, Swap};
use plan::compensation::{PayPlan, Role};
use plan::money::{Money, Rate};
use plan::outlook::outlook;
use plan::payout::pay_curve;

use crate::session::Session;
use crate::view::{CostPoint, PayPlanRow, PayoutsView};

/// Attainments set for all at which the cost is shown, in percent.
const STEPS: [i64; 9] = [50, 60, 70, 80, 90, 100, 110, 125, 150];

impl Session {
    pub(crate) fn payouts_view(&self) -> PayoutsView {
        let plans = &self.plan().decisions.pay_plans;
        PayoutsView {
            attainment: self.plan().decisions.assumptions.attainment,
            cost: self.outlook().cost.clone(),
            sellers: self.quota_rows(),
            presales: self.presales_rows(),
            pools: self.pool_rows(),
            pay_plans: plans.iter().map(|plan| self.pay_plan_row(plan)).collect(),
            cost_by_attainment: self.cost_by_attainment(),
        }
    }

    fn pay_plan_row(&self, pay_plan: &PayPlan) -> PayPlanRow {
        let facts = &self.plan().facts;
        let outlook = self.outlook();
        let amounts: Vec<(Money, Money)> = match pay_plan.role {
            Role::Seller => outlook
                .sellers
                .iter()
                .filter(|seller| seller.pay.plan == Some(pay_plan.id))
                .filter_map(|row| facts.sellers.get(row.seller.0))
                .map(|seller| (seller.base, seller.target_variable))
                .collect(),
            Role::Presales => outlook
                .presales
                .iter()
                .filter(|member| member.pay.plan == Some(pay_plan.id))
                .filter_map(|row| facts.presales.get(row.presales.0))
                .map(|member| (member.base, member.target_variable))
                .collect(),
        };
        let decimals = self.plan().info.decimals;
        let mean = |of: fn(&(Money, Money)) -> Money| {
            amounts
                .iter()
                .map(of)
                .sum::<Money>()
                .scaled(1, amounts.len() as i128, decimals)
                .unwrap_or_default()
        };
        let (base, target_variable) = (mean(|pair| pair.0), mean(|pair| pair.1));
        let curve = match amounts.len() {
            0 => Vec::new(),
            _ => pay_curve(base, target_variable, &pay_plan.tiers, decimals),
        };
        PayPlanRow { people: amounts.len() as u32, curve, base, target_variable, plan: pay_plan.clone() }
    }

    fn cost_by_attainment(&self) -> Vec<CostPoint> {
        let mut plan = self.plan().without_accounts();
        let mut points = Vec::new();
        for percent in STEPS {
            let attainment = Rate::percent(percent);
            let before = plan.decisions.assumptions.clone();
            let after = plan::plan::Assumptions { attainment, ..before.clone() };
            plan.absorb(vec![Change::Assumptions(Swap::changed(before, after))]);
            points.push(CostPoint { attainment, cost: outlook(&plan).cost });
        }
        points
    }
}
