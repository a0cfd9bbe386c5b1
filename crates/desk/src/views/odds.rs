//! The chance that pools reach their targets, and what a presales member may expect in each of them.

use std::num::NonZero;

use forecast::{Attainments, Drawn, Pool, Rep, draws};
use plan::attachment_proposal::{attached_so, promised};
use plan::edit::Edit;
use plan::ids::{PoolId, PresalesId};
use plan::lottery::{Evening, Mix, evening, mixed};
use plan::money::{Money, Rate};
use plan::outlook::{PoolOutlook, PresalesOutlook};
use plan::seller::Presales;

use super::hours::{rate, share};
use crate::session::Session;
use crate::view::{ChanceAnswer, ChancePoint, EveningMove, Expected, MemberOdds, OddsView, PoolOdds};
use crate::words::names::{pool_name, presales_name};

/// Enough for a chance to be right within a point.
const DRAWS: u32 = 10_000;
/// The same plan gives the same numbers.
const SEED: u32 = 2_027;
/// Discounts of the curve, in percent.
const CURVE: std::ops::RangeInclusive<i64> = -10..=50;
const ANSWERS: [i64; 5] = [50, 60, 70, 80, 90];

impl Session {
    pub(crate) fn odds_view(&self) -> OddsView {
        let plan = self.plan();
        let assumptions = &plan.decisions.assumptions;
        let drawn = self.drawn();
        let pools = self.outlook().pools.iter().zip(&drawn);
        let members: Vec<MemberOdds> =
            self.outlook().presales.iter().filter_map(|member| self.member_odds(member, &drawn)).collect();
        let even = self.evening();
        OddsView {
            distribution: assumptions.distribution,
            correlation: assumptions.correlation,
            draws: DRAWS,
            seed: SEED,
            pools: pools.map(|(pool, drawn)| self.pool_odds(pool, drawn)).collect(),
            members,
            spread: even.spread,
            spread_after: even.after,
            edits: even.moves.iter().flat_map(|mix| self.mixing(mix)).collect(),
            moves: even.moves.iter().map(|mix| self.worded(mix)).collect(),
        }
    }

    /// What each pool's sellers book, as a share of what they carry in it.
    fn drawn(&self) -> Vec<Drawn> {
        let assumptions = &self.plan().decisions.assumptions;
        let mean = share(assumptions.distribution.mean).max(1e-6);
        let attainments = Attainments { mean, deviation: share(assumptions.distribution.deviation) };
        let pool = |pool: &PoolOutlook| {
            let carried = pool.members.iter().filter_map(|member| member.carried);
            let rep = |quota: Money| Rep { quota: quota.thousandths() as f64 / 1_000.0, attainments };
            Pool {
                reps: carried.filter(|quota| *quota > Money::ZERO).map(rep).collect(),
                correlation: share(assumptions.correlation),
            }
        };
        let pools: Vec<Pool> = self.outlook().pools.iter().map(pool).collect();
        let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
        draws(&pools, DRAWS as usize, SEED.into(), threads)
    }

    fn pool_odds(&self, pool: &PoolOutlook, drawn: &Drawn) -> PoolOdds {
        let sum = pool.target.sum_rep_quotas;
        let carried = sum > Money::ZERO;
        let at = |discount: Rate| rate(drawn.chance_of(1.0 - share(discount)));
        let curve = CURVE.map(|percent| {
            let discount = Rate::percent(percent);
            ChancePoint { discount, chance: at(discount) }
        });
        let answers = ANSWERS.map(|percent| {
            let chance = Rate::percent(percent);
            let discount = rate(drawn.discount_for(share(chance)));
            let kept = Rate::from_scaled(Rate::ONE.scaled() - discount.scaled());
            ChanceAnswer { chance, discount, target: sum.times(kept, self.plan().info.decimals) }
        });
        PoolOdds {
            pool: pool.pool,
            name: pool_name(self.plan(), pool.pool),
            sellers: pool.sellers.len() as u32,
            sum_rep_quotas: sum,
            pool_target: pool.target.pool_target,
            discount: pool.target.pool_discount,
            break_even: pool.break_even,
            chance: pool.break_even.map(|share_of_sum| rate(drawn.chance_of(share(share_of_sum)))),
            mean: rate(drawn.mean()),
            deviation: rate(drawn.deviation()),
            p10: rate(drawn.quantile(0.1)),
            p50: rate(drawn.quantile(0.5)),
            p90: rate(drawn.quantile(0.9)),
            curve: if carried { curve.collect() } else { Vec::new() },
            answers: if carried { answers.to_vec() } else { Vec::new() },
        }
    }

