//! What changes during the year: a seller leaves or joins, a quota changes from a date. Everybody else stays as they
//! are unless asked.

use jiff::ToSpan;
use jiff::civil::Date;

use super::spreading::weights;
use super::{Done, allowed, facts, found, terms_of, within};
use crate::draft::Draft;
use crate::edit::{HandOver, Sharing};
use crate::ids::{MemberId, SellerId, TeamId};
use crate::money::{Money, Rate};
use crate::period::PlanYear;
use crate::pool::Member;
use crate::quota::{MidYear, QuotaStep, spread};
use crate::refusal::{Kind, Refusal};
use crate::seller::Seller;

pub fn set_steps(draft: &mut Draft, seller: SellerId, steps: &[QuotaStep], mid_year: MidYear) -> Done {
    let mut terms = terms_of(draft, seller)?;
    let year = PlanYear::new(draft.info.year_start);
    let mut sorted = steps.to_vec();
    sorted.sort_by_key(|step| step.from);
    for (place, step) in sorted.iter().enumerate() {
        allowed(draft, step.quota)?;
        if let Some(attainment) = step.attainment {
            within(attainment, Rate::ZERO, Rate::percent(1_000))?;
        }
        // On the first day of the year it would not be a change but the quota itself.
        let misplaced = step.from <= year.start || step.from >= year.after();
        if misplaced || place > 0 && sorted[place - 1].from == step.from {
            return Err(Refusal::StepOutOfPlace { date: step.from });
        }
    }
    terms.steps = sorted;
    terms.mid_year = mid_year;
    draft.terms.put(terms);
    Ok(())
}

pub fn leaves(draft: &mut Draft, seller: SellerId, last: Date, hand_over: &HandOver) -> Done {
    let mut row = found(&draft.sellers, Kind::Seller, seller.0)?;
    if !is_there(&row, last) {
        return Err(Refusal::NotThereThen { date: last });
    }
    let terms = terms_of(draft, seller)?;
    let quota = terms.quota_on(last);
    row.end = Some(last);
    draft.sellers.put(row.clone());
    let next = last.saturating_add(1.day());
    match hand_over {
        HandOver::Nobody => Ok(()),
        HandOver::Team { sharing } => {
            share_out(draft, seller, terms.team, next, quota.unwrap_or_default(), sharing)
        }
        HandOver::Seat { start } => {
            if *start <= last {
                return Err(Refusal::NotThereThen { date: *start });
            }
            take_seat(draft, &row, *start, quota)
        }
    }
}

/// Somebody who comes during the year.
pub struct Joiner<'a> {
    pub name: &'a str,
    pub segment: &'a str,
    pub team: Option<TeamId>,
    pub start: Date,
    pub vacancy: bool,
    pub base: Money,
    pub target_variable: Money,
    pub quota: Option<Money>,
}

impl Joiner<'_> {
    pub fn joins(&self, draft: &mut Draft, relief: Option<&Sharing>) -> Done {
        self.team.map_or(Ok(()), |team| found(&draft.teams, Kind::Team, team.0).map(|_| ()))?;
        for amount in [Some(self.base), Some(self.target_variable), self.quota].into_iter().flatten() {
            allowed(draft, amount)?;
        }
        if !crate::cells::YEARS.contains(&self.start.year()) {
            return Err(Refusal::YearOutOfRange { year: self.start.year() });
        }
        let id = SellerId(draft.sellers.next_slot());
        facts::add_seller(draft, self.name, self.segment, self.vacancy)?;
        let mut row = found(&draft.sellers, Kind::Seller, id.0)?;
        row.start = Some(self.start);
        row.base = self.base;
        row.target_variable = self.target_variable;
        draft.sellers.put(row);
        let mut terms = terms_of(draft, id)?;
        terms.team = self.team;
        terms.quota = self.quota;
        draft.terms.put(terms);
        match relief {
            Some(sharing) => {
                share_out(draft, id, self.team, self.start, -self.quota.unwrap_or_default(), sharing)
            }
            None => Ok(()),
        }
    }
}

