//! What hangs on which track: of sellers, presales members and managers.

use crate::compensation::{Measure, PayPlan};
use crate::earning::{Branch, ByMonth, Track, Window};
use crate::fraction::Fraction;
use crate::ids::PoolId;
use crate::money::{Money, Rate};
use crate::outlook::SellerOutlook;
use crate::paying::Person;
use crate::period::Stay;
use crate::plan::Plan;
use crate::pool::Attachment;
use crate::seller::{Presales, Seller};
use crate::team::Team;

use super::*;

impl Projection {
    /// A seller is paid on the own quota, the team's, or the pool's; of several pools on each the same.
    pub fn seller<'a>(
        &'a self,
        plan: &Plan,
        pay_plan: &'a PayPlan,
        seller: &Seller,
        outlook: &SellerOutlook,
        extra: &'a mut Extra,
    ) -> Person<'a> {
        let worked = days_by_month(plan.year(), seller.stay());
        let employed = if seller.leaves.is_empty() {
            worked
        } else {
            days_by_month(plan.year(), Stay { leaves: &[], ..seller.stay() })
        };
        let scored = plan.terms(seller.id).score;
        let score = scored_track(pay_plan, scored, &worked, &mut extra.score);
        let (base, target_variable) = (outlook.pay.base, outlook.pay.target_variable);
        let branch = |weight: Fraction, days: ByMonth, own: Option<&'a Track>| Branch {
            variable: Fraction::money(target_variable).times(&weight),
            weight,
            days,
            own,
            team: self.team(outlook.team),
            pool: None,
            pool_number: 0,
            pool_days: None,
            score,
        };
        let own = self.own(seller.id.0);
        let whole = match own.map(|own| own.stretches.as_slice()) {
            Some(stretches @ [_, _, ..]) => {
                let of = |days: &ByMonth| days.iter().sum::<i128>();
                let whole: i128 = stretches.iter().map(|(_, days)| of(days)).sum();
                let worked = stretches.iter().filter(|(_, days)| of(days) > 0);
                let apart = worked.filter_map(|(track, days)| {
                    Some(branch(Fraction::new(of(days), whole)?, *days, Some(track)))
                });
                apart.collect()
            }
            _ => vec![branch(Fraction::ONE, worked, own.map(|own| &own.year))],
        };
        let share = |pool: &PoolId| PoolShare {
            weight: Fraction::new(1, outlook.pools.len() as i128).unwrap_or(Fraction::ZERO),
            pool: self.pool(*pool),
            days: None,
        };
        let shares: Vec<PoolShare<'_>> = outlook.pools.iter().map(share).collect();
        let pooled = pooled(pay_plan, &whole, &shares);
        Person { plan: pay_plan, whole, pooled, base, target_variable, employed, worked, start: seller.start }
    }

    /// A presales member is paid on each pool with its weight.
    pub fn presales<'a>(
        &'a self,
        plan: &Plan,
        pay_plan: &'a PayPlan,
        member: &Presales,
        pay: (Money, Money),
        attached: &[Attachment],
        extra: &'a mut Extra,
    ) -> Person<'a> {
        let worked = days_by_month(plan.year(), member.stay());
        let score = scored_track(pay_plan, plan.presales_terms(member.id).score, &worked, &mut extra.score);
        let (base, target_variable) = pay;
        let whole = vec![Branch {
            variable: Fraction::money(target_variable),
            weight: Fraction::ONE,
            days: worked,
            own: None,
            team: None,
            pool: None,
            pool_number: 0,
            pool_days: None,
            score,
        }];
        let share = |one: &Attachment| self.share_of_presales(plan, member, one);
        let shares: Vec<PoolShare<'_>> = attached.iter().map(share).collect();
        let pooled = pooled(pay_plan, &whole, &shares);
        Person {
            plan: pay_plan,
            whole,
            pooled,
            base,
            target_variable,
            employed: days_by_month(plan.year(), Stay { leaves: &[], ..member.stay() }),
            worked,
            start: member.start,
        }
    }

    /// An attachment with its weight; for some of the year's days: weight x days worked in them / days worked.
    fn share_of_presales(&self, plan: &Plan, member: &Presales, one: &Attachment) -> PoolShare<'_> {
        let (weight, pool) = (Fraction::rate(one.weight), self.pool(one.pool));
        if one.start.is_none() && one.end.is_none() {
            return PoolShare { weight, pool, days: None };
        }
        let (year, stay) = (plan.year(), member.stay());
        let start = stay.start.into_iter().chain(one.start).max();
        let end = stay.end.into_iter().chain(one.end).min();
        let worked = days_by_month(year, Stay { start, end, ..stay });
        let part = Fraction::new(worked.iter().sum(), year.active(stay).numerator);
        let from = one.start.map_or(0, |start| self.days.of(start));
        let to = one.end.map_or(self.days.count(), |end| self.days.after(end)).max(from);
        let weight = part.map_or(Fraction::ZERO, |part| part.times(&weight));
        PoolShare { weight, pool, days: Some((Window { from, to }, worked)) }
    }

    /// A manager is paid on the team, all year.
    pub fn manager<'a>(
        &'a self,
        plan: &Plan,
        pay_plan: &'a PayPlan,
        team: &Team,
        extra: &'a mut Extra,
    ) -> Person<'a> {
        let worked = days_by_month(plan.year(), Stay::default());
        let score = scored_track(pay_plan, team.pay.score, &worked, &mut extra.score);
        let whole = vec![Branch {
            variable: Fraction::money(team.pay.target_variable),
            weight: Fraction::ONE,
            days: worked,
            own: None,
            team: self.team(Some(team.id)),
            pool: None,
            pool_number: 0,
            pool_days: None,
            score,
        }];
        Person {
            plan: pay_plan,
            whole,
            pooled: Vec::new(),
            base: team.pay.base,
            target_variable: team.pay.target_variable,
            employed: worked,
            worked,
            start: None,
        }
    }
}

