//! What each person would be paid at the attainment assumed, and what the year costs.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::compensation::{LINEAR, PayPlan, Role, Tier, marginal_pay, weighted_pay};
use crate::ids::PayPlanId;
use crate::money::{Money, Rate};
use crate::plan::Plan;
use crate::quota::Terms;
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
    pub(crate) fn of_seller(
        plan: &Plan,
        seller: &Seller,
        terms: &Terms,
        carried_quota: Option<Money>,
        bookings: Money,
    ) -> Pay {
        let decimals = plan.info.decimals;
        let chosen = terms.pay_plan.and_then(|id| plan.decisions.pay_plans.get(id.0));
        let pay_plan = chosen.or_else(|| plan.default_pay_plan(Role::Seller, &seller.segment));
        let active = plan.year().active(seller.start, seller.end);
        let prorated =
            |amount: Money| amount.scaled(active.numerator, active.denominator, decimals).unwrap_or_default();
        let (base, target_variable) = (prorated(seller.base), prorated(seller.target_variable));
        let quota = carried_quota.unwrap_or_default();
        let pay = |tiers| marginal_pay(target_variable, quota, bookings, tiers, decimals);
        let variable = pay(tiers(pay_plan));
        Pay::new(pay_plan, base, target_variable, variable, above_linear(variable, pay(&LINEAR)))
    }

    /// Linear on each pool: `TV * weight * bookings / target`, rounded once for each pool (`domain.md` 3.7).
    pub(crate) fn of_presales(plan: &Plan, member: &Presales, pools: &[(Rate, Money, Money)]) -> Pay {
        let decimals = plan.info.decimals;
        let pay_plan = plan.default_pay_plan(Role::Presales, &member.segment);
        let active = plan.year().active(member.start, member.end);
        let prorated =
            |amount: Money| amount.scaled(active.numerator, active.denominator, decimals).unwrap_or_default();
        let (base, target_variable) = (prorated(member.base), prorated(member.target_variable));
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
