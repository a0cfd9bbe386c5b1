//! Pay plans as a person writes them.

use jiff::civil::Date;
use serde::Deserialize;

use super::CaseProblem;
use super::written::{Amount, Share};
use crate::compensation::{
    Cap, CapLimit, CapPer, Component, Draw, Evaluation, Frequency, Guarantee, Measure, MeasureShare, PayPlan,
    Point, Reward, Role, Rounding, Shape, ShapeChange, SpiffUnit, Threshold, ThresholdKind, Tier,
};
use crate::money::Rate;

/// A pay plan. What is not written is as in a new plan: yearly, half away from zero, no draw, no guarantee.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanOf {
    #[serde(default = "seller")]
    pub role: Role,
    pub components: Vec<ComponentOf>,
    #[serde(default)]
    pub frequency: Frequency,
    #[serde(default)]
    pub rounding: RoundingOf,
    #[serde(default)]
    pub draw: Option<DrawOf>,
    #[serde(default)]
    pub guarantee: Option<GuaranteeOf>,
    /// Days within which a cancelled deal is taken back; all year where none is written, 0: never.
    #[serde(default)]
    pub clawback_days: Option<u32>,
}

fn seller() -> Role {
    Role::Seller
}

fn yes() -> bool {
    true
}

fn a_year() -> CapPer {
    CapPer::Year
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundingOf {
    #[default]
    HalfAway,
    HalfEven,
}

/// An advance at each payment.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawOf {
    pub amount: Amount,
    #[serde(default = "yes")]
    pub recoverable: bool,
    #[serde(default)]
    pub forgiven: Option<Date>,
    #[serde(default)]
    pub last: Option<Date>,
}

/// At least this share of the target variable in the first months.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuaranteeOf {
    pub share: Share,
    pub months: u8,
}

/// One component: a measure or several, one reward, one shape.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComponentOf {
    #[serde(default)]
    pub name: String,
    /// What the role is measured by, where neither this nor `measures` is written.
    #[serde(default)]
    pub measure: Option<Measure>,
    #[serde(default)]
    pub measures: Vec<MeasureOf>,
    #[serde(default)]
    pub target_share: Option<Share>,
    #[serde(default)]
    pub commission: Option<Share>,
    #[serde(default)]
    pub spiff: Option<SpiffOf>,
    #[serde(default)]
    pub marginal: Option<Vec<TierOf>>,
    #[serde(default)]
    pub retroactive: Option<Vec<TierOf>>,
    #[serde(default)]
    pub curve: Option<Vec<PointOf>>,
    #[serde(default)]
    pub threshold: Option<ThresholdOf>,
    #[serde(default)]
    pub cap: Option<CapOf>,
    #[serde(default)]
    pub evaluation: EvaluationOf,
    /// First and last day that count.
    #[serde(default)]
    pub first: Option<Date>,
    #[serde(default)]
    pub last: Option<Date>,
    #[serde(default)]
    pub changes: Vec<ChangeOf>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureOf {
    pub measure: Measure,
    pub weight: Share,
}

/// So much for each unit or deal.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpiffOf {
    pub amount: Amount,
    pub per: SpiffUnit,
}

/// From this attainment on, and where it is written up to another, so many times the base rate.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierOf {
    pub from: Share,
    #[serde(default)]
    pub to: Option<Share>,
    pub times: Share,
}

/// A point of a curve: at this attainment this share of what 100 % pays.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointOf {
    pub at: Share,
    pub pays: Share,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThresholdOf {
    pub kind: ThresholdKindOf,
    pub at: Share,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThresholdKindOf {
    Cliff,
    AboveOnly,
    Incremental,
}

/// Either an amount or a multiple of what 100 % pays.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapOf {
    #[serde(default)]
    pub amount: Option<Amount>,
    #[serde(default)]
    pub times: Option<Share>,
    #[serde(default = "a_year")]
    pub per: CapPer,
    /// Still paid of what lies beyond; nothing where it is not written.
    #[serde(default)]
    pub beyond: Share,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvaluationOf {
    #[default]
    YearToDate,
    Deal,
    Month,
    Quarter,
}

/// From this day on another shape.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeOf {
    pub from: Date,
    #[serde(default)]
    pub marginal: Option<Vec<TierOf>>,
    #[serde(default)]
    pub retroactive: Option<Vec<TierOf>>,
    #[serde(default)]
    pub curve: Option<Vec<PointOf>>,
}

