//! What each person would be paid at the attainment assumed, and what the year costs.

use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::carried::Carried;
use crate::compensation::{LINEAR, PayPlan, Role, Tier, marginal_pay, weighted_pay};
use crate::ids::PayPlanId;
use crate::money::{Money, Rate};
use crate::period::Stay;
use crate::plan::Plan;
use crate::quota::{MidYear, Terms, spread};
use crate::seller::{Presales, Seller};

/// One person's projected year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Pay {
    pub plan: Option<PayPlanId>,
    /// Base for the days worked.
    pub base: Money,
    /// Target variable for the days worked.
    pub target_variable: Money,
    /// Variable pay at the attainment; `None` where attainment is undefined (no quota, no pool target).
    pub variable: Option<Money>,
    /// Part of the variable that is paid above the linear rate.
    pub accelerator: Money,
    pub total: Money,
    /// Variable / base.
    pub share_of_base: Option<Rate>,
    /// Variable / target variable.
    pub share_of_target: Option<Rate>,
}

/// What the year costs, with the numerator and denominator of its ratio.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Cost {
    pub base: Money,
    /// Variable without accelerators.
    pub variable: Money,
    pub accelerators: Money,
    /// Total cash: base + variable + accelerators, sellers and presales.
    pub total: Money,
    /// Bookings of the sellers; each counts once.
    pub bookings: Money,
    /// Compensation cost of sales: total cash / bookings.
    pub ccos: Option<Rate>,
}

impl Pay {
    pub(crate) fn of_seller(plan: &Plan, seller: &Seller, terms: &Terms, carried: &Carried) -> Pay {
        let decimals = plan.info.decimals;
        let chosen = terms.pay_plan.and_then(|id| plan.decisions.pay_plans.get(id.0));
        let pay_plan = chosen.or_else(|| plan.default_pay_plan(Role::Seller, &seller.segment));
        // Base goes on during leave; target variable is relieved of it, as the quota is.
        let employed = Stay { leaves: &[], ..seller.stay() };
        let base = prorated(plan, seller.base, employed);
        let target_variable = prorated(plan, seller.target_variable, seller.stay());
        // Each payment is of a quota, what was booked against it, and the part of the target variable that hangs on it.
        let payments = match terms.mid_year {
            MidYear::Segments if carried.parts.len() > 1 => segments(plan, seller, target_variable, carried),
            _ => {
                let bookings = carried.parts.iter().map(|part| part.bookings).sum();
                vec![(target_variable, carried.year.unwrap_or_default(), bookings)]
            }
        };
        let mut variable = Some(Money::ZERO);
        let mut accelerator = Money::ZERO;
        for (target_variable, quota, bookings) in payments {
            let pay = |tiers| marginal_pay(target_variable, quota, bookings, tiers, decimals);
            let part = pay(tiers(pay_plan));
            accelerator += above_linear(part, pay(&LINEAR));
            variable = variable.zip(part).map(|(sum, part)| sum + part);
        }
        // What is undefined as a whole has no part that is paid already.
        let accelerator = variable.map_or(Money::ZERO, |_| accelerator);
        Pay::new(pay_plan, base, target_variable, variable, accelerator)
    }

    /// Linear on each pool: `TV * weight * bookings / target`, rounded once for each pool (`domain.md` 3.7).
    pub(crate) fn of_presales(plan: &Plan, member: &Presales, pools: &[(Rate, Money, Money)]) -> Pay {
        let decimals = plan.info.decimals;
        let pay_plan = plan.default_pay_plan(Role::Presales, &member.segment);
        let base = prorated(plan, member.base, member.stay());
        let target_variable = prorated(plan, member.target_variable, member.stay());
        let mut variable = if pools.is_empty() { None } else { Some(Money::ZERO) };
        let mut accelerator = Money::ZERO;
        for (weight, target, bookings) in pools {
            let pay = |tiers| weighted_pay(target_variable, *weight, *target, *bookings, tiers, decimals);
            let part = pay(tiers(pay_plan));
            accelerator += above_linear(part, pay(&LINEAR));
            variable = variable.zip(part).map(|(sum, part)| sum + part);
        }
        // What is undefined as a whole has no part that is paid already.
        let accelerator = variable.map_or(Money::ZERO, |_| accelerator);
        Pay::new(pay_plan, base, target_variable, variable, accelerator)
    }

