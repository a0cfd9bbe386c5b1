//! What a person is paid: base and target variable for the days worked, components, payments, accelerators.

use super::component::Parts;
use super::{
    Figure, Input, ManagerFigure, PoolFigure, PresalesFigure, Rule, SellerFigure, TeamFigure, Trace, Tracer,
    Value,
};
use crate::compensation::{PayPlan, Role};
use crate::edit::Payee;
use crate::ids::{PresalesId, TeamId};
use crate::money::Money;
use crate::payout::Pay;
use crate::period::{Leave, Stay};
use crate::pool::Attachment;
use crate::projection::Extra;

/// Figures that everybody who is paid has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paid {
    Ote,
    Base,
    TargetVariable,
    Variable,
    Accelerator,
    Total,
    Debt,
    ShareOfBase,
    ShareOfTarget,
}

macro_rules! paid {
    ($kind:ident: $($figure:ident),*) => {
        impl $kind {
            pub(super) fn paid(self) -> Option<Paid> {
                match self {
                    $($kind::$figure => Some(Paid::$figure),)*
                    _ => None,
                }
            }
        }
    };
}
paid!(SellerFigure: Ote, Base, TargetVariable, Variable, Accelerator, Total, Debt, ShareOfBase, ShareOfTarget);
paid!(PresalesFigure: Ote, Base, TargetVariable, Variable, Accelerator, Total, Debt, ShareOfBase, ShareOfTarget);
paid!(ManagerFigure: Base, TargetVariable, Variable, Accelerator, Total, ShareOfBase, ShareOfTarget);

impl Paid {
    /// The figure of a person; `None` where people of the kind have no such figure.
    pub(super) fn of(self, payee: Payee) -> Option<Figure> {
        fn find<F: Copy>(all: &[F], is: impl Fn(F) -> bool) -> Option<F> {
            all.iter().copied().find(|figure| is(*figure))
        }
        Some(match payee {
            Payee::Seller { seller } => find(SellerFigure::ALL, |f| f.paid() == Some(self))?.of(seller),
            Payee::Presales { presales } => {
                find(PresalesFigure::ALL, |f| f.paid() == Some(self))?.of(presales)
            }
            Payee::Manager { team } => find(ManagerFigure::ALL, |f| f.paid() == Some(self))?.of(team),
        })
    }
}

/// What is agreed with a person for a full year, and when the person is there.
struct Agreed<'a> {
    base: Money,
    target_variable: Money,
    rule: Rule,
    stay: Stay<'a>,
}

