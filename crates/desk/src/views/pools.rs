//! Pools with their people.

use plan::edit::Edit;
use plan::outlook::outlook;
use plan::pool::{Loan, LoanCredit};

use crate::session::Session;
use crate::view::{LoanRow, PoolRow, PoolWeight, PoolsView, PresalesRow};
use crate::words::names::{pool_name, presales_name};

impl Session {
    pub(crate) fn pools_view(&self) -> PoolsView {
        PoolsView {
            pools: self.pool_rows(),
            sellers: self.quota_rows(),
            presales: self.presales_rows(),
            loans: self.loan_rows(),
        }
    }

    /// With what each would cost the other way.
    fn loan_rows(&self) -> Vec<LoanRow> {
        let (plan, now) = (self.plan(), self.outlook().cost.total);
        let mut other = plan.without_accounts();
        let set = |other: &mut plan::Plan, loan: Loan| {
            let changes = other.changes(&Edit::SetLoan { loan });
            changes.map(|changes| other.absorb(changes)).is_ok()
        };
        let row = |loan: &Loan| {
            let credit = match loan.credit {
                LoanCredit::Split => LoanCredit::Doubled,
                LoanCredit::Doubled => LoanCredit::Split,
            };
            let changed = set(&mut other, Loan { credit, ..loan.clone() });
            let cost = if changed { outlook(&other).cost.total } else { now };
            // Back as it was, for the next one.
            set(&mut other, loan.clone());
            let (split_cost, doubled_cost) = match loan.credit {
                LoanCredit::Split => (now, cost),
                LoanCredit::Doubled => (cost, now),
            };
            LoanRow {
                presales_name: presales_name(plan, loan.presales),
                home_name: pool_name(plan, loan.home),
                to_name: pool_name(plan, loan.to),
                credited: loan.amount.times(loan.share, plan.info.decimals),
                split_cost,
                doubled_cost,
                loan: loan.clone(),
            }
        };
        plan.decisions.loans.iter().map(row).collect()
    }

    pub(crate) fn pool_rows(&self) -> Vec<PoolRow> {
        let pools = &self.plan().decisions.pools;
        self.outlook()
            .pools
            .iter()
            .filter_map(|outlook| {
                let pool = pools.get(outlook.pool.0)?;
                Some(PoolRow { outlook: outlook.clone(), name: pool.name.clone(), typed: pool.target })
            })
            .collect()
    }

    pub(crate) fn presales_rows(&self) -> Vec<PresalesRow> {
        let plan = self.plan();
        let mut weights = vec![Vec::new(); plan.facts.presales.bound()];
        for attachment in plan.decisions.attachments.iter() {
            if let Some(pool) = plan.decisions.pools.get(attachment.pool.0) {
                let weight = PoolWeight {
                    pool: pool.id,
                    name: pool.name.clone(),
                    weight: attachment.weight,
                    start: attachment.start.map(|day| day.to_string()),
                    end: attachment.end.map(|day| day.to_string()),
                };
                weights[attachment.presales.0 as usize].push(weight);
            }
        }
        self.outlook()
            .presales
            .iter()
            .filter_map(|outlook| {
                let member = plan.facts.presales.get(outlook.presales.0)?;
                let wanted = outlook.wanted_by.iter().filter_map(|seller| plan.facts.sellers.get(seller.0));
                Some(PresalesRow {
                    name: member.name.clone(),
                    segment: member.segment.clone(),
                    skills: member.skills.clone(),
                    own_plan: plan.presales_terms(member.id).pay_plan,
                    score: plan.presales_terms(member.id).score,
                    weights: std::mem::take(&mut weights[member.id.0 as usize]),
                    wanted_by_names: wanted.map(|seller| seller.name.clone()).collect(),
                    outlook: outlook.clone(),
                })
            })
            .collect()
    }
}
