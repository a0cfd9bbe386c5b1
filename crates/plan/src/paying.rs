//! From what components earn to what a person is paid: payments, draws, guarantees, debts (`domain.md` 3.8, 3.12, 3.16).

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::compensation::{Component, Draw, Measure, PayPlan};
use crate::earning::{Branch, ByMonth, Clawback, Days, Earning};
use crate::fraction::Fraction;
use crate::money::{Money, Rate};

/// One payment of a person's year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Payment {
    /// The month of the plan year with which it is made, from 1.
    pub month: u8,
    pub base: Money,
    /// By component, in the order of the plan; below 0 where more is taken back than earned.
    pub earned: Vec<Money>,
    /// What the components earned together.
    pub gross: Money,
    /// Advanced by a draw, or added up to a guarantee.
    pub advanced: Money,
    /// Held back to make good a debt.
    pub recovered: Money,
    /// Variable pay paid out: never below 0.
    pub net: Money,
    /// What the person still owes after it.
    pub debt: Money,
}

/// What one component brings a person in the year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ComponentPay {
    /// `None` where there is nothing to attain: no quota, no pool, a SPIFF.
    pub attainment: Option<Rate>,
    pub variable: Money,
    /// Part of it above the rate of 100 %.
    pub accelerator: Money,
}

/// All that a person's pay hangs on.
pub struct Person<'a> {
    pub plan: &'a PayPlan,
    /// What components hang on that measure no pool; several where stretches of the year are paid apart.
    pub whole: Vec<Branch<'a>>,
    /// The same for each pool.
    pub pooled: Vec<Branch<'a>>,
    /// Base and target variable for the days worked.
    pub base: Money,
    pub target_variable: Money,
    /// Days employed by month: base is paid for them.
    pub employed: ByMonth,
    /// Days worked by month.
    pub worked: ByMonth,
    pub start: Option<Date>,
}

/// A person's year: its payments, and what they add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    pub payments: Vec<Payment>,
    pub components: Vec<ComponentPay>,
    /// Paid out in the year; `None` where an attainment is undefined.
    pub variable: Option<Money>,
    pub accelerator: Money,
    /// Owed at the end of the year.
    pub debt: Money,
}

/// What becomes of what was earned for one payment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    pub advanced: Money,
    pub recovered: Money,
    pub net: Money,
    pub debt: Money,
}

/// Settles a payment against the debt before it, the draw that is advanced with it and the least that is guaranteed
/// (`domain.md` 3.12). What is guaranteed is never owed: only what a draw advances beyond it, and what is taken back.
pub fn settle(gross: Money, debt: Money, draw: Option<Draw>, guaranteed: Money) -> Settled {
    let advance = draw.map_or(Money::ZERO, |draw| draw.amount);
    let kept = draw.is_none_or(|draw| draw.recoverable);
    let least = advance.max(guaranteed).max(Money::ZERO);
    if gross < least {
        let beyond = (advance - guaranteed.max(gross).max(Money::ZERO)).max(Money::ZERO);
        // What is taken back beyond the earnings is owed whatever the draw.
        let owed = (-gross).max(Money::ZERO) + if kept { beyond } else { Money::ZERO };
        return Settled { advanced: least - gross, recovered: Money::ZERO, net: least, debt: debt + owed };
    }
    let recovered = debt.min(gross - least);
    Settled { advanced: Money::ZERO, recovered, net: gross - recovered, debt: debt - recovered }
}