impl Tracer<'_> {
    pub(super) fn why_presales(&self, presales: PresalesId, figure: PresalesFigure) -> Option<Trace> {
        let asked = figure.of(presales);
        let outlook = self.presales(presales)?;
        let weight = |one: &Attachment| self.weight(one);
        match figure {
            PresalesFigure::Hours => self.why_member_hours(presales),
            PresalesFigure::Weight => {
                self.made(asked, Rule::Sum, outlook.attached.iter().map(weight).collect())
            }
            PresalesFigure::Attainment => {
                let pairs = outlook
                    .attached
                    .iter()
                    .flat_map(|share| [self.own(PoolFigure::Attainment.of(share.pool)), weight(share)]);
                self.made(asked, Rule::WeightedMean, pairs.collect())
            }
            _ => self.why_pay(Payee::Presales { presales }, figure.paid()?),
        }
    }

    /// As it stands all year, or by the days of the year on which it does.
    pub(super) fn weight(&self, one: &Attachment) -> Trace {
        let subject = Input::WeightOf(one.presales, one.pool);
        if one.start.is_none() && one.end.is_none() {
            return Trace::leaf(subject, one.weight, Rule::Typed);
        }
        let stay = Stay { start: one.start, end: one.end, leaves: &[] };
        let inputs =
            vec![Trace::leaf(Input::Weight, one.weight, Rule::Typed), self.share_of_year(stay, &Rule::Typed)];
        Trace::new(subject, crate::outlook::yearly(self.plan, one).into(), Rule::Product, inputs)
    }

    pub(super) fn why_manager(&self, team: TeamId, figure: ManagerFigure) -> Option<Trace> {
        let asked = figure.of(team);
        let own = |figure: ManagerFigure| self.own(figure.of(team));
        match figure {
            ManagerFigure::Target => self.made(asked, Rule::Same, vec![self.measured_target(Some(team))]),
            ManagerFigure::Bookings => {
                let sellers = self.sellers_under(Some(team)).into_iter();
                let bookings = sellers.map(|seller| self.own(SellerFigure::Bookings.of(seller)));
                self.made(asked, Rule::Sum, bookings.collect())
            }
            ManagerFigure::Attainment => {
                let inputs = vec![own(ManagerFigure::Bookings), own(ManagerFigure::Target)];
                self.made(asked, Rule::Ratio, inputs)
            }
            _ => self.why_pay(Payee::Manager { team }, figure.paid()?),
        }
    }

    pub(super) fn pay(&self, payee: Payee) -> Option<&Pay> {
        match payee {
            Payee::Seller { seller } => Some(&self.seller(seller)?.pay),
            Payee::Presales { presales } => Some(&self.presales(presales)?.pay),
            Payee::Manager { team } => {
                self.outlook.managers.iter().find(|row| row.team == team).map(|row| &row.pay)
            }
        }
    }

    fn agreed(&self, payee: Payee) -> Option<Agreed<'_>> {
        Some(match payee {
            Payee::Seller { seller } => {
                let row = self.plan.facts.sellers.get(seller.0)?;
                let (base, target_variable) = (row.base, row.target_variable);
                Agreed { base, target_variable, rule: Rule::Imported, stay: row.stay() }
            }
            Payee::Presales { presales } => {
                let row = self.plan.facts.presales.get(presales.0)?;
                let (base, target_variable) = (row.base, row.target_variable);
                Agreed { base, target_variable, rule: Rule::Imported, stay: row.stay() }
            }
            Payee::Manager { team } => {
                let pay = self.plan.decisions.teams.get(team.0)?.pay;
                let (base, target_variable) = (pay.base, pay.target_variable);
                Agreed { base, target_variable, rule: Rule::Typed, stay: Stay::default() }
            }
        })
    }

    pub(super) fn why_pay(&self, payee: Payee, figure: Paid) -> Option<Trace> {
        let agreed = self.agreed(payee)?;
        let pay = self.pay(payee)?;
        let base = Trace::leaf(Input::FullYearBase, agreed.base, agreed.rule.clone());
        let target = Trace::leaf(Input::FullYearTargetVariable, agreed.target_variable, agreed.rule.clone());
        let asked = figure.of(payee)?;
        let made = |rule, inputs| self.made(asked, rule, inputs);
        let manager = matches!(payee, Payee::Manager { .. });
        match figure {
            Paid::Ote => made(Rule::Sum, vec![base, target]),
            // A manager is there all year.
            Paid::Base if manager => made(Rule::Same, vec![base]),
            Paid::TargetVariable if manager => made(Rule::Same, vec![target]),
            Paid::Base => {
                // Base goes on during leave.
                let stay = Stay { leaves: &[], ..agreed.stay };
                made(Rule::Product, vec![base, self.share_of_year(stay, &agreed.rule)])
            }
            Paid::TargetVariable => {
                made(Rule::Product, vec![target, self.share_of_year(agreed.stay, &agreed.rule)])
            }
            Paid::Variable => self.explain(payee, |parts| parts.variable(asked, pay))?,
            Paid::Accelerator if pay.variable.is_none() => {
                made(Rule::NothingEarned, vec![self.paid(payee, Paid::Variable)])
            }
            Paid::Accelerator => self.explain(payee, |parts| parts.accelerator(asked, pay))?,
            Paid::Debt => self.explain(payee, |parts| parts.debt(asked, pay))?,
            Paid::Total => {
                made(Rule::Sum, vec![self.paid(payee, Paid::Base), self.paid(payee, Paid::Variable)])
            }
            Paid::ShareOfBase => {
                made(Rule::Ratio, vec![self.paid(payee, Paid::Variable), self.paid(payee, Paid::Base)])
            }
            Paid::ShareOfTarget => made(
                Rule::Ratio,
                vec![self.paid(payee, Paid::Variable), self.paid(payee, Paid::TargetVariable)],
            ),
        }
    }

    /// A figure of a person's pay as an input.
    pub(super) fn paid(&self, payee: Payee, figure: Paid) -> Trace {
        let none = Trace::leaf(Input::Payments, Value::Undefined, Rule::NotSet);
        figure.of(payee).map_or(none, |figure| self.own(figure))
    }

    /// Days there of the days of the year.
    pub(super) fn share_of_year(&self, stay: Stay<'_>, rule: &Rule) -> Trace {
        let year = self.plan.year();
        let active = year.active(stay);
        let mut dates = Vec::new();
        if let Some(start) = stay.start {
            dates.push(Trace::leaf(Input::FirstDay, start, rule.clone()));
        }
        if let Some(end) = stay.end {
            dates.push(Trace::leaf(Input::LastDay, end, rule.clone()));
        }
        for Leave { first, last } in stay.leaves {
            dates.push(Trace::leaf(Input::LeaveFrom, *first, rule.clone()));
            dates.push(Trace::leaf(Input::LeaveTo, *last, rule.clone()));
        }
        let there = Trace::new(Input::DaysThere, (active.numerator as u64).into(), Rule::DaysThere, dates);
        let days = Trace::leaf(Input::DaysOfYear, active.denominator as u64, Rule::Calendar);
        Trace::new(Input::ShareOfYear, super::quota::exact(active), Rule::Ratio, vec![there, days])
    }

    /// What a team is measured against: its target, or what its sellers carry.
    pub(super) fn measured_target(&self, team: Option<TeamId>) -> Trace {
        let target = self.node(team).and_then(|node| node.target);
        let figure = if target.is_some() { TeamFigure::Target } else { TeamFigure::Carried };
        self.own(figure.of(team))
    }

    /// Lets the person's pay be taken apart, with the engine that made it.
    fn explain<R>(&self, payee: Payee, tell: impl FnOnce(&Parts<'_, '_>) -> R) -> Option<R> {
        let plan = self.plan;
        let projection = &self.engine().projection;
        let mut extra = Extra::default();
        let (linear, person): (PayPlan, _);
        match payee {
            Payee::Seller { seller } => {
                let row = plan.facts.sellers.get(seller.0)?;
                linear = PayPlan::linear(Role::Seller);
                let pay_plan = plan.pay_plan(plan.terms(seller).pay_plan, Role::Seller, &row.segment);
                let outlook = self.seller(seller)?;
                person = projection.seller(plan, pay_plan.unwrap_or(&linear), row, outlook, &mut extra);
            }
            Payee::Presales { presales } => {
                let row = plan.facts.presales.get(presales.0)?;
                linear = PayPlan::linear(Role::Presales);
                let chosen = plan.presales_terms(presales).pay_plan;
                let pay_plan = plan.pay_plan(chosen, Role::Presales, &row.segment).unwrap_or(&linear);
                let outlook = self.presales(presales)?;
                let pay = (outlook.pay.base, outlook.pay.target_variable);
                person = projection.presales(plan, pay_plan, row, pay, &outlook.attached, &mut extra);
            }
            Payee::Manager { team } => {
                let row = plan.decisions.teams.get(team.0)?;
                linear = PayPlan::linear(Role::Manager);
                let pay_plan = plan.pay_plan(row.pay.plan, Role::Manager, "").unwrap_or(&linear);
                person = projection.manager(plan, pay_plan, row, &mut extra);
            }
        }
        Some(tell(&Parts { tracer: self, payee, person: &person, days: &projection.days }))
    }
}