/// Tracks that one person alone is measured by: made while the person is looked at.
#[derive(Default)]
pub(crate) struct Extra {
    score: Option<Track>,
}

/// What of a person hangs on a pool.
pub(crate) struct PoolShare<'a> {
    pub weight: Fraction,
    pub pool: Option<&'a Track>,
    /// Where it does so on some days of the year alone: those days, and the days worked in them by month.
    pub days: Option<(Window, ByMonth)>,
}

/// Made only where the plan measures a score; without one the objectives count as reached.
pub(crate) fn scored_track<'a>(
    pay_plan: &PayPlan,
    score: Option<Rate>,
    worked: &ByMonth,
    slot: &'a mut Option<Track>,
) -> Option<&'a Track> {
    if pay_plan.components.iter().any(|component| component.measures_by(Measure::Score)) {
        *slot = Some(Track::of_score(score.unwrap_or(Rate::ONE), worked));
    }
    slot.as_ref()
}

/// The branches again, once for each pool; none where the plan measures no pool. What hangs on a pool with no part of
/// the person is left out: it may have nothing to attain.
pub(crate) fn pooled<'a>(
    pay_plan: &PayPlan,
    whole: &[Branch<'a>],
    pools: &[PoolShare<'a>],
) -> Vec<Branch<'a>> {
    if !pay_plan.components.iter().any(|component| component.measures_by(Measure::Pool)) {
        return Vec::new();
    }
    let idle = pools.iter().all(|share| share.weight.is_zero());
    let mut all = Vec::new();
    for branch in whole {
        for (pool_number, PoolShare { weight, pool, days }) in pools.iter().enumerate() {
            if weight.is_zero() && !idle {
                continue;
            }
            let (variable, weight) = (branch.variable.times(weight), branch.weight.times(weight));
            let worked = days.map_or(branch.days, |(_, worked)| worked);
            let pool_days = days.map(|(window, _)| window);
            all.push(Branch {
                variable,
                weight,
                days: worked,
                pool: *pool,
                pool_number,
                pool_days,
                ..branch.clone()
            });
        }
    }
    all
}