impl Person<'_> {
    pub fn paid(&self, days: &Days, decimals: u8) -> Paid {
        let rounding = self.plan.rounding;
        let Some(earnings) = self.earnings(days) else {
            return Paid { payments: self.base_only(decimals), ..Paid::default() };
        };
        let mut paid = Paid::default();
        let mut so_far = vec![Money::ZERO; earnings.len()];
        let mut base_so_far = Money::ZERO;
        let every = self.plan.frequency.months();
        for month in (every..=12).step_by(every) {
            let upto = days.firsts[month];
            let mut payment = Payment { month: month as u8, debt: paid.debt, ..Payment::default() };
            let base = self.base_upto(month, decimals);
            payment.base = base - base_so_far;
            base_so_far = base;
            for (earning, so_far) in earnings.iter().zip(&mut so_far) {
                let earned = earning.earned(upto).to_money(decimals, rounding);
                payment.earned.push(earned - *so_far);
                payment.gross += earned - *so_far;
                *so_far = earned;
            }
            self.settle(&mut payment, days, decimals);
            paid.debt = payment.debt;
            paid.payments.push(payment);
        }
        for (earning, variable) in earnings.iter().zip(so_far) {
            let linear = earning.linear().to_money(decimals, rounding);
            let accelerator = (variable - linear).max(Money::ZERO);
            paid.components.push(ComponentPay { attainment: earning.attainment(), variable, accelerator });
        }
        let variable = paid.payments.iter().map(|payment| payment.net).sum();
        paid.variable = Some(variable);
        // What is held back is held back from accelerators last.
        let accelerated: Money = paid.components.iter().map(|component| component.accelerator).sum();
        paid.accelerator = accelerated.min(variable);
        paid
    }

    /// The components on their way through the year; `None` where what one of them earns is undefined.
    pub(crate) fn earnings<'a>(&'a self, days: &'a Days) -> Option<Vec<Earning<'a>>> {
        let clawback = Clawback(self.plan.clawback_days);
        let earning =
            |component: &'a Component| Earning::new(days, component, clawback, self.branches(component)?);
        self.plan.components.iter().map(earning).collect()
    }

    /// `None` where the component measures a pool and there is none.
    pub(crate) fn branches(&self, component: &Component) -> Option<&[Branch<'_>]> {
        if !component.measures_by(Measure::Pool) || component.is_spiff() {
            return Some(&self.whole);
        }
        if self.pooled.is_empty() { None } else { Some(&self.pooled) }
    }

    /// Payments of who earns an amount nobody can say: base goes on.
    fn base_only(&self, decimals: u8) -> Vec<Payment> {
        let every = self.plan.frequency.months();
        let mut so_far = Money::ZERO;
        (every..=12)
            .step_by(every)
            .map(|month| {
                let base = self.base_upto(month, decimals);
                let payment = Payment { month: month as u8, base: base - so_far, ..Payment::default() };
                so_far = base;
                payment
            })
            .collect()
    }

    /// Base paid by the end of a month: what is worked of the days employed.
    fn base_upto(&self, month: usize, decimals: u8) -> Money {
        let part: i128 = self.employed[..month].iter().sum();
        self.base.scaled(part, self.employed.iter().sum(), decimals).unwrap_or_default()
    }

    /// Debt, draw and guarantee, after the components are rounded.
    fn settle(&self, payment: &mut Payment, days: &Days, decimals: u8) {
        let from = usize::from(payment.month) - self.plan.frequency.months();
        let (first, last) = period(days, from, payment.month.into());
        let forgiven = self.plan.draw.and_then(|draw| draw.forgiven_in(first, last));
        if forgiven == Some(Forgiven::Before) {
            payment.debt = Money::ZERO;
        }
        let draw = self.plan.draw.filter(|draw| {
            let worked = self.worked[from..usize::from(payment.month)].iter().any(|days| *days > 0);
            draw.last.is_none_or(|end| last <= end) && worked
        });
        let guaranteed = self.guaranteed(from, payment.month.into(), days, decimals);
        let settled = settle(payment.gross, payment.debt, draw, guaranteed);
        payment.advanced = settled.advanced;
        payment.recovered = settled.recovered;
        payment.net = settled.net;
        payment.debt = if forgiven.is_some() { Money::ZERO } else { settled.debt };
    }

    /// The least that a payment may be: a share of the target variable of the months it covers.
    fn guaranteed(&self, from: usize, to: usize, days: &Days, decimals: u8) -> Money {
        let Some(guarantee) = self.plan.guarantee else { return Money::ZERO };
        let start = self.start.map_or(days.year.start, |start| start.max(days.year.start)).first_of_month();
        let end = start.saturating_add(i64::from(guarantee.months).months());
        let inside = |month: &usize| (start..end).contains(&days.year.month(*month));
        let worked: i128 = (from..to).filter(inside).map(|month| self.worked[month]).sum();
        let whole = Fraction::whole(self.worked.iter().sum());
        let part = Fraction::whole(worked).over(&whole).unwrap_or(Fraction::ZERO);
        let target =
            Fraction::money(self.target_variable).times(&part).times(&Fraction::rate(guarantee.share));
        target.to_money(decimals, self.plan.rounding)
    }
}

/// First and last day of the months that a payment covers.
pub(crate) fn period(days: &Days, from: usize, to: usize) -> (Date, Date) {
    (days.year.month(from), days.year.month(to).saturating_add(-1.day()))
}

/// When in a period a debt is forgiven; what its payment leaves owed always is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Forgiven {
    /// So that the payment holds nothing back for what was owed before.
    Before,
    /// On the day of the payment itself.
    AtItsEnd,
}

impl Draw {
    pub(crate) fn forgiven_in(&self, first: Date, last: Date) -> Option<Forgiven> {
        let day = self.forgiven.filter(|day| (first..=last).contains(day))?;
        Some(if day < last { Forgiven::Before } else { Forgiven::AtItsEnd })
    }
}
