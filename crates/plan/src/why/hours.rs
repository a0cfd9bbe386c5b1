//! Presales hours: what accounts ask for by segment and stage, and what members give on the days they work.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::component::{added, count, times};
use super::quota::assumed_for;
use super::{
    AssumedFor, HoursFigure, Input, PoolFigure, PresalesFigure, Rule, SellerFigure, Span, Trace, Tracer,
    Value,
};
use crate::fraction::Fraction;
use crate::ids::{AccountId, PoolId, PresalesId, SellerId};
use crate::money::Rate;
use crate::period::Stay;
use crate::pool::Member;
use crate::presales_work::{Opportunities, StageHours};
use crate::seller::Presales;
use crate::workload::{PoolWorkload, Workload, workload};

/// What presales work is made from, by whose accounts it is.
pub(super) struct Work {
    pub workload: Workload,
    /// By the place of the assumptions of their segment.
    accounts: BTreeMap<(SellerId, usize), Vec<AccountId>>,
}

/// Work of one segment in a pool.
pub(super) struct SegmentWork {
    pub opportunities: Trace,
    hours_each: Trace,
    segment: String,
}

/// Days on which somebody may work.
#[derive(Clone, Copy)]
struct Days {
    first: Date,
    last: Date,
}

impl Tracer<'_> {
    pub(super) fn work(&self) -> &Work {
        self.work.get_or_init(|| {
            let rows = &self.plan.decisions.assumptions.presales_work;
            let mut accounts: BTreeMap<(SellerId, usize), Vec<AccountId>> = BTreeMap::new();
            for account in self.plan.facts.accounts.iter() {
                let standing = self.plan.assignment.of(account.id).territory;
                let territory =
                    standing.and_then(|territory| self.plan.decisions.territories.get(territory.0));
                let seller = territory.and_then(|territory| territory.seller);
                let row = rows
                    .of(&account.segment)
                    .and_then(|row| rows.opportunities.iter().position(|known| std::ptr::eq(known, row)));
                if let Some(key) = seller.zip(row) {
                    accounts.entry(key).or_default().push(account.id);
                }
            }
            Work { workload: workload(self.plan), accounts }
        })
    }

    pub(super) fn pool_work(&self, pool: PoolId) -> Option<&PoolWorkload> {
        self.work().workload.pools.iter().find(|work| work.pool == pool)
    }

    pub(super) fn why_hours(&self, pool: PoolId, span: Span, figure: HoursFigure) -> Option<Trace> {
        let asked = figure.of(pool, span);
        let made = |rule, inputs| self.made(asked, rule, inputs);
        match (figure, span.quarter()) {
            (HoursFigure::Asked, None) => {
                let asked = self.asked_exactly(pool);
                made(asked.rule, asked.inputs)
            }
            (HoursFigure::Asked, Some(quarter)) => {
                let asked = self.asked_in(pool, quarter);
                made(asked.rule, asked.inputs)
            }
            (HoursFigure::There, _) => {
                let there = all_of(Input::HoursThere, self.given(pool, self.days_of(span)));
                made(there.rule, there.inputs)
            }
            (HoursFigure::Used, quarter) => {
                let asked = match quarter {
                    Some(quarter) => self.asked_in(pool, quarter),
                    None => self.asked_exactly(pool),
                };
                let there = all_of(Input::HoursThere, self.given(pool, self.days_of(span)));
                let shown = |figure: HoursFigure, exact: Trace| {
                    let own = self.own(figure.of(pool, span));
                    let same = own.value.fraction().zip(exact.value.fraction());
                    if same.is_some_and(|(own, exact)| own.compared(&exact).is_eq()) { own } else { exact }
                };
                let inputs = vec![shown(HoursFigure::Asked, asked), shown(HoursFigure::There, there)];
                made(Rule::Ratio, inputs)
            }
        }
    }

    /// Of every pool in the year.
    pub(super) fn hours_of_pools(&self, figure: HoursFigure) -> Vec<Trace> {
        let pools = self.plan.decisions.pools.iter();
        pools.map(|pool| self.own(figure.of(pool.id, Span::Year))).collect()
    }

    /// All hours of a member in the year.
    pub(super) fn why_member_hours(&self, presales: PresalesId) -> Option<Trace> {
        let member = self.plan.facts.presales.get(presales.0)?;
        let inputs = self.hours_of(member, self.days_of(Span::Year));
        self.made(PresalesFigure::Hours.of(presales), Rule::Product, inputs)
    }

    fn days_of(&self, span: Span) -> Days {
        let year = self.plan.year();
        let (from, before) = span.quarter().map_or((0, 12), |quarter| (quarter * 3, quarter * 3 + 3));
        Days { first: year.month(from), last: year.month(before).saturating_add(-1.day()) }
    }

    /// Hours asked in the year, not rounded.
    pub(super) fn asked_exactly(&self, pool: PoolId) -> Trace {
        let hours = self.work_by_segment(pool).into_iter().map(SegmentWork::hours);
        all_of(Input::HoursAsked, hours.collect())
    }

    pub(super) fn opportunities_exactly(&self, pool: PoolId) -> Trace {
        let parts: Vec<Trace> = self.work_by_segment(pool).into_iter().map(|one| one.opportunities).collect();
        let own = self.own(PoolFigure::Opportunities.of(pool));
        let sum = added(&parts);
        let exact = own.value.fraction().is_some_and(|shown| shown.compared(&sum).is_eq());
        if exact { own } else { count(Input::OpportunitiesOf(String::new()), parts) }
    }

    /// The year's hours, as far as the season of the quarter goes.
    fn asked_in(&self, pool: PoolId, quarter: usize) -> Trace {
        let months = (quarter * 3..quarter * 3 + 3).map(|month| self.season(month)).collect::<Vec<Trace>>();
        let season = added(&months);
        let subject = Input::SeasonOfQuarter(quarter as u8 + 1);
        let season = Trace::new(subject, Value::Share(season), Rule::Sum, months);
        times(Input::HoursAsked, vec![self.asked_exactly(pool), season])
    }

    pub(super) fn work_by_segment(&self, pool: PoolId) -> Vec<SegmentWork> {
        let rows = &self.plan.decisions.assumptions.presales_work.opportunities;
        let members: Vec<&Member> =
            self.plan.decisions.members.iter().filter(|member| member.pool == pool).collect();
        let mut all = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            let parts = members.iter().filter_map(|member| self.opportunities_by(member, place, row));
            let parts: Vec<Trace> = parts.collect();
            if parts.is_empty() {
                continue;
            }
            let opportunities = count(Input::OpportunitiesOf(row.segment.clone()), parts);
            all.push(SegmentWork {
                opportunities,
                hours_each: hours_each(row),
                segment: row.segment.clone(),
            });
        }
        all
    }

    /// The seller's opportunities, as far as the days in the pool go.
    fn opportunities_by(&self, member: &Member, place: usize, row: &Opportunities) -> Option<Trace> {
        let all = self.opportunities_of(member.seller, place, row)?;
        let stay = Stay { start: member.start, end: member.end, leaves: &[] };
        let share = self.share_of_year(stay, &Rule::Typed);
        let whole = share.value.fraction().is_some_and(|share| share.compared(&Fraction::ONE).is_eq());
        let subject = Input::OpportunitiesBy(member.seller);
        Some(if whole { all.called(subject) } else { times(subject, vec![all, share]) })
    }

    /// Potential x penetration / average deal, or a part of what is typed.
    fn opportunities_of(&self, seller: SellerId, place: usize, row: &Opportunities) -> Option<Trace> {
        let potential = self.potential_in(seller, place, row)?;
        let subject = Input::SellerOpportunities(seller);
        if let Some(typed) = row.typed {
            let sellers: Vec<SellerId> =
                self.work().accounts.keys().filter(|key| key.1 == place).map(|key| key.0).collect();
            let all: Vec<Trace> = sellers
                .into_iter()
                .filter_map(|other| self.potential_in(other, place, row))
                .map(|other| Trace { rule: Rule::Beside, inputs: Vec::new(), ..other })
                .collect();
            let whole = added(&all);
            let share = potential.value.fraction()?.over(&whole)?;
            let whole =
                Trace::new(Input::PotentialOf(row.segment.clone()), Value::Exact(whole), Rule::Sum, all);
            let share =
                Trace::new(Input::ShareOfPotential, Value::Share(share), Rule::Ratio, vec![potential, whole]);
            let typed = Trace::leaf(Input::OpportunitiesTyped, typed, Rule::Typed);
            return Some(times(subject, vec![typed, share]));
        }
        let assumptions = &self.plan.decisions.assumptions;
        let conversions = assumptions.conversions.iter().map(|other| other.segment.as_str());
        let (penetration, rule) = match assumptions.conversion(&row.segment) {
            Some(one) => (one.penetration, Rule::Assumed(assumed_for(&row.segment, conversions))),
            None => (Rate::ONE, Rule::Default),
        };
        let penetration = Trace::leaf(Input::Penetration, penetration, rule);
        let reachable = super::component::product(Input::Reachable, vec![potential, penetration]);
        let deal = assumed(Input::AverageDeal, row.average_deal, &row.segment);
        let opportunities = reachable.value.fraction()?.over(&deal.value.fraction()?)?;
        Some(Trace::new(subject, Value::Number(opportunities), Rule::Ratio, vec![reachable, deal]))
    }

    fn potential_in(&self, seller: SellerId, place: usize, row: &Opportunities) -> Option<Trace> {
        let accounts = self.work().accounts.get(&(seller, place))?;
        let rows = accounts.iter().filter_map(|account| self.plan.facts.accounts.get(account.0));
        let potential = |row: &crate::account::Account| {
            Trace::leaf(Input::Account(row.id), row.potential.unwrap_or_default(), Rule::Imported)
        };
        let parts: Vec<Trace> = rows.map(potential).collect();
        let sum = Value::Exact(added(&parts));
        let own = self.own(SellerFigure::Potential.of(seller));
        let all =
            own.value.fraction().zip(sum.fraction()).is_some_and(|(all, sum)| all.compared(&sum).is_eq());
        let subject = Input::PotentialIn(seller, row.segment.clone());
        Some(if all { own } else { Trace::new(subject, sum, Rule::Sum, parts) })
    }

    /// What each member gives a pool on the days there.
    fn given(&self, pool: PoolId, days: Days) -> Vec<Trace> {
        let attached = self.plan.decisions.attachments.iter().filter(|one| one.pool == pool);
        let given = attached.filter_map(|one| {
            let member = self.plan.facts.presales.get(one.presales.0)?;
            let first = one.start.map_or(days.first, |start| start.max(days.first));
            let last = one.end.map_or(days.last, |end| end.min(days.last));
            if first > last {
                return None;
            }
            let mut factors = vec![Trace::leaf(Input::PoolWeight(pool), one.weight, Rule::Typed)];
            factors.extend(self.hours_of(member, Days { first, last }));
            Some(times(Input::GivenBy(one.presales, pool), factors))
        });
        given.collect()
    }

    /// Hours a day, the part of them for opportunities, and the days worked, the first months as far as ramped.
    fn hours_of(&self, member: &Presales, days: Days) -> Vec<Trace> {
        let work = &self.plan.decisions.assumptions.presales_work;
        let all = Rule::Assumed(AssumedFor::All);
        let ramped = |place: usize, rate: Rate| {
            let month = member.start?.first_of_month().saturating_add((place as i64).months());
            let first = month.max(days.first);
            let last = month.last_of_month().min(days.last);
            let worked = (first <= last).then(|| self.workdays(member, Days { first, last }))?;
            let ramp = Trace::leaf(Input::Ramp(place as u32 + 1), rate, all.clone());
            Some(times(Input::WorkdaysIn(first), vec![worked, ramp]))
        };
        let mut parts: Vec<Trace> =
            work.ramp.iter().enumerate().filter_map(|(place, rate)| ramped(place, *rate)).collect();
        let full = member
            .start
            .map(|start| start.first_of_month().saturating_add((work.ramp.len() as i64).months()));
        let first = full.map_or(days.first, |full| full.max(days.first));
        // Before the start nobody works, so a ramp of no month changes nothing.
        let first = if work.ramp.is_empty() { days.first } else { first };
        if first <= days.last {
            parts.push(self.workdays(member, Days { first, last: days.last }));
        }
        let worked = match parts.len() {
            1 => parts.remove(0),
            _ => count(Input::Workdays, parts),
        };
        vec![
            Trace::leaf(Input::HoursPerDay, work.hours_per_day, all.clone()),
            Trace::leaf(Input::Productive, work.productive, all.clone()),
            worked,
        ]
    }

    fn workdays(&self, member: &Presales, days: Days) -> Trace {
        let work = &self.plan.decisions.assumptions.presales_work;
        let first = member.start.map_or(days.first, |start| start.max(days.first));
        let last = member.end.map_or(days.last, |end| end.min(days.last));
        let inside = |day: Date| (first..=last).contains(&day);
        let off = crate::hours::holidays(work, member).filter(|day| inside(*day));
        let mut off: Vec<Date> = off.collect();
        off.sort();
        off.dedup();
        let leaves = member.leaves.iter().filter(|leave| leave.first <= last && leave.last >= first);
        let mut inputs: Vec<Trace> = Vec::new();
        for leave in leaves {
            inputs.push(Trace::leaf(Input::LeaveFrom, leave.first, Rule::Imported));
            inputs.push(Trace::leaf(Input::LeaveTo, leave.last, Rule::Imported));
        }
        inputs
            .extend(off.iter().map(|day| Trace::leaf(Input::Holiday, *day, Rule::Assumed(AssumedFor::All))));
        let worked = crate::hours::days_from(first, last).filter(|day| {
            let away = member.leaves.iter().any(|leave| (leave.first..=leave.last).contains(day));
            !crate::hours::is_weekend(*day) && !away && !off.contains(day)
        });
        let worked = worked.count() as u64;
        Trace::new(Input::Workdays, worked.into(), Rule::Workdays { first, last }, inputs)
    }
}

impl SegmentWork {
    fn hours(self) -> Trace {
        times(Input::WorkOf(self.segment), vec![self.opportunities, self.hours_each])
    }
}

/// The parts added up; one alone is the whole.
fn all_of(subject: Input, mut parts: Vec<Trace>) -> Trace {
    match parts.len() {
        1 => parts.remove(0).called(subject),
        _ => count(subject, parts),
    }
}

/// Hours of one opportunity: each stage as far as it is reached.
fn hours_each(row: &Opportunities) -> Trace {
    let stage = |stage: &StageHours| {
        let reached = assumed(Input::StageReached, stage.reached, &row.segment);
        let hours = assumed(Input::StageHours, stage.hours, &row.segment);
        times(Input::Stage(stage.stage), vec![reached, hours])
    };
    count(Input::HoursEach(row.segment.clone()), row.stages.iter().map(stage).collect())
}

fn assumed(input: Input, value: impl Into<Value>, segment: &str) -> Trace {
    Trace::leaf(input, value, Rule::Assumed(AssumedFor::Segment(segment.to_owned())))
}
