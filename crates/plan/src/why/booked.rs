//! What a component is measured by: bookings, quotas and scores, for the year or a part of it.

use jiff::civil::Date;

use super::component::{added, multiplied, product, summed};
use super::evaluated::Leg;
use super::{Input, ManagerFigure, PoolFigure, Rule, SellerFigure, Trace, Tracer, Value};
use crate::compensation::Measure;
use crate::earning::{Booked, ByMonth, Clawback, FINE, Track, Until, Window};
use crate::edit::Payee;
use crate::fraction::Fraction;
use crate::ids::{PoolId, TeamId};
use crate::money::Rate;
use crate::projection::worked_between;
use crate::quota::MidYear;

/// Which amounts of a track are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Months {
    Booked,
    Quota,
}

impl Leg<'_, '_, '_> {
    /// Booked against the window's quotas, blended; `None` where there is nothing to attain.
    pub fn attained(&self, until: Until) -> Option<Trace> {
        let part = Window { from: self.window.from, to: until.end };
        let mut blended = Vec::new();
        for share in &self.component.measures {
            let attained = self.attained_by(share.measure, part, until.by)?;
            if let [alone] = self.component.measures.as_slice()
                && alone.weight == Rate::ONE
            {
                return Some(attained.called(Input::Attained));
            }
            let weight = Trace::leaf(Input::MeasureWeight(share.measure), share.weight, Rule::Typed);
            blended.push(shared(Input::WeightedBy(share.measure), vec![attained, weight]));
        }
        let sum = added(&blended);
        (!blended.is_empty()).then(|| Trace::new(Input::Attained, Value::Share(sum), Rule::Sum, blended))
    }

    fn attained_by(&self, measure: Measure, part: Window, by: usize) -> Option<Trace> {
        let track = self.at.branch.track(measure)?;
        let subject = Input::AttainedBy(measure);
        if measure == Measure::Score {
            let score = self.parts.tracer.score(self.parts.payee);
            if self.between(&track.quota_months, self.window).is_zero() {
                return None;
            }
            return Some(shared(subject, vec![score, self.time_part(track, part, self.window)]));
        }
        let quota = self.quota(measure, self.window)?;
        let booked = self.booked(measure, part, by)?;
        let value = Value::Share(booked.value.fraction()?.over(&quota.value.fraction()?)?);
        Some(Trace::new(subject, value, Rule::Ratio, vec![booked, quota]))
    }

    /// Objectives are reached evenly over the days worked.
    fn time_part(&self, track: &Track, part: Window, window: Window) -> Trace {
        // The months of an objective's track weigh their days.
        let [inside, whole] = [part, window].map(|of| self.between(&track.quota_months, of));
        let value = inside.over(&whole).unwrap_or(Fraction::ZERO);
        let inputs = vec![
            Trace::leaf(Input::DaysWorked, Value::Number(inside), Rule::Calendar),
            Trace::leaf(Input::DaysThere, Value::Number(whole), Rule::Calendar),
        ];
        Trace::new(Input::WindowShare, Value::Share(value), Rule::RatioOrZero, inputs)
    }

    /// What falls into a window of amounts by month; within a month it falls evenly on the days.
    pub fn between(&self, months: &ByMonth, window: Window) -> Fraction {
        let firsts = &self.parts.days.firsts;
        let inside = months.iter().enumerate().filter_map(|(month, amount)| {
            let (first, next) = (firsts[month], firsts[month + 1]);
            let (from, to) = (first.max(window.from), next.min(window.to));
            let days = to.checked_sub(from).filter(|days| *days > 0)?;
            Fraction::new(amount * days as i128, (next - first) as i128)
        });
        inside.fold(Fraction::ZERO, |sum, part| sum.plus(&part))
    }

    fn clawback(&self) -> Clawback {
        Clawback(self.parts.plan().clawback_days)
    }

    /// Deals made in a window that are not taken back before a day.
    pub fn counted<'d>(
        &self,
        track: &'d Track,
        window: Window,
        by: usize,
    ) -> impl Iterator<Item = &'d Booked> + use<'d> {
        track.counted(window, by, self.clawback())
    }

    /// Booked in a part of the year, as it is known before a day.
    pub fn booked(&self, measure: Measure, part: Window, by: usize) -> Option<Trace> {
        let track = self.at.branch.track(measure)?;
        let part = self.at.branch.days_on(measure, part);
        if self.parts.is_year(part) {
            return self.booked_in_year(measure, track);
        }
        let mut inputs = self.months(track, measure, Months::Booked, part);
        for deal in self.counted(track, part, by) {
            let amount = Value::Exact(Fraction::whole(deal.amount));
            inputs.push(Trace::leaf(Input::DealOn(self.parts.date(deal.day)), amount, Rule::Typed));
        }
        Some(summed(Input::Booked(measure), inputs))
    }

    fn booked_in_year(&self, measure: Measure, track: &Track) -> Option<Trace> {
        let year = self.year_booked(measure)?;
        let (count, clawback) = (self.parts.days.count(), self.clawback());
        let kept = track.deals.iter().filter(|deal| !clawback.takes_back(deal, count));
        let kept = kept.filter_map(|deal| {
            let lost = self.parts.date(deal.lost?);
            let amount = Value::Exact(Fraction::whole(deal.amount));
            Some(Trace::leaf(Input::KeptCancellation(lost), amount, Rule::Typed))
        });
        let inputs: Vec<Trace> = std::iter::once(year).chain(kept).collect();
        match inputs.as_slice() {
            [alone] => Some(alone.clone()),
            _ => Some(summed(Input::Booked(measure), inputs)),
        }
    }

    /// Booked in the year, not rounded: the figure that it is, or what it is made of.
    fn year_booked(&self, measure: Measure) -> Option<Trace> {
        let tracer = self.parts.tracer;
        Some(match (measure, self.parts.payee) {
            (Measure::Own, Payee::Seller { seller }) => match self.at.stretch {
                Some(stretch) => tracer.booked_stretch(tracer.plan.facts.sellers.get(seller.0)?, stretch)?,
                None => tracer.booked_exactly(seller)?,
            },
            (Measure::Pool, _) => tracer.pool_booked(self.at.pool?)?,
            (Measure::Team, payee) => {
                let team = tracer.team_of(payee);
                let sellers = tracer.sellers_under(team).into_iter();
                let inputs: Vec<Trace> = sellers.filter_map(|seller| tracer.booked_exactly(seller)).collect();
                match payee {
                    Payee::Manager { team } if inputs.iter().all(is_figure) => {
                        tracer.own(ManagerFigure::Bookings.of(team))
                    }
                    _ => summed(Input::TeamBookings(team), inputs),
                }
            }
            _ => return None,
        })
    }

    /// The quota of a window.
    pub fn quota(&self, measure: Measure, window: Window) -> Option<Trace> {
        let track = self.at.branch.track(measure)?;
        let whole = self.year_quota(measure)?;
        let window = self.at.branch.days_on(measure, window);
        if self.parts.is_year(window) {
            return Some(whole);
        }
        let share = self.share_of_quota(track, measure, window);
        Some(product(Input::QuotaOf(measure), vec![whole, share]))
    }

    fn year_quota(&self, measure: Measure) -> Option<Trace> {
        let tracer = self.parts.tracer;
        Some(match (measure, self.parts.payee) {
            (Measure::Own, Payee::Seller { seller }) => match self.at.stretch {
                Some(stretch) => tracer.carried_part(tracer.plan.facts.sellers.get(seller.0)?, stretch)?,
                None => tracer.own(SellerFigure::CarriedQuota.of(seller)),
            },
            (Measure::Pool, _) => tracer.own(PoolFigure::PoolTarget.of(self.at.pool?)),
            (Measure::Team, payee) => tracer.measured_target(tracer.team_of(payee)),
            _ => return None,
        })
    }

    /// What the window is of the year's quota, by the months.
    fn share_of_quota(&self, track: &Track, measure: Measure, window: Window) -> Trace {
        if track.quota_months == [1; 12] {
            // Nothing is carried in any month, so nothing says how it falls on them.
            let share = self.between(&track.quota_months, window).over(&Fraction::whole(12));
            let share = share.map_or(Value::Undefined, Value::Share);
            let rule = Rule::Evenly { first: self.parts.date(window.from), last: self.parts.last(window.to) };
            return Trace::leaf(Input::WindowShare, share, rule);
        }
        let months = self.months(track, measure, Months::Quota, window);
        let inside = added(&months);
        let all = Fraction::whole(track.quota_months.iter().sum());
        let share = Value::Share(inside.over(&all).unwrap_or(Fraction::ZERO));
        let inputs = vec![
            Trace::new(Input::QuotaInWindow, Value::Exact(inside), Rule::Sum, months),
            Trace::leaf(Input::MonthsWhole, Value::Exact(all), Rule::MembersByMonth),
        ];
        Trace::new(Input::WindowShare, share, Rule::RatioOrZero, inputs)
    }

    /// The months of a window with what falls into them.
    fn months(&self, track: &Track, measure: Measure, kind: Months, window: Window) -> Vec<Trace> {
        let amounts = match kind {
            Months::Booked => &track.bookings,
            Months::Quota => &track.quota_months,
        };
        let mut inputs = Vec::new();
        for (month, amount) in amounts.iter().enumerate() {
            let (first, next) = (self.parts.days.firsts[month], self.parts.days.firsts[month + 1]);
            let (from, to) = (first.max(window.from), next.min(window.to));
            if from >= to || *amount == 0 {
                continue;
            }
            let date = self.parts.date(first);
            let subject = match kind {
                Months::Booked => Input::BookedInMonth(date),
                Months::Quota => Input::QuotaInMonth(date),
            };
            let exact = match kind {
                Months::Booked => Fraction::new(*amount, FINE).unwrap_or(Fraction::ZERO),
                Months::Quota => Fraction::whole(*amount),
            };
            let (rule, year) = self.month_rule(track, measure, kind, month);
            let whole = Trace::new(subject.clone(), Value::Exact(exact), rule, year);
            if (from, to) == (first, next) {
                inputs.push(whole);
                continue;
            }
            let [days, all] = [to - from, next - first];
            let share = Fraction::new(days as i128, all as i128).map_or(Value::Undefined, Value::Share);
            let counted = vec![
                Trace::leaf(Input::DaysWorked, days as u64, Rule::Calendar),
                Trace::leaf(Input::DaysOfMonth, all as u64, Rule::Calendar),
            ];
            let share = Trace::new(Input::ShareOfMonth, share, Rule::Ratio, counted);
            inputs.push(product(subject, vec![whole, share]));
        }
        inputs
    }

    /// How a month's amount comes from the year's.
    fn month_rule(&self, track: &Track, measure: Measure, kind: Months, month: usize) -> (Rule, Vec<Trace>) {
        if let (Measure::Own, Payee::Seller { seller }) = (measure, self.parts.payee)
            && let Some(carried) = self.parts.tracer.carried(seller)
        {
            let months = match (self.at.stretch, carried.part_months.as_slice()) {
                (Some(stretch), all) => all.get(stretch),
                (None, [alone]) => Some(alone),
                _ => None,
            };
            if let Some(months) = months {
                let year: Vec<Trace> = self.year_quota(measure).iter().map(Trace::closed).collect();
                let rule = Rule::Spread { place: month, weights: months.to_vec() };
                if kind == Months::Quota {
                    return (rule, year);
                }
                // Booked as the quota falls on the month, times the attainment.
                let subject = Input::QuotaInMonth(self.parts.date(self.parts.days.firsts[month]));
                let value = Value::Exact(Fraction::whole(track.quota_months[month]));
                let quota = Trace::new(subject, value, rule, year);
                let attained = self.parts.tracer.attained_in(seller, self.at.stretch);
                return (Rule::Product, std::iter::once(quota).chain(attained).collect());
            }
        }
        let year = match kind {
            Months::Booked => self.year_booked(measure),
            Months::Quota => self.year_quota(measure),
        };
        (Rule::MembersByMonth, year.iter().map(Trace::closed).collect())
    }

    /// What part of the window's quota falls to a period, blended as the measures are.
    pub fn period_part(&self, part: Window) -> Trace {
        let mut blended = Vec::new();
        for share in &self.component.measures {
            let Some(track) = self.at.branch.track(share.measure) else { continue };
            let both = self.quota(share.measure, part).zip(self.quota(share.measure, self.window));
            let of_part = match both {
                Some((part, whole)) => {
                    let quota = part.value.fraction().zip(whole.value.fraction());
                    let quota = quota.and_then(|(part, whole)| part.over(&whole)).unwrap_or(Fraction::ZERO);
                    let inputs = vec![part, whole];
                    Trace::new(Input::PeriodPart, Value::Share(quota), Rule::RatioOrZero, inputs)
                }
                None => self.time_part(track, part, self.window),
            };
            if let [alone] = self.component.measures.as_slice()
                && alone.weight == Rate::ONE
            {
                return of_part;
            }
            let weight = Trace::leaf(Input::MeasureWeight(share.measure), share.weight, Rule::Typed);
            blended.push(shared(Input::WeightedBy(share.measure), vec![of_part, weight]));
        }
        let sum = added(&blended);
        Trace::new(Input::PeriodPart, Value::Share(sum), Rule::Sum, blended)
    }
}

