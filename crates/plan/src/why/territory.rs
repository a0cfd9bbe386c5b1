//! Territories: what their accounts add up to.

use super::{Figure, Input, Rule, TerritoryFigure, Trace, Tracer, Value};
use crate::account::Account;
use crate::fraction::Fraction;
use crate::ids::TerritoryId;

impl Tracer<'_> {
    pub(super) fn why_territory(&self, territory: TerritoryId, figure: TerritoryFigure) -> Option<Trace> {
        let asked = figure.of(territory);
        match figure {
            TerritoryFigure::Accounts => {
                let one = |_: &Account| Some(Value::Count(1));
                self.made(asked, Rule::Counted, self.accounts_of(territory, one))
            }
            TerritoryFigure::Potential => {
                let inputs = self.accounts_of(territory, |account| account.potential.map(Value::Money));
                self.made(asked, Rule::Sum, inputs)
            }
            TerritoryFigure::Workload => {
                let inputs = self.accounts_of(territory, |account| account.workload.map(Value::Quantity));
                self.made(asked, Rule::Sum, inputs)
            }
            TerritoryFigure::Balance => {
                let own = self.own(TerritoryFigure::Potential.of(territory));
                self.made(asked, Rule::Ratio, vec![own, self.mean_potential()])
            }
        }
    }

    /// The accounts of a territory that have what is asked for.
    fn accounts_of(&self, territory: TerritoryId, value: impl Fn(&Account) -> Option<Value>) -> Vec<Trace> {
        let accounts = self.plan.facts.accounts.iter();
        let here = accounts.filter(|row| self.plan.assignment.of(row.id).territory == Some(territory));
        here.filter_map(|row| Some(Trace::leaf(Input::Account(row.id), value(row)?, Rule::Imported)))
            .collect()
    }

    fn mean_potential(&self) -> Trace {
        let figures = self.outlook.territories.iter().map(|row| TerritoryFigure::Potential.of(row.territory));
        let inputs: Vec<Trace> = figures.map(|figure: Figure| self.own(figure)).collect();
        let total: i128 = self.outlook.territories.iter().map(|row| row.load.potential.thousandths()).sum();
        let mean = Fraction::new(total, inputs.len() as i128).map_or(Value::Undefined, Value::Exact);
        Trace::new(Input::MeanPotential, mean, Rule::Mean, inputs)
    }
}
