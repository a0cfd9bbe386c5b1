//! Pay plans as data: what is measured, what it pays, from when to when, how it is paid out (`domain.md` 3).

mod fault;
mod ready;
mod shape;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{PayPlanId, Row};
use crate::money::{Money, Quantity, Rate};

pub use fault::{PayFault, first_out_of_order};
pub use shape::{Point, Shape, Tier};

/// How people of a role are paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", from = "Written")]
#[ts(export)]
pub struct PayPlan {
    pub id: PayPlanId,
    pub name: String,
    pub role: Role,
    /// Segment it is for by default; empty: every segment that has no plan of its own.
    pub segment: String,
    /// Each is measured and rounded apart; what they earn is paid together.
    pub components: Vec<Component>,
    pub frequency: Frequency,
    pub rounding: Rounding,
    pub draw: Option<Draw>,
    pub guarantee: Option<Guarantee>,
    /// Days within which a cancelled deal is taken back; `None`: at any time of the year, 0: never.
    pub clawback_days: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Role {
    Seller,
    Presales,
    /// Leads a team, and is paid on it.
    Manager,
}

/// One part of a pay plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Component {
    pub name: String,
    /// What is attained; several are blended by weight, and the weights add up to 1.
    pub measures: Vec<MeasureShare>,
    pub reward: Reward,
    pub shape: Shape,
    #[serde(default)]
    pub threshold: Option<Threshold>,
    #[serde(default)]
    pub cap: Option<Cap>,
    #[serde(default)]
    pub evaluation: Evaluation,
    /// First day that counts; `None`: the first of the year.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub first: Option<Date>,
    /// Last day that counts; `None`: the last of the year.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub last: Option<Date>,
    /// Other shapes from later dates on, in order of time: what is booked before a date stays paid as it was.
    #[serde(default)]
    pub changes: Vec<ShapeChange>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct MeasureShare {
    pub measure: Measure,
    pub weight: Rate,
}

/// What a component is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Measure {
    /// The seller's own bookings against the individual quota.
    Own,
    /// The bookings of the team and the teams below it against the team's target.
    Team,
    /// The bookings of the pool against its target; of several pools each with its weight.
    Pool,
    /// Objectives that are not money (MBO): a score typed for the person, reached evenly over the year.
    Score,
}

/// What 100 % of the measure earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "by", deny_unknown_fields)]
#[ts(export)]
pub enum Reward {
    /// A share of the person's target variable.
    Target { share: Rate },
    /// A rate on what is booked, whatever the target variable; of one measure in money.
    Commission { rate: Rate },
    /// A fixed amount for each unit or deal sold in the component's window (SPIFF); neither measure nor shape counts.
    Spiff { amount: Money, per: SpiffUnit },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SpiffUnit {
    Unit,
    Deal,
}

/// Three plans that are all called threshold (`domain.md` 3.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Threshold {
    pub kind: ThresholdKind,
    /// Attainment.
    pub at: Rate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ThresholdKind {
    /// Below it nothing, from it on everything from the first unit.
    Cliff,
    /// Only what lies above it is paid.
    AboveOnly,
    /// From nothing at the threshold in a straight line to all at 100 %.
    Incremental,
}

/// Where pay stops, or goes on slower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Cap {
    pub limit: CapLimit,
    pub per: CapPer,
    /// Share of what lies beyond that is still paid: 0 is a hard cap.
    #[serde(default)]
    pub beyond: Rate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "typed", deny_unknown_fields)]