/// Told by a figure alone, so that it is no more exact than that.
fn is_figure(trace: &Trace) -> bool {
    trace.rule == Rule::OfItsOwn
}

/// A share on the way: the product of its factors.
fn shared(subject: Input, factors: Vec<Trace>) -> Trace {
    let value = multiplied(&factors).map_or(Value::Undefined, Value::Share);
    Trace::new(subject, value, Rule::Product, factors)
}

impl Tracer<'_> {
    /// Objectives reached, typed or taken as reached.
    fn score(&self, payee: Payee) -> Trace {
        let typed = match payee {
            Payee::Seller { seller } => self.plan.terms(seller).score,
            Payee::Presales { presales } => self.plan.presales_terms(presales).score,
            Payee::Manager { team } => self.plan.decisions.teams.get(team.0).and_then(|row| row.pay.score),
        };
        let rule = if typed.is_some() { Rule::Typed } else { Rule::Default };
        Trace::leaf(Input::Score, typed.unwrap_or(Rate::ONE), rule)
    }

    fn team_of(&self, payee: Payee) -> Option<TeamId> {
        match payee {
            Payee::Seller { seller } => self.seller(seller)?.team,
            Payee::Presales { .. } => None,
            Payee::Manager { team } => Some(team),
        }
    }

    pub(super) fn pools_of(&self, payee: Payee) -> Vec<PoolId> {
        match payee {
            Payee::Seller { seller } => self.seller(seller).map(|row| row.pools.clone()).unwrap_or_default(),
            Payee::Presales { presales } => {
                let row = self.presales(presales);
                row.map(|row| row.attached.iter().map(|one| one.pool).collect()).unwrap_or_default()
            }
            Payee::Manager { .. } => Vec::new(),
        }
    }

    /// Quotas of the year that are attained and paid apart, those of which a day is worked; empty where it is one.
    pub(super) fn stretches(&self, payee: Payee) -> Vec<usize> {
        let weights = self.stretch_weights(payee);
        (0..weights.len()).filter(|place| weights[*place] > 0).collect()
    }

    /// Days worked under each of the quotas that are paid apart.
    pub(super) fn stretch_weights(&self, payee: Payee) -> Vec<i128> {
        let Payee::Seller { seller } = payee else { return Vec::new() };
        let (Some(row), Some(carried)) = (self.plan.facts.sellers.get(seller.0), self.carried(seller)) else {
            return Vec::new();
        };
        if self.plan.terms(seller).mid_year != MidYear::Segments || carried.parts.len() < 2 {
            return Vec::new();
        }
        let before = |place: usize| carried.parts.get(place + 1).and_then(|next| next.from);
        let days = carried.parts.iter().enumerate().map(|(place, part)| {
            worked_between(self.plan.year(), row, part.from, before(place)).iter().sum()
        });
        days.collect()
    }

    pub(super) fn stretch_from(&self, payee: Payee, stretch: Option<usize>) -> Option<Date> {
        let Payee::Seller { seller } = payee else { return None };
        self.carried(seller)?.parts.get(stretch?)?.from
    }
}