    fn member_odds(&self, member: &PresalesOutlook, drawn: &[Drawn]) -> Option<MemberOdds> {
        let row = self.plan().facts.presales.get(member.presales.0)?;
        let target_variable = member.pay.target_variable;
        let pools = &self.outlook().pools;
        // What is attained of the pool's target when all of its sum is booked.
        let lift = |pool: &PoolOutlook| {
            let (sum, target) = (pool.target.sum_rep_quotas, pool.target.pool_target);
            let both = sum > Money::ZERO && target > Money::ZERO;
            both.then(|| sum.thousandths() as f64 / target.thousandths() as f64)
        };
        let alone = pools.iter().zip(drawn).map(|(pool, drawn)| {
            Some(self.expected(target_variable, self.promise(pool)?, lift(pool)?, drawn))
        });
        let own: Option<Vec<(f64, &Drawn)>> = self
            .weights(member, row)
            .into_iter()
            .map(|(pool, weight)| {
                let place = pools.iter().position(|other| other.pool == pool)?;
                Some((lift(&pools[place])? * share(weight), &drawn[place]))
            })
            .collect();
        let own = own.filter(|parts| !parts.is_empty()).zip(self.own_promise(member, row, false));
        let own = own.map(|(parts, promise)| match parts.as_slice() {
            [(lift, drawn)] => self.expected(target_variable, promise, *lift, drawn),
            _ => self.expected(target_variable, promise, 1.0, &Drawn::mixed(&parts, SEED.into())),
        });
        Some(MemberOdds {
            presales: member.presales,
            name: row.name.clone(),
            target_variable,
            own,
            pools: alone.collect(),
        })
    }

    /// `lift`: what the draws are multiplied by.
    fn expected(&self, target_variable: Money, promise: Rate, lift: f64, drawn: &Drawn) -> Expected {
        let at = |share: Rate| target_variable.times(share, self.plan().info.decimals);
        Expected {
            mean: at(promise),
            p10: at(rate(lift * drawn.quantile(0.1))),
            p90: at(rate(lift * drawn.quantile(0.9))),
            share: promise,
        }
    }

    /// Share of target variable that a pool promises on average: exact, where the draws are near it.
    fn promise(&self, pool: &PoolOutlook) -> Option<Rate> {
        promised(self.plan().decisions.assumptions.distribution.mean, &pool.target)
    }

    /// Weights at the end of the year, or of the member's stay.
    fn weights(&self, member: &PresalesOutlook, row: &Presales) -> Vec<(PoolId, Rate)> {
        let last = row.end.map_or(self.plan().year().last(), |end| end.min(self.plan().year().last()));
        let in_force = member.attached.iter().filter(|one| one.stands_on(last));
        in_force.map(|one| (one.pool, one.weight)).collect()
    }

    /// What the weights promise; `per_weight`: as if they added up to 1.
    fn own_promise(&self, member: &PresalesOutlook, row: &Presales, per_weight: bool) -> Option<Rate> {
        let weights = self.weights(member, row);
        let promised = weights.iter().map(|(pool, weight)| {
            let pool = self.outlook().pools.iter().find(|other| other.pool == *pool)?;
            Some(i128::from(self.promise(pool)?.scaled()) * i128::from(weight.scaled()))
        });
        let sum: i128 = promised.collect::<Option<Vec<i128>>>()?.into_iter().sum();
        let over = match per_weight {
            true => weights.iter().map(|(_, weight)| i128::from(weight.scaled())).sum(),
            false => i128::from(Rate::ONE.scaled()),
        };
        let mean = plan::money::mul_div(sum, 1, over)?;
        i64::try_from(mean).ok().map(Rate::from_scaled)
    }

    /// Of those who are there to the end of the year.
    fn evening(&self) -> Evening {
        let plan = self.plan();
        let members: Vec<(PresalesId, Rate)> = self
            .outlook()
            .presales
            .iter()
            .filter_map(|member| {
                let row = self.plan().facts.presales.get(member.presales.0)?;
                let stays = row.end.is_none_or(|end| end >= plan.year().last());
                let promise = self.own_promise(member, row, true).filter(|_| stays)?;
                Some((member.presales, promise))
            })
            .collect();
        let pools = self.outlook().pools.iter();
        let pools: Vec<(PoolId, Rate)> =
            pools.filter_map(|pool| Some((pool.pool, self.promise(pool)?))).collect();
        evening(&members, &pools)
    }

    fn worded(&self, mix: &Mix) -> EveningMove {
        let plan = self.plan();
        EveningMove {
            presales: mix.presales,
            name: presales_name(plan, mix.presales),
            to: mix.to,
            to_name: pool_name(plan, mix.to),
            weight: mix.weight,
            before: mix.before,
            after: mix.after,
        }
    }

    fn mixing(&self, mix: &Mix) -> Vec<Edit> {
        let plan = self.plan();
        let found = self.outlook().presales.iter().find(|row| row.presales == mix.presales);
        let own = found.zip(plan.facts.presales.get(mix.presales.0));
        let own = own.map(|(member, row)| self.weights(member, row)).unwrap_or_default();
        attached_so(plan, mix.presales, &mixed(&own, mix))
    }
}