fn is_there(row: &Seller, day: Date) -> bool {
    row.start.is_none_or(|start| start <= day) && row.end.is_none_or(|end| end >= day)
}

/// The others of the team who are there on `from` carry `quota` more (or less) from then on, a full year's amounts that
/// add up to it to the last unit.
fn share_out(
    draft: &mut Draft,
    seller: SellerId,
    team: Option<TeamId>,
    from: Date,
    quota: Money,
    sharing: &Sharing,
) -> Done {
    allowed(draft, sharing.unit)?;
    let year = PlanYear::new(draft.info.year_start);
    if from >= year.after() {
        return Err(Refusal::StepOutOfPlace { date: from });
    }
    let mut others = Vec::new();
    for row in draft.sellers.iter().filter(|row| row.id != seller && is_there(row, from)) {
        let terms = terms_of(draft, row.id)?;
        if terms.team == team && !terms.locked {
            others.push(terms);
        }
    }
    others.sort_by_key(|terms| terms.seller);
    if others.is_empty() {
        return Err(Refusal::NobodyToHandOverTo);
    }
    let ids: Vec<SellerId> = others.iter().map(|terms| terms.seller).collect();
    let weights: Vec<i128> = weights(draft, &sharing.blend, &ids)?.into_values().collect();
    let unit = sharing.unit.max(crate::carried::unit(draft.info.decimals));
    for (mut terms, part) in others.into_iter().zip(spread(quota, &weights, unit)) {
        let negative = |quota: Money| quota.is_negative();
        let more = |quota: Money| quota + part;
        let now = more(terms.quota_on(from).unwrap_or_default());
        if from <= year.start {
            terms.quota = Some(now);
        } else {
            terms.steps.retain(|step| step.from != from);
            terms.steps.push(QuotaStep { from, quota: now, attainment: None });
            terms.steps.sort_by_key(|step| step.from);
        }
        // Later changes are written as whole quotas: they carry their part too.
        for step in terms.steps.iter_mut().filter(|step| step.from > from) {
            step.quota = more(step.quota);
        }
        if negative(now) || terms.steps.iter().any(|step| negative(step.quota)) {
            return Err(Refusal::QuotaBelowZero { seller: terms.seller });
        }
        draft.terms.put(terms);
    }
    Ok(())
}

/// An open seat with what the leaver had: pay, team, quota, pools and territories.
fn take_seat(draft: &mut Draft, leaver: &Seller, start: Date, quota: Option<Money>) -> Done {
    let terms = terms_of(draft, leaver.id)?;
    let taken: Vec<String> = draft.sellers.iter().map(|row| row.name.to_lowercase()).collect();
    let name = (2..)
        .map(|number| format!("{} ({number})", leaver.name))
        .find(|name| !taken.contains(&name.to_lowercase()))
        .unwrap_or_else(|| leaver.name.clone());
    let id = SellerId(draft.sellers.next_slot());
    let joiner = Joiner {
        name: &name,
        segment: &leaver.segment,
        team: terms.team,
        start,
        vacancy: true,
        base: leaver.base,
        target_variable: leaver.target_variable,
        quota,
    };
    joiner.joins(draft, None)?;
    let mut own = terms_of(draft, id)?;
    own.pay_plan = terms.pay_plan;
    own.weight = terms.weight;
    draft.terms.put(own);
    // On the same days: where the leaver was to change pools, the seat changes them.
    let members: Vec<_> = draft.members.iter().filter(|m| m.seller == leaver.id).cloned().collect();
    for member in members {
        let own = MemberId(draft.members.next_slot());
        draft.members.put(Member { id: own, seller: id, ..member });
    }
    let territories: Vec<_> =
        draft.territories.iter().filter(|t| t.seller == Some(leaver.id)).cloned().collect();
    for mut territory in territories {
        territory.seller = Some(id);
        draft.territories.put(territory);
    }
    Ok(())
}
