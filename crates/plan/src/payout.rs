//! What each person would be paid at the attainment assumed, and what the year costs.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::carried::unit;
use crate::compensation::{Component, PayPlan, Reward, Role, Shape};
use crate::earning::{ByMonth, Track};
use crate::ids::{PayPlanId, TeamId};
use crate::money::{Money, Rate};
use crate::outlook::{PresalesOutlook, SellerOutlook};
use crate::paying::{ComponentPay, Paid, Payment, Person};
use crate::period::Stay;
use crate::plan::Plan;
use crate::projection::{Extra, Projection, Simple, teams_above};
use crate::quota::spread;
use crate::seller::Seller;
use crate::team::Team;

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
    /// Variable pay paid out at the attainment; `None` where attainment is undefined (no quota, no pool target).
    pub variable: Option<Money>,
    /// Part of the variable that is paid above the linear rate.
    pub accelerator: Money,
    pub total: Money,
    /// Advanced or taken back, and still owed at the end of the year.
    pub debt: Money,
    /// Variable / base.
    pub share_of_base: Option<Rate>,
    /// Variable / target variable.
    pub share_of_target: Option<Rate>,
    /// By component of the plan; views that show them send them apart.
    #[serde(skip)]
    pub components: Vec<ComponentPay>,
    #[serde(skip)]
    pub payments: Vec<Payment>,
}

/// A manager's projected year, on the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ManagerOutlook {
    pub team: TeamId,
    /// What the team is measured against: its target, or what its sellers carry.
    pub target: Money,
    pub bookings: Money,
    pub attainment: Option<Rate>,
    pub pay: Pay,
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
    /// Total cash: base + variable + accelerators, of sellers, presales and managers.
    pub total: Money,
    /// Bookings of the sellers; each counts once.
    pub bookings: Money,
    /// Compensation cost of sales: total cash / bookings.
    pub ccos: Option<Rate>,
    /// What the year's pay may cost.
    pub budget: Option<Money>,
    /// Total - budget: above 0 where it costs more.
    pub variance: Option<Money>,
}

impl Pay {
    /// Base and target variable for the days worked, before anything is earned.
    pub(crate) fn prorated(plan: &Plan, seller: &Seller) -> Pay {
        // Base goes on during leave; target variable is relieved of it, as the quota is.
        let employed = Stay { leaves: &[], ..seller.stay() };
        Pay {
            base: prorated(plan, seller.base, employed),
            target_variable: prorated(plan, seller.target_variable, seller.stay()),
            ..Pay::default()
        }
    }

    fn of(person: &Person<'_>, paid: Paid) -> Pay {
        let Paid { payments, components, variable, accelerator, debt } = paid;
        let (base, target_variable) = (person.base, person.target_variable);
        Pay {
            plan: (!person.plan.name.is_empty()).then_some(person.plan.id),
            base,
            target_variable,
            variable,
            accelerator,
            total: base + variable.unwrap_or_default(),
            debt,
            share_of_base: variable.and_then(|variable| variable.share_of(base)),
            share_of_target: variable.and_then(|variable| variable.share_of(target_variable)),
            components,
            payments,
        }
    }
}

/// Pays everybody; people without a plan of their own are paid linearly.
pub(crate) fn pay_all(
    plan: &Plan,
    projection: &Projection,
    sellers: &mut [SellerOutlook],
    presales: &mut [PresalesOutlook],
) -> Vec<ManagerOutlook> {
    let decimals = plan.info.decimals;
    let linear = [Role::Seller, Role::Presales, Role::Manager].map(PayPlan::linear);
    let days = &projection.days;
    let mut paid = Vec::with_capacity(sellers.len());
    for outlook in sellers.iter() {
        let Some(seller) = plan.facts.sellers.get(outlook.seller.0) else { continue };
        let chosen = plan.decisions.terms.get(seller.id.0).and_then(|terms| terms.pay_plan);
        let pay_plan = plan.pay_plan(chosen, Role::Seller, &seller.segment).unwrap_or(&linear[0]);
        let mut extra = Extra::default();
        let person = projection.seller(plan, pay_plan, seller, outlook, &mut extra);
        paid.push(Pay::of(&person, person.paid(days, decimals)));
    }
    for (outlook, pay) in sellers.iter_mut().zip(paid) {
        outlook.pay = pay;
    }
    for outlook in presales {
        let Some(member) = plan.facts.presales.get(outlook.presales.0) else { continue };
        let chosen = plan.presales_terms(member.id).pay_plan;
        let pay_plan = plan.pay_plan(chosen, Role::Presales, &member.segment).unwrap_or(&linear[1]);
        let pay = (
            prorated(plan, member.base, Stay { leaves: &[], ..member.stay() }),
            prorated(plan, member.target_variable, member.stay()),
        );
        let mut extra = Extra::default();
        let attached = &outlook.attached;
        let person = projection.presales(plan, pay_plan, member, pay, attached, &mut extra);
        outlook.pay = Pay::of(&person, person.paid(days, decimals));
    }
    let led = plan.decisions.teams.iter().filter(|team| !team.pay.is_none());
    let booked = team_bookings(plan, sellers);
    led.map(|team| manager(plan, projection, team, &linear[2], booked[team.id.0 as usize])).collect()
}

