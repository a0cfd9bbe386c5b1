//! Shapes: how much of the target an attainment pays.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fraction::Fraction;
use crate::money::Rate;

use super::Rounding;

/// From attainment to a share of what 100 % pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "by", deny_unknown_fields)]
#[ts(export)]
pub enum Shape {
    /// Each unit at the rate of the tier it falls in.
    Marginal { tiers: Vec<Tier> },
    /// Everything at the rate of the tier reached.
    Retroactive { tiers: Vec<Tier> },
    /// Straight lines between points; before the first from nothing at 0 %, after the last no further.
    Curve { points: Vec<Point> },
}

/// From this attainment on, each unit is paid `multiplier` times the base rate, up to where the next tier begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Tier {
    pub from: Rate,
    /// Where it ends, if it is written: it must be where the next begins, and is not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub to: Option<Rate>,
    pub multiplier: Rate,
}

/// At this attainment, this share of what 100 % pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Point {
    pub attainment: Rate,
    pub pays: Rate,
}

impl Tier {
    pub const fn new(from: Rate, multiplier: Rate) -> Tier {
        Tier { from, to: None, multiplier }
    }
}

impl Shape {
    /// The same rate before and after 100 %.
    pub fn linear() -> Shape {
        Shape::Marginal { tiers: vec![Tier::new(Rate::ZERO, Rate::ONE)] }
    }

    pub fn tiers(&self) -> Option<&[Tier]> {
        match self {
            Shape::Marginal { tiers } | Shape::Retroactive { tiers } => Some(tiers),
            Shape::Curve { .. } => None,
        }
    }

    /// Share of the target that an attainment pays. Bookings below zero (returns) are taken back at the first rate.
    pub fn at(&self, attainment: &Fraction) -> Fraction {
        match self {
            Shape::Marginal { tiers } => marginal(tiers, attainment),
            Shape::Retroactive { tiers } => attainment.times(&Fraction::rate(reached(tiers, attainment))),
            Shape::Curve { points } => interpolated(points, attainment),
        }
    }

    /// The multiplier on everything, where the attainment reached decides it.
    pub(crate) fn rate_reached(&self, attainment: &Fraction) -> Option<Rate> {
        match self {
            Shape::Retroactive { tiers } => Some(reached(tiers, attainment)),
            Shape::Marginal { .. } | Shape::Curve { .. } => None,
        }
    }

    /// The one rate that pays everything, where there is only one.
    pub fn only_rate(&self) -> Option<Rate> {
        match self.tiers() {
            Some([tier]) => Some(tier.multiplier),
            _ => None,
        }
    }

    /// Whether any unit is paid better than those at 100 %.
    pub fn accelerates(&self) -> bool {
        let above = |at: i64| self.at(&Fraction::rate(Rate::percent(at)));
        let beyond = self.kinks().into_iter().chain([Rate::percent(200), Rate::percent(1000)]);
        let own = above(100);
        beyond.filter(|kink| *kink > Rate::ONE).any(|kink| {
            // Above the line from 0 through 100 %.
            let line = own.times(&Fraction::rate(kink));
            self.at(&Fraction::rate(kink)).compared(&line).is_gt()
        })
    }

    /// Attainments at which the shape bends or jumps.
    pub fn kinks(&self) -> Vec<Rate> {
        match self {
            Shape::Marginal { tiers } | Shape::Retroactive { tiers } => {
                tiers.iter().map(|tier| tier.from).collect()
            }
            Shape::Curve { points } => points.iter().map(|point| point.attainment).collect(),
        }
    }

    /// Jumps of a retroactive shape: where, and by what share of the target.
    pub fn cliffs(&self) -> Vec<(Rate, Rate)> {
        let Shape::Retroactive { tiers } = self else { return Vec::new() };
        let jumps = tiers.windows(2).filter_map(|pair| {
            let raised = pair[1].multiplier.scaled() - pair[0].multiplier.scaled();
            let jump = Fraction::rate(Rate::from_scaled(raised)).times(&Fraction::rate(pair[1].from));
            Some((pair[1].from, jump.to_rate()?))
        });
        jumps.filter(|(_, jump)| *jump > Rate::ZERO).collect()
    }
}

/// The boundary belongs to the higher tier.
fn reached(tiers: &[Tier], attainment: &Fraction) -> Rate {
    let reached = tiers.iter().rev().find(|tier| attainment.compared(&Fraction::rate(tier.from)).is_ge());
    reached.or(tiers.first()).map_or(Rate::ONE, |tier| tier.multiplier)
}

