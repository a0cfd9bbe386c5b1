//! From what components earned to what is paid out: payments, draws, guarantees, debts, accelerators.

use jiff::ToSpan;
use jiff::civil::Date;

use super::component::{Parts, product};
use super::pay::Paid;
use super::{Figure, Input, Rule, Trace, Value};
use crate::compensation::Draw;
use crate::fraction::Fraction;
use crate::money::Money;
use crate::paying::{Forgiven, Payment, period, settle};
use crate::payout::Pay;

/// What one payment was settled with.
struct Settling {
    last: Date,
    draw: Option<Draw>,
    /// Before the payment, less what was forgiven by then.
    debt: Money,
    /// Before the payment and after it.
    forgiven: Money,
    /// Becomes a debt with this payment.
    owed: Money,
    guaranteed: Option<Trace>,
}

impl Parts<'_, '_> {
    /// Variable pay paid out in the year.
    pub fn variable(&self, asked: Figure, pay: &Pay) -> Option<Trace> {
        if pay.variable.is_none() {
            let components = 0..self.plan().components.len();
            return self.made(
                asked,
                Rule::NotSet,
                components.flat_map(|place| self.missing(place)).collect(),
            );
        }
        let mut inputs = self.components(pay);
        let settlings = self.settlings(pay);
        let payments: Vec<Trace> = pay
            .payments
            .iter()
            .zip(&settlings)
            .enumerate()
            .filter_map(|(number, (payment, settling))| self.payment(pay, number, payment, settling))
            .collect();
        let advanced = self.year_of(&settlings, pay, Input::AdvancedInYear, |payment| payment.advanced);
        let recovered = self.year_of(&settlings, pay, Input::HeldBackInYear, |payment| payment.recovered);
        inputs.extend(advanced);
        inputs.extend(recovered);
        if payments.len() > 1 || inputs.len() > pay.components.len() {
            let value = pay.variable.unwrap_or_default();
            inputs.push(Trace::new(Input::Payments, value.into(), Rule::Sum, payments));
        }
        self.made(asked, Rule::PaidOut, inputs)
    }

    /// What is advanced or held back in the year, where anything is; told with the payments.
    fn year_of(
        &self,
        settlings: &[Settling],
        pay: &Pay,
        subject: Input,
        amount: impl Fn(&Payment) -> Money,
    ) -> Option<Trace> {
        let each: Vec<Trace> = pay
            .payments
            .iter()
            .zip(settlings)
            .filter(|(payment, _)| !amount(payment).is_zero())
            .map(|(payment, settling)| {
                let own = match subject {
                    Input::AdvancedInYear => Input::Advanced(settling.last),
                    _ => Input::HeldBack(settling.last),
                };
                Trace::leaf(own, amount(payment), Rule::Beside)
            })
            .collect();
        let sum: Money = pay.payments.iter().map(amount).sum();
        (!each.is_empty()).then(|| Trace::new(subject, sum.into(), Rule::Sum, each))
    }

    fn payment(&self, pay: &Pay, number: usize, payment: &Payment, settling: &Settling) -> Option<Trace> {
        let gross = self.gross(pay, number, payment, settling.last)?;
        let subject = Input::Payment(settling.last);
        if payment.advanced.is_zero() && payment.recovered.is_zero() {
            return Some(gross.called(subject));
        }
        let mut inputs = vec![gross.clone()];
        let draw = settling.draw.map(|draw| Trace::leaf(Input::Draw, draw.amount, Rule::Typed));
        let held_back = || {
            let debt = Trace::leaf(Input::DebtBefore, settling.debt, Rule::EarlierPayments);
            let least = draw.clone().into_iter().chain(settling.guaranteed.clone());
            let inputs = [debt, gross.beside()].into_iter().chain(least).collect();
            Trace::new(Input::HeldBack(settling.last), payment.recovered.into(), Rule::HeldBack, inputs)
        };
        if !payment.advanced.is_zero() {
            let mut reasons = vec![gross.beside()];
            reasons.extend(draw.clone());
            if !payment.recovered.is_zero() {
                reasons.push(held_back().beside());
            }
            reasons.extend(settling.guaranteed.clone());
            let advanced = Input::Advanced(settling.last);
            inputs.push(Trace::new(advanced, payment.advanced.into(), Rule::Advanced, reasons));
        }
        if !payment.recovered.is_zero() {
            inputs.push(held_back());
        }
        Some(Trace::new(subject, payment.net.into(), Rule::PaidOut, inputs))
    }

    /// What the components earned since the payment before.
    fn gross(&self, pay: &Pay, number: usize, payment: &Payment, last: Date) -> Option<Trace> {
        let upto = self.days.firsts[usize::from(payment.month)];
        let mut parts = Vec::new();
        for (place, earned) in payment.earned.iter().enumerate() {
            let name = self.component(place).name.clone();
            let subject = Input::ComponentUntil { place, name, last };
            let before: Money = pay.payments[..number].iter().map(|payment| payment.earned[place]).sum();
            let so_far = if upto == self.days.count() {
                Trace::leaf(self.named(place), before + *earned, Rule::Beside)
            } else {
                let rule = Rule::Rounded(self.plan().rounding);
                let exact = self.exact(place, upto);
                Trace::new(subject.clone(), (before + *earned).into(), rule, vec![exact])
            };
            if number == 0 {
                parts.push(so_far);
                continue;
            }
            let before = Trace::leaf(Input::PaidBefore, before, Rule::EarlierPayments);
            parts.push(Trace::new(subject, (*earned).into(), Rule::Difference, vec![so_far, before]));
        }
        Some(match parts.len() {
            1 => parts.remove(0).called(Input::Gross),
            _ => Trace::new(Input::Gross, payment.gross.into(), Rule::Sum, parts),
        })
    }

