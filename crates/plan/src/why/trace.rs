//! What an answer to "why" is made of: a thing, its value, the rule that makes it, and what the rule was given.

use jiff::civil::Date;

use super::{Figure, Input};
use crate::compensation::{Point, Rounding};
use crate::fraction::Fraction;
use crate::ids::TeamId;
use crate::money::{Money, Quantity, Rate};

/// How a value came about. Inputs that are figures of their own stand with their value alone, under
/// [`Rule::OfItsOwn`]; [`super::why`] tells the rest of them.
#[derive(Clone, Debug)]
pub struct Trace {
    pub subject: Subject,
    pub value: Value,
    pub rule: Rule,
    pub inputs: Vec<Trace>,
}

/// What a value is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Figure(Figure),
    Input(Input),
}

#[derive(Clone, Debug)]
pub enum Value {
    Money(Money),
    Rate(Rate),
    Quantity(Quantity),
    Count(u64),
    Date(Date),
    /// An amount on the way to a payment, in thousandths, not rounded.
    Exact(Fraction),
    /// A share of 1 on the way to a payment, not rounded.
    Share(Fraction),
    /// A plain number, not rounded.
    Number(Fraction),
    /// There is no such number: nothing to divide by, nothing set.
    Undefined,
}

/// How a value follows from its inputs. Money, rates and counts are rounded once, to the last unit they are shown in,
/// half away from zero unless the rule says otherwise; exact values are not rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    // Facts.
    /// Entered as a decision.
    Typed,
    /// Entered or imported with accounts and people.
    Imported,
    Assumed(AssumedFor),
    /// What holds where nothing is typed.
    Default,
    NotSet,
    /// Of the plan year's calendar.
    Calendar,
    // Told elsewhere.
    /// A figure of its own.
    OfItsOwn,
    /// Told beside it.
    Beside,
    /// Added up over the payments before.
    EarlierPayments,
    // Arithmetic.
    Same,
    /// Undefined inputs count 0.
    Sum,
    /// A sum of which no part may be undefined.
    Plus,
    /// The first less all others.
    Difference,
    Product,
    /// The first / the second.
    Ratio,
    /// The same, 0 where there is nothing to divide by.
    RatioOrZero,
    /// The first / the second - 1.
    Above,
    /// 1 - the first / the second.
    Below,
    /// The first x (1 + the second).
    RaisedBy,
    /// The first x (1 - the second).
    LessShare,
    Mean,
    /// Of values and weights in turn: sum of the products / sum of the weights.
    WeightedMean,
    Least,
    /// The first, at most all of it.
    AtMostAll,
    /// The first less the second, not below 0.
    NotBelowZero,
    Counted,
    Rounded(Rounding),
    /// One of several parts of a whole by weights, to the currency's last unit, largest remainders first.
    Spread {
        place: usize,
        weights: Vec<i128>,
    },
    /// One of so many equal parts.
    EqualPart(u32),
    // Time.
    /// Days from the first to the last, less those of leave.
    DaysThere,
    /// Weekdays from the first to the last, less leave and holidays.
    Workdays {
        first: Date,
        last: Date,
    },
    /// Shares of the months, added up.
    CarriedByMonth,
    /// There on all days of the year, without a ramp.
    AllYear,
    /// A month of an even year.
    Twelfth,
    /// A month of a quarter.
    ThirdOfQuarter,
    /// A twelfth for each month, by its days.
    Evenly {
        first: Date,
        last: Date,
    },
    /// What its members have in the month, added up.
    MembersByMonth,
    /// The quota in force at the end of the year; 0 where none is set.
    InForceAtEnd,
    /// Who leaves before the end of the year counts 0.
    LeavesBefore,
    /// Nothing is carried, so nothing is booked.
    NothingCarried,
    // Pay.
    /// What the components earned + advanced - held back; and what the payments add up to.
    PaidOut,
    Marginal,
    /// The multiplier times what of the attainment lies in the tier.
    TierSlice {
        from: Rate,
        to: Option<Rate>,
    },
    /// All of the attainment at the multiplier of the tier reached.
    Retroactive {
        from: Rate,
    },
    /// Returns below zero are taken back at the first multiplier.
    Returned,
    /// Straight between two points; `None` after the last.
    OnCurve {
        before: Point,
        after: Option<Point>,
    },
    BelowThreshold,
    ThresholdReached,
    /// The share at the attainment less the share at the threshold.
    AboveThreshold,
    /// What lies above the threshold, at the multiplier of the tier reached.
    AboveAtRate,
    /// From nothing at the threshold straight to what 100 % pays.
    TowardsTarget,
    /// Up to the limit in full, beyond it at the share that is still paid.
    Capped,
    /// Below the limit: nothing is cut.
    BelowCap,
    /// (Earned by the deal - limit) x (1 - the share that is still paid).
    BeyondDealCap,
    /// Less than nothing: what a loan takes from the pool that it helps.
    LentAway,
    /// Before its first day a component earns nothing.
    NotYet,
    /// A time without a quota of its own has nothing to attain.
    NothingToAttain,
    /// Draw less gross where it is more, and what lacks to the guarantee.
    Advanced,
    /// The debt, as far as what was earned beyond the draw and the guarantee goes.
    HeldBack,
    /// Advanced less held back less forgiven.
    Debt,
    NothingOwed,
    NothingEarned,
    /// No level stands above.
    NothingAbove,
    /// No pool says what is attained.
    NoPool,
    /// Members of the pool for each unit of presales capacity.
    PerUnit,
}

