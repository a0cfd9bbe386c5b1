//! Sheets of pay: who is paid what, quarter by quarter and payment by payment, and the deals it is paid on.

use exchange::{Column, Kind, Sheet, Value};
use jiff::ToSpan as _;
use plan::compensation::Deal;
use plan::edit::Payee;
use plan::money::{Money, Rate};
use plan::paying::Payment;

use super::{Maker, quantity, rate, text, whole};
use crate::view::QuarterPay;
use crate::views::payouts::Paid;
use crate::words::{self, Heading};

impl Maker<'_> {
    /// One row a person; what each component of the plan brings stands in the last columns.
    pub(super) fn payouts(&self) -> Sheet {
        let paid = self.session.paid();
        let components = paid.iter().map(|paid| paid.pay.components.len()).max().unwrap_or(0);
        let mut columns = vec![
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
            self.percent(Heading::Score),
            self.money(Heading::Debt).summed(),
        ];
        columns.extend((0..components).map(|place| self.component(place).summed()));
        let rows = paid.iter().map(|paid| {
            let pay = paid.pay;
            let (attainment, score) = self.attained(paid.payee);
            let mut values = self.payee(paid);
            values.extend([
                rate(attainment),
                self.amount(pay.base),
                self.amount(pay.target_variable),
                self.amount(pay.variable),
                self.amount(pay.accelerator),
                self.amount(pay.total),
                rate(pay.share_of_base),
                rate(pay.share_of_target),
                rate(score),
                self.amount(pay.debt),
            ]);
            values.extend(self.padded(components, pay.components.iter().map(|component| component.variable)));
            values
        });
        self.sheet(Heading::Payouts, columns, rows.collect(), true)
    }

    /// Attainment, and the objectives reached where they are typed.
    fn attained(&self, payee: Payee) -> (Option<Rate>, Option<Rate>) {
        let (plan, outlook) = (self.session.plan(), self.session.outlook());
        match payee {
            Payee::Seller { seller } => {
                let row = outlook.sellers.iter().find(|row| row.seller == seller);
                (row.map(|row| row.attainment), plan.terms(seller).score)
            }
            Payee::Presales { presales } => {
                let row = outlook.presales.iter().find(|row| row.presales == presales);
                (row.and_then(|row| row.attainment), plan.presales_terms(presales).score)
            }
            Payee::Manager { team } => {
                let row = outlook.managers.iter().find(|row| row.team == team);
                let score = plan.decisions.teams.get(team.0).and_then(|team| team.pay.score);
                (row.and_then(|row| row.attainment), score)
            }
        }
    }

    /// Person, role and pay plan. A manager without a name goes by the team.
    fn payee(&self, paid: &Paid<'_>) -> Vec<Value> {
        let role = match paid.payee {
            Payee::Seller { .. } => Heading::Seller,
            Payee::Presales { .. } => Heading::Presales,
            Payee::Manager { .. } => Heading::ManagerRole,
        };
        let plans = &self.session.plan().decisions.pay_plans;
        let pay_plan = paid.pay.plan.and_then(|id| plans.get(id.0)).map(|plan| plan.name.as_str());
        let name = if paid.name.is_empty() { &paid.group } else { &paid.name };
        vec![text(name), text(&self.title(role)), text(pay_plan.unwrap_or_default())]
    }

    /// "Component 1: Earned (USD)"
    fn component(&self, place: usize) -> Column {
        let (component, earned) = (self.title(Heading::Component), self.money_title(Heading::Earned));
        let title = format!("{component} {}: {earned}", place + 1);
        Column::new(title, Kind::Money { minor_units: self.decimals })
    }

    /// Amounts of as many components as there are; nothing for those that the person’s plan has not.
    fn padded(&self, components: usize, amounts: impl Iterator<Item = Money>) -> Vec<Value> {
        let mut values: Vec<Value> = amounts.map(|amount| self.amount(amount)).collect();
        values.resize(components, Value::Empty);
        values
    }

    /// The four quarters and the year, each by the days on which is paid and booked.
    pub(super) fn pay_by_quarter(&self) -> Sheet {
        let date = |which| Column::new(self.title(which), Kind::Date);
        let columns = vec![
            self.text(Heading::Period),
            date(Heading::FirstDay),
            date(Heading::LastDay),
            self.money(Heading::Base),
            self.money(Heading::Net),
            self.money(Heading::TotalPay),
            self.money(Heading::Bookings),
            self.money(Heading::Budget),
            self.money(Heading::Variance),
        ];
        let quarters = self.session.quarters();
        let year = quarters.iter().fold(QuarterPay::default(), |sum, quarter| QuarterPay {
            base: sum.base + quarter.base,
            variable: sum.variable + quarter.variable,
            total: sum.total + quarter.total,
            bookings: sum.bookings + quarter.bookings,
        });
        let mut rows: Vec<Vec<Value>> = quarters
            .iter()
            .enumerate()
            .map(|(place, quarter)| {
                let name = words::quarter(place, self.session.language);
                self.period_paid(&name, (place * 3, place * 3 + 3), quarter)
            })
            .collect();
        rows.push(self.period_paid(&self.title(Heading::PlanYear), (0, 12), &year));
        let cost = &self.session.outlook().cost;
        for (place, row) in rows.iter_mut().enumerate() {
            let (budget, variance) = if place == 4 { (cost.budget, cost.variance) } else { (None, None) };
            row.extend([self.amount(budget), self.amount(variance)]);
        }
        self.sheet(Heading::PayByQuarter, columns, rows, false)
    }

    /// `months`: from the first to before the last.
    fn period_paid(&self, name: &str, months: (usize, usize), paid: &QuarterPay) -> Vec<Value> {
        let year = self.session.plan().year();
        let last = year.month(months.1).saturating_sub(1.day());
        vec![
            text(name),
            Value::Date(year.month(months.0).to_string()),
            Value::Date(last.to_string()),
            self.amount(paid.base),
            self.amount(paid.variable),
            self.amount(paid.total),
            self.amount(paid.bookings),
        ]
    }

    /// One row a person and payment.
    pub(super) fn payments(&self) -> Sheet {
        let paid = self.session.paid();
        let earned = paid.iter().flat_map(|paid| &paid.pay.payments).map(|payment| payment.earned.len());
        let components = earned.max().unwrap_or(0);
        let mut columns = vec![
            self.text(Heading::Person),
            self.text(Heading::Role),
            self.text(Heading::PayPlan),
            self.number(Heading::Payment, 0),
            self.text(Heading::Month),
            self.money(Heading::Base).summed(),
        ];
        columns.extend((0..components).map(|place| self.component(place).summed()));
        columns.extend([
            self.money(Heading::Gross).summed(),
            self.money(Heading::Advanced).summed(),
            self.money(Heading::Recovered).summed(),
            self.money(Heading::Net).summed(),
            self.money(Heading::Debt),
        ]);
        let rows = paid.iter().flat_map(|paid| {
            let payments = paid.pay.payments.iter().enumerate();
            payments.map(|(place, payment)| {
                let mut values = self.payee(paid);
                values.push(whole(place as u32 + 1));
                values.extend(self.payment(payment, components));
                values
            })
        });
        self.sheet(Heading::Payments, columns, rows.collect(), true)
    }

    fn payment(&self, payment: &Payment, components: usize) -> Vec<Value> {
        let month = self.session.plan().year().month(usize::from(payment.month) - 1);
        let mut values = vec![text(&month.strftime("%Y-%m").to_string()), self.amount(payment.base)];
        values.extend(self.padded(components, payment.earned.iter().copied()));
        values.extend([
            self.amount(payment.gross),
            self.amount(payment.advanced),
            self.amount(payment.recovered),
            self.amount(payment.net),
            self.amount(payment.debt),
        ]);
        values
    }

    pub(super) fn deals(&self) -> Sheet {
        let date = |which| Column::new(self.title(which), Kind::Date);
        let columns = vec![
            self.text(Heading::Deal),
            self.text(Heading::Seller),
            date(Heading::Date),
            self.money(Heading::Amount).summed(),
            self.number(Heading::Units, 3).summed(),
            date(Heading::Cancelled),
        ];
        let row = |deal: &Deal, seller: &str| {
            let lost = deal.cancelled.map_or(Value::Empty, |day| Value::Date(day.to_string()));
            vec![
                text(&deal.name),
                text(seller),
                Value::Date(deal.date.to_string()),
                self.amount(deal.amount),
                quantity(Some(deal.units)),
                lost,
            ]
        };
        let rows = self.session.deal_rows();
        let rows = rows.iter().map(|deal| row(&deal.deal, &deal.seller_name));
        self.sheet(Heading::Deals, columns, rows.collect(), true)
    }
}
