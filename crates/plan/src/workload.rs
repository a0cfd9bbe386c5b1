//! Presales work against presales hours: opportunities of the accounts, hours by stage, skills asked and there.

use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fraction::Fraction;
use crate::hours::{MemberHours, POOL_SCALE, days_of, is_weekend, pool_hours, quantity};
use crate::ids::{PoolId, PresalesId, SellerId};
use crate::money::{Quantity, Rate};
use crate::plan::Plan;
use crate::presales_work::{Opportunities, Stage};
use crate::territory::same_text;

/// All pools' work and hours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Workload {
    pub pools: Vec<PoolWorkload>,
    /// What each seller's accounts ask of presales in the year.
    pub sellers: Vec<SellerWorkload>,
    /// What each member has.
    pub members: Vec<MemberWorkload>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PoolWorkload {
    pub pool: PoolId,
    pub opportunities: Quantity,
    /// Hours asked by stage.
    pub stages: Vec<StageDemand>,
    pub year: Balance,
    pub quarters: [Balance; 4],
    /// The most asked first.
    pub skills: Vec<SkillBalance>,
    /// Monday of the first week in which more is asked than there is.
    #[ts(type = "string | null")]
    pub first_overload: Option<Date>,
    /// Members in full-time parts over the year, by the hours they have.
    pub full_time: Rate,
    /// Hours of one opportunity.
    pub hours_each: Quantity,
    /// Days worked in the year by a member without leave.
    pub working_days: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StageDemand {
    pub stage: Stage,
    pub hours: Quantity,
}

/// Hours asked against hours there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Balance {
    pub demand: Quantity,
    pub supply: Quantity,
    /// Demand / supply; `None` where nobody is there.
    pub utilisation: Option<Rate>,
}

/// One skill of a pool. Members with several skills count in each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SkillBalance {
    /// Empty: work that anybody can do.
    pub skill: String,
    pub year: Balance,
    pub quarters: [Balance; 4],
    /// Members who have it.
    pub members: Vec<PresalesId>,
    /// Asked for, and nobody in the pool has it.
    pub uncovered: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SellerWorkload {
    pub seller: SellerId,
    pub hours: Quantity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MemberWorkload {
    pub presales: PresalesId,
    /// Hours for opportunities in the year.
    pub hours: Quantity,
}

/// Hours by seller, skill and row of assumptions, exact.
struct Demands<'a> {
    rows: Vec<&'a Opportunities>,
    skills: Vec<&'a str>,
    /// Opportunities by seller, row and skill.
    opportunities: FxHashMap<(u32, usize, usize), Fraction>,
}

/// Weighs the work of the pools' accounts against their members' hours.
pub fn workload(plan: &Plan) -> Workload {
    let demands = Demands::of(plan);
    let members: Vec<Option<MemberHours>> = (0..plan.facts.presales.bound())
        .map(|slot| plan.facts.presales.get(slot as u32).map(|member| MemberHours::of(plan, member)))
        .collect();
    let hours = pool_hours(plan, &members);
    let sellers = plan
        .facts
        .sellers
        .iter()
        .map(|seller| SellerWorkload { seller: seller.id, hours: to_quantity(&demands.hours_of(seller.id)) });
    let sellers = sellers.collect();
    let mut all = Vec::new();
    for pool in plan.decisions.pools.iter() {
        let supply = hours.get(pool.id.0 as usize).cloned().unwrap_or_default();
        all.push(demands.pool(plan, pool.id, &supply));
    }
    let members = plan.facts.presales.iter().filter_map(|member| {
        let hours = members.get(member.id.0 as usize)?.as_ref()?.year();
        Some(MemberWorkload { presales: member.id, hours })
    });
    Workload { pools: all, sellers, members: members.collect() }
}

