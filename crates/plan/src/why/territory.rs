//! Territories: what their accounts add up to.

use super::{Covered, Figure, Input, Rule, TerritoryFigure, Trace, Tracer, Value};
use crate::account::Account;
use crate::assignment::Why;
use crate::fraction::Fraction;
use crate::ids::TerritoryId;
use crate::outlook::TerritoryOutlook;

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

    /// Territories by who covers them.
    pub(super) fn territories_with(&self, covered: Covered) -> impl Iterator<Item = &TerritoryOutlook> {
        let mut presales = vec![false; self.plan.facts.sellers.bound()];
        for pool in self.outlook.pools.iter().filter(|pool| !pool.presales.is_empty()) {
            for seller in &pool.sellers {
                if let Some(here) = presales.get_mut(seller.0 as usize) {
                    *here = true;
                }
            }
        }
        self.outlook.territories.iter().filter(move |row| match covered {
            Covered::Any => true,
            Covered::Seller => row.seller.is_some(),
            Covered::Nobody => row.seller.is_none(),
            Covered::Presales => row.seller.is_some_and(|seller| presales[seller.0 as usize]),
        })
    }

    pub(super) fn count<'t>(&self, territories: impl Iterator<Item = &'t TerritoryOutlook>) -> Value {
        territories.map(|row| u64::from(row.load.accounts)).sum::<u64>().into()
    }

    pub(super) fn of_territories(&self, covered: Covered, figure: TerritoryFigure) -> Vec<Trace> {
        self.territories_with(covered).map(|row| self.own(figure.of(row.territory))).collect()
    }

    /// Accounts that stand in no territory: because nothing says where, or because they are kept out.
    pub(super) fn outside(&self, kept_out: bool, value: impl Fn(&Account) -> Option<Value>) -> Vec<Trace> {
        let accounts = self.plan.facts.accounts.iter();
        let outside = accounts.filter(|row| {
            let standing = self.plan.assignment.of(row.id);
            standing.territory.is_none() && (standing.why != Why::Nothing) == kept_out
        });
        outside
            .filter_map(|row| Some(Trace::leaf(Input::Account(row.id), value(row)?, Rule::Imported)))
            .collect()
    }

    pub(super) fn kept_out(&self, value: impl Fn(&Account) -> Option<Value>, rule: Rule) -> Trace {
        let load = &self.outlook.kept_out;
        let all = match rule {
            Rule::Counted => u64::from(load.accounts).into(),
            _ => load.potential.into(),
        };
        Trace::new(Input::KeptOut, all, rule, self.outside(true, value))
    }

    fn mean_potential(&self) -> Trace {
        let rows = || self.outlook.territories.iter().filter(|row| row.load.is_compared());
        let figures = rows().map(|row| TerritoryFigure::Potential.of(row.territory));
        let inputs: Vec<Trace> = figures.map(|figure: Figure| self.own(figure)).collect();
        let total: i128 = rows().map(|row| row.load.potential.thousandths()).sum();
        let mean = Fraction::new(total, inputs.len() as i128).map_or(Value::Undefined, Value::Exact);
        Trace::new(Input::MeanPotential, mean, Rule::Mean, inputs)
    }
}