    fn new(
        pay_plan: Option<&PayPlan>,
        base: Money,
        target_variable: Money,
        variable: Option<Money>,
        accelerator: Money,
    ) -> Pay {
        let paid = variable.unwrap_or_default();
        Pay {
            plan: pay_plan.map(|plan| plan.id),
            base,
            target_variable,
            variable,
            accelerator,
            total: base + paid,
            share_of_base: variable.and_then(|variable| variable.share_of(base)),
            share_of_target: variable.and_then(|variable| variable.share_of(target_variable)),
        }
    }
}

/// The year's amount for the days of the stay.
fn prorated(plan: &Plan, amount: Money, stay: Stay<'_>) -> Money {
    let active = plan.year().active(stay);
    amount.scaled(active.numerator, active.denominator, plan.info.decimals).unwrap_or_default()
}

/// The parts of the year that are paid apart: the target variable divides by the days worked in each. A part on whose
/// days the seller was not there is none.
fn segments(
    plan: &Plan,
    seller: &Seller,
    target_variable: Money,
    carried: &Carried,
) -> Vec<(Money, Money, Money)> {
    let decimals = plan.info.decimals;
    let days = |place: usize| {
        let from = carried.parts[place].from;
        let next = carried.parts.get(place + 1).and_then(|next| next.from);
        let last = next.map(|next| next.saturating_add(-1.day()));
        let stay = seller.stay();
        let start = from.map_or(stay.start, |from| Some(stay.start.map_or(from, |start| start.max(from))));
        let end = last.map_or(stay.end, |last| Some(stay.end.map_or(last, |end| end.min(last))));
        plan.year().active(Stay { start, end, ..stay }).numerator
    };
    let days: Vec<i128> = (0..carried.parts.len()).map(days).collect();
    let unit = crate::carried::unit(decimals);
    let variables = spread(target_variable, &days, unit);
    let worked = carried.parts.iter().zip(variables).zip(days).filter(|(_, days)| *days > 0);
    worked.map(|((part, variable), _)| (variable, part.carried, part.bookings)).collect()
}

/// What the tiers add to the same bookings at the linear rate, never below 0.
fn above_linear(pay: Option<Money>, linear: Option<Money>) -> Money {
    (pay.unwrap_or_default() - linear.unwrap_or_default()).max(Money::ZERO)
}

fn tiers(plan: Option<&PayPlan>) -> &[Tier] {
    plan.map_or(&LINEAR, |plan| &plan.tiers)
}

impl Cost {
    pub(crate) fn of<'a>(
        sellers: impl Iterator<Item = (&'a Pay, Money)>,
        presales: impl Iterator<Item = &'a Pay>,
    ) -> Cost {
        let mut cost = Cost::default();
        let mut add = |pay: &Pay| {
            cost.base += pay.base;
            cost.variable += pay.variable.unwrap_or_default() - pay.accelerator;
            cost.accelerators += pay.accelerator;
            cost.total += pay.total;
        };
        let mut bookings = Money::ZERO;
        for (pay, booked) in sellers {
            add(pay);
            bookings += booked;
        }
        presales.for_each(&mut add);
        cost.bookings = bookings;
        cost.ccos = cost.total.share_of(bookings);
        cost
    }
}

/// A point of a pay curve: at this attainment, this variable pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CurvePoint {
    pub attainment: Rate,
    pub variable: Money,
    pub share_of_base: Option<Rate>,
}

/// Pay from 0 to 200 % in steps of 5 %, with every kink of the tiers.
pub fn pay_curve(base: Money, target_variable: Money, tiers: &[Tier], decimals: u8) -> Vec<CurvePoint> {
    let most = Rate::percent(200);
    let mut places: Vec<Rate> = (0..=40).map(|step| Rate::percent(step * 5)).collect();
    places.extend(tiers.iter().map(|tier| tier.from).filter(|from| *from <= most));
    places.sort();
    places.dedup();
    // Against a quota of one unit a rate: any quota gives the same curve.
    let quota = Money::from_thousandths(Rate::ONE.scaled() as i128);
    places
        .into_iter()
        .filter_map(|attainment| {
            let bookings = Money::from_thousandths(attainment.scaled() as i128);
            let variable = marginal_pay(target_variable, quota, bookings, tiers, decimals)?;
            Some(CurvePoint { attainment, variable, share_of_base: variable.share_of(base) })
        })
        .collect()
}
