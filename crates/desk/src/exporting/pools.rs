//! The sheet of pools and their people.

use exchange::Sheet;

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
}
