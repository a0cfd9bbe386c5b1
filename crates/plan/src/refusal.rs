//! Why the domain says no. Nothing has changed; a face words it for the user.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::compensation::{PayFault, Role};
use crate::ids::{PoolId, SellerId, TeamId};
use crate::money::{Decimal, Money, NumberProblem, Quantity, Rate};

/// What kind of row is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Kind {
    Plan,
    Account,
    Seller,
    Presales,
    Territory,
    Rule,
    Team,
    Pool,
    Member,
    Attachment,
    PayPlan,
    Request,
    Deal,
    Pair,
    Loan,
    RegionSet,
}

/// Why an edit is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No such row (any more).
    NotFound {
        kind: Kind,
        id: u32,
    },
    NameEmpty {
        kind: Kind,
    },
    NameTaken {
        kind: Kind,
        name: String,
    },
    /// Cells of an import or a paste, all of them; rows and columns count from 0 in the edit.
    BadCells {
        cells: Vec<BadCell>,
    },
    /// An amount that must not be negative.
    Negative {
        amount: Money,
    },
    /// More decimals than the plan's currency has.
    TooPrecise {
        amount: Money,
        decimals: u8,
    },
    /// A share outside what it may be (both ends allowed).
    OutOfRange {
        rate: Rate,
        least: Rate,
        most: Rate,
    },
    /// A number (months, a weight) outside what it may be (both ends allowed).
    OutOfBounds {
        number: Quantity,
        least: Quantity,
        most: Quantity,
    },
    /// Spreading needs a company plan, or a target typed.
    NoTarget,
    /// Locked quotas already take more than the target.
    LockedBeyondTarget {
        locked: Money,
        target: Money,
    },
    /// Every seller in question is locked, or there is none.
    NobodyToSpreadOver,
    /// A locked target of a team is less than what is locked below it.
    LockedBeyondTeam {
        team: TeamId,
        locked: Money,
        target: Money,
    },
    /// No method, or none that counts.
    EmptyBlend,
    /// The shares of a year must add up to 1.
    SeasonNotWhole {
        sum: Rate,
    },
    /// A team cannot stand under itself.
    TeamUnderItself {
        team: TeamId,
    },
    /// More than ten levels of teams.
    TeamsTooDeep,
    /// Steps of a quota must fall within the plan year, each on a day of its own.
    StepOutOfPlace {
        date: Date,
    },
    /// The seller is not there on that day: not yet, or no longer.
    NotThereThen {
        date: Date,
    },
    /// Nobody else in the team is there then, or all are locked.
    NobodyToHandOverTo,
    /// A quota would fall below zero.
    QuotaBelowZero {
        seller: SellerId,
    },
    /// A rule or a group without conditions, or a condition without values.
    EmptyRule,
    /// Groups within groups beyond the sixth level.
    RuleTooDeep,
    /// Nothing can lie in the range.
    RangeUpsideDown {
        least: Decimal,
        below: Decimal,
    },
    /// The same of postal codes.
    PostalRangeUpsideDown {
        first: String,
        last: String,
    },
    /// Farther than half around the earth, or not away at all.
    DistanceOutOfBounds {
        kilometres: Decimal,
        most: Decimal,
    },
    /// Beyond the poles or the date line.
    NotAPlace {
        latitude: Decimal,
        longitude: Decimal,
    },
    /// External ids of accounts that are not there.
    NoSuchAccounts {
        ids: Vec<String>,
    },
    /// A pay plan that cannot be.
    PayPlanFault {
        fault: PayFault,
    },
    /// A pay plan is for one role, and the person has another.
    PayPlanForOthers {
        role: Role,
    },
    /// Deals must fall into the plan year.
    DealOutOfYear {
        row: usize,
        date: Date,
    },
    /// A deal cannot be lost before it is won.
    DealCancelledBefore {
        row: usize,
        date: Date,
    },
    /// A membership or an attachment ends before it begins.
    EndsBeforeStart {
        start: Date,
        end: Date,
    },
    /// The same member or seller twice in one pool at the same time.
    TwiceInPool {
        pool: PoolId,
    },
    /// A loan goes to another pool than the member's own.
    LoanToHome,
    /// The date lies outside the plan year.
    OutOfYear {
        date: Date,
    },
    /// Without an average deal potential makes no opportunities.
    NoAverageDeal,
    /// A mean attainment must be above 0.
    BadDistribution,
    /// A plan year before 1900 or after 2200.
    YearOutOfRange {
        year: i16,
    },
    /// A set of regions without any.
    NoRegions,
    /// More regions or corners than a set may have.
    RegionsTooLarge {
        regions: usize,
        corners: usize,
    },
    TooManyRegionSets {
        most: usize,
    },
    /// Not a currency code, or one that amounts already typed do not fit.
    BadCurrency {
        currency: String,
    },
}

/// A cell that cannot be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCell {
    pub row: usize,
    pub column: usize,
    pub text: String,
    pub problem: CellProblem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellProblem {
    Number(NumberProblem),
    /// Not a date of the form 2027-01-31.
    NotADate,
    /// Not yes or no.
    NotYesNo,
    /// More decimals than the plan's currency has.
    TooPrecise,
    Negative,
    /// A coordinate beyond the poles or the date line.
    NotACoordinate,
    /// The key that makes the row known is empty.
    KeyMissing,
    /// The same key stands in an earlier row.
    KeyTwice {
        first_row: usize,
    },
    /// The person's end lies before the start.
    EndsBeforeStart,
    /// Not days away of the form 2027-03-01/2027-05-31.
    NotLeaves,
    /// Days away overlap, or end before they begin.
    LeavesOutOfOrder,
    /// No team is called that.
    NoSuchTeam,
    /// The column cannot be changed this way.
    NotEditable,
}
