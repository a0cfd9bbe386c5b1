//! Projected pay: who is paid what, by which plan and when, and what the year costs at other attainments.

mod heat;
mod plans;

use plan::change::{Change, Swap};
use plan::edit::Payee;
use plan::finding::Finding;
use plan::money::{Money, Rate};
use plan::outlook::outlook;
use plan::payout::Pay;

use crate::session::Session;
use crate::view::{
    CostPoint, DealRow, ManagerRow, PayoutsView, PersonPayments, QuarterPay, TeamAttainmentRow,
};
use crate::words;

pub(crate) use heat::HEAT_STEPS;

/// Attainments set for all at which the cost is shown, in percent.
const COST_STEPS: [i64; 9] = [50, 60, 70, 80, 90, 100, 110, 125, 150];

/// Somebody who is paid, with what a table calls them.
pub(crate) struct Paid<'a> {
    pub payee: Payee,
    pub name: String,
    /// Segment, or the manager's team.
    pub group: String,
    pub pay: &'a Pay,
}

impl Session {
    pub(crate) fn payouts_view(&self) -> PayoutsView {
        let plan = self.plan();
        let assumptions = &plan.decisions.assumptions;
        let distribution = assumptions.distribution;
        let below_quota = distribution.below(Rate::ONE);
        let rates = HEAT_STEPS.map(Rate::percent);
        PayoutsView {
            attainment: assumptions.attainment,
            teams: self.team_attainments(),
            distribution,
            ninth_decile: distribution.ninth_decile(),
            at_quota: Rate::from_scaled(Rate::ONE.scaled() - below_quota.scaled()),
            cost: self.outlook().cost.clone(),
            sellers: self.quota_rows(),
            presales: self.presales_rows(),
            managers: self.manager_rows(),
            pools: self.pool_rows(),
            pay_plans: self.pay_plan_rows(),
            ready_made: plan::compensation::PayPlan::ready_made(),
            cost_by_attainment: self.cost_by_attainment(),
            payments: self.payments(),
            quarters: self.quarters(),
            heat_steps: rates.to_vec(),
            heat: self.heat(&rates),
            deals: self.deal_rows(),
            findings: self.pay_findings(),
        }
    }

    /// Everybody who is paid: sellers, presales, managers.
    pub(crate) fn paid(&self) -> Vec<Paid<'_>> {
        let (plan, outlook) = (self.plan(), self.outlook());
        let sellers = outlook.sellers.iter().filter_map(|row| {
            let seller = plan.facts.sellers.get(row.seller.0)?;
            let payee = Payee::Seller { seller: row.seller };
            Some(Paid { payee, name: seller.name.clone(), group: seller.segment.clone(), pay: &row.pay })
        });
        let presales = outlook.presales.iter().filter_map(|row| {
            let member = plan.facts.presales.get(row.presales.0)?;
            let payee = Payee::Presales { presales: row.presales };
            Some(Paid { payee, name: member.name.clone(), group: member.segment.clone(), pay: &row.pay })
        });
        let managers = outlook.managers.iter().filter_map(|row| {
            let team = plan.decisions.teams.get(row.team.0)?;
            let payee = Payee::Manager { team: row.team };
            Some(Paid { payee, name: team.manager.clone(), group: team.name.clone(), pay: &row.pay })
        });
        sellers.chain(presales).chain(managers).collect()
    }

    pub(crate) fn manager_rows(&self) -> Vec<ManagerRow> {
        let teams = &self.plan().decisions.teams;
        let of = |outlook: &plan::payout::ManagerOutlook| {
            let team = teams.get(outlook.team.0)?;
            Some(ManagerRow {
                name: team.manager.clone(),
                team_name: team.name.clone(),
                own_plan: team.pay.plan,
                score: team.pay.score,
                base: team.pay.base,
                target_variable: team.pay.target_variable,
                outlook: outlook.clone(),
            })
        };
        self.outlook().managers.iter().filter_map(of).collect()
    }

    fn team_attainments(&self) -> Vec<TeamAttainmentRow> {
        let plan = self.plan();
        let of = |node: &plan::waterfall::NodeOutlook| {
            let team = plan.decisions.teams.get(node.team?.0)?;
            let terms =
                plan::quota::Terms { team: Some(team.id), ..plan::quota::Terms::new(plan::ids::SellerId(0)) };
            Some(TeamAttainmentRow {
                team: team.id,
                name: team.name.clone(),
                depth: node.depth,
                typed: team.attainment,
                assumed: plan.assumed_attainment(&terms),
            })
        };
        self.outlook().waterfall.nodes.iter().filter_map(of).collect()
    }

    pub(crate) fn payments(&self) -> Vec<PersonPayments> {
        let of = |paid: Paid<'_>| PersonPayments {
            payee: paid.payee,
            name: paid.name,
            group: paid.group,
            plan: paid.pay.plan,
            components: paid.pay.components.clone(),
            payments: paid.pay.payments.clone(),
        };
        self.paid().into_iter().map(of).collect()
    }

    /// By the month with which each payment is made.
    pub(crate) fn quarters(&self) -> [QuarterPay; 4] {
        let mut quarters = [QuarterPay::default(); 4];
        for payment in self.paid().iter().flat_map(|paid| &paid.pay.payments) {
            let quarter = &mut quarters[usize::from(payment.month.clamp(1, 12) - 1) / 3];
            quarter.base += payment.base;
            quarter.variable += payment.net;
            quarter.total += payment.base + payment.net;
        }
        for (quarter, bookings) in quarters.iter_mut().zip(self.outlook().bookings_by_quarter) {
            quarter.bookings = bookings;
        }
        quarters
    }

    pub(crate) fn deal_rows(&self) -> Vec<DealRow> {
        let plan = self.plan();
        let year = plan.year();
        let row = |deal: &plan::compensation::Deal| DealRow {
            seller_name: words::names::seller_name(plan, deal.seller),
            outside: !(year.start..year.after()).contains(&deal.date),
            deal: deal.clone(),
        };
        plan.decisions.deals.iter().map(row).collect()
    }

    fn pay_findings(&self) -> Vec<words::findings::FoundText> {
        let about_pay = |finding: &&Finding| {
            matches!(
                finding,
                Finding::PresalesAccelerated { .. }
                    | Finding::ThresholdMissed { .. }
                    | Finding::PayCliff { .. }
                    | Finding::CapBites { .. }
                    | Finding::PayMixUnusual { .. }
                    | Finding::QuotaToPayUnusual { .. }
                    | Finding::OverBudget { .. }
                    | Finding::TargetShares { .. }
            )
        };
        let found = self.outlook().findings.iter().filter(about_pay);
        found.map(|finding| words::finding(finding, self.plan(), self.language)).collect()
    }

    fn cost_by_attainment(&self) -> Vec<CostPoint> {
        let mut plan = self.plan().without_accounts();
        let mut points = Vec::new();
        for percent in COST_STEPS {
            let attainment = Rate::percent(percent);
            let before = plan.decisions.assumptions.clone();
            let after = plan::plan::Assumptions { attainment, ..before.clone() };
            plan.absorb(vec![Change::Assumptions(Swap::changed(before, after))]);
            points.push(CostPoint { attainment, cost: outlook(&plan).cost });
        }
        points
    }
}

/// The mean of amounts; 0 where there are none.
fn mean(amounts: impl ExactSizeIterator<Item = Money>, decimals: u8) -> Money {
    let count = amounts.len() as i128;
    amounts.sum::<Money>().scaled(1, count, decimals).unwrap_or_default()
}
