//! What leads to a figure and is none of its own.

use jiff::civil::Date;

use crate::compensation::{Measure, SpiffUnit};
use crate::edit::Payee;
use crate::ids::{AccountId, DealId, LoanId, PoolId, PresalesId, SellerId, TeamId};
use crate::money::Rate;
use crate::presales_work::Stage;

/// What is no figure of its own. Dates: from that day on; `None`: from the beginning of the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    // People.
    FullYearBase,
    FullYearTargetVariable,
    ShareOfYear,
    DaysThere,
    DaysOfYear,
    FirstDay,
    LastDay,
    LeaveFrom,
    LeaveTo,
    // Quotas.
    QuotaFrom(Option<Date>),
    CarriedFrom(Option<Date>),
    ShareCarried(Option<Date>),
    QuotaForTime(Option<Date>),
    AttainmentFrom(Option<Date>),
    BookingsFrom(Option<Date>),
    /// What is assumed for a seller, not rounded.
    BookedExactly(SellerId),
    MonthCarried(Date),
    Season(Date),
    SeasonOfQuarter(u8),
    /// What a seller would carry in the year who needs no ramp, and its part in a quarter, from 0.
    Unramped(SellerId),
    UnrampedIn(SellerId, usize),
    UnrampedSum,
    /// A full quota's part of a quarter.
    FullIn(SellerId),
    TurnoverOf(SellerId),
    TurnoverLoss,
    TurnoverYearly,
    /// Months of full quota lost by whoever leaves and follows.
    MonthsLost,
    VacancyMonths,
    RampMonths,
    ShareOfFull,
    /// In the month, the so-many-th since the start, from 1.
    Ramp(u32),
    ShareOfMonth,
    DaysOfMonth,
    LastBookings,
    Penetration,
    WinRate,
    OverAssignment,
    // Territories.
    Account(AccountId),
    MeanPotential,
    /// Accounts kept out of all territories by hand.
    KeptOut,
    // Pools.
    WeightOf(PresalesId, PoolId),
    /// What the seller carries on the days in the pool, and books on them.
    CarriedIn(SellerId, PoolId),
    BookedIn(SellerId, PoolId),
    /// Net of what loans credit the pool with and take from it.
    Lent,
    Loan(LoanId),
    LoanAmount,
    LoanShare,
    Weight,
    Members,
    Member(SellerId),
    // Presales hours.
    HoursAsked,
    HoursThere,
    /// Hours of a segment's opportunities.
    WorkOf(String),
    OpportunitiesOf(String),
    OpportunitiesBy(SellerId),
    SellerOpportunities(SellerId),
    OpportunitiesTyped,
    HoursEach(String),
    Stage(Stage),
    StageHours,
    StageReached,
    Reachable,
    PotentialIn(SellerId, String),
    PotentialOf(String),
    ShareOfPotential,
    AverageDeal,
    GivenBy(PresalesId, PoolId),
    HoursPerDay,
    Productive,
    Workdays,
    WorkdaysIn(Date),
    Holiday,
    // Deals.
    Deal(DealId),
    Cancellation(DealId),
    DealOn(Date),
    /// Too late to be taken back.
    KeptCancellation(Date),
    // Pay.
    PlainVariable(Payee),
    Component {
        place: usize,
        name: String,
    },
    /// Rounded, by the end of the day.
    ComponentUntil {
        place: usize,
        name: String,
        last: Date,
    },
    /// Not rounded, by the end of the day.
    Earned(Date),
    /// Of several stretches on the same pool, from its first day on.
    EarnedOn(PoolId, Option<Date>),
    EarnedFrom(Option<Date>),
    EarnedInPeriod {
        first: Date,
        last: Date,
    },
    EarnedUnder {
        first: Date,
        last: Date,
    },
    ShareOfPerson,
    BeforeCap,
    CapLimit,
    CapTimes,
    StillPaid,
    BeyondDealCaps,
    BeyondCapOf(Date),
    EarnedByDeal(Date),
    AtTarget,
    ComponentShare,
    VariableOn(PoolId),
    VariableFrom(Option<Date>),
    PoolWeight(PoolId),
    WindowShare,
    DaysWorked,
    Commission,
    Spiff(SpiffUnit),
    Sold(SpiffUnit),
    PaidShare,
    PaidShareAt(Rate),
    /// By the shape of a later stretch, of what is booked before the day.
    PaidShareBefore(Date),
    Slice,
    Multiplier,
    Threshold,
    Attained,
    AttainedBy(Measure),
    MeasureWeight(Measure),
    WeightedBy(Measure),
    Score,
    Booked(Measure),
    BookedInMonth(Date),
    QuotaOf(Measure),
    QuotaInMonth(Date),
    QuotaInWindow,
    MonthsWhole,
    PeriodPart,
    TeamBookings(Option<TeamId>),
    Payments,
    Payment(Date),
    Gross,
    PaidBefore,
    AdvancedInYear,
    HeldBackInYear,
    Advanced(Date),
    HeldBack(Date),
    Owed(Date),
    Forgiven(Date),
    DebtBefore,
    Draw,
    Guaranteed,
    GuaranteedShare,
    AcceleratorOf {
        place: usize,
        name: String,
    },
    Accelerators,
    AtLinearRate,
}