impl<'a> Demands<'a> {
    fn of(plan: &'a Plan) -> Demands<'a> {
        let work = &plan.decisions.assumptions.presales_work;
        let rows: Vec<&Opportunities> = work.opportunities.iter().collect();
        let mut skills: Vec<&str> = vec![""];
        let mut skill_of: FxHashMap<&str, usize> = FxHashMap::default();
        let mut row_of: FxHashMap<&str, Option<usize>> = FxHashMap::default();
        let mut potential: FxHashMap<(u32, usize, usize), i128> = FxHashMap::default();
        for account in plan.facts.accounts.iter() {
            let standing = plan.assignment.of(account.id).territory;
            let territory = standing.and_then(|territory| plan.decisions.territories.get(territory.0));
            let Some(seller) = territory.and_then(|territory| territory.seller) else { continue };
            let row = *row_of.entry(&account.segment).or_insert_with(|| {
                let row = work.of(&account.segment)?;
                rows.iter().position(|known| std::ptr::eq(*known, row))
            });
            let Some(row) = row else { continue };
            let skill = *skill_of.entry(&account.industry).or_insert_with(|| {
                let skill = work.skill(&account.industry).unwrap_or("");
                skills.iter().position(|known| same_text(known, skill)).unwrap_or_else(|| {
                    skills.push(skill);
                    skills.len() - 1
                })
            });
            let amount = account.potential.unwrap_or_default().thousandths();
            *potential.entry((seller.0, row, skill)).or_default() += amount;
        }
        let mut whole = vec![0i128; rows.len()];
        for ((_, row, _), amount) in &potential {
            whole[*row] += amount;
        }
        let penetration = |row: &Opportunities| {
            let conversion = plan.decisions.assumptions.conversion(&row.segment);
            Fraction::rate(conversion.map_or(Rate::ONE, |conversion| conversion.penetration))
        };
        let opportunities = potential.into_iter().filter_map(|(key, amount)| {
            let row = rows[key.1];
            let count = match row.typed {
                Some(typed) => Fraction::new(i128::from(typed.thousandths()), 1000)?
                    .times(&Fraction::new(amount, whole[key.1])?),
                None => Fraction::new(amount, row.average_deal.thousandths())?.times(&penetration(row)),
            };
            Some((key, count))
        });
        let opportunities = opportunities.collect();
        Demands { rows, skills, opportunities }
    }

    /// Hours in the year, in thousandths.
    fn hours_of(&self, seller: SellerId) -> Fraction {
        let own = self.opportunities.iter().filter(|((of, _, _), _)| *of == seller.0);
        let mut own: Vec<_> = own.collect();
        own.sort_by_key(|(key, _)| **key);
        own.into_iter()
            .fold(Fraction::ZERO, |sum, ((_, row, _), count)| sum.plus(&hours(self.rows[*row], count)))
    }

    fn pool(&self, plan: &Plan, pool: PoolId, supply: &crate::hours::PoolHours) -> PoolWorkload {
        let year = plan.year();
        let mut keys: Vec<&(u32, usize, usize)> = self.opportunities.keys().collect();
        keys.sort();
        let in_pool: Vec<_> = plan.decisions.members.iter().filter(|member| member.pool == pool).collect();
        let mut count = Fraction::ZERO;
        let mut stages = Stage::ALL.map(|stage| (stage, Fraction::ZERO));
        let mut by_skill = vec![Fraction::ZERO; self.skills.len()];
        let mut asked = Fraction::ZERO;
        for member in in_pool {
            // The accounts of a seller count on the days in the pool.
            let stay = crate::period::Stay { start: member.start, end: member.end, leaves: &[] };
            let active = year.active(stay);
            let Some(part) = Fraction::new(active.numerator, active.denominator) else { continue };
            for key in keys.iter().filter(|key| key.0 == member.seller.0) {
                let opportunities = self.opportunities[*key].times(&part);
                let row = self.rows[key.1];
                for (stage, sum) in &mut stages {
                    let of_stage = row.stages.iter().filter(|hours| hours.stage == *stage);
                    for hours in of_stage {
                        let each = Fraction::rate(hours.reached)
                            .times(&Fraction::whole(hours.hours.thousandths().into()));
                        *sum = sum.plus(&opportunities.times(&each));
                    }
                }
                let demand = hours(row, &opportunities);
                by_skill[key.2] = by_skill[key.2].plus(&demand);
                asked = asked.plus(&demand);
                count = count.plus(&opportunities);
            }
        }
        let season = Season::of(plan);
        let supplied = season.supply(&supply.days);
        let mut skills: Vec<SkillBalance> = Vec::new();
        for (place, demand) in by_skill.iter().enumerate() {
            if demand.is_zero() {
                continue;
            }
            let skill = self.skills[place];
            let able = |member: PresalesId| {
                let row = plan.facts.presales.get(member.0);
                skill.is_empty() || row.is_some_and(|row| row.has_skill(skill))
            };
            let mut days = vec![0i128; supply.days.len()];
            let mut members = Vec::new();
            for (member, given) in supply.members.iter().filter(|(member, _)| able(*member)) {
                members.push(*member);
                days.iter_mut().zip(given).for_each(|(sum, hours)| *sum += hours);
            }
            let (year, quarters) = season.balances(demand, &season.supply(&days));
            let uncovered = members.is_empty();
            skills.push(SkillBalance { skill: skill.to_owned(), year, quarters, members, uncovered });
        }
        skills.sort_by(|a, b| b.year.demand.cmp(&a.year.demand).then(a.skill.cmp(&b.skill)));
        let (balance, quarters) = season.balances(&asked, &supplied);
        let work = &plan.decisions.assumptions.presales_work;
        let working_days = days_of(year).filter(|day| !is_weekend(*day)).count();
        let full = i128::from(work.hours_per_day.thousandths())
            * i128::from(work.productive.scaled())
            * working_days as i128;
        let one = i128::from(Rate::ONE.scaled());
        let full_time = Fraction::new(supply.days.iter().sum(), POOL_SCALE)
            .and_then(|hours| hours.over(&Fraction::new(full, one)?))
            .and_then(|part| part.to_rate());
        let hours_each = asked.over(&count).map(|each| to_quantity(&each)).unwrap_or_default();
        PoolWorkload {
            pool,
            opportunities: to_quantity(&count.times(&Fraction::whole(1000))),
            stages: stages.map(|(stage, hours)| StageDemand { stage, hours: to_quantity(&hours) }).to_vec(),
            year: balance,
            quarters,
            skills,
            first_overload: season.first_overload(&asked, &supply.days),
            full_time: full_time.unwrap_or(Rate::ZERO),
            hours_each,
            working_days: working_days as u32,
        }
    }
}

/// Hours of so many opportunities, in thousandths.
fn hours(row: &Opportunities, count: &Fraction) -> Fraction {
    row.stages.iter().fold(Fraction::ZERO, |sum, stage| {
        let each = Fraction::rate(stage.reached).times(&Fraction::whole(stage.hours.thousandths().into()));
        sum.plus(&count.times(&each))
    })
}

/// From thousandths.
fn to_quantity(thousandths: &Fraction) -> Quantity {
    let rounded = thousandths.to_money(3, crate::compensation::Rounding::HalfAway);
    Quantity::from_thousandths(i64::try_from(rounded.thousandths()).unwrap_or(i64::MAX))
}

/// How work falls on the days of the year: by the season of its month, evenly on the working days of the month.
struct Season {
    year: crate::period::PlanYear,
    months: [i128; 12],
    firsts: [usize; 13],
}

impl Season {
    fn of(plan: &Plan) -> Season {
        let days = crate::earning::Days::new(plan.year());
        Season { year: plan.year(), months: plan.calendar().full().numerators, firsts: days.firsts }
    }

