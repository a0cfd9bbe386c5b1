//! What a seller carries and books: quotas in force, season, ramp and days month by month, attainments, deals.

use jiff::ToSpan;
use jiff::civil::Date;

use super::component::{added, product, summed};
use super::{AssumedFor, Figure, Input, Rule, SellerFigure, TerritoryFigure, Trace, Tracer, Value};
use crate::carried::{Carried, QuotaPart, Window};
use crate::compensation::Deal;
use crate::edit::Payee;
use crate::fraction::Fraction;
use crate::ids::SellerId;
use crate::money::{Money, Rate};
use crate::period::{Seasonality, Share};
use crate::quota::Terms;
use crate::seller::Seller;
use crate::territory::same_text;

impl Tracer<'_> {
    pub(super) fn why_seller(&self, seller: SellerId, figure: SellerFigure) -> Option<Trace> {
        let row = self.plan.facts.sellers.get(seller.0)?;
        let outlook = self.seller(seller)?;
        let terms = self.plan.terms(seller);
        let asked = figure.of(seller);
        let own = |figure: SellerFigure| self.own(figure.of(seller));
        let made = |rule, inputs| self.made(asked, rule, inputs);
        match figure {
            SellerFigure::Quota => made(super::team::typed(terms.quota), Vec::new()),
            SellerFigure::CountedQuota => {
                let year = self.plan.year();
                if !row.stays(year) {
                    return made(
                        Rule::LeavesBefore,
                        vec![Trace::leaf(Input::LastDay, row.end, Rule::Imported)],
                    );
                }
                let step = terms.steps.iter().rev().find(|step| step.from <= year.last());
                let in_force =
                    step.map(|step| Trace::leaf(Input::QuotaFrom(Some(step.from)), step.quota, Rule::Typed));
                made(Rule::InForceAtEnd, vec![in_force.unwrap_or_else(|| own(SellerFigure::Quota))])
            }
            SellerFigure::CarriedShare => {
                let share = self.share_carried(row, Window::default(), self.plan.ramp(&row.segment));
                made(share.rule, share.inputs)
            }
            SellerFigure::CarriedQuota => self.carried_quota(row, &terms),
            SellerFigure::Quarter1 => self.quarter(row, asked, 0),
            SellerFigure::Quarter2 => self.quarter(row, asked, 1),
            SellerFigure::Quarter3 => self.quarter(row, asked, 2),
            SellerFigure::Quarter4 => self.quarter(row, asked, 3),
            SellerFigure::Proposal => self.proposal(row, &terms),
            SellerFigure::Gap => {
                made(Rule::Difference, vec![own(SellerFigure::Quota), own(SellerFigure::Proposal)])
            }
            SellerFigure::QuotaToPotential => {
                made(Rule::Ratio, vec![own(SellerFigure::Quota), own(SellerFigure::Potential)])
            }
            SellerFigure::QuotaToOte => {
                made(Rule::Ratio, vec![own(SellerFigure::Quota), own(SellerFigure::Ote)])
            }
            SellerFigure::QuotaToLastYear => match row.last_bookings.filter(|last| *last > Money::ZERO) {
                Some(last) => {
                    let last = Trace::leaf(Input::LastBookings, last, Rule::Imported);
                    made(Rule::Ratio, vec![own(SellerFigure::Quota), last])
                }
                None => made(Rule::NotSet, Vec::new()),
            },
            SellerFigure::Potential => {
                let potential = |territory| self.own(TerritoryFigure::Potential.of(territory));
                made(Rule::Sum, outlook.territories.iter().copied().map(potential).collect())
            }
            SellerFigure::Attainment if outlook.deals > 0 => {
                made(Rule::RatioOrZero, vec![own(SellerFigure::Bookings), own(SellerFigure::CarriedQuota)])
            }
            SellerFigure::Attainment => made(Rule::Assumed(self.assumed_for(&terms)), Vec::new()),
            SellerFigure::Bookings => self.bookings(row, &terms),
            _ => self.why_pay(Payee::Seller { seller }, figure.paid()?),
        }
    }

    /// Where the attainment assumed for a seller stands.
    fn assumed_for(&self, terms: &Terms) -> AssumedFor {
        if terms.attainment.is_some() {
            return AssumedFor::Seller;
        }
        let mut team = terms.team;
        for _ in 0..=crate::team::DEEPEST {
            let Some(row) = team.and_then(|team| self.plan.decisions.teams.get(team.0)) else { break };
            if row.attainment.is_some() {
                return AssumedFor::Team(row.id);
            }
            team = row.parent;
        }
        AssumedFor::All
    }

    fn carried_quota(&self, row: &Seller, terms: &Terms) -> Option<Trace> {
        let (rule, inputs) = self.carried_within(row, terms, Window::default());
        self.made(SellerFigure::CarriedQuota.of(row.id), rule, inputs)
    }

    /// How what a seller carries on the days of a window comes about.
    pub(super) fn carried_within(&self, row: &Seller, terms: &Terms, window: Window) -> (Rule, Vec<Trace>) {
        self.carried_at(row, terms, window, self.plan.ramp(&row.segment))
    }

    /// The same under a ramp.
    pub(super) fn carried_at(
        &self,
        row: &Seller,
        terms: &Terms,
        window: Window,
        ramp: &[Rate],
    ) -> (Rule, Vec<Trace>) {
        let quota = || self.own(SellerFigure::Quota.of(row.id));
        if terms.steps.is_empty() {
            return (Rule::Product, vec![quota(), self.share_carried(row, window, ramp)]);
        }
        let parts = self.spans(terms).into_iter().map(|span| {
            let step = terms.steps.iter().find(|step| Some(step.from) == span.from);
            let quota = match step {
                Some(step) => Trace::leaf(Input::QuotaFrom(span.from), step.quota, Rule::Typed),
                None => quota(),
            };
            let share = self.share_carried(row, span.within(window), ramp);
            let value = match (quota.value.fraction(), share.value.fraction()) {
                (Some(quota), Some(share)) => Value::Exact(quota.times(&share)),
                _ => Value::Undefined,
            };
            Trace::new(Input::QuotaForTime(span.from), value, Rule::Product, vec![quota, share])
        });
        (Rule::Sum, parts.collect())
    }

    /// From when and before when each quota of the year is in force.
    pub(super) fn spans(&self, terms: &Terms) -> Vec<Window> {
        let firsts = std::iter::once(None).chain(terms.steps.iter().map(|step| Some(step.from)));
        let befores = terms.steps.iter().map(|step| Some(step.from)).chain([None]);
        firsts.zip(befores).map(|(from, before)| Window { from, before }).collect()
    }

    fn share_carried(&self, row: &Seller, window: Window, ramp: &[Rate]) -> Trace {
        let Window { from, before } = window;
        let months = self.plan.calendar().carried_between(row.stay(), ramp, from, before);
        let (rule, inputs) = match window.is_whole() && months == self.plan.calendar().full() {
            true => (Rule::AllYear, Vec::new()),
            false => (Rule::CarriedByMonth, self.months(row, window, ramp)),
        };
        Trace::new(Input::ShareCarried(from), exact(months.year()), rule, inputs)
    }

    /// The months of which a seller carries something: season x ramp x days.
    fn months(&self, row: &Seller, Window { from, before }: Window, ramp: &[Rate]) -> Vec<Trace> {
        let year = self.plan.year();
        let carried = self.plan.calendar().carried_between(row.stay(), ramp, from, before);
        let mut months = Vec::new();
        for (month, numerator) in carried.numerators.into_iter().enumerate() {
            let (first, next) = (year.month(month), year.month(month + 1));
            let last = next.saturating_add(-1.day());
            let begins = from.map_or(first, |from| from.max(first));
            let ends = before.map_or(last, |before| before.saturating_add(-1.day()).min(last));
            let worked = if begins > ends { 0 } else { year.active_between(row.stay(), begins, ends) };
            if worked == 0 {
                continue;
            }
            let mut factors = vec![self.season(month)];
            let since = row.start.map(|start| (months_of(first) - months_of(start)).max(0) as usize);
            if let Some((place, rate)) = since.and_then(|since| Some((since, ramp.get(since)?))) {
                let assumed = Rule::Assumed(self.segment_of_ramp(&row.segment));
                factors.push(Trace::leaf(Input::Ramp(place as u32 + 1), *rate, assumed));
            }
            let days = i128::from(next.duration_since(first).as_hours() / 24);
            if worked != days {
                let inputs = vec![
                    Trace::leaf(Input::DaysThere, worked as u64, Rule::Calendar),
                    Trace::leaf(Input::DaysOfMonth, days as u64, Rule::Calendar),
                ];
                let share = Fraction::new(worked, days).map_or(Value::Undefined, Value::Share);
                factors.push(Trace::new(Input::ShareOfMonth, share, Rule::Ratio, inputs));
            }
            let value = exact(Share { numerator, denominator: carried.denominator });
            let subject = Input::MonthCarried(first);
            months.push(match factors.len() {
                1 => factors.remove(0).called(subject),
                _ => Trace::new(subject, value, Rule::Product, factors),
            });
        }
        months
    }

    fn segment_of_ramp(&self, segment: &str) -> AssumedFor {
        let ramps = &self.plan.decisions.assumptions.ramps;
        assumed_for(segment, ramps.iter().map(|ramp| ramp.segment.as_str()))
    }

    /// What a month is of a full year.
    pub(super) fn season(&self, month: usize) -> Trace {
        let year = self.plan.year();
        let (first, next) = (year.month(month), year.month(month + 1));
        let full = self.plan.calendar().full();
        let value = exact(Share { numerator: full.numerators[month], denominator: full.denominator });
        let (rule, inputs) = match &self.plan.decisions.assumptions.seasonality {
            Seasonality::Even => (Rule::Twelfth, Vec::new()),
            Seasonality::Months { .. } => (Rule::Assumed(AssumedFor::All), Vec::new()),
            Seasonality::Quarters { weights } => {
                let quarter = month / 3;
                let all = Rule::Assumed(AssumedFor::All);
                let weight = Trace::leaf(Input::SeasonOfQuarter(quarter as u8 + 1), weights[quarter], all);
                (Rule::ThirdOfQuarter, vec![weight])
            }
            Seasonality::Days => {
                let days = (next.duration_since(first).as_hours() / 24) as u64;
                let inputs = vec![
                    Trace::leaf(Input::DaysOfMonth, days, Rule::Calendar),
                    Trace::leaf(Input::DaysOfYear, year.days() as u64, Rule::Calendar),
                ];
                (Rule::Ratio, inputs)
            }
        };
        Trace::new(Input::Season(first), value, rule, inputs)
    }

    /// Its part of what is carried, and the months that say how much.
    fn quarter(&self, row: &Seller, asked: Figure, quarter: usize) -> Option<Trace> {
        let carried = self.carried(row.id)?;
        let whole = self.own(SellerFigure::CarriedQuota.of(row.id));
        if carried.year.is_none() {
            return self.made(asked, Rule::NothingCarried, vec![whole]);
        }
        let year = self.plan.year();
        let mut weights = vec![0; 4];
        for (part, months) in carried.parts.iter().zip(&carried.part_months) {
            let quota = part.quota.unwrap_or_default().thousandths();
            for (month, share) in months.iter().enumerate() {
                weights[month / 3] += share * quota;
            }
        }
        let window =
            Window { from: Some(year.month(quarter * 3)), before: Some(year.month(quarter * 3 + 3)) };
        let mut inputs = vec![whole];
        inputs.extend(self.months(row, window, self.plan.ramp(&row.segment)));
        self.made(asked, Rule::Spread { place: quarter, weights }, inputs)
    }

    fn proposal(&self, row: &Seller, terms: &Terms) -> Option<Trace> {
        let asked = SellerFigure::Proposal.of(row.id);
        if terms.proposal.is_some() {
            return self.made(asked, Rule::Typed, Vec::new());
        }
        let conversions = &self.plan.decisions.assumptions.conversions;
        let Some(conversion) = self.plan.decisions.assumptions.conversion(&row.segment) else {
            return self.made(asked, Rule::NotSet, Vec::new());
        };
        let segments = conversions.iter().map(|other| other.segment.as_str());
        let assumed = Rule::Assumed(assumed_for(&row.segment, segments));
        let inputs = vec![
            self.own(SellerFigure::Potential.of(row.id)),
            Trace::leaf(Input::Penetration, conversion.penetration, assumed.clone()),
            Trace::leaf(Input::WinRate, conversion.win_rate, assumed),
        ];
        self.made(asked, Rule::Product, inputs)
    }

    fn bookings(&self, row: &Seller, terms: &Terms) -> Option<Trace> {
        let asked = SellerFigure::Bookings.of(row.id);
        let whole = self.own(SellerFigure::CarriedQuota.of(row.id));
        let (rule, inputs) = self.booked_within(row, terms, self.carried(row.id)?, whole, Window::default());
        self.made(asked, rule, inputs)
    }

    /// How what a seller books on the days of a window comes about, of which `whole` is carried.
    pub(super) fn booked_within(
        &self,
        row: &Seller,
        terms: &Terms,
        carried: &Carried,
        whole: Trace,
        window: Window,
    ) -> (Rule, Vec<Trace>) {
        let deals = self.engine().deals.of_seller(row);
        if !deals.is_empty() {
            return (Rule::Sum, self.deals(deals, window));
        }
        if matches!(whole.value, Value::Undefined) {
            return (Rule::NothingCarried, vec![whole]);
        }
        if terms.steps.is_empty() {
            return (Rule::Product, vec![whole, self.own(SellerFigure::Attainment.of(row.id))]);
        }
        let parts = carried.parts.iter().enumerate().map(|(place, part)| {
            let exact = self.booked_part(terms, carried, &whole, place);
            Trace { value: part.bookings.into(), ..exact }
        });
        (Rule::Sum, parts.collect())
    }

    fn attained_part(&self, terms: &Terms, carried: &Carried, place: usize) -> Trace {
        let part = &carried.parts[place];
        let typed = terms.steps.iter().take(place).any(|step| step.attainment.is_some());
        let rule = if typed { Rule::Typed } else { Rule::Assumed(self.assumed_for(terms)) };
        Trace::leaf(Input::AttainmentFrom(part.from), part.attainment, rule)
    }

    /// What is booked at an attainment while one of several quotas is in force, not rounded.
    fn booked_part(&self, terms: &Terms, carried: &Carried, whole: &Trace, place: usize) -> Trace {
        let inputs = vec![self.part_of(carried, whole, place), self.attained_part(terms, carried, place)];
        product(Input::BookingsFrom(carried.parts[place].from), inputs)
    }

    /// What a seller books in the year, not rounded: the figure, where it is exact.
    pub(super) fn booked_exactly(&self, seller: SellerId) -> Option<Trace> {
        let figure = self.own(SellerFigure::Bookings.of(seller));
        let row = self.plan.facts.sellers.get(seller.0)?;
        let whole = self.own(SellerFigure::CarriedQuota.of(seller));
        let carried = self.carried(seller)?;
        Some(self.unrounded(row, carried, whole, figure))
    }

    /// Bookings that are assumed, quota by quota, where they are not what the rounded amount says.
    pub(super) fn unrounded(&self, row: &Seller, carried: &Carried, whole: Trace, rounded: Trace) -> Trace {
        let terms = self.plan.terms(row.id);
        let typed = !self.engine().deals.of_seller(row).is_empty();
        let (Some(shown), Some(_), false) = (rounded.value.fraction(), whole.value.fraction(), typed) else {
            return rounded;
        };
        let parts: Vec<Trace> = match carried.parts.as_slice() {
            [_] => {
                let attained = self.own(SellerFigure::Attainment.of(row.id));
                vec![product(Input::BookedExactly(row.id), vec![whole, attained])]
            }
            parts => (0..parts.len()).map(|place| self.booked_part(&terms, carried, &whole, place)).collect(),
        };
        let sum = added(&parts);
        if sum.compared(&shown).is_eq() {
            return rounded;
        }
        match parts.len() {
            1 => parts.into_iter().next().unwrap_or(rounded),
            _ => summed(Input::BookedExactly(row.id), parts),
        }
    }

    /// The attainment assumed in a stretch of the year, or all year.
    pub(super) fn attained_in(&self, seller: SellerId, stretch: Option<usize>) -> Option<Trace> {
        match stretch {
            Some(place) => Some(self.attained_part(&self.plan.terms(seller), self.carried(seller)?, place)),
            None => Some(self.own(SellerFigure::Attainment.of(seller))),
        }
    }

    /// What is booked in the stretch of the year of one of several quotas.
    pub(super) fn booked_stretch(&self, row: &Seller, place: usize) -> Option<Trace> {
        let carried = self.carried(row.id)?;
        let terms = self.plan.terms(row.id);
        let deals = self.engine().deals.of_seller(row);
        if deals.is_empty() {
            let whole = self.own(SellerFigure::CarriedQuota.of(row.id));
            return Some(self.booked_part(&terms, carried, &whole, place));
        }
        let part = carried.parts.get(place)?;
        let inputs = self.deals(deals, *self.spans(&terms).get(place)?);
        Some(Trace::new(Input::BookingsFrom(part.from), part.bookings.into(), Rule::Sum, inputs))
    }

    /// What of the year's carried quota falls to the time of one of several quotas.
    pub(super) fn carried_part(&self, row: &Seller, place: usize) -> Option<Trace> {
        let whole = self.own(SellerFigure::CarriedQuota.of(row.id));
        Some(self.part_of(self.carried(row.id)?, &whole, place))
    }

    fn part_of(&self, carried: &Carried, whole: &Trace, place: usize) -> Trace {
        let part = &carried.parts[place];
        let rule = Rule::Spread { place, weights: weights_of_parts(carried) };
        Trace::new(Input::CarriedFrom(part.from), part.carried.into(), rule, vec![whole.closed()])
    }

    /// Deals made from one day on and before another, and those cancelled by then.
    fn deals(&self, deals: &[&Deal], Window { from, before }: Window) -> Vec<Trace> {
        let year = self.plan.year();
        let within = |day: Date| {
            (year.start..year.after()).contains(&day)
                && from.is_none_or(|from| day >= from)
                && before.is_none_or(|before| day < before)
        };
        let made = deals.iter().filter(|deal| within(deal.date));
        let made = made.map(|deal| Trace::leaf(Input::Deal(deal.id), deal.amount, Rule::Typed));
        let inside = |day: Date| (year.start..year.after()).contains(&day);
        // A deal is taken back where it was made, whenever it is lost.
        let lost = deals.iter().filter(|deal| within(deal.date) && deal.cancelled.is_some_and(inside));
        let lost = lost.map(|deal| Trace::leaf(Input::Cancellation(deal.id), -deal.amount, Rule::Typed));
        made.chain(lost).collect()
    }
}

/// Assumptions are a segment's own where it has any, and those for all others where it has none.
pub(super) fn assumed_for<'r>(segment: &str, mut own: impl Iterator<Item = &'r str>) -> AssumedFor {
    let own = own.any(|other| same_text(other, segment));
    AssumedFor::Segment(if own { segment.to_owned() } else { String::new() })
}

/// How the year's carried quota is divided over the quotas in force.
fn weights_of_parts(carried: &Carried) -> Vec<i128> {
    let weight = |(part, months): (&QuotaPart, &[i128; 12])| {
        months.iter().sum::<i128>() * part.quota.unwrap_or_default().thousandths()
    };
    carried.parts.iter().zip(&carried.part_months).map(weight).collect()
}

pub(super) fn exact(share: Share) -> Value {
    Fraction::new(share.numerator, share.denominator).map_or(Value::Undefined, Value::Share)
}

/// Months since the year 0.
fn months_of(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month())
}
