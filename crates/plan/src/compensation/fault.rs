//! What makes a pay plan impossible, and where.

use jiff::civil::Date;

use super::{
    CapLimit, CapPer, Component, Measure, MeasureShare, PayPlan, Point, Reward, Role, Shape, ThresholdKind,
    Tier,
};
use crate::money::{Money, Rate};

/// Why a plan cannot be kept, in its component (`domain.md` 3.3: a gap or an overlap is refused with the place). Rows
/// count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayFault {
    NoComponents,
    /// Tiers must begin at 0 % and rise.
    TiersNotRising {
        component: usize,
        row: usize,
    },
    /// A tier ends before the next begins.
    TierGap {
        component: usize,
        row: usize,
    },
    /// A tier ends after the next begins.
    TierOverlap {
        component: usize,
        row: usize,
    },
    /// Points must rise in attainment.
    PointsNotRising {
        component: usize,
        row: usize,
    },
    /// A curve needs at least two points.
    TooFewPoints {
        component: usize,
    },
    /// Weights of the measures must add up to 1.
    MeasuresNotWhole {
        component: usize,
        sum: Rate,
    },
    /// The same measure twice, or none at all.
    MeasuresNotDistinct {
        component: usize,
    },
    /// Nobody of this role has such a measure.
    MeasureNotForRole {
        component: usize,
        measure: Measure,
    },
    /// A commission is a rate on one measure in money.
    CommissionOnBlend {
        component: usize,
    },
    /// A deal earns an amount of its own on one measure in money alone.
    CapPerDealOnBlend {
        component: usize,
    },
    /// Only sellers sell what a SPIFF counts.
    SpiffNotForRole {
        component: usize,
    },
    /// The window ends before it begins.
    WindowEndsBeforeStart {
        component: usize,
    },
    /// Changes must follow each other in time, inside the window.
    ChangesNotRising {
        component: usize,
        row: usize,
    },
    /// A threshold that reaches 100 % in a straight line must lie below it.
    ThresholdNotBelowTarget {
        component: usize,
    },
    /// A share or a rate outside what it may be.
    OutOfRange {
        component: usize,
        rate: Rate,
        least: Rate,
        most: Rate,
    },
    Amount {
        component: usize,
        amount: Money,
    },
    /// Of the whole plan.
    DrawAmount {
        amount: Money,
    },
    /// A draw that is kept leaves no debt to forgive.
    ForgivenNotOwed,
    /// What is advanced after the debt is forgiven would be owed again.
    ForgivenBeforeLast,
    GuaranteeShare {
        rate: Rate,
        least: Rate,
        most: Rate,
    },
    GuaranteeWithoutMonths,
}

/// Beyond ten times the quota an attainment is a typing error.
const MOST_ATTAINMENT: Rate = Rate::percent(1000);
const MOST_MULTIPLIER: Rate = Rate::percent(2000);

/// The first tier that does not rise above the one before, counted from 0; the first of all must begin at 0 %.
pub fn first_out_of_order(tiers: &[Tier]) -> Option<usize> {
    if tiers.first().is_none_or(|first| first.from != Rate::ZERO) {
        return Some(0);
    }
    tiers.windows(2).position(|pair| pair[1].from <= pair[0].from).map(|place| place + 1)
}

impl PayPlan {
    /// The first thing that makes the plan impossible. `fits`: whether an amount may stand in the plan.
    pub fn fault(&self, fits: impl Fn(Money) -> bool) -> Option<PayFault> {
        if self.components.is_empty() {
            return Some(PayFault::NoComponents);
        }
        let faulty = |(place, component): (usize, &Component)| component.fault(place, self, &fits).err();
        self.components.iter().enumerate().find_map(faulty).or_else(|| self.payment_fault(&fits).err())
    }

    /// Of draw and guarantee, which belong to no component.
    fn payment_fault(&self, fits: &impl Fn(Money) -> bool) -> Result<(), PayFault> {
        if let Some(draw) = self.draw {
            if !fits(draw.amount) {
                return Err(PayFault::DrawAmount { amount: draw.amount });
            }
            if draw.forgiven.is_some() && !draw.recoverable {
                return Err(PayFault::ForgivenNotOwed);
            }
            if draw.forgiven.zip(draw.last).is_some_and(|(forgiven, last)| forgiven < last) {
                return Err(PayFault::ForgivenBeforeLast);
            }
        }
        if let Some(guarantee) = self.guarantee {
            let (rate, least, most) = (guarantee.share, Rate::ZERO, Rate::percent(200));
            if !(least..=most).contains(&rate) {
                return Err(PayFault::GuaranteeShare { rate, least, most });
            }
            if guarantee.months == 0 {
                return Err(PayFault::GuaranteeWithoutMonths);
            }
        }
        Ok(())
    }

    /// As it is kept: ends of tiers are where the next begin.
    pub fn tidied(mut self) -> PayPlan {
        for component in &mut self.components {
            component.name = component.name.trim().to_owned();
            let changed = component.changes.iter_mut().map(|change| &mut change.shape);
            for shape in std::iter::once(&mut component.shape).chain(changed) {
                if let Shape::Marginal { tiers } | Shape::Retroactive { tiers } = shape {
                    tiers.iter_mut().for_each(|tier| tier.to = None);
                }
            }
        }
        self
    }
}