    fn supply(&self, days: &[i128]) -> [i128; 4] {
        std::array::from_fn(|quarter| {
            let (from, to) = (self.firsts[quarter * 3], self.firsts[quarter * 3 + 3]);
            days.get(from..to).map_or(0, |days| days.iter().sum())
        })
    }

    fn balances(&self, demand: &Fraction, supply: &[i128; 4]) -> (Balance, [Balance; 4]) {
        let whole: i128 = self.months.iter().sum();
        let quarters = std::array::from_fn(|quarter| {
            let part: i128 = self.months[quarter * 3..quarter * 3 + 3].iter().sum();
            let part = Fraction::new(part, whole).unwrap_or(Fraction::ZERO);
            balance(&demand.times(&part), supply[quarter])
        });
        (balance(demand, supply.iter().sum()), quarters)
    }

    /// Its Monday, or the first day of the year; weeks that the year cuts count with the days inside it.
    fn first_overload(&self, demand: &Fraction, supply: &[i128]) -> Option<Date> {
        let whole: i128 = self.months.iter().sum();
        let monday = |day: Date| day.saturating_add(-i64::from(day.weekday().to_monday_zero_offset()).days());
        let days: Vec<Date> = days_of(self.year).collect();
        let works = |place: usize| !is_weekend(days[place]);
        let mut from = 0;
        for week in days.chunk_by(|one, next| monday(*one) == monday(*next)) {
            let places = from..from + week.len();
            from = places.end;
            let there: i128 = supply.get(places.clone()).map_or(0, |hours| hours.iter().sum());
            let part = places.filter(|place| works(*place)).fold(Fraction::ZERO, |sum, place| {
                let month = self.firsts.partition_point(|first| *first <= place).saturating_sub(1).min(11);
                let of_month = self.firsts[month]..self.firsts[month + 1];
                let length = of_month.filter(|place| works(*place)).count() as i128;
                sum.plus(&Fraction::new(self.months[month], whole * length).unwrap_or(Fraction::ZERO))
            });
            let there = Fraction::new(there, POOL_SCALE).unwrap_or(Fraction::ZERO);
            if demand.times(&part).compared(&there).is_gt() {
                return Some(monday(week[0]).max(self.year.start));
            }
        }
        None
    }
}

fn balance(demand: &Fraction, supply: i128) -> Balance {
    let there = Fraction::new(supply, POOL_SCALE).unwrap_or(Fraction::ZERO);
    Balance {
        demand: to_quantity(demand),
        supply: quantity(supply, POOL_SCALE),
        utilisation: demand.over(&there).and_then(|part| part.to_rate()),
    }
}
