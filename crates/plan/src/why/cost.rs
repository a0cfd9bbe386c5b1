//! The plan's own figures: the chain from the company plan, and what the year costs.

use super::pay::Paid;
use super::team::typed;
use super::{
    Covered, HoursFigure, Input, PlanFigure, PoolFigure, Rule, SellerFigure, TeamFigure, TerritoryFigure,
    Trace, Tracer, Value,
};
use crate::edit::Payee;

impl Tracer<'_> {
    pub(super) fn why_plan(&self, figure: PlanFigure) -> Trace {
        let asked = figure.figure();
        let own = |figure: PlanFigure| self.own(figure.figure());
        let made = |rule, inputs| {
            let value = self.value(asked).unwrap_or(Value::Undefined);
            Trace::new(asked, value, rule, inputs)
        };
        let sellers = |figure: SellerFigure| -> Vec<Trace> {
            self.outlook.sellers.iter().map(|row| self.own(figure.of(row.seller))).collect()
        };
        let assumptions = &self.plan.decisions.assumptions;
        match figure {
            PlanFigure::CompanyPlan => made(typed(assumptions.company_plan), Vec::new()),
            PlanFigure::Budget => made(typed(assumptions.pay_budget), Vec::new()),
            PlanFigure::RegionalTarget => {
                let raised = self.raised(asked, own(PlanFigure::CompanyPlan), assumptions.over_assignment);
                raised.unwrap_or_else(|| made(Rule::NotSet, Vec::new()))
            }
            PlanFigure::SumRepQuotas => made(Rule::Sum, sellers(SellerFigure::CountedQuota)),
            PlanFigure::WantedSum => {
                made(Rule::Plus, vec![own(PlanFigure::SumRepQuotas), own(PlanFigure::LeftToAssign)])
            }
            PlanFigure::LeftToAssign => {
                let nodes = self.outlook.waterfall.nodes.iter();
                let inputs = nodes.map(|node| self.own(TeamFigure::LeftToAssign.of(node.team))).collect();
                made(if assumptions.company_plan.is_some() { Rule::Sum } else { Rule::NotSet }, inputs)
            }
            PlanFigure::OverAssignment => {
                made(Rule::Above, vec![own(PlanFigure::SumRepQuotas), own(PlanFigure::CompanyPlan)])
            }
            PlanFigure::Capacity => made(Rule::Sum, sellers(SellerFigure::CarriedQuota)),
            PlanFigure::Bookings => made(Rule::Sum, sellers(SellerFigure::Bookings)),
            PlanFigure::Base => made(Rule::Sum, self.everybody(Paid::Base)),
            PlanFigure::Variable => {
                let payees = self.payees();
                made(Rule::Sum, payees.map(|payee| self.plain_variable(payee)).collect())
            }
            PlanFigure::Accelerators => made(Rule::Sum, self.everybody(Paid::Accelerator)),
            PlanFigure::TotalCost => made(
                Rule::Sum,
                vec![own(PlanFigure::Base), own(PlanFigure::Variable), own(PlanFigure::Accelerators)],
            ),
            PlanFigure::Ccos => {
                made(Rule::Ratio, vec![own(PlanFigure::TotalCost), own(PlanFigure::Bookings)])
            }
            PlanFigure::Variance => {
                made(Rule::Difference, vec![own(PlanFigure::TotalCost), own(PlanFigure::Budget)])
            }
            PlanFigure::HoursAsked => made(Rule::Sum, self.hours_of_pools(HoursFigure::Asked)),
            PlanFigure::HoursThere => made(Rule::Sum, self.hours_of_pools(HoursFigure::There)),
            PlanFigure::PoolTargets => {
                let pools = self.outlook.pools.iter();
                let targets = pools.map(|row| self.own(PoolFigure::PoolTarget.of(row.pool)));
                made(Rule::Sum, targets.collect())
            }
            PlanFigure::Accounts => {
                let mut inputs = self.of_territories(Covered::Any, TerritoryFigure::Accounts);
                inputs.push(own(PlanFigure::Unassigned));
                inputs.push(self.kept_out(|_| Some(Value::Count(1)), Rule::Counted));
                made(Rule::Sum, inputs)
            }
            PlanFigure::Unassigned => made(Rule::Counted, self.outside(false, |_| Some(Value::Count(1)))),
            PlanFigure::WithSeller => {
                made(Rule::Sum, self.of_territories(Covered::Seller, TerritoryFigure::Accounts))
            }
            PlanFigure::WithPresales => {
                made(Rule::Sum, self.of_territories(Covered::Presales, TerritoryFigure::Accounts))
            }
            PlanFigure::Potential => {
                let mut inputs = self.of_territories(Covered::Any, TerritoryFigure::Potential);
                inputs.push(own(PlanFigure::UnassignedPotential));
                inputs.push(self.kept_out(|row| row.potential.map(Value::Money), Rule::Sum));
                made(Rule::Sum, inputs)
            }
            PlanFigure::UnassignedPotential => {
                made(Rule::Sum, self.outside(false, |row| row.potential.map(Value::Money)))
            }
            PlanFigure::UncoveredPotential => {
                let mut inputs = vec![own(PlanFigure::UnassignedPotential)];
                inputs.extend(self.of_territories(Covered::Nobody, TerritoryFigure::Potential));
                made(Rule::Sum, inputs)
            }
        }
    }

    /// All who are paid: sellers, presales, managers.
    fn payees(&self) -> impl Iterator<Item = Payee> + '_ {
        let sellers = self.outlook.sellers.iter().map(|row| Payee::Seller { seller: row.seller });
        let presales = self.outlook.presales.iter().map(|row| Payee::Presales { presales: row.presales });
        let managers = self.outlook.managers.iter().map(|row| Payee::Manager { team: row.team });
        sellers.chain(presales).chain(managers)
    }

    fn everybody(&self, figure: Paid) -> Vec<Trace> {
        self.payees().map(|payee| self.paid(payee, figure)).collect()
    }

    /// Variable pay without its accelerator.
    fn plain_variable(&self, payee: Payee) -> Trace {
        let pay = self.pay(payee);
        let value = pay.map(|pay| pay.variable.unwrap_or_default() - pay.accelerator);
        let inputs = vec![self.paid(payee, Paid::Variable), self.paid(payee, Paid::Accelerator)];
        let undefined = pay.is_none_or(|pay| pay.variable.is_none());
        let rule = if undefined { Rule::NothingEarned } else { Rule::Difference };
        Trace::new(Input::PlainVariable(payee), value.into(), rule, inputs)
    }
}
