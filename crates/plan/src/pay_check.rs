//! Whether pay plans do what they are meant to: doubtful things are findings, nothing is refused.

use std::cmp::Ordering;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::compensation::{
    CapLimit, CapPer, Component, PayPlan, Reward, Role, Shape, Threshold, ThresholdKind,
};
use crate::earning::share;
use crate::finding::Finding;
use crate::fraction::Fraction;
use crate::ids::PayPlanId;
use crate::money::{Money, Rate};
use crate::outlook::Outlook;
use crate::plan::Plan;

/// A threshold that more sellers than this would miss is called hard.
const MISSED: Rate = Rate::percent(10);
/// What is usual, base as a share of OTE (`domain.md` 2): sellers around 50/50, presales from 70/30 to 80/20.
const SELLER_MIX: (Rate, Rate) = (Rate::percent(40), Rate::percent(60));
const PRESALES_MIX: (Rate, Rate) = (Rate::percent(70), Rate::percent(80));
/// Five times OTE is the most common quota (`domain.md` 4).
const QUOTA_TO_PAY: (Rate, Rate) = (Rate::percent(400), Rate::percent(600));

/// The people on a plan, added up.
#[derive(Clone, Copy, Default)]
struct People {
    count: i128,
    base: Money,
    target_variable: Money,
    /// Quotas of those who have one, and their OTE.
    quota: Money,
    quota_ote: Money,
}

/// Findings about pay, plan by plan.
pub(crate) fn pay_findings(plan: &Plan, outlook: &Outlook, found: &mut Vec<Finding>) {
    let people = people(plan, outlook);
    for pay_plan in plan.decisions.pay_plans.iter() {
        let people = people.get(pay_plan.id.0 as usize).copied().unwrap_or_default();
        let check = Check { plan, pay_plan, people };
        check.accelerated(found);
        check.shares(found);
        check.threshold(found);
        check.cliffs(found);
        check.cap(found);
        check.ranges(found);
    }
    if let Some(amount) = outlook.cost.variance.filter(|variance| *variance > Money::ZERO) {
        found.push(Finding::OverBudget { amount });
    }
}

fn people(plan: &Plan, outlook: &Outlook) -> Vec<People> {
    let mut all = vec![People::default(); plan.decisions.pay_plans.bound()];
    let mut add = |on: Option<PayPlanId>, base: Money, target_variable: Money, quota: Option<Money>| {
        let Some(people) = on.and_then(|on| all.get_mut(on.0 as usize)) else { return };
        people.count += 1;
        people.base += base;
        people.target_variable += target_variable;
        if let Some(quota) = quota.filter(|quota| !quota.is_zero()) {
            people.quota += quota;
            people.quota_ote += base + target_variable;
        }
    };
    for seller in &outlook.sellers {
        if let Some(row) = plan.facts.sellers.get(seller.seller.0) {
            add(seller.pay.plan, row.base, row.target_variable, seller.quota);
        }
    }
    for member in &outlook.presales {
        if let Some(row) = plan.facts.presales.get(member.presales.0) {
            add(member.pay.plan, row.base, row.target_variable, None);
        }
    }
    for manager in &outlook.managers {
        if let Some(team) = plan.decisions.teams.get(manager.team.0) {
            add(manager.pay.plan, team.pay.base, team.pay.target_variable, None);
        }
    }
    all
}

struct Check<'a> {
    plan: &'a Plan,
    pay_plan: &'a PayPlan,
    people: People,
}

