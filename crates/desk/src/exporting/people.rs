//! Sheets of pools and pay.

use exchange::{Sheet, Value};
use plan::money::Rate;

use super::{Maker, rate, share, text, whole};
use crate::words::{self, Heading};

impl Maker<'_> {
    pub(super) fn pools(&self) -> Sheet {
        let columns = vec![
            self.text(Heading::Pool),
            self.money(Heading::SumRepQuotas),
            self.money(Heading::PoolTarget),
            self.percent(Heading::PoolDiscount),
            self.percent(Heading::OverAssignment),
            self.percent(Heading::BreakEven),
            self.number(Heading::Sellers, 0),
            self.number(Heading::PresalesCapacity, 2),
            self.number(Heading::RepsPerPresales, 2),
            self.text(Heading::Presales),
        ];
        let members = self.session.presales_rows();
        let rows = self.session.pool_rows().into_iter().map(|row| {
            let target = row.outlook.target;
            let names = members.iter().flat_map(|member| {
                let weights = member.weights.iter().filter(|weight| weight.pool == row.outlook.pool);
                weights.map(|w| {
                    format!("{} {}", member.name, words::numbers::percent(w.weight, self.session.language))
                })
            });
            vec![
                text(&row.name),
                self.amount(target.sum_rep_quotas),
                self.amount(target.pool_target),
                rate(target.pool_discount),
                rate(target.over_assignment),
                rate(row.outlook.break_even),
                whole(row.outlook.sellers.len() as u32),
                share(Some(row.outlook.presales_capacity)),
                share(row.outlook.reps_per_presales),
                text(&names.collect::<Vec<_>>().join(", ")),
            ]
        });
        self.sheet(Heading::Pools, columns, rows.collect(), false)
    }

    pub(super) fn payouts(&self) -> Sheet {
        let columns = vec![
            self.text(Heading::Person),
            self.text(Heading::Role),
            self.text(Heading::PayPlan),
            self.percent(Heading::Attainment),
            self.money(Heading::Base).summed(),
            self.money(Heading::TargetVariable).summed(),
            self.money(Heading::Variable).summed(),
            self.money(Heading::Accelerator).summed(),
            self.money(Heading::TotalPay).summed(),
            self.percent(Heading::ShareOfBase),
            self.percent(Heading::ShareOfTarget),
        ];
        let plans = &self.session.plan().decisions.pay_plans;
        let row = |name: &str, role: Heading, attainment: Option<Rate>, pay: &plan::payout::Pay| {
            let pay_plan = pay.plan.and_then(|id| plans.get(id.0)).map(|plan| plan.name.as_str());
            vec![
                text(name),
                text(&self.title(role)),
                text(pay_plan.unwrap_or_default()),
                rate(attainment),
                self.amount(pay.base),
                self.amount(pay.target_variable),
                self.amount(pay.variable),
                self.amount(pay.accelerator),
                self.amount(pay.total),
                rate(pay.share_of_base),
                rate(pay.share_of_target),
            ]
        };
        let sellers = self.session.quota_rows();
        let presales = self.session.presales_rows();
        let mut rows: Vec<Vec<Value>> = sellers
            .iter()
            .map(|seller| {
                row(&seller.name, Heading::Seller, Some(seller.outlook.attainment), &seller.outlook.pay)
            })
            .collect();
        rows.extend(
            presales.iter().map(|m| row(&m.name, Heading::Presales, m.outlook.attainment, &m.outlook.pay)),
        );
        self.sheet(Heading::Payouts, columns, rows, true)
    }
}
