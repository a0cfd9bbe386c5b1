//! The sheet of sellers and their quotas. It can be imported again: sellers by name, their teams, leave and quotas.

use exchange::{Sheet, Value};
use plan::money::Rate;
use plan::period::Leave;

use super::{Maker, quantity, rate, share, text, whole};
use crate::view::QuotaRow;
use crate::words::{Heading, numbers};

impl Maker<'_> {
    pub(super) fn quotas(&self) -> Sheet {
        let mut columns = vec![
            self.text(Heading::Seller),
            self.text(Heading::Segment),
            self.text(Heading::Team),
            self.text(Heading::Pool),
            self.number(Heading::Accounts, 0).summed(),
            self.money(Heading::Potential).summed(),
            self.money(Heading::LastBookings).summed(),
            self.number(Heading::Weight, 3),
            self.money(Heading::Proposal).summed(),
            self.money(Heading::Quota).summed(),
            self.text(Heading::Locked),
            self.text(Heading::QuotaSteps),
            self.text(Heading::Leaves),
            self.percent(Heading::CarriedShare),
            self.money(Heading::CarriedQuota).summed(),
        ];
        columns.extend((0..4).map(|quarter| self.quarter_money(quarter, Heading::Carried).summed()));
        columns.extend([
            self.percent(Heading::QuotaToPotential),
            self.number(Heading::FairnessByPotential, 2),
            self.number(Heading::QuotaToOte, 2),
            self.number(Heading::FairnessByPay, 2),
            self.percent(Heading::Growth),
            self.number(Heading::FairnessByLastYear, 2),
            self.money(Heading::Ote).summed(),
        ]);
        let rows = self.session.quota_rows().into_iter().map(|row| self.quota_row(&row));
        self.sheet(Heading::Quotas, columns, rows.collect(), true)
    }

    fn quota_row(&self, row: &QuotaRow) -> Vec<Value> {
        let outlook = &row.outlook;
        let asked = outlook.to_last_year.ratio;
        let growth = asked.map(|asked| Rate::from_scaled(asked.scaled() - Rate::ONE.scaled()));
        let mut values = vec![
            text(&row.name),
            text(&row.segment),
            text(&row.team_name),
            text(&row.pool_names),
            whole(outlook.load.accounts),
            self.amount(outlook.load.potential),
            self.amount(row.last_bookings),
            quantity(row.weight),
            self.amount(outlook.proposal),
            self.amount(outlook.quota),
            text(if row.locked { self.yes() } else { "" }),
            text(&self.quota_steps(row)),
            text(&leaves(&row.leaves)),
            rate(Some(outlook.carried_share)),
            self.amount(outlook.carried_quota),
        ];
        values.extend(outlook.quarters.map(|quarter| match outlook.carried_quota {
            Some(_) => self.amount(quarter),
            None => Value::Empty,
        }));
        values.extend([
            rate(outlook.to_potential.ratio),
            share(outlook.to_potential.times),
            share(outlook.to_pay.ratio),
            share(outlook.to_pay.times),
            rate(growth),
            share(outlook.to_last_year.times),
            self.amount(row.ote),
        ]);
        values
    }

    /// "2027-07-01: $1,600,000; 2027-10-01: $1,700,000"
    fn quota_steps(&self, row: &QuotaRow) -> String {
        let currency = &self.session.plan().info.currency;
        let shown = |step: &plan::quota::QuotaStep| {
            format!("{}: {}", step.from, numbers::money(step.quota, currency, self.session.language))
        };
        row.steps.iter().map(shown).collect::<Vec<_>>().join("; ")
    }
}

/// As they are typed and imported.
fn leaves(leaves: &[Leave]) -> String {
    leaves.iter().map(|leave| format!("{}/{}", leave.first, leave.last)).collect::<Vec<_>>().join("; ")
}