impl Component {
    fn fault(&self, component: usize, plan: &PayPlan, fits: &impl Fn(Money) -> bool) -> Result<(), PayFault> {
        let within = |rate: Rate, least: Rate, most: Rate| match (least..=most).contains(&rate) {
            true => Ok(()),
            false => Err(PayFault::OutOfRange { component, rate, least, most }),
        };
        let allowed =
            |amount: Money| if fits(amount) { Ok(()) } else { Err(PayFault::Amount { component, amount }) };
        self.measures_fault(component, plan)?;
        match self.reward {
            Reward::Target { share } => within(share, Rate::ZERO, Rate::ONE)?,
            Reward::Commission { rate } => within(rate, Rate::ZERO, Rate::ONE)?,
            Reward::Spiff { amount, .. } => allowed(amount)?,
        }
        self.shape_fault(component, &self.shape, within)?;
        if let Some(threshold) = self.threshold {
            within(threshold.at, Rate::ZERO, MOST_ATTAINMENT)?;
            if threshold.kind == ThresholdKind::Incremental && threshold.at >= Rate::ONE {
                return Err(PayFault::ThresholdNotBelowTarget { component });
            }
        }
        if let Some(cap) = self.cap {
            within(cap.beyond, Rate::ZERO, Rate::ONE)?;
            match cap.limit {
                CapLimit::Amount { amount } => allowed(amount)?,
                CapLimit::Times { times } => within(times, Rate::ZERO, MOST_MULTIPLIER)?,
            }
        }
        if self.first.zip(self.last).is_some_and(|(first, last)| last < first) {
            return Err(PayFault::WindowEndsBeforeStart { component });
        }
        let mut before: Option<Date> = self.first;
        for (row, change) in self.changes.iter().enumerate() {
            let late = self.last.is_some_and(|last| change.from > last);
            if late || before.is_some_and(|before| change.from <= before) {
                return Err(PayFault::ChangesNotRising { component, row });
            }
            before = Some(change.from);
            self.shape_fault(component, &change.shape, within)?;
        }
        Ok(())
    }

    fn measures_fault(&self, component: usize, plan: &PayPlan) -> Result<(), PayFault> {
        let mut measures: Vec<Measure> = self.measures.iter().map(|share| share.measure).collect();
        measures.sort();
        measures.dedup();
        if measures.is_empty() || measures.len() != self.measures.len() {
            return Err(PayFault::MeasuresNotDistinct { component });
        }
        if let Some(measure) = measures.into_iter().find(|measure| !plan.role.may_measure(*measure)) {
            return Err(PayFault::MeasureNotForRole { component, measure });
        }
        let sum = Rate::from_scaled(self.measures.iter().map(|share| share.weight.scaled()).sum());
        if sum != Rate::ONE || self.measures.iter().any(|share| share.weight < Rate::ZERO) {
            return Err(PayFault::MeasuresNotWhole { component, sum });
        }
        let alone = matches!(self.measures[..], [MeasureShare { measure, .. }] if measure != Measure::Score);
        match self.reward {
            Reward::Commission { .. } if !alone => Err(PayFault::CommissionOnBlend { component }),
            Reward::Spiff { .. } if plan.role != Role::Seller => Err(PayFault::SpiffNotForRole { component }),
            Reward::Target { .. } if !alone && self.cap.is_some_and(|cap| cap.per == CapPer::Deal) => {
                Err(PayFault::CapPerDealOnBlend { component })
            }
            _ => Ok(()),
        }
    }

    fn shape_fault(
        &self,
        component: usize,
        shape: &Shape,
        within: impl Fn(Rate, Rate, Rate) -> Result<(), PayFault>,
    ) -> Result<(), PayFault> {
        match shape {
            Shape::Marginal { tiers } | Shape::Retroactive { tiers } => {
                for (row, pair) in tiers.windows(2).enumerate() {
                    let Some(to) = pair[0].to else { continue };
                    if to < pair[1].from {
                        return Err(PayFault::TierGap { component, row });
                    }
                    if to > pair[1].from {
                        return Err(PayFault::TierOverlap { component, row });
                    }
                }
                // The last tier has no end: what lies beyond would be paid at no rate.
                if let Some(last) = tiers.last().filter(|last| last.to.is_some()) {
                    let row = tiers.len() - 1;
                    let overlap = last.to.is_some_and(|to| to <= last.from);
                    return Err(if overlap {
                        PayFault::TierOverlap { component, row }
                    } else {
                        PayFault::TierGap { component, row }
                    });
                }
                if let Some(row) = first_out_of_order(tiers) {
                    return Err(PayFault::TiersNotRising { component, row });
                }
                for tier in tiers {
                    within(tier.from, Rate::ZERO, MOST_ATTAINMENT)?;
                    within(tier.multiplier, Rate::ZERO, MOST_MULTIPLIER)?;
                }
            }
            Shape::Curve { points } => {
                if points.len() < 2 {
                    return Err(PayFault::TooFewPoints { component });
                }
                let rises = |pair: &[Point]| pair[1].attainment > pair[0].attainment;
                if let Some(row) = points.windows(2).position(|pair| !rises(pair)) {
                    return Err(PayFault::PointsNotRising { component, row: row + 1 });
                }
                for point in points {
                    within(point.attainment, Rate::ZERO, MOST_ATTAINMENT)?;
                    within(point.pays, Rate::ZERO, MOST_MULTIPLIER)?;
                }
            }
        }
        Ok(())
    }
}