impl Check<'_> {
    fn accelerated(&self, found: &mut Vec<Finding>) {
        let accelerates =
            |component: &Component| !component.is_spiff() && component.shapes().any(Shape::accelerates);
        if self.pay_plan.role == Role::Presales && self.pay_plan.components.iter().any(accelerates) {
            found.push(Finding::PresalesAccelerated { plan: self.pay_plan.id });
        }
    }

    /// The first day of the year on which the shares of target variable do not add up to it.
    fn shares(&self, found: &mut Vec<Finding>) {
        let share = |component: &Component| match component.reward {
            Reward::Target { share } => Some((component.first, component.last, share)),
            _ => None,
        };
        let shares: Vec<_> = self.pay_plan.components.iter().filter_map(share).collect();
        let year = self.plan.year();
        let mut days = vec![year.start];
        days.extend(shares.iter().filter_map(|(first, ..)| *first));
        days.extend(shares.iter().filter_map(|(_, last, _)| last.map(|last| last.saturating_add(1.day()))));
        days.retain(|day| (year.start..year.after()).contains(day));
        days.sort();
        let off = days.into_iter().find_map(|day| {
            let holds = |(first, last, _): &&(Option<Date>, Option<Date>, Rate)| {
                first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
            };
            let sum = Rate::from_scaled(shares.iter().filter(holds).map(|(.., share)| share.scaled()).sum());
            (sum != Rate::ONE).then_some((day, sum))
        });
        if let Some((from, sum)) = off.filter(|_| !shares.is_empty()) {
            found.push(Finding::TargetShares { plan: self.pay_plan.id, from, sum });
        }
    }

    /// The hardest threshold of the plan.
    fn threshold(&self, found: &mut Vec<Finding>) {
        if self.pay_plan.role != Role::Seller {
            return;
        }
        let thresholds = self.pay_plan.components.iter().filter_map(|component| component.threshold);
        let Some(threshold) = thresholds.map(|threshold| threshold.at).max() else { return };
        let share = self.plan.decisions.assumptions.distribution.below(threshold);
        if share > MISSED {
            found.push(Finding::ThresholdMissed { plan: self.pay_plan.id, threshold, share });
        }
    }

    /// Jumps of retroactive tiers and of cliff thresholds, each for a typical person on the plan.
    fn cliffs(&self, found: &mut Vec<Finding>) {
        let mut jumps: Vec<(Rate, Fraction)> = Vec::new();
        for component in &self.pay_plan.components {
            let Some(value) = self.value(component) else { continue };
            let threshold = component.threshold;
            for shape in component.shapes() {
                let cliff = threshold.filter(|threshold| threshold.kind == ThresholdKind::Cliff);
                let floor = threshold.map_or(Rate::ZERO, |threshold| threshold.at);
                // Below a threshold nothing is paid, so nothing jumps.
                // A straight line up to 100 % has no jump on it.
                let straight = threshold.is_some_and(|one| one.kind == ThresholdKind::Incremental);
                let inner = shape
                    .cliffs()
                    .into_iter()
                    .filter(|(at, _)| *at > if straight { Rate::ONE } else { floor });
                jumps.extend(inner.map(|(at, jump)| {
                    let jump = value.times(&Fraction::rate(jump));
                    match threshold {
                        // What lies below is not paid, so it is not raised.
                        Some(Threshold { kind: ThresholdKind::AboveOnly, at: from }) => {
                            let above = Rate::from_scaled(at.scaled() - from.scaled());
                            let part = Fraction::new(above.scaled().into(), at.scaled().into());
                            (at, part.map_or(Fraction::ZERO, |part| jump.times(&part)))
                        }
                        _ => (at, jump),
                    }
                }));
                if let Some(Threshold { at, .. }) = cliff {
                    jumps.push((at, value.times(&shape.at(&Fraction::rate(at)))));
                }
            }
        }
        jumps.sort_by_key(|(at, _)| *at);
        for group in jumps.chunk_by(|before, after| before.0 == after.0) {
            let jump = group.iter().fold(Fraction::ZERO, |sum, (_, jump)| sum.plus(jump));
            let jump = jump.to_money(self.plan.info.decimals, self.pay_plan.rounding);
            if jump > Money::ZERO {
                found.push(Finding::PayCliff { plan: self.pay_plan.id, at: group[0].0, jump });
            }
        }
    }

    /// The lowest attainment at which a yearly cap bites, where one seller in ten would pass it.
    fn cap(&self, found: &mut Vec<Finding>) {
        let capped = |component: &&Component| component.cap.is_some_and(|cap| cap.per == CapPer::Year);
        let flat: Vec<Rate> =
            self.pay_plan.components.iter().filter_map(|one| flat_from(&one.shape)).collect();
        let bounded = !flat.is_empty() || self.pay_plan.components.iter().any(|component| capped(&component));
        let ninth_decile = match bounded {
            true => self.plan.decisions.assumptions.distribution.ninth_decile(),
            false => return,
        };
        let bites = self.pay_plan.components.iter().filter(capped).filter_map(|component| {
            let value = self.value(component)?;
            let limit = match component.cap?.limit {
                CapLimit::Amount { amount } => Fraction::money(amount),
                CapLimit::Times { times } => value.times(&Fraction::rate(times)),
            };
            let beyond = |at: i64| {
                let attained = Fraction::rate(Rate::from_scaled(at));
                value.times(&share(&component.shape, component.threshold, &attained)).compared(&limit)
                    == Ordering::Greater
            };
            if !beyond(ninth_decile.scaled()) {
                return None;
            }
            let (mut low, mut high) = (0, ninth_decile.scaled());
            while high - low > 1 {
                let middle = low + (high - low) / 2;
                if beyond(middle) { high = middle } else { low = middle }
            }
            Some(Rate::from_scaled(low))
        });
        let stops = flat.into_iter().filter(|from| *from < ninth_decile);
        if let Some(at) = bites.chain(stops).min() {
            found.push(Finding::CapBites { plan: self.pay_plan.id, at, ninth_decile });
        }
    }

    fn ranges(&self, found: &mut Vec<Finding>) {
        let plan = self.pay_plan.id;
        let mix = match self.pay_plan.role {
            Role::Seller => Some(SELLER_MIX),
            Role::Presales => Some(PRESALES_MIX),
            Role::Manager => None,
        };
        let ote = self.people.base + self.people.target_variable;
        if let Some((least, most)) = mix
            && let Some(base_share) = self.people.base.share_of(ote)
            && !(least..=most).contains(&base_share)
        {
            found.push(Finding::PayMixUnusual { plan, base_share, least, most });
        }
        let (least, most) = QUOTA_TO_PAY;
        if self.pay_plan.role == Role::Seller
            && let Some(times) = self.people.quota.share_of(self.people.quota_ote)
            && !(least..=most).contains(&times)
        {
            found.push(Finding::QuotaToPayUnusual { plan, times, least, most });
        }
    }

    /// What a component pays a typical person at 100 %; `None` where nobody is on the plan, or it has no such thing.
    fn value(&self, component: &Component) -> Option<Fraction> {
        let of_person = |sum: Money| Fraction::new(sum.thousandths(), self.people.count);
        match component.reward {
            Reward::Target { share } => {
                Some(of_person(self.people.target_variable)?.times(&Fraction::rate(share)))
            }
            Reward::Commission { rate } => Some(of_person(self.people.quota)?.times(&Fraction::rate(rate))),
            Reward::Spiff { .. } => None,
        }
    }
}

/// From where on the last tiers pay nothing: a cap by another name.
fn flat_from(shape: &Shape) -> Option<Rate> {
    let Shape::Marginal { tiers } = shape else { return None };
    let flat = tiers.iter().rev().take_while(|tier| tier.multiplier == Rate::ZERO);
    flat.last().map(|tier| tier.from).filter(|from| *from > Rate::ZERO)
}