/// For whom something is assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssumedFor {
    Seller,
    Team(TeamId),
    /// Empty: all other segments.
    Segment(String),
    All,
}

impl Trace {
    pub(super) fn new(subject: impl Into<Subject>, value: Value, rule: Rule, inputs: Vec<Trace>) -> Trace {
        Trace { subject: subject.into(), value, rule, inputs }
    }

    /// A fact, or what is told elsewhere.
    pub(super) fn leaf(subject: impl Into<Subject>, value: impl Into<Value>, rule: Rule) -> Trace {
        Trace::new(subject, value.into(), rule, Vec::new())
    }

    /// The same thing where it is told beside.
    pub(super) fn beside(&self) -> Trace {
        Trace::leaf(self.subject.clone(), self.value.clone(), Rule::Beside)
    }

    /// A figure of its own stays one; anything else is told beside.
    pub(super) fn closed(&self) -> Trace {
        match self.rule {
            Rule::OfItsOwn => self.clone(),
            _ => self.beside(),
        }
    }

    /// The same under another subject.
    pub(super) fn called(self, subject: impl Into<Subject>) -> Trace {
        Trace { subject: subject.into(), ..self }
    }

    /// The figure that it is, or none.
    pub fn figure(&self) -> Option<Figure> {
        match self.subject {
            Subject::Figure(figure) => Some(figure),
            Subject::Input(_) => None,
        }
    }
}

impl From<Figure> for Subject {
    fn from(figure: Figure) -> Subject {
        Subject::Figure(figure)
    }
}

impl From<Input> for Subject {
    fn from(input: Input) -> Subject {
        Subject::Input(input)
    }
}

macro_rules! values {
    ($($kind:ty => $value:ident),*) => {$(
        impl From<$kind> for Value {
            fn from(value: $kind) -> Value { Value::$value(value) }
        }
    )*};
}
values!(Money => Money, Rate => Rate, Quantity => Quantity, u64 => Count, Date => Date);

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Undefined, Into::into)
    }
}

impl Value {
    /// As a fraction in the unit it stands for: amounts in thousandths, shares of 1, plain numbers.
    pub(super) fn fraction(&self) -> Option<Fraction> {
        match self {
            Value::Money(amount) => Some(Fraction::money(*amount)),
            Value::Rate(rate) => Some(Fraction::rate(*rate)),
            Value::Quantity(quantity) => Fraction::new(quantity.thousandths().into(), 1000),
            Value::Count(count) => Some(Fraction::whole((*count).into())),
            Value::Exact(exact) | Value::Share(exact) | Value::Number(exact) => Some(exact.clone()),
            Value::Date(_) | Value::Undefined => None,
        }
    }
}