impl PlanOf {
    /// The plan as it is kept; refused where a plan of the product would be.
    pub fn read(&self, decimals: u8) -> Result<PayPlan, CaseProblem> {
        let components: Result<_, CaseProblem> =
            self.components.iter().map(|component| component.read(self.role)).collect();
        let plan = PayPlan {
            frequency: self.frequency,
            rounding: match self.rounding {
                RoundingOf::HalfAway => Rounding::HalfAway,
                RoundingOf::HalfEven => Rounding::HalfEven,
            },
            draw: self.draw.map(|draw| Draw {
                amount: draw.amount.0,
                recoverable: draw.recoverable,
                forgiven: draw.forgiven,
                last: draw.last,
            }),
            guarantee: self
                .guarantee
                .map(|guarantee| Guarantee { share: guarantee.share.0, months: guarantee.months }),
            clawback_days: self.clawback_days,
            ..PayPlan::new("", self.role, "", components?)
        };
        match plan.fault(|amount| amount.fits(decimals) && !amount.is_negative()) {
            None => Ok(plan.tidied()),
            Some(fault) => Err(super::pay_fault::refused(&plan, fault)),
        }
    }
}

impl ComponentOf {
    fn read(&self, role: Role) -> Result<Component, CaseProblem> {
        let one = |measure| vec![MeasureShare { measure, weight: Rate::ONE }];
        let measures = match (self.measure, self.measures.as_slice()) {
            (Some(measure), []) => one(measure),
            (None, []) => one(role.measure()),
            (None, several) => several
                .iter()
                .map(|share| MeasureShare { measure: share.measure, weight: share.weight.0 })
                .collect(),
            _ => return Err(CaseProblem::GiveOneOf { fields: vec!["measure", "measures"] }),
        };
        let reward = match (self.target_share, self.commission, self.spiff) {
            (Some(Share(share)), None, None) => Reward::Target { share },
            (None, Some(Share(rate)), None) => Reward::Commission { rate },
            (None, None, Some(spiff)) => Reward::Spiff { amount: spiff.amount.0, per: spiff.per },
            _ => return Err(CaseProblem::GiveOneOf { fields: vec!["target_share", "commission", "spiff"] }),
        };
        let changes: Result<_, CaseProblem> = self.changes.iter().map(ChangeOf::read).collect();
        Ok(Component {
            name: self.name.clone(),
            measures,
            reward,
            shape: shape(&self.marginal, &self.retroactive, &self.curve)?.unwrap_or_else(Shape::linear),
            threshold: self.threshold.map(ThresholdOf::read),
            cap: self.cap.map(CapOf::read).transpose()?,
            evaluation: match self.evaluation {
                EvaluationOf::YearToDate => Evaluation::YearToDate,
                EvaluationOf::Deal => Evaluation::Deal,
                EvaluationOf::Month => Evaluation::Period { every: Frequency::Monthly },
                EvaluationOf::Quarter => Evaluation::Period { every: Frequency::Quarterly },
            },
            first: self.first,
            last: self.last,
            changes: changes?,
        })
    }
}

impl ChangeOf {
    fn read(&self) -> Result<ShapeChange, CaseProblem> {
        let fields = vec!["marginal", "retroactive", "curve"];
        let shape = shape(&self.marginal, &self.retroactive, &self.curve)?;
        Ok(ShapeChange { from: self.from, shape: shape.ok_or(CaseProblem::GiveOneOf { fields })? })
    }
}

impl ThresholdOf {
    fn read(self) -> Threshold {
        let kind = match self.kind {
            ThresholdKindOf::Cliff => ThresholdKind::Cliff,
            ThresholdKindOf::AboveOnly => ThresholdKind::AboveOnly,
            ThresholdKindOf::Incremental => ThresholdKind::Incremental,
        };
        Threshold { kind, at: self.at.0 }
    }
}

impl CapOf {
    fn read(self) -> Result<Cap, CaseProblem> {
        let limit = match (self.amount, self.times) {
            (Some(Amount(amount)), None) => CapLimit::Amount { amount },
            (None, Some(Share(times))) => CapLimit::Times { times },
            _ => return Err(CaseProblem::GiveOneOf { fields: vec!["amount", "times"] }),
        };
        Ok(Cap { limit, per: self.per, beyond: self.beyond.0 })
    }
}

/// The one shape that is written; `None` where none is.
fn shape(
    marginal: &Option<Vec<TierOf>>,
    retroactive: &Option<Vec<TierOf>>,
    curve: &Option<Vec<PointOf>>,
) -> Result<Option<Shape>, CaseProblem> {
    let tiers = |tiers: &[TierOf]| -> Vec<Tier> {
        tiers
            .iter()
            .map(|tier| Tier { from: tier.from.0, to: tier.to.map(|to| to.0), multiplier: tier.times.0 })
            .collect()
    };
    match (marginal, retroactive, curve) {
        (None, None, None) => Ok(None),
        (Some(marginal), None, None) => Ok(Some(Shape::Marginal { tiers: tiers(marginal) })),
        (None, Some(retroactive), None) => Ok(Some(Shape::Retroactive { tiers: tiers(retroactive) })),
        (None, None, Some(points)) => {
            let points = points.iter().map(|point| Point { attainment: point.at.0, pays: point.pays.0 });
            Ok(Some(Shape::Curve { points: points.collect() }))
        }
        _ => Err(CaseProblem::GiveOneOf { fields: vec!["marginal", "retroactive", "curve"] }),
    }
}
