//! Capacity: full quotas, what dates, ramps and turnover take off, and what is left against the company plan.

use super::component::{count, multiplied};
use super::quota::assumed_for;
use super::{CapacityFigure, Figure, Input, PlanFigure, Rule, SellerFigure, Span, Trace, Tracer, Value};
use crate::carried::Window;
use crate::fraction::Fraction;
use crate::money::{Money, Rate};
use crate::outlook::SellerOutlook;
use crate::seller::Seller;

impl Tracer<'_> {
    pub(super) fn why_capacity(&self, span: Span, figure: CapacityFigure) -> Option<Trace> {
        let asked = figure.of(span);
        let own = |figure: CapacityFigure| self.own(figure.of(span));
        let made = |rule, inputs| self.made(asked, rule, inputs);
        match figure {
            CapacityFigure::Capacity => {
                made(Rule::Difference, vec![own(CapacityFigure::Carried), own(CapacityFigure::Turnover)])
            }
            CapacityFigure::Gap => {
                made(Rule::Difference, vec![own(CapacityFigure::Target), own(CapacityFigure::Capacity)])
            }
            CapacityFigure::Coverage => {
                made(Rule::Ratio, vec![own(CapacityFigure::Capacity), own(CapacityFigure::Target)])
            }
            CapacityFigure::RampedSellers => {
                let (carried, full) = (own(CapacityFigure::Carried), own(CapacityFigure::Full));
                let share = self.carried_of_full(span);
                let share = Trace::new(Input::ShareOfFull, share.into(), Rule::Ratio, vec![carried, full]);
                let sellers = self.outlook.sellers.iter().filter(|seller| self.stays(seller));
                let member =
                    |seller: &SellerOutlook| Trace::leaf(Input::Member(seller.seller), 1, Rule::Imported);
                let sellers: Vec<Trace> = sellers.map(member).collect();
                let number = sellers.len() as u64;
                let sellers = Trace::new(Input::Members, number.into(), Rule::Counted, sellers);
                made(Rule::Product, vec![share, sellers])
            }
            CapacityFigure::Target => match (span.quarter(), self.own(PlanFigure::CompanyPlan.figure())) {
                (_, company) if matches!(company.value, Value::Undefined) => made(Rule::NotSet, Vec::new()),
                (None, company) => made(Rule::Same, vec![company]),
                (Some(place), company) => {
                    made(Rule::Spread { place, weights: self.season_of_quarters() }, vec![company])
                }
            },
            _ => match span.quarter() {
                Some(quarter) => self.capacity_in(asked, figure, quarter),
                None => {
                    let quarter = |span: &Span| self.own(figure.of(*span));
                    made(Rule::Sum, Span::QUARTERS.iter().map(quarter).collect())
                }
            },
        }
    }

    /// What a quarter has, or loses, added up over the sellers.
    fn capacity_in(&self, asked: Figure, figure: CapacityFigure, quarter: usize) -> Option<Trace> {
        let own = |figure: CapacityFigure| self.own(figure.of(Span::QUARTERS[quarter]));
        let sellers = self.outlook.sellers.iter();
        match figure {
            CapacityFigure::Full => {
                let weights = self.season_of_quarters();
                let unit = crate::carried::unit(self.plan.info.decimals);
                let full = |seller: &SellerOutlook| {
                    let part = crate::quota::spread(seller.quota?, &weights, unit)[quarter];
                    let quota = self.own(SellerFigure::Quota.of(seller.seller));
                    let rule = Rule::Spread { place: quarter, weights: weights.to_vec() };
                    Some(Trace::new(Input::FullIn(seller.seller), part.into(), rule, vec![quota]))
                };
                let full = sellers.filter(|seller| self.stays(seller)).filter_map(full);
                self.made(asked, Rule::Sum, full.collect())
            }
            CapacityFigure::Days => {
                self.made(asked, Rule::Difference, vec![own(CapacityFigure::Full), self.unramped(quarter)])
            }
            CapacityFigure::Ramp => {
                let inputs = vec![self.unramped(quarter), own(CapacityFigure::Carried)];
                self.made(asked, Rule::Difference, inputs)
            }
            CapacityFigure::Turnover => {
                let lost = sellers.filter_map(|seller| self.turnover_of(seller, quarter));
                self.made(asked, Rule::Sum, lost.collect())
            }
            _ => {
                let carried = sellers.map(|seller| self.own(quarter_figure(quarter).of(seller.seller)));
                self.made(asked, Rule::Sum, carried.collect())
            }
        }
    }

    fn stays(&self, seller: &SellerOutlook) -> bool {
        let row = self.plan.facts.sellers.get(seller.seller.0);
        row.is_none_or(|row| row.stays(self.plan.year()))
    }

    fn season_of_quarters(&self) -> Vec<i128> {
        self.plan.calendar().full().quarters().to_vec()
    }

    fn carried_of_full(&self, span: Span) -> Option<Rate> {
        let amount = |figure: CapacityFigure| match self.value(figure.of(span)) {
            Some(Value::Money(amount)) => Some(amount),
            _ => None,
        };
        amount(CapacityFigure::Carried)?.share_of(amount(CapacityFigure::Full)?)
    }

    /// What all would carry in a quarter if nobody needed a ramp.
    fn unramped(&self, quarter: usize) -> Trace {
        let sellers = self.outlook.sellers.iter();
        let parts: Vec<Trace> = sellers.filter_map(|seller| self.unramped_of(seller, quarter)).collect();
        let sum: Money = self.outlook.sellers.iter().map(|seller| seller.unramped[quarter]).sum();
        Trace::new(Input::UnrampedSum, sum.into(), Rule::Sum, parts)
    }

    /// `None` where nothing is carried, ramp or not.
    fn unramped_of(&self, seller: &SellerOutlook, quarter: usize) -> Option<Trace> {
        let year: Money = seller.unramped.into_iter().sum();
        if year.is_zero() {
            return None;
        }
        let row = self.plan.facts.sellers.get(seller.seller.0)?;
        let terms = self.plan.terms(row.id);
        let subject = Input::UnrampedIn(row.id, quarter);
        let part = seller.unramped[quarter];
        if seller.unramped == seller.quarters {
            let carried = self.own(quarter_figure(quarter).of(row.id));
            return Some(Trace::new(subject, part.into(), Rule::Same, vec![carried]));
        }
        let quotas = std::iter::once(terms.quota).chain(terms.steps.iter().map(|step| Some(step.quota)));
        let mut weights = vec![0; 4];
        for (quota, Window { from, before }) in quotas.zip(self.spans(&terms)) {
            let months = self.plan.calendar().carried_between(row.stay(), &[], from, before);
            for (weight, share) in weights.iter_mut().zip(months.quarters()) {
                *weight += share * quota.unwrap_or_default().thousandths();
            }
        }
        let (rule, inputs) = self.carried_at(row, &terms, Window::default(), &[]);
        let whole = Trace::new(Input::Unramped(row.id), year.into(), rule, inputs);
        Some(Trace::new(subject, part.into(), Rule::Spread { place: quarter, weights }, vec![whole]))
    }

    /// What turnover is expected to cost of a seller's quarter; `None` where none is assumed.
    fn turnover_of(&self, seller: &SellerOutlook, quarter: usize) -> Option<Trace> {
        let row = self.plan.facts.sellers.get(seller.seller.0)?;
        let loss = self.turnover_loss(row)?;
        let carried = self.own(quarter_figure(quarter).of(row.id));
        let Value::Rate(rate) = loss.value else { return None };
        let lost = seller.quarters[quarter].times(rate, self.plan.info.decimals);
        Some(Trace::new(Input::TurnoverOf(row.id), lost.into(), Rule::Product, vec![carried, loss]))
    }

    /// Yearly turnover x (months of vacancy + months of ramp) / 12.
    fn turnover_loss(&self, row: &Seller) -> Option<Trace> {
        let assumptions = &self.plan.decisions.assumptions;
        let turnover = assumptions.turnover(&row.segment)?;
        let ramp = assumptions.ramp(&row.segment);
        let segments = assumptions.turnovers.iter().map(|other| other.segment.as_str());
        let assumed = Rule::Assumed(assumed_for(&row.segment, segments));
        let ramps = assumptions.ramps.iter().map(|other| other.segment.as_str());
        let ramped = Rule::Assumed(assumed_for(&row.segment, ramps));
        let vacancy = Trace::leaf(Input::VacancyMonths, turnover.vacancy_months, assumed.clone());
        let months = ramp
            .iter()
            .fold(Fraction::ZERO, |sum, month| sum.plus(&Fraction::ONE.minus(&Fraction::rate(*month))));
        let ramped = Trace::leaf(Input::RampMonths, Value::Number(months), ramped);
        let twelfth = Fraction::new(1, 12).map_or(Value::Undefined, Value::Number);
        let twelfth = Trace::leaf(Input::ShareOfYear, twelfth, Rule::EqualPart(12));
        let yearly = Trace::leaf(Input::TurnoverYearly, turnover.yearly, assumed);
        let lost = count(Input::MonthsLost, vec![vacancy, ramped]);
        let factors = vec![yearly, lost, twelfth];
        let loss = turnover.loss(ramp);
        let exact = multiplied(&factors)?;
        if exact.compared(&Fraction::ONE).is_le() {
            return Some(Trace::new(Input::TurnoverLoss, loss.into(), Rule::Product, factors));
        }
        let lost = Trace::new(Input::TurnoverLoss, Value::Share(exact), Rule::Product, factors);
        Some(Trace::new(Input::TurnoverLoss, loss.into(), Rule::AtMostAll, vec![lost]))
    }
}

/// What a seller carries in a quarter, from 0.
fn quarter_figure(quarter: usize) -> SellerFigure {
    [SellerFigure::Quarter1, SellerFigure::Quarter2, SellerFigure::Quarter3, SellerFigure::Quarter4][quarter]
}