/// What sellers book, as it is shown, added up to their teams and all above them.
fn team_bookings(plan: &Plan, sellers: &[SellerOutlook]) -> Vec<Money> {
    let mut booked = vec![Money::ZERO; plan.decisions.teams.bound()];
    for seller in sellers {
        for team in teams_above(plan, seller.team) {
            booked[team.id.0 as usize] += seller.bookings;
        }
    }
    booked
}

fn manager(
    plan: &Plan,
    projection: &Projection,
    team: &Team,
    linear: &PayPlan,
    bookings: Money,
) -> ManagerOutlook {
    let pay_plan = plan.pay_plan(team.pay.plan, Role::Manager, "").unwrap_or(linear);
    let mut extra = Extra::default();
    let person = projection.manager(plan, pay_plan, team, &mut extra);
    let pay = Pay::of(&person, person.paid(&projection.days, plan.info.decimals));
    let target = Money::from_thousandths(projection.team(Some(team.id)).map_or(0, |track| track.quota));
    ManagerOutlook { team: team.id, target, bookings, attainment: bookings.share_of(target), pay }
}

/// The year's amount for the days of the stay.
fn prorated(plan: &Plan, amount: Money, stay: Stay<'_>) -> Money {
    let active = plan.year().active(stay);
    amount.scaled(active.numerator, active.denominator, plan.info.decimals).unwrap_or_default()
}

impl Cost {
    pub(crate) fn of<'a>(
        sellers: impl Iterator<Item = (&'a Pay, Money)>,
        others: impl Iterator<Item = &'a Pay>,
        budget: Option<Money>,
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
        others.for_each(&mut add);
        cost.bookings = bookings;
        cost.ccos = cost.total.share_of(bookings);
        cost.budget = budget;
        cost.variance = budget.map(|budget| cost.total - budget);
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
    pub share_of_target: Option<Rate>,
    /// Part of the variable above the linear rate.
    pub accelerator: Money,
}

/// Who is paid, as far as a curve needs to know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PayBasis {
    pub base: Money,
    pub target_variable: Money,
    /// For commissions, which are paid on bookings; any other plan gives the same curve for every quota.
    pub quota: Money,
}

impl PayBasis {
    /// Variable pay of a full year with every measure at this attainment.
    pub fn at(&self, plan: &Plan, pay_plan: &PayPlan, attainment: Rate) -> Option<CurvePoint> {
        let track = self.booked_evenly(plan, pay_plan, attainment);
        let simple = Simple {
            plan: pay_plan,
            target_variable: self.target_variable,
            weight: Rate::ONE,
            track,
            score: attainment,
        };
        let (variable, accelerator) = simple.pay(plan.year(), plan.info.decimals)?;
        Some(CurvePoint {
            attainment,
            variable,
            share_of_base: variable.share_of(self.base),
            share_of_target: variable.share_of(self.target_variable),
            accelerator,
        })
    }

    /// Booked as an assumed attainment is: in each month that part of its quota, and no deal. So whatever looks at
    /// dates or deals is paid as the outlook pays it.
    fn booked_evenly(&self, plan: &Plan, pay_plan: &PayPlan, attainment: Rate) -> Track {
        let season = plan.calendar().full().numerators;
        let commission = |component: &Component| matches!(component.reward, Reward::Commission { .. });
        let by_quota = pay_plan.components.iter().any(commission) && !self.quota.is_zero();
        let quota_months: ByMonth = if by_quota {
            let parts = spread(self.quota, &season, unit(plan.info.decimals));
            std::array::from_fn(|month| parts[month].thousandths())
        } else {
            // Any quota gives the same curve: of one that the season divides, nothing is rounded.
            let common = season.iter().fold(0, |common, month| divisor(common, *month)).max(1);
            season.map(|month| month / common)
        };
        let bookings = quota_months.map(|month| month * i128::from(attainment.scaled()));
        Track { quota: quota_months.iter().sum(), quota_months, bookings, deals: Vec::new() }
    }

    /// Pay from 0 to 200 % in steps of 5 %, with every bend and both sides of every jump.
    pub fn curve(&self, plan: &Plan, pay_plan: &PayPlan) -> Vec<CurvePoint> {
        let most = Rate::percent(200);
        let mut places: Vec<Rate> = (0..=40).map(|step| Rate::percent(step * 5)).collect();
        for component in &pay_plan.components {
            let shapes = component.changes.iter().map(|change| &change.shape);
            for shape in std::iter::once(&component.shape).chain(shapes) {
                places.extend(shape.kinks());
                let jumps = matches!(shape, Shape::Retroactive { .. });
                places.extend(shape.kinks().into_iter().filter(|_| jumps).filter_map(just_below));
            }
            if let Some(threshold) = component.threshold {
                places.push(threshold.at);
                places.extend(just_below(threshold.at));
            }
        }
        places.retain(|place| (Rate::ZERO..=most).contains(place));
        places.sort();
        places.dedup();
        places.into_iter().filter_map(|attainment| self.at(plan, pay_plan, attainment)).collect()
    }
}

/// The last attainment of a cent of a percent before a jump.
fn just_below(at: Rate) -> Option<Rate> {
    (at > Rate::ZERO).then(|| Rate::from_scaled(at.scaled() - 10_000))
}

/// The greatest that divides both.
fn divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { divisor(b, a % b) }
}