    /// Draw, debt and guarantee of each payment, in order of time.
    fn settlings(&self, pay: &Pay) -> Vec<Settling> {
        let plan = self.plan();
        let mut debt = Money::ZERO;
        let mut all = Vec::with_capacity(pay.payments.len());
        for payment in &pay.payments {
            let to = usize::from(payment.month);
            let from = to - plan.frequency.months();
            let (first, last) = period(self.days, from, to);
            let worked = self.person.worked[from..to].iter().any(|days| *days > 0);
            let draw = plan.draw.filter(|draw| worked && draw.last.is_none_or(|end| last <= end));
            let falls_away = plan.draw.and_then(|draw| draw.forgiven_in(first, last));
            let mut forgiven = if falls_away == Some(Forgiven::Before) { debt } else { Money::ZERO };
            debt = debt - forgiven;
            let guaranteed = self.guaranteed(from, to);
            let least = guaranteed.as_ref().and_then(|trace| trace.value.fraction());
            let least = least.map_or(Money::ZERO, |least| least.to_money(self.decimals(), plan.rounding));
            let settled = settle(payment.gross, debt, draw, least);
            let owed = settled.debt + settled.recovered - debt;
            if falls_away.is_some() {
                forgiven += settled.debt;
            }
            all.push(Settling { last, draw, debt, forgiven, owed, guaranteed });
            debt = payment.debt;
        }
        all
    }

    /// The least that a payment may be, where the plan guarantees anything.
    fn guaranteed(&self, from: usize, to: usize) -> Option<Trace> {
        let guarantee = self.plan().guarantee?;
        let year = self.days.year;
        let start = self.person.start.map_or(year.start, |start| start.max(year.start)).first_of_month();
        let end = start.saturating_add(i64::from(guarantee.months).months());
        let inside = |month: &usize| (start..end).contains(&year.month(*month));
        let worked: i128 = (from..to).filter(inside).map(|month| self.person.worked[month]).sum();
        let whole: i128 = self.person.worked.iter().sum();
        let part = Fraction::new(worked, whole).unwrap_or(Fraction::ZERO);
        let target = self.tracer.paid(self.payee, Paid::TargetVariable);
        let exact = target.value.fraction()?.times(&part).times(&Fraction::rate(guarantee.share));
        let days = vec![
            Trace::leaf(Input::DaysWorked, worked as u64, Rule::Calendar),
            Trace::leaf(Input::DaysThere, whole as u64, Rule::Calendar),
        ];
        let factors = vec![
            target,
            Trace::leaf(Input::GuaranteedShare, guarantee.share, Rule::Typed),
            Trace::new(Input::WindowShare, Value::Share(part), Rule::RatioOrZero, days),
        ];
        let product = product(Input::Guaranteed, factors);
        let amount = exact.to_money(self.decimals(), self.plan().rounding);
        let rule = Rule::Rounded(self.plan().rounding);
        Some(Trace::new(Input::Guaranteed, amount.into(), rule, vec![product]))
    }

    /// What is still owed at the end of the year.
    pub fn debt(&self, asked: Figure, pay: &Pay) -> Option<Trace> {
        let mut inputs = Vec::new();
        if pay.variable.is_none() {
            return self.made(asked, Rule::NothingOwed, inputs);
        }
        for (settling, payment) in self.settlings(pay).iter().zip(&pay.payments) {
            let mut push = |subject: fn(Date) -> Input, amount: Money| {
                if !amount.is_zero() {
                    inputs.push(Trace::leaf(subject(settling.last), amount, Rule::EarlierPayments));
                }
            };
            push(Input::Forgiven, settling.forgiven);
            push(Input::Owed, settling.owed);
            push(Input::HeldBack, payment.recovered);
        }
        let rule = if inputs.is_empty() { Rule::NothingOwed } else { Rule::Debt };
        self.made(asked, rule, inputs)
    }

    /// Pay above the rate of 100 %.
    pub fn accelerator(&self, asked: Figure, pay: &Pay) -> Option<Trace> {
        let mut each = Vec::new();
        for (place, component) in pay.components.iter().enumerate() {
            let rule = Rule::Rounded(self.plan().rounding);
            let exact = self.exact(place, self.days.count());
            let earned = Trace::new(self.named(place), component.variable.into(), rule.clone(), vec![exact]);
            let linear = self.linear(place);
            let rounded = linear.value.fraction()?.to_money(self.decimals(), self.plan().rounding);
            let linear = Trace::new(Input::AtLinearRate, rounded.into(), rule, vec![linear]);
            let subject = Input::AcceleratorOf { place, name: self.component(place).name.clone() };
            let inputs = vec![earned, linear];
            each.push(Trace::new(subject, component.accelerator.into(), Rule::NotBelowZero, inputs));
        }
        let sum: Money = pay.components.iter().map(|component| component.accelerator).sum();
        let sum = Trace::new(Input::Accelerators, sum.into(), Rule::Sum, each);
        self.made(asked, Rule::Least, vec![sum, self.tracer.paid(self.payee, Paid::Variable)])
    }
}