/// `sum_k m_k * max(0, min(a, hi_k) - lo_k)`, each tier on what lies in it: in the tier reached that is `m * a` and
/// what the tiers below it paid more or less than `m`.
fn marginal(tiers: &[Tier], attainment: &Fraction) -> Fraction {
    let Some(first) = tiers.first() else { return attainment.clone() };
    let (mut reached, mut beside) = (first, 0i128);
    for tier in &tiers[1..] {
        if attainment.compared(&Fraction::rate(tier.from)).is_le() {
            break;
        }
        let less = i128::from(reached.multiplier.scaled()) - i128::from(tier.multiplier.scaled());
        beside += less * i128::from(tier.from.scaled());
        reached = tier;
    }
    let paid = attainment.times(&Fraction::rate(reached.multiplier));
    if beside == 0 { paid } else { paid.plus(&Fraction::rate_squared(beside)) }
}

fn interpolated(points: &[Point], attainment: &Fraction) -> Fraction {
    let place =
        points.iter().position(|point| attainment.compared(&Fraction::rate(point.attainment)).is_lt());
    let at_zero = points.first().is_some_and(|first| first.attainment == Rate::ZERO);
    // Where the first point lies at 0 %, its line goes on below it.
    let place = place.map(|place| if at_zero { place.max(1) } else { place });
    let start = Point { attainment: Rate::ZERO, pays: Rate::ZERO };
    let (before, after) = match place {
        Some(0) => (start, points[0]),
        Some(place) if place < points.len() => (points[place - 1], points[place]),
        _ => return points.last().map_or(Fraction::ZERO, |point| Fraction::rate(point.pays)),
    };
    let run = Rate::from_scaled(after.attainment.scaled() - before.attainment.scaled());
    let rise = Rate::from_scaled(after.pays.scaled() - before.pays.scaled());
    let along = attainment.minus(&Fraction::rate(before.attainment)).times(&Fraction::rate(rise));
    let risen = along.over(&Fraction::rate(run)).unwrap_or(Fraction::ZERO);
    // Returns below zero go back along the first line.
    Fraction::rate(before.pays).plus(&risen)
}

impl Rounding {
    /// To choose from.
    pub const ALL: [Rounding; 2] = [Rounding::HalfAway, Rounding::HalfEven];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiers(steps: &[(i64, i64)]) -> Vec<Tier> {
        steps.iter().map(|(from, times)| Tier::new(Rate::percent(*from), Rate::percent(*times))).collect()
    }

    fn at(shape: &Shape, percent: i64) -> String {
        shape.at(&Fraction::rate(Rate::percent(percent))).to_rate().unwrap().to_string()
    }

    #[test]
    fn the_storys_accelerators() {
        let shape = Shape::Marginal { tiers: tiers(&[(0, 100), (100, 150), (125, 200)]) };
        let paid: Vec<String> =
            [0, 50, 100, 110, 150, -10].iter().map(|percent| at(&shape, *percent)).collect();
        assert_eq!(paid, ["0", "0.5", "1", "1.15", "1.875", "-0.1"]);
        assert!(shape.accelerates());
        assert!(!Shape::linear().accelerates());
    }

    /// The boundary belongs to the higher tier, and the jump there is 20 % of the target.
    #[test]
    fn retroactive_tiers_pay_everything_at_the_rate_reached() {
        let shape = Shape::Retroactive { tiers: tiers(&[(0, 100), (100, 120)]) };
        assert_eq!((at(&shape, 99), at(&shape, 100)), ("0.99".to_owned(), "1.2".to_owned()));
        assert_eq!(shape.cliffs(), [(Rate::ONE, Rate::percent(20))]);
    }

    #[test]
    fn a_curve_is_straight_between_its_points() {
        let point =
            |attainment, pays| Point { attainment: Rate::percent(attainment), pays: Rate::percent(pays) };
        let shape = Shape::Curve { points: vec![point(50, 25), point(100, 100), point(150, 200)] };
        let paid: Vec<String> =
            [25, 50, 75, 100, 125, 150, 180].iter().map(|percent| at(&shape, *percent)).collect();
        assert_eq!(paid, ["0.125", "0.25", "0.625", "1", "1.5", "2", "2"]);
    }
}