#[ts(export)]
pub enum CapLimit {
    Amount {
        amount: Money,
    },
    /// Of what the component pays at 100 %.
    Times {
        times: Rate,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum CapPer {
    Year,
    /// Of deals that are typed one by one.
    Deal,
}

/// What an attainment is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "by", deny_unknown_fields)]
#[ts(export)]
pub enum Evaluation {
    /// Bookings so far against the year's quota; each payment is what is earned so far less what was paid.
    #[default]
    YearToDate,
    /// Each deal at the place it reaches on the way to the year's quota; a deal may have a cap.
    Deal,
    /// Each period a small year of its own, against its own part of the quota.
    Period { every: Frequency },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Frequency {
    Monthly,
    Quarterly,
    #[default]
    Yearly,
}

/// Where the last unit of a payment goes when it lies exactly between two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Rounding {
    /// Away from zero, as spreadsheets do.
    #[default]
    HalfAway,
    HalfEven,
}

/// An advance at each payment while the component pay lies below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Draw {
    /// At each payment.
    pub amount: Money,
    /// Advances are a debt that later pay makes good; otherwise they are kept.
    pub recoverable: bool,
    /// On this day the debt that is left is forgiven, and what the payment of its period would leave.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub forgiven: Option<Date>,
    /// Last day on which it is advanced; `None`: all year.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub last: Option<Date>,
}

/// At least this share of target variable in the first months, whatever is attained; never a debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Guarantee {
    pub share: Rate,
    /// Months since the start date, or since the beginning of the year for who was there before.
    pub months: u8,
}

/// From this day on another shape applies to what is booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ShapeChange {
    #[ts(type = "string")]
    pub from: Date,
    pub shape: Shape,
}

/// A deal typed instead of an attainment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Deal {
    pub id: crate::ids::DealId,
    pub name: String,
    pub seller: crate::ids::SellerId,
    #[ts(type = "string")]
    pub date: Date,
    pub amount: Money,
    /// Units sold, for a SPIFF that pays by the unit.
    pub units: Quantity,
    /// The day on which it was lost again; its booking is taken back then.
    #[ts(type = "string | null")]
    pub cancelled: Option<Date>,
}

impl Row for PayPlan {
    fn slot(&self) -> u32 {
        self.id.0
    }
}

impl Row for Deal {
    fn slot(&self) -> u32 {
        self.id.0
    }
}

impl PayPlan {
    /// Amounts of money that stand in the plan.
    pub fn amounts(&self) -> impl Iterator<Item = Money> {
        let of_component = |component: &Component| {
            let reward = match component.reward {
                Reward::Spiff { amount, .. } => Some(amount),
                _ => None,
            };
            let cap = component.cap.and_then(|cap| match cap.limit {
                CapLimit::Amount { amount } => Some(amount),
                CapLimit::Times { .. } => None,
            });
            reward.into_iter().chain(cap)
        };
        self.components.iter().flat_map(of_component).chain(self.draw.map(|draw| draw.amount))
    }
}

impl Component {
    /// The shape from the beginning of the year, and those it changes to.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        std::iter::once(&self.shape).chain(self.changes.iter().map(|change| &change.shape))
    }

    pub fn is_spiff(&self) -> bool {
        matches!(self.reward, Reward::Spiff { .. })
    }
}

impl Frequency {
    /// How many months a period has.
    pub fn months(self) -> usize {
        match self {
            Frequency::Monthly => 1,
            Frequency::Quarterly => 3,
            Frequency::Yearly => 12,
        }
    }
}

/// A plan as it may be written. Files of the first versions know tiers alone, on own bookings or on the pool.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Written {
    #[serde(default)]
    id: PayPlanId,
    name: String,
    role: Role,
    segment: String,
    #[serde(default)]
    tiers: Option<Vec<Tier>>,
    #[serde(default)]
    components: Vec<Component>,
    #[serde(default)]
    frequency: Frequency,
    #[serde(default)]
    rounding: Rounding,
    #[serde(default)]
    draw: Option<Draw>,
    #[serde(default)]
    guarantee: Option<Guarantee>,
    #[serde(default)]
    clawback_days: Option<u32>,
}

impl From<Written> for PayPlan {
    fn from(written: Written) -> PayPlan {
        let Written { role, tiers, mut components, .. } = written;
        if let Some(tiers) = tiers {
            components.insert(0, Component::on_target(role.measure(), Shape::Marginal { tiers }));
        }
        PayPlan {
            id: written.id,
            name: written.name,
            role,
            segment: written.segment,
            components,
            frequency: written.frequency,
            rounding: written.rounding,
            draw: written.draw,
            guarantee: written.guarantee,
            clawback_days: written.clawback_days,
        }
    }
}
