//! Hours of presales work against hours there, and how long a request waits.

use std::collections::BTreeMap;

use forecast::Queue;
use plan::money::{Money, Quantity, Rate};
use plan::workload::{Balance, MemberWorkload, PoolWorkload, workload};

use crate::session::Session;
use crate::view::{HoursRow, HoursView, IndustrySkill, MemberHours, SegmentWork, Wait};

/// Working days of a week.
const WEEK: f64 = 5.0;

impl Session {
    pub(crate) fn hours_view(&self) -> HoursView {
        let plan = self.plan();
        let work = &plan.decisions.assumptions.presales_work;
        let all = workload(plan);
        let row = |pool: PoolWorkload| {
            let name = plan.decisions.pools.get(pool.pool.0)?.name.clone();
            let sellers = self.outlook().pools.iter().find(|row| row.pool == pool.pool);
            let sellers = sellers.map_or(0, |row| row.sellers.len() as u32);
            let waits = waits(&pool, number(work.hours_per_day) * share(work.productive));
            Some(HoursRow { name, sellers, waits, workload: pool })
        };
        HoursView {
            pools: all.pools.into_iter().filter_map(row).collect(),
            members: all.members.iter().filter_map(|member| self.member_hours(member)).collect(),
            segments: self.segment_work(),
            industries: self.industry_skills(),
            nothing_assumed: work.opportunities.is_empty(),
            work: work.clone(),
        }
    }

    fn member_hours(&self, member: &MemberWorkload) -> Option<MemberHours> {
        let row = self.plan().facts.presales.get(member.presales.0)?;
        Some(MemberHours {
            presales: member.presales,
            name: row.name.clone(),
            skills: row.skills.clone(),
            country: row.country.clone(),
            hours: member.hours,
        })
    }

    fn segment_work(&self) -> Vec<SegmentWork> {
        let plan = self.plan();
        let work = &plan.decisions.assumptions.presales_work;
        let mut rows: BTreeMap<String, (String, u32, Money)> = BTreeMap::new();
        for account in plan.facts.accounts.iter() {
            let row = rows.entry(account.segment.to_lowercase());
            let row = row.or_insert_with(|| (account.segment.clone(), 0, Money::ZERO));
            row.1 += 1;
            row.2 += account.potential.unwrap_or_default();
        }
        for set in &work.opportunities {
            let row = rows.entry(set.segment.to_lowercase());
            row.or_insert_with(|| (set.segment.clone(), 0, Money::ZERO));
        }
        let row = |(segment, accounts, potential): (String, u32, Money)| SegmentWork {
            hours_each: work.of(&segment).map(|row| row.hours_each()),
            segment,
            accounts,
            potential,
        };
        rows.into_values().map(row).collect()
    }

    fn industry_skills(&self) -> Vec<IndustrySkill> {
        let plan = self.plan();
        let work = &plan.decisions.assumptions.presales_work;
        let mut rows: BTreeMap<String, (&str, u32)> = BTreeMap::new();
        for account in plan.facts.accounts.iter().filter(|row| !row.industry.is_empty()) {
            rows.entry(account.industry.to_lowercase()).or_insert((&account.industry, 0)).1 += 1;
        }
        for set in &work.skills {
            rows.entry(set.industry.to_lowercase()).or_insert((&set.industry, 0));
        }
        let row = |(industry, accounts): (&str, u32)| {
            let skill = work.skill(industry).unwrap_or("").to_owned();
            let able =
                plan.facts.presales.iter().filter(|member| skill.is_empty() || member.has_skill(&skill));
            let typed =
                work.skills.iter().any(|need| need.industry.to_lowercase() == industry.to_lowercase());
            IndustrySkill {
                industry: industry.to_owned(),
                accounts,
                members: able.count() as u32,
                skill,
                typed,
            }
        };
        rows.into_values().map(row).collect()
    }
}

/// The year, then its quarters.
fn waits(pool: &PoolWorkload, hours_of_day: f64) -> Vec<Wait> {
    let each = number(pool.hours_each);
    let full_time = share(pool.full_time);
    let supply = number(pool.year.supply);
    let days = f64::from(pool.working_days);
    let wait = |balance: &Balance, days: f64| {
        let asked = number(balance.demand);
        // A full-time part brings as many hours a day in every quarter.
        let there = number(balance.supply);
        let servers = match supply > 0.0 && days > 0.0 {
            true => full_time * there / supply * f64::from(pool.working_days) / days,
            false => 0.0,
        };
        let busy = each > 0.0 && hours_of_day > 0.0 && days > 0.0;
        let arrivals = if busy { asked / each / days } else { 0.0 };
        let service = if busy { each / hours_of_day } else { 0.0 };
        let queue = Queue { servers, arrivals, service };
        Wait {
            servers: quantity(servers),
            arrivals: quantity(arrivals * WEEK),
            chance: rate(if busy { queue.chance_of_waiting() } else { 0.0 }),
            days: if busy { queue.wait().map(quantity) } else { Some(Quantity::ZERO) },
        }
    };
    let quarters = pool.quarters.iter().map(|balance| wait(balance, days / 4.0));
    std::iter::once(wait(&pool.year, days)).chain(quarters).collect()
}

fn number(quantity: Quantity) -> f64 {
    quantity.thousandths() as f64 / 1_000.0
}

pub(super) fn share(rate: Rate) -> f64 {
    rate.scaled() as f64 / Rate::ONE.scaled() as f64
}

fn quantity(number: f64) -> Quantity {
    Quantity::from_thousandths((number * 1_000.0).round() as i64)
}

pub(super) fn rate(number: f64) -> Rate {
    Rate::from_scaled((number * Rate::ONE.scaled() as f64).round() as i64)
}
